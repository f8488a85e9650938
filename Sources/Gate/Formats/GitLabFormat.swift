import Analysis
import Text

/// GitLab's code quality report: a JSON array of what is not as it should be.
struct GitLabFormat: GateFormat {
    let name = "gitlab"

    func text(_ report: GateReport, _ surroundings: RenderContext) -> String {
        JSONValue.array(
            report.openVerdicts.map { verdict in
                .object([
                    ("description", .string(verdict.sentence)),
                    ("check_name", .string(verdict.rule.measure.id)),
                    ("fingerprint", .string(report.fingerprint(verdict))),
                    ("severity", .string(verdict.state == .fail ? "major" : "minor")),
                    (
                        "location",
                        .object([
                            ("path", .string(surroundings.paths.path(verdict.rule.place.file))),
                            ("lines", .object([("begin", .integer(verdict.rule.place.line))])),
                        ])
                    ),
                ])
            }
        ).document()
    }
}
