import FlowNetwork
import Text

/// What the tables share: header, rows, numbers, and problems with their places.
struct ContagionTable {
    let reader: ContagionReader
    private(set) var problems: [Diagnostic] = []
    /// What is read otherwise than it is written.
    private(set) var warnings: [Diagnostic] = []
    private var file = ""
    private var foldedNames = 0
    private var firstFolded: Place?

    init(reader: ContagionReader) { self.reader = reader }

    /// A column of a table: the names it may have, the first being the one that is asked for.
    struct Column {
        var names: [String]
        var isNeeded = true
        /// The meaning in an edge list, which has more names.
        var edge: EdgeColumn?

        func isNamed(_ title: String) -> Bool {
            if let edge { return EdgeColumn(header: title) == edge }
            return names.contains(title.lowercased().replacing(" ", with: "_"))
        }
    }

    /// Reads the header and hands on each row.
    mutating func read(
        _ bytes: [UInt8], file: String, columns: [Column],
        row: (inout ContagionTable, CSVReader, [CSVReader.Field?], Place) -> Void
    ) throws(InvalidInput) {
        self.file = file
        let top = Place(file: file, line: 1, column: 1)
        guard bytes.count <= reader.maxBytes else {
            throw InvalidInput([
                Diagnostic(
                    .contagionTooLarge, at: top,
                    "the file has \(bytes.count) bytes, the limit is \(reader.maxBytes)",
                    help: "leave out columns that are not needed")
            ])
        }
        var rows = CSVReader(bytes)
        let index = try header(&rows, top, columns)
        let width = rows.fields.count
        var currency = CurrencyColumn(
            titles: rows.fields.map { NameFolding.folded(rows.text($0)) })
        var count = 0
        while rows.nextRow() {
            if let fault = rows.fault { throw InvalidInput([quotes(fault, rows)]) }
            if rows.isRowEmpty { continue }
            let fields = rows.fields
            let place = Place(file: file, line: fields[0].line, column: 1)
            count += 1
            guard count <= reader.maxRows else {
                throw InvalidInput([
                    Diagnostic(
                        .contagionTooLarge, at: place,
                        "the file has more than \(reader.maxRows) rows",
                        help: "add up parallel debts before")
                ])
            }
            guard fields.count == width else {
                report(
                    .contagionFieldCount, place,
                    "the row has \(fields.count) fields, the header \(width)",
                    help:
                        "put names with \(CSVReader.Separator.name(rows.separator.byte)) in quotes")
                continue
            }
            if let field = currency.map({ fields[$0.place] }),
                let others = currency?.clash(NameFolding.folded(rows.text(field)))
            {
                report(
                    .contagionCurrencies, self.place(field, rows),
                    "the row is in \(rows.text(field)), those before in \(others): amounts in several currencies cannot be added",
                    help: "convert the amounts of all tables into one currency")
            }
            row(&self, rows, index.map { $0.map { fields[$0] } }, place)
        }
        if foldedNames > 0, let firstFolded {
            warnings.append(
                Diagnostic(
                    .contagionFoldedNames, at: firstFolded,
                    "\(foldedNames) name(s) hold blanks that nobody sees and are read without them",
                    help: "take them out of the table if two names shall differ in nothing else"))
        }
    }

    /// Where each column stands.
    private func header(
        _ rows: inout CSVReader, _ top: Place, _ columns: [Column]
    ) throws(InvalidInput) -> [Int?] {
        guard !rows.isWide else {
            throw InvalidInput([
                Diagnostic(
                    .contagionBadName, at: top, "the file is UTF-16 or UTF-32 text, not UTF-8",
                    help: "save it as UTF-8 (Excel: \"CSV UTF-8\")")
            ])
        }
        guard rows.nextRow() else {
            throw InvalidInput([
                Diagnostic(
                    .contagionEmpty, at: top, "the file has no header line",
                    help:
                        "begin with a line `\(columns.map { $0.names[0] }.joined(separator: ","))`")
            ])
        }
        if let fault = rows.fault { throw InvalidInput([quotes(fault, rows)]) }
        let header = rows.fields
        if case .ambiguous(let bytes) = rows.separator {
            let names = bytes.map(CSVReader.Separator.name).joined(separator: " and ")
            throw InvalidInput([
                Diagnostic(
                    .contagionColumn, at: rows.place(of: header[0], file: file),
                    "\(names) could both separate the columns",
                    help:
                        "begin the file with a line such as sep=; or put names that contain one in quotes"
                )
            ])
        }
        let titles = header.map { NameFolding.folded(rows.text($0)) }
        var index: [Int?] = []
        var missing: [Diagnostic] = []
        for column in columns {
            let found = titles.indices.filter { column.isNamed(titles[$0]) }
            index.append(found.first)
            if found.count > 1 {
                missing.append(
                    Diagnostic(
                        .contagionColumn, at: rows.place(of: header[found[1]], file: file),
                        "two columns mean `\(column.names[0])`", help: "rename one of them"))
            } else if found.isEmpty, column.isNeeded {
                let needed = columns.filter(\.isNeeded).map { "`\($0.names[0])`" }
                missing.append(
                    Diagnostic(
                        .contagionColumn, at: rows.place(of: header[0], file: file),
                        "the header has no column `\(column.names[0])`",
                        help: "it needs \(needed.joined(separator: ", "))"))
            }
        }
        guard missing.isEmpty else { throw InvalidInput(missing) }
        return index
    }

