/// Firms that hold shares of each other.
enum HoldingsTemplate {
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
            universe: [alpha, beta, gamma]
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
              alpha: {name: Alpha, kind: company, listed: true, country: KR}
              beta: {name: Beta, kind: company, listed: true, country: KR}
              gamma: {name: Gamma, kind: company, country: KR}

            """
        ),
        (
            "sources.yaml",
            """
            # yaml-language-server: $schema=.schema/ledger.schema.json
            # Who said it, and when: every claim and every fact names one. Grades A1 (best) to F6.
            sources:
              group-disclosure-2025:
                title: Disclosure of the group's shareholdings
                kind: filing
                grade: A1
                published: 2026-01-10
                url: https://example.com/group

            """
        ),
        (
            "README.md",
            """
            # {title}

            A model for Ouroboros: who holds shares of whom in a ring, and what they order from each other. Everything in it is invented, to be replaced.

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
            "deals/holdings.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            # Who put capital into whom: each leg goes from the shareholder to the firm whose shares it holds. Beside a loop of shares Alpha orders from Gamma.
            deals:
              alpha-in-beta:
                title: Alpha holds shares of Beta
                parties: [alpha, beta]
                claims:
                  - source: group-disclosure-2025
                    # rumoured, in_talks, announced, signed, in_force, completed; amended, superseded, cancelled, expired
                    status: completed
                    date: 2024-06-30
                    known: 2026-01-10
                    legs:
                      shares: {from: alpha, to: beta, kind: equity, amount: USD 500m, quantity: 30 %, settles: cash, binding: binding}
                # A stake is no deal for goods: what no order answers is said here.
                accept:
                  - {code: W280, reason: A holding among companies of one group; Beta orders nothing.}
              beta-in-gamma:
                title: Beta holds shares of Gamma
                parties: [beta, gamma]
                claims:
                  - source: group-disclosure-2025
                    status: completed
                    date: 2024-09-30
                    known: 2026-01-10
                    legs:
                      shares: {from: beta, to: gamma, kind: equity, amount: USD 300m, quantity: 40 %, settles: cash, binding: binding}
                # A stake is no deal for goods: what no order answers is said here.
                accept:
                  - {code: W280, reason: A holding among companies of one group; Gamma orders nothing.}
              gamma-in-alpha:
                title: Gamma holds shares of Alpha
                parties: [gamma, alpha]
                claims:
                  - source: group-disclosure-2025
                    status: completed
                    date: 2025-02-28
                    known: 2026-01-10
                    legs:
                      shares: {from: gamma, to: alpha, kind: equity, amount: USD 200m, quantity: 10 %, settles: cash, binding: binding}
              alpha-gamma-orders:
                title: Alpha orders from Gamma
                parties: [alpha, gamma]
                claims:
                  - source: group-disclosure-2025
                    status: in_force
                    date: 2025-03-31
                    known: 2026-01-10
                    legs:
                      orders: {from: alpha, to: gamma, kind: purchase, amount: USD 400m, settles: cash, binding: binding, start: 2025-04, term: P2Y}

            """
        ),
        (
            "firms/alpha.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            # Figures of one firm by metric; Documentation/metrics.md lists all metrics.
            firm: alpha
            facts:
              revenue_annual:
                - {amount: USD 3bn, as_of: 2025-12-31, period: FY2025, source: group-disclosure-2025}
              operating_cash_flow_annual:
                - {amount: USD 400m, as_of: 2025-12-31, period: FY2025, source: group-disclosure-2025}
              cash_and_securities:
                - {amount: USD 900m, as_of: 2025-12-31, source: group-disclosure-2025}

            """
        ),
        (
            "firms/beta.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            firm: beta
            facts:
              revenue_annual:
                - {amount: USD 1.2bn, as_of: 2025-12-31, period: FY2025, source: group-disclosure-2025}
              operating_cash_flow_annual:
                - {amount: USD 150m, as_of: 2025-12-31, period: FY2025, source: group-disclosure-2025}
              cash_and_securities:
                - {amount: USD 350m, as_of: 2025-12-31, source: group-disclosure-2025}

            """
        ),
        (
            "firms/gamma.yaml",
            """
            # yaml-language-server: $schema=../.schema/ledger.schema.json
            firm: gamma
            facts:
              revenue_annual:
                - {amount: USD 600m, as_of: 2025-12-31, period: FY2025, source: group-disclosure-2025}
              operating_cash_flow_annual:
                - {amount: USD 50m, as_of: 2025-12-31, period: FY2025, source: group-disclosure-2025}
              cash_and_securities:
                - {amount: USD 180m, as_of: 2025-12-31, source: group-disclosure-2025}

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
              - id: loop-group
                layer: paid
                warn: 4
                fail: 6
                reason: firms whose capital can come back to them; to be replaced by a judgement of your own
                owner: me
              - id: circulation-share
                layer: paid
                warn: 75%
                fail: 90%
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
              alpha:
                growth: {value: 0.03, assumption: {range: [-0.05, 0.1], reason: to be replaced}}
                volatility: {value: 0.2, assumption: {range: [0.1, 0.3], reason: to be replaced}}
                variable_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: to be replaced}}
                cash_margin: {value: 0.13, assumption: {range: [0.03, 0.23], reason: operating cash flow on revenue of 2025}}
              beta:
                growth: {value: 0.03, assumption: {range: [-0.05, 0.1], reason: to be replaced}}
                volatility: {value: 0.2, assumption: {range: [0.1, 0.3], reason: to be replaced}}
                variable_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: to be replaced}}
                cash_margin: {value: 0.12, assumption: {range: [0.02, 0.22], reason: operating cash flow on revenue of 2025}}
              gamma:
                growth: {value: 0.03, assumption: {range: [-0.05, 0.1], reason: to be replaced}}
                volatility: {value: 0.2, assumption: {range: [0.1, 0.3], reason: to be replaced}}
                variable_cost_share: {value: 0.5, assumption: {range: [0.4, 0.6], reason: to be replaced}}
                cash_margin: {value: 0.08, assumption: {range: [-0.02, 0.18], reason: operating cash flow on revenue of 2025}}

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
