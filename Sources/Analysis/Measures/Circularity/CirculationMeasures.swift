import Circularity
import FlowNetwork
import Ledger
import Text

/// How much goes round, layer by layer and year by year.
struct CirculationMeasures: MeasureProvider {
    static let totalFlow = MetricDefinition(
        "total-flow", LocalizedText(en: "All money", ko: "전체 금액"), .money, .neither, of: [[.layer]],
        formula: "sum of the counted amounts of all legs in the layer or a firmer one")
    static let circulation = MetricDefinition(
        "circulation", LocalizedText(en: "Most that can go round", ko: "최대 순환 가능 금액(구간 합계)"),
        .money, .higherIsWorse, of: [[.layer]],
        formula:
            "maximum circulation: the largest amount in closed loops with no money used twice and no leg above its amount"
    )
    static let share = MetricDefinition(
        "circulation-share", LocalizedText(en: "Circulation share", ko: "순환 비중"), .share,
        .higherIsWorse, of: [[.layer]],
        formula: "most that can go round ÷ all money")
    static let reciprocity = MetricDefinition(
        "reciprocity",
        LocalizedText(en: "Paid back directly between two firms", ko: "두 기업 사이에서 곧바로 되돌아오는 비중"),
        .share, .higherIsWorse,
        of: [[.layer]], formula: "Σ min(w_ij, w_ji) ÷ Σ w over ordered pairs of firms")
    static let binary = MetricDefinition(
        "reciprocity-binary", LocalizedText(en: "Pairs that pay each other", ko: "서로 지급하는 쌍의 비중"),
        .share, .neither, of: [[.layer]],
        formula: "payer–receiver pairs that also pay the other way ÷ all pairs")
    static let multiParty = MetricDefinition(
        "multi-party",
        LocalizedText(
            en: "Goes round only through three firms or more", ko: "세 기업 이상을 거쳐야만 돌아오는 금액"), .money,
        .higherIsWorse,
        of: [[.layer]], formula: "most that can go round − Σ min(w_ij, w_ji)")
    static let group = MetricDefinition(
        "loop-group",
        LocalizedText(
            en: "Firms in the largest group in which money can come back",
            ko: "돈이 돌아올 수 있는 가장 큰 무리의 기업 수"), .count,
        .higherIsWorse, of: [[.layer]], formula: "largest strongly connected component")
    static let forwarding = MetricDefinition(
        "forwarding-share",
        LocalizedText(
            en: "Goes round if everyone passes money on pro rata", ko: "모두가 받은 비율대로 넘길 때 도는 비중"),
        .share,
        .higherIsWorse, of: [[.layer]],
        formula: "balanced flow forwarding (Homs-Dones et al. 2025) ÷ all money")
    static let finn = MetricDefinition(
        "finn-index",
        LocalizedText(en: "Finn's cycling index, books closed", ko: "핀 순환 지수(장부를 닫았을 때)"), .share,
        .higherIsWorse,
        of: [[.layer]],
        formula: "mean return share of the firms, weighted by what flows through them (Finn 1976)")
    static let flowDue = MetricDefinition(
        "flow-due", LocalizedText(en: "Money that falls due in a year", ko: "한 해에 지급 기일이 오는 금액"),
        .money, .neither, of: [[.year]],
        formula: "payments of the year on dated legs, announced or firmer")
    static let circulationDue = MetricDefinition(
        "circulation-due",
        LocalizedText(en: "Most that can go round within a year", ko: "한 해 안에 순환 가능한 최대 금액"),
        .money, .higherIsWorse,
        of: [[.year]], formula: "maximum circulation of the payments of the year")
    static let shareDue = MetricDefinition(
        "circulation-due-share",
        LocalizedText(en: "Circulation share within a year", ko: "한 해 안의 순환 비중"), .share,
        .higherIsWorse,
        of: [[.year]], formula: "most that can go round within the year ÷ money that falls due")

