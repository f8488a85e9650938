import Money

extension LedgerModel {
    /// The model as somebody had it on a day: what became known later is not in it, in no part of it.
    ///
    /// `resolved(asOf:)` leaves later claims out when it looks; here they are gone before anything can look, with every file of which the bytes
    /// hold them. Attached files (series, scenarios, a policy) are left out too. What is kept of what was written later: the analyst's choice of
    /// firms, and choices between claims that were both known.
    public func cutOff(at day: Day) -> LedgerModel {
        var known = self
        known.defaultAsOf = day
        known.previousDay = day
        known.files = []
        known.attachments = []
        known.acceptances = []
        known.deals = deals.compactMap { deal in
            var deal = deal
            deal.claims.removeAll { $0.known > day || $0.date.first > day }
            for index in deal.claims.indices { deal.claims[index].proof.forget(after: day) }
            deal.note = nil
            return deal.claims.isEmpty ? nil : deal
        }
        known.facts.removeAll { $0.known > day }
        for index in known.facts.indices { known.facts[index].proof.forget(after: day) }
        known.aggregates = aggregates.compactMap { aggregate in
            var aggregate = aggregate
            aggregate.claims.removeAll { $0.known > day }
            for index in aggregate.claims.indices {
                aggregate.claims[index].proof.forget(after: day)
            }
            aggregate.note = nil
            return aggregate.claims.isEmpty ? nil : aggregate
        }
        known.conflicts.removeAll { $0.known > day }
        known.exchangeRates = exchangeRates.known(by: day)
        return known
    }

    /// Days on which a claim or a fact became known and took effect, increasing.
    public var knownDays: [Day] {
        let claims = deals.flatMap { $0.claims.map { max($0.known, $0.date.first) } }
        let refuted =
            deals.flatMap { $0.claims.compactMap(\.proof.refutation?.known) }
            + facts.compactMap(\.proof.refutation?.known)
        return Set(claims + facts.map(\.known) + refuted).sorted()
    }
}
