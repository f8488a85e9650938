/// Circuits by their width: those that can carry most come first, and those that are listed are proven to be the widest.
///
/// ```swift
/// let legs = CircuitWidths(firms: 3, tails: [0, 1, 1, 2], heads: [1, 0, 2, 0], widths: [9, 8, 7, 1])
/// legs.widest(maxLength: 6, limit: 1).circuits[0].firms   // [0, 1], its thinnest leg 8
/// ```
///
/// The **width** of a circuit is its thinnest leg (bottleneck). Every circuit of width `t` or more lies in the network of the legs of `t` or more, so the
/// search goes down through the widths that occur: it doubles the number of widest legs until these hold as many circuits as are asked
/// for, then bisects to the first width at which they do. All circuits above that width are listed, and of those at it the shortest,
/// equals in the order of the firms. What is looked at is a small multiple of what is listed, so a network with billions of circuits
/// costs little more than its list (thresholds of bottlenecks: Edmonds & Fulkerson 1970, "Bottleneck extrema").
///
/// Legs may be parallel: each counts as a way of its own. O((legs + circuits listed · length) · log legs) typically.
public struct CircuitWidths: Sendable {
    private let firms: Int
    private let tails: [Int32]
    private let heads: [Int32]
    private let widths: [Int64]
    /// Legs from the widest to the thinnest.
    private let order: [Int32]
    /// Numbers of widest legs after which a thinner one follows, increasing; the last is all of them.
    private let cuts: [Int]
    private let hasParallelLegs: Bool

    /// - Parameters:
    ///   - tails: paying firm of each leg, `0 ..< firms`. Legs are ordered by (tail, head).
    ///   - widths: what each leg can carry, at least 0.
    public init(firms: Int, tails: [Int32], heads: [Int32], widths: [Int64]) {
        precondition(tails.count == heads.count && tails.count == widths.count)
        self.firms = firms
        self.tails = tails
        self.heads = heads
        self.widths = widths
        order = (0..<Int32(widths.count)).sorted {
            (widths[Int($1)], $0) < (widths[Int($0)], $1)
        }
        var cuts: [Int] = []
        for place in order.indices
        where place + 1 == order.count
            || widths[Int(order[place])] != widths[Int(order[place + 1])]
        {
            cuts.append(place + 1)
        }
        self.cuts = cuts
        hasParallelLegs = tails.indices.dropFirst().contains {
            tails[$0] == tails[$0 - 1] && heads[$0] == heads[$0 - 1]
        }
    }

    /// Legs that are tried first, so that small lists do not begin at single legs.
    private static let firstLegs = 256

    /// The `limit` widest circuits.
    ///
    /// - Parameters:
    ///   - maxLength: most legs of a circuit; `nil` for no limit.
    ///   - stepLimit: legs to look at in all before giving up; then fewer are listed, still the widest.
    ///   - accepts: whether the circuit of these legs belongs in the list; by default every one does.
    /// - Returns: circuits from the widest; `truncated` when there are, or may be, more.
    public func widest(
        maxLength: Int?, limit: Int, stepLimit: Int = WeightedDigraph.defaultStepLimit,
        where accepts: (([Int]) -> Bool)? = nil
    ) -> CircuitList {
        guard let last = cuts.indices.last else {
            return CircuitList(circuits: [], truncated: false)
        }
        var search = Search(
            widths: self, maxLength: maxLength, limit: max(0, limit), stepLimit: stepLimit,
            accepts: accepts)
        // `known`: the widths down to which every circuit is known. `enough`: one at which there are too many, or too much to see.
        var known = -1
        var found: [Circuit] = []
        var enough: (cut: Int, isCounted: Bool)?
        var wanted = Self.firstLegs
        while enough == nil, known < last {
            let cut = min(last, cuts.firstIndex(startingAt: known + 1) { $0 >= wanted } ?? last)
            wanted = max(2 * wanted, 2 * cuts[cut])
            switch search.all(in: cut) {
            case .circuits(let circuits): (known, found) = (cut, circuits)
            case .tooMany: enough = (cut, true)
            case .unknown: enough = (cut, false)
            }
        }
        guard var end = enough else {
            return CircuitList(circuits: sorted(found), truncated: false)
        }
        while end.cut - known > 1 {
            let middle = known + (end.cut - known) / 2
            switch search.all(in: middle) {
            case .circuits(let circuits): (known, found) = (middle, circuits)
            case .tooMany: end = (middle, true)
            case .unknown: end = (middle, false)
            }
        }
        let room = max(0, limit) - found.count
        var list = sorted(found)
        if end.isCounted, room > 0 {
            list += search.first(room, ofWidth: widths[Int(order[cuts[end.cut] - 1])], in: end.cut)
        }
        return CircuitList(circuits: list, truncated: true)
    }

    /// The smallest leg of a circuit.
    public func width(of circuit: Circuit) -> Int64 {
        circuit.legs.reduce(.max) { min($0, widths[$1]) }
    }

    /// From the widest, equals by length and firms.
    private func sorted(_ circuits: [Circuit]) -> [Circuit] {
        circuits.map { (circuit: $0, width: width(of: $0)) }.sorted { a, b in
            if a.width != b.width { return a.width > b.width }
            if a.circuit.length != b.circuit.length { return a.circuit.length < b.circuit.length }
            if a.circuit.firms != b.circuit.firms {
                return a.circuit.firms.lexicographicallyPrecedes(b.circuit.firms)
            }
            return a.circuit.legs.lexicographicallyPrecedes(b.circuit.legs)
        }.map(\.circuit)
    }

