import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger

/// Section 9: where sources contradict each other, what is used and how much hangs on it; and what is not known.
struct ConflictsSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        [.heading(level: 2, [.text(context.words.conflicts.heading)])]
            + disagreements(context) + described(context) + gaps(context)
    }

    private func disagreements(_ context: ReportContext) -> [Block] {
        let found = context.ledger.disagreements
        guard !found.isEmpty else {
            return [.paragraph([.text(context.words.conflicts.noneFound)])]
        }
        let words = context.words.conflicts
        let changes = Dictionary(
            context.analysis.disputes.map { ($0.disagreement, $0.change) },
            uniquingKeysWith: { first, _ in first })
        let rows = found.enumerated().map { index, disagreement -> [[Inline]] in
            let others = disagreement.statements.dropFirst()
            let used = disagreement.statements.first
            return [
                [.code(disagreement.subject), .text(" \(disagreement.field)")],
                [.text(used?.value ?? "")] + context.cite([disagreement.used]),
                Self.separated(
                    others.map { [.text($0.value)] + context.cite([$0.source]) }),
                [.text(disagreement.reason ?? words.unresolved)],
                [.text(changes[index].map { change($0, context) } ?? "")],
            ]
        }
        let open = found.count { !$0.isResolved }
        return [
            .heading(level: 3, [.text(words.claimsHeading)]),
            .paragraph([.text(words.claims(found.count, open: open))]),
            .table(
                Table(words.claimHeads, [.left, .left, .left, .left, .right], rows: rows)),
        ]
    }

    /// How the maximum circulation changes with the amount of another claim.
    private func change(_ minorUnits: Int64, _ context: ReportContext) -> String {
        minorUnits == 0
            ? context.words.conflicts.noChange
            : (minorUnits > 0 ? "+" : "") + context.money(minorUnits)
    }

    private static func separated(_ statements: [[Inline]]) -> [Inline] {
        Array(statements.joined(separator: [.text(" · ")]))
    }

    private func described(_ context: ReportContext) -> [Block] {
        let conflicts = context.analysis.conflicts
        guard !conflicts.isEmpty else { return [] }
        let words = context.words.conflicts
        let rows = conflicts.map { conflict -> [[Inline]] in
            [
                [.text(conflict.title), .lineBreak, .code(conflict.id)],
                Self.separated(
                    conflict.statements.map { [.text($0.says)] + context.cite([$0.source]) }),
                [.text(conflict.finding)],
                [.text(conflict.chosen ?? words.open)],
                [.text(conflict.confidence.map(context.words.common.confidence) ?? "")],
            ]
        }
        return [
            .heading(level: 3, [.text(words.describedHeading)]),
            .table(
                Table(words.describedHeads, [.left, .left, .left, .left, .left], rows: rows)),
        ]
    }

    private func gaps(_ context: ReportContext) -> [Block] {
        let open = context.network.legs.filter {
            $0.exclusion == .undisclosed && $0.resolved.firmness != nil
        }
        let coverage = context.analysis.coverage
        let words = context.words.conflicts
        var blocks: [Block] = [
            .heading(level: 3, [.text(words.gapsHeading)]),
            .paragraph([
                .text(
                    words.gaps(
                        GapFacts(
                            undisclosed: coverage.undisclosed, overlapping: coverage.overlapping,
                            contingent: coverage.contingent, openEnded: coverage.openEnded,
                            undated: context.money(coverage.undatedAmount),
                            amount: context.money(coverage.amount))))
            ]),
        ]
        if !open.isEmpty {
            blocks.append(
                .table(
                    Table(
                        words.gapHeads, [.left, .left, .left, .left, .left],
                        rows: open.map { leg in
                            [
                                [.code(leg.id)], [.text(context.firm(leg.from))],
                                [.text(context.firm(leg.to))],
                                [.text(context.words.common.kind(leg.kind))],
                                [.text(leg.resolved.quantity.map(context.text) ?? "")],
                            ]
                        })))
        }
        return blocks
    }
}
