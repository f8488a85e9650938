import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money
import Statistics
import Text

/// Who runs out of cash under which scenario, how much is missing, and what circles add.
struct StressMeasures: MeasureProvider {
    static let cashOut = MetricDefinition(
        "cash-out-probability",
        LocalizedText(
            en: "Probability of running out of cash by the end of a quarter",
            ko: "한 분기 말까지 현금이 고갈될 확률"),
        .probability, .higherIsWorse, of: [[.firm, .scenario, .time]],
        formula:
            "share of simulated paths on which something due was not paid in full by then (first passage at quarter ends; Wilson interval)"
    )
    static let meanGap = MetricDefinition(
        "funding-gap", LocalizedText(en: "Mean funding gap", ko: "평균 자금 부족액"), .money,
        .higherIsWorse, of: [[.firm, .scenario]],
        formula: "mean over simulated paths of the deepest cumulative shortfall of cash")
    static let shortfall = MetricDefinition(
        "funding-gap-es95",
        LocalizedText(en: "Funding gap in the worst 5% of paths", ko: "하위 꼬리 경로의 평균 자금 부족액"),
        .money, .higherIsWorse,
        of: [[.firm, .scenario]],
        formula: "expected shortfall of the funding gap at 95 % (Rockafellar & Uryasev 2000)")
    static let supplierLoss = MetricDefinition(
        "supplier-loss",
        LocalizedText(en: "Mean loss on firms that cannot pay", ko: "지급하지 못하는 기업에서 입는 평균 손실"),
        .money, .higherIsWorse,
        of: [[.firm, .scenario]],
        formula:
            "mean over simulated paths of what the firm was owed and not paid, and of revenue of terminated contracts; losses on stakes are apart"
    )
    static let stakeLoss = MetricDefinition(
        "stake-loss",
        LocalizedText(
            en: "Mean loss on stakes in firms that cannot pay", ko: "지급하지 못하는 기업에 대한 지분의 평균 손실"),
        .money, .higherIsWorse,
        of: [[.firm, .scenario]],
        formula:
            "mean over simulated paths of the value at the opening of stakes in firms that leave something unpaid × the share that is lost; a mark, in no sum with unpaid dues"
    )
    static let planCut = MetricDefinition(
        "plan-cut-probability",
        LocalizedText(
            en: "Probability that planned spending has to be cut", ko: "계획한 지출을 줄여야 할 확률"),
        .probability,
        .higherIsWorse, of: [[.firm, .scenario]],
        formula:
            "share of simulated paths on which the firm leaves out costs or purchases to keep its buffer of cash within the horizon"
    )
    static let overAssumptions = MetricDefinition(
        "cash-out-over-assumptions",
        LocalizedText(
            en: "Median probability of running out of cash over all assumptions at once",
            ko: "모든 가정을 함께 바꿀 때 현금이 고갈될 확률의 중앙값"), .probability,
        .higherIsWorse, of: [[.firm, .scenario]],
        formula:
            "all assumptions with a range drawn at once, each as likely below its value as above, the years of a plan together; median over the draws of the probability by the end of the horizon, with the middle 80% of the draws"
    )
    static let contractsOut = MetricDefinition(
        "contracts-out-change",
        LocalizedText(
            en: "Change of the probability of running out of cash without the firm's contracts",
            ko: "계약이 없을 때 현금이 고갈될 확률의 변화"),
        .statistic, .neither, of: [[.firm, .scenario]],
        formula:
            "probability with other costs in the place of all contracts that the firm has signed − as it is, same random numbers"
    )
    static let elasticity = MetricDefinition(
        "break-even-elasticity",
        LocalizedText(
            en: "Elasticity of revenue to capacity above which buying less of it costs cash",
            ko: "용량 구매를 줄이면 현금이 줄어들기 시작하는 매출의 용량 탄력성"), .statistic,
        .higherIsWorse, of: [[.firm, .year]],
        formula:
            "planned spending on capacity ÷ ((1 − share of costs that move with revenue) × planned revenue)"
    )
    static let loopGain = MetricDefinition(
        "loop-gain",
        LocalizedText(
            en: "Share of funding that comes back to be paid in again", ko: "되돌아와 다시 투자되는 자금의 비중"),
        .share,
        .higherIsWorse, of: [[.firm, .firm]],
        formula:
            "product of what each leg passes on to the next, over all circuits through the investor's funding of the recipient; the largest of its legs"
    )
    static let freezeExcess = MetricDefinition(
        "circular-freeze-excess",
        LocalizedText(
            en: "Rise of the funding gap when circuits freeze, beyond the same outside money",
            ko: "순환 금융이 멈출 때 자금 부족액의 증가분(같은 규모의 외부 자금이 멈출 때를 넘는 것)"), .money,
        .higherIsWorse, of: [[.firm]],
        formula:
            "mean funding gap with every circuit of funding and purchases stopped − with the same amount of outside funding stopped, same random numbers"
    )
    static let freezeInflow = MetricDefinition(
        "circular-freeze-inflow",
        LocalizedText(
            en: "Inflows that stop when circuits freeze, beyond the same outside money",
            ko: "순환 금융이 멈출 때 끊기는 유입액(같은 규모의 외부 자금이 멈출 때를 넘는 것)"), .money,
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
        let losses = [
            (Self.supplierLoss, firm.loss.total), (Self.stakeLoss, firm.loss.stakes),
        ]
        let gaps = [
            (Self.meanGap, firm.gap.mean), (Self.shortfall, firm.gap.expectedShortfall95),
        ]
        let times = firm.isJudgedByHeadroom ? [] : firm.cashOut.byQuarter
        for (index, estimate) in times.enumerated() {
            builder.add(
                Self.cashOut, pair + [.time(result.scenario.quarter(index + 1))], estimate.value,
                interval: interval(estimate), standardError: estimate.standardError,
                replicates: result.paths, inputs: inputs)
        }
        for (rule, estimate) in (firm.isJudgedByHeadroom ? [] : gaps) + losses {
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
        var pairs: [[String]: FundingCircuit] = [:]
        for loop in explanation.loops {
            let pair = [loop.investor, loop.recipient]
            if loop.gain > pairs[pair]?.gain ?? -1 { pairs[pair] = loop }
        }
        let model = stress.model(explanation.scenario)
        let ordered = pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (pair, loop) in ordered {
            builder.add(
                Self.loopGain, pair.map(MeasureID.Dimension.firm),
                loop.gain.isFinite ? loop.gain : nil,
                inputs: legs.contains(loop.funding)
                    ? [.leg(loop.funding)] : inputs(of: loop.recipient, model, builder.analysis),
                missing: loop.gain.isFinite ? [] : ["an end: the loop feeds itself"])
        }
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
        // A firm that borrows what it has not has no gap of its own.
        let judged = stress.results.base?.firms.filter(\.isJudgedByHeadroom).map(\.firm) ?? []
        for firm in freeze.firms where !judged.contains(firm.firm) {
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
