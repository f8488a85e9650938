/// The primal–dual kernel: a circulation of the greatest gain, found by taking back as little as possible.
///
/// At first every arc that gains is full, which balances nobody. What a node has too much of is then sent back to the nodes that lack it by the ways that lose least: distances
/// to the nearest lack (Dijkstra 1959), and a maximum flow on the arcs of all shortest ways (primal–dual method, Ford & Fulkerson 1962, "Flows in networks"), by augmenting
/// paths with hop labels that are repaired where a path ends (Ahuja & Orlin 1991). Losses are whole numbers, and small ones in a web of deals where a firm is a few
/// steps from any other, so that a handful of rounds is enough where cost scaling climbs unit by unit.
///
/// Any prices may be started from, those of a solution of other amounts too: arcs that gain at them start full, arcs that lose start empty. In networks of long chains
/// there are as many losses as steps, and ``CostScaling`` is faster.
struct PrimalDual: ~Copyable {
    let nodes: Int
    private let count: Int
    private let first: Scratch<Int32>
    private let arcs: Scratch<ResidualArc>
    /// Residual arc of each arc in its own direction.
    private let forward: Scratch<Int32>
    private let price: Scratch<Int32>
    /// What is too much at a node; negative: what it lacks.
    private let excess: Scratch<Int64>
    /// Loss to the nearest lack, with the number of arcs in 20 bits below it.
    private let distance: Scratch<Int64>
    /// Arcs to the nearest lack on the shortest ways, or fewer.
    private let label: Scratch<Int32>
    private let labelled: Scratch<Int32>
    private let current: Scratch<Int32>
    private let path: Scratch<Int32>
    /// Distances as in ``distance``, with the node in 20 bits below them.
    private let heap: Scratch<UInt64>

    /// Most nodes: a place in the heap has 20 bits for each.
    static let nodeLimit = 1 << 20

    /// - Parameters:
    ///   - nodes: in any number of components.
    ///   - arc: each arc by its number, asked for more than once.
    /// - Precondition: `nodes < nodeLimit`, `2 · arcs < ResidualArc.limit`.
    init(nodes: Int, arcs count: Int, arc: (Int) -> CostScaling.Arc) {
        precondition(nodes < PrimalDual.nodeLimit && 2 * count < ResidualArc.limit)
        self.nodes = nodes
        self.count = count
        first = Scratch(repeating: 0, count: nodes + 1)
        arcs = Scratch(
            repeating: ResidualArc(room: 0, head: 0, mate: 0, cost: 0), count: 2 * count)
        forward = Scratch(repeating: 0, count: count)
        price = Scratch(repeating: 0, count: nodes)
        excess = Scratch(repeating: 0, count: nodes)
        distance = Scratch(repeating: 0, count: nodes)
        label = Scratch(repeating: 0, count: nodes)
        labelled = Scratch(repeating: 0, count: nodes + 1)
        current = Scratch(repeating: 0, count: nodes)
        path = Scratch(repeating: 0, count: nodes + 1)
        // A node is looked at once, so an arc brings one entry at most.
        heap = Scratch(repeating: 0, count: 2 * count + nodes)
        layOut(arc)
    }

    /// Takes other arcs between the same nodes, as many as before, and keeps the prices.
    func layOut(_ arc: (Int) -> CostScaling.Arc) {
        first.base.update(repeating: 0, count: nodes + 1)
        ResidualArc.layOut(
            arcs: count, into: arcs, forward: forward, first: first, cursor: current,
            nodes: nodes, arc: arc)
    }

    /// Takes other capacities on the same arcs, and keeps the prices.
    ///
    /// - Parameter capacities: one for each arc, at least 0.
    func reload(_ capacities: UnsafePointer<Int64>) {
        for arc in 0..<count {
            let there = Int(forward.base[arc])
            arcs.base[there].room = capacities[arc]
            arcs.base[arcs.base[there].mate].room = 0
        }
    }

    /// Forgets what earlier solutions say of prices.
    func forgetPrices() { price.base.update(repeating: 0, count: nodes) }

    /// What of an arc goes round.
    func amount(ofArc arc: Int) -> Int64 {
        arcs.base[arcs.base[Int(forward.base[arc])].mate].room
    }

    /// Whole-number potentials that prove the optimum.
    func writePotentials(to found: UnsafeMutablePointer<Int64>) {
        for node in 0..<nodes { found[node] = -Int64(price.base[node]) }
    }

    /// Loss of a unit along a residual arc.
    @inline(__always)
    private static func length(
        _ arc: ResidualArc, from node: Int, _ price: UnsafeMutablePointer<Int32>
    ) -> Int32 {
        Int32(truncatingIfNeeded: arc.cost) &+ price[node] &- price[Int(arc.head)]
    }

    /// Finds the optimum.
    ///
    /// - Parameter rounds: after which it gives up.
    /// - Returns: whether it was found.
    func solve(rounds: Int) -> Bool {
        fill()
        var left = rounds
        while search() {
            guard left > 0 else { return false }
            left -= 1
            augment()
        }
        return true
    }

