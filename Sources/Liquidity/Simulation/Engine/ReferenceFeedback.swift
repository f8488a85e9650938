import Statistics

/// What feeds back on a path: capacity into revenue, revenue into promises, cash into what is bought. The plain twin of `burn_feedback.h`.
struct ReferenceFeedback {
    /// What decides whether a promise is kept.
    enum Promises {
        /// The share of its probability, in every quarter: a path without shocks.
        case share
        /// One uniform number a funding, of which those of ``CompiledFeedback/drawnBy`` count; and one a quarter for the market: none, and it is open as often as it may be
        /// expected to.
        case uniforms([Double], market: [Double]? = nil)
    }

    let promises: Promises

    // State from quarter to quarter.
    var demand: [Double]
    var demandLost: [Double]
    var costsKept: [Double]
    var overPlan: [Double]
    var availability: [Double]
    /// Φ⁻¹ of the uniform number of each funding that is decided anew in every quarter.
    var point: [Double]
    /// Whether the market is open, or the probability of it.
    var isOpen: Double
    /// First quarter in which a firm cut, from 1; 0: none.
    var firstCut: [UInt8]

    // Inside a quarter.
    var capacityRatio: [Double]
    var quotient: [Double]
    var kept: [Double]
    var cutCosts: [Double]
    var cut: [Double]
    var fall: [Double]

    init(_ model: CompiledModel, promises: Promises) {
        self.promises = promises
        let zeros = [Double](repeating: 0, count: model.firms.count)
        let ones = [Double](repeating: 1, count: model.firms.count)
        let legs = [Double](repeating: 0, count: model.dues.count)
        demand = model.firms.map(\.externalRevenue)
        (demandLost, costsKept, overPlan, cutCosts) = (zeros, ones, zeros, zeros)
        (capacityRatio, quotient) = (ones, ones)
        (availability, cut, fall) = (model.dues.map { _ in 1 }, legs, legs)
        firstCut = model.firms.map { _ in 0 }
        kept = model.inflows.map(\.probability)
        point = model.inflows.map { _ in 0 }
        isOpen = model.market?.isOpenAtFirst == false ? 0 : 1
        guard case .uniforms(let numbers, _) = promises else { return }
        for (index, inflow) in model.inflows.enumerated() {
            kept[index] = 1
            guard inflow.probability < 1 else { continue }
            let drawn = numbers[model.feedback.drawnBy[index]]
            if inflow.response?.probability ?? 0 != 0 {
                point[index] = PathNumbers.normalPoint(drawn)
            } else {
                kept[index] = drawn < inflow.probability ? 1 : 0
            }
        }
    }
}

extension ReferencePath {
    mutating func limitRevenue(_ quarter: Int) {
        let count = cash.count
        guard model.feedback.limits else {
            revenue = feedback.demand
            return
        }
        for (firm, figures) in model.firms.enumerated() {
            guard let limit = figures.capacityLimit else {
                revenue[firm] = feedback.demand[firm]
                continue
            }
            let place = quarter * count + firm
            let planned = model.feedback.plannedCapacity[place]
            var ratio = 1.0
            if planned > 0 {
                var usable = 0.0
                for leg in model.feedback.capacityLegs[firm] {
                    usable +=
                        model.feedback.capacity[leg * model.quarters + quarter]
                        * feedback.availability[leg]
                }
                usable += model.feedback.boughtByCosts[place] * feedback.costsKept[firm]
                ratio = usable / planned
            }
            feedback.capacityRatio[firm] = ratio
            var wanted = feedback.demand[firm]
            if limit.longRunElasticity != 0 {
                let low = ratio > 1e-12 ? ratio : 1e-12
                let held = low < 1 ? low : 1
                let pace = limit.adjustment * limit.longRunElasticity
                feedback.demandLost[firm] =
                    (1 - limit.adjustment) * feedback.demandLost[firm] + pace
                    * PathNumbers.logarithm(held)
                wanted *= PathNumbers.exponential(feedback.demandLost[firm])
            }
            let plan = model.feedback.plannedRevenue[place]
            let asked = plan > 0 ? wanted / plan : 1
            let need = asked < 1 ? asked : 1
            let supply = (1 + limit.slack) * ratio
            let quotient = supply >= need ? 1 : supply / need
            feedback.quotient[firm] = quotient
            guard limit.elasticity != 0 else {
                revenue[firm] = wanted
                continue
            }
            let served = quotient > 1e-300 ? quotient : 1e-300
            let share = PathNumbers.exponential(limit.elasticity * PathNumbers.logarithm(served))
            revenue[firm] = quotient > 0 ? wanted * share : 0
        }
    }

    /// The market of the quarter.
    mutating func moveMarket(_ quarter: Int) {
        guard let market = model.market else { return }
        if quarter > 0 {
            if case .uniforms(_, let numbers?) = feedback.promises {
                let drawn = numbers[quarter]
                feedback.isOpen =
                    feedback.isOpen > 0
                    ? (drawn < market.closing ? 0 : 1) : (drawn < market.opening ? 1 : 0)
            } else {
                feedback.isOpen =
                    feedback.isOpen * (1 - market.closing) + (1 - feedback.isOpen) * market.opening
            }
        }
        if market.shut?.contains(quarter) == true { feedback.isOpen = 0 }
    }

