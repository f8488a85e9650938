import Testing

@testable import Ledger
@testable import Text

@Suite("files that other modules decode")
struct AttachmentTests {
    private static func reading(_ listing: String, _ extra: [String: String]) -> LedgerReading {
        let texts = [
            "model.yaml": """
            title: T
            base_currency: USD
            as_of: 2026-01-31
            universe: [a]
            files:
              entities: [entities.yaml]
            \(listing)
            """,
            "entities.yaml": "entities:\n  a: {name: A, kind: company, country: US}\n",
        ]
        return LedgerReader.read(
            folder: MemoryFolder(name: "m", texts: texts.merging(extra) { $1 }))
    }

    @Test("scenarios and series come as bytes, by kind, sorted, and are among the hashed files")
    func attached() throws {
        let reading = Self.reading(
            "  scenarios: [scenarios/*.yaml]\n  series: series/x.csv\n",
            [
                "scenarios/b.yaml": "not: {a scenario}", "scenarios/a.yaml": "::: no YAML",
                "series/x.csv": "date,value\n",
            ])
        let model = try #require(reading.model)
        #expect(
            model.attachments(.scenarios).map(\.path) == ["scenarios/a.yaml", "scenarios/b.yaml"])
        #expect(model.attachments(.series).map(\.bytes) == [Array("date,value\n".utf8)])
        #expect(
            model.files.map(\.path) == [
                "model.yaml", "entities.yaml", "scenarios/a.yaml", "scenarios/b.yaml",
                "series/x.csv",
            ])
        #expect(reading.files["scenarios/b.yaml"] != nil)
    }

    @Test(
        "a listed file that cannot be read is an error at its place",
        arguments: [
            ("  series: [series/none.csv]\n", DiagnosticCode.unreadable, "series/none.csv"),
            ("  scenarios: [../x.yaml]\n", .badListing, "model.yaml"),
            ("  series: [entities.yaml]\n", .badListing, "model.yaml"),
        ])
    func refused(listing: String, code: DiagnosticCode, file: String) {
        let reading = Self.reading(listing, [:])
        #expect(reading.model == nil)
        #expect(reading.diagnostics.map(\.code) == [code])
        #expect(reading.diagnostics.first?.place.file == file)
    }

    @Test("a pattern for scenarios that are still to be written is a note")
    func notYet() {
        let reading = Self.reading("  scenarios: [scenarios/*.yaml]\n", [:])
        #expect(reading.model != nil)
        #expect(reading.diagnostics.map(\.code) == [.noFileYet])
    }

    @Test("an attached file counts against the limit of bytes")
    func limit() {
        var limits = ReadLimits()
        limits.fileBytes = 300
        let texts = [
            "model.yaml": """
            title: T
            base_currency: USD
            as_of: 2026-01-31
            universe: []
            files: {series: x.csv}
            """, "x.csv": String(repeating: "1", count: 301),
        ]
        let reading = LedgerReader.read(
            folder: MemoryFolder(name: "m", texts: texts), limits: limits)
        #expect(reading.diagnostics.map(\.code) == [.tooLarge])
    }
}
