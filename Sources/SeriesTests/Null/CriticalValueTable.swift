/// Critical values of the recursive tests under a random walk, made once and kept in a file: they depend on the length of a series, the lag
/// and the window, but on none of its values (Phillips, Shi and Yu 2015, table 1, prints such values for five lengths).
///
/// ```swift
/// let table = try CriticalValueTable(.init(count: 400, lag: 1), replicates: 9_999, seed: 1)
/// settings.null = .randomWalk
/// settings.tables = [table]
/// ```
///
/// A table holds both units of the minimum window. Statistics have four decimals and boundaries three, far below their Monte-Carlo
/// errors, so that the same bytes are made on every machine.
public struct CriticalValueTable: Sendable, Equatable {
    /// All that the values depend on but seed and replicates. A table serves a test that has the same.
    public struct Key: Sendable, Hashable {
        /// Observations of the series.
        public var count: Int
        /// Lagged changes.
        public var lag: Int
        /// Shortest window, counted in either unit.
        public var window: Int
        /// Level of the boundaries.
        public var level: Double
        /// Observations an episode lasts at least.
        public var minimumDuration: Int

        /// - Parameters:
        ///   - window: its unit does not matter, since a table holds both.
        ///   - durationFactor: δ in the minimum duration δ·ln T.
        public init(
            count: Int, lag: Int, window: MinimumWindow.Length = .phillipsShiYu,
            level: Double = 0.95, durationFactor: Double = 1
        ) {
            self.init(
                count: count, lag: lag, window: MinimumWindow(length: window).size(count: count),
                level: level,
                minimumDuration: SeriesTests.minimumDuration(count: count, factor: durationFactor))
        }

        init(count: Int, lag: Int, window: Int, level: Double, minimumDuration: Int) {
            self.count = count
            self.lag = lag
            self.window = window
            self.level = level
            self.minimumDuration = minimumDuration
        }

        /// The name that a file of this length and lag has in a folder of tables.
        public var fileName: String { "T\(count)-lag\(lag).csv" }

        /// What another key has that this has not, in words; empty when they are the same.
        public func differences(from other: Key) -> [String] {
            func differ(_ name: String, _ mine: some Equatable, _ theirs: some Equatable) -> String?
            {
                "\(mine)" == "\(theirs)" ? nil : "\(name) \(theirs) instead of \(mine)"
            }
            return [
                differ("observations", count, other.count), differ("lag", lag, other.lag),
                differ("window", window, other.window), differ("level", level, other.level),
                differ("shortest episode", minimumDuration, other.minimumDuration),
            ].compactMap { $0 }
        }

        func rows(_ unit: WindowUnit) throws(SeriesTestError) -> Int {
            try MinimumWindow(length: .fixed(window), unit: unit).rows(count: count, lag: lag)
        }
    }

    /// A boundary with how many of the replicates cross it.
    struct Crossings: Sendable, Equatable {
        let values: [Double]
        /// … anywhere, for as long as an episode lasts, and at the last observation.
        let anywhere: Int
        let lasting: Int
        let atEnd: Int
    }

    /// The tests of one statistic that a table answers.
    enum Statistic: Int, Sendable, CaseIterable { case adf, sadf, gsadf }

    /// What holds for one unit of the minimum window.
    struct Section: Sendable, Equatable {
        let unit: WindowUnit
        /// At the levels of ``CriticalValueTable/levels``.
        let criticalValues: [CriticalValues]
        /// [statistic][share of ``CriticalValueTable/shares``]: values that this share of replicates lies below.
        let quantiles: [[Double]]
        /// In the order of ``BoundaryKind``.
        let boundaries: [Crossings]
    }

    /// Levels of the critical values.
    static let levels = [0.90, 0.95, 0.99]

    /// Shares below the values of which p-values are made: finer where they are small.
    static let shares: [Double] =
        (0...90).map { Double($0) / 100 } + (181...198).map { Double($0) / 200 }
        + (991...999).map { Double($0) / 1_000 } + [0.9995, 1]

    /// What the values depend on.
    public let key: Key
    /// Random walks simulated.
    public let replicates: Int
    /// Seed of the generator.
    public let seed: UInt64
    /// One of each unit, in the order of ``WindowUnit``.
    let sections: [Section]

    init(key: Key, replicates: Int, seed: UInt64, sections: [Section]) {
        self.key = key
        self.replicates = replicates
        self.seed = seed
        self.sections = sections
    }

