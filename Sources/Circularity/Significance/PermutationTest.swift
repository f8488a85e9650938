import Statistics

/// An observed value beside what chance gives, with the exact one-sided permutation p.
///
/// `p = (1 + #{replicate ≥ observed})/(R + 1)` (Phipson & Smyth 2010, "Permutation P-values should never be zero"): the observed
/// network is one of the equally likely ones, so p is never 0 and its level is exact.
public struct PermutationTest: Sendable, Hashable {
    public let observed: Double
    /// Mean and standard deviation of the replicates.
    public let mean: Double
    public let standardDeviation: Double
    /// Replicates at least as large as the observed value.
    public let atLeast: Int
    public let replicates: Int

    /// Observed minus mean.
    public var excess: Double { observed - mean }

    public var pValue: Double { Double(1 + atLeast) / Double(replicates + 1) }

    /// - Throws: ``StatisticsError`` for fewer than two replicates, or values that are not finite.
    public init(observed: Double, replicates: [Double]) throws(StatisticsError) {
        let sample = try SampleStatistics(replicates)
        self.observed = observed
        mean = sample.mean
        standardDeviation = try sample.standardDeviation()
        // Sums in another order may differ in the last digit: a tie is a tie.
        let slack = 1e-12 * max(1, abs(observed))
        atLeast = replicates.count { $0 >= observed - slack }
        self.replicates = replicates.count
    }
}
