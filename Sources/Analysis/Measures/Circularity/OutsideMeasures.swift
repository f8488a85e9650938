import Circularity
import FlowNetwork
import Ledger
import Text

/// Whether buyers can pay from outside the web, and what is left when the web is one firm.
struct OutsideMeasures: GroupedMeasureProvider {
    static let coverage = MetricDefinition(
        "outside-coverage",
        LocalizedText(en: "Outside coverage of what a buyer owes", ko: "지급할 돈에 대한 외부 자금의 충당 비율"),
        .ratio, .lowerIsWorse,
        of: [[.firm, .year]],
        formula:
            "(revenue from outside the web, sales to firms that take in none of its money among it − costs outside it + committed outside financing) ÷ orders that fall due, announced or firmer; without known costs an upper bound"
    )
    static let coverageWithCash = MetricDefinition(
        "outside-coverage-with-cash",
        LocalizedText(en: "Outside coverage with cash used evenly", ko: "외부 자금의 충당 비율(현금 균등 사용)"),
        .ratio,
        .lowerIsWorse, of: [[.firm, .year]],
        formula: "as outside-coverage, cash spread evenly to the last year with a due")
    static let own = MetricDefinition(
        "own-revenue-coverage",
        LocalizedText(en: "Outside revenue of a buyer ÷ what it owes", ko: "외부 매출 ÷ 지급할 돈"), .ratio,
        .lowerIsWorse, of: [[.firm, .year]],
        formula: "revenue from outside the web ÷ orders that fall due, announced or firmer")
    static let required = MetricDefinition(
        "required-revenue",
        LocalizedText(
            en: "Revenue from end customers that a firm requires", ko: "한 기업에 필요한 최종 고객 매출"),
        .money,
        .higherIsWorse, of: [[.firm, .year]],
        formula:
            "least revenue of the year with which every dated commitment is met by committed money and cash alone, before other costs"
    )
    static let requiredOfGroup = MetricDefinition(
        "required-revenue-group",
        LocalizedText(
            en: "Revenue from end customers that the web requires", ko: "무리 전체에 필요한 최종 고객 매출"),
        .money,
        .higherIsWorse, of: [[.year]],
        formula:
            "as required-revenue for the largest group as one purse; what its firms owe each other is eliminated"
    )
    static let consolidated = MetricDefinition(
        "consolidated-orders",
        LocalizedText(
            en: "Orders that are left when the web is one firm", ko: "무리를 한 기업으로 볼 때 남는 주문"),
        .money, .neither,
        of: [[.layer]],
        formula: "orders placed by the firms of the largest group − those placed with each other")
    static let elimination = MetricDefinition(
        "elimination-ratio",
        LocalizedText(
            en: "Orders that are eliminated when the web is one firm",
            ko: "무리를 한 기업으로 볼 때 사라지는 주문의 비중"), .share,
        .higherIsWorse, of: [[.layer]],
        formula: "orders inside the largest group ÷ all orders of its firms")
    static let eliminationOfFirm = MetricDefinition(
        "elimination-ratio-firm",
        LocalizedText(
            en: "Orders to a firm that come from inside the web", ko: "한 기업이 받은 주문 가운데 무리 안에서 온 비중"),
        .share,
        .higherIsWorse, of: [[.firm]],
        formula:
            "orders to the firm from the largest group ÷ all orders to it, announced or firmer")
    static let suppliers = MetricDefinition(
        "supplier-funded-share",
        LocalizedText(
            en: "Money that a buyer took in from its suppliers", ko: "구매자가 들여온 돈 가운데 공급자에게서 온 비중"),
        .share,
        .higherIsWorse, of: [[.firm]],
        formula:
            "financing from suppliers and their suppliers ÷ financing and outside revenue, twelve months before the as-of date"
    )
    static let shortfall = MetricDefinition(
        "pledge-shortfall",
        LocalizedText(
            en: "Claims that the assets behind them cannot carry", ko: "담보 자산이 감당하지 못하는 청구액"),
        .money,
        .higherIsWorse,
        formula:
            "claims with `secured_by` − the most of them that the named assets and guarantees can carry (maximum flow); assets without an amount are taken as unlimited"
    )
    static let disclosure = MetricDefinition(
        "disclosure-value",
        LocalizedText(
            en: "What it is worth to know what a deal comes to", ko: "한 거래의 조건을 아는 것의 가치"), .money,
        .neither,
        of: [[.deal]],
        formula:
            "expected narrowing of the interval of the returnable financing if the deal's amount and fate were known, from the draws"
    )
    static let dealClass = MetricDefinition(
        "bulletin-deal-share",
        LocalizedText(en: "Deals by class of BIS Bulletin 137", ko: "BIS 회보 137호 분류별 거래 비중"),
        .share, .neither,
        of: [[.bulletinClass]],
        formula:
            "deals of the class ÷ deals with a firm of the universe, announced or firmer; circular: a leg on any closed chain between firms of the universe, in a selection of recent deals, where the Bulletin (16.1% of deals circular) has a larger and earlier sample"
    )
    static let amountClass = MetricDefinition(
        "bulletin-amount-share",
        LocalizedText(en: "Money by class of BIS Bulletin 137", ko: "BIS 회보 137호 분류별 금액 비중"),
        .share, .neither,
        of: [[.bulletinClass]],
        formula:
            "counted amounts of legs of the class ÷ those of all legs with a firm of the universe; by leg, with the whole amount of the contract, where the Bulletin (46.4% of value circular) counts deals of a larger and earlier sample"
    )

