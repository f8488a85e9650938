import TestSupport
import Testing

@testable import Liquidity

@Suite("Counts and sums of paths")
struct StressTallyTests {
    private static func tally(
        _ simulation: LiquiditySimulation, _ range: Range<Int>, threads: Int? = nil
    ) throws -> StressTally {
        try #require(try simulation.tally(range, seed: 5, threads: threads))
    }

    @Test("any division, in any order, on any number of threads gives the same integers")
    func division() throws {
        let simulation = try LiquiditySimulation(volatileToy())
        let whole = try Self.tally(simulation, 0..<14_001)
        for edges in [[0, 14_001], [0, 1024, 9216, 14_001], [0, 5120, 6144, 7168, 14_001]] {
            var sum: StressTally?
            for (low, high) in zip(edges, edges.dropFirst()).reversed() {
                let part = try Self.tally(simulation, low..<high, threads: edges.count)
                if sum == nil { sum = part } else { try sum?.add(part) }
            }
            #expect(sum == whole)
        }
    }

    @Test("they count what the paths of the undivided run did")
    func counts() throws {
        let simulation = try LiquiditySimulation(volatileToy())
        let outcomes = try simulation.run(SimulationOptions(paths: 5_000, seed: 5))
        let tally = try Self.tally(simulation, 0..<5_000)
        for firm in 0..<outcomes.firms {
            let paths = firm * 5_000..<(firm + 1) * 5_000
            for quarter in 0...outcomes.quarters {
                #expect(
                    tally.cashOut[firm][quarter]
                        == outcomes.cashOut[paths].count { Int($0) == quarter })
                #expect(
                    tally.firstCut[firm][quarter]
                        == outcomes.firstCut[paths].count { Int($0) == quarter })
            }
            let plain = CashOutTimes(outcomes, firm: firm)
            #expect(tally.cashOutProbability(firm: firm) == plain.byQuarter)
            let gaps = outcomes.gap[paths]
            let risk = RiskMeasures(gaps)
            let mean = tally.mean(.fundingGap, firm: firm)
            #expect(abs(mean.value - risk.mean().value) <= 1 / 2048.0)
            #expect(abs(mean.standardError - risk.mean().standardError) <= 1 / 1024.0)
            for alpha in [0.5, 0.95, 0.99] {
                let value = risk.valueAtRisk(alpha).value
                let range = tally.gaps[firm].quantile(alpha)
                #expect(range.lowerBound - 1 / 2048.0 <= value)
                #expect(value <= range.upperBound + 1 / 2048.0)
                #expect(range.upperBound - range.lowerBound <= max(value, 1) / 32)
            }
            let losses = zip(outcomes.directLoss[paths], outcomes.passedOnLoss[paths]).map {
                $0 + $1
            }
            let all = zip(losses, outcomes.terminatedLoss[paths]).reduce(0) { $0 + $1.0 + $1.1 }
            #expect(abs(tally.mean(.supplierLoss, firm: firm).value - all / 5_000) <= 1 / 2048.0)
        }
    }

    @Test("paths beyond 32 bits of their number are not the first ones again")
    func farAway() throws {
        let simulation = try LiquiditySimulation(volatileToy())
        // Beyond 32 bits of a path's number: another block, not the first one again.
        let place = 1 << 32
        let near = try Self.tally(simulation, 0..<1500)
        let far = try Self.tally(simulation, place..<place + 1500)
        #expect(far.paths == 1500 && far != near)
        #expect(try Self.tally(simulation, place..<place + 1500, threads: 1) == far)
    }

    @Test("the classes of amounts have no gap and keep their relative width")
    func classes() {
        var previous = -1
        for exponent in 0..<60 {
            for offset in [-1, 0, 1, 7] as [Int64] {
                let parts = max(0, Int64(1) << Int64(exponent) + offset)
                let index = AmountHistogram.index(parts: parts)
                #expect(AmountHistogram.edge(index) <= parts)
                #expect(parts < AmountHistogram.edge(index + 1))
                #expect(AmountHistogram.classes.contains(index))
                previous = max(previous, index)
            }
        }
        #expect(AmountHistogram.index(parts: -3) == 0)
        #expect((0..<64).map { AmountHistogram.index(parts: $0) } == Array(0..<64))
        #expect(previous < AmountHistogram.classes.upperBound)
    }

    @Test(
        "ranges that belong to no whole run are refused",
        arguments: [1..<1024, 0..<0, 1000..<2000, 0..<1_000_000_000_001])
    func ranges(_ range: Range<Int>) throws {
        let simulation = try LiquiditySimulation(volatileToy())
        #expect(throws: SimulationError.self) { try simulation.tally(range, seed: 1) }
    }

    @Test("counts that contradict each other are refused")
    func contradictions() throws {
        let simulation = try LiquiditySimulation(volatileToy())
        let tally = try Self.tally(simulation, 0..<2_000)
        func rebuilt(
            paths: Int = 2_000, quarters: Int? = nil, cashOut: [[Int]]? = nil,
            gaps: [AmountHistogram]? = nil
        ) throws -> StressTally {
            try StressTally(
                quarters: quarters ?? tally.quarters, paths: paths,
                cashOut: cashOut ?? tally.cashOut, firstCut: tally.firstCut,
                amounts: tally.amounts, gaps: gaps ?? tally.gaps)
        }
        #expect(try rebuilt() == tally)
        #expect(throws: SimulationError.self) { try rebuilt(paths: 1_999) }
        #expect(throws: SimulationError.self) { try rebuilt(quarters: 1) }
        var counts = tally.cashOut
        counts[0][0] -= 1
        #expect(throws: SimulationError.self) { try rebuilt(cashOut: counts) }
        var gaps = tally.gaps
        gaps[0] = AmountHistogram([1 << 40: 2_000])
        #expect(throws: SimulationError.self) { try rebuilt(gaps: gaps) }
        #expect(throws: SimulationError.self) {
            var sum = tally
            try sum.add(StressTally(firms: tally.firms + 1, quarters: tally.quarters))
        }
    }

    @Test("a cancelled range has no result")
    func cancelled() throws {
        let simulation = try LiquiditySimulation(volatileToy())
        #expect(try simulation.tally(0..<100_000, seed: 1, isCancelled: { true }) == nil)
    }

    @Test("sums that 128 bits do not hold are refused, not wrong")
    func overflow() throws {
        var sum = ExactSum(sum: 0, squares: .max - 1)
        #expect(throws: SimulationError.self) { try sum.add(ExactSum(sum: 1, squares: 2)) }
        #expect(ExactSum.parts(.infinity) == nil && ExactSum.parts(.nan) == nil)
        #expect(ExactSum.parts(-1e-9) == 0 && ExactSum.parts(1.5) == 1536)
    }
}
