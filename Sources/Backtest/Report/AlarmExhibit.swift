import Analysis
import Charts
import Documents
import Ledger
import Money
import Statistics
import Text

/// Exhibit E11 of a backtest: one row a case, what went bad first.
extension Backtest {
    /// Years before the outcome that the exhibit shows.
    static let shownYears = 5

    /// `figures/E11-alarms.svg`, `figures/E11-alarms.dark.svg`
    static func exhibitPath(_ theme: Theme) -> String {
        "figures/E11-alarms\(theme == .dark ? ".dark" : "").svg"
    }

    var exhibitBlock: Block {
        .exhibit(
            ExhibitFigure(
                light: Self.exhibitPath(.light), dark: Self.exhibitPath(.dark),
                alternative: exhibit.text.description, caption: [.text(exhibit.text.title)]))
    }

    var exhibit: AlarmHistory {
        let text = ExhibitText(
            id: "e11",
            title:
                "Alarms lasted to the end in \(warned.successes) of \(warned.trials) cases that went bad; \(falseFailures.successes) of \(falseFailures.trials) healthy ones failed",
            subtitle:
                "What the gate says on each day, from what was known by then; the last \(Self.shownYears) years before the outcome",
            source:
                "Ledgers of \(walks.count) cases, dated by first publication; policy \(policyFile)",
            description: zip(walks, records).map { walk, record in
                let alarms = "\(record.alarms) of \(record.days) days with an alarm"
                return
                    "\(walk.name), \(walk.outcome.kind.rawValue): \(alarms), \(record.failures) failing"
            }.joined(separator: "; ") + ".")
        let ordered =
            walks.filter { $0.outcome.kind != .healthy }
            + walks.filter { $0.outcome.kind == .healthy }
        return AlarmHistory(
            text: text, rows: ordered.map(Self.row), years: Self.shownYears,
            names: ["passes", "cannot be decided", "warns", "fails"],
            axis: { $0 == 0 ? "outcome" : "\($0) y before" })
    }

    private static func row(_ walk: CaseWalk) -> AlarmHistory.Row {
        let end = Outcome.End(walk.outcome).day
        let days = walk.days.filter { $0.day < end }
        let stretches = days.enumerated().map { index, day in
            let next = index + 1 < days.count ? days[index + 1].day : end
            return AlarmHistory.Stretch(
                from: end - day.day, to: end - next, state: state(day.state))
        }
        return AlarmHistory.Row(
            label: walk.name, outcome: "\(walk.outcome.kind.rawValue) \(walk.outcome.date)",
            stretches: stretches)
    }

    private static func state(_ state: GateState) -> AlarmHistory.State {
        switch state {
        case .pass, .waived: .pass
        case .indeterminate: .undecided
        case .warn: .warn
        case .fail: .fail
        }
    }
}
