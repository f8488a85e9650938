/// A series made ready for the recursive tests: relative to its first observation, and scaled by a
/// power of two so that its differences are of the order of one.
///
/// Both steps are exact wherever the arithmetic of the input is: a series and the same series plus a
/// constant give the same bits, as do a series and its double.
struct PreparedLevels: Sendable {
    let values: [Double]

    /// - Throws: ``SeriesTestError/notFinite(index:)``, ``SeriesTestError/noVariation``.
    init(_ series: [Double]) throws(SeriesTestError) {
        var largest = 0.0
        for (index, value) in series.enumerated() {
            guard value.isFinite else { throw .notFinite(index: index) }
            largest = max(largest, abs(value))
        }
        guard let first = series.first, largest > 0 else { throw .noVariation }
        // Halved, so that the difference of two values of opposite sign is finite.
        let guardScale = PreparedLevels.power(-largest.exponent - 1)
        let origin = PreparedLevels.scale(first, by: guardScale)
        var shifted = [Double](repeating: 0, count: series.count)
        for index in series.indices {
            shifted[index] = PreparedLevels.scale(series[index], by: guardScale) - origin
        }
        var sum = 0.0
        for index in shifted.indices.dropFirst() {
            let difference = shifted[index] - shifted[index - 1]
            sum += difference * difference
        }
        if sum == 0 {
            // Differences whose squares vanish are still differences.
            var widest = 0.0
            for index in shifted.indices.dropFirst() {
                widest = max(widest, abs(shifted[index] - shifted[index - 1]))
            }
            guard widest > 0 else { throw .noVariation }
            sum = widest * widest
            let scale = PreparedLevels.power(-widest.exponent)
            values = shifted.map { PreparedLevels.scale($0, by: scale) }
            return
        }
        let meanSquare = sum / Double(max(shifted.count - 1, 1))
        let scale = PreparedLevels.power(-meanSquare.squareRoot().exponent)
        values = shifted.map { PreparedLevels.scale($0, by: scale) }
    }

    /// A power of two in two factors, since one may be out of range.
    private static func power(_ exponent: Double.Exponent) -> (Double, Double) {
        let half = exponent / 2
        return (
            Double(sign: .plus, exponent: half, significand: 1),
            Double(sign: .plus, exponent: exponent - half, significand: 1)
        )
    }

    private static func scale(_ value: Double, by factors: (Double, Double)) -> Double {
        value * factors.0 * factors.1
    }
}
