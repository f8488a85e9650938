import Analysis
import Documents
import FlowNetwork
import Ledger
import Money
import Text

/// Every deal with its history, sources and grades; quoted totals; the manifest.
struct AppendixSection: ReportSection {
    func title(_ context: ReportContext) -> String { context.words.appendix.heading }

    func appendix(_ context: ReportContext) -> [Block] {
        [.heading(level: 3, [.text(context.words.appendix.dealsHeading)])]
            + context.ledger.deals.flatMap { deal($0, context) } + aggregates(context)
            + manifest(context)
    }

    private func deal(_ deal: ResolvedDeal, _ context: ReportContext) -> [Block] {
        let sources = deal.history.map(\.source)
        let roots = context.ledger.roots(of: Set(sources))
        let words = context.words.appendix
        var blocks: [Block] = [
            .heading(level: 4, [.text(context.title(deal.deal))]),
            .paragraph([
                .code(deal.id),
                .text(
                    words.deal(
                        parties: deal.deal.parties.map(context.entity),
                        status: status(deal, context), roots: roots.count)),
            ]),
        ]
        if !deal.legs.isEmpty {
            blocks.append(
                .table(
                    Table(
                        words.legHeads, [.left, .left, .left, .right, .right, .left, .right],
                        rows: deal.legs.map { leg($0, context) })))
        }
        blocks.append(
            .table(
                Table(
                    words.claimHeads, [.left, .left, .left, .left, .centre],
                    rows: deal.history.map { claim($0, context) })))
        return blocks
    }

    private func status(_ deal: ResolvedDeal, _ context: ReportContext) -> String {
        guard let status = deal.status else { return context.words.appendix.reportsOnly }
        return context.words.appendix.status(status, since: deal.since?.description)
    }

    private func leg(_ leg: ResolvedLeg, _ context: ReportContext) -> [[Inline]] {
        let words = context.words.appendix
        let common = context.words.common
        var amount = leg.amount.map(context.text) ?? common.undisclosed
        if let reported = leg.reportedAmount {
            let text = words.reported(context.text(reported))
            if leg.amount?.stated == nil {
                amount = text
            } else if reported.stated != nil {
                amount = common.part(amount, text)
            }
        }
        if let quantity = leg.quantity { amount += "; \(context.text(quantity))" }
        let counted = context.network.legs.first { $0.id == leg.id }
        let why = counted?.exclusion.map { words.notCounted(common.exclusion($0)) }
        return [
            [.code(leg.legID)],
            [.text("\(context.entity(leg.from)) → \(context.entity(leg.to))")],
            [.text(common.kind(leg.kind))],
            [.text(amount)] + context.cite(leg.amountSources),
            [.text(leg.stated.paid > 0 ? context.money(leg.stated.paid) : "–")],
            [.text(leg.firmness.map(common.layer) ?? words.ended)],
            [.text(counted.map { why ?? context.money($0.stated.total) } ?? words.notCounted)],
        ]
    }

    private func claim(_ claim: Claim, _ context: ReportContext) -> [[Inline]] {
        let common = context.words.common
        var what =
            claim.status.map(common.status) ?? claim.event.map(common.event)
            ?? context.words.appendix.report
        if let note = claim.note { what += ": \(context.text(note))" }
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
                    [.text(aggregate.titles[context.language.code] ?? aggregate.title)],
                    [.text(context.text(claim.amount))],
                    [
                        .text(
                            claim.horizon.map(context.text) ?? context.words.appendix.notStated)
                    ],
                    [.text(claim.date.description)],
                    context.cite([claim.source]),
                ]
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            .heading(level: 3, [.text(context.words.appendix.totalsHeading)]),
            .paragraph([.text(context.words.appendix.totals)]),
            .table(
                Table(
                    context.words.appendix.totalHeads, [.left, .right, .left, .left, .left],
                    rows: rows)),
        ]
    }

    private func manifest(_ context: ReportContext) -> [Block] {
        let manifest = context.analysis.manifest
        let words = context.words.appendix
        let facts = words.manifest(
            ManifestFacts(
                version: manifest.toolVersion, model: manifest.modelID, hash: manifest.modelHash,
                asOf: manifest.asOf.description, currency: manifest.baseCurrency.code,
                policy: manifest.conflictPolicy, maxLength: manifest.maxCircuitLength,
                seed: manifest.seed, generator: manifest.generator,
                replicates: manifest.replicates, draws: manifest.draws))
        return [
            .heading(level: 3, [.text(words.manifestHeading)]),
            .table(
                Table(
                    words.manifestHeads, [.left, .left],
                    rows: (facts + manifest.inputs.map { ($0.path, $0.sha256) })
                        .map { [[.text($0.0)], [.code($0.1)]] })),
        ]
    }
}
