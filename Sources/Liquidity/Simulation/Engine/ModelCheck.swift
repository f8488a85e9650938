/// Whether a model can be simulated: sizes, figures, indices and order.
struct ModelCheck {
    let model: CashFlowModel

    func run() throws(SimulationError) {
        if let refusal = model.refusal { throw refusal }
        try limit("quarters", model.quarters, SimulationLimits.quarters)
        try limit("firms", model.firms.count, SimulationLimits.firms)
        try limit("obligations", model.obligations.count, SimulationLimits.legs)
        try limit("fundings", model.fundings.count, SimulationLimits.legs)
        try limit("backstops", model.backstops.count, SimulationLimits.legs)
        try limit("stakes", model.stakes.count, SimulationLimits.legs)
        for firm in model.firms { try check(firm) }
        try checkShocks()
        for (index, leg) in model.obligations.enumerated() { try check(leg, at: index) }
        for leg in model.fundings { try check(leg) }
        for leg in model.backstops {
            let part = "backstop \(leg.id)"
            try reference(part, "guarantor", leg.guarantor, model.firms.count)
            try reference(part, "obligation", leg.obligation, model.obligations.count)
            try amount(part, "limit", leg.limit)
        }
        for leg in model.stakes {
            let part = "stake \(leg.id)"
            try reference(part, "holder", leg.holder, model.firms.count)
            try reference(part, "issuer", leg.issuer, model.firms.count)
            try amount(part, "value", leg.value)
            try figure(part, "elasticity", leg.elasticity, in: 0...10)
            try figure(part, "value in default", leg.valueInDefault, in: 0...1)
            try check(leg.condition, part)
        }
        if let rule = model.clearing {
            try figure("clearing", "cash recovery", rule.cashRecovery, in: 0...1)
            try figure("clearing", "receipt recovery", rule.receiptRecovery, in: 0...1)
        }
        if let market = model.market {
            try figure("market", "probability of closing", market.closing, in: 0...1)
            try figure("market", "probability of opening", market.opening, in: 0...1)
        }
        if let haircut = model.forcedSaleHaircut {
            try figure("forced sale", "haircut", haircut, in: 0...1)
        }
    }

    private func check(_ firm: SimulatedFirm) throws(SimulationError) {
        let part = "firm \(firm.id)"
        let most = SimulationLimits.amount
        try figure(part, "opening cash", firm.openingCash, in: -most...most)
        try amount(part, "external revenue", firm.externalRevenue)
        for growth in firm.growth where !(growth <= 100) {
            throw .badFigure(
                part: part, name: "growth", value: growth, allowed: "a number of at most 100")
        }
        for volatility in [firm.volatility] + firm.volatilityByQuarter {
            try figure(part, "volatility", volatility, in: 0...100)
        }
        for cost in firm.fixedCost { try figure(part, "fixed cost", cost, in: -most...most) }
        try figure(part, "variable cost share", firm.variableCostShare, in: 0...1e6)
        try figure(part, "receipt cost share", firm.receiptCostShare, in: 0...1e6)
        try amount(part, "opening receipts", firm.openingReceipts)
        try amounts(part, "capacity", firm.capacity)
        try slip(part, firm.capacitySlip)
        try checkFeedback(firm)
        for covenant in firm.covenants {
            switch covenant {
            case .minimumCash(let cash):
                try figure(part, "least cash of a covenant", cash, in: -most...most)
            case .maximumLeverage(let debt, let ratio):
                try amount(part, "debt of a covenant", debt)
                try figure(part, "leverage of a covenant", ratio, in: 1e-9...most)
            }
        }
    }

    private func checkFeedback(_ firm: SimulatedFirm) throws(SimulationError) {
        let part = "firm \(firm.id)"
        try amounts(part, "planned revenue", firm.plannedRevenue)
        if let limit = firm.capacityLimit {
            try figure(part, "elasticity of revenue to capacity", limit.elasticity, in: 0...10)
            try figure(part, "slack of capacity", limit.slack, in: 0...1000)
            try figure(part, "share of costs that buys capacity", limit.shareOfCosts, in: 0...1)
            try figure(
                part, "elasticity of demand to capacity", limit.longRunElasticity, in: 0...10)
            try figure(part, "adjustment of demand", limit.adjustment, in: 0...1)
            guard firm.plannedRevenue.contains(where: { $0 > 0 }) else {
                throw .shape("\(part): a limit of capacity needs planned revenue to be measured by")
            }
        }
        if let plan = firm.spendingPlan {
            let most = SimulationLimits.amount
            try figure(part, "buffer of cash", plan.buffer, in: -most...most)
            try figure(part, "discretionary share of costs", plan.discretionaryShare, in: 0...1)
        }
    }

    private func checkFeedback(_ leg: Obligation, _ part: String) throws(SimulationError) {
        for share in leg.kept { try figure(part, "share that is left", share, in: 0...1) }
        try figure(part, "take-or-pay floor", leg.takeOrPayFloor, in: 0...1)
        try figure(part, "loss given default", leg.lossGivenDefault, in: 0...1)
        try amounts(part, "planned capacity", leg.capacityPlan)
        try amounts(part, "capacity that comes", leg.capacitySupply)
        try slip(part, leg.capacitySlip)
    }

