import Documents
import Ledger
import Liquidity
import Money
import Text

/// The part of the validation page that holds a stress test of a past day against what came.
extension ValidationPage {
    func hindcast(_ found: Hindcast) -> [Block] {
        let words = HindcastWords(language: language)
        let (count, all) = found.inside
        return [
            .heading(level: 2, [.text(words.title)]),
            .paragraph([
                .text(
                    words.introduction(
                        draws: DecimalFormat.fixed(Double(found.draws), 0),
                        level: PercentFormat.text(found.level, in: language),
                        asOf: DateFormat(language: language).text(found.asOf),
                        settled: DateFormat(language: language).text(found.settled)))
            ]),
            comparisons(found), shortfalls(found), needs(found),
            .paragraph([
                .text(
                    words.inside(
                        count, of: all, level: PercentFormat.text(found.level, in: language)))
            ]),
        ]
    }

    private func comparisons(_ found: Hindcast) -> Block {
        let words = HindcastWords(language: language)
        func row(_ label: String, _ what: String, _ one: Hindcast.Comparison) -> [[Inline]] {
            [
                [.text(label)], [.text(what)], [.text(amount(one.forecast.low / 1000))],
                [.text(amount(one.forecast.median / 1000))],
                [.text(amount(one.forecast.high / 1000))],
                one.outcome.map { [.text(amount($0.amount / 1000))] + cited($0.sources) }
                    ?? [.text(words.notReported)],
                [.text(one.isInside.map(words.isInside) ?? "")],
            ]
        }
        return .table(
            Table(
                columns: [
                    Table.Column(words.firmAndYear), Table.Column(words.forecastOf),
                    Table.Column(words.low, .right), Table.Column(words.median, .right),
                    Table.Column(words.high, .right), Table.Column(words.came, .right),
                    Table.Column(words.insideHead),
                ],
                rows: found.firms.flatMap { firm in
                    firm.years.flatMap { year in
                        let label =
                            "\(entity(firm.firm)), \(words.year(year.year, quarters: year.quarters))"
                        return [
                            row(label, words.revenue, year.revenue),
                            row(label, words.cash, year.cash),
                        ]
                    }
                }))
    }

    private func shortfalls(_ found: Hindcast) -> Block {
        let words = HindcastWords(language: language)
        return .table(
            Table(
                columns: [
                    Table.Column(words.firmAndYear), Table.Column(words.short, .right),
                    Table.Column(words.came),
                ],
                rows: found.firms.flatMap { firm in
                    firm.years.map { year in
                        let day = firm.insolvent.map { DateFormat(language: language).text($0) }
                        return [
                            [.text("\(entity(firm.firm)), \(words.byEnd(of: year.year))")],
                            [.text(PercentFormat.text(year.short, in: language))],
                            [.text(words.insolvency(year.wasInsolvent, on: day))],
                        ]
                    }
                }))
    }

    private func needs(_ found: Hindcast) -> Block {
        let words = HindcastWords(language: language)
        return .list(
            ordered: false,
            found.firms.map { firm in
                [
                    .text(
                        words.need(
                            entity(firm.firm), low: amount(firm.need.low / 1000),
                            median: amount(firm.need.median / 1000),
                            high: amount(firm.need.high / 1000),
                            raised: firm.raised.map { amount($0.amount / 1000) }))
                ] + cited(firm.raised?.sources ?? [])
            })
    }

    /// Sources of what came: none of them was known on the ledger's day.
    private func cited(_ sources: [String]) -> [Inline] {
        sources.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .filter { id in ledger.model.sources.contains { $0.id == id } }
            .map(Inline.footnote)
    }
}
