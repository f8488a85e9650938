import Analysis
import Ledger
import Text

/// For people, as compilers write: what failed, warned or is undecided with its line of the policy, then one line for each rule.
struct TextFormat: GateFormat {
    let name = "text"

    func text(_ report: GateReport, _ surroundings: RenderContext) -> String {
        let renderer = DiagnosticRenderer(isColored: surroundings.isColored)
        var output = ""
        for verdict in report.worstFirst
        where isShown(verdict.state, surroundings) {
            output += renderer.render(
                at: verdict.rule.place, label: "\(verdict.state.rawValue)[\(verdict.id)]",
                severity: verdict.state.severity, message: verdict.sentence,
                notes: notes(verdict), text: surroundings.policy)
            output += "\n"
        }
        let shown = report.verdicts.filter {
            !surroundings.isQuiet || ($0.state != .pass && $0.state != .waived)
        }
        let rows = shown.map { verdict in
            [
                verdict.state.rawValue, verdict.id, verdict.valueText, limit(verdict),
            ]
        }
        output += table(rows)
        return output
            + SafeText.line(
                "gate: \(report.state.rawValue) (\(report.countText)), as of \(report.subject.asOf), \(report.subject.modelID) under \(report.subject.policyFile)"
            ) + "\n"
    }

    /// Whether a verdict is written with its line of the policy.
    private func isShown(_ state: GateState, _ surroundings: RenderContext) -> Bool {
        switch state {
        case .fail, .indeterminate, .warn: true
        case .waived: !surroundings.isQuiet
        case .pass: surroundings.isVerbose && !surroundings.isQuiet
        }
    }

    private func limit(_ verdict: Verdict) -> String {
        guard let limit = verdict.limit else { return "" }
        let number = NumberText.readable(limit, verdict.limitUnit)
        let isBelow = verdict.limitScale == .probability || verdict.rule.side == .below
        let verb = verdict.rule.fail == nil ? "warns" : "fails"
        return
            "\(verb) at \(verdict.limitScale == .probability ? "p = " : "")\(number) or \(isBelow ? "below" : "above")"
    }

    private func notes(_ verdict: Verdict) -> [(label: String, text: String)] {
        var notes: [(label: String, text: String)] = []
        if let interval = verdict.intervalText { notes.append(("interval", interval)) }
        if let loop = verdict.loop {
            let places = loop.steps.compactMap { $0.places.first }
                .map { "\($0.file):\($0.line)" }
            notes.append(("loop", loop.chain))
            if !places.isEmpty { notes.append(("deals", places.joined(separator: ", "))) }
        }
        if let reason = verdict.rule.reason { notes.append(("reason", reason)) }
        if let owner = verdict.rule.owner { notes.append(("owner", owner)) }
        return notes
    }

    private func table(_ rows: [[String]]) -> String {
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for column in 0..<3 {
                let gap = String(repeating: " ", count: widths[column] - row[column].count)
                line += column == 2 ? gap + row[column] : row[column] + gap
                line += "  "
            }
            line += row[3]
            while line.last == " " { line.removeLast() }
            return SafeText.line(line) + "\n"
        }.joined()
    }
}

extension GateState {
    var severity: Diagnostic.Severity {
        switch self {
        case .fail: .error
        case .warn, .indeterminate: .warning
        case .pass, .waived: .note
        }
    }
}