    /// The widest legs up to a cut, between the firms that they touch.
    private func core(_ cut: Int) -> (core: CyclicCore, firm: [Int32]) {
        let legs = order[..<cuts[cut]].sorted()
        var local = [Int32](repeating: -1, count: firms)
        for leg in legs {
            local[Int(tails[Int(leg)])] = 0
            local[Int(heads[Int(leg)])] = 0
        }
        var firm: [Int32] = []
        for u in 0..<firms where local[u] == 0 {
            local[u] = Int32(firm.count)
            firm.append(Int32(u))
        }
        var outStart = [Int32](repeating: 0, count: firm.count + 1)
        var head: [Int32] = []
        head.reserveCapacity(legs.count)
        for leg in legs {
            outStart[Int(local[Int(tails[Int(leg)])]) + 1] += 1
            head.append(local[Int(heads[Int(leg)])])
        }
        for u in firm.indices { outStart[u + 1] += outStart[u] }
        return (
            CyclicCore(
                firms: firm.count, outStart: outStart, head: head, leg: legs,
                hasParallelLegs: hasParallelLegs), firm
        )
    }

    /// Searches that share one budget of steps.
    private struct Search {
        let widths: CircuitWidths
        let maxLength: Int?
        let limit: Int
        let stepLimit: Int
        let accepts: (([Int]) -> Bool)?
        var steps = 0

        enum Found {
            /// All there are, fewer than were asked for.
            case circuits([Circuit])
            case tooMany
            /// The steps ran out.
            case unknown
        }

        mutating func all(in cut: Int) -> Found {
            guard steps <= stepLimit else { return .unknown }
            let (core, firm) = widths.core(cut)
            var found: [Circuit] = []
            let (accepts, limit) = (accepts, limit)
            let outcome = core.forEachCircuit(
                maxLength: maxLength, steps: &steps, stepLimit: stepLimit
            ) { firms, legs in
                let legs = array(legs)
                guard accepts?(legs) ?? true else { return true }
                // One more than fit: whether the list is cut is then known.
                guard found.count < limit else { return false }
                found.append(
                    Circuit(firms: firms.indices.map { Int(firm[Int(firms[$0])]) }, legs: legs))
                return true
            }
            switch outcome {
            case .complete: return .circuits(found)
            case .stopped: return .tooMany
            case .stepLimit: return .unknown
            }
        }

        /// The first `count` circuits of exactly one width, the shortest first; all wider ones are fewer than the limit.
        mutating func first(_ count: Int, ofWidth width: Int64, in cut: Int) -> [Circuit] {
            let (core, firm) = widths.core(cut)
            var found: [Circuit] = []
            let accepts = accepts
            let lengths: [Int?] =
                maxLength.map { longest in
                    (2...max(2, min(longest, firm.count))).map { $0 }
                } ?? [nil]
            for length in lengths where found.count < count {
                // A budget of its own: that there are enough is known already.
                var steps = 0
                _ = core.forEachCircuit(
                    maxLength: length, steps: &steps, stepLimit: .max
                ) { firms, legs in
                    guard length == nil || legs.count == length else { return true }
                    let legs = array(legs)
                    guard legs.contains(where: { widths.widths[$0] == width }),
                        accepts?(legs) ?? true
                    else { return true }
                    found.append(
                        Circuit(firms: firms.indices.map { Int(firm[Int(firms[$0])]) }, legs: legs))
                    return found.count < count
                }
            }
            return found
        }
    }
}

extension [Int] {
    /// The first place from `start` on whose value fulfils a condition that, once fulfilled, stays so.
    fileprivate func firstIndex(startingAt start: Int, where isEnough: (Int) -> Bool) -> Int? {
        var (low, high) = (start, count)
        while low < high {
            let middle = low + (high - low) / 2
            if isEnough(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low < count ? low : nil
    }
}

extension WeightedDigraph {
    /// The `limit` elementary circuits with the largest bottlenecks, from the widest; equals by length, then by the names of their firms.
    ///
    /// The list does not depend on the order of the rows or of the firms. A circuit begins at the first of its firms by name.
    ///
    /// - Parameters:
    ///   - maxLength: most legs of a circuit; `nil` for no limit.
    ///   - stepLimit: legs to look at before giving up; then fewer are listed, still the widest.
    /// - Returns: circuits from the widest; `truncated` when there are, or may be, more. For how see ``CircuitWidths``.
    public func widestCircuits(
        maxLength: Int?, limit: Int, stepLimit: Int = defaultStepLimit
    ) -> CircuitList {
        let byName = names.indices.sorted { names[$0] < names[$1] }
        var rank = [Int32](repeating: 0, count: firmCount)
        for (place, firm) in byName.enumerated() { rank[firm] = Int32(place) }
        var (legs, tails, heads, widths) = ([Int](), [Int32](), [Int32](), [Int64]())
        for firm in byName {
            for leg in outLegs(of: firm).sorted(by: { rank[Int(head[$0])] < rank[Int(head[$1])] }) {
                legs.append(leg)
                tails.append(rank[firm])
                heads.append(rank[Int(head[leg])])
                widths.append(weight[leg])
            }
        }
        let list = CircuitWidths(firms: firmCount, tails: tails, heads: heads, widths: widths)
            .widest(maxLength: maxLength, limit: limit, stepLimit: stepLimit)
        return CircuitList(
            circuits: list.circuits.map { circuit in
                Circuit(
                    firms: circuit.firms.map { byName[$0] }, legs: circuit.legs.map { legs[$0] })
            }, truncated: list.truncated)
    }
}
