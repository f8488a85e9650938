/// The statistics of many series without a bubble.
///
/// Replicates run eight at a time through the kernel; with the same seed the result is the same bits on
/// any number of threads. A replicate without any statistic counts as −∞, which is evidence against
/// explosiveness.
public struct NullDistribution: Sendable {
    /// Least and largest number of replicates for a series with this many ends of window.
    public static func replicateRange(ends: Int) -> ClosedRange<Int> {
        99...max(99, min(1_000_000, largestCells / max(ends, 1)))
    }

    /// Cells of the two matrices of sequences: 200 MB each.
    static let largestCells = 25_000_000

    /// Model that the replicates come from.
    public let model: NullModel
    /// Number of replicates.
    public let replicates: Int
    /// Seed of the generator.
    public let seed: UInt64
    /// Ends of window in a replicate.
    public let ends: Int
    /// ADF of each replicate, ascending.
    public let adf: [Double]
    /// SADF of each replicate, ascending.
    public let sadf: [Double]
    /// GSADF of each replicate, ascending.
    public let gsadf: [Double]
    /// [ends][replicates]: BSADF, in the order of the replicates. Empty unless asked for.
    let sequences: [Double]
    /// [ends][replicates]: SADF up to the end. Empty unless asked for.
    let running: [Double]

    /// Simulates.
    ///
    /// - Parameters:
    ///   - series: the observations; for ``NullModel/randomWalk`` only their number matters.
    ///   - lag: lagged changes in the regressions.
    ///   - window: the shortest window.
    ///   - model: the null model.
    ///   - replicates: how many; see ``replicateRange(ends:)``.
    ///   - seed: seed of the counter-based generator.
    ///   - threads: threads to work on; does not change the result.
    ///   - keepsSequences: whether the boundaries other than the constant one will be asked for.
    ///   - progress: called from the working threads with the number of replicates just done.
    public init(
        series: [Double], lag: Int, window: MinimumWindow, model: NullModel, replicates: Int,
        seed: UInt64, threads: Int = 1, keepsSequences: Bool = true,
        progress: (@Sendable (Int) -> Void)? = nil
    ) throws(SeriesTestError) {
        try ExplosiveSequences.check(count: series.count, lag: lag)
        let rows = try window.rows(count: series.count, lag: lag)
        let levels =
            model == .randomWalk
            ? [Double](repeating: 0, count: series.count) : try PreparedLevels(series).values
        let generator = try NullGenerator(
            model: model, levels: levels, lag: lag, minimumLevels: rows + lag + 1, seed: seed)
        let ends = generator.count - rows - lag
        let range = NullDistribution.replicateRange(ends: ends)
        guard range.contains(replicates) else {
            throw .replicatesOutOfRange(
                replicates: replicates, smallest: range.lowerBound, largest: range.upperBound)
        }
        let raw = NullDistribution.simulate(
            generator: generator, lag: lag, rows: rows, ends: ends, replicates: replicates,
            threads: threads, keepsSequences: keepsSequences, progress: progress)
        self.model = model
        self.replicates = replicates
        self.seed = seed
        self.ends = ends
        adf = raw.adf.sorted()
        sadf = raw.sadf.sorted()
        gsadf = raw.gsadf.sorted()
        sequences = raw.sequences
        running = raw.running
    }

    /// The statistics of replicates, in their order.
    struct Raw {
        var adf: [Double]
        var sadf: [Double]
        var gsadf: [Double]
        var sequences: [Double]
        var running: [Double]
    }

