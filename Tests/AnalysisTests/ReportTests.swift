import Circularity
import FlowNetwork
import Foundation
import Ledger
import Money
import Reports
import Testing
import Text

@testable import Analysis

@Suite("The report")
struct ReportTests {
    /// Few draws: the tests of this file look at what hangs together, not at digits.
    private static func analysis(_ model: String, asOf: String? = nil) throws -> Analysis {
        try Analysis(
            of: try Repository.model(model),
            options: AnalysisOptions(
                asOf: asOf.map(day), replicates: 19, uncertainty: .init(draws: 40),
                seriesReplicates: 99))
    }

    private static let ai = Result {
        let analysis = try Self.analysis("ai-infrastructure")
        return (analysis, try files(analysis))
    }

    private func files(_ model: String, asOf: String? = nil) throws -> [String: String] {
        if model == "ai-infrastructure", asOf == nil { return try Self.ai.get().1 }
        return try Self.files(try Self.analysis(model, asOf: asOf))
    }

    private static func files(_ analysis: Analysis) throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try Report.files(analysis, languages: ReportLanguage.allCases)
                .map { ($0.path, $0.contents) })
    }

    @Test(
        "every relative link and every anchor leads somewhere",
        arguments: [
            ("demo", nil), ("ai-infrastructure", nil), ("ai-infrastructure", "2025-12-20"),
        ] as [(String, String?)])
    func links(_ model: String, _ asOf: String?) throws {
        let files = try files(model, asOf: asOf)
        for language in ReportLanguage.allCases {
            for name in ["report.md", "appendix.md", "summary.md"] {
                try checkLinks(of: language.file(name), in: files)
            }
        }
    }

    private func anchors(_ markdown: String) -> Set<String> {
        Set(
            markdown.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
                line.drop { $0 == "#" || $0 == " " }.lowercased()
                    .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
                    .replacingOccurrences(of: " ", with: "-")
            })
    }

    private func checkLinks(of name: String, in files: [String: String]) throws {
        let report = try #require(files[name])
        var checked = 0
        for match in report.matches(of: /\]\(([^)]+)\)|(?:src|srcset)="([^"]+)"/) {
            let target = String(match.1 ?? match.2 ?? "")
            if target.hasPrefix("http") { continue }
            checked += 1
            let parts = target.split(separator: "#", omittingEmptySubsequences: false)
            let file = parts[0].isEmpty ? name : String(parts[0])
            let text = try #require(files[file], "\(target) is not written")
            guard parts.count > 1 else { continue }
            // Letters beyond ASCII are percent-encoded in an address.
            let anchor = parts[1].removingPercentEncoding ?? ""
            #expect(anchors(text).contains(anchor), "\(name): \(target) leads nowhere")
        }
        #expect(checked > 5)
    }

    @Test("deal titles are unique, so that their anchors are")
    func uniqueTitles() throws {
        let titles = try Repository.model("ai-infrastructure").deals.map { $0.title.lowercased() }
        #expect(Set(titles).count == titles.count)
        let korean = try Repository.model("ai-infrastructure").deals.map { $0.titles["ko"] }
        #expect(korean.allSatisfy { $0 != nil })
        #expect(Set(korean).count == korean.count)
    }

    private struct Rendered {
        let markdown, ladder, korean, koreanLadder: String
    }

    @Test("one changed amount changes every number, title and sentence that depends on it")
    func computed() throws {
        let folder = try Repository.folder("demo")
        func report(_ folder: MemoryFolder) throws -> Rendered {
            let model = try #require(LedgerReader.read(folder: folder).model)
            let files = Dictionary(
                uniqueKeysWithValues: try Report.files(
                    try Analysis(of: model), languages: [.en, .ko]
                ).map { ($0.path, $0.contents) })
            return Rendered(
                markdown: try #require(files["report.md"]),
                ladder: try #require(files["figures/E1-circuit-ladder.svg"]),
                korean: try #require(files["report.ko.md"]),
                koreanLadder: try #require(files["figures/E1-circuit-ladder.ko.svg"]))
        }
        var changed = folder
        var replaced = 0
        for (path, bytes) in folder.files where path.hasPrefix("deals/") {
            let text = String(decoding: bytes, as: UTF8.self)
            let new = text.replacingOccurrences(of: "USD 6bn", with: "USD 7bn")
            if new != text { replaced += 1 }
            changed.files[path] = Array(new.utf8)
        }
        #expect(replaced > 0)
        let before = try report(folder)
        let after = try report(changed)
        #expect(before.markdown.contains("can carry at most $6 bn"))
        #expect(after.markdown.contains("can carry at most $7 bn"))
        #expect(before.ladder.contains("can carry at most $6 bn"))
        #expect(after.ladder.contains("can carry at most $7 bn"))
        #expect(!after.markdown.contains("at most $6 bn"))
        for (text, old, new) in [
            (\.korean, "금액은 최대 60억 달러다", "금액은 최대 70억 달러다"),
            (\.koreanLadder, "금액은 최대 60억 달러다", "금액은 최대 70억 달러다"),
        ] as [(KeyPath<Rendered, String>, String, String)] {
            #expect(before[keyPath: text].contains(old))
            #expect(after[keyPath: text].contains(new))
            #expect(!after[keyPath: text].contains(old))
        }
    }

    @Test(
        "amounts of loops are never added up: no number of the report is the sum of the shown bottlenecks"
    )
    func noSum() throws {
        let (analysis, files) = try Self.ai.get()
        let report = try #require(files["report.md"]) + (files["appendix.md"] ?? "")
        let sum = analysis.circuits.circuits(.circularFinancing).compactMap(\.bottleneck)
            .reduce(0, +)
        #expect(sum > 0)
        #expect(!report.contains(MoneyFormat().text(.usd(cents: sum))))
        #expect(report.contains("Loops share legs: their amounts must not be added up."))
    }

    @Test("the demo's circulation is what its README works out by hand")
    func demo() throws {
        let analysis = try Self.analysis("demo")
        // Nothing of the demo is estimated alone.
        let layers = analysis.shownLayers
        let billions = layers.map { $0.stated.circulation.value / 100_000_000_000 }
        let totals = layers.map { $0.stated.totalWeight / 100_000_000_000 }
        #expect(billions == [3, 18, 22, 28])
        #expect(totals == [7, 24, 26, 29])
    }

    @Test("cmark-gfm renders the appendix without losing a table, picture or footnote")
    func rendered() throws {
        let tool = [
            "/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm", "/opt/homebrew/bin/cmark-gfm",
        ]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
        let report = try #require(try files("ai-infrastructure")["appendix.md"])
        let program = try #require(
            tool, "cmark-gfm is not installed: Scripts/setup.sh --tests installs it")
        let input = FileManager.default.temporaryDirectory.appending(
            path: "report-\(UUID().uuidString).md")
        defer { try? FileManager.default.removeItem(at: input) }
        try Data(report.utf8).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["--unsafe", "-e", "table", "-e", "footnotes", input.path()]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let html = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let tables = report.matches(of: /\n\| :?-+/).count
        #expect(tables > 20)
        #expect(html.matches(of: /<table>/).count == tables)
        #expect(report.contains("<picture>"))
        #expect(html.matches(of: /<picture>/).count == report.matches(of: /<picture>/).count)
        let notes = report.matches(of: /\n\[\^\d+\]:/).count
        #expect(notes > 50)
        #expect(html.matches(of: /<li id="fn-?\d+"/).count == notes)
    }
}

