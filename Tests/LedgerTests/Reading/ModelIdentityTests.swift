import Money
import Testing

@testable import Ledger
@testable import Text

@Suite("What a model is known by")
struct ModelIdentityTests {
    private func model(
        folder: String = "a", title: String = "My model", universe: String = "[maker, buyer]",
        id: String? = nil
    ) throws -> LedgerModel {
        let reading = LedgerReader.read(
            folder: MemoryFolder(
                name: folder,
                texts: [
                    "model.yaml":
                        "\(id.map { "id: \($0)\n" } ?? "")title: \(title)\nbase_currency: USD\nas_of: 2026-01-31\nuniverse: \(universe)\nfiles: {entities: e.yaml}\n",
                    "e.yaml":
                        "entities: {maker: {name: Maker, kind: company}, buyer: {name: Buyer, kind: company}}\n",
                ]))
        return try #require(reading.model, "\(reading.diagnostics)")
    }

    @Test("without an id it is title and universe, in any order and in any folder")
    func derived() throws {
        let first = try model()
        #expect(!first.statesID)
        #expect(first.id.hasPrefix("my-model-") && Identifier.isValid(first.id))
        #expect(try model(folder: "ledger@2").id == first.id)
        #expect(try model(universe: "[buyer, maker]").id == first.id)
        #expect(try model(title: "My models").id != first.id)
        #expect(try model(universe: "[maker]").id != first.id)
        // The same on every machine and in every version: fingerprints in files depend on it.
        #expect(ModelIdentity.derived(title: "", universe: []) == "model-af64724c8602")
        let korean = try model(title: "우리 모형").id
        #expect(korean.hasPrefix("model-") && Identifier.isValid(korean))
    }

    @Test("parts cannot run into each other")
    func parts() {
        #expect(
            ModelIdentity.derived(title: "x", universe: ["ab", "c"])
                != ModelIdentity.derived(title: "x", universe: ["a", "bc"]))
    }

    @Test("a stated id is the id")
    func stated() throws {
        let model = try model(id: "eu-web")
        #expect(model.id == "eu-web" && model.statesID)
    }
}
