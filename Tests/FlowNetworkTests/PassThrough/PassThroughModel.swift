import Ledger
import Money

@testable import FlowNetwork
@testable import Text

/// A chip maker that funds a laboratory, which rents from a cloud, which spends on equipment: a loop only if the cloud's spending is followed.
enum PassThroughModel {
    static let model = """
        title: Three firms
        base_currency: USD
        as_of: 2025-12-31
        universe: [chip, lab, cloud]
        files:
          entities: entities.yaml
          sources: sources.yaml
          firms: [market.yaml, cloud.yaml]
          deals: deals.yaml
          pass_through: rules.yaml
        """
    static let entities = """
        entities:
          chip: {name: Chip, kind: company}
          lab: {name: Lab, kind: company}
          cloud: {name: Cloud, kind: company}
          cloud-unit: {name: Cloud unit, kind: segment, parent: cloud}
          market: {name: The market, kind: company}
        """
    static let sources = """
        sources:
          filing: {title: A filing, kind: filing, grade: A1, published: 2025-06-01, url: 'https://example.com/1'}
          guess: {title: A guess, kind: analyst, grade: D4, published: 2025-09-01, url: 'https://example.com/2'}
        """
    static let market = """
        firm: market
        facts:
          accelerator_cost_share:
            - {quantity: 40 %, as_of: 2025-05, source: filing}
            - {quantity: 60..70 %, scope: press, as_of: 2025-05, source: guess}
          accelerator_market_share:
            - {quantity: 80..90 %, as_of: 2025, source: filing}
          cost_per_gw:
            - {amount: USD 50bn, as_of: 2025, source: filing}
        """
    static let cloud = """
        firm: cloud
        facts:
          capex_quarter:
            - {amount: USD 10bn, as_of: 2025-03-31, period: 2025-Q1, source: filing}
            - {amount: USD 8bn..12bn, as_of: 2025-06-30, period: 2025-Q2, basis: forecast, source: filing}
          capex_annual:
            - {amount: USD 30bn, as_of: 2025-12-31, period: '2025', basis: forecast, source: filing}
          cash_and_securities:
            - {amount: USD 5bn, as_of: 2025-03-31, source: filing}
        """
    static let deals = """
        deals:
          chip-lab:
            title: Chip funds Lab
            parties: [chip, lab]
            claims:
              - {source: filing, status: in_force, date: 2025-01-01, legs: {equity: {from: chip, to: lab, kind: equity, amount: USD 20bn, binding: binding}}}
          lab-cloud:
            title: Lab rents from Cloud
            parties: [lab, cloud]
            claims:
              - {source: filing, status: in_force, date: 2025-01-01, legs: {compute: {from: lab, to: cloud-unit, kind: purchase, amount: USD 15bn, binding: binding, start: 2025-01-01, end: 2025-12-31}}}
        """
    static let rules = """
        pass_through:
          chips:
            title: What Cloud buys from Chip
            payee: chip
            factors:
              cost-share: [{firm: market, metric: accelerator_cost_share, as_of: 2025-05}, {firm: market, metric: accelerator_cost_share, as_of: 2025-05, scope: press}]
              vendor-share: [{firm: market, metric: accelerator_market_share, as_of: 2025}]
            payers:
              cloud: [{metric: capex_quarter, as_of: 2025-03-31}, {metric: capex_quarter, as_of: 2025-06-30}]
        """

    static func reading(
        deals: String = deals, rules: String? = rules, sources: String = sources
    ) -> LedgerReading {
        var texts = [
            "model.yaml": model, "entities.yaml": entities, "sources.yaml": sources,
            "market.yaml": market, "cloud.yaml": cloud, "deals.yaml": deals,
        ]
        if let rules {
            texts["rules.yaml"] = rules
        } else {
            texts["model.yaml"] = model.replacing("\n  pass_through: rules.yaml", with: "")
        }
        return LedgerReader.read(folder: MemoryFolder(name: "three", texts: texts))
    }

    static func network(
        deals: String = deals, rules: String? = rules, asOf: Day? = nil
    ) throws -> FlowNetwork {
        let reading = reading(deals: deals, rules: rules)
        guard let model = reading.model else {
            throw Unreadable(messages: reading.diagnostics.map { "\($0.code) \($0.message)" })
        }
        return FlowNetwork(model.resolved(asOf: asOf ?? model.defaultAsOf))
    }

    struct Unreadable: Error { var messages: [String] }
}
