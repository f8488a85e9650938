import Ledger
import Text

/// What a firm has promised to buy and not yet paid, over its revenue.
public struct CommitmentIndicator: Indicator {
    public let id = "commitments"
    public let title = LocalizedText(
        en: "Purchase commitments", ko: "구매 약정")
    public let formula = "purchases promised and not paid, announced or firmer ÷ revenue of a year"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            let legs = inputs.commerce(from: firm)
            guard let promised = inputs.sum(legs, Self.open) else { return nil }
            guard let revenue = inputs.annual(.revenue, firm) else {
                return .missing(id, inputs.id(firm), [.year(.revenue)])
            }
            guard let value = promised.value.divided(by: revenue.value) else { return nil }
            let outside =
                inputs.sum(legs.filter { !inputs.isCircular($0) }, Self.open)?.value
                ?? IndicatorValue(0)
            let net = outside.divided(by: inputs.externalRevenue(revenue, firm))
            return inputs.reading(id, firm, value, net: net, [promised, revenue])
        }
    }

    private static func open(_ amount: LayeredAmount) -> Int64 {
        amount.upTo(.announced) - amount.upTo(.paid)
    }
}
