import Circularity
import Ledger

/// Part of section 4: the ledger against its own firms, amounts and days in random order.
protocol SignificanceWords: Sendable {
    var heading: String { get }
    /// A null model and its p: `against the same firms with random partners p = 0.045`.
    func comparison(_ null: NullModel, p: String) -> String
    /// All comparisons are below the threshold.
    func isMore(_ comparisons: [String]) -> String
    /// No comparison is.
    func isNotMore(_ comparisons: [String]) -> String
    func differs(_ comparisons: [String]) -> String
    var heads: [String] { get }
    func question(_ null: NullModel) -> String
    func alignment(aligned: Int, financed: Int) -> String
    func datedLoops(days: Int, candidates: String) -> String
    /// - Parameter swaps: what ``swaps(_:acceptance:)`` says; empty: no partners were swapped.
    func explanation(replicates: String, layer: Firmness, swaps: String) -> String
    /// Begins with a space.
    func swaps(_ count: String, acceptance: String) -> String
    func ordered(shown: Int, of count: Int) -> String
    var orderedHeads: [String] { get }
}
