import Ledger
import Money
import Testing
import Text

@testable import Imports

/// Workbooks made byte by byte: stored members of a ZIP.
enum WorkbookBench {
    static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    static func zip(
        _ members: [(name: String, text: String)], unpacked: Int? = nil, flags: UInt16 = 0
    ) -> [UInt8] {
        func u16(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        func u32(_ value: Int) -> [UInt8] { u16(value & 0xFFFF) + u16(value >> 16 & 0xFFFF) }
        var output: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let bytes = Array(member.text.utf8)
            let name = Array(member.name.utf8)
            let size = unpacked ?? bytes.count
            let common =
                u16(20) + u16(Int(flags)) + u16(0) + u16(0) + u16(0) + u32(Int(crc(bytes)))
                + u32(bytes.count) + u32(size) + u16(name.count) + u16(0)
            directory +=
                [0x50, 0x4B, 1, 2] + u16(20) + common + u16(0) + u16(0) + u16(0) + u32(0)
                + u32(output.count) + name
            output += [0x50, 0x4B, 3, 4] + common + name + bytes
        }
        let start = output.count
        return output + directory + [0x50, 0x4B, 5, 6] + u16(0) + u16(0) + u16(members.count)
            + u16(members.count) + u32(directory.count) + u32(start) + u16(0)
    }

    static let styles = """
        <styleSheet xmlns="x"><numFmts><numFmt numFmtId="164" formatCode="&quot;€&quot;#,##0,,&quot;M&quot;"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>
        """

    static func book(_ sheet: String, properties: String = "", head: String = "") -> [UInt8] {
        zip([
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><workbookPr \(properties)/><sheets><sheet name=\"Deals\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"Lists\" state=\"hidden\" r:id=\"b\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>Lab</t><r><t>Co</t></r><rPh><t>x</t></rPh></si></sst>"
            ),
            ("xl/styles.xml", styles),
            (
                "xl/worksheets/sheet1.xml",
                "\(head)<x:worksheet xmlns:x=\"x\"><x:sheetData>\(sheet)</x:sheetData></x:worksheet>"
            ),
        ])
    }

    static func inline(_ address: String, _ text: String) -> String {
        "<x:c r=\"\(address)\" t=\"inlineStr\"><x:is><x:t>\(text)</x:t></x:is></x:c>"
    }

    static let heading =
        "<x:row r=\"3\">"
        + ["Buyer", "Seller", "Announced", "Value", "Type", "Status"].enumerated().map {
            inline("\(["A", "B", "C", "D", "E", "F"][$0.offset])3", $0.element)
        }.joined() + "</x:row>"

    static func row(_ number: Int, date: String, value: String, hidden: Bool = false) -> String {
        "<x:row r=\"\(number)\"\(hidden ? " hidden=\"1\"" : "")><x:c r=\"A\(number)\" t=\"s\"><x:v>0</x:v></x:c>\(inline("B\(number)", "CloudCo"))\(date)\(value)\(inline("E\(number)", "purchase"))\(inline("F\(number)", "signed"))</x:row>"
    }

    static func plan(_ bytes: [UInt8], rules: String = ImportBench.rules) throws -> ImportPlan {
        ImportPlanner(folder: ImportBench.folder(), rules: try ImportBench.rules(rules))
            .plan(ImportFile(name: "deals.xlsx", bytes: bytes))
    }
}

