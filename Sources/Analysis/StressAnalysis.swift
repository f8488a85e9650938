import FlowNetwork
import Ledger
import Liquidity

/// The stress test of a model: what was simulated, from what, and what came out.
public struct StressAnalysis: Sendable {
    /// One a scenario, in the order of the files: inputs with their sources, and what is missing.
    public let models: [ScenarioModel]
    public let results: StressResults

    /// - Parameters:
    ///   - scenarios: as read from the model's files.
    ///   - progress: called from any thread with paths just done, and how many there are in all.
    ///   - isCancelled: as ``StressRun/results(progress:isCancelled:)``.
    /// - Returns: `nil` without a scenario, or when no scenario has a firm that can be simulated.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init?(
        _ scenarios: [Scenario], ledger: ResolvedLedger, network: FlowNetwork,
        settings: StressSettings,
        progress: (@Sendable (_ paths: Int, _ total: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) {
        let models = StressRun.models(
            scenarios, ledger: ledger, network: network, settings: settings)
        let run = StressRun(
            models.filter { !$0.model.firms.isEmpty }.map(StressCase.init), settings: settings)
        guard !run.cases.isEmpty else { return nil }
        self.models = models
        let total = run.totalPaths
        var report: (@Sendable (Int) -> Void)?
        if let progress { report = { paths in progress(paths, total) } }
        results = try run.results(progress: report, isCancelled: isCancelled)
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
