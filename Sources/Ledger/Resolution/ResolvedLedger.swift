import Money
import Text

/// The ledger as it was known on a day: one state per deal, one value per fact, every choice explained.
public struct ResolvedLedger: Sendable {
    public let model: LedgerModel
    public let asOf: Day
    /// Deals of which anything was known, in the model's order.
    public let deals: [ResolvedDeal]
    /// Facts known on the day, one per firm, metric, date, period, scope and basis.
    public let facts: [Fact]
    /// Where claims disagreed, with what was used.
    public let disagreements: [Disagreement]
    /// W201 where a disagreement has no `resolve`, W240 where an aggregate does not match, E150 where a rate is missing.
    public let diagnostics: [Diagnostic]

    private let sourcesByID: [String: Source]
    private let entitiesByID: [String: Entity]
    private let factsByMetric: [FactSeries: [Int]]
    private let exchange: ExchangeTable

    /// What a fact is about, whatever its date.
    private struct FactSeries: Hashable {
        let firm: String
        let metric: String
    }

    init(
        model: LedgerModel, asOf: Day, deals: [ResolvedDeal], facts: [Fact],
        disagreements: [Disagreement], diagnostics: [Diagnostic]
    ) {
        self.model = model
        self.asOf = asOf
        self.deals = deals
        self.facts = facts
        self.disagreements = disagreements
        self.diagnostics = diagnostics
        sourcesByID = Dictionary(model.sources.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        entitiesByID = Dictionary(
            model.entities.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        factsByMetric = Dictionary(grouping: facts.indices) {
            FactSeries(firm: facts[$0].firm, metric: facts[$0].metric)
        }
        exchange = ExchangeTable(
            base: model.baseCurrency, rates: model.exchangeRates.known(by: asOf))
    }

    public func source(_ id: String) -> Source? { sourcesByID[id] }
    public func entity(_ id: String) -> Entity? { entitiesByID[id] }

    /// The firm that an entity is consolidated into: itself, or its topmost parent.
    public func firm(of id: String) -> String {
        var current = id
        // A checked model has no parent cycles; the bound keeps an unchecked one from hanging.
        for _ in 0..<16 {
            guard let parent = entitiesByID[current]?.parent else { return current }
            current = parent
        }
        return current
    }

    // MARK: Money in the base currency

    /// An amount in the model's base currency, at the known rate of the date nearest to `day`; `nil` when it is undisclosed.
    ///
    /// A currency without a rate is E150 in ``diagnostics`` and in those of the model, so that no amount goes missing in silence.
    public func inBaseCurrency(_ amount: Amount, on day: Day) -> Amount? {
        exchange.convert(amount, on: day)
    }

    /// What a fact says in the base currency, at the rate of its day; `nil` for a fact that is no sum of money.
    ///
    /// Flows of a period are converted at the rate of its last day, which IAS 21 allows where rates do not move much.
    public func amount(of fact: Fact) -> Amount? {
        fact.amount.flatMap { inBaseCurrency($0, on: fact.asOf.first) }
    }

    // MARK: Facts

    /// Positions in ``facts`` of what is known of a metric of a firm, in their order.
    public func facts(of firm: String, _ metric: String) -> [Int] {
        factsByMetric[FactSeries(firm: firm, metric: metric)] ?? []
    }

    /// The latest fact of a metric, without scope, that reports what happened (not a forecast or a target).
    public func latest(_ metric: String, of firm: String) -> Fact? {
        facts(of: firm, metric).map { facts[$0] }.filter {
            $0.scope == nil && ($0.basis == .reported || $0.basis == .derived)
        }
        .max { ($0.asOf.last, $0.known) < ($1.asOf.last, $1.known) }
    }
}

extension ResolvedLedger {
    /// Claims that were known to be wrong on the day, in the order of the model: they count for nothing, and a deal of which nothing else is known is
    /// not in ``deals``.
    public var refutedClaims: [(deal: String, claim: Claim)] {
        model.deals.flatMap { deal in
            deal.claims.filter {
                $0.known <= asOf && $0.date.first <= asOf && $0.proof.isRefuted(by: asOf)
            }.map { (deal.id, $0) }
        }
    }
}

/// A deal as it was known on a day.
public struct ResolvedDeal: Sendable {
    public let deal: Deal
    /// `nil` while only reports, opinions or events are known.
    public let status: DealStatus?
    /// Since when the status held, and the source that says so.
    public let since: PartialDate?
    public let statusSource: String?
    /// Highest position reached on the way from rumour to completion.
    public let rank: Int?
    /// Claims known on the day that nothing refuted by then, oldest first.
    public let history: [Claim]
    public let legs: [ResolvedLeg]

    public var id: String { deal.id }
}

/// A leg as it was known on a day: one value per field, and its dollars split by firmness.
public struct ResolvedLeg: Sendable {
    /// `DEAL/LEG`
    public let id: String
    public let dealID: String
    public let legID: String
    public let from: String
    public let to: String
    public let kind: LegKind
    /// The contract's amount (of claims that carry a status).
    public let amount: Amount?
    /// A figure reported beside the contract.
    public let reportedAmount: Amount?
    public let quantity: Quantity?
    /// What the books say of what was paid, minor units of the base currency, as of the newest claim that says it.
    public internal(set) var book = LegBook<Int64>()
    public let settles: Settlement?
    public let binding: Binding
    public let schedule: PaymentSchedule
    /// In the base currency.
    public let tranches: [Tranche]
    public let tiedTo: [String]
    public let partOf: [String]
    public let overlaps: [String]
    /// `DEAL/LEG` or entity that the leg rests on.
    public let securedBy: [String]
    /// `DEAL/LEG` that a guarantee or backstop pays for.
    public let covers: [String]
    public let takeOrPay: Double?
    public let condition: String?
    public let cancelTerms: String?
    /// Base-currency minor units by firmness, at the stated amount …
    public let stated: LayeredAmount
    /// … at the lowest that the wording allows …
    public let low: LayeredAmount
    /// … and at the highest. Where a source gives no upper end (`at least`), the stated amount stands.
    public let high: LayeredAmount
    /// Layer of what is not paid yet; `nil` when the deal has ended.
    public let firmness: Firmness?
    /// Whether the leg is live and no source gives a sum of money for it.
    public let isUndisclosed: Bool
    /// Whether the upper end is open (`at least`).
    public let isOpenEnded: Bool
    /// Sources of the amounts, best grade first.
    public let amountSources: [String]
    /// For each figure, every source that gives it.
    public internal(set) var support = AmountSupport()
    /// Grade of the weakest source that the amount needs; `nil` when no amount is known.
    public let grade: Grade?
    /// Status of the deal.
    public let status: DealStatus?
    /// Id of the rule that derives the leg; `nil` for a leg that claims state.
    public internal(set) var rule: String? = nil

    /// Whether all that is known of the sum is tranches that were paid: what is owed beyond is unknown, not zero.
    public internal(set) var isRestUnknown = false

    /// What is still owed of what was paid, minor units: the balance, else what was neither repaid nor written off; `nil` where no source says.
    public var outstanding: Int64? {
        if let balance = book.balance { return balance }
        guard book.repaid != nil || book.writtenOff != nil else { return nil }
        return max(0, stated.paid - (book.repaid ?? 0) - (book.writtenOff ?? 0))
    }
}

/// Two or more sources that say different things about the same field at the same time.
public struct Disagreement: Sendable, Hashable {
    /// `DEAL`, `FIRM` or aggregate id.
    public var subject: String
    /// `compute.amount`, `status`, `revenue_annual@2025-12-31`
    public var field: String
    /// What each source says, as printed.
    public var statements: [Statement]
    public var used: String
    public var reason: Prose?
    public var conflict: String?
    public var place: Place

    public struct Statement: Sendable, Hashable {
        public var source: String
        /// As the ledger writes it.
        public var value: String
        /// The same for a report to word.
        public var said: Said
        /// Base-currency minor units, for a money field.
        public var money: Int64?
    }

    /// What a claim gives a field.
    public enum Said: Sendable, Hashable {
        case amount(Amount)
        case quantity(Quantity)
        case status(DealStatus)
        case binding(Binding)
        case term(Term)
        /// What is written alike in every language: a date, an id, a number.
        case verbatim(String)
    }

    public var isResolved: Bool { reason != nil }
}

/// What decides between claims that disagree and have no `resolve`.
public enum ConflictPolicy: String, Sendable, CaseIterable, Codable {
    /// The source with the best grade; then the one known last.
    case graded
    /// The one known last.
    case latest
    /// The lowest low and the highest high.
    case widest
}
