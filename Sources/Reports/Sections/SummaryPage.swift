import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money
import Text

/// `summary.md`: judgement, the numbers that carry it, the exhibits that lead, and three things that would change it, on one page.
struct SummaryPage {
    func blocks(_ context: ReportContext) -> [Block] {
        let words = context.words.summary
        let status = StatusSection().blocks(context, others: "summary.md").map { block -> Block in
            guard case .heading(1, _) = block else { return block }
            return .heading(level: 1, [.text(words.title(context.modelTitle))])
        }
        return status + BottomLineSection().blocks(context) + numbers(context)
            + ReportExhibits(context).leading.map(\.block) + triggers(context)
            + [.paragraph(words.whole(report(context)))]
    }

    private func report(_ context: ReportContext) -> Inline {
        let file = context.language.file("report.md")
        return .link([.text(file)], url: file)
    }

    private func numbers(_ context: ReportContext) -> [Block] {
        [
            .heading(level: 2, [.text(context.words.keyNumbers.heading)]),
            KeyNumbersSection().summary(context),
        ]
    }

    /// At most three, those that move the figure most.
    private func triggers(_ context: ReportContext) -> [Block] {
        let results = context.analysis.returnable
        let value = results.headline.stated.value
        guard value > 0 else { return [] }
        let words = context.words.summary
        var items: [[Inline]] = []
        let fragility = results.fragility
        if let deal = fragility.deals.first, deal.loss > 0 {
            let file = context.language.file("report.md")
            let link = Inline.link(
                [.text(deal.id)], url: file + headingAnchor(context.dealTitle(deal.id)))
            items.append(
                words.without(
                    link, loss: context.money(deal.loss),
                    left: context.money(fragility.returnable - deal.loss)))
        }
        let reported = results.layer(.reported).stated.value
        if reported > value {
            items.append([
                .text(
                    words.reported(
                        context.money(reported - value), total: context.money(reported)))
            ])
        }
        let binding = results.layer(.binding).stated.value
        if binding < value {
            items.append([
                .text(words.signed(context.money(value - binding), binding: context.money(binding)))
            ])
        }
        let next = context.ledger.asOf.year + 1
        if items.count < 3,
            let year = results.dated.years.first(where: { $0.year == next })
        {
            items.append([
                .text(
                    words.due(
                        context.money(year.orders), year: next,
                        returning: context.money(year.value)))
            ])
        }
        guard !items.isEmpty else { return [] }
        return [
            .heading(level: 2, [.text(words.triggersHeading)]),
            .list(ordered: false, items),
        ]
    }
}
