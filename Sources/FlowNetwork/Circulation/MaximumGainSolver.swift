/// Maximum gains of many networks that share their arcs, without allocating for each.
///
/// ```swift
/// let solver = try MaximumGainSolver(of: problem)
/// let less = try solver.value(capacities: halved)      // the same arcs, other capacities
/// ```
///
/// ``MaximumGainCirculation`` with its memory kept; every value is checked with its dual, as there. Arcs outside every circuit are
/// left out when the network is taken in, so capacities may fall to zero but never move to other nodes.
public struct MaximumGainSolver: ~Copyable {
    private let kernel: CostScaling
    /// Arc of the problem that each arc of the kernel is, with its nodes in the kernel's numbers.
    private let arcs: [Int32]
    private let tails: [Int32]
    private let heads: [Int32]
    private let gains: [Bool]
    /// Arcs that the problem has.
    public let arcCount: Int
    private let amounts: Scratch<Int64>
    private let potentials: Scratch<Int64>

    /// - Throws: ``CirculationError/network(_:)`` for more arcs than can be named.
    public init(of problem: GainProblem) throws(CirculationError) {
        do throws(GraphError) { try problem.validate() } catch { throw .network(error) }
        let components = problem.components()
        let inside = (0..<problem.arcCount).filter {
            components.component[Int(problem.tails[$0])]
                == components.component[Int(problem.heads[$0])]
        }
        var local = [Int32](repeating: -1, count: problem.nodeCount)
        var nodes: Int32 = 0
        for arc in inside {
            for node in [Int(problem.tails[arc]), Int(problem.heads[arc])] where local[node] < 0 {
                local[node] = nodes
                nodes += 1
            }
        }
        kernel = CostScaling(nodes: Int(nodes), arcs: inside.count) { index in
            let arc = inside[index]
            return CostScaling.Arc(
                tail: local[Int(problem.tails[arc])], head: local[Int(problem.heads[arc])],
                capacity: problem.capacities[arc], gains: problem.gains[arc])
        }
        arcs = inside.map(Int32.init)
        tails = inside.map { local[Int(problem.tails[$0])] }
        heads = inside.map { local[Int(problem.heads[$0])] }
        gains = inside.map { problem.gains[$0] }
        arcCount = problem.arcCount
        amounts = Scratch(repeating: 0, count: inside.count)
        potentials = Scratch(repeating: 0, count: Int(nodes))
    }

    /// The gain with these capacities, integer units.
    ///
    /// - Parameter capacities: one for each arc of the problem, at least 0, ``GainProblem/largestTotal`` in all at most.
    /// - Throws: ``CirculationError/notOptimal(value:bound:)`` when the solution fails its own check: a defect of the program.
    public func value(capacities: [Int64]) throws(CirculationError) -> Int64 {
        precondition(capacities.count == arcCount, "one capacity for each arc")
        var isEmpty = true
        for (place, arc) in arcs.enumerated() {
            let capacity = capacities[Int(arc)]
            precondition(capacity >= 0, "capacities are not negative")
            amounts.base[place] = capacity
            if capacity > 0, gains[place] { isEmpty = false }
        }
        if isEmpty { return 0 }
        kernel.reload(amounts.base)
        kernel.solve()
        kernel.writePotentials(to: potentials.base)
        var value: Int64 = 0
        var bound: Int128 = 0
        for place in arcs.indices {
            let gain: Int64 = gains[place] ? 1 : 0
            if gain == 1 { value += kernel.amount(ofLeg: place) }
            let reduced =
                gain + potentials.base[Int(tails[place])] - potentials.base[Int(heads[place])]
            if reduced > 0 { bound += Int128(amounts.base[place]) * Int128(reduced) }
        }
        guard bound == Int128(value) else { throw .notOptimal(value: value, bound: "\(bound)") }
        return value
    }
}
