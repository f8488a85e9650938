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
        let solver: ReturnableSolver
        do throws(CirculationError) {
            solver = try ReturnableSolver(of: network)
        } catch { throw .circulation(error) }
        let counted = flows.legs.indices.filter { amounts[$0] > 0 }
        let place = flows.legs.map {
            network.leg(from: $0.from, to: $0.to, isFinancing: $0.family == .financing) ?? -1
        }
        func item(_ id: String, _ legs: [Int]) throws(MeasureError) -> LeaveOneOut.Item {
            // What a solution does not use cannot lower its value.
            let isUsed = legs.contains { whole.legAmounts[place[$0]] > 0 }
            var without = whole.value
            if isUsed {
                var rest = network.weights
                for leg in legs { rest[place[leg]] -= amounts[leg] }
                do throws(CirculationError) {
                    without = try solver.value(weights: rest)
                } catch { throw .circulation(error) }
            }
            return LeaveOneOut.Item(
                id: id, amount: legs.reduce(0) { $0 + amounts[$1] }, without: without,
                loss: whole.value - without)
        }
        var byDeal: [String: [Int]] = [:]
        for leg in counted { byDeal[flows.legs[leg].resolved.dealID, default: []].append(leg) }
        var deals: [LeaveOneOut.Item] = []
        for deal in byDeal.keys.sorted() { deals.append(try item(deal, byDeal[deal] ?? [])) }
        var firms: [LeaveOneOut.Item] = []
        for firm in flows.firms.indices {
            let legs = counted.filter { flows.legs[$0].from == firm || flows.legs[$0].to == firm }
            if !legs.isEmpty { firms.append(try item(flows.firms[firm].id, legs)) }
        }
        returnable = whole.value
        self.deals = Self.sorted(deals)
        self.firms = Self.sorted(firms)
    }

    private static func sorted(_ items: [LeaveOneOut.Item]) -> [LeaveOneOut.Item] {
        items.sorted { ($0.loss, $0.amount, $1.id) > ($1.loss, $1.amount, $0.id) }
    }
}
