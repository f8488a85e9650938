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

    private typealias Built = (model: LedgerModel, scenarios: [ScenarioModel])

    /// Read once: every test looks at the same models.
    private static let read = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try reading(name) }) })

    private func built(_ name: String) throws -> Built {
        try #require(Self.read[name]).get()
    }

    private static func reading(_ name: String) throws -> Built {
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
            let simulation = try LiquiditySimulation(model)
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
        let path = try LiquiditySimulation(baseline.model).zeroShock()
        for (index, firm) in baseline.model.firms.enumerated()
        where firm.failsAt == nil {
            for quarter in 0..<path.quarters {
                let place = quarter * path.firms + index
                let planned = firm.plannedRevenue[quarter]
                #expect(
                    abs(path.demand[place] - planned) <= 1e-9 * planned, "\(firm.id), \(quarter)")
                // Nothing is late and everything is paid: capacity is whole.
                #expect(path.capacityRatio[place] >= 1 - 1e-12, "\(firm.id), \(quarter)")
                #expect(
                    abs(path.revenue[place] - planned) <= 1e-9 * planned, "\(firm.id), \(quarter)")
            }
        }
    }

    private func scenario(_ id: String) throws -> ScenarioModel {
        try #require(try built("ai-infrastructure").scenarios.first { $0.scenario.id == id })
    }

    @Test("the adverse scenarios are in order for every firm")
    func order() throws {
        let options = SimulationOptions(paths: 2048, seed: 1)
        let found = try ["baseline", "adverse", "severely-adverse"].map { id in
            let model = try scenario(id).model
            let outcomes = try LiquiditySimulation(model).run(options, seesDays: false)
            return model.firms.indices.map { firm in
                outcomes.cashOut[firm * 2048..<(firm + 1) * 2048].count { $0 > 0 }
            }
        }
        for (firm, counts) in zip(found[0], zip(found[1], found[2])).enumerated() {
            #expect(counts.0 <= counts.1.0 && counts.1.0 <= counts.1.1, "firm \(firm): \(counts)")
        }
    }

    @Test(
        "a laboratory whose capacity is late or gone earns less",
        arguments: [
            "largest-customer-leaves", "power-delay", "commencement-slip", "circular-freeze",
        ])
    func capacity(id: String) throws {
        func revenue(_ id: String) throws -> Double {
            let model = try scenario(id).model
            let path = try LiquiditySimulation(model).zeroShock()
            return model.firms.indices.filter { model.firms[$0].capacityLimit != nil }
                .reduce(0) { $0 + path.revenue(of: $1) }
        }
        let (less, whole) = (try revenue(id), try revenue("baseline"))
        // What still goes round of the circuits is little of what the laboratories buy.
        #expect(less < whole * (id == "circular-freeze" ? 1 - 1e-6 : 0.99), "\(less) \(whole)")
    }

    @Test(
        "a firm that is made to fail does so in its quarter on every path, and nobody loses more on stakes than they opened with"
    )
    func failure() throws {
        let model = try scenario("counterparty-default").model
        let paths = 1024
        let outcomes = try LiquiditySimulation(model).run(SimulationOptions(paths: paths, seed: 1))
        let firm = try #require(model.firms.firstIndex { $0.failsAt != nil })
        let quarter = try #require(model.firms[firm].failsAt) + 1
        #expect(
            outcomes.cashOut[firm * paths..<(firm + 1) * paths].allSatisfy {
                $0 > 0 && Int($0) <= quarter
            })
        var lost = 0.0
        for holder in model.firms.indices {
            let opening = model.stakes.filter { $0.holder == holder }.reduce(0) { $0 + $1.value }
            for loss in outcomes.stakeLoss[holder * paths..<(holder + 1) * paths] {
                #expect(loss <= opening * (1 + 1e-12))
                lost += loss
            }
        }
        #expect(lost > 0)
    }

    @Test("threads and shards do not show")
    func reproducible() throws {
        let simulation = try LiquiditySimulation(scenario("baseline").model)
        var options = SimulationOptions(paths: 12 * PathOutcomes.blockSize, seed: 1, threads: 1)
        let whole = try simulation.run(options, seesDays: false)
        for threads in [2, 7] {
            options.threads = threads
            #expect(try simulation.run(options, seesDays: false) == whole)
        }
        for count in [5, 12] {
            var cashOut = [UInt8](repeating: 0, count: whole.cashOut.count)
            var gap = [Double](repeating: 0, count: whole.gap.count)
            for index in 0..<count {
                options.shard = .init(index: index, count: count)
                let part = try simulation.run(options, seesDays: false)
                for firm in 0..<part.firms {
                    for path in 0..<part.paths {
                        let place = firm * whole.paths + part.firstPath + path
                        cashOut[place] = part.cashOut[firm * part.paths + path]
                        gap[place] = part.gap[firm * part.paths + path]
                    }
                }
            }
            #expect(cashOut == whole.cashOut && gap == whole.gap, "\(count) shards")
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
        let whole = try LiquiditySimulation(baseline.model).run(options)
        for horizon in [4, 7, 8, 12] {
            var short = baseline.scenario
            short.horizon = horizon
            let part = try LiquiditySimulation(
                ScenarioModel(short, ledger: ledger, network: network).model
            ).run(options)
            #expect(part.cashOut == whole.cashOut.map { Int($0) <= horizon ? $0 : 0 })
        }
    }
}

extension Trajectory {
    /// Cash at the end of a quarter less what it should be: opening cash, revenue and outside funding less costs and dues paid to the outside.
    func imbalance(of model: CashFlowModel, quarter: Int, opening: inout Double) -> Double {
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
