import Circularity
import FlowNetwork
import Ledger
import Text

/// How much of the financing can come back as orders, each dollar once.
struct ReturnableMeasures: GroupedMeasureProvider {
    static let value = MetricDefinition(
        "returnable-financing",
        LocalizedText(en: "Financing that can come back as orders", ko: "주문으로 돌아올 수 있는 투자금"),
        .money, .higherIsWorse,
        of: [[.layer]],
        formula:
            "the most money that can enter firms as financing and leave them as orders in closed flows, each amount counted once; exact, with a certificate"
    )
    static let financing = MetricDefinition(
        "financing-total", LocalizedText(en: "All financing", ko: "전체 투자금"), .money, .neither,
        of: [[.layer]],
        formula: "sum of every counted leg of equity, loans, prepayments and lease financing")
    static let share = MetricDefinition(
        "returnable-share",
        LocalizedText(
            en: "Financing that can come back as orders, as a share", ko: "주문으로 돌아올 수 있는 투자금의 비중"),
        .share,
        .higherIsWorse, of: [[.layer]],
        formula: "financing that can come back as orders ÷ all financing of the layer")
    static let shareOfOrders = MetricDefinition(
        "returnable-order-share",
        LocalizedText(
            en: "Orders of financing firms that can be returned financing",
            ko: "투자한 기업이 받은 주문 가운데 투자금이 돌아온 것일 수 있는 비중"),
        .share, .higherIsWorse, of: [[.layer]],
        formula: "financing that can come back as orders ÷ orders placed with firms that finance")
    static let vendor = MetricDefinition(
        "returnable-vendor",
        LocalizedText(
            en: "A firm's own financing that can come back to it",
            ko: "한 기업이 투자한 돈 가운데 그 기업에 돌아올 수 있는 금액"), .money,
        .higherIsWorse, of: [[.firm]],
        formula:
            "maximum flow from the firm's financing to its own orders, announced or firmer, dates left aside"
    )
    static let vendorShare = MetricDefinition(
        "returnable-vendor-share",
        LocalizedText(
            en: "Own financing that can come back ÷ annual revenue", ko: "돌아올 수 있는 자기 투자금 ÷ 연매출"),
        .ratio,
        .higherIsWorse, of: [[.firm]],
        formula: "own financing that can come back as orders ÷ revenue of four quarters")
    static let dated = MetricDefinition(
        "returnable-dated",
        LocalizedText(
            en: "Financing that can come back as orders, dates kept", ko: "주문으로 돌아올 수 있는 투자금(시점 반영)"
        ), .money,
        .higherIsWorse,
        formula:
            "as returnable-financing on the time-expanded network: money is not spent before it has come in; announced or firmer"
    )
    static let year = MetricDefinition(
        "returnable-due",
        LocalizedText(
            en: "Orders of a year that can be returned financing",
            ko: "한 해의 주문 가운데 돌아온 투자금일 수 있는 금액"), .money,
        .higherIsWorse, of: [[.year]],
        formula:
            "the most of the orders that fall due in the year that earlier financing can pay, dates kept; years share financing"
    )
    static let traced = MetricDefinition(
        "returnable-traced",
        LocalizedText(en: "Financing that comes back as orders, traced", ko: "주문으로 돌아오는 투자금(추적)"),
        .money,
        .higherIsWorse,
        formula:
            "own money among vendors' orders, traced pro rata over time, all vendors, at most what can come back"
    )
    static let deal = MetricDefinition(
        "returnable-deal-fragility",
        LocalizedText(
            en: "Returnable financing that hangs on one deal", ko: "한 거래에 걸린 반환 가능 투자금의 비중"),
        .share,
        .higherIsWorse, of: [[.deal]],
        formula: "1 − what can come back without the deal ÷ what can, announced or firmer")
    static let firm = MetricDefinition(
        "returnable-firm-fragility",
        LocalizedText(
            en: "Returnable financing that hangs on one firm", ko: "한 기업에 걸린 반환 가능 투자금의 비중"),
        .share,
        .higherIsWorse, of: [[.firm]],
        formula: "1 − what can come back without the firm ÷ what can, announced or firmer")
    static let imputed = MetricDefinition(
        "returnable-imputed",
        LocalizedText(
            en: "Financing that can come back with imputed amounts",
            ko: "미공개 금액을 채웠을 때 돌아올 수 있는 투자금"), .money,
        .higherIsWorse, of: [[.layer]],
        formula: "as returnable-financing with undisclosed legs at imputed amounts")
    static let excess = MetricDefinition(
        "returnable-excess",
        LocalizedText(en: "Returnable share above chance", ko: "우연을 넘는 반환 가능 비중"), .share,
        .higherIsWorse,
        of: [[.nullModel]],
        formula: "returnable share − mean of the replicates; financing and orders kept apart")
    static let excessP = MetricDefinition(
        "returnable-excess-p", LocalizedText(en: "p of the returnable share", ko: "반환 가능 비중의 p"),
        .probability, .lowerIsWorse,
        of: [[.nullModel]],
        formula: "(1 + replicates at least as large) ÷ (1 + replicates), exact and one-sided")
    static let capital = MetricDefinition(
        "capital-loops",
        LocalizedText(en: "Capital that can go round without an order", ko: "주문 없이 자본만으로 도는 금액"),
        .money, .higherIsWorse,
        of: [[.layer]],
        formula:
            "half the maximum circulation of the financing legs alone (a sum over legs): at most so much different money"
    )
    static let capitalShare = MetricDefinition(
        "capital-loop-share",
        LocalizedText(en: "Financing that lies on loops of capital", ko: "자본만의 고리에 놓인 투자금의 비중"),
        .share, .higherIsWorse,
        of: [[.layer]],
        formula: "maximum circulation of the financing legs alone ÷ all financing")

