import Text

/// The column of dates of a file, with the one form that all of its cells have; and, where it stands in a column of its own, the time of day.
struct SeriesDateColumn: Equatable {
    let date: Int
    let time: Int?
    let form: SeriesDateForm
    /// Whether the form was found out rather than declared or ISO 8601, so that it is worth saying.
    let isInferred: Bool

    var columns: [Int] { [date] + (time.map { [$0] } ?? []) }

    /// Headers that mean dates, in lower case.
    private static let dateNames: Set<String> = [
        "date", "observation_date", "day", "month", "time", "timestamp", "period", "datetime",
        "<date>", "open_time", "unix", "epoch", "year", "caldt", "time_period", "datum", "날짜", "일자",
    ]
    private static let timeNames: Set<String> = ["time", "<time>", "hour", "uhrzeit", "시간"]

    /// Whether a header means dates, so that it never is the one of the values.
    static func isDateName(_ name: String) -> Bool { dateNames.contains(name) }

    /// Finds the column: the one whose header means dates, else the first whose cells are all dates.
    ///
    /// - Parameter header: `nil`: the file has none.
    /// - Throws: ``InvalidInput`` where the dates can be read in two ways, or a cell of a column of dates is none.
    static func find(
        header: SeriesRow?, in rows: ArraySlice<SeriesRow>, declared: SeriesDateForm?, file: String
    ) throws(InvalidInput) -> SeriesDateColumn? {
        guard let width = (header ?? rows.first)?.cells.count else { return nil }
        let names = header?.cells.map { $0.text.lowercased() }
        var forms: [Int: [SeriesDateForm]] = [:]
        func possible(_ column: Int) -> [SeriesDateForm] {
            if let known = forms[column] { return known }
            let found = SeriesDateColumn.forms(of: column, in: rows, among: declared.map { [$0] })
            forms[column] = found
            return found
        }
        // A column of times of day beside the dates is no column of dates.
        let clock = (0..<width).first { column in
            names.map { timeNames.contains($0[column]) } ?? true && isClock(column, in: rows)
        }
        let named = names.flatMap { names in
            names.indices.first { dateNames.contains(names[$0]) && $0 != clock }
        }
        var column = named
        if named.map({ isEmpty($0, in: rows) }) ?? true {
            // Two columns without a header are a date and a value: digits may be a date there.
            let isPair = header == nil && width == 2
            column = (0..<width).first { column in
                guard width > 1, column != clock else { return false }
                if isPair { return column == 0 && !possible(column).isEmpty }
                return possible(column).contains { !$0.isBareNumber }
                    && !isNumeric(column, in: rows)
            }
        }
        guard let column else { return nil }
        let found = possible(column)
        if found.isEmpty { throw notDates(column, rows, declared, file) }
        if found.contains(.dayFirst), found.contains(.monthFirst) {
            throw ambiguous(column, rows, file)
        }
        // A form that is read by itself goes before those that only may be meant.
        let form = found[0]
        return SeriesDateColumn(
            date: column, time: clock == column ? nil : clock, form: form,
            isInferred: declared == nil && form != .iso)
    }

    private static func cells(_ column: Int, in rows: ArraySlice<SeriesRow>)
        -> some Sequence<(row: SeriesRow, text: String)>
    {
        rows.lazy.compactMap { row -> (row: SeriesRow, text: String)? in
            guard column < row.cells.count, !row.cells[column].text.isEmpty else { return nil }
            return (row, row.cells[column].text)
        }
    }

    private static func isEmpty(_ column: Int, in rows: ArraySlice<SeriesRow>) -> Bool {
        !cells(column, in: rows).contains { _ in true }
    }

    /// The forms that every cell of the column has.
    private static func forms(
        of column: Int, in rows: ArraySlice<SeriesRow>, among declared: [SeriesDateForm]?
    ) -> [SeriesDateForm] {
        var left = declared ?? SeriesDateForm.allCases
        var seen = false
        for cell in cells(column, in: rows) {
            seen = true
            left.removeAll { $0.stamp(cell.text) == nil }
            if left.isEmpty { return [] }
        }
        return seen ? left : []
    }

    /// Whether the cells of a column without a name of dates are plain numbers, such as prices between 1500 and 2100, that only look like
    /// years. Eight digits that are a day in every row are dates.
    private static func isNumeric(_ column: Int, in rows: ArraySlice<SeriesRow>) -> Bool {
        cells(column, in: rows).allSatisfy { $0.text.utf8.count <= 4 }
    }

    private static func isClock(_ column: Int, in rows: ArraySlice<SeriesRow>) -> Bool {
        !isEmpty(column, in: rows)
            && cells(column, in: rows).allSatisfy { cell in
                let words = cell.text.split(separator: " ")
                return words.first.map { SeriesClock.time($0, Array(words.dropFirst())) != nil }
                    ?? false
            }
    }

    // MARK: Refusals

    private static func notDates(
        _ column: Int, _ rows: ArraySlice<SeriesRow>, _ declared: SeriesDateForm?, _ file: String
    ) -> InvalidInput {
        // The form that fits most cells is the one that is meant.
        let all = Array(cells(column, in: rows))
        let among = declared.map { [$0] } ?? SeriesDateForm.allCases
        let best = among.map { form in
            (form: form, count: all.count { form.stamp($0.text) != nil })
        }.max { $0.count < $1.count }
        let form = best.flatMap { $0.count > 0 ? $0.form : nil } ?? .iso
        var problems: [Diagnostic] = []
        for cell in all where form.stamp(cell.text) == nil {
            let at = cell.row.cells[column]
            var (message, help) = SeriesDateForm.problem(at.text)
            if let declared {
                message =
                    "'\(at.text)' is not a date of the form \(declared.rawValue), \(declared.words)"
                help = "correct it, or declare another form"
            }
            problems.append(
                Diagnostic(
                    .seriesBadDate,
                    at: Place(
                        file: file, line: cell.row.line, column: at.column,
                        length: at.text.unicodeScalars.count), message, help: help))
            if problems.count == 20 { break }
        }
        return InvalidInput(problems)
    }

    private static func ambiguous(
        _ column: Int, _ rows: ArraySlice<SeriesRow>, _ file: String
    ) -> InvalidInput {
        for cell in cells(column, in: rows) {
            let at = cell.row.cells[column]
            return InvalidInput([
                Diagnostic(
                    .seriesBadDate,
                    at: Place(
                        file: file, line: cell.row.line, column: at.column,
                        length: at.text.unicodeScalars.count),
                    "'\(at.text)' may be day/month/year or month/day/year, and no row tells which",
                    help:
                        "say which with --dates dmy or --dates mdy, or a line `# dates: dmy` above the header; or write ISO 8601: 2025-11-03"
                )
            ])
        }
        return InvalidInput([])
    }
}
