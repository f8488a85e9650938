import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger

/// How much goes round, through which loops, and how firm it is.
struct CircularitySection: ReportSection {
    /// Loops shown in the table; the data file has all.
    static let shownLoops = 15
    /// Loops of the main report.
    static let leadingLoops = 8

    func title(_ context: ReportContext) -> String { context.words.circularity.heading }

    func blocks(_ context: ReportContext) -> [Block] {
        let exhibits = ReportExhibits(context)
        let words = context.words.circularity
        return [.alert(.note, [.paragraph([.text(words.notAnAccusation)])])]
            + ReturnableBlocks().circular(context)
            + loops(context, limit: Self.leadingLoops, hasDeals: false)
            + [exhibits.matrix.block, exhibits.firmness.block]
    }

    func appendix(_ context: ReportContext) -> [Block] {
        ReturnableBlocks().circularDetails(context)
            + loops(context, limit: Self.shownLoops, hasDeals: true) + layers(context)
            + PassThroughSection().blocks(context) + years(context) + vendors(context)
            + RoundTripBlocks().blocks(context) + FragilityBlocks().blocks(context)
            + SignificanceBlocks().blocks(context) + HeadlineDecayBlocks().blocks(context)
            + [ReportExhibits(context).map.block]
    }

    /// - Parameter hasDeals: whether every loop names the deals on it.
    private func loops(_ context: ReportContext, limit: Int, hasDeals: Bool) -> [Block] {
        let words = context.words.circularity
        let circuits = context.analysis.circuits
        let circular = circuits.circuits(.circularFinancing)
        let shown = ReportExhibits.shownCircuits(context, limit: limit)
        guard !shown.isEmpty else {
            // Loops of another class are a finding of their own.
            let others: [String] = CircuitClass.allCases.filter { $0 != .circularFinancing }
                .map { words.loops(circuits.circuits($0).count, $0) }
            let found =
                circuits.circuits.isEmpty
                ? ""
                : " "
                    + words.otherLoops(
                        others, maxLength: circuits.maxLength, isTruncated: circuits.isTruncated)
            return [.paragraph([.text(words.noLoop + found)])]
        }
        let rows = shown.map { circuit -> [[Inline]] in
            [
                [.text(context.circuitNumbers.id(of: circuit) ?? "")],
                [.text(context.chain(circuit))],
                [.text(circuit.bottleneck.map { context.money($0) } ?? words.notDisclosed)],
                [.text(firmness(circuit, context))],
                [.text(circuit.grade?.description ?? "–")],
            ] + (hasDeals ? [deals(circuit, context)] : [])
        }
        let facts = LoopFacts(
            isTruncated: circuits.isTruncated, loops: circuits.circuits.count,
            maxLength: circuits.maxLength,
            classes: CircuitClass.allCases.map { words.loops(circuits.circuits($0).count, $0) },
            shown: shown.count { $0.kind == .circularFinancing }, circular: circular.count,
            capital: context.circuitNumbers.capital.isEmpty
                ? nil
                : (shown.count { $0.kind == .crossHolding }, context.circuitNumbers.capital.count),
            derived: circular.count(where: context.needsDerivedLeg))
        return [
            .heading(level: 3, [.text(words.loopsHeading)]),
            .paragraph(words.loopsFound(facts)),
            .table(
                Table(
                    Array(words.loopHeads.prefix(hasDeals ? 6 : 5)),
                    Array(
                        [.left, .left, .right, .left, .centre, .left].prefix(hasDeals ? 6 : 5)),
                    rows: rows)),
        ]
    }

    /// The layer of the loop; with the amount where only a part of the thinnest leg is as firm.
    private func firmness(_ circuit: DealCircuit, _ context: ReportContext) -> String {
        let layer = context.words.common.layer(circuit.firmest?.layer ?? circuit.layer)
        guard let firmest = circuit.firmest, let whole = circuit.bottleneck,
            firmest.amount < whole
        else { return layer }
        return "\(layer) (\(context.money(firmest.amount)))"
    }

    private func deals(_ circuit: DealCircuit, _ context: ReportContext) -> [Inline] {
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
            return comma + [context.dealLink(id, deal: id)]
        }
    }

    private func layers(_ context: ReportContext) -> [Block] {
        let words = context.words.circularity
        let rows = context.analysis.shownLayers.map { result -> [[Inline]] in
            [
                [.text(context.words.common.layer(result.layer))],
                [.text(context.money(result.stated.totalWeight))],
                [.text(context.money(result.stated.circulation.value))],
                [.text(context.range(result.low.circulation, result.high.circulation))],
                [.text(context.percent(result.stated.share))],
                [.text(context.percent(result.stated.reciprocity.weighted))],
                [.text(context.money(result.stated.multiParty))],
                [.text("\(result.stated.largestComponent)")],
            ]
        }
        let headline = context.headline
        return [
            .heading(level: 3, [.text(words.layersHeading)]),
            .paragraph(
                words.circulation(
                    data: .link([.code("data.json")], url: "data.json"), layer: headline.layer,
                    dual: context.money(headline.stated.circulation.dualValue))),
            .table(
                Table(
                    words.layerHeads,
                    [.left, .right, .right, .right, .right, .right, .right, .right], rows: rows)),
        ]
    }

    private func years(_ context: ReportContext) -> [Block] {
        let years = context.analysis.years
        guard !years.isEmpty else { return [] }
        let words = context.words.circularity
        let coverage = context.analysis.coverage
        let dated = coverage.amount - coverage.undatedAmount
        return [
            .heading(level: 3, [.text(words.yearsHeading)]),
            .paragraph([
                .text(
                    words.years(dated: context.money(dated), total: context.money(coverage.amount)))
            ]),
            .table(
                Table(
                    words.yearHeads, [.left, .right, .right, .right],
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
        let words = context.words.circularity
        let rows = vendors.map { vendor -> [[Inline]] in
            let ratios = vendor.ratios
            return [
                [.text(context.firm(vendor.vendor))],
                [.text(vendor.customers.map(context.firm).joined(separator: ", "))],
                [.text(context.money(vendor.drawn))], [.text(context.money(vendor.committed))],
                [.text(context.money(vendor.equityPaid + vendor.equityCommitted))],
                [.text(context.money(vendor.contingent))],
                [
                    .text(
                        vendor.revenue.map { context.money($0.minorUnits) }
                            ?? context.words.common.notKnown)
                ]
                    + context.cite(
                        (vendor.revenue?.facts ?? []).map { context.ledger.facts[$0].source }),
                [.text(ratios.map { context.percent($0[1]) } ?? "–")],
                [.text(ratios.map { context.percent($0[2]) } ?? "–")],
            ]
        }
        return [
            .heading(level: 3, [.text(words.vendorsHeading)]),
            .paragraph([.text(words.vendors)]),
            .table(
                Table(
                    words.vendorHeads,
                    [
                        .left, .left, .right, .right, .right, .right, .right, .right, .right,
                    ], rows: rows)),
        ]
    }
}
