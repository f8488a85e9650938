import Ledger
import Money

/// How well company facts cover each metric of the ledger.
struct Coverage {
    let facts: CompanyFacts
    let firm: String

    /// In instances of filings only, by segment, customer or kind.
    private static let dimensioned: Set<String> = [
        "segment_revenue_annual", "segment_revenue_quarter", "segment_income_quarter",
        "customer_concentration", "receivable_concentration", "unconditional_purchase_obligations",
        "leases_not_commenced", "server_life", "backlog_concentration",
    ]
    /// Known from sentences of filings.
    private static let worded: Set<String> = [
        "non_cancelable_commitments", "cloud_commitments", "new_commitments_quarter", "backlog",
        "long_term_debt_service",
    ]

    func rows(
        _ found: [(metric: String, end: Day, isDerived: Bool, tag: String)],
        _ conflicts: [(metric: String, end: Day, text: String)]
    ) -> [CoverageRow] {
        let newest = facts.observations.filter { CompanyFacts.reports.contains($0.form) }
            .map(\.end).max()
        let byMetric = Dictionary(grouping: found, by: \.metric)
        let mapped = Set(MetricMap.all.flatMap(\.metrics)).union([
            "free_cash_flow_annual", "free_cash_flow_quarter",
        ])
        return FactMetric.all.map { metric in
            let last = byMetric[metric.id]?.max { $0.end < $1.end }
            func row(_ kind: CoverageRow.Kind, _ remark: String) -> CoverageRow {
                CoverageRow(
                    firm: firm, metric: metric.id, kind: kind, last: last?.end, remark: remark)
            }
            guard let last else {
                if mapped.contains(metric.id) { return row(.absent, "no tag of the map was filed") }
                if Self.dimensioned.contains(metric.id) {
                    return row(.dimensioned, "only in the filing itself, by dimension")
                }
                if Self.worded.contains(metric.id) {
                    return row(.text, "only in sentences of filings")
                }
                return row(.outside, "no filing has it as a figure")
            }
            if let conflict = conflicts.first(where: {
                $0.metric == metric.id && $0.end == last.end
            }) {
                return row(.conflict, conflict.text)
            }
            if let newest, newest - last.end > 400 {
                return row(.stale, "last filed for \(last.end)")
            }
            return row(last.isDerived ? .derived : .covered, last.tag)
        }
    }
}
