import Testing

@testable import Ledger
@testable import Money
@testable import Text

@Suite("The grammar of amounts and quantities")
struct AmountGrammarTests {
    @Test(
        "an amount has the bounds of its wording, to the cent",
        arguments: [
            ("USD 38bn", AmountBasis.exact, "38000000000", "38000000000", "38000000000"),
            ("USD 493.8m", .exact, "493800000", "493800000", "493800000"),
            ("USD 1.375bn", .exact, "1375000000", "1375000000", "1375000000"),
            ("USD 0", .exact, "0", "0", "0"), ("USD 12.5", .exact, "12.5", "12.5", "12.5"),
            ("USD 7k", .exact, "7000", "7000", "7000"),
            ("KRW 50tn", .exact, "50000000000000", "50000000000000", "50000000000000"),
            ("about USD 40bn", .about, "36000000000", "40000000000", "44000000000"),
            ("at least USD 300bn", .atLeast, "300000000000", "300000000000", nil),
            ("up to USD 100bn", .upTo, "0", "100000000000", "100000000000"),
            ("USD 10bn..15bn", .range, "10000000000", "12500000000", "15000000000"),
            ("USD 900m..1.1bn", .range, "900000000", "1000000000", "1100000000"),
            ("USD 10..15bn", .range, "10000000000", "12500000000", "15000000000"),
            ("USD 0..15bn", .range, "0", "7500000000", "15000000000"),
            ("USD 0.5..1.5tn", .range, "500000000000", "1000000000000", "1500000000000"),
            ("USD 500m..2bn", .range, "500000000", "1250000000", "2000000000"),
            ("USD 10..15", .range, "10", "12.5", "15"),
            ("USD 1m..100m", .range, "1000000", "50500000", "100000000"),
            ("undisclosed", .undisclosed, nil, nil, nil),
        ] as [(String, AmountBasis, String?, String?, String?)])
    func amounts(text: String, basis: AmountBasis, low: String?, stated: String?, high: String?)
        throws
    {
        let amount = try Amount.parse(text)
        #expect(amount.basis == basis)
        #expect(amount.low?.decimalString == low)
        #expect(amount.stated?.decimalString == stated)
        #expect(amount.high?.decimalString == high)
    }

    @Test(
        "what is not an amount is refused with its own code",
        arguments: [
            ("", "E110"), ("38bn", "E110"), ("$38bn", "E110"), ("-38", "E110"),
            ("about 38bn", "E110"),
            ("USD", "E111"), ("USD38bn", "E111"), ("USD  38bn", "E111"), ("USD 38 bn", "E111"),
            ("USD 38BN", "E111"), ("USD 38billion", "E111"), ("USD 1,000", "E111"),
            ("USD 1e9", "E111"),
            ("USD .5bn", "E111"), ("USD 5.bn", "E111"), ("USD +5bn", "E111"), ("USD -5bn", "E111"),
            ("usd 5bn", "E111"), ("Undisclosed", "E111"), ("unknown", "E111"), ("USD ٣bn", "E111"),
            ("USD 15bn..10bn", "E111"), ("USD 10bn..10bn", "E111"), ("USD 10..15bn..20bn", "E111"),
            ("USD 10bn..", "E111"), ("USD 10bn..15", "E111"), ("USD 900..1.1bn", "E111"),
            ("USD 10m..15bn", "E111"),
            ("USD 1m..100000001", "E111"), ("USD 12.5k..15bn", "E111"),
            ("up to USD 1bn..2bn", "E111"), ("USD 10bn..USD 15bn", "E111"),
            ("USD 1234567890123456789", "E111"), ("USD nan", "E111"), ("USD 38bn ", "E111"),
            ("USD 0.001", "E112"), ("KRW 0.5", "E112"), ("USD 100000.1bn", "E112"),
            ("USD 101tn", "E112"),
            ("USD 999999999999999999tn", "E112"), ("XAU 5", "E113"), ("BTC 5", "E113"),
        ])
    func refusals(text: String, code: String) {
        let problem = #expect(throws: GrammarProblem.self) { try Amount.parse(text) }
        #expect(problem?.code.rawValue == code, "\(problem?.message ?? "")")
    }

    @Test("the largest amount is accepted, one cent more is not")
    func limit() throws {
        #expect(try Amount.parse("USD 100tn").stated?.minorUnits == Money.minorUnitLimit)
        #expect(throws: GrammarProblem.self) { try Amount.parse("USD 100000000000000.01") }
    }

    @Test("a figure may be negative where a leg's amount may not")
    func negative() throws {
        let loss = try Amount.parse("about USD -13.5bn", allowNegative: true)
        #expect(loss.low?.decimalString == "-14850000000")
        #expect(loss.stated?.decimalString == "-13500000000")
        #expect(loss.high?.decimalString == "-12150000000")
        for text in ["USD -4bn..-2bn", "USD -4..-2bn"] {
            let range = try Amount.parse(text, allowNegative: true)
            #expect(range.stated?.decimalString == "-3000000000")
        }
        let across = try Amount.parse("USD -500m..2bn", allowNegative: true)
        #expect(across.stated?.decimalString == "750000000")
        #expect(throws: GrammarProblem.self) {
            try Amount.parse("up to USD -1bn", allowNegative: true)
        }
    }

    @Test("every whole number of cents survives the way to its text and back")
    func roundTrip() throws {
        var state: UInt64 = 42
        for _ in 0..<2000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let cents = Int64(state >> 14) % Money.minorUnitLimit
            let money = Money.usd(cents: cents)
            #expect(try Money.parse("USD \(money.decimalString)") == money)
            #expect(try Money.parse(money.words) == money)
        }
    }

    @Test(
        "a quantity keeps its value as an exact decimal",
        arguments: [
            ("6 GW", AmountBasis.exact, "6", "GW"),
            ("up to 160m shares", .upTo, "160000000", "shares"),
            ("about 27 %", .about, "27", "%"), ("27%", .exact, "27", "%"),
            ("0.80 MW", .exact, "0.8", "MW"),
            ("at least 1.5k GPUs", .atLeast, "1500", "GPUs"), ("-5 %", .exact, "-5", "%"),
            ("7..8 GW", .range, "7.5", "GW"),
            ("1..2m shares", .range, "1500000", "shares"), ("0.1..20 %", .range, "10.05", "%"),
            ("0.5..0.8 GW", .range, "0.65", "GW"),
            ("3 USD per hour", .exact, "3", "USD per hour"), ("0.05 m²", .exact, "0.05", "m²"),
        ])
    func quantities(text: String, basis: AmountBasis, value: String, unit: String) throws {
        let quantity = try Quantity.parse(text)
        #expect(quantity.basis == basis)
        #expect(quantity.value == value)
        #expect(quantity.unit == unit)
        #expect((quantity.ends != nil) == (basis == .range))
    }

    @Test(
        "what is not a quantity is refused",
        arguments: [
            "", "6", "6GW", "GW", "many GW", "1,000 shares", "8..7 GW", "7.. GW", "1m..2 shares",
            "900..1m shares", "1k..2m shares", "about 7..8 GW",
            "1e3 GW",
        ])
    func badQuantities(text: String) {
        let problem = #expect(throws: GrammarProblem.self) { try Quantity.parse(text) }
        #expect(problem?.code == .badQuantity)
    }
}
