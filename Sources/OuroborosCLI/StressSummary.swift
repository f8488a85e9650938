import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Reports
import Text

/// A stress test for a terminal.
struct StressSummary {
    private let results: StressResults
    private let ledger: ResolvedLedger
    private let models: [ScenarioModel]
    private let headrooms: [Headroom]

    init(_ found: StressAnalysis, ledger: ResolvedLedger) {
        results = found.results
        self.ledger = ledger
        models = found.models
        headrooms = found.headrooms
    }

    var document: Document {
        var blocks: [Block] = [
            .paragraph([
                .text(
                    "As known on \(ledger.asOf). Scenarios, not forecasts. \(results.settings.paths) paths a scenario, seed \(results.settings.seed), \(StressResults.generator)\(results.settings.sampling == .sobol ? " with Sobol points" : ""). Intervals of single numbers: \(PercentFormat.text(results.settings.level)), simulation only; what assumptions and the model add stands under Why. Money in \(ledger.model.baseCurrency.heading)."
                )
            ])
        ]
        for result in results.scenarios { blocks += scenario(result) }
        let detail = StressDetailSummary(results, ledger: ledger, models: models)
        blocks += HeadroomSummary(headrooms, ledger: ledger).blocks
        blocks += detail.prices
        if let explanation = results.explanation {
            blocks += explained(explanation, detail)
        }
        blocks += detail.leftOut
        return Document(blocks)
    }

    // MARK: a scenario

    private func scenario(_ result: ScenarioResult) -> [Block] {
        let scenario = result.scenario
        let quarters = scenario.model.quarters
        var blocks: [Block] = [
            .heading(level: 2, [.text("\(scenario.title("en")) (\(scenario.id))")]),
            .paragraph([
                .text(
                    "\(scenario.quarter(1)) to \(scenario.quarter(quarters)), \(result.paths) paths\(result.isComplete ? "" : " of \(result.pathsAsked), interrupted"). \(verdict(result.convergence))"
                )
            ]),
        ]
        let ordered =
            result.firms.filter { !$0.isJudgedByHeadroom }.sorted {
                ($1.withinHorizon.value, $0.index) < ($0.withinHorizon.value, $1.index)
            } + result.firms.filter(\.isJudgedByHeadroom)
        /// What is said of a firm that is judged by its cash.
        func cash(_ firm: FirmOutcome, _ text: (FirmOutcome) -> String) -> [Inline] {
            [.text(firm.isJudgedByHeadroom ? "–" : text(firm))]
        }
        blocks.append(
            .table(
                Table(
                    columns: [
                        .init("Firm"), .init("Runs out within a year", .right),
                        .init("By \(scenario.quarter(quarters))", .right),
                        .init("Half of paths out by", .right),
                        .init("Mean gap", .right), .init("Worst 5% (ES)", .right),
                        .init("Unpaid to it", .right), .init("Lost on stakes", .right),
                        .init("Plan cut", .right),
                    ],
                    rows: ordered.map { firm in
                        [
                            [.text(name(firm.firm))],
                            firm.isJudgedByHeadroom
                                ? [.text("headroom")]
                                : [
                                    .text(probability(firm.cashOut.byQuarter[min(4, quarters) - 1]))
                                ],
                            cash(firm) { probability($0.withinHorizon) },
                            cash(firm) {
                                $0.cashOut.runway.quantile(0.5)?.quarter
                                    .map { scenario.quarter($0).description } ?? "later"
                            },
                            cash(firm) { money($0.gap.mean) },
                            cash(firm) { money($0.gap.expectedShortfall95) },
                            [.text(money(firm.loss.total))], [.text(money(firm.loss.stakes))],
                            [.text(firm.planCut.map(probability) ?? "–")],
                        ]
                    })))
        if let model = models.first(where: { $0.scenario.id == scenario.id }),
            !model.missing.isEmpty
        {
            blocks.append(
                .paragraph([
                    .text(
                        "Not simulated, because a number is missing: "
                            + model.missing.map { "\(name($0.subject)) (\($0.reason.rawValue))" }
                            .joined(separator: ", ") + ".")
                ]))
        }
        return blocks
    }

