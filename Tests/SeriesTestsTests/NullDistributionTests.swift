import Foundation
import Testing

@testable import SeriesTests

@Suite struct NullDistributionTests {
    /// `[value, standard error]` by level.
    struct Quantiles: Decodable {
        let count: Int
        let minimumRows: Int
        let adf: [String: [Double]]
        let sadf: [String: [Double]]
        let gsadf: [String: [Double]]

        enum CodingKeys: String, CodingKey {
            case count = "T"
            case minimumRows = "min_rows"
            case adf = "ADF"
            case sadf = "SADF"
            case gsadf = "GSADF"
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let file: String
        let series: String?
        let replicates: Int
        var testDescription: String { file }
    }

    @Test(arguments: [
        Case(file: "mc_exuberconv_T100.json", series: nil, replicates: 6_000),
        Case(file: "mc_psyconv_T100.json", series: nil, replicates: 6_000),
        Case(file: "mc_exuberconv_T400.json", series: nil, replicates: 2_000),
        Case(
            file: "wb_mode2_sp500_pd.json", series: "series/sp500_pd_1871m01_2010m12.csv",
            replicates: 600),
    ])
    func `critical values lie within three standard errors of the reference`(_ c: Case) throws {
        let reference = try Fixture.json("critical_values/\(c.file)", as: Quantiles.self)
        let series =
            try c.series.map { try Fixture.column($0, "y") }
            ?? [Double](repeating: 0, count: reference.count)
        let null = try NullDistribution(
            series: series, lag: 0,
            window: MinimumWindow(length: .fixed(reference.minimumRows), unit: .rows),
            model: c.series == nil ? .randomWalk : .wild(.rademacher, drift: .none),
            replicates: c.replicates,
            seed: 20_260_101, threads: 2, keepsSequences: false)
        for (level, name) in [(0.9, "0.9"), (0.95, "0.95"), (0.99, "0.99")] {
            let got = null.criticalValues(level: level)
            for (mine, theirs) in [
                (got.adf, reference.adf[name]), (got.sadf, reference.sadf[name]),
                (got.gsadf, reference.gsadf[name]),
            ] {
                let theirs = try #require(theirs)
                let error =
                    (mine.standardError * mine.standardError + theirs[1] * theirs[1]).squareRoot()
                #expect(
                    abs(mine.value - theirs[0]) < 3 * error,
                    "\(name): \(mine.value) ± \(mine.standardError), reference \(theirs)")
            }
        }
    }

    struct LagQuantiles: Decodable {
        let lag: Int
        let count: Int
        let minimumRows: Int
        let reps: Int
        let gsadf: [Double]

        enum CodingKeys: String, CodingKey {
            case lag, reps
            case count = "T"
            case minimumRows = "min_rows"
            case gsadf = "GSADF"
        }
    }

