import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Text

/// What has to be true for everything to be paid, what would change the picture either way, and when to look again.
struct TriggersSection: ReportSection {
    /// Firms of the table, the shortest of money first.
    static let firms = 8
    /// Factors that are named as triggers.
    static let factors = 2
    static let dates = 16
    /// Dates of the main report.
    static let leadingDates = 6

    func title(_ context: ReportContext) -> String { context.words.triggers.heading }

    func appendix(_ context: ReportContext) -> [Block] {
        guard let scenario = context.analysis.stress?.results.base?.scenario else { return [] }
        return dates(scenario, context, limit: Self.dates)
    }

    func blocks(_ context: ReportContext) -> [Block] {
        guard let results = context.analysis.stress?.results, let base = results.base,
            let explanation = results.explanation
        else { return [] }
        let words = context.words.triggers
        let scenario = base.scenario
        let end = context.quarter(scenario.model.quarters, of: scenario)
        var blocks: [Block] = [
            .paragraph([.text(words.lead(context.title(scenario), end: end))])
        ]
        let focus = results.focus?.firm
        if let own = explanation.breakEven.first(where: { $0.firm == focus }) {
            blocks.append(.paragraph([.text(words.must(facts(own, scenario, context)))]))
        }
        blocks.append(table(explanation, base, context))
        if let focus = results.focus {
            blocks += list(words.worseHeading, worse(focus, explanation, scenario, context))
            blocks += list(words.betterHeading, better(focus, explanation, scenario, context))
        }
        return blocks + dates(scenario, context, limit: Self.leadingDates)
    }

    // MARK: what must be true

    private func facts(
        _ value: BreakEven, _ scenario: StressCase, _ context: ReportContext
    ) -> BreakEvenFacts {
        BreakEvenFacts(
            firm: context.entity(value.firm), lowest: context.millions(value.lowest),
            quarter: context.quarter(value.lowestQuarter, of: scenario),
            hasShortfall: value.lowest < 0,
            growth: value.growthChange.map { points(abs($0), context) },
            revenue: context.millions(value.revenue),
            needed: value.breakEvenRevenue.map(context.millions))
    }

    /// Log points as per cent of revenue: 0.05 log points are 5.1%.
    private func points(_ logarithm: Double, _ context: ReportContext) -> String {
        context.percent(logarithm.significant(2))
    }

    private func table(
        _ explanation: SensitivityReport, _ base: ScenarioResult, _ context: ReportContext
    ) -> Block {
        let words = context.words.triggers
        let rows = explanation.breakEven.sorted { ($0.lowest, $0.firm) < ($1.lowest, $1.firm) }
            .prefix(Self.firms)
        return .table(
            Table(
                words.heads(level: context.percent(0.95)),
                [.left, .right, .left, .right, .right, .right, .right, .centre],
                rows: rows.map { value in
                    let gap = base.firm(value.firm)?.gap.valueAtRisk95
                    let sign = (value.growthChange ?? 0) < 0 ? "\u{2212}" : "+"
                    return [
                        [.text(context.entity(value.firm))],
                        [.text(context.millions(value.lowest))],
                        [.text(context.quarter(value.lowestQuarter, of: base.scenario))],
                        [
                            .text(
                                value.growthChange.map { sign + points(abs($0), context) }
                                    ?? words.noChange)
                        ],
                        [.text(context.millions(value.revenue))],
                        [.text(value.breakEvenRevenue.map(context.millions) ?? words.noChange)],
                        [.text(gap.map { context.simulated(money: $0) } ?? "")],
                        [.text(EvidenceMark.scenario.symbol)],
                    ]
                }))
    }

    // MARK: triggers

    private func list(_ heading: String, _ items: [String]) -> [Block] {
        items.isEmpty
            ? []
            : [
                .paragraph([.strong([.text(heading)])]),
                .list(ordered: false, items.map { [.text($0)] }),
            ]
    }

    private func worse(
        _ focus: FirmOutcome, _ explanation: SensitivityReport, _ scenario: StressCase,
        _ context: ReportContext
    ) -> [String] {
        let words = context.words.triggers
        let firm = context.entity(focus.firm)
        var items: [String] = []
        if let own = explanation.breakEven.first(where: { $0.firm == focus.firm }) {
            if own.lowest < 0 {
                items.append(
                    words.fundingNeeded(
                        firm, context.millions(-own.lowest),
                        by: context.quarter(own.lowestQuarter, of: scenario)))
            } else if let change = own.growthChange, let revenue = own.breakEvenRevenue {
                items.append(
                    words.growthBelow(
                        firm, points(abs(change), context), revenue: context.millions(revenue),
                        year: lastYear(scenario, context)))
            }
        }
        if let reverse = explanation.reverse, let point = reverse.point, point.beta > 0,
            let quarter = reverse.quarter
        {
            items.append(
                words.revenueShock(
                    firm,
                    reverse.revenues.prefix(3).map {
                        "\(context.entity($0.firm)) \(context.percent($0.change.significant(2)))"
                    }, quarter: context.quarter(quarter, of: scenario)))
        }
        return items + factors(explanation, scenario, context) { $0.value }
    }

