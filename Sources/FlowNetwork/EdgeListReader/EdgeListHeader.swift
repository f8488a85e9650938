import Text

/// Where the columns of an edge list stand.
struct EdgeListHeader {
    var source: Int
    var target: Int
    var weight: Int
    var date: Int?
    /// Whether the column may hold plain numbers of days.
    var takesDayNumbers = false
    var kind: Int?
    var direction: Int?
    var currency: CurrencyColumn?
    var count: Int

    /// - Throws: every problem of the header.
    init(
        _ rows: inout CSVReader, file: String, named: [EdgeColumn: String]
    ) throws(InvalidInput) {
        let top = Place(file: file, line: 1, column: 1)
        guard !rows.isWide else {
            throw InvalidInput([
                Diagnostic(
                    .edgesInvalidUTF8, at: top, "the file is UTF-16 or UTF-32 text, not UTF-8",
                    help: "save it as UTF-8 (Excel: \"CSV UTF-8\")")
            ])
        }
        guard rows.nextRow() else {
            throw InvalidInput([
                Diagnostic(
                    .edgesEmpty, at: top, "the file is empty",
                    help: "the first line names the columns: src,dst,weight")
            ])
        }
        let header = rows.fields
        let first = rows.place(of: header[0], file: file)
        if case .ambiguous(let bytes) = rows.separator {
            let names = bytes.map(CSVReader.Separator.name)
            throw InvalidInput([
                Diagnostic(
                    .edgesSeparator, at: Place(file: file, line: first.line, column: 1),
                    "\(names.joined(separator: " and ")) could both separate the columns",
                    help:
                        "begin the file with a line such as sep=; or put names that contain one in quotes"
                )
            ])
        }
        let titles = header.map { NameFolding.folded(rows.text($0)) }
        var problems: [Diagnostic] = []
        var found: [EdgeColumn: Int] = [:]
        for (place, title) in titles.enumerated() {
            guard let column = EdgeListHeader.meaning(title, named: named) else { continue }
            if let earlier = found[column] {
                let isSame = titles[earlier].lowercased() == title.lowercased()
                let option =
                    isSame || !EdgeColumn.nameable.contains(column)
                    ? "" : ", or say which with --column \(column.rawValue)=\(title)"
                problems.append(
                    Diagnostic(
                        .edgesDuplicateColumn, at: rows.place(of: header[place], file: file),
                        "column \(place + 1) (`\(title)`) could be \(column.rawValue) as well as column \(earlier + 1) (`\(titles[earlier])`)",
                        help: "rename or remove one of them\(option)"))
                continue
            }
            found[column] = place
        }
        for (column, title) in named.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where found[column] == nil {
            let near = Suggestion.nearest(to: title, in: titles).map { ": did you mean `\($0)`?" }
            problems.append(
                Diagnostic(
                    .edgesMissingColumn, at: first, "the header has no column `\(title)`",
                    help: "--column \(column.rawValue)= names a column of the file\(near ?? "")"))
        }
        let missing = EdgeColumn.needed.filter { found[$0] == nil && named[$0] == nil }
        if !missing.isEmpty {
            problems.append(
                Diagnostic(
                    .edgesMissingColumn, at: Place(file: file, line: first.line, column: 1),
                    "the header has no column \(missing.map { "`\($0.rawValue)`" }.joined(separator: ", "))",
                    help: EdgeListHeader.help(missing)))
        }
        guard problems.isEmpty, let source = found[.source], let target = found[.target],
            let weight = found[.weight]
        else { throw InvalidInput(problems) }
        self.source = source
        self.target = target
        self.weight = weight
        date = found[.date]
        if let date { takesDayNumbers = titles[date].lowercased() != "date" }
        kind = found[.kind]
        direction = found[.direction]
        currency = CurrencyColumn(titles: titles)
        count = header.count
    }

    private static func meaning(_ title: String, named: [EdgeColumn: String]) -> EdgeColumn? {
        if let column = named.first(where: { $0.value.lowercased() == title.lowercased() })?.key {
            return column
        }
        guard let column = EdgeColumn(header: title), named[column] == nil else { return nil }
        return column
    }

    private static func help(_ missing: [EdgeColumn]) -> String {
        let known = missing.map { column in
            "\(column.rawValue) may be called \(column.names.joined(separator: ", "))"
        }
        return
            "the first line names the columns, such as src,dst,weight; \(known.joined(separator: "; ")); --column \(missing[0].rawValue)=NAME names another"
    }
}
