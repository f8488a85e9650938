import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite("Quotes found again")
struct QuoteCheckTests {
    struct Words: Sendable, CustomTestStringConvertible {
        var file: String
        var quote: String
        var isThere = true
        var testDescription: String { quote }
    }

    @Test(
        "a quote is found whatever its spaces, marks and tags are written with, and no other is",
        arguments: [
            Words(file: "spends\n  up to\t$38 billion.", quote: "up to $38 billion"),
            Words(
                file: "“Up to”\u{A0}$38\u{AD} billion — then", quote: "\"Up to\" $38 billion - then"
            ),
            Words(file: "Anthropic’s notes", quote: "Anthropic's notes"),
            Words(
                file: "<html><body><p>Up to <b>$3</b>8 billion</p><p>Then</p></body></html>",
                quote: "Up to $38 billion Then"),
            Words(
                file:
                    "<!DOCTYPE html><td>Notes</td><td><ix:nonFraction name='a>b'>42</ix:nonFraction></td>",
                quote: "Notes 42"),
            Words(
                file:
                    "<html><style>p > a {}</style><script>if (a < b) {}</script>AT&amp;T&#8217;s 3 &lt; 4",
                quote: "AT&T's 3 < 4"),
            Words(file: "<html>a<!-- 42 > 41 -->b &unknown; c", quote: "ab &unknown; c"),
            Words(file: "오픈AI는 380억\n달러를 쓴다", quote: "380억 달러를 쓴다"),
            Words(file: "first 10, then 20, then 30", quote: "first 10 … then 30"),
            Words(file: "first 10, then 20, then 30", quote: "first 10, […] 30"),
            Words(file: "first 10, then 20, then 30", quote: "then 30 … first 10", isThere: false),
            Words(file: "up to $39 billion", quote: "up to $38 billion", isThere: false),
            Words(file: "up to $38 billion", quote: "…", isThere: false),
            Words(file: "aab", quote: "ab"),
        ])
    func words(_ words: Words) throws {
        let file = ImportFile(name: "f", bytes: Array(words.file.utf8))
        let text = try #require(SourceText.words(file))
        #expect(text.hold(words.quote) == words.isThere)
    }

    @Test("Korean and western Windows' texts are read, a PDF and raw bytes are none")
    func encodings() throws {
        // 가 in code page 949; é in code page 1252, which 949 does not have before an ASCII letter.
        let korean = try #require(SourceText.words(ImportFile(name: "k", bytes: [0xB0, 0xA1])))
        #expect(korean.hold("가"))
        let western = try #require(
            SourceText.words(ImportFile(name: "w", bytes: Array("caf".utf8) + [0xE9, 0x2E])))
        #expect(western.hold("café."))
        #expect(SourceText.words(ImportFile(name: "p", bytes: Array("%PDF-1.7 x".utf8))) == nil)
        #expect(SourceText.words(ImportFile(name: "z", bytes: [0x50, 0x4B, 3, 4, 0, 0])) == nil)
    }

    private static let text = "The lab commits to USD 38 billion."
    private static let file = QuoteCheck.File(path: "a/b.txt", bytes: Array(text.utf8))

    private func model(
        quote: String?, hash: String? = nil, accession: String? = nil, sourceFile: String? = nil,
        sourceHash: String? = nil
    ) throws -> LedgerModel {
        let place = Place(file: "deals.yaml", line: 3, column: 9)
        let day = try #require(Day("2026-01-01"))
        var model = LedgerModel(id: "m", title: "M", baseCurrency: .usd, defaultAsOf: day)
        var source = Source(
            id: "filing", title: "F", kind: .filing, grade: try #require(Grade("A1")), place: place)
        source.file = sourceFile
        source.sha256 = sourceHash
        model.sources = [source]
        var claim = Claim(
            source: "filing", status: .signed, date: try #require(PartialDate("2026-01-01")),
            known: day, place: place)
        claim.proof = Proof(quote: quote, accession: accession, sha256: hash)
        model.deals = [Deal(id: "d", title: "D", parties: [], claims: [claim], place: place)]
        return model
    }

    private func outcome(_ model: LedgerModel, path: String = "a/b.txt") -> [QuoteCheck.Outcome] {
        let bytes = Array(Self.text.utf8)
        return QuoteCheck(model, files: [QuoteCheck.File(path: path, bytes: bytes)]) { _ in bytes }
            .items.map(\.outcome)
    }

    @Test("a file is known by its digest, the source's file or id, or the accession number")
    func matching() throws {
        let quote = "commits to USD 38 billion"
        #expect(outcome(try model(quote: quote)) == [.fileMissing])
        #expect(outcome(try model(quote: quote, hash: Self.file.sha256)) == [.found])
        #expect(outcome(try model(quote: quote, sourceHash: Self.file.sha256)) == [.found])
        #expect(outcome(try model(quote: quote, sourceFile: "old/b.txt")) == [.found])
        #expect(outcome(try model(quote: quote), path: "x/filing.html") == [.found])
        let accession = "0001045810-25-000230"
        for path in ["0001045810-25-000230.txt", "1045810/000104581025000230/main.htm"] {
            #expect(outcome(try model(quote: quote, accession: accession), path: path) == [.found])
        }
    }

    @Test("another text, another file and a digest alone are told apart")
    func outcomes() throws {
        let other = String(repeating: "0", count: 64)
        #expect(
            outcome(try model(quote: "USD 39 billion", sourceFile: "b.txt")) == [.notFound])
        #expect(
            outcome(try model(quote: "USD 38 billion", hash: other, sourceFile: "b.txt"))
                == [.hashDiffers])
        #expect(outcome(try model(quote: nil, sourceHash: Self.file.sha256)) == [.found])
        #expect(outcome(try model(quote: nil, sourceHash: other)) == [.fileMissing])
        #expect(outcome(try model(quote: nil)) == [])
        let check = QuoteCheck(try model(quote: nil), files: []) { _ in [] }
        #expect(check.isProven)
    }
}
