/// A vendor that lends to its own customers.
enum VendorFinanceTemplate {
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
            universe: [vendor, carrier]
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
              vendor: {name: Vendor, kind: company, listed: true, country: US}
              carrier: {name: Carrier, kind: company, country: US}
              bank: {name: Bank, kind: company, country: US}

            """
        ),
        (
            "sources.yaml",
            """
            # yaml-language-server: $schema=.schema/ledger.schema.json
            # Who said it, and when: every claim and every fact names one. Grades A1 (best) to F6.
            sources:
              vendor-annual-report-2025:
                title: Vendor's annual report, note on customer financing
                kind: filing
                grade: A1
                published: 2026-01-20
                url: https://example.com/vendor
              carrier-annual-report-2025:
                title: Carrier's annual report
                kind: filing
                grade: A1
                published: 2026-01-20
                url: https://example.com/carrier

            """
        ),
        (
            "README.md",
            """
            # {title}

            A model for Ouroboros: a vendor that lends to its own customer, and what the customer buys. Everything in it is invented, to be replaced.

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
            "deals/financing.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            # A vendor lends to the customer that buys from it. A deal has claims: what one source says of it on one date.
            deals:
              vendor-carrier-2025:
                title: Vendor finances Carrier's network, which Carrier orders from Vendor
                parties: [vendor, carrier]
                claims:
                  - source: vendor-annual-report-2025
                    # rumoured, in_talks, announced, signed, in_force, completed; amended, superseded, cancelled, expired
                    status: in_force
                    date: 2025-06-30
                    known: 2026-01-20
                    legs:
                      # The facility is committed; `paid` is what was drawn of it. `tied_to` says what the money is for.
                      loan: {from: vendor, to: carrier, kind: debt, amount: USD 400m, paid: USD 150m, settles: cash, binding: binding, tied_to: [network]}
                      network:
                        from: carrier
                        to: vendor
                        kind: purchase
                        amount: USD 900m
                        paid: USD 200m
                        settles: cash
                        binding: binding
                        start: 2025-07
                        term: P3Y
              bank-carrier-2025:
                title: Bank lends to Carrier, and Vendor guarantees a part
                parties: [bank, vendor, carrier]
                claims:
                  - source: carrier-annual-report-2025
                    status: completed
                    date: 2025-03-31
                    known: 2026-01-20
                    legs:
                      loan: {from: bank, to: carrier, kind: debt, amount: USD 300m, settles: cash, binding: binding}
                      # Guarantees move money only if something happens: they are listed and never summed.
                      guarantee: {from: vendor, to: bank, kind: guarantee, amount: USD 100m, binding: binding}

            """
        ),
        (
            "firms/carrier.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            firm: carrier
            facts:
              revenue_annual:
                - {amount: USD 700m, as_of: 2025-12-31, period: FY2025, source: carrier-annual-report-2025}
              cash_flow_annual:
                - {amount: USD -250m, as_of: 2025-12-31, period: FY2025, source: carrier-annual-report-2025}
              cash_and_securities:
                - {amount: USD 400m, as_of: 2025-12-31, source: carrier-annual-report-2025}

            """
        ),
        (
            "firms/vendor.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            # Figures of one firm by metric; Documentation/metrics.md lists all metrics.
            firm: vendor
            facts:
              revenue_annual:
                - {amount: USD 6bn, as_of: 2025-12-31, period: FY2025, source: vendor-annual-report-2025}
              operating_cash_flow_annual:
                - {amount: USD 0.8bn, as_of: 2025-12-31, period: FY2025, source: vendor-annual-report-2025}
              cash_and_securities:
                - {amount: USD 1.5bn, as_of: 2025-12-31, source: vendor-annual-report-2025}

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
              - id: vendor-financing
                firm: vendor
                warn: 0.10
                fail: 0.20
                reason: Lucent's commitments to customers were 20 to 24% of its revenue in fiscal 2000
                owner: me
              - id: circulation-share
                layer: binding
                warn: 85%
                fail: 95%
                reason: to be replaced by a judgement of your own
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
            firms:
              vendor:
                growth: {value: 0.05, assumption: {range: [-0.05, 0.15], reason: to be replaced}}
                volatility: {value: 0.2, assumption: {range: [0.1, 0.3], reason: to be replaced}}
                variable_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: to be replaced}}
                cash_margin: {value: 0.13, assumption: {range: [0.05, 0.2], reason: operating cash flow of 0.8 on revenue of 6}}
                receipt_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: to be replaced}}
              carrier:
                growth: {value: 0.3, assumption: {range: [0, 0.6], reason: to be replaced}}
                volatility: {value: 0.3, assumption: {range: [0.2, 0.4], reason: to be replaced}}
                variable_cost_share: {value: 0.3, assumption: {range: [0.2, 0.4], reason: to be replaced}}
                cash_margin: {value: -0.35, assumption: {range: [-0.6, -0.1], reason: a burn of 250 on revenue of 700}}

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
