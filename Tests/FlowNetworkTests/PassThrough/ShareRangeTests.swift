import Ledger
import Money
import Testing

@testable import FlowNetwork
@testable import Text

@Suite("Shares with their ranges, and the periods of facts")
struct ShareRangeTests {
    @Test(
        "wording becomes a range in billionths, exactly",
        arguments: [
            ("39 %", [390_000_000, 390_000_000, 390_000_000]),
            ("about 33 %", [297_000_000, 330_000_000, 363_000_000]),
            ("about 95 %", [855_000_000, 950_000_000, 1_000_000_000]),
            ("80..92 %", [800_000_000, 860_000_000, 920_000_000]),
            ("at least 80 %", [800_000_000, 800_000_000, 800_000_000]),
            ("up to 12.5 %", [0, 125_000_000, 125_000_000]),
            ("0 %", [0, 0, 0]),
            ("100 %", [1_000_000_000, 1_000_000_000, 1_000_000_000]),
            ("0.0000001 %", [1, 1, 1]),
        ] as [(String, [Int64])])
    func wording(text: String, expected: [Int64]) throws {
        let share = try #require(ShareRange(Quantity.parse(text)))
        #expect([share.low, share.stated, share.high] == expected)
    }

    @Test(
        "what is no share is refused",
        arguments: ["101 %", "-5 %", "6 GW", "5 years", "0.00000001 %", "90..110 %"])
    func refused(text: String) throws {
        #expect(ShareRange(try Quantity.parse(text)) == nil)
    }

    @Test("several shares: the first one's value, the widest range; none: nothing")
    func widest() {
        let first = ShareRange(low: 3, stated: 4, high: 5)
        let second = ShareRange(low: 2, stated: 9, high: 9)
        #expect(ShareRange.widest([first, second]) == ShareRange(low: 2, stated: 4, high: 9))
        #expect(ShareRange.widest([first]) == first)
        #expect(ShareRange.widest([]) == nil)
    }

    @Test(
        "a quarter covers three months and a year twelve, up to the last day; a stock covers none",
        arguments: [
            ("capex_quarter", "2025-09-30", "2025-07-01", "2025-10-01"),
            ("capex_quarter", "2025-Q3", "2025-07-01", "2025-10-01"),
            ("capex_annual", "2026-05-31", "2025-06-01", "2026-06-01"),
            ("capex_annual", "2025", "2025-01-01", "2026-01-01"),
            ("cash_and_securities", "2025-09-30", nil, nil),
            ("no_such_metric", "2025-09-30", nil, nil),
        ] as [(String, String, String?, String?)])
    func span(metric: String, asOf: String, start: String?, end: String?) throws {
        let day = try #require(Day("2026-01-01"))
        let fact = Fact(
            firm: "cloud", metric: metric, asOf: try #require(PartialDate(asOf)), source: "filing",
            known: day, place: Place(file: "cloud.yaml", line: 1, column: 1))
        #expect(fact.span?.start.description == start)
        #expect(fact.span?.end.description == end)
    }

    @Test(
        "multiplying with one changes nothing, with nothing leaves nothing, and halves round to nearest"
    )
    func product() {
        let band = AmountBand(low: 1, stated: 1_000_000_000_000_001, high: Int64.max / 4)
        let one = ShareRange(low: ShareRange.one, stated: ShareRange.one, high: ShareRange.one)
        #expect(band.times(one) == band)
        #expect(band.times(ShareRange(low: 0, stated: 0, high: 0)) == .zero)
        let half = ShareRange(low: 500_000_000, stated: 500_000_000, high: 500_000_000)
        #expect(band.times(half).low == 1)
        #expect(band.times(half).stated == 500_000_000_000_001)
    }

    @Test("taking off is least with the other at its most, and never below zero")
    func less() {
        let band = AmountBand(low: 10, stated: 20, high: 30)
        #expect(
            band.less(AmountBand(low: 5, stated: 8, high: 12))
                == AmountBand(low: 0, stated: 12, high: 25))
    }
}
