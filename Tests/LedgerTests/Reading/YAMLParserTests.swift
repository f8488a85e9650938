import Testing

@testable import Text

@Suite("YAML nodes keep their text and their places")
struct YAMLParserTests {
    private func parse(_ text: String) -> (root: YAMLNode?, problems: [Diagnostic]) {
        let collector = DiagnosticCollector(limit: 100)
        let root = YAMLParser.parse(
            Array(text.utf8), file: "x.yaml", limits: ReadLimits()
        ) { collector.report($0) }
        return (root, collector.diagnostics)
    }

    @Test(
        "a scalar is the text that stands there, whatever other readers would make of it",
        arguments: [
            "NO", "0001018724", "2025-11-03", "12:30", "null", "~", "true", "1e3", "0x1F", ".inf",
            "=", "1_000", "엔비디아",
        ])
    func scalarsStayText(text: String) throws {
        let (root, problems) = parse("a: \(text)\nb: [\(text)]\n")
        #expect(problems.isEmpty)
        guard case .mapping(let entries, _)? = root?.content,
            case .scalar(let one, .plain)? = entries.first?.value.content,
            case .sequence(let items, true)? = entries.last?.value.content,
            case .scalar(let other, .plain)? = items.first?.content
        else {
            Issue.record("not the expected nodes")
            return
        }
        #expect(one == text)
        #expect(other == text)
    }

    @Test("places count lines and characters from 1, also behind wide characters, tabs and CRLF")
    func places() throws {
        let (root, _) = parse("\u{FEFF}이름: {가: 나, key: 'v w'}\r\nb:\r\n  - |\r\n    text\r\n")
        guard case .mapping(let entries, false)? = root?.content,
            case .mapping(let inner, true)? = entries.first?.value.content,
            case .sequence(let items, false)? = entries.last?.value.content
        else {
            Issue.record("not the expected nodes")
            return
        }
        #expect(entries[0].keyPlace == Place(file: "x.yaml", line: 1, column: 1, length: 2))
        #expect(entries[0].value.place == Place(file: "x.yaml", line: 1, column: 5))
        #expect(inner[1].keyPlace == Place(file: "x.yaml", line: 1, column: 12, length: 3))
        #expect(inner[1].value.place == Place(file: "x.yaml", line: 1, column: 17, length: 5))
        #expect(entries[1].keyPlace == Place(file: "x.yaml", line: 2, column: 1))
        #expect(items[0].place.line == 3)
        #expect(items[0].place.column == 5)
    }

    @Test("every further equal key is reported, and the first value is kept")
    func duplicateKeys() throws {
        let (root, problems) = parse("a: 1\nb: {c: 1, c: {c: 2}}\na: 2\na: 3\n")
        #expect(problems.map(\.code) == [.duplicateKey, .duplicateKey, .duplicateKey])
        #expect(problems.map(\.place.line) == [2, 3, 4])
        guard case .mapping(let entries, _)? = root?.content else { return }
        #expect(entries.map(\.key) == ["a", "b"])
        guard case .scalar("1", _)? = entries.first?.value.content else {
            Issue.record("the first value is not kept")
            return
        }
    }

    @Test("nesting up to the limit is read, one more is refused")
    func depth() {
        let limit = ReadLimits().depth
        let fits = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(parse(fits).problems.isEmpty)
        let deeper = parse("[" + fits + "]")
        #expect(deeper.root == nil)
        #expect(deeper.problems.map(\.code) == [.tooDeep])
    }

    @Test("an anchor is refused once and the rest of the file is still read")
    func anchors() {
        let (root, problems) = parse("a: &x 1\nb: *x\nc: *x\n")
        #expect(problems.map(\.code) == [.anchor])
        #expect(problems.first?.place.line == 1)
        guard case .mapping(let entries, _)? = root?.content else {
            Issue.record("nothing was read")
            return
        }
        #expect(entries.map(\.key) == ["a", "b", "c"])
    }
}

@Suite("Names of files and suggestions")
struct NameTests {
    @Test(
        "a pattern fits the names it means",
        arguments: [
            ("*.yaml", "a.yaml", true), ("*.yaml", ".hidden.yaml", false),
            ("*.yaml", "a.yaml~", false),
            ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false), ("*", "anything", true),
            ("a.yaml", "a.yaml", true), ("a.yaml", "b.yaml", false),
            ("*a*a*a*b", String(repeating: "a", count: 5000), false),
        ])
    func patterns(pattern: String, name: String, fits: Bool) throws {
        #expect(try #require(FilePattern(pattern)).matches(name) == fits)
    }

    @Test(
        "a path that leaves the folder is not a pattern",
        arguments: [
            "", "/etc/passwd", "../x.yaml", "a/../x.yaml", "./x.yaml", "a//x.yaml", "*/x.yaml",
            "a\\x.yaml", "a/",
        ])
    func badPatterns(text: String) {
        #expect(FilePattern(text) == nil)
    }

    @Test(
        "the nearest word is suggested only when it is near",
        arguments: [
            ("amonut", "amount"), ("awz", "aws"), ("Amount", "amount"), ("xyz", nil), ("", nil),
            ("counterpartys", "counterparties"),
        ] as [(String, String?)])
    func suggestions(word: String, expected: String?) {
        let words = ["amount", "aws", "binding", "counterparties", "kind"]
        #expect(Suggestion.nearest(to: word, in: words) == expected)
    }

    @Test("edit distance is symmetric, zero only for equal words, and counts a swap as one")
    func editDistance() {
        let words = ["", "a", "ab", "ba", "abc", "acb", "kitten", "sitting", "원", "원화"]
        for one in words {
            for other in words {
                let a = Array(one.unicodeScalars)
                let b = Array(other.unicodeScalars)
                let distance = Suggestion.editDistance(a, b)
                #expect(distance == Suggestion.editDistance(b, a))
                #expect((distance == 0) == (one == other))
                #expect(distance >= abs(a.count - b.count) && distance <= max(a.count, b.count))
            }
        }
        #expect(
            Suggestion.editDistance(Array("kitten".unicodeScalars), Array("sitting".unicodeScalars))
                == 3)
        #expect(
            Suggestion.editDistance(Array("abc".unicodeScalars), Array("acb".unicodeScalars)) == 1)
    }
}
