import Ledger
import Text

/// A network of firms and the money between them: at most one leg for each ordered pair of firms.
///
/// ```swift
/// let list = EdgeList(firms: 3, legs: [(0, 1, 10), (1, 2, 10), (2, 0, 10)])
/// let network = try WeightedDigraph(list)
/// network.totalWeight   // 30
/// ```
///
/// Legs are stored as compressed rows, ordered by (tail, head), so everything computed from a network is
/// the same whatever the order of its rows was. Weights are integers (`scale` units to 1.0 of the input):
/// conservation and optimality are then exact. Parallel rows are summed; rows of weight zero carry no money
/// and are dropped, as are legs from a firm to itself unless they are refused; both are counted.
///
/// Building costs O(firms + rows) time; a leg takes 20 bytes.
public struct WeightedDigraph: Sendable {
    /// What to do with a leg from a firm to itself.
    public enum SelfLoopRule: Sendable { case drop, reject }

    /// Firm names by index.
    public let names: [String]
    /// Integer units per 1.0 of the input: a power of ten.
    public let scale: Int64
    /// `outStart[u] ..< outStart[u + 1]` are the legs that leave firm `u`.
    public let outStart: [Int32]
    /// Paying firm of each leg.
    public let tail: [Int32]
    /// Receiving firm of each leg.
    public let head: [Int32]
    /// Amount of each leg in integer units, at least 1.
    public let weight: [Int64]
    /// `inStart[v] ..< inStart[v + 1]` are places in ``inLegs`` for the legs that reach firm `v`.
    public let inStart: [Int32]
    /// Leg numbers ordered by (head, tail).
    public let inLegs: [Int32]
    /// Sum of all weights in integer units; fits, because a larger sum is refused.
    public let totalWeight: Int64
    /// Rows from a firm to itself that were left out.
    public let droppedSelfLoops: Int
    /// Rows of weight zero that were left out.
    public let droppedZeroRows: Int

    /// - Throws: ``GraphError`` for rows that name no firm, negative weights, refused self-loops, or a total
    ///   above `Int64.max` units.
    public init(_ list: EdgeList, selfLoops: SelfLoopRule = .drop) throws(GraphError) {
        try list.validate()
        let firms = list.names.count
        var outStart = [Int32](repeating: 0, count: firms + 1)
        var tail: [Int32] = []
        var head: [Int32] = []
        var weight: [Int64] = []
        tail.reserveCapacity(list.count)
        head.reserveCapacity(list.count)
        weight.reserveCapacity(list.count)
        var total: Int64 = 0
        var loops = 0
        var zeros = 0
        for row in list.rowsByFirms() {
            let (u, v, w) = (list.tails[Int(row)], list.heads[Int(row)], list.weights[Int(row)])
            if u == v {
                guard selfLoops == .drop else {
                    throw .selfLoop(leg: Int(row), firm: list.names[Int(u)])
                }
                loops += 1
                continue
            }
            if w == 0 {
                zeros += 1
                continue
            }
            let (sum, overflow) = total.addingReportingOverflow(w)
            guard !overflow else { throw .totalOverflow }
            total = sum
            if let last = tail.indices.last, tail[last] == u, head[last] == v {
                weight[last] += w
            } else {
                tail.append(u)
                head.append(v)
                weight.append(w)
                outStart[Int(u) + 1] += 1
            }
        }
        for firm in 0..<firms { outStart[firm + 1] += outStart[firm] }
        (inStart, inLegs) = WeightedDigraph.grouped(head, firms: firms)
        names = list.names
        scale = list.scale
        self.outStart = outStart
        self.tail = tail
        self.head = head
        self.weight = weight
        totalWeight = total
        droppedSelfLoops = loops
        droppedZeroRows = zeros
    }

    /// Leg numbers grouped by a firm of each, in increasing order within a firm.
    private static func grouped(
        _ key: [Int32], firms: Int
    ) -> (start: [Int32], legs: [Int32]) {
        var start = [Int32](repeating: 0, count: firms + 1)
        for firm in key { start[Int(firm) + 1] += 1 }
        for firm in 0..<firms { start[firm + 1] += start[firm] }
        var next = start
        var legs = [Int32](repeating: 0, count: key.count)
        for (leg, firm) in key.enumerated() {
            legs[Int(next[Int(firm)])] = Int32(leg)
            next[Int(firm)] += 1
        }
        return (start, legs)
    }

    /// Number of firms.
    public var firmCount: Int { names.count }

    /// Number of legs after parallel rows were summed.
    public var legCount: Int { head.count }

    /// Legs that leave `firm`, ordered by receiving firm.
    public func outLegs(of firm: Int) -> Range<Int> {
        Int(outStart[firm])..<Int(outStart[firm + 1])
    }

    /// Legs that reach `firm`, ordered by paying firm.
    public func inLegs(of firm: Int) -> ArraySlice<Int32> {
        inLegs[Int(inStart[firm])..<Int(inStart[firm + 1])]
    }

    /// The leg from one firm to another, found by bisection; `nil` when there is none.
    public func leg(from: Int, to: Int) -> Int? {
        var range = outLegs(of: from)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if head[middle] == to { return middle }
            range =
                head[middle] < to
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// An amount in integer units as a number of the input's unit, as near as a `Double` comes.
    public func amount(_ units: Int64) -> Double { Double(units) / Double(scale) }

    /// The same exactly, as text: a binary number holds no integer beyond 2⁵³.
    public func text(_ units: Int64) -> String { DecimalFormat.exact(units, scale: scale, .data) }
}
