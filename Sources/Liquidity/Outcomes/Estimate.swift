import Statistics

/// A number that was simulated, with the error that simulating it brings.
///
/// The interval says how far more paths could still move the number. It says nothing about whether the model is right.
public struct Estimate: Sendable, Hashable {
    public let value: Double
    /// Ends of the interval.
    public let low, high: Double
    /// Level of the interval, 0…1.
    public let level: Double
    public let standardError: Double

    /// Level of every interval unless asked for another.
    public static let defaultLevel = 0.95

    public init(value: Double, low: Double, high: Double, level: Double, standardError: Double) {
        self.value = value
        self.low = low
        self.high = high
        self.level = level
        self.standardError = standardError
    }

    /// Normal interval around a value; with few independent groups behind the error, Student's.
    init(_ value: Double, standardError: Double, level: Double, degrees: Int? = nil) {
        let reach = Self.reach(level, degrees: degrees) * standardError
        self.init(
            value: value, low: value - reach, high: value + reach, level: level,
            standardError: standardError)
    }

    /// A number without simulation error.
    public init(exactly value: Double, level: Double = defaultLevel) {
        self.init(value: value, low: value, high: value, level: level, standardError: 0)
    }

    /// Standard errors from the middle to the end of an interval.
    static func reach(_ level: Double, degrees: Int? = nil) -> Double {
        let upper = 0.5 + level / 2
        if let degrees, let t = try? Quantile.studentT(upper, degrees: Double(degrees)) {
            return t
        }
        return NormalDistribution.quantile(upper)
    }

    /// The same with its ends inside `range`.
    func clamped(to range: ClosedRange<Double>) -> Estimate {
        func inside(_ x: Double) -> Double { min(range.upperBound, max(range.lowerBound, x)) }
        return Estimate(
            value: inside(value), low: inside(low), high: inside(high), level: level,
            standardError: standardError)
    }

    public func scaled(by factor: Double) -> Estimate {
        let ends = [low * factor, high * factor].sorted()
        return Estimate(
            value: value * factor, low: ends[0], high: ends[1], level: level,
            standardError: standardError * abs(factor))
    }
}

/// A share of successes among trials, with the interval of Wilson (1927), "Probable inference, the law of succession, and statistical inference".
///
/// The interval stays inside 0…1 and is not a point for no success, or for nothing but successes.
public enum WilsonInterval {
    /// - Parameters:
    ///   - successes: 0…`trials`.
    ///   - trials: at least 1; without trials everything from 0 to 1 is possible.
    public static func estimate(
        successes: Int, trials: Int, level: Double = Estimate.defaultLevel
    ) -> Estimate {
        guard trials > 0 else {
            return Estimate(value: 0, low: 0, high: 1, level: level, standardError: .infinity)
        }
        let n = Double(trials)
        let p = Double(successes) / n
        let z = Estimate.reach(level)
        let widening = 1 + z * z / n
        let centre = (p + z * z / (2 * n)) / widening
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / widening
        return Estimate(
            value: p, low: successes == 0 ? 0 : max(0, centre - half),
            high: successes == trials ? 1 : min(1, centre + half), level: level,
            standardError: (p * (1 - p) / n).squareRoot())
    }
}
