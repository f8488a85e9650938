/// Renders running text as Markdown.
package struct MarkdownInlines {
    package let footnotes: FootnoteIndex
    /// Inside a table, where a bar would end the cell.
    package let isCell: Bool
    /// Inside a heading or a table, where a line feed would end the block.
    package let isOneLine: Bool

    package init(footnotes: FootnoteIndex, isCell: Bool = false, isOneLine: Bool = false) {
        self.footnotes = footnotes
        self.isCell = isCell
        self.isOneLine = isOneLine || isCell
    }

    package func render(_ inlines: [Inline], isLineStart: Bool) -> String {
        var result = ""
        var atStart = isLineStart
        for (index, inline) in inlines.enumerated() {
            let following = Array(inlines[(index + 1)...].prefix(1))
            result += render(inline, atStart: atStart, before: result.last, following: following)
            if case .lineBreak = inline {
                atStart = !isOneLine
            } else if !result.isEmpty {
                atStart = false
            }
        }
        return result
    }

    private func render(
        _ inline: Inline, atStart: Bool, before: Character?, following: [Inline]
    ) -> String {
        switch inline {
        case .text(let text):
            return MarkdownEscaping.text(
                text, MarkdownEscaping.Context(isLineStart: atStart))
        case .code(let text): return MarkdownEscaping.code(text, isCell: isCell)
        case .lineBreak: return isOneLine ? "<br>" : "\\\n"
        case .footnote(let id): return "[^\(footnotes.number(id))]"
        case .link(let inner, let url):
            let text = render(inner, isLineStart: false)
            return isSafeLink(url) ? "[\(text)](\(MarkdownEscaping.target(url)))" : text
        case .strong(let inner):
            return delimited(inner, "**", "strong", before: before, following: following)
        case .emphasis(let inner):
            return delimited(inner, "*", "em", before: before, following: following)
        }
    }

    /// Emphasis with `mark`, or with the HTML element where the rules of CommonMark (0.31,
    /// "left-flanking delimiter run") would leave the mark as it is, as happens between a closing
    /// bracket and a Korean particle.
    private func delimited(
        _ inner: [Inline], _ mark: String, _ element: String, before: Character?,
        following: [Inline]
    ) -> String {
        let raw = render(inner, isLineStart: false)
        let content = trimmed(raw)
        if content.isEmpty { return raw }
        let lead = String(raw.prefix(while: { $0 == " " }))
        let trail = String(raw.reversed().prefix(while: { $0 == " " }))
        let previous = lead.isEmpty ? before : " "
        let next: Character? =
            trail.isEmpty
            ? render(following, isLineStart: false).first : " "
        let opens = flanks(outer: previous, inner: content.first)
        let closes = flanks(outer: next, inner: content.last)
        let isNested =
            previous == "*" || next == "*" || content.hasPrefix("*") || content.hasSuffix("*")
        if opens && closes && !isNested { return lead + mark + content + mark + trail }
        return lead + "<\(element)>" + content + "</\(element)>" + trail
    }

    private func flanks(outer: Character?, inner: Character?) -> Bool {
        guard let inner, !inner.isWhitespace else { return false }
        if !isPunctuation(inner) { return true }
        guard let outer else { return true }
        return outer.isWhitespace || isPunctuation(outer)
    }

    private func isPunctuation(_ character: Character) -> Bool {
        character.isPunctuation || character.isSymbol
    }

    private func trimmed(_ text: String) -> String {
        var part = Substring(text)
        while part.first == " " { part = part.dropFirst() }
        while part.last == " " { part = part.dropLast() }
        return String(part)
    }
}
