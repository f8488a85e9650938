import FlowNetwork
import Ledger
import Money
import Testing
import Text

@testable import Circularity

@Suite("What a seller has out with its customers")
struct CustomerBookTests {
    private static let place = Place(file: "test.yaml", line: 1, column: 1)

    /// `a` lends to `b`, which buys from `a`; revenue of `a` is 100bn.
    private func ledger(
        _ change: (inout Leg) -> Void = { _ in }, revenue: Int64? = 100, facts: [Fact] = []
    ) -> ResolvedLedger {
        var small = SmallLedger()
        var loan = small.leg("loan", 20, kind: .debt, paid: 12)
        change(&loan)
        small.deal(
            "d",
            [
                small.claim(
                    .inForce, "2025-01-01", loan,
                    small.leg("gear", 30, from: "b", to: "a", kind: .purchase))
            ])
        if let revenue { small.model.facts.append(fact("revenue_annual", small.usd(revenue))) }
        small.model.facts += facts
        return small.resolved()
    }

    private func fact(_ metric: String, _ money: Money) -> Fact {
        Fact(
            firm: "a", metric: metric, amount: Amount(.exact, money),
            asOf: PartialDate(SmallLedger.day("2025-12-31")), source: "filing",
            known: SmallLedger.day("2026-01-31"), place: Self.place)
    }

    private func book(_ ledger: ResolvedLedger) throws -> CustomerBook {
        try #require(CustomerBook.all(FlowNetwork(ledger), ledger: ledger).first)
    }

    private let billion: Int64 = 100_000_000_000

    @Test("what is drawn and what is promised are told apart, and what came back is not out")
    func parts() throws {
        let whole = try book(ledger())
        #expect(whole.outstanding == 12 * billion && whole.promised == 8 * billion)
        #expect(whole.net == 20 * billion)
        #expect(whole.ratio(whole.promised) == 0.08)
        let later = try book(
            ledger { $0.book.balance = Amount(.exact, .usd(cents: 3 * 100_000_000_000)) })
        #expect(later.outstanding == 3 * billion && later.promised == 8 * billion)
    }

    @Test("security and allowance are taken off, never below nothing")
    func net() throws {
        let secured = try book(
            ledger {
                $0.book.collateral = Amount(.exact, .usd(cents: 5 * 100_000_000_000))
                $0.book.provision = Amount(.exact, .usd(cents: 1 * 100_000_000_000))
            })
        #expect(secured.net == 14 * billion)
        #expect(secured.share(secured.provision) == 1.0 / 12)
        let facts = try book(
            ledger(facts: [
                fact("credit_allowance", .usd(cents: 2 * billion)),
                fact("customer_financing", .usd(cents: 40 * billion)),
                fact("collateral_value", .usd(cents: 90 * billion)),
            ]))
        #expect(facts.net == 0)
        #expect(facts.share(facts.provision) == 0.05)
    }

