import FlowNetwork
import Ledger
import Money

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension CashFlowModelBuilder {
    /// What is known and assumed about a firm; `nil` when a required number is missing, which is booked.
    mutating func draft(_ firm: FirmAssumptions) -> FirmDraft? {
        let index = drafts.count
        let cash: InputLog.Found? =
            if firm.cash != nil {
                book.value(firm.cash, .cash, of: firm.id)
            } else {
                booked(book.latest("cash_and_securities", of: firm.id), .cash, firm.id)
            }
        guard let cash else {
            book.recordGap(firm.id, .noCash)
            return nil
        }
        multiply(cash, "\(firm.id).cash", .cash, .openingCashFactor, .firm(index))
        let growth = book.value(firm.growth, .growth, of: firm.id)
        guard let revenue = revenue(firm, growth: growth, index: index) else {
            book.recordGap(firm.id, .noRevenue)
            return nil
        }
        if let growth, let range = growth.range {
            add(
                "\(firm.id).growth", .growth, .growthShift, .firm(index),
                low: (log(1 + range.low) - log(1 + growth.value)) / 4,
                high: (log(1 + range.high) - log(1 + growth.value)) / 4,
                from: revenue.firstQuarterOfGrowth)
        }
        let volatility = volatilities(firm, index: index)
        var plan: [Int: Double] = [:]
        for entry in firm.cashPlan {
            guard
                let found = book.value(
                    entry.input, .cashPlan, of: firm.id, year: entry.year)
            else { continue }
            plan[entry.year] = found.value
            planFactor(found, firm: firm.id, index: index, year: entry.year, revenue)
        }
        guard let margin = margin(firm, plan: plan, revenue: revenue, index: index) else {
            book.recordGap(firm.id, .noMargin)
            return nil
        }
        let leverage = book.value(firm.maximumLeverage, .covenant, of: firm.id)
        var covenants: [Covenant] = []
        if let least = book.value(firm.minimumCash, .covenant, of: firm.id) {
            covenants.append(.minimumCash(least.value))
        }
        if let leverage {
            if let debt = book.latest("total_debt", of: firm.id) {
                covenants.append(.maximumLeverage(debt: debt.value, ratio: leverage.value))
            } else {
                book.recordGap(firm.id, .noDebt)
            }
        }
        let variableShare = book.value(firm.variableCostShare, .variableCostShare, of: firm.id)
        shift(
            variableShare, "\(firm.id).variable-cost-share", .variableCostShare,
            .variableCostShift, .firm(index))
        let receiptShare = book.value(firm.receiptCostShare, .receiptCostShare, of: firm.id)
        // A plan of the whole firm holds whatever part of its costs is that of delivering.
        if plan.isEmpty {
            shift(
                receiptShare, "\(firm.id).receipt-cost-share", .receiptCostShare,
                .receiptCostShift, .firm(index))
        }
        let listed = book.value(firm.listedFrom, .listedFrom, of: firm.id)
        return FirmDraft(
            assumptions: firm, cash: cash.value, cashDay: cash.asOf?.last,
            opening: revenue.opening, revenue: revenue.path, plan: plan, margin: margin,
            volatility: volatility.same, volatilityByQuarter: volatility.byQuarter,
            variableShare: variableShare?.value ?? 0, receiptCostShare: receiptShare?.value ?? 0,
            capacity: capacity(firm),
            listedFrom: isListed(firm.id)
                ? 0
                : listed.map { max(0, Quarter(yearNumber: $0.value).index - calendar.start.index) },
            covenants: covenants, capacityLimit: capacityLimit(firm, index: index),
            spendingPlan: spendingPlan(firm, index: index))
    }

    private func isListed(_ firm: String) -> Bool { ledger.entity(firm)?.listed == true }

    private mutating func booked(
        _ found: InputLog.Found?, _ quantity: ModelInput.Quantity, _ firm: String
    ) -> InputLog.Found? {
        if let found { book.book(found, quantity, of: firm) }
        return found
    }

    struct Revenue {
        var opening: Double
        var path: [Double]
        /// First quarter in which the growth assumption is at work.
        var firstQuarterOfGrowth: Int
    }

    private mutating func revenue(
        _ firm: FirmAssumptions, growth: InputLog.Found?, index: Int
    ) -> Revenue? {
        let start = calendar.start
        let rate = growth?.value ?? 0
        var plan: [(year: Int, total: Double)] = []
        for entry in firm.revenuePlan {
            guard
                let found = book.value(entry.input, .revenue, of: firm.id, year: entry.year),
                found.value > 0
            else { break }
            plan.append((entry.year, found.value))
            let first = max(0, entry.year * 4 - start.index)
            if first < calendar.quarters, entry.year * 4 + 3 >= start.index {
                multiply(
                    found, "\(firm.id).revenue.\(entry.year)", .revenue, .revenueFactor,
                    .firm(index), from: first, year: entry.year)
            }
        }
        if let last = plan.last {
            let path = RevenuePath(plan: plan, growth: rate)
            return Revenue(
                opening: path.revenue(start.advanced(by: -1)),
                path: (0..<calendar.quarters).map { path.revenue(start.advanced(by: $0)) },
                firstQuarterOfGrowth: max(0, last.year * 4 + 4 - start.index))
        }
        let annual: InputLog.Found? =
            if firm.revenue != nil {
                book.value(firm.revenue, .revenue, of: firm.id)
            } else {
                booked(latestRevenue(firm.id), .revenue, firm.id)
            }
        guard let annual, annual.value > 0 else { return nil }
        multiply(annual, "\(firm.id).revenue", .revenue, .revenueFactor, .firm(index))
        let quarter = annual.value / 4
        return Revenue(
            opening: quarter,
            path: (1...calendar.quarters).map { quarter * pow(1 + rate, Double($0) / 4) },
            firstQuarterOfGrowth: 0)
    }

    /// The latest revenue that a source reports, as an amount in a year.
    private func latestRevenue(_ firm: String) -> InputLog.Found? {
        guard let latest = ledger.latestPeriod(.revenue, of: firm),
            var found = book.find(latest.fact)
        else { return nil }
        if latest.timesAYear != 1 {
            found.value *= latest.timesAYear
            found.mark = .derived
        }
        return found
    }

    /// Cash left of external revenue, where no plan gives it.
    private mutating func margin(
        _ firm: FirmAssumptions, plan: [Int: Double], revenue: Revenue, index: Int
    ) -> Double? {
        if let given = book.value(firm.cashMargin, .cashMargin, of: firm.id) {
            if plan.isEmpty {
                shift(
                    given, "\(firm.id).cash-margin", .cashMargin, .marginShift, .firm(index))
            }
            return given.value
        }
        if let last = plan.keys.max(), let cash = plan[last] {
            // After the plan, cash stays the share of revenue that it was in its last year.
            let quarters = (0..<4).map { last * 4 + $0 - calendar.start.index }
            let known = quarters.filter { revenue.path.indices.contains($0) }
            let sum = known.reduce(0.0) { $0 + revenue.path[$1] }
            return sum > 0 ? cash * Double(known.count) / 4 / sum : 0
        }
        for (cash, income) in [
            ("free_cash_flow_quarter", "revenue_quarter"),
            ("free_cash_flow_annual", "revenue_annual"),
        ] {
            guard let fact = ledger.latest(cash, of: firm.id), let flow = book.find(fact),
                let total = book.find(
                    FactSelector(firm: nil, metric: income, scope: nil, asOf: fact.asOf),
                    firm: firm.id), total.value > 0
            else { continue }
            let found = InputLog.Found(
                value: flow.value / total.value, mark: .derived,
                sources: flow.sources + total.sources.filter { !flow.sources.contains($0) },
                range: nil, asOf: fact.asOf, facts: flow.facts + total.facts)
            book.book(found, .cashMargin, of: firm.id, reason: "\(cash) ÷ \(income)")
            return found.value
        }
        return nil
    }

    /// A range of a planned year's cash turns the costs of that year and of all later ones.
    private mutating func planFactor(
        _ found: InputLog.Found, firm: String, index: Int, year: Int, _ revenue: Revenue
    ) {
        guard let range = found.range else { return }
        let quarters = (0..<4).map { year * 4 + $0 - calendar.start.index }
            .filter { revenue.path.indices.contains($0) }
        let income = quarters.reduce(0.0) { $0 + revenue.path[$1] }
        let share = Double(quarters.count) / 4
        let cost = income - found.value * share
        guard let first = quarters.first, cost > 0 else { return }
        factors.append(
            StressFactor(
                id: "\(firm).cash-plan.\(year)", quantity: .cashPlan, year: year,
                adjustment: Adjustment(
                    kind: .fixedCostFactor, target: .firm(index), value: 1, from: first),
                low: max(0, 1 - (range.high - found.value) * share / cost), base: 1,
                high: 1 + (found.value - range.low) * share / cost))
    }

    /// GW by quarter, linear between the ends of the years.
    private mutating func capacity(_ firm: FirmAssumptions) -> [Double] {
        var ends: [(index: Int, value: Double)] = []
        for entry in firm.capacity {
            guard let found = book.value(entry.input, .capacity, of: firm.id, year: entry.year)
            else { continue }
            ends.append((entry.year * 4 + 3, found.value))
        }
        guard let first = ends.first, let last = ends.last else { return [] }
        return (0..<calendar.quarters).map { quarter in
            let index = calendar.start.index + quarter
            if index <= first.index { return first.value }
            for (a, b) in zip(ends, ends.dropFirst()) where index <= b.index {
                return a.value + (b.value - a.value) * Double(index - a.index)
                    / Double(b.index - a.index)
            }
            return last.value
        }
    }

    /// The firms, with costs such that without shocks cash moves as planned.
    mutating func finishFirms() -> [SimulatedFirm] {
        let flows = zeroShockFlows()
        return drafts.indices.map { index in
            let draft = drafts[index]
            let firm = draft.assumptions.id
            let isPlanned = !draft.assumptions.revenuePlan.isEmpty
            let inward = obligations.indices.filter { obligations[$0].payee == index }
            let openingReceipts = inward.reduce(0.0) { $0 + (openingDues[$1] ?? 0) }
            // A total that a source reports holds what simulated firms paid; a plan of sales to users does not.
            let external = isPlanned ? draft.opening : max(0, draft.opening - openingReceipts)
            let scale = draft.opening > 0 ? external / draft.opening : 0
            let path = draft.revenue.map { $0 * scale }
            var lastReceipts = openingReceipts
            let left = path.indices.map { quarter -> Double in
                let income = path[quarter]
                let planned = plannedCash(draft, quarter: quarter, revenue: income)
                var cost =
                    income * (1 - draft.variableShare) - planned - flows.own[index][quarter]
                if !draft.plan.isEmpty {
                    // A plan is that of the whole firm; a margin is that of sales to the outside.
                    let receipts = flows.receipts[index][quarter]
                    cost +=
                        receipts - draft.receiptCostShare * lastReceipts
                        - flows.following[index][quarter]
                    lastReceipts = receipts
                }
                return cost
            }
            let (costs, excess) = evenedOut(left, plan: draft.plan)
            // Beyond round-off, whatever the size of the currency's unit.
            if excess > 1e-6 * path.prefix(horizon).reduce(0, +) {
                book.recordGap(
                    firm, .duesAbovePlan, amount: excess,
                    note: "contracts cost more than the plan leaves for everything")
            }
            var growth: [Double] = []
            var last = external
            for value in path {
                growth.append(last > 0 && value > 0 ? log(value / last) : 0)
                last = value
            }
            var simulated = SimulatedFirm(
                id: firm, openingCash: rolledForward(draft, index: index),
                externalRevenue: external, growth: growth, volatility: draft.volatility,
                fixedCost: costs, variableCostShare: draft.variableShare,
                receiptCostShare: draft.receiptCostShare, openingReceipts: openingReceipts,
                capacity: draft.capacity, listedFrom: draft.listedFrom,
                covenants: draft.covenants, plannedRevenue: path,
                capacityLimit: draft.capacityLimit, spendingPlan: draft.spendingPlan,
                isJudgedByHeadroom: draft.assumptions.headroom != nil)
            simulated.volatilityByQuarter = draft.volatilityByQuarter
            return simulated
        }
    }

    /// Costs of a planned year in equal parts, because a plan says nothing about its quarters; and by how much they would have to be below zero.
    private func evenedOut(
        _ left: [Double], plan: [Int: Double]
    ) -> (costs: [Double], excess: Double) {
        var costs = left
        for year in plan.keys {
            let quarters = left.indices.filter {
                calendar.start.advanced(by: $0).year == year
            }
            let mean = quarters.reduce(0.0) { $0 + left[$1] } / Double(max(1, quarters.count))
            for quarter in quarters { costs[quarter] = mean }
        }
        let excess = costs.prefix(horizon).reduce(0.0) { $0 + max(0, -$1) }
        return (costs.map { max(0, $0) }, excess)
    }

    /// Change of cash before new money that the plan has in a quarter: a quarter of its year's, or the margin.
    private func plannedCash(_ draft: FirmDraft, quarter: Int, revenue: Double) -> Double {
        let year = calendar.start.advanced(by: quarter).year
        if let planned = draft.plan[year] { return planned / 4 }
        return draft.margin * revenue
    }

    /// Money between firms by firm and quarter without shocks, when everything is paid; those beyond the plan apart.
    private struct ZeroShockFlows {
        /// Dues of its own, dues that follow what it receives, and receipts.
        var own, following, receipts: [[Double]]
    }

    private func zeroShockFlows() -> ZeroShockFlows { plannedFlows().flows }

    /// What falls due of every obligation as planned, those beyond the plan apart.
    func plannedDues() -> [[Double]] { plannedFlows().paid }

    private func plannedFlows() -> (flows: ZeroShockFlows, paid: [[Double]]) {
        let none = drafts.map { _ in [Double](repeating: 0, count: calendar.quarters) }
        var flows = ZeroShockFlows(own: none, following: none, receipts: none)
        var paid = obligations.map { _ in [Double](repeating: 0, count: calendar.quarters) }
        for (index, due) in obligations.enumerated() where !beyondPlan.contains(index) {
            let revenue = drafts[due.payer].revenue
            for quarter in 0..<calendar.quarters {
                let least = DueSchedule.late(due.takeOrPay, at: quarter, by: due.slip)
                let usage = due.usage * due.usageShare(at: quarter)
                var amount = due.price * max(least, usage * revenue[quarter])
                if let follows = due.follows {
                    amount += follows.share * paid[follows.obligation][quarter]
                    flows.following[due.payer][quarter] += amount
                } else {
                    flows.own[due.payer][quarter] += amount
                }
                paid[index][quarter] = amount
                if let payee = due.payee { flows.receipts[payee][quarter] += amount }
            }
        }
        return (flows, paid)
    }

    /// Cash on the first simulated day: the figure, what came in since, and what the plan says was used since.
    private mutating func rolledForward(_ draft: FirmDraft, index: Int) -> Double {
        guard let day = draft.cashDay, day < calendar.start.start else { return draft.cash }
        let firm = draft.assumptions.id
        let (received, paid) = (
            moved(to: firm, after: day), moved(from: firm, after: day)
        )
        for (sum, quantity) in [(received, ModelInput.Quantity.receivedSince), (paid, .paidSince)]
        where sum.amount > 0 {
            book.book(
                InputLog.Found(
                    value: sum.amount, mark: .derived, sources: sum.sources, range: nil,
                    asOf: PartialDate(ledger.asOf)), quantity, of: firm,
                reason: "fundings after \(day)")
        }
        var used = 0.0
        if !draft.plan.isEmpty {
            var date = day.adding(days: 1)
            while date < calendar.start.start {
                guard let nextYear = Day(year: date.year + 1, month: 1, day: 1) else { break }
                let end = min(nextYear, calendar.start.start)
                if let planned = draft.plan[date.year] {
                    used -= planned * Double(end - date) / 365
                }
                date = end
            }
            book.book(
                InputLog.Found(
                    value: used, mark: .derived, sources: [], range: nil,
                    asOf: PartialDate(calendar.start.start)), .usedSince, of: firm,
                reason: "planned cash flow after \(day)")
        }
        return draft.cash + received.amount - paid.amount - used
    }

    /// Funding that a firm got, or gave, after the day of its cash and up to the as-of date, each promise weighted with its probability. What one simulated
    /// firm got the other gave, so that the firms' cash together is what their sources say of it.
    private func moved(
        to recipient: String? = nil, from investor: String? = nil, after day: Day
    ) -> (amount: Double, sources: [String]) {
        var sum = 0.0
        var sources: [String] = []
        for leg in network.legs where leg.isCashFunding {
            if let recipient, network.firms[leg.to].id != recipient { continue }
            if let investor, network.firms[leg.from].id != investor { continue }
            let amount = probabilityOfThePast(leg) * leg.received(after: day, calendar)
            sum += amount
            if amount > 0 { sources += leg.resolved.amountSources.filter { !sources.contains($0) } }
        }
        for planned in scenario.fundings {
            if let recipient, planned.to != recipient { continue }
            if let investor, planned.from != investor { continue }
            guard let amount = planned.amount.flatMap({ book.find($0, firm: planned.id) }),
                let schedule = dated(planned)
            else { continue }
            let probability =
                planned.probability.flatMap { book.find($0, firm: planned.id)?.value } ?? 1
            sum += probability * calendar.received(schedule, total: amount.value, after: day)
        }
        return (sum, sources)
    }

    /// What is recorded as paid is certain; a date that has passed makes a promise no more certain than it was.
    private func probabilityOfThePast(_ leg: NetworkLeg) -> Double {
        guard leg.recordedAsPaid == 0, leg.resolved.firmness != .paid else { return 1 }
        let given =
            flowAssumptions[leg.id]?.probability ?? scenario.probabilities[leg.promiseClass]
        return given.flatMap { book.find($0, firm: leg.id)?.value } ?? 1
    }
}
