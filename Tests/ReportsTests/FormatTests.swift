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
        #expect(MoneyFormat().text(usd: usd) == text)
    }

    static let billions: [(usd: Double, text: String)] = [
        (350e6, "$0.35 bn"), (38e9, "$38 bn"), (1.4e12, "$1,400 bn"), (4e6, "$0 bn"),
    ]

    @Test("a fixed unit is kept, with two decimals below one", arguments: billions)
    func fixedUnit(usd: Double, text: String) {
        #expect(MoneyFormat(unit: .billions).text(usd: usd) == text)
    }

    static let halves: [(cents: Int128, text: String)] = [
        (1_050_000_000_00, "$1 bn"), (1_150_000_000_00, "$1.2 bn"), (1_250_000_000_00, "$1.2 bn"),
        (1_250_000_000_01, "$1.3 bn"), (-1_250_000_000_00, "\u{2212}$1.2 bn"),
        (-1_350_000_000_00, "\u{2212}$1.4 bn"),
    ]

    @Test("halves go to the even neighbour, on exact cents", arguments: halves)
    func halvesToEven(cents: Int128, text: String) {
        #expect(MoneyFormat().text(cents: cents) == text)
    }

    static let ranges: [(low: Double, high: Double, text: String)] = [
        (27e9, 42e9, "$27–42 bn"), (42e9, 27e9, "$27–42 bn"), (350e6, 1.2e9, "$0.35–1.2 bn"),
        (5e9, 5.01e9, "$5 bn"), (900e9, 1.5e12, "$0.9–1.5 tn"),
        (-3e9, 2e9, "\u{2212}$3 bn to $2 bn"), (0, 4e9, "$0–4 bn"),
        (-5e9, -4e9, "\u{2212}$5 bn to \u{2212}$4 bn"),
    ]

    @Test("a number alone is in the unit of its heading")
    func bareNumber() {
        #expect(MoneyFormat().number(usd: 22.4e9) == "22.4")
        #expect(MoneyFormat(unit: .millions).number(usd: -1.5e9) == "\u{2212}1,500")
    }

    @Test("a range has one unit", arguments: ranges)
    func range(low: Double, high: Double, text: String) {
        #expect(MoneyFormat().range(usd: low, high) == text)
    }

    static let shares: [(share: Double, text: String)] = [
        (0.274, "27 %"), (0.053, "5.3 %"), (0.0012, "0.12 %"), (0.996, "99.6 %"), (0, "0 %"),
        (1, "100 %"), (0.99999, "> 99.99 %"), (0.00001, "< 0.01 %"), (-0.25, "\u{2212}25 %"),
        (0.1, "10 %"), (0.0996, "10 %"), (0.0095, "0.95 %"), (12.5, "1,250 %"), (0.9996, "99.96 %"),
        (0.125, "12 %"), (0.135, "14 %"), (.nan, "n/a"), (1.005, "100 %"), (0.004, "0.4 %"),
        (0.9949, "99 %"), (-0.00001, "> \u{2212}0.01 %"), (1e-11, "< 0.01 %"),
    ]

    @Test("a share has the digits it needs and never rounds to nothing or all", arguments: shares)
    func percent(share: Double, text: String) {
        #expect(PercentFormat.text(share) == text)
    }

    @Test("fixed decimals keep their zeros")
    func fixedDecimals() {
        #expect(PercentFormat.text(0.5, decimals: 2) == "50.00 %")
        #expect(PercentFormat.text(-0.00001, decimals: 1) == "0.0 %")
        #expect(PercentFormat.range(0.053, 0.12) == "5.3–12 %")
        #expect(PercentFormat.range(-0.05, 0.12) == "\u{2212}5 % to 12 %")
    }

    @Test("a result carries the mark of its weakest input")
    func weakestMark() {
        #expect(EvidenceMark.weakest([.derived, .estimated, .reported]) == .estimated)
        #expect(EvidenceMark.weakest([]) == .reported)
        #expect(EvidenceMark.allCases.map(\.symbol) == ["●", "◆", "▲", "○"])
    }
}
