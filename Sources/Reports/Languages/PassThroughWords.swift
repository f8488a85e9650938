import Documents
import Ledger

/// Part of section 4: what clouds pass on to chip makers.
protocol PassThroughWords: Sendable {
    func heading(_ mark: String) -> String
    /// What the derived legs are; before the comparison.
    var explanation: String { get }
    var nothingRemains: String { get }
    func comparison(_ facts: PassThroughFacts) -> [Inline]
    var heads: [String] { get }
    /// A period whose figure is not a reported one.
    func period(_ period: String, basis: Fact.Basis) -> String
    /// A rule, before its factors.
    func rule(_ title: String) -> String
    /// A factor with its value and its range, after the rule.
    func factor(_ name: String, stated: String, low: String, high: String) -> String
    var leftOut: String { get }
}

/// The circulation without the derived legs and with them.
struct PassThroughFacts: Sendable {
    let without: String
    let layer: Firmness
    let with: String
    let range: String
    let more: String
    let legs: String
}
