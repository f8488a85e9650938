import Documents

/// Section 1: judgement, number with its range, what would change it.
protocol BottomLineWords: Sendable {
    var heading: String { get }
    /// No flow has a known amount.
    var nothingKnown: String { get }
    /// No chain of deals closes.
    func nothingReturns(total: String) -> String
    /// - Parameter range: with every amount at the low and at the high end of its wording.
    func most(_ most: String, share: String, total: String, range: String) -> [Inline]
    func widest(_ chain: String, amount: String) -> String
    /// No single loop has a known amount on every leg.
    var noPricedLoop: String { get }
    /// The figure for firmer layers, and for what the press reports; `nil` where nothing is left, or more.
    ///
    /// - Parameter isSame: whether binding contracts alone give the same figure.
    func firmer(isSame: Bool, binding: String?, paid: String?, reported: String?) -> String
}
