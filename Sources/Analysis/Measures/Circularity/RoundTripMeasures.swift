import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// A vendor's own money among its orders, and what comes back of a dollar.
struct RoundTripMeasures: MeasureProvider {
    static let documented = MetricDefinition(
        "round-trip-documented",
        LocalizedText(en: "Own money among orders, documented", ko: "수주 가운데 자기 자금(문서화)"), .money,
        .higherIsWorse,
        of: [[.firm], [.firm, .layer], [.firm, .year]],
        formula:
            "financing that a source ties to a purchase from the vendor, up to that purchase's payments"
    )
    static let traced = MetricDefinition(
        "round-trip-traced",
        LocalizedText(en: "Own money among orders, traced", ko: "수주 가운데 자기 자금(추적)"), .money,
        .higherIsWorse,
        of: [[.firm], [.firm, .layer], [.firm, .year]],
        formula:
            "the vendor's money followed pro rata through the firms in between; the interval is the two readings of unknown books"
    )
    static let atMost = MetricDefinition(
        "round-trip-at-most",
        LocalizedText(en: "Own money among orders, at most", ko: "수주 가운데 자기 자금(최대)"), .money,
        .higherIsWorse,
        of: [[.firm], [.firm, .layer], [.firm, .year]],
        formula: "maximum flow through time from the vendor's financing to its orders")
    static let fifo = MetricDefinition(
        "round-trip-fifo",
        LocalizedText(en: "Own money among orders, first in, first out", ko: "수주 가운데 자기 자금(선입선출)"),
        .money, .higherIsWorse,
        of: [[.firm]], formula: "as traced, with the oldest money spent first")
    static let lifo = MetricDefinition(
        "round-trip-lifo",
        LocalizedText(en: "Own money among orders, last in, first out", ko: "수주 가운데 자기 자금(후입선출)"),
        .money, .higherIsWorse,
        of: [[.firm]], formula: "as traced, with the newest money spent first")
    static let orderShare = MetricDefinition(
        "round-trip-order-share",
        LocalizedText(en: "Own money among orders, share at most", ko: "수주 가운데 자기 자금의 최대 비중"),
        .share,
        .higherIsWorse, of: [[.firm]], formula: "own money among orders, at most ÷ orders")
    static let revenueShares = [
        MetricDefinition(
            "round-trip-revenue-documented",
            LocalizedText(
                en: "Own money of the year to revenue, documented", ko: "당해 자기 자금 ÷ 연매출(문서화)"),
            .ratio, .higherIsWorse, of: [[.firm]],
            formula: "documented, of the as-of year ÷ revenue of a year"),
        MetricDefinition(
            "round-trip-revenue-traced",
            LocalizedText(en: "Own money of the year to revenue, traced", ko: "당해 자기 자금 ÷ 연매출(추적)"),
            .ratio,
            .higherIsWorse, of: [[.firm]],
            formula: "traced, of the as-of year ÷ revenue of a year"),
        MetricDefinition(
            "round-trip-revenue-at-most",
            LocalizedText(
                en: "Own money of the year to revenue, at most", ko: "당해 자기 자금 ÷ 연매출(최대)"), .ratio,
            .higherIsWorse, of: [[.firm]],
            formula: "at most, of the as-of year ÷ revenue of a year"),
    ]
    static let returnShare = MetricDefinition(
        "return-share",
        LocalizedText(en: "What comes back of money paid out", ko: "지급한 돈 가운데 돌아오는 비중"), .share,
        .higherIsWorse,
        of: [[.firm]],
        formula:
            "Finn's return share of the payments of the twelve months before the as-of date, revenue from outside in the books"
    )
    static let returnIndex = MetricDefinition(
        "return-index",
        LocalizedText(
            en: "Finn's cycling index, revenue from outside in the books", ko: "핀 순환 지수(외부 매출 포함)"),
        .share,
        .higherIsWorse,
        formula: "mean return share of the firms, weighted by what flows through them")

