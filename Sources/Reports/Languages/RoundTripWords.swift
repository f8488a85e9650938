import Documents
import Ledger

/// Part of section 4: how much of a vendor's revenue is its own money coming back.
protocol RoundTripWords: Sendable {
    var heading: String { get }
    var nothingReturns: String { get }
    /// - Parameters:
    ///   - hasUndated: whether orders without payment dates take part.
    ///   - hasStretched: whether the revenue of some vendor is held at its nearest known rate.
    func explanation(stepMonths: Int, hasUndated: Bool, hasStretched: Bool) -> [Inline]
    func heads(year: Int) -> [String]
    var revenueNotKnown: String { get }
    var noneDue: String { get }
    /// Before the contracts that limit a vendor's figure; follows its name in bold.
    var limitedBy: String { get }
    /// After the contracts that are named: the rest, with its sum.
    func andMore(_ count: Int, amount: String) -> String
    /// Ends the line of a vendor.
    func orders(fifo: String, lifo: String) -> String
    func unknownBooks(_ vendors: [String]) -> String
    func byYear(_ vendor: String) -> String
    var yearHeads: [String] { get }
    func returnShares(from: String, to: String) -> String
    /// Where a return share is undefined; begins with a space.
    func undefinedShares(_ firms: String) -> String
    var returnHeads: [String] { get }
    /// The bands of vendors whose figures change with a softer layer.
    func softer(_ layer: Firmness, bands: [String], mark: String) -> String
}
