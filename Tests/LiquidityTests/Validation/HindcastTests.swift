import FlowNetwork
import Foundation
import Ledger
import Money
import TestSupport
import Testing
import Text

@testable import Liquidity

@Suite("A stress test of a past day beside what came")
struct HindcastTests {
    /// A firm with a plan and a bank line, as known on the first day of 2026, and what is told of it later.
    private func ledger(later: String = "") throws -> LedgerModel {
        let reading = LedgerReader.read(
            folder: MemoryFolder(
                name: "m",
                texts: [
                    "model.yaml": """
                    title: T
                    base_currency: USD
                    as_of: 2028-06-30
                    universe: [maker]
                    files:
                      entities: [entities.yaml]
                      sources: [sources.yaml]
                      firms: [firms/*.yaml]
                      scenarios: [scenarios/*.yaml]
                    """,
                    "entities.yaml": """
                    entities:
                      maker: {name: Maker, kind: company, country: US}
                    """,
                    "sources.yaml": """
                    sources:
                      then: {title: T, kind: filing, grade: A1, published: 2025-12-31, url: 'https://example.com/t'}
                      later: {title: L, kind: filing, grade: A1, published: 2028-03-01, url: 'https://example.com/l'}
                    """,
                    "firms/maker.yaml": """
                    firm: maker
                    facts:
                      cash_and_securities:
                        - {amount: USD 500m, as_of: 2025-12-31, source: then}
                    \(later)
                    """,
                    "scenarios/baseline.yaml": """
                    scenario: baseline
                    title: {en: B}
                    narrative: {en: N.}
                    horizon: 8
                    firms:
                      maker:
                        revenue_plan:
                          - {year: 2026, value: 1000, source: then}
                          - {year: 2027, value: 2000, assumption: {range: [1000, 4000], reason: r}}
                        cash_plan:
                          - {year: 2026, value: -600, source: then}
                          - {year: 2027, value: -400, source: then}
                    fundings:
                      line: {to: maker, amount: {value: 300, source: then}, start: {value: 2026, source: then}, committed: true, probability: {value: 1, source: then}}
                      round: {to: maker, amount: {value: 800, source: then}, start: {value: 2026.5, source: then}, probability: {value: 0.5, source: then}}
                    """,
                ]))
        return try #require(reading.model, "\(reading.diagnostics.map(\.message))")
    }

