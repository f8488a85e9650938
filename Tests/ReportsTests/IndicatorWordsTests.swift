import Indicators
import Ledger
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

    @Test func `missing inputs are named in the language of the report`() {
        let indicator = IndicatorRegistry.structural[8]
        let inputs = [MissingInput.year(.capex), .amount(leg: "d/loan")]
        #expect(
            KoreanIndicatorWords().missing(indicator, firms: "A", inputs: inputs)
                == "\(KoreanIndicatorWords().title(indicator)): A (capex_annual 또는 4개 분기의 capex_quarter; d/loan의 금액)"
        )
        #expect(
            EnglishIndicatorWords().missing(indicator, firms: "A", inputs: inputs)
                == "\(indicator.title): A (capex_annual or four capex_quarter; the amount of d/loan)"
        )
    }
}
