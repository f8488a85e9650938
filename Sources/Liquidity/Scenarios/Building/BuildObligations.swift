import FlowNetwork
import Ledger
import Money

extension CashFlowModelBuilder {
    /// Dues of the ledger in its order, each followed by what its payee owes on; then those that only the scenario has.
    mutating func addObligations() {
        orderLoss =
            book.value(scenario.lossGivenDefault, .lossGivenDefault, of: scenario.id)?.value ?? 1
        for leg in network.legs where leg.isDue {
            guard let payer = firmIndex[network.firms[leg.from].id],
                leg.resolved.firmness != nil, leg.resolved.firmness != .paid
            else { continue }
            addObligation(leg, payer: payer, payee: firmIndex[network.firms[leg.to].id])
        }
        addOutsideInvestments()
        for planned in scenario.obligations { addPlannedObligation(planned) }
        addFloatingInterest()
    }

    /// What a higher reference rate adds to the interest of debt at a floating rate, by quarter: no plan holds it.
    private mutating func addFloatingInterest() {
        var rates: [Int: Double] = [:]
        for entry in scenario.ratePath {
            rates[entry.year] =
                book.value(entry.input, .rate, of: scenario.id, year: entry.year)?.value
        }
        guard let last = rates.keys.max() else { return }
        rateRise = (0..<calendar.quarters).map { quarter in
            let year = calendar.start.advanced(by: quarter).year
            return rates[min(year, last)] ?? 0
        }
        for firm in scenario.firms {
            guard let payer = firmIndex[firm.id],
                let debt = book.value(firm.floatingDebt, .floatingDebt, of: firm.id),
                debt.value > 0, rateRise.contains(where: { $0 > 0 })
            else { continue }
            let place = obligations.count
            beyondPlan.insert(place)
            multiply(
                debt, "\(firm.id).floating-debt", .floatingDebt, .priceFactor, .obligation(place))
            obligations.append(
                Obligation(
                    id: "\(firm.id)/floating-interest", payer: payer, payee: nil,
                    takeOrPay: rateRise.map { $0 / 4 * debt.value }, rank: 0,
                    arrears: .roll(interest: 0)))
        }
    }

    /// The schedule that the scenario gives, else the ledger's; `nil` where neither is dated.
    mutating func schedule(
        _ assumptions: FlowAssumptions?, _ known: PaymentSchedule, of id: String
    ) -> PaymentSchedule? {
        schedule(
            assumptions, known, start: book.value(assumptions?.start, .start, of: id),
            years: book.value(assumptions?.years, .years, of: id))
    }

    /// The schedule of a flow that only the scenario has, without booking its numbers again.
    func dated(_ planned: FlowAssumptions) -> PaymentSchedule? {
        schedule(
            planned, .undated, start: planned.start.flatMap { book.find($0, firm: planned.id) },
            years: planned.years.flatMap { book.find($0, firm: planned.id) })
    }

    private func schedule(
        _ assumptions: FlowAssumptions?, _ known: PaymentSchedule, start: InputLog.Found?,
        years: InputLog.Found?
    ) -> PaymentSchedule? {
        guard start != nil || years != nil else { return known.isDated ? known : nil }
        let first: Day?
        if let start {
            first = Quarter(yearNumber: start.value).start
        } else {
            first = known.span?.start
        }
        guard let first else { return nil }
        guard let years else {
            return assumptions?.profile == .even || assumptions?.profile == .ramp
                ? nil : .upfront(first)
        }
        let months = max(1, Int((years.value * 12).rounded()))
        let end = first.adding(months: months)
        switch assumptions?.profile ?? .even {
        case .even: return .even(start: first, end: end)
        case .ramp: return .ramp(start: first, end: end, periods: max(1, (months + 2) / 3))
        case .upfront: return .upfront(first)
        }
    }

    /// Whether nothing of a dated amount is left after the as-of date.
    func isPast(_ schedule: PaymentSchedule, _ amount: Double) -> Bool {
        guard amount > 0,
            let share = DueSchedule.share(of: schedule, before: ledger.asOf.adding(days: 1))
        else { return false }
        return share >= 1
    }

    /// The quarters of a contract that runs for a time, in which its usage is charged; `nil` for one without an end, and for a single payment.
    private func term(_ schedule: PaymentSchedule) -> Range<Int>? {
        if case .upfront = schedule { return nil }
        guard let span = schedule.span, span.start < span.end else { return nil }
        let first = Quarter(containing: span.start).index - calendar.start.index
        let last = Quarter(containing: span.end.adding(days: -1)).index - calendar.start.index
        return first..<last + 1
    }

