import Text

/// Renders the blocks of a document as HTML: the body of a page.
///
/// ```swift
/// let body = try HTMLRenderer(words: words).render(document)
/// ```
///
/// Text is escaped and never becomes markup. Headings have the ids under which GitHub and GitLab reach them in the Markdown, footnotes
/// stand at the end and lead back to each of their references. Exhibits are drawn into the page, once for each theme; an exhibit
/// without a drawing is given in words.
public struct HTMLRenderer: Sendable {
    /// An exhibit as it is drawn into a page.
    public struct Figure: Sendable, Hashable {
        /// The drawings, as SVG with ids of their own.
        public var light, dark: String
        /// The same for narrow screens; `nil`: the drawing is scrolled there.
        public var narrow: Narrow?
        /// The same under other choices, which a script of the page shows in its place.
        public var variants: [Variant]
        /// HTML below the caption, made elsewhere: the choice of layers and of circuits.
        public var appendix: String

        /// Drawings for narrow screens.
        public struct Narrow: Sendable, Hashable {
            public var light, dark: String

            public init(light: String, dark: String) {
                self.light = light
                self.dark = dark
            }
        }

        /// The figure under one choice.
        public struct Variant: Sendable, Hashable {
            /// What the script asks for: `paid`.
            public var key: String
            public var light, dark: String
            public var narrow: Narrow?
            public var caption: String

            public init(
                key: String, light: String, dark: String, narrow: Narrow? = nil, caption: String
            ) {
                self.key = key
                self.light = light
                self.dark = dark
                self.narrow = narrow
                self.caption = caption
            }
        }

        public init(
            light: String, dark: String, narrow: Narrow? = nil, variants: [Variant] = [],
            appendix: String = ""
        ) {
            self.light = light
            self.dark = dark
            self.narrow = narrow
            self.variants = variants
            self.appendix = appendix
        }
    }

    /// The words of the page.
    public var words: any HTMLWords
    /// Exhibits by the path of their light file.
    public var figures: [String: Figure]
    /// Links that go elsewhere than the document says.
    public var targets: [String: String]

    public init(
        words: any HTMLWords, figures: [String: Figure] = [:], targets: [String: String] = [:]
    ) {
        self.words = words
        self.figures = figures
        self.targets = targets
    }

    /// - Throws: ``DocumentError`` for footnotes that are missing or in conflict.
    /// - Complexity: linear in the size of the document and its drawings.
    public func render(_ document: Document) throws(DocumentError) -> String {
        let footnotes = try FootnoteIndex(document)
        var writer = HTMLBlocks(
            inlines: HTMLInlines(footnotes: footnotes, words: words, targets: targets),
            words: words, figures: figures)
        return writer.render(document.blocks)
    }
}

/// One rendering under way.
private struct HTMLBlocks {
    var inlines: HTMLInlines
    let words: any HTMLWords
    let figures: [String: HTMLRenderer.Figure]
    /// How often each anchor was given: a second heading of the same text gets `-1`.
    private var anchors: [String: Int] = [:]
    private var tables = 0

    init(
        inlines: HTMLInlines, words: any HTMLWords, figures: [String: HTMLRenderer.Figure]
    ) {
        self.inlines = inlines
        self.words = words
        self.figures = figures
    }

    mutating func render(_ blocks: [Block]) -> String {
        var result = ""
        for block in blocks { result += render(block) }
        return result + notes()
    }

    private mutating func inner(_ blocks: [Block]) -> String {
        var result = ""
        for block in blocks { result += render(block) }
        return result
    }

    private mutating func render(_ block: Block) -> String {
        switch block {
        case .heading(let level, let text): return heading(level, text)
        case .paragraph(let text):
            let content = inlines.render(text)
            return content.isEmpty ? "" : "<p>\(content)</p>\n"
        case .table(let table): return render(table)
        case .exhibit(let figure): return render(figure)
        case .list(let ordered, let items):
            if items.isEmpty { return "" }
            var list = ordered ? "<ol>\n" : "<ul>\n"
            for item in items { list += "<li>\(inlines.render(item))</li>\n" }
            return list + (ordered ? "</ol>\n" : "</ul>\n")
        case .quote(let blocks): return "<blockquote>\n\(inner(blocks))</blockquote>\n"
        case .alert(let kind, let blocks):
            let name = xmlEscaped(words.name(kind))
            return
                "<aside class=\"alert \(kind.rawValue)\" aria-label=\"\(name)\">\n<p class=\"kind\">\(name)</p>\n\(inner(blocks))</aside>\n"
        case .code(_, let text):
            return "<pre tabindex=\"0\"><code>\(lines(text))</code></pre>\n"
        case .footnote: return ""
        case .comment(let text): return "<!-- \(MarkdownEscaping.comment(text)) -->\n"
        case .rule: return "<hr>\n"
        }
    }