    @Test func `critical values follow the lag`() throws {
        let lines = try Fixture.rows("critical_values/mc_lag012_exuberconv.jsonl")
        for line in lines {
            let reference = try Fixture.parse(line.joined(separator: ","), as: LagQuantiles.self)
            guard reference.count <= 200 else { continue }
            let null = try NullDistribution(
                series: .init(repeating: 0, count: reference.count), lag: reference.lag,
                window: MinimumWindow(length: .fixed(reference.minimumRows), unit: .rows),
                model: .randomWalk, replicates: 2_000, seed: 7, threads: 2, keepsSequences: false)
            for (index, level) in [0.9, 0.95, 0.99].enumerated() {
                let got = null.criticalValues(level: level).gsadf
                // The reference gives no error: it is ours, shrunk to its number of replicates.
                let error =
                    got.standardError * (1 + 2_000 / Double(reference.reps)).squareRoot()
                #expect(
                    abs(got.value - reference.gsadf[index]) < 3 * error,
                    "lag \(reference.lag), T \(reference.count), \(level): \(got)")
            }
        }
    }

    struct Rates: Decodable {
        let anyCrossing: Double
        let longEpisode: Double
        let lastDate: Double

        enum CodingKeys: String, CodingKey {
            case anyCrossing = "any_crossing"
            case longEpisode = "episode_ge_logT"
            case lastDate = "last_date"
        }
    }

    @Test func `each boundary is crossed without a bubble as often as the reference says`() throws {
        let all = try Fixture.json(
            "critical_values/false_alarm_rates.json", as: [String: [String: Rates]].self)
        let rates = try #require(all["100"])
        let replicates = 4_000
        let null = try NullDistribution(
            series: .init(repeating: 0, count: 100), lag: 0,
            window: MinimumWindow(unit: .rows), model: .randomWalk, replicates: replicates,
            seed: 11, threads: 2)
        for (kind, name) in [
            (BoundaryKind.pointwise, "pointwise_BSADF_q95"), (.sadf, "SADF(t)_q95_exuber_mc"),
            (.familywise, "GSADF_q95_constant"),
        ] {
            let boundary = try #require(null.boundary(kind, level: 0.95, minimumDuration: 5))
            let reference = try #require(rates[name])
            for (mine, theirs) in [
                (boundary.falseAlarms, reference.anyCrossing),
                (boundary.falseEpisodes, reference.longEpisode),
                (boundary.falseAtEnd, reference.lastDate),
            ] {
                // Both sides are simulated with 4,000 replicates.
                let error = (2 * theirs * (1 - theirs) / Double(replicates)).squareRoot()
                #expect(abs(mine.value - theirs) < 3 * error, "\(name): \(mine), \(theirs)")
            }
        }
    }

    static let models: [NullModel] = [
        .randomWalk, .wild(.rademacher), .wild(.gaussian), .wild(.rademacher, drift: .none),
        .composite(controlWindow: nil),
        .composite(controlWindow: 24),
    ]

    @Test(arguments: models)
    func `replicates are the same bits on 1, 2 and 7 threads`(_ model: NullModel) throws {
        let series = try Fixture.column("series/exuber_sim_psy1.csv", "y")
        func run(_ threads: Int) throws -> NullDistribution {
            try NullDistribution(
                series: series, lag: 1, window: MinimumWindow(), model: model, replicates: 203,
                seed: 99, threads: threads)
        }
        let one = try run(1)
        #expect(one.gsadf.allSatisfy { $0.isFinite })
        for threads in [2, 7] {
            let many = try run(threads)
            #expect(many.gsadf.map(\.bitPattern) == one.gsadf.map(\.bitPattern))
            #expect(many.sequences.map(\.bitPattern) == one.sequences.map(\.bitPattern))
            #expect(many.running.map(\.bitPattern) == one.running.map(\.bitPattern))
        }
        let other = try NullDistribution(
            series: series, lag: 1, window: MinimumWindow(), model: model, replicates: 203,
            seed: 100)
        #expect(other.gsadf != one.gsadf)
    }

    @Test func `replicates keep the mean change of the series, or none`() throws {
        let series = (0..<80).map { 0.3 * Double($0) + ($0 % 3 == 0 ? 1.0 : -0.2) }
        let levels = try PreparedLevels(series).values
        func ends(_ drift: WildDrift) throws -> [Double] {
            let generator = try NullGenerator(
                model: .wild(.rademacher, drift: drift), levels: levels, lag: 0, minimumLevels: 10,
                seed: 5)
            var out = [Double](repeating: 0, count: 80 * 400)
            generator.fill(&out, lanes: 400, first: 0)
            return (0..<400).map { out[79 * 400 + $0] }
        }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        let kept = try ends(.kept)
        let none = try ends(.none)
        // The end of a replicate has the drift's distance as its mean, or zero; four standard errors of 400 sums of 79 changes.
        let changes = levels.indices.dropFirst().map { levels[$0] - levels[$0 - 1] }
        let error = 4 * (changes.reduce(0) { $0 + $1 * $1 } / 400).squareRoot()
        #expect(abs(mean(kept) - (levels[79] - levels[0])) < error)
        #expect(abs(mean(none)) < error)
    }

    @Test(arguments: [(6, 0.0625), (7, 0.03125), (4, 0.25), (20, 3.814697265625e-06)])
    func `signs give so few series that no p can be smaller`(_ count: Int, _ least: Double) throws {
        // Twenty observations have nineteen changes, too few for a drift to be kept.
        let doubling = (0..<count).map { exp2(Double($0)) + ($0 % 2 == 0 ? 0.01 : 0) }
        #expect(NullGenerator.smallestP(doubling, .wild(.rademacher)) == least)
        #expect(NullGenerator.smallestP(doubling, .wild(.gaussian)) == 0)
        #expect(NullGenerator.smallestP(doubling, .randomWalk) == 0)
        // A price that does not move has no sign to change.
        let stale = doubling + [Double](repeating: doubling[count - 1], count: 50)
        #expect(NullGenerator.smallestP(stale, .wild(.rademacher)) == least)
    }

    @Test func `more looks make the same statistic less of a surprise`() throws {
        let null = try NullDistribution(
            series: .init(repeating: 0, count: 100), lag: 0, window: MinimumWindow(),
            model: .randomWalk, replicates: 999, seed: 3, threads: 2)
        let ps = [1, 12, 60, null.ends, 10_000].compactMap {
            null.pValueAtEnd(1.2, looks: $0)?.value
        }
        #expect(zip(ps, ps.dropFirst()).allSatisfy { $0 <= $1 } && ps[0] < ps[2])
        #expect(ps[3] == ps[4] && ps[4] == NullDistribution.pValue(1.2, among: null.gsadf).value)
        let bare = try NullDistribution(
            series: .init(repeating: 0, count: 100), lag: 0, window: MinimumWindow(),
            model: .randomWalk, replicates: 99, seed: 3, keepsSequences: false)
        #expect(bare.pValueAtEnd(1, looks: 1) == nil)
    }

    @Test func `a longer run begins with the replicates of a shorter one`() throws {
        let series = try Fixture.column("series/exuber_sim_psy1.csv", "y")
        func sequences(_ replicates: Int) throws -> [Double] {
            let null = try NullDistribution(
                series: series, lag: 0, window: MinimumWindow(), model: .wild(.gaussian),
                replicates: replicates, seed: 3)
            return (0..<100).map { null.sequences[$0] }
        }
        let short = try sequences(100)
        let long = try sequences(333)
        #expect(short == long)
    }

    @Test func `numbers of replicates out of range are refused`() {
        #expect(throws: SeriesTestError.self) {
            try NullDistribution(
                series: .init(repeating: 0, count: 100), lag: 0, window: MinimumWindow(),
                model: .randomWalk, replicates: 98, seed: 1)
        }
        #expect(throws: SeriesTestError.self) {
            try NullDistribution(
                series: .init(repeating: 0, count: 2_000), lag: 0, window: MinimumWindow(),
                model: .randomWalk, replicates: 1_000_000, seed: 1)
        }
    }
}

@Suite struct QuantileTests {
    @Test(arguments: [(0.0, 1.0), (0.25, 2.0), (0.5, 3.0), (0.9, 4.6), (1.0, 5.0)])
    func `quantiles interpolate between order statistics`(level: Double, value: Double) {
        #expect(abs(QuantileEstimate.quantile([1, 2, 3, 4, 5], level) - value) < 1e-12)
    }

    @Test func `the standard error of a median is the known one`() {
        // Of 10,001 evenly spaced points on 0…1: √(p(1 − p)/n) ÷ density.
        let sample = (0...10_000).map { Double($0) / 10_000 }
        let got = QuantileEstimate(sorted: sample, level: 0.5)
        #expect(abs(got.standardError - 0.5 / 10_001.0.squareRoot()) < 1e-4)
    }

    @Test func `a p-value is never zero and counts ties`() {
        #expect(NullDistribution.pValue(9, among: [1, 2, 3]).value == 0.25)
        #expect(NullDistribution.pValue(2, among: [1, 2, 3]).value == 0.75)
        #expect(NullDistribution.pValue(0, among: [1, 2, 3]).value == 1)
    }
}
