import Analysis
import Money
import Testing

@testable import Backtest

@Suite("Alarms before an outcome")
struct AlarmRecordTests {
    private func days(_ states: [GateState]) -> [CaseDay] {
        states.enumerated().map { index, state in
            CaseDay(
                day: day("2000-01-01").adding(days: 100 * index), state: state, verdicts: [],
                worst: [:])
        }
    }

    struct Row: Sendable {
        let states: [GateState]
        let first, lasting, failure, lastingFailure: Int?
    }

    @Test(
        "the first alarm and the one that lasts are told apart",
        arguments: [
            Row(
                states: [.pass, .warn, .pass, .warn, .fail], first: 400, lasting: 200,
                failure: 100, lastingFailure: 100),
            Row(
                states: [.fail, .warn, .fail, .pass, .pass], first: 500, lasting: nil,
                failure: 500, lastingFailure: nil),
            Row(
                states: [.warn, .indeterminate, .warn, .warn, .warn], first: 500, lasting: 500,
                failure: nil, lastingFailure: nil),
            Row(
                states: [.pass, .indeterminate, .warn, .fail, .warn], first: 300, lasting: 300,
                failure: 200, lastingFailure: nil),
            Row(
                states: [.pass, .pass, .pass, .pass, .pass], first: nil, lasting: nil,
                failure: nil, lastingFailure: nil),
        ])
    func alarms(_ row: Row) {
        let end = day("2000-01-01").adding(days: 500)
        let record = AlarmRecord(days(row.states + [.pass, .fail]), end: end)
        #expect(record.days == 5)
        #expect(record.first?.lead == row.first)
        #expect(record.lasting?.lead == row.lasting)
        #expect(record.firstFailure?.lead == row.failure)
        #expect(record.lastingFailure?.lead == row.lastingFailure)
        #expect(record.isEarly == ((row.lasting ?? 0) >= 183))
    }

    @Test("a small case is warned of 293 days ahead, and the alarm lasts")
    func smallCase() throws {
        let record = AlarmRecord(try SmallCase().walk())
        #expect(record.days == 4)
        #expect(record.alarms == 3 && record.failures == 3 && record.undecided == 0)
        #expect(record.lastingFailure?.day == day("2000-09-10"))
        #expect(record.lastingFailure?.lead == 293)
        #expect(record.lastingFailure?.causes == ["vendor-promises@maker"])
    }
}
