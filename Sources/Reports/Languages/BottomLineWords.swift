import Documents

/// Section 1: judgement, number with its range, what would change it.
protocol BottomLineWords: Sendable {
    var heading: String { get }
    /// No flow has a known amount.
    var nothingKnown: String { get }
    /// No financing comes back as an order.
    ///
    /// - Parameter financing: all of it; `nil` where nobody finances.
    func noneReturns(financing: String?) -> String
    /// - Parameter range: with every amount at the low and at the high end of its wording.
    func most(_ most: String, share: String, financing: String, range: String) -> [Inline]
    func widest(_ chain: String, amount: String) -> String
    /// No single loop has a known amount on every leg.
    var noPricedLoop: String { get }
    /// The figure for firmer layers, and for what the press reports; `nil` where none is left, or not more.
    ///
    /// - Parameter isSame: whether binding contracts alone give the same figure.
    func firmer(isSame: Bool, binding: String?, paid: String?, reported: String?) -> String
    /// Capital that goes round without an order, where it is more.
    func capital(_ atMost: String) -> String
    /// What of a buyer's dues of a year money from outside covers; a `nil` share: its revenue is not known.
    func coverage(_ buyer: String, owes: String, year: Int, share: String?, isUpperBound: Bool)
        -> String
}
