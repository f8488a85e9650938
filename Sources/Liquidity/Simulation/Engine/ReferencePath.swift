/// One path, step by step as the model is written down: the plain twin of the C kernel, bit for bit.
///
/// The order inside a quarter is that of ``CashFlowModel``. Sums run over obligations, fundings, backstops and stakes in the model's order.
struct ReferencePath {
    let model: CompiledModel
    let program: KernelProgram
    var feedback: ReferenceFeedback

    // State from quarter to quarter.
    var cash: [Double]
    var revenue: [Double]
    var logGrowth: [Double]
    var receipts: [Double]
    var arrears: [Double]
    var isLive: [Double]
    var paidLast: [Double]
    var backstopLeft: [Double]
    var stakeKept: [Double]
    var isAlive: [Double]
    var covenantsKept: [Double]
    var lost: [Double]
    var lowest: [Double]
    var survival: [Double]

    // Results.
    var cashOut: [UInt8]
    var directLoss: [Double]
    var passedOnLoss: [Double]
    var terminatedLoss: [Double]
    var stakeLoss: [Double]

    // Inside a quarter.
    var opening: [Double]
    var holds: [Double]
    var funding: [Double]
    var fundingIn: [Double]
    var fundingOut: [Double]
    var senior: [Double]
    var net: [Double]
    var base: [Double]
    var due: [Double]
    var paid: [Double]
    var backed: [Double]
    var total: [Double]
    var rankDue: [Double]
    var stakeValue: [Double]
    /// Value at the opening of what is still held.
    var stakeHeld: [Double]
    var outstanding: [Double]
    var clearing: Clearing

    /// What clearing gives in a quarter.
    struct Clearing {
        /// Cash that can pay what is due, before receipts.
        var own: [Double]
        /// The same with what stakes would bring.
        var withStakes: [Double]
        var saleable: [Double]
        var soldForSenior: [Double]
        var seniorShortfall: [Double]
        var fullReceipts: [Double]
        var received: [Double]
        /// Share paid by firm and rank.
        var ratio: [Double]
        var isInDefault: [Bool]
        /// What a short firm pays in all.
        var payment: [Double]
    }

    init(model: CompiledModel, program: KernelProgram, promises: ReferenceFeedback.Promises) {
        self.model = model
        self.program = program
        feedback = ReferenceFeedback(model, promises: promises)
        let firms = [Double](repeating: 0, count: model.firms.count)
        let ones = [Double](repeating: 1, count: model.firms.count)
        let legs = [Double](repeating: 0, count: model.dues.count)
        cash = model.firms.map(\.openingCash)
        revenue = model.firms.map(\.externalRevenue)
        receipts = model.firms.map(\.openingReceipts)
        backstopLeft = model.backstops.map(\.limit)
        stakeKept = model.holdings.map { _ in 1 }
        cashOut = model.firms.map { _ in 0 }
        holds = model.predicates.map { _ in 0 }
        funding = model.inflows.map { _ in 0 }
        stakeValue = model.holdings.map { _ in 0 }
        stakeHeld = stakeValue
        (logGrowth, lost, lowest, opening, fundingIn, fundingOut) = (
            firms, firms, firms, firms, firms, firms
        )
        (directLoss, passedOnLoss, terminatedLoss, stakeLoss) = (firms, firms, firms, firms)
        (senior, net, total, outstanding) = (firms, firms, firms, firms)
        (survival, isAlive, covenantsKept) = (ones, ones, ones)
        (arrears, paidLast, base, due, paid, backed) = (legs, legs, legs, legs, legs, legs)
        isLive = model.dues.map { _ in 1 }
        rankDue = [Double](repeating: 0, count: firms.count * model.ranks)
        clearing = Clearing(
            own: firms, withStakes: firms, saleable: firms, soldForSenior: firms,
            seniorShortfall: firms, fullReceipts: firms, received: firms, ratio: rankDue,
            isInDefault: model.firms.map { _ in false }, payment: firms)
    }

    /// - Parameters:
    ///   - shocks: correlated standard normal shocks of the firms.
    ///   - jump: change of every log revenue, 0 without a jump.
    ///   - isMean: leave out −σ²/2: with no shocks revenue is then its mean, and with it its median.
    mutating func step(_ quarter: Int, shocks: [Double], jump: Double, isMean: Bool = false) {
        grow(quarter, shocks, jump, isMean ? model.growth : model.drift)
        limitRevenue(quarter)
        for firm in cash.indices where hasFailed(firm, quarter) { revenue[firm] = 0 }
        check(quarter)
        moveMarket(quarter)
        fund(quarter)
        incur(quarter)
        fallDue(quarter)
        if model.feedback.manages {
            manage(quarter)
            fallDueAfterCuts()
        } else {
            for index in base.indices { post(index, base[index]) }
        }
        valueStakes(quarter)
        if let rule = model.recovery {
            clear(quarter, rule)
            settle(quarter, rule)
        } else {
            payInFull()
        }
        deliver(quarter)
        compareWithPlan(quarter)
        close(quarter)
    }

