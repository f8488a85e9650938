import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger

/// Where sources contradict each other, what is used and how much hangs on it; and what is not known.
///
/// The main report has those that move the figure most; the appendix has all.
struct ConflictsSection: ReportSection {
    /// Disagreements of the main report.
    static let leading = 5

    func title(_ context: ReportContext) -> String { context.words.conflicts.heading }

    func blocks(_ context: ReportContext) -> [Block] {
        let found = context.ledger.disagreements
        let words = PageOneWords(language: context.language)
        guard !found.isEmpty else {
            return [.paragraph([.text(context.words.conflicts.noneFound)])]
        }
        let changes = changes(context)
        let moving = found.indices.filter { (changes[$0] ?? 0) != 0 }
            .sorted { ((changes[$1] ?? 0).magnitude, $0) < ((changes[$0] ?? 0).magnitude, $1) }
        let lead = Block.paragraph([
            .text(words.disagreements(found.count, moving: moving.count))
        ])
        guard !moving.isEmpty else { return [lead] }
        let heads = context.words.conflicts.claimHeads
        return [
            lead,
            .table(
                Table(
                    [0, 1, 2, 4].map { heads[$0] }, [.left, .left, .left, .right],
                    rows: moving.prefix(Self.leading).map { index in
                        leadingRow(found[index], change: changes[index], context)
                    })),
        ]
    }

    /// Amounts in the report's language; how sources word them is in the appendix.
    private func leadingRow(
        _ disagreement: Disagreement, change: Int64?, _ context: ReportContext
    ) -> [[Inline]] {
        func text(_ statement: Disagreement.Statement) -> String {
            statement.money.map { context.money($0) } ?? context.text(statement.said)
        }
        let used = disagreement.statements.first
        return [
            [.code("\(disagreement.subject) \(disagreement.field)")],
            [.text(used.map(text) ?? "")] + context.cite([disagreement.used]),
            Self.separated(
                disagreement.statements.dropFirst().map {
                    [.text(text($0))] + context.cite([$0.source])
                }),
            [.text(change.map { self.change($0, context) } ?? "")],
        ]
    }

    func appendix(_ context: ReportContext) -> [Block] {
        disagreements(context) + described(context) + gaps(context)
    }

    /// By place in the ledger's list.
    private func changes(_ context: ReportContext) -> [Int: Int64] {
        Dictionary(
            context.analysis.disputes.map { ($0.disagreement, $0.change) },
            uniquingKeysWith: { first, _ in first })
    }

    private func row(
        _ disagreement: Disagreement, change: Int64?, _ context: ReportContext
    ) -> [[Inline]] {
        let others = disagreement.statements.dropFirst()
        let used = disagreement.statements.first
        return [
            [.code(disagreement.subject), .text(" \(disagreement.field)")],
            [.text(used.map { context.text($0.said) } ?? "")] + context.cite([disagreement.used]),
            Self.separated(
                others.map { [.text(context.text($0.said))] + context.cite([$0.source]) }),
            [
                .text(
                    disagreement.reason.map(context.text) ?? context.words.conflicts.unresolved)
            ],
            [.text(change.map { self.change($0, context) } ?? "")],
        ]
    }

    private func disagreements(_ context: ReportContext) -> [Block] {
        let found = context.ledger.disagreements
        guard !found.isEmpty else { return [] }
        let words = context.words.conflicts
        let changes = changes(context)
        let rows = found.enumerated().map { index, disagreement in
            row(disagreement, change: changes[index], context)
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
                [.text(context.title(conflict)), .lineBreak, .code(conflict.id)],
                Self.separated(
                    conflict.statements.map {
                        [.text(context.text($0.says))] + context.cite([$0.source])
                    }),
                [.text(context.text(conflict.finding))],
                [.text(conflict.chosen.map(context.text) ?? words.open)],
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
