import Analysis
import Ledger
import Money
import Statistics

/// The backtest in JSON: every day of every case, and the table of limits.
public struct BacktestData: Encodable, Sendable {
    public let schemaVersion = 1
    let tool: String
    let policy: Policy
    let found: [Proportion]
    let cases: [Case]
    let limits: Limits

    struct Policy: Encodable, Sendable { let file, sha256: String }

    struct Proportion: Encodable, Sendable {
        let what: String
        let cases: Int
        let of: Int
        let low: Double
        let high: Double
        let level: Double

        init(_ what: String, _ found: BinomialInterval) {
            self.what = what
            cases = found.successes
            of = found.trials
            low = found.low
            high = found.high
            level = found.level
        }
    }

    struct Case: Encodable, Sendable {
        let name, kind, date: String
        let firms: [String]
        let record: Record
        let days: [Day]
    }

    struct Record: Encodable, Sendable {
        let days, alarms, failures, undecided: Int
        let firstAlarm, lastingAlarm, firstFailure, lastingFailure: Alarm?

        init(_ record: AlarmRecord) {
            days = record.days
            alarms = record.alarms
            failures = record.failures
            undecided = record.undecided
            firstAlarm = Alarm(record.first)
            lastingAlarm = Alarm(record.lasting)
            firstFailure = Alarm(record.firstFailure)
            lastingFailure = Alarm(record.lastingFailure)
        }
    }

    struct Alarm: Encodable, Sendable {
        let day: String
        let leadDays: Int
        let causes: [String]

        init?(_ alarm: AlarmRecord.Alarm?) {
            guard let alarm else { return nil }
            day = alarm.day.description
            leadDays = alarm.lead
            causes = alarm.causes
        }
    }

    struct Day: Encodable, Sendable {
        let day, state: String
        let verdicts: [Verdict]
        /// Candidate → its number on the bad side.
        let numbers: [String: Double]
    }

    struct Verdict: Encodable, Sendable {
        let id, state, why: String
        let value: Double?
    }

    struct Limits: Encodable, Sendable {
        let found: [Proportion]
        let cases: [Held]
        let measures: [Row]
    }

    struct Held: Encodable, Sendable {
        let leftOut, kind: String
        let rules: Int
        let record: Record
    }

    struct Row: Encodable, Sendable {
        let measure, use: String
        let warn, fail, worstHealthy: Double?
        let worstHealthyCase: String?
        let warnRange, failRange: [Double]?
        let failed, warned: [Reached]
        let missed, without: [String]
        let falseFailures, falseWarnings: [False]
        let found, falseAlarms: Proportion
    }

    struct Reached: Encodable, Sendable {
        let name: String
        let leadDays: Int
    }

    struct False: Encodable, Sendable {
        let name: String
        let shareOfDays: Double
    }

    public init(_ backtest: Backtest) {
        tool = "ouroboros \(backtest.toolVersion)"
        policy = Policy(file: backtest.policyFile, sha256: backtest.policyHash)
        found = [
            Proportion("early", backtest.early), Proportion("warned", backtest.warned),
            Proportion("falseFailures", backtest.falseFailures),
            Proportion("falseWarnings", backtest.falseWarnings),
        ]
        cases = zip(backtest.walks, backtest.records).map { walk, record in
            Case(
                name: walk.name, kind: walk.outcome.kind.rawValue,
                date: walk.outcome.date.description, firms: walk.outcome.firms,
                record: Record(record),
                days: walk.days.map { day in
                    Day(
                        day: day.day.description, state: day.state.rawValue,
                        verdicts: day.verdicts.filter { $0.state != .pass }.map {
                            Verdict(
                                id: $0.id, state: $0.state.rawValue, why: $0.why,
                                value: $0.value?.shown)
                        }, numbers: day.worst.mapValues(\.shown))
                })
        }
        limits = Limits(
            found: [
                Proportion("early", backtest.limits.hits),
                Proportion("falseFailures", backtest.limits.falseFailures),
                Proportion("falseWarnings", backtest.limits.falseWarnings),
            ],
            cases: backtest.limits.cases.map {
                Held(
                    leftOut: $0.name, kind: $0.kind.rawValue, rules: $0.rules,
                    record: Record($0.record))
            }, measures: backtest.limits.rows.map(Self.row))
    }

    private static func row(_ row: LeaveOneCaseOut.Row) -> Row {
        func reached(_ all: [LeaveOneCaseOut.Reached]) -> [Reached] {
            all.map { Reached(name: $0.name, leadDays: $0.lead) }
        }
        func falses(_ all: [LeaveOneCaseOut.False]) -> [False] {
            all.map { False(name: $0.name, shareOfDays: $0.share.shown) }
        }
        func ends(_ range: ClosedRange<Double>?) -> [Double]? {
            range.map { [$0.lowerBound, $0.upperBound] }
        }
        return Row(
            measure: row.candidate.id, use: row.use.rawValue, warn: row.levels?.warn,
            fail: row.levels?.fail, worstHealthy: row.levels?.worst.value.shown,
            worstHealthyCase: row.levels?.worst.name, warnRange: ends(row.warnRange),
            failRange: ends(row.failRange), failed: reached(row.failed),
            warned: reached(row.warned), missed: row.missed, without: row.without,
            falseFailures: falses(row.falseFailures), falseWarnings: falses(row.falseWarnings),
            found: Proportion("found", row.hits),
            falseAlarms: Proportion("falseAlarms", row.falseAlarms))
    }
}

extension Double {
    /// Nine significant digits: what a committed file may hold.
    fileprivate var shown: Double { ForecastChain.rounded(self, digits: 9) }
}
