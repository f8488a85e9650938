import Circularity
import FlowNetwork
import Ledger
import Ouroboros

/// Section 9: where sources contradict each other, what is used and how much hangs on it; and what is not known.
struct ConflictsSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        [.heading(level: 2, ["9 Conflicts between sources, and gaps"])]
            + disagreements(context) + described(context) + gaps(context)
    }

    private func disagreements(_ context: ReportContext) -> [Block] {
        let found = context.ledger.disagreements
        guard !found.isEmpty else {
            return [.paragraph(["No two claims of the same time contradict each other."])]
        }
        let sensitivity = Sensitivity(context)
        let rows = found.map { disagreement -> [[Inline]] in
            let others = disagreement.statements.dropFirst()
            let used = disagreement.statements.first
            return [
                [.code(disagreement.subject), .text(" \(disagreement.field)")],
                [.text(used?.value ?? "")] + context.cite([disagreement.used]),
                Self.separated(
                    others.map { [.text($0.value)] + context.cite([$0.source]) }),
                [.text(disagreement.reason ?? "unresolved: the better graded source is used")],
                [.text(sensitivity.text(disagreement))],
            ]
        }
        let open = found.count { !$0.isResolved }
        return [
            .heading(level: 3, ["Claims that contradict each other"]),
            .paragraph([
                .text(
                    "\(String.count(found.count, "field")) on which claims of the same time cannot all be true; \(open == 0 ? "each is resolved with a reason" : "\(open) unresolved"). The last column says how the most that can go round (announced or firmer) would change under the other value."
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Field"), .init("Used"), .init("Other claims"), .init("Why"),
                        .init("Sensitivity", .right),
                    ], rows: rows)),
        ]
    }

    private static func separated(_ statements: [[Inline]]) -> [Inline] {
        Array(statements.joined(separator: [.text(" · ")]))
    }

    private func described(_ context: ReportContext) -> [Block] {
        let conflicts = context.analysis.conflicts
        guard !conflicts.isEmpty else { return [] }
        let rows = conflicts.map { conflict -> [[Inline]] in
            [
                [.text(conflict.title), .lineBreak, .code(conflict.id)],
                Self.separated(
                    conflict.statements.map { [.text($0.says)] + context.cite([$0.source]) }),
                [.text(conflict.finding)],
                [.text(conflict.chosen ?? "open")],
                [.text(conflict.confidence?.rawValue ?? "")],
            ]
        }
        return [
            .heading(level: 3, ["Disagreements looked into"]),
            .table(
                Table(
                    columns: [
                        .init("Question"), .init("What sources say"), .init("Finding"),
                        .init("Used"), .init("Confidence"),
                    ], rows: rows)),
        ]
    }

    private func gaps(_ context: ReportContext) -> [Block] {
        let open = context.network.legs.filter {
            $0.exclusion == .undisclosed && $0.resolved.firmness != nil
        }
        let coverage = context.analysis.coverage
        var blocks: [Block] = [
            .heading(level: 3, ["Gaps"]),
            .paragraph([
                .text(
                    "\(String.count(coverage.undisclosed, "live leg")) without a sum of money, \(coverage.overlapping) that describe dollars counted elsewhere, \(String.count(coverage.contingent, "guarantee, backstop or warrant", "guarantees, backstops and warrants")) (never counted at headline value), \(coverage.openEnded) with no upper end. \(context.money(coverage.undatedAmount)) of \(context.money(coverage.amount)) has no payment dates and is missing from the table by year."
                )
            ]),
        ]
        if !open.isEmpty {
            blocks.append(
                .table(
                    Table(
                        columns: [
                            .init("Leg without an amount"), .init("From"), .init("To"),
                            .init("Kind"),
                            .init("Known quantity"),
                        ],
                        rows: open.map { leg in
                            [
                                [.code(leg.id)], [.text(context.firm(leg.from))],
                                [.text(context.firm(leg.to))],
                                [.text(leg.kind.label)],
                                [.text(leg.resolved.quantity?.text ?? "")],
                            ]
                        })))
        }
        return blocks
    }
}

/// How the maximum circulation changes when a leg's amount is what another claim says.
private struct Sensitivity {
    private let context: ReportContext
    private let base: Int64?

    init(_ context: ReportContext) {
        self.context = context
        base = context.analysis.layer(.announced)?.stated.circulation.value
    }

    func text(_ disagreement: Disagreement) -> String {
        let parts = disagreement.field.split(separator: ".")
        guard parts.count == 2, parts[1] == "amount", let base,
            let used = disagreement.statements.first?.money
        else { return "" }
        let id = "\(disagreement.subject)/\(parts[0])"
        let changes = disagreement.statements.dropFirst().compactMap(\.money).compactMap {
            other -> Int64? in
            let network = context.network.adding(other - used, toLeg: id)
            guard
                let measures = try? LayerMeasures(network, view: FlowView(layer: .announced))
            else { return nil }
            return measures.circulation.value - base
        }
        guard let widest = changes.max(by: { $0.magnitude < $1.magnitude }) else { return "" }
        return widest == 0 ? "none" : (widest > 0 ? "+" : "") + context.money(widest)
    }
}

extension Quantity {
    /// `up to 160m shares`
    var text: String {
        let wording = basis == .exact || basis == .undisclosed ? "" : basis.rawValue + " "
        return "\(wording)\(shortValue) \(unit)"
    }
}

extension Quantity {
    /// The value with a scale where it ends in zeros: `160m`, `38.5k`.
    private var shortValue: String {
        for (scale, zeros) in [("bn", 9), ("m", 6), ("k", 3)]
        where value.count > zeros && value.allSatisfy({ $0.isNumber }) {
            let (head, tail) = (value.dropLast(zeros), value.suffix(zeros))
            if tail.allSatisfy({ $0 == "0" }) { return head + scale }
        }
        return value
    }
}

extension LegKind {
    /// The kind in words: `lease financing`.
    var label: String { rawValue.split(separator: "_").joined(separator: " ") }
}
