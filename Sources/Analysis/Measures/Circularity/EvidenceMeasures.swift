import Circularity
import FlowNetwork
import Ledger
import Text

/// What the counted money rests on.
struct EvidenceMeasures: MeasureProvider {
    static let filed = MetricDefinition(
        "filed-share",
        LocalizedText(
            en: "Money that a filing or the parties' own release gives",
            ko: "공시나 당사자 발표에 근거한 금액의 비중"), .share,
        .lowerIsWorse, of: [[.layer]],
        formula:
            "counted amounts whose best-graded source is a filing or a release ÷ counted amounts of the layer and firmer ones, derived legs with them"
    )
    static let share = MetricDefinition(
        "evidence-share",
        LocalizedText(en: "Money by the kind of its best-graded source", ko: "출처 종류별 금액의 비중"),
        .share, .neither,
        of: [[.evidence, .layer]],
        formula:
            "counted amounts whose best-graded source is of the kind ÷ counted amounts of the layer and firmer ones"
    )

    let rules = [filed, share]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        for layer in analysis.evidenceShares.layers where layer.total > 0 {
            let all = network.legs.indices.filter {
                network.legs[$0].stated.upTo(layer.layer) > 0
            }.map(builder.leg)
            builder.add(
                Self.filed, [.layer(layer.layer)], layer.share(.filing, .release), inputs: all)
            for kind in EvidenceShares.Kind.allCases where (layer.parts[kind] ?? 0) > 0 {
                builder.add(
                    Self.share, [.evidence(kind), .layer(layer.layer)], layer.share(kind),
                    inputs: all)
            }
        }
        return builder.measures
    }
}
