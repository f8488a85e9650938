extension ClearingProblem {
    /// Who pays what: the greatest and the least solution of the clearing equation, both verified.
    ///
    /// `p_i = p̄_i` if `x_i + Σ_j Π_ji p_j ≥ p̄_i`, else `α x_i + β Σ_j Π_ji p_j`, with `p̄` the obligations, `Π_ij = L_ij/p̄_i` and
    /// `x` the cash. With `α = β = 1`: L. Eisenberg and T. H. Noe (2001), "Systemic risk in financial systems"; else
    /// Rogers and Veraart (2013). A firm that owes nothing pays nothing and is solvent, whatever it has; so is one whose
    /// assets equal its obligations.
    ///
    /// Up to ``ClearingOptions/denseLimit`` firms the result is exact to rounding. Beyond, sweeps cost one pass over the
    /// claims each, and the number of sweeps grows with how much the defaulted firms owe to each other.
    /// - Throws: ``ClearingError/notConverged(model:residual:iterations:)`` rather than return payments that do not fulfil
    ///   the equation.
    public func clear(
        _ recovery: RecoveryRates = .full, options: ClearingOptions = ClearingOptions()
    ) throws(ClearingError) -> ClearingResult {
        let solver = ClearingSolver(state: state(recovery), options: options)
        let above = try solver.greatest()
        let greatest = try vector(above, recovery)
        let below = try LeastSolution(problem: self, recovery: recovery, options: options)
            .solve(greatest: above)
        return ClearingResult(
            greatest: greatest, least: try vector(below, recovery), obligations: obligations)
    }

    /// The greatest solution alone: half the work where the least is not asked for.
    public func clearGreatest(
        _ recovery: RecoveryRates = .full, options: ClearingOptions = ClearingOptions()
    ) throws(ClearingError) -> ClearingVector {
        try vector(
            ClearingSolver(state: state(recovery), options: options).greatest(), recovery)
    }

    func state(_ recovery: RecoveryRates) -> ClearingState {
        ClearingState(
            network: network, obligations: obligations, own: cash,
            active: [Bool](repeating: true, count: network.firmCount),
            rule: ClearingRule(recovery: recovery))
    }

    /// What a firm receives when every debtor pays a share of its obligations.
    func receipts(of firm: Int, shares: [Double]) -> Double {
        network.claims(of: firm).reduce(0) {
            $0 + network.amount[$1] * shares[Int(network.debtor[$1])]
        }
    }

    /// Payments, equity and defaults from shares, after the model's equation was checked.
    private func vector(
        _ solution: ClearingSolver.Solution, _ recovery: RecoveryRates
    ) throws(ClearingError) -> ClearingVector {
        let state = state(recovery)
        let shares = solution.shares
        var residual = 0.0
        var equity = cash
        var payments = obligations
        var isDefaulted = [Bool](repeating: false, count: network.firmCount)
        state.withRows { rows in
            shares.withUnsafeBufferPointer { q in
                for firm in shares.indices {
                    let received = rows.receipts(firm, q)
                    let assets = cash[firm] + received
                    let due = obligations[firm]
                    guard due > 0 else {
                        equity[firm] = assets
                        continue
                    }
                    residual = max(residual, abs(rows.share(firm, state.rule, q) - q[firm]))
                    isDefaulted[firm] = assets < due * ClearingOptions.solvencyThreshold
                    equity[firm] = isDefaulted[firm] ? 0 : max(0, assets - due)
                    // Straight from the equation: a share times the obligations would round twice.
                    if isDefaulted[firm] {
                        payments[firm] = min(
                            due,
                            recovery.cash * cash[firm] + recovery.claims * received)
                    }
                }
            }
        }
        guard residual <= ClearingOptions.residualLimit else {
            throw .notConverged(
                model: "clearing", residual: residual, iterations: solution.iterations)
        }
        return ClearingVector(
            payments: payments, equity: equity,
            isDefaulted: isDefaulted, rounds: solution.rounds, iterations: solution.iterations,
            residual: residual)
    }
}
