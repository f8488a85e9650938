import Documents
import Testing
import Text

@testable import Reports

@Suite("Data of strangers in tables and JSON")
struct HostileDataTests {
    @Test(
        "what a spreadsheet would compute is text; numbers of the tool's own stay numbers",
        arguments: [
            ("=1+1", "'=1+1"), ("@sum", "'@sum"), ("+1", "'+1"), ("-1", "'-1"), ("  =1", "'  =1"),
            ("\u{FF1D}1", "'\u{FF1D}1"),
            ("a=1", "a=1"), ("", ""), ("'", "'"), ("a\u{202E}b", "a\\u{202E}b"),
        ])
    func formulas(text: String, inert: String) {
        #expect(DataTable.inert(text) == inert)
        let table = DataTable(
            name: "t", title: "T",
            columns: [.init("text", .string, ""), .init("number", .number, "")],
            rows: [[text, "-5"]], primaryKey: [])
        #expect(table.csv == "text,number\n\(DataTable.field(inert)),-5\n")
    }

    private struct Fit: Encodable {
        struct Inner: Encodable {
            let low: Double
            let values: [Double]
        }

        let name: String
        let error: Double
        let inner: Inner
    }

    @Test("a number that JSON has no word for is null, and the document says which and why")
    func nonFinite() throws {
        let text = try JSONText.of(
            Fit(
                name: "a\u{202E}b", error: .infinity,
                inner: .init(low: .nan, values: [1, -.infinity])))
        #expect(
            text == """
                {
                  "nonFinite" : [
                    "error: beyond what floating point holds",
                    "inner.low: not a number",
                    "inner.values: beyond what floating point holds"
                  ],
                  "error" : null,
                  "inner" : {
                    "low" : null,
                    "values" : [
                      1,
                      null
                    ]
                  },
                  "name" : "a\\u202eb"
                }

                """)
        #expect(try JSONText.of(["a": 1.5]) == "{\n  \"a\" : 1.5\n}\n")
    }

    @Test("names that hide or turn directions are shown as what they are in Markdown and drawings")
    func shown() {
        #expect(MarkdownEscaping.collapsed("a\u{202E}b\u{1B}c") == "a\\u{202E}b c")
        #expect(xmlEscaped("a\u{202E}<b>\u{200B}") == "a\\u{202E}&lt;b&gt;\\u{200B}")
    }
}
