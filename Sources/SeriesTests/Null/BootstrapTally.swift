/// What a range of replicates of a null model gave beside the GSADF of a series, as counts.
///
/// ```swift
/// var tally = try BootstrapTally(of: series, settings: settings, range: 0..<5_000)
/// try tally.add(BootstrapTally(of: series, settings: settings, range: 5_000..<10_000))
/// tally.pValue     // that of an undivided test with 10,000 replicates
/// ```
/// Replicate r draws from stream r of the counter-based generator (``NullGenerator``), so that any division of a run counts the same series.
public struct BootstrapTally: Sendable, Hashable {
    /// GSADF of the series.
    public let observed: Double
    /// The least p that the design can give the series, whatever its values.
    public let smallestP: Double
    public private(set) var replicates: Int
    /// Replicates whose GSADF is at least as large.
    public private(set) var atLeast: Int
    /// Replicates without a statistic, which are evidence against explosiveness.
    public private(set) var withoutStatistic: Int
    /// Replicates by class of their GSADF, ``classesOfOne`` for every unit of it; classes without any are left out.
    public private(set) var classes: [Int: Int]

    /// Classes of the histogram in one unit of the statistic.
    public static let classesOfOne = 64
    /// A range of replicates begins at a multiple of it.
    public static let blockSize = 64
    /// Replicates of a whole run.
    public static let limit = 1_000_000_000_000
    /// A statistic beyond it is counted in the last class.
    private static let largest = 1e6
    /// Replicates whose statistics are held at a time.
    private static let atOnce = 16_384

    /// - Parameters:
    ///   - series: as ``ExplosivenessTest/run(_:settings:progress:)`` takes it.
    ///   - settings: lag, window, null model and seed count; tables and boundaries do not.
    ///   - range: replicates, numbered in the whole run; from a multiple of ``blockSize``.
    ///   - threads: does not change the result.
    ///   - progress: called from working threads with replicates just done.
    ///   - isCancelled: asked between parts.
    /// - Returns: `nil` after a cancellation.
    /// - Throws: ``SeriesTestError`` for a series that cannot be tested.
    public init?(
        of series: [Double], settings: ExplosivenessTest.Settings, range: Range<Int>,
        threads: Int = 1, progress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SeriesTestError) {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= Self.limit,
            range.lowerBound % Self.blockSize == 0
        else {
            throw .replicatesOutOfRange(
                replicates: range.count, smallest: 1, largest: Self.limit)
        }
        let lag = try settings.lag.lag(for: series)
        let sequences = try ExplosiveSequences(of: series, lag: lag, window: settings.window)
        let model = settings.null ?? ExplosivenessTest.Settings().null ?? .randomWalk
        let rows = try settings.window.rows(count: series.count, lag: lag)
        let generator = try NullGenerator(
            model: model, levels: try PreparedLevels(series).values, lag: lag,
            minimumLevels: rows + lag + 1, seed: settings.seed)
        observed = sequences.gsadf.value
        smallestP = NullGenerator.smallestP(series, model)
        (replicates, atLeast, withoutStatistic, classes) = (0, 0, 0, [:])
        while replicates < range.count {
            if isCancelled?() == true { return nil }
            let part = NullDistribution.simulate(
                generator: generator, lag: lag, rows: rows, ends: generator.count - rows - lag,
                firstReplicate: range.lowerBound + replicates,
                replicates: min(Self.atOnce, range.count - replicates), threads: threads,
                keepsSequences: false, progress: progress)
            replicates += part.gsadf.count
            for value in part.gsadf { count(value) }
        }
    }

    /// Counts from elsewhere; `nil` for numbers that no replicates have.
    public init?(
        observed: Double, smallestP: Double, replicates: Int, atLeast: Int, withoutStatistic: Int,
        classes: [Int: Int]
    ) {
        guard observed.isFinite, (0...1).contains(smallestP), (1...Self.limit).contains(replicates),
            (0...replicates).contains(atLeast), (0...replicates).contains(withoutStatistic),
            classes.values.allSatisfy({ (1...replicates).contains($0) })
        else { return nil }
        // No sum of counts that each are at most the number of replicates can pass what an integer holds before it passes that number.
        var left = replicates - withoutStatistic
        for count in classes.values {
            left -= count
            if left < 0 { return nil }
        }
        guard left == 0 else { return nil }
        self.observed = observed
        self.smallestP = smallestP
        self.replicates = replicates
        self.atLeast = atLeast
        self.withoutStatistic = withoutStatistic
        self.classes = classes
    }

    /// Adds other replicates of the same test; `false`, and nothing is added, for those of another series or more than ``limit`` in all.
    public mutating func add(_ other: BootstrapTally) -> Bool {
        guard other.observed == observed, other.smallestP == smallestP,
            other.replicates <= Self.limit - replicates
        else { return false }
        replicates += other.replicates
        atLeast += other.atLeast
        withoutStatistic += other.withoutStatistic
        classes.merge(other.classes) { $0 + $1 }
        return true
    }

    private mutating func count(_ value: Double) {
        if value >= observed { atLeast += 1 }
        guard value > -.infinity else {
            withoutStatistic += 1
            return
        }
        let bounded = min(max(value, -Self.largest), Self.largest)
        let place = Int((bounded * Double(Self.classesOfOne)).rounded(.down))
        classes[place, default: 0] += 1
    }

    /// The p-value of the series, as ``ExplosivenessTest/Inference/gsadfPValue`` has it.
    public var pValue: ShareEstimate {
        ShareEstimate(pValueFrom: atLeast, of: replicates).atLeast(smallestP)
    }

    /// Where the least value lies that a share `level` of the replicates do not exceed: the ends of its class; `nil` where that replicate has no statistic.
    public func quantile(_ level: Double) -> ClosedRange<Double>? {
        let rank = min(replicates, max(1, Int((level * Double(replicates)).rounded(.up))))
        var seen = withoutStatistic
        guard rank > seen else { return nil }
        for (place, count) in classes.sorted(by: { $0.key < $1.key }) {
            seen += count
            if seen >= rank {
                let width = 1 / Double(Self.classesOfOne)
                return Double(place) * width...Double(place + 1) * width
            }
        }
        return nil
    }
}
