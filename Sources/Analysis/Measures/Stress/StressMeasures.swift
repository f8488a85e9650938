import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money
import Statistics

/// Who runs out of cash under which scenario, how much is missing, and what circles add.
struct StressMeasures: MeasureProvider {
    static let cashOut = MetricDefinition(
        "cash-out-probability", "Probability of running out of cash by the end of a quarter",
        .probability, .higherIsWorse, of: [[.firm, .scenario, .time]],
        formula:
            "share of simulated paths on which something due was not paid in full by then (first passage at quarter ends; Wilson interval)"
    )
    static let meanGap = MetricDefinition(
        "funding-gap", "Mean funding gap", .money, .higherIsWorse, of: [[.firm, .scenario]],
        formula: "mean over simulated paths of the deepest cumulative shortfall of cash")
    static let shortfall = MetricDefinition(
        "funding-gap-es95", "Funding gap in the worst 5% of paths", .money, .higherIsWorse,
        of: [[.firm, .scenario]],
        formula: "expected shortfall of the funding gap at 95 % (Rockafellar & Uryasev 2000)")
    static let supplierLoss = MetricDefinition(
        "supplier-loss", "Mean loss on firms that cannot pay", .money, .higherIsWorse,
        of: [[.firm, .scenario]],
        formula:
            "mean over simulated paths of what the firm was owed and not paid, and of revenue of terminated contracts; losses on stakes are apart"
    )
    static let stakeLoss = MetricDefinition(
        "stake-loss", "Mean loss on stakes in firms that cannot pay", .money, .higherIsWorse,
        of: [[.firm, .scenario]],
        formula:
            "mean over simulated paths of the value at the opening of stakes in firms that leave something unpaid × the share that is lost; a mark, in no sum with unpaid dues"
    )
    static let planCut = MetricDefinition(
        "plan-cut-probability", "Probability that planned spending has to be cut", .probability,
        .higherIsWorse, of: [[.firm, .scenario]],
        formula:
            "share of simulated paths on which the firm leaves out costs or purchases to keep its buffer of cash within the horizon"
    )
    static let overAssumptions = MetricDefinition(
        "cash-out-over-assumptions",
        "Median probability of running out of cash over all assumptions at once", .probability,
        .higherIsWorse, of: [[.firm, .scenario]],
        formula:
            "all assumptions with a range drawn at once, each as likely below its value as above, the years of a plan together; median over the draws of the probability by the end of the horizon, with the middle 80% of the draws"
    )
    static let contractsOut = MetricDefinition(
        "contracts-out-change",
        "Change of the probability of running out of cash without the firm's contracts",
        .statistic, .neither, of: [[.firm, .scenario]],
        formula:
            "probability with other costs in the place of all contracts that the firm has signed − as it is, same random numbers"
    )
    static let elasticity = MetricDefinition(
        "break-even-elasticity",
        "Elasticity of revenue to capacity above which buying less of it costs cash", .statistic,
        .higherIsWorse, of: [[.firm, .year]],
        formula:
            "planned spending on capacity ÷ ((1 − share of costs that move with revenue) × planned revenue)"
    )
    static let loopGain = MetricDefinition(
        "loop-gain", "Share of funding that comes back to be paid in again", .share,
        .higherIsWorse, of: [[.firm, .firm]],
        formula:
            "product of what each leg passes on to the next, over all circuits through the investor's funding of the recipient; the largest of its legs"
    )
    static let freezeExcess = MetricDefinition(
        "circular-freeze-excess",
        "Rise of the funding gap when circuits freeze, beyond the same outside money", .money,
        .higherIsWorse, of: [[.firm]],
        formula:
            "mean funding gap with every circuit of funding and purchases stopped − with the same amount of outside funding stopped, same random numbers"
    )
    static let freezeInflow = MetricDefinition(
        "circular-freeze-inflow",
        "Inflows that stop when circuits freeze, beyond the same outside money", .money,
        .higherIsWorse,
        formula:
            "funding and network revenue of all firms that stop on the path without shocks when every circuit stops − when the same amount of outside funding stops"
    )

