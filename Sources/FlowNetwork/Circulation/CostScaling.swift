/// The cost-scaling kernel: a circulation of the greatest gain in one strongly connected component.
///
/// A unit on an arc gains 1 or nothing, so its cost is −1 or 0; costs are multiplied by `nodes + 1`, so that a flow that is 1-optimal in
/// scaled costs is optimal. Each round divides ε: arcs of negative reduced cost are filled, then nodes with an excess
/// push it along admissible arcs or lower their price until one is (push–relabel, first in first out, with a
/// remembered arc per node). Two rules make it fast: before pushing into a node that lacks nothing, see
/// whether it can pass the money on, and reprice it if not (look-ahead); and now and then set all prices from
/// the distances to the nodes that lack money (global update, with buckets). See Goldberg (1997).
///
/// Excesses stay within the sum of the capacities, which must fit in `Int64`; prices stay within a few times nodes².
struct CostScaling: ~Copyable {
    let firms: Int
    private let legs: Int
    /// Scaled cost of a gain of one: −`unit` along an arc that gains, +`unit` back.
    private let unit: Int64
    private let first: Scratch<Int32>
    private let arcs: Scratch<ResidualArc>
    /// Residual arc of each leg in the direction of its money.
    private let forward: Scratch<Int32>
    private let price: Scratch<Int64>
    private let excess: Scratch<Int64>
    private let current: Scratch<Int32>
    private let queue: Scratch<Int32>
    private let rank: Scratch<Int32>
    private let nextInBucket: Scratch<Int32>
    private let previousInBucket: Scratch<Int32>
    private let buckets: Scratch<Int32>
    /// One flag: whether the prices are those of a solution on the same arcs.
    private let hasPrices: Scratch<Bool>

    /// ε is divided by this in every round.
    private static let scaleStep: Int64 = 12
    /// Firms from which on it pays to begin with a small ε and to look whether a round was the last one that matters.
    private static let largeNetwork = 5_000
    /// What ε is divided by before the first round of a large network: on random networks of 10⁵ firms that round finds the optimum.
    private static let firstStepOfLarge: Int64 = 100
    /// Looks at every arc after which the search for whole-number prices gives up.
    private static let patienceOfSettling = 2

    /// An arc as it is handed in.
    struct Arc {
        var tail: Int32
        var head: Int32
        var capacity: Int64
        /// Whether a unit on it gains 1.
        var gains: Bool
    }

    /// Every leg gains 1 a unit.
    ///
    /// - Parameters:
    ///   - legs: legs of the network inside the component.
    ///   - local: place of each of the network's firms in the component.
    init(_ network: WeightedDigraph, firms: Int, legs: [Int32], local: [Int32]) {
        self.init(nodes: firms, arcs: legs.count) { index in
            let leg = Int(legs[index])
            return Arc(
                tail: local[Int(network.tail[leg])], head: local[Int(network.head[leg])],
                capacity: network.weight[leg], gains: true)
        }
    }

    /// - Parameters:
    ///   - nodes: of one strongly connected component.
    ///   - arc: each arc by its number, asked for more than once.
    /// - Precondition: `2 · arcs < ResidualArc.limit`.
    init(nodes: Int, arcs count: Int, arc: (Int) -> Arc) {
        precondition(2 * count < ResidualArc.limit, "more arcs than 30-bit indices name")
        firms = nodes
        legs = count
        unit = Int64(nodes) + 1
        first = Scratch(repeating: 0, count: nodes + 1)
        arcs = Scratch(
            repeating: ResidualArc(room: 0, head: 0, mate: 0, cost: 0), count: 2 * count)
        forward = Scratch(repeating: 0, count: count)
        price = Scratch(repeating: 0, count: nodes)
        excess = Scratch(repeating: 0, count: nodes)
        current = Scratch(repeating: 0, count: nodes)
        queue = Scratch(repeating: 0, count: nodes + 1)
        rank = Scratch(repeating: 0, count: nodes)
        nextInBucket = Scratch(repeating: -1, count: nodes)
        previousInBucket = Scratch(repeating: -1, count: nodes)
        buckets = Scratch(repeating: -1, count: 4 * nodes + 64)
        hasPrices = Scratch(repeating: false, count: 1)
        ResidualArc.layOut(
            arcs: count, into: arcs, forward: forward, first: first, cursor: current,
            nodes: nodes, arc: arc)
    }

