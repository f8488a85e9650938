import TestSupport
import Testing
import Text

@testable import OuroborosCLI

@Suite("The catalogue of diagnostics")
struct CatalogueTests {
    @Test("it describes every code that is declared, once, in order, and no other")
    func isComplete() throws {
        let catalogued = DiagnosticCatalog.all.map(\.code.rawValue)
        #expect(catalogued == Set(catalogued).sorted())
        let declared = try declaredCodes("Sources")
        #expect(declared.count > 60)
        #expect(declared.subtracting(catalogued) == [])
        #expect(Set(catalogued).subtracting(declared) == [])
    }
}
