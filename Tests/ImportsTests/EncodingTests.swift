import Ledger
import Testing
import Text

@testable import Imports

@Suite struct EncodingTests {
    private static let head = Array("Buyer,Seller,Date,Amount,Type,Status\n".utf8)
    private static let tail = Array(",CloudCo,2026-03-02,USD 5m,purchase,signed\n".utf8)

    private func file(_ name: [UInt8]) -> ImportFile {
        ImportFile(name: "t.csv", bytes: Self.head + name + Self.tail)
    }

    @Test(
        "a draft names the encoding that the bytes show, with its evidence",
        arguments: [
            // 가나
            ([0xB0, 0xA1, 0xB3, 0xAA], FileEncoding.cp949, "2 common Korean syllables"),
            // Café, whose é opens no Korean pair in front of a comma.
            ([0x43, 0x61, 0x66, 0xE9], .cp1252, "letters of western Europe"),
            // Joe’s and Ärzte: pairs that Korean Windows has, and no Korean writes.
            ([0x4A, 0x6F, 0x65, 0x92, 0x73], .cp1252, "letters of western Europe"),
            ([0xC4, 0x72, 0x7A, 0x74, 0x65], .cp1252, "letters of western Europe"),
        ] as [([UInt8], FileEncoding, String)])
    func guessed(_ name: [UInt8], _ encoding: FileEncoding, _ evidence: String) throws {
        let file = file(name)
        let draft = try RulesDraft(of: file, name: "t", model: nil)
        #expect(draft.rules.contains("encoding: \(encoding.rawValue)   # no UTF-8"))
        #expect(draft.rules.contains(evidence))
        let folder = MemoryFolder(
            name: "new",
            texts: Dictionary(uniqueKeysWithValues: draft.model.map { ($0.path, $0.contents) }))
        let rules = try ImportRules(reading: Array(draft.rules.utf8), file: "r.yaml")
        #expect(rules.encoding == encoding)
        let plan = ImportPlanner(folder: folder, rules: rules).plan(file)
        #expect(plan.counts.added == 1, "\(plan.obstacles) \(plan.diagnostics)")
    }

    @Test("UTF-16 without a mark is seen; UTF-8 needs no word")
    func unicode() throws {
        let wide = String(decoding: Self.head + Array("LabCo".utf8) + Self.tail, as: UTF8.self)
            .utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let draft = try RulesDraft(
            of: ImportFile(name: "t.csv", bytes: wide), name: "t", model: nil)
        #expect(draft.rules.contains("encoding: utf-16"))
        let plain = try RulesDraft(of: file(Array("Café".utf8)), name: "t", model: nil)
        #expect(!plain.rules.contains("encoding"))
    }

    @Test("what is said goes before what the bytes look like, and has to have an effect")
    func said() throws {
        // é and ö side by side are a Korean pair too: nobody but the owner knows.
        let odd = file([0xB0, 0xA1, 0xB3, 0xAA])
        let western = try RulesDraft(of: odd, name: "t", model: nil, encoding: .cp1252)
        #expect(western.rules.contains("encoding: cp1252   # as it was said"))
        #expect(western.rules.contains("°¡³ª"))
        let ascii = try RulesDraft(
            of: file(Array("LabCo".utf8)), name: "t", model: nil, encoding: .eucKR)
        #expect(ascii.rules.contains("encoding: euc-kr"))
        for (bytes, encoding) in [(Array("Café".utf8), FileEncoding.cp949), ([0xE9], .utf8)] {
            do throws(InvalidInput) {
                _ = try RulesDraft(of: file(bytes), name: "t", model: nil, encoding: encoding)
                Issue.record("\(encoding) was taken")
            } catch { #expect(error.diagnostics.map(\.code) == [.importEncoding]) }
        }
        do throws(InvalidInput) {
            let facts = ImportFile(
                name: "f.json",
                bytes: Array(FilingBench.json(FilingBench.cash(["1", "2", "3", "4"])).utf8))
            _ = try RulesDraft(of: facts, name: "f", model: nil, encoding: .cp949)
            Issue.record("a form that says its encoding was told another")
        } catch { #expect(error.diagnostics.map(\.code) == [.importEncoding]) }
    }

    @Test("a table of payments in western Windows' text is drafted as one")
    func payments() throws {
        let model = try #require(LedgerReader.read(folder: PaymentTests.folder).model)
        let bytes =
            Array("sourceNodeId,targetNodeId,value,time\nCaf".utf8) + [0xE9]
            + Array(",2,3.50,1\n".utf8)
        let draft = try RulesDraft(
            of: ImportFile(name: "tx.csv", bytes: bytes), name: "tx", model: model)
        #expect(draft.rules.contains("kind: payments"))
        #expect(draft.rules.contains("encoding: cp1252"))
    }
}
