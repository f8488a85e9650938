#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the length of a window counts. Software differs, and so do results: on one textbook series
/// of 100 observations the statistic is 7.07 by levels and 5.99 by rows.
public enum WindowUnit: String, Sendable, Equatable, CaseIterable {
    /// Observations of the series, as in Phillips, Shi and Yu (2015).
    case levels
    /// Rows of the regression: observations less one, less the lags.
    case rows

    /// The other unit.
    public var other: WindowUnit { self == .levels ? .rows : .levels }
}

/// The shortest window of the recursive tests.
public struct MinimumWindow: Sendable, Equatable {
    /// How long it is.
    public enum Length: Sendable, Equatable {
        /// `⌊(0.01 + 1.8/√T)·T⌋`, the rule of Phillips, Shi and Yu (2015), section 4.
        case phillipsShiYu
        /// A given number.
        case fixed(Int)
    }

    /// How long it is.
    public var length: Length
    /// What the length counts.
    public var unit: WindowUnit

    /// The rule of Phillips, Shi and Yu in levels unless told otherwise.
    public init(length: Length = .phillipsShiYu, unit: WindowUnit = .levels) {
        self.length = length
        self.unit = unit
    }

    /// The length, in ``unit``, for a series of `count` observations.
    public func size(count: Int) -> Int {
        switch length {
        case .phillipsShiYu:
            let observations = Double(max(count, 1))
            return Int(((0.01 + 1.8 / observations.squareRoot()) * observations).rounded(.down))
        case .fixed(let length): return length
        }
    }

    /// Rows of the regression in the shortest window.
    ///
    /// - Throws: ``SeriesTestError/windowTooShort(window:unit:lag:needed:)`` when fewer than one
    ///   degree of freedom is left, ``SeriesTestError/tooShort(observations:needed:)`` when the
    ///   series does not hold one window.
    public func rows(count: Int, lag: Int) throws(SeriesTestError) -> Int {
        guard count >= 2 else { throw .tooShort(observations: count, needed: 2 * lag + 4) }
        let size = size(count: count)
        let lost = unit == .levels ? lag + 1 : 0
        // One degree of freedom: the constant, the level and the lags are estimated.
        let needed = lag + 3 + lost
        guard size >= needed else {
            if case .phillipsShiYu = length, count < 2 * lag + 4 {
                throw .tooShort(observations: count, needed: 2 * lag + 4)
            }
            throw .windowTooShort(window: size, unit: unit, lag: lag, needed: needed)
        }
        let (levels, overflow) = size.addingReportingOverflow(unit == .levels ? 0 : lag + 1)
        guard !overflow, levels <= count else {
            throw .tooShort(observations: count, needed: overflow ? Int.max : levels)
        }
        return size - lost
    }
}

/// The natural logarithm, rounded to a whole number of observations: the shortest episode that
/// counts, `δ·ln T` (Phillips, Shi and Yu 2015).
func minimumDuration(count: Int, factor: Double) -> Int {
    max(1, Int((factor * log(Double(max(count, 2)))).rounded()))
}
