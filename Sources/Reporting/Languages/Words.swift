/// Every word of a report in one language, a table for each section or topic.
///
/// A table is a protocol with one struct for each language, so that the compiler finds what is not translated.
/// Its functions take what the sentence is about, numbers already formatted, and return text: no number
/// and no name of a firm is written in a table.
public struct Words: Sendable {
    let common: any CommonWords
    let indicators: any IndicatorWords
    let stressExhibits: any StressExhibitWords
    let page: any PageWords

    public static func of(_ language: ReportLanguage) -> Words {
        switch language {
        case .en:
            Words(
                common: EnglishCommonWords(), indicators: EnglishIndicatorWords(),
                stressExhibits: EnglishStressExhibitWords(),
                page: EnglishPageWords())
        case .ko:
            Words(
                common: KoreanCommonWords(), indicators: KoreanIndicatorWords(),
                stressExhibits: KoreanStressExhibitWords(),
                page: KoreanPageWords())
        }
    }
}
