import Circularity
import FlowNetwork
import Ledger
import Ouroboros

/// Round-trip revenue: how much of a vendor's revenue is its own money coming back.
struct RoundTripBlocks {
    /// Contracts named for each vendor.
    static let shownCut = 3

    func blocks(_ context: ReportContext) -> [Block] {
        let layers = context.analysis.dependence.roundTrips
        guard let headline = layers.first else { return [] }
        var blocks: [Block] = [.heading(level: 3, ["Own money among a vendor's revenue"])]
        if headline.bands.isEmpty {
            blocks.append(.paragraph(["No vendor's financing can come back to it as revenue."]))
        } else {
            blocks += [
                explanation(headline), table(headline, context), carriers(headline, context),
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
            blocks.append(
                .paragraph([
                    .text(
                        "With the \(softer.layer.name) layer: "
                            + changed.map { band in
                                "\(context.firm(band.vendor)) \(Self.band(band.total, context))"
                            }.joined(separator: "; ")
                            + " (documented \(Self.mark(softer).symbol); traced ▲; at most \(Self.mark(softer).symbol))."
                    )
                ]))
        }
        return blocks
    }

    static func mark(_ trips: RoundTrips) -> EvidenceMark {
        trips.layer == .estimated ? .estimated : .derived
    }

    static func traced(_ amounts: RoundTripBand.Amounts, _ context: ReportContext) -> String {
        context.range(amounts.tracedLow, amounts.tracedHigh)
    }

    static func band(_ amounts: RoundTripBand.Amounts, _ context: ReportContext) -> String {
        "\(context.money(amounts.documented)); \(traced(amounts, context)); \(context.money(amounts.atMost))"
    }

    private func explanation(_ trips: RoundTrips) -> Block {
        .paragraph([
            .strong(["Documented"]),
            .text(
                " ◆: financing that a source ties to a purchase from the same vendor, up to that purchase's payments. "
            ),
            .strong(["Traced"]),
            .text(
                " ▲: the vendor's money followed in steps of \(String.count(trips.stepMonths, "month")); in every firm it mixes pro rata with cash and outside revenue, which carry no tag, and tied money waits for its purchase. Revenue is held at its nearest known rate where no figure covers a date, a firm spends what it earns beyond its orders, and what it cannot pay from its own money comes from outside. Two figures are the two readings where books are not known or begin late. "
            ),
            .strong(["At most"]),
            .text(
                " ◆: the maximum flow from the vendor's financing to its orders through time, as announced or firmer; money cannot come back before it has left.\(trips.hasUndatedLegs ? " Orders without payment dates are spread evenly for tracing and may fall at any time for the upper end." : "") These figures describe what contracts allow; they say nothing about intent.\(trips.revenue.values.allSatisfy(\.isCovered) ? "" : " A share marked ▲ is of four quarters at the nearest known rate.")"
            ),
        ])
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
                columns: [
                    .init("Vendor"), .init("Its financing", .right), .init("Its orders", .right),
                    .init("Documented ◆", .right), .init("Traced ▲", .right),
                    .init("At most ◆", .right), .init("At most ÷ orders", .right),
                    .init("In \(context.ledger.asOf.year), of annual revenue", .right),
                ], rows: rows))
    }

    /// The band of the as-of year over the latest annual revenue.
    private func yearCell(
        _ band: RoundTripBand, _ trips: RoundTrips, _ context: ReportContext
    ) -> [Inline] {
        guard let revenue = trips.revenue[band.vendor], revenue.minorUnits > 0 else {
            return ["undefined: revenue not known"]
        }
        guard let year = band.years.first(where: { $0.year == context.ledger.asOf.year }) else {
            return ["none due"]
        }
        func share(_ amount: Int64) -> String {
            context.percent(ReportContext.ratio(amount, revenue.minorUnits))
        }
        let traced = PercentFormat.range(
            Double(year.amounts.tracedLow) / Double(revenue.minorUnits),
            Double(year.amounts.tracedHigh) / Double(revenue.minorUnits))
        return [
            .text(
                "\(share(year.amounts.documented)); \(traced); \(share(year.amounts.atMost))\(revenue.isCovered ? "" : " ▲")"
            )
        ] + context.cite(revenue.sources)
    }

    private func carriers(_ trips: RoundTrips, _ context: ReportContext) -> Block {
        .list(
            ordered: false,
            trips.bands.map { band in
                var text: [Inline] = [
                    .strong([.text(context.firm(band.vendor))]), .text(": limited by "),
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
                    text.append(
                        .text(
                            " and \(rest.count) more (\(context.money(rest.reduce(0) { $0 + $1.amount })))"
                        ))
                }
                text.append(
                    .text(
                        ". First in, first out traces \(context.money(band.fifo)), last in, first out \(context.money(band.lifo)) ▲."
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
            .text(
                "A single traced figure is undefined, and the two readings are shown, because cash or revenue of a firm in between is not known: \(parts.joined(separator: "; "))."
            )
        ])
    }

    private func years(_ trips: RoundTrips, _ context: ReportContext) -> [Block] {
        guard let top = trips.bands.first, !top.years.isEmpty else { return [] }
        return [
            .paragraph([
                .text(
                    "\(context.firm(top.vendor)) by year of arrival. Each upper end is the most for its year alone: they add up to more than the total."
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Year"), .init("Orders due", .right), .init("Documented ◆", .right),
                        .init("Traced ▲", .right), .init("At most ◆", .right),
                    ],
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
        let unknown = result.unknownFirms.map(context.firm)
        let named = unknown.prefix(8).joined(separator: ", ")
        let missing =
            shown.allSatisfy { $0.share.value != nil }
            ? ""
            : " Undefined where money passes through a firm whose revenue is not known (\(named)\(unknown.count > 8 ? " and \(unknown.count - 8) more" : "")); the two readings have such firms pass on nothing, and balance without outside money."
        return [
            .paragraph([
                .text(
                    "Of $1 that a firm paid out from \(result.window.start) to \(result.window.end), this much came back to it pro rata, with its revenue from outside in the books (Finn's return share; dated payments as announced or firmer). ▲\(missing)"
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Firm"), .init("Return share ▲", .right), .init("Readings", .right),
                    ],
                    rows: shown.map { firm in
                        [
                            [.text(context.firm(firm.firm))],
                            [.text(firm.share.value.map { context.percent($0) } ?? "undefined")],
                            [.text(PercentFormat.range(firm.low, firm.high))],
                        ]
                    })),
        ]
    }
}

/// Key numbers of round trips, fragility and concentration.
struct DependenceRows {
    func rows(_ context: ReportContext) -> [KeyNumbersSection.Row] {
        let results = context.analysis.dependence
        var rows: [KeyNumbersSection.Row] = []
        for band in results.roundTrips.first?.bands.prefix(3) ?? [] {
            rows.append(
                KeyNumbersSection.Row(
                    name: "Own money among orders, traced, \(context.firm(band.vendor))",
                    value: RoundTripBlocks.traced(band.total, context),
                    range:
                        "documented \(context.money(band.total.documented)), at most \(context.money(band.total.atMost))",
                    mark: .estimated))
        }
        let fragility = results.leaveOneOut
        if let deal = fragility.deals.first, deal.loss > 0 {
            rows.append(
                KeyNumbersSection.Row(
                    name: "Circulation that hangs on one deal, \(deal.id)",
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
                    name:
                        "Concentration of \(context.firm(history.buyer))'s compute commitments (HHI)",
                    value: ConcentrationBlocks.hhi(index),
                    range: "at its highest \(ConcentrationBlocks.hhi(peak))"))
        }
        return rows
    }
}
