import Money
import Testing

@testable import Ledger
import Text

@Suite("Currencies")
struct CurrencyTests {
    @Test(
        "a currency has the decimals of ISO 4217 and its names",
        arguments: [
            ("USD", 2, "$", "US$", "미국 달러", "달러"), ("KRW", 0, "₩", "₩", "원", "원"),
            ("JPY", 0, "¥", "¥", "일본 엔", "엔"), ("EUR", 2, "€", "€", "유로", "유로"),
            ("KWD", 3, "KWD", "KWD", "쿠웨이트 디나르", "쿠웨이트 디나르"),
            ("CLF", 4, "CLF", "CLF", "칠레 우니다드 데 포멘토", "칠레 우니다드 데 포멘토"),
            ("CHF", 2, "CHF", "CHF", "스위스 프랑", "스위스 프랑"),
            ("HKD", 2, "HK$", "HK$", "홍콩 달러", "홍콩 달러"),
            ("XCG", 2, "XCG", "XCG", "카리브 길더", "카리브 길더"),
        ] as [(String, Int, String, String, String, String)])
    func names(
        code: String, digits: Int, symbol: String, heading: String, korean: String, unit: String
    ) throws {
        let currency = try #require(Currency(code))
        #expect(currency.minorDigits == digits)
        #expect(currency.symbol == symbol && currency.heading == heading)
        #expect(currency.koreanName == korean && currency.koreanUnit == unit)
    }

    /// Decimals other than two, from the list that the maintenance agency publishes (SIX, "List one", January 2026).
    static let exceptions: [Int: String] = [
        0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        3: "BHD IQD JOD KWD LYD OMR TND", 4: "CLF UYW",
    ]

    @Test("every other currency has two decimals, codes are sorted and stand once")
    func table() {
        let codes = Currency.known.map(\.code)
        #expect(codes == Set(codes).sorted())
        #expect(codes.allSatisfy { $0.count == 3 && $0.allSatisfy(\.isUppercase) })
        for digits in 0...4 {
            let found = Currency.known.filter { $0.minorDigits == digits }.map(\.code)
            if let expected = Self.exceptions[digits] {
                #expect(found.joined(separator: " ") == expected)
            } else {
                #expect(found.isEmpty == (digits != 2))
            }
        }
        let symbols = Currency.known.map(\.symbol)
        #expect(Set(symbols).count == symbols.count, "two currencies with one symbol")
    }

    @Test(
        "a code that is not known is answered with the nearest",
        arguments: [
            ("USS", "did you mean 'USD'"), ("EUO", "did you mean 'EUR'"),
            ("usd", "in capitals: USD"), ("XAU", "ISO 4217"), ("", "such as USD"),
        ])
    func unknown(code: String, help: String) {
        #expect(Currency(code) == nil)
        #expect(Currency.help(for: code).contains(help), "\(Currency.help(for: code))")
    }

    @Test(
        "amounts are exact to the last decimal of their currency, and no further",
        arguments: [
            ("KWD 1.234", Int64(1234), "1.234"), ("KWD 26bn", 26_000_000_000_000, "26000000000"),
            ("KWD 0.05", 50, "0.05"), ("CLF 0.0001", 1, "0.0001"),
            ("JPY 33.3tn", 33_300_000_000_000, "33300000000000"),
        ])
    func decimals(text: String, units: Int64, printed: String) throws {
        let money = try Money.parse(text)
        #expect(money.minorUnits == units)
        #expect(money.decimalString == printed)
        #expect(try Money.parse(money.shortText) == money)
    }

    @Test("more decimals than the currency has are refused", arguments: ["KWD 1.2345", "JPY 1.5"])
    func tooFine(text: String) {
        let problem = #expect(throws: GrammarProblem.self) { try Money.parse(text) }
        #expect(problem?.code == .amountOutOfRange)
    }
}
