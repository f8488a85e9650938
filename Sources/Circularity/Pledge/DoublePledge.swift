import FlowNetwork
import Ledger
import Money

/// What rests on which asset, and whether the assets can carry it (measure 17).
///
/// Assets are what legs name in `secured_by`: a contract (a leg, with its amount as what it can carry) or a vehicle (an entity, with what is
/// owed to it by contract). Claims are the legs that name them, guarantees and backstops at their maximum. A guarantee that `covers` a claim is an asset of
/// its own behind that claim. A maximum flow from assets to claims is the most that the pool can carry; the minimum cut names the assets
/// that are used up: what rests on them is pledged twice as far as the claims go beyond.
///
/// An asset without a known amount is taken as unlimited, so the shortfall is a lower bound; such assets are listed.
public struct DoublePledge: Sendable {
    /// Every asset with a claim, in the order of their ids.
    public let assets: [Asset]
    /// Every claim, in the order of the ledger's legs.
    public let claims: [Claim]
    /// All claims with an amount, and the most of them that the assets can carry, minor units.
    public let claimed: Int64
    public let carried: Int64

    /// What the assets cannot carry, minor units.
    public var shortfall: Int64 { claimed - carried }

    public struct Asset: Sendable, Hashable {
        /// `DEAL/LEG`, or the id of an entity.
        public let id: String
        /// What it can carry, minor units; `nil`: not known, taken as unlimited.
        public let amount: Int64?
        /// Positions in ``DoublePledge/claims`` of what rests on it.
        public let claims: [Int]
        /// Sum of those claims, minor units.
        public let claimed: Int64
        /// Whether it is used up by the minimum cut: claims beyond it are pledged twice.
        public let isUsedUp: Bool

        /// Whether more rests on it than it can carry.
        public var isPledgedTwice: Bool {
            claims.count > 1 && amount.map { claimed > $0 } ?? false
        }
    }

    public struct Claim: Sendable, Hashable {
        /// `DEAL/LEG`
        public let leg: String
        public let kind: LegKind
        /// What is claimed, minor units, as announced or firmer; guarantees at their maximum. `nil`: no source gives it.
        public let amount: Int64?
        /// What assets and guarantees carry of it in one largest flow, minor units.
        public let carried: Int64
        /// Guarantees that cover it, `DEAL/LEG`.
        public let guarantees: [String]
    }

    /// - Throws: ``MeasureError/flow(_:)`` when amounts overflow.
    public init(_ ledger: ResolvedLedger, layer: Firmness = .announced) throws(MeasureError) {
        let legs = ledger.deals.flatMap(\.legs)
        let byID = Dictionary(legs.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        func amount(_ leg: ResolvedLeg) -> Int64? {
            let units = (leg.kind.isContingent ? leg.high : leg.stated).upTo(layer)
            if units > 0 { return units }
            guard
                let stated = (leg.amount ?? leg.reportedAmount)
                    .flatMap({ ledger.inBaseCurrency($0, on: ledger.asOf) })
            else { return nil }
            return (leg.kind.isContingent ? stated.high ?? stated.stated : stated.stated)?
                .minorUnits
        }
        let secured = legs.filter { !$0.securedBy.isEmpty && $0.firmness != nil }
        var behind: [String: [ResolvedLeg]] = [:]
        for leg in legs where leg.kind.isContingent && leg.firmness != nil {
            for claim in leg.covers { behind[claim, default: []].append(leg) }
        }
        var names: [String] = []
        for leg in secured {
            for asset in leg.securedBy where !names.contains(asset) { names.append(asset) }
        }
        names.sort()
        let place = Dictionary(
            names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
        func carries(_ asset: String) -> Int64? {
            if let leg = byID[asset] { return amount(leg) }
            let owed = legs.filter {
                $0.to == asset && $0.kind.family == .commerce && $0.firmness != nil
            }
            let known = owed.compactMap(amount)
            return owed.isEmpty || known.count < owed.count ? nil : known.reduce(0, +)
        }
        // Source, assets, claims, guarantees, sink.
        let guarantees = secured.flatMap { behind[$0.id] ?? [] }.reduce(into: [String]()) {
            if !$0.contains($1.id) { $0.append($1.id) }
        }
        let source = 0
        let sink = 1 + names.count + secured.count + guarantees.count
        func claimNode(_ index: Int) -> Int { 1 + names.count + index }
        func guaranteeNode(_ index: Int) -> Int { 1 + names.count + secured.count + index }
        var problem = FlowProblem(nodes: sink + 1)
        let unlimited = FlowProblem.unlimited
        let capacities = names.map(carries)
        for (index, capacity) in capacities.enumerated() {
            problem.addArc(from: source, to: 1 + index, capacity: capacity ?? unlimited)
        }
        for (index, leg) in secured.enumerated() {
            for asset in Set(leg.securedBy).sorted() {
                if let at = place[asset] {
                    problem.addArc(from: 1 + at, to: claimNode(index), capacity: unlimited)
                }
            }
        }
        for (index, id) in guarantees.enumerated() {
            problem.addArc(
                from: source, to: guaranteeNode(index),
                capacity: byID[id].flatMap(amount) ?? unlimited)
            for (claim, leg) in secured.enumerated()
            where byID[id]?.covers.contains(leg.id) ?? false {
                problem.addArc(
                    from: guaranteeNode(index), to: claimNode(claim), capacity: unlimited)
            }
        }
        var demand: [Int] = []
        for (index, leg) in secured.enumerated() {
            demand.append(
                problem.addArc(from: claimNode(index), to: sink, capacity: amount(leg) ?? 0))
        }
        let flow: MaximumFlow
        do throws(MaximumFlowError) {
            flow = try MaximumFlow(of: problem, from: source, to: sink)
        } catch { throw .flow(error) }
        claims = secured.enumerated().map { index, leg in
            Claim(
                leg: leg.id, kind: leg.kind, amount: amount(leg),
                carried: flow.flows[demand[index]],
                guarantees: (behind[leg.id] ?? []).map(\.id))
        }
        claimed = claims.reduce(0) { $0 + ($1.amount ?? 0) }
        carried = flow.value
        let found = claims
        assets = names.enumerated().map { index, name in
            let own = secured.indices.filter { secured[$0].securedBy.contains(name) }
            return Asset(
                id: name, amount: capacities[index], claims: own,
                claimed: own.reduce(0) { $0 + (found[$1].amount ?? 0) },
                isUsedUp: !flow.isOnSourceSide[1 + index] && capacities[index] != nil
                    && own.contains { found[$0].carried < found[$0].amount ?? 0 })
        }
    }
}
