import Ledger
import Liquidity
import Money

/// A model with a reader's changes put into its ledger and scenarios, as if the files said so.
///
/// - A deal that is off is not in the ledger.
/// - A changed amount stands, exact, in every claim that states the leg's amount; where none does, in the newest claim of the leg that carries a status.
/// - A changed first day stands in every claim that states it; where none does, in the newest claim of the leg.
/// - A changed cash balance stands in the firm's latest fact of that day.
/// - The elasticity stands in every assumption of a scenario that has one.
///
/// Whoever edits the files in this way and runs a verb gets the numbers of the page.
public struct ChangedModel: Sendable {
    public let model: LedgerModel
    public let scenarios: [Scenario]
    /// What was changed, in the order of deals, legs and firms.
    public let changes: [InputChange]

    static let cashMetric = "cash_and_securities"

    public init(_ state: ExplorerState, of model: LedgerModel, scenarios: [Scenario]) {
        var changed = model
        var changes: [InputChange] = []
        changed.deals = model.deals.compactMap { deal in
            if state.off.contains(deal.id) {
                changes.append(
                    InputChange(
                        kind: .dealOff, id: deal.id, before: nil, after: nil,
                        sources: deal.claims.map(\.source)))
                return nil
            }
            return Self.edited(deal, state, model.baseCurrency, &changes)
        }
        for (firm, units) in state.cash.sorted(by: { $0.key < $1.key }) {
            guard let place = Self.latestCash(of: firm, on: state.asOf, in: model) else { continue }
            let old = changed.facts[place]
            let money = Money(minorUnits: units, currency: model.baseCurrency)
            changed.facts[place].amount = Amount(.exact, money)
            changed.facts[place].conversion = nil
            changes.append(
                InputChange(
                    kind: .cash, id: firm, before: old.amount?.text, after: money.shortText,
                    sources: [old.source]))
        }
        self.scenarios = scenarios.map { Self.edited($0, state.elasticity, &changes) }
        self.model = changed
        self.changes = changes
    }

    /// The fact that states a firm's cash on a day.
    static func latestCash(of firm: String, on day: Day, in model: LedgerModel) -> Int? {
        let known = model.facts.indices.filter { place in
            let fact = model.facts[place]
            return fact.firm == firm && fact.metric == cashMetric && fact.known <= day
                && fact.scope == nil && (fact.basis == .reported || fact.basis == .derived)
        }
        // The first of equals, as the ledger takes it.
        return known.max {
            (model.facts[$0].asOf.last, model.facts[$0].known)
                < (model.facts[$1].asOf.last, model.facts[$1].known)
        }
    }

    private static func edited(
        _ deal: Deal, _ state: ExplorerState, _ currency: Currency, _ changes: inout [InputChange]
    ) -> Deal {
        var deal = deal
        for leg in Set(deal.claims.flatMap { $0.legs.map(\.id) }).sorted() {
            let id = "\(deal.id)/\(leg)"
            if let units = state.amounts[id] {
                let money = Money(minorUnits: units, currency: currency)
                var edit = LegEdit(
                    deal, leg: leg, key: "amount", field: \.amount, asOf: state.asOf,
                    onlyWithStatus: true)
                edit.set(Amount(.exact, money), in: &deal) { $0.conversion = nil }
                changes.append(
                    InputChange(
                        kind: .amount, id: id, before: edit.old?.text, after: money.shortText,
                        sources: edit.sources))
            }
            if let day = state.starts[id] {
                var edit = LegEdit(
                    deal, leg: leg, key: "start", field: \.start, asOf: state.asOf,
                    onlyWithStatus: false)
                edit.set(PartialDate(day), in: &deal) { _ in }
                changes.append(
                    InputChange(
                        kind: .start, id: id, before: edit.old?.description, after: "\(day)",
                        sources: edit.sources))
            }
        }
        return deal
    }

    private static func edited(
        _ scenario: Scenario, _ elasticity: Double?, _ changes: inout [InputChange]
    ) -> Scenario {
        guard let elasticity else { return scenario }
        var scenario = scenario
        for firm in scenario.firms.indices {
            guard var input = scenario.firms[firm].capacityLimit?.elasticity,
                var value = input.alternatives.first
            else { continue }
            let before: String? =
                if case .value(let old) = value.origin { decimalText(old) } else { nil }
            value.origin = .value(elasticity)
            value.known = nil
            changes.append(
                InputChange(
                    kind: .elasticity, id: "\(scenario.id)/\(scenario.firms[firm].id)",
                    before: before, after: decimalText(elasticity),
                    sources: input.alternatives.compactMap(\.source)))
            input.alternatives = [value]
            scenario.firms[firm].capacityLimit?.elasticity = input
        }
        return scenario
    }
}
