import CGSL

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Quantile functions of continuous distributions: a uniform number in, a draw out, one for one, so that streams stay aligned.
public enum Quantile {
    /// The standard normal distribution.
    ///
    /// - Throws: ``StatisticsError/parameter(_:)`` unless `0 < p < 1`.
    public static func normal(_ p: Double) throws(StatisticsError) -> Double {
        guard p > 0, p < 1 else { throw .parameter("a normal quantile needs 0 < p < 1, not \(p)") }
        return gsl_cdf_ugaussian_Pinv(p)
    }

    /// The beta distribution with shapes `a` and `b`.
    ///
    /// - Throws: ``StatisticsError/parameter(_:)`` unless `0 ≤ p ≤ 1` and both shapes are positive and finite.
    public static func beta(_ p: Double, _ a: Double, _ b: Double) throws(StatisticsError)
        -> Double
    {
        guard p >= 0, p <= 1, a > 0, b > 0, a.isFinite, b.isFinite else {
            throw .parameter("a beta quantile needs 0 ≤ p ≤ 1 and positive shapes")
        }
        // GSL's iteration gives up (NaN, or a status that says so) far out and for very unequal shapes: its distribution function does not.
        let found = GSL.handlerIsOff ? gsl_cdf_beta_Pinv(p, a, b) : .nan
        guard !found.isFinite else { return min(1, max(0, found)) }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if gsl_cdf_beta_P(middle, a, b) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The triangular distribution on `low … high` with its mode inside; `p` in 0…1. A point where the ends meet.
    public static func triangular(_ p: Double, low: Double, mode: Double, high: Double) -> Double {
        let width = high - low
        guard width > 0 else { return low }
        let peak = min(max(mode, low), high)
        let below = (peak - low) / width
        if p <= below { return low + (p * width * (peak - low)).squareRoot() }
        return high - ((1 - p) * width * (high - peak)).squareRoot()
    }

    /// Even on a logarithmic scale between two positive ends; `p` in 0…1.
    public static func logUniform(_ p: Double, low: Double, high: Double) -> Double {
        low * exp(p * log(high / low))
    }

    /// The exponential distribution with a mean; `p` in 0..<1.
    public static func exponential(_ p: Double, mean: Double) -> Double {
        -mean * log1p(-p)
    }
}
