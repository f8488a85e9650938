import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct StatementSetTests {
    private static let rules = """
        import: set
        reads: {kind: sec-fsds, firm: chipco, cik: 0000000042, year_end: 12}

        """

    private static func tabs(_ rows: [String]) -> String {
        rows.map { $0.replacing("|", with: "\t") }.joined(separator: "\n") + "\n"
    }

    private static let submissions = tabs([
        "adsh|cik|name|sic|fye|form|period|fy|fp|filed",
        "0000000042-26-000001|42|CHIPCO \"THE\" CORP|3674|0131|10-Q|20260331|2026|Q2|20260505",
        "0000000043-26-000001|43|OTHER CO|3674|1231|10-Q|20260331|2026|Q1|20260506",
    ])

    private static func numbers(_ rows: [String], head: String? = nil) -> String {
        tabs([head ?? "adsh|tag|version|ddate|qtrs|uom|segments|coreg|value|footnote"] + rows)
    }

    private static let own = "0000000042-26-000001"
    private static let rows = [
        "\(own)|Assets|us-gaap/2025|20260331|0|USD|||900.0000|",
        "\(own)|NetCashProvidedByUsedInOperatingActivities|us-gaap/2025|20260331|4|USD|||520.0000|",
        "\(own)|NetCashProvidedByUsedInOperatingActivities|us-gaap/2025|20260331|1|USD|||140.0000|",
        "\(own)|Revenues|us-gaap/2025|20260331|1|USD|||300.2500|",
        "\(own)|Revenues|us-gaap/2025|20260331|1|USD|BusinessSegments=Chips;||250.0000|",
        "\(own)|Revenues|us-gaap/2025|20260331|1|USD||Subsidiary|20.0000|",
        "\(own)|InventoryNet|us-gaap/2025|20260331|0|USD||||",
        "\(own)|OwnTag|\(own)|20260331|0|USD|||1.0000|",
        "\(own)|InventoryNet|us-gaap/2025|20261331|0|USD|||1.0000|",
        "0000000044-26-000001|Revenues|us-gaap/2025|20260331|1|USD|||1.0000|",
        "0000000043-26-000001|Revenues|us-gaap/2025|20260331|1|USD|||5.0000|",
        "0000000043-26-000001|Assets|us-gaap/2025|20260331|0|USD|||6.0000|",
    ]

    private func plan(
        _ numbers: String, rules: String = rules, sub: String = submissions
    ) throws -> ImportPlan {
        ImportPlanner(folder: ImportBench.folder(), rules: try ImportBench.rules(rules)).plan(
            ImportFile(
                name: "2026q2.zip",
                bytes: WorkbookBench.zip([("sub.txt", sub), ("num.txt", numbers)])))
    }

    private func facts(_ plan: ImportPlan) throws -> [String] {
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        return model.facts.filter { $0.source != "own" }.map {
            "\($0.metric)@\($0.asOf) \($0.period ?? "-") \($0.amount?.text ?? "") \($0.known)"
        }.sorted()
    }

    @Test func `quarters and trailing years are told apart, parts and other registrants left out`()
        throws
    {
        let plan = try plan(Self.numbers(Self.rows))
        #expect(plan.obstacles == [])
        #expect(plan.counts.isBalanced)
        // Twelve rows, of which two of another registrant are counted as its filing.
        #expect(plan.counts.read == 11)
        #expect(plan.counts.refused == 2)
        #expect(
            try facts(plan) == [
                "operating_cash_flow_quarter@2026-03-31 2026-Q1 USD 140 2026-05-05",
                "operating_cash_flow_trailing@2026-03-31 - USD 520 2026-05-05",
                "revenue_quarter@2026-03-31 2026-Q1 USD 300.25 2026-05-05",
            ])
        #expect(plan.lines.contains { $0.text == "2 rows of OTHER CO" })
        #expect(plan.lines.contains { $0.text == "of another registrant: Subsidiary" })
    }

    @Test func `columns are found by name, and lines may end with CR LF`() throws {
        let numbers = Self.numbers(
            ["\(Self.own)|Revenues|us-gaap/2025|20260331|1||USD|300.25||"],
            head: "adsh|tag|version|ddate|qtrs|coreg|uom|value|segments|footnote")
        let plan = try plan(numbers.replacing("\n", with: "\r\n"))
        #expect(
            try facts(plan) == ["revenue_quarter@2026-03-31 2026-Q1 USD 300.25 2026-05-05"])
    }

    @Test func `a set of several registrants needs one, and a broken archive is refused`() throws {
        let open = Self.rules.replacing(", cik: 0000000042", with: "")
        #expect(
            try plan(Self.numbers(Self.rows), rules: open).obstacles.map(\.code) == [.missingKey])
        let other = Self.rules.replacing("0000000042", with: "0000000099")
        #expect(
            try plan(Self.numbers(Self.rows), rules: other).obstacles.map(\.code) == [.importForm])
        #expect(try plan("adsh\ttag\n").obstacles.map(\.code) == [.importForm])
        let file = ImportFile(
            name: "x.zip",
            bytes: WorkbookBench.zip([
                ("sub.txt", Self.submissions), ("num.txt", Self.numbers(Self.rows)),
            ]))
        #expect(ImportSources.identify(file)?.kind == .statementSets)
    }
}
