import Circularity
import FlowNetwork
import Ledger
import Money
import Statistics
import Testing

@Suite("Returnable financing of a ledger")
struct LedgerReturnableTests {
    private func network(_ ledger: SmallLedger) -> FlowNetwork { FlowNetwork(ledger.resolved()) }

    /// `a` puts 50 into `b`, 10 of it paid; `b` orders 138 from `a`, 4 of it paid.
    private var pair: SmallLedger {
        var ledger = SmallLedger()
        ledger.deal(
            "money",
            [ledger.claim(.signed, "2026-01-01", ledger.leg("equity", 50, paid: 10))])
        ledger.deal(
            "orders",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    ledger.leg("buy", 138, from: "b", to: "a", kind: .purchase, paid: 4))
            ])
        return ledger
    }

    @Test(
        "each layer has its own value, and a layer without a dollar of its own says what the firmer one says"
    )
    func layers() throws {
        let layers = try ReturnableLayer.all(network(pair))
        let unit = pair.cents(1)
        #expect(layers.map(\.layer) == Firmness.allCases)
        #expect(layers.map { $0.stated.value / unit } == [4, 50, 50, 50, 50])
        #expect(layers.map(\.hasOwnLegs) == [true, true, false, false, false])
        #expect(layers[1].share == 1)
        #expect(layers[1].shareOfOrders == 50.0 / 138)
        #expect(layers[1].direct == 50 * unit)
        #expect(layers[1].vendors.map(\.value) == [50 * unit])
    }

    @Test("without a deal at most the deal's own dollars are lost")
    func fragility() throws {
        let found = try ReturnableFragility(network(pair), view: FlowView(layer: .announced))
        #expect(found.returnable == pair.cents(50))
        #expect(found.deals.map(\.id) == ["orders", "money"])
        for deal in found.deals {
            #expect(deal.loss == pair.cents(50))
            #expect(deal.loss <= deal.amount)
        }
        #expect(found.firms.map(\.loss) == [pair.cents(50), pair.cents(50)])
    }

    @Test("loops of capital alone return no order and are counted apart, each dollar once at most")
    func capitalOnly() throws {
        var ledger = SmallLedger()
        ledger.deal(
            "there", [ledger.claim(.signed, "2026-01-01", ledger.leg("equity", 10))])
        ledger.deal(
            "back",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    ledger.leg("loan", 7, from: "b", to: "a", kind: .debt))
            ])
        let layer = try ReturnableLayer(network(ledger), layer: .binding)
        #expect(layer.stated.value == 0)
        #expect(layer.capital.circulation.value == ledger.cents(14))
        #expect(layer.capital.atMost == ledger.cents(7))
        #expect(layer.capital.equity == ledger.cents(7))
    }

    @Test("with dates, an order that was paid before the financing came returns nothing")
    func dated() throws {
        func flows(order: String) throws -> DatedFlows {
            var ledger = SmallLedger()
            var money = ledger.leg("equity", 50)
            money.start = PartialDate("2026-01-15")
            money.pay = PayProfile(shape: .upfront)
            var buy = ledger.leg("buy", 80, from: "b", to: "a", kind: .purchase)
            buy.start = PartialDate(order)
            buy.pay = PayProfile(shape: .upfront)
            ledger.deal("money", [ledger.claim(.signed, "2024-01-01", money)])
            ledger.deal("orders", [ledger.claim(.signed, "2024-01-01", buy)])
            return try DatedFlows(network(ledger), layer: .announced)
        }
        let unit = SmallLedger().cents(1)
        let late = try DatedReturnable(of: flows(order: "2027-02-01"))
        #expect(late.value == 50 * unit)
        #expect(late.years.map { $0.value / unit } == [0, 50])
        #expect(late.years.map(\.year) == [2026, 2027])
        #expect(try DatedReturnable(of: flows(order: "2025-02-01")).value == 0)
    }

    @Test("dates never raise it; years never exceed the whole", arguments: 0..<12)
    func datedBound(_ seed: Int) throws {
        var generator = SeededGenerator(UInt64(seed))
        var ledger = SmallLedger(entities: ["a", "b", "c", "d"])
        let names = ["a", "b", "c", "d"]
        for index in 0..<10 {
            let from = Int.random(in: 0..<4, using: &generator)
            let to = (from + Int.random(in: 1..<4, using: &generator)) % 4
            var leg = ledger.leg(
                "leg", Int64.random(in: 1...50, using: &generator), from: names[from],
                to: names[to],
                kind: Bool.random(using: &generator) ? .equity : .purchase)
            if index % 3 > 0 {
                let year = Int.random(in: 2024...2028, using: &generator)
                leg.start = PartialDate("\(year)-03-01")
                leg.pay = PayProfile(shape: .upfront)
            }
            ledger.deal("d\(index)", [ledger.claim(.signed, "2024-01-01", leg)])
        }
        let network = network(ledger)
        let whole = try ReturnableLayer(network, layer: .announced).stated.value
        let dated = try DatedReturnable(of: DatedFlows(network, layer: .announced))
        #expect(dated.value <= whole)
        for year in dated.years { #expect(year.value <= dated.value) }
        #expect(dated.years.reduce(0) { $0 + $1.value } >= dated.value)
    }

    @Test("both nulls keep all financing and are the same on any number of threads")
    func excess() throws {
        let legs = randomKindLegs(3, firms: 9, legs: 30)
        let network = try financingNetwork(9, legs)
        for null in NullModel.allCases {
            let streams = RandomStreams(seed: 5)
            let one = try ExcessReturnable(
                of: network, null: null, replicates: 120, streams: streams, threads: 1)
            let many = try ExcessReturnable(
                of: network, null: null, replicates: 120, streams: streams, threads: 3)
            #expect(one == many)
            #expect(one.test.observed == (try ReturnableFinancing(of: network).share(of: network)))
            #expect(one.test.pValue > 0 && one.test.pValue <= 1)
        }
    }

    @Test("a firm that finances without an order back is named, also where the order has no amount")
    func missingOrders() {
        var ledger = pair
        ledger.model.universe = ["a", "b", "c"]
        ledger.deal(
            "third",
            [ledger.claim(.signed, "2026-01-01", ledger.leg("equity", 5, from: "c", to: "b"))])
        #expect(MissingOrder.all(network(ledger)).map(\.financier) == [2])
        ledger.deal(
            "order",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    ledger.leg("buy", nil, from: "b", to: "c", kind: .purchase))
            ])
        #expect(MissingOrder.all(network(ledger)).isEmpty)
    }

    @Test("deals have the class of their legs: on a closed chain, between, out, in")
    func bulletin() throws {
        var ledger = SmallLedger(entities: ["a", "b", "c", "x"])
        ledger.model.universe = ["a", "b", "c"]
        func add(_ id: String, _ from: String, _ to: String) {
            ledger.deal(
                id,
                [
                    ledger.claim(
                        .signed, "2026-01-01",
                        ledger.leg("buy", 10, from: from, to: to, kind: .purchase))
                ])
        }
        add("there", "a", "b")
        add("back", "b", "a")
        add("between", "b", "c")
        add("out", "c", "x")
        add("in", "x", "a")
        let found = try BulletinClasses(network(ledger), layer: .announced)
        #expect(
            found.deals == [
                "there": .circular, "back": .circular, "between": .otherBetween, "out": .outward,
                "in": .inward,
            ])
        #expect(found.shares.map(\.shareOfDeals) == [0.4, 0.2, 0.2, 0.2])
        #expect(found.shares.compactMap(\.shareOfAmount).reduce(0, +) == 1)
        #expect(
            found.legs.map(\.kind) == [.circular, .circular, .otherBetween, .outward, .inward])
        #expect(found.legs.map(\.leg) == [0, 1, 2, 3, 4])
    }
}