    private mutating func heading(_ level: Int, _ text: [Inline]) -> String {
        let base = String(headingAnchor(HTMLInlines.plain(text)).dropFirst())
        let count = anchors[base, default: 0]
        anchors[base] = count + 1
        let id = xmlEscaped(count == 0 ? base : "\(base)-\(count)")
        let level = min(6, max(1, level))
        return "<h\(level) id=\"\(id)\">\(inlines.render(text))</h\(level)>\n"
    }

    /// Kept line by line.
    private func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { xmlEscaped(String($0)) }.joined(separator: "\n")
    }

    /// Characters of a cell of numbers that is kept on one line.
    private static let longestNumber = 24

    private mutating func render(_ table: Table) -> String {
        if table.columns.isEmpty { return "" }
        tables += 1
        func cell(
            _ element: String, _ column: Table.Column, _ content: String, isLong: Bool = false
        ) -> String {
            let classes =
                switch column.alignment {
                case .left: ""
                case .centre: " class=\"c\""
                case .right: isLong ? " class=\"r long\"" : " class=\"r\""
                }
            let scope = element == "th" ? " scope=\"col\"" : ""
            return "<\(element)\(scope)\(classes)>\(content)</\(element)>"
        }
        var html =
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(xmlEscaped(words.table(tables)))\">\n<table>\n<thead>\n<tr>"
        for column in table.columns { html += cell("th", column, inlines.render(column.title)) }
        html += "</tr>\n</thead>\n<tbody>\n"
        for row in table.rows {
            html += "<tr>"
            for (index, column) in table.columns.enumerated() {
                let content = index < row.count ? row[index] : []
                html += cell(
                    "td", column, inlines.render(content),
                    isLong: HTMLInlines.plain(content).count > Self.longestNumber)
            }
            html += "</tr>\n"
        }
        return html + "</tbody>\n</table>\n</div>\n"
    }

    private mutating func render(_ figure: ExhibitFigure) -> String {
        let drawn = figures[figure.light]
        let base = drawn.map { !$0.variants.isEmpty } ?? false ? " data-variant=\"\"" : ""
        let hasNarrow = drawn?.narrow != nil
        var html = hasNarrow ? "<figure class=\"has-narrow\">\n" : "<figure>\n"
        if let drawn {
            html += themes(drawn.light, drawn.dark, drawn.narrow, base)
            for variant in drawn.variants {
                let key = " data-variant=\"\(xmlEscaped(variant.key))\" hidden"
                html += themes(variant.light, variant.dark, variant.narrow, key)
                html += "<figcaption\(key)>\(xmlEscaped(variant.caption))</figcaption>\n"
            }
        } else {
            html += "<p>\(xmlEscaped(MarkdownEscaping.collapsed(figure.alternative)))</p>\n"
        }
        let caption = inlines.render(figure.caption)
        if !caption.isEmpty { html += "<figcaption\(base)>\(caption)</figcaption>\n" }
        return html + "</figure>\n" + (drawn?.appendix ?? "")
    }

    /// A drawing in both themes, and for narrow screens where it has a form of its own there.
    private func themes(
        _ light: String, _ dark: String, _ narrow: HTMLRenderer.Figure.Narrow?, _ attributes: String
    ) -> String {
        func both(_ wide: String, _ narrow: String?) -> String {
            narrow.map {
                "<div class=\"on-wide\">\(wide)</div><div class=\"on-narrow\">\($0)</div>"
            } ?? wide
        }
        return
            "<div\(attributes)>\n<div class=\"light\">\(both(light, narrow?.light))</div>\n<div class=\"dark\">\(both(dark, narrow?.dark))</div>\n</div>\n"
    }

    /// The footnotes; those that footnotes refer to come after those of the text.
    private mutating func notes() -> String {
        let order = inlines.footnotes.order
        if order.isEmpty { return "" }
        // References inside notes are counted before the links back are written.
        let texts = order.map { inlines.render(inlines.footnotes.texts[$0] ?? []) }
        var html =
            "<section class=\"footnotes\" aria-label=\"\(xmlEscaped(words.footnotes))\">\n<ol>\n"
        for (index, text) in texts.enumerated() {
            let number = index + 1
            html += "<li id=\"fn-\(number)\">\(text)"
            for count in 1...max(1, inlines.references[number, default: 1]) {
                let label = xmlEscaped(words.backToReference(number, count))
                html +=
                    " <a class=\"back\" href=\"#\(HTMLInlines.reference(number, count))\" aria-label=\"\(label)\">↩</a>"
            }
            html += "</li>\n"
        }
        return html + "</ol>\n</section>\n"
    }
}
