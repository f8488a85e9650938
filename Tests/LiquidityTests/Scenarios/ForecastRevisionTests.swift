import FlowNetwork
import Foundation
import Ledger
import Liquidity
import Money
import Testing
import Text

@Suite("Volatility from revised forecasts")
struct ForecastRevisionTests {
    /// The buyer's plans for 2026 and 2029 as they became known, and what 2024 brought.
    private static let plans = """
        firm: buyer
        facts:
          cash_and_securities:
            - {amount: USD 3bn, as_of: 2025-12-31, source: filing}
          revenue_annual:
            - {amount: USD 1bn, as_of: 2025-12-31, period: 2025, source: filing}
            - {amount: USD 0.8bn, as_of: 2025-12-31, period: 2025, scope: forecast of 2024-06, basis: forecast, source: early, known: 2024-07-01}
            - {amount: USD 1.1bn, as_of: 2025-12-31, period: 2025, scope: forecast of 2025-01, basis: forecast, source: early, known: 2025-01-01}
            - {amount: USD 0.9bn, as_of: 2025-12-31, period: 2025, scope: HSBC, basis: forecast, source: early, known: 2025-02-01}
            - {amount: USD 2bn, as_of: 2026-12-31, period: 2026, scope: forecast of 2025-01, basis: forecast, source: early, known: 2025-01-01}
            - {amount: USD 3bn, as_of: 2026-12-31, period: 2026, scope: forecast of 2025-07, basis: forecast, source: early, known: 2025-07-01}
            - {amount: USD 9bn, as_of: 2029-12-31, period: 2029, scope: forecast of 2025-01, basis: forecast, source: early, known: 2025-01-01}
            - {amount: USD 12bn, as_of: 2029-12-31, period: 2029, scope: forecast of 2025-07, basis: forecast, source: early, known: 2025-07-01}
        """

    private static func ledger(_ scenario: String = ScenarioLedger.baseline) throws -> LedgerModel {
        var texts = ScenarioLedger.files
        texts["firms/buyer.yaml"] = plans
        texts["scenarios/a.yaml"] = scenario
        texts["sources.yaml"] =
            (texts["sources.yaml"] ?? "")
            + "\n  early: {title: E, kind: filing, grade: B2, published: 2024-06-01, url: 'https://example.com/e'}"
        let reading = LedgerReader.read(folder: MemoryFolder(name: "m", texts: texts))
        return try #require(reading.model, "\(reading.diagnostics.map(\.message))")
    }

    @Test("σ² is the sum of squared log revisions over the years in which they came")
    func closedForm() throws {
        let model = try Self.ledger()
        let found = ForecastRevisions(
            model.resolved(asOf: model.defaultAsOf), firm: "buyer", metric: "revenue_annual")
        #expect(found.revisions.map(\.year) == [2025, 2025, 2026, 2029])
        #expect(found.revisions.map(\.isOutcome) == [false, true, false, false])
        let changes = [log(1.1 / 0.8), log(1 / 1.1), log(1.5), log(12.0 / 9)]
        for (revision, change) in zip(found.revisions, changes) {
            #expect(abs(revision.change - change) < 1e-12)
        }
        let spread = try #require(found.spread(.near))
        // 184, 364 and 181 days; the outcome counts as known at the end of its year.
        let years = (184.0 + 364 + 181) / 365.25
        #expect(spread.news == 3 && abs(spread.years - years) < 1e-12)
        let squares = changes.prefix(3).reduce(0) { $0 + $1 * $1 }
        #expect(abs(spread.volatility - (squares / years).squareRoot()) < 1e-12)
        // χ² with 3 degrees of freedom: 6.251389 is its 90% point, 0.584374 its 10% point.
        #expect(abs(spread.low / spread.volatility - (3 / 6.251389).squareRoot()) < 1e-6)
        #expect(abs(spread.high / spread.volatility - (3 / 0.584374).squareRoot()) < 1e-6)
        // One revision of a year four years ahead is too few.
        #expect(found.revisions[3].horizon == .far && found.spread(.far) == nil)
    }

