import Analysis
import Reports
import Testing

@testable import Exports

@Suite struct ParquetTests {
    private func file(_ rows: [[String]]) throws -> [UInt8] {
        let table = DataTable(
            name: "t", title: "T",
            columns: [
                .init("name", .string, ""), .init("day", .date, ""), .init("count", .integer, ""),
                .init("money", .number, ""), .init("share", .number, ""),
            ], rows: rows, primaryKey: [])
        return try ParquetFile(table, money: ["money"], about: "").bytes()
    }

    @Test
    func `a file begins and ends as the format says, with the footer's length in front of its end`()
        throws
    {
        let bytes = try file([["a", "1970-01-02", "3", "0.01", "0.5"], ["", "", "", "", ""]])
        let mark = Array("PAR1".utf8)
        #expect(Array(bytes.prefix(4)) == mark && Array(bytes.suffix(4)) == mark)
        let size = bytes.suffix(8).prefix(4).enumerated().reduce(0) {
            $0 + Int($1.element) << (8 * $1.offset)
        }
        #expect(size > 0 && size < bytes.count - 12)
        // The footer begins with its version: field 1, 32 bits, 1.
        #expect(Array(bytes[(bytes.count - 8 - size)...].prefix(2)) == [0x15, 0x02])
    }

    @Test func `values are plain and little-endian, money whole ten-thousandths, null is no value`()
        throws
    {
        let bytes = try file([["a", "1970-01-02", "3", "0.01", "0.5"], ["", "", "", "", ""]])
        func holds(_ part: [UInt8]) -> Bool {
            bytes.indices.dropLast(part.count).contains {
                Array(bytes[$0..<$0 + part.count]) == part
            }
        }
        // Levels: one value, one null; then the text.
        #expect(holds([4, 0, 0, 0, 2, 1, 2, 0, 1, 0, 0, 0, 0x61]))
        #expect(holds([4, 0, 0, 0, 2, 1, 2, 0, 1, 0, 0, 0]))
        #expect(holds([UInt8](repeating: 0, count: 15) + [100]))
        #expect(holds([0, 0, 0, 0, 0, 0, 0xE0, 0x3F]))
    }

    @Test(
        arguments: [
            ("1", 10_000), ("-0.5", -5_000), ("7000000001.0001", 70_000_000_010_001),
            ("1.00001", nil),
            ("x", nil), ("", nil),
        ] as [(String, Int128?)])
    func `decimals are exact or none`(_ text: String, _ expected: Int128?) {
        #expect(ParquetFile.decimal(text) == expected)
    }

    @Test func `a cell that is not what its column says is an error, not a null`() {
        #expect(throws: ExportError.unfit(column: "count", text: "many")) {
            try file([["a", "1970-01-02", "many", "1", "1"]])
        }
    }

    @Test func `every table of a model has a file`() throws {
        let files = try ParquetFormat().files(
            try ExportBench.subject(parts: [.measures]), table: nil)
        #expect(files.map(\.path) == ExportTable.allCases.map { "\($0.rawValue).parquet" })
    }
}
