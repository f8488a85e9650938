import Ledger
import Testing
import Text

@testable import Imports

@Suite struct SeriesImportTests {
    private static let rules = "import: index\nreads: {kind: series}\n"

    private static func folder() -> MemoryFolder {
        ImportBench.folder([
            "model.yaml": (ImportBench.model["model.yaml"] ?? "") + "  series: [series/*.csv]\n"
        ])
    }

    private func plan(_ text: String, _ folder: MemoryFolder = folder(), rules: String = rules)
        throws -> ImportPlan
    {
        ImportPlanner(folder: folder, rules: try ImportBench.rules(rules))
            .plan(ImportFile(name: "s.csv", bytes: Array(text.utf8)))
    }

    @Test(arguments: [
        (
            "observation_date,RATE\n2026-01-02,4.10\n2026-01-05,.\n2026-01-06,4.2\n",
            "date,value\n2026-01-02,4.1\n2026-01-06,4.2\n"
        ),
        (
            "Date,Open,High,Low,Close,Volume\r\n2026-01-02,1,3,1,2.5,100\r\n",
            "date,value\n2026-01-02,2.5\n"
        ),
        (
            "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n2026-01-02,1,3,1,2.5,100.25\n",
            "date,value\n2026-01-02,2.5\n"
        ),
        (
            "Price,Adj Close,Close\nTicker,X,X\nDate,,\n2026-01-02,2.4,2.5\n",
            "date,value\n2026-01-02,2.5\n"
        ),
        (
            "Date,Close\n2026-01-06 00:00:00+01:00,2.6\n2026-01-05 00:00:00+01:00,2.5\n",
            "date,value\n2026-01-05,2.5\n2026-01-06,2.6\n"
        ),
    ])
    func `a series becomes days and values in order, without days that have none`(
        _ text: String, _ expected: String
    ) throws {
        let plan = try plan(text)
        #expect(plan.obstacles == [])
        #expect(plan.counts.isBalanced)
        #expect(plan.changes.first { $0.path == "series/index.csv" }?.after == expected)
        let after = ImportBench.applied(plan, to: Self.folder())
        #expect(!(try self.plan(text, after)).hasChanges)
    }

    @Test func `new days are added, corrected ones changed, and days that are gone stay`() throws {
        let first = try plan("Date,Close\n2026-01-02,1\n2026-01-05,2\n")
        let folder = ImportBench.applied(first, to: Self.folder())
        let next = try plan("Date,Close\n2026-01-05,2.5\n2026-01-06,3\n", folder)
        #expect(next.counts.added == 1 && next.counts.changed == 1)
        #expect(
            next.changes.first { $0.path == "series/index.csv" }?.after
                == "date,value\n2026-01-02,1\n2026-01-05,2.5\n2026-01-06,3\n")
    }

    @Test func `bad rows are refused at their place, and a tenfold jump is said`() throws {
        let plan = try plan(
            "Date,Close\n2026-01-02,1\n2026-01-02,1\n2026-13-05,2\n2026-01-06,x\n2026-01-07,150\n")
        #expect(
            plan.diagnostics.map { "\($0.code.rawValue) \($0.place.line):\($0.place.column)" } == [
                "E805 3:1", "E810 4:1", "E809 5:12", "W804 6:12",
            ])
        #expect(plan.counts.refused == 3 && plan.counts.added == 2)
    }

    @Test func `a column is taken by name, and a file without one is refused`() throws {
        let text = "Date,Open,Close\n2026-01-02,1,2\n"
        let open = try plan(text, rules: Self.rules + "column: Open\n")
        #expect(
            open.changes.first { $0.path == "series/index.csv" }?.after
                == "date,value\n2026-01-02,1\n")
        #expect(
            try plan(text, rules: Self.rules + "column: Low\n").obstacles.map(\.code) == [
                .importColumn
            ])
    }
}
