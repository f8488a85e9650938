import Ledger
import Money
import Text

/// Payments promised for the coming year over the revenue of the last.
public struct RevenueGapIndicator: Indicator {
    public let id = "revenue-gap"
    public let title = LocalizedText(
        en: "Payments of the coming year to revenue", ko: "향후 1년 지급액 대 매출")
    public let formula =
        "purchases that fall due in the twelve months after the as-of date ÷ revenue of a year"
    public let unit = IndicatorUnit.ratio
    public let thresholds = [
        IndicatorThreshold(
            value: 1,
            meaning: LocalizedText(
                en: "revenue must grow for the promises to be paid from it",
                ko: "매출이 늘어야 약정을 치를 수 있음"),
            source: LocalizedText(
                en: "arithmetic", ko: "산식"))
    ]
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            let legs = inputs.commerce(from: firm)
            guard let promised = inputs.sum(legs, { $0.upTo(.announced) }) else { return nil }
            guard let revenue = inputs.annual(.revenue, firm) else {
                return .missing(id, inputs.id(firm), [.year(.revenue)])
            }
            let start = inputs.ledger.asOf.adding(days: 1)
            guard let value = inputs.due(legs, from: start).divided(by: revenue.value) else {
                return nil
            }
            let outside = inputs.due(legs.filter { !inputs.isCircular($0) }, from: start)
            let net = outside.divided(by: inputs.externalRevenue(revenue, firm))
            return inputs.reading(id, firm, value, net: net, [promised, revenue])
        }
    }
}
