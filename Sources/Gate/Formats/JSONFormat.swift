import Analysis
import Ledger
import Money
import Text

/// For programs: everything, with a version of its layout.
struct JSONFormat: GateFormat {
    let name = "json"

    func text(_ report: GateReport, _ surroundings: RenderContext) -> String {
        let subject = report.subject
        return JSONValue.object([
            ("schemaVersion", .integer(1)),
            ("state", .string(report.state.rawValue)),
            (
                "counts",
                .object(GateState.worstFirst.map { ($0.rawValue, .integer(report.count($0))) })
            ),
            ("rules", .array(report.verdicts.map(rule))),
            (
                "problems",
                .array(
                    report.diagnostics.map {
                        .object([
                            ("code", .string($0.code.rawValue)), ("file", .string($0.place.file)),
                            ("line", .integer($0.place.line)),
                            ("column", .integer($0.place.column)),
                            ("message", .string($0.message)), ("help", .string($0.help)),
                        ])
                    })
            ),
            (
                "manifest",
                .object([
                    ("tool", .string("ouroboros")),
                    ("toolVersion", .string(surroundings.toolVersion)),
                    ("model", .string(subject.modelID)), ("modelHash", .string(subject.modelHash)),
                    ("asOf", .string(subject.asOf.description)),
                    ("policy", .string(subject.policyFile)),
                    ("policyHash", .string(subject.policyHash)),
                    // As text: a 64-bit number does not survive every reader of JSON.
                    ("seed", .string(String(subject.seed))),
                    ("replicates", .integer(subject.replicates)),
                ])
            ),
        ]).document()
    }

    private func rule(_ verdict: Verdict) -> JSONValue {
        let measure = verdict.measure
        return .object([
            ("id", .string(verdict.id)), ("state", .string(verdict.state.rawValue)),
            ("value", .number(measure?.value)),
            ("unit", .string(verdict.rule.measure.unit.rawValue)),
            ("limit", .number(verdict.limit)), ("limitUnit", .string(verdict.limitUnit.rawValue)),
            ("margin", .number(verdict.margin)),
            ("direction", .string(verdict.rule.side.rawValue)),
            ("warnLimit", .number(verdict.rule.warn?.at)),
            ("failLimit", .number(verdict.rule.fail?.at)),
            ("interval", interval(measure?.interval)),
            ("standardError", .number(measure?.standardError)),
            ("replicates", measure?.replicates.map { .integer($0) } ?? .null),
            ("pValue", .number(verdict.probability?.value)),
            ("pValueStandardError", .number(verdict.probability?.standardError)),
            ("baseline", .number(verdict.baseline)),
            ("asOf", .string(measure?.asOf?.description)),
            ("grade", .string(measure?.grade?.description)),
            ("missing", .array((measure?.missing ?? []).map { .string($0) })),
            ("why", .string(verdict.why)), ("title", .string(verdict.rule.measure.title.text())),
            ("reason", .string(verdict.rule.reason)), ("owner", .string(verdict.rule.owner)),
            ("waiver", waiver(verdict.waiver)),
            ("loop", verdict.loop.map { .array($0.steps.map { .string($0.from) }) } ?? .null),
            ("file", .string(verdict.rule.place.file)),
            ("line", .integer(verdict.rule.place.line)),
            ("column", .integer(verdict.rule.place.column)),
        ])
    }

    private func interval(_ interval: Measure.Interval?) -> JSONValue {
        guard let interval else { return .null }
        return .object([
            ("low", .number(interval.low)), ("high", .number(interval.high)),
            ("level", .number(interval.level)),
        ])
    }

    private func waiver(_ waiver: Waiver?) -> JSONValue {
        guard let waiver else { return .null }
        return .object([
            ("owner", .string(waiver.owner)), ("reason", .string(waiver.reason)),
            ("expires", .string(waiver.expires.description)),
            ("maxValue", .number(waiver.maxValue)),
        ])
    }
}
