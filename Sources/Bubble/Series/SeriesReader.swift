import Ledger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a series from the bytes of a CSV file: those that FRED, Stooq and Yahoo hand out, or any with a date
/// and a value.
///
/// ```swift
/// let result = try SeriesReader().read(bytes, file: "nasdaq.csv")
/// ```
///
/// Lines before the header that begin with `#` are comments, or notes (``SeriesNotes``). Missing values (`.`, `null`, `NA`, nothing) are left out; rows are put in order of time; of a date that
/// occurs twice the last row counts; gaps are reported. Every bad cell is an error with its line and column.
/// Cost: one pass, memory a few times the file, which ``Options/maxBytes`` bounds.
public struct SeriesReader: Sendable {
    /// What to read.
    public struct Options: Sendable, Equatable {
        /// Name of the column of values; `nil`: the one that the format has.
        public var column: String?
        /// Thinning.
        public var interval = SamplingInterval.asIs
        /// Whether natural logarithms are taken.
        public var takesLogarithm = false
        /// Whether the file's own notes on thinning and logarithms count where these options ask for none.
        public var followsNotes = true
        /// Largest file.
        public var maxBytes = 64 << 20
        /// Problems listed at the most.
        public var maxProblems = 20

        /// Everything as the file has it.
        public init() {}
    }

    /// A series and what was noticed on the way.
    public struct Result: Sendable {
        /// The series.
        public let series: TimeSeries
        /// Gaps, duplicates, missing values, disorder.
        public let warnings: [Diagnostic]
        /// What the file says about itself.
        public let notes: SeriesNotes
        /// Format by its header: FRED, Stooq, Yahoo or plain.
        public let format: String
    }

    /// Options in use.
    public let options: Options

    /// A reader.
    public init(options: Options = Options()) { self.options = options }

    static func isMissing(_ text: String) -> Bool {
        switch text.lowercased() {
        case "", ".", "null", "na", "n/a", "nan": true
        default: false
        }
    }

    private struct Observation {
        let day: Day?
        let value: Double
        let line: Int
    }

    /// Reads.
    ///
    /// - Parameters:
    ///   - bytes: of the file.
    ///   - file: how messages call it.
    /// - Throws: every problem that was found, at most ``Options/maxProblems``.
    public func read(_ bytes: [UInt8], file: String) throws(InvalidInput) -> Result {
        var notes = SeriesNotes()
        func fail(_ code: DiagnosticCode, _ line: Int, _ message: String, _ help: String)
            -> InvalidInput
        {
            InvalidInput([
                Diagnostic(
                    code, at: Place(file: file, line: line, column: 1), message, help: help)
            ])
        }
        guard bytes.count <= options.maxBytes else {
            throw fail(
                .seriesUnreadable, 1, "the file has more than \(options.maxBytes) bytes",
                "cut it to the period that matters")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw fail(.seriesUnreadable, 1, "the file is not UTF-8 text", "save it as UTF-8")
        }
        var layout: SeriesLayout?
        var observations: [Observation] = []
        var problems: [Diagnostic] = []
        var missing: [Int] = []
        var number = 0
        // A carriage return and a line feed are one Character: split on scalars.
        for raw in text.unicodeScalars.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
        {
            number += 1
            if problems.count >= options.maxProblems { break }
            var line = raw
            if number == 1, line.first == "\u{FEFF}" { line.removeFirst() }
            if line.last == "\r" { line.removeLast() }
            if line.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
            if layout == nil, line.first == "#" {
                if let problem = notes.take(Substring(line), line: number, file: file) {
                    problems.append(problem)
                }
                continue
            }
            guard let row = SeriesRow(Substring(line), line: number) else {
                problems.append(
                    Diagnostic(
                        .seriesBadRow, at: Place(file: file, line: number, column: 1),
                        "a quote does not end on its line", help: "close it with \""))
                continue
            }
            let takesLogarithm =
                options.takesLogarithm || (options.followsNotes && notes.takesLogarithm)
            guard let known = layout else {
                let found = try SeriesLayout.detect(row, column: options.column, file: file).get()
                layout = found
                if !found.hasHeader {
                    take(row, found, file, takesLogarithm, &observations, &problems, &missing)
                }
                continue
            }
            take(row, known, file, takesLogarithm, &observations, &problems, &missing)
        }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        guard let layout, !observations.isEmpty else {
            throw fail(
                .seriesEmpty, max(number, 1), "the file has no row with a value",
                "give a header such as date,value and one row an observation")
        }
        var warnings: [Diagnostic] = []
        if let first = missing.first {
            warnings.append(
                Diagnostic(
                    .seriesMissing, at: Place(file: file, line: first, column: 1),
                    "\(missing.count) row(s) without a value are left out, the first here"))
        }
        let interval =
            options.interval == .asIs && options.followsNotes ? notes.interval : options.interval
        let takesLogarithm =
            options.takesLogarithm || (options.followsNotes && notes.takesLogarithm)
        let ordered = try order(observations, layout, file, interval, &warnings)
        return Result(
            series: TimeSeries(
                name: layout.name, days: ordered.days,
                values: takesLogarithm ? ordered.values.map { log($0) } : ordered.values),
            warnings: warnings, notes: notes, format: layout.format.rawValue)
    }

