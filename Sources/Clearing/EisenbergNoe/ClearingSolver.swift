/// Finds the greatest solution of a clearing equation, from above.
struct ClearingSolver {
    let state: ClearingState
    let options: ClearingOptions

    /// Shares of obligations that are paid, with what it took.
    struct Solution {
        var shares: [Double]
        var rounds: Int?
        var iterations: Int
    }

    /// Sweeps after which a slow convergence is left to a linear solver.
    static let sweepsBeforeBlock = 120

    /// The greatest solution: everyone pays in full, until someone cannot.
    ///
    /// Small networks: the fictitious default rounds of Eisenberg and Noe (2001, section 3), at most one a firm, each with
    /// the linear system of the firms in default. Large ones: sweeps down, which stop when the error that the rate of
    /// convergence implies is below the rounding of a share; where they converge slowly, rounds with a sparse solver.
    func greatest() throws(ClearingError) -> Solution {
        let start = state.obligations.indices.map { state.active[$0] ? 1.0 : 0.0 }
        guard state.network.firmCount > options.denseLimit else {
            return try rounds(from: start, sweeps: 0)
        }
        var shares = start
        let (sweeps, converged) = sweep(&shares, atMost: Self.sweepsBeforeBlock)
        if converged { return Solution(shares: shares, rounds: nil, iterations: sweeps) }
        var solution = try rounds(from: shares, sweeps: sweeps)
        solution.rounds = nil
        return solution
    }

    /// Fictitious default rounds from shares that are not below the solution.
    private func rounds(from start: [Double], sweeps: Int) throws(ClearingError) -> Solution {
        var shares = start
        var isDefaulted = shares.indices.map { state.active[$0] && shares[$0] < 1 }
        var waves = 0
        var iterations = sweeps
        while true {
            let members: [Int]
            if waves == 0, sweeps > 0 {
                members = shares.indices.filter { isDefaulted[$0] }
            } else {
                let unable = newDefaults(shares, beside: isDefaulted)
                guard !unable.isEmpty else { break }
                for firm in unable { isDefaulted[firm] = true }
                members = shares.indices.filter { isDefaulted[$0] }
            }
            waves += 1
            iterations += try DefaultBlock(state: state, members: members).solve(&shares)
        }
        // Two sweeps take away the rounding of the factorisation.
        iterations += sweep(&shares, atMost: 2).sweeps
        return Solution(shares: shares, rounds: waves, iterations: iterations)
    }

    private func newDefaults(_ shares: [Double], beside isDefaulted: [Bool]) -> [Int] {
        state.withRows { rows in
            shares.withUnsafeBufferPointer { q in
                shares.indices.filter {
                    !isDefaulted[$0] && state.active[$0] && state.obligations[$0] > 0
                        && state.own[$0] + state.rule.gain * rows.receipts($0, q)
                            < state.obligations[$0] * ClearingOptions.solvencyThreshold
                }
            }
        }
    }

    /// Sweeps until the error is small, or `atMost` sweeps.
    ///
    /// The changes of a linear iteration shrink by a factor `ρ` a sweep, so what is still to come after a change `δ` is
    /// about `δ ρ/(1−ρ)`.
    func sweep(_ shares: inout [Double], atMost: Int) -> (sweeps: Int, converged: Bool) {
        state.withRows { rows in
            shares.withUnsafeMutableBufferPointer { q in
                var last = Double.infinity
                var rate = 1.0
                for sweep in 1...max(1, atMost) {
                    let change = rows.sweep(state.rule, q)
                    if change == 0 { return (sweep, true) }
                    rate = max(rate / 2, change / last)
                    if rate < 1, change * rate / (1 - rate) < 2e-15, change < 1e-9 {
                        return (sweep, true)
                    }
                    last = change
                }
                return (atMost, false)
            }
        }
    }
}
