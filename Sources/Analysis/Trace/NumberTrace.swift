import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// One number followed back: the numbers, legs and facts that it is made of, down to claims and sources.
///
/// ```swift
/// let trace = NumberTrace(of: measure, in: analysis)
/// trace.legs[0].claims[0].place      // file, line and column of what a source says
/// ```
/// Every number, leg, fact and source is listed once, however often it goes in; a leg that a rule derives brings the facts of the rule.
public struct NumberTrace: Sendable {
    /// The number, then every number that goes into it, nearest first.
    public let numbers: [Measure]
    public let legs: [TracedLeg]
    public let facts: [TracedFact]
    /// Sources of all of it, in the ledger's order.
    public let sources: [TracedSource]
    /// Sources that do not repeat another: how many voices there are.
    public let roots: [String]

    public var number: Measure { numbers[0] }

    /// - Throws: ``MeasureError`` as the parts that the numbers behind it are made from; nothing else is computed.
    public init(of measure: Measure, in analysis: Analysis) throws(MeasureError) {
        var numbers: [Measure] = [measure]
        var seen: Set<MeasureID> = [measure.id]
        var legs: [String] = []
        var facts: [TracedFact] = []
        var place = 0
        while place < numbers.count {
            for input in numbers[place].inputs {
                switch input {
                case .measure(let id):
                    if seen.insert(id).inserted, let next = try analysis.number(id) {
                        numbers.append(next)
                    }
                case .leg(let id): legs.append(id)
                case .fact(let firm, let metric, let source):
                    facts += analysis.facts(firm, metric, source).map(TracedFact.init)
                case .series: continue
                }
            }
            place += 1
        }
        let wanted = Set(legs)
        let traced = analysis.tracedLegs.filter { wanted.contains($0.id) }
        let derived = analysis.network.passThrough.filter {
            $0.resolved.map { wanted.contains($0.id) } ?? false
        }
        facts += derived.flatMap { $0.spending + $0.factors.flatMap(\.facts) }.map(TracedFact.init)
        self.numbers = numbers
        self.legs = traced
        self.facts = facts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        let cited = Set(
            numbers.flatMap(\.sources) + traced.flatMap { $0.claims.map(\.source) }
                + self.facts.map(\.fact.source))
        sources = analysis.ledger.model.sources.filter { cited.contains($0.id) }.map {
            TracedSource(source: $0, roots: analysis.ledger.roots(of: [$0.id]))
        }
        roots = analysis.ledger.roots(of: cited)
    }
}

/// A leg with what sources say of it.
public struct TracedLeg: Sendable, Hashable {
    /// `deal/leg`
    public let id: String
    public let from: String
    public let to: String
    public let kind: LegKind
    public let status: DealStatus?
    /// Layer of what is not paid; `nil` when the deal has ended.
    public let firmness: Firmness?
    /// As worded: of the contract, else as reported.
    public let amount: Amount?
    /// Minor units that the network counts, and why it counts none.
    public let counted: Int64
    public let exclusion: NetworkLeg.Exclusion?
    /// Id of the rule that derives the leg; then no claim states it.
    public let rule: String?
    /// Claims that speak of the leg, oldest first, and the one that gives the deal's status.
    public let claims: [TracedClaim]
}

/// What one source says of a leg, and where that stands.
public struct TracedClaim: Sendable, Hashable {
    public let source: String
    public let locator: String?
    /// The source's own words.
    public let quote: String?
    public let date: PartialDate
    public let known: Day
    public let status: DealStatus?
    /// What it says of the leg's amount; `nil` when it gives none.
    public let amount: Amount?
    public let paid: Amount?
    /// Whether its amount is one of those that are used.
    public let isUsed: Bool
    /// In the model's files.
    public let place: Place
}

/// A figure of a firm, and where it stands.
public struct TracedFact: Sendable, Hashable {
    public let fact: Fact

    public init(_ fact: Fact) { self.fact = fact }
}

/// A source, and what it repeats.
public struct TracedSource: Sendable, Hashable {
    public let source: Source
    /// Itself, when it repeats nobody.
    public let roots: [String]
}

extension Analysis {
    fileprivate func facts(_ firm: String, _ metric: String, _ source: String?) -> [Fact] {
        ledger.facts.filter {
            $0.firm == firm && $0.metric == metric && (source == nil || $0.source == source)
        }
    }

    /// Every leg, those that rules derive last.
    fileprivate var tracedLegs: [TracedLeg] {
        let counted = Dictionary(
            network.legs.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        func traced(_ leg: ResolvedLeg, _ claims: [TracedClaim]) -> TracedLeg {
            TracedLeg(
                id: leg.id, from: leg.from, to: leg.to, kind: leg.kind, status: leg.status,
                firmness: leg.firmness, amount: leg.amount ?? leg.reportedAmount,
                counted: counted[leg.id]?.stated.total ?? 0,
                exclusion: counted[leg.id]?.exclusion, rule: leg.rule, claims: claims)
        }
        let stated = ledger.deals.flatMap { deal in
            deal.legs.map { leg in
                traced(
                    leg,
                    deal.history.compactMap { claim in
                        let own = claim.legs.first { $0.id == leg.legID }
                        let givesStatus =
                            claim.status != nil && claim.status == deal.status
                            && claim.source == deal.statusSource
                        guard own != nil || givesStatus else { return nil }
                        return TracedClaim(
                            source: claim.source, locator: claim.locator, quote: claim.proof.quote,
                            date: claim.date,
                            known: claim.known, status: claim.status, amount: own?.amount,
                            paid: own?.paid,
                            isUsed: leg.amountSources.contains(claim.source)
                                && (own?.amount != nil || own?.paid != nil),
                            place: own?.place ?? claim.place)
                    })
            }
        }
        return stated + network.passThrough.compactMap(\.resolved).map { traced($0, []) }
    }
}
