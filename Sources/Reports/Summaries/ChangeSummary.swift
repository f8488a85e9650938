import Text
import Analysis
import Ledger

/// `diff` as a terminal shows it: deals first, then every number that changed with what each cause did to it.
public struct ChangeSummary {
    private let change: AnalysisChange
    private let top: Int?

    /// - Parameter top: deals of a kind and numbers at the most, the largest changes first; `nil`: all, in the order of their ids.
    public init(_ change: AnalysisChange, top: Int? = nil) {
        self.change = change
        self.top = top
    }

    public var text: String {
        var lines = [
            "\(side(change.from)) → \(side(change.to))",
            "\(String.count(change.deals.count, "deal")) and \(String.count(change.measures.count, "number")) changed: \(appeared) appeared, \(gone) went away, \(change.compared) are in both.",
        ]
        for kind in DealChange.Kind.allCases {
            let deals = change.deals(kind)
            guard !deals.isEmpty else { continue }
            lines += ["", "Deals \(kind.rawValue)"] + shown(deals).flatMap(deal)
            lines += rest(deals.count)
        }
        if !change.measures.isEmpty {
            lines += [
                "",
                "Numbers: before → after, split by cause in this order: \(ChangeCause.allCases.map(\.words).joined(separator: ", "))",
            ]
            lines += shown(numbers).map(number) + rest(change.measures.count)
        }
        return lines.map(SafeText.line).joined(separator: "\n") + "\n"
    }

    private func shown<Row>(_ rows: [Row]) -> ArraySlice<Row> { rows.prefix(top ?? rows.count) }

    private func rest(_ count: Int) -> [String] {
        guard let top, count > top else { return [] }
        return ["  and \(count - top) more"]
    }

    /// By the size of the change beside the larger of both values: what is new or gone counts as a whole.
    private var numbers: [MeasureChange] {
        guard top != nil else { return change.measures }
        func size(_ change: MeasureChange) -> Double {
            guard let before = change.before, let after = change.after else { return 1 }
            let larger = max(abs(before), abs(after))
            return larger > 0 ? abs(after - before) / larger : 0
        }
        return change.measures.map { (change: $0, size: size($0)) }
            .sorted { ($1.size, $0.change.id) < ($0.size, $1.change.id) }.map(\.change)
    }

    private var appeared: Int { change.measures.count { $0.before == nil } }
    private var gone: Int { change.measures.count { $0.after == nil } }

    private func side(_ manifest: Manifest) -> String {
        "\(manifest.modelID) \(manifest.modelHash.prefix(12)) as of \(manifest.asOf)"
    }

    private func deal(_ deal: DealChange) -> [String] {
        var head = "  \(deal.id): \(deal.title)"
        let (before, after) = (deal.statusBefore?.rawValue, deal.statusAfter?.rawValue)
        if deal.kind == .added || deal.kind == .removed {
            head += " (\(after ?? before ?? "reports only"))"
        } else if before != after {
            head += " (\(before ?? "reports only") → \(after ?? "reports only"))"
        } else if let after {
            head += " (\(after))"
        }
        if !deal.sources.isEmpty { head += " [\(deal.sources.joined(separator: ", "))]" }
        return [head]
            + deal.legs.map { leg in
                let name = leg.field == .leg ? leg.id : "\(leg.id) \(leg.field.rawValue)"
                return "    \(name): \(leg.before ?? "nothing") → \(leg.after ?? "nothing")"
            }
    }

    private func number(_ change: MeasureChange) -> String {
        let values = [change.before, change.after].map { $0.map(change.text) ?? "nothing" }
        var line = "  \(change.id): \(values[0]) → \(values[1])"
        if let turn = change.turn { line += " (\(turn.words))" }
        let parts = change.parts.filter { $0.amount != 0 }
        if let total = change.total {
            line += " = \(signed(total, change))"
            line +=
                " ("
                + parts.map { "\($0.cause.words) \(signed($0.amount, change))" }
                .joined(separator: ", ") + ")"
        }
        return line
    }

    private func signed(_ value: Double, _ change: MeasureChange) -> String {
        (value > 0 ? "+" : "") + change.text(value)
    }
}

extension ChangeCause {
    fileprivate var words: String {
        rawValue.split(separator: "_").joined(separator: " ")
    }
}
