import FlowNetwork
import Ledger
import Money

extension CashFlowModelBuilder {
    /// Fundings of the ledger in its order, then those that only the scenario has; with them the stakes that are held.
    mutating func addFundings() {
        for leg in network.legs {
            addStake(leg)
            guard leg.isCashFunding else { continue }
            if let recipient = firmIndex[network.firms[leg.to].id] {
                addFunding(leg, recipient: recipient)
            }
        }
        for planned in scenario.fundings { addPlannedFunding(planned) }
    }

    private mutating func addFunding(_ leg: NetworkLeg, recipient: Int) {
        let assumptions = flowAssumptions[leg.id]
        // One number for the leg, or one for each tranche and each of its payments.
        let numbers = leg.resolved.tranches.reduce(0) { $0 + max(1, $1.count) }
        defer { promiseCount += max(1, numbers) }
        if let reason = assumptions?.leftOut {
            book.recordGap(
                leg.id, .leftOut, amount: leg.contracted - leg.recordedAsPaid, note: reason)
            return
        }
        guard leg.resolved.firmness != nil, leg.resolved.firmness != .paid else {
            addRepayment(leg, borrower: recipient, drawn: leg.recordedAsPaid)
            return
        }
        let investor = firmIndex[network.firms[leg.from].id]
        var template = funding(
            leg.id, investor: investor, recipient: recipient, assumptions,
            promise: leg.promiseClass)
        template.promiseNumber = promiseCount
        var parts: [Funding] = []
        let amount = book.value(assumptions?.amount, .amount, of: leg.id)
        if amount == nil, assumptions?.start == nil,
            leg.resolved.tranches.contains(where: { $0.paid == nil })
        {
            parts = tranches(of: leg, template)
        } else if leg.contracted == 0, amount == nil, template.recycling == 0 {
            book.recordGap(leg.id, .noAmount)
        } else {
            let total = amount?.value ?? leg.contracted
            if amount == nil { bookAmount(leg) }
            guard
                let schedule = schedule(assumptions, scheduleToCome(leg), of: leg.id),
                let amounts = calendar.dues(schedule, total: total, paid: leg.recordedAsPaid)
            else {
                book.recordGap(leg.id, .noSchedule, amount: total)
                return
            }
            var part = template
            part.amounts = amounts
            parts = [part]
            addRepayment(
                leg, borrower: recipient,
                drawn: leg.recordedAsPaid + amounts.reduce(0, +) * template.probability)
        }
        if !leg.resolved.tiedTo.isEmpty, template.recycling == 0,
            !scenario.legs.contains(where: { $0.contingent?.funding == leg.id })
        {
            book.recordGap(
                leg.id, .tieNotQuantified, note: leg.resolved.tiedTo.joined(separator: ", "))
        }
        append(parts, assumptions, name: leg.id)
    }

    /// The ledger's schedule, unless it has passed and nothing says that the money came: then nobody knows when it will.
    private func scheduleToCome(_ leg: NetworkLeg) -> PaymentSchedule {
        let schedule = leg.resolved.schedule
        guard leg.recordedAsPaid == 0, !leg.isTakenAsPaid,
            let share = DueSchedule.share(of: schedule, before: ledger.asOf.adding(days: 1)),
            share >= 1
        else { return schedule }
        return .undated
    }

    /// What simulated firms still put into firms outside: money that they owe.
    mutating func addOutsideInvestments() {
        for leg in network.legs where leg.isCashFunding {
            guard let investor = firmIndex[network.firms[leg.from].id],
                firmIndex[network.firms[leg.to].id] == nil, leg.resolved.firmness != nil,
                leg.resolved.firmness != .paid, leg.contracted > leg.recordedAsPaid
            else { continue }
            let probability = probability(of: leg.promiseClass, subject: leg.id)
            guard probability > 0,
                let schedule = schedule(
                    flowAssumptions[leg.id], scheduleToCome(leg), of: leg.id),
                let dues = calendar.dues(
                    schedule, total: leg.contracted, paid: leg.recordedAsPaid)
            else {
                book.recordGap(leg.id, .noSchedule, amount: leg.contracted - leg.recordedAsPaid)
                continue
            }
            guard dues.contains(where: { $0 > 0 }) else { continue }
            bookAmount(leg)
            obligations.append(
                Obligation(
                    id: leg.id, payer: investor, payee: nil, takeOrPay: dues, price: probability,
                    rank: 1))
        }
    }

