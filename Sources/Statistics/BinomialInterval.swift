import CGSL

/// The exact interval of a proportion from few trials (Clopper & Pearson, 1934).
///
/// ```swift
/// BinomialInterval(successes: 3, trials: 4)   // 0.194…0.994 at 95%
/// ```
/// The ends are where the tail probabilities of the regularised incomplete beta function are half of `1 − level`; it covers the true proportion in
/// at least `level` of all samples, often in more.
public struct BinomialInterval: Sendable, Hashable {
    public let successes, trials: Int
    /// Ends, 0…1.
    public let low, high: Double
    public let level: Double

    /// - Parameters:
    ///   - successes: clamped to 0…trials.
    ///   - trials: without any, the interval is 0…1.
    ///   - level: clamped to 0.5…0.9999.
    public init(successes: Int, trials: Int, level: Double = 0.95) {
        self.trials = max(0, trials)
        self.successes = min(max(0, successes), max(0, trials))
        self.level = min(0.9999, max(0.5, level))
        let tail = (1 - self.level) / 2
        let (hit, all) = (Double(self.successes), Double(self.trials))
        low =
            self.successes == 0
            ? 0 : Self.quantile(tail, a: hit, b: all - hit + 1)
        high =
            self.successes == self.trials
            ? 1 : Self.quantile(1 - tail, a: hit + 1, b: all - hit)
    }

    /// By bisection on the incomplete beta function: GSL's own inverse gives up for some arguments.
    private static func quantile(_ probability: Double, a: Double, b: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if gsl_cdf_beta_P(middle, a, b) < probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
