import Charts
import Documents
import Foundation
import Reports
import TestSupport
import Testing
import Text

@Suite("HTML")
struct HTMLTests {
    static func render(_ blocks: [Block]) throws -> String {
        try HTMLRenderer(words: PageWords(language: .en)).render(Document(blocks))
    }

    @Test("a document keeps its bytes in HTML")
    func golden() throws {
        try Goldens.expect(
            HTMLRenderer(words: PageWords(language: .en)).render(MarkdownTests.sample),
            matches: "sample.html")
    }

    @Test(
        "hostile text is text",
        arguments: [
            MarkdownTests.hostile, "<script>alert(1)</script>", "--><img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)", "' x='", "&lt;b&gt;", "</style></script>", "\u{0}\u{8}",
        ])
    func escaping(raw: String) throws {
        let html = try Self.render([
            .heading(level: 2, [.text(raw)]), .paragraph([.strong([.text(raw)]), .code(raw)]),
            .table(Table(columns: [Table.Column(raw)], rows: [[[.text(raw)]]])),
            .exhibit(ExhibitFigure(light: raw, dark: raw, alternative: raw, caption: [.text(raw)])),
            .code(language: raw, raw), .list(ordered: true, [[.text(raw)]]), .comment(raw),
            .paragraph([.link([.text(raw)], url: "https://e.com/\(raw)")]),
        ])
        let comment = html.range(of: "<!-- .*? -->", options: .regularExpression)
        let rest = comment.map { html.replacingCharacters(in: $0, with: "") } ?? html
        for forbidden in ["<script", "<img", " onmouseover=\"", "</style", "<b>", "\u{0}"] {
            #expect(!rest.contains(forbidden), "\(forbidden)")
        }
    }

    @Test("links that run something are text")
    func links() throws {
        let html = try Self.render([
            .paragraph([
                .link(["a"], url: "javascript:alert(1)"), .link(["b"], url: "data:text/html,x"),
                .link(["c"], url: "https://e.com/\"><b>"), .link(["d"], url: "#there"),
            ])
        ])
        #expect(!html.contains("javascript") && !html.contains("data:"))
        #expect(html.contains("<a href=\"https://e.com/%22%3E%3Cb%3E\">c</a>"))
        #expect(html.contains("<a href=\"#there\">d</a>"))
    }

    @Test("headings have the anchors of the Markdown, the second of a text its own")
    func anchors() throws {
        let html = try Self.render([
            .heading(level: 2, ["4 Circularity: how much?"]), .heading(level: 3, ["한국어 제목"]),
            .heading(level: 2, ["4 Circularity: how much?"]),
        ])
        #expect(html.contains("<h2 id=\"4-circularity-how-much\">"))
        #expect(html.contains("<h3 id=\"한국어-제목\">"))
        #expect(html.contains("<h2 id=\"4-circularity-how-much-1\">"))
    }

    @Test("footnotes lead back to every reference")
    func footnotes() throws {
        let html = try HTMLRenderer(words: PageWords(language: .en)).render(MarkdownTests.sample)
        let links = html.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        #expect(links.count >= 8)
        for link in links { #expect(html.contains("id=\"\(link)\""), "\(link)") }
        let ids = html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(throws: DocumentError.undefinedFootnotes(["x"])) {
            try Self.render([.paragraph([.footnote("x")])])
        }
    }
}

/// The page of the samples, as a browser shows it.
@Suite("The page in Chromium", .enabled(if: ChromiumPage.isInstalled), .serialized)
struct PageTests {
    static func figure(_ draw: (Theme) -> DrawnExhibit) -> HTMLRenderer.Figure {
        HTMLRenderer.Figure(
            light: draw(.light).svg(idSuffix: "light"), dark: draw(.dark).svg(idSuffix: "dark"))
    }

    static func page(_ words: PageWords) -> ReportPage {
        let exhibits: [(String, HTMLRenderer.Figure)] = ExhibitGoldenTests.exhibits.map { exhibit in
            (exhibit.name, figure(exhibit.draw))
        }
        let shown: [Block] = exhibits.map { name, _ in
            .exhibit(
                ExhibitFigure(light: name, dark: name, alternative: name, caption: [.text(name)]))
        }
        return ReportPage(
            title: "Sample", document: Document(shown + MarkdownTests.sample.blocks),
            figures: Dictionary(uniqueKeysWithValues: exhibits),
            ladder: (path: "e1-circuit-ladder", rows: SampleExhibits.ladder.rows),
            translations: [
                words.code == "en"
                    ? .init(file: "report.ko.html", code: "ko", name: "한국어")
                    : .init(file: "report.html", code: "en", name: "English")
            ], words: words)
    }

