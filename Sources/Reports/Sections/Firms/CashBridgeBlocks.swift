import Analysis
import Documents
import Liquidity
import Money
import Text

/// Sources and uses of money by year, of the firm in focus and of the others.
struct CashBridgeBlocks {
    /// Payees that have a line of their own.
    static let payees = 4
    /// Firms of the appendix, those with the lowest balance first.
    static let firms = 8

    private let context: ReportContext
    private let words: CashBridgeWords

    init(_ context: ReportContext) {
        self.context = context
        words = CashBridgeWords(language: context.language)
    }

    private var results: StressResults? { context.analysis.stress?.results }

    /// The bridge of the firm in focus; empty without one.
    var leading: [Block] {
        guard let base = results?.base, let focus = results?.focus else { return [] }
        let bridge = base.bridges[focus.index]
        guard !bridge.years.isEmpty else { return [] }
        return [
            .heading(level: 3, [.text(words.heading(context.entity(focus.firm)))]),
            .paragraph([.text(sentence(bridge, base.scenario))]),
            table(bridge, base.scenario),
        ]
    }

    /// One line a firm and year: what comes in, what goes out, what is left.
    var details: [Block] {
        guard let base = results?.base else { return [] }
        let bridges = base.bridges.filter { !$0.years.isEmpty }
        let ordered = bridges.sorted { lowest($0) < lowest($1) }.prefix(Self.firms)
        guard !ordered.isEmpty else { return [] }
        let rows = ordered.flatMap { bridge in
            bridge.years.enumerated().map { index, year in
                [
                    index == 0 ? context.entity(bridge.firm) : "",
                    words.year(context.dates.year(year.year), quarters: year.quarters),
                    money(year.opening), money(year.revenue + year.receipts), money(year.costs),
                    money(year.paid), money(year.committed), money(year.uncommitted),
                    money(year.closing),
                ]
            }
        }
        return [
            .heading(level: 3, [.text(words.allHeading)]),
            .paragraph([.text(words.allIntroduction(context.title(base.scenario)))]),
            .table(
                Table(
                    words.allHeads,
                    [.left, .left] + [Table.Alignment](repeating: .right, count: 7),
                    rows: rows.map { $0.map { [.text($0)] } })),
        ]
    }

    private func lowest(_ bridge: CashBridge) -> Double {
        bridge.years.map(\.closing).min() ?? 0
    }

    private func money(_ amount: Double) -> String { context.millions(amount) }

    private func sentence(_ bridge: CashBridge, _ scenario: StressCase) -> String {
        let new = bridge.total { $0.committed + $0.uncommitted }
        let before = bridge.total(\.beforeFunding)
        return words.sentence(
            CashBridgeFacts(
                firm: context.entity(bridge.firm),
                scenario: context.title(scenario),
                end: context.quarter(scenario.model.quarters, of: scenario),
                change: context.millions(abs(before)), burns: before < 0,
                raised: new > 0 ? context.millions(new) : nil,
                uncommitted: new > 0
                    ? context.percent((bridge.total(\.uncommitted) / new).significant(2)) : nil,
                closing: context.millions(bridge.years.last?.closing ?? 0),
                mark: EvidenceMark.scenario.symbol))
    }

    private func table(_ bridge: CashBridge, _ scenario: StressCase) -> Block {
        let years = bridge.years
        let named = bridge.payees.compactMap { $0 }.prefix(Self.payees)
        let scale = years.map { abs($0.opening) + $0.revenue + $0.paid }.max() ?? 0
        /// A line is there if any year has it; rounding of the simulation is none.
        func line(_ name: String, _ amount: (CashBridge.Year) -> Double, isStock: Bool = false)
            -> [[Inline]]?
        {
            let amounts = years.map(amount)
            guard isStock || amounts.contains(where: { abs($0) > 1e-9 * scale }) else { return nil }
            return [[.text(name)]]
                + amounts.map {
                    [.text(abs($0) > 1e-9 * scale || isStock ? money($0) : words.none)]
                }
        }
        let firms = scenario.model.firms
        let rest: (CashBridge.Year) -> Double = { year in
            -(year.paid - named.reduce(0) { $0 + (year.payments[$1] ?? 0) })
        }
        var rows = [
            line(words.opening, \.opening, isStock: true), line(words.revenue, \.revenue),
            line(words.receipts, \.receipts), line(words.costs) { -$0.costs },
        ]
        rows += named.map { payee in
            line(words.paid(context.entity(firms[payee].id))) { -($0.payments[payee] ?? 0) }
        }
        rows += [
            line(words.paidOthers, rest), line(words.committed, \.committed),
            line(words.uncommitted, \.uncommitted), line(words.invested) { -$0.invested },
            line(words.other, \.other), line(words.closing, \.closing, isStock: true),
            line(words.unpaid, \.unpaid),
        ]
        return .table(
            Table(
                [words.lineHead]
                    + years.map { words.year(context.dates.year($0.year), quarters: $0.quarters) },
                [.left] + years.map { _ in .right }, rows: rows.compactMap { $0 }))
    }
}
