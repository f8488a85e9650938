import Analysis
import Documents
import Ledger
import Money
import Statistics
import Text

/// The backtest as a page: blocks for every renderer.
extension Backtest {
    func blocks(exhibit: Bool) -> [Block] {
        let opening: [Block] = [
            .heading(level: 1, ["The gate on history"]),
            .paragraph([
                "Every case is a ledger whose claims are dated by first publication. On each day on which something became known, the gate (",
                .code(policyFile),
                ") was run on a ledger that ends on that day. What became of the case was read by nothing but this page.",
            ]),
            .paragraph([
                "An alarm is a day that warns or fails. It lasts if no later day before the outcome passes. Early is \(AlarmRecord.earlyDays) days, two quarters. Intervals are exact (Clopper and Pearson, 1934) at 95%: with so few cases they are wide, and a false alarm that was not seen is not one that cannot be."
            ]),
        ]
        return opening + (exhibit ? [exhibitBlock] : []) + summary + caseTable + limitBlocks
            + everyCase + [.comment("policy \(policyHash), ouroboros \(toolVersion)")]
    }

    // MARK: All cases

    private var summary: [Block] {
        [
            .heading(level: 2, ["What it found"]),
            .table(
                Table(
                    ["", "Cases", "Of", "Exact 95% interval"], [.left, .right, .right, .left],
                    rows: [
                        row("Collapsed or restated, with an early alarm that lasts", early),
                        row("Collapsed or restated, with any alarm that lasts", warned),
                        row("Healthy, failing on a day", falseFailures),
                        row(
                            "Healthy, with an alarm on more than a tenth of the days", falseWarnings
                        ),
                    ])),
        ] + tooOften
    }

    /// Healthy cases that are warned of too often, and whether a level could change that.
    private var tooOften: [Block] {
        zip(walks, records).compactMap { walk, record -> Block? in
            guard walk.outcome.kind == .healthy, let share = record.alarmShare,
                share > LeaveOneCaseOut.tolerated
            else { return nil }
            let end = Outcome.End(walk.outcome).day
            let said = walk.days.filter { $0.day < end && $0.isAlarm }.flatMap { day in
                day.verdicts.filter { $0.state == day.state }
            }
            let reasons = Set(said.map { "\($0.id): \($0.why)" }).sorted()
            let isUnknown = said.allSatisfy {
                $0.value == nil || $0.why.contains("cannot be computed")
            }
            return .paragraph([
                .text(
                    "\(walk.name) is warned of on \(record.alarms) of \(record.days) days, more than a tenth. \(reasons.joined(separator: "; ")). \(isUnknown ? "No level would change that: it is what is not known that warns." : "A level that spares it would have to lie beyond what it shows.")"
                )
            ])
        }
    }

    private func row(_ name: String, _ found: BinomialInterval) -> [[Inline]] {
        [
            [.text(name)], ["\(found.successes)"], ["\(found.trials)"],
            [.text(Self.interval(found))],
        ]
    }

    static func interval(_ found: BinomialInterval) -> String {
        found.trials == 0 ? "no case" : PercentFormat.range(found.low, found.high)
    }

    private var caseTable: [Block] {
        let rows = zip(walks, records).map { walk, record -> [[Inline]] in
            [
                [.text(walk.name)],
                [.text("\(walk.outcome.kind.rawValue) \(walk.outcome.date)")],
                ["\(record.days)"], ["\(record.alarms)"], ["\(record.failures)"],
                ["\(record.undecided)"], Self.cell(record.first), Self.cell(record.lasting),
                Self.cell(record.firstFailure), Self.cell(record.lastingFailure),
            ]
        }
        return [
            .heading(level: 2, ["Cases"]),
            .paragraph([
                "Days before the outcome; in brackets the days from an alarm to it. Of a healthy case every alarm is a false one."
            ]),
            .table(
                Table(
                    [
                        "Case", "Outcome", "Days", "Alarms", "Failing", "Undecided", "First alarm",
                        "Alarm that lasts", "First failure", "Failure that lasts",
                    ],
                    [
                        .left, .left, .right, .right, .right, .right, .left, .left, .left, .left,
                    ], rows: rows)),
        ]
    }

