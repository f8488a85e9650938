/// Maximum flows of one network between changing ends, without building it anew for each.
///
/// ```swift
/// var solver = RepeatedFlow(of: problem)
/// try solver.solve(entries: [4, 7], exits: [9], closed: [2, 3])
/// solver.value                 // the most that can enter by arcs 4 and 7 and leave by arc 9
/// ```
///
/// The starts of the entries are the source and the ends of the exits the sink; whatever else touches these nodes is to be closed. Shortest augmenting paths with
/// distance labels that are repaired where a path ends instead of being found anew, and the gap rule (Ahuja & Orlin 1991, "Distance-directed augmenting path
/// algorithms for maximum flow and parametric maximum flow problems"). Exact on integers; every solution is checked against the minimum cut nearest the
/// source, as in ``MaximumFlow``.
package struct RepeatedFlow: ~Copyable {
    private let nodeCount: Int
    private let arcCount: Int
    private let source: Int
    private let sink: Int
    private let first: Scratch<Int32>
    /// Residual arc of each arc in its own direction.
    private let forward: Scratch<Int32>
    /// Arc of each residual arc; its complement for the way back.
    private let arcOf: Scratch<Int32>
    private let empty: Scratch<ResidualArc>

    private let arcs: Scratch<ResidualArc>
    private let label: Scratch<Int32>
    private let current: Scratch<Int32>
    private let queue: Scratch<Int32>
    private let labelled: Scratch<Int32>
    private let balance: Scratch<Int64>
    private let isOnSourceSide: Scratch<Bool>
    private var entries: [Int32] = []
    private var nextEntry = 0

    /// Of the last solution.
    package private(set) var value: Int64 = 0

    /// - Throws: ``MaximumFlowError/tooLarge``, ``MaximumFlowError/tooManyArcs(_:)``.
    package init(of problem: FlowProblem) throws(MaximumFlowError) {
        try problem.checkTotal()
        guard 2 * problem.arcCount < ResidualArc.limit else {
            throw .tooManyArcs(problem.arcCount)
        }
        nodeCount = problem.nodeCount
        arcCount = problem.arcCount
        source = nodeCount
        sink = nodeCount + 1
        let none = ResidualArc(room: 0, head: 0, mate: 0, cost: 0)
        first = Scratch(repeating: 0, count: nodeCount + 1)
        forward = Scratch(repeating: 0, count: arcCount)
        arcOf = Scratch(repeating: 0, count: 2 * arcCount)
        empty = Scratch(repeating: none, count: 2 * arcCount)
        arcs = Scratch(repeating: none, count: 2 * arcCount)
        label = Scratch(repeating: 0, count: nodeCount + 2)
        current = Scratch(repeating: 0, count: nodeCount + 2)
        queue = Scratch(repeating: 0, count: nodeCount + 2)
        labelled = Scratch(repeating: 0, count: nodeCount + 3)
        balance = Scratch(repeating: 0, count: nodeCount + 2)
        isOnSourceSide = Scratch(repeating: false, count: nodeCount + 2)
        let (forward, arcOf, empty) = (forward.base, arcOf.base, empty.base)
        ResidualArc.layOut(
            tails: problem.tails, heads: problem.heads, first: first, cursor: current,
            nodes: nodeCount
        ) { arc, there, back in
            empty[Int(there)] = ResidualArc(
                room: problem.capacities[arc], head: problem.heads[arc], mate: back, cost: 0)
            empty[Int(back)] = ResidualArc(
                room: 0, head: problem.tails[arc], mate: there, cost: 0)
            arcOf[Int(there)] = Int32(arc)
            arcOf[Int(back)] = ~Int32(arc)
            forward[arc] = there
        }
    }

    /// Finds the most that can enter by some arcs and leave by others.
    ///
    /// - Parameters:
    ///   - closed: arcs that carry nothing this time.
    ///   - opened: arcs with another capacity than the problem's, this time.
    /// - Throws: ``MaximumFlowError/notOptimal(value:cut:)`` when the solution fails its own check: a defect of the program.
    package mutating func solve(
        entries: [Int], exits: [Int], closed: [Int] = [],
        opened: [(arc: Int, capacity: Int64)] = []
    ) throws(MaximumFlowError) {
        arcs.base.update(from: empty.base, count: 2 * arcCount)
        for arc in closed { arcs.base[Int(forward.base[arc])].room = 0 }
        for (arc, capacity) in opened { arcs.base[Int(forward.base[arc])].room = capacity }
        for arc in exits { arcs.base[Int(forward.base[arc])].head = Int32(sink) }
        for arc in entries {
            arcs.base[arcs.base[Int(forward.base[arc])].mate].head = Int32(source)
        }
        self.entries = entries.map { forward.base[$0] }
        value = 0
        setLabels(exits)
        augment()
        findSourceSide()
        try verify(exits)
    }

    /// Units on an arc in the last solution.
    package func flow(ofArc arc: Int) -> Int64 {
        arcs.base[arcs.base[Int(forward.base[arc])].mate].room
    }

    private func capacity(_ there: Int) -> Int64 {
        arcs.base[there].room + arcs.base[arcs.base[there].mate].room
    }

    /// Arcs with a capacity from the source's side of the minimum cut nearest the source to the other: their capacities add up to ``value``.
    package func cutArcs() -> [(arc: Int, capacity: Int64)] {
        var found: [(arc: Int, capacity: Int64)] = []
        func look(_ a: Int) {
            guard arcOf.base[a] >= 0, !isOnSourceSide.base[Int(arcs.base[a].head)] else { return }
            let capacity = capacity(a)
            if capacity > 0 { found.append((Int(arcOf.base[a]), capacity)) }
        }
        for a in entries { look(Int(a)) }
        for node in 0..<nodeCount where isOnSourceSide.base[node] {
            for a in Int(first.base[node])..<Int(first.base[node + 1]) { look(a) }
        }
        return found
    }

    /// Distances to the sink.
    private mutating func setLabels(_ exits: [Int]) {
        let (first, arcs, label) = (first.base, arcs.base, label.base)
        let (queue, labelled) = (queue.base, labelled.base)
        let far = Int32(nodeCount + 2)
        label.update(repeating: far, count: nodeCount + 2)
        labelled.update(repeating: 0, count: nodeCount + 3)
        label[sink] = 0
        var (reading, writing) = (0, 0)
        for arc in exits {
            let there = arcs[Int(forward.base[arc])]
            let node = Int(arcs[there.mate].head)
            guard there.room > 0, label[node] == far else { continue }
            label[node] = 1
            queue[writing] = Int32(node)
            writing += 1
        }
        while reading < writing {
            let u = Int(queue[reading])
            reading += 1
            guard u != source else { continue }
            for a in Int(first[u])..<Int(first[u + 1]) {
                let v = Int(arcs[a].head)
                guard label[v] == far, arcs[arcs[a].mate].room > 0 else { continue }
                label[v] = label[u] + 1
                queue[writing] = Int32(v)
                writing += 1
            }
        }
        for node in 0..<(nodeCount + 2) { labelled[Int(label[node])] += 1 }
        for node in 0..<nodeCount { current.base[node] = first[node] }
        nextEntry = 0
    }

    private mutating func augment() {
        let (first, arcs, label) = (first.base, arcs.base, label.base)
        let (current, labelled) = (current.base, labelled.base)
        let far = Int32(nodeCount + 2)
        var path: [Int] = []
        var u = source
        while label[source] < far {
            if u == sink {
                var amount = Int64.max
                for a in path { amount = min(amount, arcs[a].room) }
                var full = 0
                for (place, a) in path.enumerated().reversed() {
                    arcs[a].room -= amount
                    arcs[arcs[a].mate].room += amount
                    if arcs[a].room == 0 { full = place }
                }
                value += amount
                u = Int(arcs[arcs[path[full]].mate].head)
                path.removeLast(path.count - full)
                continue
            }
            var found = -1
            if u == source {
                while nextEntry < entries.count {
                    let a = Int(entries[nextEntry])
                    if arcs[a].room > 0, label[Int(arcs[a].head)] == label[u] - 1 {
                        found = a
                        break
                    }
                    nextEntry += 1
                }
            } else {
                let end = first[u + 1]
                while current[u] < end {
                    let a = Int(current[u])
                    if arcs[a].room > 0, label[Int(arcs[a].head)] == label[u] - 1 {
                        found = a
                        break
                    }
                    current[u] += 1
                }
            }
            if found >= 0 {
                path.append(found)
                u = Int(arcs[found].head)
                continue
            }
            var nearest = far - 1
            if u == source {
                for a in entries where arcs[Int(a)].room > 0 {
                    nearest = min(nearest, label[Int(arcs[Int(a)].head)])
                }
                nextEntry = 0
            } else {
                for a in Int(first[u])..<Int(first[u + 1]) where arcs[a].room > 0 {
                    nearest = min(nearest, label[Int(arcs[a].head)])
                }
                current[u] = first[u]
            }
            labelled[Int(label[u])] -= 1
            // Nobody at this distance: the source is cut off.
            if labelled[Int(label[u])] == 0 { return }
            label[u] = nearest + 1
            labelled[Int(label[u])] += 1
            if let last = path.popLast() { u = Int(arcs[arcs[last].mate].head) }
        }
    }

    private mutating func findSourceSide() {
        let (first, arcs, queue) = (first.base, arcs.base, queue.base)
        let side = isOnSourceSide.base
        side.update(repeating: false, count: nodeCount + 2)
        side[source] = true
        var (reading, writing) = (0, 0)
        func reach(_ a: Int) {
            let v = Int(arcs[a].head)
            guard arcs[a].room > 0, !side[v] else { return }
            side[v] = true
            guard v < nodeCount else { return }
            queue[writing] = Int32(v)
            writing += 1
        }
        for a in entries { reach(Int(a)) }
        while reading < writing {
            let u = Int(queue[reading])
            reading += 1
            for a in Int(first[u])..<Int(first[u + 1]) { reach(a) }
        }
    }

    /// Amounts within the arcs, as much into every node as out of it, and a cut of the same capacity.
    private mutating func verify(_ exits: [Int]) throws(MaximumFlowError) {
        let (arcs, balance, side) = (arcs.base, balance.base, isOnSourceSide.base)
        balance.update(repeating: 0, count: nodeCount + 2)
        var cut: Int128 = 0
        var isWithin = true
        for arc in 0..<arcCount {
            let there = arcs[Int(forward.base[arc])]
            let back = arcs[there.mate]
            let (tail, head) = (Int(back.head), Int(there.head))
            if back.room < 0 || there.room < 0 { isWithin = false }
            balance[tail] -= back.room
            balance[head] += back.room
            if side[tail] && !side[head] { cut += Int128(there.room) + Int128(back.room) }
        }
        let isConserved = (0..<nodeCount).allSatisfy { balance[$0] == 0 }
        guard isWithin, isConserved, balance[sink] == value, balance[source] == -value,
            !side[sink], cut == Int128(value)
        else { throw .notOptimal(value: value, cut: "\(cut)") }
    }
}