    private func quotes(_ fault: CSVReader.Fault, _ rows: CSVReader) -> Diagnostic {
        let message =
            switch fault.kind {
            case .unterminated: "the quote does not end"
            case .textAfterQuote: "there is text behind the closing quote"
            case .quoteInside: "a quote stands inside a field that does not start with one"
            }
        return Diagnostic(
            .contagionBadQuote, at: rows.place(of: fault, file: file), message,
            help: "put the field in quotes and write a quote inside it twice")
    }

    mutating func name(_ field: CSVReader.Field?, _ rows: CSVReader) -> String? {
        guard let field else { return nil }
        guard rows.isUTF8(field) else {
            report(
                .contagionBadName, place(field, rows), "the name is empty or not UTF-8",
                help: "give every firm a name")
            return nil
        }
        let written = rows.text(field)
        if let control = written.unicodeScalars.first(where: ControlCharacter.isInName) {
            report(
                .contagionBadName, place(field, rows),
                "the name holds the control character \(ControlCharacter.name(control))",
                help: "write it on one line, without tabs or control characters")
            return nil
        }
        guard NameFolding.needsFolding(written) else {
            if written.isEmpty { return noName(field, rows) }
            return written
        }
        let name = NameFolding.folded(written)
        if name.isEmpty { return noName(field, rows) }
        if name != written {
            foldedNames += 1
            if firstFolded == nil { firstFolded = place(field, rows) }
        }
        return name
    }

    private mutating func noName(_ field: CSVReader.Field, _ rows: CSVReader) -> String? {
        report(
            .contagionBadName, place(field, rows), "the name is empty or not UTF-8",
            help: "give every firm a name")
        return nil
    }

    /// The index of a firm of `FIRMS.csv`.
    mutating func firm(
        _ field: CSVReader.Field?, _ rows: CSVReader, in firms: [String: Int32]
    ) -> Int32? {
        guard let field, let name = name(field, rows) else { return nil }
        if let found = firms[name] { return found }
        let isListed = problems.count < reader.maxProblems && firms.count <= 10_000
        let near =
            isListed
            ? Suggestion.nearest(to: name, in: firms.keys).map { ": did you mean `\($0)`?" } : nil
        report(
            .contagionUnknownFirm, place(field, rows), "the firms' file has no firm `\(name)`",
            help: "add a row for it: an unknown cash position is not zero\(near ?? "")")
        return nil
    }

    /// A finite number.
    mutating func number(_ field: CSVReader.Field?, _ rows: CSVReader, _ what: String) -> Double? {
        guard let field else { return nil }
        var text = NameFolding.folded(rows.text(field))
        let isComma = reader.isDecimalComma
        // `Double` also reads hexadecimal, `inf` and `nan`; none of them is an amount.
        let plain = text.utf8.allSatisfy {
            (isComma ? "0123456789+-,eE" : "0123456789+-.eE").utf8.contains($0)
        }
        if plain, isComma { text = text.replacing(",", with: ".") }
        guard plain, let value = Double(text), value.isFinite else {
            let comma =
                !isComma && text.contains(",")
                ? "; --decimal-comma reads 1,5 as one and a half" : ""
            report(
                .contagionBadNumber, place(field, rows),
                "the \(what) `\(String(text.prefix(40)))` is not a finite number",
                help:
                    "write a decimal number such as \(isComma ? "12,5" : "12.5"); write 0 where there is nothing\(comma)"
            )
            return nil
        }
        return value
    }

    /// A finite number of at least 0.
    mutating func amount(_ field: CSVReader.Field?, _ rows: CSVReader, _ what: String) -> Double? {
        guard let field, let value = number(field, rows, what) else { return nil }
        guard value >= 0 else {
            report(
                .contagionNegative, place(field, rows), "the \(what) is negative: \(value)",
                help: what == "weight"
                    ? "turn the debt round: exchange src and dst"
                    : "write 0: a firm that lacks money has none to pay with or to lose")
            return nil
        }
        return value
    }

    func place(_ field: CSVReader.Field, _ rows: CSVReader) -> Place {
        rows.place(of: field, file: file)
    }

    mutating func report(_ code: DiagnosticCode, _ place: Place, _ message: String, help: String) {
        guard problems.count < reader.maxProblems else {
            if problems.count == reader.maxProblems {
                problems.append(
                    Diagnostic(
                        .contagionMoreProblems, at: place, "there are more problems from here on",
                        help: "mend those above first"))
            }
            return
        }
        problems.append(Diagnostic(code, at: place, message, help: help))
    }
}