    private func checkFeedback(_ leg: Funding, _ part: String) throws(SimulationError) {
        for share in leg.kept { try figure(part, "share that is left", share, in: 0...1) }
        try figure(part, "share while the market is closed", leg.whenClosed, in: 0...1)
        try figure(part, "share of the investor's cash", leg.cashShare, in: 0...1)
        if let number = leg.promiseNumber {
            try limit("\(part): number of its draw", number, 0...1_000_000)
        }
        guard let response = leg.response else { return }
        try reference(part, "firm whose plan it answers to", response.firm, model.firms.count)
        try figure(part, "response of its probability", response.probability, in: 0...100)
        try figure(part, "response of its amount", response.amount, in: 0...100)
        guard model.firms[response.firm].plannedRevenue.contains(where: { $0 > 0 }) else {
            throw .shape(
                "\(part): \(model.firms[response.firm].id) has no planned revenue that it could answer to"
            )
        }
    }

    private func checkShocks() throws(SimulationError) {
        if case .studentT(let degrees) = model.shocks.copula {
            try figure("shocks", "degrees of freedom", degrees, in: 1...1e6)
        }
        if let jump = model.shocks.jump {
            try figure("jump", "probability", jump.probability, in: 0...1)
            try figure("jump", "size", jump.logSize, in: -1000...100)
        }
    }

    private func check(_ leg: Obligation, at index: Int) throws(SimulationError) {
        let part = "obligation \(leg.id)"
        try reference(part, "payer", leg.payer, model.firms.count)
        if let payee = leg.payee {
            try reference(part, "payee", payee, model.firms.count)
            guard payee != leg.payer else {
                throw .shape("\(part): \(model.firms[payee].id) would pay itself")
            }
        }
        try amounts(part, "take-or-pay", leg.takeOrPay)
        try slip(part, leg.slip)
        try figure(part, "usage", leg.usage, in: 0...1e6)
        try figure(part, "price", leg.price, in: 0...1e6)
        if let contingent = leg.contingent {
            try reference(part, "funding", contingent.funding, model.fundings.count)
            try figure(part, "purchases per unit of funding", contingent.perUnit, in: 0...1e6)
        }
        if let follows = leg.follows {
            try reference(part, "followed obligation", follows.obligation, model.obligations.count)
            guard follows.obligation < index else {
                throw .followsLater(
                    obligation: leg.id, followed: model.obligations[follows.obligation].id)
            }
            try figure(part, "share of the followed obligation", follows.share, in: 0...1e6)
        }
        try limit("\(part): rank", leg.rank, SimulationLimits.ranks)
        if case .roll(let interest) = leg.arrears {
            try figure(part, "interest on arrears", interest, in: 0...1)
        }
        try check(leg.condition, part)
        try checkFeedback(leg, part)
    }

    private func check(_ leg: Funding) throws(SimulationError) {
        let part = "funding \(leg.id)"
        try reference(part, "recipient", leg.recipient, model.firms.count)
        for amount in leg.amounts where leg.investor != nil || amount >= 0 {
            try self.amount(part, "amount", amount)
        }
        for amount in leg.amounts {
            try figure(
                part, "amount", amount, in: -SimulationLimits.amount...SimulationLimits.amount)
        }
        try slip(part, leg.slip)
        try figure(part, "recycling", leg.recycling, in: 0...1e6)
        try figure(part, "probability", leg.probability, in: 0...1)
        try check(leg.condition, part)
        try checkFeedback(leg, part)
        if let investor = leg.investor {
            try reference(part, "investor", investor, model.firms.count)
            guard investor != leg.recipient else {
                throw .shape("\(part): \(model.firms[investor].id) would fund itself")
            }
        } else if leg.recycling > 0 {
            throw .shape("\(part): recycling needs an investor whose receipts come back")
        }
        if let payer = leg.recyclingPayer {
            try reference(part, "payer of the receipts", payer, model.firms.count)
        }
    }

    private func check(_ condition: FundingCondition, _ part: String) throws(SimulationError) {
        switch condition {
        case .always, .from: break
        case .revenue(let firm, let levels):
            try reference(part, "firm of the condition", firm, model.firms.count)
            try amounts(part, "revenue of the condition", levels)
        case .capacity(let firm, let level):
            try reference(part, "firm of the condition", firm, model.firms.count)
            try amount(part, "capacity of the condition", level)
        case .listed(let firm), .alive(let firm), .covenantsKept(let firm):
            try reference(part, "firm of the condition", firm, model.firms.count)
        case .all(let conditions): for inner in conditions { try check(inner, part) }
        }
    }

    private func limit(
        _ name: String, _ value: Int, _ allowed: ClosedRange<Int>
    ) throws(SimulationError) {
        guard allowed.contains(value) else {
            throw .limit(name: name, value: value, allowed: allowed)
        }
    }

    private func reference(
        _ part: String, _ name: String, _ index: Int, _ count: Int
    ) throws(SimulationError) {
        guard index >= 0, index < count else {
            throw .badReference(part: part, name: name, index: index, count: count)
        }
    }

    private func figure(
        _ part: String, _ name: String, _ value: Double, in range: ClosedRange<Double>
    ) throws(SimulationError) {
        guard range.contains(value) else {
            throw .badFigure(
                part: part, name: name, value: value,
                allowed: "between \(range.lowerBound) and \(range.upperBound)")
        }
    }

    private func slip(_ part: String, _ value: Double) throws(SimulationError) {
        try figure(part, "slip", value, in: -1000...1000)
    }

    private func amount(
        _ part: String, _ name: String, _ value: Double
    ) throws(SimulationError) {
        try figure(part, name, value, in: 0...SimulationLimits.amount)
    }

    private func amounts(
        _ part: String, _ name: String, _ values: [Double]
    ) throws(SimulationError) {
        for value in values { try amount(part, name, value) }
    }
}
