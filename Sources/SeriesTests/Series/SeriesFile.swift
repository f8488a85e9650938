import Text

/// A file with a series, read once: every observation with its moment, in the order of the file.
public struct SeriesFile: Sendable {
    struct Observation: Sendable {
        let stamp: SeriesStamp?
        let value: Double
        /// For messages.
        let text: String
        let line: Int
        let column: Int
    }

    /// How messages call it.
    public let file: String
    /// What the file says about itself.
    public let notes: SeriesNotes
    /// Name of the column of values.
    public let name: String
    let format: SeriesLayout.Format
    let observations: [Observation]
    /// What was noticed while reading cells.
    let warnings: [Diagnostic]

    /// Reads the cells.
    ///
    /// - Parameter options: column, form of dates, mark of decimals and limits; the rest is for ``series(_:)``.
    /// - Throws: every problem that was found, at most ``SeriesReader/Options/maxProblems``.
    public init(
        _ bytes: [UInt8], file: String, options: SeriesReader.Options = .init()
    ) throws(InvalidInput) {
        let text = try SeriesFile.text(bytes, file: file, limit: options.maxBytes)
        var reading = Reading(file: file, limit: options.maxProblems)
        let lines = SeriesFile.lines(of: text)
        let (notes, body, declared) = reading.head(lines)
        let separator =
            declared ?? SeriesSeparator.find(in: body.lazy.map(\.text))
        if declared == nil, separator != ",", let first = body.first {
            reading.warn(
                .seriesSeparator, first.number,
                "the columns are separated by \(SeriesSeparator.words(separator))")
        }
        let rows = reading.rows(body, separator)
        try reading.check()
        guard !rows.isEmpty else { throw reading.empty(lines.count) }
        let mark = options.decimal ?? notes.decimal
        let layout = try SeriesLayout.detect(
            rows, column: options.column ?? notes.column, dates: options.dates ?? notes.dates,
            mark: mark, file: file)
        observations = reading.observations(
            rows.dropFirst(layout.hasHeader ? 1 : 0), layout, mark: mark)
        try reading.check()
        guard !observations.isEmpty else { throw reading.empty(lines.count) }
        if let date = layout.date, date.isInferred, let first = observations.first {
            reading.warn(
                .seriesDateForm, first.line,
                "the dates are read as \(date.form.words), the only form that fits every row")
        }
        self.file = file
        self.notes = notes
        name = layout.name
        format = layout.format
        warnings = reading.warnings
    }

    // MARK: Text

    private static func text(_ bytes: [UInt8], file: String, limit: Int) throws(InvalidInput)
        -> String
    {
        func fail(_ message: String, _ help: String) -> InvalidInput {
            InvalidInput([
                Diagnostic(
                    .seriesUnreadable, at: Place(file: file, line: 1, column: 1), message,
                    help: help)
            ])
        }
        guard bytes.count <= limit else {
            throw fail("the file has more than \(limit) bytes", "cut it to the period that matters")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw fail("the file is UTF-16 text, not UTF-8", "save it as UTF-8")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw fail("the file is not UTF-8 text", "save it as UTF-8")
        }
        return text
    }

    /// A line and its number from 1.
    struct Line {
        let text: Substring
        let number: Int
    }

    /// Lines end with a line feed, a carriage return, or both.
    private static func lines(of text: String) -> [Line] {
        var lines: [Line] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        if scalars.first == "\u{FEFF}" { start = scalars.index(after: start) }
        var place = start
        func take(_ end: String.Index) {
            lines.append(Line(text: text[start..<end], number: lines.count + 1))
        }
        while place < scalars.endIndex {
            let scalar = scalars[place]
            let next = scalars.index(after: place)
            if scalar == "\n" || scalar == "\r" {
                take(place)
                start = next
                if scalar == "\r", next < scalars.endIndex, scalars[next] == "\n" {
                    start = scalars.index(after: next)
                    place = start
                    continue
                }
            }
            place = next
        }
        take(scalars.endIndex)
        return lines
    }
}

/// What is found while a file is read.
private struct Reading {
    let file: String
    let limit: Int
    private(set) var problems: [Diagnostic] = []
    private(set) var warnings: [Diagnostic] = []

    init(file: String, limit: Int) {
        self.file = file
        self.limit = limit
    }

    func check() throws(InvalidInput) {
        // Cells that were cut in the wrong places have problems of their own: how they were cut is said beside them.
        guard problems.isEmpty else {
            throw InvalidInput(problems + warnings.filter { $0.code == .seriesSeparator })
        }
    }

    func empty(_ lines: Int) -> InvalidInput {
        InvalidInput([
            Diagnostic(
                .seriesEmpty, at: Place(file: file, line: max(lines, 1), column: 1),
                "the file has no row with a value",
                help: "give a header such as date,value and one row an observation")
        ])
    }

