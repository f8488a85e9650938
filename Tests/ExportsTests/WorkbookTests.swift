import Analysis
import FlowNetwork
import Ledger
import Money
import Testing
import Text

@testable import Exports
@testable import Imports

@Suite struct WorkbookExportTests {
    private func table(_ sheet: String) throws -> Table {
        let subject = try ExportBench.subject(parts: [.measures])
        let bytes = try ExportBench.bytes(WorkbookFormat(), subject)
        return try ImportTables.read(
            ImportFile(name: "model.xlsx", bytes: bytes), encoding: nil, sheet: sheet)
    }

    private func column(_ head: String, of table: Table) throws -> [TableCell] {
        let heads = try #require(table.rows.first).cells.map(\.text)
        let index = try #require(heads.firstIndex(of: head))
        return table.rows.dropFirst().map {
            index < $0.cells.count ? $0.cells[index] : TableCell("", place: $0.place)
        }
    }

    @Test func `a workbook is read back with its amounts, days and Korean names`() throws {
        let legs = try table("Legs")
        let counted = try column("counted", of: legs).map(\.text)
        #expect(counted == ["10500000000", "8000000000", "7000000001", "", "3000000000", ""])
        let start = try column("start", of: legs).map(\.value)
        #expect(start.first == .date(try #require(PartialDate("2026-01-05"))))
        let why = try column("not_counted", of: legs).map(\.text)
        #expect(why == ["", "", "", "contingent", "", "undisclosed"])
        #expect(try column("name_ko", of: try table("Firms")).map(\.text).contains("칩코"))
    }

    @Test func `formulas carry the value that they have`() throws {
        let sums = try table("Sums")
        #expect(try column("counted", of: sums).last?.text == "28500000001")
        #expect(
            try column("kind", of: sums).map(\.text) == ["equity", "guarantee", "purchase", "all"])
        let shares = try column("share", of: sums).map(\.text)
        #expect(shares[1].isEmpty && !shares[0].isEmpty)
        let firms = try table("Firms")
        #expect(
            try column("orders_placed", of: firms).map(\.text)
                == ["", "11000000000", "7000000001", "", ""])
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
    func `columns are called as a sheet calls them`(_ index: Int, _ name: String) {
        #expect(Sheet.column(index) == name)
    }

    @Test
    func
        `a sheet has no day before March 1900, no text without an end and no more rows than it can hold`()
        throws
    {
        let early = try #require(Day("1900-02-28"))
        let long = String(repeating: "가", count: 40_000)
        let sheet = Sheet("X", ["a", "b"], [[.day(early), .text(long)]])
        let xml = try sheet.xml()
        #expect(xml.contains("<t>1900-02-28</t>"))
        #expect(xml.contains("cut: a cell holds 32767 characters"))
        #expect(Sheet.escaped(long).utf16.count <= Sheet.textLimit)
        let rows = [[Sheet.Cell]](repeating: [], count: Sheet.rowLimit)
        #expect(throws: ExportError.self) { try Sheet("X", ["a"], rows).xml() }
    }
}