    @Test("a loan without an amount leaves a lower bound, not nothing")
    func undisclosed() throws {
        let hidden = ledger { leg in
            leg.amount = .undisclosed
            leg.paid = nil
        }
        let found = try book(hidden)
        #expect(found.outstanding == 0 && found.undisclosed == ["d/loan"])
        let vendor = try #require(
            VendorFinancing.all(FlowNetwork(hidden), ledger: hidden).first)
        #expect(vendor.undisclosed == [["d/loan"], ["d/loan"], ["d/loan"]])
        #expect(
            VendorFinancing.all(FlowNetwork(ledger()), ledger: ledger()).first?.undisclosed == [
                [], [], [],
            ])
    }

    /// A loan whose amount nobody gives, with a tranche of 12bn.
    private func tranched(paid: PartialDate?) -> ResolvedLedger {
        ledger { leg in
            leg.amount = .undisclosed
            leg.paid = nil
            leg.tranches = [
                Tranche(
                    amount: Amount(.exact, .usd(cents: 12 * billion)), paid: paid,
                    place: Self.place)
            ]
        }
    }

    @Test("a paid tranche of a loan without an amount is out, and what else is lent stays unknown")
    func paidTranche() throws {
        let hidden = tranched(paid: PartialDate(SmallLedger.day("2025-03-31")))
        let network = FlowNetwork(hidden)
        let loan = try #require(network.legs.first { $0.id == "d/loan" })
        #expect(loan.exclusion == nil && loan.stated.paid == 12 * billion)
        #expect(loan.stated.total == 12 * billion && loan.lacksAmount)
        #expect(loan.resolved.amountSources == ["filing"])
        #expect(loan.resolved.sources(of: .paid) == ["filing"])
        let found = try book(hidden)
        #expect(found.outstanding == 12 * billion && found.promised == 0)
        #expect(found.undisclosed == ["d/loan"] && found.undisclosedPromises == ["d/loan"])
        let vendor = try #require(VendorFinancing.all(network, ledger: hidden).first)
        #expect(vendor.undisclosed == [["d/loan"], ["d/loan"], ["d/loan"]])
    }

    @Test("a tranche that is not paid yet gives a loan without an amount no sum")
    func unpaidTranche() throws {
        let loan = try #require(
            FlowNetwork(tranched(paid: nil)).legs.first { $0.id == "d/loan" })
        #expect(loan.exclusion == .undisclosed && loan.stated.total == 0 && loan.lacksAmount)
    }

    @Test("what the books say is owed is known, whatever the contract's amount")
    func balance() throws {
        let booked = ledger { leg in
            leg.amount = .undisclosed
            leg.paid = nil
            leg.book.balance = Amount(.exact, .usd(cents: 12 * billion))
        }
        let loan = try #require(FlowNetwork(booked).legs.first { $0.id == "d/loan" })
        #expect(loan.exclusion == nil && !loan.lacksAmount)
        let found = try book(booked)
        #expect(found.outstanding == 12 * billion && found.undisclosed == [])
        #expect(found.undisclosedPromises == [])
    }

    @Test(
        "a loan without an amount can only hide a promise where one can be left",
        arguments: [
            (DealStatus.inForce, Binding.binding, ["d/loan"]), (.completed, .binding, []),
            (.inForce, .loi, []), (.announced, .binding, []),
        ])
    func undisclosedPromises(_ status: DealStatus, _ binding: Binding, _ open: [String]) throws {
        var small = SmallLedger()
        small.deal(
            "d",
            [
                small.claim(
                    status, "2025-01-01",
                    small.leg("loan", nil, kind: .debt, binding: binding),
                    small.leg("gear", 30, from: "b", to: "a", kind: .purchase))
            ])
        let found = try book(small.resolved())
        #expect(found.undisclosed == ["d/loan"])
        #expect(found.undisclosedPromises == open)
    }

    @Test("without revenue there is no ratio, but nothing is nothing of any revenue")
    func noRevenue() throws {
        let found = try book(ledger(revenue: nil))
        #expect(found.ratio(5) == nil)
        #expect(found.ratio(0) == 0)
    }

    @Test("a buyer whose means nobody knows is found with what it owes its seller")
    func unknownCoverage() throws {
        let resolved = ledger()
        let found = try #require(
            UnknownCoverage.all(FlowNetwork(resolved), ledger: resolved).first)
        // 30bn of orders that nobody paid, and 12bn of loans that are drawn.
        #expect(found.owed == 42 * billion)
        #expect(found.ratio == 0.42)
        var known = SmallLedger()
        known.model.facts.append(
            Fact(
                firm: "b", metric: "revenue_annual", amount: Amount(.exact, known.usd(1)),
                asOf: PartialDate(SmallLedger.day("2025-12-31")), source: "filing",
                known: SmallLedger.day("2026-01-31"), place: Self.place))
        known.deal(
            "d",
            [
                known.claim(
                    .inForce, "2025-01-01",
                    known.leg("gear", 30, from: "b", to: "a", kind: .purchase))
            ])
        let ledger = known.resolved()
        #expect(UnknownCoverage.all(FlowNetwork(ledger), ledger: ledger).isEmpty)
    }

    /// `a`, with a revenue of 10bn, lends 40bn to `b`, which buys nothing from it; `c` lends 90bn and shows no revenue.
    private func lenders(_ change: (inout SmallLedger) -> Void = { _ in }) -> [UnknownCoverage] {
        var small = SmallLedger()
        small.model.facts.append(fact("revenue_annual", small.usd(10)))
        small.deal(
            "d",
            [
                small.claim(
                    .inForce, "2025-01-01", small.leg("loan", 40, kind: .debt, paid: 40),
                    small.leg("other", 90, from: "c", to: "b", kind: .debt, paid: 90),
                    small.leg("stake", 70, paid: 70))
            ])
        change(&small)
        let ledger = small.resolved()
        return UnknownCoverage.all(FlowNetwork(ledger), ledger: ledger)
    }

    @Test("who borrows without buying is found too, by what its lender has at stake")
    func unknownBorrower() throws {
        let found = lenders()
        #expect(found.map(\.ratio) == [4])
        #expect(found.map(\.owed) == [40 * billion])
        #expect(found.map(\.legs) == [[0]])
    }

    @Test(
        "of a dated order what falls due after the day is owed, of one that is over nothing",
        arguments: [
            ("2025-01-01", "2025-12-31", Int64(0)), ("2026-07-16", "2027-07-15", 20),
            ("2025-07-16", "2027-07-15", 10),
        ])
    func datedOrder(_ start: String, _ end: String, _ billions: Int64) throws {
        var small = SmallLedger()
        var order = small.leg("gear", 20, from: "b", to: "a", kind: .purchase)
        (order.start, order.end) = (PartialDate(start), PartialDate(end))
        small.model.facts.append(fact("revenue_annual", small.usd(10)))
        small.deal("d", [small.claim(.inForce, "2025-01-01", order)])
        let ledger = small.resolved("2026-07-15")
        let found = UnknownCoverage.all(FlowNetwork(ledger), ledger: ledger)
        #expect((found.first?.owed ?? 0) == billions * billion)
    }

    @Test("a small order does not hide a large loan, nor a small loan a large order")
    func smallOrder() throws {
        func order(_ units: Int64, _ small: inout SmallLedger) {
            small.deal(
                "e",
                [
                    small.claim(
                        .inForce, "2025-01-01",
                        small.leg("gear", units, from: "b", to: "c", kind: .purchase))
                ])
            small.model.facts.append(
                Fact(
                    firm: "c", metric: "revenue_annual", amount: Amount(.exact, small.usd(20)),
                    asOf: PartialDate(SmallLedger.day("2025-12-31")), source: "filing",
                    known: SmallLedger.day("2026-01-31"), place: Self.place))
        }
        // `c` sells now, so its loan counts with the order: 91 ÷ 20 and 1,090 ÷ 20 against 40 ÷ 10.
        #expect(lenders { order(1, &$0) }.first?.ratio == 91.0 / 20)
        #expect(
            lenders {
                order(1, &$0)
                $0.model.deals[0].claims[0].legs.remove(at: 1)
            }.first?.ratio == 4)
        #expect(lenders { order(1_000, &$0) }.first?.ratio == 1_090.0 / 20)
    }
}
