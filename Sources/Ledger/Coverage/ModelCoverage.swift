import Money
import Text

/// Which facts a model has of which firm: the table of `import coverage` and of the report's appendix.
public struct ModelCoverage: Sendable {
    public struct Row: Sendable, Hashable {
        public enum Origin: String, Sendable { case hand, imported, both, none }
        public var firm: String
        public var metric: String
        public var origin: Origin
        /// Last period, and its age in days on the model's day.
        public var last: PartialDate?
        public var age: Int?
        /// The newest value.
        public var value: String
        /// The file's value of that day, where another stands beside it by hand.
        public var other: String?
    }

    public let rows: [Row]

    /// Metrics without which an analysis says "not computed".
    public static let wanted = [
        "revenue_annual", "revenue_quarter", "operating_cash_flow_annual",
        "operating_cash_flow_quarter", "capex_annual", "capex_quarter", "cash_and_securities",
        "total_debt", "long_term_debt", "remaining_performance_obligations",
    ]

    /// - Parameters:
    ///   - asOf: what was known by this day; `nil`: by the model's own.
    ///   - firms: ids; empty: those of the universe.
    ///   - isAll: every metric that a firm has, not only those that are wanted.
    public init(
        _ model: LedgerModel, asOf: Day? = nil, firms: [String] = [], isAll: Bool = false
    ) {
        let day = asOf ?? model.defaultAsOf
        let known = model.facts.filter { $0.known <= day && !$0.proof.isRefuted(by: day) }
        let byFirm = Dictionary(grouping: known, by: \.firm)
        var rows: [Row] = []
        for firm in firms.isEmpty ? model.universe : firms {
            let byMetric = Dictionary(grouping: byFirm[firm] ?? [], by: \.metric)
            let metrics =
                isAll
                ? FactMetric.all.map(\.id).filter {
                    byMetric[$0] != nil || Self.wanted.contains($0)
                }
                : Self.wanted
            for metric in metrics {
                rows.append(Self.row(firm, metric, byMetric[metric] ?? [], on: day))
            }
        }
        self.rows = rows
    }

    private static func row(
        _ firm: String, _ metric: String, _ facts: [Fact], on day: Day
    ) -> Row {
        let past = facts.filter { $0.basis == .reported || $0.basis == .derived }
        guard let newest = past.map(\.asOf.last).max() else {
            return Row(firm: firm, metric: metric, origin: .none, last: nil, age: nil, value: "")
        }
        func isImported(_ fact: Fact) -> Bool {
            fact.place.file.split(separator: "/").last?.hasPrefix("imported-") == true
        }
        let last = past.filter { $0.asOf.last == newest }.sorted { $0.known < $1.known }
        let hand = last.last { !isImported($0) }
        let file = last.last(where: isImported)
        let hasHand = past.contains { !isImported($0) }
        let hasFile = past.contains(where: isImported)
        let shown = hand ?? file
        func text(_ fact: Fact?) -> String {
            fact?.amount?.text ?? fact?.quantity.map { "\($0.value) \($0.unit)" } ?? fact?.text
                ?? ""
        }
        return Row(
            firm: firm, metric: metric, origin: hasHand ? hasFile ? .both : .hand : .imported,
            last: shown?.asOf, age: max(0, day - newest), value: text(shown),
            other: hand != nil && file != nil && text(hand) != text(file) ? text(file) : nil)
    }

    /// One line a row, tabs between: for terminals and tables alike.
    public var text: String {
        var lines = ["firm\tmetric\tclass\tlast\tage\tvalue\tfile"]
        lines += rows.map {
            [
                $0.firm, $0.metric, $0.origin.rawValue, $0.last?.description ?? "-",
                $0.age.map { "\($0)" } ?? "-", $0.value.isEmpty ? "-" : $0.value, $0.other ?? "-",
            ].joined(separator: "\t")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
