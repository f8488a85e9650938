import FlowNetwork
import Ledger
import Money

/// A group of firms treated as one: what they pay each other is eliminated, as a group's auditor would (measure 14).
public struct ConsolidatedView: Sendable, Hashable {
    public let layer: Firmness
    /// Positions in ``FlowNetwork/firms``, in order.
    public let members: [Int]
    /// What members order, sell, invest and take in: all, and what is inside the group, minor units.
    public let ordered: Amounts
    public let sold: Amounts
    public let invested: Amounts
    public let funded: Amounts
    /// One entry a member, in their order.
    public let firms: [Member]

    public struct Amounts: Sendable, Hashable {
        public var gross: Int64 = 0
        public var eliminated: Int64 = 0

        public init(gross: Int64 = 0, eliminated: Int64 = 0) {
            self.gross = gross
            self.eliminated = eliminated
        }

        /// What is left when the group is one firm.
        public var consolidated: Int64 { gross - eliminated }
        /// Eliminated over gross; `nil` of nothing.
        public var ratio: Double? { gross > 0 ? Double(eliminated) / Double(gross) : nil }
    }

    public struct Member: Sendable, Hashable {
        public let firm: Int
        public let ordered: Amounts
        public let sold: Amounts
        public let invested: Amounts
        public let funded: Amounts
        /// Annual revenue and what of it members paid in the twelve months before the as-of date, as far as payments are dated; `nil` without revenue.
        public let revenue: Amounts?
    }

    /// - Parameter members: the group; `nil`: the largest set of firms in which money can come back (of equal ones, the first).
    public init(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness, members: [Int]? = nil
    ) throws(MeasureError) {
        let view = FlowView(layer: layer)
        let group: [Int]
        if let members {
            group = Set(members).sorted()
        } else {
            let digraph: WeightedDigraph
            do throws(GraphError) { digraph = try network.digraph(view) } catch {
                throw .graph(error)
            }
            let components = StronglyConnectedComponents(of: digraph)
            let sizes = (0..<components.count).map { components.size(of: $0) }
            let largest = sizes.max() ?? 0
            let candidates = sizes.indices.filter { sizes[$0] == largest && largest > 1 }
                .map { components.members(of: $0).map(Int.init) }
            group = candidates.min { ($0.first ?? 0) < ($1.first ?? 0) } ?? []
        }
        let inside = Set(group)
        let amounts = network.amounts(view)
        let year = network.amounts(
            FlowView(
                layer: .paid,
                window: FlowView.Window(
                    start: ledger.asOf.adding(months: -12), end: ledger.asOf)))
        // Ordered, sold, invested, funded: of the group, and of each firm.
        let none = [Amounts](repeating: Amounts(), count: 4)
        var whole = none
        var own = [[Amounts]](repeating: none, count: network.firms.count)
        var paid = [Int64](repeating: 0, count: network.firms.count)
        for index in network.legs.indices {
            let (from, to) = (network.legs[index].from, network.legs[index].to)
            let isFinancing = network.legs[index].family == .financing
            if network.legs[index].family == .commerce, inside.contains(from) {
                paid[to] += year[index]
            }
            guard amounts[index] > 0 else { continue }
            let both = inside.contains(from) && inside.contains(to)
            for (firm, side) in [(from, isFinancing ? 2 : 0), (to, isFinancing ? 3 : 1)] {
                own[firm][side].gross += amounts[index]
                if both { own[firm][side].eliminated += amounts[index] }
                guard inside.contains(firm) else { continue }
                whole[side].gross += amounts[index]
                if both { whole[side].eliminated += amounts[index] }
            }
        }
        (ordered, sold, invested, funded) = (whole[0], whole[1], whole[2], whole[3])
        firms = group.map { firm in
            let revenue = ledger.trailingYear(.revenue, of: network.firms[firm].id)
            return Member(
                firm: firm, ordered: own[firm][0], sold: own[firm][1], invested: own[firm][2],
                funded: own[firm][3],
                revenue: revenue.map {
                    Amounts(gross: $0.minorUnits, eliminated: paid[firm])
                })
        }
        self.layer = layer
        self.members = group
    }
}
