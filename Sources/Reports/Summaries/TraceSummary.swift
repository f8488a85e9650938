import Analysis
import FlowNetwork
import Ledger
import Money
import Text

/// `trace` as a terminal shows it: plain lines, indented by what goes into what.
public struct TraceSummary {
    private let analysis: Analysis

    public init(_ analysis: Analysis) { self.analysis = analysis }

    /// Every number with its value, one a line.
    public var list: String {
        let width = analysis.measures.map(\.id.description.count).max() ?? 0
        return analysis.measures.map { measure in
            let id = measure.id.description
            let padding = String(repeating: " ", count: width - id.count)
            return SafeText.line("\(id)\(padding)  \(value(measure))") + "\n"
        }.joined()
    }

    public func text(_ trace: NumberTrace) -> String {
        let number = trace.number
        var lines = ["\(number.id)", "  \(number.title): \(value(number))\(interval(number))"]
        lines.append("  = \(number.formula)")
        lines += number.missing.map { "  missing: \($0)" }
        lines.append(
            "  weakest grade \(number.grade?.description ?? "none"), newest input \(number.asOf?.description ?? "none"), \(String.count(trace.roots.count, "independent source")) of \(trace.sources.count)"
        )
        if trace.numbers.count > 1 {
            lines += ["", "Numbers that go in"]
            for part in trace.numbers.dropFirst() {
                lines.append("  \(part.id): \(value(part))\(interval(part))")
                lines.append("    = \(part.formula)")
            }
        }
        if !trace.legs.isEmpty { lines += ["", "Legs"] + trace.legs.flatMap(leg) }
        if !trace.facts.isEmpty { lines += ["", "Facts"] + trace.facts.map(fact) }
        if !trace.sources.isEmpty { lines += ["", "Sources"] + trace.sources.map(source) }
        return lines.map(SafeText.line).joined(separator: "\n") + "\n"
    }

    private func leg(_ leg: TracedLeg) -> [String] {
        let money = Money(minorUnits: leg.counted, currency: analysis.network.currency)
        let counted = leg.exclusion.map { "not counted: \($0.rawValue)" } ?? money.shortText
        let state = leg.firmness?.name ?? leg.status?.rawValue ?? "ended"
        var lines = [
            "  \(leg.id): \(leg.from) → \(leg.to), \(leg.kind.rawValue), \(state), \(counted)"
        ]
        if let rule = leg.rule { lines.append("    derived by rule \(rule) from the facts below") }
        for claim in leg.claims {
            var says: [String] = []
            if let status = claim.status { says.append(status.rawValue) }
            if let amount = claim.amount { says.append(amount.text) }
            if let paid = claim.paid { says.append("paid \(paid.text)") }
            let what = says.isEmpty ? "no amount" : says.joined(separator: ", ")
            lines.append(
                "    \(claim.isUsed ? "*" : "-") \(place(claim.place)): \(claim.date), \(what) [\(claim.source)\(claim.locator.map { ", \($0)" } ?? "")]"
            )
            if let quote = claim.quote { lines.append("        “\(quote)”") }
        }
        return lines
    }

    private func fact(_ traced: TracedFact) -> String {
        let fact = traced.fact
        let value =
            fact.amount?.text ?? fact.quantity.map { "\($0.value) \($0.unit)" } ?? fact.text ?? ""
        return
            "  \(place(fact.place)): \(fact.firm) \(fact.metric) as of \(fact.asOf): \(value), \(fact.basis.rawValue) [\(fact.source)\(fact.locator.map { ", \($0)" } ?? "")]"
    }

    private func source(_ traced: TracedSource) -> String {
        let source = traced.source
        let repeats =
            traced.roots == [source.id] ? "" : "; repeats \(traced.roots.joined(separator: ", "))"
        let address = (source.url ?? source.file).map { " \($0)" } ?? ""
        return
            "  [\(source.id)] \(source.grade) \(source.kind.rawValue): \(source.title)\(source.publisher.map { ", \($0)" } ?? "")\(source.published.map { ", \($0)" } ?? "")\(repeats)\(address)"
    }

    private func place(_ place: Place) -> String { "\(place.file):\(place.line)" }

    private var format: MeasureFormat { MeasureFormat(currency: analysis.network.currency) }

    /// As every verb prints it, and in brackets as data files hold it where that says more.
    private func value(_ measure: Measure) -> String {
        guard let value = measure.value, let text = format.text(measure) else {
            return "undefined"
        }
        let exact = measure.text(value)
        switch measure.unit {
        case .money: return "\(text) (\(analysis.network.currency.code) \(exact))"
        case .years, .quarters, .points: return "\(text) \(measure.unit.rawValue)"
        case .percentagePoints: return "\(text) percentage points"
        case .share, .probability, .ratio, .statistic:
            return text == exact ? text : "\(text) (\(exact))"
        case .count, .category: return text
        }
    }

    private func interval(_ measure: Measure) -> String {
        guard let (low, high) = format.ends(measure) else { return "" }
        let ends = "\(low) to \(high)"
        guard let level = measure.interval?.level else { return ", between \(ends)" }
        return ", \(PercentFormat.text(level)) interval \(ends)"
    }
}
