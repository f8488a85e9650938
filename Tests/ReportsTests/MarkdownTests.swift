import Charts
import Documents
import Foundation
import Testing

@Suite("Markdown")
struct MarkdownTests {
    static let hostile = "<&\"'|`*_[x](y) \n# h\n- a ~~b~~ $x$ https://e.com www.e.com a@b.cc"

    static let sample = Document([
        .comment("manifest --> <script>"),
        .heading(level: 1, ["The AI web: $38 bn, ", .emphasis(["as of"]), " 2026-07-15 #"]),
        .alert(.note, [.paragraph(["Not investment advice."]), .paragraph(["Second."])]),
        .paragraph([
            "Likely ", .strong(["circular"]), ".", .footnote("b"), " Then", .footnote("a"),
            .lineBreak, "- not a list, ", .footnote("b"),
        ]),
        .table(
            Table(
                columns: [
                    Table.Column("Firm"), Table.Column("Amount", .right),
                    Table.Column("Mark", .centre),
                ],
                rows: [
                    [["OpenAI"], ["$38 bn", .footnote("a")], ["●"]],
                    [["코어위브 | CoreWeave"], ["$22.4 bn"], ["▲"]],
                    [[.text(hostile)], [.code("a|b`c")], []],
                ])),
        .exhibit(
            ExhibitFigure(
                light: "figures/e1.light.svg", dark: "figures/e1.dark.svg",
                alternative: "Loops \"of\" <money>\n\nand more", caption: ["E1. Loops"])),
        .list(ordered: false, [["one"], ["two", .lineBreak, "# lines"]]),
        .list(ordered: false, [["other list"]]),
        .list(ordered: true, [["first"], ["1. second"]]),
        .quote([.paragraph(["Quoted."]), .list(ordered: false, [["item"]])]),
        .rule,
        .paragraph([
            .link(["a filing"], url: "https://e.com/a_(b)?q=1|2"), " and ",
            .link(["no link"], url: "javascript:alert(1)"), ", ", .text("380억 달러("),
            .strong(["추정)"]), "은",
        ]),
        .code(language: "dot", "a -> b ``` c"),
        .footnote(id: "a", ["Amazon 8-K. A1."]),
        .footnote(id: "b", ["News, see", .footnote("c"), "."]),
        .footnote(id: "c", ["Root."]),
        .footnote(id: "unused", ["Nobody refers to this."]),
    ])

    @Test("a document keeps its bytes in Markdown and in text")
    func golden() throws {
        try Goldens.expect(MarkdownRenderer().render(Self.sample), matches: "sample.md")
        try Goldens.expect(TextRenderer(width: 60).render(Self.sample), matches: "sample.txt")
    }

    @Test("footnotes are numbered by first reference")
    func footnoteOrder() throws {
        let text = try MarkdownRenderer().render(Self.sample)
        #expect(text.contains("[^1]: News, see[^3]."))
        #expect(text.contains("[^2]: Amazon 8-K. A1."))
        #expect(text.contains("[^3]: Root."))
        #expect(!text.contains("Nobody"))
    }

    @Test("a reference without footnote, or two texts for one id, is an error that names it")
    func footnoteErrors() {
        #expect(throws: DocumentError.undefinedFootnotes(["x"])) {
            try MarkdownRenderer().render(Document([.paragraph([.footnote("x")])]))
        }
        #expect(throws: DocumentError.conflictingFootnotes(["x"])) {
            try TextRenderer().render(
                Document([.footnote(id: "x", ["1"]), .footnote(id: "x", ["2"])]))
        }
    }

    static let texts: [(raw: String, markdown: String)] = [
        ("# no heading", "\\# no heading"), ("1. no list", "1\\. no list"),
        ("- no item", "\\- no item"), ("a_b_c _d_", "a_b_c \\_d\\_"), ("<b>", "\\<b\\>"),
        ("AT&T &amp; &", "AT&amp;T &amp;amp; &"), ("$5–$6 bn", "$5–$6 bn"),
        ("US$ bn", "US\\$ bn"), ("a | b", "a \\| b"), ("two\n\nlines", "two lines"),
        ("[^1]", "\\[^1\\]"), ("https://e.com", "https\\://e.com"), ("2026-07", "2026-07"),
    ]

    @Test("text is escaped only where it could be markup", arguments: texts)
    func escaping(raw: String, markdown: String) throws {
        let rendered = try MarkdownRenderer().render(Document([.paragraph([.text(raw)])]))
        #expect(rendered == markdown + "\n")
    }

    @Test("the lines of a table are equally wide where cells are short")
    func alignedTable() throws {
        let table = Table(
            columns: [Table.Column("Firm"), Table.Column("Amount", .right)],
            rows: [[["코어위브"], ["$1 bn"]], [["xAI"], ["$22.4 bn"]]])
        let text = try MarkdownRenderer().render(Document([.table(table)]))
        #expect(
            text == """
                | Firm     |   Amount |
                | -------- | -------: |
                | 코어위브 |    $1 bn |
                | xAI      | $22.4 bn |

                """)
    }

    @Test("text output keeps to its width", arguments: [20, 40, 60, 100])
    func textWidth(width: Int) throws {
        let document = Document([
            .paragraph([.text(String(repeating: "many words ", count: 30))]),
            .table(
                Table(
                    columns: [Table.Column("Firm"), Table.Column("What it says")],
                    rows: [[["OpenAI"], [.text(String(repeating: "money 돈 ", count: 20))]]])),
        ])
        for line in try TextRenderer(width: width).render(document).split(separator: "\n") {
            let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0xAC00 ? 2 : 1) }
            #expect(columns <= width, "\(line)")
        }
    }
}

