import Circularity
import Ledger
import Ouroboros

/// Section 1: judgement, number with its range, what would change it; three sentences at the most.
struct BottomLineSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        [.heading(level: 2, ["1 Bottom line"]), .paragraph(sentences(context))]
    }

    private func sentences(_ context: ReportContext) -> [Inline] {
        guard let headline = context.headline, headline.stated.totalWeight > 0 else {
            return ["No flow of this ledger had a known amount on that day."]
        }
        let stated = headline.stated
        if stated.circulation.value == 0 {
            return [
                .text(
                    "None of the \(context.money(stated.totalWeight)) that these firms have paid, contracted or announced can come back to where it started: no chain of deals closes with a known amount on every leg."
                )
            ]
        }
        var text: [Inline] = [
            .text(
                "Of the \(context.money(stated.totalWeight)) that these firms have paid, contracted or announced, "
            ),
            .strong([
                .text(
                    "at most \(context.money(stated.circulation.value)) (\(context.percent(stated.share))) can be the same money going round"
                )
            ]),
            .text(
                ", each dollar counted once; reading every amount at the low and the high end of its wording gives \(context.range(headline.low.circulation, headline.high.circulation)). "
            ),
        ]
        text += [.text(largest(context)), .text(firmer(context, headline))]
        return text
    }

    private func largest(_ context: ReportContext) -> String {
        let circuits = context.analysis.circuits.circuits(.circularFinancing)
        guard
            let top = circuits.filter({ $0.bottleneck(.announced) != nil })
                .max(by: { ($0.bottleneck(.announced) ?? 0) < ($1.bottleneck(.announced) ?? 0) }),
            let amount = top.bottleneck(.announced)
        else {
            return "No single loop of investments and orders has a known amount on every leg. "
        }
        return
            "The widest single loop of investment and orders is \(context.chain(top)), through which at most \(context.money(amount)) can travel. "
    }

    private func firmer(_ context: ReportContext, _ headline: LayerResult) -> String {
        func most(_ layer: Firmness) -> Int64? {
            context.analysis.layer(layer)?.stated.circulation.value
        }
        let binding = most(.binding).map { context.money($0) } ?? "nothing"
        let paid = most(.paid).map { $0 > 0 ? context.money($0) : "nothing" } ?? "nothing"
        let kept =
            most(.binding) == headline.stated.circulation.value
            ? "The figure is the same" : "The figure falls to \(binding)"
        var sentence =
            "\(kept) if only binding contracts are kept, and \(paid) for money already paid"
        if let reported = context.analysis.layer(.reported)?.stated.circulation.value,
            reported > headline.stated.circulation.value
        {
            sentence +=
                "; it rises to \(context.money(reported)) if what the press reports comes true"
        }
        return sentence + "."
    }
}
