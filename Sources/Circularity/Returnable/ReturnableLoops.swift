/// Returnable financing divided into loops: whose money comes back to whom, over which legs.
///
/// ```swift
/// let loops = ReturnableLoops(found, on: network)
/// loops.loops[0].legs          // A finances B, B orders from A
/// ```
///
/// A circulation is a sum of loops (flow decomposition: Ahuja, Magnanti & Orlin 1993, section 3.5). At every firm what arrives as financing leaves
/// as an order first, so that the loops return exactly ``ReturnableFinancing/value``. Each loop is the shortest through its turn of what is left,
/// in the network's order: one way to divide the money, the same for the same network, and not the only one.
public struct ReturnableLoops: Sendable {
    /// Money that goes round together.
    public struct Loop: Sendable, Hashable {
        /// In their order, the first being financing.
        public let legs: [Int]
        /// On every leg, integer units.
        public let amount: Int64
        /// How often financing turns into an order on the way.
        public let turns: Int

        /// What of it is returned financing.
        public var returned: Int128 { Int128(amount) * Int128(turns) }
        /// What a sum over the legs has of it.
        public var summed: Int128 { Int128(amount) * Int128(legs.count) }
    }

    /// What a sum counts beyond the returned money comes first.
    public let loops: [Loop]
    /// Whether the work that was allowed ended before all money was divided.
    public let isTruncated: Bool

    /// Arcs that are looked at before the division ends.
    public static let defaultStepLimit = 50_000_000

    public init(
        _ found: ReturnableFinancing, on network: FinancingNetwork,
        stepLimit: Int = defaultStepLimit
    ) {
        var division = LoopDivision(found, network)
        var sums: [[Int]: (amount: Int64, turns: Int)] = [:]
        var steps = 0
        var isTruncated = false
        while steps < stepLimit {
            guard let (legs, amount, turns) = division.next(&steps) else { break }
            sums[legs, default: (0, turns)].amount += amount
        }
        if division.isUnfinished { isTruncated = true }
        self.isTruncated = isTruncated
        loops = sums.map { Loop(legs: $0.key, amount: $0.value.amount, turns: $0.value.turns) }
            .sorted { a, b in
                let (x, y) = (a.summed - a.returned, b.summed - b.returned)
                return x == y ? a.legs.lexicographicallyPrecedes(b.legs) : x > y
            }
    }
}

/// The circulation on split firms: where financing arrives (3v), where orders arrive and financing leaves (3v + 1), where orders leave (3v + 2).
private struct LoopDivision {
    private struct Arc {
        let from: Int
        let to: Int
        /// `nil`: inside a firm.
        let leg: Int?
    }

    private let arcs: [Arc]
    /// Arcs out of each node, in the order of their making.
    private let out: [[Int]]
    private var left: [Int64]
    /// Arcs at which financing turns into an order.
    private let turns: [Int]
    private var turn = 0
    private var seen: [Int]
    private var round = 0

    init(_ found: ReturnableFinancing, _ network: FinancingNetwork) {
        let firms = network.firmCount
        var financed = [Int64](repeating: 0, count: firms)
        var placed = financed
        for leg in 0..<network.legCount where found.legAmounts[leg] > 0 {
            if network.isFinancing(leg) {
                financed[network.head(leg)] += found.legAmounts[leg]
            } else {
                placed[network.tail(leg)] += found.legAmounts[leg]
            }
        }
        var arcs: [Arc] = []
        var left: [Int64] = []
        var turns: [Int] = []
        func add(_ from: Int, _ to: Int, _ leg: Int?, _ amount: Int64) {
            guard amount > 0 else { return }
            arcs.append(Arc(from: from, to: to, leg: leg))
            left.append(amount)
        }
        for firm in 0..<firms {
            let turned = min(financed[firm], placed[firm])
            if turned > 0 { turns.append(arcs.count) }
            add(3 * firm, 3 * firm + 2, nil, turned)
            add(3 * firm, 3 * firm + 1, nil, financed[firm] - turned)
            add(3 * firm + 1, 3 * firm + 2, nil, placed[firm] - turned)
        }
        for leg in 0..<network.legCount {
            let (from, to) = (network.tail(leg), network.head(leg))
            if network.isFinancing(leg) {
                add(3 * from + 1, 3 * to, leg, found.legAmounts[leg])
            } else {
                add(3 * from + 2, 3 * to + 1, leg, found.legAmounts[leg])
            }
        }
        var out = [[Int]](repeating: [], count: 3 * firms)
        for (index, arc) in arcs.enumerated() { out[arc.from].append(index) }
        self.arcs = arcs
        self.out = out
        self.left = left
        self.turns = turns
        seen = [Int](repeating: 0, count: 3 * firms)
    }

    var isUnfinished: Bool { turns.contains { left[$0] > 0 } }

    /// The shortest loop through the first turn that has money left; `nil`: none has.
    mutating func next(_ steps: inout Int) -> (legs: [Int], amount: Int64, turns: Int)? {
        while turn < turns.count, left[turns[turn]] == 0 { turn += 1 }
        guard turn < turns.count, let path = path(&steps) else { return nil }
        let loop = [turns[turn]] + path
        let amount = loop.map { left[$0] }.min() ?? 0
        for arc in loop { left[arc] -= amount }
        let count = loop.count { arcs[$0].leg == nil && isTurn($0) }
        return (Self.turned(loop.compactMap { arcs[$0].leg }), amount, count)
    }

    private func isTurn(_ arc: Int) -> Bool { arcs[arc].to - arcs[arc].from == 2 }

    /// Arcs from the end of the turn back to its beginning, the fewest: in a circulation there always are some.
    private mutating func path(_ steps: inout Int) -> [Int]? {
        round += 1
        let (start, goal) = (arcs[turns[turn]].to, arcs[turns[turn]].from)
        var queue: [(node: Int, arc: Int, before: Int)] = [(start, -1, -1)]
        seen[start] = round
        var next = 0
        while next < queue.count {
            for arc in out[queue[next].node] where left[arc] > 0 {
                steps += 1
                let node = arcs[arc].to
                guard seen[node] != round else { continue }
                seen[node] = round
                queue.append((node, arc, next))
                guard node == goal else { continue }
                var path: [Int] = []
                var at = queue.count - 1
                while at > 0 {
                    path.append(queue[at].arc)
                    at = queue[at].before
                }
                return path.reversed()
            }
            next += 1
        }
        return nil
    }

    /// The legs from the one with the least number on: legs of financing have the least.
    private static func turned(_ legs: [Int]) -> [Int] {
        guard let first = legs.indices.min(by: { legs[$0] < legs[$1] }) else { return legs }
        return Array(legs[first...] + legs[..<first])
    }
}
