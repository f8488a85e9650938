import Analysis
import Money
import Text

/// OpenMetrics text, for a monitoring system that scrapes a file. Samples have no time stamps: the day is a label.
struct OpenMetricsFormat: GateFormat {
    let name = "openmetrics"

    func text(_ report: GateReport, _ surroundings: RenderContext) -> String {
        let model = label("model", report.subject.identity)
        var lines = family("ouroboros_gate", "stateset", "What the gate says.")
        lines += states(report.state, "ouroboros_gate", [model])
        lines += family(
            "ouroboros_gate_check", "info", "What was checked.",
            [
                "ouroboros_gate_check_info{\(model),\(label("as_of", report.subject.asOf.description)),\(label("model_hash", report.subject.modelHash)),\(label("policy_hash", report.subject.policyHash))} 1"
            ])
        lines += family("ouroboros_gate_rule", "stateset", "What the gate says of a rule.")
        for verdict in report.verdicts {
            lines += states(verdict.state, "ouroboros_gate_rule", [model] + labels(verdict))
        }
        let gauges: [(String, String, (Verdict) -> Double?)] = [
            ("value", "Value of the measure, in its unit.", { $0.measure?.value }),
            ("limit", "Limit of the rule.", { $0.limit }),
            ("margin", "What is left up to the limit; negative beyond it.", { $0.margin }),
            (
                "standard_error", "Monte-Carlo standard error of the value.",
                { $0.measure?.standardError }
            ),
        ]
        for (name, help, number) in gauges {
            let metric = "ouroboros_gate_rule_\(name)"
            lines += family(
                metric, "gauge", help,
                report.verdicts.compactMap { verdict in
                    guard let number = number(verdict), number.isFinite else { return nil }
                    let all =
                        ([model] + labels(verdict) + [
                            label(
                                "unit",
                                (name == "limit" || name == "margin"
                                    ? verdict.limitUnit : verdict.rule.measure.unit).rawValue)
                        ]).joined(separator: ",")
                    return "\(metric){\(all)} \(NumberText.significant(number, 12))"
                })
        }
        return (lines + ["# EOF"]).joined(separator: "\n") + "\n"
    }

    private func family(
        _ name: String, _ type: String, _ help: String, _ samples: [String] = []
    ) -> [String] {
        ["# TYPE \(name) \(type)", "# HELP \(name) \(help)"] + samples
    }

    private func states(_ state: GateState, _ metric: String, _ labels: [String]) -> [String] {
        GateState.allCases.map {
            "\(metric){\((labels + [label(metric, $0.rawValue)]).joined(separator: ","))} \($0 == state ? 1 : 0)"
        }
    }

    private func labels(_ verdict: Verdict) -> [String] {
        [
            label("rule", verdict.rule.measure.id),
            label("subject", MeasureIDText.subject(verdict.id) ?? ""),
        ]
    }

    private func label(_ name: String, _ value: String) -> String {
        // Scalar by scalar: CR LF and a quote with a combining mark are one `Character` each.
        let escaped = value.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: SafeText.line(String(scalar))
            }
        }
        return "\(name)=\"\(escaped.joined())\""
    }
}
