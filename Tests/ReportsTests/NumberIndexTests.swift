import Analysis
import Testing

@testable import Reports

@Suite("Names of numbers")
struct NumberIndexTests {
    @Test("Korean names are those of measures that exist")
    func korean() {
        let rules = Set(MeasureCatalogue.rules.map(\.id))
        for id in KoreanNumberIndexWords.titles.keys {
            #expect(rules.contains(id), "\(id)")
        }
    }

    @Test("every measure has a Korean name")
    func whole() {
        let words = KoreanNumberIndexWords()
        for rule in MeasureCatalogue.rules {
            #expect(words.title(rule).contains { ("가"..."힣").contains($0) }, "\(rule.id)")
        }
    }
}
