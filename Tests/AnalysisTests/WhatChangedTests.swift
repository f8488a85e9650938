import Analysis
import Circularity
import Foundation
import Ledger
import Money
import Testing
import Text

@testable import Reports

@Suite("What changed since the report before")
struct WhatChangedTests {
    private func files(_ model: LedgerModel, since: String?) throws -> [String: String] {
        let request = ReportRequest(
            analysis: AnalysisOptions(replicates: 0, uncertainty: .init(draws: 0)),
            languages: [.en, .ko], since: since.map(day)
        ).resolved(for: model)
        return Dictionary(
            uniqueKeysWithValues: try request.files(of: model).map { ($0.path, $0.contents) })
    }

    /// From a heading of level 2 to the next.
    private func section(_ report: String?, _ heading: String) throws -> String {
        let report = try #require(report)
        let start = try #require(
            report.firstRange(of: try Regex("\n## A?[0-9]+ \(heading)\n")))
        let rest = report[start.upperBound...]
        return String(rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)])
    }

    @Test("the section names deals and numbers, in both languages, with all numbers beside it")
    func sections() throws {
        let files = try files(try Repository.model("demo"), since: "2025-08-15")
        let english = try section(files["report.md"], "What changed since 2025-08-15")
        #expect(english.contains("2 deals added, 0 ended"))
        #expect(english.contains("3 revised"))
        #expect(english.contains("Cloudco intends to buy shares of Labco"))
        #expect(english.contains("`circulation@announced`"))
        let korean = try section(files["report.ko.md"], "달라진 것: 2025년 8월 15일 이후")
        #expect(korean.contains("거래 2건 추가, 0건 종료"))
        #expect(korean.contains("`circulation@announced`"))
        #expect(files["changes.csv"]?.contains("circulation@announced,money,") == true)
        #expect(files["datapackage.json"]?.contains("\"changes.csv\"") == true)
    }

    @Test("the first report of a series has no such section, and no table of changes")
    func first() throws {
        let files = try files(try Repository.model("demo"), since: nil)
        #expect(files["report.md"]?.contains("What changed since") == false)
        #expect(files["changes.csv"] == nil)
    }

    @Test("the day of the report before is the model's, where it lies before the report's")
    func previous() throws {
        let model = try Repository.model("ai-infrastructure")
        #expect(model.previousAsOf == day("2026-07-15"))
        func since(_ asOf: String?) -> Day? {
            ReportRequest(analysis: AnalysisOptions(asOf: asOf.map(day))).resolved(for: model)
                .since
        }
        #expect(since(nil) == day("2026-07-15"))
        #expect(since("2026-07-15") == nil)
        #expect(since("2026-07-16") == day("2026-07-15"))
    }

    @Test("another amount changes the section")
    func computed() throws {
        var folder = try Repository.folder("demo")
        let before = try section(
            try files(try Repository.model("demo"), since: "2025-08-15")["report.md"],
            "What changed since 2025-08-15")
        for (path, bytes) in folder.files where path.hasPrefix("deals/") {
            folder.files[path] = Array(
                String(decoding: bytes, as: UTF8.self)
                    .replacingOccurrences(of: "USD 2bn", with: "USD 5bn").utf8)
        }
        let model = try #require(LedgerReader.read(folder: folder).model)
        let after = try section(
            try files(model, since: "2025-08-15")["report.md"],
            "What changed since 2025-08-15")
        func row(_ section: String) -> String {
            section.split(separator: "\n").first { $0.contains("Cloudco intends to buy") }
                .map(String.init) ?? ""
        }
        #expect(row(before).contains("$2 bn"))
        #expect(row(after).contains("$5 bn") && !row(after).contains("$2 bn"))
    }

    @Test("a manifest read back asks for the same report")
    func manifest() throws {
        let files = try files(try Repository.model("demo"), since: "2025-08-15")
        let text = try #require(files[ReportManifest.fileName])
        let manifest = try ReportManifest(reading: Array(text.utf8))
        #expect(manifest.request.since == day("2025-08-15"))
        #expect(manifest.request.languages == [.en, .ko])
        #expect(manifest.outputs.count == files.count - 1)
        for file in manifest.outputs {
            let bytes = Array((files[file.path] ?? "").utf8)
            #expect(file.bytes == bytes.count && file.sha256 == SHA256.hex(bytes), "\(file.path)")
        }
    }
}
