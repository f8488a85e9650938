import Money
import Reports
import Testing
import Text

@Suite("Numbers as readers see them")
struct FormatTests {
    static let amounts: [(usd: Double, text: String)] = [
        (38e9, "$38 bn"), (22.4e9, "$22.4 bn"), (1.4e12, "$1.4 tn"), (1.38e12, "$1.38 tn"),
        (350e6, "$350 m"), (0, "$0"), (12, "$12"), (12_345, "$12,345"), (999_999.6, "$1 m"),
        (999.96e6, "$1 bn"), (999.94e9, "$999.9 bn"), (999.96e9, "$1 tn"), (-3e9, "\u{2212}$3 bn"),
        (915.4e9, "$915.4 bn"), (2_500e12, "$2,500 tn"), (-0.001, "$0"), (.nan, "n/a"),
        (.infinity, "n/a"), (1e29, "n/a"),
    ]

    @Test("an amount has the largest unit of which there is one", arguments: amounts)
    func automaticUnit(usd: Double, text: String) {
        #expect(MoneyFormat().text(usd, .usd) == text)
    }

    static let currencies: [(text: String, minorUnits: Int64, english: String, korean: String)] = [
        ("KRW", 26_000_000_000, "₩26 bn", "260억 원"), ("KRW", 1, "₩1", "1원"),
        ("JPY", 33_300_000_000_000, "¥33.3 tn", "33조 3,000억 엔"),
        ("JPY", 999_950, "¥999,950", "99만 9,950엔"),
        ("EUR", -300_000_000_000, "\u{2212}€3 bn", "\u{2212}30억 유로"),
        ("KWD", 26_000_000_000_000, "KWD 26 bn", "260억 쿠웨이트 디나르"),
        ("KWD", 12_000, "KWD 12", "12쿠웨이트 디나르"),
        ("KWD", -350_000_000_000, "\u{2212}KWD 350 m", "\u{2212}3억 5,000만 쿠웨이트 디나르"),
        ("CLF", 20_000, "CLF 2", "2칠레 우니다드 데 포멘토"),
    ]

    @Test("a currency changes the sign and nothing else", arguments: currencies)
    func currency(code: String, minorUnits: Int64, english: String, korean: String) throws {
        let money = Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
        #expect(MoneyFormat().text(money) == english)
        #expect(MoneyFormat(language: .ko).text(money) == korean)
        #expect(MoneyFormat().text(money.doubleValue, money.currency) == english)
    }

    @Test("headings, ranges and cells name the currency as amounts do")
    func otherCurrency() throws {
        let dinar = try #require(Currency("KWD"))
        #expect(MoneyFormat().range(-3e9, 2e9, dinar) == "\u{2212}KWD 3 bn to KWD 2 bn")
        #expect(MoneyFormat().range(27e9, 42e9, .krw) == "₩27–42 bn")
        #expect(MoneyFormat(language: .ko).range(27e9, 42e9, .krw) == "270억~420억 원")
        #expect(MoneyFormat().number(22.4e9, dinar) == "22.4")
        #expect(MoneyFormat(language: .ko).number(22.4e9, dinar) == "224")
        #expect(MoneyFormat(decimals: 3).text(1.2345e9, dinar) == "KWD 1.234 bn")
        #expect(MoneyFormat(unit: .ones, decimals: 9).text(1.5, dinar) == "KWD 1.5")
        #expect(MoneyFormat().heading(.usd) == "US$" && MoneyFormat().heading(dinar) == "KWD")
        #expect(MoneyFormat().cellHeading(.usd) == "US$ bn")
        #expect(MoneyFormat().axisHeading(.krw) == "₩ bn")
        let korean = MoneyFormat(language: .ko)
        #expect(korean.heading(.usd) == "미국 달러" && korean.cellHeading(.usd) == "억 달러")
        #expect(korean.axisHeading(.usd) == "십억 달러" && korean.axisHeading(.krw) == "십억 원")
    }

