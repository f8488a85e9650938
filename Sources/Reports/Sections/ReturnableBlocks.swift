import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money
import Text

/// What can come back as orders, and who can pay from outside.
struct ReturnableBlocks {
    private static let buyers = 6
    /// Buyers of the main report.
    private static let leadingBuyers = 3
    private static let yearsAhead = 3

    /// How much can come back, by layer and by financing firm.
    func circular(_ context: ReportContext) -> [Block] {
        let results = context.analysis.returnable
        guard results.headline.network.totalWeight > 0 else { return [] }
        return layers(results, context) + vendors(results, context)
    }

    /// How it is computed, and what else follows from it.
    func circularDetails(_ context: ReportContext) -> [Block] {
        let results = context.analysis.returnable
        guard results.headline.network.totalWeight > 0 else { return [] }
        return explanation(results, context) + years(results, context)
            + disclosure(results, context) + bulletin(results, context)
            + missing(results, context)
    }

    /// Whether buyers can pay from outside, and what the largest has ordered.
    func dependence(_ context: ReportContext) -> [Block] {
        let results = context.analysis.returnable
        guard results.headline.network.totalWeight > 0 else { return [] }
        return coverage(results, context, buyers: Self.leadingBuyers) + totals(results, context)
    }

    func dependenceDetails(_ context: ReportContext) -> [Block] {
        let results = context.analysis.returnable
        guard results.headline.network.totalWeight > 0 else { return [] }
        return coverage(results, context, buyers: Self.buyers) + consolidated(results, context)
            + suppliers(results, context) + pledges(results, context)
    }

    private func table(_ heads: [String], left: Int = 1, _ rows: [[String]]) -> Block {
        let alignment = heads.indices.map { $0 < left ? Table.Alignment.left : .right }
        return .table(Table(heads, alignment, rows: rows.map { $0.map { [.text($0)] } }))
    }

    private func explanation(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let words = context.words.returnable
        return [
            .heading(level: 3, [.text(words.heading)]),
            .paragraph(
                words.explanation(
                    data: .link([.code("data.json")], url: "data.json"),
                    dual: context.money(results.headline.stated.dualValue),
                    dated: context.money(results.dated.value),
                    traced: results.traced.flatMap {
                        $0.lowerBound == $0.upperBound ? context.money($0.lowerBound) : nil
                    })),
        ]
    }

    private func layers(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let words = context.words.returnable
        let shown = Set(context.analysis.shownLayers.map(\.layer))
        return [
            .paragraph([.text(PageOneWords(language: context.language).returnable)]),
            table(
                words.layerHeads,
                results.layers.filter { shown.contains($0.layer) }.map { result in
                    [
                        context.words.common.layer(result.layer),
                        context.money(result.network.financing.totalWeight),
                        context.money(result.stated.value),
                        context.range(result.low.returnable, result.high.returnable),
                        context.percent(result.share), context.percent(result.shareOfOrders),
                        context.money(result.direct), context.money(result.capital.atMost),
                    ]
                }),
        ]
    }

    private func years(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let years = results.dated.years.filter { $0.value > 0 }
        guard !years.isEmpty else { return [] }
        let words = context.words.returnable
        return [
            .paragraph([.text(words.years)]),
            table(
                words.yearHeads,
                years.map {
                    [
                        "\($0.year)", context.money($0.financing), context.money($0.orders),
                        context.money($0.value),
                    ]
                }),
        ]
    }

    private func vendors(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let vendors = results.headline.vendors
        guard !vendors.isEmpty else { return [] }
        let words = context.words.returnable
        return [
            .paragraph([.text(words.vendors)]),
            table(
                words.vendorHeads,
                vendors.map {
                    [
                        context.firm($0.vendor), context.money($0.financing),
                        context.money($0.orders), context.money($0.value),
                    ]
                }),
        ]
    }