    /// - Parameter firstReplicate: number of the first one in the whole run; replicate r is the same series in any range.
    static func simulate(
        generator: NullGenerator, lag: Int, rows: Int, ends: Int, firstReplicate: Int = 0,
        replicates: Int, threads: Int, keepsSequences: Bool, progress: (@Sendable (Int) -> Void)?
    ) -> Raw {
        let none = -Double.infinity
        var raw = Raw(
            adf: [Double](repeating: none, count: replicates),
            sadf: [Double](repeating: none, count: replicates),
            gsadf: [Double](repeating: none, count: replicates),
            sequences: [Double](repeating: none, count: keepsSequences ? replicates * ends : 0),
            running: [Double](repeating: none, count: keepsSequences ? replicates * ends : 0))
        let lanes = SequenceKernel.lanes
        raw.adf.withUnsafeMutableBufferPointer { adf in
            raw.sadf.withUnsafeMutableBufferPointer { sadf in
                raw.gsadf.withUnsafeMutableBufferPointer { gsadf in
                    raw.sequences.withUnsafeMutableBufferPointer { sequences in
                        raw.running.withUnsafeMutableBufferPointer { running in
                            // Each replicate owns its element of every row: no two threads meet.
                            nonisolated(unsafe) let adf = adf
                            nonisolated(unsafe) let sadf = sadf
                            nonisolated(unsafe) let gsadf = gsadf
                            nonisolated(unsafe) let sequences = sequences
                            nonisolated(unsafe) let running = running
                            BlockParallel.run(
                                blocks: (replicates + lanes - 1) / lanes, threads: threads
                            ) { _, blocks in
                                var kernel = SequenceKernel(
                                    count: generator.count, lag: lag, minimumRows: rows)
                                for block in blocks {
                                    let first = block * lanes
                                    generator.fill(
                                        &kernel.levels, lanes: lanes,
                                        first: firstReplicate + first)
                                    kernel.run()
                                    let used = min(lanes, replicates - first)
                                    for lane in 0..<used {
                                        let replicate = first + lane
                                        var sup = none
                                        var backward = none
                                        for end in 0..<ends {
                                            let forward = kernel.badf[end * lanes + lane]
                                            if forward > sup { sup = forward }
                                            let value = kernel.bsadf[end * lanes + lane]
                                            if value > backward { backward = value }
                                            if keepsSequences {
                                                let cell = end * replicates + replicate
                                                sequences[cell] = value.isNaN ? none : value
                                                running[cell] = sup
                                            }
                                        }
                                        let last = kernel.badf[(ends - 1) * lanes + lane]
                                        adf[replicate] = last.isNaN ? none : last
                                        sadf[replicate] = sup
                                        gsadf[replicate] = backward
                                    }
                                    progress?(used)
                                }
                            }
                        }
                    }
                }
            }
        }
        return raw
    }

    /// Critical values of one statistic at a level, with standard errors.
    public func criticalValues(level: Double) -> CriticalValues {
        CriticalValues(
            adf: QuantileEstimate(sorted: adf, level: level),
            sadf: QuantileEstimate(sorted: sadf, level: level),
            gsadf: QuantileEstimate(sorted: gsadf, level: level))
    }

    /// The p-value of the statistic at the last observation among the largest of each replicate over its last ends: what a monitor that
    /// looks once an observation may see by chance, over so many looks (Phillips and Shi 2020, section 3, on control over a window).
    ///
    /// - Parameter looks: ends looked at, the last one included; all of them when there are fewer.
    /// - Returns: `nil` when the sequences were not kept.
    public func pValueAtEnd(_ observed: Double, looks: Int) -> ShareEstimate? {
        guard sequences.count == ends * replicates, ends > 0, looks > 0 else { return nil }
        var largest = [Double](repeating: -.infinity, count: replicates)
        for end in max(0, ends - looks)..<ends {
            for replicate in 0..<replicates {
                largest[replicate] = max(
                    largest[replicate], sequences[end * replicates + replicate])
            }
        }
        return ShareEstimate(
            pValueFrom: largest.count { $0 >= observed }, of: replicates)
    }

    /// The p-value of an observed value among ascending replicates.
    static func pValue(_ observed: Double, among sorted: [Double]) -> ShareEstimate {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < observed { low = middle + 1 } else { high = middle }
        }
        return ShareEstimate(pValueFrom: sorted.count - low, of: sorted.count)
    }
}

/// Critical values of the three statistics at one level.
public struct CriticalValues: Sendable, Equatable {
    /// Of the ADF of the whole series.
    public let adf: QuantileEstimate
    /// Of the SADF.
    public let sadf: QuantileEstimate
    /// Of the GSADF.
    public let gsadf: QuantileEstimate

    /// The values as given, for tables read from a file.
    public init(adf: QuantileEstimate, sadf: QuantileEstimate, gsadf: QuantileEstimate) {
        self.adf = adf
        self.sadf = sadf
        self.gsadf = gsadf
    }
}
