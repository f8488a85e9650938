import Circularity
import FlowNetwork

/// How much of the ledger has an amount, and a date.
struct CoverageMeasures: MeasureProvider {
    static let priced = MetricDefinition(
        "amount-coverage", "Live legs with a counted amount", .share, .lowerIsWorse,
        formula: "live legs with counted money ÷ live legs")
    static let undisclosed = MetricDefinition(
        "undisclosed-legs", "Live legs without an amount", .count, .higherIsWorse,
        formula: "live legs whose amount no source gives")
    static let dated = MetricDefinition(
        "date-coverage", "Money with payment dates", .share, .lowerIsWorse,
        formula: "counted amounts of dated legs ÷ counted amounts, announced or firmer")

    let rules = [priced, undisclosed, dated]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.coverage])
        var builder = MeasureBuilder(analysis)
        let coverage = analysis.coverage
        let live = analysis.network.legs.indices.filter {
            analysis.network.legs[$0].isLive && !analysis.network.legs[$0].isDerived
        }
        let inputs = live.map(builder.leg)
        guard coverage.legs > 0 else { return [] }
        builder.add(
            Self.priced, [], Double(coverage.priced) / Double(coverage.legs), inputs: inputs)
        builder.add(
            Self.undisclosed, [], Double(coverage.undisclosed),
            inputs: live.filter { analysis.network.legs[$0].exclusion == .undisclosed }
                .map(builder.leg))
        if coverage.amount > 0 {
            builder.add(
                Self.dated, [],
                Double(coverage.amount - coverage.undatedAmount) / Double(coverage.amount),
                inputs: inputs)
        }
        return builder.measures
    }
}
