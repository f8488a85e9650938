import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger

/// Section 1: judgement, number with its range, what would change it; three sentences at the most.
struct BottomLineSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        [
            .heading(level: 2, [.text(context.words.bottomLine.heading)]),
            .paragraph(sentences(context)),
        ]
    }

    private func sentences(_ context: ReportContext) -> [Inline] {
        let words = context.words.bottomLine
        let headline = context.headline
        guard headline.stated.totalWeight > 0 else {
            return [.text(words.nothingKnown)]
        }
        let stated = headline.stated
        if stated.circulation.value == 0 {
            return [.text(words.nothingReturns(total: context.money(stated.totalWeight)))]
        }
        return words.most(
            context.money(stated.circulation.value), share: context.percent(stated.share),
            total: context.money(stated.totalWeight),
            range: context.range(headline.low.circulation, headline.high.circulation))
            + [.text(largest(context)), .text(firmer(context, headline))]
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

    private func firmer(_ context: ReportContext, _ headline: LayerResult) -> String {
        func most(_ layer: Firmness) -> Int64 {
            context.analysis.layer(layer).stated.circulation.value
        }
        /// `nil` where nothing is left.
        func left(_ layer: Firmness) -> String? {
            most(layer) > 0 ? context.money(most(layer)) : nil
        }
        let value = headline.stated.circulation.value
        return context.words.bottomLine.firmer(
            isSame: most(.binding) == value,
            binding: left(.binding), paid: left(.paid),
            reported: most(.reported) > value ? context.money(most(.reported)) : nil)
    }
}
