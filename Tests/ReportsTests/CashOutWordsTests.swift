import Testing
import Text

@testable import Reports

@Suite struct CashOutWordsTests {
    private static let years = [
        CashOutByYear(year: "2026", share: 0, text: "0%"),
        CashOutByYear(year: "2027", share: 0.000_05, text: "<0.01%"),
        CashOutByYear(year: "2028", share: 0.33, text: "33%"),
        CashOutByYear(year: "2029", share: 0.999_95, text: ">99.99%"),
        CashOutByYear(year: "2030", share: 1, text: "100%"),
    ]

    @Test func `nothing and a share beyond the digits are no bound of a bound`() {
        #expect(Self.years.map(\.label) == ["0%", "<0.01%", "≤ 33%", ">99.99%", "≤ 100%"])
    }

    @Test func `the exhibit is described as a reader would say it`() {
        #expect(
            CashOutWords(language: .en).description(Array(Self.years.prefix(3)))
                == "Paths that are out of cash by the end of the year: 2026 0%, 2027 <0.01%, 2028 33%."
        )
        let korean = [
            CashOutByYear(year: "2026년", share: 0, text: "0%"),
            CashOutByYear(year: "2027년", share: 0.01, text: "1%"),
        ]
        #expect(
            CashOutWords(language: .ko).description(korean)
                == "그해 말까지 현금이 바닥나는 경로의 비율: 2026년 0%, 2027년 1%.")
    }
}
