import Ledger
import Liquidity
import Money
import Text

/// A reader's changes as a scenario file: something to review, which nobody has to take over.
///
/// It extends the model's base scenario. A deal that is off is frozen from the first quarter, amounts and days stand under `legs`, cash and elasticity under
/// `firms`. What a scenario has no word for is said in comments, and so is every change with what it was and its sources.
public struct ScenarioPatch: Sendable {
    /// `explorer-1f0c8a7b`: of equal changes the same.
    public let id: String
    public let yaml: String

    /// - Returns: `nil` for a model without a scenario to extend, or without a change.
    public init?(_ state: ExplorerState, of model: LedgerModel, scenarios: [Scenario]) {
        guard let base = StressRun.base(of: scenarios, id: \.id), state.isChanged else {
            return nil
        }
        let changes = ChangedModel(state, of: model, scenarios: scenarios).changes
        id = "explorer-" + Self.hash(state.unchangedLook.query)
        let simulated = Set(base.firms.map(\.id))
        let millions = Int64(1_000_000) * model.baseCurrency.minorUnitsPerUnit

        var lines = [
            "# yaml-language-server: $schema=../../../scenario.schema.json",
            "# Changes that a reader made in the explorer, on the ledger of \(state.asOf). To be reviewed; nothing has been changed.",
            "# A number that was set has no doubt in it: give each the range that you believe in.",
            "# What was set, what the ledger says, and its sources:",
        ]
        for change in changes {
            let sources = change.sources.reduce(into: [String]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            lines.append(
                "#   \(change.kind.rawValue) \(SafeText.line(change.id)): \(SafeText.line(change.before ?? "-")) -> \(SafeText.line(change.after ?? "left out")) (\(SafeText.line(sources.joined(separator: ", "))))"
            )
        }
        for firm in state.cash.keys.sorted() where !simulated.contains(firm) {
            lines.append("# \(SafeText.line(firm)) is not simulated: its cash is not in this file.")
        }
        lines += [
            "scenario: \(id)",
            "title: {en: Changes from the explorer, ko: 탐색기에서 바꾼 입력}",
            "narrative:",
            "  en: What a reader changed in the explorer, on the base scenario.",
            "  ko: 기준 시나리오에서 탐색기 사용자가 바꾼 입력이다.",
            "extends: \(base.id)",
        ]
        lines += Self.firms(state, base, millions)
        lines += Self.legs(state, millions)
        lines += Self.freezes(state, model)
        yaml = lines.joined(separator: "\n") + "\n"
    }

    private static func firms(
        _ state: ExplorerState, _ base: Scenario, _ millions: Int64
    ) -> [String] {
        var lines: [String] = []
        for firm in base.firms {
            let cash = state.cash[firm.id]
            let elasticity = firm.capacityLimit?.elasticity == nil ? nil : state.elasticity
            guard cash != nil || elasticity != nil else { continue }
            lines.append("  \(firm.id):")
            if let cash {
                lines.append("    cash: \(input(decimal(cash, millions)))")
            }
            if let elasticity {
                lines.append("    capacity_limit:")
                lines.append("      elasticity: \(input("\(elasticity)"))")
            }
        }
        return lines.isEmpty ? [] : ["firms:"] + lines
    }

    private static func legs(
        _ state: ExplorerState, _ millions: Int64
    ) -> [String] {
        var lines: [String] = []
        for leg in Set(state.amounts.keys).union(state.starts.keys).sorted() {
            lines.append("  \(leg):")
            if let units = state.amounts[leg] {
                lines.append("    amount: \(input(decimal(units, millions)))")
            }
            if let day = state.starts[leg] {
                let months = day.civil.month - 1
                let fraction = ["", ".25", ".5", ".75"][months / 3]
                lines.append("    start: \(input("\(day.year)\(fraction)"))")
            }
        }
        return lines.isEmpty ? [] : ["legs:"] + lines
    }

    private static func freezes(
        _ state: ExplorerState, _ model: LedgerModel
    ) -> [String] {
        let legs = model.deals.filter { state.off.contains($0.id) }.flatMap { deal in
            Set(deal.claims.flatMap { $0.legs.map(\.id) }).sorted().map { "\(deal.id)/\($0)" }
        }
        guard !legs.isEmpty else { return [] }
        return ["changes:"]
            + legs.map {
                "  - {kind: freeze, target: leg \($0), from: 0, assumption: {reason: \(reason)}}"
            }
    }

    private static let reason = "set by a reader of the explorer"

    private static func input(_ value: String) -> String {
        "{value: \(value), assumption: {range: [\(value), \(value)], reason: \(reason)}}"
    }

    /// Minor units as millions, exact.
    private static func decimal(_ units: Int64, _ millions: Int64) -> String {
        let (whole, rest) = units.quotientAndRemainder(dividingBy: millions)
        guard rest > 0 else { return "\(whole)" }
        var digits = String(millions + rest).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// FNV-1a of 32 bits (Fowler, Noll and Vo 1991).
    private static func hash(_ text: String) -> String {
        let value = text.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension ExplorerState {
    /// The same changes, whatever the reader looks at.
    fileprivate var unchangedLook: ExplorerState {
        var state = self
        (state.layer, state.language) = (.announced, .en)
        return state
    }
}
