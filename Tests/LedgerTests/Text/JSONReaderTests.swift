import Testing
import Text

@Suite struct JSONReaderTests {
    private func read(_ text: String, depth: Int = 8) -> Result<String, JSONReader.Problem> {
        var reader = JSONReader(Array(text.utf8), depth: depth)
        do throws(JSONReader.Problem) { return .success(try reader.document().line) } catch {
            return .failure(error)
        }
    }

    @Test(arguments: [
        (
            #" {"b": [1, -0.50, 2e-3, 123456789012345678901], "a": {}, "c": []} "#,
            #"{"b":[1,-0.50,2e-3,123456789012345678901],"a":{},"c":[]}"#
        ),
        (#"["\u0041\ud83d\ude00\n\"", null, true, false]"#, #"["A😀\n\"",null,true,false]"#),
        ("0", "0"),
    ])
    func `keys keep their order and numbers their digits`(_ text: String, _ line: String) {
        #expect(read(text) == .success(line))
    }

    @Test(arguments: [
        ("{\"a\": 007}", 6), ("[1,]", 3), ("[+1]", 1), ("[1.]", 1), ("[NaN]", 1), ("[1e999]", 1),
        ("[1] 2", 4), ("{\"a\" 1}", 5), ("{a: 1}", 1), ("[\"a]", 2), ("[", 1), ("", 0),
        ("{\"a\": tru}", 6), ("[\"\\u12\"]", 7),
    ])
    func `what is no JSON is refused where it stops being some`(_ text: String, _ offset: Int) {
        guard case .failure(let problem) = read(text) else {
            Issue.record("\(text) was read")
            return
        }
        #expect(problem.offset == offset && !problem.isTooDeep, "\(problem)")
    }

    @Test func `nesting beyond the limit is told as such`() {
        let nine = String(repeating: "[", count: 9) + String(repeating: "]", count: 9)
        #expect((try? read(nine).get()) != nil)
        guard case .failure(let problem) = read(nine, depth: 7) else {
            Issue.record("it was read")
            return
        }
        #expect(problem.isTooDeep && problem.offset == 8)
    }
}
