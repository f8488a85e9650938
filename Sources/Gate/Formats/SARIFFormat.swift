import Analysis
import Money
import Text

/// SARIF 2.1.0 (OASIS 2020): rules, results, and code flows that walk the loop of money leg by leg.
///
/// A result is what is to be looked at: GitHub's code scanning reads neither the kind of a result nor its suppressions, so that a passed or a
/// waived verdict would be an open alert there. Their rules are listed without results. A verdict that cannot be decided is of the kind "open".
/// Fingerprints are made of the model, the rule and what it is about, so that a result keeps its identity when lines move and values change.
struct SARIFFormat: GateFormat {
    let name = "sarif"

    func text(_ report: GateReport, _ surroundings: RenderContext) -> String {
        let rules = report.verdicts.reduce(into: [MetricDefinition]()) { rules, verdict in
            if !rules.contains(verdict.rule.measure) { rules.append(verdict.rule.measure) }
        }
        return JSONValue.object([
            (
                "$schema",
                .string(
                    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
                )
            ),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        (
                            "tool",
                            .object([
                                (
                                    "driver",
                                    .object([
                                        ("name", .string("ouroboros")),
                                        ("semanticVersion", .string(surroundings.toolVersion)),
                                        ("rules", .array(rules.map { rule($0, report) })),
                                    ])
                                )
                            ])
                        ),
                        (
                            "automationDetails",
                            .object([("id", .string("ouroboros-check/\(report.subject.identity)/"))]
                            )
                        ),
                        ("columnKind", .string("unicodeCodePoints")),
                        (
                            "results",
                            .array(
                                report.openVerdicts.map {
                                    result($0, rules, report, surroundings.paths)
                                })
                        ),
                        (
                            "properties",
                            .object([
                                ("state", .string(report.state.rawValue)),
                                ("asOf", .string(report.subject.asOf.description)),
                                ("modelHash", .string(report.subject.modelHash)),
                                ("policyHash", .string(report.subject.policyHash)),
                            ])
                        ),
                    ])
                ])
            ),
        ]).document()
    }

    private func rule(_ rule: MetricDefinition, _ report: GateReport) -> JSONValue {
        let canFail = report.verdicts.contains { $0.rule.measure == rule && $0.rule.fail != nil }
        return .object([
            ("id", .string(rule.id)), ("shortDescription", message(rule.title.text())),
            ("fullDescription", message(rule.formula)),
            (
                "defaultConfiguration",
                .object([("level", .string(canFail ? "error" : "warning"))])
            ),
        ])
    }

    private func result(
        _ verdict: Verdict, _ rules: [MetricDefinition], _ report: GateReport,
        _ paths: RepositoryPaths
    ) -> JSONValue {
        var parts: [JSONValue.Member] = [
            ("ruleId", .string(verdict.rule.measure.id)),
            ("ruleIndex", .integer(rules.firstIndex(of: verdict.rule.measure) ?? -1)),
            ("kind", .string(verdict.state.sarifKind)),
            ("level", .string(verdict.state.sarifLevel)),
            ("message", message(verdict.sentence)),
            ("locations", .array([location(verdict.rule.place, paths)])),
            (
                "partialFingerprints",
                .object([("ouroborosVerdict/v1", .string(report.fingerprint(verdict)))])
            ),
        ]
        if let loop = verdict.loop, loop.steps.contains(where: { !$0.places.isEmpty }) {
            parts.append(("codeFlows", .array([codeFlow(loop, paths)])))
        }
        parts.append(
            (
                "properties",
                .object([
                    ("id", .string(verdict.id)), ("state", .string(verdict.state.rawValue)),
                    ("value", .number(verdict.measure?.value)), ("limit", .number(verdict.limit)),
                    ("margin", .number(verdict.margin)),
                ])
            ))
        return .object(parts)
    }

    /// A step without a line of its own stands where the step before it does not: it is left out of the flow, not invented.
    private func codeFlow(_ loop: MoneyCircuit, _ paths: RepositoryPaths) -> JSONValue {
        var locations: [JSONValue] = []
        for (index, step) in loop.steps.enumerated() {
            for place in step.places {
                locations.append(
                    .object([
                        (
                            "location",
                            location(place, paths, "\(step.from) → \(step.to): \(step.terms)")
                        ),
                        ("executionOrder", .integer(index + 1)),
                    ]))
            }
        }
        return .object([
            ("message", message(loop.chain)),
            ("threadFlows", .array([.object([("locations", .array(locations))])])),
        ])
    }

    private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

    private func location(
        _ place: Place, _ paths: RepositoryPaths, _ text: String? = nil
    ) -> JSONValue {
        var parts: [JSONValue.Member] = [
            (
                "physicalLocation",
                .object([
                    (
                        "artifactLocation",
                        .object([("uri", .string(Self.uri(paths.path(place.file))))])
                    ),
                    (
                        "region",
                        .object([
                            ("startLine", .integer(place.line)),
                            ("startColumn", .integer(place.column)),
                            ("endColumn", .integer(place.column + place.length)),
                        ])
                    ),
                ])
            )
        ]
        if let text { parts.append(("message", message(text))) }
        return .object(parts)
    }

    /// A relative reference, or a file URI for an absolute path (RFC 3986).
    static func uri(_ path: String) -> String {
        let safe = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF")
        var text = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            if safe.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return text
    }
}

extension GateState {
    fileprivate var sarifKind: String { self == .indeterminate ? "open" : "fail" }

    /// A result that is not of the kind "fail" has the level "none" (SARIF 2.1.0, 3.27.10).
    fileprivate var sarifLevel: String {
        switch self {
        case .fail: "error"
        case .warn: "warning"
        case .pass, .waived, .indeterminate: "none"
        }
    }
}
