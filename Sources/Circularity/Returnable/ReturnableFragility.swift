import FlowNetwork
import Ledger

/// How much less financing can return without one deal, or without one firm.
///
/// Solved anew with the legs at zero. A deal's loss is never more than the deal's own dollars: each dollar of financing, and each of orders, carries
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
        let (network, whole) = try flows.returnable(amounts)
        let place = flows.legs.map {
            network.leg(from: $0.from, to: $0.to, isFinancing: $0.family == .financing) ?? -1
        }
        let found = try LeaveOneOut.items(flows, amounts) { parts throws(MeasureError) in
            do throws(CirculationError) {
                let solver = try ReturnableSolver(of: network)
                var items: [LeaveOneOut.Item] = []
                for part in parts {
                    // What a solution does not use cannot lower its value.
                    let isUsed = part.legs.contains { whole.legAmounts[place[$0]] > 0 }
                    var without = whole.value
                    if isUsed {
                        var rest = network.weights
                        for leg in part.legs { rest[place[leg]] -= amounts[leg] }
                        without = try solver.value(weights: rest)
                    }
                    items.append(
                        LeaveOneOut.Item(
                            id: part.id, amount: part.legs.reduce(0) { $0 + amounts[$1] },
                            without: without, loss: whole.value - without))
                }
                return items
            } catch { throw .circulation(error) }
        }
        returnable = whole.value
        deals = found.deals
        firms = found.firms
    }
}
