import Statistics
import Testing

@testable import SeriesTests

/// A divided bootstrap counts what the undivided test counts.
@Suite struct BootstrapTallyTests {
    /// A walk with a drift whose last third grows by itself.
    private static let series: [Double] = {
        let generator = Philox(seed: 5)
        var level = 100.0
        return (0..<60).map { t in
            let step = generator.normalPair(stream: 1, index: UInt64(t)).0
            level += 0.2 + step + (t >= 40 ? 0.04 * (level - 100) : 0)
            return level
        }
    }()

    private static func settings(_ null: NullModel) -> ExplosivenessTest.Settings {
        var settings = ExplosivenessTest.Settings()
        settings.null = null
        settings.replicates = 500
        settings.seed = 11
        settings.checksOtherUnit = false
        settings.lag = .fixed(1)
        return settings
    }

    @Test(arguments: [
        NullModel.wild(.rademacher), .wild(.gaussian, drift: .none), .randomWalk,
        .composite(controlWindow: nil),
    ])
    func `any division has the p-value of the undivided test`(_ null: NullModel) throws {
        let settings = Self.settings(null)
        let test = try #require(
            try ExplosivenessTest.run(Self.series, settings: settings).inference)
        let whole = try #require(
            try BootstrapTally(of: Self.series, settings: settings, range: 0..<500))
        #expect(whole.pValue == test.gsadfPValue)
        #expect(whole.atLeast < whole.replicates)
        var parts = try #require(
            try BootstrapTally(of: Self.series, settings: settings, range: 0..<64, threads: 2))
        for range in [64..<320, 320..<500] {
            let part = try BootstrapTally(of: Self.series, settings: settings, range: range)
            #expect(parts.add(try #require(part)))
        }
        #expect(parts == whole)
        // A critical value lies in its class; interpolation between neighbours may leave it by less than a class.
        for (level, exact) in zip([0.9, 0.95, 0.99], test.criticalValues) {
            let range = try #require(whole.quantile(level))
            let width = 1 / Double(BootstrapTally.classesOfOne)
            #expect(range.upperBound - range.lowerBound == width)
            #expect(exact.gsadf.value > range.lowerBound - 8 * width)
            #expect(exact.gsadf.value < range.upperBound + 8 * width)
        }
    }

    @Test func `quantiles are those of the counted values, to a class`() throws {
        let tally = try #require(
            BootstrapTally(
                observed: 1, smallestP: 0, replicates: 100, atLeast: 10, withoutStatistic: 20,
                classes: [-64: 30, 0: 40, 128: 10]))
        #expect(tally.quantile(0.2) == nil)
        #expect(tally.quantile(0.21) == -1...(-1 + 1.0 / 64))
        #expect(tally.quantile(0.5) == -1...(-1 + 1.0 / 64))
        #expect(tally.quantile(0.51) == 0...1.0 / 64)
        #expect(tally.quantile(0.95) == 2...2 + 1.0 / 64)
        #expect(tally.pValue.value == 11.0 / 101)
    }

    @Test func `counts that no replicates have are refused`() {
        func tally(_ replicates: Int, _ atLeast: Int, _ without: Int, _ classes: [Int: Int])
            -> BootstrapTally?
        {
            BootstrapTally(
                observed: 1, smallestP: 0, replicates: replicates, atLeast: atLeast,
                withoutStatistic: without, classes: classes)
        }
        #expect(tally(3, 1, 1, [0: 2]) != nil)
        #expect(tally(3, 4, 1, [0: 2]) == nil)
        #expect(tally(3, 1, 1, [0: 1]) == nil)
        #expect(tally(3, 1, 1, [0: 3]) == nil)
        #expect(tally(0, 0, 0, [:]) == nil)
        #expect(tally(3, 1, 0, [0: Int.max, 1: Int.max]) == nil)
        var one = tally(3, 1, 1, [0: 2])
        let other = BootstrapTally(
            observed: 2, smallestP: 0, replicates: 3, atLeast: 1, withoutStatistic: 1,
            classes: [0: 2])
        #expect(other.map { one?.add($0) } == false)
        #expect(one == tally(3, 1, 1, [0: 2]))
    }

    @Test func `a range that begins inside a block is refused`() {
        let settings = Self.settings(.wild(.rademacher))
        for range in [1..<64, 63..<128, 0..<0] {
            #expect(throws: SeriesTestError.self) {
                try BootstrapTally(of: Self.series, settings: settings, range: range)
            }
        }
    }
}
