/// The whole test of one series: statistics, critical values, p-values, dated episodes, and whether
/// the verdict survives other conventions.
///
/// ```swift
/// var settings = ExplosivenessTest.Settings()
/// settings.lag = .bic(maximum: 6)
/// let result = try ExplosivenessTest.run(prices, settings: settings)
/// for episode in result.episodes { print(episode.start, episode.end) }
/// ```
public struct ExplosivenessTest: Sendable {
    /// What to do, and how.
    public struct Settings: Sendable, Equatable {
        /// Lagged changes.
        public var lag = LagChoice.fixed(0)
        /// Shortest window.
        public var window = MinimumWindow()
        /// Where critical values come from; `nil` for the statistics alone.
        public var null: NullModel? = .wild(.rademacher, drift: .kept)
        /// Tables that stand in for simulations of random walks where they fit the test.
        public var tables: [CriticalValueTable] = []
        /// Replicates of the null model.
        public var replicates = 1_999
        /// Seed of the generator.
        public var seed: UInt64 = 20_260_101
        /// Nominal level of the boundary.
        public var level = 0.95
        /// Boundary that dates the episodes.
        public var boundary = BoundaryKind.pointwise
        /// Whether episodes are dated only where the GSADF rejects at the level: a pointwise boundary alone is crossed for some
        /// observations by most series without a bubble.
        public var isScreened = true
        /// Looks over which the p-value of the last observation holds: 60 are five years of months.
        public var looks = 60
        /// δ in the minimum duration δ·ln T.
        public var durationFactor = 1.0
        /// Whether the verdict is also formed with the other unit of the minimum window, at the cost of
        /// a second simulation.
        public var checksOtherUnit = true
        /// Threads; the result does not depend on it.
        public var threads = 1

        /// The defaults: lag 0, the rule of Phillips, Shi and Yu in levels, wild bootstrap with 1,999
        /// replicates that keep the drift; where the GSADF rejects at 95%, pointwise dates that last ln T observations.
        public init() {}
    }

    /// A verdict under one convention.
    public struct Verdict: Sendable, Equatable {
        /// Boundary.
        public let boundary: BoundaryKind
        /// Unit of the minimum window.
        public let unit: WindowUnit
        /// Whether at least one episode lasts long enough.
        public let isExplosive: Bool
    }

    /// What depends on a simulation of the null model.
    public struct Inference: Sendable {
        /// Replicates of the null model.
        public let replicates: Int
        /// Seed that they were drawn with.
        public let seed: UInt64
        /// Whether they were read from a table instead of simulated.
        public let isTabulated: Bool
        /// Levels 0.90, 0.95, 0.99.
        public let criticalValues: [CriticalValues]
        /// Of the ADF of the whole series.
        public let adfPValue: ShareEstimate?
        /// Of the SADF.
        public let sadfPValue: ShareEstimate?
        /// Of the GSADF.
        public let gsadfPValue: ShareEstimate
        /// The least p that the design can give a series with so many changes, whatever its values; 0 where only the replicates limit it.
        public let leastP: Double
        /// Of the BSADF at the last observation by itself; `nil` with a table, or where that end has no statistic.
        public let endPValue: ShareEstimate?
        /// … over the last ``looks`` ends.
        public let monitoredPValue: ShareEstimate?
        /// Ends behind ``monitoredPValue``.
        public let looks: Int
        /// All boundaries that the null model gives, the chosen one first.
        public let boundaries: [Boundary]
        /// Episodes under the chosen boundary.
        public let episodes: [Episode]
        /// Verdicts under all conventions, the chosen one first.
        public let verdicts: [Verdict]
        /// Whether all verdicts agree.
        public var isRobust: Bool {
            verdicts.allSatisfy { $0.isExplosive == verdicts.first?.isExplosive }
        }

        /// The least p with as many replicates.
        public var smallestP: Double { max(leastP, 1 / Double(replicates + 1)) }

        /// Whether the GSADF rejects at a level.
        public func rejects(at level: Double) -> Bool {
            ExplosivenessTest.rejects(gsadfPValue, at: level)
        }

        /// Whether the series is too short, or the replicates too few, to reject at a level whatever the data.
        public func cannotReject(at level: Double) -> Bool { smallestP > 1 - level + 1e-12 }
    }

    /// Everything about one series.
    public struct Result: Sendable {
        /// Settings as used, with the lag that was chosen.
        public let settings: Settings
        /// Lag in use.
        public let lag: Int
        /// Observations an episode lasts at least.
        public let minimumDuration: Int
        /// The statistics.
        public let sequences: ExplosiveSequences
        /// Critical values and dates; `nil` when no null model was wanted.
        public let inference: Inference?
        /// Episodes under the chosen boundary; none without critical values.
        public var episodes: [Episode] { inference?.episodes ?? [] }
    }