    private func coverage(
        _ results: ReturnableResults, _ context: ReportContext, buyers limit: Int
    ) -> [Block] {
        let words = context.words.returnable
        let asOf = context.ledger.asOf.year
        let buyers = results.coverage(.announced)
        guard !buyers.isEmpty else { return [] }
        var rows: [[String]] = []
        for buyer in buyers.filter({ !$0.years.isEmpty }).prefix(limit) {
            let ahead = buyer.years.filter { $0.year >= asOf }.prefix(Self.yearsAhead)
            for year in ahead.isEmpty ? buyer.years.suffix(1) : ahead {
                func text(_ known: OutsideCoverage.Known) -> String {
                    switch known {
                    case .value(let share): context.percent(share)
                    case .atMost(let share): words.atMost(context.percent(share))
                    case .unknown: context.words.common.notKnown
                    }
                }
                rows.append([
                    context.firm(buyer.firm), "\(year.year)", context.money(year.owed),
                    year.outsideRevenue.map { context.money($0) } ?? context.words.common.notKnown,
                    words.basis(year.basis), context.money(year.committed), text(year.coverage),
                    text(year.coverageWithCash), context.money(buyer.undated),
                ])
            }
        }
        var blocks: [Block] = [.heading(level: 3, [.text(words.coverageHeading)])]
        if !rows.isEmpty {
            blocks += [.paragraph([.text(words.coverage)]), table(words.coverageHeads, rows)]
        }
        let unknown = buyers.filter(\.isUnknown).map { context.firm($0.firm) }
        let undated = buyers.filter { $0.years.isEmpty && $0.undated > 0 }.map {
            context.firm($0.firm)
        }
        let sentences =
            (unknown.isEmpty ? [] : [words.withoutRevenue(unknown)])
            + (undated.isEmpty ? [] : [words.withoutDates(undated)])
        if !sentences.isEmpty {
            blocks.append(.paragraph([.text(sentences.joined(separator: " "))]))
        }
        return blocks + required(results, context)
    }

    private func required(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let group = results.requiredOfGroup
        let next = context.ledger.asOf.year + 1
        guard let last = group.years.last,
            let together = group.years.first(where: { $0.year == next })
        else { return [] }
        let members = Set(group.firms)
        let alone = results.required.filter { members.contains($0.firms[0]) }
            .compactMap { $0.years.first { $0.year == next }?.required }.reduce(0, +)
        return [
            .paragraph([
                .text(
                    context.words.returnable.required(
                        next, alone: context.money(alone),
                        together: context.money(together.required),
                        total: context.money(group.total), lastYear: last.year))
            ])
        ]
    }

    /// What a firm's live contracts come to, derived ones apart: orders, and money put into others.
    func wholes(of firm: Int, _ context: ReportContext) -> (orders: Int64, financing: Int64) {
        var (orders, financing): (Int64, Int64) = (0, 0)
        for leg in context.network.legs where leg.from == firm && leg.isLive && !leg.isDerived {
            switch leg.side {
            case .commerce: orders += leg.stated.total
            default: financing += leg.stated.total
            }
        }
        return (orders, financing)
    }

    /// The largest buyer's orders.
    private func totals(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        guard let buyer = results.totals.first, buyer.byFirmness.total > 0 else { return [] }
        let words = context.words.returnable
        let id = context.network.firms[buyer.firm].id
        var rows = Firmness.allCases.filter { $0 <= .announced }.map {
            [words.ownPart($0), context.money(buyer.byFirmness[$0])]
        }
        rows.append([words.sum(.announced), context.money(buyer.total)])
        let parts = [
            buyer.purchases, buyer.others, buyer.scheduled, buyer.recorded, buyer.undated,
        ]
        rows += zip(words.parts, parts).map { [$0, context.money($1)] }
        for layer in [Firmness.reported, .estimated] where buyer.byFirmness[layer] > 0 {
            rows.append([words.ownPart(layer), context.money(buyer.byFirmness[layer])])
        }
        // What exhibits by payer and of one firm's money draw.
        let whole = wholes(of: buyer.firm, context)
        let page = PageOneWords(language: context.language)
        rows.append([page.allOrders, context.money(whole.orders)])
        if whole.financing > 0 {
            rows.append([page.withFinancing, context.money(whole.orders + whole.financing)])
        }
        for aggregate in context.ledger.model.aggregates
        where context.ledger.firm(of: aggregate.payer) == id && aggregate.family == .commerce {
            let known = aggregate.claims.filter { $0.known <= context.ledger.asOf }
            guard let latest = known.max(by: { $0.known < $1.known }) else { continue }
            rows.append([
                words.quoted(aggregate.titles[context.language.code] ?? aggregate.title),
                context.text(latest.amount),
            ])
        }
        return [
            .paragraph([
                .text(
                    words.totals(
                        context.firm(buyer.firm), undisclosed: buyer.undisclosed,
                        overlapping: buyer.overlapping))
            ]),
            table(words.totalHeads, rows),
        ]
    }

