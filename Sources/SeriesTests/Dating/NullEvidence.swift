/// What series without a bubble say, simulated now or read from a table that was.
enum NullEvidence {
    case simulated(NullDistribution)
    case tabulated(CriticalValueTable, CriticalValueTable.Section)

    init(
        _ series: [Double], _ lag: Int, _ window: MinimumWindow, _ model: NullModel,
        _ settings: ExplosivenessTest.Settings, progress: (@Sendable (Int) -> Void)?
    ) throws(SeriesTestError) {
        let key = ExplosivenessTest.tableKey(count: series.count, lag: lag, settings)
        if model == .randomWalk, let table = settings.tables.first(where: { $0.key == key }),
            let section = table.section(window.unit)
        {
            self = .tabulated(table, section)
            return
        }
        self = .simulated(
            try NullDistribution(
                series: series, lag: lag, window: window, model: model,
                replicates: settings.replicates, seed: settings.seed, threads: settings.threads,
                progress: progress))
    }

    var isTabulated: Bool {
        if case .tabulated = self { true } else { false }
    }

    var replicates: Int {
        switch self {
        case .simulated(let null): null.replicates
        case .tabulated(let table, _): table.replicates
        }
    }

    var seed: UInt64 {
        switch self {
        case .simulated(let null): null.seed
        case .tabulated(let table, _): table.seed
        }
    }

    var criticalValues: [CriticalValues] {
        switch self {
        case .simulated(let null):
            CriticalValueTable.levels.map { null.criticalValues(level: $0) }
        case .tabulated(_, let section): section.criticalValues
        }
    }

    func pValue(_ observed: Double, _ statistic: CriticalValueTable.Statistic) -> ShareEstimate {
        switch self {
        case .simulated(let null):
            let sorted =
                switch statistic {
                case .adf: null.adf
                case .sadf: null.sadf
                case .gsadf: null.gsadf
                }
            return NullDistribution.pValue(observed, among: sorted)
        case .tabulated(let table, let section):
            return section.pValue(observed, statistic, replicates: table.replicates)
        }
    }

    /// … of the last observation over some looks; `nil` from a table, which has no sequences.
    func pValueAtEnd(_ observed: Double, looks: Int) -> ShareEstimate? {
        guard case .simulated(let null) = self else { return nil }
        return null.pValueAtEnd(observed, looks: looks)
    }

    /// The boundaries that the null model gives, in the order asked for.
    func boundaries(
        _ kinds: [BoundaryKind], _ settings: ExplosivenessTest.Settings, _ minimumDuration: Int,
        ends: Int
    ) -> [Boundary] {
        kinds.compactMap { kind in
            switch self {
            case .simulated(let null):
                null.boundary(
                    kind, level: settings.level, minimumDuration: minimumDuration,
                    isScreened: settings.isScreened, ends: ends)
            case .tabulated(let table, let section):
                section.boundary(
                    kind, key: table.key, replicates: table.replicates,
                    isScreened: settings.isScreened)
            }
        }
    }
}