    /// Fills the arcs that gain at the prices.
    private func fill() {
        let (first, arcs, price, excess) = (first.base, arcs.base, price.base, excess.base)
        excess.update(repeating: 0, count: nodes)
        for u in 0..<nodes {
            for a in Int(first[u])..<Int(first[u + 1]) {
                let arc = arcs[a]
                guard arc.room > 0, Self.length(arc, from: u, price) < 0 else { continue }
                arcs[arc.mate].room += arc.room
                arcs[a].room = 0
                excess[u] -= arc.room
                excess[Int(arc.head)] += arc.room
            }
        }
    }

    /// Sets prices and labels by the distances to the nodes that lack something.
    ///
    /// - Returns: whether anything is too much anywhere.
    private func search() -> Bool {
        let (first, arcs, excess) = (first.base, arcs.base, excess.base)
        let (distance, label, price) = (distance.base, label.base, price.base)
        let far = Int64.max
        var isWaiting = false
        var size = 0
        for node in 0..<nodes {
            distance[node] = far
            if excess[node] < 0 {
                distance[node] = 0
                push(UInt64(node), &size)
            } else if excess[node] > 0 {
                isWaiting = true
            }
        }
        guard isWaiting else { return false }
        var most: Int64 = 0
        while size > 0 {
            let key = pop(&size)
            let here = Int64(key >> 20)
            let u = Int(key & 0xF_FFFF)
            guard distance[u] == here else { continue }
            most = here
            let at = price[u]
            for a in Int(first[u])..<Int(first[u + 1]) {
                let arc = arcs[a]
                let v = Int(arc.head)
                // Both directions of an arc lose the opposite of each other.
                let loss = Int64(price[v] &- at) &- arc.cost
                let away = here &+ loss << 20 &+ 1
                guard away < distance[v], arcs[arc.mate].room > 0 else { continue }
                distance[v] = away
                push(UInt64(bitPattern: away << 20) | UInt64(v), &size)
            }
        }
        let limit = Int32(truncatingIfNeeded: most >> 20)
        for node in 0..<nodes {
            if distance[node] <= most {
                price[node] -= Int32(truncatingIfNeeded: distance[node] >> 20)
                label[node] = Int32(truncatingIfNeeded: distance[node] & 0xF_FFFF)
            } else {
                price[node] -= limit
                label[node] = Int32(nodes)
            }
        }
        return true
    }

    /// Sends what is too much to where it lacks, by arcs without loss, until nothing more goes or another search promises more.
    private func augment() {
        let (first, arcs, excess, price) = (first.base, arcs.base, excess.base, price.base)
        let (label, labelled, current) = (label.base, labelled.base, current.base)
        let path = path.base
        let far = Int32(nodes)
        // From this label on nodes are cut off from all that lacks something.
        var end = far
        labelled.update(repeating: 0, count: nodes + 1)
        for node in 0..<nodes {
            labelled[Int(label[node])] += 1
            current[node] = first[node]
        }
        for source in 0..<nodes where excess[source] > 0 {
            var u = source
            var steps = 0
            while label[source] < end {
                if excess[u] < 0 {
                    var amount = min(excess[source], -excess[u])
                    for step in 0..<steps { amount = min(amount, arcs[Int(path[step])].room) }
                    excess[source] -= amount
                    excess[u] += amount
                    var full = steps
                    for step in stride(from: steps - 1, through: 0, by: -1) {
                        let a = Int(path[step])
                        arcs[a].room -= amount
                        arcs[arcs[a].mate].room += amount
                        if arcs[a].room == 0 { full = step }
                    }
                    if excess[source] == 0 { break }
                    if full < steps {
                        u = Int(arcs[arcs[Int(path[full])].mate].head)
                        steps = full
                    }
                    continue
                }
                let last = first[u + 1]
                var a = current[u]
                while a < last {
                    let arc = arcs[Int(a)]
                    if arc.room > 0, label[Int(arc.head)] == label[u] - 1,
                        Self.length(arc, from: u, price) == 0
                    {
                        break
                    }
                    a += 1
                }
                current[u] = a
                if a < last {
                    path[steps] = a
                    steps += 1
                    u = Int(arcs[Int(a)].head)
                    continue
                }
                var nearest = far - 1
                for a in Int(first[u])..<Int(first[u + 1]) {
                    let arc = arcs[a]
                    if arc.room > 0, label[Int(arc.head)] < nearest,
                        Self.length(arc, from: u, price) == 0
                    {
                        nearest = label[Int(arc.head)]
                    }
                }
                labelled[Int(label[u])] -= 1
                // Nobody is left at this distance: whoever is farther is cut off.
                if labelled[Int(label[u])] == 0 {
                    end = label[u]
                    label[u] = far
                    break
                }
                label[u] = nearest + 1
                labelled[Int(nearest + 1)] += 1
                current[u] = first[u]
                if steps > 0 {
                    steps -= 1
                    u = Int(arcs[arcs[Int(path[steps])].mate].head)
                }
            }
        }
    }

    // MARK: Nodes by distance, then by arcs

    private func push(_ key: UInt64, _ size: inout Int) {
        let heap = heap.base
        var place = size
        size += 1
        while place > 0 {
            let parent = (place - 1) / 2
            guard heap[parent] > key else { break }
            heap[place] = heap[parent]
            place = parent
        }
        heap[place] = key
    }

    private func pop(_ size: inout Int) -> UInt64 {
        let heap = heap.base
        let nearest = heap[0]
        size -= 1
        let last = heap[size]
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < size else { break }
            if child + 1 < size, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < last else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = last
        return nearest
    }
}
