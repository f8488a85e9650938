import Ledger
import Money

/// The quarters of a simulation in the calendar, and what of a payment schedule falls into each.
struct DueSchedule {
    let asOf: Day
    let start: Quarter
    let quarters: Int

    /// Shares are read off the schedule of a leg of this many units.
    private static let unit: Int64 = 1_000_000_000_000

    /// First day that still counts as to come.
    private var tomorrow: Day { asOf.adding(days: 1) }

    /// Share of a dated schedule that is paid before a day; `nil` when undated.
    static func share(of schedule: PaymentSchedule, before day: Day) -> Double? {
        guard let paid = schedule.paid(before: day, of: unit) else { return nil }
        return Double(paid) / Double(unit)
    }

    /// What is still to be paid, by quarter, and what is left after the horizon.
    ///
    /// What the schedule has before the as-of date counts as paid. Where the ledger records payments (`paid`), these count instead: the rest follows
    /// the remaining schedule, and falls due in the first quarter when the schedule has ended.
    /// - Returns: `nil` for an undated schedule.
    func dues(
        _ schedule: PaymentSchedule, total: Double, paid: Double
    ) -> [Double]? {
        guard let before = Self.share(of: schedule, before: tomorrow) else { return nil }
        let shareLeft = 1 - before
        let remaining = paid > 0 ? max(0, total - paid) : total * shareLeft
        var result = [Double](repeating: 0, count: quarters)
        guard remaining > 0, quarters > 0 else { return result }
        guard shareLeft > 1e-9 else {
            result[0] = remaining
            return result
        }
        var from = before
        for index in 0..<quarters {
            let end = max(start.advanced(by: index).end, tomorrow)
            let upTo = Self.share(of: schedule, before: end) ?? from
            result[index] = remaining * max(0, upTo - from) / shareLeft
            from = max(from, upTo)
        }
        return result
    }

    /// A schedule by quarter, late by a slip: linear between whole quarters, 0 before its first and after its last.
    static func late(
        _ values: [Double], at quarter: Int, by slip: Double, from first: Int = 0
    ) -> Double {
        let place = Double(quarter) - slip
        guard place.magnitude < 1e6 else { return 0 }
        let below = Int(place.rounded(.down))
        func value(_ index: Int) -> Double {
            index >= first && index < values.count ? values[index] : 0
        }
        return value(below) + (place - Double(below)) * (value(below + 1) - value(below))
    }

    /// What a schedule has in the quarter before the first.
    func opening(_ schedule: PaymentSchedule, total: Double) -> Double {
        let quarter = start.advanced(by: -1)
        guard let end = Self.share(of: schedule, before: quarter.end),
            let begin = Self.share(of: schedule, before: quarter.start)
        else { return 0 }
        return total * (end - begin)
    }

    /// What a schedule has after one day, up to the as-of date.
    func received(_ schedule: PaymentSchedule, total: Double, after day: Day) -> Double {
        guard day < asOf, let end = Self.share(of: schedule, before: tomorrow),
            let begin = Self.share(of: schedule, before: day.adding(days: 1))
        else { return 0 }
        return total * max(0, end - begin)
    }

    /// Position of the quarter that a day lies in: 0 for everything before the second; `nil` after the horizon.
    func index(of day: Day) -> Int? {
        let index = max(0, Quarter(containing: day).index - start.index)
        return index < quarters ? index : nil
    }
}
