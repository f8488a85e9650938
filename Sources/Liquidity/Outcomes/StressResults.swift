/// A stress test of several scenarios, and the base scenario taken apart.
public struct StressResults: Sendable {
    public let settings: StressSettings
    /// In the order asked for; what an interruption left undone is not there.
    public let scenarios: [ScenarioResult]
    /// Ids of scenarios that were asked for and not done.
    public let undone: [String]
    /// `nil` when it was not asked for, or not finished.
    public let explanation: SensitivityReport?

    public static let generator = LiquiditySimulation.generatorName

    public init(
        settings: StressSettings, scenarios: [ScenarioResult], undone: [String] = [],
        explanation: SensitivityReport?
    ) {
        self.settings = settings
        self.scenarios = scenarios
        self.undone = undone
        self.explanation = explanation
    }

    public func scenario(_ id: String) -> ScenarioResult? {
        scenarios.first { $0.scenario.id == id }
    }

    /// The scenario that is taken apart and that others are compared with.
    public var base: ScenarioResult? {
        StressRun.base(of: scenarios) { $0.scenario.id }
    }

    public var isComplete: Bool { undone.isEmpty && scenarios.allSatisfy(\.isComplete) }

    /// The firm that the report looks at: in the base scenario the largest mean funding gap; if no gap occurs there, the likeliest cash-out of any
    /// scenario. Never one that is judged by headroom. `nil` when nobody runs out anywhere.
    public var focus: FirmOutcome? {
        guard let base else { return nil }
        let gaps = base.firms.filter { $0.gap.mean.value > 0 && !$0.isJudgedByHeadroom }
        if let widest = gaps.max(by: { $0.gap.mean.value < $1.gap.mean.value }) { return widest }
        let worst = scenarios.flatMap(\.firms).filter { !$0.isJudgedByHeadroom }.max {
            $0.withinHorizon.value < $1.withinHorizon.value
        }
        guard let worst, worst.withinHorizon.value > 0 else { return nil }
        return base.firm(worst.firm)
    }
}
