import Money
import Testing

@testable import Imports

@Suite struct AmountSpellingTests {
    struct Spelling: Sendable {
        var text: String
        var basis: AmountBasis = .exact
        var low: String?
        var high: String?
        var currency: String?
        var mark: DecimalMark? = .point
    }

    private static func one(
        _ text: String, _ value: String, _ currency: String? = nil, mark: DecimalMark? = .point
    ) -> Spelling {
        Spelling(text: text, low: value, high: value, currency: currency, mark: mark)
    }

    static let spellings: [Spelling] = [
        one("42B", "42000000000"), one("$1.5bn", "1500000000", "USD"),
        one("US$ 7 bn", "7000000000", "USD"), one("USD 7bn", "7000000000", "USD"),
        one("2.5 billion", "2500000000"), one("$2.5 trillion", "2500000000000", "USD"),
        one("$250MM", "250000000", "USD"), one("75K", "75000"), one("(4,321)", "-4321"),
        one("\u{2212}4,321", "-4321"), one("4,321-", "-4321"), one("△4,321", "-4321"),
        one("4.321.000,5", "4321000.5", mark: .comma),
        one("4\u{202F}321\u{00A0}000,5", "4321000.5", mark: .comma),
        one("4'321'000.5", "4321000.5", mark: nil), one("23,45,000", "2345000", mark: nil),
        one("₹2,750 Cr", "27500000000", "INR"), one("₹75 lakh", "7500000", "INR"),
        one("€275m", "275000000", "EUR"), one("275 Mio. €", "275000000", "EUR"),
        one("2,3 Mrd. EUR", "2300000000", "EUR", mark: nil),
        one("2,3 milliards d\u{2019}euros", "2300000000", "EUR", mark: nil),
        one("1.5 billón de dólares", "1500000000000", "USD", mark: nil),
        one("C$3bn", "3000000000", "CAD"), one("NT$1,234bn", "1234000000000", "TWD"),
        one("RMB 20bn", "20000000000", "CNY"), one("300억 달러", "30000000000", "USD", mark: nil),
        one("12조 3,456억원", "12345600000000", "KRW", mark: nil),
        one("3조 4천억 원", "3400000000000", "KRW", mark: nil), one("7만 달러", "70000", "USD"),
        one("2.5E+11", "250000000000"), one("$70 billion stake (12%)", "70000000000", "USD"),
        Spelling(text: "7,654,000+", basis: .atLeast, low: "7654000"),
        Spelling(text: ">$4bn", basis: .atLeast, low: "4000000000", currency: "USD"),
        Spelling(text: "over $90 billion", basis: .atLeast, low: "90000000000", currency: "USD"),
        Spelling(text: "up to $90bn", basis: .upTo, high: "90000000000", currency: "USD"),
        Spelling(text: "≤12", basis: .upTo, high: "12"),
        Spelling(
            text: "~$9bn", basis: .about, low: "9000000000", high: "9000000000", currency: "USD"),
        Spelling(
            text: "c. $1.7bn", basis: .about, low: "1700000000", high: "1700000000", currency: "USD"
        ),
        Spelling(
            text: "$20-25bn", basis: .range, low: "20000000000", high: "25000000000",
            currency: "USD"),
        Spelling(
            text: "$20bn\u{2013}$25bn", basis: .range, low: "20000000000", high: "25000000000",
            currency: "USD"),
        Spelling(text: "12.4\u{2013}13.4", basis: .range, low: "12.4", high: "13.4"),
    ]

    @Test(arguments: spellings)
    func `an amount is read exactly as it is worded`(_ spelling: Spelling) throws {
        let reading = AmountSpelling(mark: spelling.mark).read(spelling.text)
        guard case .amount(let amount) = reading else {
            Issue.record("\(spelling.text): \(reading)")
            return
        }
        #expect(amount.basis == spelling.basis)
        #expect(amount.low?.plain == spelling.low)
        #expect(amount.high?.plain == spelling.high)
        #expect(amount.currency == spelling.currency)
    }

    @Test(arguments: ["4.321", "4,321", "¥2.2tn", "#N/A", "12%", "10bn 20bn", "ten", "USD 5 EUR"])
    func `what can mean two amounts, or none, is refused`(_ text: String) {
        guard case .refused(let reason, let help) = AmountSpelling().read(text) else {
            Issue.record("\(text) is read as \(AmountSpelling().read(text))")
            return
        }
        #expect(!reason.isEmpty && !help.isEmpty)
    }

    @Test(arguments: [
        "", " - ", "n/a", "Undisclosed", "nan", "\u{2013}", "TBD", "미공개", "tens of billions",
    ])
    func `what gives no amount is undisclosed, not zero`(_ text: String) {
        guard case .undisclosed = AmountSpelling().read(text) else {
            Issue.record("\(text) is read as \(AmountSpelling().read(text))")
            return
        }
    }

    @Test func `a count of something else is a quantity`() {
        #expect(
            AmountSpelling().read("7GW own accelerators (2027-2029)")
                == .quantity("7 GW", note: "own accelerators (2027-2029)"))
        guard case .amount(let amount) = AmountSpelling().read("$90B / 8GW") else {
            Issue.record("not read")
            return
        }
        #expect(amount.quantity == "8 GW")
        #expect(amount.low?.plain == "90000000000")
    }

    @Test func `a bare dollar is not taken where the ledger has another one`() {
        guard case .refused = AmountSpelling(mark: .point, currency: Currency("CAD")).read("$9bn")
        else {
            Issue.record("read")
            return
        }
    }

    @Test(arguments: [
        ("usd_bn", 9, "USD"), ("USDm", 6, "USD"), ("(in millions, except per share)", 6, nil),
        ("$ in 000s", 3, "USD"), ("단위: 백만원", 6, "KRW"), ("Amount (EUR bn)", 9, "EUR"),
        ("DEAL VALUE ($BN)", 9, "USD"), ("US$m", 6, "USD"), ("금액(억 원)", 8, "KRW"),
        ("단위: 백만달러", 6, "USD"), ("Betrag (Mio. EUR)", 6, "EUR"), ("Amount", nil, nil),
    ])
    func `a heading gives its column's scale and currency`(
        _ text: String, _ power: Int?, _ currency: String?
    ) {
        let heading = ScaleHeading(text)
        #expect(heading.power == power)
        #expect(heading.currency == currency)
    }
}
