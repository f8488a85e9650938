import Text

/// The rows of the tables of a page that need not be well formed: text of each cell, and whether it is a form's value.
///
/// Nothing is run, fetched or resolved; of entities only the five of XML, spaces and numbers are undone. O(length).
struct HTMLRows {
    struct Cell: Hashable {
        var text: String
        /// Whether it was filled in: class `xforms_input`.
        var isValue: Bool
    }

    private(set) var title = ""
    private(set) var rows: [[Cell]] = []

    init(_ html: String) {
        var row: [Cell]?
        var cell: Cell?
        var isTitle = false
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            let text = rest[..<open]
            if cell != nil { cell?.text += text }
            if isTitle { title += text }
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: open)..<close].lowercased()
            rest = rest[rest.index(after: close)...]
            let name = tag.prefix { $0.isLetter || $0 == "/" }
            switch name {
            case "title": isTitle = true
            case "/title": isTitle = false
            case "tr": row = []
            case "td", "th":
                if let open = cell { row?.append(open) }
                cell = Cell(text: "", isValue: tag.contains("xforms_input"))
            case "span", "p", "div": if tag.contains("xforms_input") { cell?.isValue = true }
            case "br", "br/": cell?.text += " "
            case "/td", "/th":
                if let open = cell { row?.append(open) }
                cell = nil
            case "/tr":
                if let open = cell { row?.append(open) }
                cell = nil
                if let done = row { rows.append(done.map(Self.cleaned)) }
                row = nil
            default: break
            }
        }
        title = CellText.folded(Self.unescaped(title))
    }

    private static func cleaned(_ cell: Cell) -> Cell {
        Cell(text: CellText.folded(unescaped(cell.text)), isValue: cell.isValue)
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing("&nbsp;", with: " ").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&apos;", with: "'")
            .replacing("&amp;", with: "&")
    }
}
