import Ledger
import Money

extension OpenedModel {
    /// The same with what of its ledger was known by a day.
    func known(by day: Day) -> OpenedModel { with(model.known(by: day)) }
}

/// Ledgers between an old and a new one: some of what changed is put in, the rest is as it was.
extension LedgerModel {
    /// What was known by a day; days of events that were known beforehand are kept.
    func known(by day: Day) -> LedgerModel {
        var model = self
        model.deals = deals.compactMap { deal in
            var deal = deal
            deal.claims.removeAll { $0.known > day }
            for index in deal.claims.indices { deal.claims[index].proof.forget(after: day) }
            return deal.claims.isEmpty ? nil : deal
        }
        model.facts.removeAll { $0.known > day }
        for index in model.facts.indices { model.facts[index].proof.forget(after: day) }
        model.aggregates = aggregates.compactMap { aggregate in
            var aggregate = aggregate
            aggregate.claims.removeAll { $0.known > day }
            for index in aggregate.claims.indices {
                aggregate.claims[index].proof.forget(after: day)
            }
            return aggregate.claims.isEmpty ? nil : aggregate
        }
        model.conflicts.removeAll { $0.known > day }
        model.exchangeRates = exchangeRates.known(by: day)
        return model
    }

    /// The same with the analyst's choices, rules and scenarios of another model.
    func withMethod(of other: LedgerModel) -> LedgerModel {
        var model = self
        model.universe = other.universe
        model.passThrough = other.passThrough
        model.factResolutions = other.factResolutions
        model.attachments =
            other.attachments(.scenarios) + attachments.filter { $0.kind != .scenarios }
        let resolutions = Dictionary(
            other.deals.map { ($0.id, $0.resolutions) }, uniquingKeysWith: { a, _ in a })
        for index in model.deals.indices {
            if let old = resolutions[model.deals[index].id] { model.deals[index].resolutions = old }
        }
        return model
    }

    /// The same with every deal that the old ledger has standing where it stood there.
    ///
    /// A claim that the old ledger has, by source, place in the source and date, says of the status what it said there. A new claim amends its deal: what it says of amounts
    /// counts, what it says of status and of what binds the parties does not. New deals and new legs are as the new claims have them.
    func withStatuses(of old: ResolvedLedger) -> LedgerModel {
        let before = Dictionary(
            old.model.deals.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let standing = Dictionary(
            old.deals.map { ($0.id, $0.status) }, uniquingKeysWith: { a, _ in a })
        var model = self
        model.deals = deals.map { deal in
            guard let known = before[deal.id] else { return deal }
            // Reports alone are as loose as talk.
            let neutral: DealStatus = (standing[deal.id] ?? nil) == nil ? .rumoured : .amended
            let legs = Set(known.claims.flatMap { $0.legs.map(\.id) })
            var claims = ClaimKey.index(known.claims)
            var deal = deal
            deal.claims = deal.claims.map { claim in
                var claim = claim
                let match = claims[ClaimKey(claim)]?.popLast()
                if let match {
                    claim.status = match.status
                    claim.until = match.until
                } else if claim.status != nil {
                    claim.status = neutral
                    claim.until = nil
                }
                for index in claim.legs.indices where legs.contains(claim.legs[index].id) {
                    claim.legs[index].binding =
                        match?.legs.first { $0.id == claim.legs[index].id }?.binding
                }
                return claim
            }
            return deal
        }
        return model
    }

    /// Whether an analysis of the two gives the same.
    func isSame(as other: LedgerModel) -> Bool {
        deals == other.deals && facts == other.facts && entities == other.entities
            && exchangeRates == other.exchangeRates && passThrough == other.passThrough
            && universe == other.universe && factResolutions == other.factResolutions
            && aggregates == other.aggregates && sources == other.sources
            && attachments == other.attachments
    }
}

/// What makes two claims of two versions of a ledger the same claim.
private struct ClaimKey: Hashable {
    let source: String
    let locator: String?
    let date: String

    init(_ claim: Claim) {
        source = claim.source
        locator = claim.locator
        date = claim.date.description
    }

    /// Claims by key, the first of equals last.
    static func index(_ claims: [Claim]) -> [ClaimKey: [Claim]] {
        Dictionary(grouping: claims.reversed(), by: ClaimKey.init)
    }
}
