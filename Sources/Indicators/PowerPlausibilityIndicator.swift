import Ledger
import Money
import Text

/// The capacity that firms aim at, against the peak load of the country that is to supply it.
public struct PowerPlausibilityIndicator: Indicator {
    public let id = "power-plausibility"
    public let title = LocalizedText(
        en: "Capacity aimed at to peak demand", ko: "최대 전력 수요 대비 목표 용량")
    public let formula =
        "largest capacity target of a firm in GW ÷ peak demand of the lower 48 states"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        let peak = inputs.ledger.facts.filter { $0.metric == "us_peak_demand" }
            .max { $0.asOf.last < $1.asOf.last }.flatMap(inputs.figure)
        return inputs.firms.compactMap { firm in
            let targets = inputs.ledger.facts.filter {
                $0.firm == inputs.id(firm) && $0.metric == "capacity_target"
                    && $0.quantity?.unit == "GW"
            }.compactMap(inputs.figure)
            guard let target = targets.max(by: { $0.value.value < $1.value.value }) else {
                return nil
            }
            guard let peak, let value = target.value.divided(by: peak.value) else {
                return .missing(id, inputs.id(firm), [.metric("us_peak_demand")])
            }
            return inputs.reading(id, firm, value, net: value, [target, peak])
        }
    }
}
