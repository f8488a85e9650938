import FlowNetwork
import Ledger

/// How much less financing can return without one deal, or without one firm.
///
/// As ``LeaveOneOut``: what the solution sends through a deal or a firm is sent another way. A deal's loss is never more than the deal's own dollars: each dollar of financing, and each of orders, carries
/// one returned dollar at most.
public struct ReturnableFragility: Sendable {
    /// `R*` of the whole network, units.
    public let returnable: Int64
    /// Every deal with a counted leg, the greatest loss first.
    public let deals: [LeaveOneOut.Item]
    /// Every firm with a counted leg, the greatest loss first.
    public let firms: [LeaveOneOut.Item]

    /// - Throws: ``MeasureError`` when amounts overflow, or when a solution fails its own check.
    public init(_ flows: FlowNetwork, view: FlowView) throws(MeasureError) {
        let amounts = flows.amounts(view)
        let network: FinancingNetwork
        do throws(GraphError) {
            network = try FinancingNetwork(flows, amounts: amounts)
        } catch { throw .graph(error) }
        // Turns stay as wide as they are: no flow fills them, with fewer legs even less.
        let problem = SplitNetwork(network).problem
        let whole: MaximumGainCirculation
        do throws(CirculationError) {
            whole = try MaximumGainCirculation(of: problem)
        } catch { throw .circulation(error) }
        let place = flows.legs.map {
            network.leg(from: $0.from, to: $0.to, isFinancing: $0.family == .financing) ?? -1
        }
        let found = try LeaveOneOut.items(flows, amounts, value: whole.value, place: place) {
            NarrowedCirculation(of: problem, flows: whole.flows, potentials: whole.potentials)
        }
        returnable = whole.value
        deals = found.deals
        firms = found.firms
    }
}