    private func better(
        _ focus: FirmOutcome, _ explanation: SensitivityReport, _ scenario: StressCase,
        _ context: ReportContext
    ) -> [String] {
        let words = context.words.triggers
        let firm = context.entity(focus.firm)
        var items: [String] = []
        if let own = explanation.breakEven.first(where: { $0.firm == focus.firm }), own.lowest < 0,
            let change = own.growthChange, let revenue = own.breakEvenRevenue
        {
            items.append(
                words.growthAbove(
                    firm, points(abs(change), context), revenue: context.millions(revenue),
                    year: lastYear(scenario, context)))
        }
        if focus.gap.valueAtRisk95.value > 0 {
            items.append(
                words.fundingEnough(
                    firm, context.simulated(money: focus.gap.valueAtRisk95),
                    level: context.percent(0.95)))
        }
        return items + factors(explanation, scenario, context) { -$0.value }
    }

    /// The ends of ranges that move the mean gap furthest in one direction, as sentences.
    private func factors(
        _ explanation: SensitivityReport, _ scenario: StressCase, _ context: ReportContext,
        badness: (Estimate) -> Double
    ) -> [String] {
        guard let sensitivity = explanation.sensitivity else { return [] }
        return sensitivity.tornado.bars.filter { !$0.isUnresolved }
            .compactMap { bar -> (factor: StressFactor, value: Double, change: Estimate)? in
                let ends = [(bar.factor.low, bar.lowChange), (bar.factor.high, bar.highChange)]
                guard let (value, change) = ends.max(by: { badness($0.1) < badness($1.1) }),
                    badness(change) > 0
                else { return nil }
                return (bar.factor, value, change)
            }
            .sorted { badness($0.change) > badness($1.change) }.prefix(Self.factors)
            .map { factor, value, change in
                context.words.triggers.factor(
                    context.label(factor, in: scenario), setting: context.setting(factor, value),
                    firm: context.entity(sensitivity.firm),
                    change: context.simulated(money: change))
            }
    }

    private func lastYear(_ scenario: StressCase, _ context: ReportContext) -> String {
        context.dates.year(scenario.quarter(scenario.model.quarters).year)
    }

    // MARK: dates

    private func dates(
        _ scenario: StressCase, _ context: ReportContext, limit: Int
    ) -> [Block] {
        let words = context.words.triggers
        let all = WatchDate.all(scenario.model)
        guard !all.isEmpty else { return [] }
        var blocks: [Block] = [
            .paragraph([.strong([.text(words.datesHeading)])]),
            .table(
                Table(
                    words.datesHeads, [.left, .left, .right, .left],
                    rows: all.prefix(limit).map { row($0, scenario, context) })),
        ]
        if all.count > limit {
            blocks.append(.paragraph([.text(words.moreDates(all.count - limit))]))
        }
        return blocks
    }

    /// Who pays whom, and what for.
    static func event(
        _ date: WatchDate, _ scenario: StressCase, _ context: ReportContext
    ) -> String {
        let words = context.words.triggers
        let firms = scenario.model.firms
        let payer = date.payer.map { context.entity(firms[$0].id) }
        let payee = date.payee.map { context.entity(firms[$0].id) }
        let what =
            switch date.kind {
            case .tranche: words.tranche(payee ?? "", from: payer)
            case .firstPayment: words.begins(payer ?? "", to: payee)
            case .lastPayment: words.expiry(payer ?? "", to: payee)
            }
        return "\(what): \(context.flow(date.leg))"
    }

    private func row(
        _ date: WatchDate, _ scenario: StressCase, _ context: ReportContext
    ) -> [[Inline]] {
        let words = context.words.triggers
        var waits = words.condition(facts(date.condition, scenario, context))
        if date.probability < 1 {
            let promise = words.probability(context.percent(date.probability.significant(2)))
            waits = date.condition == .always ? promise : waits + "; " + promise
        }
        return [
            [.text(context.quarter(date.quarter + 1, of: scenario))],
            [.text(Self.event(date, scenario, context))],
            [.text(context.millions(date.amount))], [.text(waits)],
        ]
    }

    private func facts(
        _ condition: FundingCondition, _ scenario: StressCase, _ context: ReportContext
    ) -> ConditionFacts {
        func firm(_ index: Int) -> String { context.entity(scenario.model.firms[index].id) }
        switch condition {
        case .always: return .none
        case .from(let quarter): return .from(context.quarter(quarter + 1, of: scenario))
        case .revenue(let index, let amounts):
            return .revenue(firm: firm(index), amount: context.millions(amounts.first ?? 0))
        case .capacity(let index, let amount):
            return .capacity(
                firm: firm(index),
                amount: "\(DecimalFormat.fixed(amount, 1)) \(context.word(.capacityUnit))")
        case .listed(let index): return .listed(firm(index))
        case .alive(let index): return .alive(firm(index))
        case .covenantsKept(let index): return .covenantsKept(firm(index))
        case .all(let parts):
            let known = parts.filter { $0 != .always }.map { facts($0, scenario, context) }
            return known.isEmpty ? .none : .all(known)
        }
    }
}