    /// The scheduled amount after what became of the plan that the promise looks at; with that, whether it comes.
    mutating func answered(_ index: Int, scheduled: Double) -> Double {
        let inflow = model.inflows[index]
        guard let response = inflow.response else { return scheduled }
        let over = feedback.overPlan[response.firm]
        if inflow.isDrawnByQuarter {
            let limit = inflow.point + response.probability * over
            switch feedback.promises {
            case .share: feedback.kept[index] = NormalDistribution.cumulative(limit)
            case .uniforms: feedback.kept[index] = feedback.point[index] < limit ? 1 : 0
            }
        }
        guard response.amount != 0 else { return scheduled }
        return scheduled * PathNumbers.exponential(response.amount * (over < 0 ? over : 0))
    }

    /// Cuts of fixed costs and of purchases.
    mutating func manage(_ quarter: Int) {
        let count = cash.count
        for leg in due.indices { feedback.cut[leg] = 0 }
        for (firm, figures) in model.firms.enumerated() {
            feedback.cutCosts[firm] = 0
            guard let plan = figures.spendingPlan, !hasFailed(firm, quarter) else { continue }
            let place = quarter * count + firm
            var owed = 0.0
            var open = 0.0
            var toCome = 0.0
            for leg in model.feedback.owedBy[firm] {
                owed += base[leg] + arrears[leg]
                open += model.dues[leg].cuttable * base[leg]
            }
            for leg in model.owedTo[firm] { toCome += base[leg] + arrears[leg] }
            let liquidity = (net[firm] - owed) + toCome
            let missing = plan.buffer - liquidity
            let need = missing > 0 ? missing : 0
            let room = model.feedback.discretionary[place]
            let saved = need < room ? need : room
            let rest = need - saved
            let taken = rest < open ? rest : open
            let part = open > 0 ? taken / open : 0
            for leg in model.feedback.owedBy[firm] {
                feedback.cut[leg] = part * (model.dues[leg].cuttable * base[leg])
            }
            let fixed = model.fixedCost[place]
            feedback.cutCosts[firm] = saved
            feedback.costsKept[firm] = fixed > 0 ? 1 - saved / fixed : 1
            let cost =
                ((fixed - saved) + figures.variableCostShare * revenue[firm])
                + figures.receiptCostShare * receipts[firm]
            senior[firm] = cost
            net[firm] =
                ((opening[firm] + revenue[firm]) - cost) + (fundingIn[firm] - fundingOut[firm])
            if saved > 0 || taken > 0, feedback.firstCut[firm] == 0 {
                feedback.firstCut[firm] = UInt8(quarter + 1)
            }
        }
    }

    /// A due that follows a cut one falls by its share of the fall.
    mutating func fallDueAfterCuts() {
        for (index, leg) in model.dues.enumerated() {
            var fall = feedback.cut[index]
            if let follows = leg.follows {
                fall += follows.share * feedback.fall[follows.obligation]
            }
            fall = fall < base[index] ? fall : base[index]
            feedback.fall[index] = fall
            post(index, base[index] - fall)
        }
    }

    /// What each leg delivered for the next quarter: bought, paid, and kept up by a payee that pays its own way.
    mutating func deliver(_ quarter: Int) {
        for index in model.feedback.capacityLegs.joined() {
            let leg = model.dues[index]
            guard leg.leg.calendar[quarter] else {
                feedback.availability[index] = 0
                continue
            }
            var share = 1.0
            if model.feedback.manages {
                share = base[index] > 0 ? 1 - feedback.cut[index] / base[index] : 1
            }
            share *= leg.kept[quarter]
            for predicate in leg.leg.predicates { share *= holds[predicate] }
            if leg.arrears == .terminate { share *= isLive[index] }
            share *= due[index] > 0 ? paidLast[index] / due[index] : 1
            if leg.delivers, let payee = leg.payee, model.recovery != nil {
                let costs = senior[payee] > 0 ? senior[payee] : 0
                let whole = total[payee] + costs
                let gone = (clearing.payment[payee] + costs) - clearing.seniorShortfall[payee]
                var kept = gone / whole
                kept = kept > 0 ? kept : 0
                kept = kept < 1 ? kept : 1
                share *= hasFailed(payee, quarter) ? 0 : (whole > 0 ? kept : 1)
            }
            feedback.availability[index] = share
        }
    }

    /// Where revenue stands beside its plan, for the promises of the next quarter.
    mutating func compareWithPlan(_ quarter: Int) {
        for firm in cash.indices {
            let plan = model.feedback.plannedRevenue[quarter * cash.count + firm]
            var part = revenue[firm] / plan
            part = part > 1e-300 ? part : 1e-300
            part = part < 1e300 ? part : 1e300
            feedback.overPlan[firm] = plan > 0 ? PathNumbers.logarithm(part) : 0
        }
    }
}
