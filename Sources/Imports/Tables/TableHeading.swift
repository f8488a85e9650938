import Text

/// The headings of a table, and where they stand.
struct TableHeading {
    /// Index of the last heading row in ``Table/rows``.
    var index: Int
    var names: [String]

    /// - Parameters:
    ///   - wanted: headings that must be there.
    /// - Throws: E804 for a column that is missing or stands twice.
    init(
        of table: Table, rules: ImportRules, file: String
    ) throws(InvalidInput) {
        let wanted = rules.columns.values.map { CellText.key($0.name) }
        if let number = rules.header {
            guard let index = table.rows.firstIndex(where: { $0.number == number }) else {
                throw InvalidInput([
                    Diagnostic(
                        .importColumn, at: Place(file: file, line: number, column: 1),
                        "the table has no row \(number) for the headings",
                        help: "correct `header` under `reads` in the rules")
                ])
            }
            self = TableHeading(at: index, of: table, rows: rules.headerRows)
        } else {
            // The first row in which most of the columns stand.
            var best: (found: Int, heading: TableHeading)?
            for index in table.rows.indices.prefix(50) {
                let heading = TableHeading(at: index, of: table, rows: rules.headerRows)
                let keys = Set(heading.names.map(CellText.key))
                let found = wanted.count { keys.contains($0) }
                if found > (best?.found ?? 0) { best = (found, heading) }
            }
            guard let best else {
                throw InvalidInput([
                    Diagnostic(
                        .importColumn, at: Place(file: file, line: 1, column: 1),
                        "no row of the table has the headings that the rules name",
                        help:
                            "the first row says: \(table.rows.first.map { $0.cells.map { CellText.shown($0.text) }.joined(separator: ", ") } ?? "nothing")"
                    )
                ])
            }
            self = best.heading
        }
        try check(rules)
    }

    private init(at index: Int, of table: Table, rows: Int) {
        self.index = min(index + rows, table.rows.count) - 1
        names = TableHeading.names(of: table, at: index, rows: rows)
    }

    /// What stands in the heading rows of each column, from the top down.
    static func names(of table: Table, at index: Int, rows: Int) -> [String] {
        let last = min(index + rows, table.rows.count) - 1
        var names: [String] = []
        for row in table.rows[index...last] {
            for (column, cell) in row.cells.enumerated() {
                while names.count <= column { names.append("") }
                let text = CellText.folded(cell.text)
                if !text.isEmpty {
                    names[column] += names[column].isEmpty ? text : " " + text
                }
            }
        }
        return names
    }

    /// The column with a heading; `nil`: there is none.
    func column(_ name: String) -> Int? { columns(name).first }

    /// Every column with a heading. `Account #2` is the second of two that are called alike.
    private func columns(_ name: String) -> [Int] {
        func all(_ name: some StringProtocol) -> [Int] {
            let key = CellText.key(String(name))
            return names.indices.filter { CellText.key(names[$0]) == key }
        }
        let parts = name.split(separator: " #")
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return all(name) }
        let found = all(parts[0])
        return found.count > 1 ? found.dropFirst(number - 1).prefix(1).map(\.self) : all(name)
    }

    private func check(_ rules: ImportRules) throws(InvalidInput) {
        var problems: [Diagnostic] = []
        let named =
            rules.columns.values.map { ($0.name, $0.place) }
            + (rules.skips + (rules.last.map { [$0] } ?? [])).map { ($0.column, $0.place) }
        for (name, place) in named {
            let found = columns(name).count
            guard found != 1 else { continue }
            let near = Suggestion.nearest(to: name, in: names.filter { !$0.isEmpty })
            problems.append(
                Diagnostic(
                    .importColumn, at: place,
                    found == 0
                        ? "the table has no column '\(name)'"
                        : "the table has \(found) columns '\(name)'",
                    help: found > 1
                        ? "write '\(name) #1' or '\(name) #2'"
                        : near.map { "did you mean '\($0)'?" }
                            ?? "its columns are \(names.filter { !$0.isEmpty }.map(CellText.shown).joined(separator: ", "))"
                ))
        }
        if !problems.isEmpty { throw InvalidInput(problems.sorted()) }
    }
}
