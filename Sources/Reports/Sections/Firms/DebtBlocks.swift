import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Liquidity
import Money
import Text

/// What firms owe to lenders, as their books state it, and who lends, as the ledger's contracts state it.
struct DebtBlocks {
    /// Firms of the main report.
    static let firms = 8
    /// Lenders of the main report.
    static let lenders = 5

    private let context: ReportContext
    private let words: DebtWords

    init(_ context: ReportContext) {
        self.context = context
        words = DebtWords(language: context.language)
    }

    struct Row: Equatable {
        var firm: String
        var asOf: PartialDate
        var debt: Int64
        /// Borrowings due after a year stand for all.
        var isLongTerm: Bool
        var cash, interest, dueWithinYear, leases, operatingCashFlow: Int64?
        var rating: String?
        var sources: [String]

        var netDebt: Int64? { cash.map { debt - $0 } }
    }

    /// Firms of the web that state their borrowings, the largest first.
    var rows: [Row] {
        let ledger = context.ledger
        return ledger.model.universe.compactMap { firm -> Row? in
            let fact = ledger.borrowings(of: firm)
            guard let fact, let debt = units(fact) else { return nil }
            let cash = ledger.latest("cash_and_securities", of: firm)
            let due = ledger.latest("debt_due_within_year", of: firm)
            let leases = ledger.latest("leases_not_commenced", of: firm)
            let rating = ledger.facts(of: firm, "credit_rating").map { ledger.facts[$0] }
                .max { ($0.asOf.last, $0.known) < ($1.asOf.last, $1.known) }
            return Row(
                firm: firm, asOf: fact.asOf, debt: debt, isLongTerm: fact.metric != "total_debt",
                cash: cash.flatMap(units), interest: interest(of: firm),
                dueWithinYear: due.flatMap(units), leases: leases.flatMap(units),
                operatingCashFlow: ledger.trailingYear(.operatingCashFlow, of: firm)?.minorUnits,
                rating: rating?.text,
                sources: [fact, cash, due, leases, rating].compactMap { $0?.source })
        }.sorted { ($1.debt, $0.firm) < ($0.debt, $1.firm) }
    }

    private func units(_ fact: Fact) -> Int64? {
        context.ledger.amount(of: fact)?.stated?.minorUnits
    }

    /// Of a year: four times the latest quarter where it is newer than the latest year.
    private func interest(of firm: String) -> Int64? {
        let ledger = context.ledger
        let year = ledger.latest("interest_expense_annual", of: firm)
        guard let quarter = ledger.latest("interest_expense_quarter", of: firm),
            quarter.asOf.last > year?.asOf.last ?? quarter.asOf.last.adding(days: -1)
        else { return year.flatMap(units) }
        return units(quarter).map { 4 * $0 }
    }

    // MARK: lenders

    struct Lender: Equatable {
        var firm: Int
        var paid, binding, announced, reported: Int64
        var total: Int64 { paid + binding + announced + reported }
    }

    /// Who lends how much under the ledger's contracts, the largest first.
    var lenders: [Lender] {
        var byFirm: [Int: LayeredAmount] = [:]
        for leg in context.network.legs where leg.kind == .debt && leg.isLive && !leg.isDerived {
            byFirm[leg.from, default: .zero] = byFirm[leg.from, default: .zero] + leg.stated
        }
        return byFirm.map { firm, amount in
            Lender(
                firm: firm, paid: amount.paid, binding: amount.binding, announced: amount.announced,
                reported: amount.reported)
        }.filter { $0.total > 0 }.sorted { ($1.total, $0.firm) < ($0.total, $1.firm) }
    }

    // MARK: blocks

