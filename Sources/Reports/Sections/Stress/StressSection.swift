import Analysis
import Documents
import Liquidity
import Text

/// Liquidity: who runs out of cash, when, under which scenario, and why.
struct StressSection: ReportSection {
    /// Firms of the going-concern table, the least likely to pay first.
    static let goingConcernRows = 8
    /// Factors that the sentence on Sobol indices names.
    static let namedFactors = 4
    static let namedLoops = 4
    static let namedSellers = 4

    func title(_ context: ReportContext) -> String { context.words.stress.heading }

    func blocks(_ context: ReportContext) -> [Block] {
        guard let stress = context.analysis.stress, let base = stress.results.base else {
            return []
        }
        let words = context.words.stress
        let exhibits = ReportExhibits(context)
        guard let focus = stress.results.focus else {
            return [.paragraph([.text(words.nobody(scenarios: stress.results.scenarios.count))])]
        }
        var blocks: [Block] = [
            .paragraph([.text(words.lead(lead(focus, base, stress, context)))])
        ]
        blocks += StressErrorBlocks(context).blocks(stress.results)
        blocks += [exhibits.stressHeatmap].compactMap { $0?.block }
        blocks.append(.paragraph([.text(words.tableIntro(context.entity(focus.firm)))]))
        blocks.append(table(focus.firm, stress, context))
        blocks += [exhibits.drivers, exhibits.elasticity].compactMap { $0?.block }
        if let explanation = stress.results.explanation {
            blocks += goingConcern(explanation, context)
        }
        return blocks + [exhibits.firmMoney].compactMap { $0?.block }
    }

    func appendix(_ context: ReportContext) -> [Block] {
        guard let stress = context.analysis.stress, let base = stress.results.base else {
            return []
        }
        var blocks: [Block] = []
        if stress.results.focus != nil {
            if let explanation = stress.results.explanation {
                blocks += explained(explanation, base, context)
                blocks += sensitivity(explanation, context)
            }
            blocks += [ReportExhibits(context).cashFan?.block].compactMap { $0 }
            blocks.append(.paragraph([.text(context.words.stress.fanNote)]))
        }
        return blocks + [notes(stress, context)]
    }

    // MARK: what comes out

    private func lead(
        _ focus: FirmOutcome, _ base: ScenarioResult, _ stress: StressAnalysis,
        _ context: ReportContext
    ) -> StressLead {
        let scenario = base.scenario
        let worst = stress.results.scenarios
            .filter { !stress.isOwnFailure($0.scenario.id, of: focus.firm) }
            .compactMap { result in result.firm(focus.firm).map { (result, $0) } }
            .max { $0.1.withinHorizon.value < $1.1.withinHorizon.value }
        let isOther =
            worst.map {
                $0.0.scenario.id != scenario.id
                    && $0.1.withinHorizon.value > focus.withinHorizon.value
            } ?? false
        let all = focus.withinHorizon
        return StressLead(
            firm: context.entity(focus.firm), scenario: context.title(scenario),
            end: context.quarter(scenario.model.quarters, of: scenario),
            withinYear: context.simulated(withinYear(focus)), probability: context.simulated(all),
            low: context.percent(all.low.significant(3)),
            high: context.percent(all.high.significant(3)),
            gap: context.simulated(money: focus.gap.mean),
            shortfall: context.simulated(money: focus.gap.expectedShortfall95),
            worst: isOther
                ? worst.map {
                    (context.title($0.0.scenario), context.simulated($0.1.withinHorizon))
                } : nil,
            mark: EvidenceMark.scenario.symbol)
    }

    private func withinYear(_ firm: FirmOutcome) -> Estimate {
        let quarters = firm.cashOut.byQuarter
        return quarters.isEmpty ? Estimate(exactly: 0) : quarters[min(4, quarters.count) - 1]
    }

    private func table(_ firm: String, _ stress: StressAnalysis, _ context: ReportContext)
        -> Block
    {
        let words = context.words.stress
        let end = stress.results.base.map {
            context.quarter($0.scenario.model.quarters, of: $0.scenario)
        }
        return .table(
            Table(
                words.heads(end: end ?? "", tail: context.percent(0.05)),
                [.left, .right, .right, .right, .right, .right, .left, .centre],
                rows: stress.results.scenarios.compactMap { result in
                    result.firm(firm).map { row($0, result, context) }
                }))
    }

