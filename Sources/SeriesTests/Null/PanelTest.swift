import Statistics

/// GSADF of a panel of series with the same dates, with a sieve bootstrap that keeps what the series
/// have in common (Pavlidis, Yusupova, Paya, Peel, Martínez-García, Mack and Grossman 2016).
///
/// `panel BSADF(r2)` is the mean of the series' BSADF(r2), and the panel GSADF its supremum. Under the
/// null each series' changes follow an autoregression with a constant; the residuals of all series at
/// one drawn time enter a replicate together.
public struct PanelTest: Sendable {
    /// Mean of the series' BSADF at each end; `nil` where a series has none.
    public let bsadf: [Double?]
    /// Its supremum.
    public let gsadf: Double
    /// End of window that attains it.
    public let end: Int
    /// Panel GSADF of each replicate, ascending.
    public let null: [Double]
    /// Observation of the first end.
    public let firstEnd: Int

    /// Share of replicates at least as large.
    public var pValue: ShareEstimate { NullDistribution.pValue(gsadf, among: null) }

    /// Critical value at a level.
    public func criticalValue(level: Double) -> QuantileEstimate {
        QuantileEstimate(sorted: null, level: level)
    }

    /// Runs the test.
    ///
    /// - Parameters:
    ///   - panel: two or more series with one common time index.
    ///   - lag: lagged changes in the regressions.
    ///   - sieveOrder: lagged changes in the null model; as many as `lag` unless given.
    ///   - window: shortest window.
    ///   - replicates: of the sieve bootstrap.
    ///   - seed: of the generator.
    ///   - threads: does not change the result.
    public init(
        _ panel: [[Double]], lag: Int, sieveOrder: Int? = nil, window: MinimumWindow,
        replicates: Int, seed: UInt64, threads: Int = 1
    ) throws(SeriesTestError) {
        guard panel.count >= 2 else { throw .panelTooSmall(panel.count) }
        let lengths = panel.map(\.count)
        guard Set(lengths).count == 1, let count = lengths.first else {
            throw .unequalLengths(lengths)
        }
        try ExplosiveSequences.check(count: count, lag: lag)
        let order = sieveOrder ?? lag
        try ExplosiveSequences.check(count: count, lag: order)
        let rows = try window.rows(count: count, lag: lag)
        let range = NullDistribution.replicateRange(ends: (count - rows - lag) * panel.count)
        guard range.contains(replicates) else {
            throw .replicatesOutOfRange(
                replicates: replicates, smallest: range.lowerBound, largest: range.upperBound)
        }
        var members: [SieveMember] = []
        var mean: [Double?] = []
        for series in panel {
            let levels = try PreparedLevels(series).values
            let sequences = try ExplosiveSequences(levels: levels, lag: lag, minimumRows: rows)
            mean =
                mean.isEmpty
                ? sequences.bsadf
                : zip(mean, sequences.bsadf).map { pair in
                    pair.0.flatMap { left in pair.1.map { left + $0 } }
                }
            members.append(try SieveMember(levels: levels, lag: order))
        }
        let size = Double(panel.count)
        bsadf = mean.map { $0.map { $0 / size } }
        firstEnd = rows + lag
        var best: (value: Double, end: Int)?
        for (offset, value) in bsadf.enumerated() {
            if let value, value > best?.value ?? -.infinity { best = (value, rows + lag + offset) }
        }
        guard let best else { throw .noVariation }
        gsadf = best.value
        end = best.end
        null = PanelTest.simulate(
            members: members, count: count, lag: lag, rows: rows, replicates: replicates,
            generator: Philox(seed: seed), threads: threads
        ).sorted()
    }

    private static func simulate(
        members: [SieveMember], count: Int, lag: Int, rows: Int, replicates: Int,
        generator: Philox, threads: Int
    ) -> [Double] {
        let lanes = SequenceKernel.lanes
        var result = [Double](repeating: -.infinity, count: replicates)
        result.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let result = buffer
            BlockParallel.run(blocks: (replicates + lanes - 1) / lanes, threads: threads) {
                _, blocks in
                var kernel = SequenceKernel(count: count, lag: lag, minimumRows: rows)
                for block in blocks {
                    let first = block * lanes
                    var total = [Double](repeating: 0, count: kernel.ends * lanes)
                    for member in members {
                        member.fill(&kernel.levels, lanes: lanes, first: first, generator)
                        kernel.run()
                        for cell in total.indices { total[cell] += kernel.bsadf[cell] }
                    }
                    for lane in 0..<min(lanes, replicates - first) {
                        var best = -Double.infinity
                        for end in 0..<kernel.ends where total[end * lanes + lane] > best {
                            best = total[end * lanes + lane]
                        }
                        result[first + lane] = best / Double(members.count)
                    }
                }
            }
        }
        return result
    }
}

/// One series of a panel under the null: an autoregression of its changes.
private struct SieveMember: Sendable {
    let constant: Double
    let phi: [Double]
    let initial: [Double]
    /// Centred.
    let residuals: [Double]

    init(levels: [Double], lag: Int) throws(SeriesTestError) {
        guard
            let fit = LeastSquares(levels: levels, lag: lag, firstRow: lag + 1, withLevel: false)
        else { throw .noVariation }
        constant = fit.coefficients[0]
        phi = Array(fit.coefficients.dropFirst())
        guard NullGenerator.isStable(phi) else { throw .unstableNull(lag: lag) }
        initial = levels.indices.dropFirst().prefix(lag).map { levels[$0] - levels[$0 - 1] }
        let mean = fit.residuals.reduce(0, +) / Double(fit.residuals.count)
        residuals = fit.residuals.map { $0 - mean }
    }

    func fill(_ out: inout [Double], lanes: Int, first: Int, _ generator: Philox) {
        let count = out.count / lanes
        for lane in 0..<lanes {
            var recent = [Double](initial.reversed())
            var level = 0.0
            out[lane] = 0
            for s in 0..<(count - 1) {
                var change: Double
                if s < initial.count {
                    change = initial[s]
                } else {
                    // The same draw for every member: stream and index do not name the member.
                    let bits = generator.block(
                        stream: UInt64(first + lane), index: UInt64(s))
                    change =
                        constant
                        + residuals[Philox.index(bits.x, bits.y, below: residuals.count)]
                    for (weight, value) in zip(phi, recent) { change += weight * value }
                    if !recent.isEmpty {
                        recent.removeLast()
                        recent.insert(change, at: 0)
                    }
                }
                level += change
                out[(s + 1) * lanes + lane] = level
            }
        }
    }
}
