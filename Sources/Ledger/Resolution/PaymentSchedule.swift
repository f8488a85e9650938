import Money

/// When the dollars of a leg are paid, as a cumulative share of the total.
///
/// Windows are exact and additive: the amount in [a, b) is `paid(before: b) − paid(before: a)`, both rounded down to minor
/// units, so that consecutive windows add up to the total to the cent.
public enum PaymentSchedule: Sendable, Hashable {
    /// No source says when.
    case undated
    /// Everything on one day.
    case upfront(Day)
    /// Evenly by day from `start` to the day before `end`.
    case even(start: Day, end: Day)
    /// Rising linearly: period k of n carries (2k − 1)/n², evenly by day inside a period.
    case ramp(start: Day, end: Day, periods: Int)
    /// Listed periods, each spread evenly by day: first day, first day after, minor units.
    case listed([Period])

    public struct Period: Sendable, Hashable {
        public var start: Day
        public var end: Day
        public var minorUnits: Int64
        public init(start: Day, end: Day, minorUnits: Int64) {
            self.start = start
            self.end = end
            self.minorUnits = minorUnits
        }
    }

    public var isDated: Bool { self != .undated }

    /// First day and first day after the last payment.
    public var span: (start: Day, end: Day)? {
        switch self {
        case .undated: nil
        case .upfront(let day): (day, day.adding(days: 1))
        case .even(let start, let end), .ramp(let start, let end, _): (start, end)
        case .listed(let periods):
            if let start = periods.map(\.start).min(), let end = periods.map(\.end).max() {
                (start, end)
            } else {
                nil
            }
        }
    }

    /// Minor units paid before `day`, of a leg whose total is `total` minor units; `nil` when undated.
    public func paid(before day: Day, of total: Int64) -> Int64? {
        switch self {
        case .undated: return nil
        case .upfront(let due): return due < day ? total : 0
        case .even(let start, let end):
            return Self.share(of: total, Int64(day - start), Int64(end - start))
        case .ramp(let start, let end, let periods):
            let length = Int64(end - start)
            let elapsed = min(max(0, Int64(day - start)), length)
            guard length > 0, periods > 0 else { return start < day ? total : 0 }
            // Cumulative share at the end of period k is (k/n)²; inside a period it grows evenly.
            let n = Int64(periods)
            let k = min(n, elapsed * n / length)
            let inside = elapsed * n - k * length
            // (k² + (2k + 1)·inside/length) / n²
            let numerator = Int128(k * k) * Int128(length) + Int128(2 * k + 1) * Int128(inside)
            return Int64(Int128(total) * numerator / (Int128(n * n) * Int128(length)))
        case .listed(let periods):
            let listed = periods.reduce(Int128(0)) { $0 + Int128($1.minorUnits) }
            guard listed > 0 else { return nil }
            var before: Int128 = 0
            for period in periods {
                before += Int128(
                    Self.share(
                        of: period.minorUnits, Int64(day - period.start),
                        Int64(period.end - period.start)))
            }
            return Int64(Int128(total) * before / listed)
        }
    }

    /// Minor units paid from `start` up to the day before `end`; `nil` when undated.
    public func paid(from start: Day, to end: Day, of total: Int64) -> Int64? {
        guard let before = paid(before: end, of: total),
            let already = paid(before: start, of: total)
        else { return nil }
        return before - already
    }

    private static func share(of total: Int64, _ elapsed: Int64, _ length: Int64) -> Int64 {
        guard elapsed > 0 else { return 0 }
        guard elapsed < length else { return total }
        return Int64(Int128(total) * Int128(elapsed) / Int128(length))
    }
}
