import FlowNetwork

/// The most of one firm's financing that can come back to it as orders, dates left aside.
///
/// A maximum flow from the firm's financing legs to the orders it receives, over all legs of the other firms. Never more than ``ReturnableFinancing`` of the
/// network; several firms' amounts may use the same legs and must not be added up.
public struct VendorReturn: Sendable, Hashable {
    /// Position of the firm.
    public let vendor: Int
    /// What can come back, integer units.
    public let value: Int64
    /// What the firm finances, and what is ordered from it.
    public let financing: Int64
    public let orders: Int64

    /// - Throws: ``MeasureError/flow(_:)`` when a solution fails its own check.
    public init(_ network: FinancingNetwork, vendor: Int) throws(MeasureError) {
        let sink = network.firmCount
        var problem = FlowProblem(nodes: network.firmCount + 1)
        var (financing, orders) = (Int64(0), Int64(0))
        for leg in 0..<network.legCount {
            let (from, to) = (network.tail(leg), network.head(leg))
            let (isFinancing, weight) = (network.isFinancing(leg), network.weight(leg))
            if from == vendor {
                guard isFinancing else { continue }
                financing += weight
            }
            if to == vendor {
                guard !isFinancing else { continue }
                orders += weight
            }
            problem.addArc(from: from, to: to == vendor ? sink : to, capacity: weight)
        }
        self.vendor = vendor
        self.financing = financing
        self.orders = orders
        do throws(MaximumFlowError) {
            value = try MaximumFlow(of: problem, from: vendor, to: sink).value
        } catch { throw .flow(error) }
    }

    /// Every firm to which money can come back, the most first.
    public static func all(_ network: FinancingNetwork) throws(MeasureError) -> [VendorReturn] {
        var results: [VendorReturn] = []
        for firm in 0..<network.firmCount
        where !network.financing.outLegs(of: firm).isEmpty
            && !network.orders.inLegs(of: firm).isEmpty
        {
            let found = try VendorReturn(network, vendor: firm)
            if found.value > 0 { results.append(found) }
        }
        return results.sorted { ($0.value, -$0.vendor) > ($1.value, -$1.vendor) }
    }
}