    let rules =
        [documented, traced, atMost, fifo, lifo, orderShare] + revenueShares
        + [returnShare, returnIndex]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        for (index, trips) in try analysis.work.roundTrips().enumerated() {
            for band in trips.bands {
                let firm = builder.firm(band.vendor)
                let inputs = Self.legs(band.vendor, trips.layer, network).map(builder.leg)
                if index == 0 {
                    self.band(band, trips, firm, inputs, &builder)
                } else {
                    amounts(
                        band.total, [.firm(firm), .layer(trips.layer)], band.unknownFirms, inputs,
                        &builder)
                }
            }
        }
        returns(try analysis.work.returnShares(), &builder)
        return builder.measures
    }

    /// The vendor's financing and its orders: what the money leaves by, and what it comes back by.
    private static func legs(_ vendor: Int, _ layer: Firmness, _ network: FlowNetwork) -> [Int] {
        network.legs.indices.filter {
            let leg = network.legs[$0]
            return leg.stated.upTo(layer) > 0
                && (leg.family == .financing ? leg.from == vendor : leg.to == vendor)
        }
    }

    /// Why a single traced figure is undefined.
    private static func missingBooks(_ unknown: [Int], _ builder: MeasureBuilder) -> [String] {
        unknown.isEmpty
            ? ["books of the firms in between from the first payment on"]
            : unknown.map { "cash and revenue of \(builder.firm($0))" }
    }

    private func amounts(
        _ amounts: RoundTripBounds.Amounts, _ subject: [MeasureID.Dimension], _ unknown: [Int],
        _ inputs: [Measure.Input], _ builder: inout MeasureBuilder
    ) {
        builder.add(
            Self.documented, subject, builder.money(amounts.documented), inputs: inputs)
        builder.add(
            Self.traced, subject, amounts.traced.map { builder.money($0) },
            interval: builder.bounds(
                [amounts.tracedLow, amounts.tracedHigh].map { builder.money($0) }),
            inputs: inputs,
            missing: amounts.traced == nil
                ? Self.missingBooks(unknown, builder) : [])
        builder.add(Self.atMost, subject, builder.money(amounts.atMost), inputs: inputs)
    }

    private func band(
        _ band: RoundTripBounds, _ trips: RoundTrips, _ firm: String, _ inputs: [Measure.Input],
        _ builder: inout MeasureBuilder
    ) {
        amounts(band.total, [.firm(firm)], band.unknownFirms, inputs, &builder)
        builder.add(Self.fifo, [.firm(firm)], builder.money(band.fifo), inputs: inputs)
        builder.add(Self.lifo, [.firm(firm)], builder.money(band.lifo), inputs: inputs)
        builder.add(
            Self.orderShare, [.firm(firm)],
            band.orders > 0 ? Double(band.total.atMost) / Double(band.orders) : nil,
            inputs: [.measure(MeasureID(Self.atMost.id, [.firm(firm)]))] + inputs,
            missing: band.orders > 0 ? [] : ["orders with an amount"])
        for year in band.years {
            amounts(
                year.amounts, [.firm(firm), .year(year.year)], band.unknownFirms, inputs, &builder)
        }
        let now = builder.analysis.ledger.asOf.year
        guard let year = band.years.first(where: { $0.year == now }) else { return }
        let revenue = trips.revenue[band.vendor]
        let known = (revenue?.minorUnits ?? 0) > 0
        func ratio(_ units: Int64?) -> Double? {
            guard let revenue, known, let units else { return nil }
            return Double(units) / Double(revenue.minorUnits)
        }
        let values = [year.amounts.documented, year.amounts.traced, year.amounts.atMost]
        let parts = [Self.documented, Self.traced, Self.atMost]
        let facts = (revenue?.sources ?? []).flatMap { source in
            builder.analysis.ledger.facts.filter {
                $0.firm == firm && $0.source == source && $0.metric.hasPrefix("revenue_")
            }.prefix(1)
        }
        for (index, rule) in Self.revenueShares.enumerated() {
            let isOpen = known && index == 1
            builder.add(
                rule, [.firm(firm)], ratio(values[index]),
                interval: isOpen
                    ? builder.bounds(
                        [year.amounts.tracedLow, year.amounts.tracedHigh].map(ratio)) : nil,
                inputs: [.measure(MeasureID(parts[index].id, [.firm(firm), .year(now)]))]
                    + facts.map(builder.fact),
                missing: !known
                    ? ["revenue_annual or four revenue_quarter"]
                    : values[index] == nil
                        ? Self.missingBooks(band.unknownFirms, builder) : []
            )
        }
    }

    private func returns(_ result: ReturnShares, _ builder: inout MeasureBuilder) {
        let network = builder.analysis.network
        let amounts = network.amounts(FlowView(layer: .announced, window: result.window))
        let paid = amounts.indices.filter { amounts[$0] > 0 }
        let unknown = result.unknownFirms.map { "revenue of \(builder.firm($0))" }
        for firm in result.firms where firm.high > 0 {
            let own = paid.filter {
                network.legs[$0].from == firm.firm || network.legs[$0].to == firm.firm
            }
            builder.add(
                Self.returnShare, [.firm(builder.firm(firm.firm))], firm.share.value,
                interval: builder.bounds([firm.low, firm.high]), inputs: own.map(builder.leg),
                missing: firm.share.value == nil ? unknown : [])
        }
        guard let index = result.index else { return }
        let isKnown = index.lowerBound == index.upperBound
        builder.add(
            Self.returnIndex, [], isKnown ? index.lowerBound : nil,
            interval: builder.bounds([index.lowerBound, index.upperBound]),
            inputs: builder.legs(paid), missing: isKnown ? [] : unknown)
    }
}
