import Circularity
import FlowNetwork
import Ledger

/// What the circulation hangs on, and what legs without an amount could add to it.
struct FragilityMeasures: MeasureProvider {
    static let deal = MetricDefinition(
        "deal-fragility", "Circulation that hangs on one deal", .share, .higherIsWorse,
        of: [[.deal]],
        formula: "1 − circulation without the deal ÷ circulation, announced or firmer")
    static let firm = MetricDefinition(
        "firm-fragility", "Circulation that hangs on one firm", .share, .higherIsWorse,
        of: [[.firm]],
        formula: "1 − circulation without the firm ÷ circulation, announced or firmer")
    static let trip = MetricDefinition(
        "firm-round-trip", "Most that can leave a firm and come back", .money, .higherIsWorse,
        of: [[.firm]],
        formula:
            "maximum flow from the firm to itself, dates left aside; the inputs are its minimum cut"
    )
    static let imputed = MetricDefinition(
        "circulation-imputed", "Most that can go round with imputed amounts", .money,
        .higherIsWorse, of: [[.layer]],
        formula: "maximum circulation with undisclosed legs at imputed amounts")
    static let imputedShare = MetricDefinition(
        "circulation-imputed-share", "Circulation share with imputed amounts", .share,
        .higherIsWorse, of: [[.layer]],
        formula: "most that can go round ÷ all money, undisclosed legs at imputed amounts")

    let rules = [deal, firm, trip, imputed, imputedShare]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        let amounts = network.amounts(FlowView(layer: .announced))
        let counted = amounts.indices.filter { amounts[$0] > 0 }
        let fragility = try analysis.work.leaveOneOut()
        func loss(_ item: LeaveOneOut.Item) -> Double {
            Double(item.loss) / Double(fragility.circulation)
        }
        let ofDeal = Dictionary(grouping: counted) { network.legs[$0].resolved.dealID }
        for item in fragility.deals where item.loss > 0 {
            builder.add(
                Self.deal, [.deal(item.id)], loss(item),
                inputs: (ofDeal[item.id] ?? []).map(builder.leg))
        }
        var ofFirm: [String: [Int]] = [:]
        for leg in counted {
            for firm in Set([network.legs[leg].from, network.legs[leg].to]) {
                ofFirm[network.firms[firm].id, default: []].append(leg)
            }
        }
        for item in fragility.firms where item.loss > 0 {
            builder.add(
                Self.firm, [.firm(item.id)], loss(item),
                inputs: (ofFirm[item.id] ?? []).map(builder.leg))
        }
        for trip in try analysis.work.firmRoundTrips() {
            builder.add(
                Self.trip, [.firm(builder.firm(trip.firm))], builder.money(trip.value),
                inputs: trip.cut.map { builder.leg($0.leg) })
        }
        imputed(try analysis.work.undisclosed(), counted, &builder)
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
