/// A comment of a YAML file.
package struct Comment: Hashable {
    package var line: Int
    package var column: Int
    /// With its `#`, without blanks at the end.
    package var text: String
    /// Whether nothing stands in front of it.
    package var isAlone: Bool
    /// Whether the line above is blank.
    package var followsBlank: Bool
}

/// Finds comments: every `#` that is not inside a scalar begins one.
package enum CommentScanner {
    /// Comments in the order of the text. Cost: linear.
    package static func comments(_ bytes: [UInt8], _ root: YAMLNode) -> [Comment] {
        let lines = self.lines(bytes)
        var covered = Coverage(lineCount: lines.count)
        covered.add(root)
        var found: [Comment] = []
        var isBlankAbove = false
        for (index, line) in lines.enumerated() {
            var column = 0
            var isAlone = true
            while column < line.count {
                if let end = covered.end(line: index, column: column) {
                    isAlone = false
                    column = max(end, column + 1)
                    continue
                }
                if line[column] == "#" {
                    var text = String.UnicodeScalarView(line[column...])
                    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
                    found.append(
                        Comment(
                            line: index + 1, column: column + 1, text: String(text),
                            isAlone: isAlone, followsBlank: isBlankAbove))
                    break
                }
                if line[column] != " ", line[column] != "\t" { isAlone = false }
                column += 1
            }
            isBlankAbove = line.allSatisfy { $0 == " " || $0 == "\t" }
        }
        return found
    }

    /// Lines as arrays of scalars, without line ends and without a byte order mark.
    package static func lines(_ bytes: [UInt8]) -> [[Unicode.Scalar]] {
        bytes[TextCheck.markLength(bytes)...].split(
            separator: 0x0A, omittingEmptySubsequences: false
        ).map { line in
            let text = line.last == 0x0D ? line.dropLast() : line
            return Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        }
    }

    /// Which columns scalars take, by line.
    private struct Coverage {
        private var spans: [[(start: Int, end: Int)]]

        init(lineCount: Int) { spans = Array(repeating: [], count: lineCount) }

        /// Recursion is bounded by the depth that the parser allows.
        mutating func add(_ node: YAMLNode) {
            switch node.content {
            case .scalar(_, let style): add(node, style)
            case .sequence(let items, _): for item in items { add(item) }
            case .mapping(let entries, _):
                for entry in entries {
                    add(
                        line: entry.keyPlace.line, from: entry.keyPlace.column,
                        to: entry.keyPlace.column + entry.keyPlace.length)
                    add(entry.value)
                }
            case .refused: break
            }
        }

        private mutating func add(_ node: YAMLNode, _ style: YAMLNode.Style) {
            let start = node.place
            guard node.end.line > start.line else {
                add(line: start.line, from: start.column, to: node.end.column)
                return
            }
            // Behind the indicator of a block scalar a comment may stand; its text begins on the next line.
            let isBlock = style == .literal || style == .folded
            add(line: start.line, from: start.column, to: isBlock ? start.column + 1 : .max)
            if node.end.line > start.line + 1 {
                for line in (start.line + 1)..<node.end.line { add(line: line, from: 1, to: .max) }
            }
            add(line: node.end.line, from: 1, to: node.end.column)
        }

        private mutating func add(line: Int, from: Int, to: Int) {
            guard spans.indices.contains(line - 1), to > from else { return }
            spans[line - 1].append((from - 1, to == .max ? .max : to - 1))
        }

        /// End of the span that holds the column; spans of a line are few and in order.
        mutating func end(line: Int, column: Int) -> Int? {
            while let first = spans[line].first, first.end <= column { spans[line].removeFirst() }
            guard let first = spans[line].first, first.start <= column else { return nil }
            return first.end
        }
    }
}
