import Ledger
import Money

/// One field of one leg, in the claims that state it.
struct LegEdit<Value: Hashable> {
    private let leg: String
    private let field: WritableKeyPath<Leg, Value?>
    /// Claim and place of the leg in it.
    private let places: [(claim: Int, leg: Int)]
    /// What the ledger took of them: the analyst's choice, else the newest of the contract, else the newest.
    let old: Value?
    let sources: [String]

    init(
        _ deal: Deal, leg: String, key: String, field: WritableKeyPath<Leg, Value?>, asOf: Day,
        onlyWithStatus: Bool
    ) {
        self.leg = leg
        self.field = field
        // Oldest first, as the ledger reads them.
        let mentions = deal.claims.enumerated().compactMap { index, claim in
            claim.legs.firstIndex { $0.id == leg }.map { (claim: index, leg: $0) }
        }.sorted {
            let (a, b) = (deal.claims[$0.claim], deal.claims[$1.claim])
            return (a.date.first, a.known, $0.claim) < (b.date.first, b.known, $1.claim)
        }
        let stating = mentions.filter {
            deal.claims[$0.claim].legs[$0.leg][keyPath: field] != nil
        }
        let fallback =
            (onlyWithStatus ? mentions.last { deal.claims[$0.claim].status != nil } : nil)
            ?? mentions.last
        places = stating.isEmpty ? [fallback].compactMap { $0 } : stating
        let seen = stating.filter {
            deal.claims[$0.claim].known <= asOf && deal.claims[$0.claim].date.first <= asOf
        }
        let choice = deal.resolutions.first { $0.field == "\(leg).\(key)" }?.use
        let taken =
            seen.last { deal.claims[$0.claim].source == choice }
            ?? seen.last { deal.claims[$0.claim].status != nil } ?? seen.last
        old = taken.flatMap { deal.claims[$0.claim].legs[$0.leg][keyPath: field] }
        sources = places.map { deal.claims[$0.claim].source }
    }

    mutating func set(_ value: Value, in deal: inout Deal, also: (inout Leg) -> Void) {
        for place in places {
            deal.claims[place.claim].legs[place.leg][keyPath: field] = value
            also(&deal.claims[place.claim].legs[place.leg])
        }
    }
}
