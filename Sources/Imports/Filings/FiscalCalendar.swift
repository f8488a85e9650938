import Money

/// The calendar of a firm, told by the ends of its fiscal years.
struct FiscalCalendar: Sendable {
    /// Rising.
    let yearEnds: [Day]

    /// Whether a period of 350 to 378 days is a fiscal year: it ends within six days of the end of one. Trailing years of quarterly reports are none.
    func isYear(_ days: Int, endingOn end: Day) -> Bool {
        (350...378).contains(days) && yearEnds.contains { abs($0 - end) <= 6 }
    }

    /// Whether fiscal years are calendar years, give or take a week.
    var isCalendar: Bool {
        guard let last = yearEnds.last else { return true }
        let (_, month, day) = last.civil
        return (month == 12 && day >= 24) || (month == 1 && day <= 6)
    }

    /// `2025`, `FY2026`: the year in which the fiscal year ends.
    func yearLabel(_ end: Day) -> String {
        let year = end.adding(days: isCalendar ? -10 : 0).year
        return isCalendar ? "\(year)" : "FY\(year)"
    }

    /// `2025-Q3`, `FY2026-Q3`; `nil` where no end of a year is known.
    func quarterLabel(_ end: Day) -> String? {
        guard let last = yearEnds.last else { return nil }
        var yearEnd = yearEnds.first { $0 - end >= -10 } ?? last
        // Beyond the last report, and before the first, years go on as they were.
        while yearEnd - end < -10 { yearEnd = yearEnd.adding(months: 12) }
        while yearEnd - end > 320 { yearEnd = yearEnd.adding(months: -12) }
        let number = 4 - Int((Double(yearEnd - end) / 91.3).rounded())
        guard (1...4).contains(number) else { return nil }
        return "\(yearLabel(yearEnd))-Q\(number)"
    }

    func halfLabel(_ end: Day) -> String? {
        guard let quarter = quarterLabel(end) else { return nil }
        return quarter.dropLast(2) + (quarter.hasSuffix("2") ? "H1" : "H2")
    }
}
