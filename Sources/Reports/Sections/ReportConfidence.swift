import Analysis
import Ledger
import Liquidity

/// How far the report's numbers can be relied on, from what they rest on; no judgement enters.
struct ReportConfidence {
    enum Level: CaseIterable { case high, moderate, low }

    /// Share of the money that is announced or firmer whose best-graded source is a filing or the parties' own release; `nil` without any.
    let onFilings: Double?
    let contracts: Level
    /// Share of the base scenario's inputs that its author assumes; `nil` without a scenario.
    let assumed: Double?
    let liquidity: Level?
    let filings, assumptions: String

    /// Two thirds and one third part the levels.
    static func level(known share: Double) -> Level {
        share >= 2.0 / 3 ? .high : share >= 1.0 / 3 ? .moderate : .low
    }

    init(_ context: ReportContext) {
        onFilings = context.analysis.evidenceShares.layer(.announced)
            .share(.filing, .release)
        contracts = onFilings.map(Self.level) ?? .low
        filings = context.percent(onFilings)
        let inputs = context.analysis.stress?.base?.inputs ?? []
        let share =
            inputs.isEmpty
            ? nil : Double(inputs.count { $0.mark == .assumed }) / Double(inputs.count)
        assumed = share
        liquidity = share.map { Self.level(known: 1 - $0) }
        assumptions = context.percent(share)
    }
}