    /// Takes other amounts on the same legs, and forgets the solution, but not what it says of prices.
    ///
    /// - Parameter weight: one for each leg, at least 0.
    borrowing func reload(_ weight: UnsafePointer<Int64>) {
        for leg in 0..<legs {
            let there = Int(forward.base[leg])
            arcs.base[there].room = weight[leg]
            arcs.base[arcs.base[there].mate].room = 0
        }
        excess.base.update(repeating: 0, count: firms)
        guard hasPrices.base[0], firms <= CostScaling.largeNetwork else {
            hasPrices.base[0] = false
            price.base.update(repeating: 0, count: firms)
            return
        }
        // Only differences matter: many solutions in a row must not carry prices away.
        var highest = Int64.min
        for u in 0..<firms { highest = max(highest, price.base[u]) }
        for u in 0..<firms { price.base[u] -= highest }
    }

    /// What of a leg goes round.
    borrowing func amount(ofLeg leg: Int) -> Int64 {
        arcs.base[arcs.base[Int(forward.base[leg])].mate].room
    }

    /// Whole-number potentials that prove the optimum.
    ///
    /// Rounding the scaled prices down keeps every inequality unless a price is one below a multiple of the unit;
    /// of its `firms + 1` remainders some remainder belongs to no firm, and prices are shifted so that it is that one.
    borrowing func potentials() -> [Int64] {
        var found = [Int64](repeating: 0, count: firms)
        found.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { writePotentials(to: base) }
        }
        return found
    }

    /// As ``potentials()``, into memory for one number a firm.
    borrowing func writePotentials(to found: UnsafeMutablePointer<Int64>) {
        let taken = rank.base
        taken.update(repeating: 0, count: firms)
        func remainder(_ value: Int64) -> Int64 {
            let r = value % unit
            return r < 0 ? r + unit : r
        }
        // The last of the `firms + 1` remainders is free when no other is.
        for u in 0..<firms {
            let r = Int(remainder(price.base[u]))
            if r < firms { taken[r] = 1 }
        }
        var free = 0
        while free < firms, taken[free] == 1 { free += 1 }
        let shift = unit - 1 - Int64(free)
        for u in 0..<firms {
            let shifted = price.base[u] + shift
            found[u] = -((shifted - remainder(shifted)) / unit)
        }
    }

    /// Finds the optimum.
    ///
    /// After ``reload(_:)`` it starts from the last solution's prices with the smallest ε: any prices lead to the optimum, and those of like amounts are nearly
    /// right. Large networks start anew, where ε is what keeps the work small.
    borrowing func solve() {
        defer { hasPrices.base[0] = true }
        if hasPrices.base[0] { return refine(1) }
        let isLarge = firms > CostScaling.largeNetwork
        var tolerance =
            unit / (isLarge ? CostScaling.firstStepOfLarge : CostScaling.scaleStep)
        while true {
            tolerance = max(1, tolerance)
            refine(tolerance)
            if tolerance == 1 || (isLarge && settlePrices()) { return }
            tolerance /= CostScaling.scaleStep
        }
    }

    /// Looks for whole-number prices under which the circulation is optimal as it is (price refinement, Goldberg 1997).
    ///
    /// The scaled prices rounded down break the rule at a few firms; lowering what these reach mends it (label correcting), unless money could
    /// still be gained. A large network is optimal long before the tolerance says so, and the rounds that are left would only undo and redo it.
    ///
    /// - Returns: whether such prices were found within a few looks at every arc; they then stand in `price`.
    private borrowing func settlePrices() -> Bool {
        let (first, arcs, price, unit) = (first.base, arcs.base, price.base, unit)
        let (queue, isWaiting, whole) = (queue.base, rank.base, nextInBucket.base)
        let capacity = firms + 1
        func floor(_ value: Int64) -> Int64 {
            value >= 0 ? value / unit : -((-value + unit - 1) / unit)
        }
        @inline(__always) func length(_ arc: ResidualArc) -> Int32 {
            Int32(truncatingIfNeeded: arc.cost)
        }
        for u in 0..<firms { whole[u] = Int32(clamping: floor(price[u])) }
        var (reading, writing) = (0, 0)
        for u in 0..<firms {
            let isBroken = (Int(first[u])..<Int(first[u + 1])).contains {
                arcs[$0].room > 0 && whole[Int(arcs[$0].head)] > whole[u] + length(arcs[$0])
            }
            isWaiting[u] = isBroken ? 1 : 0
            if isBroken {
                queue[writing] = Int32(u)
                writing += 1
            }
        }
        var looks = CostScaling.patienceOfSettling * 2 * legs
        while reading != writing {
            let u = Int(queue[reading])
            reading += 1
            if reading == capacity { reading = 0 }
            isWaiting[u] = 0
            looks -= Int(first[u + 1] - first[u])
            guard looks >= 0 else { return false }
            for a in Int(first[u])..<Int(first[u + 1]) where arcs[a].room > 0 {
                let v = Int(arcs[a].head)
                let lower = whole[u] + length(arcs[a])
                guard lower < whole[v] else { continue }
                whole[v] = lower
                guard isWaiting[v] == 0 else { continue }
                isWaiting[v] = 1
                queue[writing] = Int32(v)
                writing += 1
                if writing == capacity { writing = 0 }
            }
        }
        for u in 0..<firms { price[u] = Int64(whole[u]) * unit }
        return true
    }

    /// Scaled cost of a unit along an arc.
    @inline(__always)
    private static func cost(_ arc: ResidualArc, _ unit: Int64) -> Int64 {
        arc.cost &* unit
    }

    /// Makes the circulation `tolerance`-optimal.
    private borrowing func refine(_ tolerance: Int64) {
        let (first, arcs, price, excess) = (first.base, arcs.base, price.base, excess.base)
        let (current, queue, unit) = (current.base, queue.base, unit)
        let capacity = firms + 1
        for u in 0..<firms {
            for a in Int(first[u])..<Int(first[u + 1]) {
                let arc = arcs[a]
                let v = Int(arc.head)
                if arc.room > 0, CostScaling.cost(arc, unit) + price[u] - price[v] < 0 {
                    arcs[arc.mate].room += arc.room
                    arcs[a].room = 0
                    excess[u] -= arc.room
                    excess[v] += arc.room
                }
            }
            current[u] = first[u]
        }
        updatePrices(tolerance)
        var reading = 0
        var writing = 0
        for u in 0..<firms where excess[u] > 0 {
            queue[writing] = Int32(u)
            writing += 1
        }
        var relabels = 0
        // Setting all prices anew costs a look at every arc; large networks feel it.
        let patience = (firms > CostScaling.largeNetwork ? firms : firms / 2) + 64
        while reading != writing {
            let u = Int(queue[reading])
            reading += 1
            if reading == capacity { reading = 0 }
            var here = price[u]
            while excess[u] > 0 {
                var a = Int(current[u])
                let end = Int(first[u + 1])
                while a < end {
                    let arc = arcs[a]
                    let v = Int(arc.head)
                    if arc.room > 0, CostScaling.cost(arc, unit) + here - price[v] < 0 {
                        if excess[v] >= 0, !canPassOn(v, tolerance, &relabels),
                            CostScaling.cost(arc, unit) + here - price[v] >= 0
                        {
                            a += 1
                            continue
                        }
                        let sent = min(arc.room, excess[u])
                        arcs[a].room -= sent
                        arcs[arc.mate].room += sent
                        excess[u] -= sent
                        let before = excess[v]
                        excess[v] = before + sent
                        if before <= 0, before + sent > 0 {
                            queue[writing] = arc.head
                            writing += 1
                            if writing == capacity { writing = 0 }
                        }
                        if excess[u] == 0 { break }
                    }
                    a += 1
                }
                if excess[u] == 0 {
                    current[u] = Int32(a)
                    break
                }
                relabel(u, tolerance)
                relabels += 1
                here = price[u]
            }
            if relabels > patience {
                relabels = 0
                updatePrices(tolerance)
            }
        }
    }

    /// Whether a firm has an admissible arc; reprices it when not.
    @inline(__always)
    private borrowing func canPassOn(_ v: Int, _ tolerance: Int64, _ relabels: inout Int) -> Bool {
        let (first, arcs, price) = (first.base, arcs.base, price.base)
        let here = price[v]
        var a = Int(current.base[v])
        let end = Int(first[v + 1])
        while a < end {
            let arc = arcs[a]
            if arc.room > 0, CostScaling.cost(arc, unit) + here - price[Int(arc.head)] < 0 {
                current.base[v] = Int32(a)
                return true
            }
            a += 1
        }
        relabel(v, tolerance)
        relabels += 1
        return false
    }

    /// Sets a firm's price as low as is needed for an admissible arc, `tolerance` below the best offer.
    @inline(__always)
    private borrowing func relabel(_ u: Int, _ tolerance: Int64) {
        let (first, arcs, price) = (first.base, arcs.base, price.base)
        var best = Int64.min
        var bestArc = first[u]
        for a in Int(first[u])..<Int(first[u + 1]) {
            let arc = arcs[a]
            if arc.room > 0 {
                let offer = price[Int(arc.head)] - CostScaling.cost(arc, unit)
                if offer > best {
                    best = offer
                    bestArc = Int32(a)
                }
            }
        }
        // A firm without room in any direction has only lost money and waits for it: nothing to reprice.
        if best > Int64.min {
            price[u] = best - tolerance
            current.base[u] = bestArc
        }
    }

    /// Lowers all prices by the distance, in multiples of `tolerance`, to a firm that lacks money, so that every
    /// excess has an admissible way to one.
    private borrowing func updatePrices(_ tolerance: Int64) {
        let (first, arcs, price, excess) = (first.base, arcs.base, price.base, excess.base)
        let (rank, buckets, unit) = (rank.base, buckets.base, unit)
        let (nextInBucket, previousInBucket) = (nextInBucket.base, previousInBucket.base)
        let far = Int32(self.buckets.count)
        let scanned: Int32 = -1
        var waiting: Int64 = 0
        func insert(_ u: Int, _ bucket: Int32) {
            let head = buckets[Int(bucket)]
            nextInBucket[u] = head
            previousInBucket[u] = -1
            if head >= 0 { previousInBucket[Int(head)] = Int32(u) }
            buckets[Int(bucket)] = Int32(u)
        }
        func remove(_ u: Int, _ bucket: Int32) {
            let (next, previous) = (nextInBucket[u], previousInBucket[u])
            if previous >= 0 {
                nextInBucket[Int(previous)] = next
            } else {
                buckets[Int(bucket)] = next
            }
            if next >= 0 { previousInBucket[Int(next)] = previous }
        }
        for u in 0..<firms {
            if excess[u] < 0 {
                rank[u] = 0
                insert(u, 0)
            } else {
                rank[u] = far
                waiting += excess[u]
            }
        }
        guard waiting > 0 else {
            for u in 0..<firms where rank[u] == 0 { remove(u, 0) }
            return
        }
        var level: Int32 = 0
        while level < far, waiting > 0 {
            while buckets[Int(level)] >= 0, waiting > 0 {
                let u = Int(buckets[Int(level)])
                remove(u, level)
                rank[u] = scanned
                for a in Int(first[u])..<Int(first[u + 1]) {
                    let v = Int(arcs[a].head)
                    guard rank[v] > level else { continue }
                    let back = arcs[arcs[a].mate]
                    guard back.room > 0 else { continue }
                    let reduced = CostScaling.cost(back, unit) + price[v] - price[u]
                    let steps = reduced < 0 ? 0 : reduced / tolerance + 1
                    guard steps < Int64(far - level) else { continue }
                    let better = level + Int32(steps)
                    if better < rank[v] {
                        if rank[v] < far { remove(v, rank[v]) }
                        rank[v] = better
                        insert(v, better)
                    }
                }
                price[u] -= Int64(level) * tolerance
                if excess[u] > 0 { waiting -= excess[u] }
            }
            if waiting > 0 { level += 1 }
        }
        let drop = Int64(level) * tolerance
        for u in 0..<firms {
            if rank[u] != scanned {
                if rank[u] < far { remove(u, rank[u]) }
                price[u] -= drop
            }
            current.base[u] = first[u]
        }
    }
}
