import FlowNetwork

/// The most that can leave a firm and come back to it, whatever the dates, and the contracts that keep it from being more.
///
/// A maximum flow on the network with the firm split into a payer and a receiver: money that comes back stops. Legs are kept apart,
/// so the minimum cut names contracts.
public struct FirmRoundTrip: Sendable {
    /// Position in ``FlowNetwork/firms``.
    public let firm: Int
    /// Units that can come back.
    public let value: Int64
    /// The minimum cut nearest the firm as payer: positions in ``FlowNetwork/legs`` with their units, largest first; they add up to
    /// ``value``.
    public let cut: [TimeExpandedFlow.CutLeg]

    /// - Throws: ``MeasureError/flow(_:)`` when amounts overflow, or when a solution fails its own check.
    public init(_ network: FlowNetwork, firm: Int, view: FlowView) throws(MeasureError) {
        let amounts = network.amounts(view)
        var problem = FlowProblem(nodes: network.firms.count + 1)
        let receiver = network.firms.count
        var owner: [Int] = []
        for (index, leg) in network.legs.enumerated() where amounts[index] > 0 {
            problem.addArc(
                from: leg.from, to: leg.to == firm ? receiver : leg.to, capacity: amounts[index])
            owner.append(index)
        }
        let flow: MaximumFlow
        do throws(MaximumFlowError) {
            flow = try MaximumFlow(of: problem, from: firm, to: receiver)
        } catch { throw .flow(error) }
        self.firm = firm
        value = flow.value
        cut = flow.cutArcs(of: problem)
            .map { TimeExpandedFlow.CutLeg(leg: owner[$0], amount: problem.capacities[$0]) }
            .sorted { ($0.amount, -$0.leg) > ($1.amount, -$1.leg) }
    }

    /// Every firm to which money can come back, the most first.
    public static func all(
        _ network: FlowNetwork, view: FlowView
    ) throws(MeasureError) -> [FirmRoundTrip] {
        var results: [FirmRoundTrip] = []
        for firm in network.firms.indices {
            let trip = try FirmRoundTrip(network, firm: firm, view: view)
            if trip.value > 0 { results.append(trip) }
        }
        return results.sorted { ($0.value, -$0.firm) > ($1.value, -$1.firm) }
    }
}
