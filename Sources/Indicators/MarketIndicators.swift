import Ledger
import Text

/// Capital spending of the model's firms over the country's output.
public struct CapexOutputIndicator: Indicator {
    public let id = "capex-gdp"
    public let title = LocalizedText(
        en: "Capital spending to GDP", ko: "GDP 대비 자본지출")
    public let formula =
        "capital spending of a year, all firms of the model that state it ÷ gross domestic product"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"
    public let kind = IndicatorKind.advisory

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        let spending = inputs.firms.compactMap { inputs.annual(.capex, $0) }
        let output = inputs.market("gdp_annual")
        guard let first = spending.first, let output else {
            return [
                .missing(
                    id, nil,
                    (spending.isEmpty ? [.year(.capex)] : [])
                        + (output == nil ? [.metric("gdp_annual")] : []))
            ]
        }
        let all = spending.dropFirst().reduce(first, +)
        guard let value = all.value.divided(by: output.value) else {
            return [.missing(id, nil, [.aboveZero("gdp_annual")])]
        }
        return [inputs.reading(id, nil, value, net: value, [all, output])]
    }
}

/// Market value of all listed shares over the country's output.
public struct MarketOutputIndicator: Indicator {
    public let id = "market-cap-gdp"
    public let title = LocalizedText(
        en: "Stock market value to GDP", ko: "GDP 대비 주식 시가총액")
    public let formula = "market value of all listed shares ÷ gross domestic product"
    public let unit = IndicatorUnit.ratio
    public let thresholds = [
        IndicatorThreshold(
            value: 2,
            meaning: LocalizedText(
                en: "where it stood in 1999 and a part of 2000", ko: "1999년과 2000년 일부의 수준"),
            source: LocalizedText(
                en: "Buffett and Loomis, Fortune, 10 December 2001, of gross national product",
                ko: "Buffett and Loomis, Fortune, 2001년 12월 10일, 국민총생산 대비"))
    ]
    public let episode = "US stock market, 1999–2000"
    public let kind = IndicatorKind.advisory

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        let market = inputs.market("stock_market_value")
        let output = inputs.market("gdp_annual")
        guard let market, let output, let value = market.value.divided(by: output.value) else {
            return [
                .missing(
                    id, nil,
                    (market == nil ? [.metric("stock_market_value")] : [])
                        + (output == nil ? [.metric("gdp_annual")] : []))
            ]
        }
        return [inputs.reading(id, nil, value, net: value, [market, output])]
    }
}

/// Price over ten years' average real earnings.
public struct AdjustedEarningsIndicator: Indicator {
    public let id = "cape"
    public let title = LocalizedText(
        en: "Cyclically adjusted price to earnings", ko: "경기조정 주가수익비율")
    public let formula =
        "real price of the market ÷ average real earnings of ten years (Campbell and Shiller 1988)"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published: a level, not a date"
    public let kind = IndicatorKind.advisory

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        stated(inputs, id, "cape")
    }
}

/// Credit to the private sector over output, less its trend.
public struct CreditGapIndicator: Indicator {
    public let id = "credit-gap"
    public let title = LocalizedText(
        en: "Credit-to-GDP gap", ko: "GDP 대비 신용 갭")
    public let formula =
        "credit to the private sector ÷ GDP, less its one-sided trend, in percentage points"
    public let unit = IndicatorUnit.percentagePoints
    private static let basel = LocalizedText(
        en: "Basel Committee 2010, guidance on the countercyclical capital buffer",
        ko: "바젤은행감독위원회 2010년, 경기대응완충자본 지침")
    public let thresholds = [
        IndicatorThreshold(
            value: 2,
            meaning: LocalizedText(
                en: "the buffer of banks begins to rise", ko: "은행 완충자본이 오르기 시작함"),
            source: Self.basel),
        IndicatorThreshold(
            value: 10,
            meaning: LocalizedText(en: "the buffer of banks is at its most", ko: "은행 완충자본이 최대가 됨"),
            source: Self.basel),
    ]
    public let episode = "banking crises since 1980"
    public let kind = IndicatorKind.advisory

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        stated(inputs, id, "credit_gap")
    }
}

/// A figure that is taken as a source states it.
private func stated(
    _ inputs: IndicatorInputs, _ id: String, _ metric: String
) -> [IndicatorReading] {
    guard let figure = inputs.market(metric) else { return [.missing(id, nil, [.metric(metric)])] }
    return [inputs.reading(id, nil, figure.value, net: figure.value, [figure])]
}
