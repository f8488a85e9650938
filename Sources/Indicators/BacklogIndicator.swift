import Ledger
import Text

/// Contracted revenue not yet recognised over revenue.
public struct BacklogIndicator: Indicator {
    public let id = "backlog"
    public let title = LocalizedText(
        en: "Remaining performance obligations", ko: "잔여 이행 의무")
    public let formula = "remaining performance obligations ÷ revenue of a year"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            let backlog = inputs.stock("remaining_performance_obligations", firm)
            let revenue = inputs.annual(.revenue, firm)
            guard let backlog, let revenue else {
                return .missing(
                    id, inputs.id(firm),
                    (backlog == nil ? [.metric("remaining_performance_obligations")] : [])
                        + (revenue == nil ? [.year(.revenue)] : []))
            }
            guard let value = backlog.value.divided(by: revenue.value) else { return nil }
            let circular =
                inputs.sum(
                    inputs.commerce(to: firm).filter(inputs.isCircular),
                    { $0.upTo(.binding) - $0.upTo(.paid) })?.value ?? IndicatorValue(0)
            let net = backlog.value.reduced(by: circular)
                .divided(by: inputs.externalRevenue(revenue, firm))
            return inputs.reading(id, firm, value, net: net, [backlog, revenue])
        }
    }
}
