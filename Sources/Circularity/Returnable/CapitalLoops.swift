import FlowNetwork
import Ledger

/// Money that goes round as capital alone: cross-holdings, loans on own shares or tokens (measure 16).
///
/// The maximum circulation of the financing legs by themselves. It is a sum over legs, and a loop has two legs at least, so at most half of it
/// is different dollars.
public struct CapitalLoops: Sendable {
    /// The maximum circulation of the financing legs with its certificate.
    public let circulation: MaximumCirculation
    /// All financing of the layer, minor units.
    public let financing: Int64
    /// Equity among the legs of the circulation, minor units; where two firms are joined by several legs, in proportion.
    public let equity: Int64
    /// Positions of financing legs without an amount that lie on a closed chain of financing: of these nobody knows how much goes round.
    public internal(set) var undisclosed: [Int]

    /// Most dollars that can go round, each counted once: half the sum over legs, minor units.
    public var atMost: Int64 { circulation.value / 2 }

    /// The circulation over all financing; `nil` without any.
    public var share: Double? {
        financing > 0 ? Double(circulation.value) / Double(financing) : nil
    }

    /// As ``share``, but 0 where no chain of financing closes, whatever the sums are, and `nil` where one closes by amounts that nobody gives and no other
    /// goes round: unknown is not zero.
    public var knownShare: Double? {
        if undisclosed.isEmpty { return share ?? 0 }
        return circulation.value > 0 ? share : nil
    }

    /// - Throws: ``MeasureError`` when amounts overflow, or when a solution fails its own check.
    public init(_ flows: FlowNetwork, layer: Firmness) throws(MeasureError) {
        let amounts = flows.amounts(FlowView(layer: layer))
        let network: FinancingNetwork
        do throws(GraphError) {
            network = try FinancingNetwork(flows, amounts: amounts)
        } catch { throw .graph(error) }
        let digraph = network.financing
        do throws(CirculationError) {
            circulation = try MaximumCirculation(of: digraph)
        } catch { throw .circulation(error) }
        financing = digraph.totalWeight
        undisclosed = try Self.undisclosed(flows, layer: layer)
        var shares = [Int64](repeating: 0, count: digraph.legCount)
        for (index, leg) in flows.legs.enumerated()
        where amounts[index] > 0 && leg.kind.claim == .stake {
            if let place = digraph.leg(from: leg.from, to: leg.to) {
                shares[place] += amounts[index]
            }
        }
        let found = circulation
        equity = (0..<digraph.legCount).reduce(0) { sum, leg in
            let part =
                Int128(found.legAmounts[leg]) * Int128(shares[leg]) / Int128(digraph.weight[leg])
            return sum + Int64(part)
        }
    }

    /// Legs without an amount between two firms of one strongly connected component of all financing, counted or not.
    static func undisclosed(
        _ flows: FlowNetwork, layer: Firmness
    ) throws(MeasureError) -> [Int] {
        let hidden = flows.legs.indices.filter {
            let leg = flows.legs[$0]
            return leg.family == .financing && leg.exclusion == .undisclosed && leg.isLive
                && leg.from != leg.to && leg.resolved.firmness.map { $0 <= layer } ?? false
        }
        guard !hidden.isEmpty else { return [] }
        let amounts = flows.amounts(FlowView(layer: layer))
        let legs =
            hidden
            + flows.legs.indices.filter { flows.legs[$0].family == .financing && amounts[$0] > 0 }
        let digraph: WeightedDigraph
        do throws(GraphError) {
            digraph = try WeightedDigraph(
                EdgeList(
                    names: flows.firms.map(\.id), tails: legs.map { Int32(flows.legs[$0].from) },
                    heads: legs.map { Int32(flows.legs[$0].to) }, weights: legs.map { _ in 1 }))
        } catch { throw .graph(error) }
        let found = StronglyConnectedComponents(of: digraph).component
        return hidden.filter { found[flows.legs[$0].from] == found[flows.legs[$0].to] }
    }
}
