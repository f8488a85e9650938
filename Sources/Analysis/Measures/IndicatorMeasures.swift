import Circularity
import Indicators
import Ledger
import Text

/// The ratio indicators, each with the same number net of circular deals: `vendor-financing@nvidia`, `vendor-financing.net@nvidia`.
struct IndicatorMeasures: MeasureProvider {
    private static func rule(_ indicator: any Indicator) -> MetricDefinition {
        MetricDefinition(
            indicator.id, indicator.title, unit(indicator), .higherIsWorse,
            of: indicator.isOfModel ? [[]] : [[.firm]], kind: kind(indicator),
            formula: indicator.formula)
    }

    private static func netRule(_ indicator: any Indicator) -> MetricDefinition {
        MetricDefinition(
            indicator.id + ".net",
            indicator.title + LocalizedText(en: ", net of circular deals", ko: "(순환 거래 제외)"),
            unit(indicator),
            .higherIsWorse, of: indicator.isOfModel ? [[]] : [[.firm]], kind: kind(indicator),
            formula: indicator.formula + "; without deals whose two firms lie in one loop")
    }

    private static func unit(_ indicator: any Indicator) -> MeasureUnit {
        switch indicator.unit {
        case .ratio: .ratio
        case .percentagePoints: .percentagePoints
        case .points: .points
        case .minskyClass: .category
        }
    }

    private static func kind(_ indicator: any Indicator) -> MetricDefinition.Kind {
        indicator.kind == .structural ? .structural : .advisory
    }

    let rules = IndicatorRegistry.all.flatMap {
        [IndicatorMeasures.rule($0), IndicatorMeasures.netRule($0)]
    }

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.indicators])
        var builder = MeasureBuilder(analysis)
        for indicator in IndicatorRegistry.all {
            let (rule, net) = (Self.rule(indicator), Self.netRule(indicator))
            for reading in analysis.indicators.readings where reading.indicator == indicator.id {
                let subject = reading.firm.map { [MeasureID.Dimension.firm($0)] } ?? []
                let inputs = reading.inputs.map { input -> Measure.Input in
                    switch input {
                    case .leg(let id): .leg(id)
                    case .fact(let firm, let metric, let source):
                        .fact(firm: firm, metric: metric, source: source)
                    }
                }
                builder.add(
                    rule, subject, reading.value?.value,
                    interval: analysis.indicators.interval(reading), inputs: inputs,
                    missing: reading.missing.map { $0.text() },
                    bound: reading.value != nil && !reading.missing.isEmpty ? .atLeast : nil)
                guard let external = reading.net else { continue }
                builder.add(
                    net, subject, external.value,
                    interval: analysis.indicators.netInterval(reading), inputs: inputs)
            }
        }
        return builder.measures
    }
}
