import Statistics

/// Variance-based sensitivity: which share of an outcome's variance each uncertain factor brings, alone (S1) and with all its interactions (ST).
///
/// ```swift
/// let indices = try SobolIndices(dimensions: 3, points: 4096) { u in model(u) }
/// indices.factors[0].first.value
/// ```
///
/// Two matrices A and B of quasi-random points and, for each factor, A with B's column. S1 by Saltelli et al. (2010), "Variance based sensitivity
/// analysis of model output", table 2 (b); ST by Jansen (1999), table 2 (f). Outcomes are centred first, which takes variance out of S1.
/// Intervals come from a bootstrap of the rows (Archer, Saltelli & Sobol 1997).
///
/// Cost: (dimensions + 2) · points evaluations.
public struct SobolIndices: Sendable, Hashable {
    public let factors: [Factor]
    /// Mean and variance of the outcome over the factors' ranges.
    public let mean, variance: Double
    public let evaluations: Int

    public struct Factor: Sendable, Hashable {
        public let first, total: Estimate
        /// The interval includes 0 and the neighbours in rank, so that neither the size nor the place is known.
        public let isFirstUnresolved, isTotalUnresolved: Bool
    }

    /// Factors at the most: A and B together are one point set.
    public static let factorLimit = SobolPoints.dimensionLimit / 2

    /// - Parameters:
    ///   - dimensions: factors, 1…20.
    ///   - points: rows of A and of B; a power of two fills the cube evenly.
    ///   - replicates: of the bootstrap.
    ///   - function: outcome of a point of the unit cube; called on several threads.
    /// - Throws: ``StatisticsError/parameter(_:)`` for too many factors or too few points, ``StatisticsError/notFinite(index:)`` for an outcome that
    ///   is not a number.
    public init(
        dimensions: Int, points: Int, seed: UInt64 = 1, replicates: Int = 400,
        level: Double = Estimate.defaultLevel, threads: Int? = nil,
        function: @Sendable ([Double]) -> Double
    ) throws(StatisticsError) {
        try self.init(
            outcomes: try Self.outcomes(
                dimensions: dimensions, rows: 0..<points, seed: seed, threads: threads,
                function: function),
            dimensions: dimensions, seed: seed, replicates: replicates, level: level)
    }

    /// Outcomes of some rows of a design: of each row f(A), f(B) and f of A with each column of B. Rows are the same points whatever the number of them.
    ///
    /// - Parameter rows: numbered in the whole design.
    /// - Returns: `rows.count · (dimensions + 2)` outcomes.
    /// - Throws: ``StatisticsError/parameter(_:)`` for too many factors or rows.
    static func outcomes(
        dimensions: Int, rows: Range<Int>, seed: UInt64, threads: Int?,
        function: @Sendable ([Double]) -> Double
    ) throws(StatisticsError) -> [Double] {
        guard (1...factorLimit).contains(dimensions) else {
            throw .parameter(
                "Sobol indices are computed for 1 to \(factorLimit) factors, not \(dimensions)")
        }
        let points = try points(dimensions: dimensions, rows: rows, seed: seed)
        return Blocks(items: points.count, size: 16).map(threads: threads) { _, items in
            items.flatMap { evaluate(points[$0], dimensions, function) }
        }.flatMap { $0 }
    }

