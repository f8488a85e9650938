import Money
import Testing

@testable import Reports
@testable import Text

@Suite("Numbers as Korean readers see them")
struct KoreanFormatTests {
    static let amounts: [(usd: Double, text: String)] = [
        (38e9, "380억 달러"), (22.4e9, "224억 달러"), (1.4e12, "1조 4,000억 달러"),
        (1.98e12, "1조 9,800억 달러"), (350e6, "3억 5,000만 달러"), (0, "0달러"), (12, "12달러"),
        (12_345, "1만 2,345달러"), (645_720, "64만 5,720달러"), (999_999.6, "100만 달러"),
        (281.2e6, "2억 8,120만 달러"), (915.4e9, "9,154억 달러"), (-3e9, "\u{2212}30억 달러"),
        (1e12, "1조 달러"), (31.3e6, "3,130만 달러"), (2_500e12, "2,500조 달러"),
        (.nan, "해당 없음"),
    ]

    @Test("an amount is counted in 조, 억 and 만", arguments: amounts)
    func amount(usd: Double, text: String) {
        #expect(MoneyFormat(language: .ko).text(usd, .usd) == text)
    }

    static let ranges: [(low: Double, high: Double, text: String)] = [
        (27e9, 42e9, "270억~420억 달러"), (900e9, 1.5e12, "9,000억~1조 5,000억 달러"),
        (83e9, 203e9, "830억~2,030억 달러"), (0, 4e9, "0~40억 달러"), (5e9, 5.01e9, "50억 달러"),
        (-3e9, 2e9, "\u{2212}30억~20억 달러"), (350e6, 1.2e9, "3억 5,000만~12억 달러"),
    ]

    @Test("a range keeps the unit of each end", arguments: ranges)
    func range(low: Double, high: Double, text: String) {
        #expect(MoneyFormat(language: .ko).range(low, high, .usd) == text)
    }

    @Test("both languages print the same rounded figure")
    func sameFigure() {
        for cents: Int64 in [123_456_789_012_345, 98_765_432_101, 4_949_999_999, 55_555_555] {
            let english = MoneyFormat().text(Money(minorUnits: cents, currency: .usd))
            let digits = english.filter { $0.isNumber || $0 == "." }
            let unit: Double =
                english.hasSuffix("tn")
                ? 1e12 : english.hasSuffix("bn") ? 1e9 : english.hasSuffix("m") ? 1e6 : 1
            let value = (Double(digits) ?? .nan) * unit
            #expect(
                MoneyFormat(language: .ko).text(value, .usd)
                    == MoneyFormat(language: .ko).text(Money(minorUnits: cents, currency: .usd)),
                "\(english)")
        }
    }

    @Test("a cell's number is in 억")
    func bareNumber() {
        #expect(MoneyFormat(language: .ko).number(22.4e9, .usd) == "224")
        #expect(MoneyFormat(language: .ko).number(350e6, .usd) == "3.5")
    }

    @Test("a narrow place has the amount without its currency")
    func narrow() {
        #expect(MoneyFormat(language: .ko).narrow(.usd(cents: 622_800_000_000_00)) == "6,228억")
        #expect(MoneyFormat().narrow(.usd(cents: 622_800_000_000_00)) == "$622.8 bn")
    }

    static let shares: [(share: Double, text: String)] = [
        (0.274, "27%"), (0.053, "5.3%"), (0.00001, "0.01% 미만"), (0.99999, "99.99% 초과"),
        (-0.25, "\u{2212}25%"), (0, "0%"), (1, "100%"),
    ]

    @Test("a share has no space before its sign", arguments: shares)
    func percent(share: Double, text: String) {
        #expect(PercentFormat.text(share, in: .ko) == text)
    }

    @Test("two shares have one sign")
    func shareRange() {
        #expect(PercentFormat.range(0.12, 0.053, in: .ko) == "5.3~12%")
        #expect(PercentFormat.range(0.00001, 0.053, in: .ko) == "0.01% 미만~5.3%")
        #expect(PercentFormat.range(0.00001, 0.053) == "<0.01% to 5.3%")
    }

    @Test("dates are written out as precisely as they are known")
    func dates() throws {
        let korean = DateFormat(language: .ko)
        let expected = [
            "2026-07-15": "2026년 7월 15일", "2026-07": "2026년 7월", "2026-Q3": "2026년 3분기",
            "2026-H2": "2026년 하반기", "2026": "2026년",
        ]
        for (iso, text) in expected {
            let date = try #require(PartialDate(iso))
            #expect(korean.text(date) == text)
            #expect(DateFormat(language: .en).text(date) == iso)
        }
        #expect(korean.period("FY2026-Q3") == "2026회계연도 3분기")
        #expect(korean.period("2026-Q1") == "2026년 1분기")
        #expect(korean.period("FY2026") == "2026회계연도")
        #expect(korean.period("LTM") == "LTM")
        #expect(DateFormat(language: .en).period("FY2026-Q3") == "FY2026-Q3")
        #expect(DateFormat(language: .en).quarter(3, of: 2026) == "Q3 2026")
    }

    @Test("files of a language carry its code before the ending")
    func files() {
        #expect(ReportLanguage.ko.file("report.md") == "report.ko.md")
        #expect(ReportLanguage.en.file("report.md") == "report.md")
    }

    static let likelihoods: [(Double, Likelihood?)] = [
        (0, .almostNone), (0.05, .almostNone), (0.06, .veryUnlikely), (0.3, .unlikely),
        (0.5, .even),
        (0.55, .likely), (0.79, .likely), (0.8, .veryLikely), (0.95, .almostCertain),
        (1, .almostCertain), (1.1, nil), (.nan, nil),
    ]

    @Test("likelihood words follow the steps of ICD 203", arguments: likelihoods)
    func likelihood(probability: Double, step: Likelihood?) {
        #expect(Likelihood(probability) == step)
    }
}
