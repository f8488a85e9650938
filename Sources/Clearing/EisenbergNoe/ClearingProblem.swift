/// Debts that fall due together, and what the firms have to pay them with.
///
/// ```swift
/// let problem = try ClearingProblem(network, cash: [1, 0, 0], externalLiabilities: [0, 0, 0])
/// let result = try problem.clear()
/// result.greatest.payments
/// result.selfFulfillingLoss
/// ```
///
/// All debts of a firm rank equally, those to outsiders with those to the network: what a firm pays is divided in the
/// proportions of what it owes.
public struct ClearingProblem: Sendable {
    /// Who owes whom.
    public let network: ObligationNetwork
    /// What each firm can pay with before it receives anything from the network.
    public let cash: [Double]
    /// What each firm owes outside the network.
    public let externalLiabilities: [Double]
    /// All that each firm owes.
    public let obligations: [Double]

    /// - Throws: ``ClearingError`` for figures that are negative or not finite, and for sums that overflow.
    public init(
        _ network: ObligationNetwork, cash: [Double], externalLiabilities: [Double]
    ) throws(ClearingError) {
        try ClearingError.check(cash, count: network.firmCount, name: "cash")
        try ClearingError.check(
            externalLiabilities, count: network.firmCount, name: "external liabilities")
        let total = zip(network.owedInside, externalLiabilities).map { $0 + $1 }
        if let firm = total.firstIndex(where: { !$0.isFinite }) { throw .overflow(firm: firm) }
        self.network = network
        self.cash = cash
        self.externalLiabilities = externalLiabilities
        obligations = total
    }
}

/// What is recovered of a firm that cannot pay in full.
///
/// L. C. G. Rogers and L. A. M. Veraart (2013), "Failure and rescue in an interbank network": the share `α` of its own
/// cash and the share `β` of what the network pays it. Both 1 is the model of Eisenberg and Noe (2001).
public struct RecoveryRates: Sendable, Hashable {
    /// Share of a failed firm's own cash that reaches its creditors.
    public let cash: Double
    /// Share of a failed firm's receipts from the network that reaches its creditors.
    public let claims: Double

    /// Everything is recovered: Eisenberg–Noe.
    public static let full = RecoveryRates()

    private init() { (cash, claims) = (1, 1) }

    /// - Throws: ``ClearingError/badParameter(name:value:range:)`` outside 0…1.
    public init(cash: Double, claims: Double) throws(ClearingError) {
        try ClearingError.check(cash, name: "alpha", in: 0...1)
        try ClearingError.check(claims, name: "beta", in: 0...1)
        self.cash = cash
        self.claims = claims
    }
}

/// How clearing is computed; the defaults suit every size.
public struct ClearingOptions: Sendable, Hashable {
    /// Up to this many firms, default blocks are solved by dense factorisation from the start.
    public var denseLimit = 256
    /// Sweeps over the network at the most, in one solution.
    public var maxSweeps = 20_000
    /// A firm is solvent when its assets reach this part of its obligations: exact equality is solvent, and decimal
    /// amounts that only miss it by rounding (0.1 + 0.2 against 0.3) count as equal.
    public static let solvencyThreshold = 1 - 1e-12
    /// Largest part of a firm's obligations by which a returned payment may miss the model's equation.
    public static let residualLimit = 1e-9

    public init() {}
}
