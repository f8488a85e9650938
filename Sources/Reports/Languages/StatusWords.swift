import Documents

/// Section 0: what the report is, of which day, from which data.
protocol StatusWords: Sendable {
    func title(_ model: String) -> String
    /// - Parameters:
    ///   - others: links to the report in other languages.
    func strip(_ facts: StatusFacts, others: [Inline]) -> [Inline]
}

/// What the status strip says.
struct StatusFacts: Sendable {
    let asOf: String
    let model: String
    /// The first digits of the hash of the model.
    let hash: String
    let deals: Int
    let liveLegs: Int
    let firms: Int
    let version: String
}