    private func row(
        _ outcome: FirmOutcome, _ result: ScenarioResult, _ context: ReportContext
    ) -> [[Inline]] {
        let words = context.words.stress
        let loser = result.firms.max { $0.loss.total.value < $1.loss.total.value }
        let half = outcome.cashOut.runway.quantile(0.5)?.quarter
        return [
            [.text(context.title(result.scenario))],
            [.text(context.simulated(withinYear(outcome)))],
            [.text(context.simulated(outcome.withinHorizon))],
            [.text(half.map { context.quarter($0, of: result.scenario) } ?? words.later)],
            [.text(context.simulated(money: outcome.gap.mean))],
            [.text(context.simulated(money: outcome.gap.expectedShortfall95))],
            [
                .text(
                    loser.flatMap { $0.loss.total.value > 0 ? $0 : nil }.map {
                        words.loser(
                            context.entity($0.firm), context.simulated(money: $0.loss.total))
                    } ?? words.nobodyLoses)
            ], [.text(EvidenceMark.scenario.symbol)],
        ]
    }

    // MARK: why

    private func explained(
        _ explanation: SensitivityReport, _ base: ScenarioResult, _ context: ReportContext
    ) -> [Block] {
        let words = context.words.stress
        var blocks: [Block] = []
        if let freeze = explanation.freeze {
            let hit = freeze.firms.filter { $0.change.excess.low > 0 }
                .sorted { $0.change.excess.value > $1.change.excess.value }.prefix(3)
            blocks.append(
                .paragraph([
                    .text(
                        words.freeze(
                            FreezeFacts(
                                funding: context.millions(freeze.funding),
                                circuits: context.millions(freeze.lostWhenCircuitsStop),
                                outside: context.millions(freeze.lostWhenOutsideStops),
                                excess: context.millions(freeze.excessLost),
                                gapCircuits: context.simulated(money: freeze.total.circuits),
                                gapOutside: context.simulated(money: freeze.total.outside),
                                sellers: freeze.firms.filter { $0.salesLost > 0 }
                                    .sorted { ($1.salesLost, $0.firm) < ($0.salesLost, $1.firm) }
                                    .prefix(Self.namedSellers).map {
                                        (
                                            context.entity($0.firm),
                                            context.millions($0.salesLost)
                                        )
                                    },
                                hasGain: explanation.loops.contains { $0.gain > 0 },
                                gapsFall: freeze.total.circuits.high < 0,
                                hit: hit.map {
                                    (
                                        context.entity($0.firm),
                                        context.simulated(money: $0.change.excess)
                                    )
                                }, mark: EvidenceMark.scenario.symbol)))
                ]))
        }
        let loops = explanation.loops.filter { $0.gain > 0 }.prefix(Self.namedLoops)
        if !loops.isEmpty {
            blocks.append(
                .paragraph([
                    .text(
                        words.loops(
                            loops.map {
                                (
                                    context.entity($0.investor), context.entity($0.recipient),
                                    context.percent($0.gain.significant(2)),
                                    $0.amplification.isFinite
                                        ? DecimalFormat.fixed($0.amplification, 2) : nil
                                )
                            }))
                ]))
        }
        if let reverse = explanation.reverse {
            blocks.append(.paragraph([.text(sentence(reverse, base.scenario, context))]))
        }
        return blocks
    }

    private func goingConcern(
        _ explanation: SensitivityReport, _ context: ReportContext
    ) -> [Block] {
        let words = context.words.stress
        let rows = explanation.goingConcern.sorted {
            ($1.committedOnly.value, $0.firm) < ($0.committedOnly.value, $1.firm)
        }.prefix(Self.goingConcernRows)
        return [
            .paragraph([
                .text(words.goingConcern(threshold: context.percent(GoingConcern.threshold)))
            ]),
            .table(
                Table(
                    words.goingConcernHeads, [.left, .right, .right, .left, .centre],
                    rows: rows.map {
                        [
                            [.text(context.entity($0.firm))],
                            [.text(upperEnd($0.committedOnly, context))],
                            [.text(upperEnd($0.withProbablePlans, context))],
                            [.text(words.finding($0.finding))],
                            [.text(EvidenceMark.scenario.symbol)],
                        ]
                    })),
        ]
    }

