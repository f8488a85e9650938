import Foundation
import Money
import Testing
import Text

@testable import SeriesTests

@Suite struct SeriesNotesTests {
    private func read(
        _ text: String, _ change: (inout SeriesReader.Options) -> Void = { _ in }
    ) throws -> SeriesReader.Result {
        var options = SeriesReader.Options()
        change(&options)
        return try SeriesReader(options: options).read(Array(text.utf8), file: "a.csv")
    }

    static let text = """
        # title: An index
        # source: made up
        # anyone may write here: this too
        # resample: monthly
        # log: yes
        # lag: bic
        date,close
        2025-01-02,1
        2025-01-31,2
        2025-02-03,4
        """

    @Test func `a file says how it is to be tested`() throws {
        let got = try read(Self.text)
        #expect(got.notes.title == "An index" && got.notes.source == "made up")
        #expect(got.notes.kind == .price && got.notes.lag == .bic(maximum: 6))
        #expect(got.series.values == [log(2), log(4)])
        let plain = try read(Self.text) { $0.followsNotes = false }
        #expect(plain.series.values == [1, 2, 4])
        let daily = try read(Self.text) { $0.interval = .daily }
        #expect(daily.series.values.count == 3)
    }

    @Test(arguments: [
        "resample: fortnightly", "log: maybe", "lag: 25", "lag: -1", "lag: soon", "kind: wish",
        "dates: american", "decimal: dot",
    ])
    func `a note with a value that it cannot have is an error at its line`(_ note: String) throws {
        let error = try #require(throws: InvalidInput.self) {
            try read("# title: x\n# \(note)\ndate,close\n2025-01-02,1\n")
        }
        #expect(error.diagnostics.map(\.code) == [.seriesBadNote])
        #expect(error.diagnostics.first?.place.line == 2)
    }

    @Test func `a number sign behind the header is no comment`() throws {
        #expect(throws: InvalidInput.self) { try read("date,close\n# lag: 1\n2025-01-02,1\n") }
    }

    @Test func `options go before notes, both ways`() throws {
        let whole = try read(Self.text) { $0.interval = .asIs }
        #expect(whole.series.values == [log(1), log(2), log(4)])
        let plain = try read(Self.text) { $0.takesLogarithm = false }
        #expect(plain.series.values == [2, 4] && !plain.isLogarithm)
    }

    @Test func `a file may say which column it means, and how its cells are written`() throws {
        let text = """
            # column: close_px
            # dates: dmy
            # decimal: comma
            trade;open_px;close_px
            02/01/2025;1,5;1.234,25
            03/01/2025;2,5;1.235,75
            """
        let got = try read(text)
        #expect(got.series.values == [1234.25, 1235.75] && got.series.name == "close_px")
        #expect(got.series.days?.map(\.description) == ["2025-01-02", "2025-01-03"])
        #expect(got.warnings.map(\.code) == [.seriesSeparator])
    }
}

@Suite struct RunUpTests {
    private func series(_ rows: [(String, Double)]) throws -> TimeSeries {
        TimeSeries(
            name: "p", days: try rows.map { try #require(Day($0.0)) }, values: rows.map(\.1))
    }

    @Test func `two years are counted from the last price, on the last day that has one`() throws {
        let runUp = try #require(
            RunUp(
                try series([
                    ("2023-06-30", 50), ("2023-12-29", 100), ("2024-12-30", 110),
                    ("2025-12-31", 220),
                ])))
        #expect(abs(runUp.twoYears - 1.2) < 1e-12 && abs(runUp.oneYear - 1) < 1e-12)
        #expect(runUp.start == Day("2023-12-29") && runUp.oneYear >= 1)
        #expect(runUp.odds == RunUp.Odds(change: 1, crash: 0.53))
    }

    @Test(arguments: [(1.49, nil), (1.5, 0.20), (2.49, 0.53), (2.5, 0.80), (9.0, 0.80)])
    func `the strongest published odds that the rise reaches`(_ last: Double, _ crash: Double?)
        throws
    {
        let runUp = try #require(
            RunUp(try series([("2023-01-01", 1), ("2024-01-01", 1), ("2025-01-01", last)])))
        #expect(runUp.odds?.crash == crash)
    }

    @Test func `without two years of prices above zero there is no run-up`() throws {
        #expect(RunUp(try series([("2024-06-01", 1), ("2025-01-01", 2)])) == nil)
        #expect(RunUp(try series([("2022-01-01", 0), ("2025-01-01", 2)])) == nil)
        #expect(RunUp(TimeSeries(name: "p", days: nil, values: [1, 2, 3])) == nil)
    }
}
