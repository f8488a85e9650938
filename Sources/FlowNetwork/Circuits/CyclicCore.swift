/// The legs of a network that lie inside strongly connected components, as compressed rows both ways. Circuits
/// use no others.
struct CyclicCore {
    let firms: Int
    /// Legs in the order of the network: head and the network's number of each.
    private(set) var outStart: [Int32]
    private(set) var head: [Int32] = []
    private(set) var leg: [Int32] = []
    /// Paying firms, grouped by receiving firm.
    private(set) var inStart: [Int32]
    private(set) var inTail: [Int32]
    /// Whether two legs may join the same firms in the same direction.
    let hasParallelLegs: Bool

    init(of network: WeightedDigraph) {
        self.init(
            firms: network.firmCount, outStart: network.outStart, head: network.head,
            leg: (0..<Int32(network.legCount)).map { $0 }, hasParallelLegs: false)
    }

    /// - Parameters:
    ///   - rows: `rows[u] ..< rows[u + 1]` are the places in `heads` and `numbers` of the legs that leave firm `u`.
    ///   - numbers: what the legs are called outside.
    init(
        firms: Int, outStart rows: [Int32], head heads: [Int32], leg numbers: [Int32],
        hasParallelLegs: Bool
    ) {
        let component = StronglyConnectedComponents(firms: firms, outStart: rows, head: heads)
            .component
        self.firms = firms
        self.hasParallelLegs = hasParallelLegs
        outStart = [Int32](repeating: 0, count: firms + 1)
        inStart = [Int32](repeating: 0, count: firms + 1)
        for u in 0..<firms {
            for place in Int(rows[u])..<Int(rows[u + 1]) {
                let v = Int(heads[place])
                guard v != u, component[v] == component[u] else { continue }
                head.append(Int32(v))
                leg.append(numbers[place])
                inStart[v + 1] += 1
            }
            outStart[u + 1] = Int32(head.count)
        }
        for u in 0..<firms { inStart[u + 1] += inStart[u] }
        inTail = [Int32](repeating: 0, count: head.count)
        var next = inStart
        for u in 0..<firms {
            for place in Int(outStart[u])..<Int(outStart[u + 1]) {
                let v = Int(head[place])
                inTail[Int(next[v])] = Int32(u)
                next[v] += 1
            }
        }
    }

    /// See ``WeightedDigraph/forEachCircuit(maxLength:stepLimit:_:)``; steps are counted on.
    func forEachCircuit(
        maxLength: Int?, steps: inout Int, stepLimit: Int,
        _ body: (_ firms: Span<Int32>, _ legs: Span<Int32>) -> Bool
    ) -> CircuitSearchOutcome {
        guard let maxLength, maxLength < firms else {
            let search = JohnsonCircuitSearch(self)
            return search.run(steps: &steps, stepLimit: stepLimit, body)
        }
        guard maxLength >= 2 else { return .complete }
        let search = BoundedCircuitSearch(self, maxLength: maxLength)
        return search.run(steps: &steps, stepLimit: stepLimit, body)
    }

    /// Number of circuits of each length; the place in the array is the length.
    func counts(
        maxLength: Int?, steps: inout Int, stepLimit: Int
    ) -> (counts: [Int], outcome: CircuitSearchOutcome) {
        let longest = max(1, min(maxLength ?? firms, firms))
        var counts = [Int](repeating: 0, count: longest + 1)
        guard let maxLength, maxLength < firms, !hasParallelLegs else {
            let outcome = forEachCircuit(
                maxLength: maxLength, steps: &steps, stepLimit: stepLimit
            ) { _, legs in
                counts[legs.count] += 1
                return true
            }
            return (counts, outcome)
        }
        guard maxLength >= 2 else { return (counts, .complete) }
        let search = BoundedCircuitSearch(self, maxLength: maxLength)
        let outcome = search.count(&counts, steps: &steps, stepLimit: stepLimit)
        return (counts, outcome)
    }
}
