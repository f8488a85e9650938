import Statistics

/// Which firms' failure would cost the others most, found without following every failure.
///
/// As long as nobody else is ruined the spread of stress is linear. With `Λ_ij = A_ij/E_i` and `G = (I−Λ)⁻¹`, the failure of `j`
/// costs the others `(wᵀG)_j / G_jj − w_j` of all equity. The sum `G_jj` over all closed walks through `j` is the *circular
/// amplification*: how much of a dollar of stress comes back to `j` on top of the first.
public struct ImpactScreening: Sendable {
    public struct Candidate: Sendable, Hashable {
        public let firm: Int
        /// `G_jj`, at least 1; `nil` where the network amplifies without end.
        public let amplification: Double?
        /// What the linear rule predicts.
        public let linearImpact: Double?
        /// What the capped rule gives: the impact that counts.
        public let impact: Double
    }

    /// Whether stress dies out along every closed walk: the spectral radius of `Λ` is below 1.
    public let isStable: Bool
    /// The firms that were followed exactly, largest impact first.
    public let candidates: [Candidate]
}

extension CapitalNetwork {
    /// Ranks all firms by one transposed solution, then follows the first ones exactly.
    ///
    /// `(wᵀG)_j − w_j` is at least `(wᵀG)_j/G_jj − w_j`, because `G_jj ≥ 1`; so firms are taken in its order until no later firm can
    /// come among the first `top` by the linear rule. Where the linear rule has no solution (the network is unstable, or a firm
    /// without equity has claims), firms are ranked by what their direct creditors lose.
    /// - Parameter top: how many firms are followed exactly.
    public func screened(top: Int) throws(ClearingError) -> ImpactScreening {
        let resolvent = try Resolvent(self)
        let chosen: [(firm: Int, amplification: Double?, linear: Double?)]
        if let sums = try resolvent.weightedColumnSums(weights) {
            chosen = try linearTop(max(0, top), sums, resolvent)
        } else {
            let reach = directReach()
            chosen = order(reach).prefix(max(0, top)).map { ($0, nil, nil) }
        }
        var shock = [Double](repeating: 0, count: equity.count)
        var candidates: [ImpactScreening.Candidate] = []
        for choice in chosen {
            shock[choice.firm] = 1
            let impact = try debtRank(shock: shock).impact
            shock[choice.firm] = 0
            candidates.append(
                ImpactScreening.Candidate(
                    firm: choice.firm, amplification: choice.amplification,
                    linearImpact: choice.linear, impact: impact))
        }
        candidates.sort { ($1.impact, $0.firm) < ($0.impact, $1.firm) }
        return ImpactScreening(isStable: resolvent.isStable, candidates: candidates)
    }

    private func linearTop(
        _ top: Int, _ sums: [Double], _ resolvent: borrowing Resolvent
    ) throws(ClearingError) -> [(firm: Int, amplification: Double?, linear: Double?)] {
        let weights = weights
        let bound = sums.indices.map { sums[$0] - weights[$0] }
        var found: [(firm: Int, amplification: Double?, linear: Double?)] = []
        guard top > 0 else { return [] }
        for firm in order(bound) {
            if found.count >= top, let least = found[top - 1].linear, bound[firm] < least { break }
            let amplification = try resolvent.amplification(of: firm)
            found.append((firm, amplification, sums[firm] / amplification - weights[firm]))
            found.sort { (($1.linear ?? 0), $0.firm) < (($0.linear ?? 0), $1.firm) }
        }
        return Array(found.prefix(top))
    }

    /// Firms by decreasing value; ties by number.
    private func order(_ values: [Double]) -> [Int] {
        values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    }

    /// Weighted losses of each firm's direct creditors, each at most its equity.
    private func directReach() -> [Double] {
        let weights = weights
        let inverse = inverseEquity
        var reach = [Double](repeating: 0, count: equity.count)
        for firm in equity.indices {
            for claim in network.claims(of: firm) {
                reach[Int(network.debtor[claim])] +=
                    weights[firm] * min(1, network.amount[claim] * inverse[firm])
            }
        }
        return reach
    }
}

/// Solutions with `I − Λ`.
package struct Resolvent: ~Copyable {
    private let capital: CapitalNetwork
    private let debts: ObligationNetwork.ByDebtor
    private let inverse: [Double]
    private let factors: LUFactorization?
    package private(set) var isStable = false

    package init(_ capital: CapitalNetwork) throws(ClearingError) {
        self.capital = capital
        debts = capital.network.byDebtor()
        inverse = capital.inverseEquity
        let count = capital.equity.count
        let ruinable = capital.equity.indices.allSatisfy {
            capital.equity[$0] > 0 || capital.network.claims(of: $0).isEmpty
        }
        if count > 0, count <= Shareholdings.denseLimit, ruinable {
            factors = try? Self.factorised(capital, inverse)
        } else {
            factors = nil
        }
        // A positive z with z = 1 + Λᵀz shows that the spectral radius is below 1 (Collatz 1942).
        if ruinable, let z = try transposed([Double](repeating: 1, count: count)) {
            isStable = z.allSatisfy { $0 >= 1 }
        }
    }

    private static func factorised(
        _ capital: CapitalNetwork, _ inverse: [Double]
    ) throws(StatisticsError) -> LUFactorization {
        // Transposed, because most solutions are.
        let count = capital.equity.count
        var matrix = try Matrix(rows: count, columns: count)
        for firm in 0..<count {
            matrix[firm, firm] += 1
            for claim in capital.network.claims(of: firm) {
                matrix[Int(capital.network.debtor[claim]), firm] -=
                    capital.network.amount[claim] * inverse[firm]
            }
        }
        return try LUFactorization(matrix)
    }

    /// `wᵀG` for non-negative `w`; `nil` where stress does not die out.
    package func weightedColumnSums(_ weights: [Double]) throws(ClearingError) -> [Double]? {
        isStable ? try transposed(weights) : nil
    }

    /// `G_jj`: element `j` of the row `e_jᵀ G`.
    package func amplification(of firm: Int) throws(ClearingError) -> Double {
        var unit = [Double](repeating: 0, count: capital.equity.count)
        unit[firm] = 1
        return try transposed(unit)?[firm] ?? .infinity
    }

    /// `G_jj` where stress dies out along every closed walk.
    package func stableAmplification(of firm: Int) throws(ClearingError) -> Double? {
        isStable ? try amplification(of: firm) : nil
    }

    /// The `z` with `z = right + Λᵀ z`; `nil` where the sum over walks has no end.
    private func transposed(_ right: [Double]) throws(ClearingError) -> [Double]? {
        guard !right.isEmpty else { return [] }
        switch factors {
        case .some(let factors):
            do throws(StatisticsError) { return try factors.solve(right) } catch { return nil }
        case .none: return sweeps(right)
        }
    }

    private func sweeps(_ right: [Double]) -> [Double]? {
        var z = right
        let size = max(right.max() ?? 0, .leastNormalMagnitude)
        var stop = SweepConvergence(tolerance: 1e-13 * size)
        for _ in 0..<10_000 {
            var change = 0.0
            for firm in z.indices {
                var sum = right[firm]
                for debt in debts.debts(of: firm) {
                    let creditor = Int(debts.creditor[debt])
                    sum += debts.amount[debt] * inverse[creditor] * z[creditor]
                }
                change = max(change, abs(sum - z[firm]))
                z[firm] = sum
            }
            if stop.isDone(after: change) { return z }
            guard change < 1e12 * size else { return nil }
        }
        return nil
    }
}