    var leading: [Block] {
        let (rows, lenders) = (rows, lenders)
        guard !rows.isEmpty || !lenders.isEmpty else { return [] }
        var blocks: [Block] = [.heading(level: 3, [.text(words.heading)])]
        if !rows.isEmpty {
            blocks.append(.paragraph([.text(words.introduction)]))
            blocks.append(table(Array(rows.prefix(Self.firms))))
        }
        if !lenders.isEmpty {
            let total = lenders.reduce(0) { $0 + $1.total }
            let sellers = lenders.filter { sellsToBorrower($0.firm) }.reduce(0) { $0 + $1.total }
            blocks.append(
                .paragraph([
                    .text(
                        words.lenders(
                            lenders.prefix(Self.lenders).map {
                                (context.firm($0.firm), context.money($0.total))
                            }, total: context.money(total),
                            sellers: sellers > 0
                                ? context.money(sellers) : nil))
                ]))
        }
        return blocks
    }

    /// Every lender, by how firm the money is.
    var details: [Block] {
        let lenders = lenders
        guard !lenders.isEmpty else { return [] }
        return [
            .heading(level: 3, [.text(words.lendersHeading)]),
            .table(
                Table(
                    words.lenderHeads(
                        [.paid, .binding, .announced, .reported].map(context.words.common.layer)),
                    [.left, .right, .right, .right, .right, .right],
                    rows: lenders.map { lender in
                        [[.text(context.firm(lender.firm))]]
                            + [
                                lender.paid, lender.binding, lender.announced, lender.reported,
                                lender.total,
                            ].map { [.text(context.money($0))] }
                    })),
        ]
    }

    /// Whether a lender also sells to one of those that it lends to.
    private func sellsToBorrower(_ lender: Int) -> Bool {
        let legs = context.network.legs.filter { $0.isLive && !$0.isDerived }
        let borrowers = Set(legs.filter { $0.kind == .debt && $0.from == lender }.map(\.to))
        return legs.contains {
            $0.side == .commerce && $0.to == lender && borrowers.contains($0.from)
        }
    }

    private func table(_ rows: [Row]) -> Block {
        func money(_ amount: Int64?) -> String {
            amount.map { context.money($0) } ?? context.words.common.notKnown
        }
        let hasDue = rows.contains { $0.dueWithinYear != nil }
        let hasLeases = rows.contains { $0.leases != nil }
        let hasRating = rows.contains { $0.rating != nil }
        var columns: [Table.Column] = [
            .init(words.firm), .init(words.asOf), .init(words.debt, .right),
            .init(words.cash, .right), .init(words.netToFlow, .right),
            .init(words.interest, .right),
        ]
        if hasDue { columns.append(.init(words.due, .right)) }
        if hasLeases { columns.append(.init(words.leases, .right)) }
        if hasRating { columns.append(.init(words.rating)) }
        return .table(
            Table(
                columns: columns,
                rows: rows.map { row -> [[Inline]] in
                    let ratio =
                        row.netDebt.flatMap { net in
                            row.operatingCashFlow.flatMap {
                                $0 > 0 ? Double(net) / Double($0) : nil
                            }
                        }
                    var cells: [[Inline]] = [
                        [.text(context.entity(row.firm))] + context.cite(row.sources),
                        [.text(row.asOf.description)],
                        [
                            .text(
                                row.isLongTerm
                                    ? words.longTerm(context.money(row.debt))
                                    : context.money(row.debt))
                        ],
                        [.text(money(row.cash))],
                        [
                            .text(
                                ratio.map {
                                    $0 <= 0
                                        ? words.netCash
                                        : $0 < 0.05 ? "<0.1×" : DecimalFormat.fixed($0, 1) + "×"
                                } ?? context.words.common.notKnown)
                        ],
                        [.text(money(row.interest))],
                    ]
                    if hasDue { cells.append([.text(money(row.dueWithinYear))]) }
                    if hasLeases { cells.append([.text(money(row.leases))]) }
                    if hasRating {
                        cells.append(
                            row.rating.map { [.code($0)] }
                                ?? [.text(context.words.common.notKnown)])
                    }
                    return cells
                }))
    }
}
