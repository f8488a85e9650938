import Ledger
import Money
import Text

/// Capital spending over cash from operations.
public struct CapexCashFlowIndicator: Indicator {
    public let id = "capex-cash-flow"
    public let title = LocalizedText(
        en: "Capital spending to operating cash flow", ko: "영업현금흐름 대비 자본지출")
    public let formula = "capital spending ÷ cash from operations, a year"
    public let unit = IndicatorUnit.ratio
    public let thresholds = [
        IndicatorThreshold(
            value: 1,
            meaning: LocalizedText(
                en: "spending exceeds what operations bring in", ko: "지출이 영업으로 번 돈을 넘음"),
            source: LocalizedText(
                en: "arithmetic: above 1 the difference is financed or taken from reserves",
                ko: "산식: 100%를 넘으면 차액을 조달하거나 쌓아 둔 돈에서 낸다"))
    ]
    public let episode = "telecom carriers, 1998–2001"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        ratio(
            inputs, id, .capex, .operatingCashFlow,
            net: { cash, firm in
                let circular = inputs.commerce(to: firm).filter(inputs.isCircular)
                let start = (cash.asOf ?? inputs.ledger.asOf).adding(months: -12).adding(days: 1)
                return cash.value.reduced(by: inputs.due(circular, from: start))
            })
    }
}

/// Capital spending over revenue.
public struct CapexSalesIndicator: Indicator {
    public let id = "capex-sales"
    public let title = LocalizedText(
        en: "Capital spending to sales", ko: "매출 대비 자본지출")
    public let formula = "capital spending ÷ revenue, a year"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        ratio(inputs, id, .capex, .revenue, net: inputs.externalRevenue)
    }
}

/// Debt raised over capital spending.
public struct DebtFundedIndicator: Indicator {
    public let id = "debt-funded"
    public let title = LocalizedText(
        en: "Debt-funded share of capital spending", ko: "자본지출 중 차입 비중")
    public let formula = "debt issued, latest figure ÷ capital spending of a year"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        quotient(
            inputs, id, .metric("debt_raised"), { inputs.stock("debt_raised", $0) },
            .year(.capex), { inputs.annual(.capex, $0) })
    }
}

/// Leases signed but not begun over debt.
public struct UncommencedLeaseIndicator: Indicator {
    public let id = "uncommenced-leases"
    public let title = LocalizedText(
        en: "Leases not yet begun to debt", ko: "차입금 대비 미개시 리스")
    public let formula = "leases not commenced ÷ borrowings"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        quotient(
            inputs, id, .metric("leases_not_commenced"),
            { inputs.stock("leases_not_commenced", $0) },
            .either("total_debt", "long_term_debt"),
            { inputs.stock("total_debt", $0) ?? inputs.stock("long_term_debt", $0) })
    }
}

/// A ratio of two yearly flows with its value net of circular deals.
private func ratio(
    _ inputs: IndicatorInputs, _ id: String, _ upper: YearlyFlow, _ lower: YearlyFlow,
    net: (IndicatorInputs.Figure, Int) -> IndicatorValue
) -> [IndicatorReading] {
    inputs.firms.compactMap { firm in
        let top = inputs.annual(upper, firm)
        let bottom = inputs.annual(lower, firm)
        guard let top, let bottom else {
            return .missing(
                id, inputs.id(firm),
                [(top == nil, upper), (bottom == nil, lower)].filter(\.0).map {
                    .year($0.1)
                })
        }
        guard let value = top.value.divided(by: bottom.value) else {
            return .missing(id, inputs.id(firm), [.aboveZero(lower.rawValue)])
        }
        return inputs.reading(
            id, firm, value, net: top.value.divided(by: net(bottom, firm)), [top, bottom])
    }
}

/// A ratio without deals in it: external and total are the same.
private func quotient(
    _ inputs: IndicatorInputs, _ id: String, _ upperInput: MissingInput,
    _ upper: (Int) -> IndicatorInputs.Figure?, _ lowerInput: MissingInput,
    _ lower: (Int) -> IndicatorInputs.Figure?
) -> [IndicatorReading] {
    inputs.firms.compactMap { firm in
        let top = upper(firm)
        let bottom = lower(firm)
        guard let top, let bottom else {
            return .missing(
                id, inputs.id(firm),
                [(top == nil, upperInput), (bottom == nil, lowerInput)].filter(\.0).map(\.1))
        }
        return top.value.divided(by: bottom.value).map {
            inputs.reading(id, firm, $0, net: $0, [top, bottom])
        }
    }
}
