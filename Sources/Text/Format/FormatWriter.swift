/// Writes a ``FormatNode`` as text.
package struct FormatWriter {
    /// Columns up to which `{…}` and `[…]` stay on one line.
    private static let flowWidth = 160

    private var lines: [String] = []

    package static func text(
        _ root: FormatNode, head: (comments: [Comment], hasGap: Bool), tail: [Comment]
    ) -> String {
        var writer = FormatWriter()
        writer.comments(head.comments, indent: 0)
        if head.hasGap { writer.blank() }
        writer.root(root)
        writer.comments(tail, indent: 0)
        while writer.lines.last == "" { writer.lines.removeLast() }
        return writer.lines.joined(separator: "\n") + "\n"
    }

    private mutating func root(_ node: FormatNode) {
        switch node.content {
        case .scalar(let text, let style):
            lines.append(ScalarText.flow(text, style))
        case .sequence(let entries), .mapping(let entries):
            if entries.isEmpty {
                lines.append(FormatWriter.flow(node))
            } else {
                collection(node, indent: 0)
            }
        }
    }

    private mutating func blank() {
        if let last = lines.last, last != "" { lines.append("") }
    }

    private mutating func comments(_ comments: [Comment], indent: Int) {
        for (index, comment) in comments.enumerated() {
            if comment.followsBlank, index > 0 || !lines.isEmpty { blank() }
            lines.append(pad(indent) + comment.text)
        }
    }

    private func pad(_ indent: Int) -> String { String(repeating: " ", count: indent) }

    private mutating func collection(_ node: FormatNode, indent: Int) {
        let entries: [FormatEntry]
        switch node.content {
        case .scalar: return
        case .sequence(let items): entries = items
        case .mapping(let pairs): entries = pairs
        }
        for (index, entry) in entries.enumerated() {
            write(entry, indent: indent, start: nil, isFirst: index == 0)
        }
        comments(node.tail, indent: indent)
    }

    /// - Parameter start: text that stands on the line already (`  - `), for the first key of a list's item.
    private mutating func write(
        _ entry: FormatEntry, indent: Int, start: String?, isFirst: Bool
    ) {
        if start == nil {
            if entry.followsBlank, !isFirst { blank() }
            leading(entry, indent: indent)
        }
        let prefix = start ?? pad(indent)
        if let key = entry.key {
            value(
                entry, line: prefix + ScalarText.key(key) + ":", separator: " ", indent: indent)
        } else {
            item(entry, prefix: prefix, indent: indent)
        }
    }

    private mutating func leading(_ entry: FormatEntry, indent: Int) {
        for (index, comment) in entry.leading.enumerated() {
            // The blank line in front of the first comment is the entry's own.
            if comment.followsBlank, index > 0 { blank() }
            lines.append(pad(indent) + comment.text)
        }
        if entry.hasGap { blank() }
    }

    /// `key:` or `-` with what follows.
    private mutating func value(
        _ entry: FormatEntry, line: String, separator: String, indent: Int
    ) {
        switch entry.value.content {
        case .scalar(let text, let style):
            if let block = ScalarText.block(text, style) {
                append(line + separator + block.header, entry.trailing)
                let inner = pad(indent + 2)
                lines += block.lines.map { $0.isEmpty ? "" : inner + $0 }
            } else {
                let written = ScalarText.line(text, style)
                append(written.isEmpty ? line : line + separator + written, entry.trailing)
            }
        case .sequence(let entries), .mapping(let entries):
            if entry.value.isFlow || entries.isEmpty, entry.value.tail.isEmpty {
                let flow = FormatWriter.flow(entry.value)
                let whole = line + separator + flow
                if entries.isEmpty || whole.unicodeScalars.count <= Self.flowWidth {
                    append(whole, entry.trailing)
                    return
                }
            }
            append(line, entry.trailing)
            collection(entry.value, indent: indent + 2)
        }
    }

    private mutating func item(_ entry: FormatEntry, prefix: String, indent: Int) {
        guard case .mapping(let pairs) = entry.value.content, !pairs.isEmpty,
            !(entry.value.isFlow && fits(entry, prefix))
        else {
            value(entry, line: prefix + "-", separator: " ", indent: indent)
            return
        }
        // Comments of the first key go in front of the dash; the dash stands on the key's line.
        var first = pairs[0]
        leading(first, indent: indent)
        first.leading = []
        if first.trailing == nil { first.trailing = entry.trailing }
        write(first, indent: indent + 2, start: prefix + "- ", isFirst: true)
        for pair in pairs.dropFirst() {
            write(pair, indent: indent + 2, start: nil, isFirst: false)
        }
        comments(entry.value.tail, indent: indent + 2)
    }

    private func fits(_ entry: FormatEntry, _ prefix: String) -> Bool {
        let width = (prefix + "- " + FormatWriter.flow(entry.value)).unicodeScalars.count
        return width <= Self.flowWidth
    }

    /// Appends a line with its comment, at the comment's old column where the line leaves room for it.
    private mutating func append(_ line: String, _ comment: Comment?) {
        guard let comment else {
            lines.append(line)
            return
        }
        let width = line.unicodeScalars.count
        let gap = max(comment.column - 1 - width, 2)
        lines.append(line + pad(gap) + comment.text)
    }

    /// `{a: b, c: [d]}`.
    package static func flow(_ node: FormatNode) -> String {
        switch node.content {
        case .scalar(let text, let style): ScalarText.flow(text, style)
        case .sequence(let items):
            "[" + items.map { flow($0.value) }.joined(separator: ", ") + "]"
        case .mapping(let pairs):
            "{"
                + pairs.map { pair in
                    let value = flow(pair.value)
                    return ScalarText.flow(pair.key ?? "", .plain)
                        + (value.isEmpty ? ":" : ": " + value)
                }.joined(separator: ", ") + "}"
        }
    }
}
