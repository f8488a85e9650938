import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// The share of a firm's revenue that is its own money coming back through its customers.
///
/// Of the calendar year of the as-of date. Low: what a source ties to a purchase. Value: the firm's money followed pro
/// rata through the firms in between. High: what contracts and dates allow (`RoundTripBounds`). Where the books of a firm in
/// between are not known, the value is undefined and only the two ends are given. Net of circular deals nothing is left,
/// by definition.
public struct CircularRevenueIndicator: Indicator {
    public let id = "circular-revenue-share"
    public let title = LocalizedText(
        en: "Own money in revenue", ko: "매출 중 되돌아온 자기 자금")
    public let formula =
        "own money that comes back as orders in the year of the as-of date (documented ≤ traced ≤ at most) ÷ revenue of a year"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        let trips = inputs.roundTrips
        let year = inputs.ledger.asOf.year
        return trips.bands.filter { inputs.network.firms[$0.vendor].isInUniverse }
            .sorted { $0.vendor < $1.vendor }.compactMap { band in
                guard let due = band.years.first(where: { $0.year == year }) else { return nil }
                let legs = inputs.network.legs.filter {
                    $0.stated.upTo(trips.layer) > 0
                        && ($0.family == .financing
                            ? $0.from == band.vendor : $0.to == band.vendor)
                }
                guard let own = inputs.sum(legs, { $0.upTo(trips.layer) }),
                    let scale = trips.revenue[band.vendor], scale.minorUnits > 0
                else {
                    return .missing(
                        id, inputs.id(band.vendor), [.year(.revenue)])
                }
                func ratio(_ units: Int64) -> Double {
                    Double(units) / Double(scale.minorUnits)
                }
                let low = ratio(due.amounts.documented)
                let high = max(low, ratio(due.amounts.atMost))
                let traced = due.amounts.traced.map { IndicatorValue(low, ratio($0), high) }
                return inputs.reading(
                    id, band.vendor, traced, bounds: low...high, net: traced.map { _ in .zero },
                    [own] + revenue(inputs, band.vendor, scale.sources),
                    missing: traced == nil ? unknownBooks(band, inputs) : [])
            }
    }

    private func unknownBooks(_ band: RoundTripBounds, _ inputs: IndicatorInputs) -> [MissingInput]
    {
        band.unknownFirms.isEmpty
            ? [.booksBetween]
            : band.unknownFirms.map { .books(of: inputs.id($0)) }
    }

    /// The revenue facts of a firm that the given sources state.
    private func revenue(
        _ inputs: IndicatorInputs, _ firm: Int, _ sources: [String]
    ) -> [IndicatorInputs.Figure] {
        sources.compactMap { source in
            inputs.ledger.facts.first {
                $0.firm == inputs.id(firm) && $0.source == source
                    && $0.metric.hasPrefix("revenue_")
            }.flatMap(inputs.figure)
        }
    }
}
