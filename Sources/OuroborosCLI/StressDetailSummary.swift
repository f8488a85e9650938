import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Reports
import Text

/// What stands behind the probabilities of a stress test, for a terminal: sizes and prices of scenarios, errors, what moves the number, cash by year, what is left out.
struct StressDetailSummary {
    let results: StressResults
    private let ledger: ResolvedLedger
    let models: [ScenarioModel]

    init(_ results: StressResults, ledger: ResolvedLedger, models: [ScenarioModel]) {
        self.results = results
        self.ledger = ledger
        self.models = models
    }

    // MARK: how sure

    /// Simulation, assumptions and model side by side.
    func errors(_ explanation: SensitivityReport) -> [Block] {
        guard let headline = explanation.headline, let focus = results.focus else { return [] }
        let drivers = headline.drivers
        let structures = drivers.structures.map(\.probability.value) + [drivers.base.value]
        let band = headline.assumptions
        return [
            .paragraph([
                .text(
                    "How sure is the probability that \(name(drivers.firm)) runs out (\(probability(focus.withinHorizon)))? Three errors, none of which contains the others:"
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Error of"), .init("From", .right), .init("To", .right),
                        .init("What it is"),
                    ],
                    rows: [
                        [
                            "Simulation", percent(focus.withinHorizon.low),
                            percent(focus.withinHorizon.high),
                            "\(PercentFormat.text(results.settings.level)) interval of \(results.settings.paths) paths",
                        ],
                        band.map {
                            [
                                "Assumptions", percent($0.low), percent($0.high),
                                "\(PercentFormat.text($0.level)) of \($0.draws) draws of all \($0.assumptions) assumptions at once; median \(percent($0.median))",
                            ]
                        } ?? ["Assumptions", "–", "–", "no assumption has a range"],
                        [
                            "Model", percent(structures.min() ?? 0),
                            percent(structures.max() ?? 0),
                            drivers.structures.map {
                                "\(Self.words($0.variant)) \(probability($0.probability))"
                            }.joined(separator: "; "),
                        ],
                    ].map { row in row.map { [.text($0)] } })),
        ]
    }

    /// What moves the number, one thing at a time and in fair parts.
    func drivers(_ explanation: SensitivityReport) -> [Block] {
        guard let drivers = explanation.headline?.drivers else { return [] }
        var blocks: [Block] = [
            .paragraph([
                .text(
                    "What moves it, one thing at a time on the same random numbers (\(probability(drivers.base)) as it is):"
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("With"), .init("Runs out", .right), .init("Change", .right),
                        .init("Error of change", .right), .init("Mean gap changes by", .right),
                    ],
                    rows: drivers.lines.map { line in
                        [
                            Self.words(line.variant), probability(line.probability),
                            points(line.change), points(line.change.standardError),
                            money(line.gapChange),
                        ].map { [.text($0)] }
                    })),
        ]
        if let line = drivers.lines.first(where: { $0.variant == .contractsOut }) {
            blocks.append(
                .paragraph([
                    .text(
                        line.isResolved
                            ? "Contracts out: the contracts of \(name(drivers.firm)) change its probability by \(points(line.change)), more than three standard errors.\(canCut(drivers) && line.change.value < 0 ? " What is spent without them can be cut, what is owed under them only down to its floor." : "")"
                            : "Contracts out: leaving out all contracts of \(name(drivers.firm)) does not change its probability beyond three standard errors (\(points(line.change))), because its plan says what is spent in all and other costs take their place."
                    )
                ]))
        }
        if let rungs = drivers.rungs {
            blocks.append(
                .paragraph([
                    .text(
                        "Cuts before a default, rung by rung: costs that can wait save \(name(drivers.firm)) on \(saved(rungs.costs)) of paths, purchases down to their floor on a further \(saved(rungs.purchases))."
                    )
                ]))
        }
        let parts = drivers.split.parts.map { "\($0.name.rawValue) \(points($0.share))" }
        blocks.append(
            .paragraph([
                .text(
                    "Shapley split: \(parts.joined(separator: ", ")); \(probability(drivers.split.rest)) with all four off (revenue as planned, promises kept, other costs for contracts, nothing correlated)."
                )
            ]))
        return blocks
    }

