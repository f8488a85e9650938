/// One solution of a clearing problem, verified.
public struct ClearingVector: Sendable {
    /// What each firm pays in all, to the network and outside; never more than its obligations.
    public let payments: [Double]
    /// What is left to each firm's owners; 0 for a firm that cannot pay in full.
    public let equity: [Double]
    /// Which firms cannot pay in full. A firm whose assets equal its obligations can.
    public let isDefaulted: [Bool]
    /// Waves of default (greatest solution) or of rescue (least) until nothing changes; `nil` where the network was too
    /// large to follow them one by one.
    public let rounds: Int?
    /// Sweeps over the network and linear solutions that it took.
    public let iterations: Int
    /// Largest distance between a payment and what the model's equation makes of the payments, as a part of the firm's
    /// obligations.
    public let residual: Double

    /// Firms that cannot pay in full, in increasing order.
    public var defaulted: [Int] { isDefaulted.indices.filter { isDefaulted[$0] } }
}

/// Both ends of the set of solutions: the best that can happen, and what happens when everyone expects the worst.
public struct ClearingResult: Sendable {
    public let greatest: ClearingVector
    public let least: ClearingVector
    /// For each firm, what it pays in the greatest solution and not in the least; 0 where the two agree to 10⁻¹⁰ of
    /// the firm's obligations.
    public let selfFulfillingLossByFirm: [Double]

    /// Loss that happens only because it is expected: debts that are paid in the greatest solution and not in the least,
    /// summed over firms (M. O. Jackson and A. Pernoud 2020, arXiv 2012.12861, on why there is more than one solution).
    ///
    /// A debt that is not paid because another was not counts too, as in any sum of gross payments.
    public var selfFulfillingLoss: Double { selfFulfillingLossByFirm.reduce(0, +) }

    init(greatest: ClearingVector, least: ClearingVector, obligations: [Double]) {
        self.greatest = greatest
        self.least = least
        selfFulfillingLossByFirm = obligations.indices.map { firm in
            let gap = greatest.payments[firm] - least.payments[firm]
            return gap > 1e-10 * obligations[firm] ? gap : 0
        }
    }
}
