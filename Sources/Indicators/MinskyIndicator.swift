import Ledger
import Money
import Text

/// Whether a firm's operations pay its interest and its investment (Minsky 1986).
///
/// 1, hedge: cash from operations covers interest and capital spending. 2, speculative: it covers interest
/// only, and investment needs new money. 3, Ponzi: it does not cover interest. Cash from operations is after
/// interest under US GAAP: interest is covered when it is not negative.
public struct MinskyIndicator: Indicator {
    public let id = "minsky"
    public let title = LocalizedText(
        en: "Minsky class", ko: "민스키 분류")
    public let formula =
        "1 hedge: operating cash flow ≥ capital spending; 2 speculative: ≥ 0; 3 Ponzi: below 0 (after interest)"
    public let unit = IndicatorUnit.minskyClass
    public let thresholds = [
        IndicatorThreshold(
            value: 3,
            meaning: LocalizedText(en: "interest is paid with new money", ko: "이자를 새로 빌린 돈으로 냄"),
            source: LocalizedText("Minsky 1986, Stabilizing an Unstable Economy, chapter 9"))
    ]
    public let episode = "postwar credit crises"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            guard let cash = inputs.annual(.operatingCashFlow, firm) else {
                return .missing(
                    id, inputs.id(firm),
                    [.year(.operatingCashFlow)])
            }
            let capex = inputs.annual(.capex, firm)
            if capex == nil, cash.value.value >= 0 {
                return .missing(id, inputs.id(firm), [.year(.capex)])
            }
            func classify(_ cash: Double) -> Double {
                if cash < 0 { return 3 }
                return cash >= capex?.value.value ?? .infinity ? 1 : 2
            }
            let circular = inputs.commerce(to: firm).filter(inputs.isCircular)
            let start = (cash.asOf ?? inputs.ledger.asOf).adding(months: -12).adding(days: 1)
            let external = cash.value.value - inputs.due(circular, from: start).value
            return inputs.reading(
                id, firm,
                IndicatorValue(
                    classify(cash.value.high), classify(cash.value.value),
                    classify(cash.value.low)),
                net: IndicatorValue(classify(external)), [cash] + (capex.map { [$0] } ?? []))
        }
    }
}
