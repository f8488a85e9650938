import Clearing

/// The models in which firms own parts of each other.
extension ContagionRun {
    private var cashAfterShock: [Double] { zip(input.cash, shares).map { $0 * (1 - $1) } }

    /// Elsinger: debts by rank, then the owners.
    func clearBySeniority(_ data: inout ContagionData) throws(ClearingError) {
        let (problem, ranks) = try input.seniorityProblem(cash: cashAfterShock, holdings: holdings)
        let greatest = input.data(try problem.greatest(), ranks: ranks)
        let least = input.data(try problem.least(), ranks: ranks)
        data.clearing = .init(greatest: greatest, least: least)
        data.defaulted = greatest.defaulted
        fillSelfFulfilling(&data, greatest.payments, least.payments)
    }

    /// Elliott, Golub and Jackson: a lump of value is lost at failure.
    func failWithCosts(_ data: inout ContagionData) throws(ClearingError) {
        let owners: Shareholdings
        if let holdings {
            owners = holdings
        } else {
            owners = try Shareholdings(firms: input.names.count)
        }
        let web = try input.failureCosts(
            cash: cashAfterShock, holdings: owners, share: parameters.failureCost)
        let best = input.data(try web.bestCase())
        let worst = input.data(try web.worstCase())
        data.failureCosts = .init(best: best, worst: worst)
        data.defaulted = best.failed
        fillSelfFulfilling(&data, best.value, worst.value)
    }

    /// The distance of the two ends; 0 where they agree to 10⁻¹⁰.
    private func fillSelfFulfilling(
        _ data: inout ContagionData, _ most: [String: Double], _ least: [String: Double]
    ) {
        let loss = input.names.map { name in
            let (high, low) = (most[name] ?? 0, least[name] ?? 0)
            return high - low > 1e-10 * high ? high - low : 0
        }
        data.selfFulfillingLoss = loss.reduce(0, +)
        data.selfFulfillingLossByFirm = input.keyed(loss)
    }
}

extension ContagionInput {
    /// - Parameter ranks: the rank of each tranche.
    func data(
        _ solution: SeniorityProblem.Solution, ranks: [Int]
    ) -> ContagionData.Clearing.Solution {
        let total = names.indices.map { firm in
            solution.payments.reduce(0) { $0 + $1[firm] }
        }
        return .init(
            payments: keyed(total), equity: keyed(solution.equity),
            defaulted: named(solution.isDefaulted.indices.filter { solution.isDefaulted[$0] }),
            rounds: nil, iterations: solution.iterations, residual: solution.residual,
            paymentsBySeniority: Dictionary(
                zip(ranks.map { "\($0)" }, solution.payments.map { keyed($0) }),
                uniquingKeysWith: { first, _ in first }))
    }

    func data(_ outcome: FailureCosts.Outcome) -> ContagionData.FailureCostsData.Outcome {
        .init(
            value: keyed(outcome.value), failed: named(outcome.failed),
            waves: outcome.waves.map(named))
    }
}
