import Ledger
import Testing
import Text

@testable import Imports

@Suite struct GleifTests {
    private static let holding = "00TESTHOLDING0000098"
    private static let unit = "00TESTUNIT0000000061"
    private static let branch = "00TESTBRANCHUNIT0038"
    private static let fund = "00TESTFUND0000000087"
    private static let top = "00TESTTOP00000000018"

    private static let rules = """
        import: gleif
        reads: {kind: gleif}
        entities: {00TESTUNIT0000000061: cloudco}
        on_unknown: add

        """

    private static let entities = """
        LEI,Entity.LegalName,Entity.LegalAddress.Country,Entity.EntityCategory,Registration.RegistrationStatus
        \(holding),"Test Holding, Inc.",US,GENERAL,ISSUED
        \(unit),CloudCo,US,GENERAL,ISSUED
        \(fund),Test Fund,LU,FUND,LAPSED
        \(top),Test Top,US,GENERAL,RETIRED
        00TESTTOP00000000019,Wrong Digits,US,GENERAL,ISSUED

        """

    private static func relationships(_ rows: [[String]]) -> String {
        let head = [
            "StartNode.NodeID", "StartNode.NodeIDType", "EndNode.NodeID", "EndNode.NodeIDType",
            "RelationshipType", "RelationshipStatus", "Period.1.startDate", "Period.1.endDate",
            "Period.1.periodType", "Period.2.startDate", "Period.2.endDate", "Period.2.periodType",
        ].map { "Relationship.\($0)" }
        let all =
            [head + ["Registration.RegistrationStatus", "Registration.LastUpdateDate"]] + rows
        return all.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\n")
            + "\n"
    }

    private static func row(
        _ child: String, _ parent: String, _ type: String = "IS_DIRECTLY_CONSOLIDATED_BY",
        status: String = "ACTIVE", ends: String = "", registration: String = "PUBLISHED"
    ) -> [String] {
        [
            child, "LEI", parent, "LEI", type, status, "2025-01-01T00:00:00.000Z",
            "2025-12-31T00:00:00.000Z", "ACCOUNTING_PERIOD", "2019-01-01T00:00:00.000Z", ends,
            "RELATIONSHIP_PERIOD", registration, "2026-03-02T08:15:00.000Z",
        ]
    }

    private func plan(
        _ text: String, in folder: MemoryFolder = PaymentTests.folder, rules: String = rules,
        file: String = "gleif.csv"
    ) throws -> ImportPlan {
        try ImportBench.plan(text, rules: rules, in: folder, file: file)
    }

