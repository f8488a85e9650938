import FlowNetwork
import Ledger
import Money

/// A scenario on a ledger: the model to simulate, and everything that it was made from.
///
/// ```swift
/// let network = FlowNetwork(ledger)
/// let built = ScenarioModel(scenario, ledger: ledger, network: network)
/// built.model        // with the scenario's changes
/// built.gaps         // what no source and no assumption gives
/// ```
/// Amounts are in millions of the ledger's base currency. What is due: the part of every contract that remains after the as-of date, weighted with the
/// probability of its class where the buyer is not bound. Costs of a firm are what is left of its revenue after the cash flow that
/// its plan (or its margin) says and after its dues, so that **with revenue at its expectation, and before new money, its cash moves as planned**; only where dues
/// alone exceed the plan it does worse (``InputGap/Reason/duesAbovePlan``). What a firm receives from simulated firms comes on top of
/// its external revenue, less the cost of delivering.
///
/// Never fails: a firm without a required input is not simulated and is listed in ``gaps``.
public struct ScenarioModel: Sendable {
    public let scenario: Scenario
    /// First simulated quarter.
    public let start: Quarter
    /// Without the scenario's changes.
    public let base: CashFlowModel
    public let changes: [Adjustment]
    /// With them.
    public let model: CashFlowModel
    /// Every assumption with a range. Values are relative to ``model``: applying one at its base changes nothing.
    public let factors: [StressFactor]
    public let inputs: [ModelInput]
    public let gaps: [InputGap]

    public init(_ scenario: Scenario, ledger: ResolvedLedger, network: FlowNetwork) {
        var builder = CashFlowModelBuilder(scenario, ledger: ledger, network: network)
        let base = builder.build()
        let changes = builder.changes(base)
        var model = base
        for change in changes { change.apply(to: &model) }
        self.scenario = scenario
        start = builder.calendar.start
        self.base = base
        self.changes = changes
        self.model = model
        factors = builder.factors
        inputs = builder.book.inputs
        gaps = builder.book.gaps
    }

    /// Quarters with their names.
    public var calendar: [Quarter] { (0..<model.quarters).map { start.advanced(by: $0) } }

    /// Required inputs that are missing.
    public var missing: [InputGap] { gaps.filter(\.isRequired) }
}
