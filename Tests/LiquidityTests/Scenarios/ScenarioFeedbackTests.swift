import FlowNetwork
import Foundation
import Ledger
import Testing
import Text

@testable import Liquidity
@testable import Money

@Suite("Scenarios in which something feeds back")
struct ScenarioFeedbackTests {
    /// The baseline with everything on.
    static let text =
        ScenarioLedger.baseline + """

                capacity_limit:
                  elasticity: {value: 0.6, assumption: {range: [0.2, 1], reason: r}}
                  slack: {value: 0.1, assumption: {range: [0, 0.5], reason: r}}
                  share_of_costs: {value: 0.5, assumption: {range: [0.2, 0.8], reason: r}}
                  demand_elasticity: {value: 0.8, assumption: {range: [0.4, 1], reason: r}}
                  half_life: {value: 2, assumption: {range: [1, 3], reason: r}}
                spending:
                  buffer: {value: 300, assumption: {range: [100, 500], reason: r}}
                  discretionary_share: {value: 0.4, assumption: {range: [0.2, 0.6], reason: r}}
            funding_response:
              probability: {value: 2, assumption: {range: [0, 4], reason: r}}
              amount: {value: 1, assumption: {range: [0, 2], reason: r}}
            legs:
              loop/orders:
                capacity: true
                delivers: true
                take_or_pay_floor: {value: 0.8, assumption: {range: [0.5, 1], reason: r}}
              loop/equity:
                probability: {value: 0.9, assumption: {range: [0.5, 1], reason: r}}
                response: {probability: {value: 3, assumption: {range: [1, 5], reason: r}}}
                cash_share: {value: 0.5, assumption: {range: [0.2, 0.8], reason: r}}
                promise_group: rounds
            fundings:
              round:
                to: buyer
                amount: {value: 900, assumption: {range: [500, 1000], reason: r}}
                start: {value: 2026.5, assumption: {range: [2026.25, 2027], reason: r}}
                probability: {value: 0.7, assumption: {range: [0.5, 0.9], reason: r}}
                promise_group: rounds
              certain:
                to: buyer
                amount: {value: 100, assumption: {range: [50, 200], reason: r}}
                start: {value: 2026.5, assumption: {range: [2026.25, 2027], reason: r}}
            """

