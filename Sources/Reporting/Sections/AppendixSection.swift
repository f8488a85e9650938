import FlowNetwork
import Ledger
import Ouroboros

/// Section 12: every deal with its history, sources and grades; quoted totals; the manifest.
struct AppendixSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        [
            .heading(level: 2, ["12 Data appendix"]),
            .heading(level: 3, ["Deals"]),
        ] + context.ledger.deals.flatMap { deal($0, context) } + aggregates(context)
            + manifest(context)
    }

    private func deal(_ deal: ResolvedDeal, _ context: ReportContext) -> [Block] {
        let sources = deal.history.map(\.source)
        let roots = context.ledger.roots(of: Set(sources))
        var blocks: [Block] = [
            .heading(level: 4, [.text(deal.deal.title)]),
            .paragraph([
                .code(deal.id),
                .text(
                    " · \(deal.deal.parties.map(context.entity).joined(separator: ", ")) · \(status(deal)) · \(String.count(roots.count, "independent source"))"
                ),
            ]),
        ]
        if !deal.legs.isEmpty {
            blocks.append(
                .table(
                    Table(
                        columns: [
                            .init("Leg"), .init("From → to"), .init("Kind"),
                            .init("Amount", .right),
                            .init("Paid", .right), .init("Firmness"), .init("Counted", .right),
                        ], rows: deal.legs.map { leg($0, context) })))
        }
        blocks.append(
            .table(
                Table(
                    columns: [
                        .init("Date"), .init("Known"), .init("What"), .init("Source"),
                        .init("Grade", .centre),
                    ], rows: deal.history.map { claim($0, context) })))
        return blocks
    }

    private func status(_ deal: ResolvedDeal) -> String {
        guard let status = deal.status else { return "reports only" }
        return "\(status.label) since \(deal.since?.description ?? "?")"
    }

    private func leg(_ leg: ResolvedLeg, _ context: ReportContext) -> [[Inline]] {
        var amount = leg.amount.map(context.text) ?? "undisclosed"
        if leg.amount?.stated == nil, let reported = leg.reportedAmount {
            amount = "\(context.text(reported)) reported"
        } else if let reported = leg.reportedAmount, reported.stated != nil {
            amount += " (\(context.text(reported)) reported)"
        }
        if let quantity = leg.quantity { amount += "; \(quantity.text)" }
        let counted = context.network.legs.first { $0.id == leg.id }
        let why = counted?.exclusion.map { "no: \($0.label)" }
        return [
            [.code(leg.legID)],
            [.text("\(context.entity(leg.from)) → \(context.entity(leg.to))")],
            [.text(leg.kind.label)],
            [.text(amount)] + context.cite(leg.amountSources),
            [.text(leg.stated.paid > 0 ? context.money(leg.stated.paid) : "–")],
            [.text(leg.firmness?.name ?? "ended")],
            [.text(counted.map { why ?? context.money($0.stated.total) } ?? "no")],
        ]
    }

    private func claim(_ claim: Claim, _ context: ReportContext) -> [[Inline]] {
        var what = claim.status?.label ?? claim.event?.rawValue ?? "report"
        if let note = claim.note { what += ": \(note)" }
        return [
            [.text(claim.date.description)], [.text(claim.known.description)], [.text(what)],
            context.cite([claim.source]) + (claim.locator.map { [.text(" \($0)")] } ?? []),
            [.text(context.ledger.source(claim.source)?.grade.description ?? "")],
        ]
    }

    private func aggregates(_ context: ReportContext) -> [Block] {
        let rows = context.ledger.model.aggregates.flatMap { aggregate in
            aggregate.claims.filter { $0.known <= context.ledger.asOf }.map { claim -> [[Inline]] in
                [
                    [.text(aggregate.title)], [.text(context.text(claim.amount))],
                    [.text(claim.horizon ?? "not stated")], [.text(claim.date.description)],
                    context.cite([claim.source]),
                ]
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            .heading(level: 3, ["Totals quoted by others"]),
            .paragraph(["Checked against the legs, never added to them."]),
            .table(
                Table(
                    columns: [
                        .init("Total"), .init("As quoted", .right), .init("Horizon"), .init("Date"),
                        .init("Source"),
                    ], rows: rows)),
        ]
    }

    private func manifest(_ context: ReportContext) -> [Block] {
        let manifest = context.analysis.manifest
        let facts: [(String, String)] =
            [
                ("tool", "ouroboros \(manifest.toolVersion)"), ("model", manifest.modelID),
                ("model hash (SHA-256)", manifest.modelHash), ("as of", manifest.asOf.description),
                ("base currency", manifest.baseCurrency.code),
                ("rule for open conflicts", manifest.conflictPolicy.rawValue),
                ("longest loop", "\(manifest.maxCircuitLength) firms"),
                (
                    "random numbers",
                    "seed \(manifest.seed), generator \(manifest.generator), \(manifest.replicates) replicates, \(manifest.draws) draws"
                ),
            ] + manifest.inputs.map { ($0.path, $0.sha256) }
        return [
            .heading(level: 3, ["Manifest"]),
            .table(
                Table(
                    columns: [.init("Item"), .init("Value")],
                    rows: facts.map { [[.text($0.0)], [.code($0.1)]] })),
        ]
    }
}

extension DealStatus {
    /// In words: `in talks`.
    var label: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension NetworkLeg.Exclusion {
    /// Why a leg is not counted, in words.
    var label: String {
        switch self {
        case .overlap: "counted elsewhere"
        case .contingent: "contingent"
        case .undisclosed: "undisclosed"
        }
    }
}
