import Foundation
import Money
import Testing
import Text

@testable import SeriesTests

@Suite struct SeriesReaderTests {
    static func read(
        _ text: String, _ change: (inout SeriesReader.Options) -> Void = { _ in }
    ) throws -> SeriesReader.Result {
        var options = SeriesReader.Options()
        change(&options)
        return try SeriesReader(options: options).read(Array(text.utf8), file: "s.csv")
    }

    @Test func `FRED files have a date of observation and points for missing values`() throws {
        let got = try Self.read(Fixture.text("formats/fred_BAMLH0A0HYM2.csv"))
        #expect(got.format == "FRED")
        #expect(got.series.name == "BAMLH0A0HYM2")
        #expect(got.series.values == [2.81, 2.79])
        #expect(got.series.days?.map(\.description) == ["2026-05-08", "2026-05-11"])
        #expect(got.warnings.map(\.code) == [.seriesMissing])
        #expect(got.warnings.first?.place.line == 3)
    }

    @Test func `Stooq files give the close`() throws {
        let got = try Self.read(Fixture.text("formats/stooq_daily.csv"))
        #expect(got.format == "Stooq")
        #expect(got.series.values == [183.66])
    }

    @Test func `Yahoo files give the adjusted close and null rows`() throws {
        let got = try Self.read(Fixture.text("formats/yahoo_hist.csv"))
        #expect(got.format == "Yahoo")
        #expect(got.series.values == [183.10])
        #expect(got.warnings.map(\.code) == [.seriesMissing])
    }

    @Test func `the NASDAQ file has its 1,563 days`() throws {
        let got = try Self.read(Fixture.text("series/nasdaq_1994_2000_daily.csv"))
        #expect(got.series.values.count == 1563)
        #expect(got.series.label(0) == "1994-01-03")
        #expect(got.warnings.isEmpty)
        let weekly = try Self.read(Fixture.text("series/nasdaq_1994_2000_daily.csv")) {
            $0.interval = .weekly
        }
        #expect(weekly.series.values.count == 323)
        let monthly = try Self.read(Fixture.text("series/nasdaq_1994_2000_daily.csv")) {
            $0.interval = .monthly
            $0.takesLogarithm = true
        }
        #expect(monthly.series.values.count == 75)
        #expect(monthly.series.label(0) == "1994-01-31")
        #expect(abs(monthly.series.values[74] - log(5048.620117)) < 1e-12)
    }

    @Test func `series that begin before 1900 keep their dates`() throws {
        let got = try Self.read(Fixture.text("series/sp500_pd_1871m01_2010m12.csv"))
        #expect(got.series.values.count == 1680)
        #expect(got.series.label(0) == "1871-01-01")
        #expect(got.series.label(1679) == "2010-12-01")
        #expect(got.warnings.isEmpty)
        #expect(SeriesDate.stamp("1900-02-29") == nil)
        #expect(SeriesDate.stamp("1872-02-29")?.day.description == "1872-02-29")
        #expect(SeriesDate.stamp("1499-01-01") == nil)
    }

    struct Plain: Sendable {
        let text: String
        var column: String?
        let values: [Double]
        let codes: [DiagnosticCode]
    }

    @Test(arguments: [
        Plain(text: "1\n2\n3\n", values: [1, 2, 3], codes: []),
        Plain(text: "2020-01,1\r\n2020-02,2\r\n", values: [1, 2], codes: []),
        Plain(text: "\u{FEFF}date,price\n2020-01-01,\"5\"\n", values: [5], codes: []),
        Plain(text: "t,clean,noisy\n0,1,2\n1,3,4", column: "noisy", values: [2, 4], codes: []),
        Plain(text: "index,date,y\n0,,7\n1,,8\n", values: [7, 8], codes: []),
        Plain(
            text: "date,y\n2020-01-03,3\n2020-01-01,1\n2020-01-03,4\n\n2020-01-02,2\n",
            values: [1, 2, 4], codes: [.seriesUnsorted, .seriesDuplicate]),
        Plain(
            text: "date,y\n2020-01-01,1\n2020-01-02,2\n2020-01-03,3\n2020-03-03,4\n",
            values: [1, 2, 3, 4], codes: [.seriesGap]),
        Plain(text: "date,y\n2020-01-01T00:00:00Z,1\n", values: [1], codes: []),
    ])
    func `plain files are read, put in order and reported on`(_ c: Plain) throws {
        let got = try Self.read(c.text) { $0.column = c.column }
        #expect(got.series.values == c.values)
        #expect(got.warnings.map(\.code) == c.codes)
    }

    struct Bad: Sendable {
        let text: String
        let code: DiagnosticCode
        let line: Int
        let column: Int
        var log = false
        var interval = SamplingInterval.asIs
        var name: String?
    }

    @Test(arguments: [
        Bad(text: "", code: .seriesEmpty, line: 1, column: 1),
        Bad(text: "date,y\n", code: .seriesEmpty, line: 2, column: 1),
        Bad(text: "date,y\n2020-01-01,abc\n", code: .seriesBadNumber, line: 2, column: 12),
        Bad(text: "date,y\n2020-01-01,inf\n", code: .seriesBadNumber, line: 2, column: 12),
        Bad(text: "date,y\n01/02/2020,1\n", code: .seriesBadDate, line: 2, column: 1),
        Bad(text: "date,y\n2020-01-01,1,234\n", code: .seriesBadRow, line: 2, column: 1),
        Bad(text: "date,y\n2020-01-01,\"1\n", code: .seriesBadRow, line: 2, column: 1),
        Bad(
            text: "date,y\n2020-01-01,-1\n", code: .seriesNotPositive, line: 2, column: 12,
            log: true),
        Bad(text: "date,a,b\n2020-01-01,1,2\n", code: .seriesColumn, line: 1, column: 1),
        Bad(text: "date,a\n2020-01-01,1\n", code: .seriesColumn, line: 1, column: 1, name: "z"),
        Bad(text: "1,2,3\n", code: .seriesColumn, line: 1, column: 1),
        Bad(text: "1\n2\n", code: .seriesNoDates, line: 1, column: 1, interval: .weekly),
        Bad(text: "date,y\n2020-01-01,1\n,2\n", code: .seriesBadDate, line: 3, column: 1),
    ])
    func `a bad file is an error at its place, with help`(_ c: Bad) throws {
        do {
            _ = try Self.read(c.text) {
                $0.takesLogarithm = c.log
                $0.interval = c.interval
                $0.column = c.name
            }
            Issue.record("no error")
        } catch let error as InvalidInput {
            let first = try #require(error.diagnostics.first)
            #expect(first.code == c.code)
            #expect(first.place.line == c.line)
            #expect(first.place.column == c.column)
            #expect(first.help != nil)
        }
    }

    @Test func `all bad cells are collected, up to a limit`() throws {
        let text = "date,y\n" + (1...100).map { _ in "2020-01-01,x\n" }.joined()
        let error = try #require(throws: InvalidInput.self) { try Self.read(text) }
        #expect(error.diagnostics.count == 20)
    }

    @Test func `bytes that are not text, and files beyond the limit, are refused`() {
        #expect(throws: InvalidInput.self) {
            try SeriesReader().read([0xFF, 0xFE, 0x31], file: "s.csv")
        }
        var options = SeriesReader.Options()
        options.maxBytes = 3
        #expect(throws: InvalidInput.self) {
            try SeriesReader(options: options).read(Array("1\n2\n".utf8), file: "s.csv")
        }
    }
}
