/// What a checked model says about capacity, cuts and answering promises, as the engines run it.
struct CompiledFeedback: Sendable {
    /// Whether any firm's revenue is limited by capacity; whether any firm cuts; whether any promise looks at a plan.
    let limits, manages, responds: Bool
    /// First quarter in which each firm is made to fail; the number of quarters: never.
    let failsAt: [Int]
    /// Planned revenue, `[quarter * firms + firm]`; 0: none.
    let plannedRevenue: [Double]
    /// χ · the positive part of fixed costs, `[quarter * firms + firm]`.
    let boughtByCosts: [Double]
    /// Σ w + χF, `[quarter * firms + firm]`; 0 for a firm that is not limited.
    let plannedCapacity: [Double]
    /// ω · the positive part of fixed costs, `[quarter * firms + firm]`.
    let discretionary: [Double]
    /// What of the planned capacity comes on line, `[obligation * quarters + quarter]`.
    let capacity: [Double]
    /// For each firm the obligations that are its capacity, and those that it pays, in order.
    let capacityLegs, owedBy: [[Int]]
    /// Whether an obligation is capacity of a limited payer.
    let isCapacity: [Bool]
    /// The number of the draw that decides each promise, and the funding whose draw it is.
    let draw, drawnBy: [Int]

    init(_ model: CashFlowModel, fixedCost: [Double]) {
        let quarters = model.quarters
        let count = model.firms.count
        let isLimited = model.firms.map { $0.capacityLimit != nil }
        limits = isLimited.contains(true)
        manages = model.firms.contains { $0.spendingPlan != nil }
        failsAt = model.firms.map { min(quarters, max(0, $0.failsAt ?? quarters)) }
        responds = model.fundings.contains { $0.response != nil }
        plannedRevenue = (0..<quarters).flatMap { quarter in
            model.firms.map { Schedule.value($0.plannedRevenue, at: quarter, slip: 0) }
        }
        func share(_ of: (SimulatedFirm) -> Double) -> [Double] {
            (0..<quarters * count).map { of(model.firms[$0 % count]) * max(0, fixedCost[$0]) }
        }
        boughtByCosts = share { $0.capacityLimit?.shareOfCosts ?? 0 }
        discretionary = share { $0.spendingPlan?.discretionaryShare ?? 0 }
        owedBy = (0..<count).map { firm in
            model.obligations.indices.filter { model.obligations[$0].payer == firm }
        }
        isCapacity = model.obligations.map { isLimited[$0.payer] && !$0.capacityPlan.isEmpty }
        let isCapacity = isCapacity
        capacityLegs = owedBy.map { $0.filter { isCapacity[$0] } }
        let planned = model.obligations.map {
            Schedule.values($0.capacityPlan, quarters: quarters)
        }
        capacity = model.obligations.enumerated().flatMap { index, leg in
            let supplied = Schedule.values(
                leg.capacitySupply, quarters: quarters, slip: leg.capacitySlip)
            return zip(planned[index], supplied).map { min($0, $1) }
        }
        var total = [Double](repeating: 0, count: quarters * count)
        for quarter in 0..<quarters {
            for firm in 0..<count where isLimited[firm] {
                // In the order in which a path adds up what there is: with everything delivered the two are the same number.
                var sum = 0.0
                for leg in capacityLegs[firm] { sum += planned[leg][quarter] }
                total[quarter * count + firm] = sum + boughtByCosts[quarter * count + firm]
            }
        }
        plannedCapacity = total
        var first: [Int: Int] = [:]
        let drawnBy = model.fundings.enumerated().map { index, funding in
            guard let group = funding.promiseGroup else { return index }
            if let known = first[group] { return known }
            first[group] = index
            return index
        }
        self.drawnBy = drawnBy
        draw = drawnBy.map { model.fundings[$0].promiseNumber ?? $0 }
    }
}
