import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money

/// Section 1: judgement, number with its range, what would change it, and whether the largest buyer can pay from outside.
struct BottomLineSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        [
            .heading(level: 2, [.text(context.words.bottomLine.heading)]),
            .paragraph(sentences(context)),
        ]
    }

    private func sentences(_ context: ReportContext) -> [Inline] {
        let words = context.words.bottomLine
        guard context.headline.stated.totalWeight > 0 else {
            return [.text(words.nothingKnown)]
        }
        let headline = context.analysis.returnable.headline
        let financing = headline.network.financing.totalWeight
        var sentences: [Inline]
        if headline.stated.value == 0 {
            sentences = [
                .text(
                    words.noneReturns(financing: financing > 0 ? context.money(financing) : nil))
            ]
        } else {
            sentences =
                words.most(
                    context.money(headline.stated.value), share: context.percent(headline.share),
                    financing: context.money(financing),
                    range: context.range(headline.low.returnable, headline.high.returnable))
                + [.text(largest(context)), .text(firmer(context, headline))]
        }
        if headline.capital.atMost > headline.stated.value {
            sentences.append(.text(words.capital(context.money(headline.capital.atMost))))
        }
        return sentences + coverage(context)
    }

    /// The year, from the day on, in which the buyer that owes most owes most.
    private func coverage(_ context: ReportContext) -> [Inline] {
        let asOf = context.ledger.asOf.year
        guard let buyer = context.analysis.returnable.coverage(.announced).first else { return [] }
        let ahead = buyer.years.filter { $0.year >= asOf }
        guard
            let year = (ahead.isEmpty ? buyer.years : ahead).max(by: {
                ($0.owed, -$0.year) < ($1.owed, -$1.year)
            })
        else { return [] }
        return [
            .text(
                context.words.bottomLine.coverage(
                    context.firm(buyer.firm), owes: context.money(year.owed), year: year.year,
                    share: year.coverage.number.map { context.percent($0) },
                    isUpperBound: year.outsideCosts == nil))
        ]
    }

    private func largest(_ context: ReportContext) -> String {
        let circuits = context.analysis.circuits.circuits(.circularFinancing)
        guard
            let top = circuits.filter({ $0.bottleneck(.announced) != nil })
                .max(by: { ($0.bottleneck(.announced) ?? 0) < ($1.bottleneck(.announced) ?? 0) }),
            let amount = top.bottleneck(.announced)
        else { return context.words.bottomLine.noPricedLoop }
        return context.words.bottomLine.widest(context.chain(top), amount: context.money(amount))
    }

    private func firmer(_ context: ReportContext, _ headline: ReturnableLayer) -> String {
        func most(_ layer: Firmness) -> Int64 {
            context.analysis.returnable.layer(layer).stated.value
        }
        /// `nil` where none is left.
        func left(_ layer: Firmness) -> String? {
            most(layer) > 0 ? context.money(most(layer)) : nil
        }
        let value = headline.stated.value
        return context.words.bottomLine.firmer(
            isSame: most(.binding) == value,
            binding: left(.binding), paid: left(.paid),
            reported: most(.reported) > value ? context.money(most(.reported)) : nil)
    }
}
