import Text

/// Renders a document in the dialect of reports: ATX headings, pipe tables, footnotes, pictures with
/// a file per theme, alerts that also read as quotes.
///
/// ```swift
/// let markdown = try MarkdownRenderer().render(document)
/// ```
///
/// Text is escaped so that it reads as given and cannot become markup or break a table. The output
/// has no front matter, no inline SVG, one line feed at the end, and depends on nothing but the
/// document.
public struct MarkdownRenderer: Sendable, Hashable {
    /// Columns of a listing beyond which cells are no longer padded.
    private static let widestPad = 44

    public init() {}

    /// - Throws: ``DocumentError`` for footnotes that are missing or in conflict.
    /// - Complexity: linear in the size of the document.
    public func render(_ document: Document) throws(DocumentError) -> String {
        let footnotes = try FootnoteIndex(document)
        var parts = parts(document.blocks, footnotes)
        for (index, id) in footnotes.order.enumerated() {
            let text = MarkdownInlines(footnotes: footnotes)
                .render(footnotes.texts[id] ?? [], isLineStart: true)
            parts.append("[^\(index + 1)]: " + indented(text, by: "    "))
        }
        return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
    }

    private func parts(_ blocks: [Block], _ footnotes: FootnoteIndex) -> [String] {
        var result: [String] = []
        var previousList: Bool?
        for block in blocks {
            guard let part = part(block, footnotes) else { continue }
            if case .list(let ordered, _) = block {
                // Two lists in a row would read as one.
                if previousList == ordered { result.append("<!-- -->") }
                previousList = ordered
            } else {
                previousList = nil
            }
            result.append(part)
        }
        return result
    }

    private func part(_ block: Block, _ footnotes: FootnoteIndex) -> String? {
        let inlines = MarkdownInlines(footnotes: footnotes)
        switch block {
        case .heading(let level, let text):
            let line = MarkdownInlines(footnotes: footnotes, isOneLine: true)
                .render(text, isLineStart: false)
            // Hashes at the end would be taken for the end of the heading.
            let end = line.hasSuffix("#") ? String(line.dropLast()) + "\\#" : line
            return String(repeating: "#", count: min(6, max(1, level))) + " " + end
        case .paragraph(let text):
            let line = inlines.render(text, isLineStart: true)
            return line.isEmpty ? nil : line
        case .table(let table): return render(table, footnotes)
        case .exhibit(let figure): return render(figure, inlines)
        case .list(let ordered, let items):
            if items.isEmpty { return nil }
            return items.enumerated().map { index, item in
                let mark = ordered ? "\(index + 1). " : "- "
                let indent = String(repeating: " ", count: mark.count)
                return mark + indented(inlines.render(item, isLineStart: true), by: indent)
            }.joined(separator: "\n")
        case .quote(let inner): return quoted(parts(inner, footnotes).joined(separator: "\n\n"))
        case .alert(let kind, let inner):
            return "> [!\(kind.rawValue.uppercased())]\n"
                + quoted(parts(inner, footnotes).joined(separator: "\n\n"))
        case .code(let language, let text): return fenced(text, language: language)
        case .footnote: return nil
        case .comment(let text): return "<!-- " + MarkdownEscaping.comment(text) + " -->"
        case .rule: return "---"
        }
    }

    private func render(_ figure: ExhibitFigure, _ inlines: MarkdownInlines) -> String {
        let light = xmlEscaped(MarkdownEscaping.target(figure.light))
        let dark = xmlEscaped(MarkdownEscaping.target(figure.dark))
        let alternative = xmlEscaped(MarkdownEscaping.collapsed(figure.alternative))
        let picture = """
            <picture>
              <source media="(prefers-color-scheme: dark)" srcset="\(dark)">
              <img alt="\(alternative)" src="\(light)">
            </picture>
            """
        let caption = inlines.render([.emphasis(figure.caption)], isLineStart: true)
        return caption.isEmpty ? picture : picture + "\n\n" + caption
    }

    private func render(_ table: Table, _ footnotes: FootnoteIndex) -> String? {
        if table.columns.isEmpty { return nil }
        let inlines = MarkdownInlines(footnotes: footnotes, isCell: true)
        let head = table.columns.map { inlines.render($0.title, isLineStart: false) }
        let rows = table.rows.map { row in
            table.columns.indices.map { column in
                column < row.count ? inlines.render(row[column], isLineStart: false) : ""
            }
        }
        let widths = table.columns.indices.map { column in
            let widest = ([head] + rows).map { DisplayWidth.of($0[column]) }.max() ?? 3
            return min(Self.widestPad, max(3, widest))
        }
        let rule = zip(table.columns, widths).map { column, width in
            switch column.alignment {
            case .left: String(repeating: "-", count: width)
            case .centre: ":" + String(repeating: "-", count: width - 2) + ":"
            case .right: String(repeating: "-", count: width - 1) + ":"
            }
        }
        let lines = [head, rule] + rows
        return lines.map { cells in
            let padded = cells.indices.map { column in
                TextTable.padded(cells[column], to: widths[column], table.columns[column].alignment)
            }
            return "| " + padded.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }

    private func fenced(_ text: String, language: String) -> String {
        var longest = 2
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let word = language.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return fence + word + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence
    }

    private func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    }

    private func indented(_ text: String, by indent: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\n" + indent)
    }
}
