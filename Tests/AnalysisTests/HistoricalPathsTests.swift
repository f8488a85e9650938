import Foundation
import Money
import TestSupport
import Testing

@testable import Reports

/// What `Reports/backtest/backtest.json` holds of a case, as far as E11 needs it.
private struct Walk: Decodable {
    struct Day: Decodable {
        let day: String
        let numbers: [String: Double]
    }

    struct File: Decodable { let cases: [Walk] }

    let name, kind, date: String
    let days: [Day]

    static func all() throws -> [Walk] {
        let file = Repository.root.appendingPathComponent("Reports/backtest/backtest.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
    }

    /// A number a quarter, up to the end; from the last day on which something became known by then.
    func path(_ number: String) throws -> [Double] {
        let end = try #require(CalendarDay.parse(date))
        let before = try days.filter { try #require(CalendarDay.parse($0.day)) < end }
        return try stride(from: HistoricalPaths.quarters, through: 0, by: -1).compactMap { back in
            let limit = end.number - back * 1461 / 16
            return try before.filter { try #require(CalendarDay.parse($0.day)).number <= limit }
                .compactMap { $0.numbers[number] }.last
        }
    }
}

/// Days as numbers, read with nothing of the tool.
private struct CalendarDay: Comparable {
    let number: Int

    static func parse(_ text: String) -> CalendarDay? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "UTC") ?? .current
        let components = DateComponents(year: parts[0], month: parts[1], day: parts[2])
        return calendar.date(from: components).map {
            CalendarDay(number: Int(($0.timeIntervalSince1970 / 86400).rounded()))
        }
    }

    static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
}

@Suite("Paths of history")
struct HistoricalPathsTests {
    @Test(
        "are what the backtest of the cases computed, of every case that has them for a year",
        arguments: ["vendor-financing-with-equity", "outside-coverage"])
    func paths(number: String) throws {
        let known =
            number == "outside-coverage" ? HistoricalPaths.coverage : HistoricalPaths.financing
        var expected: [String: [Double]] = [:]
        for walk in try Walk.all() {
            let path = try walk.path(number)
            if path.count >= 4 { expected[walk.name] = path }
            guard let example = HistoricalPaths.Case(rawValue: walk.name) else { continue }
            #expect(example.isHealthy == (walk.kind == "healthy"), "\(walk.name)")
            #expect(walk.date.hasPrefix("\(example.endYear)-"), "\(walk.name)")
        }
        #expect(Set(known.map(\.example.rawValue)) == Set(expected.keys))
        for path in known {
            let wanted = try #require(expected[path.example.rawValue])
            #expect(path.values.count == wanted.count)
            for (value, right) in zip(path.values, wanted) {
                #expect(abs(value - right) <= 1e-8 * abs(right), "\(path.example)")
            }
        }
    }
}
