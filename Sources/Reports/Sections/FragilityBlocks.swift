import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Text

/// What the returnable financing hangs on: deals, firms, and the amounts that no source gives.
struct FragilityBlocks {
    static let shown = 10

    func blocks(_ context: ReportContext) -> [Block] {
        let results = context.analysis.dependence
        let fragility = context.analysis.returnable.fragility
        let words = context.words.fragility
        let rest =
            trips(results.firmRoundTrips, context) + undisclosed(results.undisclosed, context)
        guard fragility.returnable > 0 || !rest.isEmpty else { return [] }
        let heading = Block.heading(level: 3, [.text(words.heading)])
        guard fragility.returnable > 0 else { return [heading] + rest }
        return [
            heading, .paragraph([.text(words.leftOut(context.money(fragility.returnable)))]),
            .table(
                Table(
                    words.dealHeads, [.left, .right, .right, .right],
                    rows: fragility.deals.filter { $0.loss > 0 }.prefix(Self.shown).map {
                        row([context.dealLink($0.id, deal: $0.id)], $0, fragility, context)
                    })),
            .table(
                Table(
                    words.firmHeads, [.left, .right, .right, .right],
                    rows: fragility.firms.filter { $0.loss > 0 }.prefix(Self.shown).map {
                        row([.text(context.entity($0.id))], $0, fragility, context)
                    })),
        ] + rest
    }

    private func row(
        _ name: [Inline], _ item: LeaveOneOut.Item, _ result: ReturnableFragility,
        _ context: ReportContext
    ) -> [[Inline]] {
        [
            name, [.text(context.money(item.amount))], [.text(context.money(item.loss))],
            [.text(context.percent(ReportContext.ratio(item.loss, result.returnable)))],
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
            if trip.cut.count > 4 {
                cut.append(.text(context.words.common.andMore(trip.cut.count - 4)))
            }
            return [
                [.text(context.firm(trip.firm))], [.text(context.money(trip.value))], cut,
            ]
        }
        return [
            .paragraph([.text(context.words.fragility.returns)]),
            .table(
                Table(
                    context.words.fragility.returnHeads, [.left, .right, .left], rows: rows)),
        ]
    }

    private func undisclosed(_ bounds: UndisclosedBounds, _ context: ReportContext) -> [Block] {
        guard !bounds.legs.isEmpty else { return [] }
        let byPower = bounds.legs.count { $0.rule == .costPerGigawatt }
        let byLike = bounds.legs.count { $0.rule == .medianOfKind || $0.rule == .medianOfFamily }
        let facts = UndisclosedFacts(
            legs: bounds.legs.count, atZero: context.money(bounds.atZero.returnable),
            imputed: context.money(bounds.imputed.returnable),
            byPower: bounds.costPerGigawatt.flatMap {
                byPower > 0 ? (byPower, context.money($0), bounds.costFacts.count) : nil
            }, byLike: byLike, none: bounds.legs.count - byPower - byLike)
        return [
            .paragraph(
                [.text(context.words.fragility.undisclosed(facts))]
                    + (byPower > 0 ? context.cite(bounds.costFacts.map(\.source)) : []))
        ]
    }
}

extension ReportContext {
    /// A link to a deal of the appendix.
    func dealLink(_ label: String, deal id: String) -> Inline {
        .link(
            [.text(label)],
            url: language.file(ReportFile.appendix) + headingAnchor(dealTitle(id)))
    }
}