    static let billions: [(usd: Double, text: String)] = [
        (350e6, "$0.35 bn"), (38e9, "$38 bn"), (1.4e12, "$1,400 bn"), (4e6, "$0 bn"),
    ]

    @Test("a fixed unit is kept, with two decimals below one", arguments: billions)
    func fixedUnit(usd: Double, text: String) {
        #expect(MoneyFormat(unit: .billions).text(usd, .usd) == text)
    }

    static let halves: [(cents: Int64, text: String)] = [
        (1_050_000_000_00, "$1 bn"), (1_150_000_000_00, "$1.2 bn"), (1_250_000_000_00, "$1.2 bn"),
        (1_250_000_000_01, "$1.3 bn"), (-1_250_000_000_00, "\u{2212}$1.2 bn"),
        (-1_350_000_000_00, "\u{2212}$1.4 bn"),
    ]

    @Test("halves go to the even neighbour, on exact cents", arguments: halves)
    func halvesToEven(cents: Int64, text: String) {
        #expect(MoneyFormat().text(Money(minorUnits: cents, currency: .usd)) == text)
    }

    static let ranges: [(low: Double, high: Double, text: String)] = [
        (27e9, 42e9, "$27–42 bn"), (42e9, 27e9, "$27–42 bn"), (350e6, 1.2e9, "$0.35–1.2 bn"),
        (5e9, 5.01e9, "$5 bn"), (900e9, 1.5e12, "$0.9–1.5 tn"),
        (-3e9, 2e9, "\u{2212}$3 bn to $2 bn"), (0, 4e9, "$0–4 bn"),
        (-5e9, -4e9, "\u{2212}$5 bn to \u{2212}$4 bn"),
    ]

    @Test("a number alone is in the unit of its heading")
    func bareNumber() {
        #expect(MoneyFormat().number(22.4e9, .usd) == "22.4")
        #expect(MoneyFormat(unit: .millions).number(-1.5e9, .usd) == "\u{2212}1,500")
    }

    @Test("a range has one unit", arguments: ranges)
    func range(low: Double, high: Double, text: String) {
        #expect(MoneyFormat().range(low, high, .usd) == text)
    }

    static let shares: [(share: Double, text: String)] = [
        (0.274, "27%"), (0.053, "5.3%"), (0.0012, "0.12%"), (0.996, "99.6%"), (0, "0%"),
        (1, "100%"), (0.99999, ">99.99%"), (0.00001, "<0.01%"), (-0.25, "\u{2212}25%"),
        (0.1, "10%"), (0.0996, "10%"), (0.0095, "0.95%"), (12.5, "1,250%"), (0.9996, "99.96%"),
        (0.125, "12%"), (0.135, "14%"), (.nan, "n/a"), (1.005, "100%"), (0.004, "0.4%"),
        (0.9949, "99%"), (-0.00001, ">\u{2212}0.01%"), (1e-11, "<0.01%"),
    ]

    @Test("a share has the digits it needs and never rounds to nothing or all", arguments: shares)
    func percent(share: Double, text: String) {
        #expect(PercentFormat.text(share) == text)
    }

    @Test("fixed decimals keep their zeros")
    func fixedDecimals() {
        #expect(PercentFormat.text(0.5, decimals: 2) == "50.00%")
        #expect(PercentFormat.text(-0.00001, decimals: 1) == "0.0%")
        #expect(PercentFormat.range(0.053, 0.12) == "5.3–12%")
        #expect(PercentFormat.range(-0.05, 0.12) == "\u{2212}5% to 12%")
    }

    @Test("a result carries the mark of its weakest input")
    func weakestMark() {
        #expect(EvidenceMark.weakest([.derived, .estimated, .reported]) == .estimated)
        #expect(EvidenceMark.weakest([]) == .reported)
        #expect(EvidenceMark.allCases.map(\.symbol) == ["●", "◆", "▲", "○"])
    }
}
