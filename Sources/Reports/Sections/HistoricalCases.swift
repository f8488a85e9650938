import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money

/// What a firm put into its own customers, over its annual revenue, in ledgers of episodes whose end is known.
///
/// Each number is that of a model of this repository on the model's own day; a test computes them again.
enum HistoricalCases {
    struct Case: Sendable {
        /// Below `Models/`.
        let model: String
        let firm: String
        let name: @Sendable (ReportContext) -> String
        let year: Int
        /// Loans, prepayments, leases and equity in customers ÷ annual revenue.
        let ratio: Double
        /// What became of it, as the case's `outcome.yaml` says.
        let outcome: Outcome.Kind
    }

    static let all: [Case] = [
        Case(
            model: "cases/telecom-vendors-1998", firm: "lucent",
            name: { PageOneWords(language: $0.language).lucent }, year: 2000,
            ratio: 0.227_136_255_645_771_86, outcome: .collapsed),
        Case(
            model: "cases/boeing-capital-2003", firm: "boeing",
            name: { PageOneWords(language: $0.language).boeing }, year: 2008,
            ratio: 0.111_836_610_076_656_63, outcome: .healthy),
        Case(
            model: "cases/captive-finance-2005", firm: "caterpillar",
            name: { PageOneWords(language: $0.language).caterpillar }, year: 2008,
            ratio: 0.617_615_658_362_989_4, outcome: .healthy),
    ]

    /// `Lucent 2000 23%, Boeing 2008 10%`; cases of other models alone.
    static func text(_ context: ReportContext) -> String {
        let own = Set(context.network.firms.map(\.id))
        return all.filter { !own.contains($0.firm) }
            .map { "\($0.name(context)) \($0.year) \(context.percent($0.ratio))" }
            .joined(separator: ", ")
    }

    /// Firms of this web that stand beside the cases.
    static let firms = 5

    /// This web's largest financiers of customers in one table with the cases, the largest ratio first; empty without such a firm.
    static func blocks(_ context: ReportContext) -> [Block] {
        let words = HistoryWords(language: context.language)
        let own = context.analysis.vendors.compactMap { vendor -> (String, Int, Double)? in
            guard let ratio = vendor.ratios?[2] else { return nil }
            return (context.firm(vendor.vendor), context.ledger.asOf.year, ratio)
        }.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.prefix(firms)
        guard !own.isEmpty else { return [] }
        let names = Set(context.network.firms.map(\.id))
        let rows =
            own.map { ($0.0, $0.1, $0.2, words.thisWeb) }
            + all.filter { !names.contains($0.firm) }.map {
                ($0.name(context), $0.year, $0.ratio, words.outcome($0.outcome))
            }
        return [
            .heading(level: 3, [.text(words.heading)]), .paragraph([.text(words.introduction)]),
            .table(
                Table(
                    words.heads, [.left, .right, .right, .left],
                    rows: rows.enumerated().sorted {
                        ($1.element.2, $0.offset) < ($0.element.2, $1.offset)
                    }.map(\.element).map { name, year, ratio, outcome in
                        [
                            [.text(name)], [.text("\(year)")], [.text(context.percent(ratio))],
                            [.text(outcome)],
                        ]
                    })),
        ]
    }
}
