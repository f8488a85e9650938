import Testing

@testable import Ledger
@testable import Text

@Suite("Hostile input gives diagnostics, quickly, and never a crash")
struct HostileInputTests {
    private func codes(_ files: [String: [UInt8]], limits: ReadLimits = ReadLimits()) throws
        -> [String]
    {
        var all = try Fixtures.base()
        for (path, bytes) in files { all[path] = bytes }
        let reading = LedgerReader.read(
            folder: MemoryFolder(name: "hostile", files: all), limits: limits)
        _ = DiagnosticRenderer(isColored: true).render(reading.diagnostics) { reading.files[$0] }
        #expect(reading.model == nil)
        return reading.diagnostics.map(\.code.rawValue)
    }

    /// Named, so that a failure does not print the bytes.
    struct Junk: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var code: String
        init(_ name: String, _ bytes: [UInt8], _ code: String) {
            self.name = name
            self.bytes = bytes
            self.code = code
        }
        var testDescription: String { name }
    }

    private static let brackets = Array(String(repeating: "[", count: 100_000).utf8)
    private static let braces = Array(String(repeating: "{a: ", count: 100_000).utf8)
    private static let lines = Array(String(repeating: "- ", count: 100_000).utf8)
    private static let bomb = Array(
        ("a: &a [x, x, x, x, x, x, x, x, x]\n"
            + (1..<26).map { level in
                let name = Character(Unicode.Scalar(97 + UInt8(level)))
                let other = Character(Unicode.Scalar(96 + UInt8(level)))
                return "\(name): &\(name) ["
                    + Array(repeating: "*\(other)", count: 9).joined(separator: ", ") + "]\n"
            }.joined()).utf8)

    @Test(
        "a file of junk is refused with the right code",
        arguments: [
            Junk("binary", Array(0...255), "E004"),
            Junk("zero bytes", Array(repeating: 0, count: 1000), "E004"),
            Junk("UTF-16", [0xFF, 0xFE, 0x61, 0x00], "E003"),
            Junk("overlong", [0x61, 0xC0, 0x80], "E003"),
            Junk("surrogate", [0xED, 0xA0, 0x80], "E003"),
            Junk("cut sequence", [0x61, 0xE2, 0x82], "E003"),
            Junk("beyond Unicode", [0xF4, 0x90, 0x80, 0x80], "E003"),
            Junk("lone carriage return", Array("a: b\rc: d".utf8), "E004"),
            Junk("next line", Array("a: b\u{85}c: d".utf8), "E004"),
            Junk("line separator", Array("a: b\u{2028}c".utf8), "E004"),
            Junk("escape", Array("a: \u{1B}[31m".utf8), "E004"), Junk("nothing", [], "E015"),
            Junk("only a mark", [0xEF, 0xBB, 0xBF], "E015"),
            Junk("only a comment", Array("# x".utf8), "E015"),
            Junk("100,000 brackets", brackets, "E010"), Junk("100,000 braces", braces, "E010"),
            Junk("100,000 dashes", lines, "E010"), Junk("aliases of aliases", bomb, "E007"),
            Junk("an alias to itself", Array("a: &a [*a]".utf8), "E007"),
            Junk("an unknown alias", Array("a: *b".utf8), "E007"),
            Junk("a tag", Array("a: !!python/object:os.system x".utf8), "E008"),
            Junk("two documents", Array("a: b\n---\nc: d".utf8), "E009"),
            Junk("a text", Array("just words".utf8), "E022"),
            Junk("a list", Array("- a\n- b".utf8), "E022"),
            Junk("unclosed quote", Array("a: 'b".utf8), "E006"),
            Junk("directive", Array("%YAML 9.9\n---\na: b".utf8), "E006"),
            Junk("complex key", Array("? [a]\n: b".utf8), "E013"),
            Junk("merge key", Array("<<: {a: b}".utf8), "E020"),
        ])
    func junk(_ junk: Junk) throws {
        for file in ["entities.yaml", "deals.yaml", "firms/lab.yaml", "model.yaml"] {
            let found = try codes([file: junk.bytes])
            #expect(found.contains(junk.code), "\(junk.name) as \(file) gives \(found.prefix(8))")
        }
    }

    @Test("a model cut off at any byte is read without a crash, and its texts rendered")
    func truncation() throws {
        let base = try Fixtures.base()
        for (path, bytes) in base {
            // Every byte of the deals; every seventh of the rest, which have the same forms.
            for length in stride(from: 0, to: bytes.count, by: path == "deals.yaml" ? 1 : 7) {
                var files = base
                files[path] = Array(bytes[..<length])
                let reading = LedgerReader.read(folder: MemoryFolder(name: "cut", files: files))
                _ = DiagnosticRenderer().render(reading.diagnostics) { reading.files[$0] }
                let hasErrors = reading.diagnostics.contains { $0.severity == .error }
                #expect((reading.model == nil) == hasErrors)
            }
        }
    }

    @Test("thousands of random changes end without a crash, in places that exist")
    func mutations() throws {
        let base = try Fixtures.base()
        let paths = base.keys.sorted()
        var state: UInt64 = 20_251_103
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let pieces = [
            "[", "]", "{", "}", ": ", "- ", "#", "'", "\"", "&a ", "*a", "!x ", "|", ">", "\n",
            "  ", "\t", "%", "..",
            "USD", "-1", "99999999999999999999", "\u{0}", "랩", "P", "2025-11", "/", "resolve",
            "legs", "null",
        ].map { Array($0.utf8) }
        for _ in 0..<2000 {
            var files = base
            for _ in 0...next(3) {
                let path = paths[next(paths.count)]
                var bytes = files[path] ?? []
                guard !bytes.isEmpty else { continue }
                let at = next(bytes.count)
                switch next(4) {
                case 0: bytes[at] = UInt8(next(256))
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + next(12)))
                case 2: bytes.insert(contentsOf: pieces[next(pieces.count)], at: at)
                default:
                    let from = next(bytes.count)
                    bytes.insert(
                        contentsOf: bytes[from..<min(bytes.count, from + next(40))], at: at)
                }
                files[path] = bytes
            }
            let reading = LedgerReader.read(folder: MemoryFolder(name: "mutant", files: files))
            _ = DiagnosticRenderer().render(reading.diagnostics) { reading.files[$0] }
            for diagnostic in reading.diagnostics {
                guard let bytes = reading.files[diagnostic.place.file] else { continue }
                let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
                #expect(diagnostic.place.line >= 1 && diagnostic.place.line <= max(lines, 1) + 1)
                #expect(diagnostic.place.column >= 1)
            }
            if let model = reading.model { _ = model.resolved(asOf: model.defaultAsOf) }
        }
    }

    @Test("a line of 100 MB is refused by its size, and by its length where size is allowed")
    func longLine() throws {
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
        #expect(try codes(["entities.yaml": line]).contains("E002"))
        var limits = ReadLimits()
        limits.fileBytes = 200_000_000
        limits.totalBytes = 400_000_000
        #expect(try codes(["entities.yaml": line], limits: limits).contains("E005"))
    }

    @Test("the model's files are limited together")
    func totalSize() throws {
        var limits = ReadLimits()
        limits.totalBytes = 600
        #expect(try codes([:], limits: limits).contains("E002"))
    }

    @Test("20,000 misspelt keys cost bounded time and are cut off with a diagnostic")
    func manyProblems() throws {
        var text = "entities:\n"
        for index in 0..<20_000 { text += "  e\(index): {nam: x, kind: company}\n" }
        let found = try codes(["entities.yaml": Array(text.utf8)])
        #expect(found.count < 10_100)
        #expect(found.contains("E016"))
    }

    @Test("500 equal legs between two firms are compared within bounds")
    func manyLegs() throws {
        var text = "deals:\n"
        for index in 0..<500 {
            text +=
                "  d\(index): {title: x, parties: [lab, chip], claims: [{source: press, status: signed, date: 2025-11-05, legs: {a: {from: lab, to: chip, kind: purchase, amount: USD 1bn}}}]}\n"
        }
        var all = try Fixtures.base()
        all["deals.yaml"] = Array(text.utf8)
        all["conflicts.yaml"] = Array("conflicts: {}\n".utf8)
        let reading = LedgerReader.read(folder: MemoryFolder(name: "many", files: all))
        #expect(reading.model?.deals.count == 500)
        #expect(reading.diagnostics.filter { $0.code == .overlappingLegs }.count == 199)
    }

    /// A folder in which everything goes wrong.
    private struct BrokenFolder: ModelFolder {
        var error: FolderError
        var model: [UInt8]?
        let name = "broken"
        func shown(_ path: String) -> String { path }
        func fileNames(in folder: String) throws(FolderError) -> [String] { throw error }
        func size(of path: String) throws(FolderError) -> Int {
            if path == "model.yaml", let model { return model.count }
            throw error
        }
        func read(_ path: String, limit: Int) throws(FolderError) -> [UInt8] {
            if path == "model.yaml", let model { return model }
            throw error
        }
    }

    @Test(
        "a folder that cannot be read says why",
        arguments: [
            FolderError.missing, .notAFolder, .notAFile, .outside, .linkLoop,
            .system("Permission denied"),
        ])
    func brokenFolder(error: FolderError) throws {
        let reading = LedgerReader.read(folder: BrokenFolder(error: error, model: nil))
        #expect(reading.diagnostics.map(\.code) == [.unreadable])
        #expect(reading.diagnostics.first?.message.contains(error.words) == true)
        let model = try #require(try Fixtures.base()["model.yaml"])
        let listing = LedgerReader.read(folder: BrokenFolder(error: error, model: model))
        // Five files and the folder of a pattern, which may not be there yet; nothing is said about ids that they would define.
        let folder: DiagnosticCode = error == .missing ? .noFileYet : .unreadable
        #expect(
            listing.diagnostics.map(\.code.rawValue).sorted()
                == ([folder] + Array(repeating: .unreadable, count: 5)).map(\.rawValue).sorted())
    }

    @Test("a file that grows while it is read is refused")
    func growingFile() {
        struct Growing: ModelFolder {
            let name = "growing"
            func shown(_ path: String) -> String { path }
            func fileNames(in folder: String) throws(FolderError) -> [String] { [] }
            func size(of path: String) throws(FolderError) -> Int { 10 }
            func read(_ path: String, limit: Int) throws(FolderError) -> [UInt8] { throw .tooLarge }
        }
        let reading = LedgerReader.read(folder: Growing())
        #expect(reading.diagnostics.map(\.code) == [.tooLarge])
    }
}
