import CGSL

/// Mean, spread and quantiles of a sample, checked once: GSL itself would call the mean of nothing 0 and let NaN
/// through.
public struct SampleStatistics: Sendable {
    /// The sample in increasing order.
    public let sorted: [Double]

    /// - Throws: ``StatisticsError/tooFewValues(count:needed:)`` for an empty sample,
    ///   ``StatisticsError/notFinite(index:)`` for NaN and infinities.
    public init(_ values: [Double]) throws(StatisticsError) {
        guard !values.isEmpty else { throw .tooFewValues(count: 0, needed: 1) }
        if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
        sorted = values.sorted()
    }

    /// Arithmetic mean, by GSL's recurrence.
    public var mean: Double { gsl_stats_mean(sorted, 1, sorted.count) }

    /// Standard deviation with the divisor n − 1.
    ///
    /// - Throws: ``StatisticsError/tooFewValues(count:needed:)`` for a single value.
    public func standardDeviation() throws(StatisticsError) -> Double {
        guard sorted.count > 1 else { throw .tooFewValues(count: sorted.count, needed: 2) }
        return gsl_stats_sd(sorted, 1, sorted.count)
    }

    /// The value below which a fraction of the sample lies: linear between order statistics at `(n − 1)·fraction`, definition
    /// 7 of Hyndman & Fan (1996).
    ///
    /// - Throws: ``StatisticsError/parameter(_:)`` unless `0 ≤ fraction ≤ 1`.
    public func quantile(_ fraction: Double) throws(StatisticsError) -> Double {
        guard fraction >= 0, fraction <= 1 else {
            throw .parameter("a quantile needs a fraction from 0 to 1, not \(fraction)")
        }
        return gsl_stats_quantile_from_sorted_data(sorted, 1, sorted.count, fraction)
    }
}