    @Test(
        "opens, shows what is picked, changes its theme, asks for nothing, names everything",
        arguments: ["en", "ko"])
    func behaves(code: String) throws {
        let words: PageWords = code == "en" ? PageWords(language: .en) : PageWords(language: .ko)
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ouroboros-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("report.html")
        try Data(try Self.page(words).html().utf8).write(to: file)

        let browser = try ChromiumPage()
        let blank = try browser.screenshot()
        try browser.open(file)
        let opened = try browser.screenshot()
        #expect(opened.count > 5 * blank.count, "\(opened.count) bytes, blank \(blank.count)")
        #expect(try browser.evaluate("document.documentElement.lang") as? String == code)

        // A circuit: by its button, then by its row in the drawing.
        func dimmed(_ attribute: String, _ value: String) throws -> Bool? {
            try browser.evaluate(
                "document.querySelector('.light [data-\(attribute)=\"\(value)\"]').classList.contains('dim')"
            ) as? Bool
        }
        func visibleCircuits() throws -> [String] {
            try browser.evaluate(
                "Array.from(document.querySelectorAll('.circuit')).filter((s) => s.offsetHeight > 0).map((s) => s.id)"
            ) as? [String] ?? []
        }
        #expect(try visibleCircuits() == [])
        try browser.click("[data-pick=C2]")
        #expect(try visibleCircuits() == ["circuit-C2"])
        #expect(try dimmed("circuit", "C1") == true)
        #expect(try dimmed("circuit", "C2") == false)
        #expect(try dimmed("flow", "OpenAI → Oracle commerce") == false)
        #expect(try dimmed("flow", "OpenAI → Microsoft commerce") == true)
        #expect(try dimmed("firm", "Oracle") == false)
        #expect(try dimmed("firm", "xAI") == true)
        let legs = try browser.evaluate(
            "Array.from(document.querySelectorAll('#circuit-C2 tbody tr')).map((r) => r.innerText).join('|')"
        )
        #expect((legs as? String)?.contains("$300 bn") == true, "\(legs ?? "")")
        let picked = try browser.screenshot()
        try browser.click(".light [data-circuit=C4] text")
        #expect(try visibleCircuits() == ["circuit-C4"])
        try browser.click("[data-pick='']")
        #expect(try visibleCircuits() == [])
        #expect(try dimmed("circuit", "C1") == false)
        #expect(picked.count > 5 * blank.count)

        // Both themes, each with everything readable; the whole page at once, so that all of it is hit.
        let height = try browser.evaluate("document.documentElement.scrollHeight") as? Int ?? 0
        #expect(height > 3000)
        _ = try browser.evaluate("document.querySelector('.controls').style.position = 'static'")
        try browser.send(
            "Emulation.setDeviceMetricsOverride",
            ["width": 1200, "height": height + 400, "deviceScaleFactor": 1, "mobile": false])
        // The drawings of the samples are the same on both pages.
        for theme in code == "en" ? Theme.all : [] {
            try browser.click("[data-set-theme=\(theme.name)]")
            let ground = try browser.evaluate("getComputedStyle(document.body).backgroundColor")
            let expected = theme.background
            #expect(
                ground as? String
                    == "rgb(\(expected.red), \(expected.green), \(expected.blue))")
            let result = try browser.evaluate(ChromiumPage.contrasts) as? [String: Any]
            #expect(result?["count"] as? Int ?? 0 > 400)
            #expect(result?["bad"] as? [String] == [], "\(theme.name)")
        }
        let named: Set<String> = [
            "image", "img", "graphics-document", "button", "link", "region", "combobox", "group",
        ]
        let nodes = try browser.accessibleNodes()
        #expect(
            nodes.filter { $0.role == "button" }.count
                == 3 + 1 + SampleExhibits.ladder.rows.count + 3,
            "themes, circuits, and the heads of the sample's table")
        #expect(nodes.filter { $0.role == "image" || $0.role == "img" }.count >= 12)
        for node in nodes where named.contains(node.role) && node.role != "group" {
            #expect(!node.name.isEmpty, "a \(node.role) without a name")
        }
        #expect(browser.complaints == [])
        #expect(
            browser.requests.filter { !$0.hasPrefix("data:") } == [file.absoluteString],
            "\(browser.requests)")
    }

    @Test("with a dark system the page is dark from the start, and prints light")
    func media() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ouroboros-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("report.html")
        try Data(try Self.page(PageWords(language: .ko)).html().utf8).write(to: file)
        let browser = try ChromiumPage()
        func shown() throws -> [String] {
            try browser.evaluate(
                "['light', 'dark'].filter((c) => document.querySelector('.' + c).offsetHeight > 0)"
            ) as? [String] ?? []
        }
        try browser.send(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": "dark"]]])
        try browser.open(file)
        #expect(try shown() == ["dark"])
        #expect(
            try browser.evaluate("getComputedStyle(document.querySelector('p')).wordBreak")
                as? String
                == "keep-all")
        try browser.click("[data-set-theme=light]")
        #expect(try shown() == ["light"])
        try browser.click("[data-set-theme=dark]")
        #expect(try shown() == ["dark"])
        try browser.send("Emulation.setEmulatedMedia", ["media": "print", "features": []])
        #expect(try shown() == ["light"])
        let pdf = try browser.send("Page.printToPDF", ["preferCSSPageSize": true])
        let data = Data(base64Encoded: pdf["data"] as? String ?? "") ?? Data()
        #expect(data.starts(with: Data("%PDF-".utf8)) && data.count > 20_000)
    }
}
