import Analysis
import Documents
import Ledger
import Statistics
import Text

/// Limits from history, and what they are worth.
extension Backtest {
    var limitBlocks: [Block] {
        [
            .heading(level: 2, ["Limits from history"]),
            .paragraph([
                "A level is set by healthy cases alone: a measure warns at a quarter more than the worst day that any of them has shown, and fails at twice that day, but never below 5 and 10% (what auditors begin to call material, and a customer that has to be named), or where a cover is measured above 1 and 0.5. What collapsed has no part in it, so what is found there was not fitted. A measure is used only if no healthy case reaches the levels that the other ones give."
            ]),
            .paragraph([
                "Each case is then judged by the rules that the others give, all together:"
            ]),
            .table(
                Table(
                    ["", "Cases", "Of", "Exact 95% interval"], [.left, .right, .right, .left],
                    rows: [
                        heldRow(
                            "Collapsed or restated, with an early alarm that lasts", limits.hits),
                        heldRow("Healthy, failing on a day", limits.falseFailures),
                        heldRow(
                            "Healthy, with an alarm on more than a tenth of the days",
                            limits.falseWarnings),
                    ])),
            .table(
                Table(
                    [
                        "Left out", "Outcome", "Rules", "Days", "Alarms", "Failing",
                        "Alarm that lasts", "Because of", "First failure",
                    ],
                    [.left, .left, .right, .right, .right, .right, .left, .left, .left],
                    rows: limits.cases.map(Self.heldCase))),
            .heading(level: 3, ["Measure by measure"]),
            .paragraph([
                "Found: cases that went bad and reached the warning level before the end, of those that have the number. False: healthy cases that reach the warning level of the other ones, of those that could be tried."
            ]),
            .table(
                Table(
                    [
                        "Measure", "Worst healthy day", "Warns at", "Fails at", "Found", "False",
                        "Lead, days", "Use",
                    ],
                    [.left, .left, .right, .right, .left, .left, .left, .left],
                    rows: limits.rows.map(Self.measureRow))),
            .heading(level: 3, ["What changes if one healthy case is left out"]),
            .table(
                Table(
                    ["Measure", "Warning level", "Failing level", "Healthy cases that reach it"],
                    [.left, .left, .left, .left],
                    rows: limits.rows.filter { $0.warnRange != nil }.map(Self.moveRow))),
            .heading(level: 3, ["What each use means"]),
            .list(
                ordered: false,
                LeaveOneCaseOut.Use.allCases.map {
                    [.strong([.text($0.words)]), .text(": \($0.meaning)")]
                }),
            .paragraph([
                "Left aside: required revenue (measure 13), a sum of money that no case lends to another; cash-out probabilities, because no case has a scenario. A buyer of which nobody knows whether it can pay is ",
                .code("unknown-coverage"),
                ", graded by what it owes over its seller's revenue.",
            ]),
        ]
    }

    private func heldRow(_ name: String, _ found: BinomialInterval) -> [[Inline]] {
        [
            [.text(name)], ["\(found.successes)"], ["\(found.trials)"],
            [.text(Self.interval(found))],
        ]
    }

    private static func heldCase(_ held: LeaveOneCaseOut.Held) -> [[Inline]] {
        let record = held.record
        let lasting = record.lasting.map { "\($0.day) (\(DecimalFormat.integer($0.lead)))" }
        let failure = record.firstFailure.map { "\($0.day) (\(DecimalFormat.integer($0.lead)))" }
        return [
            [.text(held.name)], [.text(held.kind.rawValue)], ["\(held.rules)"],
            ["\(record.days)"], ["\(record.alarms)"], ["\(record.failures)"],
            [.text(lasting ?? "none")],
            [.text((record.lasting ?? record.first)?.causes.joined(separator: ", ") ?? "")],
            [.text(failure ?? "none")],
        ]
    }

    private static func measureRow(_ row: LeaveOneCaseOut.Row) -> [[Inline]] {
        let unit = row.candidate.rule.unit
        func level(_ value: Double?) -> [Inline] {
            [.text(value.map { number($0, unit) } ?? "–")]
        }
        func count(_ found: BinomialInterval) -> [Inline] {
            [
                .text(
                    found.trials == 0
                        ? "–" : "\(found.successes) of \(found.trials) (\(interval(found)))")
            ]
        }
        let leads = (row.failed + row.warned).map {
            "\($0.name) \(DecimalFormat.integer($0.lead))"
        }
        return [
            [.code(row.candidate.id)],
            [.text(row.levels.map { "\(number($0.worst.value, unit)), \($0.worst.name)" } ?? "–")],
            level(row.levels?.warn), level(row.levels?.fail), count(row.hits),
            count(row.falseAlarms), [.text(leads.joined(separator: ", "))],
            [.text(row.use.words)],
        ]
    }

    private static func moveRow(_ row: LeaveOneCaseOut.Row) -> [[Inline]] {
        let unit = row.candidate.rule.unit
        func range(_ range: ClosedRange<Double>?) -> [Inline] {
            guard let range else { return ["–"] }
            let ends = [range.lowerBound, range.upperBound].map { number($0, unit) }
            return [.text(ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to "))]
        }
        let reached = row.falseWarnings.map {
            "\($0.name) on \(PercentFormat.text($0.share)) of its days"
        }
        return [
            [.code(row.candidate.id)], range(row.warnRange), range(row.failRange),
            [.text(reached.isEmpty ? "none" : reached.joined(separator: ", "))],
        ]
    }
}

extension LeaveOneCaseOut.Use {
    var words: String {
        switch self {
        case .fails: "warns and fails"
        case .warns: "warns only"
        case .falseAlarms: "not used: false alarms"
        case .silent: "not used: found nothing"
        case .noControl: "warns only: no healthy case has it"
        }
    }

    var meaning: String {
        switch self {
        case .fails:
            "no healthy case reaches the levels that the others give, and a case that went bad reaches the failing one before its end."
        case .warns:
            "only the warning level is reached, or one healthy case alone has the number: history cannot support that it fails."
        case .falseAlarms:
            "a healthy case reaches the warning level of the others on more than a tenth of its days, or has a cover of nothing."
        case .silent: "no case that went bad reaches a level before its end."
        case .noControl:
            "cases that went bad reach the least level that there may be, and no healthy case has the number: it warns, because nothing says how often it would be wrong."
        }
    }
}