    /// Adds fundings that pay something, with the factors of their assumptions.
    private mutating func append(
        _ parts: [Funding], _ assumptions: FlowAssumptions?, name: String
    ) {
        for part in parts where part.recycling > 0 || part.amounts.contains(where: { $0 > 0 }) {
            let index = fundings.count
            fundings.append(part)
            // Booked with the template; the factor needs the position.
            if let probability = assumptions?.probability.flatMap({ book.find($0, firm: name) }) {
                multiply(
                    probability, "\(part.id).probability", .probability, .promiseFactor,
                    .funding(index))
            }
            if let amount = assumptions?.amount.flatMap({ book.find($0, firm: name) }) {
                multiply(
                    amount, "\(part.id).amount", .amount, .fundingFactor, .funding(index))
            }
            addFeedbackFactors(part, at: index, assumptions, name: name)
            if let slip = assumptions?.slip.flatMap({ book.find($0, firm: name) }),
                let range = slip.range
            {
                add(
                    "\(part.id).slip", .slip, .slip, .funding(index),
                    low: range.low - slip.value, high: range.high - slip.value)
            }
        }
    }

    /// A funding without amounts.
    private mutating func funding(
        _ id: String, investor: Int?, recipient: Int, _ assumptions: FlowAssumptions?,
        promise: CommitmentLevel
    ) -> Funding {
        let probability =
            book.value(assumptions?.probability, .probability, of: id)?.value
            ?? probability(of: promise, subject: id)
        let isCommitted =
            assumptions?.isCommitted ?? (promise == .binding && assumptions?.probability == nil)
        var part = Funding(
            id: id, investor: investor, recipient: recipient,
            slip: book.value(assumptions?.slip, .slip, of: id)?.value ?? 0,
            recycling: investor == nil
                ? 0 : book.value(assumptions?.recycling, .recycling, of: id)?.value ?? 0,
            recyclingPayer: assumptions?.recyclingPayer.flatMap { firmIndex[$0] },
            condition: condition(assumptions, of: recipient), probability: probability,
            isCommitted: isCommitted,
            response: response(
                assumptions, of: id, recipient: recipient, probability: probability),
            cashShare: investor == nil
                ? 1 : book.value(assumptions?.cashShare, .cashShare, of: id)?.value ?? 1,
            promiseGroup: promiseGroup(assumptions))
        part.whenClosed = whenClosed(
            assumptions, of: id, investor: investor, isCommitted: isCommitted)
        return part
    }

    /// 1 for a class of which the scenario says nothing and that binds; nothing is promised by a class that it leaves out.
    mutating func probability(of promise: CommitmentLevel, subject: String) -> Double {
        guard let input = scenario.probabilities[promise] else {
            return promise == .binding ? 1 : 0
        }
        return book.value(input, .probability, of: subject)?.value ?? 0
    }

    private func condition(_ assumptions: FlowAssumptions?, of firm: Int) -> FundingCondition {
        let parts = (assumptions?.requirements ?? []).map { requirement -> FundingCondition in
            switch requirement {
            case .listed: .listed(firm: firm)
            case .covenantsKept: .covenantsKept(firm: firm)
            case .alive: .alive(firm: firm)
            }
        }
        return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : .all(parts)
    }