    /// Simulates the random walks: `2·replicates` of them, since the units have different windows.
    ///
    /// - Parameters:
    ///   - threads: does not change the result.
    ///   - progress: called from the working threads with the number of replicates just done.
    public init(
        _ key: Key, replicates: Int, seed: UInt64, threads: Int = 1,
        progress: (@Sendable (Int) -> Void)? = nil
    ) throws(SeriesTestError) {
        guard key.level > 0, key.level < 1 else { throw .levelOutOfRange(key.level) }
        var sections: [Section] = []
        for unit in WindowUnit.allCases {
            try ExplosiveSequences.check(count: key.count, lag: key.lag)
            let rows = try key.rows(unit)
            let null = try NullDistribution(
                series: [Double](repeating: 0, count: key.count), lag: key.lag,
                window: MinimumWindow(length: .fixed(key.window), unit: unit), model: .randomWalk,
                replicates: replicates, seed: seed, threads: threads, progress: progress)
            sections.append(Section(null, key: key, unit: unit, ends: key.count - rows - key.lag))
        }
        self.init(key: key, replicates: replicates, seed: seed, sections: sections)
    }

    func section(_ unit: WindowUnit) -> Section? { sections.first { $0.unit == unit } }
}

extension CriticalValueTable.Section {
    init(_ null: NullDistribution, key: CriticalValueTable.Key, unit: WindowUnit, ends: Int) {
        func rounded(_ value: Double, _ scale: Double) -> Double {
            (value * scale).rounded() / scale
        }
        func rounded(_ estimate: QuantileEstimate) -> QuantileEstimate {
            QuantileEstimate(
                level: estimate.level, value: rounded(estimate.value, 1e4),
                standardError: rounded(estimate.standardError, 1e4),
                replicates: estimate.replicates)
        }
        self.unit = unit
        criticalValues = CriticalValueTable.levels.map { level in
            let exact = null.criticalValues(level: level)
            return CriticalValues(
                adf: rounded(exact.adf), sadf: rounded(exact.sadf), gsadf: rounded(exact.gsadf))
        }
        quantiles = [null.adf, null.sadf, null.gsadf].map { sorted in
            CriticalValueTable.shares.map { rounded(QuantileEstimate.quantile(sorted, $0), 1e4) }
        }
        boundaries = BoundaryKind.allCases.compactMap { kind in
            null.boundary(kind, level: key.level, minimumDuration: key.minimumDuration).map {
                .init(
                    values: $0.values.map { rounded($0, 1e3) }, anywhere: $0.falseAlarms.count,
                    lasting: $0.falseEpisodes.count, atEnd: $0.falseAtEnd.count)
            }
        }
    }

    /// The p-value of an observed statistic, interpolated between the shares; beyond the largest replicate 1/(R + 1).
    func pValue(
        _ observed: Double, _ statistic: CriticalValueTable.Statistic, replicates: Int
    ) -> ShareEstimate {
        let values = quantiles[statistic.rawValue]
        let shares = CriticalValueTable.shares
        // The first that is not below: a tie counts as evidence against the observed value.
        let above = values.firstIndex { $0 >= observed } ?? values.count
        let share: Double
        switch above {
        case 0: share = 0
        case values.count: share = 1
        default:
            let (low, high) = (values[above - 1], values[above])
            let place = (observed - low) / (high - low)
            share = shares[above - 1] + place * (shares[above] - shares[above - 1])
        }
        let atLeast = Int((Double(replicates) * (1 - share)).rounded())
        return ShareEstimate(pValueFrom: atLeast, of: replicates)
    }

    /// A boundary as the simulation that made the table would draw it. Of screened episodes the table only knows how many there can be at
    /// the most: those that last, and those whose GSADF rejects.
    func boundary(
        _ kind: BoundaryKind, key: CriticalValueTable.Key, replicates: Int, isScreened: Bool
    ) -> Boundary? {
        guard let index = BoundaryKind.allCases.firstIndex(of: kind), index < boundaries.count
        else { return nil }
        let crossings = boundaries[index]
        let rejecting = Int(((1 - key.level) * Double(replicates)).rounded(.up))
        let lasting = isScreened ? min(crossings.lasting, rejecting) : crossings.lasting
        return Boundary(
            kind: kind, level: key.level, values: crossings.values,
            falseAlarms: ShareEstimate(count: crossings.anywhere, of: replicates),
            falseEpisodes: ShareEstimate(count: lasting, of: replicates),
            falseEpisodesAreBound: isScreened,
            falseAtEnd: ShareEstimate(count: crossings.atEnd, of: replicates))
    }
}
