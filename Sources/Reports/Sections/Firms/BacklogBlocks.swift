import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money
import Text

/// Whose orders fill a seller's backlog, and when they fall due.
struct BacklogBlocks {
    /// Sellers of the main report.
    static let sellers = 8
    /// Customers that a row names.
    static let customers = 3

    private let context: ReportContext
    private let words: BacklogWords

    init(_ context: ReportContext) {
        self.context = context
        words = BacklogWords(language: context.language)
    }

    // MARK: what sellers and others state

    struct Stated: Equatable {
        struct Customer: Equatable {
            var name: String
            var share: Double
            var asOf: PartialDate
        }

        var firm: String
        var asOf: PartialDate
        var backlog: Int64
        /// Revenue of a year.
        var revenue: Int64?
        /// The largest first.
        var customers: [Customer]
        var sources: [String]
    }

    /// Firms that state their backlog or performance obligations in all, the largest first.
    var stated: [Stated] {
        context.ledger.model.universe.compactMap(stated).sorted {
            ($1.backlog, $0.firm) < ($0.backlog, $1.firm)
        }
    }

    private func stated(_ firm: String) -> Stated? {
        let ledger = context.ledger
        let totals = totals(of: firm)
        // Of one day a total of contracts stands before what a firm calls its orders.
        let latest = totals.max {
            ($0.fact.asOf.last, $0.fact.metric) < ($1.fact.asOf.last, $1.fact.metric)
        }
        guard let latest else { return nil }
        var customers: [String: Stated.Customer] = [:]
        var sources = [latest.fact.source]
        func add(_ fact: Fact, _ share: Double) {
            guard let scope = fact.scope, ledger.entity(scope) != nil, share > 0, share <= 1 else {
                return
            }
            if let known = customers[scope], known.asOf.last >= fact.asOf.last { return }
            customers[scope] = .init(name: context.entity(scope), share: share, asOf: fact.asOf)
            sources.append(fact.source)
        }
        for fact in ledger.facts(of: firm, "backlog").map({ ledger.facts[$0] })
        where fact.scope != nil {
            // Over the total nearest in time.
            let total = totals.min {
                let (a, b) = (distance($0.fact, fact), distance($1.fact, fact))
                return a == b ? $0.fact.metric < $1.fact.metric : a < b
            }
            guard let amount = units(fact), let total else { continue }
            add(fact, Double(amount) / Double(total.units))
        }
        for fact in ledger.facts(of: firm, "backlog_concentration").map({ ledger.facts[$0] }) {
            guard let quantity = fact.quantity, quantity.unit == "%",
                let value = Double(quantity.value)
            else { continue }
            add(fact, value / 100)
        }
        return Stated(
            firm: firm, asOf: latest.fact.asOf, backlog: latest.units,
            revenue: ledger.trailingYear(.revenue, of: firm)?.minorUnits,
            customers: customers.sorted { ($1.value.share, $0.key) < ($0.value.share, $1.key) }
                .map(\.value), sources: sources)
    }

    private struct Total {
        let fact: Fact
        let units: Int64
    }

    /// What the firm states of all its contracts or orders, of any day.
    private func totals(of firm: String) -> [Total] {
        let ledger = context.ledger
        let metrics = ["remaining_performance_obligations", "backlog"]
        return metrics.flatMap { ledger.facts(of: firm, $0) }.compactMap { place -> Total? in
            let fact = ledger.facts[place]
            guard fact.scope == nil, fact.basis == .reported || fact.basis == .derived,
                let units = units(fact), units > 0
            else { return nil }
            return Total(fact: fact, units: units)
        }
    }

    private func distance(_ a: Fact, _ b: Fact) -> Int { abs(a.asOf.last - b.asOf.last) }

    private func units(_ fact: Fact) -> Int64? {
        context.ledger.amount(of: fact)?.stated?.minorUnits
    }

    // MARK: what the ledger's orders say

    /// Orders at one seller by when they fall due.
    struct Duration: Equatable {
        var firm: Int
        /// Within one year, three years, five years of the day, and later.
        var due = [Int64](repeating: 0, count: BacklogBlocks.ends.count + 1)
        var undated: Int64 = 0
        /// Overdue parts of a schedule count to the first span: no source says that they were paid.
        var total: Int64 { due.reduce(undated, +) }
        var largest: (buyer: Int, amount: Int64)?

