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

    /// Most dollars that can go round, each counted once: half the sum over legs, minor units.
    public var atMost: Int64 { circulation.value / 2 }

    /// The circulation over all financing; `nil` without any.
    public var share: Double? {
        financing > 0 ? Double(circulation.value) / Double(financing) : nil
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
        var shares = [Int64](repeating: 0, count: digraph.legCount)
        for (index, leg) in flows.legs.enumerated() where amounts[index] > 0 && leg.kind == .equity
        {
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
}
