import FlowNetwork
import Ledger
import Liquidity

/// What a stress test simulates: the scenarios of which firms can be simulated, and everything that each was made from.
public struct StressPlan: Sendable {
    /// One a scenario, the base first, else in the order of the files or of the asking: inputs with their sources, and what is missing.
    public let models: [ScenarioModel]
    /// Firms that the base scenario judges by headroom, in its order.
    public let headrooms: [Headroom]
    public let run: StressRun

    /// - Parameter scenarios: as read from the model's files.
    /// - Returns: `nil` without a scenario, or when no scenario has a firm that can be simulated on the day.
    public init?(
        _ scenarios: [Scenario], ledger: ResolvedLedger, network: FlowNetwork,
        settings: StressSettings
    ) {
        let models = StressRun.models(
            scenarios, ledger: ledger, network: network, settings: settings)
        let cases = models.filter { !$0.model.firms.isEmpty }.map(StressCase.init)
        guard !cases.isEmpty else { return nil }
        self.models = models
        headrooms =
            StressRun.base(of: models) { $0.scenario.id }.map {
                Headroom.all($0.scenario, ledger: ledger)
            } ?? []
        run = StressRun(cases, settings: settings)
    }
}

/// The stress test of a model: what was simulated, from what, and what came out.
public struct StressAnalysis: Sendable {
    /// One a scenario, in the order of the plan: inputs with their sources, and what is missing.
    public let models: [ScenarioModel]
    /// As ``StressPlan/headrooms``.
    public let headrooms: [Headroom]
    public let results: StressResults

    /// Simulates a plan.
    ///
    /// - Parameters:
    ///   - progress: called from any thread with paths just done, and how many there are in all.
    ///   - isCancelled: as ``StressRun/results(progress:isCancelled:)``.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init(
        _ plan: StressPlan, progress: (@Sendable (_ paths: Int, _ total: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) {
        let total = plan.run.totalPaths
        var report: (@Sendable (Int) -> Void)?
        if let progress { report = { paths in progress(paths, total) } }
        self.init(
            plan, results: try plan.run.results(progress: report, isCancelled: isCancelled))
    }

    /// A plan with results that were put together from parts.
    public init(_ plan: StressPlan, results: StressResults) {
        models = plan.models
        headrooms = plan.headrooms
        self.results = results
    }

    /// What a scenario was made from.
    public func model(_ id: String) -> ScenarioModel? { models.first { $0.scenario.id == id } }

    /// Whether a scenario itself makes a firm stop paying, so that its failure there is no finding.
    public func isOwnFailure(_ scenario: String, of firm: String) -> Bool {
        guard let model = model(scenario) else { return false }
        return model.changes.contains { change in
            guard change.kind == .failure else { return false }
            switch change.target {
            case .everything: return true
            case .firm(let index):
                return model.model.firms.indices.contains(index)
                    && model.model.firms[index].id == firm
            default: return false
            }
        }
    }

    /// The base scenario's model.
    public var base: ScenarioModel? { results.base.flatMap { model($0.scenario.id) } }
}
