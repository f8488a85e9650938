import Circularity
import FlowNetwork
import Ledger
import Text

/// How much a buyer depends on few providers. Suppliers and customers at large are indicators.
struct ConcentrationMeasures: MeasureProvider {
    static let now = MetricDefinition(
        "provider-concentration",
        LocalizedText(en: "Concentration of purchase commitments", ko: "구매 약정의 집중도(HHI)"), .points,
        .higherIsWorse, of: [[.firm], [.firm, .year]],
        formula:
            "10,000 · Σ (provider's share of the buyer's purchases and leases signed so far)², announced or firmer"
    )
    static let peak = MetricDefinition(
        "provider-concentration-peak",
        LocalizedText(
            en: "Concentration of purchase commitments at its highest", ko: "구매 약정 집중도의 최고치"),
        .points, .neither, of: [[.firm]], formula: "largest value of any year's end")
    static let largest = MetricDefinition(
        "largest-provider",
        LocalizedText(
            en: "Largest provider's share of purchase commitments", ko: "최대 공급자의 구매 약정 비중"), .share,
        .higherIsWorse, of: [[.firm]],
        formula: "purchases and leases signed with the largest provider ÷ all, announced or firmer")

    let rules = [now, peak, largest]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        let paidBy = Dictionary(grouping: network.legs.indices) { network.legs[$0].from }
        for history in try analysis.work.providers() {
            let buyer = builder.firm(history.buyer)
            let legs = (paidBy[history.buyer] ?? []).filter {
                let leg = network.legs[$0]
                return history.providers.contains(leg.to)
                    && leg.kind.isSupply
                    && leg.stated.upTo(.announced) > 0
            }.map(builder.leg)
            var years: [MeasureID] = []
            for year in history.signed {
                guard let index = year.herfindahl.index else { continue }
                years.append(MeasureID(Self.now.id, [.firm(buyer), .year(year.year)]))
                builder.add(
                    Self.now, [.firm(buyer), .year(year.year)], index * 10_000, inputs: legs)
            }
            guard let last = history.signed.last, let index = last.herfindahl.index,
                let peak = history.signed.compactMap(\.herfindahl.index).max()
            else { continue }
            builder.add(Self.now, [.firm(buyer)], index * 10_000, inputs: legs)
            builder.add(
                Self.peak, [.firm(buyer)], peak * 10_000, inputs: years.map { .measure($0) })
            builder.add(Self.largest, [.firm(buyer)], last.herfindahl.shares.max(), inputs: legs)
        }
        return builder.measures
    }
}
