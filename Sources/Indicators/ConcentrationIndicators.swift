import FlowNetwork
import Ledger
import Text

/// The largest customer's share of what is promised to a firm.
public struct CustomerShareIndicator: Indicator {
    public let id = "largest-customer"
    public let title = LocalizedText(
        en: "Largest customer's share", ko: "최대 고객의 비중")
    public let formula =
        "purchases promised by the largest customer ÷ purchases promised by all, announced or firmer"
    public let unit = IndicatorUnit.ratio
    public let thresholds = [
        IndicatorThreshold(
            value: 0.10,
            meaning: LocalizedText(en: "a customer that must be disclosed", ko: "공시해야 하는 고객"),
            source: LocalizedText("FASB ASC 280-10-50-42"))
    ]
    public let episode = "a rule of disclosure, not of bubbles"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            let legs = inputs.commerce(to: firm)
            guard let all = inputs.sum(legs, { $0.upTo(.announced) }),
                let value = Concentration(legs, by: \.from).largest
            else { return nil }
            let outside = Concentration(legs.filter { !inputs.isCircular($0) }, by: \.from)
            return inputs.reading(
                id, firm, IndicatorValue(value), net: outside.largest.map { IndicatorValue($0) },
                [all])
        }
    }
}

/// The Herfindahl–Hirschman index of a firm's suppliers.
public struct SupplierConcentrationIndicator: Indicator {
    public let id = "supplier-concentration"
    public let title = LocalizedText(
        en: "Concentration of suppliers", ko: "공급자 집중도")
    public let formula = "10,000 · Σ (share of a supplier in purchases promised)²"
    public let unit = IndicatorUnit.points
    public let thresholds = Concentration.thresholds
    public let episode = "merger review"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            let legs = inputs.commerce(from: firm)
            guard let all = inputs.sum(legs, { $0.upTo(.announced) }),
                let value = Concentration(legs, by: \.to).index
            else { return nil }
            let outside = Concentration(legs.filter { !inputs.isCircular($0) }, by: \.to)
            return inputs.reading(
                id, firm, IndicatorValue(value), net: outside.index.map { IndicatorValue($0) },
                [all])
        }
    }
}

/// The Herfindahl–Hirschman index of a firm's customers.
public struct CustomerConcentrationIndicator: Indicator {
    public let id = "customer-concentration"
    public let title = LocalizedText(
        en: "Concentration of customers", ko: "고객 집중도")
    public let formula = "10,000 · Σ (share of a customer in purchases promised)²"
    public let unit = IndicatorUnit.points
    public let thresholds = Concentration.thresholds
    public let episode = "merger review"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        inputs.firms.compactMap { firm in
            let legs = inputs.commerce(to: firm)
            guard let all = inputs.sum(legs, { $0.upTo(.announced) }),
                let value = Concentration(legs, by: \.from).index
            else { return nil }
            let outside = Concentration(legs.filter { !inputs.isCircular($0) }, by: \.from)
            return inputs.reading(
                id, firm, IndicatorValue(value), net: outside.index.map { IndicatorValue($0) },
                [all])
        }
    }
}

/// Shares of the other side in a firm's legs.
struct Concentration {
    private let shares: [Double]

    static let thresholds = [
        IndicatorThreshold(
            value: 1_800, meaning: LocalizedText(en: "highly concentrated", ko: "고도로 집중됨"),
            source: LocalizedText(
                en: "US Merger Guidelines 2023, guideline 1", ko: "미국 합병 지침 2023년, 지침 1"))
    ]

    init(_ legs: [NetworkLeg], by side: (NetworkLeg) -> Int) {
        var totals: [Int: Double] = [:]
        for leg in legs { totals[side(leg), default: 0] += Double(leg.stated.upTo(.announced)) }
        let sum = totals.values.sorted().reduce(0, +)
        shares = sum > 0 ? totals.values.map { $0 / sum }.sorted() : []
    }

    var largest: Double? { shares.last }
    var index: Double? { shares.isEmpty ? nil : 10_000 * shares.reduce(0) { $0 + $1 * $1 } }
}