    /// Tranches that are not paid yet: by their expected date, or when the planned capacity reaches their condition.
    private mutating func tranches(of leg: NetworkLeg, _ template: Funding) -> [Funding] {
        var parts: [Funding] = []
        // Tranches are those of the whole leg, of which legs inside it may carry a part.
        let whole = leg.resolved.tranches.reduce(0.0) {
            $0 + Double($1.count) * ($1.amount.stated?.inMillions ?? 0)
        }
        let own = whole > leg.contracted && whole > 0 ? leg.contracted / whole : 1
        var next = promiseCount
        for (number, tranche) in leg.resolved.tranches.enumerated() {
            let first = next
            next += max(1, tranche.count)
            guard tranche.paid == nil else { continue }
            guard let amount = tranche.amount.stated else {
                book.recordGap("\(leg.id)#\(number + 1)", .noAmount)
                continue
            }
            let id = "\(leg.id)#\(number + 1)"
            let each = amount.inMillions * own
            var part = template
            part.id = id
            part.promiseNumber = first
            if let capacity = tranche.conditions.first(where: { $0.metric == "deployed_gw" }),
                let step = capacity.value,
                let firm = firmIndex[ledger.firm(of: capacity.entity ?? "")]
            {
                let reached = (1...max(1, tranche.count)).compactMap { count -> Int? in
                    let earlier = capacity.op == .each ? earlierSteps(leg, before: number) : 0
                    let level = step * (capacity.op == .each ? Double(count + earlier) : 1)
                    return drafts[firm].capacity.firstIndex { $0 >= level - 1e-9 }
                }
                guard !reached.isEmpty else {
                    book.recordGap(id, .noSchedule, amount: each * Double(tranche.count))
                    continue
                }
                for (offset, quarter) in reached.enumerated() {
                    var one = part
                    one.promiseNumber = first + offset
                    one.id = reached.count > 1 ? "\(id).\(quarter)" : id
                    one.amounts = [Double](repeating: 0, count: calendar.quarters)
                    one.amounts[quarter] = each
                    // The level of the quarter before: a slip of both by part of a quarter keeps the tranche.
                    let level = quarter > 0 ? drafts[firm].capacity[quarter - 1] : 0
                    one.condition = .all([
                        template.condition, .capacity(firm: firm, atLeast: level * (1 - 1e-9)),
                    ])
                    bookTranche(one.id, each, leg)
                    parts.append(one)
                }
                continue
            }
            guard let expected = tranche.expected else {
                book.recordGap(id, .noSchedule, amount: each * Double(tranche.count))
                continue
            }
            // Expected in the past and not contradicted: it came, and is in the cash of the recipient.
            guard expected.last > ledger.asOf else { continue }
            let schedule = PaymentSchedule.even(
                start: max(expected.first, ledger.asOf.adding(days: 1)),
                end: expected.last.adding(days: 1))
            guard
                let amounts = calendar.dues(
                    schedule, total: each * Double(tranche.count), paid: 0)
            else { continue }
            part.amounts = amounts
            if tranche.conditions.contains(where: {
                ["ipo", "listing", "listed"].contains(where: $0.metric.contains)
            }) {
                part.condition = .all([template.condition, .listed(firm: template.recipient)])
            }
            bookTranche(id, each * Double(tranche.count), leg)
            parts.append(part)
        }
        return parts
    }

    private func earlierSteps(_ leg: NetworkLeg, before number: Int) -> Int {
        leg.resolved.tranches[..<number].filter { tranche in
            tranche.conditions.contains { $0.metric == "deployed_gw" }
        }.reduce(0) { $0 + $1.count }
    }

    private mutating func bookTranche(_ id: String, _ amount: Double, _ leg: NetworkLeg) {
        book.book(
            InputLog.Found(
                value: amount, mark: .reported, sources: leg.resolved.amountSources, range: nil,
                asOf: nil), .amount, of: id)
    }

    mutating func bookAmount(_ leg: NetworkLeg) {
        book.book(
            InputLog.Found(
                value: leg.contracted - leg.recordedAsPaid,
                mark: leg.isOnlyReported ? .estimated : .reported,
                sources: leg.resolved.amountSources, range: nil, asOf: nil), .amount, of: leg.id,
            reason: leg.isOnlyReported ? "reported, not confirmed" : nil)
    }

