import Foundation
import TestSupport
import Testing

@testable import Ledger
@testable import Text

@Suite("Every diagnostic's text is as its fixture says")
struct DiagnosticFixtureTests {
    /// Reads and resolves, as `lint` does.
    private func diagnostics(_ name: String) throws -> LedgerReading {
        var reading = LedgerReader.read(
            folder: try Fixtures.folder(name), limits: Fixtures.limits(name))
        if let model = reading.model {
            let resolved = model.resolved(asOf: model.defaultAsOf)
            reading.diagnostics =
                (reading.diagnostics + resolved.diagnostics.marked(by: model.acceptances)).sorted()
        }
        return reading
    }

    @Test("the rendered text equals expected.txt, byte for byte", arguments: Fixtures.names)
    func rendering(name: String) throws {
        let reading = try diagnostics(name)
        let text = DiagnosticRenderer(showsAccepted: true).render(reading.diagnostics) {
            reading.files[$0]
        }
        let file = Fixtures.root.appendingPathComponent(name).appendingPathComponent("expected.txt")
        if ProcessInfo.processInfo.environment["OUROBOROS_RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.path); look at it and run again without recording")
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected)
    }

    @Test("a fixture named by a code gives that code", arguments: Fixtures.names)
    func givesItsCode(name: String) throws {
        let code = String(name.prefix(4))
        guard DiagnosticCatalog.ledger.entry(code) != nil else {
            #expect(name == "ten-mistakes")
            return
        }
        let codes = try diagnostics(name).diagnostics.map(\.code.rawValue)
        #expect(codes.contains(code), "\(name) gives \(codes)")
    }

    @Test(
        "a fixture about an error gives no model, one about a warning does",
        arguments: Fixtures.names)
    func modelOnlyWithoutErrors(name: String) throws {
        let reading = LedgerReader.read(
            folder: try Fixtures.folder(name), limits: Fixtures.limits(name))
        let hasErrors = reading.diagnostics.contains { $0.severity == .error }
        #expect((reading.model == nil) == hasErrors)
    }

    @Test("the model that fixtures change is sound")
    func baseIsSound() throws {
        let reading = try diagnostics("../ledger/base")
        #expect(reading.diagnostics.map(\.message) == [])
        let model = try #require(reading.model)
        #expect(model.deals.count == 2)
        #expect(model.facts.count == 1)
        #expect(model.aggregates.count == 1)
        #expect(model.conflicts.count == 1)
        #expect(model.exchangeRates.count == 1)
        #expect(model.files.map(\.path).first == "model.yaml")
    }

    @Test("every code of the ledger has a fixture")
    func everyCodeHasAFixture() throws {
        let fixtures = Set(Fixtures.names.map { String($0.prefix(4)) })
        for module in ["Text", "Money", "Ledger"] {
            #expect(try declaredCodes("Sources/\(module)").subtracting(fixtures) == [])
        }
    }
}
