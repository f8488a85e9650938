import Money
import Text

/// A dated figure about one firm: revenue, cash, valuation, a forecast of its burn.
public struct Fact: Sendable, Hashable {
    public enum Basis: String, Sendable, CaseIterable { case reported, derived, forecast, target }

    public var firm: String
    /// Id in ``FactMetric/all``.
    public var metric: String
    public var amount: Amount?
    /// What the source printed in another currency.
    public var conversion: Conversion?
    /// For metrics that are not money.
    public var quantity: Quantity?
    /// For metrics that are words (a rating).
    public var text: String?
    /// The day of a stock, or the last day of a flow's period.
    public var asOf: PartialDate
    /// The period as the firm labels it: `FY2026-Q3`.
    public var period: String?
    /// What part of the metric it is about (a segment, a counterparty, a lender), for a reader.
    public var scopeText: Prose?
    public var basis: Basis
    public var source: String
    public var locator: String?
    public var known: Day
    public var note: Prose?
    /// Quote, file and falsifier, and what refuted the fact.
    public var proof = Proof()
    public var places: [String: Place]
    public var place: Place

    public init(
        firm: String, metric: String, amount: Amount? = nil, quantity: Quantity? = nil,
        text: String? = nil, asOf: PartialDate, period: String? = nil, scope: Prose? = nil,
        basis: Basis = .reported, source: String, locator: String? = nil, known: Day,
        note: Prose? = nil, places: [String: Place] = [:], place: Place
    ) {
        self.firm = firm
        self.metric = metric
        self.amount = amount
        self.quantity = quantity
        self.text = text
        self.asOf = asOf
        self.period = period
        scopeText = scope
        self.basis = basis
        self.source = source
        self.locator = locator
        self.known = known
        self.note = note
        self.places = places
        self.place = place
    }

    /// What part of the metric it is about, in the one language that facts are told apart by.
    public var scope: String? { scopeText?.text }
}

/// What a firm's fact can be about.
public struct FactMetric: Sendable, Hashable {
    public enum Unit: String, Sendable { case money, quantity, text }
    public enum Time: String, Sendable { case stock, quarter, year, trailingYear, other }

    public let id: String
    public let unit: Unit
    public let time: Time
    public let meaning: String

    public init(_ id: String, _ unit: Unit, _ time: Time, _ meaning: String) {
        self.id = id
        self.unit = unit
        self.time = time
        self.meaning = meaning
    }

    public static func named(_ id: String) -> FactMetric? { all.first { $0.id == id } }
}

/// A total that a source quotes: checked against the legs, never added to them.
public struct Aggregate: Sendable, Hashable {
    public var id: String
    public var title: String
    /// Titles by language code.
    public var titles: [String: String] = [:]
    public var payer: String
    /// Entity ids that the total is said to cover; empty: not said.
    public var counterparties: [String]
    /// `financing` or `commerce`: which of the payer's legs it is compared with.
    public var family: LegKind.Family
    public var claims: [AggregateClaim]
    public var resolutions: [Resolution]
    public var note: Prose?
    public var place: Place

    public init(
        id: String, title: String, payer: String, counterparties: [String],
        family: LegKind.Family, claims: [AggregateClaim], resolutions: [Resolution] = [],
        note: Prose? = nil, place: Place
    ) {
        self.id = id
        self.title = title
        self.payer = payer
        self.counterparties = counterparties
        self.family = family
        self.claims = claims
        self.resolutions = resolutions
        self.note = note
        self.place = place
    }
}

/// One source's figure for an ``Aggregate``.
public struct AggregateClaim: Sendable, Hashable {
    public var source: String
    public var locator: String?
    public var amount: Amount
    /// What the source printed in another currency.
    public var conversion: Conversion?
    /// Where it differs from the aggregate's own.
    public var counterparties: [String]
    public var horizon: Prose?
    public var date: PartialDate
    public var known: Day
    public var note: Prose?
    /// Quote, file and falsifier, and what refuted the claim.
    public var proof = Proof()
    public var place: Place

    public init(
        source: String, locator: String? = nil, amount: Amount, counterparties: [String] = [],
        horizon: Prose? = nil, date: PartialDate, known: Day, note: Prose? = nil, place: Place
    ) {
        self.source = source
        self.locator = locator
        self.amount = amount
        self.counterparties = counterparties
        self.horizon = horizon
        self.date = date
        self.known = known
        self.note = note
        self.place = place
    }
}