    private func consolidated(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let view = results.consolidated(.announced)
        guard view.ordered.gross > 0 else {
            return []
        }
        let words = context.words.returnable
        return [
            .heading(level: 3, [.text(words.consolidatedHeading)]),
            .paragraph([
                .text(
                    words.consolidated(
                        firms: view.members.count, gross: context.money(view.ordered.gross),
                        eliminated: context.money(view.ordered.eliminated),
                        ratio: context.percent(view.ordered.ratio),
                        left: context.money(view.ordered.consolidated)))
            ]),
            table(
                words.memberHeads,
                view.firms.filter { $0.sold.gross + $0.invested.gross > 0 }.map {
                    [
                        context.firm($0.firm), context.money($0.sold.gross),
                        context.money($0.sold.eliminated),
                        $0.sold.gross > 0 ? context.percent($0.sold.ratio) : "–",
                        context.money($0.invested.gross), context.money($0.invested.eliminated),
                    ]
                }),
        ]
    }

    private func suppliers(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let buyers = results.supplierFunding.filter { $0.fromSuppliers + $0.fromTheirSuppliers > 0 }
        guard !buyers.isEmpty else { return [] }
        let words = context.words.returnable
        return [
            .paragraph([.text(words.suppliers)]),
            table(
                words.supplierHeads,
                buyers.map { buyer in
                    [
                        context.firm(buyer.firm), context.money(buyer.financing),
                        context.money(buyer.fromSuppliers), context.money(buyer.fromTheirSuppliers),
                        buyer.outsideRevenue.map { context.money($0) }
                            ?? context.words.common.notKnown,
                        buyer.share.map { context.percent($0) }
                            ?? words.atMost(context.percent(buyer.shareOfFinancing)),
                    ]
                }),
        ]
    }

    private func pledges(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let pledges = results.pledges
        guard !pledges.claims.isEmpty else { return [] }
        let words = context.words.returnable
        return [
            .paragraph([
                .text(
                    words.pledges(
                        claimed: context.money(pledges.claimed),
                        carried: context.money(pledges.carried),
                        shortfall: pledges.shortfall > 0 ? context.money(pledges.shortfall) : nil))
            ]),
            table(
                words.pledgeHeads,
                pledges.assets.map { asset in
                    [
                        asset.id, asset.amount.map { context.money($0) } ?? words.notKnown,
                        context.money(asset.claimed),
                        asset.claims.map { pledges.claims[$0].leg }.joined(separator: ", "),
                    ]
                }),
        ]
    }

    private func disclosure(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        guard let value = results.disclosure else { return [] }
        let inputs = value.inputs.filter(\.isResolved).prefix(Self.buyers)
        guard !inputs.isEmpty else { return [] }
        let words = context.words.returnable
        return [
            .paragraph([.text(words.disclosure(width: context.money(computed: value.width)))]),
            table(
                words.disclosureHeads,
                inputs.map { input in
                    let name =
                        switch input.subject {
                        case .undisclosedAmount(let leg):
                            words.amount(of: context.network.legs[leg].id)
                        case .deal(let id): context.dealTitle(id)
                        }
                    return [
                        name, context.money(computed: input.narrowing),
                        context.money(computed: input.standardError),
                    ]
                }),
        ]
    }

    private func bulletin(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        let shares = results.bulletin.shares
        guard shares.contains(where: { $0.shareOfDeals != nil }) else { return [] }
        let words = context.words.returnable
        return [
            .paragraph([.text(words.bulletin)]),
            table(
                words.bulletinHeads,
                shares.map {
                    [
                        words.kind($0.kind), "\($0.deals)",
                        $0.shareOfDeals.map { context.percent($0) } ?? "–",
                        context.money($0.amount),
                        $0.shareOfAmount.map { context.percent($0) } ?? "–",
                    ]
                }),
        ]
    }

    private func missing(_ results: ReturnableResults, _ context: ReportContext) -> [Block] {
        Self.missingOrders(results, context, atMost: Self.buyers).map {
            [.paragraph([.text($0)])]
        } ?? []
    }

    /// Financing whose receiver has no order with the financier in the ledger; `nil` where there is none.
    static func missingOrders(
        _ results: ReturnableResults, _ context: ReportContext, atMost limit: Int
    ) -> String? {
        let pairs = results.missingOrders
        guard !pairs.isEmpty else { return nil }
        let shown = pairs.prefix(limit)
        return context.words.returnable.missing(
            shown.map {
                (
                    financier: context.firm($0.financier), financed: context.firm($0.financed),
                    amount: $0.amount > 0
                        ? context.money($0.amount) : context.words.circularity.notDisclosed
                )
            }, more: pairs.count - shown.count)
    }
}
