import Money

/// Dates of observations: as the ledger writes them, ISO weeks, and days and months back to 1500, since long series begin
/// before 1900.
enum SeriesDate {
    /// What `2025-11-03`, `2025-11`, `2025-Q4`, `2025-W45` or `2025` can mean.
    static func stamp(_ text: String) -> SeriesStamp? {
        if let parsed = PartialDate(text) { return SeriesStamp(parsed.first, known: parsed.last) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4, let year = digits(parts[0])
        else { return nil }
        if parts.count == 2, parts[1].first == "W", parts[1].utf8.count == 3,
            let week = digits(parts[1].dropFirst())
        {
            return self.week(week, of: year)
        }
        guard parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let numbers = parts.compactMap { digits($0) }
        guard numbers.count == parts.count else { return nil }
        guard
            let first = day(
                year: year, month: numbers.count > 1 ? numbers[1] : 1,
                day: numbers.count > 2 ? numbers[2] : 1)
        else { return nil }
        switch numbers.count {
        case 1: return day(year: year, month: 12, day: 31).map { SeriesStamp(first, known: $0) }
        case 2:
            let length = Day.length(ofMonth: numbers[1], year: year)
            return SeriesStamp(first, known: first.adding(days: length - 1))
        default: return SeriesStamp(first)
        }
    }

    /// The Monday of an ISO week, known on its Sunday.
    private static func week(_ week: Int, of year: Int) -> SeriesStamp? {
        // The week with January 4 is the first.
        guard (1...53).contains(week), let fourth = day(year: year, month: 1, day: 4),
            let next = day(year: year + 1, month: 1, day: 4)
        else { return nil }
        func monday(_ day: Day) -> Day {
            let shifted = Int(day.daysSince1970) + 3
            return day.adding(days: -(((shifted % 7) + 7) % 7))
        }
        let first = monday(fourth).adding(days: 7 * (week - 1))
        guard first < monday(next) else { return nil }
        return SeriesStamp(first, known: first.adding(days: 6))
    }

    /// A day between the years 1500 and 2100.
    static func day(year: Int, month: Int, day: Int) -> Day? {
        if year >= 1900 { return Day(year: year, month: month, day: day) }
        guard (1500..<1900).contains(year), (1...12).contains(month),
            (1...Day.length(ofMonth: month, year: year)).contains(day),
            let january = Day(year: 1900, month: 1, day: 1)
        else { return nil }
        // Backwards from 1900, year by year: at most 400 steps.
        let years = (year..<1900).reduce(0) { $0 + 337 + Day.length(ofMonth: 2, year: $1) }
        let months = (1..<month).reduce(0) { $0 + Day.length(ofMonth: $1, year: year) }
        return january.adding(days: months + day - 1 - years)
    }

    private static func digits(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
