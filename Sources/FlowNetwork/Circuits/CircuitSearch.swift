/// How a search for circuits ended.
public enum CircuitSearchOutcome: Sendable, Hashable {
    /// Every circuit was visited.
    case complete
    /// The visitor asked to stop.
    case stopped
    /// The step limit was reached; what was visited is a prefix of all circuits in order.
    case stepLimit
}

/// Elementary circuits by length.
public struct CircuitCounts: Sendable, Hashable {
    /// Number of circuits of each length that occurs.
    public var byLength: [Int: Int]
    /// Whether the step limit ended the search, so that the counts are lower bounds.
    public var truncated: Bool

    public init(byLength: [Int: Int], truncated: Bool) {
        self.byLength = byLength
        self.truncated = truncated
    }

    /// Number of circuits of all lengths.
    public var total: Int { byLength.values.reduce(0, +) }
}

/// One elementary circuit: no firm occurs twice.
public struct Circuit: Sendable, Hashable {
    /// Firms in the order of the money, from the one with the smallest index.
    public var firms: [Int]
    /// `legs[i]` goes from `firms[i]` to the next firm, the last one back to the first.
    public var legs: [Int]

    public init(firms: [Int], legs: [Int]) {
        self.firms = firms
        self.legs = legs
    }

    /// Number of legs.
    public var length: Int { legs.count }

    /// The smallest amount on the way, integer units: at most this can have gone all the way round. Circuits
    /// share legs, so bottlenecks of different circuits must not be added.
    public func bottleneck(in network: WeightedDigraph) -> Int64 {
        legs.map { network.weight[$0] }.min() ?? 0
    }
}

/// Circuits that were collected, up to a limit.
public struct CircuitList: Sendable, Hashable {
    public var circuits: [Circuit]
    /// Whether there are, or may be, more.
    public var truncated: Bool
}

extension WeightedDigraph {
    /// Steps (legs looked at) after which a search gives up: some seconds of work.
    public static let defaultStepLimit = 2_000_000_000

    /// Visits every elementary circuit once, without storing any.
    ///
    /// ```swift
    /// network.forEachCircuit(maxLength: 6) { firms, legs in
    ///     print(firms.count)
    ///     return true      // go on
    /// }
    /// ```
    ///
    /// A circuit starts at its firm of smallest index; circuits come in lexicographic order of their firms,
    /// whatever the limits. With a length limit: depth-first from each root over firms of larger index, cut
    /// wherever the way back (breadth-first distance to the root) is too long. Without: Johnson (1975),
    /// "Finding all the elementary circuits of a directed graph". Nothing is allocated between circuits.
    ///
    /// - Parameters:
    ///   - maxLength: most legs of a circuit; `nil` for no limit.
    ///   - stepLimit: legs to look at before giving up. The number of circuits can be exponential.
    ///   - body: gets firms and legs of the circuit, `legs[i]` leaving `firms[i]`; both are valid only during the
    ///     call. Returns whether to go on.
    @discardableResult
    public func forEachCircuit(
        maxLength: Int?, stepLimit: Int = defaultStepLimit,
        _ body: (_ firms: Span<Int32>, _ legs: Span<Int32>) -> Bool
    ) -> CircuitSearchOutcome {
        let core = CyclicCore(of: self)
        guard let maxLength, maxLength < firmCount else {
            let search = JohnsonCircuitSearch(core)
            return search.run(stepLimit: stepLimit, body)
        }
        guard maxLength >= 2 else { return .complete }
        let search = BoundedCircuitSearch(core, maxLength: maxLength)
        return search.run(stepLimit: stepLimit, body)
    }

    /// Number of elementary circuits of each length up to `maxLength`.
    public func circuitCounts(
        maxLength: Int?, stepLimit: Int = defaultStepLimit
    ) -> CircuitCounts {
        var counts: [Int] = []
        let outcome = forEachCircuit(maxLength: maxLength, stepLimit: stepLimit) { _, legs in
            let length = legs.count
            if length >= counts.count {
                counts.append(contentsOf: repeatElement(0, count: length + 1 - counts.count))
            }
            counts[length] += 1
            return true
        }
        var byLength: [Int: Int] = [:]
        for (length, count) in counts.enumerated() where count > 0 { byLength[length] = count }
        return CircuitCounts(byLength: byLength, truncated: outcome != .complete)
    }

    /// The first `limit` elementary circuits in order.
    public func circuits(
        maxLength: Int?, limit: Int, stepLimit: Int = defaultStepLimit
    ) -> CircuitList {
        var found: [Circuit] = []
        let outcome = forEachCircuit(maxLength: maxLength, stepLimit: stepLimit) { firms, legs in
            guard found.count < limit else { return false }
            found.append(Circuit(firms: array(firms), legs: array(legs)))
            return true
        }
        return CircuitList(circuits: found, truncated: outcome != .complete)
    }
}

/// A copy of what a span shows.
func array(_ span: Span<Int32>) -> [Int] { span.indices.map { Int(span[$0]) } }

/// The legs of a network that lie inside strongly connected components, as compressed rows both ways. Circuits
/// use no others.
struct CyclicCore {
    let firms: Int
    /// Legs in the order of the network: head and the network's number of each.
    var outStart: [Int32]
    var head: [Int32] = []
    var leg: [Int32] = []
    /// Paying firms, grouped by receiving firm.
    var inStart: [Int32]
    var inTail: [Int32] = []

    init(of network: WeightedDigraph) {
        let components = StronglyConnectedComponents(of: network)
        firms = network.firmCount
        outStart = [Int32](repeating: 0, count: firms + 1)
        inStart = [Int32](repeating: 0, count: firms + 1)
        for u in 0..<firms {
            for e in network.outLegs(of: u) where components.isInside(e, of: network) {
                head.append(network.head[e])
                leg.append(Int32(e))
            }
            outStart[u + 1] = Int32(head.count)
            for e in network.inLegs(of: u) where components.isInside(Int(e), of: network) {
                inTail.append(network.tail[Int(e)])
            }
            inStart[u + 1] = Int32(inTail.count)
        }
    }
}
