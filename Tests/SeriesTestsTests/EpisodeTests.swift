import Testing

@testable import SeriesTests

@Suite struct EpisodeTests {
    struct Case: Sendable {
        let bsadf: [Double?]
        let minimum: Int
        let spans: [[Int]]
        let ongoing: [Bool]
    }

    @Test(arguments: [
        Case(bsadf: [0, 2, 2, 0, 0], minimum: 1, spans: [[11, 12]], ongoing: [false]),
        Case(
            bsadf: [0, 2, 2, 0, 2], minimum: 1, spans: [[11, 12], [14, 14]], ongoing: [false, true]),
        Case(bsadf: [0, 2, 2, 0, 2], minimum: 2, spans: [[11, 12]], ongoing: [false]),
        Case(bsadf: [2, 2, 2, 2, 2], minimum: 5, spans: [[10, 14]], ongoing: [true]),
        Case(
            bsadf: [2, nil, 2, 2, 1], minimum: 1, spans: [[10, 10], [12, 13]],
            ongoing: [false, false]),
        Case(bsadf: [1, 1, 1, 1, 1], minimum: 1, spans: [], ongoing: []),
        Case(bsadf: [], minimum: 1, spans: [], ongoing: []),
    ])
    func `an episode is a run above the boundary of at least the minimum duration`(_ c: Case) {
        let got = Episode.date(
            bsadf: c.bsadf, boundary: .init(repeating: 1, count: c.bsadf.count), firstEnd: 10,
            minimumDuration: c.minimum)
        #expect(got.map { [$0.start, $0.end] } == c.spans)
        #expect(got.map(\.isOngoing) == c.ongoing)
    }

    @Test func `the peak is where the statistic is largest`() {
        let got = Episode.date(
            bsadf: [0, 2, 5, 3, 0], boundary: .init(repeating: 1, count: 5), firstEnd: 0,
            minimumDuration: 1)
        #expect(got.map(\.peak) == [2])
        #expect(got.map(\.statistic) == [5])
    }

