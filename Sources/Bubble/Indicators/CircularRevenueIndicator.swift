import Ledger

/// The share of a firm's revenue that customers inside its own loop owe it: an upper bound of what can be its
/// own money.
public struct CircularRevenueIndicator: Indicator {
    public let id = "circular-revenue-share"
    public let title = "Revenue from inside a loop"
    public let formula =
        "payments that fall due in the revenue's year from customers to which money can come back ÷ revenue; an upper bound"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            let legs = inputs.commerce(to: firm).filter(inputs.isCircular)
            guard let basis = inputs.sum(legs, { $0.upTo(.announced) }) else { return nil }
            guard let revenue = inputs.annual("revenue", firm) else {
                return .missing(id, inputs.id(firm), ["revenue_annual or four revenue_quarter"])
            }
            let start = (revenue.asOf ?? inputs.ledger.asOf).adding(months: -12).adding(days: 1)
            guard let value = inputs.due(legs, from: start).divided(by: revenue.value) else {
                return nil
            }
            // Net of circular deals nothing is left, by definition.
            return inputs.reading(id, firm, value, net: IndicatorValue(0), [basis, revenue])
        }
    }
}
