/// Deals between firms that invest in each other and buy from each other.
enum DealsTemplate {
    static let files: [(path: String, contents: String)] = [
        (
            "model.yaml",
            """
            # yaml-language-server: $schema=.schema/ledger.schema.json
            # What the model is about, and where its files are. Documentation/ledger-format.md explains every key.
            id: {id}
            title: {title}
            base_currency: USD
            # The day whose knowledge counts; --as-of looks back from any earlier one.
            as_of: 2026-01-31
            # The firms that the analysis is about. Every other firm of entities.yaml is an outside party.
            universe: [maker, buyer]
            files:
              entities: [entities.yaml]
              sources: [sources.yaml]
              firms: [firms/*.yaml]
              deals: [deals/*.yaml]
              scenarios: [scenarios/*.yaml]
              policy: [policy.yaml]

            """
        ),
        (
            "entities.yaml",
            """
            # yaml-language-server: $schema=.schema/ledger.schema.json
            # Firms by id. Kinds: company, segment (with `parent`), fund, spv, state.
            entities:
              maker: {name: Maker, kind: company, listed: true, country: US}
              buyer: {name: Buyer, kind: company, country: US}
              lender: {name: Lender, kind: fund, country: US}

            """
        ),
        (
            "sources.yaml",
            """
            # yaml-language-server: $schema=.schema/ledger.schema.json
            # Who said it, and when: every claim and every fact names one. Grades A1 (best) to F6.
            sources:
              maker-release-2026-01:
                title: Maker's release on its agreement with Buyer
                kind: release
                grade: A2
                published: 2026-01-15
                url: https://example.com/release
              annual-reports-2025:
                title: Annual reports of Maker and Buyer
                kind: filing
                grade: A1
                published: 2026-01-20
                url: https://example.com/reports

            """
        ),
        (
            "README.md",
            """
            # {title}

            A model for Ouroboros: firms, what they put into each other and what they buy from each other. Everything in it is invented, to be replaced.

            | File | Holds |
            |---|---|
            | `model.yaml` | title, day, firms in view, list of files |
            | `entities.yaml`, `sources.yaml` | who the firms are, and who said what |
            | `deals/*.yaml` | deals: claims of sources, with legs from whom to whom |
            | `firms/*.yaml` | figures of each firm |
            | `scenarios/*.yaml` | what the stress test assumes |
            | `policy.yaml` | limits of the gate |
            | `.schema/` | schemas that editors complete and check the files with |

            ```sh
            ouroboros lint .          # what is wrong, with its line
            ouroboros circularity .   # how much can go round
            ouroboros check .         # the limits of policy.yaml
            ouroboros stress .        # who runs out of cash
            ouroboros report .        # the whole report, into Reports/
            ```

            """
        ),
        (
            "deals/maker.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            # A deal has claims: what one source says of it on one date. A leg is one flow, from whom to whom.
            deals:
              maker-buyer-2026:
                title: Maker invests in Buyer, which orders from Maker
                parties: [maker, buyer]
                claims:
                  - source: maker-release-2026-01
                    # rumoured, in_talks, announced, signed, in_force, completed; amended, superseded, cancelled, expired
                    status: signed
                    date: 2026-01-15
                    legs:
                      # `tied_to` says that the money is documented to pay for the order.
                      equity: {from: maker, to: buyer, kind: equity, amount: up to USD 2bn, settles: cash, binding: binding, tied_to: [orders]}
                      orders:
                        from: buyer
                        to: maker
                        kind: purchase
                        amount: USD 3bn
                        settles: cash
                        binding: binding
                        start: 2026-04
                        term: P3Y
              lender-buyer-2026:
                title: Lender lends to Buyer
                parties: [lender, buyer]
                claims:
                  - source: maker-release-2026-01
                    status: announced
                    date: 2026-01-15
                    legs:
                      loan: {from: lender, to: buyer, kind: debt, amount: about USD 1bn, settles: cash, binding: loi}

            """
        ),
        (
            "firms/buyer.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            firm: buyer
            facts:
              revenue_annual:
                - {amount: USD 2bn, as_of: 2025-12-31, period: FY2025, source: annual-reports-2025}
              cash_flow_annual:
                - {amount: USD -1bn, as_of: 2025-12-31, period: FY2025, source: annual-reports-2025}
              cash_and_securities:
                - {amount: USD 2bn, as_of: 2025-12-31, source: annual-reports-2025}

            """
        ),
        (
            "firms/maker.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            # Figures of one firm by metric; Documentation/metrics.md lists all metrics.
            firm: maker
            facts:
              revenue_annual:
                - {amount: USD 20bn, as_of: 2025-12-31, period: FY2025, source: annual-reports-2025}
              operating_cash_flow_annual:
                - {amount: USD 4bn, as_of: 2025-12-31, period: FY2025, source: annual-reports-2025}
              cash_and_securities:
                - {amount: USD 6bn, as_of: 2025-12-31, source: annual-reports-2025}

            """
        ),
        (
            "policy.yaml",
            """
            # yaml-language-server: $schema=.schema/policy.schema.json
            # Limits of `ouroboros check`: where a number warns and where it fails. Documentation/gate.md explains the keys, `ouroboros trace DIR` lists the numbers.
            # A limit that is reached says where a number is, not that anybody did wrong.
            version: 1
            random: {seed: 1, replicates: 1999, cap: 7996}
            rules:
              - id: circulation-share
                layer: binding
                warn: 85%
                fail: 95%
                reason: to be replaced by a judgement of your own
                owner: me
              - id: vendor-financing
                warn: 0.10
                fail: 0.20
                on_none: pass
                reason: Lucent's commitments to customers were 20 to 24% of its revenue in fiscal 2000
                owner: me

            """
        ),
        (
            "scenarios/baseline.yaml",
            """
            # yaml-language-server: $schema=../.schema/scenario.schema.json
            # What is assumed of firms beyond what their facts say. Every assumption has a range and a reason; Documentation/scenarios.md explains the keys.
            scenario: baseline
            title: {en: Baseline}
            narrative:
              en: Every firm goes on as its annual report shows it, and every contract is kept.
            horizon: 8
            probabilities:
              loi: {value: 0.5, assumption: {range: [0.2, 0.8], reason: a letter of intent may come to nothing}}
            firms:
              maker:
                growth: {value: 0.05, assumption: {range: [-0.05, 0.15], reason: to be replaced}}
                volatility: {value: 0.2, assumption: {range: [0.1, 0.3], reason: to be replaced}}
                variable_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: to be replaced}}
                cash_margin: {value: 0.2, assumption: {range: [0.1, 0.3], reason: operating cash flow of 4 on revenue of 20}}
                receipt_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: to be replaced}}
              buyer:
                growth: {value: 0.3, assumption: {range: [0, 0.6], reason: to be replaced}}
                volatility: {value: 0.3, assumption: {range: [0.2, 0.4], reason: to be replaced}}
                variable_cost_share: {value: 0.3, assumption: {range: [0.2, 0.4], reason: to be replaced}}
                cash_margin: {value: -0.5, assumption: {range: [-0.8, -0.2], reason: a burn of 1 on revenue of 2}}

            """
        ),
        (
            "scenarios/freeze.yaml",
            """
            # yaml-language-server: $schema=../.schema/scenario.schema.json
            scenario: freeze
            title: {en: The circuit stops}
            narrative:
              en: From the third quarter on nobody in a circuit invests or buys any more.
            extends: baseline
            changes:
              # Targets: everything, outside-funding, circuits, firm ID (such as `firm buyer`), leg DEAL/LEG.
              - {kind: freeze, target: circuits, from: 2, assumption: {reason: the case that is looked at}}

            """
        ),
    ]
}
