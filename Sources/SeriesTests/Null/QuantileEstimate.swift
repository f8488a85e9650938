/// A quantile of a simulated distribution with its Monte-Carlo standard error.
public struct QuantileEstimate: Sendable, Equatable {
    /// Probability below.
    public let level: Double
    /// The quantile, interpolated between order statistics (type 7 of Hyndman and Fan 1996).
    public let value: Double
    /// Half the distance between the quantiles one binomial standard error above and below
    /// (Woodruff 1952).
    public let standardError: Double
    /// Size of the sample.
    public let replicates: Int

    init(level: Double, value: Double, standardError: Double, replicates: Int) {
        self.level = level
        self.value = value
        self.standardError = standardError
        self.replicates = replicates
    }

    /// The quantile of a sample in ascending order.
    init(sorted sample: some RandomAccessCollection<Double>, level: Double) {
        let n = Double(sample.count)
        let step = (level * (1 - level) / n).squareRoot()
        self.level = level
        replicates = sample.count
        value = QuantileEstimate.quantile(sample, level)
        let high = QuantileEstimate.quantile(sample, min(level + step, 1))
        let low = QuantileEstimate.quantile(sample, max(level - step, 0))
        standardError = low.isFinite ? (high - low) / 2 : .infinity
    }

    static func quantile(_ sample: some RandomAccessCollection<Double>, _ level: Double) -> Double {
        guard let first = sample.first else { return .nan }
        let place = level * Double(sample.count - 1)
        let below = Int(place.rounded(.down))
        let low = sample[sample.index(sample.startIndex, offsetBy: below)]
        guard below + 1 < sample.count, low.isFinite else { return sample.count == 1 ? first : low }
        let high = sample[sample.index(sample.startIndex, offsetBy: below + 1)]
        return low + (place - Double(below)) * (high - low)
    }
}

/// A share of replicates with its standard error, `√(p(1 − p)/R)`.
public struct ShareEstimate: Sendable, Equatable {
    /// The share, 0…1.
    public let value: Double
    /// Binomial standard error.
    public let standardError: Double
    /// Size of the sample.
    public let replicates: Int

    /// How many replicates the share counts; of a p-value, one more than lie at or above it.
    var count: Int { Int((value * Double(replicates)).rounded()) }

    init(count: Int, of replicates: Int) {
        let share = Double(count) / Double(replicates)
        value = share
        standardError = (share * (1 - share) / Double(replicates)).squareRoot()
        self.replicates = replicates
    }

    /// The p-value of an observed statistic, `(1 + #{replicates at least as large})/(1 + R)`, which is
    /// never zero (Davison and Hinkley 1997, section 4.2).
    init(pValueFrom atLeast: Int, of replicates: Int) {
        let share = Double(1 + atLeast) / Double(1 + replicates)
        value = share
        standardError = (share * (1 - share) / Double(replicates)).squareRoot()
        self.replicates = replicates
    }

    /// The share, raised to the least that the design can give.
    func atLeast(_ floor: Double) -> ShareEstimate {
        value >= floor
            ? self : ShareEstimate(value: floor, standardError: standardError, of: replicates)
    }

    private init(value: Double, standardError: Double, of replicates: Int) {
        self.value = value
        self.standardError = standardError
        self.replicates = replicates
    }
}