    private func hindcast(
        _ model: LedgerModel, draws: Int = 200, settled: String = "2028-06-30"
    ) throws -> Hindcast {
        let day = try #require(Day("2025-12-31"))
        let ledger = model.resolved(asOf: day)
        let scenario = try #require(ScenarioReader.read(model).scenarios?.first)
        return try Hindcast(
            ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger)), ledger: ledger,
            settled: try #require(Day(settled)), draws: draws)
    }

    private let came = """
          revenue_annual:
            - {amount: USD 1.1bn, as_of: 2026-12-31, period: 2026, source: later}
            - {amount: USD 3bn, as_of: 2027-12-31, period: 2027, source: later}
            - {amount: USD 9bn, as_of: 2027-12-31, period: 2027, scope: a part, source: later}
          free_cash_flow_quarter:
            - {amount: USD -0.1bn, as_of: 2026-03-31, period: 2026-Q1, source: later}
            - {amount: USD -0.2bn, as_of: 2026-06-30, period: 2026-Q2, source: later}
            - {amount: USD -0.1bn, as_of: 2026-09-30, period: 2026-Q3, source: later}
            - {amount: USD -0.2bn, as_of: 2026-12-31, period: 2026-Q4, source: later}
          funding_raised:
            - {amount: USD 0.7bn, as_of: 2026-09-01, source: later}
          insolvency:
            - {text: bankrupt, as_of: 2027-08-01, source: later}
        """

    @Test("what is certain comes as planned, and an interval holds what is assumed")
    func intervals() throws {
        let firm = try #require(try hindcast(ledger()).firms.first)
        #expect(firm.years.map(\.year) == [2026, 2027] && firm.years.map(\.quarters) == [4, 4])
        let first = firm.years[0]
        // Nothing of 2026 has a range, but its path leads on to a year that has.
        #expect(abs(first.cash.forecast.median + 600) < 1e-6)
        let second = firm.years[1].revenue.forecast
        #expect(second.low > 1000 && second.low < 1500 && second.high > 2500 && second.high < 4000)
        #expect(abs(second.median - 2000) < 150)
        #expect(first.revenue.outcome == nil && first.wasInsolvent == nil && firm.insolvent == nil)
        // 500 of cash and a line of 300 pay 800 of 1,000; the round comes in half of the draws.
        #expect(first.short == 0)
        #expect(abs(firm.years[1].short - 0.5) < 4.5 * (0.25 / 200.0).squareRoot())
        // Without the round 200 are missing as planned, and nothing where revenue comes much better.
        #expect(firm.need.low == 0 && firm.need.high > 200)
    }

    @Test("what came is read from later facts of the whole firm, and changes no forecast")
    func noHindsight() throws {
        let before = try hindcast(ledger())
        let after = try hindcast(ledger(later: came))
        let firm = try #require(after.firms.first)
        for (known, told) in zip(before.firms[0].years, firm.years) {
            #expect(known.revenue.forecast == told.revenue.forecast)
            #expect(known.cash.forecast == told.cash.forecast && known.short == told.short)
        }
        #expect(before.firms[0].need == firm.need)
        #expect(firm.years.map { $0.revenue.outcome?.amount } == [1100, 3000])
        // The year of quarters that are all there, and the one that nobody told.
        #expect(abs((firm.years[0].cash.outcome?.amount ?? 0) + 600) < 1e-9)
        #expect(firm.years[1].cash.outcome == nil)
        #expect(firm.years.map(\.wasInsolvent) == [false, true])
        #expect(firm.insolvent?.description == "2027-08-01")
        #expect(firm.raised?.amount == 700 && firm.raised?.sources == ["later"])
        #expect(after.inside.of == 3)
    }

    @Test("outcomes count from the day on which they became known")
    func settled() throws {
        let early = try hindcast(ledger(later: came), settled: "2028-02-28")
        #expect(early.inside.of == 0 && early.firms[0].insolvent == nil)
    }

    @Test("the same seed gives the same draws")
    func reproducible() throws {
        let model = try ledger(later: came)
        #expect(try hindcast(model) == hindcast(model))
    }
}

@Suite("A single path of a run")
struct SinglePathTests {
    @Test(
        "it has the run's shortfalls and losses to the bit, with everything that feeds back",
        arguments: 0..<40)
    func bits(seed: Int) throws {
        var random = RandomModel(seed: UInt64(seed))
        let simulation = try LiquiditySimulation(random.feedbackModel())
        let outcomes = try simulation.run(SimulationOptions(paths: 5, seed: UInt64(seed)))
        for number in 0..<5 {
            let path = try simulation.path(number, seed: UInt64(seed))
            for firm in 0..<outcomes.firms {
                let place = firm * 5 + number
                #expect(path.cashOut[firm] == Int(outcomes.cashOut[place]))
                #expect(path.gap[firm].bitPattern == outcomes.gap[place].bitPattern)
                #expect(path.stakeLoss[firm] == outcomes.stakeLoss[place])
            }
        }
    }

    @Test("a Student t copula, whose mixing only a run draws, is refused with its reason")
    func copula() throws {
        var random = RandomModel(seed: 1)
        var model = random.model()
        model.shocks.copula = .studentT(degrees: 4)
        let simulation = try LiquiditySimulation(model)
        #expect {
            try simulation.path(0, seed: 1)
        } throws: {
            "\($0)".contains("Gaussian")
        }
    }
}
