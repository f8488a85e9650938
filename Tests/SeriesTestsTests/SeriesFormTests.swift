import Foundation
import Money
import Testing
import Text

@testable import SeriesTests

/// What other programs write, and how it is read or refused: never in silence.
@Suite struct SeriesFormTests {
    private func read(
        _ text: String, _ change: (inout SeriesReader.Options) -> Void = { _ in }
    ) throws -> SeriesReader.Result {
        var options = SeriesReader.Options()
        change(&options)
        return try SeriesReader(options: options).read(Array(text.utf8), file: "s.csv")
    }

    private func problem(
        _ text: String, _ change: (inout SeriesReader.Options) -> Void = { _ in }
    ) throws -> Diagnostic {
        let error = try #require(throws: InvalidInput.self) { try read(text, change) }
        return try #require(error.diagnostics.first)
    }

    @Test(arguments: [
        "index", "", "Datetime", "Trade Date", "Datum", "날짜", "caldt", "TIME_PERIOD", "Gmt time",
        "anything",
    ])
    func `dates are found under any header, and put in order`(_ header: String) throws {
        let got = try read("\(header),price\n2025-01-03,3\n2025-01-02,2\n2025-01-01,1\n")
        #expect(got.series.values == [1, 2, 3])
        #expect(got.series.label(0) == "2025-01-01")
        #expect(got.warnings.map(\.code) == [.seriesUnsorted])
        #expect(got.warnings.first?.message.contains("newest") == true)
    }

