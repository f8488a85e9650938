import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money
import Text

/// What a unit of the field's capacity costs under each contract, and what sources say that it costs to build.
struct UnitPriceBlocks {
    /// Contracts of the table, the dearest first.
    static let contracts = 10

    private let context: ReportContext
    private let words: UnitPriceWords

    init(_ context: ReportContext) {
        self.context = context
        words = UnitPriceWords(language: context.language)
    }

    struct Row {
        var leg: NetworkLeg
        var units: Double
        /// Of the contract's whole amount.
        var perUnit: Double
        var years: Double?
        var perUnitYear: Double?
    }

    /// Live orders of which amount and capacity are known; dated ones by price of a unit and year, the others last.
    var rows: [Row] {
        guard let unit = context.ledger.model.vocabulary.word(.capacityUnit, in: "en") else {
            return []
        }
        return context.network.legs.compactMap { leg -> Row? in
            guard leg.side == .commerce, leg.isLive, !leg.isDerived, leg.stated.total > 0,
                let quantity = leg.resolved.quantity, quantity.unit == unit,
                let units = Double(quantity.value), units > 0,
                let stated = leg.resolved.amount,
                let amount = context.ledger.inBaseCurrency(
                    stated, on: leg.resolved.schedule.span?.start ?? context.ledger.asOf)?.stated
            else { return nil }
            let money = amount.doubleValue
            // Days over the mean year of the calendar.
            let years = leg.resolved.schedule.span.map { Double($0.end - $0.start) / 365.2425 }
                .flatMap { $0 >= 0.5 ? $0 : nil }
            return Row(
                leg: leg, units: units, perUnit: money / units, years: years,
                perUnitYear: years.map { money / units / $0 })
        }.sorted {
            ($1.perUnitYear ?? -1, $1.perUnit, $0.leg.id) < (
                $0.perUnitYear ?? -1, $0.perUnit, $1.leg.id
            )
        }
    }

    var blocks: [Block] {
        let rows = Array(rows.prefix(Self.contracts))
        guard !rows.isEmpty else { return [] }
        let unit = context.word(.capacityUnit)
        func money(_ amount: Double) -> String {
            context.format.text(amount.significant(2), context.currency)
        }
        let table = Block.table(
            Table(
                words.heads(unit), [.left, .left, .right, .right, .right, .right, .right, .centre],
                rows: rows.map { row in
                    [
                        [
                            context.dealLink(
                                context.dealTitle(row.leg.resolved.dealID),
                                deal: row.leg.resolved.dealID)
                        ],
                        [.text("\(context.firm(row.leg.from)) → \(context.firm(row.leg.to))")],
                        [.text(row.leg.resolved.amount.map(context.text) ?? "")],
                        [.text(row.leg.resolved.quantity.map(context.text) ?? "")],
                        [.text(row.years.map { DecimalFormat.fixed($0, 1) } ?? words.undated)],
                        [.text(money(row.perUnit))],
                        [.text(row.perUnitYear.map(money) ?? words.undated)],
                        [.text(row.leg.resolved.grade?.description ?? "")],
                    ]
                }))
        return [
            .heading(level: 3, [.text(words.heading(unit))]),
            .paragraph([.text(words.introduction(unit, spread: spread(rows, money)))]), table,
        ] + cost(unit, money)
    }

    private func spread(_ rows: [Row], _ money: (Double) -> String) -> (low: String, high: String)?
    {
        let prices = rows.compactMap(\.perUnitYear)
        guard prices.count > 1, let low = prices.min(), let high = prices.max() else { return nil }
        return (money(low), money(high))
    }

    /// What sources say of the cost of building one unit.
    private func cost(_ unit: String, _ money: (Double) -> String) -> [Block] {
        let ledger = context.ledger
        let facts = ledger.facts.filter { $0.metric == "cost_per_gw" && $0.basis == .reported }
        let amounts = facts.compactMap { fact -> (Double, Double, Fact)? in
            guard let amount = ledger.amount(of: fact), let stated = amount.stated else {
                return nil
            }
            return (
                (amount.low ?? stated).doubleValue, (amount.high ?? stated).doubleValue, fact
            )
        }
        guard let low = amounts.map(\.0).min(), let high = amounts.map(\.1).max() else { return [] }
        return [
            .paragraph(
                [.text(words.cost(unit, low: money(low), high: money(high)))]
                    + context.cite(amounts.map(\.2.source)))
        ]
    }
}