    private mutating func addObligation(_ leg: NetworkLeg, payer: Int, payee: Int?) {
        let assumptions = flowAssumptions[leg.id]
        if let reason = assumptions?.leftOut {
            book.recordGap(
                leg.id, .leftOut, amount: leg.contracted - leg.recordedAsPaid, note: reason)
            return
        }
        var due = obligation(leg.id, payer: payer, payee: payee, assumptions)
        if payee != nil {
            due.lossGivenDefault =
                lossGivenDefault(assumptions, of: leg.id)
                ?? orderLoss
        }
        let amount = book.value(assumptions?.amount, .amount, of: leg.id)
        let total = (amount?.value ?? leg.contracted) * (leg.resolved.takeOrPay ?? 1)
        if total > 0 {
            if amount == nil { bookAmount(leg) }
            guard let schedule = schedule(assumptions, leg.resolved.schedule, of: leg.id),
                let dues = calendar.dues(schedule, total: total, paid: leg.recordedAsPaid)
            else {
                book.recordGap(leg.id, .noSchedule, amount: total - leg.recordedAsPaid)
                return
            }
            due.takeOrPay = dues
            due.term = term(schedule)
            openingDues[obligations.count] = calendar.opening(schedule, total: total)
        } else if due.usage == 0, leg.kind == .revenueShare, let quantity = leg.resolved.quantity,
            quantity.unit == "%", let share = Double(quantity.value)
        {
            due.usage = share / 100
            openingDues[obligations.count] = due.usage * drafts[payer].opening
            book.book(
                InputLog.Found(
                    value: due.usage, mark: .reported,
                    sources: leg.resolved.amountSources, range: nil, asOf: nil), .usage, of: leg.id)
        }
        guard due.usage > 0 || due.contingent != nil || due.takeOrPay.contains(where: { $0 > 0 })
        else {
            if total == 0 { book.recordGap(leg.id, .noAmount) }
            openingDues[obligations.count] = nil
            return
        }
        // A buyer who is not bound buys with the probability of its class: the expectation is what is due.
        if assumptions?.probability != nil || leg.promiseClass != .binding {
            let probability =
                book.value(assumptions?.probability, .probability, of: leg.id)
                ?? scenario.probabilities[leg.promiseClass].flatMap {
                    book.value($0, .probability, of: leg.id)
                }
            guard let probability, probability.value > 0 else {
                book.recordGap(leg.id, .leftOut, amount: total, note: leg.promiseClass.rawValue)
                openingDues[obligations.count] = nil
                return
            }
            due.price *= probability.value
            multiply(
                probability, "\(leg.id).probability", .probability, .priceFactor,
                .obligation(obligations.count))
        }
        append(due, assumptions)
    }

    private mutating func obligation(
        _ id: String, payer: Int, payee: Int?, _ assumptions: FlowAssumptions?
    ) -> Obligation {
        let interest = book.value(assumptions?.interest, .interest, of: id)?.value ?? 0
        let arrears: Obligation.Arrears =
            switch assumptions?.arrears ?? .roll {
            case .extinguish: .extinguish
            case .roll: .roll(interest: interest / 4)
            case .terminate: .terminate
            }
        var contingent: Obligation.Contingent?
        if let assumed = assumptions?.contingent,
            let funding = fundings.firstIndex(where: {
                $0.id == assumed.funding || $0.id.hasPrefix("\(assumed.funding)#")
            }),
            let perUnit = book.value(assumed.perUnit, .perUnit, of: id)
        {
            contingent = Obligation.Contingent(funding: funding, perUnit: perUnit.value)
        }
        return Obligation(
            id: id, payer: payer, payee: payee,
            slip: book.value(assumptions?.slip, .slip, of: id)?.value ?? 0,
            usage: book.value(assumptions?.usage, .usage, of: id)?.value ?? 0,
            price: book.value(assumptions?.price, .price, of: id)?.value ?? 1,
            contingent: contingent, rank: assumptions?.rank ?? 1, arrears: arrears,
            takeOrPayFloor: book.value(assumptions?.takeOrPayFloor, .takeOrPayFloor, of: id)?
                .value ?? 1,
            delivers: assumptions?.delivers ?? false)
    }

    private mutating func lossGivenDefault(
        _ assumptions: FlowAssumptions?, of id: String
    ) -> Double? {
        book.value(assumptions?.lossGivenDefault, .lossGivenDefault, of: id)?.value
    }

