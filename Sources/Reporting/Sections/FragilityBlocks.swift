import Circularity
import FlowNetwork
import Ledger
import Ouroboros

/// What the circulation hangs on: deals, firms, and the amounts that no source gives.
struct FragilityBlocks {
    static let shown = 10

    func blocks(_ context: ReportContext) -> [Block] {
        let results = context.analysis.dependence
        let fragility = results.leaveOneOut
        guard fragility.circulation > 0 else { return [] }
        return [
            .heading(level: 3, ["What the circulation hangs on"]),
            .paragraph([
                .text(
                    "What of the \(context.money(fragility.circulation)) that can go round, as announced or firmer, is lost when one deal or one firm is left out. ◆ Losses overlap and must not be added up."
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Without the deal"), .init("Its amount", .right),
                        .init("Loss", .right), .init("Share", .right),
                    ],
                    rows: fragility.deals.filter { $0.loss > 0 }.prefix(Self.shown).map {
                        row([context.dealLink($0.id, deal: $0.id)], $0, fragility, context)
                    })),
            .table(
                Table(
                    columns: [
                        .init("Without the firm"), .init("Amounts it pays or receives", .right),
                        .init("Loss", .right), .init("Share", .right),
                    ],
                    rows: fragility.firms.filter { $0.loss > 0 }.prefix(Self.shown).map {
                        row([.text(context.entity($0.id))], $0, fragility, context)
                    })),
        ] + trips(results.firmRoundTrips, context) + undisclosed(results.undisclosed, context)
    }

    private func row(
        _ name: [Inline], _ item: LeaveOneOut.Item, _ result: LeaveOneOut, _ context: ReportContext
    ) -> [[Inline]] {
        [
            name, [.text(context.money(item.amount))], [.text(context.money(item.loss))],
            [.text(context.percent(ReportContext.ratio(item.loss, result.circulation)))],
        ]
    }

    private func trips(_ trips: [FirmRoundTrip], _ context: ReportContext) -> [Block] {
        guard !trips.isEmpty else { return [] }
        let rows = trips.prefix(Self.shown).map { trip -> [[Inline]] in
            var cut: [Inline] = []
            for (index, leg) in trip.cut.prefix(4).enumerated() {
                let resolved = context.network.legs[leg.leg].resolved
                if index > 0 { cut.append(.text(", ")) }
                cut += [
                    context.dealLink(resolved.id, deal: resolved.dealID),
                    .text(" (\(context.money(leg.amount)))"),
                ]
            }
            if trip.cut.count > 4 { cut.append(.text(" and \(trip.cut.count - 4) more")) }
            return [
                [.text(context.firm(trip.firm))], [.text(context.money(trip.value))], cut,
            ]
        }
        return [
            .paragraph([
                "The most that can leave a firm and come back to it, dates left aside, and the contracts that limit it (minimum cut: their amounts add up to it). ◆"
            ]),
            .table(
                Table(
                    columns: [
                        .init("Firm"), .init("Can come back", .right), .init("Limited by"),
                    ], rows: rows)),
        ]
    }

    private func undisclosed(_ bounds: UndisclosedBounds, _ context: ReportContext) -> [Block] {
        guard !bounds.legs.isEmpty else { return [] }
        let byPower = bounds.legs.count { $0.rule == .costPerGigawatt }
        let byLike = bounds.legs.count { $0.rule == .medianOfKind || $0.rule == .medianOfFamily }
        var text =
            "\(String.count(bounds.legs.count, "live leg")) \(bounds.legs.count == 1 ? "has" : "have") no amount. At zero, \(context.money(bounds.atZero.circulation)) can go round (\(context.percent(ReportContext.ratio(bounds.atZero.circulation, bounds.atZero.totalWeight)))); at imputed amounts \(context.money(bounds.imputed.circulation)) (\(context.percent(ReportContext.ratio(bounds.imputed.circulation, bounds.imputed.totalWeight)))) ▲. Imputed: "
        var rules: [String] = []
        if let cost = bounds.costPerGigawatt, byPower > 0 {
            rules.append(
                "\(byPower) by their power at \(context.money(cost)) a gigawatt, the median of \(String.count(bounds.costFacts.count, "sourced cost"))"
            )
        }
        if byLike > 0 { rules.append("\(byLike) by the median of like legs") }
        let none = bounds.legs.count - byPower - byLike
        if none > 0 { rules.append("\(none) not at all, for want of like legs") }
        text += rules.joined(separator: ", ") + "."
        return [
            .paragraph(
                [.text(text)]
                    + (byPower > 0 ? context.cite(bounds.costFacts.map(\.source)) : []))
        ]
    }
}

extension ReportContext {
    /// A link to a deal of the appendix.
    func dealLink(_ label: String, deal id: String) -> Inline {
        let title = ledger.deals.first { $0.id == id }?.deal.title
        return .link([.text(label)], url: headingAnchor(title ?? id))
    }
}
