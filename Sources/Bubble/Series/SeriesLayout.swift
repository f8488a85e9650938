import Ledger

/// Where a series' dates and values stand in a file.
struct SeriesLayout: Equatable {
    /// Files whose header is known.
    enum Format: String { case fred = "FRED", stooq = "Stooq", yahoo = "Yahoo", plain = "plain" }

    let format: Format
    let name: String
    let date: Int?
    let value: Int
    let cells: Int
    let hasHeader: Bool

    private static let dateNames: Set<String> = [
        "date", "observation_date", "day", "month", "time", "timestamp", "period",
    ]
    /// Columns that are never meant when none is named.
    private static let otherNames: Set<String> = ["index", "t", "volume", ""]

    /// Reads the first row.
    ///
    /// - Returns: the layout, or the diagnostic that says which columns there are.
    static func detect(
        _ row: SeriesRow, column wanted: String?, file: String
    ) -> Result<SeriesLayout, InvalidInput> {
        let names = row.cells.map { $0.text.lowercased() }
        let isHeaderless = row.cells.allSatisfy { cell in
            Double(cell.text) != nil || SeriesDate.parse(cell.text) != nil
                || SeriesReader.isMissing(cell.text)
        }
        if isHeaderless { return headerless(row, wanted: wanted, file: file) }
        let date = names.firstIndex { dateNames.contains($0) }
        let format: Format =
            names.contains("observation_date")
            ? .fred
            : names.contains("adj close")
                ? .yahoo
                : Set(["open", "high", "low", "close"]).isSubset(of: names) ? .stooq : .plain
        let candidates = names.indices.filter { $0 != date && !otherNames.contains(names[$0]) }
        var value: Int?
        if let wanted {
            value =
                row.cells.firstIndex { $0.text == wanted }
                ?? names.firstIndex(of: wanted.lowercased())
        } else {
            switch format {
            case .yahoo: value = names.firstIndex(of: "adj close")
            case .stooq: value = names.firstIndex(of: "close")
            case .fred, .plain: value = candidates.count == 1 ? candidates[0] : nil
            }
        }
        guard let value else {
            let listed = candidates.map { "'\(row.cells[$0].text)'" }.joined(separator: ", ")
            let message =
                wanted.map { "there is no column '\($0)'" }
                ?? (candidates.isEmpty
                    ? "the header names no column of values"
                    : "several columns could be the series")
            return .failure(
                InvalidInput([
                    Diagnostic(
                        .seriesColumn, at: Place(file: file, line: row.line, column: 1), message,
                        help: listed.isEmpty
                            ? "begin the file with a header such as date,value"
                            : "name one with --column: \(listed)")
                ]))
        }
        return .success(
            SeriesLayout(
                format: format, name: row.cells[value].text, date: date, value: value,
                cells: row.cells.count, hasHeader: true))
    }

    private static func headerless(
        _ row: SeriesRow, wanted: String?, file: String
    ) -> Result<SeriesLayout, InvalidInput> {
        let place = Place(file: file, line: row.line, column: 1)
        if let wanted {
            return .failure(
                InvalidInput([
                    Diagnostic(
                        .seriesColumn, at: place, "there is no header to find '\(wanted)' in",
                        help: "begin the file with a header such as date,\(wanted)")
                ]))
        }
        switch row.cells.count {
        case 1:
            return .success(
                SeriesLayout(
                    format: .plain, name: "value", date: nil, value: 0, cells: 1, hasHeader: false))
        case 2 where SeriesDate.parse(row.cells[0].text) != nil:
            return .success(
                SeriesLayout(
                    format: .plain, name: "value", date: 0, value: 1, cells: 2, hasHeader: false))
        default:
            return .failure(
                InvalidInput([
                    Diagnostic(
                        .seriesColumn, at: place,
                        "without a header a row has a value, or a date and a value",
                        help: "begin the file with a header and name the column with --column")
                ]))
        }
    }
}
