import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Liquidity
import Money
import Text

/// The report for a reader who counts in another currency: leading amounts in it at one stated rate, and the contracts of that country's firms.
///
/// There for a country whose firms are in the ledger and whose currency the ledger has a rate of.
struct HomeMoneyBlocks {
    /// Countries (ISO 3166-1) whose readers a language of the report has, with their currency.
    static let homes: [(country: String, currency: Currency)] = [("KR", .krw)]

    private let context: ReportContext
    private let words: HomeMoneyWords

    init(_ context: ReportContext) {
        self.context = context
        words = HomeMoneyWords(language: context.language)
    }

    struct Rate: Equatable {
        /// Units of the other currency for one of the base currency.
        var rate: Double
        var date: PartialDate
        var source: String
    }

    /// The newest rate of a currency that the day could know.
    func rate(of currency: Currency) -> Rate? {
        let known = context.ledger.model.exchangeRates.known(by: context.ledger.asOf)
        let base = context.currency
        return known.filter { $0.rate > 0 }.compactMap { rate -> Rate? in
            if rate.base == base, rate.quote == currency {
                return Rate(rate: rate.rate, date: rate.date, source: rate.source)
            }
            if rate.base == currency, rate.quote == base {
                return Rate(rate: 1 / rate.rate, date: rate.date, source: rate.source)
            }
            return nil
        }.max { ($0.date.last, $0.source) < ($1.date.last, $1.source) }
    }

    /// Firms of a country that the ledger's contracts name.
    func firms(of country: String) -> [Entity] {
        let parties = Set(context.ledger.deals.flatMap(\.deal.parties))
        return context.ledger.model.entities.filter {
            $0.country == country && parties.contains($0.id)
        }
    }

    var blocks: [Block] {
        Self.homes.filter { $0.currency != context.currency }.flatMap { home -> [Block] in
            let firms = firms(of: home.country)
            guard !firms.isEmpty, let rate = rate(of: home.currency) else { return [] }
            return [
                .heading(level: 3, [.text(words.heading(home.country))]),
                .paragraph(
                    [
                        .text(
                            words.rate(
                                DecimalFormat.significant(rate.rate, 6),
                                of: context.format.heading(home.currency),
                                for: context.currencyHeading, on: context.dates.text(rate.date)))
                    ] + context.cite([rate.source])),
                amounts(rate, home.currency), contracts(firms),
            ]
        }
    }

    /// Leading amounts in both currencies, minor units of the base currency.
    private var leading: [(name: String, minorUnits: Double, mark: EvidenceMark)] {
        let results = context.analysis.returnable
        let minor = Double(context.currency.minorUnitsPerUnit)
        var rows: [(String, Double, EvidenceMark)] = [
            (
                words.returnable(context.words.common.layer(results.headline.layer)),
                Double(results.headline.stated.value), .derived
            ),
            (
                words.returnable(context.words.common.layer(.paid)),
                Double(results.layer(.paid).stated.value), .derived
            ),
        ]
        let asOf = context.ledger.asOf.year
        if let buyer = results.coverage(.announced).first,
            buyer.years.contains(where: { $0.year >= asOf }),
            let year = buyer.hardestYear(from: asOf)
        {
            rows.append(
                (
                    words.owes(context.firm(buyer.firm), context.dates.year(year.year)),
                    Double(year.owed), .derived
                ))
        }
        if let focus = context.analysis.stress?.results.focus, focus.gap.mean.value > 0 {
            rows.append(
                (
                    words.gap(context.entity(focus.firm)), focus.gap.mean.value * 1e6 * minor,
                    .scenario
                ))
        }
        return rows
    }

    private func amounts(_ rate: Rate, _ currency: Currency) -> Block {
        .table(
            Table(
                words.amountHeads(
                    context.currencyHeading, context.format.heading(currency)),
                [.left, .right, .right, .centre],
                rows: leading.map { row in
                    let amount = row.minorUnits / Double(context.currency.minorUnitsPerUnit)
                    return [
                        [.text(row.name)],
                        [.text(context.format.text(amount.significant(3), context.currency))],
                        [.text(context.format.text((amount * rate.rate).significant(3), currency))],
                        [.text(row.mark.symbol)],
                    ]
                }))
    }

    /// Every contract of the country's firms.
    private func contracts(_ firms: [Entity]) -> Block {
        let ids = Set(firms.map(\.id))
        let rows = context.ledger.deals.filter { !ids.isDisjoint(with: $0.deal.parties) }.flatMap {
            deal in
            deal.legs.filter { ids.contains($0.from) || ids.contains($0.to) }.map { (deal, $0) }
        }
        return .table(
            Table(
                words.contractHeads, [.left, .left, .left, .right, .left],
                rows: rows.map { deal, leg in
                    [
                        [context.dealLink(context.dealTitle(deal.id), deal: deal.id)],
                        [.text("\(context.entity(leg.from)) → \(context.entity(leg.to))")],
                        [.text(context.words.common.kind(leg.kind))],
                        [
                            .text(
                                leg.amount.flatMap { $0.stated == nil ? nil : context.text($0) }
                                    ?? context.words.common.undisclosed)
                        ],
                        [.text(deal.status.map(context.words.common.status) ?? "")],
                    ]
                }))
    }
}
