import Foundation
import Money
import Testing

@testable import SeriesTests

/// Data files of others, where somebody has them: a folder whose `reference/bubble-2026-11` has those of psymonitor, exuber and the papers.
enum References {
    static let folder = ProcessInfo.processInfo.environment["OUROBOROS_REFERENCES"]
        .map { URL(filePath: $0).appending(path: "reference/bubble-2026-11") }
        .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

    static func series(_ name: String) throws -> TimeSeries {
        let file = try #require(folder).appending(path: name)
        return try SeriesReader().read([UInt8](try Data(contentsOf: file)), file: name).series
    }

    static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let file = try #require(folder).appending(path: name)
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}

/// Dates that papers and packages print, beside ours.
@Suite struct PublishedStampTests {
    struct Stamp: Sendable {
        let start: String
        let end: String
    }

    /// Runs above a boundary, as months.
    private func runs(
        _ series: TimeSeries, _ sequences: ExplosiveSequences, _ boundary: [Double]
    ) throws -> [Stamp] {
        let days = try #require(series.days)
        return Episode.date(
            bsadf: sequences.bsadf, boundary: boundary, firstEnd: sequences.firstEnd,
            minimumDuration: 1
        ).map { Stamp(start: days[$0.start].description, end: days[$0.end].description) }
    }

    private func months(_ a: String, _ b: String) -> Int {
        func number(_ text: String) -> Int {
            let parts = text.split(separator: "-").compactMap { Int($0) }
            return parts[0] * 12 + parts[1]
        }
        return abs(number(a) - number(b))
    }

    /// Phillips, Shi and Yu 2015, International Economic Review 56(4), table 8 and figure 7, in the transcription of a public reference card.
    static let phillipsShiYu = [
        Stamp(start: "1879-10", end: "1880-04"), Stamp(start: "1917-08", end: "1918-04"),
        Stamp(start: "1928-11", end: "1929-10"), Stamp(start: "1955-01", end: "1956-04"),
        Stamp(start: "1986-06", end: "1987-09"), Stamp(start: "1995-11", end: "2001-08"),
        Stamp(start: "2009-02", end: "2009-04"),
    ]

