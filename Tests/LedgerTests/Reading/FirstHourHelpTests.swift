import Foundation
import Money
import TestSupport
import Testing

@testable import Ledger
@testable import Text

@Suite("Help for what people write at first")
struct FirstHourHelpTests {
    /// The diagnostics of the base fixture with one file changed.
    private func diagnostics(
        _ file: String, _ old: String, _ new: String
    ) throws -> [Diagnostic] {
        var files = try Fixtures.files(
            Fixtures.root.appendingPathComponent("base"))
        let bytes = try #require(files[file], "\(files.keys.sorted())")
        let text = String(decoding: bytes, as: UTF8.self)
        try #require(text.contains(old), "\(text)")
        files[file] = Array(text.replacingOccurrences(of: old, with: new).utf8)
        return LedgerReader.read(folder: MemoryFolder(name: "base", files: files)).diagnostics
    }

    @Test(
        "an unquoted comma inside braces is said to be one",
        arguments: [
            ("title: A small ledger", "title: A small ledger\ntitles: {ko: 에프티, 그리고 은행}", "그리고 은행"),
            (
                "title: A small ledger", "title: A small ledger\ntitles: {en: One, two and three}",
                "two and three"
            ),
        ])
    func comma(_ old: String, _ new: String, _ cut: String) throws {
        let found = try diagnostics("model.yaml", old, new)
        let problem = try #require(found.first { $0.message.contains(cut) }, "\(found)")
        #expect(problem.help?.contains("a comma ends a value") == true)
    }

    @Test("… in a mapping of the format too")
    func commaInMapping() throws {
        let reading = LedgerReader.read(
            folder: MemoryFolder(
                name: "m",
                texts: [
                    "model.yaml":
                        "title: T\nbase_currency: USD\nas_of: 2026-01-31\nuniverse: [a]\nfiles: {entities: e.yaml}\n",
                    "e.yaml": "entities:\n  a: {name: Ada, Bo and Co, kind: company}\n",
                ]))
        let problem = try #require(
            reading.diagnostics.first { $0.code == .unknownKey }, "\(reading.diagnostics)")
        #expect(problem.message.contains("'Bo and Co'"))
        #expect(problem.help?.contains("in quotes") == true)
    }

    @Test(
        "words of other books lead to the format's own",
        arguments: [
            ("loan", "debt"), ("investment", "equity"), ("Stake", "equity"), ("order", "purchase"),
            ("license", "licence"), ("letter of credit", "guarantee"),
        ])
    func kinds(_ word: String, _ meant: String) {
        #expect(Synonyms.meant(by: word, among: LegKind.allCases.map(\.rawValue)) == meant)
        let collector = DiagnosticCollector(limit: 10)
        #expect(
            collector.didYouMean(word, in: LegKind.allCases.map(\.rawValue))
                == "did you mean '\(meant)'?")
    }

    @Test("a synonym is offered only where its word exists")
    func context() {
        #expect(Synonyms.meant(by: "loan", among: ["equity", "purchase"]) == nil)
        #expect(Synonyms.meant(by: "zebra", among: LegKind.allCases.map(\.rawValue)) == nil)
    }

    @Test(
        "an unknown metric comes with the one that was meant, or with those that come near",
        arguments: [
            ("sales", "did you mean 'revenue_annual'?"), ("capex", "did you mean 'capex_annual'?"),
            ("revenue_anual", "did you mean 'revenue_annual'?"),
        ])
    func metrics(_ word: String, _ help: String) {
        #expect(DiagnosticCollector(limit: 10).metricHelp(word) == help)
    }

    @Test("… and with the place that lists all of them")
    func related() {
        let help = DiagnosticCollector(limit: 10).metricHelp("lease_duration")
        #expect(help.contains("lease"), "\(help)")
        #expect(help.contains("Documentation/metrics.md"))
        #expect(
            DiagnosticCollector(limit: 10).metricHelp("zzz")
                == "Documentation/metrics.md lists all metrics")
    }

    @Test(
        "a pattern for what there may be that fits nothing is a note; one for deals is more likely a slip"
    )
    func patterns() throws {
        for line in ["scenarios: [scenarios/*.yaml]", "series: [series/*.csv]"] {
            let found = try diagnostics(
                "model.yaml", "  conflicts: [conflicts.yaml]",
                "  conflicts: [conflicts.yaml]\n  \(line)")
            #expect(found.map(\.code.rawValue) == ["N274"], "\(found)")
            #expect(found.allSatisfy { $0.severity == .note })
        }
        let found = try diagnostics(
            "model.yaml", "  deals: [deals.yaml]", "  deals: [deals.yaml, deal/*.yaml]")
        #expect(found.map(\.code.rawValue) == ["W274"])
    }

    @Test(
        "a number stays a number",
        arguments: [
            "range: [-0.5, 0.5]\n", "range: [-1, -.5, 12]\n", "a: {value: -0.1, b: [x, -2]}\n",
            "a: -0.5\n",
        ])
    func numbers(_ text: String) throws {
        #expect(try LedgerFormatter.format(Array(text.utf8), file: "x.yaml") == text)
    }

    @Test("a dash that begins no number is still quoted in brackets")
    func dashes() throws {
        for text in ["a: ['-x', b]\n", "a: ['-1-2']\n", "a: ['-']\n"] {
            #expect(try LedgerFormatter.format(Array(text.utf8), file: "x.yaml") == text)
        }
    }

    @Test("the page of metrics and kinds is the one that the reader's tables give")
    func page() throws {
        let file = Fixtures.repository.appendingPathComponent("Documentation/metrics.md")
        if ProcessInfo.processInfo.environment["OUROBOROS_RECORD"] != nil {
            try MetricsPage.markdown().write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.path); look at it and run again without recording")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == MetricsPage.markdown())
    }
}
