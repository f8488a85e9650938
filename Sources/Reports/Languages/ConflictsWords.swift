import Ledger

/// Section 9: where sources contradict each other, and what is not known.
protocol ConflictsWords: Sendable {
    var heading: String { get }
    var noneFound: String { get }
    var claimsHeading: String { get }
    /// - Parameter open: how many are not resolved with a reason.
    func claims(_ fields: Int, open: Int) -> String
    var claimHeads: [String] { get }
    var unresolved: String { get }
    /// What a claim says of a leg's binding force.
    func binding(_ binding: Binding) -> String
    /// A length of time; whole years where it is some.
    func term(months: Int, days: Int) -> String
    /// A sensitivity of nothing.
    var noChange: String { get }
    var describedHeading: String { get }
    var describedHeads: [String] { get }
    /// A disagreement on which nothing is chosen yet.
    var open: String { get }
    var gapsHeading: String { get }
    func gaps(_ facts: GapFacts) -> String
    var gapHeads: [String] { get }
}

/// What the ledger lacks.
struct GapFacts: Sendable {
    let undisclosed, overlapping, contingent, openEnded: Int
    let undated: String
    let amount: String
}
