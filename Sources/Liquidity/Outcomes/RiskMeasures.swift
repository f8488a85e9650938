import Statistics

/// Mean, value at risk and expected shortfall of a simulated loss, each with its error.
///
/// ```swift
/// let risk = RiskMeasures(losses)
/// risk.mean(level: 0.95)
/// risk.valueAtRisk(0.99, level: 0.95)
/// risk.expectedShortfall(0.99, level: 0.95)
/// ```
///
/// Large is bad. The value at risk is an order statistic, with the interval that the binomial distribution gives its rank (David & Nagaraja 2003,
/// section 7.1); the expected shortfall is the minimum of Rockafellar & Uryasev (2000), VaR + E(X − VaR)⁺/(1 − α), with the standard error
/// of its influence function.
public struct RiskMeasures: Sendable {
    private let values: ArraySlice<Double>
    private let groups: PathGroups
    private let sample: SortedSample

    /// - Parameter values: not empty, finite.
    public init(_ values: ArraySlice<Double>, groups: PathGroups = .independent) {
        precondition(!values.isEmpty)
        self.values = values
        self.groups = groups
        sample = SortedSample(values)
    }

    public init(_ values: [Double]) { self.init(values[...]) }

    public func mean(level: Double = Estimate.defaultLevel) -> Estimate {
        Self.mean(values, groups: groups, level: level)
    }

    /// The mean of a sample, without sorting it.
    public static func mean(
        _ values: ArraySlice<Double>, groups: PathGroups = .independent,
        level: Double = Estimate.defaultLevel
    ) -> Estimate {
        let n = Double(values.count)
        let mean = average(values)
        guard groups.areIndependentPaths else {
            return groups.estimate(
                mean, ofGroups: groups.split(values).map { average($0[...]) }, level: level)
        }
        guard values.count > 1 else {
            return Estimate(
                value: mean, low: -.infinity, high: .infinity, level: level,
                standardError: .infinity)
        }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Estimate(
            mean, standardError: (squares / (n - 1) / n).squareRoot(), level: level)
    }

    /// The loss that is exceeded with probability 1 − α at the most.
    public func valueAtRisk(_ alpha: Double, level: Double = Estimate.defaultLevel) -> Estimate {
        let value = sample.quantile(alpha)
        guard groups.areIndependentPaths else {
            return groups.estimate(
                value,
                ofGroups: groups.split(values).map { SortedSample($0[...]).quantile(alpha) },
                level: level)
        }
        let ranks = OrderStatistics.ranks(fraction: alpha, count: sample.count, level: level)
        let low = sample[rank: max(1, ranks.low)]
        let high = sample[rank: min(sample.count, ranks.high)]
        // The error of a normal interval as wide as this one.
        return Estimate(
            value: value, low: low, high: high, level: level,
            standardError: (high - low) / (2 * Estimate.reach(level)))
    }

    /// The mean of the worst share 1 − α.
    public func expectedShortfall(_ alpha: Double, level: Double = Estimate.defaultLevel)
        -> Estimate
    {
        let (value, deviation) = sample.shortfall(alpha)
        guard groups.areIndependentPaths else {
            return groups.estimate(
                value,
                ofGroups: groups.split(values).map { SortedSample($0[...]).shortfall(alpha).value },
                level: level)
        }
        return Estimate(
            value, standardError: deviation / Double(sample.count).squareRoot(), level: level)
    }

    private static func average(_ values: ArraySlice<Double>) -> Double {
        values.reduce(0, +) / Double(values.count)
    }
}

/// Ranks of order statistics that enclose a quantile.
enum OrderStatistics {
    /// Ranks from 1; `low` may be 0 and `high` may be `count` + 1 where the sample does not reach that far.
    static func ranks(fraction: Double, count: Int, level: Double) -> (low: Int, high: Int) {
        let tail = (1 - level) / 2
        return (
            BinomialDistribution.quantile(tail, trials: count, success: fraction),
            BinomialDistribution.quantile(1 - tail, trials: count, success: fraction) + 1
        )
    }
}

/// A sample in order that keeps its many equal least values as a number.
struct SortedSample: Sendable {
    let count: Int
    private let least: Double
    private let above: [Double]

    init(_ values: ArraySlice<Double>) {
        let floor = values.min() ?? 0
        count = values.count
        least = floor
        above = values.filter { $0 > floor }.sorted()
    }

    /// The value of a rank from 1 to the count.
    subscript(rank rank: Int) -> Double {
        let place = rank - (count - above.count) - 1
        return place < 0 ? least : above[place]
    }

    /// The least value that a share `alpha` of the sample does not exceed.
    func quantile(_ alpha: Double) -> Double {
        self[rank: min(count, max(1, Int((alpha * Double(count)).rounded(.up))))]
    }

    /// The mean of the worst share 1 − α, and the standard deviation of its influence function.
    func shortfall(_ alpha: Double) -> (value: Double, deviation: Double) {
        let n = Double(count)
        let threshold = quantile(alpha)
        var sum = 0.0
        var squares = 0.0
        for value in above.reversed() {
            guard value > threshold else { break }
            sum += value - threshold
            squares += (value - threshold) * (value - threshold)
        }
        let mean = sum / n
        let variance = max(0, squares / n - mean * mean)
        return (threshold + mean / (1 - alpha), variance.squareRoot() / (1 - alpha))
    }
}
