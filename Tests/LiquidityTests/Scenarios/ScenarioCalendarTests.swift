import FlowNetwork
import Foundation
import Ledger
import Testing
import Text

@testable import Liquidity
@testable import Money

@Suite("What a scenario takes from the calendar")
struct ScenarioCalendarTests {
    private func built(
        _ text: String = ScenarioLedger.baseline, asOf: String = "2026-01-10"
    ) throws -> ScenarioModel {
        let (scenario, model) = try ScenarioLedger.scenario(text)
        let ledger = model.resolved(asOf: try #require(Day(asOf)))
        return ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger))
    }

    /// A promise that pays late stands before one that pays early, so that leaving it out must not change the other's draw.
    private static let promises = """

        fundings:
          late:
            to: buyer
            amount: {value: 500, assumption: {range: [400, 600], reason: r}}
            start: {value: 2028.5, assumption: {range: [2028, 2029], reason: r}}
            probability: {value: 0.5, assumption: {range: [0.4, 0.6], reason: r}}
          early:
            to: buyer
            amount: {value: 700, assumption: {range: [400, 900], reason: r}}
            start: {value: 2026.25, assumption: {range: [2026, 2027], reason: r}}
            probability: {value: 0.5, assumption: {range: [0.4, 0.6], reason: r}}
        """

    @Test("a shorter horizon sees the same quarters, also inside a planned year", arguments: 1...11)
    func nesting(horizon: Int) throws {
        let text = ScenarioLedger.baseline + Self.promises
        func run(_ horizon: Int) throws -> (CashFlowModel, PathOutcomes) {
            let model = try built(
                text.replacingOccurrences(of: "horizon: 8", with: "horizon: \(horizon)")
            ).model
            let options = SimulationOptions(paths: 400, seed: 12)
            return (model, try LiquiditySimulation(model).run(options))
        }
        let (whole, all) = try run(12)
        let (part, some) = try run(horizon)
        for (a, b) in zip(part.firms, whole.firms) {
            #expect(a.openingCash == b.openingCash)
            #expect(Array(a.fixedCost.prefix(horizon)) == Array(b.fixedCost.prefix(horizon)))
        }
        #expect(some.cashOut == all.cashOut.map { Int($0) <= horizon ? $0 : 0 })
        #expect(all.cashOut[400...].contains { $0 > 0 })
    }

    @Test("usage is charged inside the term of a contract, and a plan holds with it")
    func usage() throws {
        let rent = """

            obligations:
              rent:
                from: buyer
                amount: {value: 4, assumption: {range: [2, 6], reason: r}}
                start: {value: 2026.5, assumption: {range: [2026, 2027], reason: r}}
                years: {value: 1, assumption: {range: [0.5, 2], reason: r}}
                usage: {value: 0.2, assumption: {range: [0.1, 0.3], reason: r}}
            """
        var model = try built(ScenarioLedger.baseline + rent).model
        model.fundings = []
        model.firms[1].openingCash = 1e6
        let place = try #require(model.obligations.firstIndex { $0.id == "rent" })
        #expect(model.obligations[place].term == 2..<6)
        let path = try LiquiditySimulation(model).zeroShock()
        for quarter in 0..<8 {
            let due = path.newDue[quarter * path.obligations + place]
            let expected =
                (2..<6).contains(quarter) ? 0.2 * path.revenue[quarter * path.firms + 1] : 0
            #expect(abs(due - expected) < 1e-9, "quarter \(quarter)")
        }
        #expect(abs(path.cash[3 * 2 + 1] - 1e6 + 1200) < 1e-6)
        // A slip takes the term with it.
        model.obligations[place].slip = 1
        let late = try LiquiditySimulation(model).zeroShock()
        #expect(late.newDue[2 * late.obligations + place] == 0)
        #expect(late.newDue[6 * late.obligations + place] > 0)
        // What has no end is charged always.
        #expect(Obligation(id: "a", payer: 0, payee: nil, usage: 1).usageShare(at: 40) == 1)
    }

    @Test("what one simulated firm got since its figure's day the other gave")
    func openingCash() throws {
        let result = try built()
        let equity = 2000.0 * 10 / 730
        // A loan of a bank that is not simulated, over two years from June 2025.
        let loan = 1000.0 * 10 / 730
        let maker = result.model.firms[0].openingCash
        let buyer = result.model.firms[1].openingCash
        // Nobody planned anything for the maker; the buyer's plan of the first day used a 365th of its year.
        let used = try #require(result.inputs.first { $0.quantity == .usedSince }).value
        #expect(abs(maker - (5000 - equity)) < 1e-6)
        #expect(abs(buyer - (3000 + equity + loan - used)) < 1e-6)
        #expect(abs(maker + buyer - (8000 + loan - used)) < 1e-6)
        #expect(result.inputs.contains { $0.quantity == .paidSince && $0.subject == "maker" })
    }

    @Test("a promise whose day has passed is no more certain than it was")
    func promised() throws {
        let text =
            ScenarioLedger.baseline
            + "\nlegs: {loop/equity: {probability: {value: 0.6, source: filing}}}\n"
        let (certain, promised) = (try built(), try built(text))
        let equity = 2000.0 * 10 / 730
        for (firm, sign) in [(0, 1.0), (1, -1)] {
            let change =
                promised.model.firms[firm].openingCash - certain.model.firms[firm].openingCash
            #expect(abs(change - sign * 0.4 * equity) < 1e-6)
        }
    }

    private static let withdrawals = """

        obligations:
          withdrawals:
            from: buyer
            amount: {value: 600, assumption: {range: [500, 700], reason: r}}
            start: {value: 2025, assumption: {range: [2024, 2025], reason: r}}
        """

    @Test("a flow that is over before the model's day is an error at its line")
    func past() throws {
        let (scenario, model) = try ScenarioLedger.scenario(
            ScenarioLedger.baseline + Self.withdrawals)
        let ledger = model.resolved(asOf: model.defaultAsOf)
        let found = UnsimulatedScenarios.diagnostics(
            [scenario, scenario], ledger: ledger, network: FlowNetwork(ledger))
        #expect(found.map(\.code.rawValue) == ["E617"])
        #expect(found.first?.message.contains("'withdrawals'") == true)
        let lines = (ScenarioLedger.baseline + Self.withdrawals).split(
            separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(found.first?.place.line)
        #expect(lines[line - 1].contains("withdrawals"))
        let gap = try #require(
            try built(ScenarioLedger.baseline + Self.withdrawals).gaps.first {
                $0.reason == .past
            })
        #expect(gap.subject == "withdrawals" && gap.amount == 600)
    }

    @Test("a flow that began before the day is simulated for what is left")
    func left() throws {
        let text =
            ScenarioLedger.baseline + Self.withdrawals
            + "\n    years: {value: 2, assumption: {range: [1, 3], reason: r}}\n"
        let result = try built(text)
        let due = try #require(result.model.obligations.first { $0.id == "withdrawals" })
        let left: Double = due.takeOrPay.reduce(0, +)
        // 730 days from 2025 on, of which 375 are over on 10 January 2026.
        #expect(abs(left - 600.0 * 355 / 730) < 1e-6)
        #expect(!result.gaps.contains { $0.reason == .past })
    }
}
