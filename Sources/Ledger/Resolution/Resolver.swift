import Money

extension LedgerModel {
    /// The ledger as it was known on a day.
    ///
    /// Only claims with `known` and `date` up to `asOf` count, and exchange rates of its day or before. Later claims amend earlier ones; contemporaries that disagree are settled by `resolve`, else by
    /// `policy`, and are listed in ``ResolvedLedger/disagreements`` either way. Cost: linear in the number of claims, quadratic in the claims of one deal.
    public func resolved(asOf: Day, policy: ConflictPolicy = .graded) -> ResolvedLedger {
        let sourcesByID = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let exchange = ExchangeTable(base: baseCurrency, rates: exchangeRates.known(by: asOf))
        var chooser = FieldChooser(policy: policy, grade: { sourcesByID[$0]?.grade })

        var resolved: [ResolvedDeal] = []
        for deal in deals {
            let history = deal.claims.enumerated()
                .filter {
                    $0.element.known <= asOf && $0.element.date.first <= asOf
                        && !$0.element.proof.isRefuted(by: asOf)
                }
                .sorted {
                    ($0.element.date.first, $0.element.known, $0.offset)
                        < ($1.element.date.first, $1.element.known, $1.offset)
                }
                .map(\.element)
            guard !history.isEmpty else { continue }
            let status = StatusResolution(
                claims: history, deal: deal, asOf: asOf,
                published: { sourcesByID[$0]?.published }, chooser: &chooser)
            let legResolution = LegResolution(
                deal: deal, status: status, asOf: asOf, exchange: exchange,
                source: { sourcesByID[$0] })
            var legIDs: [String] = []
            for claim in history {
                for leg in claim.legs where !legIDs.contains(leg.id) { legIDs.append(leg.id) }
            }
            let legs = legIDs.compactMap {
                legResolution.resolve($0, history: history, chooser: &chooser)
            }
            resolved.append(
                ResolvedDeal(
                    deal: deal, status: status.status, since: status.since,
                    statusSource: status.source, rank: status.rank, history: history,
                    legs: legs))
        }
        let known = FactResolution(model: self, asOf: asOf).resolve(chooser: &chooser)
        AggregateCheck(model: self, asOf: asOf, deals: resolved, exchange: exchange)
            .run(chooser: &chooser)
        return ResolvedLedger(
            model: self, asOf: asOf, deals: resolved, facts: known,
            disagreements: chooser.disagreements, diagnostics: chooser.diagnostics)
    }
}
