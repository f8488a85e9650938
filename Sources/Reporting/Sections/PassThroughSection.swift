import Circularity
import FlowNetwork
import Ledger
import Ouroboros

/// The part of section 4 on what clouds pass on to chip makers: the derived legs, and every result with and without them.
struct PassThroughSection: Sendable {
    func blocks(_ context: ReportContext) -> [Block] {
        let legs = context.network.passThrough
        guard !legs.isEmpty else { return [] }
        return [
            .heading(level: 3, [.text("What spending passes on \(EvidenceMark.estimated.symbol)")]),
            .paragraph(
                [
                    .text(
                        "What a firm spends on equipment is rarely a published deal, so a loop that runs through its budget stays invisible. These legs are derived: spending × each share below, both from sources, less what deals of the ledger say already. The shares are those of the field, not of the firm, so each leg is an estimate and sits in the layer estimated alone; no figure of a firmer layer contains any of it. "
                    )
                ] + comparison(context)),
            table(context, legs),
        ] + factors(context, legs) + leftOut(context)
    }

    /// The circulation with the derived legs and without them.
    private func comparison(_ context: ReportContext) -> [Inline] {
        guard let with = context.analysis.layer(.estimated),
            let without = context.analysis.layers.last(where: { $0.layer < .estimated })
        else { return ["None of it remains after what deals say."] }
        let before = without.stated.circulation.value
        let after = with.stated.circulation.value
        let added = with.stated.totalWeight - without.stated.totalWeight
        return [
            .text("Without these legs at most "), .strong([.text(context.money(before))]),
            .text(" can go round (layer \(without.layer.name)); with them, "),
            .strong([.text(context.money(after))]),
            .text(
                " \(EvidenceMark.estimated.symbol) (\(context.range(with.low.circulation, with.high.circulation))): \(context.money(after - before)) more, from \(context.money(added)) of estimated legs."
            ),
        ]
    }

    private func table(_ context: ReportContext, _ legs: [PassThroughLeg]) -> Block {
        .table(
            Table(
                columns: [
                    .init("From"), .init("To"), .init("Spending"), .init("Spent", .right),
                    .init("Passed on", .right), .init("In deals already", .right),
                    .init("Counted", .right), .init("Range", .right), .init("Mark", .centre),
                ],
                rows: legs.map { leg in
                    [
                        [.text(context.firm(leg.from))], [.text(context.firm(leg.to))],
                        [.text(periods(leg))] + context.cite(leg.spending.map(\.source)),
                        [.text(context.money(leg.spent.stated))],
                        [.text(context.money(leg.gross.stated))],
                        [.text(context.money(leg.covered.stated))],
                        [.text(context.money(leg.net.stated))],
                        [.text(context.range(leg.net.low, leg.net.high))],
                        [.text(EvidenceMark.estimated.symbol)],
                    ]
                }))
    }

    private func periods(_ leg: PassThroughLeg) -> String {
        leg.spending.map { fact in
            (fact.period ?? fact.asOf.description)
                + (fact.basis == .reported ? "" : " (\(fact.basis.rawValue))")
        }
        .joined(separator: ", ")
    }

    private func factors(_ context: ReportContext, _ legs: [PassThroughLeg]) -> [Block] {
        var seen: Set<String> = []
        let rules = legs.filter { seen.insert($0.rule.id).inserted }
        return rules.map { leg in
            var text: [Inline] = [.text("\(leg.rule.title): spending")]
            for factor in leg.factors {
                text.append(
                    .text(
                        " × \(factor.id.split(separator: "-").joined(separator: " ")) \(Self.percent(factor.share.stated)) (\(Self.percent(factor.share.low)) to \(Self.percent(factor.share.high)))"
                    ))
                text += context.cite(factor.facts.map(\.source))
            }
            text.append(.text(leg.rule.note.map { ". \($0)" } ?? "."))
            return .paragraph(text)
        }
    }

    private static func percent(_ billionths: Int64) -> String {
        PercentFormat.text(Double(billionths) / Double(ShareRange.one))
    }

    private func leftOut(_ context: ReportContext) -> [Block] {
        let firms = context.ledger.model.passThrough.flatMap(\.leftOut)
        guard !firms.isEmpty else { return [] }
        return [
            .paragraph(["Left out, because the shares do not fit or no fact is known:"]),
            .list(
                ordered: false,
                firms.map { [.text("\(context.entity($0.entity)): \($0.reason)")] }),
        ]
    }
}

extension ReportContext {
    /// Whether a step of the loop exists by a rule alone.
    func needsDerivedLeg(_ circuit: DealCircuit) -> Bool {
        circuit.hops.contains { hop in hop.legs.allSatisfy { network.legs[$0].isDerived } }
    }
}
