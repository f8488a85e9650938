import Money

/// A network that still knows on which days each leg paid, for circuits whose money could have followed the
/// calendar.
///
/// A **dated circuit** is an elementary circuit with a first leg such that, going round from it, there are days of
/// the legs that strictly increase and span no more than a window. A circuit counts once however many choices of days it
/// has; rows without a day cannot be part of one.
public struct DatedNetwork: Sendable {
    /// The rows that have a day.
    public let network: WeightedDigraph
    /// `start[leg] ..< start[leg + 1]` are the places in ``days`` of a leg.
    public let start: [Int32]
    /// Days of each leg's rows, increasing within a leg.
    public let days: [Day]
    /// Rows left out because they have no day.
    public let undatedRows: Int

    /// - Throws: ``GraphError`` as ``WeightedDigraph/init(_:selfLoops:)``.
    public init(_ list: EdgeList) throws(GraphError) {
        try list.validate()
        var dated = EdgeList(names: list.names, scale: list.scale)
        for (row, day) in list.days.enumerated() {
            guard let day else { continue }
            dated.tails.append(list.tails[row])
            dated.heads.append(list.heads[row])
            dated.weights.append(list.weights[row])
            dated.days.append(day)
        }
        undatedRows = list.count - dated.count
        network = try WeightedDigraph(dated)
        var start: [Int32] = []
        var days: [Day] = []
        var last = (tail: Int32(-1), head: Int32(-1))
        for row in dated.rowsByFirms().map(Int.init) {
            let (u, v) = (dated.tails[row], dated.heads[row])
            guard u != v, dated.weights[row] > 0 else { continue }
            if last != (u, v) {
                start.append(Int32(days.count))
                last = (u, v)
            }
            days.append(dated.days[row] ?? Day(daysSince1970: 0))
        }
        start.append(Int32(days.count))
        for leg in 0..<network.legCount { days[Int(start[leg])..<Int(start[leg + 1])].sort() }
        self.start = start
        self.days = days
    }

    /// Days on which the money could have gone round.
    public struct Schedule: Sendable, Hashable {
        /// Place in the circuit of the first leg to pay.
        public var first: Int
        /// Days of the legs from that one on, strictly increasing.
        public var days: [Day]

        public init(first: Int, days: [Day]) {
            self.first = first
            self.days = days
        }

        /// Days from the first payment to the last.
        public var span: Int { days.isEmpty ? 0 : days[days.count - 1] - days[0] }
    }

    /// The schedule of smallest span for a circuit, the earliest of equals; `nil` when none fits the window.
    ///
    /// For a first leg and its day the earliest possible day of every next leg is best, so all cases are tried in
    /// O(legs · days).
    public func schedule(of circuit: Circuit, windowDays: Int) -> Schedule? {
        var best: Schedule?
        let count = circuit.legs.count
        for first in 0..<count {
            for day in daysOf(circuit.legs[first]) {
                var chosen = [day]
                for offset in 1..<max(1, count) {
                    let candidates = daysOf(circuit.legs[(first + offset) % count])
                    guard let next = DatedNetwork.first(in: candidates, after: chosen[offset - 1]),
                        next - day <= windowDays
                    else { break }
                    chosen.append(next)
                }
                guard chosen.count == count else { continue }
                let found = Schedule(first: first, days: chosen)
                if let known = best, (known.span, known.days[0]) <= (found.span, day) { continue }
                best = found
            }
        }
        return best
    }

    /// Visits every dated circuit up to a length, in the order of ``WeightedDigraph/forEachCircuit(maxLength:stepLimit:_:)``.
    ///
    /// - Parameter windowDays: most days from the first payment of a circuit to its last.
    @discardableResult
    public func forEachDatedCircuit(
        maxLength: Int, windowDays: Int, stepLimit: Int = WeightedDigraph.defaultStepLimit,
        _ body: (Circuit, Schedule) -> Bool
    ) -> CircuitSearchOutcome {
        network.forEachCircuit(maxLength: maxLength, stepLimit: stepLimit) { firms, legs in
            let circuit = Circuit(firms: array(firms), legs: array(legs))
            guard let schedule = schedule(of: circuit, windowDays: windowDays) else { return true }
            return body(circuit, schedule)
        }
    }

    /// Number of dated circuits of each length.
    public func datedCircuitCounts(
        maxLength: Int, windowDays: Int, stepLimit: Int = WeightedDigraph.defaultStepLimit
    ) -> CircuitCounts {
        var byLength: [Int: Int] = [:]
        let outcome = forEachDatedCircuit(
            maxLength: maxLength, windowDays: windowDays, stepLimit: stepLimit
        ) { circuit, _ in
            byLength[circuit.length, default: 0] += 1
            return true
        }
        return CircuitCounts(byLength: byLength, truncated: outcome != .complete)
    }

    private func daysOf(_ leg: Int) -> ArraySlice<Day> {
        days[Int(start[leg])..<Int(start[leg + 1])]
    }

    private static func first(in days: ArraySlice<Day>, after day: Day) -> Day? {
        var (low, high) = (days.startIndex, days.endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if days[middle] > day { high = middle } else { low = middle + 1 }
        }
        return low < days.endIndex ? days[low] : nil
    }
}
