import FlowNetwork
import Ledger

extension StressCase {
    /// A scenario on a ledger.
    public init(_ built: ScenarioModel) {
        self.init(
            id: built.scenario.id, title: built.scenario.title,
            narrative: built.scenario.narrative, start: built.start, model: built.model,
            factors: built.factors)
    }
}

extension StressRun {
    /// The chosen scenarios on a ledger, in the order asked for, else the base first and the others in the order of their files.
    ///
    /// - Returns: one model a scenario, with its inputs and gaps.
    public static func models(
        _ scenarios: [Scenario], ledger: ResolvedLedger, network: FlowNetwork,
        settings: StressSettings
    ) -> [ScenarioModel] {
        let chosen =
            settings.scenarios.isEmpty
            ? scenarios.filter { $0.id == baseID } + scenarios.filter { $0.id != baseID }
            : settings.scenarios.compactMap { id in scenarios.first { $0.id == id } }
        return chosen.map { scenario in
            var changed = scenario
            if let horizon = settings.horizon { changed.horizon = horizon }
            return ScenarioModel(changed, ledger: ledger, network: network)
        }
    }
}
