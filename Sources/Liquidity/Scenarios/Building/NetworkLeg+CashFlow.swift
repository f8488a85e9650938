import FlowNetwork
import Ledger
import Money

extension NetworkLeg {
    /// Money that comes in without a sale, in cash.
    var isCashFunding: Bool {
        guard exclusion == nil, !isDerived, resolved.settles != .shares else { return false }
        return family == .financing && !kind.isContingent
    }

    var isDue: Bool { exclusion == nil && !isDerived && family == .commerce }

    /// The leg's own money, millions of the base currency: the contract's where there is one, else what is reported of it.
    var contracted: Double {
        let firm = stated.paid + stated.binding + stated.announced
        let units = isOnlyReported ? stated.total : firm
        return millions(units)
    }

    var recordedAsPaid: Double { millions(stated.paid) }

    /// Whether nothing but reports gives a sum.
    var isOnlyReported: Bool { stated.binding + stated.announced + stated.paid == 0 }

    /// How firm the part that is not paid is.
    var promiseClass: CommitmentLevel {
        if isOnlyReported || resolved.firmness == .reported { return .reported }
        switch resolved.binding {
        case .binding: return .binding
        case .loi: return .loi
        case .nonBinding: return .nonBinding
        case .unknown: return .unknown
        }
    }

    /// Whether what its schedule has before the as-of date is taken as paid: no condition stands in the way, and more than a report says so.
    var isTakenAsPaid: Bool { promiseClass != .reported && resolved.condition == nil }

    private func millions(_ units: Int64) -> Double {
        Money(minorUnits: units, currency: currency).inMillions
    }

    /// What came in after a day, up to the as-of date: what the schedule has there, never more than what is not contradicted by `paid`.
    func received(after day: Day, _ calendar: DueSchedule) -> Double {
        guard isTakenAsPaid, resolved.firmness != nil || recordedAsPaid > 0 else { return 0 }
        if !resolved.tranches.isEmpty {
            return resolved.tranches.reduce(0) { sum, tranche in
                guard
                    let date = tranche.paid
                        ?? (tranche.conditions.isEmpty ? tranche.expected : nil),
                    date.last > day, date.last <= calendar.asOf
                else { return sum }
                return sum + Double(tranche.count) * (tranche.amount.stated?.inMillions ?? 0)
            }
        }
        let total = recordedAsPaid > 0 && resolved.firmness == .paid ? recordedAsPaid : contracted
        return calendar.received(resolved.schedule, total: total, after: day)
    }
}