    private mutating func grow(
        _ quarter: Int, _ shocks: [Double], _ jump: Double, _ drift: [Double]
    ) {
        let count = cash.count
        for firm in 0..<count {
            let place = quarter * count + firm
            let move = drift[place] + model.volatility[place] * shocks[firm] + jump
            let grown = feedback.demand[firm] * PathNumbers.exponential(move)
            feedback.demand[firm] =
                grown < CompiledModel.revenueCap ? grown : CompiledModel.revenueCap
            logGrowth[firm] += move < -700 ? -700 : move
            opening[firm] = cash[firm]
        }
    }

    private mutating func check(_ quarter: Int) {
        for (index, predicate) in model.predicates.enumerated() {
            switch predicate.kind {
            case .revenue:
                holds[index] = revenue[predicate.firm] >= predicate.levels[quarter] ? 1 : 0
            case .alive: holds[index] = isAlive[predicate.firm]
            case .covenantsKept: holds[index] = covenantsKept[predicate.firm]
            }
        }
    }

    private mutating func fund(_ quarter: Int) {
        for firm in cash.indices {
            fundingIn[firm] = 0
            fundingOut[firm] = 0
            senior[firm] = opening[firm] > 0 ? opening[firm] : 0
        }
        for (index, inflow) in model.inflows.enumerated() {
            funding[index] = 0
            guard inflow.leg.calendar[quarter] else { continue }
            var recycled = 0.0
            if inflow.recycling > 0 {
                if quarter == 0 {
                    recycled = inflow.openingRecycled
                } else if let obligations = inflow.recycled {
                    for obligation in obligations { recycled += paidLast[obligation] }
                } else if let investor = inflow.investor {
                    recycled = receipts[investor]
                }
            }
            let scheduled = answered(index, scheduled: inflow.amounts[quarter])
            var amount = (scheduled + inflow.recycling * recycled) * feedback.kept[index]
            if model.market != nil {
                let open = feedback.isOpen
                amount *= open == 1 ? 1 : open + (1 - open) * inflow.whenClosed
            }
            amount *= inflow.kept[quarter]
            for predicate in inflow.leg.predicates { amount *= holds[predicate] }
            if let investor = inflow.investor {
                // `senior` holds what the investor has left until costs are known.
                let most = inflow.cashShare * senior[investor]
                amount = amount < most ? amount : most
                senior[investor] -= amount
                fundingOut[investor] += amount
            }
            fundingIn[inflow.recipient] += amount
            funding[index] = amount
        }
    }

    private mutating func incur(_ quarter: Int) {
        let count = cash.count
        for (firm, figures) in model.firms.enumerated() {
            let cost =
                (model.fixedCost[quarter * count + firm]
                    + figures.variableCostShare * revenue[firm])
                + figures.receiptCostShare * receipts[firm]
            senior[firm] = cost
            net[firm] =
                ((opening[firm] + revenue[firm]) - cost) + (fundingIn[firm] - fundingOut[firm])
            guard hasFailed(firm, quarter) else { continue }
            // Whatever a failed firm has is gone to those outside, before anything that is due.
            senior[firm] = cost + net[firm]
            net[firm] = 0
        }
    }

    /// Whether a scenario makes a firm fail in or before a quarter.
    func hasFailed(_ firm: Int, _ quarter: Int) -> Bool {
        quarter >= model.feedback.failsAt[firm]
    }

    /// Whether a firm pays whatever falls due and borrows what it has not.
    func borrows(_ firm: Int, _ quarter: Int) -> Bool {
        model.firms[firm].isJudgedByHeadroom && !hasFailed(firm, quarter)
    }

    private mutating func fallDue(_ quarter: Int) {
        for firm in total.indices { total[firm] = 0 }
        for place in rankDue.indices { rankDue[place] = 0 }
        for (index, leg) in model.dues.enumerated() {
            var new = 0.0
            if leg.leg.calendar[quarter] {
                let used = leg.usage[quarter] * revenue[leg.payer]
                new = leg.least[quarter] > used ? leg.least[quarter] : used
                if let contingent = leg.contingent {
                    new += contingent.perUnit * funding[contingent.funding]
                }
                if let follows = leg.follows { new += follows.share * base[follows.obligation] }
                new *= leg.kept[quarter]
                for predicate in leg.leg.predicates { new *= holds[predicate] }
                if leg.arrears == .terminate {
                    let kept = new * isLive[index]
                    if let payee = leg.payee {
                        terminatedLoss[payee] += (new - kept) * leg.lossGivenDefault
                    }
                    new = kept
                }
            }
            base[index] = new
        }
    }

    /// What is due of an obligation in all.
    mutating func post(_ index: Int, _ new: Double) {
        let leg = model.dues[index]
        due[index] = new + arrears[index]
        total[leg.payer] += due[index]
        rankDue[leg.payer * model.ranks + leg.rank] += due[index]
    }

    private mutating func payInFull() {
        for index in due.indices {
            paid[index] = due[index]
            backed[index] = 0
        }
        for firm in cash.indices {
            var received = 0.0
            for obligation in model.owedTo[firm] { received += due[obligation] }
            receipts[firm] = received
            cash[firm] = (net[firm] + received) - total[firm]
            clearing.isInDefault[firm] = cash[firm] < 0
            clearing.seniorShortfall[firm] = 0
            clearing.payment[firm] = total[firm]
            outstanding[firm] = 0
        }
        for index in paid.indices { paidLast[index] = paid[index] }
    }
}