    @Test
    func
        `six of the seven episodes of Phillips, Shi and Yu 2015 end in the same month or the next`()
        throws
    {
        let values = try Fixture.column("series/sp500_pd_1871m01_2010m12.csv", "y")
        let dates = try Fixture.rows("series/sp500_pd_1871m01_2010m12.csv").dropFirst().map {
            try #require(SeriesDate.stamp($0[1])).day
        }
        let series = TimeSeries(name: "P/D", days: Array(dates), values: values)
        let sequences = try ExplosiveSequences(of: values, lag: 0, window: MinimumWindow())
        #expect(abs(sequences.gsadf.value - 4.21) < 0.005)
        #expect(abs(sequences.gsadf.value - 4.2068739) < 1e-6)
        // The paper prints 3.30; independent code gives what ours does on the same data.
        #expect(abs((sequences.sadf?.value ?? 0) - 3.4432431) < 1e-6)
        let null = try NullDistribution(
            series: values, lag: 0, window: MinimumWindow(), model: .randomWalk,
            replicates: 999, seed: 8, threads: 2)
        let boundary = try #require(
            null.boundary(.pointwise, level: 0.95, minimumDuration: 1))
        let ours = try runs(series, sequences, boundary.values)
        var found = 0
        for published in Self.phillipsShiYu.prefix(6) {
            let same = ours.contains {
                months($0.end, published.end) <= 1 && String($0.start.prefix(7)) <= published.end
            }
            if same { found += 1 }
        }
        #expect(found == 6)
        // The seventh lasts three months, fewer than ln T = 7.
        #expect(minimumDuration(count: values.count, factor: 1) == 7)
    }

    @Test
    func
        `where the test rejects, the default dates the two booms of the S&P 500 that fell hardest`()
        throws
    {
        let file = Fixture.repository.appending(path: "Models/series/sp500-cape.csv")
        let series = try SeriesReader().read([UInt8](try Data(contentsOf: file)), file: "cape")
            .series
        var settings = ExplosivenessTest.Settings()
        settings.replicates = 599
        settings.checksOtherUnit = false
        settings.threads = 2
        let result = try ExplosivenessTest.run(series.values, settings: settings)
        let inference = try #require(result.inference)
        #expect(inference.rejects(at: 0.95) && inference.gsadfPValue.value < 0.04)
        #expect(inference.boundaries.first?.falseEpisodes.value ?? 1 <= 0.055)
        func isExplosive(_ month: String) -> Bool {
            result.episodes.contains {
                series.label($0.start) <= month && month <= series.label($0.end)
                    && $0.direction(in: series.values) == .up
            }
        }
        for month in ["1928-06-01", "1929-09-01", "1997-06-01", "1999-06-01", "2000-03-01"] {
            #expect(isExplosive(month), "\(month)")
        }
        for month in ["1900-01-01", "1950-01-01", "1965-06-01", "1982-01-01", "2006-06-01"] {
            #expect(!isExplosive(month), "\(month)")
        }
    }

    /// First and last observation above the boundary, counted from 1, as the README of exuber prints its dates for the series that the package simulates
    /// (shortest duration 0, end exclusive there).
    static let exuber: [(series: String, stamps: [ClosedRange<Int>])] = [
        ("psy1", [44...55]), ("evans", [20...20, 44...44, 66...67]),
    ]

    @Test(
        "simulated critical values give the dates of exuber's README to an observation",
        arguments: exuber)
    func exuberStamps(_ name: String, _ stamps: [ClosedRange<Int>]) throws {
        let values = try Fixture.column("series/exuber_sim_\(name).csv", "y")
        let window = MinimumWindow(unit: .rows)
        let sequences = try ExplosiveSequences(of: values, lag: 0, window: window)
        let null = try NullDistribution(
            series: values, lag: 0, window: window, model: .randomWalk, replicates: 1_999,
            seed: 5, threads: 2)
        let boundary = try #require(null.boundary(.pointwise, level: 0.95, minimumDuration: 1))
        let ours = Episode.date(
            bsadf: sequences.bsadf, boundary: boundary.values, firstEnd: sequences.firstEnd,
            minimumDuration: 1
        ).map { $0.start + 1...$0.end + 1 }
        func isSame(_ own: ClosedRange<Int>, _ published: ClosedRange<Int>) -> Bool {
            abs(own.lowerBound - published.lowerBound) <= 1
                && abs(own.upperBound - published.upperBound) <= 1
        }
        for published in stamps {
            #expect(ours.contains { isSame($0, published) }, "\(published): \(ours)")
        }
        // The package makes its boundary rise by a running maximum, so that ours has a lone observation more.
        let more = ours.filter { own in !stamps.contains { isSame(own, $0) } }
        #expect(more.allSatisfy { $0.count == 1 }, "\(more)")
    }

    struct ExuberStamps: Decodable {
        struct Stamp: Decodable, Equatable {
            let start: Int
            let end: Int

            enum CodingKeys: String, CodingKey {
                case start = "start_1based"
                case end = "end_exclusive_1based"
            }
        }
        let recomputed: [String: [Stamp]]
        let boundary: [Double]

        enum CodingKeys: String, CodingKey {
            case recomputed
            case boundary = "bsadf_cv95"
        }
    }

    @Test(
        .enabled(
            if: References.folder != nil,
            "OUROBOROS_REFERENCES names no folder with the series of exuber"))
    func `the dates of exuber's README come out with its table of critical values`() throws {
        let published = try References.json("exuber_datestamps.json", as: ExuberStamps.self)
        for (name, stamps) in published.recomputed {
            let series = try References.series("exuber_\(name).csv")
            let sequences = try ExplosiveSequences(
                of: series.values, lag: 0, window: MinimumWindow(unit: .rows))
            let ours = Episode.date(
                bsadf: sequences.bsadf, boundary: published.boundary,
                firstEnd: sequences.firstEnd, minimumDuration: 1)
            #expect(ours.map { $0.start + 1 } == stamps.map(\.start), "\(name)")
            #expect(ours.map { $0.end + 2 } == stamps.map(\.end), "\(name)")
        }
    }

    struct Monitor: Decodable {
        let published: [[String]]

        enum CodingKeys: String, CodingKey { case published = "published_dates" }
    }

    @Test(
        .enabled(
            if: References.folder != nil,
            "OUROBOROS_REFERENCES names no folder with the series of psymonitor"),
        arguments: [("snp", 5), ("spread", 2)])
    func `the composite bootstrap finds the episodes of psymonitor's vignettes that last`(
        _ name: String, _ lasting: Int
    ) throws {
        let published = try References.json("psymonitor_\(name).json", as: Monitor.self)
        let series = try References.series("psymonitor_\(name).csv")
        let sequences = try ExplosiveSequences(
            of: series.values, lag: 0, window: MinimumWindow())
        let null = try NullDistribution(
            series: series.values, lag: 0, window: MinimumWindow(),
            model: .composite(controlWindow: 24), replicates: 1_999, seed: 3, threads: 2)
        let boundary = try #require(
            null.boundary(
                .familywise, level: 0.95, minimumDuration: 1, ends: sequences.bsadf.count))
        let ours = try runs(series, sequences, boundary.values)
        // The package draws one multiplier for a whole replicate and 99 replicates: months may come and go at the edges.
        let long = published.published.filter { months($0[0], $0[1]) >= 1 }
        #expect(long.count == lasting)
        for stamp in long {
            let same = ours.contains { months($0.end, stamp[1]) <= 1 && $0.start <= stamp[1] }
            #expect(same, "\(name) \(stamp): \(ours)")
        }
    }

    struct GlobalFits: Decodable {
        struct Fit: Decodable {
            let n: Int
            let sse: Double
        }
        let fits: [String: [Fit]]
    }

    @Test(
        .enabled(
            if: References.folder != nil,
            "OUROBOROS_REFERENCES names no folder with fits of log-periodic power laws"))
    func `no fit of a window is worse than that of a search from 900 starts`() throws {
        let reference = try References.json("lppls_own_global_fits.json", as: GlobalFits.self)
        let fits = try #require(reference.fits["NASDAQ 2000-03-10|tool"])
        let series = try Fixture.column("series/nasdaq_1994_2000_daily.csv", "y").map {
            log($0)
        }
        let windows = try LPPLSWindows(series, settings: .init(threads: 2))
        for reference in fits {
            let ours = try #require(
                windows.fits.compactMap { $0 }.first { $0.count == reference.n })
            #expect(ours.sse <= reference.sse * (1 + 1e-4), "\(reference.n)")
        }
    }
}
