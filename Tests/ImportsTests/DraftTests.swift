import Ledger
import Testing
import Text

@testable import Imports

@Suite struct DraftTests {
    private static let table = """
        My deals of 2026,,,,,
        Investor / Buyer,Recipient / Seller,Announced,Amount,Type,Status
        OpenAI,Oracle,2026-01-10,$300bn,purchase,signed
        Nvidia,OpenAI,2026-01-22,up to $100bn,Equity,announced
        Total,,,$400bn,,

        """

    @Test func `a clean table is a model that lints in two steps, without an edit`() throws {
        let file = ImportFile(name: "deals.csv", bytes: Array(Self.table.utf8))
        let draft = try RulesDraft(of: file, name: "deals", model: nil)
        #expect(draft.open == [])
        let folder = MemoryFolder(
            name: "new",
            texts: Dictionary(uniqueKeysWithValues: draft.model.map { ($0.path, $0.contents) }))
        #expect(LedgerReader.read(folder: folder).model != nil)
        let rules = try ImportRules(reading: Array(draft.rules.utf8), file: "imports/deals.yaml")
        #expect(rules.isFor(file))
        let plan = ImportPlanner(folder: folder, rules: rules).plan(file)
        #expect(plan.obstacles == [])
        #expect(
            plan.counts.text
                == "read 3 = 2 added + 0 same + 0 changed + 0 derived from + 1 skipped + 0 refused")
        let after = LedgerReader.read(folder: ImportBench.applied(plan, to: folder))
        #expect(after.model?.deals.count == 2)
    }

    @Test func `what is unsure is left blank, and the plan refuses until it is decided`() throws {
        let table = """
            Investor,Company,Date,Amount,Round,State
            Fund Co,LabCo,3/4/2026,"1,234",stake,done

            """
        let file = ImportFile(name: "t.csv", bytes: Array(table.utf8))
        let draft = try RulesDraft(of: file, name: "t", model: nil)
        #expect(
            Set(draft.open) == [
                "reads.decimal", "reads.date_order", "currency.default", "kinds: stake",
                "defaults.status", "known",
            ])
        #expect(throws: InvalidInput.self) {
            try ImportRules(reading: Array(draft.rules.utf8), file: "r.yaml")
        }
    }

    @Test func `a drafted model keeps the table's currency, and a model's own names are found`()
        throws
    {
        let table =
            "Buyer;Seller;Date;EUR m\nLabCo;CloudCo;2026-03-02;5\nLabCo;Newco;2026-03-02;6\n"
        let file = ImportFile(name: "e.csv", bytes: Array(table.utf8))
        #expect(
            try RulesDraft(of: file, name: "e", model: nil).model[0].contents.contains(
                "base_currency: EUR") == false)
        let model = try #require(LedgerReader.read(folder: ImportBench.folder()).model)
        let draft = try RulesDraft(of: file, name: "e", model: model)
        #expect(draft.model.isEmpty)
        #expect(draft.open.contains("entities: Newco"))
        #expect(!draft.open.contains("entities: LabCo"))
    }

    @Test func `a filing's draft names its firm, and reads`() throws {
        let bytes = Array(FilingBench.json(FilingBench.cash(["1", "2", "3", "4"])).utf8)
        let file = ImportFile(name: "facts.json", bytes: bytes)
        let draft = try RulesDraft(of: file, name: "example", model: nil)
        #expect(draft.open == [])
        let folder = MemoryFolder(
            name: "new",
            texts: Dictionary(uniqueKeysWithValues: draft.model.map { ($0.path, $0.contents) }))
        let rules = try ImportRules(reading: Array(draft.rules.utf8), file: "r.yaml")
        let plan = ImportPlanner(folder: folder, rules: rules).plan(file)
        #expect(plan.obstacles == [])
        #expect(plan.counts.added == 2)
        #expect(plan.counts.derived == 2)
        #expect(plan.computed == 3)
    }

    @Test(arguments: [
        ("deals*.csv", "deals-2026.csv", true), ("deals.csv", "other.csv", false), ("*", "x", true),
        ("a*b*c", "aXbYc", true), ("a*b*c", "abX", false),
    ])
    func `rules name their file, with stars`(_ pattern: String, _ name: String, _ expected: Bool) {
        var rules = ImportRules()
        rules.file = pattern
        #expect(rules.isFor(ImportFile(name: "some/where/" + name, bytes: [])) == expected)
    }

    @Test func `coverage says whence each figure comes and how old it is`() throws {
        let model = try #require(LedgerReader.read(folder: ImportBench.folder()).model)
        let rows = ModelCoverage(model, firms: ["chipco"], isAll: true).rows
        let inventory = try #require(rows.first { $0.metric == "inventory" })
        #expect(inventory.origin == .hand)
        #expect(inventory.age == 196)
        #expect(rows.first { $0.metric == "capex_annual" }?.origin == ModelCoverage.Row.Origin.none)
    }

    @Test
    func `drafts of payments name columns by their origin and leave open what no column says`()
        throws
    {
        let model = try #require(LedgerReader.read(folder: PaymentTests.folder).model)
        let table = "sourceNodeId,targetNodeId,value,time\n1,2,3.50,1\n1,2,0.25,2\n"
        let file = ImportFile(name: "tx.csv", bytes: Array(table.utf8))
        let draft = try RulesDraft(of: file, name: "tx", model: model)
        #expect(draft.model.isEmpty)
        #expect(draft.open.count == 3)
        let decided = draft.rules.replacing(
            "  kind:\ncurrency:\n  default:\n",
            with: "  kind: purchase\ncurrency:\n  default: USD\n"
        ).replacing("known:\n", with: "known: 2026-07-01\n")
            .replacing("on_unknown: refuse", with: "on_unknown: add")
        let plan = try ImportBench.plan(table, rules: decided, in: PaymentTests.folder)
        #expect(plan.obstacles == [])
        #expect(plan.counts.derived == 2)
        #expect(plan.computed == 1)
        let twice = ImportFile(
            name: "tx.csv",
            bytes: Array(
                "Timestamp,From Bank,Account,To Bank,Account,Amount Paid,Payment Currency\n2026-01-01,1,a,2,b,1,USD\n"
                    .utf8))
        let other = try RulesDraft(of: twice, name: "tx", model: model).rules
        #expect(other.contains("payer: 'Account #1'"))
        #expect(other.contains("payee_bank: To Bank"))
    }

    @Test func `registers and lists are drafted into a model, never a model from them`() throws {
        let model = try #require(LedgerReader.read(folder: PaymentTests.folder).model)
        let table = "LEI,Entity.LegalName\nB3DXGBC8GAIYWI2Z0172,Some Firm\n"
        let file = ImportFile(name: "lei.csv", bytes: Array(table.utf8))
        let draft = try RulesDraft(of: file, name: "lei", model: model)
        #expect(draft.open == [])
        let plan = try ImportBench.plan(table, rules: draft.rules, in: PaymentTests.folder)
        #expect(plan.lines.map(\.kind) == [.skipped])
        #expect(throws: InvalidInput.self) { try RulesDraft(of: file, name: "lei", model: nil) }
        let list =
            "{\"cik\": \"42\", \"name\": \"C\", \"filings\": {\"recent\": {\"accessionNumber\": [], \"filingDate\": [], \"form\": []}}}"
        let filings = try RulesDraft(
            of: ImportFile(name: "l.json", bytes: Array(list.utf8)), name: "l", model: model)
        #expect(filings.rules.contains("kind: edgar-submissions"))
        #expect(filings.open.count == 1)
    }

    @Test func `every code is explained`() {
        let codes = (DiagnosticCatalog.imports + DiagnosticCatalog.importWarnings).map(
            \.code.rawValue)
        #expect(codes == Set(codes).sorted())
        #expect(codes.count == 21)
    }
}
