import Charts
import Documents
import Text

/// One page that needs nothing but itself: the report with its exhibits drawn in, both themes, and a choice of circuits.
///
/// The page makes no request: its policy allows inline style and script and `data:` images only. Nothing in it depends on when or where
/// it was made.
public struct ReportPage: Sendable {
    /// The same page in another language.
    public struct Translation: Sendable, Hashable {
        /// Its file, beside this one.
        public var file: String
        /// The language, as BCP 47 names it, and as it names itself.
        public var code, name: String

        public init(file: String, code: String, name: String) {
            self.file = file
            self.code = code
            self.name = name
        }
    }

    public var title: String
    public var document: Document
    /// Exhibits by the path of their light file, as in the document.
    public var figures: [String: HTMLRenderer.Figure]
    /// The exhibit below which the choice stands, and its circuits.
    public var ladder: (path: String, rows: [CircuitLadder.Row])?
    /// The page in other languages.
    public var translations: [Translation]
    /// Links that go elsewhere than the document says.
    public var targets: [String: String]
    public var words: PageWords
    public var strings: ExhibitStrings
    /// Whether the page is printed on one sheet.
    public var isOnePage: Bool

    public init(
        title: String, document: Document, figures: [String: HTMLRenderer.Figure],
        ladder: (path: String, rows: [CircuitLadder.Row])? = nil, translations: [Translation] = [],
        targets: [String: String] = [:], words: PageWords = PageWords(language: .en),
        strings: ExhibitStrings = .english, isOnePage: Bool = false
    ) {
        self.title = title
        self.document = document
        self.figures = figures
        self.ladder = ladder
        self.translations = translations
        self.targets = targets
        self.words = words
        self.strings = strings
        self.isOnePage = isOnePage
    }

    /// What the page may load: nothing from outside.
    static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

    /// The whole page, ending with a line feed.
    ///
    /// - Throws: ``DocumentError`` for footnotes that are missing or in conflict.
    public func html() throws(DocumentError) -> String {
        var figures = figures
        if let ladder {
            figures[ladder.path]?.appendix =
                CircuitPicker(rows: ladder.rows, words: words, strings: strings).html
        }
        let body = try HTMLRenderer(words: words, figures: figures, targets: targets)
            .render(document)
        return """
            <!DOCTYPE html>
            <html lang="\(words.code)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>\(xmlEscaped(title))</title>
            <style>
            \(PageStyle.text)
            </style>
            </head>
            <body>
            \(controls)
            <main id="report"\(isOnePage ? " class=\"one-page\"" : "")>
            \(contents)\(body)</main>
            <script>
            \(PageScript.text)
            </script>
            </body>
            </html>

            """
    }

    /// Links to the sections, folded up; empty for a document with fewer than two.
    private var contents: String {
        let sections = document.blocks.compactMap { block -> String? in
            guard case .heading(2, let text) = block else { return nil }
            return HTMLInlines.plain(text)
        }
        guard sections.count > 1 else { return "" }
        let items = sections.map { section in
            "<li><a href=\"\(xmlEscaped(headingAnchor(section)))\">\(xmlEscaped(section))</a></li>\n"
        }
        let name = xmlEscaped(words.contents)
        return
            "<nav class=\"contents\" aria-label=\"\(name)\">\n<details>\n<summary>\(name)</summary>\n<ul>\n\(items.joined())</ul>\n</details>\n</nav>\n"
    }

    private var controls: String {
        var html =
            "<header class=\"controls\">\n<a class=\"skip\" href=\"#report\">\(xmlEscaped(words.skipToReport))</a>\n<div role=\"group\" aria-label=\"\(xmlEscaped(words.theme))\">\n"
        for (theme, name) in [
            ("system", words.system), ("light", words.light), ("dark", words.dark),
        ] {
            html +=
                "<button type=\"button\" data-set-theme=\"\(theme)\" aria-pressed=\"\(theme == "system")\">\(xmlEscaped(name))</button>\n"
        }
        html += "</div>\n"
        for other in translations {
            let file = xmlEscaped(MarkdownEscaping.target(other.file))
            let code = xmlEscaped(other.code)
            html +=
                "<a href=\"\(file)\" hreflang=\"\(code)\" lang=\"\(code)\">\(xmlEscaped(other.name))</a>\n"
        }
        return html + "</header>"
    }
}
