import Analysis
import Text

/// Workflow commands of GitHub Actions, which become annotations: worst first, ten a kind, the rest counted.
///
/// GitHub shows ten annotations of a kind for a step and drops the rest without a word; here it is said.
struct GitHubFormat: GateFormat {
    let name = "github"
    let isCommands = true
    static let most = 10

    func text(_ report: GateReport, _ surroundings: RenderContext) -> String {
        var lines: [String] = []
        let worst = report.worstFirst
        let kinds: [(command: String, states: [GateState])] = [
            ("error", [.fail]), ("warning", [.indeterminate, .warn]), ("notice", [.waived]),
        ]
        var rest: [String] = []
        for kind in kinds {
            let verdicts = worst.filter { kind.states.contains($0.state) }
            // The last notice is kept for the counts of what is not shown.
            let most = kind.command == "notice" ? Self.most - 1 : Self.most
            for verdict in verdicts.prefix(most) {
                lines.append(
                    "::\(kind.command) file=\(property(surroundings.paths.path(verdict.rule.place.file))),line=\(verdict.rule.place.line),col=\(verdict.rule.place.column),title=\(property("\(verdict.state.rawValue): \(verdict.id)"))::\(data(verdict.sentence))"
                )
            }
            if verdicts.count > most {
                let number = verdicts.count - most
                rest.append("\(number) more \(kind.command)\(number == 1 ? "" : "s")")
            }
        }
        if !rest.isEmpty {
            lines.append("::notice title=not shown::\(data(rest.joined(separator: ", ")))")
        }
        lines.append("gate: \(report.state.rawValue) (\(report.countText))")
        return lines.joined(separator: "\n") + "\n"
    }

    private func data(_ text: String) -> String {
        // Scalar by scalar: a percent sign with a combining mark is one `Character`.
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: SafeText.line(String(scalar))
            }
        }.joined()
    }

    private func property(_ text: String) -> String {
        data(text).unicodeScalars.map { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: String(scalar)
            }
        }.joined()
    }
}

/// The job summary: the report as a Markdown page for the run's own page.
public enum JobSummary {
    public static func markdown(_ report: GateReport) -> String {
        var lines = [
            "## Gate: \(report.state.rawValue)", "",
            "\(report.countText), as of \(report.subject.asOf), model `\(report.subject.modelID)`.",
            "", "| State | Rule | Value | Limit | Why |", "|---|---|---:|---:|---|",
        ]
        for verdict in report.worstFirst {
            let limit = verdict.limit.map {
                (verdict.limitScale == .probability ? "p " : "")
                    + NumberText.readable($0, verdict.limitUnit)
            }
            let cells = [
                verdict.state.rawValue, verdict.id, verdict.valueText, limit ?? "", verdict.why,
            ]
            lines.append("| " + cells.map(cell).joined(separator: " | ") + " |")
        }
        for problem in report.diagnostics {
            lines += ["", "\(cell(problem.message)) (\(problem.code.rawValue))."]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func cell(_ text: String) -> String {
        // Scalar by scalar: a bar with a combining mark is one `Character` and still ends a cell.
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "|", "\\", "`", "*", "_", "<", ">", "[", "]", "~": "\\\(scalar)"
            case "\n", "\r": " "
            default: SafeText.line(String(scalar))
            }
        }.joined()
    }
}