    struct Form: Sendable, CustomTestStringConvertible {
        let name: String
        let cells: [String]
        var days = ["2025-01-02", "2025-01-31"]
        var codes: [DiagnosticCode] = [.seriesDateForm]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Form(name: "ISO", cells: ["2025-01-02", "2025-01-31"], codes: []),
        Form(name: "compact", cells: ["20250102", "20250131"]),
        Form(name: "ymd", cells: ["2025/1/2", "2025/01/31"]),
        Form(name: "dmy", cells: ["02.01.2025", "31.01.2025"]),
        Form(name: "mdy", cells: ["1/2/2025", "01/31/2025"]),
        Form(name: "named", cells: ["02-Jan-2025", "31 January 2025"]),
        Form(name: "American", cells: ["\"Jan 2, 2025\"", "\"Jan 31, 2025\""]),
        Form(
            name: "named months", cells: ["Jan-2025", "February 2025"],
            days: ["2025-01-01", "2025-02-01"]),
        Form(
            name: "quarters", cells: ["2025Q1", "Q2 2025"], days: ["2025-01-01", "2025-04-01"]),
        Form(
            name: "quarters, number first", cells: ["1Q2025", "2Q 2025"],
            days: ["2025-01-01", "2025-04-01"]),
        Form(name: "Korean", cells: ["2025년 1월 2일", "2025.1.31."]),
        Form(
            name: "Korean quarters", cells: ["2025년 1분기", "2025년 2분기"],
            days: ["2025-01-01", "2025-04-01"]),
        Form(name: "milliseconds", cells: ["1735776000000", "1738281600000"]),
        Form(name: "seconds", cells: ["1735776000", "1738281600"]),
        Form(
            name: "weeks", cells: ["2025-W01", "2025-W05"], days: ["2024-12-30", "2025-01-27"],
            codes: [.seriesGap]),
        Form(
            name: "zones", cells: ["2025-01-02T09:30:00-05:00", "2025-01-31 16:00:00+01:00"],
            codes: []),
    ])
    func `every row decides the form of the dates together`(_ c: Form) throws {
        let got = try read("date,price\n\(c.cells[0]),1\n\(c.cells[1]),2\n")
        #expect(got.series.days?.map(\.description) == c.days)
        #expect(
            got.warnings.map(\.code).filter { $0 != .seriesGap }
                == c.codes.filter { $0 != .seriesGap })
    }

    @Test func `day and month that can be taken for each other are refused by name, or declared`()
        throws
    {
        let text = "date,price\n01/02/2025,1\n02/02/2025,2\n"
        let first = try problem(text)
        #expect(first.code == .seriesBadDate && first.place.line == 2 && first.place.column == 1)
        #expect(first.message.contains("day/month/year or month/day/year"))
        #expect(first.help?.contains("--dates dmy") == true)
        let american = try read(text) { $0.dates = .monthFirst }
        #expect(american.series.label(0) == "2025-01-02" && american.warnings.isEmpty)
        let european = try read(text) { $0.dates = .dayFirst }
        #expect(european.series.label(0) == "2025-02-01" && european.warnings.isEmpty)
        #expect(try problem("date,p\n01/02/25,1\n").message.contains("two digits"))
        #expect(try problem("date,p\n45659,1\n").message.contains("spreadsheets"))
        #expect(try problem("date,p\n2025-01-02,1\n31/01/2025,2\n").place.line == 3)
        #expect(try problem("date,p\n2025-02-30,1\n").code == .seriesBadDate)
    }

    @Test func `prices that look like years are prices`() throws {
        let got = try read("2020\n2021\n1999\n")
        #expect(got.series.days == nil && got.series.values == [2020, 2021, 1999])
        let other = try read("n,price\n1,2020\n2,2021\n") { $0.column = "price" }
        #expect(other.series.days == nil && other.series.values == [2020, 2021])
    }

    @Test func `the hours of a day are observations in order, and that is said`() throws {
        let text = """
            time,price
            2025-01-03 10:30,5
            2025-01-03 09:30,4
            2025-01-02 16:00,3
            2025-01-02 10:30,2
            2025-01-02 9:30,1
            """
        let got = try read(text)
        #expect(got.series.values == [1, 2, 3, 4, 5])
        #expect(got.series.label(0) == "2025-01-02 09:30")
        #expect(got.warnings.map(\.code) == [.seriesUnsorted, .seriesIntraday])
        let daily = try read(text) { $0.interval = .daily }
        #expect(daily.series.values == [3, 5] && daily.series.label(1) == "2025-01-03")
        let apart = try read(
            "Date,Time,Close\n2025-01-02,10:00,2\n2025-01-02,09:00,1\n2025-01-03,09:00,3\n")
        #expect(apart.series.values == [1, 2, 3] && apart.series.minutes == [540, 600, 540])
    }

    @Test func `summer ends, and an hour that comes twice is two hours`() throws {
        let got = try read(
            """
            date,p
            2025-11-02T01:30:00-04:00,1
            2025-11-02T01:30:00-05:00,2
            2025-11-02T02:30:00-05:00,3
            """)
        #expect(got.series.values == [1, 2, 3])
        let mixed = try problem(
            "date,p\n2025-11-02T01:30:00Z,1\n2025-11-02T02:30:00,2\n")
        #expect(mixed.message.contains("zone") && mixed.place.line == 3)
    }

    @Test func `what was not known on the day is cut before months are made`() throws {
        let text = """
            # resample: monthly
            date,p
            2025-05-30,1
            2025-06-27,2
            2025-06-30,3
            2025-07-01,4
            """
        let got = try read(text) { $0.asOf = Day("2025-06-28") }
        #expect(got.series.values == [1, 2] && got.series.label(1) == "2025-06-27")
        // A month without a day is known when it has ended.
        let months = "date,p\n2025-04,1\n2025-05,2\n2025-06,3\n"
        #expect(try read(months) { $0.asOf = Day("2025-06-29") }.series.values == [1, 2])
        #expect(try read(months) { $0.asOf = Day("2025-06-30") }.series.values == [1, 2, 3])
        let early = try problem(text) { $0.asOf = Day("2025-05-01") }
        #expect(early.code == .seriesNotKnown && early.message.contains("2025-05-30"))
        let undated = try problem("1\n2\n") { $0.asOf = Day("2025-05-01") }
        #expect(undated.code == .seriesNoDates)
        // A later value without a logarithm was not known either.
        let later = "date,p\n2025-05-30,1\n2025-06-30,0\n"
        let before = try read(later) {
            $0.asOf = Day("2025-06-01")
            $0.takesLogarithm = true
        }
        #expect(before.series.values == [0])
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let cell: String
        let words: String
        var testDescription: String { cell }
    }

    @Test(arguments: [
        Bad(cell: "0x6B", words: "decimal digits"), Bad(cell: "0x1p4", words: "decimal digits"),
        Bad(cell: "inf", words: "digits"), Bad(cell: "-infinity", words: "digits"),
        Bad(cell: "1e400", words: "unit"), Bad(cell: "1e-400", words: "unit"),
        Bad(cell: "\"1,234.5\"", words: "--decimal"),
        Bad(cell: "\"12,5\"", words: "--decimal comma"),
        Bad(cell: "$5", words: "currency"), Bad(cell: "5 %", words: "percent"),
        Bad(cell: "\u{2212}5", words: "hyphen"), Bad(cell: "(5)", words: "digits"),
        Bad(cell: "5D+01", words: "digits"), Bad(cell: "1_000", words: "digits"),
        Bad(cell: "1 000", words: "digits"), Bad(cell: "+-1", words: "digits"),
        Bad(cell: "1e", words: "digits"), Bad(cell: "٣", words: "digits"),
    ])
    func `only decimal digits are a price`(_ c: Bad) throws {
        let first = try problem("date,price\n2025-01-02,\(c.cell)\n")
        #expect(first.code == .seriesBadNumber && first.place.line == 2)
        #expect(first.help?.contains(c.words) == true, "\(first.help ?? "")")
    }

    @Test(arguments: [
        ("1", 1.0), ("+1.5", 1.5), ("-.5", -0.5), ("5.", 5), ("1e3", 1000), ("1.5E-2", 0.015),
        ("0.30000000000000004", 0.1 + 0.2), ("1234.5600000000002", 1234.5600000000002), ("0e5", 0),
    ])
    func `decimal numbers are read to the last digit`(_ cell: String, _ value: Double) throws {
        #expect(try read("date,p\n2025-01-02,\(cell)\n").series.values == [value])
    }

    @Test func `a declared mark admits groups of digits, in threes`() throws {
        func one(_ cell: String, _ mark: SeriesNumber.Mark) throws -> [Double] {
            try read("date,p\n2025-01-02,\"\(cell)\"\n") { $0.decimal = mark }.series.values
        }
        #expect(try one("1.234.567,5", .comma) == [1_234_567.5])
        #expect(try one("1,234.5", .point) == [1234.5])
        #expect(throws: InvalidInput.self) { try one("1.23", .comma) }
        #expect(throws: InvalidInput.self) { try one("12,34", .point) }
        #expect(throws: InvalidInput.self) { try one("1234,567.5", .point) }
    }

    @Test(arguments: [
        "date;price\n2025-01-02;1.5\n2025-01-03;2\n",
        "date\tprice\n2025-01-02\t1.5\n2025-01-03\t2\n",
        "sep=;\ndate;price\n2025-01-02;1.5\n2025-01-03;2\n",
        "date|price\r2025-01-02|1.5\r2025-01-03|2\r",
        "date,price\r2025-01-02,1.5\r2025-01-03,2",
        "date,price\r\n2025-01-02,1.5\r\n\r\n2025-01-03,2\r\n",
    ])
    func `other separators and ends of lines are read, and separators said`(_ text: String) throws {
        let got = try read(text)
        #expect(got.series.values == [1.5, 2] && got.series.label(1) == "2025-01-03")
        let isPlain = text.contains("date,") || text.hasPrefix("sep=")
        #expect(got.warnings.map(\.code) == (isPlain ? [] : [.seriesSeparator]))
        let bad = try problem(text.replacing("1.5", with: "x"))
        #expect(bad.place.line == (text.hasPrefix("sep=") ? 3 : 2))
    }

    @Test func `blanks that nobody sees are no part of a cell, and that is said`() throws {
        let got = try read("date,\u{A0}price\u{200B}\n2025-01-02,\u{202F}1\u{A0}\n2025-01-03, 2\n")
        #expect(got.series.name == "price" && got.series.values == [1, 2])
        #expect(got.warnings.map(\.code) == [.seriesHiddenBlank])
        #expect(got.warnings.first?.message.hasPrefix("2 row(s)") == true)
    }

    @Test func `UTF-16 is called by its name`() throws {
        for bytes: [UInt8] in [[0xFF, 0xFE, 0x31, 0], [0xFE, 0xFF, 0, 0x31]] {
            let error = try #require(throws: InvalidInput.self) {
                try SeriesReader().read(bytes, file: "s.csv")
            }
            #expect(error.diagnostics.first?.message.contains("UTF-16") == true)
        }
    }
}