    private func verdict(_ convergence: Convergence) -> String {
        switch convergence.verdict {
        case .converged: "Enough paths for what is printed."
        case .needsPaths(let paths):
            "Too few paths for some numbers: about \(DecimalFormat.significant(Double(paths), 2)) would do."
        case .unstable: "Half of the paths say something else than all of them: use more."
        }
    }

    // MARK: the base taken apart

    private func explained(
        _ explanation: SensitivityReport, _ detail: StressDetailSummary
    ) -> [Block] {
        var blocks: [Block] = [
            .heading(level: 2, [.text("Why: \(explanation.scenario) taken apart")])
        ]
        blocks += detail.errors(explanation)
        blocks += detail.spreads
        blocks += detail.drivers(explanation)
        blocks += detail.readBacks(explanation)
        if let freeze = explanation.freeze {
            blocks.append(
                .paragraph([
                    .text(
                        "Freezing the circuits stops \(money(freeze.lostWhenCircuitsStop)) of firms' inflows over the horizon; freezing the same \(money(freeze.funding)) of outside money stops \(money(freeze.lostWhenOutsideStops)). Circuits cost firms \(money(freeze.excessLost)) more of their inflows. Mean funding gaps of all firms change by \(money(freeze.total.circuits)) against \(money(freeze.total.outside)); a buyer whose purchases stop too saves what it no longer pays, and loses the revenue that it made with it as far as its limit of capacity says.\(explanation.loops.contains { $0.gain > 0 } ? "" : " No loop gain is above zero: this is revenue that ends with the funding, not money that multiplies.")"
                    )
                ]))
        }
        blocks += detail.loopBounds(explanation)
        blocks += detail.freeze(explanation)
        blocks += detail.elasticities(explanation)
        blocks += detail.bridge(explanation)
        if let reverse = explanation.reverse {
            blocks += Self.reverseBlocks(
                reverse, results.scenario(explanation.scenario)?.scenario,
                ledger.model.baseCurrency, name: name)
        }
        if let sensitivity = explanation.sensitivity { blocks += self.sensitivity(sensitivity) }
        blocks += goingConcern(explanation.goingConcern)
        return blocks
    }