    private static func cell(_ alarm: AlarmRecord.Alarm?) -> [Inline] {
        [.text(alarm.map { "\($0.day) (\(DecimalFormat.integer($0.lead)))" } ?? "none")]
    }

    // MARK: One case

    private var everyCase: [Block] {
        zip(walks, records).flatMap { walk, record -> [Block] in
            [.heading(level: 2, [.text(walk.name)])] + outcome(walk) + eve(walk) + changes(walk)
        }
    }

    private func outcome(_ walk: CaseWalk) -> [Block] {
        var text: [Inline] = [
            .text("Outcome: \(walk.outcome.kind.rawValue), \(walk.outcome.date).")
        ]
        if let loss = walk.outcome.loss { text.append(.text(" Loss: \(loss.text).")) }
        if !walk.outcome.firms.isEmpty {
            text.append(
                .text(
                    " Held to it are numbers of \(walk.outcome.firms.joined(separator: ", ")) and of the whole."
                ))
        }
        if let note = walk.outcome.note { text.append(.text(" \(note.text)")) }
        return [.paragraph(text)]
    }

    /// What stood on the last day before the outcome, and what was not known.
    private func eve(_ walk: CaseWalk) -> [Block] {
        let end = Outcome.End(walk.outcome).day
        guard let eve = walk.days.last(where: { $0.day < end }) else {
            return [.paragraph(["Nothing was known before the outcome."])]
        }
        let spoken = eve.verdicts.filter { $0.state != .pass }
        var blocks: [Block] = [
            .paragraph([
                .text(
                    "On the eve, \(eve.day), the gate says \(eve.state.rawValue)\(spoken.isEmpty ? "; no rule warns." : ":")"
                )
            ])
        ]
        if !spoken.isEmpty {
            blocks.append(
                .list(
                    ordered: false,
                    spoken.map { said in
                        [.code(said.id), .text(" \(said.state.rawValue): \(said.why)")]
                    }))
        }
        let missing = Set(
            walk.days.filter { $0.day < end }.flatMap(\.verdicts)
                .filter { $0.value == nil && $0.why.contains("missing") }
                .map { "\($0.id): \($0.why)" })
        if !missing.isEmpty {
            blocks.append(
                .paragraph(["What would have to be known for a verdict on any day before:"]))
            blocks.append(.list(ordered: false, missing.sorted().map { [.text($0)] }))
        }
        return blocks
    }

    /// Days on which the verdict or its causes changed.
    private func changes(_ walk: CaseWalk) -> [Block] {
        let end = Outcome.End(walk.outcome).day
        var rows: [[[Inline]]] = []
        var last: CaseDay?
        for day in walk.days {
            defer { last = day }
            let isFirstAfter = day.day >= end && (last.map { $0.day < end } ?? true)
            if let last, last.state == day.state, last.causes == day.causes, !isFirstAfter {
                continue
            }
            let causes = day.state == .pass ? [] : day.verdicts.filter { $0.state == day.state }
            rows.append([
                ["\(day.day)\(day.day >= end ? " (after)" : "")"], [.text(day.state.rawValue)],
                [
                    .text(
                        causes.map { said in
                            said.value.map { "\(said.id) \(Self.number($0, said.unit))" }
                                ?? said.id
                        }.joined(separator: ", "))
                ],
            ])
        }
        return [
            .table(Table(["From", "Gate", "Because of"], [.left, .left, .left], rows: rows))
        ]
    }

    static func number(_ value: Double, _ unit: MeasureUnit) -> String {
        switch unit {
        case .share, .probability: PercentFormat.text(value)
        case .ratio:
            value.magnitude <= 1 ? PercentFormat.text(value) : DecimalFormat.multiple(value) + "×"
        case .money:
            "\(DecimalFormat.significant(value / 1e9, 3)) bn"
        case .percentagePoints: "\(DecimalFormat.fixed(value, 1)) points"
        case .count, .years, .quarters, .points, .statistic, .category:
            DecimalFormat.significant(value, 3)
        }
    }
}
