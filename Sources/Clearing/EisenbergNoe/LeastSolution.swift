/// Finds the least solution of a clearing equation: nobody pays until money really arrives.
struct LeastSolution {
    let problem: ClearingProblem
    let recovery: RecoveryRates
    let options: ClearingOptions

    /// - Parameter greatest: shares of the greatest solution, which are those of the least where it is unique.
    func solve(greatest: ClearingSolver.Solution) throws(ClearingError) -> ClearingSolver.Solution {
        if recovery == .full { return try eisenbergNoe(greatest: greatest) }
        return problem.network.firmCount <= options.denseLimit
            ? try rescueRounds() : try sweepsUp()
    }

    /// Eisenberg–Noe: money that no cash can reach is not there; for all other firms the solution is unique.
    ///
    /// Two solutions differ only on groups of firms that owe to each other alone, have no cash and receive nothing from
    /// outside the group (the sum of their payments fixes nothing). Payments to such firms start from nothing and stay at
    /// nothing. So the least solution is the greatest one after those debtors are taken out that no cash reaches
    /// along the debts. One search, and one solution if anyone is taken out.
    private func eisenbergNoe(
        greatest: ClearingSolver.Solution
    ) throws(ClearingError) -> ClearingSolver.Solution {
        let reached = Self.reached(problem.network, from: problem.cash.map { $0 > 0 })
        let isCut = reached.indices.contains { !reached[$0] && problem.obligations[$0] > 0 }
        guard isCut else { return greatest }
        let state = ClearingState(
            network: problem.network, obligations: problem.obligations, own: problem.cash,
            active: reached, rule: ClearingRule(recovery: .full))
        return try ClearingSolver(state: state, options: options).greatest()
    }

    /// Rogers–Veraart, small networks: rounds of rescue.
    ///
    /// While the solvent firms pay in full and the others recover what they can, the others' payments are the least
    /// solution of `p = min(p̄, α x + β Πᵀp)`, which has no jump. Firms that can then pay in full join the solvent, and so
    /// on. At most one round a firm.
    private func rescueRounds() throws(ClearingError) -> ClearingSolver.Solution {
        let network = problem.network
        let firms = 0..<network.firmCount
        var isSolvent = firms.map { problem.obligations[$0] == 0 }
        var shares = firms.map { isSolvent[$0] ? 1.0 : 0 }
        var rounds = 0
        var iterations = 0
        while true {
            var own = [Double](repeating: 0, count: network.firmCount)
            for firm in firms where !isSolvent[firm] {
                let fromSolvent = network.claims(of: firm).reduce(0.0) {
                    isSolvent[Int(network.debtor[$1])] ? $0 + network.amount[$1] : $0
                }
                own[firm] = recovery.cash * problem.cash[firm] + recovery.claims * fromSolvent
            }
            let reached =
                recovery.claims > 0
                ? Self.reached(
                    network, from: firms.map { !isSolvent[$0] && own[$0] > 0 }, avoiding: isSolvent)
                : firms.map { own[$0] > 0 }
            let state = ClearingState(
                network: network, obligations: problem.obligations, own: own,
                active: firms.map { reached[$0] && !isSolvent[$0] },
                rule: ClearingRule(recovery: .full, gain: recovery.claims))
            let inner = try ClearingSolver(state: state, options: options).greatest()
            iterations += inner.iterations
            for firm in firms where !isSolvent[firm] { shares[firm] = inner.shares[firm] }
            let rescued = firms.filter { firm in
                !isSolvent[firm]
                    && problem.cash[firm] + problem.receipts(of: firm, shares: shares)
                        >= problem.obligations[firm] * ClearingOptions.solvencyThreshold
            }
            guard !rescued.isEmpty else { break }
            rounds += 1
            for firm in rescued {
                isSolvent[firm] = true
                shares[firm] = 1
            }
        }
        return ClearingSolver.Solution(shares: shares, rounds: rounds, iterations: iterations)
    }

    /// Rogers–Veraart, large networks: sweeps up from nothing. Where the limit of the sweeps lets another firm pay in full,
    /// the equation jumps there; the next sweep takes the jump, and so on until nothing moves.
    private func sweepsUp() throws(ClearingError) -> ClearingSolver.Solution {
        let state = problem.state(recovery)
        let solver = ClearingSolver(state: state, options: options)
        var shares = problem.obligations.map { $0 == 0 ? 1.0 : 0 }
        let (sweeps, converged) = solver.sweep(&shares, atMost: options.maxSweeps)
        guard converged else {
            let residual = state.withRows { rows in
                shares.withUnsafeBufferPointer { rows.residual(state.rule, $0) }
            }
            throw .notConverged(
                model: "least clearing", residual: residual, iterations: sweeps)
        }
        return ClearingSolver.Solution(shares: shares, rounds: nil, iterations: sweeps)
    }

    /// Firms that money from `sources` can reach along debts without passing through the `blocked`.
    static func reached(
        _ network: ObligationNetwork, from sources: [Bool], avoiding blocked: [Bool] = []
    ) -> [Bool] {
        guard sources.contains(false) else { return sources }
        let debts = network.byDebtor()
        var reached = sources
        var open = sources.indices.filter { sources[$0] }
        while let firm = open.popLast() {
            for debt in debts.debts(of: firm) {
                let creditor = Int(debts.creditor[debt])
                guard !reached[creditor], blocked.isEmpty || !blocked[creditor] else { continue }
                reached[creditor] = true
                open.append(creditor)
            }
        }
        return reached
    }
}
