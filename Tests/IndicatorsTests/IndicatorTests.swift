import FlowNetwork
import Ledger
import Testing
import Text

@testable import Indicators

@Suite struct IndicatorTests {
    /// A vendor lends 3 to a buyer, who buys for 10 from it over two years; an outsider buys for 6.
    static let texts = [
        "model.yaml": """
        title: Toy
        base_currency: USD
        as_of: 2025-12-31
        universe: [vendor, buyer, outsider]
        files:
          entities: [entities.yaml]
          sources: [sources.yaml]
          firms: [firms/*.yaml]
          deals: [deals.yaml]
        """,
        "entities.yaml": """
        entities:
          vendor: {name: Vendor, kind: company}
          buyer: {name: Buyer, kind: company}
          outsider: {name: Outsider, kind: company}
        """,
        "sources.yaml": """
        sources:
          filing: {title: Filing, kind: filing, grade: A1, published: 2025-01-02}
          report: {title: Report, kind: filing, grade: B2, published: 2025-12-31}
        """,
        "firms/vendor.yaml": """
        firm: vendor
        facts:
          revenue_annual:
            - {amount: USD 20bn, as_of: 2025-12-31, source: report}
          operating_cash_flow_annual:
            - {amount: USD 5bn, as_of: 2025-12-31, source: report}
          capex_annual:
            - {amount: about USD 10bn, as_of: 2025-12-31, source: report}
        """,
        "firms/buyer.yaml": """
        firm: buyer
        facts:
          revenue_annual:
            - {amount: USD 2bn, as_of: 2025-12-31, source: report}
          operating_cash_flow_annual:
            - {amount: USD -4bn, as_of: 2025-12-31, source: report}
        """,
        "deals.yaml": """
        deals:
          loan:
            title: The vendor lends to the buyer
            parties: [vendor, buyer]
            claims:
              - source: filing
                status: signed
                date: 2025-01-01
                legs:
                  loan: {from: vendor, to: buyer, kind: debt, amount: USD 3bn, binding: binding, paid: USD 1bn}
          chips:
            title: The buyer buys
            parties: [buyer, vendor]
            claims:
              - source: filing
                status: signed
                date: 2025-01-01
                legs:
                  chips:
                    from: buyer
                    to: vendor
                    kind: purchase
                    amount: USD 10bn
                    binding: binding
                    paid: USD 4bn
                    start: 2025-01-01
                    term: P2Y
                    pay: {profile: even, every: quarter}
          other:
            title: The outsider buys
            parties: [outsider, vendor]
            claims:
              - source: filing
                status: announced
                date: 2025-01-01
                legs:
                  chips: {from: outsider, to: vendor, kind: purchase, amount: USD 6bn, binding: loi}
        """,
    ]

    static func readings(_ texts: [String: String] = texts) throws -> [IndicatorReading] {
        let reading = LedgerReader.read(folder: MemoryFolder(name: "toy", texts: texts))
        let model = try #require(reading.model, "\(reading.diagnostics)")
        let ledger = model.resolved(asOf: model.defaultAsOf, policy: .graded)
        return IndicatorRegistry.readings(try IndicatorInputs(ledger, FlowNetwork(ledger)))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let firm: String?
        let value: Double
        let net: Double?
        var testDescription: String { "\(id) of \(firm ?? "all")" }
    }