    private mutating func addPlannedFunding(_ planned: FlowAssumptions) {
        defer { promiseCount += 1 }
        guard let recipient = planned.to.flatMap({ firmIndex[$0] }) else { return }
        let investor = planned.from.flatMap { firmIndex[$0] }
        var part = funding(
            planned.id, investor: investor, recipient: recipient, planned, promise: .unknown)
        part.promiseNumber = promiseCount
        if planned.probability == nil {
            part.probability = 1
            // What is certain answers only where the flow itself says so.
            if planned.response == nil { part.response = nil }
        }
        part.isCommitted = planned.isCommitted ?? false
        if let amount = book.value(planned.amount, .amount, of: planned.id) {
            guard let schedule = schedule(planned, .undated, of: planned.id),
                let amounts = calendar.dues(schedule, total: amount.value, paid: 0)
            else {
                book.recordGap(planned.id, .noSchedule, amount: amount.value)
                return
            }
            if isPast(schedule, amount.value) {
                book.recordGap(planned.id, .past, amount: amount.value)
            }
            part.amounts = amounts
        }
        append([part], planned, name: planned.id)
    }

    // MARK: Stakes and debt

    /// Shares bought so far, at a published valuation where the source gives the holding as a percentage, else at cost.
    private mutating func addStake(_ leg: NetworkLeg) {
        guard leg.kind.claim == .stake, leg.exclusion == nil || leg.resolved.settles == .shares
        else {
            return
        }
        let isPaidInShares = leg.resolved.settles == .shares
        let holder = firmIndex[network.firms[isPaidInShares ? leg.to : leg.from].id]
        let issuer = firmIndex[network.firms[isPaidInShares ? leg.from : leg.to].id]
        guard let holder, let issuer else { return }
        let elapsed =
            leg.resolved.firmness == nil || !leg.isTakenAsPaid
            ? 0
            : leg.contracted
                * (DueSchedule.share(of: leg.resolved.schedule, before: ledger.asOf) ?? 0)
        let cost = leg.recordedAsPaid > 0 ? leg.recordedAsPaid : elapsed
        var value = cost
        var reason = "at cost"
        var sources = leg.resolved.amountSources
        var facts: [Fact] = []
        if let quantity = leg.resolved.quantity, quantity.unit == "%",
            let share = Double(quantity.value), let worth = valuation(network.firms[leg.to].id)
        {
            value = share / 100 * worth.value
            reason = "\(quantity.value)% of the valuation"
            sources += worth.sources.filter { !sources.contains($0) }
            facts = worth.facts
        }
        guard value > 0 else { return }
        stakes.append(Stake(id: leg.id, holder: holder, issuer: issuer, value: value))
        book.book(
            InputLog.Found(
                value: value, mark: .derived, sources: sources, range: nil, asOf: nil,
                facts: facts),
            .stake, of: leg.id, reason: reason)
    }

    /// The latest value that a source gives of the whole firm.
    private func valuation(_ firm: String) -> InputLog.Found? {
        ledger.facts.filter {
            $0.firm == firm && ($0.metric == "valuation" || $0.metric == "market_cap")
                && $0.basis == .reported
        }
        .max { ($0.asOf.last, $0.known) < ($1.asOf.last, $1.known) }
        .flatMap { book.find($0) }
    }

    /// A loan with a term is repaid at its end.
    private mutating func addRepayment(_ leg: NetworkLeg, borrower: Int, drawn: Double) {
        guard leg.kind == .debt, drawn > 0 else { return }
        guard let span = leg.resolved.schedule.span, span.end - span.start > 100 else {
            book.recordGap(leg.id, .noMaturity, amount: drawn)
            return
        }
        guard span.end > ledger.asOf, let quarter = calendar.index(of: span.end) else { return }
        var schedule = [Double](repeating: 0, count: calendar.quarters)
        schedule[quarter] = drawn
        beyondPlan.insert(obligations.count)
        var repayment = Obligation(
            id: "\(leg.id):repayment", payer: borrower,
            payee: firmIndex[network.firms[leg.from].id], takeOrPay: schedule, rank: 0,
            arrears: .roll(interest: 0))
        repayment.isRepayment = true
        obligations.append(repayment)
    }
}
