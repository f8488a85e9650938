import Indicators
import Ledger
import Testing
import Text

@Suite struct MissingInputTests {
    private static let named: [(input: MissingInput, english: String, korean: String)] = [
        (.metric("us_peak_demand"), "us_peak_demand", "us_peak_demand"),
        (
            .either("total_debt", "long_term_debt"), "total_debt or long_term_debt",
            "total_debt 또는 long_term_debt"
        ),
        (
            .year(.capex), "capex_annual or four capex_quarter",
            "capex_annual 또는 4개 분기의 capex_quarter"
        ),
        (.aboveZero("gdp_annual"), "gdp_annual above zero", "0보다 큰 gdp_annual"),
        (.dealAmounts, "deals with an amount", "금액이 있는 거래"),
        (.amount(leg: "d/loan"), "the amount of d/loan", "d/loan의 금액"),
        (.books(of: "buyer"), "cash and revenue of buyer", "buyer의 현금과 매출"),
        (
            .booksBetween, "books of the firms in between from the first payment on",
            "첫 지급 이후 중간 기업의 장부"
        ),
    ]

    @Test func `every missing input has words in both languages`() {
        for (input, english, korean) in Self.named {
            #expect(input.text() == english)
            #expect(input.text(in: .ko) == korean)
        }
    }

    @Test func `an id with the letters of a word stays as the ledger writes it`() {
        let leg = MissingInput.amount(leg: "sell or lease above zero/x")
        #expect(leg.text(in: .ko) == "sell or lease above zero/x의 금액")
    }
}