    private func take(
        _ row: SeriesRow, _ layout: SeriesLayout, _ file: String, _ takesLogarithm: Bool,
        _ observations: inout [Observation], _ problems: inout [Diagnostic], _ missing: inout [Int]
    ) {
        func problem(_ code: DiagnosticCode, _ cell: Int, _ message: String, _ help: String) {
            let column = cell < row.cells.count ? row.cells[cell].column : 1
            let length = cell < row.cells.count ? row.cells[cell].text.unicodeScalars.count : 1
            problems.append(
                Diagnostic(
                    code, at: Place(file: file, line: row.line, column: column, length: length),
                    message, help: help))
        }
        guard row.cells.count == layout.cells else {
            return problem(
                .seriesBadRow, row.cells.count,
                "the row has \(row.cells.count) cell(s), the first row \(layout.cells)",
                "put numbers with commas in quotes, or write them without")
        }
        let text = row.cells[layout.value].text
        if SeriesReader.isMissing(text) {
            missing.append(row.line)
            return
        }
        guard let value = Double(text), value.isFinite else {
            return problem(
                .seriesBadNumber, layout.value, "'\(text)' is not a finite number",
                "write digits with a point, such as 1234.5; leave the cell empty if it is missing")
        }
        if takesLogarithm, value <= 0 {
            return problem(
                .seriesNotPositive, layout.value, "'\(text)' has no logarithm",
                "leave out --log, or correct the value")
        }
        var day: Day?
        if let date = layout.date, !row.cells[date].text.isEmpty {
            let text = row.cells[date].text
            guard let parsed = SeriesDate.parse(text) else {
                return problem(
                    .seriesBadDate, date, "'\(text)' is not a date",
                    "write ISO 8601: 2025-11-03, 2025-11 or 2025-Q4")
            }
            day = parsed
        }
        observations.append(Observation(day: day, value: value, line: row.line))
    }

    /// Puts observations in order of time, drops repeated dates, thins.
    private func order(
        _ observations: [Observation], _ layout: SeriesLayout, _ file: String,
        _ interval: SamplingInterval, _ warnings: inout [Diagnostic]
    ) throws(InvalidInput) -> (days: [Day]?, values: [Double]) {
        let dated = observations.compactMap { row in row.day.map { (day: $0, row: row) } }
        if dated.isEmpty {
            guard interval == .asIs else {
                throw InvalidInput([
                    Diagnostic(
                        .seriesNoDates, at: Place(file: file, line: 1, column: 1),
                        "the rows have no dates, so they cannot be made \(interval.rawValue)",
                        help: "add a column named date")
                ])
            }
            return (nil, observations.map(\.value))
        }
        guard dated.count == observations.count else {
            let line = observations.first { $0.day == nil }?.line ?? 1
            throw InvalidInput([
                Diagnostic(
                    .seriesBadDate, at: Place(file: file, line: line, column: 1),
                    "the row has no date although others have",
                    help: "give every row a date, or none")
            ])
        }
        if let index = dated.indices.dropFirst().first(where: {
            dated[$0].day < dated[$0 - 1].day
        }) {
            warnings.append(
                Diagnostic(
                    .seriesUnsorted,
                    at: Place(file: file, line: dated[index].row.line, column: 1),
                    "rows are not in order of time; they are sorted"))
        }
        let sorted = dated.sorted { ($0.day, $0.row.line) < ($1.day, $1.row.line) }
        var kept: [(day: Day, value: Double)] = []
        var repeats = 0
        var firstRepeat = 0
        for entry in sorted {
            if kept.last?.day == entry.day {
                repeats += 1
                if repeats == 1 { firstRepeat = entry.row.line }
                kept.removeLast()
            }
            kept.append((entry.day, entry.row.value))
        }
        if repeats > 0 {
            warnings.append(
                Diagnostic(
                    .seriesDuplicate, at: Place(file: file, line: firstRepeat, column: 1),
                    "\(repeats) row(s) repeat a date; the last row of each date counts"))
        }
        warnGaps(kept.map(\.day), file, &warnings)
        var thinned: [(day: Day, value: Double)] = []
        for entry in kept {
            if let last = thinned.last,
                interval.key(last.day) == interval.key(entry.day)
            {
                thinned.removeLast()
            }
            thinned.append(entry)
        }
        return (thinned.map(\.day), thinned.map(\.value))
    }

    /// A gap is longer than four times the usual distance, and than ten days, which holidays reach.
    private func warnGaps(_ days: [Day], _ file: String, _ warnings: inout [Diagnostic]) {
        guard days.count >= 3 else { return }
        let steps = days.indices.dropFirst().map { days[$0] - days[$0 - 1] }
        let usual = steps.sorted()[steps.count / 2]
        let long = steps.indices.filter { steps[$0] > max(4 * usual, 10) }
        guard let widest = long.max(by: { steps[$0] < steps[$1] }) else { return }
        warnings.append(
            Diagnostic(
                .seriesGap, at: Place(file: file, line: 1, column: 1),
                """
                \(long.count) gap(s) in the dates, the longest of \(steps[widest]) days after \
                \(days[widest]); the tests take observations as evenly spaced
                """))
    }
}