    /// Runs the test.
    ///
    /// - Parameters:
    ///   - series: evenly spaced observations, in logarithms if wanted.
    ///   - progress: called from working threads with the number of replicates just done, of
    ///     ``replicatesToRun(_:)`` in all.
    public static func run(
        _ series: [Double], settings: Settings, progress: (@Sendable (Int) -> Void)? = nil
    ) throws(SeriesTestError) -> Result {
        guard settings.level > 0, settings.level < 1 else {
            throw .levelOutOfRange(settings.level)
        }
        let lag = try settings.lag.lag(for: series)
        let sequences = try ExplosiveSequences(of: series, lag: lag, window: settings.window)
        let duration = SeriesTests.minimumDuration(
            count: series.count, factor: settings.durationFactor)
        var inference: Inference?
        if let model = settings.null {
            inference = try infer(
                series, lag, sequences, duration, model, settings, progress: progress)
        }
        return Result(
            settings: settings, lag: lag, minimumDuration: duration, sequences: sequences,
            inference: inference)
    }

    /// Replicates that ``run(_:settings:progress:)`` simulates at the most.
    public static func replicatesToRun(_ settings: Settings) -> Int {
        guard settings.null != nil else { return 0 }
        return settings.replicates * (settings.checksOtherUnit ? 2 : 1)
    }

    /// What a table must have been made for to serve a test.
    public static func tableKey(count: Int, lag: Int, _ settings: Settings)
        -> CriticalValueTable.Key
    {
        CriticalValueTable.Key(
            count: count, lag: lag, window: settings.window.length, level: settings.level,
            durationFactor: settings.durationFactor)
    }

    /// The level counts itself, and 1 − 0.95 is a little more than 0.05.
    private static func rejects(_ p: ShareEstimate, at level: Double) -> Bool {
        p.value <= 1 - level + 1e-12
    }

    private static func infer(
        _ series: [Double], _ lag: Int, _ sequences: ExplosiveSequences, _ duration: Int,
        _ model: NullModel, _ settings: Settings, progress: (@Sendable (Int) -> Void)?
    ) throws(SeriesTestError) -> Inference {
        let evidence = try NullEvidence(
            series, lag, settings.window, model, settings, progress: progress)
        let kinds =
            [settings.boundary] + BoundaryKind.allCases.filter { $0 != settings.boundary }
        let boundaries = evidence.boundaries(
            kinds, settings, duration, ends: sequences.bsadf.count)
        let floor = NullGenerator.smallestP(series, model)
        // Rounding may put a replicate that is the series itself below it.
        func pValue(_ value: Double, _ statistic: CriticalValueTable.Statistic) -> ShareEstimate {
            evidence.pValue(value, statistic).atLeast(floor)
        }
        let gsadfPValue = pValue(sequences.gsadf.value, .gsadf)
        let rejects = !settings.isScreened || Self.rejects(gsadfPValue, at: settings.level)
        var verdicts = verdicts(
            sequences, boundaries, settings.window.unit, duration, rejects: rejects)
        if settings.checksOtherUnit,
            let others = try? otherUnit(
                series, lag, duration, model, settings, kinds, progress: progress)
        {
            verdicts += others
        }
        let chosen = boundaries.first { $0.kind == settings.boundary }
        let last = sequences.bsadf.last ?? nil
        let looks = min(max(settings.looks, 1), sequences.bsadf.count)
        return Inference(
            replicates: evidence.replicates, seed: evidence.seed,
            isTabulated: evidence.isTabulated, criticalValues: evidence.criticalValues,
            adfPValue: sequences.adf.map { pValue($0, .adf) },
            sadfPValue: sequences.sadf.map { pValue($0.value, .sadf) },
            gsadfPValue: gsadfPValue,
            leastP: floor,
            endPValue: last.flatMap { evidence.pValueAtEnd($0, looks: 1)?.atLeast(floor) },
            monitoredPValue: last.flatMap {
                evidence.pValueAtEnd($0, looks: looks)?.atLeast(floor)
            },
            looks: looks,
            boundaries: boundaries,
            episodes: rejects ? chosen.map { episodes(sequences, $0, duration) } ?? [] : [],
            verdicts: verdicts)
    }

    /// The same with the other unit; a series too short for it has no such verdict.
    private static func otherUnit(
        _ series: [Double], _ lag: Int, _ duration: Int, _ model: NullModel, _ settings: Settings,
        _ kinds: [BoundaryKind], progress: (@Sendable (Int) -> Void)?
    ) throws(SeriesTestError) -> [Verdict] {
        var window = settings.window
        window.unit = window.unit.other
        let sequences = try ExplosiveSequences(of: series, lag: lag, window: window)
        let evidence = try NullEvidence(series, lag, window, model, settings, progress: progress)
        let boundaries = evidence.boundaries(
            kinds, settings, duration, ends: sequences.bsadf.count)
        let p = evidence.pValue(sequences.gsadf.value, .gsadf)
        return verdicts(
            sequences, boundaries, window.unit, duration,
            rejects: !settings.isScreened || Self.rejects(p, at: settings.level))
    }

    private static func verdicts(
        _ sequences: ExplosiveSequences, _ boundaries: [Boundary], _ unit: WindowUnit,
        _ duration: Int, rejects: Bool
    ) -> [Verdict] {
        boundaries.map {
            Verdict(
                boundary: $0.kind, unit: unit,
                isExplosive: rejects && !episodes(sequences, $0, duration).isEmpty)
        }
    }

    private static func episodes(
        _ sequences: ExplosiveSequences, _ boundary: Boundary, _ duration: Int
    ) -> [Episode] {
        Episode.date(
            bsadf: sequences.bsadf, boundary: boundary.values, firstEnd: sequences.firstEnd,
            minimumDuration: duration)
    }
}
