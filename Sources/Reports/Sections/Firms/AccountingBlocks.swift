import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money
import Text

/// How the web shows in its firms' accounts: gains on each other's shares, what sellers give their customers, vehicles, leases not begun.
struct AccountingBlocks {
    private let context: ReportContext
    private let words: AccountingWords

    init(_ context: ReportContext) {
        self.context = context
        words = AccountingWords(language: context.language)
    }

    struct Gain: Equatable {
        var firm: String
        var asOf: PartialDate
        /// The largest that a source states of the quarter: parts of it are not added.
        var gain: Int64
        /// Of the same quarter.
        var netIncome: Int64?
        /// Shares of unlisted firms, latest.
        var holdings: Int64?
        var sources: [String]
    }

    /// Latest quarter in which a firm books gains on holdings, the largest first.
    var gains: [Gain] {
        let ledger = context.ledger
        return ledger.model.universe.compactMap { firm -> Gain? in
            let facts = ledger.facts(of: firm, "investment_gain_quarter").map { ledger.facts[$0] }
                .filter { $0.basis == .reported || $0.basis == .derived }
            guard let last = facts.map(\.asOf.last).max() else { return nil }
            let stated = facts.filter { $0.asOf.last == last }
                .compactMap { fact in units(fact).map { (fact, $0) } }
            guard let top = stated.max(by: { ($0.1, $1.0.source) < ($1.1, $0.0.source) }) else {
                return nil
            }
            let income = ledger.facts(of: firm, "net_income_quarter").map { ledger.facts[$0] }.first
            {
                $0.asOf.last == last && $0.scope == nil && $0.basis != .forecast
            }
            let holdings = ledger.latest("private_equity_investments", of: firm)
            return Gain(
                firm: firm, asOf: top.0.asOf, gain: top.1, netIncome: income.flatMap(units),
                holdings: holdings.flatMap(units),
                sources: [top.0, income, holdings].compactMap { $0?.source })
        }.sorted { ($1.gain, $0.firm) < ($0.gain, $1.firm) }
    }

    private func units(_ fact: Fact) -> Int64? {
        context.ledger.amount(of: fact)?.stated?.minorUnits
    }

    private var legs: [NetworkLeg] {
        context.network.legs.filter { $0.isLive && !$0.isDerived }
    }

    /// Customers that get shares, warrants or money from a seller: consideration payable to a customer.
    var consideration: (pairs: Int, warrants: Int, amount: Int64) {
        struct Pair: Hashable { let seller, buyer: Int }
        let sales = Set(
            legs.filter { $0.side == .commerce }.map { Pair(seller: $0.to, buyer: $0.from) })
        let given = legs.filter {
            $0.family == .financing && sales.contains(Pair(seller: $0.from, buyer: $0.to))
        }
        return (
            Set(given.map { Pair(seller: $0.from, buyer: $0.to) }).count,
            given.count { $0.kind == .warrant }, given.reduce(0) { $0 + $1.stated.total }
        )
    }

    /// Special-purpose vehicles that borrow: how many, how much, and how many of them no firm of the web consolidates.
    var vehicles: (count: Int, debt: Int64, apart: Int) {
        // What a leg shares with another one counts once.
        let counted = Dictionary(
            legs.map { ($0.id, $0.stated.total) }, uniquingKeysWith: { a, _ in a })
        var debt: [String: Int64] = [:]
        for leg in context.ledger.deals.flatMap(\.legs)
        where leg.kind == .debt && context.ledger.entity(leg.to)?.kind == .spv {
            debt[leg.to, default: 0] += counted[leg.id] ?? 0
        }
        let borrowing = debt.filter { $0.value > 0 }
        let universe = Set(context.ledger.model.universe)
        return (
            borrowing.count, borrowing.values.reduce(0, +),
            borrowing.keys.count { !universe.contains(context.ledger.firm(of: $0)) }
        )
    }

    /// Leases signed whose term has not begun, of all firms that state them.
    var leases: (firms: Int, amount: Int64) {
        let stated = context.ledger.model.universe.compactMap {
            context.ledger.latest("leases_not_commenced", of: $0).flatMap(units)
        }
        return (stated.count, stated.reduce(0, +))
    }

    var blocks: [Block] {
        var items: [String] = []
        let (consideration, vehicles, leases) = (consideration, vehicles, leases)
        if consideration.pairs > 0 {
            items.append(
                words.consideration(
                    pairs: consideration.pairs, warrants: consideration.warrants,
                    amount: context.money(consideration.amount)))
        }
        if vehicles.count > 0 {
            items.append(
                words.vehicles(
                    vehicles.count, debt: context.money(vehicles.debt), apart: vehicles.apart))
        }
        if leases.firms > 0 {
            items.append(words.leases(firms: leases.firms, context.money(leases.amount)))
        }
        let gains = gains
        guard !items.isEmpty || !gains.isEmpty else { return [] }
        var blocks: [Block] = [.heading(level: 3, [.text(words.heading)])]
        if !items.isEmpty { blocks.append(.list(ordered: false, items.map { [.text($0)] })) }
        if !gains.isEmpty {
            blocks.append(.paragraph([.text(words.gains)]))
            blocks.append(table(gains))
        }
        return blocks
    }

    private func table(_ gains: [Gain]) -> Block {
        func money(_ amount: Int64?) -> String {
            amount.map { context.money($0) } ?? context.words.common.notKnown
        }
        return .table(
            Table(
                words.gainHeads, [.left, .left, .right, .right, .right, .right],
                rows: gains.map { row in
                    let share = row.netIncome.flatMap { ReportContext.ratio(row.gain, $0) }
                    return [
                        [.text(context.entity(row.firm))] + context.cite(row.sources),
                        [.text(row.asOf.description)], [.text(money(row.gain))],
                        [.text(money(row.netIncome))],
                        [.text(share.map { context.percent($0) } ?? context.words.common.notKnown)],
                        [.text(money(row.holdings))],
                    ]
                }))
    }
}