    /// A share of paths with one decimal; below zero: the rung costs more capacity than it saves.
    private func saved(_ share: Double) -> String {
        let text = DecimalFormat.fixed(abs(share) * 100, 1)
        return (share < 0 && text != "0.0" ? "−" : "") + text + "%"
    }

    private func canCut(_ drivers: ShortfallDrivers) -> Bool {
        results.base?.firm(drivers.firm)?.planCut != nil
    }

    /// Numbers that one assumed probability explains.
    func readBacks(_ explanation: SensitivityReport) -> [Block] {
        guard !explanation.readBacks.isEmpty else { return [] }
        return [
            .paragraph([
                .text(
                    "Read back rather than found, because one assumed probability explains the number:"
                )
            ]),
            .list(
                ordered: false,
                explanation.readBacks.map { value in
                    let label = label
                    let what = value.fundings.map(label.flow).joined(separator: ", ")
                    let span =
                        value.explainsYear
                        ? "within a year \(probability(value.withinYear)), and \(probability(value.withinYearIfKept)) if it is kept"
                        : "within the horizon \(probability(value.withinHorizon)), and \(probability(value.withinHorizonIfKept)) if it is kept"
                    return [
                        .text(
                            "\(name(value.firm)): \(what) is assumed to fail with \(percent(1 - value.assumed)); runs out \(span)."
                        )
                    ]
                }),
        ]
    }

    // MARK: freeze, elasticity, cash

    func freeze(_ explanation: SensitivityReport) -> [Block] {
        guard let table = explanation.freezeTable else { return [] }
        let rows = table.rows.flatMap { row in
            row.buyers.enumerated().map { index, buyer in
                [
                    row.kind.rawValue, row.elasticity.map { DecimalFormat.atMost($0, 1) } ?? "–",
                    name(buyer.firm), points(buyer.probability), money(buyer.gap),
                    money(buyer.cash), money(buyer.revenue),
                    index == 0 ? money(row.suppliersReceipts) : "",
                ].map { [Inline.text($0)] }
            }
        }
        return [
            .paragraph([
                .text(
                    "Who bears a freeze, against nothing being frozen: the same dollars from outside; what goes round, dollar for dollar (matched); every leg of every circuit (whole). By the elasticity of revenue to capacity. Probability and gap are simulated, the rest is on the path without shocks over the horizon:"
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Freeze"), .init("Elasticity", .right), .init("Buyer"),
                        .init("Runs out", .right), .init("Mean gap", .right),
                        .init("Its cash", .right), .init("Its revenue", .right),
                        .init("Receipts of suppliers", .right),
                    ], rows: rows)),
        ]
    }

    /// What a loop through an investor can gain at most, of loops whose gain the scenario does not say.
    func loopBounds(_ explanation: SensitivityReport) -> [Block] {
        let firms = results.base?.firms.map(\.firm) ?? []
        let bounds = RecyclingBound.all(firms, loops: explanation.loops, ledger: ledger)
        return bounds.map { bound in
            let grade = ledger.source(bound.fact.source).map { ", \($0.grade)" } ?? ""
            let loop =
                bound.amplification.isFinite
                ? "at most \(DecimalFormat.fixed(bound.share, 2)), and a steady loop at most \(DecimalFormat.fixed(bound.amplification, 2)) times what starts it"
                : "not bounded below 1"
            return .paragraph([
                .text(
                    "What is bought with money of \(name(bound.investor)) no source says, so the gain of its loops is not in the model. It paid \(percent(bound.share)) of its revenue for shares of others in \(bound.fact.period ?? bound.fact.asOf.description) (\(bound.fact.source)\(grade)): if every dollar came back as orders, the gain would be that share, \(loop)."
                )
            ])
        }
    }

