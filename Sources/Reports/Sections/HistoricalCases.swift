import Analysis
import FlowNetwork

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
    }

    static let all: [Case] = [
        Case(
            model: "cases/telecom-vendors-1998", firm: "lucent",
            name: { PageOneWords(language: $0.language).lucent }, year: 2000,
            ratio: 0.227_136_255_645_771_86),
        Case(
            model: "cases/boeing-capital-2003", firm: "boeing",
            name: { PageOneWords(language: $0.language).boeing }, year: 2008,
            ratio: 0.111_836_610_076_656_63),
        Case(
            model: "cases/captive-finance-2005", firm: "caterpillar",
            name: { PageOneWords(language: $0.language).caterpillar }, year: 2008,
            ratio: 0.617_615_658_362_989_4),
    ]

    /// `Lucent 2000 23 %, Boeing 2008 10 %`; cases of other models alone.
    static func text(_ context: ReportContext) -> String {
        let own = Set(context.network.firms.map(\.id))
        return all.filter { !own.contains($0.firm) }
            .map { "\($0.name(context)) \($0.year) \(context.percent($0.ratio))" }
            .joined(separator: ", ")
    }
}
