import Text

/// Where a series' dates and values stand in a file.
struct SeriesLayout: Equatable {
    /// Files whose header is known.
    enum Format: String { case fred = "FRED", stooq = "Stooq", yahoo = "Yahoo", plain = "plain" }

    let format: Format
    let name: String
    let date: SeriesDateColumn?
    let value: Int
    let cells: Int
    let hasHeader: Bool

    /// Columns that are never meant when none is named.
    private static let otherNames: Set<String> = ["index", "t", "volume", ""]

    /// Finds the columns.
    ///
    /// - Parameters:
    ///   - rows: all of them, the header first if there is one.
    ///   - wanted: the column of values; `nil`: the one that the format has.
    ///   - declared: the form of the dates; `nil`: the one that all of them fit.
    static func detect(
        _ rows: [SeriesRow], column wanted: String?, dates declared: SeriesDateForm?,
        mark: SeriesNumber.Mark?, file: String
    ) throws(InvalidInput) -> SeriesLayout {
        guard let header = rows.first else { throw InvalidInput([]) }
        let isHeaderless = header.cells.allSatisfy { isData($0.text, mark: mark) }
        let data = rows.dropFirst(isHeaderless ? 0 : 1)
        let date = try SeriesDateColumn.find(
            header: isHeaderless ? nil : header, in: data, declared: declared, file: file)
        let place = Place(file: file, line: header.line, column: 1)
        if isHeaderless {
            return try headerless(header, wanted: wanted, date: date, at: place)
        }
        let names = header.cells.map { $0.text.lowercased() }
        let format: Format =
            names.contains("observation_date")
            ? .fred
            : names.contains("adj close")
                ? .yahoo
                : Set(["open", "high", "low", "close"]).isSubset(of: names) ? .stooq : .plain
        let candidates = names.indices.filter {
            !(date?.columns.contains($0) ?? false) && !otherNames.contains(names[$0])
                && !SeriesDateColumn.isDateName(names[$0])
        }
        var value: Int?
        if let wanted {
            value =
                header.cells.firstIndex { $0.text == wanted }
                ?? names.firstIndex(of: wanted.lowercased())
        } else {
            switch format {
            case .yahoo: value = names.firstIndex(of: "adj close")
            case .stooq: value = names.firstIndex(of: "close")
            case .fred, .plain: value = candidates.count == 1 ? candidates[0] : nil
            }
        }
        guard let value else {
            let listed = candidates.map { "'\(header.cells[$0].text)'" }.joined(separator: ", ")
            let message =
                wanted.map { "there is no column '\($0)'" }
                ?? (candidates.isEmpty
                    ? "the header names no column of values"
                    : "several columns could be the series")
            throw InvalidInput([
                Diagnostic(
                    .seriesColumn, at: place, message,
                    help: listed.isEmpty
                        ? "begin the file with a header such as date,value"
                        : "name one with --column, or with a line `# column: …` above the header: \(listed)"
                )
            ])
        }
        return SeriesLayout(
            format: format, name: header.cells[value].text, date: date, value: value,
            cells: header.cells.count, hasHeader: true)
    }

    /// Whether a cell of the first row is a value rather than a name.
    private static func isData(_ text: String, mark: SeriesNumber.Mark?) -> Bool {
        if SeriesReader.isMissing(text) { return true }
        if SeriesDateForm.allCases.contains(where: { $0.stamp(text) != nil }) { return true }
        // With either mark, so that a first row of values is never taken for a header.
        for mark in [mark, .comma, .point] where (try? SeriesNumber.parse(text, mark: mark)) != nil
        {
            return true
        }
        return Double(text) != nil
    }

    private static func headerless(
        _ row: SeriesRow, wanted: String?, date: SeriesDateColumn?, at place: Place
    ) throws(InvalidInput) -> SeriesLayout {
        func refusal(_ message: String, _ help: String) -> InvalidInput {
            InvalidInput([Diagnostic(.seriesColumn, at: place, message, help: help)])
        }
        if let wanted {
            throw refusal(
                "there is no header to find '\(wanted)' in",
                "begin the file with a header such as date,\(wanted)")
        }
        let values = row.cells.indices.filter { !(date?.columns.contains($0) ?? false) }
        guard values.count == 1, row.cells.count == 1 || date != nil else {
            throw refusal(
                "without a header a row has a value, or a date and a value",
                "begin the file with a header and name the column with --column")
        }
        return SeriesLayout(
            format: .plain, name: "value", date: date, value: values[0], cells: row.cells.count,
            hasHeader: false)
    }
}
