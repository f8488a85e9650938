#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Adjustment {
    /// Changes a model.
    ///
    /// | Kind | Changes |
    /// |---|---|
    /// | revenue-factor | external revenue from the quarter on |
    /// | growth-shift | log growth of each quarter from then on |
    /// | volatility-factor | σ from the quarter on |
    /// | opening-cash-factor | opening cash |
    /// | variable-cost-shift | the share of costs in external revenue; fixed costs by as much the other way at revenue without shocks |
    /// | receipt-cost-shift | the cost of delivering, a share of receipts |
    /// | margin-shift | fixed costs, by a share of external revenue without shocks |
    /// | jump-factor, jump-size-factor | probability (held at 1) and size of the common jump |
    /// | fixed-cost-factor | fixed costs from the quarter on |
    /// | price-factor | what is due from the quarter on: the price (and the share of a named due that follows another) for quarter 0, else the schedule |
    /// | slip | schedules of dues and fundings, and capacity, later by so many quarters (linear between quarters) |
    /// | funding-factor | amounts from the quarter on; φ too for quarter 0 |
    /// | promise-factor | probabilities, held in 0…1 |
    /// | freeze | nothing more falls due or comes in from the quarter on; of circuits: as far as money still goes round (``CashFlowModel/circulation(from:maxLength:)``) |
    /// | rate-shift | interest on rolled arrears, and what is due to the outside (or the named obligation) from the quarter on, by a share |
    /// | stake-factor | value of stakes, from the start |
    /// | stake-left-shift | share of a stake's value left once its issuer fails, held in 0…1 |
    /// | correlation-shift | correlations, as far as they stay possible |
    /// | capacity-factor | capacity that comes on line from the quarter on, never above its plan |
    /// | elasticity-shift, slack-shift, capacity-cost-shift, demand-elasticity-shift | ε, s, χ, θ of firms that have a limit, held in their bounds |
    /// | buffer-factor, discretionary-shift | buffer, ω of firms that cut |
    /// | floor-shift | τ, held in 0…1 |
    /// | probability-response-shift, amount-response-shift | b, γ of promises that answer, not below 0 |
    /// | market-closed, market-factor | closes the market for as many quarters from the quarter on; odds that it closes, held at 1 |
    /// | cash-share-shift | λ, held in 0…1 |
    /// | failure | the firm fails in the quarter for certain: no revenue, no cash, no money in or to others from then on |
    ///
    /// A target that the kind has nothing to do with changes nothing; so does an index outside the model. A firm as a target means what it owes, what
    /// is paid into it, and what it holds. Cost: linear in the model; circuits are searched as in ``CashFlowModel/circuitLegs(maxLength:)``.
    public func apply(to model: inout CashFlowModel) {
        switch kind {
        case .revenueFactor:
            let shift = value > 0 ? max(log(value), Self.ruin) : Self.ruin
            for firm in firms(model) {
                model.firms[firm].addGrowth(shift, at: from, of: model.quarters)
            }
        case .growthShift:
            for firm in firms(model) {
                for quarter in max(0, from)..<max(0, from, model.quarters) {
                    model.firms[firm].addGrowth(value, at: quarter, of: model.quarters)
                }
            }
        case .volatilityFactor:
            for firm in firms(model) {
                model.firms[firm].scaleVolatility(
                    by: max(0, value), from: from, until: until, of: model.quarters)
            }
        case .openingCashFactor:
            for firm in firms(model) { model.firms[firm].openingCash *= value }
        case .variableCostShift:
            for firm in firms(model) {
                // A share below 0 would earn money by not selling.
                let shift = max(value, -model.firms[firm].variableCostShare)
                model.firms[firm].variableCostShare += shift
                model.firms[firm].addCost(ofRevenue: -shift, of: model.quarters)
            }
        case .receiptCostShift:
            for firm in firms(model) {
                model.firms[firm].receiptCostShare = max(
                    0, model.firms[firm].receiptCostShare + value)
            }
        case .marginShift:
            for firm in firms(model) {
                model.firms[firm].addCost(ofRevenue: -value, of: model.quarters)
            }
        case .jumpFactor:
            guard case .everything = target, let jump = model.shocks.jump else { return }
            model.shocks.jump?.probability = min(1, max(0, jump.probability * value))
        case .jumpSizeFactor:
            guard case .everything = target else { return }
            model.shocks.jump?.logSize *= max(0, value)
        case .fixedCostFactor:
            for firm in firms(model) { scale(&model.firms[firm].fixedCost, by: value) }
        case .priceFactor:
            for leg in obligations(model) {
                if from <= 0 {
                    model.obligations[leg].price *= max(0, value)
                    if case .obligation = target {
                        model.obligations[leg].follows?.share *= max(0, value)
                    }
                } else {
                    scale(&model.obligations[leg].takeOrPay, by: max(0, value))
                }
            }
        case .slip: slip(&model)
        case .fundingFactor:
            for leg in fundings(model) {
                scale(&model.fundings[leg].amounts, by: max(0, value))
                if from <= 0 { model.fundings[leg].recycling *= max(0, value) }
            }
        case .promiseFactor:
            for leg in fundings(model) {
                model.fundings[leg].probability = min(
                    1, max(0, model.fundings[leg].probability * value))
            }
        case .freeze where target == .circuits:
            // A change of a value throws nothing: what goes round cannot be known, and the simulation says why.
            do throws(SimulationError) {
                try model.stopCirculation(from: from)
            } catch {
                model.refusal = model.refusal ?? error
            }
        case .freeze:
            for leg in obligations(model) { model.obligations[leg].stopAt(from) }
            for leg in fundings(model) { model.fundings[leg].stopAt(from) }
        case .rateShift: shiftRates(&model)
        case .stakeFactor:
            for stake in stakes(model) { model.stakes[stake].value *= max(0, value) }
        case .stakeLeftShift:
            for stake in stakes(model) {
                model.stakes[stake].valueInDefault = min(
                    1, max(0, model.stakes[stake].valueInDefault + value))
            }
        case .correlationShift:
            let matrix = CorrelationMatrix(
                count: model.firms.count, values: model.shocks.correlation)
            model.shocks.correlation = matrix.shiftedAsFarAsValid(by: value).values
        case .failure: for firm in firms(model) { fail(firm, in: &model) }
        case .capacityFactor, .elasticityShift, .slackShift, .capacityCostShift,
            .demandElasticityShift, .bufferFactor, .discretionaryShift, .floorShift,
            .probabilityResponseShift, .amountResponseShift, .cashShareShift, .marketClosed,
            .marketFactor:
            applyFeedback(to: &model)
        }
    }

    /// Log growth that leaves nothing that could be counted.
    private static let ruin = -100.0

    // MARK: Targets

    func firms(_ model: CashFlowModel) -> [Int] {
        switch target {
        case .everything: Array(model.firms.indices)
        case .firm(let index): model.firms.indices.contains(index) ? [index] : []
        default: []
        }
    }

    func obligations(_ model: CashFlowModel) -> [Int] {
        switch target {
        case .everything: Array(model.obligations.indices)
        case .firm(let firm):
            model.obligations.indices.filter { model.obligations[$0].payer == firm }
        case .obligation(let index): model.obligations.indices.contains(index) ? [index] : []
        case .circuits:
            model.circuitLegs().compactMap {
                if case .obligation(let index) = $0 { index } else { nil }
            }
        default: []
        }
    }

    func fundings(_ model: CashFlowModel) -> [Int] {
        switch target {
        case .everything: Array(model.fundings.indices)
        case .firm(let firm): model.fundings.indices.filter { model.fundings[$0].recipient == firm }
        case .funding(let index): model.fundings.indices.contains(index) ? [index] : []
        case .outsideFunding: model.fundings.indices.filter { model.fundings[$0].investor == nil }
        case .circuits:
            model.circuitLegs().compactMap {
                if case .funding(let index) = $0 { index } else { nil }
            }
        default: []
        }
    }

    private func stakes(_ model: CashFlowModel) -> [Int] {
        switch target {
        case .everything: Array(model.stakes.indices)
        case .firm(let firm): model.stakes.indices.filter { model.stakes[$0].holder == firm }
        case .stake(let index): model.stakes.indices.contains(index) ? [index] : []
        default: []
        }
    }

    // MARK: Kinds

    func scale(_ values: inout [Double], by factor: Double) {
        for quarter in values.indices where quarter >= from { values[quarter] *= factor }
    }

    private func slip(_ model: inout CashFlowModel) {
        for leg in obligations(model) {
            if from <= 0 {
                model.obligations[leg].slip += value
                model.obligations[leg].capacitySlip += value
            } else {
                model.obligations[leg].takeOrPay = late(model.obligations[leg].takeOrPay)
                model.obligations[leg].capacitySupply = late(model.obligations[leg].capacitySupply)
            }
        }
        for leg in fundings(model) {
            if from <= 0 {
                model.fundings[leg].slip += value
            } else {
                model.fundings[leg].amounts = late(model.fundings[leg].amounts)
            }
        }
        for firm in firms(model) {
            if from <= 0 {
                model.firms[firm].capacitySlip += value
            } else {
                model.firms[firm].capacity = late(model.firms[firm].capacity)
            }
        }
    }

    /// What a schedule has before the quarter stays; what it has from then on comes later.
    private func late(_ values: [Double]) -> [Double] {
        values.indices.map { quarter in
            guard quarter >= from else { return values[quarter] }
            return DueSchedule.late(values, at: quarter, by: value, from: from)
        }
    }

    private func shiftRates(_ model: inout CashFlowModel) {
        for leg in obligations(model) {
            if case .roll(let interest) = model.obligations[leg].arrears {
                model.obligations[leg].arrears = .roll(interest: min(1, max(0, interest + value)))
            }
            let isDebtService: Bool
            if case .obligation = target {
                isDebtService = true
            } else {
                isDebtService = model.obligations[leg].payee == nil
            }
            if isDebtService { scale(&model.obligations[leg].takeOrPay, by: max(0, 1 + value)) }
        }
    }

    private func fail(_ index: Int, in model: inout CashFlowModel) {
        guard from < model.quarters else { return }
        for leg in model.fundings.indices
        where model.fundings[leg].recipient == index || model.fundings[leg].investor == index {
            model.fundings[leg].stopAt(from)
        }
        model.firms[index].failsAt = min(model.firms[index].failsAt ?? from, max(0, from))
    }
}

