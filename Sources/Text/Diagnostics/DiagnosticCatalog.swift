/// What every code means, at length: the text of `ouroboros explain`. Each module lists the entries of the codes that it raises.
public enum DiagnosticCatalog {
    /// One code.
    public struct Entry: Sendable, Hashable {
        public let code: DiagnosticCode
        /// A few words, without a capital or full stop.
        public let title: String
        /// What is wrong, and why it matters.
        public let explanation: String
        /// Input that causes it.
        public let example: String
        public let mend: String

        public init(
            _ code: DiagnosticCode, _ title: String, explanation: String, example: String,
            mend: String
        ) {
            self.code = code
            self.title = title
            self.explanation = explanation
            self.example = example
            self.mend = mend
        }
    }

    /// What any text that is read can be told.
    public static let text: [Entry] = files + forms

    /// An entry by the printed code.
    package static func problem(
        _ code: String, _ title: String, _ explanation: String, example: String, mend: String
    ) -> Entry {
        Entry(
            DiagnosticCode(rawValue: code), title, explanation: explanation, example: example,
            mend: mend)
    }
}

extension Sequence where Element == DiagnosticCatalog.Entry {
    /// The entry of a printed code (`E101`); `nil` for a code that is not in the list.
    public func entry(_ code: String) -> DiagnosticCatalog.Entry? {
        first { $0.code.rawValue == code }
    }
}
