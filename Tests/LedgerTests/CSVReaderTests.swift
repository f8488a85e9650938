import Testing
import Text

@Suite("CSV")
struct CSVReaderTests {
    private func rows(_ text: String) -> [[String]] {
        var reader = CSVReader(Array(text.utf8))
        var rows: [[String]] = []
        while reader.nextRow() { rows.append(reader.fields.map(reader.text)) }
        return rows
    }

    @Test(
        "line ends, separators, quotes and a mark at the start do not change the cells",
        arguments: [
            "a,b\n1,x\n", "a,b\r\n1,x", "a,b\r1,x\r", "\u{FEFF}a,b\n\n1,\"x\"\n", "a;b\n1;x\n",
            "a\tb\n1\tx\n",
            "a|b\n1|x\n", "sep=;\na;b\n1;x\n", "\"sep=\t\"\na\tb\n1\tx\n",
        ])
    func cells(_ text: String) { #expect(rows(text) == [["a", "b"], ["1", "x"]]) }

    @Test("quotes hold separators, line breaks and doubled quotes, a mark on the quote included")
    func quotes() {
        #expect(
            rows("a;\"b;\r\nc\"\n\"d\"\"\u{301}e\";f\n") == [
                ["a", "b;\r\nc"], ["d\"\u{301}e", "f"],
            ])
    }

    @Test("the separator is what stands in the first row most often; a tie is ambiguous")
    func separator() {
        #expect(CSVReader(Array("a;b;c,d\n1,2,3,4\n".utf8)).separator == .found(UInt8(ascii: ";")))
        #expect(CSVReader(Array("\"a;b;c\",d\n".utf8)).separator == .found(UInt8(ascii: ",")))
        #expect(CSVReader(Array("a\n1,2\n".utf8)).separator == .found(UInt8(ascii: ",")))
        #expect(CSVReader(Array("a,b;c".utf8)).separator == .ambiguous(Array(",;".utf8)))
        #expect(CSVReader([]).separator == .found(UInt8(ascii: ",")))
    }

    @Test("fields know where they stand, in scalars, also behind a line break in quotes")
    func places() {
        var reader = CSVReader(Array("é,\"b\nc\",\"d\"x\n".utf8))
        let hasRow1 = reader.nextRow()
        #expect(hasRow1)
        #expect(reader.fields.map { reader.place(of: $0, file: "f").line } == [1, 1, 2])
        #expect(reader.fields.map { reader.place(of: $0, file: "f").column } == [1, 3, 4])
        #expect(reader.fault.map { reader.place(of: $0, file: "f").column } == 7)
        let hasRow2 = reader.nextRow()
        #expect(!hasRow2)
    }

    @Test("wide encodings are known by their bytes")
    func wide() {
        #expect(CSVReader([0xFF, 0xFE, 0x61, 0x00]).isWide)
        #expect(CSVReader([0x61, 0x00, 0x2C, 0x00]).isWide)
        #expect(!CSVReader(Array("a,b".utf8)).isWide)
    }

    @Test("names lose what nobody sees and nothing else")
    func names() {
        #expect(NameFolding.folded("\u{A0}Acme\u{3000}\u{200B} Corp\u{FEFF}") == "Acme Corp")
        #expect(NameFolding.folded("a  b\t") == "a b")
        #expect(NameFolding.folded("\u{200B}\u{A0}") == "")
        for kept in ["Acme Corp", "می\u{200C}خواهم", "삼성전자", "O’Neil & Co.", "a\u{301}"] {
            #expect(NameFolding.folded(kept) == kept)
        }
        #expect(NameFolding.folded("\u{200D}a\u{200C}") == "a")
        for name in ["Acme", "Acme Corp", ""] { #expect(!NameFolding.needsFolding(name)) }
        for name in [" a", "a ", "a  b", "a\u{A0}"] { #expect(NameFolding.needsFolding(name)) }
    }
}
