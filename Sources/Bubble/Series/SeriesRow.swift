/// One line of a CSV file cut into cells (RFC 4180 within a line).
struct SeriesRow {
    struct Cell {
        let text: String
        /// Counted from 1, in Unicode scalars.
        let column: Int
    }

    let line: Int
    let cells: [Cell]

    /// `nil` when a quote does not end.
    init?(_ text: Substring, line: Int) {
        self.line = line
        var cells: [Cell] = []
        var current = ""
        var column = 1
        var start = 1
        var quoted = false
        var pendingQuote = false
        for scalar in text.unicodeScalars {
            if quoted {
                if pendingQuote {
                    pendingQuote = false
                    if scalar == "\"" {
                        current.unicodeScalars.append(scalar)
                        column += 1
                        continue
                    }
                    quoted = false
                } else if scalar == "\"" {
                    pendingQuote = true
                    column += 1
                    continue
                } else {
                    current.unicodeScalars.append(scalar)
                    column += 1
                    continue
                }
            }
            if scalar == "," {
                cells.append(Cell(text: SeriesRow.trimmed(current), column: start))
                current = ""
                start = column + 1
            } else if scalar == "\"", current.isEmpty {
                quoted = true
            } else {
                current.unicodeScalars.append(scalar)
            }
            column += 1
        }
        if quoted && !pendingQuote { return nil }
        cells.append(Cell(text: SeriesRow.trimmed(current), column: start))
        self.cells = cells
    }

    private static func trimmed(_ text: String) -> String {
        var view = text[...]
        while let first = view.first, first == " " || first == "\t" { view.removeFirst() }
        while let last = view.last, last == " " || last == "\t" { view.removeLast() }
        return String(view)
    }
}
