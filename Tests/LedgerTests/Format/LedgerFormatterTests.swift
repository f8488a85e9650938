import Foundation
import Testing

@testable import Ledger
@testable import Text

@Suite("The canonical form of a ledger file")
struct LedgerFormatterTests {
    /// Every readable YAML file of the fixtures and of the repository's models.
    static let files: [(name: String, bytes: [UInt8])] = {
        let folders = [Fixtures.root, Fixtures.repository.appendingPathComponent("Models")]
        return folders.flatMap { folder in
            ((try? Fixtures.files(folder)) ?? [:]).filter { $0.key.hasSuffix(".yaml") }.map {
                (name: $0.key, bytes: $0.value)
            }
        }.sorted { $0.name < $1.name }
    }()

    @Test("formatting twice is formatting once, and the file says the same")
    func idempotent() throws {
        var formatted = 0
        for (name, bytes) in LedgerFormatterTests.files {
            guard let once = try? LedgerFormatter.format(bytes, file: name) else { continue }
            let twice = try LedgerFormatter.format(Array(once.utf8), file: name)
            #expect(once == twice, "\(name)")
            let before = try #require(
                YAMLParser.parse(bytes, file: name, limits: ReadLimits()) { _ in })
            let after = try #require(
                YAMLParser.parse(Array(once.utf8), file: name, limits: ReadLimits()) { _ in })
            #expect(LedgerFormatter.sayTheSame(before, after), "\(name)")
            #expect(
                CommentScanner.comments(bytes, before).map(\.text).sorted()
                    == CommentScanner.comments(Array(once.utf8), after).map(\.text).sorted(),
                "\(name)")
            formatted += 1
        }
        #expect(formatted > 100)
    }

    @Test(
        "a model that is formatted reads as the same values and warnings",
        arguments: LedgerReaderTests.models)
    func sameModel(name: String) throws {
        let files = try Fixtures.files(Fixtures.repository.appendingPathComponent("Models/\(name)"))
        var formatted = files
        for (path, bytes) in files where path.hasSuffix(".yaml") {
            if let text = try? LedgerFormatter.format(bytes, file: path) {
                formatted[path] = Array(text.utf8)
            }
        }
        let before = LedgerReader.read(folder: MemoryFolder(name: name, files: files))
        let after = LedgerReader.read(folder: MemoryFolder(name: name, files: formatted))
        #expect(
            before.diagnostics.map(\.message).sorted() == after.diagnostics.map(\.message).sorted())
        let one = try #require(before.model)
        let other = try #require(after.model)
        #expect(one.deals.map(summary) == other.deals.map(summary))
        #expect(one.facts.map(\.amount) == other.facts.map(\.amount))
        #expect(one.sources.map(\.title) == other.sources.map(\.title))
        #expect(one.conflicts.map(\.finding) == other.conflicts.map(\.finding))
    }

    private func summary(_ deal: Deal) -> String {
        let claims = deal.claims.map { claim in
            "\(claim.source) \(String(describing: claim.status)) \(claim.date) \(claim.known) \(claim.note ?? "") "
                + claim.legs.map {
                    "\($0.id) \(String(describing: $0.amount)) \(String(describing: $0.term)) \($0.tranches.count)"
                }.joined(separator: ";")
        }
        return "\(deal.id) \(deal.title) \(deal.parties) \(claims) \(deal.links)"
    }

    @Test(
        "a text is written as expected",
        arguments: [
            // Keys of known mappings in the order of the documentation, comments with their keys.
            (
                "deals:\n    d:\n        # about parties\n        parties: [a,b]\n        title:   T   # short\n        claims: []\n",
                "deals:\n  d:\n    title: T         # short\n    # about parties\n    parties: [a, b]\n    claims: []\n"
            ),
            // Quotes only where they are needed.
            (
                "sources:\n  s: {title: \"Plain\", url: 'https://x.y/z', note: 'a: b', kind: 'news', lang: 'no'}\n",
                "sources:\n  s: {title: Plain, kind: news, lang: 'no', url: 'https://x.y/z', note: 'a: b'}\n"
            ),
            // Blank lines between entries stay, but only one; the file's head stays in front.
            (
                "# head\n\n\nentities:\n  b: {name: B}\n\n\n  a: {name: A}\n# tail\n",
                "# head\n\nentities:\n  b: {name: B}\n\n  a: {name: A}\n# tail\n"
            ),
            // Lists are indented below their key; the first key stands behind the dash.
            (
                "rates:\n- quote: KRW\n  base: USD\n  # of the day\n  rate: 1450\n",
                "rates:\n  - base: USD\n    quote: KRW\n    # of the day\n    rate: 1450\n"
            ),
            // Texts of several lines stay blocks; folded ones become one line.
            (
                "conflicts:\n  c:\n    finding: |\n      one\n       two\n    title: a\n      b\n",
                "conflicts:\n  c:\n    title: a b\n    finding: |\n      one\n       two\n"
            ),
            // Brackets with a comment inside become a block.
            (
                "universe: [a, # first\n  b]\ntitle: T\n",
                "title: T\nuniverse:\n  - a         # first\n  - b\n"
            ),
        ])
    func canonical(input: String, expected: String) throws {
        #expect(try LedgerFormatter.format(Array(input.utf8), file: "x.yaml") == expected)
    }

    @Test("a flow mapping that does not fit 160 columns becomes a block")
    func longFlow() throws {
        let note = String(repeating: "word ", count: 40).trimmingCharacters(in: .whitespaces)
        let text = try LedgerFormatter.format(
            Array("entities:\n  a: {name: A, note: \(note)}\n".utf8), file: "x.yaml")
        #expect(text == "entities:\n  a:\n    name: A\n    note: \(note)\n")
    }

    @Test("a file that cannot be read is not formatted, and says why")
    func unreadable() {
        let error = #expect(throws: InvalidInput.self) {
            try LedgerFormatter.format(Array("a: 1\na: 2\n".utf8), file: "x.yaml")
        }
        #expect(error?.diagnostics.map(\.code) == [.duplicateKey])
    }

    @Test("random changes of a file are formatted to the same meaning, or refused")
    func mutations() throws {
        let base = try Fixtures.base()
        let paths = base.keys.sorted()
        let pieces = [
            "# c\n", "\n", " ", "'", "\"", "|\n", "- ", ": ", "{", "}", "[", "]", ",", "#", "x",
            "\t", ">-\n", "? ",
        ]
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var formatted = 0
        for _ in 0..<2000 {
            var bytes = base[paths[next(paths.count)]] ?? []
            for _ in 0...next(3) {
                bytes.insert(contentsOf: pieces[next(pieces.count)].utf8, at: next(bytes.count + 1))
            }
            guard let once = try? LedgerFormatter.format(bytes, file: "x.yaml") else { continue }
            formatted += 1
            let input = String(decoding: bytes, as: UTF8.self)
            let twice = try LedgerFormatter.format(Array(once.utf8), file: "x.yaml")
            #expect(once == twice, "\(input)")
        }
        #expect(formatted > 300)
    }
}

@Suite("The schema for editors")
struct LedgerSchemaTests {
    @Test("the committed schema is the one that the reader's tables give")
    func committed() throws {
        let file = Fixtures.repository.appendingPathComponent("ledger.schema.json")
        if ProcessInfo.processInfo.environment["OUROBOROS_RECORD"] != nil {
            try LedgerSchema.json().write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.path); look at it and run again without recording")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == LedgerSchema.json())
    }

    @Test("the schema is JSON, and every reference in it has its definition")
    func references() throws {
        let text = LedgerSchema.json()
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let definitions = try #require(object?["definitions"] as? [String: Any])
        for match in text.matches(of: /#\/definitions\/([A-Za-z]+)/) {
            #expect(definitions[String(match.1)] != nil, "\(match.1)")
        }
        let properties = try #require(object?["properties"] as? [String: Any])
        for kind in FileKind.allCases {
            for key in kind.spec.keys { #expect(properties[key.name] != nil) }
        }
    }
}
