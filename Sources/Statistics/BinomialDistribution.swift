import CGSL

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many of a number of independent trials succeed.
public enum BinomialDistribution {
    /// Trials up to which quantiles are exact. Beyond, GSL's continued fraction gives up, and a Cornish–Fisher expansion is within one of them.
    public static let exactTrials = 20_000

    /// The least number of successes that is reached with at least the given probability.
    ///
    /// - Parameters:
    ///   - probability: clamped to 0…1.
    ///   - trials: not negative.
    ///   - success: probability of a success, clamped to 0…1.
    public static func quantile(_ probability: Double, trials: Int, success: Double) -> Int {
        let p = min(1, max(0, success))
        guard trials > 0, p > 0, probability > 0 else { return 0 }
        guard p < 1, probability < 1 else { return trials }
        if trials > exactTrials { return expansion(probability, trials: trials, success: p) }
        var (low, high) = (0, trials)
        while low < high {
            let middle = (low + high) / 2
            if gsl_cdf_binomial_P(UInt32(middle), p, UInt32(trials)) >= probability {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }

    /// Cornish & Fisher (1938) to the skewness, with the continuity correction.
    private static func expansion(_ probability: Double, trials: Int, success: Double) -> Int {
        let mean = Double(trials) * success
        let deviation = (mean * (1 - success)).squareRoot()
        let z = NormalDistribution.quantile(probability)
        let value = mean + z * deviation + (1 - 2 * success) * (z * z - 1) / 6 - 0.5
        return min(trials, max(0, Int(value.rounded(.up))))
    }
}

extension Quantile {
    /// Student's t distribution.
    ///
    /// - Throws: ``StatisticsError/parameter(_:)`` unless `0 < p < 1` and the degrees of freedom are positive.
    public static func studentT(_ p: Double, degrees: Double) throws(StatisticsError) -> Double {
        guard p > 0, p < 1, degrees > 0, degrees.isFinite else {
            throw .parameter("a quantile of Student's t needs 0 < p < 1 and positive degrees")
        }
        return gsl_cdf_tdist_Pinv(p, degrees)
    }
}

extension NormalDistribution {
    /// The probability below a standard normal value.
    public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }
}
