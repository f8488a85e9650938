import Analysis
import Circularity
import Foundation
import Ledger
@testable import Reports
import TestSupport
import Testing
import Text

@Suite("The report as a page")
struct PageOfReportTests {
    static func pages(_ model: String) throws -> [(path: String, contents: String)] {
        try Report.pages(analysis(model), languages: [.en, .ko])
    }

    private static func analysis(_ model: String) throws -> Analysis {
        try Analysis(
            of: try Repository.model(model),
            options: AnalysisOptions(replicates: 0, uncertainty: .init(draws: 0)))
    }

    static func matches(_ pattern: Regex<(Substring, Substring)>, in text: String) -> [String] {
        text.matches(of: pattern).map { String($0.1) }
    }

    @Test(
        "every link inside leads somewhere, nothing is loaded from outside",
        arguments: ["demo", "ai-infrastructure"])
    func selfContained(_ model: String) throws {
        let analysis = try Self.analysis(model)
        let pages = try Report.pages(analysis, languages: [.en, .ko])
        #expect(
            pages.map(\.path) == [
                "report.html", "summary.html", "report.ko.html", "summary.ko.html",
            ])
        let beside = Set(
            try Report.files(analysis, languages: [.en, .ko]).map(\.path) + pages.map(\.path))
        for (path, html) in pages {
            let ids = Self.matches(/\sid="([^"]*)"/, in: html)
            #expect(Set(ids).count == ids.count, "\(path) has an id twice")
            let known = Set(ids)
            let links = Self.matches(/<a [^>]*href="([^"]*)"/, in: html)
            let isSummary = path.hasPrefix("summary")
            #expect(links.count > (isSummary ? 3 : 20))
            for link in links where !link.hasPrefix("http") {
                if link.hasPrefix("#") {
                    let anchor = String(link.dropFirst()).removingPercentEncoding ?? ""
                    #expect(known.contains(anchor), "\(path): \(link) leads nowhere")
                } else {
                    let parts = link.split(separator: "#", maxSplits: 1).map(String.init)
                    #expect(beside.contains(parts[0]), "\(path): \(link) is not written")
                    guard parts.count > 1 else { continue }
                    let anchor = parts[1].removingPercentEncoding ?? ""
                    let target = pages.first { $0.path == parts[0] }?.contents ?? ""
                    #expect(target.contains("id=\"\(anchor)\""), "\(path): \(link) leads nowhere")
                }
            }
            for loader in ["src=", "srcset=", "@import", "url(", "<iframe", "<object", "<embed"] {
                #expect(!html.contains(loader), "\(path) loads with \(loader)")
            }
            #expect(Self.matches(/<link ([^>]*)>/, in: html) == ["rel=\"icon\" href=\"data:,\""])
            #expect(html.contains("content=\"default-src 'none';"))
            #expect(!html.contains("<p class=\"missing\""))
        }
    }

    @Test(
        "every circuit that can be picked is in both drawings, leg by leg",
        arguments: ["demo", "ai-infrastructure"])
    func circuits(_ model: String) throws {
        for (path, html) in try Self.pages(model) where path.hasPrefix("report") {
            let picks = Self.matches(/data-pick="([^"]+)"/, in: html)
            let rows = Set(Self.matches(/data-circuit="([^"]*)"/, in: html))
            let flows = Set(Self.matches(/data-flow="([^"]*)"/, in: html))
            #expect(!picks.isEmpty)
            for pick in picks {
                #expect(rows.contains(pick))
                #expect(html.contains("id=\"circuit-\(pick)\""))
            }
            for leg in Self.matches(/data-leg="([^"]*)"/, in: html) {
                #expect(flows.contains(leg), "\(path): \(leg) is not in the network")
            }
        }
    }
}

