import FlowNetwork
import Ledger
import Text

/// How much of what was announced is not binding.
public struct HeadlineDecayIndicator: Indicator {
    public let id = "headline-decay"
    public let title = LocalizedText(
        en: "Announced but not binding", ko: "발표되었으나 구속력이 없는 비중")
    public let formula = "1 − binding or paid ÷ announced or firmer, all deals of the model"
    public let unit = IndicatorUnit.ratio
    public let isOfModel = true
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        let legs = inputs.network.legs.filter { $0.stated.upTo(.announced) > 0 }
        guard let all = inputs.sum(legs, { $0.upTo(.announced) }), all.value.value > 0 else {
            return [.missing(id, nil, [.dealAmounts])]
        }
        let outside = legs.filter { !inputs.isCircular($0) }
        return [
            inputs.reading(
                id, nil, IndicatorValue(Self.decay(legs)),
                net: outside.isEmpty ? nil : IndicatorValue(Self.decay(outside)), [all])
        ]
    }

    private static func decay(_ legs: [NetworkLeg]) -> Double {
        let announced = legs.reduce(0.0) { $0 + Double($1.stated.upTo(.announced)) }
        let binding = legs.reduce(0.0) { $0 + Double($1.stated.upTo(.binding)) }
        return 1 - binding / announced
    }
}
