import Analysis
import Text

/// GitLab's code quality report: a JSON array of what is not as it should be.
struct GitLabFormat: GateFormat {
    let name = "gitlab"

    func text(_ report: GateReport, _ surroundings: Surroundings) -> String {
        JSONValue.array(
            report.worstFirst.filter { $0.state != .pass && $0.state != .waived }.map { verdict in
                .object([
                    ("description", .string(verdict.sentence)),
                    ("check_name", .string(verdict.rule.measure.id)),
                    (
                        "fingerprint",
                        .string(
                            SHA256.hex(
                                Array("\(report.subject.modelID)\n\(verdict.identity)".utf8)))
                    ),
                    ("severity", .string(verdict.state == .fail ? "major" : "minor")),
                    (
                        "location",
                        .object([
                            ("path", .string(verdict.rule.place.file)),
                            ("lines", .object([("begin", .integer(verdict.rule.place.line))])),
                        ])
                    ),
                ])
            }
        ).text
    }
}
