import Testing

@testable import SeriesTests
@testable import Statistics

@Suite struct SequenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let series: String
        let lag: Int
        let unit: WindowUnit
        var file: String {
            "psy/\(series).lag\(lag).\(unit == .levels ? "psy" : "exuber").csv"
        }
        var testDescription: String { file }
    }

    static let names = [
        "exuber_sim_evans", "exuber_sim_psy1", "rw_T100_seed42", "rw_T100_seed42_plus1e6",
        "rw_T100_seed42_times1e-6", "rw_T200_seed43", "sp500_pd_1871m01_2010m12",
    ]

    static let cases: [Case] = names.flatMap { name in
        (0...2).flatMap { lag in
            WindowUnit.allCases.map { Case(series: name, lag: lag, unit: $0) }
        }
    }

    @Test(arguments: cases)
    func `all sequences equal direct least squares to 1e-9, with the window that attains them`(
        _ c: Case
    ) throws {
        let series = try Fixture.column("series/\(c.series).csv", "y")
        let got = try ExplosiveSequences(
            of: series, lag: c.lag, window: MinimumWindow(unit: c.unit))
        let ends = try Fixture.column(c.file, "end")
        let badf = try Fixture.column(c.file, "badf")
        let bsadf = try Fixture.column(c.file, "bsadf")
        let starts = try Fixture.column(c.file, "argmax_start")
        #expect(got.firstEnd == Int(ends[0]))
        #expect(got.badf.count == ends.count)
        #expect(got.windowsWithoutStatistic == 0)
        var worst = 0.0
        for index in ends.indices {
            let b = try #require(got.badf[index])
            let s = try #require(got.bsadf[index])
            worst = max(worst, abs(b - badf[index]), abs(s - bsadf[index]))
            #expect(got.starts[index] == Int(starts[index]), "end \(ends[index])")
        }
        #expect(worst < 1e-9)
        let gsadf = try #require(bsadf.max())
        #expect(abs(got.gsadf.value - gsadf) < 1e-9)
        #expect(abs((got.sadf?.value ?? .nan) - (badf.max() ?? .nan)) < 1e-9)
        #expect(abs((got.adf ?? .nan) - (badf.last ?? .nan)) < 1e-9)
        #expect(got.gsadf.end == bsadf.firstIndex(of: gsadf).map { Int(ends[$0]) })
    }

    @Test(arguments: 0...4)
    func `the kernel gives the same bits as its plain twin`(_ lag: Int) throws {
        var kernel = SequenceKernel(count: 75, lag: lag, minimumRows: 14)
        let generator = Philox(seed: 5)
        for lane in 0..<SequenceKernel.lanes {
            var level = 0.0
            for t in 0..<75 {
                let step = generator.normalPair(stream: UInt64(lane), index: UInt64(t)).0
                // One lane is flat for a while, one is a straight line, one explodes.
                switch lane {
                case 1 where t > 20 && t < 50: break
                case 2: level += 0.5
                case 3: level = level * 1.05 + step
                default: level += step
                }
                kernel.levels[t * SequenceKernel.lanes + lane] = level
            }
        }
        var plain = kernel
        kernel.run()
        plain.runPlain()
        #expect(kernel.badf.map(\.bitPattern) == plain.badf.map(\.bitPattern))
        #expect(kernel.bsadf.map(\.bitPattern) == plain.bsadf.map(\.bitPattern))
        #expect(kernel.bsadf.contains { $0.isNaN })
        #expect(kernel.bsadf.contains { $0 > 1 })
    }

    @Test(arguments: 0...4)
    func `a series too calm in places for the bare loop gives the twin's bits all the same`(
        _ lag: Int
    ) throws {
        // Some ends have a shortest window with a ten-thousandth of the usual changes, most have not.
        let count = 160
        var kernel = SequenceKernel(count: count, lag: lag, minimumRows: 18)
        let generator = Philox(seed: 6)
        for lane in 0..<SequenceKernel.lanes {
            var level = 0.0
            for t in 0..<count {
                let step = generator.normalPair(stream: UInt64(lane), index: UInt64(t)).0
                level += step * (lane == 2 && (60..<100).contains(t) ? 1e-4 : 1)
                kernel.levels[t * SequenceKernel.lanes + lane] = level
            }
        }
        var plain = kernel
        kernel.run()
        plain.runPlain()
        #expect(kernel.badf.map(\.bitPattern) == plain.badf.map(\.bitPattern))
        #expect(kernel.bsadf.map(\.bitPattern) == plain.bsadf.map(\.bitPattern))
        #expect(kernel.bsadf.allSatisfy { !$0.isNaN })
    }

    @Test(arguments: 0...4)
    func `ends side by side give one series the bits of the plain twin`(_ lag: Int) throws {
        let generator = Philox(seed: 8)
        let rows = 12 + lag
        // Every rest of a division by the lanes, and series that jump, rest, explode or begin flat.
        for (kind, count) in (0..<5).flatMap({ kind in (40..<57).map { (kind, $0) } }) {
            var level = 0.0
            var levels: [Double] = []
            for t in 0..<count {
                levels.append(level)
                let step = generator.normalPair(stream: UInt64(kind), index: UInt64(t)).0
                switch kind {
                case 1: level = level * 1.05 + step
                case 2 where (15..<35).contains(t): level += step * 1e-4
                case 3 where t < 25: break
                case 4 where t % 3 > 0: break
                default: level += step
                }
            }
            let found = try #require(
                SequenceKernel.single(levels, lag: lag, minimumRows: rows), "\(count)")
            let plain = try ExplosiveSequences(levels: levels, lag: lag, minimumRows: rows)
            #expect(
                found.badf.map(\.bitPattern) == plain.badf.map { ($0 ?? .nan).bitPattern })
            #expect(
                found.bsadf.map(\.bitPattern) == plain.bsadf.map { ($0 ?? .nan).bitPattern })
        }
        #expect(
            SequenceKernel.single(
                [Double](repeating: 0, count: rows + lag + 7), lag: lag, minimumRows: rows) == nil)
    }

    @Test(arguments: 0...2)
    func `adding a constant changes no bit, multiplying nothing beyond 1e-12`(_ lag: Int) throws {
        // Whole multiples of 2⁻²⁰, to which large constants can be added without rounding.
        let series = try Fixture.column("series/rw_T200_seed43.csv", "y").map {
            ($0 * 0x1p20).rounded() * 0x1p-20
        }
        let window = MinimumWindow()
        let base = try ExplosiveSequences(of: series, lag: lag, window: window)
        for constant in [1e6, -3e8, 4096.5] {
            let moved = try ExplosiveSequences(
                of: series.map { $0 + constant }, lag: lag, window: window)
            #expect(moved == base)
        }
        for factor in [1e-6, 3.7, -2.0e5, 1e-290, 1e300] {
            let scaled = try ExplosiveSequences(
                of: series.map { $0 * factor }, lag: lag, window: window)
            #expect(scaled.starts == base.starts)
            for (a, b) in zip(scaled.bsadf, base.bsadf) {
                #expect(abs(try #require(a) - #require(b)) < 1e-12 * max(1, abs(try #require(b))))
            }
        }
    }

    @Test func `a random walk far from zero has the statistic of the walk, not a false bubble`()
        throws
    {
        let near = try Fixture.column("series/rw_T100_seed42.csv", "y")
        let far = try Fixture.column("series/rw_T100_seed42_plus1e6.csv", "y")
        let a = try ExplosiveSequences(of: near, lag: 0, window: MinimumWindow(unit: .rows))
        let b = try ExplosiveSequences(of: far, lag: 0, window: MinimumWindow(unit: .rows))
        // The difference is what writing the far series with 16 digits loses.
        #expect(abs(a.gsadf.value - b.gsadf.value) < 1e-8)
        #expect(a.gsadf.start == b.gsadf.start && a.gsadf.end == b.gsadf.end)
    }
}

