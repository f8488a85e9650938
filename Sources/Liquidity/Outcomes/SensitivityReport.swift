/// Why a scenario comes out as it does: which assumptions matter, what circles do, what would have to be true.
public struct SensitivityReport: Sendable {
    public let scenario: String
    public let goingConcern: [GoingConcern]
    /// `nil` for a model without a circuit that brings money.
    public let freeze: CircularFreeze?
    /// One entry a firm.
    public let breakEven: [BreakEven]
    /// Of the firm in focus; `nil` without one, or without an assumption that has a range.
    public let sensitivity: Sensitivity?
    /// Of the firm in focus.
    public let reverse: ReverseStress?
    /// Circuits of funding and purchases with what one dollar brings back.
    public let loops: [FundingCircuit]
    /// How far the shortfall probability of the firm in focus depends on what is assumed and on how it is modelled; `nil` without a focus.
    public let headline: Headline?
    /// A freeze of circuits by who bears it; `nil` as ``freeze``.
    public let freezeTable: FreezeTable?
    /// Probabilities that one assumed probability explains.
    public let readBacks: [ReadBack]
    /// Firms whose revenue is limited by capacity: by year, the elasticity above which buying less compute costs cash.
    public let elasticities: [Elasticity]

    /// The two errors of a headline beside that of simulating it.
    public struct Headline: Sendable {
        /// All assumptions drawn at once; `nil` for a scenario without one that has a range.
        public let assumptions: AssumptionBand?
        /// What moves the number, and what other structures make of it.
        public let drivers: ShortfallDrivers
    }

    public struct Elasticity: Sendable, Hashable {
        public let firm: String
        public let year: Int
        public let value: BreakEvenElasticity
    }

    /// What moves the mean funding gap of a firm.
    public struct Sensitivity: Sendable {
        public let firm: String
        public let tornado: TornadoAnalysis
        /// The same factors and paths, by what they do to the probability of running out of cash within the horizon.
        public let cashOut: TornadoAnalysis
        /// Of the widest bars; `nil` where none moves the gap.
        public let indices: SobolIndices?
        /// The factors of the indices, in their order.
        public let indexed: [StressFactor]
    }

    /// Paths behind one bar of a tornado, behind going concern and the freeze at the most, and behind one point of a Sobol index.
    public static let tornadoPaths = 4096
    public static let comparisonPaths = 16_384
    public static let indexPaths = 64
    /// Rows of the Sobol matrices, and factors that they hold at the most.
    public static let indexPoints = 256
    public static let indexFactors = 10

    /// - Parameters:
    ///   - focus: index of the firm whose gap is explained.
    ///   - isCancelled: asked between parts.
    /// - Returns: `nil` when cancelled.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init?(
        _ scenario: StressCase, focus: Int?, settings: StressSettings,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) {
        func isStopped() -> Bool { isCancelled?() ?? false }
        let model = scenario.model
        let comparison = settings.simulation(paths: min(settings.paths, Self.comparisonPaths))
        self.scenario = scenario.id
        loops = FundingCircuit.all(model)
        if isStopped() { return nil }
        goingConcern = try GoingConcern.all(model, options: comparison, level: settings.level)
        if isStopped() { return nil }
        freeze = try CircularFreeze(model, options: comparison, level: settings.level)
        if isStopped() { return nil }
        var breakEven: [BreakEven] = []
        for firm in model.firms.indices {
            breakEven.append(try BreakEven(model, firm: firm))
            if isStopped() { return nil }
        }
        self.breakEven = breakEven
        let few = settings.simulation(paths: min(settings.paths, Self.tornadoPaths))
        freezeTable = try FreezeTable(model, options: few, level: settings.level)
        if isStopped() { return nil }
        readBacks = try ReadBack.all(model, options: comparison, level: settings.level)
        var elasticities: [Elasticity] = []
        for firm in model.firms.indices {
            for (year, value) in try BreakEvenElasticity.byYear(
                model, firm: firm, start: scenario.start)
            {
                elasticities.append(
                    Elasticity(firm: model.firms[firm].id, year: year, value: value))
            }
        }
        self.elasticities = elasticities
        guard let focus else {
            (sensitivity, reverse, headline) = (nil, nil, nil)
            return
        }
        let drivers = try ShortfallDrivers(
            model, firm: focus, options: comparison, level: settings.level)
        if isStopped() { return nil }
        headline = Headline(
            assumptions: try AssumptionBand(scenario, firm: focus, settings: settings),
            drivers: drivers)
        if isStopped() { return nil }
        reverse = try ReverseStress(model, firm: focus)
        if isStopped() { return nil }
        sensitivity = try Sensitivity(scenario, firm: focus, settings: settings)
        if isStopped() { return nil }
    }
}

extension SensitivityReport.Sensitivity {
    /// - Returns: `nil` for a scenario without an assumption that has a range.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated with its assumptions anywhere in their ranges.
    init?(
        _ scenario: StressCase, firm: Int, settings: StressSettings
    ) throws(SimulationError) {
        guard !scenario.factors.isEmpty else { return nil }
        self.firm = scenario.model.firms[firm].id
        // Failures in the order of the tornado's own questions, so that nothing is simulated twice.
        var failures: [[Double]] = []
        var groups = PathGroups.independent
        tornado = try TornadoAnalysis(scenario, settings: settings) { outcomes in
            let range = firm * outcomes.paths..<(firm + 1) * outcomes.paths
            failures.append(outcomes.cashOut[range].map { $0 > 0 ? 1 : 0 })
            groups = outcomes.groups(TornadoAnalysis.simulation(settings))
            return Array(outcomes.gap[range])
        }
        var asked = failures.makeIterator()
        cashOut = TornadoAnalysis(scenario.factors, groups: groups, level: settings.level) { _, _ in
            asked.next() ?? []
        }
        let design = SobolDesign(scenario, firm: firm, widest: tornado, settings: settings)
        indexed = design?.factors ?? []
        indices = try design?.indices(
            rows: SensitivityReport.indexPoints, level: settings.level)
    }
}