    private mutating func append(_ due: Obligation, _ assumptions: FlowAssumptions?) {
        let index = obligations.count
        obligations.append(due)
        guard let assumptions else { return }
        if assumptions.isCapacity == true { capacityLegs.insert(index) }
        shift(
            assumptions.takeOrPayFloor.flatMap { book.find($0, firm: due.id) },
            "\(due.id).take-or-pay-floor", .takeOrPayFloor, .floorShift, .obligation(index))
        if let amount = assumptions.amount.flatMap({ book.find($0, firm: due.id) }) {
            multiply(amount, "\(due.id).amount", .amount, .priceFactor, .obligation(index))
        }
        if let price = assumptions.price.flatMap({ book.find($0, firm: due.id) }) {
            multiply(price, "\(due.id).price", .price, .priceFactor, .obligation(index))
        }
        if let years = assumptions.years.flatMap({ book.find($0, firm: due.id) }),
            let range = years.range, range.low > 0, range.low < range.high
        {
            // The same total over more years is less a quarter.
            factors.append(
                StressFactor(
                    id: "\(due.id).years", quantity: .years,
                    adjustment: Adjustment(
                        kind: .priceFactor, target: .obligation(index), value: 1),
                    low: years.value / range.high, base: 1, high: years.value / range.low))
        }
        for (input, quantity) in [(assumptions.slip, 1.0), (assumptions.start, 4.0)] {
            guard let found = input.flatMap({ book.find($0, firm: due.id) }),
                let range = found.range
            else { continue }
            add(
                "\(due.id).\(quantity == 1 ? "slip" : "start")",
                quantity == 1 ? .slip : .start, .slip, .obligation(index),
                low: (range.low - found.value) * quantity,
                high: (range.high - found.value) * quantity)
        }
        addPassedOn(due, index: index, assumptions)
    }

    /// What the payee owes its suppliers for it: a share of the same due.
    private mutating func addPassedOn(
        _ due: Obligation, index: Int, _ assumptions: FlowAssumptions
    ) {
        guard let payee = due.payee else { return }
        for pass in assumptions.passesOn {
            guard let supplier = firmIndex[pass.to], supplier != payee,
                let share = book.value(pass.share, .passedOn, of: due.id)
            else { continue }
            let id = "\(due.id)>\(pass.to)"
            openingDues[obligations.count] = (openingDues[index] ?? 0) * share.value
            multiply(
                share, "\(id).share", .passedOn, .priceFactor,
                .obligation(obligations.count))
            var passed = Obligation(
                id: id, payer: payee, payee: supplier,
                follows: Obligation.Following(obligation: index, share: share.value), rank: 1,
                arrears: due.arrears)
            passed.lossGivenDefault = due.lossGivenDefault
            obligations.append(passed)
        }
    }

    private mutating func addPlannedObligation(_ planned: FlowAssumptions) {
        guard let payer = planned.from.flatMap({ firmIndex[$0] }) else { return }
        var due = obligation(
            planned.id, payer: payer, payee: planned.to.flatMap { firmIndex[$0] }, planned)
        if let amount = book.value(planned.amount, .amount, of: planned.id) {
            guard let schedule = schedule(planned, .undated, of: planned.id),
                let dues = calendar.dues(schedule, total: amount.value, paid: 0)
            else {
                book.recordGap(planned.id, .noSchedule, amount: amount.value)
                return
            }
            if isPast(schedule, amount.value) {
                book.recordGap(planned.id, .past, amount: amount.value)
                return
            }
            due.takeOrPay = dues
            due.term = term(schedule)
            openingDues[obligations.count] = calendar.opening(schedule, total: amount.value)
        }
        due.lossGivenDefault = lossGivenDefault(planned, of: planned.id) ?? 1
        if let probability = book.value(planned.probability, .probability, of: planned.id) {
            // As of a leg that does not bind: the expectation is what is due.
            due.price *= probability.value
            multiply(
                probability, "\(planned.id).probability", .probability, .priceFactor,
                .obligation(obligations.count))
        }
        if planned.isRepayment == true {
            beyondPlan.insert(obligations.count)
            due.isRepayment = true
            due.rank = planned.rank ?? 0
        } else if planned.isBeyondPlan == true {
            beyondPlan.insert(obligations.count)
        } else {
            // Nobody who adds a due expects that it changes nothing.
            book.recordGap(
                planned.id, .insidePlan,
                amount: due.takeOrPay.prefix(horizon).reduce(0, +) * due.price)
        }
        append(due, planned)
    }

    // MARK: Guarantees

    /// Guarantees and backstops of simulated firms whose object is an obligation of the model.
    mutating func addBackstops() {
        for leg in network.legs where leg.kind.claim == .guarantee {
            guard let guarantor = firmIndex[network.firms[leg.from].id],
                leg.resolved.firmness != nil
            else { continue }
            let units = leg.resolved.stated.upTo(.announced)
            let limit = Money(minorUnits: units, currency: network.currency).inMillions
            guard limit > 0 else {
                book.recordGap(leg.id, .noAmount)
                continue
            }
            guard let covered = flowAssumptions[leg.id]?.covers,
                let index = obligations.firstIndex(where: { $0.id == covered }),
                obligations[index].payer != guarantor
            else {
                book.recordGap(leg.id, .nothingCovered, amount: limit)
                continue
            }
            bookTranche(leg, limit)
            backstops.append(
                Backstop(id: leg.id, guarantor: guarantor, obligation: index, limit: limit))
        }
    }

    private mutating func bookTranche(_ leg: NetworkLeg, _ limit: Double) {
        book.book(
            InputLog.Found(
                value: limit, mark: .reported, sources: leg.resolved.amountSources, range: nil,
                asOf: nil), .amount, of: leg.id)
    }
}
