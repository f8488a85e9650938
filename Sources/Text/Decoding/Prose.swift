/// A text of the analyst: in one language, or the same in several.
///
/// A ledger writes `note: text`, or `note: {en: text, ko: 글}`. Where the language of a reader is missing, the text stands in its own.
public struct Prose: Sendable, Hashable, CustomStringConvertible {
    /// In the language that it has first, in the order of ``ReportLanguage``; the only one where no language is named.
    public let text: String
    /// By language, where the ledger names languages.
    public let languages: [ReportLanguage: String]

    /// A text whose language nobody states.
    public init(_ text: String) {
        self.text = text
        languages = [:]
    }

    /// - Returns: `nil` for no language at all.
    public init?(_ languages: [ReportLanguage: String]) {
        guard let first = ReportLanguage.allCases.lazy.compactMap({ languages[$0] }).first else {
            return nil
        }
        text = first
        self.languages = languages
    }

    /// For a reader of that language: what is written in it, else the text as it is.
    public func text(in language: ReportLanguage) -> String { languages[language] ?? text }

    /// Every text of it, changed.
    package func map(_ change: (String) -> String) -> Prose {
        Prose(languages.mapValues(change)) ?? Prose(change(text))
    }

    public var description: String { text }
}

extension Prose: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}

extension MappingSpec {
    /// The languages that a text may be written in.
    package static let prose = MappingSpec(
        "prose",
        ReportLanguage.allCases.map { .optional($0.code, .text, "the text in '\($0.code)'") })
}

extension ValueSpec {
    /// A text, or the text by language.
    package static var prose: ValueSpec { .either(.text, .mapping(.prose)) }
}

extension MappingDecoder {
    /// A text, or the text by language.
    package func prose(_ key: String) -> Prose? {
        node(key).flatMap { collector.prose($0, "'\(key)' of \(owner)") }
    }
}

extension DiagnosticCollector {
    /// A text, or the text by language; what is wrong with either is reported at its place.
    package func prose(_ node: YAMLNode, _ what: String) -> Prose? {
        guard case .mapping(let entries, _) = node.content else {
            return text(node, what).map { Prose($0) }
        }
        guard !entries.isEmpty else {
            report(
                .emptyValue, at: node.place, "\(what) is empty",
                help: "write the text, or the text by language: {en: …, ko: …}")
            return nil
        }
        guard let fields = MappingDecoder(node, .prose, owner: what, self) else { return nil }
        var languages: [ReportLanguage: String] = [:]
        for language in ReportLanguage.allCases {
            languages[language] = fields.text(language.code)
        }
        return Prose(languages)
    }
}
