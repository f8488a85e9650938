/// Runs scenarios and puts the results together.
///
/// ```swift
/// let results = try StressRun(cases, settings: StressSettings(paths: 10_000)).results()
/// ```
public struct StressRun: Sendable {
    public let cases: [StressCase]
    public let settings: StressSettings

    /// The scenario that stands for no stress.
    public static let baseID = "baseline"

    /// The scenario that stands for no stress: the one of that name, else the first; the only place where it is chosen.
    public static func base<Item>(of items: [Item], id: (Item) -> String) -> Item? {
        items.first { id($0) == baseID } ?? items.first
    }

    /// - Parameter cases: to run, in order; ids unique.
    public init(_ cases: [StressCase], settings: StressSettings) {
        self.cases = cases
        self.settings = settings
    }

    /// Everything.
    ///
    /// - Parameters:
    ///   - progress: called from any thread with paths just done, of ``totalPaths``.
    ///   - isCancelled: asked often. What is done until then is returned; ``StressResults/isComplete`` says so.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated, or options outside the limits.
    public func results(
        progress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) -> StressResults {
        var done: [ScenarioResult] = []
        for scenario in cases {
            let outcomes = try simulate(scenario, progress: progress, isCancelled: isCancelled)
            // A spread needs two paths.
            guard outcomes.paths > 1 || outcomes.paths == settings.paths else { break }
            done.append(try ScenarioResult(scenario, outcomes, settings: settings))
            if outcomes.paths < settings.paths { break }
        }
        return try results(done, isCancelled: isCancelled)
    }

    /// The paths of one scenario, or of a shard of them.
    public func simulate(
        _ scenario: StressCase, shard: SimulationOptions.Shard? = nil,
        progress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) -> PathOutcomes {
        var options = settings.simulation()
        options.shard = shard
        return try LiquiditySimulation(scenario.model).run(
            options, progress: progress, isCancelled: isCancelled)
    }

    /// The results of scenarios that were simulated, in the order of the cases, with the base scenario taken apart.
    public func results(
        _ done: [ScenarioResult], isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) -> StressResults {
        let names = Set(done.map(\.scenario.id))
        let bare = StressResults(
            settings: settings, scenarios: done,
            undone: cases.map(\.id).filter { !names.contains($0) }, explanation: nil)
        guard settings.explains, bare.isComplete, let base = bare.base else { return bare }
        return StressResults(
            settings: settings, scenarios: done, undone: bare.undone,
            explanation: try SensitivityReport(
                base.scenario, focus: bare.focus?.index, settings: settings,
                isCancelled: isCancelled))
    }

    /// Paths of all scenarios.
    public var totalPaths: Int { cases.count * settings.paths }
}