    /// A probability that money unknown to the ledger could only lower.
    private func upperEnd(_ probability: Estimate, _ context: ReportContext) -> String {
        let text = context.simulated(probability)
        return probability.value > 0 ? context.words.returnable.atMost(text) : text
    }

    private func sentence(
        _ reverse: ReverseStress, _ scenario: StressCase, _ context: ReportContext
    ) -> String {
        let words = context.words.stress
        let firm = context.entity(reverse.firm)
        guard let point = reverse.point, let number = reverse.quarter else {
            return words.reverseUnreachable(firm, deviations: Int(FailurePoint.reach))
        }
        let quarter = context.quarter(number, of: scenario)
        guard point.beta > 0 else { return words.reverseWithoutShock(firm, quarter: quarter) }
        return words.reverse(
            ReverseFacts(
                firm: firm, quarter: quarter, beta: DecimalFormat.fixed(point.beta, 2),
                probability: context.percent(point.probability.significant(2)),
                isConverged: point.isConverged,
                revenues: reverse.revenues.prefix(4).map {
                    (context.entity($0.firm), context.percent($0.change.significant(2)))
                }, mark: EvidenceMark.scenario.symbol))
    }

    private func sensitivity(_ explanation: SensitivityReport, _ context: ReportContext) -> [Block]
    {
        guard let sensitivity = explanation.sensitivity, let indices = sensitivity.indices else {
            return []
        }
        let scenario = context.analysis.stress?.results.scenario(explanation.scenario)?.scenario
        let known = zip(sensitivity.indexed, indices.factors)
            .filter { !$0.1.isTotalUnresolved }
            .sorted { $0.1.total.value > $1.1.total.value }
        guard !known.isEmpty else { return [] }
        return [
            .paragraph([
                .text(
                    context.words.stress.indices(
                        known.prefix(Self.namedFactors).map { factor, index in
                            (
                                context.label(factor, in: scenario),
                                context.simulated(index.first), context.simulated(index.total)
                            )
                        }, unresolved: indices.factors.count - known.count))
            ])
        ]
    }

    // MARK: how sure

    private func notes(_ stress: StressAnalysis, _ context: ReportContext) -> Block {
        let words = context.words.stress
        let results = stress.results
        let settings = results.settings
        var items = [
            words.simulation(
                paths: DecimalFormat.integer(settings.paths), scenarios: results.scenarios.count,
                seed: String(settings.seed),
                generator: words.generator(
                    StressResults.generator, isQuasiRandom: settings.sampling == .sobol),
                level: context.percent(settings.level))
        ]
        items += convergence(results, context)
        if let base = stress.base {
            let counts = ModelInput.Mark.allCases.map { mark in
                (mark, base.inputs.count { $0.mark == mark })
            }.filter { $0.1 > 0 }
            items.append(words.inputs(counts))
            items.append(words.isScenario)
            let missing = Set(base.missing.map(\.subject)).sorted().map(context.entity)
            if !missing.isEmpty { items.append(words.missing(missing)) }
            let rest = Set(base.gaps.filter(\.isLeftOut).map(\.subject)).count
            if rest > 0 { items.append(words.leftOut(rest)) }
        }
        return .list(ordered: false, items.map { [.text($0)] })
    }

    private func convergence(_ results: StressResults, _ context: ReportContext) -> [String] {
        let words = context.words.stress
        var wide: [String] = []
        var most = 0
        var unstable: [String] = []
        for result in results.scenarios {
            switch result.convergence.verdict {
            case .converged: break
            case .needsPaths(let paths):
                wide.append(context.title(result.scenario))
                most = max(most, paths)
            case .unstable: unstable.append(context.title(result.scenario))
            }
        }
        var items: [String] = []
        if !wide.isEmpty {
            items.append(
                words.needsPaths(
                    wide, paths: DecimalFormat.integer(Int(Double(most).significant(2)))))
        }
        if !unstable.isEmpty { items.append(words.unstable(unstable)) }
        return items.isEmpty ? [words.converged] : items
    }
}
