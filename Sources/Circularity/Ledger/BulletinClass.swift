import FlowNetwork
import Ledger

/// The four classes in which BIS Bulletin 137 sorts the deals of AI firms, by who pays whom.
///
/// AI firms are the firms of the model's universe. Here a deal is *circular* when a leg of it lies on a closed chain of legs between
/// firms of the universe, whatever the amounts; the deal has the first class, in the order of the cases, that any of its legs has.
public enum BulletinClass: String, Sendable, Hashable, CaseIterable {
    case circular
    /// Between two firms of the universe, on no closed chain.
    case otherBetween = "other_between"
    /// From a firm of the universe to another.
    case outward
    /// To a firm of the universe from another.
    case inward
    /// Between two firms outside the universe: not in the Bulletin's data.
    case outside
}

/// Class of every deal, and the shares of the classes.
public struct BulletinClasses: Sendable {
    /// Class of each deal with a live financing or commerce leg, by deal id; what rules derive is left out.
    public let deals: [String: BulletinClass]
    /// One entry a class with a deal, in the order of the cases.
    public let shares: [Share]
    /// Class of each live leg that is sorted, by its place in ``FlowNetwork/legs``, in their order.
    public let legs: [Sorted]

    /// A leg with its class.
    public struct Sorted: Sendable, Hashable {
        public let leg: Int
        public let kind: BulletinClass
    }

    public struct Share: Sendable, Hashable {
        public let kind: BulletinClass
        public let deals: Int
        public let legs: Int
        /// Counted dollars of its legs, minor units.
        public let amount: Int64
        /// Shares of all deals, legs and counted dollars of the four classes; `nil` for ``BulletinClass/outside``, which is in no share.
        public let shareOfDeals: Double?
        public let shareOfLegs: Double?
        public let shareOfAmount: Double?
    }

    /// - Throws: ``MeasureError/graph(_:)`` for a network that 32-bit indices cannot hold.
    public init(_ network: FlowNetwork, layer: Firmness) throws(MeasureError) {
        let live = network.legs.indices.filter {
            network.legs[$0].isLive && !network.legs[$0].isDerived
                && (network.legs[$0].stated.firmest ?? network.legs[$0].resolved.firmness)
                    .map { $0 <= layer } ?? false
        }
        let inside = live.filter {
            network.firms[network.legs[$0].from].isInUniverse
                && network.firms[network.legs[$0].to].isInUniverse
        }
        let digraph: WeightedDigraph
        do throws(GraphError) {
            digraph = try WeightedDigraph(
                EdgeList(
                    names: network.firms.map(\.id),
                    tails: inside.map { Int32(network.legs[$0].from) },
                    heads: inside.map { Int32(network.legs[$0].to) },
                    weights: inside.map { _ in 1 }))
        } catch { throw .graph(error) }
        let components = StronglyConnectedComponents(of: digraph)
        func kind(_ leg: NetworkLeg) -> BulletinClass {
            switch (network.firms[leg.from].isInUniverse, network.firms[leg.to].isInUniverse) {
            case (true, true):
                components.component[leg.from] == components.component[leg.to]
                    ? .circular : .otherBetween
            case (true, false): .outward
            case (false, true): .inward
            case (false, false): .outside
            }
        }
        let rank = Dictionary(
            uniqueKeysWithValues: BulletinClass.allCases.enumerated().map {
                ($0.element, $0.offset)
            })
        var deals: [String: BulletinClass] = [:]
        var counts: [BulletinClass: Int] = [:]
        var sorted: [Sorted] = []
        var amounts: [BulletinClass: Int64] = [:]
        for index in live {
            let leg = network.legs[index]
            let kind = kind(leg)
            sorted.append(Sorted(leg: index, kind: kind))
            counts[kind, default: 0] += 1
            amounts[kind, default: 0] += leg.stated.upTo(layer)
            let known = deals[leg.resolved.dealID]
            if known.map({ (rank[kind] ?? 0) < (rank[$0] ?? 0) }) ?? true {
                deals[leg.resolved.dealID] = kind
            }
        }
        let counted = BulletinClass.allCases.filter { $0 != .outside }
        let allDeals = deals.values.count { $0 != .outside }
        let allLegs = counted.reduce(0) { $0 + (counts[$1] ?? 0) }
        let all = counted.reduce(Int64(0)) { $0 + (amounts[$1] ?? 0) }
        self.deals = deals
        legs = sorted
        shares = BulletinClass.allCases.compactMap { kind in
            let count = deals.values.count { $0 == kind }
            guard count > 0 || counts[kind] != nil else { return nil }
            func share(_ part: Double, _ whole: Double) -> Double? {
                kind != .outside && whole > 0 ? part / whole : nil
            }
            return Share(
                kind: kind, deals: count, legs: counts[kind] ?? 0, amount: amounts[kind] ?? 0,
                shareOfDeals: share(Double(count), Double(allDeals)),
                shareOfLegs: share(Double(counts[kind] ?? 0), Double(allLegs)),
                shareOfAmount: share(Double(amounts[kind] ?? 0), Double(all)))
        }
    }
}