        static func == (a: Duration, b: Duration) -> Bool {
            (a.firm, a.due, a.undated) == (b.firm, b.due, b.undated)
        }
    }

    /// Ends of the spans, in years from the day.
    static let ends = [1, 3, 5]

    /// Sellers with orders not paid yet that are announced or firmer, the largest first.
    var durations: [Duration] {
        let today = context.ledger.asOf
        let limits = Self.ends.map { today.adding(months: 12 * $0) }
        var byFirm: [Int: Duration] = [:]
        var buyers: [Int: [Int: Int64]] = [:]
        for leg in context.network.legs
        where leg.side == .commerce && leg.isLive && !leg.isDerived
            && context.network.firms[leg.to].isInUniverse
        {
            let open = leg.stated.binding + leg.stated.announced
            guard open > 0 else { continue }
            var row = byFirm[leg.to] ?? Duration(firm: leg.to)
            buyers[leg.to, default: [:]][leg.from, default: 0] += open
            // What is left of a contract falls due as the rest of its schedule.
            let schedule = leg.resolved.schedule
            let whole = leg.stated.paid + open
            let before = limits.compactMap { schedule.paid(before: $0, of: whole) }
            if before.count == limits.count, let end = schedule.span?.end, end > today {
                var taken: Int64 = 0
                for (index, amount) in before.enumerated() {
                    let due = max(0, min(open, amount - leg.stated.paid) - taken)
                    row.due[index] += due
                    taken += due
                }
                row.due[limits.count] += open - taken
            } else {
                row.undated += open
            }
            byFirm[leg.to] = row
        }
        return byFirm.values.map { row in
            var row = row
            row.largest = buyers[row.firm]?.max { ($0.value, $1.key) < ($1.value, $0.key) }
                .map { ($0.key, $0.value) }
            return row
        }.sorted { ($1.total, $0.firm) < ($0.total, $1.firm) }
    }

    // MARK: blocks

    var leading: [Block] {
        let stated = Array(stated.prefix(Self.sellers))
        let durations = Array(durations.prefix(Self.sellers))
        guard !stated.isEmpty || !durations.isEmpty else { return [] }
        var blocks: [Block] = [.heading(level: 3, [.text(words.heading)])]
        if !stated.isEmpty {
            blocks.append(.paragraph([.text(words.stated)]))
            blocks.append(table(stated))
        }
        if !durations.isEmpty {
            blocks.append(.paragraph([.text(words.durations)]))
            blocks.append(table(durations))
        }
        return blocks
    }

    private func table(_ rows: [Stated]) -> Block {
        .table(
            Table(
                words.statedHeads, [.left, .left, .right, .right, .left],
                rows: rows.map { row in
                    let years = row.revenue.flatMap {
                        $0 > 0 ? Double(row.backlog) / Double($0) : nil
                    }
                    return [
                        [.text(context.entity(row.firm))] + context.cite(row.sources),
                        [.text(row.asOf.description)], [.text(context.money(row.backlog))],
                        [
                            .text(
                                years.map { DecimalFormat.fixed($0, 1) }
                                    ?? context.words.common.notKnown)
                        ],
                        [
                            .text(
                                row.customers.isEmpty
                                    ? context.words.common.undisclosed
                                    : row.customers.prefix(Self.customers).map {
                                        "\($0.name) \(context.percent($0.share.significant(2))) (\($0.asOf))"
                                    }.joined(separator: ", "))
                        ],
                    ]
                }))
    }

    private func table(_ rows: [Duration]) -> Block {
        .table(
            Table(
                words.durationHeads(Self.ends),
                [.left] + [Table.Alignment](repeating: .right, count: Self.ends.count + 3) + [
                    .left
                ],
                rows: rows.map { row in
                    let largest =
                        row.largest.map { buyer, amount in
                            "\(context.firm(buyer)) \(context.percent(ReportContext.ratio(amount, row.total)))"
                        } ?? ""
                    return [[.text(context.firm(row.firm))]]
                        + (row.due + [row.undated, row.total]).map { [.text(context.money($0))] }
                        + [[.text(largest)]]
                }))
    }
}
