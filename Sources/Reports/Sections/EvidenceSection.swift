import Analysis
import Documents
import Ledger
import Money

/// The appendix' account of the evidence: what the money rests on by layer, which figures of the firms are there and how old, and what was refuted.
struct EvidenceSection: ReportSection {
    /// Figures that analyses need, each with the metrics that can give it.
    private static let figures: [(EvidenceFigure, [String])] = [
        (.revenue, ["revenue_annual", "revenue_quarter"]),
        (
            .operatingCashFlow,
            [
                "operating_cash_flow_annual", "operating_cash_flow_quarter",
                "operating_cash_flow_half",
            ]
        ),
        (.capitalSpending, ["capex_annual", "capex_quarter", "capex_half"]),
        (.cash, ["cash_and_securities"]),
        (.debt, ["total_debt", "long_term_debt"]),
    ]

    func title(_ context: ReportContext) -> String { context.words.evidence.heading }

    func appendix(_ context: ReportContext) -> [Block] {
        shares(context) + coverage(context) + capacity(context) + refuted(context)
    }

    private func shares(_ context: ReportContext) -> [Block] {
        let words = context.words.evidence
        let evidence = context.analysis.evidenceShares
        let layers = context.analysis.layers.filter(\.hasOwnLegs).map { evidence.layer($0.layer) }
            .filter { $0.total > 0 }
        let kinds = EvidenceShares.Kind.allCases.filter { kind in
            layers.contains { ($0.parts[kind] ?? 0) > 0 }
        }
        guard !kinds.isEmpty else { return [] }
        let rows = layers.map { layer -> [[Inline]] in
            [
                [
                    .text(
                        layer.layer == .paid
                            ? context.words.common.layer(.paid)
                            : context.words.common.orFirmer(layer.layer))
                ],
                [.text(context.money(layer.total))],
                [.text(context.percent(layer.share(.filing, .release)))],
            ]
                + kinds.map { kind in
                    let part = layer.parts[kind] ?? 0
                    return [
                        .text(
                            part == 0
                                ? "–"
                                : context.words.common.part(
                                    context.money(part), context.percent(layer.share(kind))))
                    ]
                }
        }
        return [
            .heading(level: 3, [.text(words.sharesHeading)]),
            .paragraph([.text(words.shares)]),
            .table(
                Table(
                    words.sharesHeads
                        + kinds.map { words.kind($0, common: context.words.common) },
                    [.left] + Array(repeating: .right, count: 2 + kinds.count), rows: rows)),
        ]
    }

    private func coverage(_ context: ReportContext) -> [Block] {
        let words = context.words.evidence
        let model = context.ledger.model
        let rows = Dictionary(
            grouping: ModelCoverage(model, asOf: context.ledger.asOf, isAll: true).rows, by: \.firm)
        var missing = 0
        let table = model.universe.map { firm -> [[Inline]] in
            let known = rows[firm] ?? []
            let cells = Self.figures.map { _, metrics -> [Inline] in
                let newest = known.filter { metrics.contains($0.metric) && $0.last != nil }
                    .min { a, b in
                        let (first, second) = (a.age ?? .max, b.age ?? .max)
                        if first != second { return first < second }
                        return metrics.firstIndex(of: a.metric) ?? 0
                            < metrics.firstIndex(of: b.metric) ?? 0
                    }
                guard let newest, let last = newest.last else { return [.text("–")] }
                let amount = context.ledger.facts(of: firm, newest.metric)
                    .map { context.ledger.facts[$0] }
                    .last { $0.asOf == last && $0.amount?.text == newest.value }?.amount
                let span = words.span(FactMetric.named(newest.metric)?.length)
                return [
                    .text(
                        context.words.common.part(
                            amount.map { context.text(.amount($0)) } ?? newest.value,
                            span.map { "\($0), \(last)" } ?? last.description))
                ]
            }
            let gaps = cells.count { $0 == [.text("–")] }
            missing += gaps
            // Where a figure is missing, the ledger says where it was looked for.
            let note = gaps > 0 ? context.ledger.entity(firm)?.note.map(context.text) ?? "" : ""
            return [[.text(context.entity(firm))]] + cells + [[.text(note)]]
        }
        return [
            .heading(level: 3, [.text(words.coverageHeading)]),
            .paragraph([.text(words.coverage(missing: missing))]),
            .table(
                Table(
                    [words.firmHead] + Self.figures.map { words.figure($0.0) }
                        + [words.remarkHead],
                    [.left] + Self.figures.map { _ in .right } + [.left], rows: table)),
        ]
    }

    /// Power that firms compute with, beside what they earn in a year on that day.
    private func capacity(_ context: ReportContext) -> [Block] {
        let facts = context.ledger.facts.filter { $0.metric == "compute_capacity" }
        guard !facts.isEmpty else { return [] }
        let words = context.words.evidence
        let rows = facts.map { fact -> [[Inline]] in
            let revenue = context.ledger.facts(of: fact.firm, "annualised_revenue")
                .map { context.ledger.facts[$0] }.last {
                    $0.asOf == fact.asOf && $0.scope == nil && $0.basis == .reported
                }
            let amount = revenue.flatMap(context.ledger.amount(of:))?.stated?.minorUnits
            let power = fact.quantity.flatMap { Double($0.value) }
            let ratio: Double? =
                if let amount, let power, power > 0 { Double(amount) / power } else { nil }
            return [
                [.text(context.entity(fact.firm))],
                [.text(fact.asOf.description)],
                [.text(fact.quantity.map(context.text) ?? "–")],
                [.text(revenue?.amount.map(context.text) ?? "–")],
                [.text(ratio.map(context.money(computed:)) ?? "–")],
                context.cite([fact.source] + (revenue.map { [$0.source] } ?? [])),
            ]
        }
        return [
            .heading(level: 3, [.text(words.capacityHeading)]),
            .paragraph([.text(words.capacity(context.word(.capacityUnit)))]),
            .table(
                Table(
                    words.capacityHeads, [.left, .left, .right, .right, .right, .left], rows: rows)),
        ]
    }

    private func refuted(_ context: ReportContext) -> [Block] {
        let rows = context.ledger.refutedClaims.compactMap { deal, claim -> [[Inline]]? in
            guard let refutation = claim.proof.refutation else { return nil }
            return [
                [.code(deal)], context.cite([claim.source]),
                [.text(claim.known.description)], [.text(context.text(refutation.reason))],
                context.cite([refutation.source]), [.text(refutation.known.description)],
            ]
        }
        guard !rows.isEmpty else { return [] }
        let words = context.words.evidence
        return [
            .heading(level: 3, [.text(words.refutedHeading)]),
            .paragraph([.text(words.refuted)]),
            .table(
                Table(
                    words.refutedHeads, [.left, .left, .left, .left, .left, .left], rows: rows)),
        ]
    }
}

/// How long the period is that a figure is of.
enum EvidenceSpan { case year, half, quarter }

extension FactMetric {
    fileprivate var length: EvidenceSpan? {
        id.hasSuffix("_annual")
            ? .year : id.hasSuffix("_half") ? .half : id.hasSuffix("_quarter") ? .quarter : nil
    }
}
