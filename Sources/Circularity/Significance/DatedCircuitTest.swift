import FlowNetwork
import Money
import Statistics

/// Do the legs of circuits follow each other in time more closely than shuffled days would? (measure 6)
///
/// The days of all dated rows are put in random order (days of deals, where rows are legs of deals); firms and legs stay. For a circuit, `T = 1 − span/(window + 1)` with the span of its
/// tightest schedule (days strictly increasing, as ``DatedNetwork``), 0 without one. A circuit's p compares its `T` with the **largest** `T` of any
/// circuit in each shuffle (max-T: Westfall & Young 1993, "Resampling-based multiple testing"), so that looking at many circuits is paid for:
/// the chance that any circuit of a shuffled network gets p ≤ α is at most α. The number of dated circuits is tested too.
///
/// Cost: R · circuits · length² · log(days of a leg).
public struct DatedCircuitTest: Sendable {
    /// Dated circuits, tightest first.
    public let circuits: [Found]
    /// Number of dated circuits, against shuffled days.
    public let count: PermutationTest
    public let windowDays: Int
    public let maxLength: Int
    /// Circuits looked at, dated or not.
    public let candidates: Int
    /// Whether there were more circuits than the limit, or than the search allows.
    public let isTruncated: Bool
    /// Rows whose day took part.
    public let datedRows: Int

    public struct Found: Sendable, Hashable {
        /// Firms in order.
        public let firms: [Int]
        public let schedule: DatedNetwork.Schedule
        /// Adjusted for all circuits looked at.
        public let pValue: Double

        /// Firms from the one that pays first.
        public var inOrder: [Int] {
            Array(firms[schedule.first...] + firms[..<schedule.first])
        }
    }

    /// Circuits of a test at the most.
    public static let defaultCircuitLimit = 20_000

    private static let blockSize = 100

    /// - Parameters:
    ///   - groups: rows of one group keep a common day when days are shuffled: legs of one deal; `nil`: every row has its own.
    ///   - circuitLimit: circuits that are looked at, at the most.
    /// - Throws: ``MeasureError/graph(_:)`` for a list that is no network, ``MeasureError/statistics(_:)`` for fewer than two replicates.
    public init(
        of list: EdgeList, groups: [Int]? = nil, windowDays: Int, maxLength: Int = 6,
        replicates: Int = defaultReplicates, streams: RandomStreams,
        circuitLimit: Int = defaultCircuitLimit, threads: Int? = nil
    ) throws(MeasureError) {
        precondition(groups.map { $0.count == list.count } ?? true, "one group for each row")
        var rows: [(row: Int, day: Day)] = []
        for (row, day) in list.days.enumerated() {
            guard let day, list.weights[row] > 0, list.tails[row] != list.heads[row] else {
                continue
            }
            rows.append((row, day))
        }
        rows.sort {
            (list.tails[$0.row], list.heads[$0.row], $0.row)
                < (list.tails[$1.row], list.heads[$1.row], $1.row)
        }
        let network: WeightedDigraph
        do throws(GraphError) {
            network = try WeightedDigraph(
                EdgeList(
                    names: list.names, tails: rows.map { list.tails[$0.row] },
                    heads: rows.map { list.heads[$0.row] }, weights: rows.map { _ in 1 }))
        } catch { throw .graph(error) }
        var found: [Circuit] = []
        let outcome = network.forEachCircuit(maxLength: maxLength) { firms, legs in
            guard found.count < circuitLimit else { return false }
            found.append(
                Circuit(
                    firms: firms.indices.map { Int(firms[$0]) },
                    legs: legs.indices.map { Int(legs[$0]) }))
            return true
        }
        let circuits = found
        let window = Int32(clamping: max(0, windowDays))
        let kernel = SpanKernel(
            starts: SpanKernel.starts(rows.map { (list.tails[$0.row], list.heads[$0.row]) }),
            circuits: circuits.map { $0.legs.map { Int32($0) } }, window: window)
        let days = rows.map(\.day.daysSince1970)
        let shuffle = DayShuffle(days: days, groups: rows.map { groups?[$0.row] ?? $0.row })
        let observed = kernel.spans(days)
        let drawn = try Blocks(items: replicates, size: Self.blockSize).map(
            threads: threads,
            throwing: { block, items in
                measured { () throws(MeasureError) in
                    var generator = try streams.measuring(.dayShuffle, block: block)
                    var shuffled = shuffle
                    var results: [Shuffled] = []
                    for _ in items {
                        do throws(StatisticsError) { try shuffled.next(&generator) } catch {
                            throw .statistics(error)
                        }
                        let spans = kernel.spans(shuffled.days)
                        results.append(
                            Shuffled(
                                tightest: spans.compactMap { $0 }.min(),
                                count: spans.count { $0 != nil }))
                    }
                    return results
                }
            }
        ).flatMap { $0 }
        do throws(StatisticsError) {
            count = try PermutationTest(
                observed: Double(observed.count { $0 != nil }),
                replicates: drawn.map { Double($0.count) })
        } catch { throw .statistics(error) }
        let tightest = drawn.compactMap(\.tightest).sorted()
        var results: [Found] = []
        for (index, circuit) in circuits.enumerated() {
            guard let span = observed[index],
                let schedule = kernel.schedule(of: circuit, days)
            else { continue }
            // T is at least as large exactly where the span is at most as long.
            let atLeast = tightest.partitioningIndex { $0 > span }
            results.append(
                Found(
                    firms: circuit.firms, schedule: schedule,
                    pValue: Double(1 + atLeast) / Double(replicates + 1)))
        }
        self.circuits = results.sorted {
            ($0.schedule.span, $0.firms.count) < ($1.schedule.span, $1.firms.count)
                || (($0.schedule.span, $0.firms.count) == ($1.schedule.span, $1.firms.count)
                    && $0.firms.lexicographicallyPrecedes($1.firms))
        }
        self.windowDays = Int(window)
        self.maxLength = maxLength
        candidates = circuits.count
        isTruncated = outcome != .complete
        datedRows = days.count
    }