/// Runs the renderer of Debian, where it is installed.
@Suite("Markdown as cmark-gfm reads it", .enabled(if: CommonMark.isInstalled))
struct CommonMarkTests {
    static func count(_ needle: String, in text: String) -> Int {
        text.components(separatedBy: needle).count - 1
    }

    @Test("the HTML has the parts of the document")
    func parts() throws {
        let html = try CommonMark.html(MarkdownRenderer().render(MarkdownTests.sample))
        let expected = [
            ("<table>", 1), ("<tr>", 4), ("<th", 1 + 3), ("<td", 9), ("<picture>", 1), ("<img ", 1),
            ("<h1>", 1), ("<ul>", 3), ("<ol", 2), ("<hr", 1), ("<blockquote>", 2),
            ("<section class=\"footnotes\"", 1), ("<li id=\"fn", 3), ("<script>", 1),
            ("<a href=\"https", 1),
            ("<strong>", 2), ("<pre", 1), ("<del>", 0), ("<h2>", 0), ("www.e.com</a>", 0),
            ("mailto", 0), ("javascript", 0), ("<br", 2),
        ]
        for (part, number) in expected {
            #expect(Self.count(part, in: html) == number, "\(part) in\n\(html)")
        }
    }

    @Test(
        "hostile text reads the same when rendered",
        arguments: [
            MarkdownTests.hostile, "**a** __b__ `c` ~d~", "a\\*b", "![i](j)", "<!-- c -->",
            "&lt;&#38;",
            "| a | b |", "***", "===", "> q", "+ x", "10) y", "[^1]", "a@b.cc", "http://x.yz",
            "$a$ $$b$$", "\\", "a\\", ":tada:", "<script>alert(1)</script>",
        ])
    func roundTrip(raw: String) throws {
        let collapsed = raw.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let escaped = collapsed.replacingOccurrences(of: "&", with: "&amp;")
            .replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(of: ">", with: "&gt;")
            .replacingOccurrences(of: "\"", with: "&quot;")
        let documents: [(Document, String)] = [
            (Document([.paragraph([.text(raw)])]), "<p>\(escaped)</p>\n"),
            (
                Document([.list(ordered: false, [[.text(raw)]])]),
                "<ul>\n<li>\(escaped)</li>\n</ul>\n"
            ),
            (Document([.heading(level: 2, [.text(raw)])]), "<h2>\(escaped)</h2>\n"),
            (
                Document([.table(Table(columns: [Table.Column(raw)], rows: [[[.text(raw)]]]))]),
                "<table>\n<thead>\n<tr>\n<th>\(escaped)</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
                    + "<td>\(escaped)</td>\n</tr>\n</tbody>\n</table>\n"
            ),
        ]
        for (document, html) in documents {
            let markdown = try MarkdownRenderer().render(document)
            let rendered = try CommonMark.html(markdown).replacingOccurrences(
                of: "<!-- -->", with: "")
            #expect(rendered == html, "\(markdown)")
        }
    }
}

enum CommonMark {
    static let path = "/usr/bin/cmark-gfm"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    static func html(_ markdown: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = [
            "--unsafe", "--extension", "table", "--extension", "footnotes", "--extension",
            "strikethrough", "--extension", "autolink",
        ]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(markdown.utf8))
        try input.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