@Suite("The gate on the status strip")
struct GateStripTests {
    @Test("a model with a policy shows the gate's state in both languages, one without shows none")
    func strip() throws {
        func request(_ model: LedgerModel) throws -> [String: String] {
            var options = AnalysisOptions.point(asOf: nil)
            options.replicates = 0
            return try Dictionary(
                uniqueKeysWithValues: ReportRequest(
                    analysis: options, languages: ReportLanguage.allCases
                ).resolved(for: model).files(of: model).map { ($0.path, $0.contents) })
        }
        let model = try Repository.demo(
            policy: """
                version: 1
                random: {seed: 1, replicates: 99, cap: 99}
                rules:
                  - {id: widest-loop, layer: announced, warn: 1bn, fail: 100bn}
                  - {id: paid-share, fail: 0.99}
                """)
        let files = try request(model)
        #expect(
            files["report.md"]?.contains("Gate: **failed** (rules: 1 failed, 1 warned)") == true)
        #expect(files["report.ko.md"]?.contains("한도 점검: **실패** (규칙별 실패 1건, 경고 1건)") == true)

        let bare = try request(try Repository.model("demo"))
        #expect(bare["report.md"]?.contains("Gate:") == false)

        let broken = try Repository.demo(policy: "version: 1\nrules: []\n")
        #expect(throws: InvalidInput.self) { try request(broken) }
    }
}
