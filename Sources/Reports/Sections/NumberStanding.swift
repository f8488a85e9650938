import Analysis
import Gate

/// What the gate and the report before say of one key number.
struct NumberStanding {
    /// `warns at 10%, fails at 25%`; empty: no rule is about the number.
    let limit: String
    /// What the gate says of it.
    let state: String
    /// Since the report before, with its sign; empty for what reports do not compare.
    let change: String

    init(_ id: MeasureID?, _ context: ReportContext) {
        guard let id else {
            (limit, state, change) = ("", "", "")
            return
        }
        let verdict = context.gate?.verdicts.first { $0.id == id.description }
        limit =
            verdict.map { verdict in
                func text(_ limit: Limit) -> String {
                    switch limit.scale {
                    case .probability: "p = \(context.text(limit.at, in: .statistic))"
                    case .value: context.text(limit.at, in: verdict.rule.measure.unit)
                    }
                }
                return context.words.gate.limits(
                    warn: verdict.rule.warn.map(text), fail: verdict.rule.fail.map(text))
            } ?? ""
        state = verdict.map { context.words.gate.state($0.state) } ?? ""
        change = Self.change(id, context)
    }

    private static func change(_ id: MeasureID, _ context: ReportContext) -> String {
        // Simulated numbers are of one day: a report does not simulate the day before again.
        guard let changes = context.changes, !MeasureCatalogue.needsStress(id.rule),
            context.analysis.measure(id)?.value != nil
        else { return "" }
        guard let number = changes.measure(id), number.before != number.after else {
            return context.words.whatChanged.unchanged
        }
        return number.total.map { context.signed($0, in: number.unit) }
            ?? context.words.whatChanged.new
    }
}
