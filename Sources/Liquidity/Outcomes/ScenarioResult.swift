/// What one scenario did to every firm.
public struct ScenarioResult: Sendable {
    public let scenario: StressCase
    /// In the model's order.
    public let firms: [FirmOutcome]
    /// Paths that were done, and asked for.
    public let paths: Int
    public let pathsAsked: Int
    public let convergence: Convergence
    /// Cash by quarter, a few quantiles, one entry a firm.
    public let fans: [CashFan]
    /// Revenue, receipts and outside money by year on the path without shocks.
    public let flows: ScenarioFlows
    /// Cash by year on the same path, one entry a firm.
    public let bridges: [CashBridge]

    public var isComplete: Bool { paths == pathsAsked }

    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init(
        _ scenario: StressCase, _ outcomes: PathOutcomes, settings: StressSettings
    ) throws(SimulationError) {
        let groups = outcomes.groups(settings.simulation())
        let firms = scenario.model.firms.indices.map {
            FirmOutcome(
                outcomes, model: scenario.model, firm: $0, groups: groups, level: settings.level)
        }
        self.scenario = scenario
        self.firms = firms
        paths = outcomes.paths
        pathsAsked = settings.paths
        convergence = Convergence(outcomes, firms: firms, model: scenario.model, groups: groups)
        fans = scenario.model.firms.indices.map { CashFan(outcomes, firm: $0) }
        flows = try ScenarioFlows(scenario.model, start: scenario.start)
        bridges = try CashBridge.all(scenario.model, start: scenario.start)
    }

    public func firm(_ id: String) -> FirmOutcome? { firms.first { $0.firm == id } }
}

/// Quantiles of a firm's cash at the end of each quarter.
///
/// A fan understates the risk of running out: a path that was below zero and came back counts as solvent at every later date.
public struct CashFan: Sendable, Hashable {
    /// `[quarter][level]`, in the order of ``levels``; empty without paths.
    public let quantiles: [[Double]]

    public static let levels = [0.05, 0.25, 0.5, 0.75, 0.95]

    init(_ outcomes: PathOutcomes, firm: Int) {
        let paths = outcomes.fanPaths
        guard paths > 0 else {
            quantiles = []
            return
        }
        quantiles = (0..<outcomes.quarters).map { quarter in
            let start = (firm * outcomes.quarters + quarter) * paths
            let sorted = SortedSample(outcomes.fan[start..<start + paths])
            return Self.levels.map { sorted.quantile($0) }
        }
    }
}
