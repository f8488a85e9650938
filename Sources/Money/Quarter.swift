/// A calendar quarter: the time step of the burn-rate model.
///
/// ```swift
/// Quarter("2026-Q3")?.advanced(by: 2)     // 2027-Q1
/// ```
public struct Quarter: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Quarters since the first of year 0.
    public let index: Int

    public init(index: Int) { self.index = index }

    /// - Returns: `nil` unless the year is in 1900…2200 and the number in 1…4.
    public init?(year: Int, number: Int) {
        guard (1900...2200).contains(year), (1...4).contains(number) else { return nil }
        index = year * 4 + number - 1
    }

    /// `2026-Q3`, nothing else.
    public init?(_ text: String) {
        guard let date = PartialDate(text), date.precision == .quarter else { return nil }
        self.init(containing: date.first)
    }

    public init(containing day: Day) {
        let (year, month, _) = day.civil
        index = year * 4 + (month - 1) / 3
    }

    /// The quarter whose first day is nearest: the one that a forecast made on that day starts with.
    public init(nearestTo day: Day) {
        let current = Quarter(containing: day)
        let next = current.advanced(by: 1)
        self = day - current.start <= next.start - day ? current : next
    }

    public var year: Int { index / 4 }
    /// 1…4
    public var number: Int { index % 4 + 1 }
    public var start: Day {
        Day(year: year, month: number * 3 - 2, day: 1) ?? Day(daysSince1970: 0)
    }
    /// First day after it.
    public var end: Day { start.adding(months: 3) }

    public func advanced(by quarters: Int) -> Quarter { Quarter(index: index + quarters) }

    /// A year with its quarter as a fraction: 2027.25 is the second quarter of 2027.
    public init(yearNumber: Double) {
        index = Int((yearNumber * 4 + 1e-9).rounded(.down))
    }

    public static func < (a: Quarter, b: Quarter) -> Bool { a.index < b.index }
    public var description: String { "\(year)-Q\(number)" }
}
