import FlowNetwork
import Ledger
import Liquidity
import Testing
import Text

@Suite("Dues beyond a plan, and rates as paths")
struct ScenarioRateTests {
    private func built(_ text: String) throws -> ScenarioModel {
        let (scenario, model) = try ScenarioLedger.scenario(text)
        let ledger = model.resolved(asOf: model.defaultAsOf)
        return ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger))
    }

    /// Cash of the maker, which is never short, by quarter on the path without shocks.
    private func cash(_ built: ScenarioModel) throws -> [Double] {
        let path = try LiquiditySimulation(built.model).zeroShock()
        let maker = try #require(built.model.firms.firstIndex { $0.id == "maker" })
        return (0..<path.quarters).map { path.cash[$0 * path.firms + maker] }
    }

    /// A due of 80 a year for two years.
    private static func fine(_ more: String = "") -> String {
        ScenarioLedger.baseline + """

            obligations:
              fine:
                from: maker
                amount: {value: 160, source: filing}
                start: {value: 2026, source: filing}
                years: {value: 2, source: filing}
            \(more)
            """
    }

    @Test("a due of the scenario's own is inside the plan and said to be, or comes on top of it")
    func beyondPlan() throws {
        let plain = try cash(try built(ScenarioLedger.baseline))
        let inside = try built(Self.fine())
        for (there, here) in zip(plain, try cash(inside)) { #expect(abs(there - here) < 1e-9) }
        let gap = try #require(inside.gaps.first { $0.subject == "fine" })
        #expect(gap.reason == .insidePlan)
        // Ten of its 730 days are over.
        let left = 160.0 * 720 / 730
        #expect(abs((gap.amount ?? 0) - left) < 1e-9)
        let beyond = try built(Self.fine("    beyond_plan: true"))
        #expect(!beyond.gaps.contains { $0.subject == "fine" })
        let due = try #require(beyond.model.obligations.first { $0.id == "fine" })
        var paid = 0.0
        for (quarter, here) in try cash(beyond).enumerated() {
            paid += due.takeOrPay[quarter]
            #expect(abs(plain[quarter] - paid - here) < 1e-9)
        }
        #expect(abs(paid - left) < 1e-9)
    }

    private static let rates =
        ScenarioLedger.baseline.replacing(
            "  maker:\n",
            with:
                "  maker:\n    floating_debt: {value: 4000, assumption: {range: [2000, 5000], reason: r}}\n"
        )
            + """

            rate_path:
              - {year: 2026, value: 0.02, source: filing}
              - {year: 2027, value: 0.01, source: filing}
            """

    @Test("a risen rate costs debt × rise ÷ 4 a quarter on top of the plan")
    func rates() throws {
        let plain = try cash(try built(ScenarioLedger.baseline))
        let risen = try built(Self.rates)
        var interest = 0.0
        for (quarter, here) in try cash(risen).enumerated() {
            // From the first quarter of 2026 on: 4000 · 2% ÷ 4, then 4000 · 1% ÷ 4.
            interest += quarter < 4 ? 20 : 10
            #expect(abs(plain[quarter] - interest - here) < 1e-9)
        }
        #expect(interest == 120)
        let flows = try ScenarioFlows(risen.model, start: risen.start)
        #expect(flows.years.map(\.rateRise) == [0.02, 0.01])
        #expect(flows.highestRateRise == 0.02)
        #expect(
            try ScenarioFlows(try built(ScenarioLedger.baseline).model, start: risen.start)
                .highestRateRise == nil)
        let factor = try #require(risen.factors.first { $0.id == "maker.floating-debt" })
        #expect(factor.low == 0.5 && factor.high == 1.25)
    }

    @Test("a path of zeros is today's model but for its name of the rates")
    func off() throws {
        let text = Self.rates.replacing("value: 0.02", with: "value: 0").replacing(
            "value: 0.01", with: "value: 0")
        var flat = try built(text).model
        #expect(flat.rateRise == [Double](repeating: 0, count: flat.quarters))
        flat.rateRise = []
        #expect(flat == (try built(ScenarioLedger.baseline).model))
    }

    @Test("the market's openness by year is that of its odds, and nothing while it is shut")
    func market() throws {
        let market = FundingMarket(closing: 0.25, opening: 0.5, shut: 2..<3)
        #expect(market.openProbabilities(quarters: 5) == [1, 0.75, 0, 0.5, 0.625])
    }

    @Test("keys without effect are errors")
    func checks() throws {
        func messages(_ text: String) throws -> [String] {
            ScenarioReader.read(try ScenarioLedger.model(["a": text])).diagnostics
                .filter { $0.code.rawValue == "E616" }.map(\.message)
        }
        let alone =
            ScenarioLedger.baseline + "\nrate_path: [{year: 2026, value: 0.02, source: filing}]"
        #expect(try messages(alone).contains { $0.contains("rate_path") })
        let debt = ScenarioLedger.baseline.replacing(
            "  maker:\n", with: "  maker:\n    floating_debt: {value: 4000, source: filing}\n")
        #expect(try messages(debt).contains { $0.contains("floating_debt") })
        #expect(
            try messages(Self.fine("    beyond_plan: true\n    repayment: true")).contains {
                $0.contains("beyond_plan")
            })
        let leg = ScenarioLedger.baseline + "\nlegs: {loop/orders: {beyond_plan: true}}"
        #expect(try messages(leg).contains { $0.contains("beyond_plan") })
        #expect(try messages(Self.rates).isEmpty)
    }
}