    let rules = [
        coverage, coverageWithCash, own, required, requiredOfGroup, consolidated, elimination,
        eliminationOfFirm, suppliers, shortfall, disclosure, dealClass,
        amountClass,
    ]

    var groups: [MeasureGroup] {
        [
            MeasureGroup(rules.filter { $0.id != Self.disclosure.id }, buyers),
            MeasureGroup([Self.disclosure], disclosure),
        ]
    }

    private func buyers(_ analysis: Analysis) throws(MeasureError) -> [Measure] {
        let headline = Firmness.announced
        _ = try analysis.work.outsideCoverage(headline)
        for layer in Firmness.allCases { _ = try analysis.work.consolidated(layer) }
        _ = try analysis.work.requiredRevenue()
        _ = try analysis.work.requiredOfGroup()
        _ = try analysis.work.supplierFunding()
        _ = try analysis.work.pledges()
        _ = try analysis.work.bulletinClasses()
        var builder = MeasureBuilder(analysis)
        let results = analysis.returnable
        for buyer in results.coverage(headline) { coverage(buyer, &builder) }
        for firm in results.required {
            for year in firm.years where year.required > 0 {
                builder.add(
                    Self.required, [.firm(builder.firm(firm.firms[0])), .year(year.year)],
                    builder.money(year.required), inputs: legs(firm, builder))
            }
        }
        for year in results.requiredOfGroup.years {
            builder.add(
                Self.requiredOfGroup, [.year(year.year)], builder.money(year.required),
                inputs: legs(results.requiredOfGroup, builder))
        }
        for layer in Firmness.allCases {
            let view = results.consolidated(layer)
            guard !view.members.isEmpty else { continue }
            let inputs = orders(of: view, builder)
            builder.add(
                Self.consolidated, [.layer(layer)], builder.money(view.ordered.consolidated),
                inputs: inputs)
            builder.add(
                Self.elimination, [.layer(layer)], view.ordered.ratio, inputs: inputs,
                missing: view.ordered.ratio == nil ? ["a counted order"] : [])
        }
        let view = results.consolidated(headline)
        for member in view.firms {
            guard let ratio = member.sold.ratio else { continue }
            builder.add(
                Self.eliminationOfFirm, [.firm(builder.firm(member.firm))], ratio,
                inputs: orders(of: view, builder))
        }
        for buyer in results.supplierFunding {
            let inputs = analysis.network.legs.indices.filter {
                let leg = analysis.network.legs[$0]
                return leg.to == buyer.firm && leg.family == .financing && leg.stated.total > 0
            }
            builder.add(
                Self.suppliers, [.firm(builder.firm(buyer.firm))], buyer.share,
                interval: buyer.share == nil
                    ? builder.bounds([0, buyer.shareOfFinancing]) : nil,
                inputs: inputs.map(builder.leg),
                missing: buyer.share == nil ? ["revenue of a year"] : [])
        }
        if !results.pledges.claims.isEmpty {
            builder.add(
                Self.shortfall, [], builder.money(results.pledges.shortfall),
                inputs: results.pledges.claims.map { .leg($0.leg) })
        }
        // Of a share of classes, every leg that is sorted is an input: those of the class above, all of them below the line.
        let sorted = results.bulletin.legs.filter { $0.kind != .outside }.map(\.leg)
        let counted = sorted.filter { analysis.network.legs[$0].stated.upTo(.announced) > 0 }
        for share in results.bulletin.shares where share.shareOfDeals != nil {
            builder.add(
                Self.dealClass, [.kind(share.kind)], share.shareOfDeals,
                inputs: sorted.map(builder.leg))
            builder.add(
                Self.amountClass, [.kind(share.kind)], share.shareOfAmount,
                inputs: counted.map(builder.leg),
                missing: share.shareOfAmount == nil ? ["a counted amount"] : [])
        }
        return builder.measures
    }

