#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension CashFlowModelBuilder {
    mutating func capacityLimit(_ firm: FirmAssumptions, index: Int) -> CapacityLimit? {
        guard let given = firm.capacityLimit else { return nil }
        let target = Adjustment.Target.firm(index)
        func number(
            _ input: ScenarioInput?, _ quantity: ModelInput.Quantity, _ kind: Adjustment.Kind,
            _ builder: inout CashFlowModelBuilder
        ) -> Double? {
            let found = builder.book.value(input, quantity, of: firm.id)
            builder.shift(found, "\(firm.id).\(quantity.rawValue)", quantity, kind, target)
            return found?.value
        }
        var limit = CapacityLimit(
            elasticity: number(given.elasticity, .capacityElasticity, .elasticityShift, &self) ?? 0,
            slack: number(given.slack, .capacitySlack, .slackShift, &self) ?? 0,
            shareOfCosts: number(
                given.shareOfCosts, .capacityCostShare, .capacityCostShift, &self) ?? 0,
            longRunElasticity: number(
                given.demandElasticity, .demandElasticity, .demandElasticityShift, &self) ?? 0)
        if limit.longRunElasticity > 0 || given.demandElasticity?.isTurned == true {
            let years = book.value(given.halfLife, .demandHalfLife, of: firm.id)?.value ?? 1
            limit.adjustment = CapacityLimit.adjustment(halfLife: years)
        }
        return limit
    }

    mutating func spendingPlan(_ firm: FirmAssumptions, index: Int) -> SpendingPlan? {
        guard let given = firm.spending else { return nil }
        let buffer = book.value(given.buffer, .buffer, of: firm.id)
        multiply(buffer, "\(firm.id).buffer", .buffer, .bufferFactor, .firm(index))
        let share = book.value(given.discretionaryShare, .discretionaryShare, of: firm.id)
        shift(
            share, "\(firm.id).discretionary-share", .discretionaryShare, .discretionaryShift,
            .firm(index))
        return SpendingPlan(
            buffer: buffer?.value ?? 0, discretionaryShare: share?.value ?? 0)
    }

    /// How a promise answers: as its flow says, else, where it may be broken, as the scenario says of all.
    mutating func response(
        _ assumptions: FlowAssumptions?, of id: String, recipient: Int, probability: Double
    ) -> FundingResponse? {
        let own = assumptions?.response
        guard let given = own ?? (probability < 1 ? scenario.fundingResponse : nil) else {
            return nil
        }
        let subject = own == nil ? scenario.id : id
        return FundingResponse(
            firm: given.firm.flatMap { firmIndex[$0] } ?? recipient,
            probability: book.value(given.probability, .probabilityResponse, of: subject)?.value
                ?? 0,
            amount: book.value(given.amount, .amountResponse, of: subject)?.value ?? 0)
    }

    /// Odds of a year as those of a quarter: a year without a change is four quarters without one.
    mutating func market() -> FundingMarket? {
        guard let given = scenario.market,
            let closing = book.value(given.closing, .marketClosing, of: scenario.id),
            let opening = book.value(given.opening, .marketOpening, of: scenario.id)
        else { return nil }
        multiply(closing, "market.closing", .marketClosing, .marketFactor, .everything)
        return FundingMarket(
            closing: 1 - pow(1 - closing.value, 0.25), opening: 1 - pow(1 - opening.value, 0.25))
    }

    /// What comes while the market is closed: as the flow says, else, where it is neither committed nor from a simulated investor, as the market says.
    mutating func whenClosed(
        _ assumptions: FlowAssumptions?, of id: String, investor: Int?, isCommitted: Bool
    ) -> Double {
        guard scenario.market != nil else { return 1 }
        if assumptions?.whenClosed != nil {
            return book.value(assumptions?.whenClosed, .whenClosed, of: id)?.value ?? 1
        }
        guard investor == nil, !isCommitted else { return 1 }
        return book.value(scenario.market?.whenClosed, .whenClosed, of: scenario.id)?.value ?? 1
    }

    mutating func promiseGroup(_ assumptions: FlowAssumptions?) -> Int? {
        guard let name = assumptions?.promiseGroup else { return nil }
        if let known = promiseGroups[name] { return known }
        promiseGroups[name] = promiseGroups.count
        return promiseGroups[name]
    }

    /// Factors of what a flow of its own says about its promise.
    mutating func addFeedbackFactors(
        _ part: Funding, at index: Int, _ assumptions: FlowAssumptions?, name: String
    ) {
        let target = Adjustment.Target.funding(index)
        shift(
            assumptions?.response?.probability.flatMap { book.find($0, firm: name) },
            "\(part.id).probability-response", .probabilityResponse, .probabilityResponseShift,
            target)
        shift(
            assumptions?.response?.amount.flatMap { book.find($0, firm: name) },
            "\(part.id).amount-response", .amountResponse, .amountResponseShift, target)
        guard part.investor != nil else { return }
        shift(
            assumptions?.cashShare.flatMap { book.find($0, firm: name) }, "\(part.id).cash-share",
            .cashShare, .cashShareShift, target)
    }

    /// The scenario's response turns all promises that follow it together.
    mutating func addResponseFactors() {
        guard let given = scenario.fundingResponse,
            fundings.contains(where: { $0.response != nil })
        else { return }
        shift(
            given.probability.flatMap { book.find($0, firm: scenario.id) },
            "funding.probability-response", .probabilityResponse, .probabilityResponseShift,
            .everything)
        shift(
            given.amount.flatMap { book.find($0, firm: scenario.id) }, "funding.amount-response",
            .amountResponse, .amountResponseShift, .everything)
    }

    /// Planned dues as what legs count for the capacity of their payers: price × the larger of the schedule and usage at planned revenue.
    mutating func planCapacity() {
        let paid = plannedDues()
        for leg in capacityLegs {
            obligations[leg].capacityPlan = paid[leg]
            obligations[leg].capacitySupply = paid[leg]
        }
        addResponseFactors()
    }
}

extension ScenarioInput {
    /// Whether an alternative has a range.
    fileprivate var isTurned: Bool { alternatives.contains { $0.range != nil } }
}
