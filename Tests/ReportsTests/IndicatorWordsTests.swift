import Indicators
import Testing

@testable import Reports

@Suite struct IndicatorWordsTests {
    @Test func `every indicator and every limit has its Korean words`() {
        let ids = Set(IndicatorRegistry.all.map(\.id))
        #expect(Set(KoreanIndicatorWords.titles.keys) == ids)
        for indicator in IndicatorRegistry.all {
            #expect(
                KoreanIndicatorWords.meanings[indicator.id, default: []].count
                    == indicator.thresholds.count, "\(indicator.id)")
        }
    }

    @Test func `a missing input is named in Korean`() {
        let text = KoreanIndicatorWords().missing(
            IndicatorRegistry.structural[8], firms: "A",
            inputs: ["capex_annual or four capex_quarter"])
        #expect(
            text
                == "\(KoreanIndicatorWords().title(IndicatorRegistry.structural[8])): A (capex_annual 또는 4개 분기의 capex_quarter)"
        )
    }
}
