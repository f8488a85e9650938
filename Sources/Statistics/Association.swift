import CGSL

/// Association of paired samples.
public enum Association {
    /// Pearson's correlation, −1…1; `nil` when either sample does not vary.
    ///
    /// - Throws: ``StatisticsError/tooFewValues(count:needed:)`` for fewer than two pairs, ``StatisticsError/shape(_:)`` for samples of
    ///   different lengths, ``StatisticsError/notFinite(index:)``.
    public static func correlation(
        _ x: [Double], _ y: [Double]
    ) throws(StatisticsError) -> Double? {
        guard x.count == y.count else {
            throw .shape("the samples have \(x.count) and \(y.count) values")
        }
        guard x.count > 1 else { throw .tooFewValues(count: x.count, needed: 2) }
        for index in x.indices where !(x[index].isFinite && y[index].isFinite) {
            throw .notFinite(index: index)
        }
        guard x.contains(where: { $0 != x[0] }), y.contains(where: { $0 != y[0] }) else {
            return nil
        }
        let r = gsl_stats_correlation(x, 1, y, 1, x.count)
        return r.isFinite ? min(1, max(-1, r)) : nil
    }
}
