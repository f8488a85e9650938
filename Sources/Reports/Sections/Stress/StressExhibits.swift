import Analysis
import Charts
import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money
import Text

/// E4 to E7 and A2 from the results of a stress test.
extension ReportExhibits {
    private var stress: StressAnalysis? { context.analysis.stress }

    /// The firm in focus, with the base scenario.
    private var focus: (firm: FirmOutcome, base: ScenarioResult)? {
        guard let results = stress?.results, let base = results.base, let firm = results.focus
        else { return nil }
        return (firm, base)
    }

    // MARK: E4

    /// The exhibit; `nil` when nobody runs out of cash.
    var cashOut: ReportExhibit? {
        guard let (firm, base) = focus else { return nil }
        let words = context.words.stress
        let scenario = base.scenario
        let quarters = firm.cashOut.byQuarter.enumerated().map { index, estimate in
            CashOutDots.Quarter(
                label: context.quarter(index + 1, of: scenario), probability: estimate.value)
        }
        let end = context.quarter(scenario.model.quarters, of: scenario)
        var periods: [CashOutDots.Period] = []
        var years: [CashOutByYear] = []
        var first = 0
        while first < quarters.count {
            let year = scenario.quarter(first + 1).year
            var last = first
            while last + 1 < quarters.count, scenario.quarter(last + 2).year == year { last += 1 }
            let estimate = firm.cashOut.byQuarter[last]
            let reached = CashOutByYear(
                year: context.dates.year(year), share: estimate.value,
                text: context.simulated(estimate))
            years.append(reached)
            periods.append(
                CashOutDots.Period(
                    label: reached.year, quarters: last - first + 1, cumulative: reached.label))
            first = last + 1
        }
        let probability = context.simulated(firm.withinHorizon)
        let text = ExhibitText(
            id: "e4",
            title: words.cashOutTitle(
                context.entity(firm.firm), probability: probability, quarter: end),
            subtitle: words.cashOutSubtitle(
                context.title(scenario), dots: CashOutDots.dots,
                band: stress.flatMap { StressRows.overAssumptions($0.results) }.map {
                    context.percents(
                        $0.lowerBound.significant(2), $0.upperBound.significant(2))
                }, level: context.percent(AssumptionBand.defaultLevel)),
            source: sourceLine,
            description: CashOutWords(language: context.language).description(years))
        let exhibit = CashOutDots(
            text: text, quarters: quarters, periods: periods, never: words.never(end),
            neverShare: context.simulated(firm.cashOut.runway.never))
        return self.exhibit("E4-cash-out", text) {
            exhibit.drawn(theme: $0, words: context.words.stressExhibits, form: $1)
        }
    }

    // MARK: E5

    /// Lower ends of the bands of probabilities, the worst first.
    static let bands = [0.8, 0.5, 0.2, 0.05, 0]

    /// The exhibit; `nil` without a firm that runs out under any scenario.
    var stressHeatmap: ReportExhibit? {
        guard let results = stress?.results, let base = results.base else { return nil }
        let words = context.words.stress
        // The base first, then the mildest to the harshest.
        let all = bySeverity(results.scenarios, base: base)
        var worst: (probability: Estimate, firm: String, scenario: StressCase)?
        var rows: [(order: Double, row: StressHeatmap.Row)] = []
        for firm in base.firms where !firm.isJudgedByHeadroom {
            // A scenario in which the firm is made to fail says nothing of it.
            let outcomes = all.map { result -> Estimate? in
                stress?.isOwnFailure(result.scenario.id, of: firm.firm) == true
                    ? nil : result.firm(firm.firm)?.withinHorizon
            }
            let highest = outcomes.compactMap { $0?.value }.max() ?? 0
            guard highest > 0 else { continue }
            for (result, outcome) in zip(all, outcomes) {
                if let outcome, outcome.value > worst?.probability.value ?? 0 {
                    worst = (outcome, firm.firm, result.scenario)
                }
            }
            let cells = outcomes.map { outcome -> StressHeatmap.Cell in
                guard let outcome else { return .init(label: "", band: nil) }
                return .init(
                    label: Self.percentNumber(outcome.value),
                    band: Self.bands.firstIndex { outcome.value >= $0 },
                    isBoxed: outcome.value == highest)
            }
            rows.append((highest, .init(name: context.entity(firm.firm), cells: cells)))
        }
        guard let worst else { return nil }
        let ordered = rows.enumerated().sorted {
            ($1.element.order, $0.offset) < ($0.element.order, $1.offset)
        }.map(\.element.row)
        let end = context.quarter(base.scenario.model.quarters, of: base.scenario)
        let text = ExhibitText(
            id: "e5",
            title: words.heatmapTitle(
                context.entity(worst.firm), scenario: context.title(worst.scenario),
                probability: Self.percentNumber(worst.probability.value) + "%"),
            subtitle: words.heatmapSubtitle(end), source: sourceLine,
            description: ordered.map { row in
                "\(row.name): "
                    + zip(all, row.cells).filter { !$1.label.isEmpty }
                    .map { "\(context.title($0.scenario)) \($1.label)" }
                    .joined(separator: ", ")
            }.joined(separator: "; "))
        let ends = Self.bands.map { context.percent($0) }
        let names = Self.bands.indices.map { index in
            words.band(
                from: index == Self.bands.count - 1 ? nil : ends[index],
                to: index == 0 ? nil : ends[index - 1])
        }
        let exhibit = StressHeatmap(
            text: text, scenarios: all.map { context.title($0.scenario) }, rows: ordered,
            bands: names, boxLabel: words.worstBox)
        return self.exhibit("E5-stress-by-firm", text) { exhibit.drawn(theme: $0) }
    }

