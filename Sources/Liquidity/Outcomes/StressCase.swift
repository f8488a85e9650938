import Money

/// A scenario ready to be simulated: the model that it makes of a ledger, with the assumptions that have a range.
public struct StressCase: Sendable {
    public let id: String
    /// By language code; English always.
    public let title: [String: String]
    public let narrative: [String: String]
    /// The first simulated quarter.
    public let start: Quarter
    public let model: CashFlowModel
    /// Changes of the finished model, each with its range.
    public let factors: [StressFactor]

    public init(
        id: String, title: [String: String], narrative: [String: String] = [:], start: Quarter,
        model: CashFlowModel, factors: [StressFactor]
    ) {
        self.id = id
        self.title = title
        self.narrative = narrative
        self.start = start
        self.model = model
        self.factors = factors
    }

    public func title(_ language: String) -> String { title[language] ?? title["en"] ?? id }
    public func narrative(_ language: String) -> String {
        narrative[language] ?? narrative["en"] ?? ""
    }

    /// The calendar quarter of a simulated one, counted from 1.
    public func quarter(_ number: Int) -> Quarter { start.advanced(by: number - 1) }

    /// The model with a factor at a value.
    func model(_ factor: StressFactor, at value: Double) -> CashFlowModel {
        var changed = model
        var adjustment = factor.adjustment
        adjustment.value = value
        adjustment.apply(to: &changed)
        return changed
    }
}
