import FlowNetwork
import Ledger
import Money
import Statistics
import Testing

@testable import Circularity
import Text

@Suite("Whether buyers can pay from outside")
struct OutsideTests {
    private static let place = Place(file: "test.yaml", line: 1, column: 1)

    private func fact(
        _ firm: String, _ metric: String, _ money: Money, _ day: String,
        basis: Fact.Basis = .reported
    ) -> Fact {
        Fact(
            firm: firm, metric: metric, amount: Amount(.exact, money),
            asOf: PartialDate(SmallLedger.day(day)),
            basis: basis, source: "filing", known: SmallLedger.day("2024-01-01"),
            place: Self.place)
    }

    /// An order or investment paid on one day.
    private func leg(
        _ ledger: SmallLedger, _ id: String, _ billions: Int64, _ from: String, _ to: String,
        _ kind: LegKind, on day: String
    ) -> Leg {
        var leg = ledger.leg(id, billions, from: from, to: to, kind: kind)
        leg.start = PartialDate(day)
        leg.pay = PayProfile(shape: .upfront)
        return leg
    }

    /// `b` earns 30 a year and spends 12 elsewhere, owes `a` 40 in 2027; `x`, which sells nothing, has promised it 6.
    private func buyer(costs: Bool) -> SmallLedger {
        var ledger = SmallLedger(entities: ["a", "b", "x"])
        ledger.deal(
            "orders",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    leg(ledger, "buy", 40, "b", "a", .purchase, on: "2027-05-01"))
            ])
        ledger.deal(
            "round",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    leg(ledger, "equity", 6, "x", "b", .equity, on: "2027-02-01"))
            ])
        ledger.model.facts.append(
            fact("b", "revenue_annual", ledger.usd(30), "2027-12-31", basis: .forecast))
        ledger.model.facts.append(fact("b", "cash_and_securities", ledger.usd(8), "2026-06-30"))
        if costs {
            ledger.model.facts.append(
                fact("b", "total_costs_annual", ledger.usd(52), "2027-12-31", basis: .forecast))
        }
        return ledger
    }

    @Test("the hardest year is the one covered least, not the one in which most is owed")
    func hardest() throws {
        var ledger = buyer(costs: false)
        ledger.deal(
            "later",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    leg(ledger, "more", 45, "b", "a", .purchase, on: "2028-05-01"))
            ])
        ledger.model.facts.append(
            fact("b", "revenue_annual", ledger.usd(90), "2028-12-31", basis: .forecast))
        let found = try coverage(ledger)
        #expect(found.years.map(\.year) == [2027, 2028])
        #expect(found.hardestYear(from: 2026)?.year == 2027)
        #expect(found.hardestYear(from: 2028)?.year == 2028)
        // Nothing is ahead: of all of them.
        #expect(found.hardestYear(from: 2030)?.year == 2027)
        ledger.model.facts.removeAll { $0.metric == "revenue_annual" }
        #expect(try coverage(ledger).hardestYear(from: 2026)?.year == 2028)
    }

    private func coverage(_ ledger: SmallLedger) throws -> OutsideCoverage {
        let resolved = ledger.resolved()
        return try #require(
            OutsideCoverage.all(FlowNetwork(resolved), ledger: resolved, layer: .announced)
                .first { FlowNetwork(resolved).firms[$0.firm].id == "b" })
    }

    @Test(
        "coverage is outside revenue less outside costs plus committed outside money, over what is owed"
    )
    func closedForm() throws {
        let year = try #require(try coverage(buyer(costs: true)).years.first)
        #expect(year.year == 2027)
        #expect(year.basis == .forecast)
        // (30 − (52 − 40) + 6) ÷ 40
        #expect(year.coverage == .value(0.6))
        // 8 of cash over 2026 and 2027
        #expect(year.coverageWithCash == .value(0.7))
        #expect(year.ownRevenueShare == 0.75)
    }

    @Test(
        "an end customer that the ledger names pays from outside; one that takes in money of the ledger does not",
        arguments: [
            // What `c` takes in: nothing, a guarantee, an investment, an order that nobody prices.
            (LegKind?.none, Int64?.none, 0.75), (.guarantee, 5, 0.75), (.equity, 5, 0.5),
            (.purchase, nil, 0.5),
        ])
    func endCustomer(_ kind: LegKind?, _ billions: Int64?, _ share: Double) throws {
        var ledger = buyer(costs: false)
        ledger.model.entities.append(Entity(id: "c", name: "c", place: Self.place))
        ledger.deal(
            "rent",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    leg(ledger, "rent", 10, "c", "b", .lease, on: "2027-03-01"))
            ])
        if let kind {
            ledger.deal(
                "support",
                [
                    ledger.claim(
                        .signed, "2026-01-01",
                        ledger.leg("support", billions, from: "a", to: "c", kind: kind))
                ])
        }
        // 30 of revenue, of which 10 from `c`, over 40.
        #expect(try #require(try coverage(ledger).years.first).ownRevenueShare == share)
    }

    @Test("costs and cash in another currency count at its rate")
    func otherCurrency() throws {
        var ledger = buyer(costs: false)
        ledger.model.exchangeRates.append(
            ExchangeRate(
                base: .usd, quote: .krw, date: PartialDate(SmallLedger.day("2026-01-01")),
                rate: 1000, source: "filing", place: Self.place))
        ledger.model.facts.removeAll { $0.metric == "cash_and_securities" }
        for (metric, amount, day) in [
            ("cash_and_securities", 8_000_000_000_000, "2026-06-30"),
            ("total_costs_annual", 52_000_000_000_000, "2027-12-31"),
        ] as [(String, Int64, String)] {
            ledger.model.facts.append(
                fact(
                    "b", metric, Money(minorUnits: amount, currency: .krw), day,
                    basis: metric == "total_costs_annual" ? .forecast : .reported))
        }
        let year = try #require(try coverage(ledger).years.first)
        #expect(year.coverage == .value(0.6))
        #expect(year.coverageWithCash == .value(0.7))
    }

    @Test("without costs it is an upper bound, without revenue it is not known: never zero")
    func missing() throws {
        let year = try #require(try coverage(buyer(costs: false)).years.first)
        #expect(year.coverage == .atMost(0.9))
        var ledger = buyer(costs: false)
        ledger.model.facts.removeAll()
        let unknown = try coverage(ledger)
        #expect(unknown.years.map(\.coverage) == [.unknown])
        #expect(unknown.isUnknown)
        #expect(unknown.cash == nil)
    }

    @Test("what was paid is dated by the claims that record it, what is left has no date")
    func records() throws {
        var ledger = SmallLedger()
        ledger.deal(
            "orders",
            [
                ledger.claim(
                    .signed, "2024-07-01",
                    ledger.leg("buy", 100, from: "b", to: "a", kind: .purchase)),
                ledger.claim(
                    .inForce, "2024-12-31",
                    ledger.leg("buy", 100, from: "b", to: "a", kind: .purchase, paid: 10)),
                ledger.claim(
                    .inForce, "2025-12-31",
                    ledger.leg("buy", 100, from: "b", to: "a", kind: .purchase, paid: 35)),
            ])
        let resolved = ledger.resolved()
        let payments = PaymentYears(FlowNetwork(resolved), ledger: resolved, layer: .announced)
        let unit = ledger.cents(1)
        #expect(payments.legs.first?.byYear == [2024: 10 * unit, 2025: 25 * unit])
        #expect(payments.legs.first?.undated == 65 * unit)
    }

    @Test(
        "required revenue is the running shortfall of committed money, with the year that proves it"
    )
    func required() {
        let found = RequiredRevenue(
            firms: [0], layer: .announced, from: 2026,
            due: [2026: 10, 2027: 50, 2028: 5, 2029: 40],
            committed: [2026: 8, 2028: 30], cash: 20)
        // Balances without revenue: 18, −32, −7, −47.
        #expect(found.years.map(\.cumulative) == [0, 32, 32, 47])
        #expect(found.years.map(\.required) == [0, 32, 0, 15])
        #expect(found.years.map(\.bindingYear) == [nil, 2027, 2027, 2029])
        #expect(found.total == 47)
        #expect(found.isProven)
    }

    @Test("earning the least meets every due, and one unit less does not", arguments: 0..<20)
    func leastIsLeast(_ seed: Int) {
        var generator = SeededGenerator(UInt64(seed))
        func flows() -> [Int: Int64] {
            Dictionary(
                uniqueKeysWithValues: (2026...2033).map {
                    ($0, Int64.random(in: 0...50, using: &generator))
                })
        }
        let found = RequiredRevenue(
            firms: [0], layer: .announced, from: 2026, due: flows(), committed: flows(),
            cash: Int64.random(in: 0...60, using: &generator))
        #expect(found.isProven)
        var balance = found.cash
        var lowest = Int64.max
        for year in found.years {
            balance += year.committed + year.required - year.due
            lowest = min(lowest, balance)
        }
        #expect(lowest >= 0)
        if found.total > 0 { #expect(lowest == 0) }
    }

    @Test(
        "money that may be moved lowers what is required, to the sum of what the group owes outside"
    )
    func group() {
        var ledger = SmallLedger(entities: ["a", "b", "x"])
        ledger.deal(
            "inside",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    leg(ledger, "buy", 40, "b", "a", .purchase, on: "2027-05-01"))
            ])
        ledger.deal(
            "outside",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    leg(ledger, "buy", 25, "a", "x", .purchase, on: "2028-05-01"))
            ])
        let resolved = ledger.resolved()
        let network = FlowNetwork(resolved)
        func required(_ firms: [Int]) -> Int64 {
            RequiredRevenue(network, ledger: resolved, firms: firms, layer: .announced).total
                / ledger.cents(1)
        }
        #expect(required([1]) == 40)
        #expect(required([0]) == 0)
        #expect(required([0, 1]) == 25)
    }

    @Test("a group of four firms has what they pay each other eliminated, as a group auditor does")
    func consolidation() throws {
        var ledger = SmallLedger(entities: ["p", "q", "r", "s", "x", "y"])
        func add(_ from: String, _ to: String, _ billions: Int64, _ kind: LegKind) {
            ledger.deal(
                "\(from)\(to)\(kind.rawValue.prefix(1))",
                [
                    ledger.claim(
                        .signed, "2026-01-01",
                        ledger.leg("leg", billions, from: from, to: to, kind: kind))
                ])
        }
        add("p", "q", 100, .purchase)
        add("q", "r", 60, .purchase)
        add("r", "s", 30, .purchase)
        add("s", "p", 20, .equity)
        add("p", "x", 50, .purchase)
        add("y", "q", 10, .purchase)
        add("y", "s", 5, .equity)
        let resolved = ledger.resolved()
        let network = FlowNetwork(resolved)
        let unit = ledger.cents(1)
        let found = try ConsolidatedView(network, ledger: resolved, layer: .announced)
        #expect(found.members == [0, 1, 2, 3])
        #expect(found.ordered == .init(gross: 240 * unit, eliminated: 190 * unit))
        #expect(found.ordered.consolidated == 50 * unit)
        #expect(found.sold == .init(gross: 200 * unit, eliminated: 190 * unit))
        #expect(found.invested == .init(gross: 20 * unit, eliminated: 20 * unit))
        #expect(found.funded == .init(gross: 25 * unit, eliminated: 20 * unit))
        #expect(found.firms[1].sold.ratio == 100.0 / 110)
        // A chosen group.
        let two = try ConsolidatedView(
            network, ledger: resolved, layer: .announced, members: [1, 0])
        #expect(two.members == [0, 1])
        #expect(two.ordered == .init(gross: 210 * unit, eliminated: 100 * unit))
    }

    @Test("supplier-funded share: suppliers and their suppliers over financing and outside revenue")
    func suppliers() throws {
        var ledger = SmallLedger(entities: ["a", "b", "c", "x"])
        func add(_ id: String, _ leg: Leg) {
            ledger.deal(id, [ledger.claim(.signed, "2025-10-01", leg)])
        }
        add("buys", ledger.leg("buy", 90, from: "b", to: "a", kind: .purchase))
        add("chips", ledger.leg("buy", 50, from: "a", to: "c", kind: .purchase))
        add("one", leg(ledger, "equity", 10, "a", "b", .equity, on: "2026-01-10"))
        add("two", leg(ledger, "equity", 20, "c", "b", .equity, on: "2026-01-10"))
        add("three", leg(ledger, "equity", 30, "x", "b", .equity, on: "2026-01-10"))
        add("old", leg(ledger, "equity", 99, "a", "b", .equity, on: "2024-01-10"))
        for quarter in ["2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30"] {
            ledger.model.facts.append(fact("b", "revenue_quarter", ledger.usd(10), quarter))
        }
        let resolved = ledger.resolved()
        let found = try #require(
            SupplierFunding.all(FlowNetwork(resolved), ledger: resolved, layer: .announced).first)
        let unit = ledger.cents(1)
        #expect(found.financing == 60 * unit)
        #expect(found.fromSuppliers == 10 * unit)
        #expect(found.fromTheirSuppliers == 20 * unit)
        #expect(found.shareOfFinancing == 0.5)
        let share = try #require(found.share)
        #expect(abs(share - 0.3) < 0.01)
    }
}
