/// One line of a CSV file cut into cells (RFC 4180 within a line).
struct SeriesRow {
    struct Cell {
        /// Without the blanks around it.
        let text: String
        /// Counted from 1, in Unicode scalars.
        let column: Int
        /// Whether a blank that nobody sees stood around it: a no-break or zero-width space, a mark of byte order.
        let hadHiddenBlank: Bool

        init(_ raw: String, column: Int) {
            var scalars = raw.unicodeScalars[...]
            var hidden = false
            while let first = scalars.first, SeriesRow.isBlank(first) {
                hidden = hidden || !SeriesRow.isVisibleBlank(first)
                scalars.removeFirst()
            }
            while let last = scalars.last, SeriesRow.isBlank(last) {
                hidden = hidden || !SeriesRow.isVisibleBlank(last)
                scalars.removeLast()
            }
            text = String(scalars)
            self.column = column
            hadHiddenBlank = hidden
        }
    }

    let line: Int
    let cells: [Cell]

    /// `nil` when a quote does not end.
    init?(_ text: Substring, line: Int, separator: Unicode.Scalar = ",") {
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
            if scalar == separator {
                cells.append(Cell(current, column: start))
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
        cells.append(Cell(current, column: start))
        self.cells = cells
    }

    private static func isVisibleBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t"
    }

    /// Blanks as Unicode has them, and marks without width that copies from tables leave behind.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0xA0, 0xAD, 0x1680, 0x180E, 0x2000...0x200F, 0x202A...0x202F,
            0x205F...0x2064,
            0x2066...0x2069, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}

/// The mark between the columns of a file.
enum SeriesSeparator {
    static let candidates: [Unicode.Scalar] = [",", ";", "\t", "|"]

    static func words(_ separator: Unicode.Scalar) -> String {
        separator == "\t" ? "tabs" : "'\(separator)'"
    }

    /// The mark that cuts the first lines into the same number of cells, two at the least; the comma where none does. A comma comes last:
    /// it may mark decimals.
    static func find(in lines: some Sequence<Substring>) -> Unicode.Scalar {
        let sample = Array(lines.prefix(20))
        for separator in [";", "\t", "|"] as [Unicode.Scalar] {
            let counts = sample.map { line in
                SeriesRow(line, line: 0, separator: separator)?.cells.count ?? 0
            }
            if let first = counts.first, first >= 2, counts.allSatisfy({ $0 == first }) {
                return separator
            }
        }
        return ","
    }
}
