/// Balance sheets of firms that hold claims on each other, and a rule for what the claims are worth.
///
/// ```swift
/// let sheet = try NetworkValuation(network, externalAssets: [10, 5, 3], externalLiabilities: [9, 4, 2])
/// let result = try sheet.valued(EisenbergNoeValuation(), losses: [0, 0, 0.8])
/// result.greatest.equity
/// ```
///
/// P. Barucca, M. Bardoscia, F. Caccioli, M. D'Errico, G. Visentin, G. Caldarelli and S. Battiston (2020), "Network valuation in financial
/// systems": `E_i = A^e_i − L^e_i + Σ_j A_ij V(E_j) − l_i`.
public struct NetworkValuation: Sendable {
    public let network: ObligationNetwork
    /// Assets outside the network, before a shock.
    public let externalAssets: [Double]
    /// Debts outside the network.
    public let externalLiabilities: [Double]
    /// Equity with every claim at par and no shock; may be negative.
    public let equityAtPar: [Double]

    /// - Throws: ``ClearingError`` for figures that are negative or not finite.
    public init(
        _ network: ObligationNetwork, externalAssets: [Double], externalLiabilities: [Double]
    ) throws(ClearingError) {
        try ClearingError.check(externalAssets, count: network.firmCount, name: "external assets")
        try ClearingError.check(
            externalLiabilities, count: network.firmCount, name: "external liabilities")
        self.network = network
        self.externalAssets = externalAssets
        self.externalLiabilities = externalLiabilities
        let claims = network.owedTo
        equityAtPar = externalAssets.indices.map {
            externalAssets[$0] - externalLiabilities[$0] + claims[$0] - network.owedInside[$0]
        }
        if let firm = equityAtPar.firstIndex(where: { !$0.isFinite }) {
            throw .overflow(firm: firm)
        }
    }

    /// A solution.
    public struct Values: Sendable {
        /// Equity of each firm; negative where creditors lose.
        public let equity: [Double]
        /// What a dollar of each firm's debt is worth.
        public let claimValue: [Double]
        public let iterations: Int
        /// Largest change of the last round, as a part of the largest balance sheet.
        public let residual: Double
    }

    /// Both ends of the solutions, and what the shock costs in the greatest.
    public struct Result: Sendable {
        public let greatest: Values
        public let least: Values
        /// Fall of each firm's equity, at most what it had.
        public let loss: [Double]
        /// Fall beyond what it had: its creditors' loss.
        public let excessLoss: [Double]
    }

    /// Values all claims after a loss of outside assets.
    ///
    /// From claims at par downwards, and from worthless claims upwards. One round costs one pass over the claims.
    /// - Parameter losses: loss of outside assets by firm, at most what it has.
    /// - Throws: ``ClearingError`` for losses outside their range, and when the rounds do not come to rest.
    public func valued<Valuation: ClaimValuation>(
        _ valuation: Valuation, losses: [Double]
    ) throws(ClearingError) -> Result {
        try ClearingError.check(losses, count: network.firmCount, name: "loss")
        for firm in losses.indices where losses[firm] > externalAssets[firm] {
            throw .badFigure(
                firm: firm, name: "loss beyond its external assets", value: losses[firm])
        }
        let greatest = try solve(valuation, losses: losses, start: 1)
        let least = try solve(valuation, losses: losses, start: 0)
        let had = equityAtPar.map { max(0, $0) }
        let fall = had.indices.map { max(0, equityAtPar[$0] - greatest.equity[$0]) }
        return Result(
            greatest: greatest, least: least, loss: zip(fall, had).map { min($0, $1) },
            excessLoss: zip(fall, had).map { max(0, $0 - $1) })
    }

    private func solve<Valuation: ClaimValuation>(
        _ valuation: Valuation, losses: [Double], start: Double
    ) throws(ClearingError) -> Values {
        let assets = zip(externalAssets, losses).map { max(0, $0 - $1) }
        let obligations = zip(externalLiabilities, network.owedInside).map { $0 + $1 }
        let scale = max(
            assets.max() ?? 0, obligations.max() ?? 0, network.owedTo.max() ?? 0,
            .leastNormalMagnitude)
        var value = assets.map { _ in start }
        var equity = assets
        var stop = SweepConvergence(tolerance: 1e-14)
        let limit = 100_000
        for round in 1...limit {
            for firm in equity.indices {
                equity[firm] =
                    network.claims(of: firm).reduce(assets[firm]) {
                        $0 + network.amount[$1] * value[Int(network.debtor[$1])]
                    } - obligations[firm]
            }
            var change = 0.0
            for firm in value.indices {
                let new = valuation.value(
                    FirmBalance(
                        equity: equity[firm], equityBefore: equityAtPar[firm],
                        externalAssets: assets[firm], obligations: obligations[firm]))
                // What matters of a change is how much money it moves.
                change = max(
                    change, abs(new - value[firm]) * network.owedInside[firm] / scale)
                value[firm] = new
            }
            if stop.isDone(after: change) {
                return Values(
                    equity: equity, claimValue: value, iterations: round, residual: change)
            }
        }
        throw .notConverged(model: "valuation", residual: stop.last, iterations: limit)
    }
}