    private struct Shuffled: Sendable {
        let tightest: Int32?
        let count: Int
    }
}

/// Days of rows in random order, groups of rows together.
private struct DayShuffle: Sendable {
    /// One for each row.
    private(set) var days: [Int32]
    private let group: [Int]
    private var ofGroup: [Int32]

    /// Rows of a group share the day of its first row.
    init(days: [Int32], groups: [Int]) {
        var place: [Int: Int] = [:]
        var ofGroup: [Int32] = []
        var group: [Int] = []
        for (row, name) in groups.enumerated() {
            if place[name] == nil {
                place[name] = ofGroup.count
                ofGroup.append(days[row])
            }
            group.append(place[name] ?? 0)
        }
        self.days = days
        self.group = group
        self.ofGroup = ofGroup
    }

    mutating func next(_ generator: inout RandomGenerator) throws(StatisticsError) {
        try generator.shuffle(&ofGroup)
        for row in days.indices { days[row] = ofGroup[group[row]] }
    }
}

/// Spans of the tightest schedules of many circuits, for one assignment of days after another.
private struct SpanKernel: Sendable {
    let starts: [Int32]
    let circuits: [[Int32]]
    let window: Int32

    /// - Parameter days: of the legs' rows, leg after leg, in any order within a leg.
    func spans(_ days: [Int32]) -> [Int32?] {
        let sorted = sorted(days)
        return circuits.map { tightest($0, sorted)?.span }
    }

    /// Places in the rows where each leg begins, with the end of the last.
    static func starts(_ pairs: [(Int32, Int32)]) -> [Int32] {
        var starts: [Int32] = []
        for (place, pair) in pairs.enumerated() where place == 0 || pairs[place - 1] != pair {
            starts.append(Int32(place))
        }
        return starts + [Int32(pairs.count)]
    }

    /// The tightest schedule of a circuit, the earliest of equals.
    func schedule(of circuit: Circuit, _ days: [Int32]) -> DatedNetwork.Schedule? {
        let sorted = sorted(days)
        let legs = circuit.legs.map { Int32($0) }
        guard let best = tightest(legs, sorted) else { return nil }
        var chosen = [best.start]
        for offset in 1..<max(1, legs.count) {
            let leg = Int(legs[(best.first + offset) % legs.count])
            guard let next = day(after: chosen[offset - 1], of: leg, sorted) else { return nil }
            chosen.append(next)
        }
        return DatedNetwork.Schedule(
            first: best.first, days: chosen.map { Day(daysSince1970: $0) })
    }

    private func sorted(_ days: [Int32]) -> [Int32] {
        var sorted = days
        for leg in 0..<max(0, starts.count - 1) {
            let range = Int(starts[leg])..<Int(starts[leg + 1])
            if range.count > 1 { sorted[range].sort() }
        }
        return sorted
    }

    private struct Tightest {
        var span: Int32
        var start: Int32
        var first: Int
    }

    /// For a first leg and its day the earliest possible day of every next leg is best, so all cases are tried.
    private func tightest(_ legs: [Int32], _ days: [Int32]) -> Tightest? {
        var best: Tightest?
        for first in legs.indices {
            let leg = Int(legs[first])
            for place in Int(starts[leg])..<Int(starts[leg + 1]) {
                let start = days[place]
                var last = start
                var reached = 1
                while reached < legs.count {
                    let next = Int(legs[(first + reached) % legs.count])
                    guard let day = day(after: last, of: next, days), day - start <= window else {
                        break
                    }
                    last = day
                    reached += 1
                }
                guard reached == legs.count else { continue }
                let span = last - start
                if let best, (best.span, best.start) <= (span, start) { continue }
                best = Tightest(span: span, start: start, first: first)
            }
        }
        return best
    }

    private func day(after day: Int32, of leg: Int, _ days: [Int32]) -> Int32? {
        var (low, high) = (Int(starts[leg]), Int(starts[leg + 1]))
        while low < high {
            let middle = low + (high - low) / 2
            if days[middle] > day { high = middle } else { low = middle + 1 }
        }
        return low < Int(starts[leg + 1]) ? days[low] : nil
    }
}

extension Array where Element == Int32 {
    /// First index of a sorted array whose element satisfies a condition that holds from some point on.
    fileprivate func partitioningIndex(where belongs: (Int32) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
