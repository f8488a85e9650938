import Testing

@testable import Ledger
import Text

@Suite("Numbers as text")
struct DecimalFormatTests {
    static let fixed: [(value: Double, decimals: Int, reader: String, data: String)] = [
        (0, 0, "0", "0"), (0, 2, "0.00", "0.00"), (-0.001, 2, "0.00", "0.00"),
        (1234.5, 0, "1,234", "1234"), (1235.5, 0, "1,236", "1236"), (0.5, 0, "0", "0"),
        (1.5, 0, "2", "2"), (2.5, 0, "2", "2"), (-2.5, 0, "\u{2212}2", "-2"),
        (0.125, 2, "0.12", "0.12"), (0.375, 2, "0.38", "0.38"),
        (-1234567.891, 1, "\u{2212}1,234,567.9", "-1234567.9"), (1e-9, 3, "0.000", "0.000"),
        (999.995, 2, "1,000.00", "1000.00"),
        (1e15, 2, "1,000,000,000,000,000.00", "1000000000000000.00"),
        (.nan, 2, "n/a", "n/a"), (-.infinity, 2, "n/a", "n/a"),
    ]

    @Test("so many decimals, halves to even", arguments: fixed)
    func fixedDecimals(value: Double, decimals: Int, reader: String, data: String) {
        #expect(DecimalFormat.fixed(value, decimals) == reader)
        #expect(DecimalFormat.fixed(value, decimals, .data) == data)
    }

    static let significant: [(value: Double, digits: Int, text: String)] = [
        (1234567.89, 6, "1234570"), (0.0123456, 3, "0.0123"), (99999.95, 6, "100000"),
        (123.456, 6, "123.456"), (-0.000123456, 2, "-0.00012"), (1, 6, "1"),
        (2e20, 3, "200000000000000000000"),
        (0.3 + 1e-17, 6, "0.3"), (9.9999999, 6, "10"),
        (1e-30, 2, "0.000000000000000000000000000001"),
        (12.5, 2, "12"), (0, 4, "0"),
    ]

    @Test("so many significant digits, and no more that say anything", arguments: significant)
    func significantDigits(value: Double, digits: Int, text: String) {
        #expect(DecimalFormat.significant(value, digits, .data) == text)
    }

    static let supported: [(value: Double, error: Double, result: Double)] = [
        (0.20513, 0.0021, 0.205), (0.20513, 0.03, 0.21), (1234.5, 7, 1230), (1234.5, 60, 1230),
        (1234.5, 400, 1200), (0.02, 0.5, 0.02), (5.4321, 0, 5.43), (0, 0.1, 0), (-346.7, 12, -350),
        (0.9996, 0.0002, 1),
    ]

    @Test("a simulated number has the digits of its error, three at the most", arguments: supported)
    func supportedDigits(value: Double, error: Double, result: Double) {
        #expect(DecimalFormat.supported(value, standardError: error) == result)
    }

    @Test("what a file keeps goes to the second digit of the error")
    func stored() {
        #expect(
            DecimalFormat.supported(0.205134, standardError: 0.00213, exactDigits: 9, .data)
                == "0.2051")
        #expect(
            DecimalFormat.supported(1.0 / 3, standardError: nil, exactDigits: 9, .data)
                == "0.333333333")
        #expect(
            DecimalFormat.supported(1e9, standardError: 2e7, exactDigits: 9, .data) == "1000000000")
    }

    @Test("integers beyond 2^53 and decimals are exact")
    func exact() {
        #expect(
            DecimalFormat.exact(Int64(18_014_398_509_481_986), scale: 1, .data)
                == "18014398509481986")
        #expect(DecimalFormat.exact(Int64.max, scale: 1_000_000, .data) == "9223372036854.775807")
        #expect(DecimalFormat.exact(Int64(-5), scale: 100, .data) == "-0.05")
        #expect(DecimalFormat.exact(Int64(1_250_000), scale: 1000) == "1,250")
        #expect(DecimalFormat.integer(-1_234_567) == "\u{2212}1,234,567")
        #expect(DecimalFormat.integer(UInt64.max, .data) == "18446744073709551615")
    }

    @Test("the shortest text reads back as the same number")
    func shortest() {
        for value in [0.1, 1.0 / 3, 1e15, -1000, 1e12, 12.75, 5e-7, 2.5, 0] {
            #expect(Double(DecimalFormat.shortest(value)) == value)
        }
        #expect(DecimalFormat.shortest(0.1) == "0.1" && DecimalFormat.shortest(-1e6) == "-1000000")
    }

    @Test("p-values have what their replicates can say")
    func tests() {
        let texts = [0.5, 0.104, 0.0994, 0.0265, 0.001, 0.0005, 0.0001].map {
            DecimalFormat.pValue($0)
        }
        #expect(texts == ["0.50", "0.10", "0.099", "0.026", "0.001", "0.00050", "0.00010"])
        #expect(DecimalFormat.statistic(-1.23456) == "\u{2212}1.235")
        #expect(DecimalFormat.multiple(1.355) == "1.36")
    }
}
