/// A report before it is rendered: blocks in order.
public struct Document: Sendable, Hashable {
    public var blocks: [Block]

    public init(_ blocks: [Block] = []) { self.blocks = blocks }
}

/// Why a document cannot be rendered.
public enum DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// References without a footnote, in order of first reference.
    case undefinedFootnotes([String])
    /// Ids defined twice with different texts.
    case conflictingFootnotes([String])

    public var description: String {
        switch self {
        case .undefinedFootnotes(let ids):
            "no footnote is defined for \(ids.joined(separator: ", ")); add a footnote block for each"
        case .conflictingFootnotes(let ids):
            "footnotes defined twice with different texts: \(ids.joined(separator: ", ")); keep one"
        }
    }
}

/// The footnotes of a document: numbers by order of first reference.
///
/// A footnote may refer to others; these follow after all that the body refers to. A footnote
/// that nothing refers to has no number and is not rendered.
package struct FootnoteIndex {
    /// Referenced ids in order; number = position + 1.
    package private(set) var order: [String] = []
    package private(set) var texts: [String: [Inline]] = [:]
    private var numbers: [String: Int] = [:]

    package init(_ document: Document) throws(DocumentError) {
        var conflicts: [String] = []
        for block in document.blocks { define(block, &conflicts) }
        if !conflicts.isEmpty { throw .conflictingFootnotes(conflicts) }
        for block in document.blocks { collect(block) }
        var next = 0
        while next < order.count {
            for inline in texts[order[next]] ?? [] { collect(inline) }
            next += 1
        }
        let undefined = order.filter { texts[$0] == nil }
        if !undefined.isEmpty { throw .undefinedFootnotes(undefined) }
    }

    package func number(_ id: String) -> Int { numbers[id] ?? 0 }

    private mutating func define(_ block: Block, _ conflicts: inout [String]) {
        switch block {
        case .footnote(let id, let text):
            if let known = texts[id], known != text, !conflicts.contains(id) {
                conflicts.append(id)
            }
            texts[id] = text
        case .quote(let inner), .alert(_, let inner):
            for block in inner { define(block, &conflicts) }
        default: break
        }
    }

    private mutating func collect(_ block: Block) {
        switch block {
        case .heading(_, let text), .paragraph(let text): collect(text)
        case .table(let table):
            for column in table.columns { collect(column.title) }
            for row in table.rows {
                for cell in row.prefix(table.columns.count) { collect(cell) }
            }
        case .exhibit(let figure): collect(figure.caption)
        case .list(_, let items): for item in items { collect(item) }
        case .quote(let inner), .alert(_, let inner): for block in inner { collect(block) }
        case .code, .footnote, .comment, .rule: break
        }
    }

    private mutating func collect(_ text: [Inline]) { for inline in text { collect(inline) } }

    private mutating func collect(_ inline: Inline) {
        switch inline {
        case .footnote(let id):
            if numbers[id] != nil { return }
            order.append(id)
            numbers[id] = order.count
        case .strong(let inner), .emphasis(let inner), .link(let inner, _): collect(inner)
        case .text, .code, .lineBreak: break
        }
    }
}
