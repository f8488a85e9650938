/// A text of the program in every language of reports, side by side: one without a translation does not compile.
///
/// ```swift
/// LocalizedText(en: "Vendor financing", ko: "벤더 파이낸싱").text(in: .ko)
/// ```
///
/// What an analyst writes is ``Prose``, which may lack a language.
public struct LocalizedText: Sendable, Hashable {
    private let english: String
    private let korean: String

    public init(en english: String, ko korean: String) {
        self.english = english
        self.korean = korean
    }

    /// What is the same in every language: the name of a standard, a publisher.
    public init(_ name: String) { self.init(en: name, ko: name) }

    public func text(in language: ReportLanguage = .en) -> String {
        switch language {
        case .en: english
        case .ko: korean
        }
    }

    /// Both texts with something behind each.
    package static func + (head: LocalizedText, tail: LocalizedText) -> LocalizedText {
        LocalizedText(en: head.english + tail.english, ko: head.korean + tail.korean)
    }
}
