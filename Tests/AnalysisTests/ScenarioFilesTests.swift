import FlowNetwork
import Foundation
import Ledger
import Liquidity
import Money
import Testing

@Suite("The scenario files of the models")
struct ScenarioFilesTests {
    static let days = ["2025-12-20", "2026-07-15"]

    private func scenarios(_ name: String) throws -> (LedgerModel, [Scenario]) {
        let model = try Repository.model(name)
        let reading = ScenarioReader.read(model)
        #expect(reading.diagnostics == [])
        return (model, try #require(reading.scenarios))
    }

    @Test(
        "every file of the AI model reads clean; the thirteen scenarios are there in two languages")
    func files() throws {
        let (_, scenarios) = try scenarios("ai-infrastructure")
        #expect(
            scenarios.map(\.id) == [
                "adverse", "baseline", "chip-price-fall", "circular-freeze", "commencement-slip",
                "counterparty-default", "funding-freeze", "largest-customer-leaves",
                "markets-close", "power-delay",
                "rate-rise", "revenue-miss", "severely-adverse",
            ])
        for scenario in scenarios {
            #expect(scenario.title["ko"] != nil && scenario.narrative["ko"] != nil)
            #expect(scenario.id == "baseline" || !scenario.changes.isEmpty)
        }
    }

    @Test(
        "every scenario builds with no missing input, and its changes change the model",
        arguments: days)
    func builds(asOf: String) throws {
        let (model, scenarios) = try scenarios("ai-infrastructure")
        let ledger = model.resolved(asOf: day(asOf))
        let network = FlowNetwork(ledger)
        for scenario in scenarios {
            let built = ScenarioModel(scenario, ledger: ledger, network: network)
            #expect(built.missing == [], "\(scenario.id)")
            #expect(built.model.firms.count == scenario.firms.count)
            #expect(built.gaps.filter { $0.reason == .unknownInput } == [], "\(scenario.id)")
            // In December 2025 the contracts known by then cost more in 2027 than the forecast of that autumn left for all costs.
            #expect(
                built.gaps.filter { $0.reason == .duesAbovePlan }.map(\.subject)
                    == (asOf < "2026" ? ["openai"] : []), "\(scenario.id)")
            #expect((built.model == built.base) == (scenario.id == "baseline"), "\(scenario.id)")
            #expect(!built.model.legsThatPay.isEmpty)
            // The engine accepts it.
            _ = try LiquiditySimulation(built.model)
        }
    }

    @Test("every number has a source or is an assumption with a range", arguments: days)
    func evidence(asOf: String) throws {
        let (model, scenarios) = try scenarios("ai-infrastructure")
        let ledger = model.resolved(asOf: day(asOf))
        let network = FlowNetwork(ledger)
        for scenario in scenarios {
            for input in ScenarioModel(scenario, ledger: ledger, network: network).inputs {
                switch input.mark {
                case .assumed:
                    #expect(input.reason != nil, "\(input)")
                    // A freeze or a failure has no number; every other assumption has its two ends.
                    let isStatement = input.quantity == .change && input.value == 0
                    #expect(isStatement || (input.low ?? 0) < (input.high ?? 0), "\(input)")
                case .reported, .estimated:
                    #expect(!input.sources.isEmpty && input.grade != nil, "\(input)")
                case .derived: #expect(input.reason != nil || !input.sources.isEmpty, "\(input)")
                }
            }
        }
    }

    @Test(
        "with revenue at its expectation OpenAI's cash moves in each whole year as the latest vintage says"
    )
    func openAI() throws {
        let (model, scenarios) = try scenarios("ai-infrastructure")
        let ledger = model.resolved(asOf: day("2026-07-15"))
        let baseline = try #require(scenarios.first { $0.id == "baseline" })
        let built = ScenarioModel(baseline, ledger: ledger, network: FlowNetwork(ledger))
        let index = try #require(built.model.firms.firstIndex { $0.id == "openai" })
        let firm = built.model.firms[index]
        var flows: [Int: Double] = [:]
        var revenue = firm.externalRevenue
        for (quarter, name) in built.calendar.enumerated() {
            revenue *= exp(firm.growth[quarter])
            let dues = built.model.obligations.filter { $0.payer == index }.reduce(0.0) {
                $0 + $1.price * max($1.takeOrPay[quarter], $1.usage * revenue)
            }
            flows[name.year, default: 0] +=
                revenue * (1 - firm.variableCostShare) - firm.fixedCost[quarter] - dues
        }
        for (year, planned) in [2027: -57000.0, 2028: -85000, 2029: -51000, 2030: 39000] {
            #expect(abs((flows[year] ?? 0) - planned) < 1, "\(year)")
        }
        #expect(abs((flows[2026] ?? 0) - -12500) < 1)
    }

    @Test("what goes round in the demonstration freezes, and nothing owed to outside")
    func demo() throws {
        let (model, scenarios) = try scenarios("demo")
        #expect(scenarios.map(\.id) == ["baseline", "circular-freeze"])
        let ledger = model.resolved(asOf: model.defaultAsOf)
        let network = FlowNetwork(ledger)
        let frozen = ScenarioModel(
            try #require(scenarios.last), ledger: ledger, network: network)
        #expect(frozen.missing == [])
        #expect(frozen.model.obligations.contains { $0.payee != nil && $0.stopsAt == 2 })
        #expect(frozen.model.fundings.contains { $0.stopsAt == 2 })
        #expect(
            frozen.model.obligations.filter { $0.payee == nil }.allSatisfy { $0.stopsAt == nil })
        #expect(frozen.base.obligations.allSatisfy { $0.stopsAt == nil })
    }
}

extension CashFlowModel {
    /// Ids of legs with an amount somewhere.
    fileprivate var legsThatPay: [String] {
        obligations.filter { $0.takeOrPay.contains { $0 > 0 } || $0.usage > 0 }.map(\.id)
            + fundings.filter { $0.amounts.contains { $0 > 0 } }.map(\.id)
    }
}
