import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Text

/// The part of section 4 on what clouds pass on to chip makers: the derived legs, and every result with and without them.
struct PassThroughSection: Sendable {
    func blocks(_ context: ReportContext) -> [Block] {
        let legs = context.network.passThrough
        guard !legs.isEmpty else { return [] }
        let words = context.words.passThrough
        return [
            .heading(level: 3, [.text(words.heading(EvidenceMark.estimated.symbol))]),
            .paragraph([.text(words.explanation)] + comparison(context)),
            table(context, legs),
        ] + factors(context, legs) + leftOut(context)
    }

    /// The returnable financing with the derived legs and without them.
    private func comparison(_ context: ReportContext) -> [Inline] {
        let words = context.words.passThrough
        let with = context.analysis.layer(.estimated)
        let without = context.analysis.layer(.reported)
        guard with.hasOwnLegs, without.high.totalWeight > 0 else {
            return [.text(words.nothingRemains)]
        }
        let (own, all) = (
            context.analysis.returnable.layer(.reported),
            context.analysis.returnable.layer(.estimated)
        )
        let before = own.stated.value
        let after = all.stated.value
        return words.comparison(
            PassThroughFacts(
                without: context.money(before), layer: without.layer, with: context.money(after),
                range: context.range(all.low.returnable, all.high.returnable),
                more: context.money(after - before),
                legs: context.money(with.stated.totalWeight - without.stated.totalWeight)))
    }

    private func table(_ context: ReportContext, _ legs: [PassThroughLeg]) -> Block {
        .table(
            Table(
                context.words.passThrough.heads,
                [.left, .left, .left, .right, .right, .right, .right, .right, .centre],
                rows: legs.map { leg in
                    [
                        [.text(context.firm(leg.from))], [.text(context.firm(leg.to))],
                        [.text(periods(leg, context))] + context.cite(leg.spending.map(\.source)),
                        [.text(context.money(leg.spent.stated))],
                        [.text(context.money(leg.gross.stated))],
                        [.text(context.money(leg.covered.stated))],
                        [.text(context.money(leg.net.stated))],
                        [.text(context.range(leg.net.low, leg.net.high))],
                        [.text(EvidenceMark.estimated.symbol)],
                    ]
                }))
    }

    private func periods(_ leg: PassThroughLeg, _ context: ReportContext) -> String {
        leg.spending.map { fact in
            let period = fact.period.map(context.dates.period) ?? context.dates.text(fact.asOf)
            return fact.basis == .reported
                ? period : context.words.passThrough.period(period, basis: fact.basis)
        }
        .joined(separator: ", ")
    }

    private func factors(_ context: ReportContext, _ legs: [PassThroughLeg]) -> [Block] {
        let words = context.words.passThrough
        var seen: Set<String> = []
        let rules = legs.filter { seen.insert($0.rule.id).inserted }
        return rules.map { leg in
            func percent(_ billionths: Int64) -> String {
                context.percent(Double(billionths) / Double(ShareRange.one))
            }
            let title = leg.rule.titles[context.language.code] ?? leg.rule.title
            var text: [Inline] = [.text(words.rule(title))]
            for factor in leg.factors {
                text.append(
                    .text(
                        words.factor(
                            leg.rule.factorNames[factor.id].map(context.text)
                                ?? factor.id.split(separator: "-").joined(separator: " "),
                            stated: percent(factor.share.stated),
                            low: percent(factor.share.low), high: percent(factor.share.high))))
                text += context.cite(factor.facts.map(\.source))
            }
            text.append(.text(leg.rule.note.map { ". \(context.text($0))" } ?? "."))
            return .paragraph(text)
        }
    }

    private func leftOut(_ context: ReportContext) -> [Block] {
        let firms = context.ledger.model.passThrough.flatMap(\.leftOut)
        guard !firms.isEmpty else { return [] }
        return [
            .paragraph([.text(context.words.passThrough.leftOut)]),
            .list(
                ordered: false,
                firms.map { [.text("\(context.entity($0.entity)): \(context.text($0.reason))")] }),
        ]
    }
}

extension ReportContext {
    /// Whether a step of the loop exists by a rule alone.
    func needsDerivedLeg(_ circuit: DealCircuit) -> Bool {
        circuit.hops.contains { hop in hop.legs.allSatisfy { network.legs[$0].isDerived } }
    }
}