    mutating func warn(_ code: DiagnosticCode, _ line: Int, _ message: String) {
        warnings.append(Diagnostic(code, at: Place(file: file, line: line, column: 1), message))
    }

    private mutating func report(
        _ code: DiagnosticCode, _ row: SeriesRow, _ cell: Int, _ message: String, _ help: String
    ) {
        let column = cell < row.cells.count ? row.cells[cell].column : 1
        let length = cell < row.cells.count ? row.cells[cell].text.unicodeScalars.count : 1
        problems.append(
            Diagnostic(
                code, at: Place(file: file, line: row.line, column: column, length: length),
                message, help: help))
    }

    /// The notes above the header, the lines behind them that are not blank, and the separator that spreadsheets note as `sep=;`.
    mutating func head(_ lines: [SeriesFile.Line])
        -> (SeriesNotes, [SeriesFile.Line], Unicode.Scalar?)
    {
        var notes = SeriesNotes()
        var body: [SeriesFile.Line] = []
        var separator: Unicode.Scalar?
        for line in lines {
            if line.text.unicodeScalars.allSatisfy({ SeriesRow.isBlank($0) }) { continue }
            if body.isEmpty {
                if line.text.first == "#" {
                    if let problem = notes.take(line.text, line: line.number, file: file) {
                        problems.append(problem)
                    }
                    continue
                }
                let scalars = line.text.unicodeScalars
                if separator == nil, line.text.lowercased().hasPrefix("sep="), scalars.count == 5,
                    let last = scalars.last, SeriesSeparator.candidates.contains(last)
                {
                    separator = last
                    continue
                }
            }
            body.append(line)
        }
        return (notes, body, separator)
    }

    mutating func rows(_ lines: [SeriesFile.Line], _ separator: Unicode.Scalar) -> [SeriesRow] {
        var rows: [SeriesRow] = []
        var hidden = 0
        var firstHidden = 0
        for line in lines {
            if problems.count >= limit { break }
            guard let row = SeriesRow(line.text, line: line.number, separator: separator) else {
                problems.append(
                    Diagnostic(
                        .seriesBadRow, at: Place(file: file, line: line.number, column: 1),
                        "a quote does not end on its line", help: "close it with \""))
                continue
            }
            if let first = rows.first, row.cells.count != first.cells.count {
                report(
                    .seriesBadRow, row, row.cells.count,
                    "the row has \(row.cells.count) cell(s), the first row \(first.cells.count)",
                    "put numbers with commas in quotes, or write them without")
                continue
            }
            if row.cells.contains(where: \.hadHiddenBlank) {
                hidden += 1
                if hidden == 1 { firstHidden = row.line }
            }
            rows.append(row)
        }
        if hidden > 0 {
            warn(
                .seriesHiddenBlank, firstHidden,
                "\(hidden) row(s) have blanks that nobody sees around a cell; they are no part of it"
            )
        }
        return rows
    }

    mutating func observations(
        _ rows: ArraySlice<SeriesRow>, _ layout: SeriesLayout, mark: SeriesNumber.Mark?
    ) -> [SeriesFile.Observation] {
        var observations: [SeriesFile.Observation] = []
        var missing: [Int] = []
        for row in rows {
            if problems.count >= limit { break }
            let cell = row.cells[layout.value]
            if SeriesReader.isMissing(cell.text) {
                missing.append(row.line)
                continue
            }
            let value: Double
            do throws(SeriesNumber.Problem) {
                value = try SeriesNumber.parse(cell.text, mark: mark)
            } catch {
                switch error {
                case .notANumber(let help):
                    report(
                        .seriesBadNumber, row, layout.value,
                        "'\(cell.text)' is not a finite number", help)
                case .tooLarge, .tooSmall:
                    report(
                        .seriesBadNumber, row, layout.value,
                        "'\(cell.text)' is \(error == .tooLarge ? "above the largest" : "below the smallest") number that can be kept",
                        "state the series in another unit")
                }
                continue
            }
            var stamp: SeriesStamp?
            if let column = layout.date, !row.cells[column.date].text.isEmpty {
                var text = row.cells[column.date].text
                if let time = column.time { text += " " + row.cells[time].text }
                stamp = column.form.stamp(text)
                if stamp == nil {
                    let (message, help) = SeriesDateForm.problem(row.cells[column.date].text)
                    report(.seriesBadDate, row, column.date, message, help)
                    continue
                }
            }
            observations.append(
                SeriesFile.Observation(
                    stamp: stamp, value: value, text: cell.text, line: row.line,
                    column: cell.column))
        }
        if let first = missing.first {
            warn(
                .seriesMissing, first,
                "\(missing.count) row(s) without a value are left out, the first here")
        }
        return observations
    }
}