    private func sensitivity(_ sensitivity: SensitivityReport.Sensitivity) -> [Block] {
        let bars = sensitivity.tornado.bars.prefix(10)
        let out = Dictionary(
            sensitivity.cashOut.bars.map { ($0.factor.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let indices = Dictionary(
            zip(
                sensitivity.indexed.map(\.id), sensitivity.indices?.factors ?? []),
            uniquingKeysWith: { first, _ in first })
        return [
            .paragraph([
                .text(
                    "Mean funding gap of \(name(sensitivity.firm)): \(money(sensitivity.tornado.base)); it runs out on \(probability(sensitivity.cashOut.base)) of paths. One assumption at a time at either end of its range, and shares of the gap's variance (Sobol; ? = not resolved):"
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Assumption"), .init("Gap, low end", .right),
                        .init("Gap, high end", .right), .init("Out, low end", .right),
                        .init("Out, high end", .right), .init("Alone (S1)", .right),
                        .init("With interactions (ST)", .right),
                    ],
                    rows: bars.map { bar in
                        let index = indices[bar.factor.id]
                        return [
                            [
                                .text(
                                    label(bar.factor) + (bar.isUnresolved ? " (within error)" : ""))
                            ],
                            [.text(money(bar.low))], [.text(money(bar.high))],
                            [.text(out[bar.factor.id].map { probability($0.low) } ?? "")],
                            [.text(out[bar.factor.id].map { probability($0.high) } ?? "")],
                            [.text(share(index?.first, index?.isFirstUnresolved))],
                            [.text(share(index?.total, index?.isTotalUnresolved))],
                        ]
                    })),
        ]
    }

    private func label(_ factor: StressFactor) -> String {
        let base = results.base?.scenario
        return StressFactorLabel(
            ledger: ledger, scenario: models.first { $0.scenario.id == base?.id }?.scenario
        ).text(factor, in: base)
    }

    private func goingConcern(_ all: [GoingConcern]) -> [Block] {
        let words: [GoingConcern.Finding: String] = [
            .noSubstantialDoubt: "not probable", .alleviatedByPlans: "not probable with plans",
            .substantialDoubt: "open: hangs on money not in the ledger", .undecided: "undecided",
        ]
        return [
            .paragraph([
                .text(
                    "Unable to pay within a year, at most: credit lines that the ledger does not have could only lower it (the question of ASC 205-40, not an auditor's answer; probable = \(PercentFormat.text(GoingConcern.threshold)) or more):"
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Firm"), .init("Committed funding only", .right),
                        .init("With probable plans", .right), .init("Finding"),
                    ],
                    rows: all.map {
                        [
                            [.text(name($0.firm))], [.text(atMost($0.committedOnly))],
                            [.text(atMost($0.withProbablePlans))],
                            [.text(words[$0.finding] ?? $0.finding.rawValue)],
                        ]
                    })),
        ]
    }

    // MARK: reverse stress

    static func reverse(
        _ found: [(StressCase, ReverseStress)], ledger: ResolvedLedger
    ) -> Document {
        Document(
            found.flatMap { scenario, reverse in
                [Block.heading(level: 2, [.text("\(scenario.title("en")) (\(scenario.id))")])]
                    + reverseBlocks(reverse, scenario, ledger.model.baseCurrency) {
                        ledger.entity($0)?.name ?? $0
                    }
            })
    }

    private static func reverseBlocks(
        _ reverse: ReverseStress, _ scenario: StressCase?, _ currency: Currency,
        name: (String) -> String
    ) -> [Block] {
        let goal =
            reverse.target > 0
            ? "a shortfall of \(MoneyFormat().text(reverse.target * 1e6, currency))"
            : "the first amount left unpaid"
        guard let point = reverse.point, let quarter = reverse.quarter else {
            return [
                .paragraph([
                    .text(
                        "Reverse stress of \(name(reverse.firm)): no revenue shock within \(Int(FailurePoint.reach)) standard deviations brings \(goal)."
                    )
                ])
            ]
        }
        let date = scenario?.quarter(quarter).description ?? "quarter \(quarter)"
        guard point.beta > 0 else {
            return [
                .paragraph([
                    .text(
                        "Reverse stress of \(name(reverse.firm)): \(goal) comes on the median path of revenue already, in \(date)."
                    )
                ])
            ]
        }
        let parts = reverse.revenues.prefix(5).map {
            "\(name($0.firm)) \(PercentFormat.text($0.change))"
        }
        return [
            .paragraph([
                .text(
                    "Reverse stress of \(name(reverse.firm)): the most likely way to \(goal) is reached in \(date), \(DecimalFormat.fixed(point.beta, 2)) standard deviations away (about \(PercentFormat.text(point.probability)) to first order\(point.isConverged ? "" : "; an upper bound of the distance")). Revenue from outside until then, against the plan: \(parts.joined(separator: ", "))."
                )
            ])
        ]
    }

    /// What an interrupted run has done.
    static func interruption(_ results: StressResults) -> String {
        let whole = results.scenarios.filter(\.isComplete).count
        let all = results.scenarios.count + results.undone.count
        var text = "interrupted: \(whole) of \(all) scenarios done"
        if let part = results.scenarios.last, !part.isComplete {
            text += ", and \(part.paths) of \(part.pathsAsked) paths of \(part.scenario.id)"
        }
        return text
    }

    // MARK: numbers

    private func name(_ firm: String) -> String { ledger.entity(firm)?.name ?? firm }

    private var format: MeasureFormat { MeasureFormat(currency: ledger.model.baseCurrency) }

    private func atMost(_ estimate: Estimate) -> String {
        (estimate.value > 0 ? "≤ " : "") + probability(estimate)
    }

    private func probability(_ estimate: Estimate) -> String {
        format.text(estimate.value, .probability, standardError: estimate.standardError)
    }

    private func money(_ estimate: Estimate) -> String {
        format.text(estimate.value * 1e6, .money, standardError: estimate.standardError * 1e6)
    }

    private func money(_ millions: Double) -> String { money(Estimate(exactly: millions)) }

    private func share(_ estimate: Estimate?, _ isUnresolved: Bool?) -> String {
        guard let estimate else { return "" }
        return probability(estimate) + (isUnresolved == true ? " ?" : "")
    }
}
