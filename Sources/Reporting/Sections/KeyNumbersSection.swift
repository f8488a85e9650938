import Circularity
import Ledger
import Ouroboros

/// Section 2: the numbers, each with its range and its mark.
struct KeyNumbersSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        let rows =
            layerRows(context) + loopRows(context) + firmnessRows(context) + vendorRows(context)
            + DependenceRows().rows(context) + coverageRows(context)
        return [
            .heading(level: 2, ["2 Key numbers"]),
            .table(
                Table(
                    columns: [
                        .init("Indicator"), .init("As stated", .right),
                        .init("Median of draws", .right),
                        .init([.text(DrawnText.intervalName(context))], .right),
                        .init("Bounds of the wording, notes", .right), .init("Mark", .centre),
                    ],
                    rows: rows.map { row in
                        [
                            [.text(row.name)], [.text(row.value)],
                            [.text(row.interval?.median ?? "")],
                            [.text(row.interval?.range ?? "")], [.text(row.range)],
                            [.text(row.mark.symbol)],
                        ]
                    })),
            .paragraph(DrawnText.explanation(context)),
            .paragraph([
                .text(
                    "Bounds: every amount at the lowest, then at the highest that its wording allows (“about” ±10 %, “up to” from what is owed without a condition, “at least” without an upper end, so taken as stated). Layers are cumulative: binding includes paid, announced includes binding, reported includes announced, estimated includes reported and what is assumed or derived."
                )
            ]),
        ]
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
        context.analysis.layers.flatMap { result -> [Row] in
            let share = result.stated.share
            let drawn = context.analysis.uncertainty?.layer(result.layer)
            let mark: EvidenceMark = result.layer == .estimated ? .estimated : .derived
            return [
                Row(
                    name: "Most that can go round, \(result.layer.name)",
                    value: context.money(result.stated.circulation.value),
                    range: context.range(result.low.circulation, result.high.circulation),
                    interval: DrawnText(drawn?.circulation) { context.drawnMoney($0, $1) },
                    mark: mark),
                Row(
                    name: "… as a share of all \(result.layer.name) money (circulation share)",
                    value: context.percent(share),
                    range: shares(context, result),
                    interval: DrawnText(drawn?.share) { PercentFormat.drawn($0, $1) }, mark: mark),
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
        return PercentFormat.range(least, most)
    }

    private func loopRows(_ context: ReportContext) -> [Row] {
        guard let headline = context.headline else { return [] }
        let stated = headline.stated
        let all = context.analysis.circuits.circuits(.circularFinancing)
        let circular = all.filter { !context.needsDerivedLeg($0) }
        let priced = circular.count { $0.bottleneck(headline.layer) != nil }
        let drawn = context.analysis.uncertainty?.layer(headline.layer)
        var rows = [
            Row(
                name:
                    "Paid back directly between two firms (weighted reciprocity), \(headline.layer.name)",
                value: context.percent(stated.reciprocity.weighted),
                interval: DrawnText(drawn?.reciprocity) { PercentFormat.drawn($0, $1) }),
            Row(
                name: "Goes round only through three firms or more, \(headline.layer.name)",
                value: context.money(stated.multiParty),
                interval: DrawnText(drawn?.multiParty) { context.drawnMoney($0, $1) }),
            Row(
                name:
                    "Loops of investment and orders, up to \(context.analysis.circuits.maxLength) firms",
                value: "\(circular.count)", range: "\(priced) with an amount on every leg"),
        ]
        if context.analysis.circuits.isTruncated { rows[2].value = "at least " + rows[2].value }
        if all.count > circular.count {
            rows.append(
                Row(
                    name: "… with those that a derived leg closes", value: "\(all.count)",
                    mark: .estimated))
        }
        if let widest = circular.compactMap({ $0.bottleneck(headline.layer) }).max() {
            rows.append(
                Row(
                    name: "Widest single loop, \(headline.layer.name)",
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
                name: "Share of headline money that has been paid", value: context.percent(paid),
                range: ends.count == 2 ? PercentFormat.range(ends[0], ends[1]) : "",
                interval: DrawnText(context.analysis.uncertainty?.paidShare) {
                    PercentFormat.drawn($0, $1)
                })
        ]
    }

    private func vendorRows(_ context: ReportContext) -> [Row] {
        context.analysis.vendors.prefix(3).compactMap { vendor in
            guard let ratios = vendor.ratios else { return nil }
            return Row(
                name:
                    "Money put into its own customers ÷ annual revenue, \(context.firm(vendor.vendor))",
                value: context.percent(ratios[2]),
                range: "loans drawn alone \(context.percent(ratios[0]))",
                interval: DrawnText(
                    context.analysis.uncertainty?.vendor(vendor.vendor)?.ratios.last
                ) { PercentFormat.drawn($0, $1) })
        }
    }

    private func coverageRows(_ context: ReportContext) -> [Row] {
        let coverage = context.analysis.coverage
        return [
            Row(
                name: "Live legs with a counted amount",
                value: "\(coverage.priced) of \(coverage.legs)",
                range: "\(coverage.undisclosed) undisclosed", mark: .reported)
        ]
    }
}
