import Charts
import Text

/// Every word of a report in one language, a table for each section or topic.
///
/// A table is a struct that switches over the language, or a protocol with one struct for each language: the compiler finds what is not
/// translated.
/// Its functions take what the sentence is about, numbers already formatted, and return text: no number
/// and no name of a firm is written in a table.
public struct Words: Sendable {
    let common: any CommonWords
    let indicators: any IndicatorWords
    let status: any StatusWords
    let gate: any GateWords
    let whatChanged: any WhatChangedWords
    let numberIndex: any NumberIndexWords
    let keyNumbers: any KeyNumbersWords
    let returnable: any ReturnableWords
    let circularity: any CircularityWords
    let exhibits: any ExhibitWords
    let passThrough: any PassThroughWords
    let roundTrip: any RoundTripWords
    let fragility: any FragilityWords
    let concentration: any ConcentrationWords
    let significance: any SignificanceWords
    let headlineDecay: any HeadlineDecayWords
    let stress: any StressWords
    let contagion: any ContagionWords
    let triggers: any TriggerWords
    let conflicts: any ConflictsWords
    let evidence: EvidenceWords
    let method: any MethodWords
    let limits: any LimitsWords
    let appendix: any AppendixWords
    let counterCase: any CounterCaseWords
    let stressExhibits: any StressExhibitWords
    let page: any PageWords
    let validation: any ValidationWords

    public static func of(_ language: ReportLanguage) -> Words {
        switch language {
        case .en:
            Words(
                common: EnglishCommonWords(),
                indicators: EnglishIndicatorWords(),
                status: EnglishStatusWords(),
                gate: EnglishGateWords(),
                whatChanged: EnglishWhatChangedWords(),
                numberIndex: EnglishNumberIndexWords(),
                keyNumbers: EnglishKeyNumbersWords(),
                returnable: EnglishReturnableWords(),
                circularity: EnglishCircularityWords(),
                exhibits: EnglishExhibitWords(),
                passThrough: EnglishPassThroughWords(),
                roundTrip: EnglishRoundTripWords(),
                fragility: EnglishFragilityWords(),
                concentration: EnglishConcentrationWords(),
                significance: EnglishSignificanceWords(),
                headlineDecay: EnglishHeadlineDecayWords(),
                stress: EnglishStressWords(),
                contagion: EnglishContagionWords(),
                triggers: EnglishTriggerWords(),
                conflicts: EnglishConflictsWords(),
                evidence: EvidenceWords(language: .en),
                method: EnglishMethodWords(),
                limits: EnglishLimitsWords(),
                appendix: EnglishAppendixWords(),
                counterCase: EnglishCounterCaseWords(),
                stressExhibits: EnglishStressExhibitWords(),
                page: EnglishPageWords(), validation: EnglishValidationWords())
        case .ko:
            Words(
                common: KoreanCommonWords(),
                indicators: KoreanIndicatorWords(),
                status: KoreanStatusWords(),
                gate: KoreanGateWords(),
                whatChanged: KoreanWhatChangedWords(),
                numberIndex: KoreanNumberIndexWords(),
                keyNumbers: KoreanKeyNumbersWords(),
                returnable: KoreanReturnableWords(),
                circularity: KoreanCircularityWords(),
                exhibits: KoreanExhibitWords(),
                passThrough: KoreanPassThroughWords(),
                roundTrip: KoreanRoundTripWords(),
                fragility: KoreanFragilityWords(),
                concentration: KoreanConcentrationWords(),
                significance: KoreanSignificanceWords(),
                headlineDecay: KoreanHeadlineDecayWords(),
                stress: KoreanStressWords(),
                contagion: KoreanContagionWords(),
                triggers: KoreanTriggerWords(),
                conflicts: KoreanConflictsWords(),
                evidence: EvidenceWords(language: .ko),
                method: KoreanMethodWords(),
                limits: KoreanLimitsWords(),
                appendix: KoreanAppendixWords(),
                counterCase: KoreanCounterCaseWords(),
                stressExhibits: KoreanStressExhibitWords(),
                page: KoreanPageWords(), validation: KoreanValidationWords())
        }
    }
}
