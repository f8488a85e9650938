import Text

/// Renders a document for a terminal: no markup, tables in columns, footnotes as `[1]` with a list
/// at the end. Wide characters (Hangul, Han, kana) count two columns.
public struct TextRenderer: Sendable, Hashable {
    /// Columns of the terminal, at least 20.
    public let width: Int

    public init(width: Int = 80) { self.width = max(20, width) }

    /// - Throws: ``DocumentError`` for footnotes that are missing or in conflict.
    public func render(_ document: Document) throws(DocumentError) -> String {
        let footnotes = try FootnoteIndex(document)
        var groups = groups(document.blocks, footnotes, width: width)
        let notes = footnotes.order.enumerated().flatMap { index, id in
            hanging(
                plain(footnotes.texts[id] ?? [], footnotes), mark: "[\(index + 1)] ", width: width)
        }
        if !notes.isEmpty { groups.append(notes) }
        if groups.isEmpty { return "" }
        return groups.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func groups(
        _ blocks: [Block], _ footnotes: FootnoteIndex, width: Int
    ) -> [[String]] {
        blocks.map { lines($0, footnotes, width: width) }.filter { !$0.isEmpty }
    }

    private func lines(_ block: Block, _ footnotes: FootnoteIndex, width: Int) -> [String] {
        switch block {
        case .heading(let level, let text):
            let lines = wrapped(plain(text, footnotes), width: width)
            let longest = lines.map { DisplayWidth.of($0) }.max() ?? 0
            switch level {
            case ...1: return lines + [String(repeating: "═", count: longest)]
            case 2: return lines + [String(repeating: "─", count: longest)]
            default: return lines
            }
        case .paragraph(let text): return wrapped(plain(text, footnotes), width: width)
        case .table(let table):
            let cells =
                [table.columns.map { flat($0.title, footnotes) }]
                + table.rows.map { row in
                    table.columns.indices.map { $0 < row.count ? flat(row[$0], footnotes) : "" }
                }
            return TextTable.lines(cells, table.columns.map(\.alignment), width: width)
        case .exhibit(let figure):
            return wrapped(
                "[\(clean(figure.light))] " + clean(figure.alternative), width: width)
                + wrapped(plain(figure.caption, footnotes), width: width)
        case .list(let ordered, let items):
            return items.enumerated().flatMap { index, item in
                hanging(
                    plain(item, footnotes), mark: ordered ? "\(index + 1). " : "• ", width: width)
            }
        case .quote(let inner): return barred(inner, footnotes, first: nil, width: width)
        case .alert(let kind, let inner):
            return barred(inner, footnotes, first: kind.rawValue.uppercased(), width: width)
        case .code(_, let text):
            return text.split(separator: "\n", omittingEmptySubsequences: false).map {
                "    " + clean(String($0))
            }
        case .footnote, .comment: return []
        case .rule: return [String(repeating: "─", count: width)]
        }
    }

    private func barred(
        _ blocks: [Block], _ footnotes: FootnoteIndex, first: String?, width: Int
    ) -> [String] {
        let inner = groups(blocks, footnotes, width: max(10, width - 2))
            .joined(separator: [""])
        return ((first.map { [$0] } ?? []) + inner).map { $0.isEmpty ? "│" : "│ " + $0 }
    }

    private func hanging(_ text: String, mark: String, width: Int) -> [String] {
        let indent = DisplayWidth.of(mark)
        let lines = wrapped(text, width: max(10, width - indent))
        return lines.enumerated().map { index, line in
            (index == 0 ? mark : String(repeating: " ", count: indent)) + line
        }
    }

    /// Wraps text whose line feeds are meant.
    private func wrapped(_ text: String, width: Int) -> [String] {
        if text.isEmpty { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            TextTable.wrap(String($0), width: width)
        }
    }

    private func flat(_ text: [Inline], _ footnotes: FootnoteIndex) -> String {
        String(plain(text, footnotes).map { $0 == "\n" ? " " : $0 })
    }

    private func plain(_ inlines: [Inline], _ footnotes: FootnoteIndex) -> String {
        var result = ""
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): result += clean(text)
            case .strong(let inner), .emphasis(let inner), .link(let inner, _):
                result += plain(inner, footnotes)
            case .footnote(let id): result += "[\(footnotes.number(id))]"
            case .lineBreak: result += "\n"
            }
        }
        return result
    }

    /// Without control characters: text from a ledger must not steer the terminal.
    private func clean(_ text: String) -> String { MarkdownEscaping.collapsed(text) }
}