/// What the page's script does with the report of a small model.
@Suite("The report's page in Chromium", .enabled(if: ChromiumPage.isInstalled), .serialized)
struct ReportPageInChromiumTests {
    @Test(
        "the slider sets line, ladder and matrix; tables sort and filter; numbers copy with their source; flows lead to deals",
        arguments: [ReportLanguage.en, .ko])
    func works(_ language: ReportLanguage) throws {
        let analysis = try Analysis(
            of: try Repository.model("demo"),
            options: AnalysisOptions(replicates: 0, uncertainty: .init(draws: 0)))
        let page = try #require(
            try Report.pages(analysis, languages: [language])
                .first { $0.path.hasPrefix("report") })
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("ouroboros-\(UUID().uuidString).html")
        try Data(page.contents.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let browser = try ChromiumPage()
        try browser.open(file)
        func text(_ expression: String) throws -> String {
            try browser.evaluate(expression) as? String ?? ""
        }

        // Softer money goes step by step.
        let line = "document.querySelector('.layer:not([hidden])').textContent"
        let e1 = """
            Array.from(document.querySelectorAll('[data-variant]:not([hidden]) .light .on-wide svg [data-circuit]')).map((c) => c.dataset.circuit).join(' ')
            """
        let all = (line: try text(line), loops: try text(e1))
        #expect(!all.loops.isEmpty)
        func slide(_ value: Int) throws {
            _ = try browser.evaluate(
                "(() => { const s = document.querySelector('.layers input'); s.value = \(value); s.dispatchEvent(new Event('input')); })()"
            )
        }
        try slide(0)
        let paid = analysis.returnable.layer(.paid).stated.value
        #expect(try text(line) != all.line)
        #expect(
            try text(line).contains(
                ReportContext(analysis, language: language).money(paid)))
        #expect(try text(e1).split(separator: " ").count <= all.loops.split(separator: " ").count)
        #expect(
            try browser.evaluate("document.querySelectorAll('[data-variant=paid]').length") as? Int
                == 4)
        try slide(4)
        #expect(try text(line) == all.line)
        #expect(try text(e1) == all.loops)

        // A column of amounts in the order of its numbers, whatever their unit.
        let column = """
            (() => { for (const t of document.querySelectorAll('.wide table')) { const h = Array.from(t.querySelectorAll('th.r button.sort'));
              if (h.length && t.tBodies[0].rows.length > 3) { h[0].click(); const i = h[0].closest('th').cellIndex;
                const cells = Array.from(t.tBodies[0].rows).map((r) => r.cells[i].textContent); return h[0].closest('th').getAttribute('aria-sort') + '|' + cells.join('|'); } } return ''; })()
            """
        let sorted = try text(column).split(separator: "|").map(String.init)
        #expect(sorted.first == "descending")
        #expect(sorted.count > 4)

        // A copied number names the row, the report and its day.
        try browser.click(".wide td.r[title]")
        var said = ""
        for _ in 0..<50 where said.isEmpty {
            said = try text("document.querySelector('.said').textContent")
        }
        #expect(said.contains("ouroboros"), "\(said)")

        // A leg of a loop shows its deals, a deal its card; no id stands twice.
        _ = try browser.evaluate(
            "document.querySelector('.light .on-wide [data-leg] line').dispatchEvent(new MouseEvent('click', { bubbles: true }))"
        )
        #expect(try browser.evaluate("document.querySelector('dialog').open") as? Bool == true)
        _ = try browser.evaluate("document.querySelector('dialog .card a').click()")
        #expect(try text("document.querySelector('dialog .card h4').textContent").isEmpty == false)
        #expect(
            try browser.evaluate("document.querySelector('dialog .card table') !== null") as? Bool
                == true)
        #expect(
            try browser.evaluate(
                "(() => { const ids = Array.from(document.querySelectorAll('[id]')).map((e) => e.id); return ids.length === new Set(ids).size; })()"
            ) as? Bool == true)
        _ = try browser.evaluate("document.querySelector('[data-close]').click()")
        #expect(try browser.evaluate("document.querySelector('dialog').open") as? Bool == false)

        // A narrow screen has the narrow drawings, and nothing wider than itself.
        try browser.send(
            "Emulation.setDeviceMetricsOverride",
            ["width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false])
        #expect(
            try browser.evaluate(
                "document.querySelector('.light .on-narrow').offsetWidth > 0 && document.querySelector('.light .on-wide').offsetWidth === 0"
            ) as? Bool == true)
        let wide = """
            Array.from(document.querySelectorAll('main *')).filter((e) => e.getBoundingClientRect().right > 391 && !e.closest('.wide, figure, pre, .circuit'))
              .map((e) => e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 60)).join(' | ')
            """
        #expect(try text(wide) == "")
        let widths = try text(
            "[document.documentElement.scrollWidth, window.innerWidth, document.body.scrollWidth].join(' ')"
        ).split(separator: " ").compactMap { Int($0) }
        #expect(widths.count == 3 && widths[0] <= widths[1], "\(widths)")
        #expect(browser.complaints == [])
        #expect(browser.requests.filter { !$0.hasPrefix("data:") } == [file.absoluteString])
    }
}
