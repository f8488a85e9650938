import Money
import Testing
import Text

@testable import Ledger

/// Facts in other currencies, and flows of a year.
@Suite("Facts in the base currency")
struct FactMoneyTests {
    private static let place = Place(file: "test.yaml", line: 1, column: 1)
    private static func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

    private struct Figure {
        var metric = "revenue_quarter"
        var amount: String
        var asOf: String
        var basis = Fact.Basis.reported
        var scope: String?
        var firm = "lab"
    }

    private func ledger(
        _ figures: [Figure], rates: [(String, String, String, Double)] = [],
        asOf: String = "2026-07-15"
    ) throws -> ResolvedLedger {
        var model = LedgerModel(
            id: "test", title: "Test", baseCurrency: .usd, defaultAsOf: Self.day(asOf))
        for id in ["lab", "cloud"] {
            model.entities.append(Entity(id: id, name: id, place: Self.place))
        }
        model.sources.append(
            Source(
                id: "filing", title: "f", kind: .filing, grade: try #require(Grade("A1")),
                published: PartialDate("2020"), place: Self.place))
        for (base, quote, date, rate) in rates {
            model.exchangeRates.append(
                ExchangeRate(
                    base: try #require(Currency(base)), quote: try #require(Currency(quote)),
                    date: try #require(PartialDate(date)), rate: rate, source: "filing",
                    place: Self.place))
        }
        for figure in figures {
            model.facts.append(
                Fact(
                    firm: figure.firm, metric: figure.metric,
                    amount: try Amount.parse(figure.amount, allowNegative: true),
                    asOf: try #require(PartialDate(figure.asOf)),
                    scope: figure.scope.map { Prose($0) },
                    basis: figure.basis, source: "filing", known: Self.day("2020-01-01"),
                    place: Self.place))
        }
        return model.resolved(asOf: Self.day(asOf))
    }

    private static let quarters = [
        Figure(amount: "USD 1bn", asOf: "2025-06-30"),
        Figure(amount: "USD 2bn", asOf: "2025-09-30"),
        Figure(amount: "USD 3bn", asOf: "2025-12-31"),
        Figure(amount: "USD 4bn", asOf: "2026-03-31"),
    ]
    private static let year = Figure(
        metric: "revenue_annual", amount: "USD 7bn", asOf: "2025-12-31")

    @Test("a fact counts at the known rate nearest to its day, either way round")
    func conversion() throws {
        let ledger = try ledger(
            [
                Figure(metric: "total_debt", amount: "EUR 3bn", asOf: "2026-01-15"),
                Figure(metric: "net_cash", amount: "JPY -300bn", asOf: "2026-01-15"),
                Figure(metric: "inventory", amount: "about EUR 2bn", asOf: "2026-07-01"),
            ],
            rates: [
                ("EUR", "USD", "2026-01-10", 1.1), ("EUR", "USD", "2026-06-30", 1.2),
                ("USD", "JPY", "2026-01-01", 150), ("EUR", "USD", "2026-07-16", 9),
            ])
        let amounts = ledger.facts.map { ledger.amount(of: $0) }
        #expect(amounts[0]?.stated?.decimalString == "3300000000")
        #expect(amounts[1]?.stated?.decimalString == "-2000000000")
        // The rate of the day after the ledger's own is nearer, and not known yet.
        #expect(amounts[2]?.stated?.decimalString == "2400000000")
        #expect(amounts[2]?.low?.decimalString == "2160000000")
        #expect(amounts[2]?.high?.decimalString == "2640000000")
    }

    /// What the year is made of: a table of the cases, each with the sum it gives.
    private static let years: [(name: String, facts: [Figure], billions: Double?, basis: String)] =
        [
            ("nothing is known", [], nil, ""),
            ("a fiscal year alone", [year], 7, "fiscalYear"),
            ("three quarters are no year", Array(quarters.dropFirst()), nil, ""),
            ("four quarters", quarters, 10, "fourQuarters"),
            ("newer quarters go before the fiscal year", quarters + [year], 10, "fourQuarters"),
            (
                "a fiscal year that ends as late goes before them",
                quarters + [
                    Figure(metric: "revenue_annual", amount: "USD 8bn", asOf: "2026-03-31")
                ], 8,
                "fiscalYear"
            ),
            (
                "a quarter is missing",
                [Figure(amount: "USD 9bn", asOf: "2025-03-31")] + quarters.dropFirst() + [year], 7,
                "fiscalYear"
            ),
            (
                "a forecast quarter is not what happened",
                quarters.dropLast() + [
                    Figure(amount: "USD 4bn", asOf: "2026-03-31", basis: .forecast), year,
                ], 7, "fiscalYear"
            ),
            (
                "a segment is not the firm",
                quarters.dropLast() + [
                    Figure(amount: "USD 4bn", asOf: "2026-03-31", scope: "cloud"),
                    year,
                ], 7, "fiscalYear"
            ),
            (
                "another currency counts at its rate",
                quarters.dropLast() + [Figure(amount: "EUR 4bn", asOf: "2026-03-31")], 11,
                "fourQuarters"
            ),
        ]

    @Test("a year's revenue", arguments: years.indices)
    func trailingYear(index: Int) throws {
        let row = Self.years[index]
        let ledger = try ledger(row.facts, rates: [("EUR", "USD", "2026-01-10", 1.25)])
        let found = ledger.trailingYear(.revenue, of: "lab")
        #expect(found.map { Double($0.minorUnits) / 1e11 } == row.billions, "\(row.name)")
        #expect(found.map(\.basis.rawValue) ?? "" == row.basis, "\(row.name)")
        #expect(
            found?.facts.count == (row.billions == nil ? nil : row.basis == "fourQuarters" ? 4 : 1))
        #expect(ledger.trailingYear(.revenue, of: "cloud") == nil)
    }

    @Test("a year at an earlier day is of what had ended then")
    func earlier() throws {
        let ledger = try ledger(Self.quarters + [Self.year])
        #expect(
            ledger.trailingYear(.revenue, of: "lab", at: Self.day("2026-01-31"))?.basis
                == .fiscalYear)
        #expect(ledger.trailingYear(.revenue, of: "lab", at: Self.day("2025-10-31")) == nil)
    }

    @Test("a trailing year that the firm states, and other flows")
    func trailing() throws {
        let ledger = try ledger([
            Figure(metric: "operating_cash_flow_annual", amount: "USD 5bn", asOf: "2025-12-31"),
            Figure(metric: "operating_cash_flow_trailing", amount: "USD 6bn", asOf: "2026-03-31"),
            Figure(metric: "capex_annual", amount: "USD 2bn", asOf: "2025-12-31"),
        ])
        let cash = ledger.trailingYear(.operatingCashFlow, of: "lab")
        #expect(cash?.basis == .trailing && cash?.minorUnits == 600_000_000_000)
        #expect(ledger.trailingYear(.capex, of: "lab")?.minorUnits == 200_000_000_000)
    }

    @Test("the latest period is the quarter, or the year where it ends later")
    func latestPeriod() throws {
        let both = try ledger(Self.quarters + [Self.year]).latestPeriod(.revenue, of: "lab")
        #expect(both?.timesAYear == 4)
        #expect(both?.fact.amount?.stated?.decimalString == "4000000000")
        let year = try ledger(Array(Self.quarters.prefix(2)) + [Self.year])
            .latestPeriod(.revenue, of: "lab")
        #expect(year?.timesAYear == 1)
        #expect(try ledger([]).latestPeriod(.revenue, of: "lab") == nil)
    }
}