    /// By hand: of the 10 half fall due in 2025, so that external revenue is 15 and external cash 0.
    @Test(arguments: [
        Case(id: "vendor-financing", firm: "vendor", value: 3.0 / 20, net: 3.0 / 15),
        Case(id: "commitments", firm: "buyer", value: 6.0 / 2, net: 0),
        Case(id: "largest-customer", firm: "vendor", value: 10.0 / 16, net: 1),
        Case(id: "customer-concentration", firm: "vendor", value: 5312.5, net: 10_000),
        Case(id: "supplier-concentration", firm: "buyer", value: 10_000, net: nil),
        Case(id: "capex-cash-flow", firm: "vendor", value: 2, net: nil),
        Case(id: "capex-sales", firm: "vendor", value: 0.5, net: 10.0 / 15),
        Case(id: "minsky", firm: "vendor", value: 2, net: 2),
        Case(id: "minsky", firm: "buyer", value: 3, net: 3),
        Case(id: "revenue-gap", firm: "buyer", value: 5.0 / 2, net: 0),
        Case(id: "headline-decay", firm: nil, value: 6.0 / 19, net: 1),
    ])
    func `an indicator has the value worked out by hand, with and without circular deals`(
        _ c: Case
    ) throws {
        let reading = try #require(
            try Self.readings().first { $0.indicator == c.id && $0.firm == c.firm })
        let value = try #require(reading.value)
        #expect(abs(value.value - c.value) < 1e-12)
        #expect(value.low <= value.value && value.value <= value.high)
        #expect(reading.missing.isEmpty && !reading.sources.isEmpty)
        if let net = c.net {
            #expect(abs(try #require(reading.net).value - net) < 1e-12)
        } else {
            #expect(reading.net == nil)
        }
    }

    /// The loan of 3 was there before the purchases of 2025; no source ties it to them, and the buyer's cash is not known.
    @Test func `own money in revenue lies between what is documented and what contracts allow`()
        throws
    {
        let reading = try #require(
            try Self.readings().first {
                $0.indicator == "circular-revenue-share" && $0.firm == "vendor"
            })
        #expect(reading.value == nil && reading.net == nil)
        let bounds = try #require(reading.bounds)
        #expect(bounds.lowerBound == 0)
        #expect(abs(bounds.upperBound - 3.0 / 20) < 1e-12)
        #expect(reading.missing == [.books(of: "buyer")])
        #expect(reading.inputs.contains(.leg("loan/loan")))
        #expect(
            reading.inputs.contains(
                .fact(firm: "vendor", metric: "revenue_annual", source: "report")))
    }

    @Test func `figures of a market are advisory, and missing where no fact states them`() throws {
        let all = try Self.readings()
        for indicator in IndicatorRegistry.advisory {
            #expect(indicator.kind == .advisory && indicator.isOfModel)
            let own = all.filter { $0.indicator == indicator.id }
            #expect(own.count == 1 && own.allSatisfy { $0.firm == nil && !$0.missing.isEmpty })
        }
        let texts = Self.texts.merging([
            "firms/outsider.yaml": """
            firm: outsider
            facts:
              gdp_annual:
                - {amount: USD 100bn, as_of: 2025-12-31, source: report}
              stock_market_value:
                - {amount: USD 150bn..250bn, as_of: 2025-12-31, source: report}
              cape:
                - {quantity: 40 times, as_of: 2025-12-31, source: report}
              credit_gap:
                - {quantity: -3.5 %, as_of: 2025-12-31, source: report}
            """
        ]) { a, _ in a }
        let stated = try Self.readings(texts)
        func value(_ id: String) -> IndicatorValue? {
            stated.first { $0.indicator == id }?.value
        }
        #expect(abs(try #require(value("capex-gdp")).value - 0.1) < 1e-12)
        let market = try #require(value("market-cap-gdp"))
        #expect(abs(market.low - 1.5) < 1e-12 && abs(market.high - 2.5) < 1e-12)
        #expect(value("cape")?.value == 40)
        #expect(value("credit-gap")?.value == -3.5)
    }

    @Test func `wording gives the interval, the weakest source the grade`() throws {
        let reading = try #require(
            try Self.readings().first { $0.indicator == "capex-sales" && $0.firm == "vendor" })
        let value = try #require(reading.value)
        #expect(abs(value.low - 0.45) < 1e-12 && abs(value.high - 0.55) < 1e-12)
        #expect(reading.grade == Grade("B2"))
    }

    @Test func `missing inputs are named`() throws {
        let all = try Self.readings()
        let capex = try #require(
            all.first { $0.indicator == "capex-sales" && $0.firm == "buyer" })
        #expect(capex.value == nil)
        #expect(capex.missing == [.year(.capex)])
        let life = all.filter { $0.indicator == "useful-life" }
        #expect(
            life.count == 3
                && life.allSatisfy {
                    $0.missing == [.metric("server_life"), .metric("server_life_critic")]
                })
        // The outsider has commitments and no revenue.
        #expect(
            all.contains {
                $0.indicator == "commitments" && $0.firm == "outsider" && $0.value == nil
            })
    }

    @Test func `ids are unique, and every indicator says what it is`() {
        let all = IndicatorRegistry.all
        #expect(Set(all.map(\.id)).count == all.count)
        for indicator in all {
            #expect(!indicator.title.text().isEmpty && !indicator.formula.isEmpty)
            #expect(!indicator.episode.isEmpty)
            #expect(
                indicator.thresholds.allSatisfy {
                    !$0.source.text().isEmpty && !$0.meaning.text().isEmpty
                })
        }
    }

    @Test func `quotients keep the order of their ends`() throws {
        let top = IndicatorValue(1, 2, 4)
        let got = try #require(top.divided(by: IndicatorValue(2, 4, 8)))
        #expect(got == IndicatorValue(0.125, 0.5, 2))
        let loss = try #require(IndicatorValue(-4, -2, 1).divided(by: IndicatorValue(2, 4, 8)))
        #expect(loss == IndicatorValue(-2, -0.5, 0.5))
        #expect(top.divided(by: IndicatorValue(0, 1, 2)) == nil)
        #expect(top.reduced(by: IndicatorValue(1, 1, 3)) == IndicatorValue(0, 1, 3))
    }
}