    /// The base, then the others by their mean over the firms that they do not themselves make fail.
    private func bySeverity(
        _ scenarios: [ScenarioResult], base: ScenarioResult
    ) -> [ScenarioResult] {
        func mean(_ result: ScenarioResult) -> Double {
            let values = result.firms.filter {
                !$0.isJudgedByHeadroom
                    && stress?.isOwnFailure(result.scenario.id, of: $0.firm) == false
            }.map(\.withinHorizon.value)
            return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        }
        let others = scenarios.filter { $0.scenario.id != base.scenario.id }
        return [base]
            + others.map { (result: $0, mean: mean($0)) }.enumerated()
            .sorted { ($0.element.mean, $0.offset) < ($1.element.mean, $1.offset) }
            .map(\.element.result)
    }

    /// A share as a cell of per cent: `0`, `<1`, `43`, `>99`, `100`.
    static func percentNumber(_ share: Double) -> String {
        let percent = share * 100
        if percent <= 0 { return "0" }
        if percent < 0.5 { return "<1" }
        if percent >= 100 { return "100" }
        if percent > 99.5 { return ">99" }
        return "\(Int(percent.rounded()))"
    }

    // MARK: E6

    static let drivers = 10

    /// The exhibit; `nil` without a factor that moves the gap.
    var drivers: ReportExhibit? {
        guard let results = stress?.results, let explanation = results.explanation,
            let sensitivity = explanation.sensitivity,
            let scenario = results.scenario(explanation.scenario)?.scenario
        else { return nil }
        let words = context.words.stress
        let bars = sensitivity.tornado.bars.filter { $0.swing > 0 }.prefix(Self.drivers)
        guard let widest = bars.first else { return nil }
        func end(_ estimate: Estimate, _ factor: StressFactor, _ value: Double) -> Tornado.End {
            Tornado.End(
                outcome: estimate.value / 1000, label: context.simulated(money: estimate),
                setting: context.setting(factor, value))
        }
        let rows = bars.map { bar in
            Tornado.Row(
                name: words.setting(
                    context.label(bar.factor, in: scenario),
                    low: context.setting(bar.factor, bar.factor.low),
                    high: context.setting(bar.factor, bar.factor.high)),
                low: end(bar.low, bar.factor, bar.factor.low),
                high: end(bar.high, bar.factor, bar.factor.high), isResolved: !bar.isUnresolved)
        }
        let firm = context.entity(sensitivity.firm)
        let text = ExhibitText(
            id: "e6",
            title: words.tornadoTitle(
                firm, factor: context.label(widest.factor, in: scenario)),
            subtitle: words.tornadoSubtitle(
                context.title(scenario), unit: context.format.axisHeading(context.currency)),
            source: sourceLine,
            description: rows.map { "\($0.name): \($0.low.label), \($0.high.label)" }
                .joined(separator: "; "))
        let base = sensitivity.tornado.base
        let exhibit = Tornado(
            text: text, rows: Array(rows), base: base.value / 1000,
            baseLabel: context.simulated(money: base), higherIsWorse: true)
        return self.exhibit("E6-drivers", text) {
            exhibit.drawn(theme: $0, words: context.words.stressExhibits, form: $1)
        }
    }

    // MARK: E7

    /// Parties of a side that are named.
    static let parties = 9

