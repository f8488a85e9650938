import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Liquidity

/// A small network in which everything happens: the toy with volatile revenues.
func volatileToy(copula: ShockModel.Copula = .gaussian) -> CashFlowModel {
    var model = CircularToy.model()
    for firm in model.firms.indices { model.firms[firm].volatility = 0.25 }
    model.shocks = .common(0.4, firms: 3)
    model.shocks.copula = copula
    return model
}

struct ReproducibilityTests {
    @Test func `looking at quarter ends only changes nothing but what is between them`() throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            var random = RandomModel(seed: seed)
            let simulation = try LiquiditySimulation(random.model())
            let options = SimulationOptions(paths: 200, seed: seed)
            let days = try simulation.run(options)
            let ends = try simulation.run(options, seesDays: false)
            #expect(ends.bridgeSurvival.isEmpty && !days.bridgeSurvival.isEmpty)
            #expect(ends.gap == days.gap && ends.cashOut == days.cashOut)
            #expect(ends.directLoss == days.directLoss && ends.stakeLoss == days.stakeLoss)
            #expect(ends.fan == days.fan)
        }
    }

    @Test(arguments: [
        (SimulationOptions.Sampling.pseudoRandom, ShockModel.Copula.gaussian),
        (.sobol, .gaussian), (.pseudoRandom, .studentT(degrees: 4)),
    ])
    func `the same seed gives the same bits on any number of threads and shards`(
        sampling: SimulationOptions.Sampling, copula: ShockModel.Copula
    ) throws {
        let simulation = try LiquiditySimulation(volatileToy(copula: copula))
        var options = SimulationOptions(paths: 14_001, seed: 5, sampling: sampling, threads: 1)
        let whole = try simulation.run(options)
        for threads in [2, 7] {
            options.threads = threads
            #expect(try simulation.run(options) == whole)
        }
        for shards in [1, 12] {
            var parts: [StressPartial] = []
            for index in (0..<shards).reversed() {
                options.shard = .init(index: index, count: shards)
                let part = StressPartial(
                    label: "toy", inputs: [1, 2], options: options,
                    outcomes: try simulation.run(options))
                parts += try StressPartial.decode(StressPartial.encode([part]))
            }
            #expect(try StressPartial.merged(parts) == whole)
        }
        options.shard = nil
        options.seed = 6
        #expect(try simulation.run(options) != whole)
    }

    @Test func `more shards than blocks leave some without paths and still give the whole`() throws
    {
        let simulation = try LiquiditySimulation(volatileToy())
        var options = SimulationOptions(paths: 1500, seed: 5)
        let whole = try simulation.run(options)
        let parts = try (0..<5).map { index in
            options.shard = .init(index: index, count: 5)
            return StressPartial(
                label: "toy", inputs: [], options: options, outcomes: try simulation.run(options))
        }
        #expect(try StressPartial.merged(parts) == whole)
    }

    @Test func `a cancelled run keeps the first blocks that were done`() throws {
        let simulation = try LiquiditySimulation(volatileToy())
        let options = SimulationOptions(paths: 10_000, seed: 5, threads: 1)
        let whole = try simulation.run(options)
        let done = Atomic(0)
        let part = try simulation.run(
            options, progress: { done.add($0, ordering: .relaxed) },
            isCancelled: { done.load(ordering: .relaxed) >= 3 * PathOutcomes.blockSize })
        #expect(part.paths == 3 * PathOutcomes.blockSize)
        #expect(done.load(ordering: .relaxed) == part.paths)
        #expect(part.bridgeSurvival == Array(whole.bridgeSurvival.prefix(3)))
        for firm in 0..<3 {
            for path in [0, 1, part.paths - 1] {
                #expect(
                    part.gap[firm * part.paths + path] == whole.gap[firm * whole.paths + path])
                #expect(
                    part.cashOut[firm * part.paths + path]
                        == whole.cashOut[firm * whole.paths + path])
            }
        }
        #expect(part.fanPaths == part.paths)
        #expect(part.fan[part.fanPaths] == whole.fan[whole.fanPaths])
        let none = try simulation.run(options, isCancelled: { true })
        #expect(none.paths == 0)
        #expect(none.gap.isEmpty)
    }
}

struct StressPartialTests {
    private func parts() throws -> [StressPartial] {
        let simulation = try LiquiditySimulation(volatileToy())
        var options = SimulationOptions(paths: 3000, seed: 5)
        return try (0..<3).map { index in
            options.shard = .init(index: index, count: 3)
            return StressPartial(
                label: "toy", inputs: [7], options: options, outcomes: try simulation.run(options))
        }
    }