    @Test("what was not known on the day is not in it")
    func knownLater() throws {
        let model = try Self.ledger()
        let early = ForecastRevisions(
            model.resolved(asOf: try #require(Day("2025-06-30"))), firm: "buyer",
            metric: "revenue_annual")
        #expect(early.revisions.map(\.year) == [2025])
        #expect(early.spread(.near) == nil)
    }

    private static let revised = ScenarioLedger.baseline.replacing(
        "    volatility: {value: 0.4,",
        with: "    volatility_revisions: revenue_annual\n    volatility: {value: 0.4,")

    @Test("the first two years take σ from revisions with its sources, later ones what is assumed")
    func built() throws {
        let model = try Self.ledger(Self.revised)
        let scenario = try #require(ScenarioReader.read(model).scenarios?.first)
        let ledger = model.resolved(asOf: model.defaultAsOf)
        let built = ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger))
        let buyer = try #require(built.model.firms.first { $0.id == "buyer" })
        let spread = try #require(
            ForecastRevisions(ledger, firm: "buyer", metric: "revenue_annual").spread(.near))
        #expect(buyer.volatilityByQuarter.prefix(8).allSatisfy { $0 == spread.volatility / 2 })
        #expect(buyer.volatilityByQuarter.dropFirst(8).allSatisfy { $0 == 0.2 })
        let input = try #require(built.inputs.first { $0.quantity == .volatilityNear })
        #expect(
            input.mark == .derived && input.sources == ["early", "filing"]
                && input.grade?.description == "B2")
        #expect(input.low == spread.low && input.high == spread.high && input.facts.count == 6)
        let assumed = try #require(built.inputs.first { $0.quantity == .volatilityFar })
        #expect(assumed.mark == .assumed && assumed.value == 0.4)
        let gap = try #require(built.gaps.first { $0.reason == .fewRevisions })
        #expect(
            gap.subject == "buyer"
                && gap.note == "1 of 3 revisions of forecasts two years ahead and more")
        let factors = built.factors.filter { $0.id.hasPrefix("buyer.volatility") }
        #expect(factors.map(\.id) == ["buyer.volatility-near", "buyer.volatility-far"])
        #expect(factors.map(\.adjustment.until) == [8, nil])
        // Without forecasts of the metric everything is as it was.
        let (plain, other) = try ScenarioLedger.scenario(Self.revised)
        let day = other.resolved(asOf: other.defaultAsOf)
        let same = ScenarioModel(plain, ledger: day, network: FlowNetwork(day))
        #expect(same.model.firms.allSatisfy { $0.volatilityByQuarter.isEmpty })
        #expect(same.inputs.contains { $0.quantity == .volatility && $0.subject == "buyer" })
        #expect(same.gaps.count { $0.reason == .fewRevisions } == 2)
    }

    @Test(
        "a key that cannot work is an error",
        arguments: [
            ("firms: {maker: {volatility_revisions: revenue}}", "E"),
            ("firms: {maker: {volatility_revisions: cash_and_securities}}", "E604"),
            ("firms: {bank: {volatility_revisions: revenue_annual}}", "E613"),
            (
                "fundings: {f: {to: buyer, amount: {value: 1, source: filing}, loss_given_default: {value: 0.5, source: filing}}}",
                "E616"
            ),
            (
                "obligations: {o: {from: buyer, amount: {value: 1, source: filing}, loss_given_default: {value: 0.5, source: filing}}}",
                "E616"
            ),
        ])
    func errors(text: String, code: String) throws {
        let child = """
            scenario: child
            title: {en: C}
            narrative: {en: C.}
            extends: baseline
            \(text)
            """
        let model = try ScenarioLedger.model(["a": ScenarioLedger.baseline, "b": child])
        let found = ScenarioReader.read(model).diagnostics.map(\.code.rawValue)
        #expect(found.contains { $0.hasPrefix(code) }, "\(found)")
    }

    @Test("a leg says what of an order is lost, else the scenario does, else all of it")
    func lossGivenDefault() throws {
        func share(_ text: String) throws -> Double? {
            let (scenario, model) = try ScenarioLedger.scenario(text)
            let ledger = model.resolved(asOf: model.defaultAsOf)
            let built = ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger))
            let said = built.inputs.filter { $0.quantity == .lossGivenDefault }
            #expect(Set(said.map(\.subject)).count == said.count)
            return built.model.obligations.first { $0.id == "loop/orders" }?.lossGivenDefault
        }
        let all = ScenarioLedger.baseline + "\nloss_given_default: {value: 0.6, source: filing}"
        #expect(try share(ScenarioLedger.baseline) == 1)
        #expect(try share(all) == 0.6)
        #expect(
            try share(
                all + "\nlegs: {loop/orders: {loss_given_default: {value: 0.3, source: filing}}}")
                == 0.3)
    }
}
