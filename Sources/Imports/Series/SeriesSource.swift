import Ledger
import Money
import Text

/// Series of prices and rates as FRED, Stooq and Yahoo write them; they become `date,value` in the model's `series/`.
///
/// Prices are taken as the file has them: Stooq adjusts for splits, Yahoo's `Close` too, its `Adj Close` for dividends besides.
public enum SeriesSource: ImportSource {
    public static let kind = ImportKind.series

    /// Headings of the column of dates.
    private static let dateNames: Set<String> = ["date", "observationdate", "data", "datetime"]
    /// Headings of values, the best first: of prices the close that is not adjusted for dividends.
    private static let valueNames = ["close", "zamkniecie", "value", "adjclose"]
    private static let marks: Set<String> = [
        "open", "otwarcie", "high", "volume", "wolumen", "najwyzszy", "low", "najnizszy",
    ]

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let table: Table
        do throws(InvalidInput) { table = try TextTable.read(file) } catch { return nil }
        guard let shape = Shape(table, wanted: nil) else { return nil }
        return ImportIdentity(
            kind: kind, title: "a series, \(shape.origin)", count: table.rows.count - shape.first,
            details: [table.form, "column \(shape.name)"])
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let table = try TextTable.read(file, encoding: rules.encoding, separator: rules.separator)
        guard let shape = Shape(table, wanted: rules.seriesColumn) else {
            throw InvalidInput([
                Diagnostic(
                    .importColumn, at: Place(file: file.name, line: 1, column: 1),
                    rules.seriesColumn.map { "the file has no column '\($0)' beside one of dates" }
                        ?? "the file has no column of dates and values",
                    help:
                        "say `column:` in the rules; its first row is \(table.rows.first.map { $0.cells.map { CellText.shown($0.text) }.joined(separator: ", ") } ?? "empty")"
                )
            ])
        }
        var reading = ImportReading()
        var values: [(day: Day, value: ExactDecimal, row: TableRow)] = []
        var days: [Day: Int] = [:]
        for row in table.rows.dropFirst(shape.first) {
            let hash = ContentHash.short(row.cells.map(\.text))
            let locator = "line \(row.number)"
            func unit(_ outcome: ImportUnit.Outcome) -> ImportUnit {
                ImportUnit(key: locator, hash: hash, locator: locator, outcome: outcome)
            }
            func cell(_ column: Int) -> TableCell? {
                column < row.cells.count ? row.cells[column] : nil
            }
            if let fault = row.fault {
                reading.units.append(unit(.refused(fault)))
                continue
            }
            guard
                case .date(let date) = DateSpelling(order: rules.dateOrder).read(
                    cell(0)?.text ?? ""),
                date.precision == .day || date.precision == .month
            else {
                reading.units.append(
                    unit(
                        .refused(
                            Diagnostic(
                                .importDate, at: cell(0)?.place ?? row.place,
                                "'\(CellText.shown(cell(0)?.text ?? ""))' is not a day",
                                help: "write YYYY-MM-DD, or say `date_order` in the rules"))))
                continue
            }
            let text = CellText.folded(cell(shape.column)?.text ?? "")
            if text == "." || AmountWords.isUndisclosed(text) {
                reading.units.append(unit(.skipped("no value on this day")))
                continue
            }
            guard
                case .number(let value) = NumberSpelling.read(
                    text.hasPrefix("-") ? String(text.dropFirst()) : text,
                    mark: rules.decimal ?? .point)
            else {
                reading.units.append(
                    unit(
                        .refused(
                            Diagnostic(
                                .importAmount, at: cell(shape.column)?.place ?? row.place,
                                "'\(CellText.shown(text))' is not a number",
                                help: "mend the cell, or say `decimal` in the rules"))))
                continue
            }
            if let first = days[date.first] {
                reading.units.append(
                    unit(
                        .refused(
                            Diagnostic(
                                .importRow, at: cell(0)?.place ?? row.place,
                                "the day \(date.first) stands twice, first on line \(first)",
                                help: "keep one of the two rows"))))
                continue
            }
            days[date.first] = row.number
            let signed = text.hasPrefix("-") ? value.negated : value
            values.append((date.first, signed, row))
            reading.units.append(unit(.point(date.first, signed)))
        }
        values.sort { $0.day < $1.day }
        reading.notes += jumps(values, shape.column)
        return reading
    }

    /// A value a hundredfold of both neighbours, or a hundredth, is a slip of units (pence for pounds).
    private static func jumps(
        _ values: [(day: Day, value: ExactDecimal, row: TableRow)], _ column: Int
    ) -> [Diagnostic] {
        let ten = ExactDecimal(10)
        func isTenfold(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
            guard !a.isNegative, !b.isNegative, !a.isZero, !b.isZero else { return false }
            return (b.multiplied(by: ten).map { $0 < a } ?? false)
                || (a.multiplied(by: ten).map { $0 < b } ?? false)
        }
        var found: [Diagnostic] = []
        for index in values.indices.dropFirst()
        where isTenfold(values[index].value, values[index - 1].value) {
            let row = values[index].row
            found.append(
                Diagnostic(
                    .importConflict,
                    at: column < row.cells.count ? row.cells[column].place : row.place,
                    "the value of \(values[index].day) is more than tenfold, or less than a tenth, of the day before's",
                    help: "check the unit on both days; the file's values are taken as they are"))
        }
        return found
    }

    /// Where dates and values stand.
    private struct Shape {
        var origin: String
        /// Index of the first row with a value.
        var first: Int
        var column: Int
        var name: String

        init?(_ table: Table, wanted: String?) {
            guard let head = table.rows.first, head.cells.count >= 2 else { return nil }
            var keys = head.cells.map { CellText.key($0.text) }
            first = 1
            // yfinance: a row of prices, one of tickers, one that says `Date`.
            if keys.first == "price", table.rows.count > 3,
                CellText.key(table.rows[2].cells.first?.text ?? "") == "date"
            {
                keys[0] = "date"
                first = 3
            }
            guard let date = keys.first, SeriesSource.dateNames.contains(date) else { return nil }
            if let wanted {
                guard let at = keys.firstIndex(of: CellText.key(wanted)), at > 0 else { return nil }
                column = at
            } else if let at = SeriesSource.valueNames.lazy.compactMap({ keys.firstIndex(of: $0) })
                .first
            {
                column = at
            } else {
                guard keys.count == 2 else { return nil }
                column = 1
            }
            name = CellText.folded(head.cells[column].text)
            let isPrice = !SeriesSource.marks.isDisjoint(with: keys)
            origin =
                !isPrice
                ? "as FRED writes it"
                : keys.contains("adjclose") ? "as Yahoo writes it" : "as Stooq writes it"
        }
    }
}