    private func disclosure(_ analysis: Analysis) throws(MeasureError) -> [Measure] {
        guard let found = try analysis.work.disclosure() else { return [] }
        var builder = MeasureBuilder(analysis)
        let ofDeal = Dictionary(grouping: analysis.network.legs.indices) {
            analysis.network.legs[$0].resolved.dealID
        }
        for input in found.inputs where input.isResolved {
            guard case .deal(let id) = input.subject else { continue }
            builder.add(
                Self.disclosure, [.deal(id)], builder.money(input.narrowing),
                standardError: builder.money(input.standardError), replicates: found.draws,
                inputs: (ofDeal[id] ?? []).map(builder.leg))
        }
        return builder.measures
    }

    private func coverage(_ buyer: OutsideCoverage, _ builder: inout MeasureBuilder) {
        let network = builder.analysis.network
        let inputs = network.legs.indices.filter {
            let leg = network.legs[$0]
            return leg.stated.upTo(buyer.layer) > 0
                && (leg.family == .commerce
                    ? leg.from == buyer.firm || leg.to == buyer.firm : leg.to == buyer.firm)
        }.map(builder.leg)
        let firm = builder.firm(buyer.firm)
        for year in buyer.years {
            let subject = [MeasureID.Dimension.firm(firm), .year(year.year)]
            let facts = builder.analysis.ledger.facts.filter {
                $0.firm == firm && $0.metric.hasPrefix("revenue")
                    && year.revenueSources.contains($0.source)
            }.map(builder.fact)
            func add(_ rule: MetricDefinition, _ known: OutsideCoverage.Known, lacking: String) {
                builder.add(
                    rule, subject, known.number, inputs: inputs + facts,
                    missing: known == .unknown
                        ? [lacking] : known.isUpperBound ? ["costs outside the ledger"] : [],
                    bound: known.isUpperBound ? .atMost : nil,
                    detail: year.outsideCosts == nil
                        ? "costs outside are not known: an upper bound" : nil)
            }
            add(Self.coverage, year.coverage, lacking: "revenue")
            if year.cash != nil {
                add(Self.coverageWithCash, year.coverageWithCash, lacking: "revenue")
            }
            builder.add(
                Self.own, subject, year.ownRevenueShare, inputs: inputs + facts,
                missing: year.ownRevenueShare == nil ? ["revenue"] : [])
        }
    }

    private func legs(_ result: RequiredRevenue, _ builder: MeasureBuilder) -> [Measure.Input] {
        let members = Set(result.firms)
        let network = builder.analysis.network
        return network.legs.indices.filter {
            network.legs[$0].stated.upTo(result.layer) > 0
                && members.contains(network.legs[$0].from)
                    != members.contains(network.legs[$0].to)
        }.map(builder.leg)
    }

    private func orders(of view: ConsolidatedView, _ builder: MeasureBuilder) -> [Measure.Input] {
        let members = Set(view.members)
        let network = builder.analysis.network
        let orders = network.legs.indices.filter {
            network.legs[$0].family == .commerce && members.contains(network.legs[$0].from)
                && network.legs[$0].stated.upTo(view.layer) > 0
        }
        return builder.legs(orders)
    }
}
