/// How stress spreads from firm to firm when the value of a claim falls with the debtor's equity.
public struct DebtRankSpread: Sendable {
    /// Share of its equity that each firm has lost in the end, 0…1.
    public let final: [Double]
    /// Share of all equity that is lost because of the shock, the shock itself not counted.
    public let impact: Double
    /// Money that each firm loses on the firms that the shock hit, at most its equity.
    public let directLoss: [Double]
    /// Money that each firm loses in later rounds, until its equity is gone.
    public let passedOnLoss: [Double]
    /// Fall in the value of each firm's claims beyond its own equity.
    public let excessLoss: [Double]
    /// Money lost by each firm in each round after the shock; the last entry holds everything from ``maxRoundsKept`` on.
    public let rounds: [[Double]]
    /// Rounds until nothing changed.
    public let iterations: Int
    /// Largest change of the last round, as a share of equity.
    public let residual: Double

    public static let maxRoundsKept = 8
}

/// How often a firm passes stress on.
public enum DebtRankRule: String, Sendable, CaseIterable {
    /// Every further loss is passed on: M. Bardoscia, S. Battiston, F. Caccioli and G. Caldarelli (2015), "DebtRank: a
    /// microscopic foundation for shock propagation".
    case differential
    /// A firm passes on once, what it lost until then: S. Battiston, M. Puliga, R. Kaushik, P. Tasca and G. Caldarelli (2012).
    /// Loops are cut, so it understates circular exposures.
    case singleHit
}

extension CapitalNetwork {
    /// The spread of a shock.
    ///
    /// `h_i(t+1) = min(1, h_i(t) + Σ_j Λ_ij (h_j(t) − h_j(t−1)))`, `Λ_ij = A_ij/E_i`, `h(1)` the shock. One round costs one
    /// pass over the claims. The final stress is the least solution of `h = min(1, h(1) + Λh)`.
    /// - Parameter shock: share of its equity that each firm loses at the start, 0…1.
    /// - Throws: ``ClearingError`` for shares outside 0…1, and when the rounds do not come to rest.
    public func debtRank(
        shock: [Double], rule: DebtRankRule = .differential
    ) throws(ClearingError) -> DebtRankSpread {
        try checkShock(shock)
        let inverse = inverseEquity
        var stress = shock
        var fresh = shock
        var rounds: [[Double]] = []
        var stop = SweepConvergence(tolerance: 1e-14)
        var hasPassedOn = shock.map { _ in false }
        var iterations = 0
        var change = 0.0
        let limit = 200_000
        while true {
            var increments = [Double](repeating: 0, count: stress.count)
            for firm in stress.indices where stress[firm] < 1 {
                let loss = loss(of: firm, fresh)
                guard loss > 0 else { continue }
                increments[firm] = min(1 - stress[firm], loss * inverse[firm])
            }
            iterations += 1
            change = increments.max() ?? 0
            for firm in stress.indices {
                let added = increments[firm]
                stress[firm] = added == 1 - stress[firm] ? 1 : min(1, stress[firm] + added)
            }
            if change > 0 { record(increments, in: &rounds) }
            switch rule {
            case .differential: fresh = increments
            case .singleHit:
                for firm in fresh.indices {
                    if fresh[firm] > 0 { hasPassedOn[firm] = true }
                    fresh[firm] = !hasPassedOn[firm] && increments[firm] > 0 ? stress[firm] : 0
                }
            }
            // Growth (a rate of 1 or more) never stops here: it ends when everyone reached is at 1.
            if stop.isDone(after: change) { break }
            guard iterations < limit else {
                throw .notConverged(model: "DebtRank", residual: change, iterations: iterations)
            }
        }
        return summary(shock, stress, rounds, iterations, change)
    }

    private func record(_ increments: [Double], in rounds: inout [[Double]]) {
        let money = zip(increments, equity).map { $0 * $1 }
        if rounds.count < DebtRankSpread.maxRoundsKept {
            rounds.append(money)
        } else {
            for firm in money.indices { rounds[rounds.count - 1][firm] += money[firm] }
        }
    }

    private func summary(
        _ shock: [Double], _ stress: [Double], _ rounds: [[Double]], _ iterations: Int,
        _ change: Double
    ) -> DebtRankSpread {
        let weights = weights
        let direct = rounds.first ?? equity.map { _ in 0 }
        let passedOn = stress.indices.map { firm in
            rounds.dropFirst().reduce(0) { $0 + $1[firm] }
        }
        let excess = stress.indices.map { firm in
            max(0, loss(of: firm, stress) - equity[firm] * (1 - shock[firm]))
        }
        let impact = stress.indices.reduce(0.0) {
            $0 + weights[$1] * (stress[$1] - shock[$1])
        }
        return DebtRankSpread(
            final: stress, impact: impact, directLoss: direct, passedOnLoss: passedOn,
            excessLoss: excess, rounds: rounds, iterations: iterations, residual: change)
    }
}
