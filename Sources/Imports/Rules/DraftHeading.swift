import Text

/// The row of a table that most probably holds its headings.
struct DraftHeading {
    /// Index of the first heading row in ``Table/rows``.
    var index: Int
    /// Rows that the headings take: 2 where units, or names of columns below merged cells, stand in the next one.
    var rows = 1
    var names: [String]

    /// The row of which most cells are words that people use for columns; where no row has two of them, the first that is filled as widely as most are.
    ///
    /// `nil`: the table has no rows.
    init?(of table: Table) {
        guard !table.rows.isEmpty else { return nil }
        var best: (score: Int, heading: DraftHeading)?
        // Two rows only where they say more than any one.
        for rows in 1...2 {
            for index in table.rows.indices.prefix(20) where index + rows <= table.rows.count {
                let names = TableHeading.names(of: table, at: index, rows: rows)
                if rows == 2, !DraftHeading.isWords(table.rows[index + 1]) { continue }
                let score = DraftHeading.score(names)
                if score > (best?.score ?? 1) {
                    best = (score, DraftHeading(index: index, rows: rows, names: names))
                }
            }
        }
        if var heading = best?.heading {
            heading.takeUnits(table)
            self = heading
            return
        }
        let widths = table.rows.map { $0.cells.count { !$0.isEmpty } }
        let counts = Dictionary(widths.filter { $0 > 1 }.map { ($0, 1) }, uniquingKeysWith: +)
        let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
        let index = widths.firstIndex { $0 >= max(common, 1) } ?? 0
        self.init(index: index, names: TableHeading.names(of: table, at: index, rows: 1))
    }

    private init(index: Int, rows: Int = 1, names: [String]) {
        self.index = index
        self.rows = rows
        self.names = names
    }

    /// Parts of a deal that the headings name, each once.
    private static func score(_ names: [String]) -> Int {
        var used: Set<Int> = []
        return ColumnRole.allCases.count { role in
            guard
                let column = ColumnWords.candidates(role, in: names).first(where: {
                    !used.contains($0)
                })
            else { return false }
            used.insert(column)
            return true
        }
    }

    /// `USD m` and `%` below the headings: a row without parties, of which the amount's cell names a scale or a currency.
    private mutating func takeUnits(_ table: Table) {
        let next = index + rows
        guard rows == 1, next < table.rows.count, DraftHeading.isWords(table.rows[next]) else {
            return
        }
        let cells = table.rows[next].cells
        func text(_ role: ColumnRole) -> String {
            guard let column = ColumnWords.candidates(role, in: names).first,
                column < cells.count
            else { return "" }
            return CellText.folded(cells[column].text)
        }
        let unit = ScaleHeading(text(.amount))
        guard text(.payer).isEmpty, text(.payee).isEmpty,
            unit.power != nil || unit.currency != nil
        else { return }
        rows = 2
        names = TableHeading.names(of: table, at: index, rows: 2)
    }

    /// Whether no cell of the row is a number or a date.
    private static func isWords(_ row: TableRow) -> Bool {
        row.cells.contains { !$0.isEmpty }
            && row.cells.allSatisfy { cell in
                cell.value == .text && !cell.text.contains { $0.isASCIIDigit }
            }
    }
}
