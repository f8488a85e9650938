extension CapitalNetwork {
    /// Stress of each firm when everyone expects the worst: the greatest solution of `h = min(1, shock + Λh)`.
    ///
    /// ``debtRank(shock:rule:)`` gives the least one: losses that follow from the shock step by step. Where firms hold claims on each
    /// other in a circle that are large beside their buffers, losses can also hold each other up without a first cause;
    /// the difference is the self-fulfilling part. Sweeps from 1 downwards; each costs one pass over the claims.
    /// - Throws: ``ClearingError`` for shares outside 0…1, and when the sweeps do not come to rest.
    public func worstExpectation(shock: [Double]) throws(ClearingError) -> [Double] {
        try checkShock(shock)
        let inverse = inverseEquity
        var stress = shock.map { _ in 1.0 }
        var stop = SweepConvergence(tolerance: 1e-13)
        let limit = 200_000
        for _ in 0..<limit {
            var change = 0.0
            for firm in stress.indices {
                let loss = loss(of: firm, stress)
                let new = loss > 0 ? min(1, shock[firm] + loss * inverse[firm]) : shock[firm]
                change = max(change, stress[firm] - new)
                stress[firm] = min(stress[firm], new)
            }
            if stop.isDone(after: change) { return stress }
        }
        throw .notConverged(model: "DebtRank", residual: stop.last, iterations: limit)
    }
}
