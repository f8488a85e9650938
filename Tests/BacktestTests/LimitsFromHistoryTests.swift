import Analysis
import Ledger
import Money
import Statistics
import Testing
import Text

@testable import Backtest

@Suite("Limits from history")
struct LimitsFromHistoryTests {
    private static let id = "vendor-promises"
    private static func candidate() throws -> LimitCandidate {
        try #require(LimitCandidate.all.first { $0.id == id })
    }

    private static func profile(
        _ name: String, healthy: Bool, _ values: [Double?], id: String = id
    ) -> CaseProfile {
        let start = day("2000-01-01")
        return CaseProfile(
            name: name, isHealthy: healthy, end: start.adding(days: 100 * values.count),
            days: values.enumerated().map { index, value in
                (start.adding(days: 100 * index), value.map { [id: $0] } ?? [:])
            })
    }

    private static func walk(_ name: String, _ kind: Outcome.Kind, _ values: [Double?]) -> CaseWalk
    {
        let start = day("2000-01-01")
        let end = start.adding(days: 100 * values.count - (kind == .healthy ? 1 : 0))
        return CaseWalk(
            name: name,
            outcome: Outcome(
                kind: kind, date: PartialDate(end), source: "s",
                place: .init(file: "outcome.yaml", line: 1, column: 1)),
            days: values.enumerated().map { index, value in
                CaseDay(
                    day: start.adding(days: 100 * index), state: .pass, verdicts: [],
                    worst: value.map { [id: $0] } ?? [:])
            })
    }

    @Test(
        "levels are a quarter above, and twice, the worst healthy day, and never below the floors")
    func levels() throws {
        let candidate = try Self.candidate()
        let high = try #require(
            LevelsOfHistory(
                candidate,
                healthy: [
                    Self.profile("a", healthy: true, [0.1, 0.2]),
                    Self.profile("b", healthy: true, [0.08]),
                    Self.profile("c", healthy: true, [nil]),
                ]))
        #expect(high.warn == 0.25 && high.fail == 0.4)
        #expect(high.worst.name == "a" && high.cases == 2)
        let low = try #require(
            LevelsOfHistory(candidate, healthy: [Self.profile("a", healthy: true, [0, 0.01])]))
        #expect(low.warn == 0.05 && low.fail == 0.10)
        #expect(
            LevelsOfHistory(candidate, healthy: [Self.profile("a", healthy: true, [nil])]) == nil)
    }

    @Test(
        "where low is bad, levels lie below the worst healthy day, and a cover of nothing gives none"
    )
    func covers() throws {
        let cover = try #require(LimitCandidate.all.first { $0.id == "deposit-cover" })
        #expect(!cover.isHighBad)
        let levels = try #require(
            LevelsOfHistory(
                cover, healthy: [Self.profile("a", healthy: true, [3, 0.8], id: cover.id)]))
        #expect(levels.warn == 0.64 && levels.fail == 0.4)
        #expect(
            LevelsOfHistory(
                cover, healthy: [Self.profile("a", healthy: true, [0], id: cover.id)]) == nil)
    }

    @Test("a measure that is quiet in healthy cases and loud in a collapse may fail")
    func separates() throws {
        let found = LeaveOneCaseOut(
            [
                Self.walk("a", .healthy, [0, 0.01, 0]), Self.walk("b", .healthy, [0.02, 0.02]),
                Self.walk("bad", .collapsed, [0.01, 0.07, 0.2, 0.3]),
            ], candidates: [try Self.candidate()])
        let row = try #require(found.rows.first)
        #expect(row.use == .fails)
        #expect(row.failed == [.init(name: "bad", lead: 200)])
        #expect(row.falseWarnings.isEmpty && row.tried == 2)
        #expect(found.hits.successes == 1 && found.hits.trials == 1)
        #expect(found.falseFailures.successes == 0 && found.falseFailures.trials == 2)
        let held = try #require(found.cases.first { $0.name == "bad" })
        #expect(held.record.lasting?.lead == 300)
        #expect(held.record.firstFailure?.lead == 200)
    }

    @Test("a healthy case that stands out makes the measure useless, and is a false alarm itself")
    func standsOut() throws {
        let found = LeaveOneCaseOut(
            [
                Self.walk("a", .healthy, [0.02, 0.02]), Self.walk("b", .healthy, [0.5, 0.5]),
                Self.walk("c", .healthy, [0.02, 0.01]),
                Self.walk("bad", .collapsed, [0.3, 0.3, 0.3]),
            ], candidates: [try Self.candidate()])
        let row = try #require(found.rows.first)
        #expect(row.use == .falseAlarms)
        #expect(row.falseWarnings == [.init(name: "b", share: 1)])
        // Of the others, 0.02 is the worst day, so the levels are at their floors.
        let held = try #require(found.cases.first { $0.name == "b" })
        #expect(held.record.failures == 2)
        #expect(found.falseFailures.successes == 1)
        #expect(found.hits.successes == 0)
    }

    @Test("a number that no healthy case has only warns, whatever it finds")
    func noControl() throws {
        let found = LeaveOneCaseOut(
            [
                Self.walk("a", .healthy, [nil, nil]), Self.walk("b", .healthy, [nil]),
                Self.walk("bad", .collapsed, [0.3, 0.3, 0.3]),
            ], candidates: [try Self.candidate()])
        #expect(found.rows.first?.use == .noControl)
        #expect(found.rows.first?.levels == nil)
        #expect(found.hits.successes == 0)
    }

    @Test("one healthy case alone supports no failing level")
    func oneControl() throws {
        let found = LeaveOneCaseOut(
            [
                Self.walk("a", .healthy, [0.01]), Self.walk("bad", .collapsed, [0.3, 0.3, 0.3]),
            ], candidates: [try Self.candidate()])
        #expect(found.rows.first?.use == .warns)
    }
}
