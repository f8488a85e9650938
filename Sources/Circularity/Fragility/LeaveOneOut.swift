import FlowNetwork
import Ledger
import Money
import Statistics

/// How much less can go round without one deal, or without one firm.
///
/// The circulation is solved anew with the deal's legs, or the firm's, at zero. What a solution does not use cannot lower its
/// value, so only deals and firms that the solution runs through are solved for; the others have a change of zero.
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
        let circulation = whole.solution.value
        self.circulation = circulation
        let found = try Self.items(network, amounts) { parts throws(MeasureError) in
            var items: [Item] = []
            for part in parts {
                let isUsed = part.legs.contains { whole.carries(network.legs[$0]) }
                var rest = amounts
                for leg in part.legs { rest[leg] = 0 }
                let without = isUsed ? try network.circulation(rest).solution.value : circulation
                items.append(
                    Item(
                        id: part.id, amount: part.legs.reduce(0) { $0 + amounts[$1] },
                        without: without, loss: circulation - without))
            }
            return items
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
    /// - Parameter solve: solves for some of them, in order; called by several threads at a time.
    static func items(
        _ network: FlowNetwork, _ amounts: [Int64],
        _ solve: @Sendable (_ parts: ArraySlice<Part>) throws(MeasureError) -> [Item]
    ) throws(MeasureError) -> (deals: [Item], firms: [Item]) {
        let counted = network.legs.indices.filter { amounts[$0] > 0 }
        let byDeal = Dictionary(grouping: counted) { network.legs[$0].resolved.dealID }
        let deals = byDeal.sorted { $0.key < $1.key }.map { Part(id: $0.key, legs: $0.value) }
        let firms = network.firms.indices.compactMap { firm -> Part? in
            let legs = counted.filter {
                network.legs[$0].from == firm || network.legs[$0].to == firm
            }
            return legs.isEmpty ? nil : Part(id: network.firms[firm].id, legs: legs)
        }
        let parts = deals + firms
        let solved = try Blocks(items: parts.count, size: 16).map {
            _, range -> Result<[Item], MeasureError> in
            do throws(MeasureError) { return .success(try solve(parts[range])) } catch {
                return .failure(error)
            }
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

    func carries(_ leg: NetworkLeg) -> Bool {
        digraph.leg(from: leg.from, to: leg.to).map { solution.legAmounts[$0] > 0 } ?? false
    }
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
