import Statistics

/// Debts in order of seniority between firms that also own parts of each other.
///
/// H. Elsinger (2009), "Financial networks, cross holdings, and limited liability", OeNB working paper 156. With `v` the
/// value of all that a firm has, each tranche is paid from what the tranches before it leave, and owners get the rest:
///
/// `v_i = x_i + Σ_k Σ_j Π^k_ji p^k_j + Σ_j Θ_ji E_j`, `p^k = min(p̄^k, max(0, v − Σ_{l<k} p̄^l))`, `E = max(0, v − Σ_k p̄^k)`.
public struct SeniorityProblem: Sendable {
    /// Debts of one rank.
    public struct Tranche: Sendable {
        public let network: ObligationNetwork
        /// What each firm owes outside the network at this rank.
        public let externalLiabilities: [Double]

        public init(_ network: ObligationNetwork, externalLiabilities: [Double]) {
            self.network = network
            self.externalLiabilities = externalLiabilities
        }
    }

    /// A solution: what each tranche of each firm gets, and what is left.
    public struct Solution: Sendable {
        /// Payments by tranche, senior first, then by firm.
        public let payments: [[Double]]
        public let equity: [Double]
        /// All that each firm has.
        public let value: [Double]
        public let isDefaulted: [Bool]
        public let iterations: Int
        /// Largest distance from the equation, as a part of the largest value.
        public let residual: Double
    }

    /// Tranches, senior first.
    public let tranches: [Tranche]
    public let cash: [Double]
    public let holdings: Shareholdings
    /// Obligations by tranche, then by firm.
    let due: [[Double]]
    /// What is paid before each tranche; one more entry for the owners, who come last.
    let before: [[Double]]

    /// - Throws: ``ClearingError`` for arrays that do not fit and figures that are negative or not finite.
    public init(
        tranches: [Tranche], cash: [Double], holdings: Shareholdings
    ) throws(ClearingError) {
        let count = cash.count
        try ClearingError.check(cash, count: count, name: "cash")
        guard holdings.network.firmCount == count else {
            throw .shape("holdings are of \(holdings.network.firmCount) firms, cash of \(count)")
        }
        var due: [[Double]] = []
        var before = [[Double](repeating: 0, count: count)]
        for (rank, tranche) in tranches.enumerated() {
            guard tranche.network.firmCount == count else {
                throw .shape(
                    "tranche \(rank) is of \(tranche.network.firmCount) firms, not \(count)")
            }
            try ClearingError.check(
                tranche.externalLiabilities, count: count, name: "external liabilities")
            let total = zip(tranche.network.owedInside, tranche.externalLiabilities).map { $0 + $1 }
            due.append(total)
            before.append(zip(before[rank], total).map { $0 + $1 })
        }
        if let firm = before[tranches.count].firstIndex(where: { !$0.isFinite }) {
            throw .overflow(firm: firm)
        }
        self.tranches = tranches
        self.cash = cash
        self.holdings = holdings
        self.due = due
        self.before = before
    }

    /// The greatest solution: from values that nobody can exceed, downwards.
    public func greatest() throws(ClearingError) -> Solution {
        let most = cash.indices.map { firm in
            tranches.reduce(cash[firm]) { sum, tranche in
                tranche.network.claims(of: firm).reduce(sum) { $0 + tranche.network.amount[$1] }
            }
        }
        // Equity is at most the value, so these values bound every solution from above.
        return try solve(from: try Shareholdings.Solver(holdings).solve(most))
    }

    /// The least solution: from nothing, upwards.
    public func least() throws(ClearingError) -> Solution {
        try solve(from: [Double](repeating: 0, count: cash.count))
    }

    private func solve(from start: [Double]) throws(ClearingError) -> Solution {
        let scale = max(start.max() ?? 0, cash.max() ?? 0, .leastNormalMagnitude)
        var value = start
        var stop = SweepConvergence(tolerance: 1e-15 * scale)
        var iterations = 0
        let limit = 20_000
        while iterations < limit {
            iterations += 1
            var change = 0.0
            for firm in value.indices {
                let new = worth(of: firm, value)
                change = max(change, abs(new - value[firm]))
                value[firm] = new
            }
            if stop.isDone(after: change) { break }
        }
        if let exact = polished(value), residual(exact) <= residual(value) { value = exact }
        let error = residual(value) / scale
        guard error <= ClearingOptions.residualLimit, iterations < limit || error < 1e-13 else {
            throw .notConverged(
                model: "clearing by seniority", residual: error, iterations: iterations)
        }
        let last = tranches.count
        return Solution(
            payments: tranches.indices.map { rank in
                value.indices.map { paid(rank, $0, value) }
            },
            equity: value.indices.map { max(0, value[$0] - before[last][$0]) }, value: value,
            isDefaulted: value.indices.map {
                value[$0] < before[last][$0] * ClearingOptions.solvencyThreshold
            }, iterations: iterations, residual: error)
    }

    /// What tranche `rank` of a firm gets.
    private func paid(_ rank: Int, _ firm: Int, _ value: [Double]) -> Double {
        min(due[rank][firm], max(0, value[firm] - before[rank][firm]))
    }

    /// All that a firm has, given the others' values.
    private func worth(of firm: Int, _ value: [Double]) -> Double {
        var sum = cash[firm]
        for (rank, tranche) in tranches.enumerated() {
            for claim in tranche.network.claims(of: firm) {
                let debtor = Int(tranche.network.debtor[claim])
                sum +=
                    tranche.network.amount[claim]
                    * (paid(rank, debtor, value) / due[rank][debtor])
            }
        }
        for claim in holdings.network.claims(of: firm) {
            let owned = Int(holdings.network.debtor[claim])
            sum +=
                holdings.network.amount[claim]
                * max(0, value[owned] - before[tranches.count][owned])
        }
        return sum
    }

    private func residual(_ value: [Double]) -> Double {
        value.indices.reduce(0) { max($0, abs(worth(of: $1, value) - value[$1])) }
    }

    /// The exact solution of the linear system that holds around an approximate one: for each firm the next dollar goes to
    /// one tranche, or to its owners.
    private func polished(_ value: [Double]) -> [Double]? {
        let count = value.count
        guard count > 0, count <= Shareholdings.denseLimit else { return nil }
        // For each firm the tranche that is paid in part; `tranches.count` stands for its owners.
        let marginal = value.indices.map { firm in
            tranches.indices.first { value[firm] < before[$0 + 1][firm] } ?? tranches.count
        }
        do throws(StatisticsError) {
            var matrix = try Matrix(rows: count, columns: count)
            var right = cash
            for firm in 0..<count {
                matrix[firm, firm] = 1
                for (rank, tranche) in tranches.enumerated() {
                    for claim in tranche.network.claims(of: firm) {
                        let debtor = Int(tranche.network.debtor[claim])
                        let amount = tranche.network.amount[claim]
                        if marginal[debtor] == rank {
                            let slope = amount / due[rank][debtor]
                            matrix[firm, debtor] -= slope
                            right[firm] -= slope * before[rank][debtor]
                        } else if rank < marginal[debtor] {
                            right[firm] += amount
                        }
                    }
                }
                for claim in holdings.network.claims(of: firm) {
                    let owned = Int(holdings.network.debtor[claim])
                    guard marginal[owned] == tranches.count else { continue }
                    let share = holdings.network.amount[claim]
                    matrix[firm, owned] -= share
                    right[firm] -= share * before[tranches.count][owned]
                }
            }
            return try LUFactorization(matrix).solve(right)
        } catch { return nil }
    }
}
