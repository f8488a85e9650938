import Analysis
import Testing
import Text

@Suite("Names of numbers")
struct NumberIndexTests {
    @Test("every measure has a Korean name")
    func whole() {
        for rule in MeasureCatalogue.rules {
            #expect(rule.title.text(in: .ko).contains { ("가"..."힣").contains($0) }, "\(rule.id)")
        }
    }
}
