#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many lagged changes the regression has.
public enum LagChoice: Sendable, Equatable {
    /// This many.
    case fixed(Int)
    /// The number up to a maximum with the least Akaike criterion, `ln(RSS/n) + 2k/n`.
    case aic(maximum: Int)
    /// The number up to a maximum with the least Schwarz criterion, `ln(RSS/n) + k·ln(n)/n`.
    case bic(maximum: Int)

    /// The lag for a series.
    ///
    /// The criteria compare regressions of the whole series on the same rows, those that the longest
    /// lag leaves (Ng and Perron 2005 on why the rows must be the same). Ties go to fewer lags; a lag
    /// that makes the regression collinear is passed over.
    ///
    /// - Throws: ``SeriesTestError`` when the series is unfit or too short for the maximum.
    public func lag(for series: [Double]) throws(SeriesTestError) -> Int {
        switch self {
        case .fixed(let lag):
            try ExplosiveSequences.check(count: series.count, lag: lag)
            return lag
        case .aic(let maximum): return try least(series, maximum) { _ in 2 }
        case .bic(let maximum): return try least(series, maximum) { log(Double($0)) }
        }
    }

    private func least(
        _ series: [Double], _ maximum: Int, penalty: (Int) -> Double
    ) throws(SeriesTestError) -> Int {
        try ExplosiveSequences.check(count: series.count, lag: maximum)
        let levels = try PreparedLevels(series).values
        let rows = levels.count - 1 - maximum
        guard rows >= 2 * maximum + 4 else {
            throw .tooShort(observations: levels.count, needed: 3 * maximum + 5)
        }
        var best = (criterion: Double.infinity, lag: 0)
        for lag in 0...maximum {
            guard
                let fit = LeastSquares(
                    levels: levels, lag: lag, firstRow: maximum + 1, withLevel: true),
                fit.residualSum > 0
            else { continue }
            let n = Double(rows)
            let criterion = log(fit.residualSum / n) + Double(lag + 2) * penalty(rows) / n
            if criterion < best.criterion { best = (criterion, lag) }
        }
        return best.lag
    }
}
