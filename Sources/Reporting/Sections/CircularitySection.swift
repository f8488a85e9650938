import Circularity
import FlowNetwork
import Ledger
import Ouroboros

/// Section 4: how much goes round, through which loops, and how firm it is.
struct CircularitySection: ReportSection {
    /// Loops shown in the table; the data file has all.
    static let shownLoops = 15

    func blocks(_ context: ReportContext) -> [Block] {
        let exhibits = ReportExhibits(context)
        return [
            .heading(level: 2, ["4 Circularity"]),
            .alert(
                .note,
                [
                    .paragraph([
                        "A circular deal is not an accusation. Suppliers finance customers in many healthy markets: it lowers the cost of a new technology, secures capacity and shares risk. What a loop means is that revenue and investment depend on each other, so that a shortfall in one is felt in the other. The figures below are upper ends of what can be the same money; none says that it is."
                    ])
                ]),
            exhibits.ladder.block,
        ] + loops(context) + layers(context) + [exhibits.matrix.block, exhibits.firmness.block]
            + PassThroughSection().blocks(context) + years(context) + vendors(context)
            + RoundTripBlocks().blocks(context) + FragilityBlocks().blocks(context)
            + ConcentrationBlocks().blocks(context)
            + SignificanceBlocks().blocks(context) + HeadlineDecayBlocks().blocks(context)
            + [exhibits.map.block]
    }

    private func loops(_ context: ReportContext) -> [Block] {
        let circuits = context.analysis.circuits
        let circular = circuits.circuits(.circularFinancing)
        let shown = ReportExhibits.shownCircuits(context, limit: Self.shownLoops)
        guard !shown.isEmpty else {
            return [.paragraph(["The ledger has no loop of investment and orders on that day."])]
        }
        let rows = shown.enumerated().map { index, circuit -> [[Inline]] in
            [
                [.text("C\(index + 1)")], [.text(context.chain(circuit))],
                [.text(circuit.bottleneck.map { context.money($0) } ?? "not disclosed")],
                [.text(circuit.layer.name)],
                [.text(circuit.grade?.description ?? "–")],
                deals(circuit, context),
            ]
        }
        let counts = CircuitClass.allCases.map { "\(circuits.circuits($0).count) \($0.label)" }
        return [
            .heading(level: 3, ["The loops"]),
            .paragraph([
                .text(
                    "\(circuits.isTruncated ? "At least " : "")\(circuits.circuits.count) loops of up to \(circuits.maxLength) firms: \(counts.joined(separator: ", ")). The table shows \(shown.count) of the \(circular.count) loops of investment and orders: the widest, then those with an undisclosed leg. \(estimated(context, circular))"
                ), .strong(["Loops share legs: their amounts must not be added up."]),
                .text(" How much can go round in all is the circulation below."),
            ]),
            .table(
                Table(
                    columns: [
                        .init("Loop"), .init("Chain"), .init("Thinnest leg", .right),
                        .init("Firmness"), .init("Weakest grade", .centre), .init("Deals"),
                    ], rows: rows)),
        ]
    }

    /// How many of the loops need a derived leg.
    private func estimated(_ context: ReportContext, _ circuits: [DealCircuit]) -> String {
        let number = circuits.count(where: context.needsDerivedLeg)
        guard number > 0 else { return "" }
        return
            "Deals alone close \(circuits.count - number) of the \(circuits.count); the other \(number) \(number == 1 ? "needs" : "need") a leg that is derived from spending (\(EvidenceMark.estimated.symbol)). "
    }

    private func deals(_ circuit: DealCircuit, _ context: ReportContext) -> [Inline] {
        let titles = Dictionary(
            context.ledger.deals.map { ($0.id, $0.deal.title) }, uniquingKeysWith: { a, _ in a })
        var ids: [String] = []
        var derived: Set<String> = []
        for hop in circuit.hops {
            for leg in hop.legs.map({ context.network.legs[$0] }) {
                let id = leg.resolved.dealID
                if !ids.contains(id) { ids.append(id) }
                if leg.isDerived { derived.insert(id) }
            }
        }
        return ids.enumerated().flatMap { index, id -> [Inline] in
            let comma: [Inline] = index > 0 ? [.text(", ")] : []
            // A rule is not in the appendix of deals.
            if derived.contains(id) {
                return comma + [.text("\(id) \(EvidenceMark.estimated.symbol)")]
            }
            return comma + [.link([.text(id)], url: headingAnchor(titles[id] ?? id))]
        }
    }

