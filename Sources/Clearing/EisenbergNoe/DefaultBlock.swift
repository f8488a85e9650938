import Statistics

/// The linear equations of the firms in default: with the others' payments given, what the defaulted pay each other.
///
/// In shares of obligations, `q_i = (α x_i + β g Σ_j L_ji q_j) / p̄_i` for `i` in the block.
struct DefaultBlock {
    let state: ClearingState
    /// Firms in default, in increasing order.
    let members: [Int]

    /// Largest block that is factorised as a dense matrix.
    static let denseLimit = 512

    /// Replaces the block's shares by the solution; the others stay.
    ///
    /// - Returns: iterations, 1 for a factorisation.
    func solve(_ q: inout [Double]) throws(ClearingError) -> Int {
        guard !members.isEmpty else { return 0 }
        if members.count <= Self.denseLimit {
            do throws(StatisticsError) { try solveDense(&q) } catch {
                throw .notConverged(model: "clearing", residual: .infinity, iterations: 1)
            }
            return 1
        }
        return try BiconjugateGradient(block: self).solve(&q)
    }

    /// Share of firm `i` from its own cash, and the factor on each receipt.
    func own(_ i: Int) -> Double {
        state.rule.recovery.cash * state.own[i] / state.obligations[i]
    }

    func factor(_ i: Int) -> Double {
        state.rule.recovery.claims * state.rule.gain / state.obligations[i]
    }

    private func solveDense(_ q: inout [Double]) throws(StatisticsError) {
        var place = [Int32](repeating: -1, count: q.count)
        for (index, firm) in members.enumerated() { place[firm] = Int32(index) }
        var matrix = try Matrix(rows: members.count, columns: members.count)
        var right = [Double](repeating: 0, count: members.count)
        for (row, firm) in members.enumerated() {
            matrix[row, row] = 1
            var outside = 0.0
            for claim in state.network.claims(of: firm) {
                let debtor = Int(state.network.debtor[claim])
                let column = Int(place[debtor])
                if column < 0 {
                    outside += state.network.amount[claim] * q[debtor]
                } else {
                    matrix[row, column] -= factor(firm) * state.network.amount[claim]
                }
            }
            right[row] = own(firm) + factor(firm) * outside
        }
        let solution = try LUFactorization(matrix).solve(right)
        for (row, firm) in members.enumerated() { q[firm] = min(1, max(0, solution[row])) }
    }
}