    func elasticities(_ explanation: SensitivityReport) -> [Block] {
        let all = explanation.elasticities
        guard !all.isEmpty else { return [] }
        let years = Array(Set(all.map(\.year))).sorted()
        var firms: [String] = []
        for value in all where !firms.contains(value.firm) { firms.append(value.firm) }
        func value(_ firm: String, _ year: Int) -> Double? {
            all.first { $0.firm == firm && $0.year == year }?.value.ofSmallCut
        }
        let above = all.filter { ($0.value.ofSmallCut ?? 0) > 1 }
        let named = firms.compactMap { firm -> String? in
            let own = above.filter { $0.firm == firm }.map { String($0.year) }
            return own.isEmpty ? nil : "\(name(firm)) \(own.joined(separator: ", "))"
        }
        return [
            .paragraph([
                .text(
                    "Break-even elasticity, planned compute ÷ ((1 − costs that move with revenue) × planned revenue): above it buying less compute costs cash.\(named.isEmpty ? "" : " Above 1, where buying less saves cash even if all revenue went with it: \(named.joined(separator: "; ")). Stopping purchases is then a wind-down and no cure.")"
                )
            ]),
            .table(
                Table(
                    columns: [.init("Firm")] + years.map { .init("\($0)", .right) },
                    rows: firms.map { firm in
                        [[.text(name(firm))]]
                            + years.map { year in
                                [.text(value(firm, year).map { DecimalFormat.fixed($0, 2) } ?? "–")]
                            }
                    })),
        ]
    }

    /// How much of what a firm spends is contracts in the year in which it is most and in which it is least: a plan and a calendar of contracts that do not fit show here.
    private func calendar(_ bridge: CashBridge) -> String {
        let shares = bridge.years.filter { $0.quarters == 4 }.compactMap {
            year -> (year: Int, share: Double)? in
            let dues = year.compute + year.otherDues
            let all = dues + year.costs
            return all > 0 && dues > 0 ? (year.year, dues / all) : nil
        }
        guard let most = shares.max(by: { $0.share < $1.share }),
            let least = shares.min(by: { $0.share < $1.share }), most.year != least.year
        else { return "" }
        return
            " Contracts are \(percent(most.share)) of what it spends in \(most.year) and \(percent(least.share)) in \(least.year)\(most.share > Self.crowded ? ": what they leave for everything else in \(most.year) is what the plan leaves, not what payroll and research need" : "")."
    }

    /// Share of spending from which contracts crowd out what a firm needs to run.
    private static let crowded = 0.85

    /// Cash by year of the firm in focus; JSON has every firm.
    func bridge(_ explanation: SensitivityReport) -> [Block] {
        guard let focus = results.focus,
            let bridge = results.scenario(explanation.scenario)?.bridges.first(where: {
                $0.firm == focus.firm
            })
        else { return [] }
        let lines: [(String, (CashBridge.Year) -> Double)] = [
            ("Opening cash", \.opening), ("Revenue", \.revenue),
            ("From simulated firms", \.receipts),
            ("Compute", { -$0.compute }), ("Other dues", { -$0.otherDues }),
            ("Other costs", { -$0.costs }), ("Debt repaid", { -$0.repayments }),
            ("Put into others", { -$0.invested }), ("Funding, committed", \.committed),
            ("Funding, expected", \.uncommitted), ("Guarantees, sales", \.other),
            ("Closing cash", \.closing), ("Left unpaid", \.unpaid),
        ]
        return [
            .paragraph([
                .text(
                    "Cash of \(name(bridge.firm)) by year on the path without shocks (revenue as planned, each promise at the share of its probability; first and last year may be parts).\(calendar(bridge))\(lowest(bridge, explanation))"
                )
            ]),
            .table(
                Table(
                    columns: [.init("")] + bridge.years.map { .init("\($0.year)", .right) },
                    rows: lines.filter { line in bridge.years.contains { abs(line.1($0)) > 1e-6 } }
                        .map { line in
                            [[.text(line.0)]] + bridge.years.map { [.text(money(line.1($0)))] }
                        })),
        ]
    }

    /// The lowest balance on the same path, with the revenue that the plan has by then.
    private func lowest(_ bridge: CashBridge, _ explanation: SensitivityReport) -> String {
        guard let value = explanation.breakEven.first(where: { $0.firm == bridge.firm }),
            let scenario = results.scenario(explanation.scenario)?.scenario
        else { return "" }
        return
            " Its lowest balance on it is \(money(value.lowest)), in \(scenario.quarter(value.lowestQuarter)), with planned revenue of \(money(value.revenue)) in the last year of the horizon."
    }

