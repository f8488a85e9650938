/// Fits of the log-periodic power law.
///
/// ```swift
/// let fit = try LPPLS.fit(logPrices)
/// let windows = try LPPLSWindows(logPrices)
/// print(windows.confidence)
/// ```
///
/// The search starts from a fixed grid, continues from the best grid points by bounded
/// Levenberg–Marquardt, and returns the best end reached, not the first: the same data give the same fit.
public enum LPPLS {
    /// Fewest observations of a window.
    public static let smallestCount = 30
    /// Most observations of a series.
    public static let largestCount = 20_000
    /// Starts that are followed to their end.
    static let kept = 6

    /// Fits one window: the whole series.
    ///
    /// - Parameters:
    ///   - series: evenly spaced log prices.
    ///   - bounds: of the search.
    /// - Throws: ``LPPLSError``.
    public static func fit(
        _ series: [Double], bounds: LPPLSBounds = LPPLSBounds()
    ) throws(LPPLSError) -> LPPLSFit {
        try check(series, bounds)
        let candidates = LPPLSGrid.best(
            series: series[...], starts: [0], bounds: bounds, keep: kept)
        guard let fit = polish(series[...], candidates[0], bounds) else { throw .noFit }
        return fit
    }

    static func check(_ series: [Double], _ bounds: LPPLSBounds) throws(LPPLSError) {
        try bounds.check()
        guard series.count >= smallestCount else {
            throw .tooShort(observations: series.count, needed: smallestCount)
        }
        guard series.count <= largestCount else {
            throw .tooLong(observations: series.count, largest: largestCount)
        }
        if let bad = series.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: bad) }
        guard series.contains(where: { $0 != series[0] }) else { throw .noVariation }
    }

    /// Follows the candidates and keeps the best end.
    static func polish(
        _ window: ArraySlice<Double>, _ candidates: [LPPLSGrid.Candidate], _ bounds: LPPLSBounds
    ) -> LPPLSFit? {
        let problem = LPPLSProblem(window)
        let last = Double(window.count - 1)
        let search = LPPLSSearch(
            low: SIMD3(
                last + last * bounds.tc.lowerBound, bounds.m.lowerBound, bounds.omega.lowerBound),
            high: SIMD3(
                last + last * bounds.tc.upperBound, bounds.m.upperBound, bounds.omega.upperBound))
        var best: (parameters: SIMD3<Double>, sse: Double)?
        for candidate in candidates {
            let start = candidate.parameters + SIMD3(last, 0, 0)
            guard let end = search.run(problem, from: start) else { continue }
            if end.sse < best?.sse ?? .infinity { best = end }
        }
        guard let best, let sse = problem.evaluate(best.parameters) else { return nil }
        return LPPLSFit(
            start: window.startIndex, end: window.endIndex - 1,
            tc: best.parameters.x + Double(window.startIndex), m: best.parameters.y,
            omega: best.parameters.z, a: problem.linear.a, b: problem.linear.b,
            c1: problem.linear.c1, c2: problem.linear.c2, sse: sse,
            relativeError: problem.relativeError())
    }
}
