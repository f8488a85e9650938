import Text

/// Renders running text as HTML, and counts the references to each footnote, so that the footnote can lead back to every one.
package struct HTMLInlines {
    package let footnotes: FootnoteIndex
    package let words: any HTMLWords
    /// Other targets for links of the document: a report's Markdown file stands beside a page of its own.
    package let targets: [String: String]
    /// References rendered so far, by number of the footnote.
    package private(set) var references: [Int: Int] = [:]

    package init(footnotes: FootnoteIndex, words: any HTMLWords, targets: [String: String]) {
        self.footnotes = footnotes
        self.words = words
        self.targets = targets
    }

    package mutating func render(_ inlines: [Inline]) -> String {
        var result = ""
        for inline in inlines { result += render(inline) }
        return result
    }

    private mutating func render(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): return xmlEscaped(MarkdownEscaping.collapsed(text))
        case .code(let text): return "<code>\(xmlEscaped(MarkdownEscaping.collapsed(text)))</code>"
        case .lineBreak: return "<br>"
        case .strong(let inner): return "<strong>\(render(inner))</strong>"
        case .emphasis(let inner): return "<em>\(render(inner))</em>"
        case .link(let inner, let url):
            let text = render(inner)
            guard isSafeLink(url) else { return text }
            let target = targets[url] ?? url
            return "<a href=\"\(xmlEscaped(MarkdownEscaping.target(target)))\">\(text)</a>"
        case .footnote(let id):
            let number = footnotes.number(id)
            let count = references[number, default: 0] + 1
            references[number] = count
            return
                "<sup><a id=\"\(Self.reference(number, count))\" href=\"#fn-\(number)\" aria-label=\"\(xmlEscaped(words.footnote(number)))\">\(number)</a></sup>"
        }
    }

    /// Id of the n-th reference to a footnote.
    package static func reference(_ number: Int, _ count: Int) -> String {
        count == 1 ? "fnref-\(number)" : "fnref-\(number)-\(count)"
    }

    /// Text without markup, as a heading's anchor is made from.
    package static func plain(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): MarkdownEscaping.collapsed(text)
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): plain(inner)
            case .footnote: ""
            case .lineBreak: " "
            }
        }.joined()
    }
}
