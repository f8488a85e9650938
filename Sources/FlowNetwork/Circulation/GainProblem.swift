/// A directed network with capacities in which some arcs gain 1 a unit: what a ``MaximumGainCirculation`` is asked of.
///
/// ```swift
/// var problem = GainProblem(nodes: 2)
/// problem.addArc(from: 0, to: 1, capacity: 10, gains: true)
/// problem.addArc(from: 1, to: 0, capacity: 7, gains: false)
/// try MaximumGainCirculation(of: problem).value   // 7
/// ```
///
/// Parallel arcs are kept apart. An arc takes 17 bytes.
public struct GainProblem: Sendable {
    /// Number of nodes; nodes are named 0 ..< nodeCount.
    public let nodeCount: Int
    /// Start of each arc.
    public private(set) var tails: [Int32] = []
    /// End of each arc.
    public private(set) var heads: [Int32] = []
    /// Capacity of each arc in integer units, at least 0.
    public private(set) var capacities: [Int64] = []
    /// Whether a unit on the arc gains 1.
    public private(set) var gains: [Bool] = []

    /// - Precondition: `nodes` is in 0 ..< 2³¹.
    public init(nodes: Int) {
        precondition(nodes >= 0 && nodes < Int(Int32.max), "more nodes than 32-bit indices name")
        nodeCount = nodes
    }

    /// The legs of a network in their order, every one of which gains: its maximum circulation.
    package init(_ network: WeightedDigraph) {
        nodeCount = network.firmCount
        tails = network.tail
        heads = network.head
        capacities = network.weight
        gains = [Bool](repeating: true, count: network.legCount)
    }

    /// Number of arcs.
    public var arcCount: Int { heads.count }

    /// Makes room for as many arcs.
    public mutating func reserveCapacity(_ arcs: Int) {
        tails.reserveCapacity(arcs)
        heads.reserveCapacity(arcs)
        capacities.reserveCapacity(arcs)
        gains.reserveCapacity(arcs)
    }

    /// Adds an arc.
    ///
    /// - Returns: the arc's number.
    /// - Precondition: both ends are nodes, not the same one, and the capacity is not negative.
    @discardableResult
    public mutating func addArc(
        from tail: Int, to head: Int, capacity: Int64, gains: Bool
    ) -> Int {
        precondition(tail >= 0 && tail < nodeCount && head >= 0 && head < nodeCount)
        precondition(tail != head, "an arc joins two nodes")
        precondition(capacity >= 0, "a capacity is an amount")
        tails.append(Int32(tail))
        heads.append(Int32(head))
        capacities.append(capacity)
        self.gains.append(gains)
        return heads.count - 1
    }

    /// Largest sum of capacities that is taken: excesses of the solver then fit in 64 bits.
    public static let largestTotal = Int64.max / 2

    func validate() throws(GraphError) {
        guard arcCount < ResidualArc.limit / 2 else {
            throw .tooLarge(firms: nodeCount, legs: arcCount)
        }
        var sum: Int128 = 0
        for capacity in capacities { sum += Int128(capacity) }
        guard sum <= Int128(GainProblem.largestTotal) else {
            throw .totalAbove(limit: GainProblem.largestTotal)
        }
    }

    /// The groups of nodes that flow can leave and come back to, numbered against the direction of the arcs.
    func components() -> StronglyConnectedComponents {
        var outStart = [Int32](repeating: 0, count: nodeCount + 1)
        for tail in tails { outStart[Int(tail) + 1] += 1 }
        for node in 0..<nodeCount { outStart[node + 1] += outStart[node] }
        var next = outStart
        var ordered = [Int32](repeating: 0, count: arcCount)
        for arc in 0..<arcCount {
            let tail = Int(tails[arc])
            ordered[Int(next[tail])] = heads[arc]
            next[tail] += 1
        }
        return StronglyConnectedComponents(firms: nodeCount, outStart: outStart, head: ordered)
    }
}