    @Test func `missing, doubled and foreign parts are refused by name`() throws {
        let parts = try parts()
        #expect(throws: StressPartialError.missing(shards: [1], of: 3)) {
            try StressPartial.merged([parts[2], parts[0]])
        }
        #expect(throws: StressPartialError.doubled(shard: 2, of: 3)) {
            try StressPartial.merged([parts[2], parts[0], parts[1], parts[2]])
        }
        #expect(throws: StressPartialError.none) { try StressPartial.merged([]) }
        let other = StressPartial(
            label: "toy", inputs: [8], totalPaths: 3000, shard: parts[1].shard,
            outcomes: parts[1].outcomes)
        #expect(throws: StressPartialError.foreign("the hash of the inputs")) {
            try StressPartial.merged([parts[0], other, parts[2]])
        }
        let longer = StressPartial(
            label: "toy", inputs: [7], totalPaths: 3001, shard: parts[1].shard,
            outcomes: parts[1].outcomes)
        #expect(throws: StressPartialError.foreign("the number of paths")) {
            try StressPartial.merged([parts[0], longer, parts[2]])
        }
        #expect(
            StressPartialError.missing(shards: [1], of: 3).description == "missing: shard 2/3")
    }

    @Test func `a part that was cut short is refused`() throws {
        let simulation = try LiquiditySimulation(volatileToy())
        let options = SimulationOptions(
            paths: 3000, seed: 5, shard: .init(index: 0, count: 1))
        let none = try simulation.run(options, isCancelled: { true })
        let part = StressPartial(label: "toy", inputs: [], options: options, outcomes: none)
        #expect(throws: StressPartialError.damaged("0 paths of 3000 were done")) {
            try StressPartial.merged([part])
        }
    }

    @Test(arguments: [Double.nan, .infinity, -1, -.infinity])
    func `a part with numbers that no simulation gives is refused, whatever its checksum`(
        number: Double
    ) throws {
        func part(gap: Double = 1, loss: Double = 0, survival: Double = 1, fan: Double = -3)
            -> [UInt8]
        {
            StressPartial.encode([
                StressPartial(
                    label: "s", inputs: [1], options: SimulationOptions(paths: 2),
                    outcomes: PathOutcomes(
                        firms: 1, quarters: 1, firstPath: 0, paths: 2, cashOut: [0, 1],
                        firstCut: [0, 0],
                        gap: [gap, 0],
                        bridgeSurvival: [[survival]], directLoss: [loss, 0], passedOnLoss: [0, 0],
                        terminatedLoss: [0, 0], stakeLoss: [0, 0], fan: [1, fan], fanPaths: 2))
            ])
        }
        #expect(try StressPartial.decode(part()).count == 1)
        #expect(throws: StressPartialError.self) { try StressPartial.decode(part(gap: number)) }
        #expect(throws: StressPartialError.self) { try StressPartial.decode(part(loss: number)) }
        #expect(throws: StressPartialError.self) {
            try StressPartial.decode(part(survival: number))
        }
        if !number.isFinite {
            #expect(throws: StressPartialError.self) { try StressPartial.decode(part(fan: number)) }
        }
        #expect(throws: StressPartialError.self) { try StressPartial.decode(part(survival: 1025)) }
    }

    @Test func `the first bytes of a file tell that it is no part, or one of another version`() {
        let good = StressPartial.encode([
            StressPartial(
                label: "s", inputs: [], options: SimulationOptions(paths: 2),
                outcomes: PathOutcomes(
                    firms: 1, quarters: 1, firstPath: 0, paths: 0, cashOut: [], firstCut: [],
                    gap: [],
                    bridgeSurvival: [],
                    directLoss: [], passedOnLoss: [], terminatedLoss: [], stakeLoss: [], fan: [],
                    fanPaths: 0))
        ])
        let header = Array(good.prefix(StressPartial.headerLength))
        #expect(StressPartial.headerProblem(header) == nil)
        #expect(StressPartial.headerProblem([]) == .notAPartial)
        #expect(StressPartial.headerProblem(Array(header.dropLast())) == .notAPartial)
        #expect(StressPartial.headerProblem([0] + header.dropFirst()) == .notAPartial)
        #expect(StressPartial.headerProblem(header.dropLast(4) + [7, 0, 0, 0]) == .version(7))
    }

    @Test func `every damaged or cut file is refused`() throws {
        let bytes = StressPartial.encode(try parts())
        #expect(try StressPartial.decode(bytes).count == 3)
        #expect(throws: StressPartialError.notAPartial) { try StressPartial.decode([]) }
        var random = SplitMix(4)
        for _ in 0..<300 {
            var damaged = bytes
            damaged[Int.random(in: 0..<bytes.count, using: &random)] ^=
                UInt8.random(in: 1...255, using: &random)
            #expect(throws: StressPartialError.self) { try StressPartial.decode(damaged) }
        }
        // Whole records that are gone are not damage of what is left: merging finds them missing.
        for count in [1, 7, 8, 20, 60, bytes.count / 2, bytes.count - 1] {
            #expect(throws: StressPartialError.self) {
                try StressPartial.decode(Array(bytes.prefix(count)))
            }
        }
    }
}
