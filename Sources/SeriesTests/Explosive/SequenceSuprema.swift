/// The sequences of one series by the vector kernel: the numbers of ``ExplosiveSequences``, bit for bit, in an eighth of the time, without
/// the windows behind every value.
///
/// ```swift
/// let s = try SequenceSuprema(of: prices, lag: 1, window: MinimumWindow())
/// print(s.gsadf.value, s.gsadf.start, s.gsadf.end)
/// ```
public struct SequenceSuprema: Sendable, Equatable {
    /// ADF from the first observation to each end, first possible end first; NaN where that window has none.
    public let badf: [Double]
    /// Backward supremum at each end.
    public let bsadf: [Double]
    /// Last observation of the shortest window that starts at the first observation.
    public let firstEnd: Int
    /// Supremum of ``badf``; `nil` when no window from the first observation has a statistic.
    public let sadf: ExplosiveSequences.Supremum?
    /// Supremum of ``bsadf``.
    public let gsadf: ExplosiveSequences.Supremum

    /// - Throws: as ``ExplosiveSequences/init(of:lag:window:)``.
    public init(of series: [Double], lag: Int, window: MinimumWindow) throws(SeriesTestError) {
        try ExplosiveSequences.check(count: series.count, lag: lag)
        let rows = try window.rows(count: series.count, lag: lag)
        let levels = try PreparedLevels(series).values
        (badf, bsadf) =
            SequenceKernel.single(levels, lag: lag, minimumRows: rows)
            ?? SequenceSuprema.eightfold(levels, lag, rows)
        firstEnd = rows + lag
        guard let peak = SequenceSuprema.largest(bsadf) else { throw .noVariation }
        gsadf = ExplosiveSequences.Supremum(
            value: bsadf[peak],
            start: SequenceSuprema.start(
                levels, lag, rows, end: firstEnd + peak, supremum: bsadf[peak]),
            end: firstEnd + peak)
        let first = SequenceSuprema.largest(badf)
        let values = badf
        let offset = firstEnd
        sadf = first.map {
            ExplosiveSequences.Supremum(value: values[$0], start: 0, end: offset + $0)
        }
    }

    /// The same series in every lane: for the few ends of a short series, and for lags that are not compiled.
    private static func eightfold(
        _ levels: [Double], _ lag: Int, _ rows: Int
    ) -> (badf: [Double], bsadf: [Double]) {
        let lanes = SequenceKernel.lanes
        var kernel = SequenceKernel(count: levels.count, lag: lag, minimumRows: rows)
        for (place, level) in levels.enumerated() {
            for lane in 0..<lanes { kernel.levels[place * lanes + lane] = level }
        }
        kernel.run()
        let (forward, backward) = (kernel.badf, kernel.bsadf)
        return (
            (0..<kernel.ends).map { forward[$0 * lanes] },
            (0..<kernel.ends).map { backward[$0 * lanes] }
        )
    }

    /// The first place of the largest number.
    private static func largest(_ values: [Double]) -> Int? {
        var best: Int?
        for (place, value) in values.enumerated()
        where value > best.map({ values[$0] }) ?? -.infinity {
            best = place
        }
        return best
    }

    /// The start of the window behind the value at an end: the shortest when several attain it, which is the first that is met.
    private static func start(
        _ levels: [Double], _ lag: Int, _ rows: Int, end: Int, supremum: Double
    ) -> Int {
        levels.withUnsafeBufferPointer { buffer in
            var scan = BackwardScan(levels: buffer, lag: lag, end: end)
            var best = -Double.infinity
            var start = 0
            for t in stride(from: end, through: lag + 1, by: -1) {
                scan.add(t)
                if scan.rows >= rows, let square = scan.square(from: t), square > best {
                    best = square
                    start = t - 1 - lag
                    if signedRoot(square) == supremum { break }
                }
            }
            return start
        }
    }
}