    // MARK: what is not simulated

    /// Flows that the base scenario leaves out, with their amounts.
    var leftOut: [Block] {
        guard let model = models.first(where: { $0.scenario.id == results.base?.scenario.id })
        else { return [] }
        let gaps = model.gaps.filter(\.isLeftOut)
        guard !gaps.isEmpty else { return [] }
        let label = label
        return [
            .heading(level: 2, [.text("Left out")]),
            .paragraph([
                .text(
                    "What \(results.base?.scenario.title("en") ?? "") knows of and does not simulate, or only in part; unknown is not zero:"
                )
            ]),
            .table(
                Table(
                    columns: [.init("What"), .init("Why"), .init("Amount", .right)],
                    rows: gaps.map { gap in
                        let firm = ledger.entity(gap.subject)?.name
                        return [
                            [.text(firm ?? label.flow(gap.subject))],
                            [.text(Self.words(gap))],
                            [.text(gap.amount.map(money) ?? "not known")],
                        ]
                    })),
        ]
    }

    private static func words(_ gap: InputGap) -> String {
        switch gap.reason {
        case .noCash: "no cash figure"
        case .noRevenue: "no revenue"
        case .noMargin: "no plan or margin"
        case .noAmount: "no amount"
        case .noSchedule: "no dates"
        case .noMaturity: "no maturity, so it is not repaid"
        case .noDebt: "no debt figure"
        case .nothingCovered: "a guarantee of something that is not simulated"
        case .tieNotQuantified: "tied to a purchase, by nobody knows how much"
        case .duesAbovePlan: "contracts cost more than the plan leaves for everything"
        case .insidePlan: "inside the plan of its payer, whose other costs make room for it"
        case .leftOut: "left out by the scenario" + (gap.note.map { ": \($0)" } ?? "")
        case .past: "lies wholly in the past"
        case .unknownInput: "a number that is not known on the day"
        case .fewRevisions:
            "its volatility is assumed" + (gap.note.map { ": \($0)" } ?? "")
        }
    }

    static func words(_ variant: ModelVariant) -> String {
        switch variant {
        case .revenueCertain: "revenue as planned"
        case .promisesKept: "every promise kept"
        case .contractsOut: "contracts out, other costs in their place"
        case .contractsStopped: "contracts stopped, their capacity lost"
        case .capacityOff: "revenue without need of capacity"
        case .cutsOff: "nothing cut before a default"
        case .purchasesKept: "costs cut before a default, purchases not"
        case .responsesOff: "promises that do not look at revenue"
        case .independent: "nothing correlated"
        case .oneMarket: "all promises one draw"
        case .elasticityZero: "elasticity 0"
        case .elasticityHalf: "elasticity 0.5"
        case .elasticityOne: "elasticity 1"
        case .feedbackOff: "nothing feeds back"
        }
    }

    // MARK: numbers

    private var label: StressFactorLabel {
        StressFactorLabel(
            ledger: ledger,
            scenario: models.first { $0.scenario.id == results.base?.scenario.id }?.scenario)
    }

    func name(_ firm: String) -> String { ledger.entity(firm)?.name ?? firm }

    func names(_ firms: [String]) -> String { firms.map(name).joined(separator: " and ") }

    private var format: MeasureFormat { MeasureFormat(currency: ledger.model.baseCurrency) }

    private func probability(_ estimate: Estimate) -> String {
        format.text(estimate.value, .probability, standardError: estimate.standardError)
    }

    func percent(_ value: Double) -> String {
        PercentFormat.text(value.significant(2))
    }

    private func points(_ estimate: Estimate) -> String { points(estimate.value) }

    /// Percentage points with one decimal and a sign.
    func points(_ share: Double) -> String {
        let text = DecimalFormat.fixed(abs(share) * 100, 1)
        guard text != "0.0" else { return "0 points" }
        return "\(share < 0 ? "−" : "+")\(text) points"
    }

    private func money(_ estimate: Estimate) -> String {
        format.text(estimate.value * 1e6, .money, standardError: estimate.standardError * 1e6)
    }

    func money(_ millions: Double) -> String {
        format.text(millions.significant(3) * 1e6, .money)
    }
}