@Suite struct WorkbookTests {
    @Test
    func `cells keep their address, their exact number, their date and the scale of their format`()
        throws
    {
        let bytes = WorkbookBench.book(
            "<x:row r=\"1\">" + WorkbookBench.inline("A1", "A title") + "</x:row>"
                + WorkbookBench.heading
                + WorkbookBench.row(
                    4, date: "<x:c r=\"C4\" s=\"1\"><x:v>46083</x:v></x:c>",
                    value: "<x:c r=\"D4\" s=\"2\"><x:v>3500000000</x:v></x:c>", hidden: true)
                + WorkbookBench.row(
                    6, date: WorkbookBench.inline("C6", "15/03/2026"),
                    value: "<x:c r=\"D6\"><x:v>34.200000000000003</x:v></x:c>"))
        let plan = try WorkbookBench.plan(
            bytes, rules: ImportBench.rules + "scale: bn\ncurrency: {default: USD}\n")
        #expect(plan.counts.added == 2, "\(plan.diagnostics) \(plan.obstacles)")
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let claims = model.deals.filter { $0.id != "own-order" }.flatMap(\.claims)
        #expect(
            claims.map { "\($0.date) \($0.legs[0].amount?.text ?? "") \($0.locator ?? "")" } == [
                "2026-03-02 EUR 3.5bn Deals!A4:F4 (hidden row)",
                "2026-03-15 USD 34.2bn Deals!A6:F6",
            ])
    }

    @Test(arguments: [
        ("<x:c r=\"C4\"><x:v>46083</x:v></x:c>", "<x:c r=\"D4\"><x:v>1</x:v></x:c>", "E810", "C4"),
        (
            "<x:c r=\"C4\" s=\"1\"><x:v>60</x:v></x:c>", "<x:c r=\"D4\"><x:v>1</x:v></x:c>", "E810",
            "C4"
        ),
        (
            "<x:c r=\"C4\" s=\"1\"><x:v>46083</x:v></x:c>",
            "<x:c r=\"D4\"><x:f>SUM(D1:D3)</x:f></x:c>", "E811", "D4"
        ),
        (
            "<x:c r=\"C4\" s=\"1\"><x:v>46083</x:v></x:c>",
            "<x:c r=\"D4\" t=\"e\"><x:v>#REF!</x:v></x:c>", "E809", "D4"
        ),
    ])
    func
        `a number that is no date, day 60, a formula without a value and an error are refused at their cell`(
            _ date: String, _ value: String, _ code: String, _ cell: String
        ) throws
    {
        let plan = try WorkbookBench.plan(
            WorkbookBench.book(
                WorkbookBench.heading + WorkbookBench.row(4, date: date, value: value)),
            rules: ImportBench.rules + "currency: {default: USD}\n")
        let problem = try #require(plan.diagnostics.first)
        #expect(problem.code.rawValue == code)
        #expect(problem.place.file == "deals.xlsx!Deals")
        #expect(SheetReader.address(problem.place.column - 1, problem.place.line) == cell)
    }

    @Test func `serial numbers count from 1900 or from 1904`() {
        #expect(SheetReader.day(ExactDecimal(45_964), is1904: false)?.description == "2025-11-03")
        #expect(SheetReader.day(ExactDecimal(44_502), is1904: true)?.description == "2025-11-03")
        #expect(SheetReader.day(ExactDecimal(1), is1904: false)?.description == "1900-01-01")
        #expect(SheetReader.day(ExactDecimal(59), is1904: false)?.description == "1900-02-28")
        #expect(SheetReader.day(ExactDecimal(61), is1904: false)?.description == "1900-03-01")
        #expect(SheetReader.day(ExactDecimal(60), is1904: false) == nil)
    }

    @Test(arguments: [
        ("General", false), ("0.00", false), ("yyyy\\-mm\\-dd", true), ("\"days\" 0", false),
        ("[$-409]d mmm yyyy", true), ("[h]:mm", true), ("#,##0\\ \"m\"", false),
        ("[Red]0.0", false),
    ])
    func `a date is known by its format alone`(_ code: String, _ isDate: Bool) {
        #expect(CellStyles.format(code).isDate == isDate)
    }

    @Test func `bombs, passwords and broken archives are refused with their reason`() throws {
        let good = WorkbookBench.book(WorkbookBench.heading)
        let bomb = WorkbookBench.zip(
            [("xl/workbook.xml", String(repeating: "a", count: 5000))], unpacked: 2_000_000_000)
        let entities = WorkbookBench.book(
            WorkbookBench.heading, head: "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
        )
        let locked = WorkbookBench.zip([("xl/workbook.xml", "<workbook/>")], flags: 1)
        let old: [UInt8] =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        var wrong = good
        wrong[60] ^= 1
        let cases: [(bytes: [UInt8], code: DiagnosticCode)] = [
            (bomb, .importLimit), (entities, .importLimit), (locked, .importForm),
            (old, .importForm),
            (Array(good[..<(good.count / 2)]), .importForm), (wrong, .importForm),
            (WorkbookBench.zip([("a.txt", "x")]), .importForm),
        ]
        for (index, item) in cases.enumerated() {
            let plan = try WorkbookBench.plan(item.bytes)
            #expect(plan.obstacles.map(\.code) == [item.code], "\(index)")
            #expect(plan.obstacles.first?.help?.isEmpty == false)
        }
        var generator = FuzzTests.Generator(state: 3)
        for _ in 0..<60 {
            var bytes = good
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            #expect(try WorkbookBench.plan(bytes).counts.isBalanced)
        }
    }

    @Test func `a sheet is taken by name, a missing one refused with those that there are`() throws
    {
        let plan = try WorkbookBench.plan(
            WorkbookBench.book(WorkbookBench.heading),
            rules: ImportBench.rules.replacing("kind: table", with: "kind: table, sheet: Deal"))
        #expect(plan.obstacles.first?.help == "its sheets are Deals")
    }

    @Test func `escapes of characters are undone, and merged headings stand over each column`()
        throws
    {
        #expect(CellStyles.unescaped("a_x000D_b_x005F_x") == "a\rb_x")
        var reader = SheetReader(
            file: ImportFile(name: "f", bytes: []), sheet: "S", strings: [], styles: CellStyles(),
            is1904: false, limits: ImportLimits())
        try reader.read(
            Array(
                "<w><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Parties</v></c></row><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></w>"
                    .utf8))
        #expect(reader.rows[0].cells.map(\.text) == ["Parties", "Parties"])
    }
}
