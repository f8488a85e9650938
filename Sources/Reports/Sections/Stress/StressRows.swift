import Analysis
import Liquidity
import Text

/// Key numbers of the base scenario: the firm that runs out of cash most often.
struct StressRows {
    func rows(_ context: ReportContext) -> [KeyNumbersSection.Row] {
        guard let results = context.analysis.stress?.results, let base = results.base,
            let focus = results.focus
        else { return [] }
        let words = context.words.keyNumbers
        let firm = context.entity(focus.firm)
        let scenario = context.title(base.scenario)
        let pair = "\(focus.firm)/\(base.scenario.id)"
        let last = base.scenario.model.quarters
        let all = focus.withinHorizon
        return [
            KeyNumbersSection.Row(
                name: words.cashOut(
                    firm, by: context.quarter(last, of: base.scenario), scenario: scenario),
                number: MeasureID(
                    "cash-out-probability", subject: "\(pair)/\(base.scenario.quarter(last))"),
                value: context.simulated(all),
                range: context.percents(all.low.significant(3), all.high.significant(3)),
                mark: .scenario, spread: assumptions(results, focus, context)),
            KeyNumbersSection.Row(
                name: words.fundingGap(firm, scenario: scenario),
                number: MeasureID("funding-gap", subject: pair),
                value: context.simulated(money: focus.gap.mean),
                range: words.worstPaths(
                    context.percent(0.05), context.simulated(money: focus.gap.expectedShortfall95)),
                mark: .scenario,
                spread: KeyNumbersSection.Spread(
                    "\(context.simulated(money: focus.gap.mean)) – \(context.simulated(money: focus.gap.expectedShortfall95))",
                    .tail,
                    focus.gap.mean.value, focus.gap.expectedShortfall95.value)),
        ]
    }

    /// What the assumptions, drawn at once, make of the probability.
    private func assumptions(
        _ results: StressResults, _ focus: FirmOutcome, _ context: ReportContext
    ) -> KeyNumbersSection.Spread? {
        Self.overAssumptions(results).map { range in
            let (low, high) = (range.lowerBound, range.upperBound)
            return KeyNumbersSection.Spread(
                context.percents(low.significant(2), high.significant(2)), .assumptions, low, high)
        }
    }

    /// The middle of the probabilities of the base scenario's focus over all assumptions drawn at once; `nil` without an assumption that has a range.
    static func overAssumptions(_ results: StressResults) -> ClosedRange<Double>? {
        results.explanation?.headline?.assumptions.map { $0.low...$0.high }
    }
}
