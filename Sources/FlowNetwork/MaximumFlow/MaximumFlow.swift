/// The most that can flow from one node to another, on which arcs, and the arcs that keep it from being more.
///
/// Exact on integers: blocking flows in layered networks (Dinic 1970, "Algorithm for solution of a problem of maximum
/// flow in a network with power estimation"). The proof is the minimum cut (Ford & Fulkerson 1956): every solution
/// is checked against the capacity of the arcs that leave ``isOnSourceSide`` before it is returned.
///
/// The cut is the one nearest the source: of several cuts of the same capacity, the fewest nodes are on the source's side,
/// so it does not depend on the flow that was found.
///
/// O(nodes² · arcs) at worst, far less on the sparse and shallow networks of deals.
public struct MaximumFlow: Sendable {
    /// The flow's value in integer units.
    public let value: Int64
    /// Flow on each arc of the problem.
    public let flows: [Int64]
    /// Which nodes the source can still reach when the flow is in place.
    public let isOnSourceSide: [Bool]

    /// - Throws: ``MaximumFlowError``.
    public init(
        of problem: FlowProblem, from source: Int, to sink: Int
    ) throws(MaximumFlowError) {
        guard source != sink, (0..<problem.nodeCount).contains(source),
            (0..<problem.nodeCount).contains(sink)
        else { throw .noTerminals }
        try problem.checkTotal()
        var solver = Dinic(problem, source: source, sink: sink)
        guard solver.solve() else { throw .unbounded }
        value = solver.value
        flows = (0..<problem.arcCount).map { solver.residual[2 * $0 + 1] }
        isOnSourceSide = solver.level.map { $0 >= 0 }
        try verify(on: problem, from: source, to: sink)
    }

    /// Arcs from the source's side to the other: all are full, and their capacities add up to ``value``.
    public func cutArcs(of problem: FlowProblem) -> [Int] {
        (0..<problem.arcCount).filter {
            isOnSourceSide[Int(problem.tails[$0])] && !isOnSourceSide[Int(problem.heads[$0])]
        }
    }

    /// Checks the solution against the problem alone, in O(nodes + arcs).
    public func verify(
        on problem: FlowProblem, from source: Int, to sink: Int
    ) throws(MaximumFlowError) {
        var balance = [Int128](repeating: 0, count: problem.nodeCount)
        var cut: Int128 = 0
        var isWithin = flows.count == problem.arcCount && isOnSourceSide.count == balance.count
        guard isWithin else { throw .notOptimal(value: value, cut: "of another network") }
        for arc in 0..<problem.arcCount {
            let (tail, head) = (Int(problem.tails[arc]), Int(problem.heads[arc]))
            if flows[arc] < 0 || flows[arc] > problem.capacities[arc] { isWithin = false }
            balance[tail] -= Int128(flows[arc])
            balance[head] += Int128(flows[arc])
            if isOnSourceSide[tail] && !isOnSourceSide[head] {
                cut += Int128(problem.capacities[arc])
            }
        }
        let isConserved = balance.indices.allSatisfy {
            $0 == source || $0 == sink || balance[$0] == 0
        }
        guard isWithin, isConserved, isOnSourceSide[source], !isOnSourceSide[sink],
            balance[sink] == Int128(value), cut == Int128(value)
        else { throw .notOptimal(value: value, cut: "\(cut)") }
    }
}

/// Dinic's algorithm with an explicit path instead of recursion, so that long chains of steps in time cost no stack.
private struct Dinic {
    /// Edge 2a is arc a, edge 2a + 1 its way back.
    private(set) var residual: [Int64]
    private(set) var level: [Int32]
    private(set) var value: Int64 = 0
    private let ends: [Int32]
    private let start: [Int32]
    private let edges: [Int32]
    private var next: [Int32]
    private var queue: [Int32] = []
    private let source: Int
    private let sink: Int

    init(_ problem: FlowProblem, source: Int, sink: Int) {
        let nodes = problem.nodeCount
        var ends: [Int32] = []
        var residual: [Int64] = []
        ends.reserveCapacity(2 * problem.arcCount)
        residual.reserveCapacity(2 * problem.arcCount)
        var start = [Int32](repeating: 0, count: nodes + 1)
        for arc in 0..<problem.arcCount {
            ends.append(problem.heads[arc])
            ends.append(problem.tails[arc])
            residual.append(problem.capacities[arc])
            residual.append(0)
            start[Int(problem.tails[arc]) + 1] += 1
            start[Int(problem.heads[arc]) + 1] += 1
        }
        for node in 0..<nodes { start[node + 1] += start[node] }
        var place = start
        var edges = [Int32](repeating: 0, count: ends.count)
        for edge in ends.indices {
            let tail = Int(ends[edge ^ 1])
            edges[Int(place[tail])] = Int32(edge)
            place[tail] += 1
        }
        self.ends = ends
        self.residual = residual
        self.start = start
        self.edges = edges
        self.source = source
        self.sink = sink
        level = [Int32](repeating: -1, count: nodes)
        next = start
    }

    /// - Returns: whether the flow is bounded.
    mutating func solve() -> Bool {
        while layer() {
            next = start
            guard block() else { return false }
        }
        return true
    }

    /// Distances from the source over edges with room; whether the sink is reached.
    private mutating func layer() -> Bool {
        for node in level.indices { level[node] = -1 }
        queue.removeAll(keepingCapacity: true)
        queue.append(Int32(source))
        level[source] = 0
        var first = 0
        while first < queue.count {
            let node = Int(queue[first])
            first += 1
            for place in start[node]..<start[node + 1] {
                let edge = Int(edges[Int(place)])
                let end = Int(ends[edge])
                if residual[edge] > 0 && level[end] < 0 {
                    level[end] = level[node] + 1
                    queue.append(Int32(end))
                }
            }
        }
        return level[sink] >= 0
    }

    private mutating func block() -> Bool {
        var path: [Int] = []
        var node = source
        while true {
            if node == sink {
                guard let room = path.map({ residual[$0] }).min(), room < FlowProblem.unlimited
                else { return false }
                value += room
                var cut: Int?
                for (index, edge) in path.enumerated() {
                    residual[edge] -= room
                    residual[edge ^ 1] += room
                    if residual[edge] == 0 && cut == nil { cut = index }
                }
                let keep = cut ?? 0
                node = Int(ends[path[keep] ^ 1])
                path.removeLast(path.count - keep)
                continue
            }
            var found: Int?
            while next[node] < start[node + 1] {
                let edge = Int(edges[Int(next[node])])
                if residual[edge] > 0 && level[Int(ends[edge])] == level[node] + 1 {
                    found = edge
                    break
                }
                next[node] += 1
            }
            if let found {
                path.append(found)
                node = Int(ends[found])
            } else {
                guard let edge = path.popLast() else { return true }
                // Nothing more leads from here to the sink in this layering.
                node = Int(ends[edge ^ 1])
                next[node] += 1
            }
        }
    }
}
