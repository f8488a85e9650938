import Analysis
import Ledger
import Text

/// Invented firms that finance each other: a stake, a loan inside a programme, orders, a rule, and cash for two of them.
enum WebModel {
    static let files: [String: String] = [
        "model.yaml": """
        id: web
        title: Four invented firms
        titles: {ko: 가상의 네 회사}
        base_currency: USD
        as_of: 2026-06-30
        universe: [a, b, c, d]
        files:
          entities: [entities.yaml]
          sources: [sources.yaml]
          firms: [firms/*.yaml]
          pass_through: [rules.yaml]
          deals: [deals.yaml]

        """,
        "entities.yaml": """
        entities:
          a: {name: Alpha, names: {ko: 알파}, kind: company}
          b: {name: Beta, names: {ko: 베타}, kind: company}
          c: {name: Gamma, kind: company}
          d: {name: Delta, kind: company}

        """,
        "sources.yaml": """
        sources:
          s1: {title: First paper, kind: filing, grade: A1, published: 2026-01-10, lang: en, url: https://example.com/1}
          s2: {title: Second paper, kind: news, grade: C3, published: 2026-03-10, lang: en, url: https://example.com/2}
          s3: {title: Third paper, kind: filing, grade: A1, published: 2026-05-10, lang: en, url: https://example.com/3}

        """,
        "firms/a.yaml": """
        firm: a
        facts:
          cash_and_securities:
            - {amount: USD 20bn, as_of: 2025-12-31, source: s1}
          revenue_annual:
            - {amount: USD 60bn, as_of: 2025-12-31, period: FY2025, source: s1}
          accelerator_cost_share:
            - {quantity: 40 %, as_of: 2025-12-31, source: s1}

        """,
        "firms/b.yaml": firmB(cash: "USD 9bn"),
        "rules.yaml": """
        pass_through:
          chips-in-spending:
            title: Chips that Beta buys from Alpha
            payee: a
            factors:
              chips-in-cost: [{firm: a, metric: accelerator_cost_share, as_of: 2025-12-31}]
            payers:
              b: [{metric: capex_annual, as_of: 2025-12-31}]

        """,
        "deals.yaml": deals.map(\.text).joined(),
    ]

    static func firmB(cash: String) -> String {
        """
        firm: b
        facts:
          cash_and_securities:
            - {amount: USD 4bn, as_of: 2025-12-31, source: s1}
            - {amount: \(cash), as_of: 2026-03-31, source: s3}
          revenue_annual:
            - {amount: USD 12bn, as_of: 2025-12-31, period: FY2025, source: s1}
          capex_annual:
            - {amount: USD 30bn, as_of: 2025-12-31, period: FY2025, source: s1}

        """
    }

    struct Deal: Sendable {
        let id: String
        let text: String
    }

    static let deals: [Deal] =
        ["deals:\n"].map { Deal(id: "", text: $0) } + [
            Deal(
                id: "a-b-stake",
                text: """
                      a-b-stake:
                        title: Alpha buys shares of Beta
                        titles: {ko: 알파가 베타 주식을 산다}
                        parties: [a, b]
                        claims:
                          - source: s1
                            status: announced
                            date: 2026-01-10
                            legs:
                              stake: {from: a, to: b, kind: equity, amount: up to USD 30bn, settles: cash, binding: loi}
                          - source: s3
                            status: signed
                            date: 2026-05-10
                            legs:
                              stake: {amount: USD 20bn, binding: binding, paid: USD 5bn, start: 2026-05-10, term: P2Y, pay: {profile: even, every: quarter}}

                    """),
            Deal(
                id: "b-c-rent",
                text: """
                      b-c-rent:
                        title: Beta rents halls from Gamma
                        parties: [b, c]
                        claims:
                          - source: s1
                            status: signed
                            date: 2026-01-10
                            legs:
                              rent: {from: b, to: c, kind: purchase, amount: USD 25bn, settles: cash, binding: binding, start: 2026-01-01, term: P4Y, pay: {profile: even, every: quarter}}

                    """),
            Deal(
                id: "c-a-chips",
                text: """
                      c-a-chips:
                        title: Gamma orders chips from Alpha
                        parties: [c, a]
                        claims:
                          - source: s2
                            status: announced
                            date: 2026-03-10
                            legs:
                              chips: {from: c, to: a, kind: purchase, amount: about USD 18bn, settles: cash, binding: loi, start: 2026-04-01, term: P3Y, pay: {profile: even, every: quarter}}

                    """),
            Deal(
                id: "b-a-chips",
                text: """
                      b-a-chips:
                        title: Beta orders chips from Alpha
                        parties: [b, a]
                        claims:
                          - source: s2
                            status: rumoured
                            date: 2026-03-10
                            legs:
                              chips: {from: b, to: a, kind: purchase, amount: USD 7bn, settles: cash, binding: unknown, start: 2026-07-01, term: P2Y, pay: {profile: even, every: quarter}}

                    """),
            Deal(
                id: "d-c-loan",
                text: """
                      d-c-loan:
                        title: Delta lends to Gamma
                        parties: [d, c]
                        claims:
                          - source: s1
                            status: signed
                            date: 2026-01-10
                            legs:
                              loan: {from: d, to: c, kind: debt, amount: USD 11bn, settles: cash, binding: binding, start: 2026-01-10, term: P5Y, pay: {profile: upfront}}

                    """),
            Deal(
                id: "c-d-halls",
                text: """
                      c-d-halls:
                        title: Gamma buys halls from Delta
                        parties: [c, d]
                        claims:
                          - source: s3
                            status: in_force
                            date: 2026-05-10
                            legs:
                              halls: {from: c, to: d, kind: purchase, amount: USD 9bn, settles: cash, binding: binding, paid: USD 2bn, start: 2026-02-01, term: P3Y, pay: {profile: even, every: quarter}}
                              fittings: {from: c, to: d, kind: purchase, amount: USD 3bn, settles: cash, binding: binding, part_of: [halls], start: 2026-02-01, term: P3Y, pay: {profile: even, every: quarter}}

                    """),
        ]

    static let opened: OpenedModel = {
        do {
            return try OpenedModel(MemoryFolder(name: "web", texts: files))
        } catch { preconditionFailure("\(error)") }
    }()
}
