/// The recursive right-tailed unit-root statistics of one series.
///
/// ```swift
/// let s = try ExplosiveSequences(of: prices, lag: 1, window: MinimumWindow())
/// print(s.gsadf.value, s.gsadf.start, s.gsadf.end)
/// ```
///
/// In the window from observation r1 to observation r2, `Δy_t = a + b·y_{t−1} + Σ c_i·Δy_{t−i} + e_t`
/// and `ADF(r1, r2) = t(b)`. `BADF(r2) = ADF(0, r2)`, `SADF = sup BADF` (Phillips, Wu and Yu 2011);
/// `BSADF(r2) = sup over r1 of ADF(r1, r2)` for windows no shorter than the minimum,
/// `GSADF = sup BSADF` (Phillips, Shi and Yu 2015).
///
/// A window has no statistic when its levels or changes do not vary, when its lagged changes are
/// collinear, or when the regression fits perfectly: a sum of squares below 10⁻¹¹ of what it was made
/// from is rounding. Such windows are left out of the suprema and counted.
///
/// Adding a constant to the series changes nothing; multiplying it changes nothing beyond the
/// rounding of the product.
///
/// Cost: O(1) a window, T²/2 windows, no memory beyond the results. Observations are numbered from 0.
public struct ExplosiveSequences: Sendable, Equatable {
    /// Largest lag the tests take.
    public static let largestLag = 24

    /// Longest series the tests take: 2·10⁸ windows.
    public static let largestCount = 20_000

    /// A supremum and the window that attains it.
    public struct Supremum: Sendable, Equatable {
        /// The statistic.
        public let value: Double
        /// First observation of the window.
        public let start: Int
        /// Last observation of the window.
        public let end: Int
    }

    /// Observations of the series.
    public let count: Int
    /// Lagged changes in the regression.
    public let lag: Int
    /// Rows of the regression in the shortest window.
    public let minimumRows: Int
    /// ADF of the whole series; `nil` when that window has none.
    public let adf: Double?
    /// ADF from the first observation to each end, first possible end first.
    public let badf: [Double?]
    /// Backward supremum at each end.
    public let bsadf: [Double?]
    /// Start of the window that attains ``bsadf``; the shortest window when several do.
    public let starts: [Int?]
    /// Supremum of ``badf``; `nil` when no window from the first observation has a statistic.
    public let sadf: Supremum?
    /// Supremum of ``bsadf``.
    public let gsadf: Supremum
    /// Windows looked at.
    public let windows: Int
    /// Windows without a statistic.
    public let windowsWithoutStatistic: Int

    /// Last observation of the shortest window that starts at the first observation.
    public var firstEnd: Int { minimumRows + lag }

    /// Computes all sequences.
    ///
    /// - Parameters:
    ///   - series: the observations, evenly spaced in time. Take logarithms first if wanted.
    ///   - lag: lagged changes, 0 or more.
    ///   - window: the shortest window.
    /// - Throws: any ``SeriesTestError`` about the series, the lag or the window.
    public init(
        of series: [Double], lag: Int, window: MinimumWindow
    ) throws(SeriesTestError) {
        try ExplosiveSequences.check(count: series.count, lag: lag)
        let rows = try window.rows(count: series.count, lag: lag)
        let levels = try PreparedLevels(series).values
        try self.init(levels: levels, lag: lag, minimumRows: rows)
    }

    static func check(count: Int, lag: Int) throws(SeriesTestError) {
        guard (0...largestLag).contains(lag) else {
            throw .lagOutOfRange(lag: lag, largest: largestLag)
        }
        guard count <= largestCount else {
            throw .tooLong(observations: count, largest: largestCount)
        }
    }

    init(levels: [Double], lag: Int, minimumRows: Int) throws(SeriesTestError) {
        let first = minimumRows + lag
        var badf: [Double?] = []
        var bsadf: [Double?] = []
        var starts: [Int?] = []
        badf.reserveCapacity(levels.count - first)
        bsadf.reserveCapacity(levels.count - first)
        starts.reserveCapacity(levels.count - first)
        var windows = 0
        var without = 0
        levels.withUnsafeBufferPointer { buffer in
            for end in first..<buffer.count {
                var scan = BackwardScan(levels: buffer, lag: lag, end: end)
                var best: Double?
                var bestStart: Int?
                var whole: Double?
                var t = end
                while t >= lag + 1 {
                    scan.add(t)
                    if scan.rows >= minimumRows {
                        windows += 1
                        if let square = scan.square(from: t) {
                            if square > best ?? -.infinity {
                                best = square
                                bestStart = t - 1 - lag
                            }
                            if t == lag + 1 { whole = square }
                        } else {
                            without += 1
                        }
                    }
                    t -= 1
                }
                badf.append(whole.map(signedRoot))
                bsadf.append(best.map(signedRoot))
                starts.append(bestStart)
            }
        }
        count = levels.count
        self.lag = lag
        self.minimumRows = minimumRows
        self.badf = badf
        self.bsadf = bsadf
        self.starts = starts
        self.windows = windows
        windowsWithoutStatistic = without
        adf = badf.last ?? nil

        var sup: Supremum?
        var backward: Supremum?
        for offset in badf.indices {
            if let value = badf[offset], value > sup?.value ?? -.infinity {
                sup = Supremum(value: value, start: 0, end: first + offset)
            }
            if let value = bsadf[offset], let start = starts[offset],
                value > backward?.value ?? -.infinity
            {
                backward = Supremum(value: value, start: start, end: first + offset)
            }
        }
        sadf = sup
        guard let backward else { throw .noVariation }
        gsadf = backward
    }
}

/// A statistic from its square, which keeps the sign.
func signedRoot(_ square: Double) -> Double {
    let root = abs(square).squareRoot()
    return square < 0 ? -root : root
}
