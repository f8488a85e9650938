import Money

/// Turns what a leg says about its timing into a ``PaymentSchedule``.
struct ScheduleBuilder {
    let kind: LegKind
    let pay: PayProfile?
    let start: PartialDate?
    let end: PartialDate?
    let term: Term?
    let tranches: [Tranche]
    /// Since when the deal has its status: when money without a schedule changes hands.
    let contractDate: PartialDate?
    let exchange: ExchangeTable

    func schedule() -> PaymentSchedule {
        switch pay?.shape {
        case .upfront?: return upfront
        case .even?: return even
        case .ramp?:
            guard let first = start?.first, let last, last > first else { return .undated }
            let months = max(1, (last - first) * 12 / 365)
            let every = pay?.every.months ?? 3
            return .ramp(start: first, end: last, periods: max(1, (months + every - 1) / every))
        case .schedule?: return listed
        case .milestone?: return milestones ?? .undated
        case nil:
            if let milestones { return milestones }
            if start != nil, last != nil { return even }
            return kind.family == .financing && !kind.isContingent ? upfront : .undated
        }
    }

    /// First day after the leg.
    private var last: Day? {
        if let end { return end.last.adding(days: 1) }
        if let term, let start { return term.end(from: start.first) }
        return nil
    }

    private var upfront: PaymentSchedule {
        (start ?? contractDate).map { .upfront($0.first) } ?? .undated
    }

    private var even: PaymentSchedule {
        guard let first = start?.first, let last, last > first else { return .undated }
        return .even(start: first, end: last)
    }

    private var listed: PaymentSchedule {
        guard let pay, let first = start?.first, !pay.amounts.isEmpty else { return .undated }
        var periods: [PaymentSchedule.Period] = []
        for (index, amount) in pay.amounts.enumerated() {
            guard let units = exchange.convert(amount, on: first) else { return .undated }
            periods.append(
                .init(
                    start: first.adding(months: index * pay.every.months),
                    end: first.adding(months: (index + 1) * pay.every.months), minorUnits: units))
        }
        return .listed(periods)
    }

    /// `nil` unless every tranche has a date.
    private var milestones: PaymentSchedule? {
        guard !tranches.isEmpty else { return nil }
        var periods: [PaymentSchedule.Period] = []
        for tranche in tranches {
            guard let date = tranche.paid ?? tranche.expected, let stated = tranche.amount.stated,
                let units = exchange.convert(stated, on: date.first)
            else { return nil }
            let total = tranche.together(units)
            periods.append(
                .init(start: date.first, end: date.last.adding(days: 1), minorUnits: total))
        }
        return .listed(periods)
    }
}