    let rules = [
        value, financing, share, shareOfOrders, vendor, vendorShare, dated, year, traced, deal,
        firm, imputed,
        excess, excessP, capital, capitalShare,
    ]

    var groups: [MeasureGroup] {
        [
            MeasureGroup(
                [
                    Self.value, Self.financing, Self.share, Self.shareOfOrders, Self.vendor,
                    Self.vendorShare, Self.imputed, Self.capital, Self.capitalShare,
                ], layers),
            MeasureGroup([Self.dated, Self.year, Self.traced], time),
            MeasureGroup([Self.deal, Self.firm], fragility),
        ]
            + NullModel.allCases.map { null in
                MeasureGroup([Self.excess, Self.excessP], null: null) {
                    analysis throws(MeasureError) in try excess(null, analysis)
                }
            }
    }

    private func layers(_ analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.returnableLayers, .uncertainty])
        var builder = MeasureBuilder(analysis)
        let results = analysis.returnable
        for result in results.layers { layer(result, &builder) }
        vendors(results.headline, &builder)
        let bounds = try analysis.work.undisclosed()
        if !bounds.legs.isEmpty {
            builder.add(
                Self.imputed, [.layer(bounds.layer)], builder.money(bounds.imputed.returnable),
                interval: builder.bounds(
                    [bounds.atZero.returnable, bounds.imputed.returnable].map { builder.money($0) }),
                inputs: [Self.headline] + bounds.legs.map { builder.leg($0.leg) }
                    + bounds.costFacts.map(builder.fact))
        }
        return builder.measures
    }

    private static let headline = Measure.Input.measure(
        MeasureID(value.id, [.layer(.announced)]))

    /// A builder that knows what the headline rests on.
    private func builder(_ analysis: Analysis) throws(MeasureError) -> MeasureBuilder {
        var builder = MeasureBuilder(analysis)
        let result = try analysis.work.returnableLayers()[Firmness.announced.rawValue]
        let legs = KindLegs(result, analysis.network)
        builder.know(
            Self.value, [.layer(.announced)],
            restingOn: builder.legs(legs.inside, orElse: legs.all))
        return builder
    }

    private func excess(
        _ null: NullModel, _ analysis: Analysis
    ) throws(MeasureError) -> [Measure] {
        guard let found = try analysis.work.returnableExcess(null) else { return [] }
        var builder = try builder(analysis)
        let test = found.test
        builder.add(
            Self.excess, [.null(null)], test.excess, standardError: test.meanError,
            replicates: test.replicates, inputs: [Self.headline])
        builder.add(
            Self.excessP, [.null(null)], test.pValue, replicates: test.replicates,
            inputs: [Self.headline])
        return builder.measures
    }

    private func layer(_ result: ReturnableLayer, _ builder: inout MeasureBuilder) {
        let subject = [MeasureID.Dimension.layer(result.layer)]
        let drawn = builder.analysis.uncertainty?.layer(result.layer)
        let legs = KindLegs(result, builder.analysis.network)
        func share(_ bound: ReturnableLayer.Bound) -> Double? {
            bound.financing > 0 ? Double(bound.returnable) / Double(bound.financing) : nil
        }
        builder.add(
            Self.value, subject, builder.money(result.stated.value),
            interval: builder.money(drawn?.returnable)
                ?? builder.bounds(
                    [result.low.returnable, result.stated.value, result.high.returnable]
                        .map { builder.money($0) }),
            inputs: builder.legs(legs.inside, orElse: legs.all))
        let value = Measure.Input.measure(MeasureID(Self.value.id, subject))
        builder.add(
            Self.financing, subject, builder.money(result.network.financing.totalWeight),
            interval: builder.bounds(
                [result.low.financing, result.high.financing].map { builder.money($0) }),
            inputs: builder.legs(legs.financing))
        builder.add(
            Self.share, subject, result.share,
            interval: builder.plain(drawn?.returnableShare)
                ?? builder.bounds([share(result.low), result.share, share(result.high)]),
            inputs: [
                value, .measure(MeasureID(Self.financing.id, subject)),
            ],
            missing: result.share == nil ? ["a counted amount"] : [])
        builder.add(
            Self.shareOfOrders, subject, result.shareOfOrders,
            inputs: [value] + legs.ordersOfFinanciers.map(builder.leg),
            missing: result.shareOfOrders == nil ? ["a counted order of a firm that finances"] : []
        )
        builder.add(
            Self.capital, subject, builder.money(result.capital.atMost),
            inputs: builder.legs(
                legs.capital, orElse: legs.financing + result.capital.undisclosed))
        let capitalShare = result.capital.knownShare
        let hidden = capitalShare == nil ? result.capital.undisclosed : []
        builder.add(
            Self.capitalShare, subject, capitalShare,
            inputs: builder.legs(legs.financing + hidden),
            missing: hidden.map { "the amount of \(builder.analysis.network.legs[$0].id)" })
    }

    private func vendors(_ headline: ReturnableLayer, _ builder: inout MeasureBuilder) {
        let network = builder.analysis.network
        let amounts = network.amounts(FlowView(layer: headline.layer))
        for vendor in headline.vendors {
            let id = builder.firm(vendor.vendor)
            let firm = [MeasureID.Dimension.firm(id)]
            let own = amounts.indices.filter {
                amounts[$0] > 0
                    && (network.legs[$0].family == .financing
                        ? network.legs[$0].from == vendor.vendor
                        : network.legs[$0].to == vendor.vendor)
            }
            builder.add(
                Self.vendor, firm, builder.money(vendor.value), inputs: own.map(builder.leg))
            let ledger = builder.analysis.ledger
            let revenue = ledger.trailingYear(.revenue, of: id)
            builder.add(
                Self.vendorShare, firm,
                revenue.flatMap {
                    $0.minorUnits > 0 ? Double(vendor.value) / Double($0.minorUnits) : nil
                },
                inputs: [.measure(MeasureID(Self.vendor.id, firm))]
                    + (revenue?.facts ?? []).map { builder.fact(ledger.facts[$0]) },
                missing: revenue == nil ? ["revenue of a year"] : [])
        }
    }

    private func time(_ analysis: Analysis) throws(MeasureError) -> [Measure] {
        let dated = try analysis.work.returnableDated()
        var builder = try builder(analysis)
        builder.add(Self.dated, [], builder.money(dated.value), inputs: [Self.headline])
        for year in dated.years {
            builder.add(
                Self.year, [.year(year.year)], builder.money(year.value),
                inputs: [.measure(MeasureID(Self.dated.id))])
        }
        if let traced = try analysis.work.tracedReturn() {
            builder.add(
                Self.traced, [],
                traced.lowerBound == traced.upperBound ? builder.money(traced.lowerBound) : nil,
                interval: builder.bounds(
                    [traced.lowerBound, traced.upperBound].map { builder.money($0) }),
                inputs: [Self.headline],
                missing: traced.lowerBound == traced.upperBound
                    ? [] : ["outside money of firms between the financing and the orders"])
        }
        return builder.measures
    }

    private func fragility(_ analysis: Analysis) throws(MeasureError) -> [Measure] {
        let fragility = try analysis.work.returnableFragility()
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        func loss(_ item: LeaveOneOut.Item) -> Double {
            Double(item.loss) / Double(fragility.returnable)
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
        return builder.measures
    }
}

/// Positions in ``FlowNetwork/legs`` of what a layer's returnable financing rests on.
private struct KindLegs {
    /// Legs with a counted dollar in the layer.
    let all: [Int]
    /// … in a group of firms in which money can come back: no other leg bears on it.
    let inside: [Int]
    let financing: [Int]
    let ordersOfFinanciers: [Int]
    /// Financing legs of the circulation of capital.
    let capital: [Int]

    init(_ result: ReturnableLayer, _ network: FlowNetwork) {
        let groups = result.groups
        let amounts = network.amounts(FlowView(layer: result.layer))
        all = amounts.indices.filter { amounts[$0] > 0 }
        let financiers = Set(result.network.financing.tail.map(Int.init))
        inside = all.filter {
            groups[network.legs[$0].from] == groups[network.legs[$0].to]
        }
        financing = all.filter { network.legs[$0].family == .financing }
        ordersOfFinanciers = all.filter {
            network.legs[$0].family == .commerce && financiers.contains(network.legs[$0].to)
        }
        let digraph = result.network.financing
        capital = financing.filter {
            digraph.leg(from: network.legs[$0].from, to: network.legs[$0].to)
                .map { result.capital.circulation.legAmounts[$0] > 0 } ?? false
        }
    }
}
