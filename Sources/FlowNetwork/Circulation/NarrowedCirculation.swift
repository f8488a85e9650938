/// What the greatest gain becomes when arcs of a solved problem are narrowed, found from the solution instead of anew.
///
/// ```swift
/// let whole = try MaximumGainCirculation(of: problem)
/// var narrowed = NarrowedCirculation(of: problem, flows: whole.flows, potentials: whole.potentials)
/// try narrowed.value(narrowing: [(arc: 3, by: 20)])      // the gain with 20 units less room on arc 3
/// ```
///
/// What still fits stays where it is. What does not is left over at the arc's start and missing at its end, and is sent from the one to the other by the ways
/// that lose least: successive shortest paths with potentials in the residual network (Edmonds & Karp 1972, "Theoretical improvements in algorithmic
/// efficiency for network flow problems"), all shortest ways of one length at a time (blocking flows, Dinic 1970). A way back always exists: the one that the
/// units came by. Lengths stay at least 0, so the potentials prove the new optimum, and every value is checked with its dual as in
/// ``MaximumGainCirculation``.
///
/// Cost of a value: a copy of the network, and a search for each different loss of a unit: what a new solution costs is paid once for thousands of values.
package struct NarrowedCirculation: ~Copyable {
    private let nodeCount: Int
    private let arcCount: Int
    private let first: Scratch<Int32>
    /// Residual arc of each arc in its own direction.
    private let forward: Scratch<Int32>
    private let solved: Scratch<ResidualArc>
    private let solvedPotential: Scratch<Int64>

    private let arcs: Scratch<ResidualArc>
    private let potential: Scratch<Int64>
    /// What is left over at a node; negative: what is missing.
    private let excess: Scratch<Int64>
    private let distance: Scratch<Int64>
    private let level: Scratch<Int32>
    private let current: Scratch<Int32>
    private var sources: [Int32] = []
    private var reached: [Int32] = []
    private var waiting = DistanceHeap()

    /// - Parameters:
    ///   - flows: on the arcs, in their order: a circulation of the greatest gain.
    ///   - potentials: of the nodes, which prove it.
    /// - Precondition: one flow an arc and one potential a node; a solution that is none shows in the check of a value.
    package init(of problem: GainProblem, flows: [Int64], potentials: [Int64]) {
        precondition(flows.count == problem.arcCount && potentials.count == problem.nodeCount)
        precondition(2 * problem.arcCount < ResidualArc.limit, "more arcs than 30 bits name")
        nodeCount = problem.nodeCount
        arcCount = problem.arcCount
        first = Scratch(repeating: 0, count: nodeCount + 1)
        forward = Scratch(repeating: 0, count: arcCount)
        solved = Scratch(
            repeating: ResidualArc(room: 0, head: 0, mate: 0, cost: 0), count: 2 * arcCount)
        arcs = Scratch(
            repeating: ResidualArc(room: 0, head: 0, mate: 0, cost: 0), count: 2 * arcCount)
        solvedPotential = Scratch(potentials)
        potential = Scratch(potentials)
        excess = Scratch(repeating: 0, count: nodeCount)
        distance = Scratch(repeating: Int64.max, count: nodeCount)
        level = Scratch(repeating: -1, count: nodeCount)
        current = Scratch(repeating: 0, count: nodeCount)
        let (forward, solved) = (forward.base, solved.base)
        ResidualArc.layOut(
            tails: problem.tails, heads: problem.heads, first: first, cursor: current,
            nodes: nodeCount
        ) { arc, there, back in
            let cost: Int32 = problem.gains[arc] ? -1 : 0
            solved[Int(there)] = ResidualArc(
                room: problem.capacities[arc] - flows[arc], head: problem.heads[arc], mate: back,
                cost: cost)
            solved[Int(back)] = ResidualArc(
                room: flows[arc], head: problem.tails[arc], mate: there, cost: -cost)
            forward[arc] = there
        }
    }

    /// The gain when capacities are lowered, integer units; of an arc that is named twice, by both.
    ///
    /// - Precondition: no capacity is lowered below 0.
    /// - Throws: ``CirculationError`` when the solution fails its own check: a defect of the program.
    package mutating func value(
        narrowing: some Sequence<(arc: Int, by: Int64)>
    ) throws(CirculationError) -> Int64 {
        arcs.base.update(from: solved.base, count: 2 * arcCount)
        potential.base.update(from: solvedPotential.base, count: nodeCount)
        for (arc, by) in narrowing { narrow(arc, by) }
        while !sources.isEmpty {
            guard let nearest = search() else { throw unrouted() }
            for node in reached where distance.base[Int(node)] < nearest {
                potential.base[Int(node)] += nearest - distance.base[Int(node)]
            }
            forget()
            block()
            sources.removeAll { excess.base[Int($0)] == 0 }
        }
        return try proven()
    }

    private mutating func narrow(_ arc: Int, _ by: Int64) {
        let there = Int(forward.base[arc])
        let back = arcs.base[there].mate
        precondition(by >= 0 && by <= arcs.base[there].room + arcs.base[back].room)
        let free = min(by, arcs.base[there].room)
        arcs.base[there].room -= free
        guard by > free else { return }
        let (tail, head) = (Int(arcs.base[back].head), Int(arcs.base[there].head))
        arcs.base[back].room -= by - free
        move(by - free, to: tail)
        move(free - by, to: head)
    }

    /// Adds to what is left over at a node.
    private mutating func move(_ amount: Int64, to node: Int) {
        if excess.base[node] <= 0, excess.base[node] + amount > 0 { sources.append(Int32(node)) }
        excess.base[node] += amount
        // Of several narrowed arcs of one node one may take what another leaves.
        if excess.base[node] <= 0 { sources.removeAll { Int($0) == node } }
    }

    /// Loss of a unit along a residual arc, at least 0.
    @inline(__always)
    private static func length(
        _ arc: ResidualArc, from node: Int, _ potential: UnsafeMutablePointer<Int64>
    ) -> Int64 {
        potential[Int(arc.head)] - potential[node] + arc.cost
    }

    /// Distances of all nodes that are nearer to what is left over than any node that lacks something (Dijkstra 1959).
    ///
    /// - Returns: the distance of the nearest node that lacks something.
    private mutating func search() -> Int64? {
        let (first, arcs, excess) = (first.base, arcs.base, excess.base)
        let (distance, potential) = (distance.base, potential.base)
        var nearest = Int64.max
        var now: [Int32] = []
        var here: Int64 = 0
        waiting.removeAll()
        for source in sources {
            distance[Int(source)] = 0
            reached.append(source)
            now.append(source)
        }
        while true {
            while let node = now.popLast() {
                let u = Int(node)
                for a in Int(first[u])..<Int(first[u + 1]) where arcs[a].room > 0 {
                    let v = Int(arcs[a].head)
                    let far = here + Self.length(arcs[a], from: u, potential)
                    guard far < distance[v], far < nearest else { continue }
                    if distance[v] == Int64.max { reached.append(arcs[a].head) }
                    distance[v] = far
                    if excess[v] < 0 { nearest = far }
                    if far == here {
                        now.append(arcs[a].head)
                    } else {
                        waiting.insert(arcs[a].head, at: far)
                    }
                }
                if nearest == here { return nearest }
            }
            guard let next = waiting.popNearest() else {
                return nearest == Int64.max ? nil : nearest
            }
            if next.distance >= nearest { return nearest }
            // A node that was reached by a shorter way since has been looked at.
            guard distance[Int(next.node)] == next.distance else { continue }
            here = next.distance
            now.append(next.node)
        }
    }

    private mutating func forget() {
        for node in reached { distance.base[Int(node)] = Int64.max }
        reached.removeAll(keepingCapacity: true)
    }

    /// Sends on what can go by ways without loss, in layers of as few arcs as possible.
    private mutating func block() {
        let (first, arcs, excess) = (first.base, arcs.base, excess.base)
        let (level, current, potential) = (level.base, current.base, potential.base)
        var queue = sources
        for source in sources {
            level[Int(source)] = 0
            current[Int(source)] = first[Int(source)]
        }
        var next = 0
        // No layer is of use behind the first in which something is lacking.
        var last = Int32.max
        while next < queue.count {
            let u = Int(queue[next])
            next += 1
            guard level[u] < last else { break }
            for a in Int(first[u])..<Int(first[u + 1]) where arcs[a].room > 0 {
                let v = Int(arcs[a].head)
                guard level[v] < 0, Self.length(arcs[a], from: u, potential) == 0 else { continue }
                level[v] = level[u] + 1
                current[v] = first[v]
                queue.append(arcs[a].head)
                if excess[v] < 0 { last = level[v] }
            }
        }
        var path: [Int] = []
        for source in sources {
            var node = Int(source)
            path.removeAll(keepingCapacity: true)
            while excess[Int(source)] > 0 {
                if excess[node] < 0 {
                    var amount = min(excess[Int(source)], -excess[node])
                    for a in path { amount = min(amount, arcs[a].room) }
                    excess[Int(source)] -= amount
                    excess[node] += amount
                    var full = path.count
                    for (place, a) in path.enumerated().reversed() {
                        arcs[a].room -= amount
                        arcs[arcs[a].mate].room += amount
                        if arcs[a].room == 0 { full = place }
                    }
                    if full < path.count {
                        node = Int(arcs[arcs[path[full]].mate].head)
                        path.removeLast(path.count - full)
                    }
                    continue
                }
                var found: Int?
                while current[node] < first[node + 1] {
                    let a = Int(current[node])
                    let v = Int(arcs[a].head)
                    if arcs[a].room > 0, level[v] == level[node] + 1,
                        Self.length(arcs[a], from: node, potential) == 0
                    {
                        found = a
                        break
                    }
                    current[node] += 1
                }
                if let found {
                    path.append(found)
                    node = Int(arcs[found].head)
                } else {
                    guard let last = path.popLast() else { break }
                    node = Int(arcs[arcs[last].mate].head)
                    current[node] += 1
                }
            }
        }
        for node in queue { level[Int(node)] = -1 }
    }

    private func proven() throws(CirculationError) -> Int64 {
        let (arcs, potential) = (arcs.base, potential.base)
        var value: Int64 = 0
        var bound: Int128 = 0
        for arc in 0..<arcCount {
            let there = arcs[Int(forward.base[arc])]
            let back = arcs[there.mate]
            if there.cost != 0 { value += back.room }
            let price = -Self.length(there, from: Int(back.head), potential)
            if price > 0 { bound += Int128(there.room + back.room) * Int128(price) }
        }
        guard bound == Int128(value) else { throw .notOptimal(value: value, bound: "\(bound)") }
        return value
    }

    /// What the search could not send on: a defect. The memory is left as a new value needs it.
    private mutating func unrouted() -> CirculationError {
        let stuck = sources.first ?? 0
        forget()
        sources = []
        excess.base.update(repeating: 0, count: nodeCount)
        return .notConserved(firm: "node \(stuck)")
    }
}

/// Nodes by distance, the nearest first; a node may wait several times.
private struct DistanceHeap {
    private var entries: [(distance: Int64, node: Int32)] = []

    mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

    mutating func insert(_ node: Int32, at distance: Int64) {
        var place = entries.count
        entries.append((distance, node))
        while place > 0 {
            let parent = (place - 1) / 2
            guard entries[parent].distance > distance else { break }
            entries.swapAt(parent, place)
            place = parent
        }
    }

    mutating func popNearest() -> (distance: Int64, node: Int32)? {
        guard let nearest = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return nearest }
        entries[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < entries.count && entries[child].distance < entries[least].distance {
                least = child
            }
            guard least != place else { return nearest }
            entries.swapAt(least, place)
            place = least
        }
    }
}