    let rules = [
        totalFlow, circulation, share, reciprocity, binary, multiParty, group, forwarding, finn,
        flowDue, circulationDue, shareDue,
    ]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.layers, .years, .uncertainty])
        var builder = MeasureBuilder(analysis)
        for result in analysis.layers {
            if result.high.totalWeight > 0 || result.stated.totalWeight > 0 {
                layer(result, &builder)
            } else {
                empty(result.layer, &builder)
            }
        }
        passedOn(analysis.headline, &builder)
        for result in analysis.years { year(result, &builder) }
        return builder.measures
    }

    private func layer(_ result: LayerResult, _ builder: inout MeasureBuilder) {
        let analysis = builder.analysis
        let stated = result.stated
        let subject = [MeasureID.Dimension.layer(result.layer)]
        let drawn = analysis.uncertainty?.layer(result.layer)
        func id(_ rule: MetricDefinition) -> Measure.Input {
            .measure(MeasureID(rule.id, subject))
        }
        func ratio(_ bound: LayerResult.Bound) -> Double? {
            bound.totalWeight > 0 ? Double(bound.circulation) / Double(bound.totalWeight) : nil
        }
        let legs = LayerLegs(stated, analysis.network)
        builder.add(
            Self.totalFlow, subject, builder.money(stated.totalWeight),
            interval: builder.money(drawn?.totalWeight)
                ?? builder.bounds(
                    [result.low.totalWeight, result.high.totalWeight].map { builder.money($0) }),
            inputs: builder.legs(legs.all))
        builder.add(
            Self.circulation, subject, builder.money(stated.circulation.value),
            interval: builder.money(drawn?.circulation)
                ?? builder.bounds(
                    [result.low.circulation, result.high.circulation].map { builder.money($0) }),
            inputs: builder.legs(legs.inside, orElse: legs.all))
        builder.add(
            Self.share, subject, stated.share,
            interval: builder.plain(drawn?.share)
                ?? builder.bounds([ratio(result.low), stated.share, ratio(result.high)]),
            inputs: [id(Self.circulation), id(Self.totalFlow)],
            missing: stated.share == nil ? ["a counted amount"] : [])
        builder.add(
            Self.reciprocity, subject, stated.reciprocity.weighted,
            interval: builder.plain(drawn?.reciprocity),
            inputs: legs.mutual.map(builder.leg) + [id(Self.totalFlow)],
            missing: stated.reciprocity.weighted == nil ? ["a counted amount"] : [])
        builder.add(
            Self.binary, subject, stated.reciprocity.binary, inputs: legs.all.map(builder.leg),
            missing: stated.reciprocity.binary == nil ? ["a counted amount"] : [])
        builder.add(
            Self.multiParty, subject, builder.money(stated.multiParty),
            interval: builder.money(drawn?.multiParty),
            inputs: [id(Self.circulation)] + legs.mutual.map(builder.leg))
        builder.add(
            Self.group, subject, Double(stated.largestComponent),
            inputs: builder.legs(legs.inside, orElse: legs.all))
    }

    /// A layer in which nobody has a counted dollar.
    private func empty(_ layer: Firmness, _ builder: inout MeasureBuilder) {
        for rule in [Self.totalFlow, Self.circulation, Self.multiParty, Self.group] {
            builder.add(rule, [.layer(layer)], 0, inputs: builder.legs([]))
        }
        for rule in [Self.share, Self.reciprocity, Self.binary] {
            builder.add(rule, [.layer(layer)], nil, inputs: [], missing: ["a counted amount"])
        }
    }

    /// Measures with a rule of proportion, of what is announced or firmer.
    private func passedOn(_ result: LayerResult, _ builder: inout MeasureBuilder) {
        let subject = [MeasureID.Dimension.layer(result.layer)]
        let inputs = LayerLegs(result.stated, builder.analysis.network).all.map(builder.leg)
        func add(
            _ rule: MetricDefinition, _ value: (WeightedDigraph) throws(CircularityError) -> Double?
        ) {
            do throws(CircularityError) {
                var found: Double?
                if result.stated.totalWeight > 0 { found = try value(result.stated.network) }
                builder.add(
                    rule, subject, found, inputs: inputs,
                    missing: found == nil ? ["a counted amount"] : [])
            } catch {
                builder.add(rule, subject, nil, inputs: inputs, missing: [error.description])
            }
        }
        add(Self.forwarding) { (network) throws(CircularityError) in
            try BalancedFlowForwarding(of: network).share
        }
        add(Self.finn) { (network) throws(CircularityError) in
            try FinnIndex(of: network).index
        }
    }

    private func year(_ result: YearResult, _ builder: inout MeasureBuilder) {
        let subject = [MeasureID.Dimension.year(result.year)]
        let legs = LayerLegs(result.measures, builder.analysis.network)
        builder.add(
            Self.flowDue, subject, builder.money(result.measures.totalWeight),
            inputs: legs.all.map(builder.leg))
        builder.add(
            Self.circulationDue, subject, builder.money(result.measures.circulation.value),
            inputs: builder.legs(legs.inside, orElse: legs.all))
        builder.add(
            Self.shareDue, subject, result.measures.share,
            inputs: [Self.circulationDue, Self.flowDue].map {
                .measure(MeasureID($0.id, subject))
            }, missing: result.measures.share == nil ? ["a counted amount"] : [])
    }
}

/// Positions in ``FlowNetwork/legs`` of what a layer's measures rest on.
struct LayerLegs {
    /// Legs with a counted dollar in the view.
    let all: [Int]
    /// … that lie in a group of firms in which money can come back: no other leg bears on a circulation.
    let inside: [Int]
    /// … between two firms that pay each other.
    let mutual: [Int]

    init(_ measures: LayerMeasures, _ network: FlowNetwork) {
        let amounts = network.amounts(measures.view)
        let found = StronglyConnectedComponents(of: measures.network)
        all = amounts.indices.filter { amounts[$0] > 0 }
        inside = all.filter {
            found.component[network.legs[$0].from] == found.component[network.legs[$0].to]
        }
        mutual = inside.filter {
            measures.network.leg(from: network.legs[$0].to, to: network.legs[$0].from) != nil
        }
    }
}
