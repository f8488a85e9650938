import Indicators
import Ledger
import Testing
import Text

@testable import Reports

@Suite struct IndicatorWordsTests {
    @Test(arguments: IndicatorRegistry.all.map(\.id))
    func `an indicator's name and limits are Korean where the report is`(id: String) throws {
        let indicator = try #require(IndicatorRegistry.all.first { $0.id == id })
        let words = IndicatorWords(language: .ko)
        func isKorean(_ text: String) -> Bool { text.contains { ("가"..."힣").contains($0) } }
        #expect(isKorean(words.title(indicator)))
        for threshold in indicator.thresholds {
            #expect(isKorean(threshold.meaning.text(in: .ko)))
            #expect(words.shortThreshold("1", threshold) != words.shortThreshold("2", threshold))
        }
    }

    @Test func `two limits of one indicator say each its own`() throws {
        let indicator = try #require(IndicatorRegistry.all.first { $0.id == "credit-gap" })
        #expect(
            indicator.thresholds.map { IndicatorWords(language: .ko).shortThreshold("x", $0) }
                == ["x(은행 완충자본이 오르기 시작함)", "x(은행 완충자본이 최대가 됨)"])
        #expect(
            indicator.thresholds.map { IndicatorWords(language: .en).shortThreshold("x", $0) }
                == [
                    "x (the buffer of banks begins to rise)",
                    "x (the buffer of banks is at its most)",
                ])
    }

    @Test func `missing inputs are named in the language of the report`() {
        let indicator = IndicatorRegistry.structural[8]
        let inputs = [MissingInput.year(.capex), .amount(leg: "d/loan")]
        #expect(
            IndicatorWords(language: .ko).missing(indicator, firms: "A", inputs: inputs)
                == "매출 대비 자본지출: A (capex_annual 또는 4개 분기의 capex_quarter; d/loan의 금액)")
        #expect(
            IndicatorWords(language: .en).missing(indicator, firms: "A", inputs: inputs)
                == "Capital spending to sales: A (capex_annual or four capex_quarter; the amount of d/loan)"
        )
    }
}
