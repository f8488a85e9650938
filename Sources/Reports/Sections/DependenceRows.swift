import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money

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
        let fragility = context.analysis.returnable.fragility
        if let deal = fragility.deals.first, deal.loss > 0 {
            rows.append(
                KeyNumbersSection.Row(
                    name: words.hangsOn(context.dealTitle(deal.id)),
                    number: MeasureID("returnable-deal-fragility", subject: deal.id),
                    value: context.percent(
                        ReportContext.ratio(deal.loss, fragility.returnable)),
                    range: context.money(deal.loss)))
        }
        let asOf = context.ledger.asOf.year
        for buyer in context.analysis.returnable.coverage(.announced).prefix(2) {
            guard buyer.years.contains(where: { $0.year >= asOf }),
                let year = buyer.hardestYear(from: asOf)
            else { continue }
            let isBound = year.outsideCosts == nil
            rows.append(
                KeyNumbersSection.Row(
                    name: words.coverage(context.firm(buyer.firm), year.year),
                    number: MeasureID(
                        "outside-coverage",
                        subject: "\(context.network.firms[buyer.firm].id)/\(year.year)"),
                    value: year.coverage.number.map {
                        (isBound ? "≤ " : "") + context.percent($0)
                    } ?? context.words.common.notKnown,
                    range: words.owed(context.money(year.owed)),
                    mark: year.basis == .held ? .estimated : .derived))
        }
        if let history = results.providers.first, let last = history.signed.last,
            let index = last.herfindahl.index
        {
            let peak = history.signed.compactMap(\.herfindahl.index).max() ?? index
            rows.append(
                KeyNumbersSection.Row(
                    name: words.concentration(
                        context.firm(history.buyer), context.word(.commitments)),
                    number: MeasureID(
                        "provider-concentration", subject: context.network.firms[history.buyer].id),
                    value: ConcentrationBlocks.hhi(index),
                    range: words.atItsHighest(ConcentrationBlocks.hhi(peak))))
        }
        return rows
    }
}
