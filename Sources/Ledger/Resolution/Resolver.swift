import Money

extension LedgerModel {
    /// The ledger as it was known on a day.
    ///
    /// Only claims with `known` and `date` up to `asOf` count, and exchange rates of its day or before. Later claims amend earlier ones; contemporaries that disagree are settled by `resolve`, else by
    /// `policy`, and are listed in ``ResolvedLedger/disagreements`` either way. Cost: linear in the number of claims, quadratic in the claims of one deal.
    public func resolved(asOf: Day, policy: ConflictPolicy = .graded) -> ResolvedLedger {
        let exchange = ExchangeTable(base: baseCurrency, rates: exchangeRates.known(by: asOf))
        let resolver = DealResolver(self)
        var chooser = resolver.chooser(policy)
        let resolved = deals.compactMap {
            resolver.resolved($0, asOf: asOf, exchange: exchange, chooser: &chooser)
        }
        let known = FactResolution(model: self, asOf: asOf).resolve(chooser: &chooser)
        AggregateCheck(model: self, asOf: asOf, deals: resolved, exchange: exchange)
            .run(chooser: &chooser)
        return ResolvedLedger(
            model: self, asOf: asOf, deals: resolved, facts: known,
            disagreements: chooser.disagreements, diagnostics: chooser.diagnostics)
    }
}

/// Deals of a ledger one at a time, each as all of them together would be: the index of sources is made once.
package struct DealResolver: Sendable {
    private let model: LedgerModel
    private let sources: [String: Source]

    package init(_ model: LedgerModel) {
        self.model = model
        sources = Dictionary(
            model.sources.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    }

    /// A deal of the ledger, or the same with other claims, as it was known on a day; `nil`: not at all.
    package func resolved(_ deal: Deal, asOf: Day) -> ResolvedDeal? {
        var chooser = chooser(.graded)
        let exchange = ExchangeTable(
            base: model.baseCurrency, rates: model.exchangeRates.known(by: asOf))
        return resolved(deal, asOf: asOf, exchange: exchange, chooser: &chooser)
    }

    fileprivate func chooser(_ policy: ConflictPolicy) -> FieldChooser {
        FieldChooser(policy: policy, grade: { sources[$0]?.grade })
    }

    fileprivate func resolved(
        _ deal: Deal, asOf: Day, exchange: ExchangeTable, chooser: inout FieldChooser
    ) -> ResolvedDeal? {
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
        guard !history.isEmpty else { return nil }
        let status = StatusResolution(
            claims: history, deal: deal, asOf: asOf,
            published: { sources[$0]?.published }, chooser: &chooser)
        let legResolution = LegResolution(
            deal: deal, status: status, asOf: asOf, exchange: exchange,
            source: { sources[$0] })
        var legIDs: [String] = []
        for claim in history {
            for leg in claim.legs where !legIDs.contains(leg.id) { legIDs.append(leg.id) }
        }
        let legs = legIDs.compactMap {
            legResolution.resolve($0, history: history, chooser: &chooser)
        }
        return ResolvedDeal(
            deal: deal, status: status.status, since: status.since,
            statusSource: status.source, rank: status.rank, history: history, legs: legs)
    }
}
