import FlowNetwork
import Foundation
import Ledger
import TestSupport
import Testing
import Text

@testable import Liquidity

/// What holds of every scenario of the models in `Models`, whatever their numbers are.
@Suite("The committed models under stress")
struct CommittedModelTests {
    private static let names = ["demo", "ai-infrastructure"]

    private func built(_ name: String) throws -> (model: LedgerModel, scenarios: [ScenarioModel]) {
        let folder = repository.appending(path: "Models/\(name)")
        var texts: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where path.hasSuffix(".yaml") || path.hasSuffix(".csv") {
            texts[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        let reading = LedgerReader.read(folder: MemoryFolder(name: name, texts: texts))
        let model = try #require(
            reading.model, "\(reading.diagnostics.filter { $0.severity == .error })")
        let scenarios = ScenarioReader.read(model)
        let ledger = model.resolved(asOf: model.defaultAsOf)
        let network = FlowNetwork(ledger)
        #expect(
            UnsimulatedScenarios.diagnostics(
                scenarios.scenarios ?? [], ledger: ledger, network: network
            ).map(\.message) == [])
        return (
            model,
            try #require(scenarios.scenarios, "\(scenarios.diagnostics)").map {
                ScenarioModel($0, ledger: ledger, network: network)
            }
        )
    }

    @Test("no dollar appears or vanishes in any quarter of any scenario", arguments: names)
    func conservation(name: String) throws {
        for scenario in try built(name).scenarios {
            let model = scenario.model
            let simulation = try BurnSimulation(model)
            // What a sale of stakes loses, and what creditors lose in recovery, leaves the firms by another door.
            guard model.clearing == .eisenbergNoe, model.forcedSaleHaircut == nil else { continue }
            var random = RandomModel(seed: 77)
            for number in 0..<8 {
                let shocks = (0..<model.quarters * model.firms.count).map { _ in
                    number == 0 ? 0 : random.unit(-2.5...2.5)
                }
                let uniforms = model.fundings.map { _ in random.unit(0.001...0.999) }
                let path = try simulation.trajectory(shocks: shocks, uniforms: uniforms)
                var opening = model.firms.map(\.openingCash).reduce(0, +)
                for quarter in 0..<path.quarters {
                    let off = path.imbalance(of: model, quarter: quarter, opening: &opening)
                    #expect(
                        abs(off) < 1e-6, "\(scenario.scenario.id), path \(number), \(quarter)")
                }
            }
        }
    }

    @Test("the path without shocks of the baseline is its plan", arguments: names)
    func plan(name: String) throws {
        let all = try built(name).scenarios
        let baseline = try #require(all.first { $0.scenario.id == "baseline" })
        let path = try BurnSimulation(baseline.model).zeroShock()
        for (index, firm) in baseline.model.firms.enumerated()
        where firm.failsAt == nil && firm.capacityLimit == nil {
            for quarter in 0..<path.quarters {
                let revenue = path.revenue[quarter * path.firms + index]
                let planned = firm.plannedRevenue[quarter]
                #expect(abs(revenue - planned) <= 1e-9 * planned, "\(firm.id), \(quarter)")
            }
        }
    }

    @Test("a shorter horizon sees the same quarters", arguments: names)
    func nesting(name: String) throws {
        let baseline = try #require(
            try built(name).scenarios.first { $0.scenario.id == "baseline" })
        let model = try built(name).model
        let ledger = model.resolved(asOf: model.defaultAsOf)
        let network = FlowNetwork(ledger)
        let options = SimulationOptions(paths: 200, seed: 1)
        let whole = try BurnSimulation(baseline.model).run(options)
        for horizon in [4, 7, 8] {
            var short = baseline.scenario
            short.horizon = horizon
            let part = try BurnSimulation(
                ScenarioModel(short, ledger: ledger, network: network).model
            ).run(options)
            #expect(part.cashOut == whole.cashOut.map { Int($0) <= horizon ? $0 : 0 })
        }
    }
}

extension Trajectory {
    /// Cash at the end of a quarter less what it should be: opening cash, revenue and outside funding less costs and dues paid to the outside.
    func imbalance(of model: BurnModel, quarter: Int, opening: inout Double) -> Double {
        func sum(_ values: [Double]) -> Double {
            values[quarter * firms..<(quarter + 1) * firms].reduce(0, +)
        }
        var expected = opening + sum(revenue) - sum(seniorCosts) + sum(seniorShortfall)
        for (index, leg) in model.fundings.enumerated() where leg.investor == nil {
            expected += funding[quarter * fundings + index]
        }
        for (index, due) in model.obligations.enumerated() where due.payee == nil {
            expected -= payment[quarter * obligations + index]
        }
        let closing = sum(cash)
        opening = closing
        return closing - expected
    }
}
