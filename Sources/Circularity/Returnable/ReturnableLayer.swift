import FlowNetwork
import Ledger

/// Returnable financing of one firmness layer of a ledger, with what stands beside it.
public struct ReturnableLayer: Sendable {
    public private(set) var layer: Firmness
    /// Whether some leg has a dollar that is exactly as firm as the layer.
    public private(set) var hasOwnLegs = true
    /// Financing and orders of the layer, minor units.
    public let network: FinancingNetwork
    /// `R*` with its certificate.
    public let stated: ReturnableFinancing
    /// With every amount at its lowest, and at its highest.
    public let low: Bound
    public let high: Bound
    /// Orders placed with firms that finance someone, minor units.
    public let ordersOfFinanciers: Int64
    /// What two firms alone can return to each other: for every pair the smaller of the financing one way and the orders back. Never
    /// more than ``stated``.
    public let direct: Int64
    /// Money that goes round as capital alone.
    public private(set) var capital: CapitalLoops
    /// Group of each firm: money can go from one firm to another and come back only inside a group.
    public let groups: [Int32]
    /// Every firm whose financing can come back to it as orders, the most first.
    public let vendors: [VendorReturn]

    public struct Bound: Sendable, Hashable {
        public let returnable: Int64
        public let financing: Int64
    }

    /// `R*` over the financing of the layer; `nil` without any.
    public var share: Double? { stated.share(of: network) }

    /// `R*` over ``ordersOfFinanciers``; `nil` without any.
    public var shareOfOrders: Double? {
        ordersOfFinanciers > 0 ? Double(stated.value) / Double(ordersOfFinanciers) : nil
    }

    /// Whether more can go round as capital alone than can come back as orders; or nothing is known to do either, and capital goes round by amounts that
    /// nobody discloses.
    public var capitalLeads: Bool {
        if capital.atMost > stated.value { return true }
        return capital.atMost == 0 && stated.value == 0 && !capital.undisclosed.isEmpty
    }

    /// - Throws: ``MeasureError`` when amounts overflow, or when a solution fails its own check.
    public init(_ flows: FlowNetwork, layer: Firmness) throws(MeasureError) {
        func solved(_ end: AmountEnd) throws(MeasureError) -> (
            FinancingNetwork, ReturnableFinancing
        ) {
            try flows.returnable(flows.amounts(FlowView(layer: layer, end: end)))
        }
        func bound(_ end: AmountEnd) throws(MeasureError) -> Bound {
            let (network, found) = try solved(end)
            return Bound(returnable: found.value, financing: network.financing.totalWeight)
        }
        self.layer = layer
        (network, stated) = try solved(.stated)
        low = try bound(.low)
        high = try bound(.high)
        let financiers = Set(network.financing.tail)
        let orders = network.orders
        ordersOfFinanciers = (0..<orders.legCount).reduce(0) {
            financiers.contains(orders.head[$1]) ? $0 + orders.weight[$1] : $0
        }
        let financed = network.financing
        direct = (0..<financed.legCount).reduce(Int64(0)) { sum, leg in
            let back = orders.leg(from: Int(financed.head[leg]), to: Int(financed.tail[leg]))
            return sum + (back.map { min(financed.weight[leg], orders.weight[$0]) } ?? 0)
        }
        capital = try CapitalLoops(flows, layer: layer)
        do throws(GraphError) {
            groups =
                StronglyConnectedComponents(of: try flows.digraph(FlowView(layer: layer)))
                .component
        } catch { throw .graph(error) }
        vendors = try VendorReturn.all(network)
    }

    /// One result a layer, firmest first; a layer without a dollar of its own says what the next firmer one says.
    public static func all(_ flows: FlowNetwork) throws(MeasureError) -> [ReturnableLayer] {
        var results: [ReturnableLayer] = []
        for layer in Firmness.allCases {
            let hasOwnLegs = flows.legs.contains { $0.stated[layer] > 0 || $0.high[layer] > 0 }
            var result =
                if !hasOwnLegs, let firmer = results.last {
                    firmer
                } else { try ReturnableLayer(flows, layer: layer) }
            result.layer = layer
            // Legs without an amount have no dollar, but a layer all the same.
            if !hasOwnLegs {
                result.capital.undisclosed = try CapitalLoops.undisclosed(flows, layer: layer)
            }
            result.hasOwnLegs = hasOwnLegs
            results.append(result)
        }
        return results
    }
}

extension FlowNetwork {
    /// Returnable financing with the given units on each leg.
    package func returnable(
        _ amounts: [Int64]
    ) throws(MeasureError) -> (FinancingNetwork, ReturnableFinancing) {
        let network: FinancingNetwork
        do throws(GraphError) {
            network = try FinancingNetwork(self, amounts: amounts)
        } catch { throw .graph(error) }
        do throws(CirculationError) {
            return (network, try ReturnableFinancing(of: network))
        } catch { throw .circulation(error) }
    }
}