extension SimulatedFirm {
    fileprivate mutating func addGrowth(_ shift: Double, at quarter: Int, of quarters: Int) {
        guard quarter >= 0, quarter < quarters else { return }
        if growth.count < quarters {
            growth += [Double](repeating: 0, count: quarters - growth.count)
        }
        growth[quarter] += shift
    }

    /// Adds a share of external revenue without shocks to the fixed costs of every quarter.
    fileprivate mutating func addCost(ofRevenue share: Double, of quarters: Int) {
        guard share != 0 else { return }
        var revenue = externalRevenue
        for quarter in 0..<quarters {
            revenue *= exp(growth.indices.contains(quarter) ? growth[quarter] : 0)
            addFixedCost(share * revenue, at: quarter, of: quarters)
        }
    }

    fileprivate mutating func addFixedCost(_ cost: Double, at quarter: Int, of quarters: Int) {
        guard quarter >= 0, quarter < quarters else { return }
        if fixedCost.count < quarters {
            fixedCost += [Double](repeating: 0, count: quarters - fixedCost.count)
        }
        fixedCost[quarter] += cost
    }
}

extension Obligation {
    mutating func stopAt(_ quarter: Int) { stopsAt = min(stopsAt ?? quarter, quarter) }
}

extension Funding {
    mutating func stopAt(_ quarter: Int) { stopsAt = min(stopsAt ?? quarter, quarter) }
}
