import Statistics

/// A number that was drawn many times: its median and the interval that holds the middle of the draws.
public struct Interval: Sendable, Hashable {
    public let median: Double
    public let low: Double
    public let high: Double
    /// Share of the draws between `low` and `high`.
    public let level: Double
    /// Standard error of the median from the finite number of draws, by the order statistics half a standard deviation of the rank to either side.
    public let standardError: Double
    /// Draws in which the number was defined.
    public let draws: Int

    /// Quantiles are GSL's (``SampleStatistics/quantile(_:)``). Undefined draws (NaN) are left out.
    ///
    /// - Throws: ``StatisticsError/tooFewValues(count:needed:)`` when no draw is defined.
    public init(_ draws: [Double], level: Double) throws(StatisticsError) {
        let sample = try SampleStatistics(draws.filter { !$0.isNaN })
        let tail = (1 - level) / 2
        let spread = 0.5 / Double(sample.sorted.count).squareRoot()
        median = try sample.quantile(0.5)
        low = try sample.quantile(tail)
        high = try sample.quantile(1 - tail)
        standardError =
            (try sample.quantile(min(1, 0.5 + spread)) - sample.quantile(max(0, 0.5 - spread))) / 2
        self.level = level
        self.draws = sample.sorted.count
    }
}
