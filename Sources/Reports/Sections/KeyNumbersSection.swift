import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money

/// The numbers, each with its range and its mark: a dozen on page one, all in the appendix.
struct KeyNumbersSection: ReportSection {
    func title(_ context: ReportContext) -> String { context.words.keyNumbers.heading }

    func appendix(_ context: ReportContext) -> [Block] {
        let words = context.words.keyNumbers
        let columns =
            columns(context) + drawnAndNotes(context) + standing(context) + [mark(context)]
        return [
            table(rows(context), columns),
            .paragraph(DrawnText.explanation(context)),
            .paragraph([.text(words.bounds)]),
        ]
    }

    func rows(_ context: ReportContext) -> [Row] {
        layerRows(context) + loopRows(context) + firmnessRows(context) + vendorRows(context)
            + DependenceRows().rows(context) + StressRows().rows(context) + coverageRows(context)
    }

    /// The numbers that carry the judgement, for a page of their own.
    func summary(_ context: ReportContext) -> Block {
        let words = PageOneWords(language: context.language)
        let rows = leading(context)
        var columns = columns(context)
        columns.append(Column(head: words.rangeHead, alignment: .right) { $0.spread?.text ?? "" })
        columns.append(
            Column(head: words.kindHead, alignment: .left) {
                $0.spread.map { words.kind($0.kind, level: context.intervalName) } ?? ""
            })
        if rows.contains(where: { $0.history != nil }) {
            columns.append(Column(head: words.historyHead, alignment: .left) { $0.history ?? "" })
        }
        return table(rows, columns + standing(context) + [mark(context)])
    }

    // MARK: columns

    private struct Column {
        let head: String
        let alignment: Table.Alignment
        let cell: (Row) -> String
    }

    private func table(_ rows: [Row], _ columns: [Column]) -> Block {
        .table(
            Table(
                columns.map(\.head), columns.map(\.alignment),
                rows: rows.map { row in columns.map { [.text($0.cell(row))] } }))
    }

    private func columns(_ context: ReportContext) -> [Column] {
        let heads = context.words.keyNumbers.heads(interval: context.intervalName)
        return [
            Column(head: heads.indicator, alignment: .left) { $0.name },
            Column(head: heads.stated, alignment: .right) { $0.value },
        ]
    }

    private func drawnAndNotes(_ context: ReportContext) -> [Column] {
        let heads = context.words.keyNumbers.heads(interval: context.intervalName)
        return [
            Column(head: heads.drawn, alignment: .right) { $0.drawn },
            Column(head: heads.notes, alignment: .right) { $0.range },
        ]
    }

    private func mark(_ context: ReportContext) -> Column {
        let heads = context.words.keyNumbers.heads(interval: context.intervalName)
        return Column(head: heads.mark, alignment: .centre) { $0.mark.symbol }
    }

    /// Limit and state where a policy sets limits, the change where there is a report before.
    private func standing(_ context: ReportContext) -> [Column] {
        let heads = context.words.keyNumbers.heads(interval: context.intervalName)
        func column(_ head: String, _ text: @escaping (NumberStanding) -> String) -> Column {
            Column(head: head, alignment: .right) { text(NumberStanding($0.number, context)) }
        }
        var columns: [Column] = []
        if context.gate != nil {
            columns += [column(heads.limit, \.limit), column(heads.state, \.state)]
        }
        if context.changes != nil { columns.append(column(heads.change, \.change)) }
        return columns
    }

    // MARK: rows

    /// Numbers of page one at the most.
    static let leadingNumbers = 12

    /// The headline layer, what is firm and paid, what hangs on one deal, who can pay, who runs out of cash.
    func leading(_ context: ReportContext) -> [Row] {
        let rows = rows(context)
        func row(_ rule: String, _ subject: String?) -> [Row] {
            rows.filter { $0.number == MeasureID(rule, subject: subject) }
        }
        func first(_ rule: String, _ count: Int = 1) -> [Row] {
            Array(rows.filter { $0.number?.rule == rule }.prefix(count))
        }
        let headline = context.headline.layer.name
        let circular =
            row("returnable-financing", headline) + row("returnable-share", headline)
            + row("returnable-financing", Firmness.binding.name)
            + row("returnable-financing", Firmness.paid.name)
        let dependence =
            first("paid-share") + first("vendor-financing-with-equity")
            + first("returnable-deal-fragility") + first("outside-coverage", 2)
            + first("provider-concentration")
        return Array(
            (circular + dependence + StressRows().rows(context)).prefix(Self.leadingNumbers))
    }

