import Analysis
import Circularity
import Foundation
import Reports
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
