import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money

/// Round-trip revenue: how much of a vendor's revenue is its own money coming back.
struct RoundTripBlocks {
    /// Contracts named for each vendor.
    static let shownCut = 3

    func blocks(_ context: ReportContext) -> [Block] {
        let layers = context.analysis.dependence.roundTrips
        guard let headline = layers.first else { return [] }
        let words = context.words.roundTrip
        var blocks: [Block] = [.heading(level: 3, [.text(words.heading)])]
        if headline.bands.isEmpty {
            blocks.append(.paragraph([.text(words.nothingReturns)]))
        } else {
            blocks += [
                explanation(headline, context), table(headline, context),
                carriers(headline, context),
            ]
            if let text = unknown(headline, context) { blocks.append(text) }
            blocks += years(headline, context)
        }
        blocks += returns(context)
        for softer in layers.dropFirst() {
            let changed = softer.bands.filter { band in
                headline.bands.first { $0.vendor == band.vendor }?.total != band.total
            }
            guard !changed.isEmpty else { continue }
            let bands = changed.map {
                "\(context.firm($0.vendor)) \(Self.band($0.total, context))"
            }
            blocks.append(
                .paragraph([
                    .text(
                        words.softer(softer.layer, bands: bands, mark: Self.mark(softer).symbol))
                ]))
        }
        return blocks
    }

    static func mark(_ trips: RoundTrips) -> EvidenceMark {
        trips.layer == .estimated ? .estimated : .derived
    }

    static func traced(_ amounts: RoundTripBounds.Amounts, _ context: ReportContext) -> String {
        context.range(amounts.tracedLow, amounts.tracedHigh)
    }

    static func band(_ amounts: RoundTripBounds.Amounts, _ context: ReportContext) -> String {
        "\(context.money(amounts.documented)); \(traced(amounts, context)); \(context.money(amounts.atMost))"
    }

    private func explanation(_ trips: RoundTrips, _ context: ReportContext) -> Block {
        .paragraph(
            context.words.roundTrip.explanation(
                stepMonths: trips.stepMonths, hasUndated: trips.hasUndatedLegs,
                hasStretched: !trips.revenue.values.allSatisfy(\.isCovered)))
    }

    private func table(_ trips: RoundTrips, _ context: ReportContext) -> Block {
        let rows = trips.bands.map { band -> [[Inline]] in
            let share = ReportContext.ratio(band.total.atMost, band.orders)
            return [
                [.text(context.firm(band.vendor))], [.text(context.money(band.financing))],
                [.text(context.money(band.orders))],
                [.text(context.money(band.total.documented))],
                [.text(Self.traced(band.total, context))],
                [.text(context.money(band.total.atMost))], [.text(context.percent(share))],
                yearCell(band, trips, context),
            ]
        }
        return .table(
            Table(
                context.words.roundTrip.heads(year: context.ledger.asOf.year),
                [.left, .right, .right, .right, .right, .right, .right, .right], rows: rows))
    }

    /// The band of the as-of year over the latest annual revenue.
    private func yearCell(
        _ band: RoundTripBounds, _ trips: RoundTrips, _ context: ReportContext
    ) -> [Inline] {
        guard let revenue = trips.revenue[band.vendor], revenue.minorUnits > 0 else {
            return [.text(context.words.roundTrip.revenueNotKnown)]
        }
        guard let year = band.years.first(where: { $0.year == context.ledger.asOf.year }) else {
            return [.text(context.words.roundTrip.noneDue)]
        }
        func share(_ amount: Int64) -> String {
            context.percent(ReportContext.ratio(amount, revenue.minorUnits))
        }
        let traced = context.percents(
            Double(year.amounts.tracedLow) / Double(revenue.minorUnits),
            Double(year.amounts.tracedHigh) / Double(revenue.minorUnits))
        return [
            .text(
                "\(share(year.amounts.documented)); \(traced); \(share(year.amounts.atMost))\(revenue.isCovered ? "" : " ▲")"
            )
        ] + context.cite(revenue.sources)
    }

    private func carriers(_ trips: RoundTrips, _ context: ReportContext) -> Block {
        let words = context.words.roundTrip
        return .list(
            ordered: false,
            trips.bands.map { band in
                var text: [Inline] = [
                    .strong([.text(context.firm(band.vendor))]), .text(words.limitedBy),
                ]
                for (index, cut) in band.cut.prefix(Self.shownCut).enumerated() {
                    let leg = context.network.legs[cut.leg].resolved
                    if index > 0 { text.append(.text(", ")) }
                    text += [
                        context.dealLink(leg.id, deal: leg.dealID),
                        .text(" (\(context.money(cut.amount)))"),
                    ]
                }
                let rest = band.cut.dropFirst(Self.shownCut)
                if !rest.isEmpty {
                    let sum = context.money(rest.reduce(0) { $0 + $1.amount })
                    text.append(.text(words.andMore(rest.count, amount: sum)))
                }
                text.append(
                    .text(
                        words.orders(fifo: context.money(band.fifo), lifo: context.money(band.lifo))
                    ))
                return text
            })
    }

    private func unknown(_ trips: RoundTrips, _ context: ReportContext) -> Block? {
        let open = trips.bands.filter { $0.total.traced == nil && !$0.unknownFirms.isEmpty }
        guard !open.isEmpty else { return nil }
        let parts = open.map { band in
            "\(context.firm(band.vendor)) (\(band.unknownFirms.map(context.firm).joined(separator: ", ")))"
        }
        return .paragraph([
            .text(context.words.roundTrip.unknownBooks(parts))
        ])
    }

    private func years(_ trips: RoundTrips, _ context: ReportContext) -> [Block] {
        guard let top = trips.bands.first, !top.years.isEmpty else { return [] }
        return [
            .paragraph([
                .text(context.words.roundTrip.byYear(context.firm(top.vendor)))
            ]),
            .table(
                Table(
                    context.words.roundTrip.yearHeads, [.left, .right, .right, .right, .right],
                    rows: top.years.map { year in
                        [
                            [.text("\(year.year)")], [.text(context.money(year.orders))],
                            [.text(context.money(year.amounts.documented))],
                            [.text(Self.traced(year.amounts, context))],
                            [.text(context.money(year.amounts.atMost))],
                        ]
                    })),
        ]
    }
}

extension RoundTripBlocks {
    private static let shownReturns = 8

    /// Return shares of the last twelve months.
    fileprivate func returns(_ context: ReportContext) -> [Block] {
        let result = context.analysis.dependence.returnShares
        let shown = result.firms.filter { $0.high > 0 }.prefix(Self.shownReturns)
        guard !shown.isEmpty else { return [] }
        let words = context.words.roundTrip
        let isDefined = shown.allSatisfy { $0.share.value != nil }
        let missing =
            isDefined
            ? "" : words.undefinedShares(context.some(result.unknownFirms.map(context.firm)))
        let window = words.returnShares(
            from: context.dates.text(result.window.start),
            to: context.dates.text(result.window.end))
        return [
            .paragraph([.text(window + missing)]),
            .table(
                Table(
                    words.returnHeads, [.left, .right, .right],
                    rows: shown.map { firm in
                        [
                            [.text(context.firm(firm.firm))],
                            [.text(context.percent(firm.share.value))],
                            [.text(context.percents(firm.low, firm.high))],
                        ]
                    })),
        ]
    }
}
