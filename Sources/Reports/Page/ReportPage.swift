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

    /// Deals behind a flow of a drawing.
    public struct Flow: Sendable {
        public var key: String
        /// Title, and where on the page the deal stands.
        public var deals: [(title: String, anchor: String)]

        public init(key: String, deals: [(title: String, anchor: String)]) {
            self.key = key
            self.deals = deals
        }
    }

    public var title: String
    public var document: Document
    /// Exhibits by the path of their light file, as in the document.
    public var figures: [String: HTMLRenderer.Figure]
    /// The exhibit below which the choice stands, and its circuits.
    public var ladder: (path: String, rows: [CircuitLadder.Row])?
    /// What a flow of a drawing leads to.
    public var flows: [Flow]
    /// The page in other languages.
    public var translations: [Translation]
    /// Links that go elsewhere than the document says.
    public var targets: [String: String]
    public var words: PageWords
    public var strings: ExhibitStrings
    /// Follows a number that is copied from the page.
    public var citation: String
    /// Whether the page is printed on one sheet.
    public var isOnePage: Bool

    public init(
        title: String, document: Document, figures: [String: HTMLRenderer.Figure],
        ladder: (path: String, rows: [CircuitLadder.Row])? = nil, flows: [Flow] = [],
        translations: [Translation] = [], targets: [String: String] = [:],
        words: PageWords = PageWords(language: .en),
        strings: ExhibitStrings = .english, citation: String = "", isOnePage: Bool = false
    ) {
        self.title = title
        self.document = document
        self.figures = figures
        self.ladder = ladder
        self.flows = flows
        self.citation = citation
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
            figures[ladder.path]?.appendix +=
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
            \(isOnePage ? "" : contents)<main id="report"\(isOnePage ? " class=\"one-page\"" : "")\(data)>
            \(body)</main>
            \(flowList)<dialog aria-label="\(xmlEscaped(words.card))">
            <button type="button" data-close>\(xmlEscaped(words.close))</button>
            <div class="card"></div>
            </dialog>
            <p class="said" role="status"></p>
            <script>
            \(PageScript.text)
            </script>
            </body>
            </html>

            """
    }

    /// Words that the script needs, and what a copied number names as its source.
    private var data: String {
        [
            ("cite", citation), ("filter", words.filter), ("copied", words.copied),
            ("deals", words.dealsOfFlow), ("copy", words.copyHint),
        ].map { " data-\($0.0)=\"\(xmlEscaped($0.1))\"" }.joined()
    }

    /// Deals behind the flows of drawings: what a click on a flow shows.
    private var flowList: String {
        if flows.isEmpty { return "" }
        let items = flows.map { flow in
            let links = flow.deals.map {
                "<li><a href=\"\(xmlEscaped($0.anchor))\">\(xmlEscaped($0.title))</a></li>"
            }.joined()
            return
                "<div data-deals-of=\"\(xmlEscaped(flow.key))\"><p>\(xmlEscaped(flow.key.split(separator: " ").dropLast().joined(separator: " ")))</p><ul>\(links)</ul></div>\n"
        }
        return "<div hidden>\n\(items.joined())</div>\n"
    }

    /// Links to the sections, beside the text where there is room; empty for a document with fewer than two.
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
            "<nav class=\"contents\" aria-label=\"\(name)\">\n<details open>\n<summary>\(name)</summary>\n<ul>\n\(items.joined())</ul>\n</details>\n</nav>\n"
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
