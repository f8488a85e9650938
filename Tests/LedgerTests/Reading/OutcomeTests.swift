import Money
import Testing

@testable import Ledger
@testable import Text

@Suite("What became of a case")
struct OutcomeTests {
    private static let outcome = """
        outcome:
          kind: collapsed
          date: 2026-05-04
          loss: about USD 2bn
          firms: [lab]
          source: press
          note: It stopped paying.

        """

    private func folder(_ outcome: String?) throws -> MemoryFolder {
        var files = try Fixtures.base()
        files["outcome.yaml"] = outcome.map { Array($0.utf8) }
        return MemoryFolder(name: "case", files: files)
    }

    @Test("an outcome is read beside the model")
    func isRead() throws {
        let reading = LedgerReader.read(folder: try folder(Self.outcome))
        #expect(reading.diagnostics.map(\.message) == [])
        let outcome = try #require(reading.outcome)
        #expect(outcome.kind == .collapsed)
        #expect(outcome.date.description == "2026-05-04")
        #expect(outcome.loss?.text == "about USD 2bn")
        #expect(outcome.firms == ["lab"])
        #expect(outcome.source == "press")
        #expect(outcome.note == "It stopped paying.")
    }

    @Test("a model is the same with its outcome as without it, byte for byte")
    func isNoPartOfTheModel() throws {
        let with = try #require(LedgerReader.read(folder: try folder(Self.outcome)).model)
        let without = try #require(LedgerReader.read(folder: try folder(nil)).model)
        #expect(with.files.map(\.path) == without.files.map(\.path))
        #expect(with.files.map(\.bytes) == without.files.map(\.bytes))
        #expect(with.attachments == without.attachments)
        #expect(with.sources == without.sources)
        #expect(with.entities == without.entities)
        #expect(with.deals == without.deals)
        #expect(with.facts == without.facts)
        #expect(!String(describing: with).contains("stopped paying"))
    }

    @Test(
        "an outcome with a mistake is an error at its place",
        arguments: [
            ("kind: collapsed", "kind: exploded", "E024", 2, 9),
            ("source: press", "source: prss", "E102", 6, 11),
            ("firms: [lab]", "firms: [lap]", "E101", 5, 11),
            ("loss: about USD 2bn", "loss: 2bn", "E110", 4, 9),
            ("date: 2026-05-04", "date: 2026-13", "E026", 3, 9),
            ("  note:", "  notes:", "E020", 7, 3),
        ])
    func mistakes(old: String, new: String, code: String, line: Int, column: Int) throws {
        let text = Self.outcome.replacing(old, with: new)
        let reading = LedgerReader.read(folder: try folder(text))
        let errors = reading.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code.rawValue) == [code])
        #expect(errors.first?.place.file.hasSuffix("outcome.yaml") == true)
        #expect(errors.first.map { [$0.place.line, $0.place.column] } == [line, column])
        #expect(reading.outcome == nil)
    }

    @Test("an outcome file without an outcome is an error")
    func empty() throws {
        let reading = LedgerReader.read(folder: try folder("note: nothing\n"))
        #expect(reading.diagnostics.contains { $0.severity == .error })
        #expect(reading.outcome == nil)
    }
}
