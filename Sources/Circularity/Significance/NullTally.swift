import FlowNetwork
import Statistics

/// What a range of replicates of ``ExcessCirculation`` gave, as counts and exact sums of minor units.
///
/// ```swift
/// var tally = try NullTally(of: network, null: .weights, range: 0..<5_000, streams: RandomStreams(seed: 1))
/// try tally.add(NullTally(of: network, null: .weights, range: 5_000..<10_000, streams: RandomStreams(seed: 1)))
/// tally.pValue     // that of the undivided test of 10,000 replicates
/// ```
public struct NullTally: Sendable, Hashable {
    /// Circulation of the network itself, and all its money.
    public let observed, total: Int64
    public private(set) var replicates: Int
    /// Replicates that circulate at least as much.
    public private(set) var atLeast: Int
    /// Of the replicates' circulations.
    public private(set) var sum, squares: Int128

    /// Replicates of a run: every block of them has a stream of its own, and there are so many streams.
    public static let limit = (RandomStreams.blockLimit - 1) * ExcessCirculation.blockSize

    /// - Throws: ``MeasureError`` as for ``ExcessCirculation``, for a range that does not begin with a block, or for amounts beyond what integers hold.
    public init(
        of network: WeightedDigraph, null: NullModel, range: Range<Int>, streams: RandomStreams,
        threads: Int? = nil
    ) throws(MeasureError) {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= Self.limit,
            range.lowerBound % ExcessCirculation.blockSize == 0
        else {
            throw .statistics(
                .parameter(
                    "replicates \(range.lowerBound) to \(range.upperBound) do not begin at a multiple of \(ExcessCirculation.blockSize), are none, or more than \(Self.limit)"
                ))
        }
        guard network.totalWeight > 0 else {
            throw .statistics(.parameter("a null model needs money"))
        }
        let observed = try ExcessCirculation.circulation(of: network)
        self.observed = observed
        total = network.totalWeight
        let values = try ExcessCirculation.drawn(
            network, null: null, range: range, streams: streams, threads: threads
        ).values
        replicates = values.count
        atLeast = values.count { $0 >= observed }
        (sum, squares) = (0, 0)
        for value in values { try add(sum: Int128(value), squares: Int128(value) * Int128(value)) }
    }

    /// Counts and sums from elsewhere.
    ///
    /// - Throws: ``MeasureError/statistics(_:)`` for numbers that no tally has.
    public init(
        observed: Int64, total: Int64, replicates: Int, atLeast: Int, sum: Int128, squares: Int128
    ) throws(MeasureError) {
        guard total > 0, (0...total).contains(observed), replicates > 0,
            (0...replicates).contains(atLeast), sum >= 0, squares >= 0
        else { throw .statistics(.parameter("counts that no replicates have")) }
        self.observed = observed
        self.total = total
        self.replicates = replicates
        self.atLeast = atLeast
        self.sum = sum
        self.squares = squares
    }

    /// Adds other replicates of the same network.
    public mutating func add(_ other: NullTally) throws(MeasureError) {
        guard other.observed == observed, other.total == total else {
            throw .statistics(.parameter("replicates of another network"))
        }
        replicates += other.replicates
        atLeast += other.atLeast
        try add(sum: other.sum, squares: other.squares)
    }

    private mutating func add(sum more: Int128, squares square: Int128) throws(MeasureError) {
        let total = sum.addingReportingOverflow(more)
        let all = squares.addingReportingOverflow(square)
        guard !total.overflow, !all.overflow else {
            throw .statistics(
                .parameter("the squares of the amounts add up to more than 128 bits hold"))
        }
        (sum, squares) = (total.partialValue, all.partialValue)
    }

    // MARK: Shares of all money, as ``PermutationTest`` has them

    public var observedShare: Double { Double(observed) / Double(total) }
    public var mean: Double { Double(sum) / Double(replicates) / Double(total) }

    /// Of the replicates' shares; `nil` of fewer than two.
    public var standardDeviation: Double? {
        guard replicates > 1 else { return nil }
        let n = Double(replicates)
        let spread = max(0, Double(squares) - Double(sum) / n * Double(sum))
        return (spread / (n - 1)).squareRoot() / Double(total)
    }

    /// `(1 + #{replicate ≥ observed})/(R + 1)` (Phipson & Smyth 2010).
    public var pValue: Double { Double(1 + atLeast) / Double(replicates + 1) }
}
