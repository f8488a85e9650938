/// Every word of a report in one language, a table for each section or topic.
///
/// A table is a protocol with one struct for each language, so that the compiler finds what is not translated.
/// Its functions take what the sentence is about, numbers already formatted, and return text: no number
/// and no name of a firm is written in a table.
public struct Words: Sendable {
    let common: any CommonWords
    let status: any StatusWords
    let bottomLine: any BottomLineWords
    let keyNumbers: any KeyNumbersWords
    let circularity: any CircularityWords
    let exhibits: any ExhibitWords
    let passThrough: any PassThroughWords
    let roundTrip: any RoundTripWords
    let fragility: any FragilityWords
    let concentration: any ConcentrationWords
    let significance: any SignificanceWords
    let headlineDecay: any HeadlineDecayWords
    let contagion: any ContagionWords
    let conflicts: any ConflictsWords
    let method: any MethodWords
    let limits: any LimitsWords
    let appendix: any AppendixWords
    let counterCase: any CounterCaseWords
    let summary: any SummaryWords
    let indicators: any IndicatorWords
    let stressExhibits: any StressExhibitWords
    let page: any PageWords

    public static func of(_ language: ReportLanguage) -> Words {
        switch language {
        case .en:
            Words(
                common: EnglishCommonWords(),
                status: EnglishStatusWords(),
                bottomLine: EnglishBottomLineWords(),
                keyNumbers: EnglishKeyNumbersWords(),
                circularity: EnglishCircularityWords(),
                exhibits: EnglishExhibitWords(),
                passThrough: EnglishPassThroughWords(),
                roundTrip: EnglishRoundTripWords(),
                fragility: EnglishFragilityWords(),
                concentration: EnglishConcentrationWords(),
                significance: EnglishSignificanceWords(),
                headlineDecay: EnglishHeadlineDecayWords(),
                contagion: EnglishContagionWords(),
                conflicts: EnglishConflictsWords(),
                method: EnglishMethodWords(),
                limits: EnglishLimitsWords(),
                appendix: EnglishAppendixWords(),
                counterCase: EnglishCounterCaseWords(),
                summary: EnglishSummaryWords(),
                indicators: EnglishIndicatorWords(),
                stressExhibits: EnglishStressExhibitWords(),
                page: EnglishPageWords())
        case .ko:
            Words(
                common: KoreanCommonWords(),
                status: KoreanStatusWords(),
                bottomLine: KoreanBottomLineWords(),
                keyNumbers: KoreanKeyNumbersWords(),
                circularity: KoreanCircularityWords(),
                exhibits: KoreanExhibitWords(),
                passThrough: KoreanPassThroughWords(),
                roundTrip: KoreanRoundTripWords(),
                fragility: KoreanFragilityWords(),
                concentration: KoreanConcentrationWords(),
                significance: KoreanSignificanceWords(),
                headlineDecay: KoreanHeadlineDecayWords(),
                contagion: KoreanContagionWords(),
                conflicts: KoreanConflictsWords(),
                method: KoreanMethodWords(),
                limits: KoreanLimitsWords(),
                appendix: KoreanAppendixWords(),
                counterCase: KoreanCounterCaseWords(),
                summary: KoreanSummaryWords(),
                indicators: KoreanIndicatorWords(),
                stressExhibits: KoreanStressExhibitWords(),
                page: KoreanPageWords())
        }
    }
}
