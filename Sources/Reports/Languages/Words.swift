import Charts
import Text

/// Every word of a report in one language, a table for each section or topic.
///
/// A table holds the languages of each text side by side: the compiler finds what is not translated.
/// Its functions take what the sentence is about, numbers already formatted, and return text: no number
/// and no name of a firm is written in a table.
public struct Words: WordTable {
    public let language: ReportLanguage

    public static func of(_ language: ReportLanguage) -> Words { Words(language: language) }

    var common: CommonWords { CommonWords(language: language) }
    var indicators: IndicatorWords { IndicatorWords(language: language) }
    var status: StatusWords { StatusWords(language: language) }
    var gate: GateWords { GateWords(language: language) }
    var whatChanged: WhatChangedWords { WhatChangedWords(language: language) }
    var numberIndex: NumberIndexWords { NumberIndexWords(language: language) }
    var keyNumbers: KeyNumbersWords { KeyNumbersWords(language: language) }
    var returnable: ReturnableWords { ReturnableWords(language: language) }
    var circularity: CircularityWords { CircularityWords(language: language) }
    var exhibits: ExhibitWords { ExhibitWords(language: language) }
    var passThrough: PassThroughWords { PassThroughWords(language: language) }
    var roundTrip: RoundTripWords { RoundTripWords(language: language) }
    var fragility: FragilityWords { FragilityWords(language: language) }
    var concentration: ConcentrationWords { ConcentrationWords(language: language) }
    var significance: SignificanceWords { SignificanceWords(language: language) }
    var headlineDecay: HeadlineDecayWords { HeadlineDecayWords(language: language) }
    var stress: StressWords { StressWords(language: language) }
    var contagion: ContagionWords { ContagionWords(language: language) }
    var triggers: TriggerWords { TriggerWords(language: language) }
    var conflicts: ConflictsWords { ConflictsWords(language: language) }
    var evidence: EvidenceWords { EvidenceWords(language: language) }
    var method: MethodWords { MethodWords(language: language) }
    var limits: LimitsWords { LimitsWords(language: language) }
    var appendix: AppendixWords { AppendixWords(language: language) }
    var counterCase: CounterCaseWords { CounterCaseWords(language: language) }
    var stressExhibits: StressExhibitWords { StressExhibitWords(language: language) }
    var page: PageWords { PageWords(language: language) }
    var validation: ValidationWords { ValidationWords(language: language) }
}
