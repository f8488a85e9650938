import Ledger

/// Dates of observations: as the ledger writes them, and days and months back to 1500, since long series begin
/// before 1900.
enum SeriesDate {
    /// First day that `2025-11-03`, `2025-11`, `2025-Q4` or `2025` can mean; a time of day behind it is ignored.
    static func parse(_ text: String) -> Day? {
        let date = text.prefix { $0 != "T" && $0 != " " }
        if let parsed = PartialDate(String(date)) { return parsed.first }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4,
            parts.dropFirst().allSatisfy({ $0.count == 2 }),
            parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        let year = numbers[0]
        let month = numbers.count > 1 ? numbers[1] : 1
        let day = numbers.count > 2 ? numbers[2] : 1
        guard (1500..<1900).contains(year), (1...12).contains(month),
            (1...Day.length(ofMonth: month, year: year)).contains(day),
            let january = Day(year: 1900, month: 1, day: 1)
        else { return nil }
        // Backwards from 1900, year by year: at most 400 steps.
        let years = (year..<1900).reduce(0) { $0 + 337 + Day.length(ofMonth: 2, year: $1) }
        let months = (1..<month).reduce(0) { $0 + Day.length(ofMonth: $1, year: year) }
        return january.adding(days: months + day - 1 - years)
    }
}
