import Circularity
import Ledger
import Ouroboros

/// Section 2: the numbers, each with its range and its mark.
struct KeyNumbersSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        let words = context.words.keyNumbers
        let rows =
            layerRows(context) + loopRows(context) + firmnessRows(context) + vendorRows(context)
            + DependenceRows().rows(context) + coverageRows(context)
        return [
            .heading(level: 2, [.text(words.heading)]),
            .table(
                Table(
                    words.heads(interval: context.intervalName),
                    [.left, .right, .right, .right, .right, .centre],
                    rows: rows.map { row in
                        [
                            [.text(row.name)], [.text(row.value)],
                            [.text(row.interval?.median ?? "")],
                            [.text(row.interval?.range ?? "")], [.text(row.range)],
                            [.text(row.mark.symbol)],
                        ]
                    })),
            .paragraph(DrawnText.explanation(context)),
            .paragraph([.text(words.bounds)]),
        ]
    }

    /// The rows that carry the judgement, for the summary: the headline layer, what is firm and paid, what is one's own money.
    func leading(_ context: ReportContext) -> [Row] {
        let words = context.words.keyNumbers
        let layers = layerRows(context)
        let headline = context.headline?.layer
        let names = [headline, .binding, .paid].compactMap { $0 }.map(words.circulation)
        let shares = headline.map { [words.circulationShare($0)] } ?? []
        return layers.filter { (names + shares).contains($0.name) } + firmnessRows(context)
            + vendorRows(context).prefix(1) + DependenceRows().rows(context).prefix(2)
    }

    struct Row {
        var name: String
        var value: String
        var range = ""
        /// Median and interval of the draws, where the number is drawn.
        var interval: DrawnText?
        var mark = EvidenceMark.derived
    }

    private func layerRows(_ context: ReportContext) -> [Row] {
        let words = context.words.keyNumbers
        return context.analysis.layers.flatMap { result -> [Row] in
            let share = result.stated.share
            let drawn = context.analysis.uncertainty?.layer(result.layer)
            let mark: EvidenceMark = result.layer == .estimated ? .estimated : .derived
            return [
                Row(
                    name: words.circulation(result.layer),
                    value: context.money(result.stated.circulation.value),
                    range: context.range(result.low.circulation, result.high.circulation),
                    interval: DrawnText(drawn?.circulation) { context.drawnMoney($0, $1) },
                    mark: mark),
                Row(
                    name: words.circulationShare(result.layer),
                    value: context.percent(share),
                    range: shares(context, result),
                    interval: DrawnText(drawn?.share) { context.drawnShare($0, $1) }, mark: mark),
            ]
        }
    }

    /// The share is not monotone in the amounts, so the range spans all three readings.
    private func shares(_ context: ReportContext, _ result: LayerResult) -> String {
        let readings = [
            ReportContext.ratio(result.low.circulation, result.low.totalWeight),
            result.stated.share,
            ReportContext.ratio(result.high.circulation, result.high.totalWeight),
        ].compactMap { $0 }
        guard let least = readings.min(), let most = readings.max() else { return "" }
        return context.percents(least, most)
    }

    private func loopRows(_ context: ReportContext) -> [Row] {
        guard let headline = context.headline else { return [] }
        let words = context.words.keyNumbers
        let stated = headline.stated
        let all = context.analysis.circuits.circuits(.circularFinancing)
        let circular = all.filter { !context.needsDerivedLeg($0) }
        let priced = circular.count { $0.bottleneck(headline.layer) != nil }
        let drawn = context.analysis.uncertainty?.layer(headline.layer)
        var rows = [
            Row(
                name: words.reciprocity(headline.layer),
                value: context.percent(stated.reciprocity.weighted),
                interval: DrawnText(drawn?.reciprocity) { context.drawnShare($0, $1) }),
            Row(
                name: words.multiParty(headline.layer),
                value: context.money(stated.multiParty),
                interval: DrawnText(drawn?.multiParty) { context.drawnMoney($0, $1) }),
            Row(
                name: words.loops(maxLength: context.analysis.circuits.maxLength),
                value: "\(circular.count)", range: words.priced(priced)),
        ]
        if context.analysis.circuits.isTruncated { rows[2].value = words.atLeast(rows[2].value) }
        if all.count > circular.count {
            rows.append(
                Row(
                    name: words.loopsWithDerived, value: "\(all.count)",
                    mark: .estimated))
        }
        if let widest = circular.compactMap({ $0.bottleneck(headline.layer) }).max() {
            rows.append(
                Row(
                    name: words.widestLoop(headline.layer),
                    value: context.money(widest),
                    interval: DrawnText(context.analysis.uncertainty?.widestLoop) {
                        context.drawnMoney($0, $1)
                    }))
        }
        return rows
    }

    private func firmnessRows(_ context: ReportContext) -> [Row] {
        // No headline announced what a rule derives.
        let legs = context.network.legs.filter { !$0.isDerived }
        let total = legs.reduce(LayeredAmount.zero) { $0 + $1.stated }
        guard let paid = ReportContext.ratio(total.paid, total.total) else { return [] }
        let low = legs.reduce(LayeredAmount.zero) { $0 + $1.low }
        let high = legs.reduce(LayeredAmount.zero) { $0 + $1.high }
        let ends = [low, high].compactMap { ReportContext.ratio($0.paid, $0.total) }.sorted()
        return [
            Row(
                name: context.words.keyNumbers.paidShare, value: context.percent(paid),
                range: ends.count == 2 ? context.percents(ends[0], ends[1]) : "",
                interval: DrawnText(context.analysis.uncertainty?.paidShare) {
                    context.drawnShare($0, $1)
                })
        ]
    }

    private func vendorRows(_ context: ReportContext) -> [Row] {
        let words = context.words.keyNumbers
        return context.analysis.vendors.prefix(3).compactMap { vendor in
            guard let ratios = vendor.ratios else { return nil }
            return Row(
                name: words.vendorFinancing(context.firm(vendor.vendor)),
                value: context.percent(ratios[2]),
                range: words.loansAlone(context.percent(ratios[0])),
                interval: DrawnText(
                    context.analysis.uncertainty?.vendor(vendor.vendor)?.ratios.last
                ) { context.drawnShare($0, $1) })
        }
    }

    private func coverageRows(_ context: ReportContext) -> [Row] {
        let coverage = context.analysis.coverage
        let words = context.words.keyNumbers
        return [
            Row(
                name: words.pricedLegs, value: words.of(coverage.priced, coverage.legs),
                range: words.undisclosed(coverage.undisclosed), mark: .reported)
        ]
    }
}
