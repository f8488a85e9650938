import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct RegisterTests {
    private static func line(_ id: String, _ schema: String, _ properties: String) -> String {
        "{\"id\": \"\(id)\", \"schema\": \"\(schema)\", \"properties\": {\(properties)}}\n"
    }

    private static let money =
        line(
            "a", "Company",
            "\"name\": [\"Alpha Ltd\"], \"jurisdiction\": [\"gb\"], \"leiCode\": [\"B3DXGBC8GAIYWI2Z0172\"]"
        )
        + line(
            "own1", "Ownership",
            "\"owner\": [\"a\"], \"asset\": [\"b\"], \"percentage\": [\"51.5%\"]")
        + line(
            "own2", "Ownership", "\"owner\": [\"c\"], \"asset\": [\"a\"], \"percentage\": [\"50\"]")
        + line(
            "own3", "Ownership",
            "\"owner\": [\"c\"], \"asset\": [\"a\"], \"percentage\": [\"80\"], \"endDate\": [\"2020-01-01\"]"
        )
        + line("own4", "Ownership", "\"owner\": [\"c\"], \"asset\": [\"a\"]")
        + line("b", "Company", "\"name\": [\"Beta GmbH\"]")
        + line("c", "Organization", "\"name\": [\"CloudCo\"]")
        + line("p", "Person", "\"name\": [\"Somebody\"]")
        + line(
            "pay1", "Payment",
            "\"payer\": [\"a\"], \"beneficiary\": [\"b\"], \"amount\": [\"0.10\"], \"currency\": [\"usd\"], \"date\": [\"2026-02-01\"]"
        )
        + line(
            "pay2", "Payment",
            "\"payer\": [\"a\"], \"beneficiary\": [\"b\"], \"amount\": [\"0.20\"], \"currency\": [\"USD\"], \"date\": [\"2026-03-01\"]"
        )
        + line(
            "pay3", "Payment",
            "\"payer\": [\"a\"], \"beneficiary\": [\"b\"], \"amount\": [\"many\"]")
        + line(
            "pay4", "Payment",
            "\"payer\": [\"a\"], \"beneficiary\": [\"p\"], \"amount\": [\"1\"], \"currency\": [\"USD\"]"
        )

    private static let rules = """
        import: leak
        reads: {kind: ftm}
        defaults: {kind: purchase}
        on_unknown: add
        known: 2026-07-01

        """

    private func plan(
        _ text: String, _ rules: String = rules, in folder: MemoryFolder = PaymentTests.folder
    ) throws -> ImportPlan {
        try ImportBench.plan(text, rules: rules, in: folder, file: "x.json")
    }

    private func parents(_ folder: MemoryFolder) throws -> [String] {
        try #require(LedgerReader.read(folder: folder).model).entities.filter { $0.parent != nil }
            .map { "\($0.id) < \($0.parent ?? "")" }.sorted()
    }

    @Test func `firms, majorities and payments of FollowTheMoney are taken, the rest says why not`()
        throws
    {
        let plan = try plan(Self.money)
        #expect(plan.obstacles == [])
        #expect(plan.counts.isBalanced)
        #expect(
            plan.lines.map(\.kind) == [
                .added, .added, .skipped, .skipped, .skipped, .added, .same, .skipped, .derived,
                .derived, .refused, .skipped,
            ])
        let after = ImportBench.applied(plan, to: PaymentTests.folder)
        #expect(try parents(after) == ["beta-gmbh < alpha-ltd"])
        let model = try #require(LedgerReader.read(folder: after).model)
        let alpha = try #require(model.entities.first { $0.id == "alpha-ltd" })
        #expect(alpha.country == "GB")
        #expect(alpha.identifiers["lei"] == "B3DXGBC8GAIYWI2Z0172")
        let leg = model.deals.first { $0.id == "leak-alpha-ltd-beta-gmbh" }?.claims.first?.legs
            .first
        #expect(leg?.amount?.stated == Money(minorUnits: 30, currency: .usd))
        #expect(!(try self.plan(Self.money, in: after)).hasChanges)
    }

    @Test func `payments need to know what they are for`() throws {
        let plan = try plan(
            Self.money, Self.rules.replacing("defaults: {kind: purchase}\n", with: ""))
        #expect(plan.diagnostics.filter { $0.severity == .error }.map(\.code).contains(.importKind))
        #expect(plan.computed == 0)
    }

    private static let early = """
        [{"statementID": "s1", "statementType": "entityStatement", "name": "Alpha Ltd", "entityType": "registeredEntity", "incorporatedInJurisdiction": {"code": "GB"}, "identifiers": [{"scheme": "XI-LEI", "id": "B3DXGBC8GAIYWI2Z0172"}]},
         {"statementID": "s2", "statementType": "entityStatement", "name": "Beta GmbH", "entityType": "registeredEntity"},
         {"statementID": "s3", "statementType": "personStatement", "names": [{"fullName": "Somebody"}]},
         {"statementID": "s4", "statementType": "ownershipOrControlStatement", "subject": {"describedByEntityStatement": "s2"}, "interestedParty": {"describedByEntityStatement": "s1"}, "interests": [{"type": "shareholding", "share": {"minimum": 50, "maximum": 75}}]},
         {"statementID": "s5", "statementType": "ownershipOrControlStatement", "subject": {"describedByEntityStatement": "s2"}, "interestedParty": {"describedByEntityStatement": "s1"}, "interests": [{"type": "shareholding", "share": {"exclusiveMinimum": 50, "maximum": 75}}], "replacesStatements": ["s4"]},
         {"statementID": "s6", "statementType": "ownershipOrControlStatement", "subject": {"describedByEntityStatement": "s1"}, "interestedParty": {"describedByPersonStatement": "s3"}, "interests": [{"type": "shareholding", "share": {"exact": 100}}]}]
        """

    private static let late =
        "{\"statementId\": \"t1\", \"recordId\": \"r1\", \"recordType\": \"entity\", \"recordStatus\": \"new\", \"recordDetails\": {\"name\": \"Alpha Ltd\", \"entityType\": {\"type\": \"registeredEntity\"}, \"jurisdiction\": {\"code\": \"GB\"}}}\n"
        + "{\"statementId\": \"t2\", \"recordId\": \"r2\", \"recordType\": \"entity\", \"recordStatus\": \"new\", \"recordDetails\": {\"name\": \"Beta GmbH\"}}\n"
        + "{\"statementId\": \"t3\", \"recordId\": \"r3\", \"recordType\": \"relationship\", \"recordStatus\": \"new\", \"statementDate\": \"2024-01-01\", \"recordDetails\": {\"subject\": \"r2\", \"interestedParty\": \"r1\", \"interests\": [{\"type\": \"shareholding\", \"share\": {\"exact\": 40}}]}}\n"
        + "{\"statementId\": \"t4\", \"recordId\": \"r3\", \"recordType\": \"relationship\", \"recordStatus\": \"updated\", \"statementDate\": \"2025-01-01\", \"recordDetails\": {\"subject\": \"r2\", \"interestedParty\": \"r1\", \"interests\": [{\"type\": \"votingRights\", \"share\": {\"exact\": 60.5}}]}}\n"

    @Test(arguments: [early, late])
    func `both forms of BODS give parents by majority, and later statements replace earlier ones`(
        _ text: String
    ) throws {
        let rules = "import: owners\nreads: {kind: bods}\non_unknown: add\n"
        let plan = try plan(text, rules)
        #expect(plan.obstacles == [])
        #expect(plan.counts.added == 3)
        #expect(plan.counts.isBalanced)
        let after = ImportBench.applied(plan, to: PaymentTests.folder)
        #expect(try parents(after) == ["beta-gmbh < alpha-ltd"])
        #expect(plan.lines.contains { $0.text == "a later statement replaces it" })
        #expect(!(try self.plan(text, rules, in: after)).hasChanges)
        #expect(
            ImportSources.identify(ImportFile(name: "x", bytes: Array(text.utf8)))?.kind
                == .beneficialOwnership)
    }

    @Test func `two majorities of one firm are refused`() throws {
        let plan = try plan(
            Self.money
                + Self.line(
                    "own9", "Ownership",
                    "\"owner\": [\"c\"], \"asset\": [\"b\"], \"percentage\": [\"90\"]"))
        #expect(plan.lines.last?.kind == .refused)
    }

    @Test(arguments: [["n1", "n2"], ["n2", "n1"], ["n3", "n1", "n2"]])
    func `firms of one name stay apart, and importing them again changes nothing`(
        _ order: [String]
    ) throws {
        let firms = order.map { Self.line($0, "Company", "\"name\": [\"Delta Holdings\"]") }
        let owned = Self.line(
            "own", "Ownership",
            "\"owner\": [\"n1\"], \"asset\": [\"n2\"], \"percentage\": [\"90\"]")
        let text = firms.joined() + owned
        let first = try plan(text)
        #expect(first.obstacles == [] && first.counts.isBalanced)
        let after = ImportBench.applied(first, to: PaymentTests.folder)
        let model = try #require(LedgerReader.read(folder: after).model)
        #expect(model.entities.count { $0.name == "Delta Holdings" } == order.count)
        for again in [text, owned + firms.reversed().joined()] {
            let second = try plan(again, in: after)
            #expect(second.obstacles == [])
            let model = try #require(
                LedgerReader.read(folder: ImportBench.applied(second, to: after)).model)
            #expect(model.entities.count { $0.name == "Delta Holdings" } == order.count)
        }
        #expect(!(try plan(text, in: after)).hasChanges)
    }
}
