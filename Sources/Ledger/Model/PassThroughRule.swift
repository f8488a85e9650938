import Money
import Text

/// A rule that derives what firms pass on of their spending to one supplier: spending × factor × factor …
///
/// What a cloud provider spends on chips is not a deal, so that money which comes back by way of its capital spending stays invisible. A rule makes such legs
/// from facts of the ledger alone: every term names facts, each with its source, and their ranges become the leg's range.
public struct PassThroughRule: Sendable, Hashable {
    public var id: String
    public var title: String
    /// Titles by language code.
    public var titles: [String: String] = [:]
    /// Entity that receives.
    public var payee: String
    /// Shares that are multiplied with the spending.
    public var factors: [Factor]
    /// What reports call the shares, by their ids, where the ledger says so.
    public var factorNames: [String: Prose] = [:]
    public var payers: [Payer]
    /// Firms that one would look for here and that the rule does not fit, with the reason.
    public var leftOut: [Exclusion]
    public var note: Prose?
    public var place: Place

    /// One share. The first fact gives the value; all of them together give the range.
    public struct Factor: Sendable, Hashable {
        public var id: String
        public var facts: [FactReference]
        public var place: Place

        public init(id: String, facts: [FactReference], place: Place) {
            self.id = id
            self.facts = facts
            self.place = place
        }
    }

    /// A firm and its spending: facts of different periods, added up.
    public struct Payer: Sendable, Hashable {
        public var entity: String
        public var spending: [FactReference]
        public var place: Place

        public init(entity: String, spending: [FactReference], place: Place) {
            self.entity = entity
            self.spending = spending
            self.place = place
        }
    }

    public struct Exclusion: Sendable, Hashable {
        public var entity: String
        public var reason: Prose

        public init(entity: String, reason: Prose) {
            self.entity = entity
            self.reason = reason
        }
    }

    public init(
        id: String, title: String, payee: String, factors: [Factor], payers: [Payer],
        leftOut: [Exclusion] = [], note: Prose? = nil, place: Place
    ) {
        self.id = id
        self.title = title
        self.payee = payee
        self.factors = factors
        self.payers = payers
        self.leftOut = leftOut
        self.note = note
        self.place = place
    }
}

/// The mention of one fact of a firm.
public struct FactReference: Sendable, Hashable {
    public var firm: String
    public var metric: String
    public var asOf: PartialDate
    /// `nil`: the fact without a scope.
    public var scope: String?
    /// `nil`: any.
    public var basis: Fact.Basis?
    public var place: Place

    public init(
        firm: String, metric: String, asOf: PartialDate, scope: String? = nil,
        basis: Fact.Basis? = nil, place: Place
    ) {
        self.firm = firm
        self.metric = metric
        self.asOf = asOf
        self.scope = scope
        self.basis = basis
        self.place = place
    }

    /// What a fact is looked up by; `basis` decides among those that fit.
    public struct Key: Sendable, Hashable {
        let firm: String
        let metric: String
        let asOf: PartialDate
        let scope: String?
    }

    public var key: Key { Key(firm: firm, metric: metric, asOf: asOf, scope: scope) }

    public func matches(_ fact: Fact) -> Bool {
        fact.referenceKey == key && (basis == nil || fact.basis == basis)
    }
}

extension Fact {
    public var referenceKey: FactReference.Key {
        FactReference.Key(firm: firm, metric: metric, asOf: asOf, scope: scope)
    }

    /// The days that a flow covers: the quarter or year that ends with `asOf`; `nil` for a stock.
    public var span: (start: Day, end: Day)? {
        guard let time = FactMetric.named(metric)?.time else { return nil }
        let months: Int
        switch time {
        case .quarter: months = 3
        case .year, .trailingYear: months = 12
        case .stock, .other: return nil
        }
        let end = asOf.last.adding(days: 1)
        return (end.adding(months: -months), end)
    }
}
