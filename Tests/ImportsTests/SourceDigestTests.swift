import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct SourceDigestTests {
    private func source(_ folder: MemoryFolder, _ id: String) throws -> Source {
        let model = try #require(LedgerReader.read(folder: folder).model)
        return try #require(model.sources.first { $0.id == id })
    }

    @Test(
        "a source carries the digest of its file; the lock says it; the same file again changes nothing"
    )
    func digest() throws {
        let plan = try ImportBench.plan()
        let digest = SHA256.hex(Array(ImportBench.table.utf8))
        #expect(plan.digest == digest)
        let after = ImportBench.applied(plan)
        let source = try source(after, "tracker")
        #expect(source.sha256 == digest)
        #expect(source.file == "deals.csv")
        #expect(
            ImportBench.text("imports/tracker.lock", after).contains("file\tdeals.csv\t\(digest)\n")
        )
        let again = try ImportBench.plan(in: after)
        #expect(!again.hasChanges)
        #expect(again.digestBefore == nil)
    }

    @Test("the same rows in another file are a change of source, and are said to be one")
    func changedFile() throws {
        let after = ImportBench.applied(try ImportBench.plan())
        let table = ImportBench.table.replacing("\n", with: "\r\n")
        let plan = try ImportBench.plan(table, in: after)
        #expect(plan.counts.same == 3 && plan.counts.changed == 0)
        #expect(plan.digestBefore == SHA256.hex(Array(ImportBench.table.utf8)))
        #expect(
            plan.text(isLong: false).contains("the source has changed: deals.csv is another file"))
        #expect(
            plan.changes.map(\.path) == ["sources-imported-tracker.yaml", "imports/tracker.lock"])
        let newer = ImportBench.applied(plan, to: after)
        #expect(try source(newer, "tracker").sha256 == SHA256.hex(Array(table.utf8)))
        #expect(try !ImportBench.plan(table, in: newer).hasChanges)
    }

    @Test("an address that a table cites stands on the table's digest")
    func cited() throws {
        let table = """
            Buyer,Seller,Announced,Value,Type,Status,Link
            LabCo,CloudCo,2026-03-02,$5bn,purchase,signed,https://example.com/a

            """
        let rules = ImportBench.rules.replacing(
            "status: Status}", with: "status: Status, url: Link}")
        let plan = try ImportBench.plan(table, rules: rules)
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let source = try #require(model.sources.first { $0.url == "https://example.com/a" })
        #expect(source.sha256 == plan.digest)
        #expect(source.note?.text.contains("the digest is the table's") == true)
    }

    @Test("figures of a filing stand on the digest of the file that lists them")
    func filings() throws {
        let bytes = Array(FilingBench.json(FilingBench.cash(["1", "2", "3", "4"])).utf8)
        let file = ImportFile(name: "facts.json", bytes: bytes)
        let draft = try RulesDraft(of: file, name: "example", model: nil)
        let folder = MemoryFolder(
            name: "new",
            texts: Dictionary(uniqueKeysWithValues: draft.model.map { ($0.path, $0.contents) }))
        let rules = try ImportRules(reading: Array(draft.rules.utf8), file: "r.yaml")
        let plan = ImportPlanner(folder: folder, rules: rules).plan(file)
        let model = try #require(
            LedgerReader.read(folder: ImportBench.applied(plan, to: folder)).model)
        let imported = model.sources.filter { $0.file == "facts.json" }
        #expect(!imported.isEmpty)
        #expect(imported.allSatisfy { $0.sha256 == SHA256.hex(bytes) && $0.url != nil })
    }

    @Test("verify finds the file of an import again, and sees another one of its name")
    func verified() throws {
        let model = try #require(
            LedgerReader.read(folder: ImportBench.applied(try ImportBench.plan())).model)
        func outcomes(_ text: String) -> [QuoteCheck.Outcome] {
            let bytes = Array(text.utf8)
            return QuoteCheck(model, files: [.init(path: "in/deals.csv", bytes: bytes)]) { _ in
                bytes
            }
            .items.map(\.outcome)
        }
        #expect(outcomes(ImportBench.table) == [.found])
        #expect(outcomes(ImportBench.table + "\n") == [.hashDiffers])
    }

    @Test(
        "words of a filing are looked for in the filing, though its digest is that of the list it came from"
    )
    func quoted() throws {
        var model = LedgerModel(
            id: "m", title: "M", baseCurrency: .usd, defaultAsOf: try #require(Day("2026-01-01")))
        let place = Place(file: "d.yaml", line: 1, column: 1)
        var source = Source(
            id: "filing", title: "F", kind: .filing, grade: try #require(Grade("A1")), place: place)
        let list = Array("{}".utf8)
        (source.file, source.sha256) = ("list.json", SHA256.hex(list))
        model.sources = [source]
        var claim = Claim(
            source: "filing", status: .signed, date: try #require(PartialDate("2026-01-01")),
            known: model.defaultAsOf, place: place)
        claim.proof = Proof(quote: "up to five", accession: nil, sha256: nil)
        model.deals = [Deal(id: "d", title: "D", parties: [], claims: [claim], place: place)]
        func outcome(_ files: [String: String]) -> [QuoteCheck.Outcome] {
            QuoteCheck(
                model, files: files.map { .init(path: $0.key, bytes: Array($0.value.utf8)) }
            ) { Array((files[$0.path] ?? "").utf8) }.items.map(\.outcome)
        }
        #expect(outcome(["list.json": "{}", "filing.htm": "it is up to five"]) == [.found])
        #expect(outcome(["list.json": "{}", "filing.htm": "it is six"]) == [.notFound])
        #expect(outcome(["list.json": "{ }"]) == [.hashDiffers])
        #expect(outcome([:]) == [.fileMissing])
    }
}
