/// What every code means, at length: the text of `ouroboros explain`.
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

    /// In the order of the codes.
    public static let entries: [Entry] =
        files + forms + references + amounts + structure + edgeLists + contagion + series
        + scenarios + policies + warnings + edgeListWarnings + seriesWarnings
        + scenarioWarnings + policyWarnings

    /// The entry of a printed code (`E101`); `nil` for a code that does not exist.
    public static func entry(_ code: String) -> Entry? {
        entries.first { $0.code.rawValue == code }
    }

    /// An entry of a code that only other modules raise.
    static func problem(
        _ code: String, _ title: String, _ explanation: String, example: String, mend: String
    ) -> Entry {
        Entry(
            DiagnosticCode(rawValue: code), title, explanation: explanation, example: example,
            mend: mend)
    }
}