    struct Row {
        var name: String
        /// In the catalogue of numbers; `nil`: it is not there.
        var number: MeasureID?
        var value: String
        var range = ""
        /// Median and interval, where the number is drawn or simulated.
        var drawn = ""
        var mark = EvidenceMark.derived
        /// The range that stands beside the number on page one, where ``range`` is a note.
        var spread: Spread?
        /// What the number was in cases of history.
        var history: String?
    }

    /// Ends of a range, with the error that it covers.
    struct Spread {
        enum Kind: CaseIterable {
            /// How amounts are worded, and whether promises are kept: the number itself is at the top, where all are.
            case ceiling
            /// The same, with the number inside.
            case draws
            /// What the wording of amounts allows.
            case wording
            /// All assumptions with a range, drawn at once.
            case assumptions
            /// The mean of the worst paths.
            case tail
        }

        var text: String
        var kind: Kind
        var low: Double
        var high: Double

        /// The interval of a number that is drawn; what lies above it says why.
        init?(
            _ interval: Interval?, of value: Double?,
            _ text: (ClosedRange<Double>, Int) -> String
        ) {
            guard let interval, let value, interval.low < interval.high else { return nil }
            self.text = text(interval.low...interval.high, 2)
            (low, high) = (interval.low, interval.high)
            kind = value > interval.high ? .ceiling : .draws
            guard value >= interval.low else { return nil }
        }

        init(_ text: String, _ kind: Kind, _ low: Double, _ high: Double) {
            (self.text, self.kind, self.low, self.high) = (text, kind, low, high)
        }
    }

    private func layerRows(_ context: ReportContext) -> [Row] {
        let words = context.words.keyNumbers
        return context.analysis.shownLayers.flatMap { result -> [Row] in
            let share = result.stated.share
            let drawn = context.analysis.uncertainty?.layer(result.layer)
            let mark: EvidenceMark =
                result.layer == .estimated && result.hasOwnLegs ? .estimated : .derived
            let returnable = context.analysis.returnable.layer(result.layer)
            return [
                Row(
                    name: words.returnable(result.layer),
                    number: MeasureID("returnable-financing", subject: result.layer.name),
                    value: context.money(returnable.stated.value),
                    range: context.range(returnable.low.returnable, returnable.high.returnable),
                    drawn: DrawnText.of(drawn?.returnable) { context.drawnMoney($0, $1) },
                    mark: mark,
                    spread: Spread(drawn?.returnable, of: Double(returnable.stated.value)) {
                        context.drawnMoney($0, $1)
                    } ?? wording(returnable, context)),
                Row(
                    name: words.returnableShare(result.layer),
                    number: MeasureID("returnable-share", subject: result.layer.name),
                    value: context.percent(returnable.share),
                    drawn: DrawnText.of(drawn?.returnableShare) { context.drawnShare($0, $1) },
                    mark: mark,
                    spread: Spread(drawn?.returnableShare, of: returnable.share) {
                        context.drawnShare($0, $1)
                    }),
                Row(
                    name: words.circulation(result.layer),
                    number: MeasureID("circulation", subject: result.layer.name),
                    value: context.money(result.stated.circulation.value),
                    range: context.range(result.low.circulation, result.high.circulation),
                    drawn: DrawnText.of(drawn?.circulation) { context.drawnMoney($0, $1) },
                    mark: mark),
                Row(
                    name: words.circulationShare(result.layer),
                    number: MeasureID("circulation-share", subject: result.layer.name),
                    value: context.percent(share),
                    range: shares(context, result),
                    drawn: DrawnText.of(drawn?.share) { context.drawnShare($0, $1) }, mark: mark),
            ]
        }
    }