    private func built(_ text: String = text) throws -> ScenarioModel {
        let (scenario, model) = try ScenarioLedger.scenario(text)
        let ledger = model.resolved(asOf: try #require(Day("2026-01-10")))
        return ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger))
    }

    @Test("every key reaches the model, with its unit")
    func keys() throws {
        let model = try built().model
        let buyer = model.firms[1]
        #expect(
            buyer.capacityLimit
                == CapacityLimit(
                    elasticity: 0.6, slack: 0.1, shareOfCosts: 0.5, longRunElasticity: 0.8,
                    adjustment: CapacityLimit.adjustment(halfLife: 2)))
        #expect(buyer.spendingPlan == SpendingPlan(buffer: 300, discretionaryShare: 0.4))
        let orders = try #require(model.obligations.first { $0.id == "loop/orders" })
        #expect(orders.takeOrPayFloor == 0.8 && orders.delivers)
        #expect(orders.capacityPlan == orders.takeOrPay && orders.capacitySlip == 0)
        let equity = try #require(model.fundings.first { $0.id == "loop/equity" })
        #expect(equity.response == FundingResponse(firm: 1, probability: 3, amount: 0))
        #expect(equity.cashShare == 0.5 && equity.promiseGroup == 0)
        let round = try #require(model.fundings.first { $0.id == "round" })
        #expect(round.response == FundingResponse(firm: 1, probability: 2, amount: 1))
        #expect(round.promiseGroup == 0)
        let certain = try #require(model.fundings.first { $0.id == "certain" })
        #expect(certain.response == nil && certain.promiseGroup == nil)
        // What is planned is the mean of revenue before any change.
        var revenue = buyer.externalRevenue
        for (growth, planned) in zip(buyer.growth, buyer.plannedRevenue) {
            revenue *= exp(growth)
            #expect(abs(revenue / planned - 1) < 1e-12)
        }
    }

    @Test("a market closes what is neither committed nor from a simulated firm, and what says so")
    func market() throws {
        let text =
            Self.text.replacingOccurrences(
                of: "    to: buyer\n    amount: {value: 100,",
                with:
                    "    to: buyer\n    when_closed: {value: 0.5, source: filing}\n    amount: {value: 100,"
            ) + """

                market:
                  closing: {value: 0.19, assumption: {range: [0.1, 0.3], reason: r}}
                  opening: {value: 0.5, assumption: {range: [0.3, 0.7], reason: r}}
                  when_closed: {value: 0, assumption: {range: [0, 0.3], reason: r}}
                changes:
                  - {kind: market-closed, target: everything, from: 2, value: 4, source: filing}
                """
        let result = try built(text)
        let model = result.model
        let market = try #require(model.market)
        #expect(abs(market.closing - (1 - pow(0.81, 0.25))) < 1e-15)
        #expect(abs(market.opening - (1 - pow(0.5, 0.25))) < 1e-15)
        #expect(market.shut == 2..<6 && result.base.market?.shut == nil)
        func share(_ id: String) throws -> Double {
            try #require(model.fundings.first { $0.id == id }).whenClosed
        }
        #expect(try share("loop/equity") == 1)
        #expect(try share("round") == 0)
        #expect(try share("certain") == 0.5)
        let factor = try #require(result.factors.first { $0.id == "market.closing" })
        var moved = model
        var adjustment = factor.adjustment
        adjustment.value = factor.high
        adjustment.apply(to: &moved)
        #expect((moved.market?.closing ?? 0) > market.closing)
    }

    @Test("without the keys nothing feeds back")
    func off() throws {
        let model = try built(ScenarioLedger.baseline).model
        #expect(model.firms.allSatisfy { $0.capacityLimit == nil && $0.spendingPlan == nil })
        #expect(
            model.obligations.allSatisfy {
                $0.capacityPlan.isEmpty && $0.takeOrPayFloor == 1 && !$0.delivers
            })
        #expect(
            model.fundings.allSatisfy {
                $0.response == nil && $0.cashShare == 1 && $0.promiseGroup == nil
            })
    }

    @Test("every number with a range turns, is neutral at its base, and is booked")
    func factors() throws {
        let result = try built()
        let quantities: Set<ModelInput.Quantity> = [
            .capacityElasticity, .capacitySlack, .capacityCostShare, .demandElasticity, .buffer,
            .discretionaryShare, .takeOrPayFloor, .probabilityResponse, .amountResponse, .cashShare,
        ]
        #expect(quantities.subtracting(result.factors.map(\.quantity)) == [])
        #expect(quantities.subtracting(result.inputs.map(\.quantity)) == [])
        #expect(result.inputs.contains { $0.quantity == .demandHalfLife && $0.value == 2 })
        for factor in result.factors {
            var same = result.model
            var adjustment = factor.adjustment
            adjustment.value = factor.base
            adjustment.apply(to: &same)
            #expect(same == result.model, "\(factor.id)")
            for end in [factor.low, factor.high] where end != factor.base {
                var moved = result.model
                adjustment.value = end
                adjustment.apply(to: &moved)
                #expect(moved != result.model, "\(factor.id) at \(end)")
            }
        }
        #expect(Set(result.factors.map(\.id)).count == result.factors.count)
    }

    @Test("as planned, capacity is whole and revenue is the plan")
    func plan() throws {
        var calm = try built().model
        for firm in calm.firms.indices { calm.firms[firm].volatility = 0 }
        calm.firms[1].spendingPlan = nil
        calm.firms[1].openingCash = 1e6
        let path = try LiquiditySimulation(calm).zeroShock()
        for quarter in 0..<8 {
            #expect(path.capacityRatio[quarter * 2 + 1] == 1)
            let planned = calm.firms[1].plannedRevenue[quarter]
            #expect(abs(path.revenue[quarter * 2 + 1] / planned - 1) < 1e-12)
        }
    }

    @Test(
        "what takes capacity away takes revenue away",
        arguments: [
            "{kind: freeze, target: leg loop/orders, from: 2, assumption: {reason: r}}",
            "{kind: slip, target: leg loop/orders, value: 2, source: filing}",
            "{kind: slip, target: leg loop/orders, from: 2, value: 2, source: filing}",
            "{kind: capacity-factor, target: leg loop/orders, from: 2, value: 0.5, source: filing}",
            "{kind: capacity-factor, target: firm buyer, from: 2, value: 0.5, source: filing}",
        ])
    func missing(change: String) throws {
        func revenue(_ text: String) throws -> [Double] {
            var model = try built(text).model
            for firm in model.firms.indices { model.firms[firm].volatility = 0 }
            model.firms[1].openingCash = 1e6
            let path = try LiquiditySimulation(model).zeroShock()
            return (0..<8).map { path.revenue[$0 * 2 + 1] }
        }
        let whole = try revenue(Self.text)
        let less = try revenue(Self.text + "\nchanges:\n  - \(change)\n")
        for (a, b) in zip(less, whole) { #expect(a <= b * (1 + 1e-12)) }
        #expect(less[4] < whole[4] * 0.95, "\(less) beside \(whole)")
    }

    @Test("a scenario lays single numbers over those of its base")
    func inheritance() throws {
        let child = """
            scenario: child
            title: {en: Child}
            narrative: {en: N}
            extends: baseline
            funding_response: {probability: {value: 1, source: filing}}
            firms:
              buyer:
                capacity_limit: {elasticity: {value: 0, source: filing}}
                spending: {buffer: {value: 0, source: filing}}
            """
        let reading = ScenarioReader.read(
            try ScenarioLedger.model(["a": Self.text, "b": child]))
        let scenarios = try #require(reading.scenarios, "\(reading.diagnostics)")
        let (base, over) = (scenarios[0], scenarios[1])
        #expect(over.firms[1].capacityLimit?.elasticity?.firstValue == 0)
        #expect(over.firms[1].capacityLimit?.slack == base.firms[1].capacityLimit?.slack)
        #expect(over.firms[1].spending?.buffer?.firstValue == 0)
        #expect(
            over.firms[1].spending?.discretionaryShare
                == base.firms[1].spending?.discretionaryShare)
        #expect(over.fundingResponse?.probability?.firstValue == 1)
        #expect(over.fundingResponse?.amount == base.fundingResponse?.amount)
        #expect(over.legs == base.legs)
    }

    @Test(
        "debt of the scenario's own is paid back beside the plan, and a due at odds is its expectation"
    )
    func repayment() throws {
        func model(_ extra: String) throws -> CashFlowModel {
            try built(
                Self.text + """

                    obligations:
                      matures:
                        from: buyer
                        amount: {value: 80, source: filing}
                        start: {value: 2026.5, source: filing}
                    \(extra)
                    """
            ).model
        }
        let bought = try model("    probability: {value: 1, source: filing}")
        let half = try model("    probability: {value: 0.25, source: filing}")
        let paidBack = try model("    repayment: true")
        let none = try built(Self.text).model
        func due(_ model: CashFlowModel) throws -> Obligation {
            try #require(model.obligations.first { $0.id == "matures" })
        }
        let buyer = try #require(none.firms.firstIndex { $0.id == "buyer" })
        #expect(try due(half).price == 0.25 && due(bought).price == 1)
        #expect(try due(paidBack).isRepayment && due(paidBack).rank == 0)
        #expect(try !due(bought).isRepayment && due(bought).rank == 1)
        // A purchase is in the plan and takes the place of other costs; principal is not.
        func costs(_ model: CashFlowModel) -> Double {
            model.firms[buyer].fixedCost.prefix(model.quarters).reduce(0, +)
        }
        #expect(abs(costs(paidBack) - costs(none)) < 1e-9)
        #expect(costs(bought) < costs(half) && costs(half) < costs(none))
    }

    @Test(
        "a key that can change nothing, or says nothing, is refused at its place",
        arguments: [
            (
                "E616",
                "firms: {buyer: {capacity_limit: {elasticity: {value: 1, source: filing}}}}",
                "nothing is its capacity"
            ),
            (
                "E616", "firms: {buyer: {spending: {buffer: {value: 1, source: filing}}}}",
                "nothing can be cut"
            ),
            (
                "E616",
                "firms: {buyer: {capacity_limit: {elasticity: {value: 1, source: filing}, share_of_costs: {value: 1, source: filing}, half_life: {value: 1, source: filing}}}}",
                "without 'demand_elasticity'"
            ),
            (
                "E613",
                "firms: {buyer: {capacity_limit: {share_of_costs: {value: 1, source: filing}}}}",
                "neither 'elasticity' nor 'demand_elasticity'"
            ),
            ("E616", "legs: {loop/orders: {capacity: true}}", "no firm's revenue is limited"),
            (
                "E616", "legs: {loop/orders: {take_or_pay_floor: {value: 0.5, source: filing}}}",
                "no firm cuts"
            ),
            ("E616", "legs: {loop/orders: {delivers: true}}", "the leg is no capacity"),
            ("E616", "legs: {loop/orders: {repayment: true}}", "no due of the scenario's own"),
            ("E616", "legs: {loop/equity: {promise_group: a}}", "is alone in the promise group"),
            ("E613", "legs: {loop/equity: {response: {firm: buyer}}}", "neither 'probability'"),
            (
                "E601",
                "legs: {loop/equity: {response: {firm: bank, amount: {value: 1, source: filing}}}}",
                "not simulated"
            ),
            (
                "E616",
                "market: {closing: {value: 0.1, source: filing}, opening: {value: 0.5, source: filing}}",
                "comes while it is closed too"
            ),
            (
                "E616", "legs: {loop/equity: {when_closed: {value: 0, source: filing}}}",
                "there is no market"
            ),
            (
                "E616",
                "changes: [{kind: market-closed, target: everything, value: 4, source: filing}]",
                "there is no market"
            ),
            ("E613", "funding_response: {}", "neither 'probability' nor 'amount'"),
            (
                "E616",
                "fundings: {round: {to: buyer, amount: {value: 1, source: filing}, start: {value: 2027, source: filing}, cash_share: {value: 0.5, source: filing}}}",
                "money from outside is not limited"
            ),
            (
                "E616",
                "fundings: {round: {to: buyer, amount: {value: 1, source: filing}, start: {value: 2027, source: filing}, capacity: true}}",
                "nothing is bought"
            ),
            (
                "E616",
                "obligations: {rent: {from: buyer, amount: {value: 1, source: filing}, start: {value: 2027, source: filing}, promise_group: a}}",
                "no promise of money"
            ),
            (
                "E616",
                "obligations: {rent: {from: buyer, amount: {value: 1, source: filing}, start: {value: 2027, source: filing}, capacity: true}}",
                "the revenue of 'buyer' is not limited"
            ),
            (
                "E604",
                "legs: {loop/orders: {take_or_pay_floor: {value: 1.5, source: filing}}}",
                "a share from 0 to 1"
            ),
            (
                "E607",
                "changes: [{kind: elasticity-shift, target: leg loop/orders, value: 0.1, source: filing}]",
                "a firm, or everything"
            ),
        ])
    func refused(code: String, extra: String, says: String) throws {
        let firms = extra.hasPrefix("firms") ? "" : "firms: {maker: {}, buyer: {}}\n"
        let text =
            "scenario: s\ntitle: {en: T}\nnarrative: {en: N}\nhorizon: 8\n" + firms + extra + "\n"
        let reading = ScenarioReader.read(try ScenarioLedger.model(["a": text]))
        let found = try #require(
            reading.diagnostics.first {
                $0.code.rawValue == code && "\($0.message) \($0.help ?? "")".contains(says)
            },
            "\(reading.diagnostics.map { "\($0.code.rawValue) \($0.message)" })")
        #expect(found.place.line >= 5 && (found.help != nil || code == "E604"))
        #expect(reading.scenarios == nil)
    }
}
