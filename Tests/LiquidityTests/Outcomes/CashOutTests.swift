import Liquidity
import Testing

/// Outcomes with given cash-out quarters of one firm.
private func outcomes(_ times: [UInt8], quarters: Int, survival: [[Double]]? = nil) -> PathOutcomes
{
    let zeros = [Double](repeating: 0, count: times.count)
    return PathOutcomes(
        firms: 1, quarters: quarters, firstPath: 0, paths: times.count, cashOut: times,
        firstCut: times.map { _ in 0 }, gap: zeros,
        bridgeSurvival: survival ?? [[Double](repeating: Double(times.count), count: quarters)],
        directLoss: zeros, passedOnLoss: zeros, terminatedLoss: zeros, stakeLoss: zeros, fan: [],
        fanPaths: 0)
}

@Suite struct CashOutTests {
    @Test func firstPassageCountsEveryPathFromItsQuarterOn() {
        let times: [UInt8] = [0, 0, 0, 0, 0, 1, 2, 2, 4, 4]
        let result = CashOutTimes(outcomes(times, quarters: 4), firm: 0)
        #expect(result.byQuarter.map(\.value) == [0.1, 0.3, 0.3, 0.5])
        let wilson = WilsonInterval.estimate(successes: 3, trials: 10)
        #expect(result.byQuarter[1] == wilson)
        #expect(result.runway.never.value == 0.5)
    }

    @Test func runwayIsCensoredNotDropped() {
        // 60 of 100 never run out: the median lies beyond the horizon, the quartile inside.
        let times = [UInt8](repeating: 0, count: 60) + [UInt8](repeating: 3, count: 40)
        let runway = CashOutTimes(outcomes(times, quarters: 8), firm: 0).runway
        #expect(runway.quantile(0.5)?.quarter == nil)
        #expect(runway.quantile(0.25)?.quarter == 3)
        #expect(runway.quantile(0.25)?.high == 3)
        // Ranks 40 to 61 of a hundred enclose the median: the lower end is still seen.
        #expect(runway.quantile(0.5)?.low == 3)
        #expect(runway.quantile(0.5)?.high == nil)
        #expect(runway.never.value == 0.6)
    }

    @Test func probabilitiesNeverFall() {
        let times = (0..<500).map { UInt8(($0 * 7919) % 13) }
        let result = CashOutTimes(outcomes(times, quarters: 12), firm: 0)
        for (earlier, later) in zip(result.byQuarter, result.byQuarter.dropFirst()) {
            #expect(earlier.value <= later.value)
        }
    }

    @Test func bridgeIsOneMinusTheMeanSurvival() {
        let times = [UInt8](repeating: 0, count: 2048)
        let result = CashOutTimes(
            outcomes(times, quarters: 1, survival: [[1024 * 0.75], [1024 * 0.5]]), firm: 0)
        #expect(result.continuous[0].value == 0.375)
        // Two blocks are too few for a spread: the error of a yes-or-no outcome.
        #expect(result.continuous[0].standardError == (0.375 * 0.625 / 2048).squareRoot())
    }
}