    struct Dated: Decodable {
        let start: String
        let end: String
        let length: Int
        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            start = try list.decode(String.self)
            end = try list.decode(String.self)
            length = try list.decode(Int.self)
        }
    }

    @Test func `the price–dividend ratio of the S&P 500 has the episodes of the reference`() throws
    {
        let series = try Fixture.column("series/sp500_pd_1871m01_2010m12.csv", "y")
        let dates = try Fixture.rows("series/sp500_pd_1871m01_2010m12.csv")
            .dropFirst().map { $0[1] }
        let stamps = try Fixture.json("psy_datestamps.json", as: [String: [Dated]].self)
        let sequences = try ExplosiveSequences(
            of: series, lag: 0, window: MinimumWindow(unit: .rows))
        let null = try NullDistribution(
            series: series, lag: 0, window: MinimumWindow(unit: .rows), model: .randomWalk,
            replicates: 1_000, seed: 1, threads: 2)
        let duration = minimumDuration(count: series.count, factor: 1)
        for (key, kind) in [
            ("bsadf_q95", BoundaryKind.pointwise), ("exuber_cummax_badf_q95", .sadf),
        ] {
            let expected = try #require(stamps["sp500_pd_1871m01_2010m12|\(key)"])
            let boundary = try #require(
                null.boundary(kind, level: 0.95, minimumDuration: duration))
            let got = Episode.date(
                bsadf: sequences.bsadf, boundary: boundary.values, firstEnd: sequences.firstEnd,
                minimumDuration: duration)
            // Both boundaries are simulated: a date may move by one month, none may come or go.
            #expect(got.count == expected.count)
            for (mine, theirs) in zip(got, expected) {
                let start = try #require(dates.firstIndex(of: theirs.start))
                let end = try #require(dates.firstIndex(of: theirs.end))
                #expect(abs(mine.start - start) <= 1, "\(key): \(dates[mine.start])")
                #expect(abs(mine.end - end) <= 1, "\(key): \(dates[mine.end])")
            }
        }
    }

    @Test func `the test of a bubble finds it, and says which conventions agree`() throws {
        let series = try Fixture.column("series/exuber_sim_psy1.csv", "y")
        var settings = ExplosivenessTest.Settings()
        settings.null = .randomWalk
        settings.replicates = 399
        let result = try ExplosivenessTest.run(series, settings: settings)
        let inference = try #require(result.inference)
        #expect(inference.gsadfPValue.value <= 0.05)
        #expect(!result.episodes.isEmpty)
        #expect(inference.verdicts.count == 6)
        #expect(inference.verdicts.first?.boundary == .pointwise)
        #expect(inference.verdicts.first?.isExplosive == true)
        let pointwise = try #require(inference.boundaries.first)
        // Most series cross a pointwise boundary somewhere; few are rejected and stay above it.
        #expect(pointwise.falseAlarms.value > 0.3)
        #expect(pointwise.falseEpisodes.value <= 0.055 && !pointwise.falseEpisodesAreBound)
        let familywise = try #require(inference.boundaries.first { $0.kind == .familywise })
        #expect(familywise.falseAlarms.value <= 0.055)
        #expect(result.episodes.allSatisfy { $0.direction(in: series) == .up })
        #expect(inference.criticalValues.map(\.gsadf.level) == [0.90, 0.95, 0.99])
    }

    @Test func `episodes are dated where the test rejects, and elsewhere only when asked`() throws {
        let series = try Fixture.column("series/rw_T200_seed43.csv", "y")
        var settings = ExplosivenessTest.Settings()
        settings.replicates = 399
        settings.durationFactor = 0.2
        settings.checksOtherUnit = false
        let screened = try ExplosivenessTest.run(series, settings: settings)
        let inference = try #require(screened.inference)
        #expect(!inference.rejects(at: 0.95) && screened.episodes.isEmpty)
        #expect(inference.verdicts.allSatisfy { !$0.isExplosive })
        settings.isScreened = false
        let always = try ExplosivenessTest.run(series, settings: settings)
        #expect(!always.episodes.isEmpty)
        let rate = always.inference?.boundaries.first?.falseEpisodes.value ?? 0
        #expect(rate > inference.boundaries.first?.falseEpisodes.value ?? 1)
    }

    @Test func `a fall that feeds on itself is explosive downward`() throws {
        let rising = try Fixture.column("series/exuber_sim_psy1.csv", "y")
        var settings = ExplosivenessTest.Settings()
        settings.replicates = 199
        settings.checksOtherUnit = false
        let up = try ExplosivenessTest.run(rising, settings: settings)
        let falling = rising.map { -$0 }
        let down = try ExplosivenessTest.run(falling, settings: settings)
        #expect(!up.episodes.isEmpty && up.episodes == down.episodes)
        #expect(down.episodes.allSatisfy { $0.direction(in: falling) == .down })
    }

    @Test func `too few observations to find anything are neither explosive nor not`() throws {
        // Doubling, with a little noise: as explosive as six observations can be.
        let six = [1, 2.01, 3.98, 8.03, 15.9, 32.2]
        let result = try ExplosivenessTest.run(six, settings: .init())
        let inference = try #require(result.inference)
        #expect(inference.leastP == 0.0625 && inference.smallestP == 0.0625)
        #expect(inference.gsadfPValue.value >= 0.0625)
        #expect(inference.cannotReject(at: 0.95) && !inference.cannotReject(at: 0.9))
    }

    @Test func `statistics alone need no simulation`() throws {
        let series = try Fixture.column("series/exuber_sim_psy1.csv", "y")
        var settings = ExplosivenessTest.Settings()
        settings.null = nil
        let result = try ExplosivenessTest.run(series, settings: settings)
        #expect(result.inference == nil)
        #expect(result.episodes.isEmpty)
        #expect(ExplosivenessTest.replicatesToRun(settings) == 0)
    }

    @Test func `levels outside 0…1 are refused`() {
        var settings = ExplosivenessTest.Settings()
        settings.level = 1
        #expect(throws: SeriesTestError.levelOutOfRange(1)) {
            try ExplosivenessTest.run([1, 2, 3], settings: settings)
        }
    }
}
