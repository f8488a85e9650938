import Circularity
import FlowNetwork
import Text

/// The ledger against its own firms, amounts and days in random order.
struct SignificanceMeasures: GroupedMeasureProvider {
    static let excess = MetricDefinition(
        "circulation-excess",
        LocalizedText(en: "Circulation share above chance", ko: "우연을 넘는 순환 비중"), .share,
        .higherIsWorse,
        of: [[.nullModel]], formula: "circulation share − mean of the replicates")
    static let excessP = MetricDefinition(
        "circulation-excess-p", LocalizedText(en: "p of the circulation share", ko: "순환 비중의 p"),
        .probability, .lowerIsWorse,
        of: [[.nullModel]],
        formula: "(1 + replicates at least as large) ÷ (1 + replicates), exact and one-sided")
    static let alignment = MetricDefinition(
        "investor-customer-correlation",
        LocalizedText(
            en: "Correlation of money invested with money bought back",
            ko: "투자액과 그 기업이 자사에서 구매한 금액의 상관"),
        .statistic, .higherIsWorse,
        formula: "Pearson correlation over ordered pairs of firms of financing and purchases back")
    static let alignmentP = MetricDefinition(
        "investor-customer-p",
        LocalizedText(
            en: "p of the correlation of money invested with money bought back",
            ko: "투자액과 그 기업이 자사에서 구매한 금액의 상관의 p"),
        .probability, .lowerIsWorse,
        formula: "quadratic assignment: (1 + relabellings at least as large) ÷ (1 + relabellings)")
    static let dated = MetricDefinition(
        "dated-circuits",
        LocalizedText(en: "Loops announced in the order of their money", ko: "돈의 순서대로 발표된 고리"),
        .count, .higherIsWorse,
        formula: "loops with increasing days of announcement within the window")
    static let datedP = MetricDefinition(
        "dated-circuits-p",
        LocalizedText(en: "p of the number of loops announced in order", ko: "순서대로 발표된 고리 수의 p"),
        .probability,
        .lowerIsWorse,
        formula: "(1 + shuffles of the days with at least as many) ÷ (1 + shuffles)")
    static let circuitP = MetricDefinition(
        "dated-circuit-p",
        LocalizedText(
            en: "p of how close in time a loop's deals were announced",
            ko: "한 고리의 거래가 가까이 발표된 정도의 p"), .probability,
        .lowerIsWorse, of: [[.circuit]],
        formula: "largest statistic of each shuffle of the days; adjusted for all loops looked at")

    let rules = [excess, excessP, alignment, alignmentP, dated, datedP, circuitP]

    var groups: [MeasureGroup] {
        NullModel.allCases.map { null in
            MeasureGroup([Self.excess, Self.excessP], null: null) {
                analysis throws(MeasureError) in try excess(null, analysis)
            }
        } + [
            MeasureGroup([Self.alignment, Self.alignmentP], alignment),
            MeasureGroup([Self.dated, Self.datedP, Self.circuitP], dated),
        ]
    }

    private func counted(
        _ analysis: Analysis, _ builder: MeasureBuilder
    ) throws(MeasureError) -> [Measure.Input] {
        let view = FlowView(layer: try analysis.work.headline().layer)
        return CountedLegs(analysis.network, view: view).all.map(builder.leg)
    }

    private func excess(
        _ null: NullModel, _ analysis: Analysis
    ) throws(MeasureError) -> [Measure] {
        guard let test = try analysis.work.excess(null)?.test else { return [] }
        var builder = MeasureBuilder(analysis)
        let all = try counted(analysis, builder)
        let design = DesignSize(analysis)
        builder.add(
            Self.excess, [.null(null)], test.excess, standardError: test.meanError,
            replicates: test.replicates, inputs: all)
        p(
            Self.excessP, [.null(null)], test, null == .weights ? design.weights : design.swaps,
            all, &builder)
        return builder.measures
    }

    private func alignment(_ analysis: Analysis) throws(MeasureError) -> [Measure] {
        guard let alignment = try analysis.work.alignment() else { return [] }
        var builder = MeasureBuilder(analysis)
        let all = try counted(analysis, builder)
        builder.add(Self.alignment, [], alignment.test.observed, inputs: all)
        p(
            Self.alignmentP, [], alignment.test,
            DesignSize(analysis).relabellings(of: alignment.firms), all, &builder)
        return builder.measures
    }

    private func p(
        _ rule: MetricDefinition, _ subject: [MeasureID.Dimension], _ test: PermutationTest,
        _ least: Double?,
        _ inputs: [Measure.Input], _ builder: inout MeasureBuilder
    ) {
        builder.add(
            rule, subject, test.pValue, standardError: test.pValueError,
            replicates: test.replicates, least: least, inputs: inputs)
    }

    private func dated(_ analysis: Analysis) throws(MeasureError) -> [Measure] {
        guard analysis.options.replicates > 0 else { return [] }
        let test = try analysis.work.datedCircuits()
        guard test.candidates > 0 else { return [] }
        var builder = MeasureBuilder(analysis)
        let design = DesignSize(analysis)
        let network = analysis.network
        let live = network.legs.indices.filter { network.legs[$0].isLive }
        let inputs = live.map(builder.leg)
        builder.add(
            Self.dated, [], test.count.observed, inputs: inputs,
            detail: "window of \(test.windowDays) days")
        let least = design.days
        p(Self.datedP, [], test.count, least, inputs, &builder)
        for found in test.circuits {
            let ring = DealCircuit.ring(found.firms.map { network.firms[$0].id })
            let next = found.firms.dropFirst() + found.firms.prefix(1)
            let pairs = Set(zip(found.firms, next).map { [$0, $1] })
            let legs = live.filter { pairs.contains([network.legs[$0].from, network.legs[$0].to]) }
            let replicates = test.count.replicates
            builder.add(
                Self.circuitP, [.circuit(ring)], found.pValue,
                standardError: PermutationTest.error(of: found.pValue, replicates),
                replicates: replicates, least: least, inputs: legs.map(builder.leg))
        }
        return builder.measures
    }
}

extension PermutationTest {
    /// Monte-Carlo standard error of the mean of the replicates.
    var meanError: Double { standardDeviation / Double(replicates).squareRoot() }

    /// Monte-Carlo standard error of ``pValue``: that of a share of ``replicates``.
    var pValueError: Double { Self.error(of: pValue, replicates) }

    static func error(of pValue: Double, _ replicates: Int) -> Double {
        (pValue * (1 - pValue) / Double(replicates)).squareRoot()
    }
}
