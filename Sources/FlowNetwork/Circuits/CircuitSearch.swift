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
    /// Whether the step limit ended the search, so that counts of some lengths are lower bounds.
    public var truncated: Bool
    /// Counts of circuits up to this length are exact all the same.
    public var exactThrough: Int

    /// - Parameter exactThrough: `nil` for every length where nothing is truncated, and for none otherwise.
    public init(byLength: [Int: Int], truncated: Bool, exactThrough: Int? = nil) {
        self.byLength = byLength
        self.truncated = truncated
        self.exactThrough = exactThrough ?? (truncated ? 1 : .max)
    }

    /// Whether the count of a length is exact, not a lower bound.
    public func isExact(_ length: Int) -> Bool { length <= exactThrough }

    /// Number of circuits of all lengths.
    public var total: Int { byLength.values.reduce(0, +) }
}

/// One elementary circuit: no firm occurs twice.
public struct Circuit: Sendable, Hashable {
    /// Firms in the order of the money, from the one with the smallest index; in a list by width from the first by name.
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
        var steps = 0
        return CyclicCore(of: self).forEachCircuit(
            maxLength: maxLength, steps: &steps, stepLimit: stepLimit, body)
    }

    /// Number of elementary circuits of each length up to `maxLength`.
    ///
    /// Where the step limit ends the count, lengths are counted again from the shortest on, each as long as another such limit
    /// lasts: what is counted to its end is exact (``CircuitCounts/exactThrough``), the rest a lower bound.
    public func circuitCounts(
        maxLength: Int?, stepLimit: Int = defaultStepLimit
    ) -> CircuitCounts {
        let core = CyclicCore(of: self)
        var steps = 0
        let found = core.counts(maxLength: maxLength, steps: &steps, stepLimit: stepLimit)
        let outcome = found.outcome
        var counts = found.counts
        var exactThrough: Int?
        if outcome != .complete {
            steps = 0
            exactThrough = 1
            for length in 2..<max(3, maxLength ?? firmCount) {
                let shorter = core.counts(maxLength: length, steps: &steps, stepLimit: stepLimit)
                for (place, count) in shorter.counts.enumerated() where place < counts.count {
                    counts[place] = max(counts[place], count)
                }
                guard shorter.outcome == .complete else { break }
                exactThrough = length
            }
        }
        var byLength: [Int: Int] = [:]
        for (length, count) in counts.enumerated() where count > 0 { byLength[length] = count }
        return CircuitCounts(
            byLength: byLength, truncated: outcome != .complete, exactThrough: exactThrough)
    }

    /// The first `limit` elementary circuits in the order of ``forEachCircuit(maxLength:stepLimit:_:)``, which is that of the firms' numbers.
    /// For those that carry most see ``widestCircuits(maxLength:limit:stepLimit:)``.
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
