import Circularity
import FlowNetwork
import Ledger
import Text

/// What the circulation hangs on, and what legs without an amount could add to it.
struct FragilityMeasures: MeasureProvider {
    static let deal = MetricDefinition(
        "deal-fragility",
        LocalizedText(en: "Circulation that hangs on one deal", ko: "한 거래에 걸린 순환 금액의 비중"), .share,
        .higherIsWorse,
        of: [[.deal]],
        formula: "1 − circulation without the deal ÷ circulation, announced or firmer")
    static let firm = MetricDefinition(
        "firm-fragility",
        LocalizedText(en: "Circulation that hangs on one firm", ko: "한 기업에 걸린 순환 금액의 비중"), .share,
        .higherIsWorse,
        of: [[.firm]],
        formula: "1 − circulation without the firm ÷ circulation, announced or firmer")
    static let trip = MetricDefinition(
        "firm-round-trip",
        LocalizedText(
            en: "Most that can leave a firm and come back", ko: "한 기업을 떠나 돌아올 수 있는 최대 금액"), .money,
        .higherIsWorse,
        of: [[.firm]],
        formula:
            "maximum flow from the firm to itself, dates left aside; the inputs are its minimum cut"
    )
    static let imputed = MetricDefinition(
        "circulation-imputed",
        LocalizedText(
            en: "Most that can go round with imputed amounts", ko: "미공개 금액을 채웠을 때의 최대 순환 가능 금액"),
        .money,
        .higherIsWorse, of: [[.layer]],
        formula: "maximum circulation with undisclosed legs at imputed amounts")
    static let imputedShare = MetricDefinition(
        "circulation-imputed-share",
        LocalizedText(en: "Circulation share with imputed amounts", ko: "미공개 금액을 채웠을 때의 순환 비중"),
        .share,
        .higherIsWorse, of: [[.layer]],
        formula: "most that can go round ÷ all money, undisclosed legs at imputed amounts")

    let rules = [deal, firm, trip, imputed, imputedShare]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        let fragility = try analysis.work.leaveOneOut()
        func loss(_ item: LeaveOneOut.Item) -> Double {
            Double(item.loss) / Double(fragility.circulation)
        }
        let inputs = CountedLegs(network, view: FlowView(layer: .announced))
        for item in fragility.deals where item.loss > 0 {
            builder.add(
                Self.deal, [.deal(item.id)], loss(item),
                inputs: inputs.ofDeal(item.id).map(builder.leg))
        }
        for item in fragility.firms where item.loss > 0 {
            builder.add(
                Self.firm, [.firm(item.id)], loss(item),
                inputs: inputs.ofFirm(item.id).map(builder.leg))
        }
        for trip in try analysis.work.firmRoundTrips() {
            builder.add(
                Self.trip, [.firm(builder.firm(trip.firm))], builder.money(trip.value),
                inputs: trip.cut.map { builder.leg($0.leg) })
        }
        imputed(try analysis.work.undisclosed(), inputs.all, &builder)
        return builder.measures
    }

    private func imputed(
        _ bounds: UndisclosedBounds, _ counted: [Int], _ builder: inout MeasureBuilder
    ) {
        guard !bounds.legs.isEmpty, bounds.imputed.totalWeight > 0 else { return }
        func share(_ bound: UndisclosedBounds.Bound) -> Double? {
            bound.totalWeight > 0 ? Double(bound.circulation) / Double(bound.totalWeight) : nil
        }
        let inputs =
            (counted + bounds.legs.map(\.leg)).sorted().map(builder.leg)
            + bounds.costFacts.map(builder.fact)
        builder.add(
            Self.imputed, [.layer(bounds.layer)], builder.money(bounds.imputed.circulation),
            interval: builder.bounds(
                [bounds.atZero.circulation, bounds.imputed.circulation].map { builder.money($0) }),
            inputs: inputs)
        builder.add(
            Self.imputedShare, [.layer(bounds.layer)], share(bounds.imputed),
            interval: builder.bounds([share(bounds.atZero), share(bounds.imputed)]),
            inputs: inputs)
    }
}