    /// Indices of outcomes that were computed in parts.
    ///
    /// - Parameter outcomes: of every row of the design, row by row: f(A), f(B), f of A with each column of B.
    /// - Throws: as the other initializer.
    public init(
        outcomes: [Double], dimensions: Int, seed: UInt64, replicates: Int = 400,
        level: Double = Estimate.defaultLevel
    ) throws(StatisticsError) {
        let width = dimensions + 2
        guard (1...Self.factorLimit).contains(dimensions), outcomes.count % width == 0 else {
            throw .parameter(
                "\(outcomes.count) outcomes are no rows of a design of \(dimensions) factors")
        }
        let points = outcomes.count / width
        guard points >= 4, replicates >= 2 else {
            throw .parameter("Sobol indices need 4 points and 2 replicates or more")
        }
        if let bad = outcomes.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: bad) }
        evaluations = outcomes.count
        let sample = Sample(results: outcomes, width: width, points: points)
        mean = sample.mean
        variance = sample.variance
        let all = Array(0..<points)
        let values = sample.indices(all)
        var drawn = [[Double]](repeating: [], count: 2 * dimensions)
        let generator = Philox(seed: seed)
        for replicate in 0..<replicates {
            let picks = (0..<points).map { row in
                let bits = generator.block(
                    stream: Self.bootstrapStream + UInt64(replicate), index: UInt64(row))
                return Philox.index(bits.x, bits.y, below: points)
            }
            for (place, value) in sample.indices(picks).enumerated() { drawn[place].append(value) }
        }
        var estimates: [Estimate] = []
        for (value, draws) in zip(values, drawn) {
            let spread = try SampleStatistics(draws)
            estimates.append(
                Estimate(
                    value: value, low: min(value, try spread.quantile((1 - level) / 2)),
                    high: max(value, try spread.quantile((1 + level) / 2)), level: level,
                    standardError: try spread.standardDeviation()))
        }
        let first = Array(estimates[..<dimensions])
        let total = Array(estimates[dimensions...])
        let open = (Self.unresolved(first), Self.unresolved(total))
        factors = (0..<dimensions).map {
            Factor(
                first: first[$0], total: total[$0], isFirstUnresolved: open.0[$0],
                isTotalUnresolved: open.1[$0])
        }
    }

    /// Streams of the counter-based generator that no simulation uses.
    private static let shiftStream: UInt64 = 0xA5A5_0000_0000_0000
    private static let bootstrapStream: UInt64 = 0xA5A6_0000_0000_0000

    /// One row of A beside one of B, shifted at random (Cranley & Patterson 1976).
    private static func points(dimensions: Int, rows: Range<Int>, seed: UInt64)
        throws(StatisticsError) -> [[Double]]
    {
        // The origin is left out.
        let sobol = try SobolPoints(dimensions: 2 * dimensions, count: rows.upperBound + 1)
        let generator = Philox(seed: seed)
        let shift = (0..<2 * dimensions).map {
            generator.uniformPair(stream: shiftStream, index: UInt64($0)).0
        }
        return rows.map { $0 + 1 }.map { point in
            shift.enumerated().map { dimension, shift in
                let moved = sobol.coordinate(of: point, dimension: dimension) + shift
                return moved >= 1 ? moved - 1 : moved
            }
        }
    }

    /// f(A), f(B) and f of A with each column of B.
    private static func evaluate(
        _ row: [Double], _ dimensions: Int, _ function: ([Double]) -> Double
    ) -> [Double] {
        let a = Array(row[..<dimensions])
        let b = Array(row[dimensions...])
        var results = [function(a), function(b)]
        for column in 0..<dimensions {
            var mixed = a
            mixed[column] = b[column]
            results.append(function(mixed))
        }
        return results
    }

    /// By place: whether the interval includes 0 and the values next in rank.
    private static func unresolved(_ estimates: [Estimate]) -> [Bool] {
        let order = estimates.indices.sorted {
            (estimates[$0].value, $1) > (estimates[$1].value, $0)
        }
        var result = [Bool](repeating: false, count: estimates.count)
        for (rank, place) in order.enumerated() {
            let own = estimates[place]
            let neighbours = [rank - 1, rank + 1].filter(order.indices.contains)
                .map { estimates[order[$0]].value }
            result[place] =
                own.low <= 0 && own.high >= 0
                && neighbours.allSatisfy { own.low <= $0 && $0 <= own.high }
        }
        return result
    }
}

/// Outcomes row by row, f(A), f(B), f(AB₁) …, centred.
private struct Sample {
    private let centred: [Double]
    private let width: Int
    let mean: Double
    let variance: Double

    init(results: [Double], width: Int, points: Int) {
        var sum = 0.0
        for row in 0..<points { sum += results[row * width] + results[row * width + 1] }
        let mean = sum / Double(2 * points)
        self.mean = mean
        self.width = width
        centred = results.map { $0 - mean }
        var squares = 0.0
        for row in 0..<points {
            squares +=
                centred[row * width] * centred[row * width]
                + centred[row * width + 1] * centred[row * width + 1]
        }
        variance = squares / Double(2 * points)
    }

    /// S1 of every factor, then ST of every factor, from the picked rows; 0 where the outcome does not vary.
    func indices(_ rows: [Int]) -> [Double] {
        let dimensions = width - 2
        var first = [Double](repeating: 0, count: dimensions)
        var total = first
        var sum = 0.0
        var squares = 0.0
        for row in rows {
            let start = row * width
            let a = centred[start]
            let b = centred[start + 1]
            sum += a + b
            squares += a * a + b * b
            for factor in 0..<dimensions {
                let mixed = centred[start + 2 + factor]
                first[factor] += b * (mixed - a)
                total[factor] += (a - mixed) * (a - mixed)
            }
        }
        let n = Double(rows.count)
        let middle = sum / (2 * n)
        let variance = squares / (2 * n) - middle * middle
        guard variance > 0 else { return first.map { _ in 0 } + total.map { _ in 0 } }
        return first.map { $0 / n / variance } + total.map { $0 / (2 * n) / variance }
    }
}
