import Analysis
import Circularity
import FlowNetwork

/// Key numbers of round trips, fragility and concentration.
struct DependenceRows {
    func rows(_ context: ReportContext) -> [KeyNumbersSection.Row] {
        let results = context.analysis.dependence
        let words = context.words.keyNumbers
        var rows: [KeyNumbersSection.Row] = []
        for band in results.roundTrips.first?.bands.prefix(3) ?? [] {
            rows.append(
                KeyNumbersSection.Row(
                    name: words.ownMoney(context.firm(band.vendor)),
                    number: MeasureID(
                        "round-trip-traced", subject: context.network.firms[band.vendor].id),
                    value: RoundTripBlocks.traced(band.total, context),
                    range: words.ownMoneyRange(
                        documented: context.money(band.total.documented),
                        atMost: context.money(band.total.atMost)),
                    mark: .estimated))
        }
        let fragility = results.leaveOneOut
        if let deal = fragility.deals.first, deal.loss > 0 {
            rows.append(
                KeyNumbersSection.Row(
                    name: words.hangsOn(deal.id),
                    number: MeasureID("deal-fragility", subject: deal.id),
                    value: context.percent(
                        ReportContext.ratio(deal.loss, fragility.circulation)),
                    range: context.money(deal.loss)))
        }
        if let history = results.providers.first, let last = history.signed.last,
            let index = last.herfindahl.index
        {
            let peak = history.signed.compactMap(\.herfindahl.index).max() ?? index
            rows.append(
                KeyNumbersSection.Row(
                    name: words.concentration(context.firm(history.buyer)),
                    number: MeasureID(
                        "provider-concentration", subject: context.network.firms[history.buyer].id),
                    value: ConcentrationBlocks.hhi(index),
                    range: words.atItsHighest(ConcentrationBlocks.hhi(peak))))
        }
        return rows
    }
}
