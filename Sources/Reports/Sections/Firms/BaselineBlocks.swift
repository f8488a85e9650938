import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Text

/// Plans and forecasts of one firm side by side: its own by vintage, analysts', and what the scenarios make of them.
struct BaselineBlocks {
    /// Years from the ledger's own on.
    static let years = 5

    private let context: ReportContext
    private let words: BaselineWords

    init(_ context: ReportContext) {
        self.context = context
        words = BaselineWords(language: context.language)
    }

    /// Figures of one view by year, with their sources.
    struct View {
        var name: String
        var amounts: [Int: Double]
        /// Years in which something is left unpaid, so that the change of cash says nothing.
        var short: Set<Int> = []
        var sources: [String]
        var mark: EvidenceMark
        /// The newest comes first.
        var known: Day?
    }

    /// Revenue and cash before new money of the firm in focus; empty without a forecast of either.
    var leading: [Block] {
        guard let results = context.analysis.stress?.results, let focus = results.focus else {
            return []
        }
        let tables = [
            table("revenue_annual", focus, results, words.revenue, isCash: false),
            table("cash_flow_annual", focus, results, words.cash, isCash: true),
        ].flatMap { $0 }
        guard !tables.isEmpty else { return [] }
        return [
            .heading(level: 3, [.text(words.heading(context.entity(focus.firm)))]),
            .paragraph([.text(words.introduction)]),
        ] + tables
    }

    private func table(
        _ metric: String, _ focus: FirmOutcome, _ results: StressResults, _ caption: String,
        isCash: Bool
    ) -> [Block] {
        let first = context.ledger.asOf.year
        let span = first..<first + Self.years
        let quoted = views(metric, of: focus.firm, in: span)
        guard !quoted.isEmpty else { return [] }
        let all = quoted + simulated(focus, results, in: span, isCash: isCash)
        let years = span.filter { year in all.contains { $0.amounts[year] != nil } }
        return [
            .paragraph([.strong([.text(caption)])]),
            .table(
                Table(
                    [words.view] + years.map { context.dates.year($0) } + [words.mark],
                    [.left] + years.map { _ in .right } + [.centre],
                    rows: all.map { view in
                        [[.text(view.name)] + context.cite(view.sources)]
                            + years.map { year in
                                [.text(cell(view, year))]
                            } + [[.text(view.mark.symbol)]]
                    })),
        ]
    }

    /// An amount, that there is none, or that the year is left short.
    func cell(_ view: View, _ year: Int) -> String {
        if view.short.contains(year) { return words.short }
        return view.amounts[year].map { context.millions($0) } ?? words.none
    }

    /// What sources forecast, one view a scope, the newest first.
    func views(_ metric: String, of firm: String, in span: Range<Int>) -> [View] {
        let ledger = context.ledger
        let label = ScopeLabel(context: context)
        let unit = 1e6 * Double(context.currency.minorUnitsPerUnit)
        var views: [String: View] = [:]
        for fact in ledger.facts(of: firm, metric).map({ ledger.facts[$0] })
        where (fact.basis == .forecast || fact.basis == .target)
            && span.contains(fact.asOf.last.year)
        {
            guard let stated = ledger.amount(of: fact)?.stated else { continue }
            let name =
                fact.scopeText.map { label.text($0) ?? publisher(fact.source) }
                ?? publisher(fact.source)
            let key = fact.scope ?? fact.source
            var view = views[key] ?? View(name: name, amounts: [:], sources: [], mark: .estimated)
            view.amounts[fact.asOf.last.year] = Double(stated.minorUnits) / unit
            if !view.sources.contains(fact.source) { view.sources.append(fact.source) }
            view.known = [view.known, fact.known].compactMap { $0 }.max()
            views[key] = view
        }
        return views.sorted {
            ($1.value.known ?? ledger.asOf, $0.key) < ($0.value.known ?? ledger.asOf, $1.key)
        }.map(\.value)
    }

    private func publisher(_ source: String) -> String {
        let source = context.ledger.source(source)
        return source?.publisher ?? source?.title ?? ""
    }

    /// The plan's path in every scenario that gives the firm another revenue, the base scenario's first.
    private func simulated(
        _ focus: FirmOutcome, _ results: StressResults, in span: Range<Int>, isCash: Bool
    ) -> [View] {
        var seen: [[Double]] = []
        return results.scenarios.compactMap { result -> View? in
            guard
                context.analysis.stress?.isOwnFailure(result.scenario.id, of: focus.firm) == false,
                let firm = result.firm(focus.firm)
            else { return nil }
            let bridge = result.bridges[firm.index]
            let whole = bridge.years.filter { $0.quarters == 4 && span.contains($0.year) }
            let revenue = whole.map { $0.revenue.significant(3) }
            guard !whole.isEmpty, !seen.contains(revenue) else { return nil }
            seen.append(revenue)
            let amounts = isCash ? whole.map { $0.beforeFunding } : revenue
            return View(
                name: words.scenario(context.title(result.scenario)),
                amounts: Dictionary(uniqueKeysWithValues: zip(whole.map(\.year), amounts)),
                short: isCash ? Set(whole.filter(\.hasShortfall).map(\.year)) : [],
                sources: [], mark: .scenario)
        }
    }
}
