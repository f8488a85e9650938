import Circularity
import FlowNetwork
import Text

/// How much of the ledger has an amount, and a date.
struct CoverageMeasures: MeasureProvider {
    static let priced = MetricDefinition(
        "amount-coverage",
        LocalizedText(en: "Live legs with a counted amount", ko: "금액이 계상된 유효 흐름의 비중"), .share,
        .lowerIsWorse,
        formula: "live legs with counted money ÷ live legs")
    static let undisclosed = MetricDefinition(
        "undisclosed-legs",
        LocalizedText(en: "Live legs without an amount", ko: "금액이 공개되지 않은 유효 흐름"), .count,
        .higherIsWorse,
        formula: "live legs whose amount no source gives")
    static let dated = MetricDefinition(
        "date-coverage", LocalizedText(en: "Money with payment dates", ko: "지급 시기가 알려진 금액의 비중"),
        .share, .lowerIsWorse,
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
            inputs: builder.legs(
                live.filter { analysis.network.legs[$0].exclusion == .undisclosed },
                orElse: live))
        if coverage.amount > 0 {
            builder.add(
                Self.dated, [],
                Double(coverage.amount - coverage.undatedAmount) / Double(coverage.amount),
                inputs: inputs)
        }
        return builder.measures
    }
}