    @Test func `legal entities become entities, and those by hand keep what they say`() throws {
        let plan = try plan(Self.entities)
        #expect(plan.obstacles == [])
        #expect(plan.lines.map(\.kind) == [.added, .skipped, .added, .skipped, .refused])
        #expect(
            Set(plan.diagnostics.map(\.code)).isSuperset(of: [.importRow, .importCovered]))
        let after = ImportBench.applied(plan, to: PaymentTests.folder)
        let model = try #require(LedgerReader.read(folder: after).model)
        let holding = try #require(model.entities.first { $0.id == "test-holding-inc" })
        #expect(holding.name == "Test Holding, Inc.")
        #expect(holding.country == "US")
        #expect(holding.identifiers == ["lei": Self.holding])
        #expect(model.entities.first { $0.id == "test-fund" }?.kind == .fund)
        #expect(!(try self.plan(Self.entities, in: after)).hasChanges)
    }

    @Test func `direct parents that hold today are taken, and each other row says why not`() throws
    {
        let named = ImportBench.applied(try plan(Self.entities), to: PaymentTests.folder)
        let text = Self.relationships([
            Self.row(Self.branch, Self.holding),
            Self.row(Self.branch, Self.top, "IS_ULTIMATELY_CONSOLIDATED_BY"),
            Self.row(
                Self.holding, Self.top, "IS_ULTIMATELY_CONSOLIDATED_BY", registration: "LAPSED"),
            Self.row(Self.fund, Self.top, status: "INACTIVE", ends: "2022-09-30T00:00:00.000Z"),
            Self.row(Self.fund, Self.holding, ends: "2024-09-30T00:00:00.000Z"),
            Self.row(Self.fund, Self.holding, "IS_FUND-MANAGED_BY"),
            Self.row(Self.fund, Self.holding, registration: "ANNULLED"),
            Self.row(Self.branch, Self.top),
            Self.row(Self.branch, "00TESTTOP00000000019"),
        ])
        let plan = try plan(text, in: named, file: "relationships.csv")
        #expect(plan.obstacles == [])
        #expect(
            plan.lines.map(\.kind) == [
                .added, .skipped, .added, .skipped, .skipped, .skipped, .skipped, .refused,
                .refused,
            ])
        #expect(plan.lines[3].text == "the relationship ended on 2022-09-30")
        #expect(plan.lines[4].text == "the relationship ended on 2024-09-30")
        #expect(plan.lines[5].text == "IS_FUND-MANAGED_BY is no consolidation")
        #expect(plan.lines[6].text == "its registration is ANNULLED")
        #expect(plan.counts.isBalanced)
        let after = ImportBench.applied(plan, to: named)
        let model = try #require(LedgerReader.read(folder: after).model)
        let parents = model.entities.filter { $0.parent != nil }.map {
            "\($0.id) < \($0.parent ?? "")"
        }
        #expect(
            parents.sorted() == [
                "lei-00testbranchunit0038 < test-holding-inc",
                "test-holding-inc < lei-00testtop00000000018",
            ])
        // What an earlier file said of the entity stays beside what this one adds.
        let holding = try #require(model.entities.first { $0.id == "test-holding-inc" })
        #expect(holding.name == "Test Holding, Inc.")
        #expect(
            holding.note
                == "ultimate parent, since 2019-01-01, registration not renewed (GLEIF of 2026-03-02)"
        )
        #expect(!(try self.plan(text, in: after, file: "relationships.csv")).hasChanges)
        #expect(!(try self.plan(Self.entities, in: after)).hasChanges)
    }

    @Test func `a parent of an entity by hand is said, not written`() throws {
        let plan = try plan(Self.relationships([Self.row(Self.unit, Self.holding)]))
        #expect(plan.lines.map(\.kind) == [.skipped])
        #expect(plan.diagnostics.contains { $0.code == .importCovered })
        #expect(plan.lines[0].text.contains("parent lei-00testholding0000098 in the file"))
    }

    @Test func `without a rule, entities that the model lacks are left out`() throws {
        let plan = try plan(Self.entities, rules: "import: gleif\nreads: {kind: gleif}\n")
        #expect(plan.counts.added == 0)
        #expect(plan.counts.skipped == 4)
        #expect(plan.counts.refused == 1)
    }

    @Test
    func
        `reasons why a parent is not reported are rows too, and the file is known by its headings`()
        throws
    {
        let text =
            "LEI,Exception.Category,Exception.Reason.1\n\(Self.holding),DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NO_KNOWN_PERSON\n"
        #expect(try plan(text).lines.map(\.kind) == [.skipped])
        let file = ImportFile(name: "x", bytes: Array(text.utf8))
        #expect(ImportSources.identify(file)?.kind == .gleif)
        #expect(try plan("a,b\n1,2\n").obstacles.map(\.code) == [.importForm])
    }

    @Test func `check digits are those of ISO 7064`() {
        #expect(LegalEntityIdentifier.isValid("B3DXGBC8GAIYWI2Z0172"))
        #expect(!LegalEntityIdentifier.isValid("B3DXGBC8GAIYWI2Z0173"))
        #expect(!LegalEntityIdentifier.isValid("B3DXGBC8GAIYWI2Z017"))
        #expect(!LegalEntityIdentifier.isValid("b3dxgbc8gaiywi2z0172"))
    }
}