    /// The exhibit; `nil` for a firm without a counted dollar.
    var firmMoney: ReportExhibit? {
        guard let (focus, _) = focus,
            let firm = context.network.firms.firstIndex(where: { $0.id == focus.firm })
        else { return nil }
        let words = context.words.stress
        var raised: [Int: Int64] = [:]
        var promised: [Int: Int64] = [:]
        for leg in context.network.legs where leg.isLive && !leg.isDerived {
            if leg.to == firm, leg.side == .financing {
                raised[leg.from, default: 0] += leg.stated.total
            } else if leg.from == firm, leg.side == .commerce {
                promised[leg.to, default: 0] += leg.stated.total
            }
        }
        guard !raised.isEmpty || !promised.isEmpty else { return nil }
        let both = Set(raised.keys).intersection(promised.keys)
        let totals = [raised, promised].map { $0.values.reduce(0, +) }
        let name = context.firm(firm)
        let text = ExhibitText(
            id: "e7",
            title: words.moneyTitle(
                name, raised: context.money(totals[0]), promised: context.money(totals[1])),
            subtitle: words.moneySubtitle(unit: context.currencyHeading), source: sourceLine,
            description: [raised, promised].map { side in
                parties(side, both).map { "\($0.name) \($0.label)" }.joined(separator: ", ")
            }.joined(separator: " → \(name) → "))
        let exhibit = FirmFlows(
            text: text, firm: name, raised: parties(raised, both),
            promised: parties(promised, both), raisedLabel: context.money(totals[0]),
            promisedLabel: context.money(totals[1]))
        return self.exhibit("E7-money-of-one-firm", text) {
            exhibit.drawn(theme: $0, words: context.words.stressExhibits)
        }
    }

    private func parties(_ side: [Int: Int64], _ both: Set<Int>) -> [FirmFlows.Party] {
        let order = side.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        // Parties on both sides are what the exhibit is about: they are always named.
        let named =
            order.filter { both.contains($0.key) }
            + order.filter { !both.contains($0.key) }
        let shown = Set(named.prefix(max(Self.parties, both.count)).map(\.key))
        var parties = order.filter { shown.contains($0.key) }.map { party, amount in
            FirmFlows.Party(
                name: context.firm(party), amount: amount > 0 ? context.billions(amount) : nil,
                label: amount > 0 ? context.money(amount) : context.words.common.undisclosed,
                isTwoSided: both.contains(party))
        }
        let rest = order.filter { !shown.contains($0.key) }.reduce(0) { $0 + $1.value }
        if order.count > shown.count {
            parties.append(
                FirmFlows.Party(
                    name: context.words.stress.otherParties,
                    amount: rest > 0 ? context.billions(rest) : nil,
                    label: rest > 0 ? context.money(rest) : context.words.common.undisclosed,
                    isTwoSided: false))
        }
        return parties
    }

    // MARK: A2

    /// The exhibit; `nil` when nobody runs out of cash.
    var cashFan: ReportExhibit? {
        guard let (firm, base) = focus, base.fans.indices.contains(firm.index),
            !base.fans[firm.index].quantiles.isEmpty
        else { return nil }
        let words = context.words.stress
        let scenario = base.scenario
        let quantiles = base.fans[firm.index].quantiles
        let levels = CashFan.levels
        func series(_ level: Int) -> [Double] { quantiles.map { $0[level] / 1000 } }
        let bands = (0..<levels.count / 2).map { index in
            let other = levels.count - 1 - index
            return FanChart.Band(
                lowLabel: words.percentile(Int((levels[index] * 100).rounded())),
                highLabel: words.percentile(Int((levels[other] * 100).rounded())),
                low: series(index), high: series(other))
        }
        let median = series(levels.count / 2)
        let ticks = quantiles.indices.filter { scenario.quarter($0 + 1).number == 4 }.map {
            FanChart.Tick(
                position: Double($0), label: context.quarter($0 + 1, of: scenario),
                gone: context.simulated(firm.cashOut.byQuarter[$0]))
        }
        let text = ExhibitText(
            id: "a2",
            title: words.fanTitle(
                context.entity(firm.firm),
                quarter: context.quarter(quantiles.count, of: scenario),
                median: context.millions((median.last ?? 0) * 1000)),
            subtitle: words.fanSubtitle(
                context.title(scenario), unit: context.format.axisHeading(context.currency)),
            source: sourceLine,
            description: ticks.map { "\($0.label): \($0.gone)" }.joined(separator: "; "))
        let exhibit = FanChart(text: text, bands: bands, median: median, ticks: ticks)
        return self.exhibit("A2-cash-fan", text) {
            exhibit.drawn(theme: $0, words: context.words.stressExhibits)
        }
    }

    /// All exhibits of the stress test, in the order of the report.
    var ofStress: [ReportExhibit] {
        [cashOut, stressHeatmap, drivers, firmMoney, cashFan].compactMap { $0 }
    }
}
