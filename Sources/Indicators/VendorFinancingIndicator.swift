import Circularity
import FlowNetwork
import Ledger
import Text

/// Loans, prepayments and leases to a firm's own customers, drawn and committed, over its revenue.
public struct VendorFinancingIndicator: Indicator {
    public static let id = "vendor-financing"
    public var id: String { Self.id }
    public let title = LocalizedText(
        en: "Vendor financing", ko: "벤더 파이낸싱")
    public let formula =
        "loans, prepayments and lease financing to own customers, drawn and committed ÷ revenue of a year"
    public let unit = IndicatorUnit.ratio
    // Commitments to lend of $6.7bn and guarantees of $1.4bn.
    private static let lucent = LocalizedText(
        en:
            "$8.1bn lent, promised and guaranteed on 30 September 2000 (Los Angeles Times, 29 December 2000)",
        ko: "2000년 9월 30일 대출, 약속, 보증 합계 81억 달러(Los Angeles Times, 2000년 12월 29일)")
    public let thresholds = [
        IndicatorThreshold(
            value: 0.20,
            meaning: LocalizedText(en: "Lucent in 2000, lower reading", ko: "2000년 루슨트, 낮게 본 값"),
            source: Self.lucent),
        IndicatorThreshold(
            value: 0.24,
            meaning: LocalizedText(en: "Lucent in 2000, upper reading", ko: "2000년 루슨트, 높게 본 값"),
            source: Self.lucent),
    ]
    public let episode = "telecom equipment, 1998–2001"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        let customersOf = Dictionary(
            VendorFinancing.all(inputs.network, ledger: inputs.ledger).map {
                ($0.vendor, $0.customers)
            }, uniquingKeysWith: { first, _ in first })
        return inputs.firms.compactMap { firm in
            // Customers whose purchases have no published amount are customers too.
            let customers = Set(customersOf[firm] ?? [])
            let loans = inputs.financing(from: firm).filter {
                $0.kind.claim == .loan && customers.contains($0.to)
            }
            guard let support = inputs.owed(loans, upTo: .binding) else { return nil }
            // An amount that nobody gives is not zero: what is known is the least that it can be.
            let undisclosed = loans.filter { $0.isLive && $0.lacksAmount }.map {
                MissingInput.amount(leg: $0.id)
            }
            guard let revenue = inputs.annual(.revenue, firm) else {
                return .missing(id, inputs.id(firm), [.year(.revenue)])
            }
            guard let value = support.value.divided(by: revenue.value) else { return nil }
            let net = support.value.divided(by: inputs.externalRevenue(revenue, firm))
            guard undisclosed.isEmpty || value.value > 0 else {
                return .missing(id, inputs.id(firm), undisclosed)
            }
            return inputs.reading(
                id, firm, value, net: net, [support, revenue], missing: undisclosed)
        }
    }
}
