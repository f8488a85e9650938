import Text

/// Sets a table of plain cells in columns of a terminal.
package struct TextTable {
    /// Column of least width that a long cell is wrapped to.
    private static let narrowest = 8
    /// … where so many columns would not fit otherwise.
    private static let crowded = 5

    /// - Parameters:
    ///   - cells: the header row first; every row has as many cells as `alignments`.
    ///   - width: columns of the terminal. Kept unless there are too many columns for it.
    package static func lines(
        _ cells: [[String]], _ alignments: [Table.Alignment], width: Int
    ) -> [String] {
        guard let head = cells.first, !alignments.isEmpty else { return [] }
        var widths = alignments.indices.map { column in
            cells.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        let room = width - 2 * (alignments.count - 1)
        let narrowest = alignments.count * Self.narrowest > room ? Self.crowded : Self.narrowest
        while widths.reduce(0, +) > room, let widest = widths.max(), widest > narrowest,
            let column = widths.firstIndex(of: widest)
        {
            widths[column] -= 1
        }
        var lines = rowLines(head, widths, alignments)
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        for row in cells.dropFirst() { lines += rowLines(row, widths, alignments) }
        return lines
    }

    private static func rowLines(
        _ row: [String], _ widths: [Int], _ alignments: [Table.Alignment]
    ) -> [String] {
        let wrapped = zip(row, widths).map { wrap($0, width: $1) }
        let height = wrapped.map(\.count).max() ?? 0
        return (0..<max(1, height)).map { index in
            let parts = widths.indices.map { column in
                let lines = wrapped[column]
                return padded(
                    index < lines.count ? lines[index] : "", to: widths[column], alignments[column])
            }
            var line = Substring(parts.joined(separator: "  "))
            while line.last == " " { line = line.dropLast() }
            return String(line)
        }
    }

    /// Fills a cell with spaces to a number of terminal columns; a longer one stays as it is.
    package static func padded(_ text: String, to width: Int, _ alignment: Table.Alignment)
        -> String
    {
        let missing = max(0, width - DisplayWidth.of(text))
        let before: Int
        switch alignment {
        case .left: before = 0
        case .centre: before = missing / 2
        case .right: before = missing
        }
        return String(repeating: " ", count: before) + text
            + String(repeating: " ", count: missing - before)
    }

    /// Breaks text at spaces to lines of at most `width` terminal columns; longer words are cut.
    package static func wrap(_ text: String, width: Int) -> [String] {
        let width = max(2, width)
        var lines: [String] = []
        var line = ""
        var used = 0
        for part in text.split(separator: " ") {
            var word = Substring(part)
            var size = DisplayWidth.of(String(word))
            if used > 0 && used + 1 + size > width {
                lines.append(line)
                line = ""
                used = 0
            }
            while used == 0 && size > width {
                let piece = prefix(of: word, width: width)
                lines.append(String(piece))
                word = word[piece.endIndex...]
                size = DisplayWidth.of(String(word))
            }
            if word.isEmpty { continue }
            line += (used > 0 ? " " : "") + word
            used += (used > 0 ? 1 : 0) + size
        }
        if used > 0 { lines.append(line) }
        return lines
    }

    private static func prefix(of word: Substring, width: Int) -> Substring {
        var end = word.startIndex
        var used = 0
        while end < word.endIndex {
            used += DisplayWidth.of(String(word[end]))
            if used > width && end > word.startIndex { break }
            end = word.index(after: end)
        }
        return word[..<end]
    }
}
