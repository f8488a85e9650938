import Circularity
import Ledger
import Liquidity
import Text

/// Room of firms whose capital spending is their own decision, from the figures of their books: nothing is simulated.
struct HeadroomMeasures: MeasureProvider {
    static let freeCashFlow = MetricDefinition(
        "free-cash-flow",
        LocalizedText(en: "Free cash flow after capital spending", ko: "설비투자 후 잉여현금흐름"), .money,
        .lowerIsWorse,
        of: [[.firm]],
        formula:
            "cash from operations − capital spending of the same year, the latest for which both are known"
    )
    static let leverage = MetricDefinition(
        "net-debt-to-ebitda",
        LocalizedText(en: "Net debt as a multiple of EBITDA", ko: "순차입금 ÷ EBITDA"), .statistic,
        .higherIsWorse,
        of: [[.firm]],
        formula:
            "(borrowings − cash and securities) ÷ (operating income + depreciation and amortisation of the latest year for which both are known)"
    )
    static let room = MetricDefinition(
        "leverage-room",
        LocalizedText(en: "Distance to the stated limit of leverage", ko: "제시된 차입 한도까지의 여력"),
        .money, .lowerIsWorse,
        of: [[.firm]],
        formula:
            "stated multiple × EBITDA − (borrowings − cash and securities); whoever states the multiple may define both otherwise"
    )

    let rules = [freeCashFlow, leverage, room]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var builder = MeasureBuilder(analysis)
        for room in headrooms(analysis) {
            let firm: [MeasureID.Dimension] = [.firm(room.firm)]
            func inputs(_ metrics: [String]) -> [Measure.Input] {
                room.facts.map { analysis.ledger.facts[$0] }.filter {
                    metrics.contains(Self.stem($0.metric))
                }.map(builder.fact)
            }
            func missing(_ kinds: (Headroom.Missing) -> Bool) -> [String] {
                room.missing.filter(kinds).map { $0.text() }
            }
            let flows: [String] = [
                YearlyFlow.operatingCashFlow.rawValue, YearlyFlow.capex.rawValue,
            ]
            let stocks = [
                "total_debt", "long_term_debt", "cash_and_securities",
                YearlyFlow.operatingIncome.rawValue, YearlyFlow.depreciation.rawValue,
            ]
            builder.add(
                Self.freeCashFlow, firm, room.freeCashFlow.map { $0 * Self.million },
                inputs: inputs(flows), missing: missing(\.isOfCashFlow))
            builder.add(
                Self.leverage, firm, room.leverage, inputs: inputs(stocks),
                missing: missing(\.isOfLeverage))
            builder.add(
                Self.room, firm, room.room.map { $0 * Self.million },
                inputs: inputs(stocks + ["leverage_limit"]),
                missing: missing { $0.isOfLeverage || $0 == .limit })
        }
        return builder.measures
    }

    /// Of the base scenario.
    private func headrooms(_ analysis: Analysis) -> [Headroom] {
        StressRun.base(of: analysis.work.opened.scenarios, id: \.id).map {
            Headroom.all($0, ledger: analysis.ledger)
        } ?? []
    }

    /// `capex_quarter` and `capex_annual` are one flow.
    private static func stem(_ metric: String) -> String {
        for end in ["_annual", "_quarter", "_trailing"] where metric.hasSuffix(end) {
            return String(metric.dropLast(end.count))
        }
        return metric
    }

    /// Headroom counts in millions, measures in units.
    private static let million = 1e6
}

extension Headroom.Missing {
    /// Whether free cash flow is not known for it.
    fileprivate var isOfCashFlow: Bool {
        switch self {
        case .year(.operatingCashFlow), .year(.capex): true
        case .sameYear(let flow, _): flow == .operatingCashFlow
        default: false
        }
    }

    /// Whether leverage is not known for it.
    fileprivate var isOfLeverage: Bool { !isOfCashFlow && self != .limit }
}
