/// One thing of a model switched off or set, to ask what it does to an outcome and how far the outcome depends on how the world is modelled.
public enum ModelVariant: String, Sendable, Hashable, CaseIterable {
    /// Revenue comes as planned: no volatility, no jump.
    case revenueCertain = "revenue-certain"
    /// Every promise of money is kept, whether its market is open or not.
    case promisesKept = "promises-kept"
    /// The firm has no contracts; what they cost on the path without shocks is spent as its other costs are, which it can cut and need not pay when it is short.
    case contractsOut = "contracts-out"
    /// The firm buys and owes nothing of its contracts, and loses the capacity that they are.
    case contractsStopped = "contracts-stopped"
    /// Revenue does not depend on capacity.
    case capacityOff = "capacity-off"
    /// Nobody cuts anything before it leaves something unpaid.
    case cutsOff = "cuts-off"
    /// Costs are cut, purchases are not: what the first rung of the ladder saves alone.
    case purchasesKept = "purchases-kept"
    /// Promises do not answer to revenue.
    case responsesOff = "responses-off"
    /// Revenues are not correlated, and every promise has a draw of its own.
    case independent
    /// All promises that may be broken are kept or broken by one draw.
    case oneMarket = "one-market"
    /// Revenue lost with compute, at once and in the end, per unit of it: not at all, by half, in step.
    case elasticityZero = "elasticity-0"
    case elasticityHalf = "elasticity-0.5"
    case elasticityOne = "elasticity-1"
    /// Nothing feeds back: no capacity limit, no cuts, no answering promises, a draw for every promise.
    case feedbackOff = "feedback-off"

    /// What a firm's number hangs on, one thing at a time.
    public static let drivers: [ModelVariant] = [
        .revenueCertain, .promisesKept, .contractsOut, .contractsStopped, .capacityOff, .cutsOff,
        .purchasesKept, .responsesOff,
    ]

    /// Other ways to model the same world.
    public static let structures: [ModelVariant] = [
        .feedbackOff, .elasticityZero, .elasticityHalf, .elasticityOne, .independent, .oneMarket,
    ]

    /// The model with the thing switched off or set.
    ///
    /// - Parameter firm: whose contracts leave; the other variants concern everybody.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public func applied(to model: CashFlowModel, firm: Int) throws(SimulationError) -> CashFlowModel
    {
        var changed = model
        switch self {
        case .revenueCertain:
            changed.shocks.jump = nil
            for firm in changed.firms.indices { changed.firms[firm].volatility = 0 }
        case .promisesKept:
            for leg in changed.fundings.indices { changed.fundings[leg].keep() }
        case .contractsOut: try replaceContracts(of: firm, in: &changed)
        case .contractsStopped:
            for leg in contracts(of: firm, in: model) { changed.obligations[leg].stopAt(0) }
        case .capacityOff: changed.dropCapacityLimits()
        case .cutsOff: changed.dropCuts()
        case .purchasesKept:
            for leg in changed.obligations.indices { changed.obligations[leg].takeOrPayFloor = 1 }
        case .responsesOff: changed.dropResponses()
        case .independent: changed.makeIndependent()
        case .oneMarket:
            let shared = (changed.fundings.compactMap(\.promiseGroup).max() ?? -1) + 1
            for leg in changed.fundings.indices where changed.fundings[leg].probability < 1 {
                changed.fundings[leg].promiseGroup = shared
            }
        case .elasticityZero: changed.setElasticities(0)
        case .elasticityHalf: changed.setElasticities(0.5)
        case .elasticityOne: changed.setElasticities(1)
        case .feedbackOff:
            changed.dropCapacityLimits()
            changed.dropCuts()
            changed.dropResponses()
            for leg in changed.fundings.indices { changed.fundings[leg].promiseGroup = nil }
        }
        return changed
    }

    /// What a firm has signed: everything that it owes but the repayment of debt and what follows another due.
    private func contracts(of firm: Int, in model: CashFlowModel) -> [Int] {
        model.obligations.indices.filter {
            let due = model.obligations[$0]
            return due.payer == firm && !due.isRepayment && due.follows == nil
        }
    }

    private func replaceContracts(
        of firm: Int, in model: inout CashFlowModel
    ) throws(SimulationError) {
        let path = try LiquiditySimulation(model).zeroShock()
        var costs = model.firms[firm].fixedCost
        if costs.count < model.quarters {
            costs += [Double](repeating: 0, count: model.quarters - costs.count)
        }
        for leg in contracts(of: firm, in: model) {
            for quarter in 0..<model.quarters {
                costs[quarter] += path.newDue[quarter * path.obligations + leg]
            }
            model.obligations[leg].stopAt(0)
            // Its capacity is bought with the costs that take its place.
            model.obligations[leg].capacityPlan = []
            model.obligations[leg].capacitySupply = []
        }
        model.firms[firm].fixedCost = costs
    }
}

extension CashFlowModel {
    fileprivate mutating func dropCapacityLimits() {
        for firm in firms.indices { firms[firm].capacityLimit = nil }
    }

    fileprivate mutating func dropCuts() {
        for firm in firms.indices { firms[firm].spendingPlan = nil }
    }

    fileprivate mutating func dropResponses() {
        for leg in fundings.indices { fundings[leg].response = nil }
    }

    fileprivate mutating func makeIndependent() {
        let count = firms.count
        shocks.correlation = (0..<count * count).map { $0 % (count + 1) == 0 ? 1 : 0 }
        shocks.copula = .gaussian
        for leg in fundings.indices { fundings[leg].promiseGroup = nil }
    }

    /// Revenue lost with compute, at once and in the end, of every firm that has a limit.
    mutating func setElasticities(_ elasticity: Double) {
        for firm in firms.indices {
            guard var limit = firms[firm].capacityLimit else { continue }
            limit.elasticity = elasticity
            limit.longRunElasticity = elasticity
            if limit.adjustment == 0 {
                limit.adjustment = CapacityLimit.adjustment(halfLife: 1)
            }
            firms[firm].capacityLimit = limit
        }
    }
}
