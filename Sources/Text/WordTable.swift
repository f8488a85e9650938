/// Words of one topic, the languages of a text side by side.
///
/// ```swift
/// struct GateWords: WordTable {
///     let language: ReportLanguage
///     var heading: String { word("Limits", "한도") }
/// }
/// ```
///
/// What is more than a word switches over the language itself, so that the compiler finds what is not translated.
public protocol WordTable: Sendable {
    var language: ReportLanguage { get }
}

extension WordTable {
    /// The one of the texts that is in the table's language; the others are not made.
    package func word<Words>(
        _ english: @autoclosure () -> Words, _ korean: @autoclosure () -> Words
    ) -> Words {
        switch language {
        case .en: english()
        case .ko: korean()
        }
    }
}
