import FlowNetwork
import Ledger
import Money
import Statistics

/// How much less can go round without one deal, or without one firm.
///
/// The circulation without the deal's legs, or the firm's. It is solved for once; of every deal and firm only what the solution sends through it is sent
/// another way (``NarrowedCirculation``), so that thousands of deals cost little more than one.
public struct LeaveOneOut: Sendable {
    /// `C*` of the whole network, units.
    public let circulation: Int64
    /// Every deal with a counted leg, the greatest loss first.
    public let deals: [Item]
    /// Every firm with a counted leg, by position in the network, the greatest loss first.
    public let firms: [Item]

    public struct Item: Sendable, Hashable {
        /// Deal id or firm id.
        public let id: String
        /// Units of legs that are left out.
        public let amount: Int64
        /// `C*` without it, units.
        public let without: Int64
        /// What of `C*` is lost, units; never negative, never more than ``LeaveOneOut/circulation``.
        public let loss: Int64
    }

    /// - Throws: ``MeasureError`` when amounts overflow, or when a solution fails its own check.
    public init(_ network: FlowNetwork, view: FlowView) throws(MeasureError) {
        let amounts = network.amounts(view)
        let whole = try network.circulation(amounts)
        circulation = whole.solution.value
        let problem = GainProblem(whole.digraph)
        let place = network.legs.map { whole.digraph.leg(from: $0.from, to: $0.to) ?? -1 }
        let found = try Self.items(network, amounts, value: circulation, place: place) {
            NarrowedCirculation(
                of: problem, flows: whole.solution.legAmounts,
                potentials: whole.solution.potentials)
        }
        deals = found.deals
        firms = found.firms
    }

    /// Legs that are left out together: a deal's or a firm's, by position in the network.
    struct Part: Sendable {
        let id: String
        let legs: [Int]
    }

    /// One item a deal and one a firm with a counted leg, the greatest loss first.
    ///
    /// - Parameters:
    ///   - value: with all legs.
    ///   - place: the arc of the solved problem that each counted leg is part of.
    ///   - solver: made by several threads at a time.
    /// - Throws: ``MeasureError/circulation(_:)`` when a solution fails its own check.
    static func items(
        _ network: FlowNetwork, _ amounts: [Int64], value: Int64, place: [Int],
        solver: @Sendable () -> NarrowedCirculation
    ) throws(MeasureError) -> (deals: [Item], firms: [Item]) {
        var ofDeal: [String: [Int]] = [:]
        var ofFirm = [[Int]](repeating: [], count: network.firms.count)
        for index in network.legs.indices where amounts[index] > 0 {
            ofDeal[network.legs[index].resolved.dealID, default: []].append(index)
            ofFirm[network.legs[index].from].append(index)
            ofFirm[network.legs[index].to].append(index)
        }
        let deals = ofDeal.sorted { $0.key < $1.key }.map { Part(id: $0.key, legs: $0.value) }
        let firms = network.firms.indices.filter { !ofFirm[$0].isEmpty }
            .map { Part(id: network.firms[$0].id, legs: ofFirm[$0]) }
        let parts = deals + firms
        let solved = try Blocks(items: parts.count, size: 64).map {
            _, range -> Result<[Item], MeasureError> in
            do throws(CirculationError) {
                var solver = solver()
                var items: [Item] = []
                for part in parts[range] {
                    let without = try solver.value(
                        narrowing: part.legs.lazy.map { (arc: place[$0], by: amounts[$0]) })
                    items.append(
                        Item(
                            id: part.id, amount: part.legs.reduce(0) { $0 + amounts[$1] },
                            without: without, loss: value - without))
                }
                return .success(items)
            } catch { return .failure(.circulation(error)) }
        }.flatMap { $0 }
        return (sorted(solved.prefix(deals.count)), sorted(solved.suffix(firms.count)))
    }

    private static func sorted(_ items: some Sequence<Item>) -> [Item] {
        items.sorted { ($0.loss, $0.amount, $1.id) > ($1.loss, $1.amount, $0.id) }
    }
}

/// A maximum circulation with the digraph that it was solved on.
struct SolvedNetwork {
    let digraph: WeightedDigraph
    let solution: MaximumCirculation
}

extension FlowNetwork {
    /// The maximum circulation with the given units on each leg.
    func circulation(_ amounts: [Int64]) throws(MeasureError) -> SolvedNetwork {
        let counted = legs.indices.filter { amounts[$0] > 0 }
        let digraph: WeightedDigraph
        do throws(GraphError) {
            digraph = try WeightedDigraph(
                EdgeList(
                    names: firms.map(\.id), tails: counted.map { Int32(legs[$0].from) },
                    heads: counted.map { Int32(legs[$0].to) }, weights: counted.map { amounts[$0] },
                    scale: currency.minorUnitsPerUnit))
        } catch { throw .graph(error) }
        do throws(CirculationError) {
            return SolvedNetwork(
                digraph: digraph, solution: try MaximumCirculation(of: digraph))
        } catch { throw .circulation(error) }
    }
}
