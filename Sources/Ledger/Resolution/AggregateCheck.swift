import Money
import Text

/// Compares quoted totals with the legs that they are said to cover.
struct AggregateCheck {
    let model: LedgerModel
    let asOf: Day
    let deals: [ResolvedDeal]
    let exchange: ExchangeTable

    /// A total within a tenth of the legs' sum matches: press totals are rounded.
    private static let tolerance = 0.1

    func run(chooser: inout FieldChooser) {
        for aggregate in model.aggregates {
            let known = aggregate.claims.enumerated().filter {
                $0.element.known <= asOf && !$0.element.proof.isRefuted(by: asOf)
            }
            let candidates = known.map { index, claim in
                Candidate(
                    value: claim.amount, source: claim.source, date: claim.date, known: claim.known,
                    order: index, place: claim.place)
            }
            let used = chooser.choose(
                candidates, subject: aggregate.id, field: "amount",
                resolutions: aggregate.resolutions,
                rules: FieldRules(
                    agree: { $0.agrees(with: $1) }, text: { $0.text },
                    money: { $0.stated.flatMap { exchange.convert($0, on: asOf) } }))
            guard let used, let quoted = exchange.convert(used.value, on: used.date.first),
                let total = quoted.stated
            else { continue }
            let claim = known.last { $0.element.source == used.source }?.element
            let covered =
                claim.map {
                    $0.counterparties.isEmpty ? aggregate.counterparties : $0.counterparties
                }
                ?? []
            let sum = legSum(aggregate, counterparties: covered)
            let low = Double(quoted.low?.minorUnits ?? total.minorUnits) * (1 - Self.tolerance)
            let high =
                quoted.high.map { Double($0.minorUnits) * (1 + Self.tolerance) } ?? .infinity
            if Double(sum) >= low && Double(sum) <= high { continue }
            let own = Money(minorUnits: sum, currency: model.baseCurrency)
            chooser.report(
                Diagnostic(
                    .aggregateMismatch, at: used.place,
                    "'\(aggregate.id)' is quoted as \(used.value.text) (\(used.source)), but its legs add up to \(own.shortText)",
                    help:
                        "legs that are stated in other units than money have no amount; if the gap is understood, add `accept: [{code: W240, reason: …}]` to the aggregate"
                ))
        }
    }

    /// Sum of the payer's legs with those counterparties, as announced or firmer, each dollar once.
    private func legSum(_ aggregate: Aggregate, counterparties: [String]) -> Int64 {
        let parents = Dictionary(
            model.entities.map { ($0.id, $0.parent) }, uniquingKeysWith: { a, _ in a })
        func isOrBelongs(_ id: String, to firm: String) -> Bool {
            var current = id
            for _ in 0..<16 {
                if current == firm { return true }
                guard let parent = parents[current] ?? nil else { return false }
                current = parent
            }
            return false
        }
        let covered = deals.flatMap(\.legs).filter { leg in
            leg.kind.family == aggregate.family && !leg.kind.isContingent && leg.overlaps.isEmpty
                && isOrBelongs(leg.from, to: aggregate.payer)
                && (counterparties.isEmpty
                    || counterparties.contains { isOrBelongs(leg.to, to: $0) })
        }
        let ids = Set(covered.map(\.id))
        return covered.reduce(0) { sum, leg in
            let isInside = leg.partOf.contains {
                ids.contains($0.contains("/") ? $0 : "\(leg.dealID)/\($0)")
            }
            return isInside ? sum : sum + leg.stated.upTo(.announced)
        }
    }
}
