import Ledger
import Liquidity
import Testing
import Text

/// A small ledger with scenario files in memory: a maker that invests in a buyer, which orders from it.
enum ScenarioLedger {
    static let files = [
        "model.yaml": """
        title: T
        base_currency: USD
        as_of: 2026-01-10
        universe: [maker, buyer]
        files:
          entities: [entities.yaml]
          sources: [sources.yaml]
          firms: [firms/*.yaml]
          deals: [deals.yaml]
          scenarios: [scenarios/*.yaml]
        """,
        "entities.yaml": """
        entities:
          maker: {name: Maker, kind: company, country: US, listed: true}
          buyer: {name: Buyer, kind: company, country: US}
          bank: {name: Bank, kind: fund}
        """,
        "sources.yaml": """
        sources:
          filing: {title: F, kind: filing, grade: A1, published: 2025-12-31, url: 'https://example.com/f'}
        """,
        "firms/maker.yaml": """
        firm: maker
        facts:
          cash_and_securities:
            - {amount: USD 5bn, as_of: 2025-12-31, source: filing}
          revenue_annual:
            - {amount: USD 8bn, as_of: 2025-12-31, period: 2025, source: filing}
          free_cash_flow_annual:
            - {amount: USD 2bn, as_of: 2025-12-31, period: 2025, source: filing}
        """,
        "firms/buyer.yaml": """
        firm: buyer
        facts:
          cash_and_securities:
            - {amount: USD 3bn, as_of: 2025-12-31, source: filing}
          revenue_annual:
            - {amount: USD 1bn, as_of: 2025-12-31, period: 2025, source: filing}
        """,
        "deals.yaml": """
        deals:
          loop:
            title: T
            parties: [maker, buyer]
            claims:
              - source: filing
                status: signed
                date: 2025-12-31
                legs:
                  equity: {from: maker, to: buyer, kind: equity, amount: USD 2bn, settles: cash, binding: binding, start: 2026-01-01, term: P2Y, pay: {profile: even, every: quarter}}
                  orders: {from: buyer, to: maker, kind: purchase, amount: USD 4bn, settles: cash, binding: binding, start: 2025-01-01, term: P4Y, pay: {profile: even, every: quarter}}
                  loan: {from: bank, to: buyer, kind: debt, amount: USD 1bn, paid: USD 1bn, settles: cash, binding: binding, start: 2025-06-01, term: P2Y, pay: {profile: even, every: quarter}}
                  undated: {from: buyer, to: maker, kind: purchase, amount: USD 7bn, settles: cash, binding: binding}
        """,
    ]

    static let baseline = """
        scenario: baseline
        title: {en: Baseline}
        narrative: {en: As planned.}
        horizon: 8
        correlation:
          common: {value: 0.2, assumption: {range: [0, 0.5], reason: r}}
        firms:
          maker:
            growth: {value: 0.1, assumption: {range: [0, 0.2], reason: r}}
            volatility: {value: 0.2, assumption: {range: [0.1, 0.3], reason: r}}
            variable_cost_share: {value: 0.3, assumption: {range: [0.2, 0.4], reason: r}}
            receipt_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: r}}
          buyer:
            revenue_plan:
              - {year: 2025, fact: {metric: revenue_annual}}
              - {year: 2026, value: 2000, assumption: {range: [1000, 3000], reason: r}}
              - {year: 2027, value: 4000, assumption: {range: [2000, 6000], reason: r}}
            cash_plan:
              - {year: 2026, value: -1200, assumption: {range: [-2000, -500], reason: r}}
              - {year: 2027, value: 400, assumption: {range: [-500, 900], reason: r}}
            volatility: {value: 0.4, assumption: {range: [0.2, 0.6], reason: r}}
        """

    static func model(_ scenarios: [String: String]) throws -> LedgerModel {
        var texts = files
        for (name, text) in scenarios { texts["scenarios/\(name).yaml"] = text }
        let reading = LedgerReader.read(folder: MemoryFolder(name: "m", texts: texts))
        return try #require(reading.model, "\(reading.diagnostics.map(\.message))")
    }

    static func scenario(_ text: String = baseline) throws -> (Scenario, LedgerModel) {
        let model = try model(["a": text])
        let reading = ScenarioReader.read(model)
        return (try #require(reading.scenarios?.first, "\(reading.diagnostics)"), model)
    }
}