    private func layers(_ context: ReportContext) -> [Block] {
        let rows = context.analysis.layers.map { result -> [[Inline]] in
            [
                [.text(result.layer.name)], [.text(context.money(result.stated.totalWeight))],
                [.text(context.money(result.stated.circulation.value))],
                [.text(context.range(result.low.circulation, result.high.circulation))],
                [.text(context.percent(result.stated.share))],
                [.text(context.percent(result.stated.reciprocity.weighted))],
                [.text(context.money(result.stated.multiParty))],
                [.text("\(result.stated.largestComponent)")],
            ]
        }
        guard let headline = context.headline else { return [] }
        return [
            .heading(level: 3, ["How much can go round"]),
            .paragraph([
                .text(
                    "The maximum circulation is the largest amount that can travel in closed loops with no dollar used twice and no leg carrying more than its amount: an upper end, not an estimate. It is exact, and each value comes with a certificate (potentials of the firms, in "
                ), .link([.code("data.json")], url: "data.json"),
                .text(
                    ") whose bound equals it to the cent; for the \(headline.layer.name) layer both are \(context.money(headline.stated.circulation.dualValue))."
                ),
            ]),
            .table(
                Table(
                    columns: [
                        .init("Layer (cumulative)"), .init("All money", .right),
                        .init("Can go round", .right), .init("Range", .right),
                        .init("Share", .right),
                        .init("Paid straight back", .right), .init("Three firms or more", .right),
                        .init("Firms in the largest group", .right),
                    ], rows: rows)),
        ]
    }

    private func years(_ context: ReportContext) -> [Block] {
        let years = context.analysis.years
        guard !years.isEmpty else { return [] }
        let coverage = context.analysis.coverage
        let dated = coverage.amount - coverage.undatedAmount
        return [
            .heading(level: 3, ["By year of payment"]),
            .paragraph([
                .text(
                    "Legs spread over their terms by their payment profiles, as announced or firmer. \(context.money(dated)) of \(context.money(coverage.amount)) has dates; a loop whose legs are due in different years does not close within any of them."
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Year"), .init("Falls due", .right), .init("Can go round", .right),
                        .init("Share", .right),
                    ],
                    rows: years.map { result in
                        [
                            [.text("\(result.year)")],
                            [.text(context.money(result.measures.totalWeight))],
                            [.text(context.money(result.measures.circulation.value))],
                            [.text(context.percent(result.measures.share))],
                        ]
                    })),
        ]
    }

    private func vendors(_ context: ReportContext) -> [Block] {
        let vendors = context.analysis.vendors.filter { $0.numerators[2] + $0.contingent > 0 }
        guard !vendors.isEmpty else { return [] }
        let rows = vendors.map { vendor -> [[Inline]] in
            let ratios = vendor.ratios
            return [
                [.text(context.firm(vendor.vendor))],
                [.text(vendor.customers.map(context.firm).joined(separator: ", "))],
                [.text(context.money(vendor.drawn))], [.text(context.money(vendor.committed))],
                [.text(context.money(vendor.equityPaid + vendor.equityCommitted))],
                [.text(context.money(vendor.contingent))],
                [.text(vendor.revenue.map { context.money($0.minorUnits) } ?? "not known")]
                    + context.cite(vendor.revenue?.facts.map(\.source) ?? []),
                [.text(ratios.map { context.percent($0[1]) } ?? "–")],
                [.text(ratios.map { context.percent($0[2]) } ?? "–")],
            ]
        }
        return [
            .heading(level: 3, ["Sellers that finance their customers"]),
            .paragraph([
                "Loans, prepayments and lease financing to customers (drawn, then committed), and equity in customers, against the seller's annual revenue (four quarters where they are known). Guarantees, backstops and warrants are exposures, shown beside and in no ratio."
            ]),
            .table(
                Table(
                    columns: [
                        .init("Seller"), .init("Customers in the ledger"),
                        .init("Loans drawn", .right),
                        .init("Loans committed", .right), .init("Equity", .right),
                        .init("Guarantees", .right), .init("Annual revenue", .right),
                        .init("Loans ÷ revenue", .right), .init("… with equity", .right),
                    ], rows: rows)),
        ]
    }
}

extension CircuitClass {
    /// Plural, for a count.
    var label: String {
        switch self {
        case .circularFinancing: "of investment and orders (circular financing)"
        case .reciprocalTrade: "of orders only (reciprocal trade)"
        case .crossHolding: "of capital only (cross-holdings)"
        }
    }
}
