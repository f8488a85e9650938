/// The circulation that gains the most, on which arcs, and a proof that no other gains more.
///
/// `max Σ g·x` over `0 ≤ x ≤ capacity` with as much entering every node as leaving it, `g` 1 on the arcs that gain and 0 on the
/// others: a minimum-cost circulation with costs −1 and 0. ``MaximumCirculation`` is the case in which every arc gains.
///
/// Exact on integers, by cost scaling (Goldberg & Tarjan 1990; Goldberg 1997) on every strongly connected component.
///
/// **Certificate.** For whole-number potentials `π` of the nodes, `Σ capacity·max(0, g + π(tail) − π(head))` is an upper bound of
/// every circulation's gain. ``potentials`` make the bound equal ``value``; every solution is checked with ``verify(on:)`` before it is
/// returned.
public struct MaximumGainCirculation: Sendable {
    /// Flow on each arc, integer units.
    public let flows: [Int64]
    /// The gain, integer units.
    public let value: Int64
    /// Potential of each node: the certificate.
    public let potentials: [Int64]

    /// - Throws: ``CirculationError/network(_:)`` for capacities above ``GainProblem/largestTotal`` in all,
    ///   ``CirculationError/notOptimal(value:bound:)`` when a solution fails its own check: a defect of the program.
    public init(of problem: GainProblem) throws(CirculationError) {
        do throws(GraphError) { try problem.validate() } catch { throw .network(error) }
        let components = problem.components()
        let groups = ArcGroups(problem, components)
        var flows = [Int64](repeating: 0, count: problem.arcCount)
        var potentials = [Int64](repeating: 0, count: problem.nodeCount)
        var local = [Int32](repeating: 0, count: problem.nodeCount)
        // From the components that pay to those that receive, so that arcs in between end high enough.
        for c in stride(from: components.count - 1, through: 0, by: -1) {
            let members = components.members(of: c)
            let inside = groups.inside(c)
            // Without a gain inside nothing is to be found, and equal potentials prove it.
            if inside.contains(where: { problem.gains[Int($0)] }) {
                for (index, node) in members.enumerated() { local[Int(node)] = Int32(index) }
                let solver = CostScaling(nodes: members.count, arcs: inside.count) { index in
                    let arc = Int(inside[inside.startIndex + index])
                    return CostScaling.Arc(
                        tail: local[Int(problem.tails[arc])], head: local[Int(problem.heads[arc])],
                        capacity: problem.capacities[arc], gains: problem.gains[arc])
                }
                solver.solve()
                for (index, arc) in inside.enumerated() {
                    flows[Int(arc)] = solver.amount(ofLeg: index)
                }
                let found = solver.potentials()
                for (index, node) in members.enumerated() { potentials[Int(node)] = found[index] }
            }
            var shift: Int64?
            for arc in groups.into(c) {
                let tail = Int(problem.tails[Int(arc)])
                let head = Int(problem.heads[Int(arc)])
                let gain: Int64 = problem.gains[Int(arc)] ? 1 : 0
                let needed = potentials[tail] + gain - potentials[head]
                shift = max(shift ?? needed, needed)
            }
            if let shift { for node in members { potentials[Int(node)] += shift } }
        }
        var value: Int64 = 0
        for arc in 0..<problem.arcCount where problem.gains[arc] { value += flows[arc] }
        self.flows = flows
        self.value = value
        self.potentials = potentials
        try verify(on: problem)
    }

    /// `Σ capacity·max(0, g + π(tail) − π(head))`, an upper bound of every circulation's gain for any potentials.
    public static func dualValue(of problem: GainProblem, potentials: [Int64]) -> Int128 {
        var sum: Int128 = 0
        for arc in 0..<problem.arcCount {
            let reduced =
                (problem.gains[arc] ? 1 : 0) + potentials[Int(problem.tails[arc])]
                - potentials[Int(problem.heads[arc])]
            if reduced > 0 { sum += Int128(problem.capacities[arc]) * Int128(reduced) }
        }
        return sum
    }

    /// Checks the solution against the network alone, in O(nodes + arcs).
    public func verify(on problem: GainProblem) throws(CirculationError) {
        guard flows.count == problem.arcCount, potentials.count == problem.nodeCount else {
            throw .otherNetwork
        }
        var balance = [Int64](repeating: 0, count: problem.nodeCount)
        var gain: Int128 = 0
        for arc in 0..<problem.arcCount {
            let flow = flows[arc]
            guard flow >= 0, flow <= problem.capacities[arc] else {
                throw .outsideLeg(leg: arc, amount: flow)
            }
            balance[Int(problem.tails[arc])] -= flow
            balance[Int(problem.heads[arc])] += flow
            if problem.gains[arc] { gain += Int128(flow) }
        }
        if let node = balance.firstIndex(where: { $0 != 0 }) {
            throw .notConserved(firm: "node \(node)")
        }
        let bound = MaximumGainCirculation.dualValue(of: problem, potentials: potentials)
        guard gain == Int128(value), bound == gain else {
            throw .notOptimal(value: value, bound: "\(bound)")
        }
    }
}

/// The arcs of a problem by the component they lie in, or lead into.
struct ArcGroups {
    private let start: [Int32]
    private let middle: [Int32]
    private let arcs: [Int32]

    init(_ problem: GainProblem, _ components: StronglyConnectedComponents) {
        // Bucket 2c: inside component c; 2c + 1: into it from another.
        func bucket(_ arc: Int) -> Int {
            let from = components.component[Int(problem.tails[arc])]
            let to = components.component[Int(problem.heads[arc])]
            return 2 * Int(to) + (from == to ? 0 : 1)
        }
        var bounds = [Int32](repeating: 0, count: 2 * components.count + 1)
        for arc in 0..<problem.arcCount { bounds[bucket(arc) + 1] += 1 }
        for place in 0..<(2 * components.count) { bounds[place + 1] += bounds[place] }
        var next = bounds
        var arcs = [Int32](repeating: 0, count: problem.arcCount)
        for arc in 0..<problem.arcCount {
            let place = bucket(arc)
            arcs[Int(next[place])] = Int32(arc)
            next[place] += 1
        }
        self.arcs = arcs
        start = (0...components.count).map { bounds[2 * $0] }
        middle = (0..<components.count).map { bounds[2 * $0 + 1] }
    }

    func inside(_ component: Int) -> ArraySlice<Int32> {
        arcs[Int(start[component])..<Int(middle[component])]
    }

    func into(_ component: Int) -> ArraySlice<Int32> {
        arcs[Int(middle[component])..<Int(start[component + 1])]
    }
}