@Suite struct UnfitSeriesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let series: [Double]
        var lag = 0
        var window = MinimumWindow()
        let error: SeriesTestError
        var testDescription: String { name }
    }

    static let line = (0..<60).map { Double($0) * 0.1 }

    static let cases: [Case] = [
        Case(name: "constant", series: .init(repeating: 7, count: 60), error: .noVariation),
        Case(name: "constant zero", series: .init(repeating: 0, count: 60), error: .noVariation),
        Case(name: "straight line", series: line, error: .noVariation),
        Case(
            name: "doubling exactly", series: (0..<60).map { 0x1p0 * Double(1 << $0) },
            error: .noVariation),
        Case(
            name: "infinite", series: line.map { $0 == 0.5 ? .infinity : $0 },
            error: .notFinite(index: 5)),
        Case(
            name: "not a number", series: line.map { $0 > 0.15 ? .nan : $0 },
            error: .notFinite(index: 2)),
        Case(name: "empty", series: [], error: .tooShort(observations: 0, needed: 4)),
        Case(name: "one observation", series: [1], error: .tooShort(observations: 1, needed: 4)),
        Case(name: "three", series: [1, 2, 1], error: .tooShort(observations: 3, needed: 4)),
        Case(
            name: "shorter than the window", series: [1, 2, 1, 3, 2, 5, 1],
            window: MinimumWindow(length: .fixed(30)),
            error: .tooShort(observations: 7, needed: 30)),
        Case(
            name: "window without a degree of freedom", series: line,
            lag: 2, window: MinimumWindow(length: .fixed(4)),
            error: .windowTooShort(window: 4, unit: .levels, lag: 2, needed: 8)),
        Case(
            name: "window longer than memory", series: line,
            window: MinimumWindow(length: .fixed(.max), unit: .rows),
            error: .tooShort(observations: 60, needed: .max)),
        Case(
            name: "negative lag", series: line, lag: -1,
            error: .lagOutOfRange(lag: -1, largest: ExplosiveSequences.largestLag)),
        Case(
            name: "too long", series: .init(repeating: 1, count: 20_001),
            error: .tooLong(observations: 20_001, largest: 20_000)),
    ]

    @Test(arguments: cases)
    func `an unfit series gives its own error`(_ c: Case) {
        #expect(throws: c.error) {
            try ExplosiveSequences(of: c.series, lag: c.lag, window: c.window)
        }
        #expect(!c.error.message.isEmpty)
    }

    @Test func `one change of regime has a statistic in the windows that see it`() throws {
        let series = (0..<80).map { $0 < 40 ? 1.0 : 2.0 }
        let got = try ExplosiveSequences(
            of: series, lag: 0, window: MinimumWindow(length: .fixed(10)))
        #expect(got.windowsWithoutStatistic > 0)
        #expect(got.windowsWithoutStatistic < got.windows)
        #expect(got.bsadf[0] == nil)
        #expect(got.gsadf.value.isFinite)
    }

    @Test func `collinear lags leave the windows without a statistic, not with a wrong one`() throws
    {
        // Changes alternate between two values: lag 2 repeats lag 0.
        var series = [0.0]
        for t in 1..<60 { series.append(series[t - 1] + (t % 2 == 0 ? 1.0 : -0.4)) }
        #expect(throws: SeriesTestError.noVariation) {
            try ExplosiveSequences(
                of: series, lag: 2, window: MinimumWindow(length: .fixed(15)))
        }
    }
}
