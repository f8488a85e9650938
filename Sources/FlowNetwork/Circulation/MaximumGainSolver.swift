/// Maximum gains of many networks that share their arcs, without allocating for each.
///
/// ```swift
/// var solver = try MaximumGainSolver(of: problem)
/// let less = try solver.value(capacities: halved)      // the same arcs, other capacities
/// ```
///
/// ``MaximumGainCirculation`` with its memory kept; every value is checked with its dual, as there. Arcs outside every circuit are
/// left out when the network is taken in, so capacities may fall to zero but never move to other nodes.
public struct MaximumGainSolver: ~Copyable {
    private var kernel: GainKernel
    /// Arc of the problem that each arc of the kernel is.
    private let arcs: [Int32]
    private let gains: [Bool]
    /// Arcs that the problem has.
    public let arcCount: Int

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
        gains = inside.map { problem.gains[$0] }
        kernel = GainKernel(
            nodes: Int(nodes), tails: inside.map { local[Int(problem.tails[$0])] },
            heads: inside.map { local[Int(problem.heads[$0])] }, gains: gains)
        arcs = inside.map(Int32.init)
        arcCount = problem.arcCount
    }

    /// For ``value(heads:capacities:)``: all arcs are kept.
    ///
    /// - Throws: ``CirculationError/network(_:)`` for more arcs than can be named.
    package init(rewiring problem: GainProblem) throws(CirculationError) {
        do throws(GraphError) { try problem.validate() } catch { throw .network(error) }
        gains = problem.gains
        kernel = GainKernel(
            nodes: problem.nodeCount, tails: problem.tails, heads: problem.heads, gains: gains)
        arcs = (0..<Int32(problem.arcCount)).map { $0 }
        arcCount = problem.arcCount
    }

    /// The gain when the arcs end at these nodes, of a solver that was made for it.
    ///
    /// - Throws: as ``value(capacities:)``.
    package mutating func value(
        heads: [Int32], capacities: [Int64]
    ) throws(CirculationError) -> Int64 {
        precondition(arcs.count == arcCount, "a solver that keeps all arcs")
        kernel.rewire(heads: heads)
        return try value(capacities: capacities)
    }

    /// The gain with these capacities, integer units.
    ///
    /// - Parameter capacities: one for each arc of the problem, at least 0, ``GainProblem/largestTotal`` in all at most.
    /// - Throws: ``CirculationError/notOptimal(value:bound:)`` when the solution fails its own check: a defect of the program.
    public mutating func value(capacities: [Int64]) throws(CirculationError) -> Int64 {
        precondition(capacities.count == arcCount, "one capacity for each arc")
        var isEmpty = true
        for (place, arc) in arcs.enumerated() {
            let capacity = capacities[Int(arc)]
            precondition(capacity >= 0, "capacities are not negative")
            kernel.capacities.base[place] = capacity
            if capacity > 0, gains[place] { isEmpty = false }
        }
        return isEmpty ? 0 : try kernel.value()
    }
}
