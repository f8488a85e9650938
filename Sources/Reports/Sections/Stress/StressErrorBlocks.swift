import Documents
import Liquidity
import Text

/// What the liquidity section says of its own headline: three errors side by side, what moves the number, numbers that are read back, and when buying less compute saves cash.
struct StressErrorBlocks {
    private let context: ReportContext

    init(_ context: ReportContext) { self.context = context }

    func blocks(_ results: StressResults) -> [Block] {
        guard let explanation = results.explanation, let focus = results.focus else { return [] }
        let words = StressErrorWords(language: context.language)
        var sentences: [String] = []
        if let headline = explanation.headline {
            sentences.append(words.errors(errors(headline, focus)))
            sentences += contracts(
                headline.drivers, canCut: focus.planCut != nil, words)
        }
        let named = explanation.readBacks.map { value in
            (
                firm: context.entity(value.firm),
                what: value.fundings.map(context.flow).joined(separator: ", "),
                failure: context.percent((1 - value.assumed).significant(2))
            )
        }
        if !named.isEmpty { sentences.append(words.readBacks(named)) }
        let above = explanation.elasticities.filter { ($0.value.ofSmallCut ?? 0) > 1 }
        if !above.isEmpty {
            var firms: [String] = []
            for value in above where !firms.contains(value.firm) { firms.append(value.firm) }
            sentences.append(
                words.elasticity(
                    firms.map { firm in
                        (
                            context.entity(firm),
                            above.filter { $0.firm == firm }.map { context.dates.year($0.year) }
                        )
                    }))
        }
        let cheaper = prices(results, focus)
        if !cheaper.isEmpty { sentences.append(words.prices(context.entity(focus.firm), cheaper)) }
        return sentences.isEmpty ? [] : [.list(ordered: false, sentences.map { [.text($0)] })]
    }

    /// Scenarios in which the firm runs out less often than in the base and earns less, with what that costs it and all others.
    private func prices(
        _ results: StressResults, _ focus: FirmOutcome
    ) -> [StressErrorWords.Price] {
        guard let base = results.base else { return [] }
        let others = base.scenario.model.firms.indices.filter { $0 != focus.index }
        return results.scenarios.compactMap { result in
            guard result.scenario.id != base.scenario.id, let firm = result.firm(focus.firm),
                firm.withinHorizon.value < focus.withinHorizon.value
            else { return nil }
            let firms = result.scenario.model.firms
            let revenue =
                base.flows.revenue(of: [focus.index]) - result.flows.revenue(of: [firm.index])
            let receipts =
                base.flows.receipts(of: others)
                - result.flows.receipts(of: firms.indices.filter { $0 != firm.index })
            guard revenue > 0, receipts > 0 else { return nil }
            return StressErrorWords.Price(
                scenario: context.title(result.scenario),
                probability: context.simulated(firm.withinHorizon),
                revenue: context.millions(revenue), receipts: context.millions(receipts))
        }
    }

    private func errors(
        _ headline: SensitivityReport.Headline, _ focus: FirmOutcome
    ) -> StressErrorFacts {
        let drivers = headline.drivers
        let models = drivers.structures.map(\.probability.value) + [drivers.base.value]
        let all = focus.withinHorizon
        return StressErrorFacts(
            firm: context.entity(focus.firm),
            simulation: context.percents(all.low.significant(3), all.high.significant(3)),
            assumptions: headline.assumptions.map {
                context.percents($0.low.significant(2), $0.high.significant(2))
            },
            level: context.percent(headline.assumptions?.level ?? AssumptionBand.defaultLevel),
            model: context.percents(
                (models.min() ?? 0).significant(2), (models.max() ?? 0).significant(2)),
            mark: EvidenceMark.scenario.symbol)
    }

    private func contracts(
        _ drivers: ShortfallDrivers, canCut: Bool, _ words: StressErrorWords
    ) -> [String] {
        guard let line = drivers.lines.first(where: { $0.variant == .contractsOut }) else {
            return []
        }
        let revenue = drivers.lines.first { $0.variant == .revenueCertain }
        let promises = drivers.lines.first { $0.variant == .promisesKept }
        return [
            words.drivers(
                firm: context.entity(drivers.firm), base: context.simulated(drivers.base),
                revenue: revenue.map { context.simulated($0.probability) },
                promises: promises.map { context.simulated($0.probability) },
                contracts: context.simulated(line.probability), contractsMatter: line.isResolved,
                canCut: canCut && line.change.value < 0,
                mark: EvidenceMark.scenario.symbol)
        ]
    }
}
