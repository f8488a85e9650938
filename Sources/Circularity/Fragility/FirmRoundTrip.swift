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
        var legs = try CountedLegs(network, view: view)
        try self.init(&legs, firm: firm)
    }

    private init(_ legs: inout CountedLegs, firm: Int) throws(MeasureError) {
        do throws(MaximumFlowError) {
            try legs.solver.solve(entries: legs.leaving[firm], exits: legs.arriving[firm])
        } catch { throw .flow(error) }
        self.firm = firm
        value = legs.solver.value
        let owner = legs.owner
        cut = legs.solver.cutArcs()
            .map { TimeExpandedFlow.CutLeg(leg: owner[$0.arc], amount: $0.capacity) }
            .sorted { ($0.amount, -$0.leg) > ($1.amount, -$1.leg) }
    }

    /// The legs of a view, solved for one firm after another.
    private struct CountedLegs: ~Copyable {
        var solver: RepeatedFlow
        /// Position in ``FlowNetwork/legs`` of each arc.
        let owner: [Int]
        let leaving: [[Int]]
        let arriving: [[Int]]

        init(_ network: FlowNetwork, view: FlowView) throws(MeasureError) {
            let amounts = network.amounts(view)
            var problem = FlowProblem(nodes: network.firms.count)
            var owner: [Int] = []
            var leaving = [[Int]](repeating: [], count: network.firms.count)
            var arriving = leaving
            for index in network.legs.indices where amounts[index] > 0 {
                let (from, to) = (network.legs[index].from, network.legs[index].to)
                let arc = problem.addArc(from: from, to: to, capacity: amounts[index])
                leaving[from].append(arc)
                arriving[to].append(arc)
                owner.append(index)
            }
            let solver = try RepeatedFlow.measuring(problem)
            self.owner = owner
            self.leaving = leaving
            self.arriving = arriving
            self.solver = solver
        }
    }

    /// Every firm to which money can come back, the most first.
    public static func all(
        _ network: FlowNetwork, view: FlowView
    ) throws(MeasureError) -> [FirmRoundTrip] {
        var results: [FirmRoundTrip] = []
        var legs = try CountedLegs(network, view: view)
        for firm in network.firms.indices {
            let trip = try FirmRoundTrip(&legs, firm: firm)
            if trip.value > 0 { results.append(trip) }
        }
        return results.sorted { ($0.value, -$0.firm) > ($1.value, -$1.firm) }
    }
}