    let rules = [
        cashOut, meanGap, shortfall, supplierLoss, stakeLoss, planCut, overAssumptions,
        contractsOut, elasticity, loopGain, freezeExcess, freezeInflow,
    ]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.stress])
        guard let stress = analysis.stress else { return [] }
        var builder = MeasureBuilder(analysis)
        for result in stress.results.scenarios {
            let model = stress.model(result.scenario.id)
            for firm in result.firms {
                add(firm, result, inputs(of: firm.firm, model, analysis), &builder)
            }
        }
        if let explanation = stress.results.explanation {
            add(explanation, paths: stress.results.settings.paths, stress, &builder)
        }
        return builder.measures
    }

    /// Facts and legs that the model of a firm was made from.
    private func inputs(
        of firm: String, _ model: ScenarioModel?, _ analysis: Analysis
    ) -> [Measure.Input] {
        guard let model else { return [] }
        let legs = Set(
            analysis.network.legs.filter {
                analysis.network.firms[$0.from].id == firm
                    || analysis.network.firms[$0.to].id == firm
            }.map(\.id))
        var used: [Measure.Input] = []
        var seen: Set<Measure.Input> = []
        for input in model.inputs {
            guard input.subject == firm || legs.contains(input.subject) else { continue }
            var found: [Measure.Input] = legs.contains(input.subject) ? [.leg(input.subject)] : []
            found += input.facts.map {
                .fact(firm: $0.firm, metric: $0.metric, source: $0.source)
            }
            for input in found where seen.insert(input).inserted { used.append(input) }
        }
        return used
    }

    private func add(
        _ firm: FirmOutcome, _ result: ScenarioResult, _ inputs: [Measure.Input],
        _ builder: inout MeasureBuilder
    ) {
        let pair: [MeasureID.Dimension] = [.firm(firm.firm), .scenario(result.scenario.id)]
        for (index, estimate) in firm.cashOut.byQuarter.enumerated() {
            builder.add(
                Self.cashOut, pair + [.time(result.scenario.quarter(index + 1))], estimate.value,
                interval: interval(estimate), standardError: estimate.standardError,
                replicates: result.paths, inputs: inputs)
        }
        for (rule, estimate) in [
            (Self.meanGap, firm.gap.mean), (Self.shortfall, firm.gap.expectedShortfall95),
            (Self.supplierLoss, firm.loss.total), (Self.stakeLoss, firm.loss.stakes),
        ] {
            let money = estimate.scaled(by: Self.million)
            builder.add(
                rule, pair, money.value, interval: interval(money),
                standardError: money.standardError, replicates: result.paths, inputs: inputs)
        }
        if let cut = firm.planCut {
            builder.add(
                Self.planCut, pair, cut.value, interval: interval(cut),
                standardError: cut.standardError, replicates: result.paths, inputs: inputs)
        }
    }

    /// What the headline depends on.
    private func add(
        _ headline: SensitivityReport.Headline, _ scenario: String, paths: Int,
        _ model: ScenarioModel?, _ builder: inout MeasureBuilder
    ) {
        if let band = headline.assumptions {
            builder.add(
                Self.overAssumptions, [.firm(band.firm), .scenario(scenario)], band.median,
                interval: .init(low: band.low, high: band.high, level: band.level),
                replicates: band.draws, inputs: inputs(of: band.firm, model, builder.analysis))
        }
        if let line = headline.drivers.lines.first(where: { $0.variant == .contractsOut }) {
            builder.add(
                Self.contractsOut, [.firm(headline.drivers.firm), .scenario(scenario)],
                line.change.value, interval: interval(line.change),
                standardError: line.change.standardError,
                replicates: min(paths, SensitivityReport.comparisonPaths),
                inputs: inputs(of: headline.drivers.firm, model, builder.analysis))
        }
    }

    private func add(
        _ explanation: SensitivityReport, paths: Int, _ stress: StressAnalysis,
        _ builder: inout MeasureBuilder
    ) {
        let legs = Set(builder.analysis.network.legs.map(\.id))
        var pairs: [[String]: FundingCycle] = [:]
        for loop in explanation.loops {
            let pair = [loop.investor, loop.recipient]
            if loop.gain > pairs[pair]?.gain ?? -1 { pairs[pair] = loop }
        }
        let ordered = pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (pair, loop) in ordered {
            builder.add(
                Self.loopGain, pair.map(MeasureID.Dimension.firm),
                loop.gain.isFinite ? loop.gain : nil,
                inputs: legs.contains(loop.funding) ? [.leg(loop.funding)] : [],
                missing: loop.gain.isFinite ? [] : ["an end: the loop feeds itself"])
        }
        let model = stress.model(explanation.scenario)
        if let headline = explanation.headline {
            add(headline, explanation.scenario, paths: paths, model, &builder)
        }
        for value in explanation.elasticities {
            builder.add(
                Self.elasticity, [.firm(value.firm), .year(value.year)],
                value.value.ofSmallCut, inputs: inputs(of: value.firm, model, builder.analysis),
                missing: value.value.ofSmallCut == nil ? ["revenue that leaves anything"] : [])
        }
        guard let freeze = explanation.freeze else { return }
        let inputs = explanation.loops.map(\.funding).filter(legs.contains)
            .map { Measure.Input.leg($0) }
        builder.add(
            Self.freezeInflow, [], freeze.excessLost * Self.million, inputs: inputs)
        for firm in freeze.firms {
            let excess = firm.change.excess.scaled(by: Self.million)
            builder.add(
                Self.freezeExcess, [.firm(firm.firm)], excess.value, interval: interval(excess),
                standardError: excess.standardError,
                replicates: min(paths, SensitivityReport.comparisonPaths), inputs: inputs)
        }
    }

    /// Models count in millions, measures in units.
    private static let million = 1e6

    private func interval(_ estimate: Estimate) -> Measure.Interval {
        .init(low: estimate.low, high: estimate.high, level: estimate.level)
    }
}
