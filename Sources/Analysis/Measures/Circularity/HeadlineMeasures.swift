import Circularity
import FlowNetwork
import Ledger
import Text

/// What announced dollars become, and how much of them is paid.
struct HeadlineMeasures: MeasureProvider {
    static let paidShare = MetricDefinition(
        "paid-share",
        LocalizedText(en: "Share of headline money that has been paid", ko: "발표 금액 중 실제로 지급된 비중"),
        .share, .lowerIsWorse,
        formula: "paid ÷ everything that deals promise, however loosely")
    static let survival = MetricDefinition(
        "headline-survival",
        LocalizedText(en: "Announced money that still stands", ko: "아직 유지되는 발표 금액의 비중"), .share,
        .lowerIsWorse,
        of: [[.layer]],
        formula: "Kaplan–Meier estimate over amounts, deals as the independent units")
    static let dealSurvival = MetricDefinition(
        "deal-survival", LocalizedText(en: "Deals that still stand", ko: "아직 유지되는 거래의 비중"), .share,
        .lowerIsWorse, of: [[.layer]],
        formula: "Kaplan–Meier estimate over deals, each counting once")
    static let outcomes = [
        MetricDefinition(
            "headline-paid",
            LocalizedText(en: "Announced money that was paid", ko: "발표 금액 중 지급된 비중"), .share,
            .lowerIsWorse,
            of: [[.layer]], formula: "paid ÷ ever announced"),
        MetricDefinition(
            "headline-signed",
            LocalizedText(
                en: "Announced money that is signed and not paid", ko: "발표 금액 중 서명되고 미지급인 비중"),
            .share, .neither,
            of: [[.layer]], formula: "signed and binding, not paid ÷ ever announced"),
        MetricDefinition(
            "headline-standing",
            LocalizedText(
                en: "Announced money that is neither signed nor withdrawn",
                ko: "발표 금액 중 서명도 철회도 되지 않은 비중"),
            .share, .higherIsWorse, of: [[.layer]],
            formula: "announced, neither signed nor withdrawn ÷ ever announced"),
        MetricDefinition(
            "headline-withdrawn",
            LocalizedText(en: "Announced money that was withdrawn", ko: "발표 금액 중 철회된 비중"), .share,
            .higherIsWorse, of: [[.layer]],
            formula: "cancelled, expired, amended down or replaced by less ÷ ever announced"),
    ]

    let rules = [paidShare, survival, dealSurvival] + outcomes

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.decay, .uncertainty])
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        // No headline announced what a rule derives.
        let promised = network.legs.indices.filter {
            !network.legs[$0].isDerived && network.legs[$0].stated.total > 0
        }
        func share(_ end: AmountEnd) -> Double? {
            let total = network.legs.filter { !$0.isDerived }
                .reduce(LayeredAmount.zero) { $0 + $1.amount(end) }
            return total.total > 0 ? Double(total.paid) / Double(total.total) : nil
        }
        if let stated = share(.stated) {
            builder.add(
                Self.paidShare, [], stated,
                interval: builder.plain(analysis.uncertainty?.paidShare)
                    ?? builder.bounds([share(.low), stated, share(.high)]),
                inputs: promised.map(builder.leg))
        }
        for decay in [analysis.headlineDecay, analysis.signedDecay] {
            headlines(decay, &builder)
        }
        return builder.measures
    }

    private func headlines(_ decay: HeadlineDecay, _ builder: inout MeasureBuilder) {
        let outcome = decay.outcome
        guard outcome.announced > 0 else { return }
        let legs = builder.analysis.ledger.deals.flatMap(\.legs).filter {
            $0.kind.family != .other && !$0.kind.isContingent && $0.overlaps.isEmpty
        }.map { Measure.Input.leg($0.id) }
        let subject = [MeasureID.Dimension.layer(decay.layer)]
        let age = "after \(decay.horizonDays) days, for \(decay.clusters) undertakings"
        let step = decay.curve.step(at: decay.horizonDays)
        let ends = step.flatMap { try? $0.interval(level: builder.analysis.intervalLevel) }
        builder.add(
            Self.survival, subject, decay.curve.survival(at: decay.horizonDays),
            interval: ends.map {
                .init(
                    low: $0.lowerBound, high: $0.upperBound,
                    level: builder.analysis.intervalLevel)
            }, inputs: legs, detail: age)
        builder.add(
            Self.dealSurvival, subject, decay.dealCurve.survival(at: decay.horizonDays),
            inputs: legs, detail: "after \(decay.horizonDays) days")
        let parts = [outcome.paid, outcome.signed, outcome.standing, outcome.withdrawn]
        for (rule, part) in zip(Self.outcomes, parts) {
            builder.add(
                rule, subject, Double(part) / Double(outcome.announced), inputs: legs)
        }
    }
}