    private func wording(_ layer: ReturnableLayer, _ context: ReportContext) -> Spread? {
        let (low, high) = (layer.low.returnable, layer.high.returnable)
        guard low < high else { return nil }
        return Spread(context.range(low, high), .wording, Double(low), Double(high))
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
        let headline = context.headline
        let words = context.words.keyNumbers
        let stated = headline.stated
        let all = context.analysis.circuits.circuits(.circularFinancing)
        let circular = all.filter { !context.needsDerivedLeg($0) }
        let priced = circular.count { $0.bottleneck(headline.layer) != nil }
        let drawn = context.analysis.uncertainty?.layer(headline.layer)
        var rows = [
            Row(
                name: words.reciprocity(headline.layer),
                number: MeasureID("reciprocity", subject: headline.layer.name),
                value: context.percent(stated.reciprocity.weighted),
                drawn: DrawnText.of(drawn?.reciprocity) { context.drawnShare($0, $1) }),
            Row(
                name: words.multiParty(headline.layer),
                number: MeasureID("multi-party", subject: headline.layer.name),
                value: context.money(stated.multiParty),
                drawn: DrawnText.of(drawn?.multiParty) { context.drawnMoney($0, $1) }),
            Row(
                name: words.loops(maxLength: context.analysis.circuits.maxLength),
                value: "\(circular.count)", range: words.priced(priced)),
        ]
        if context.analysis.circuits.isTruncated { rows[2].value = words.atLeast(rows[2].value) }
        if all.count > circular.count {
            rows.append(
                Row(
                    name: words.loopsWithDerived,
                    number: MeasureID("circuits", subject: CircuitClass.circularFinancing.rawValue),
                    value: "\(all.count)",
                    mark: .estimated))
        }
        if let widest = circular.compactMap({ $0.bottleneck(headline.layer) }).max() {
            rows.append(
                Row(
                    name: words.widestLoop(headline.layer),
                    number: MeasureID("widest-loop", subject: headline.layer.name),
                    value: context.money(widest),
                    drawn: DrawnText.of(context.analysis.uncertainty?.widestLoop) {
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
                name: context.words.keyNumbers.paidShare, number: MeasureID("paid-share"),
                value: context.percent(paid),
                range: ends.count == 2 ? context.percents(ends[0], ends[1]) : "",
                drawn: DrawnText.of(context.analysis.uncertainty?.paidShare) {
                    context.drawnShare($0, $1)
                },
                spread: Spread(context.analysis.uncertainty?.paidShare, of: paid) {
                    context.drawnShare($0, $1)
                })
        ]
    }

    private func vendorRows(_ context: ReportContext) -> [Row] {
        let words = context.words.keyNumbers
        return context.analysis.vendors.prefix(3).compactMap { vendor in
            // Where no amount is given the ratio is unknown, not zero.
            guard let ratios = vendor.ratios,
                vendor.undisclosed[2].isEmpty || ratios[2] > 0
            else { return nil }
            return Row(
                name: words.vendorFinancing(context.firm(vendor.vendor)),
                number: MeasureID(
                    "vendor-financing-with-equity",
                    subject: context.network.firms[vendor.vendor].id),
                value: context.percent(ratios[2]),
                range: words.loansAlone(context.percent(ratios[0])),
                drawn: DrawnText.of(
                    context.analysis.uncertainty?.vendor(vendor.vendor)?.ratios.last
                ) { context.drawnShare($0, $1) },
                spread: Spread(
                    context.analysis.uncertainty?.vendor(vendor.vendor)?.ratios.last, of: ratios[2]
                ) { context.drawnShare($0, $1) },
                history: HistoricalCases.text(context))
        }
    }

    private func coverageRows(_ context: ReportContext) -> [Row] {
        let coverage = context.analysis.coverage
        let words = context.words.keyNumbers
        return [
            Row(
                name: words.pricedLegs, number: MeasureID("amount-coverage"),
                value: words.of(coverage.priced, coverage.legs),
                range: words.undisclosed(coverage.undisclosed), mark: .reported)
        ]
    }
}
