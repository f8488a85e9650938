import FlowNetwork
import Ledger
import Money
import Testing

@testable import Circularity

@Suite("Round-trip revenue")
struct RoundTripBandTests {
    /// The vendor is firm 0. Books of nobody are known to hold or earn anything unless a case says so.
    struct Known: Sendable {
        let name: String
        let firms: Int
        let legs: [DatedFlows.Leg]
        var books: [Int: ExternalAccounts] = [:]
        /// Documented, traced (haircut, FIFO, LIFO) under the cautious reading, at most.
        let documented: Int64
        let traced: [Int64]
        let atMost: Int64
    }

    static func known(_ steps: Int, cash: Int64 = 0, revenue: [Int64]? = nil) -> ExternalAccounts {
        ExternalAccounts(
            revenue: revenue ?? [Int64](repeating: 0, count: steps),
            cash: [.init(step: steps - 1, minorUnits: cash)])
    }

    static let cases: [Known] = [
        Known(
            name: "untied money of a customer without a cent of its own comes back whole", firms: 2,
            legs: [Flows.leg("f", 0, 1, [100]), Flows.leg("p", 1, 0, [60])],
            books: [1: known(1)], documented: 0, traced: [60, 60, 60], atMost: 60),
        Known(
            name: "opening cash dilutes: pro rata a half, first in none, last in all", firms: 2,
            legs: [Flows.leg("f", 0, 1, [100, 0]), Flows.leg("p", 1, 0, [100, 0])],
            books: [1: known(2, cash: 100)], documented: 0, traced: [50, 0, 100], atMost: 100),
        Known(
            name: "tied money goes to its purchase first, whatever the cash", firms: 2,
            legs: [Flows.leg("f", 0, 1, [100], tiedTo: [1]), Flows.leg("p", 1, 0, [60])],
            books: [1: known(1, cash: 1000)], documented: 60, traced: [60, 60, 60], atMost: 60),
        Known(
            name: "money cannot come back before it has left", firms: 2,
            legs: [Flows.leg("f", 0, 1, [0, 100], tiedTo: [1]), Flows.leg("p", 1, 0, [100, 0])],
            books: [1: known(2)], documented: 0, traced: [0, 0, 0], atMost: 0),
        Known(
            name: "three steps round three firms", firms: 3,
            legs: [
                Flows.leg("f", 0, 1, [90, 0, 0]), Flows.leg("p", 1, 2, [0, 80, 0]),
                Flows.leg("p", 2, 0, [0, 0, 70]),
            ], books: [1: known(3), 2: known(3)], documented: 0, traced: [70, 70, 70], atMost: 70),
        Known(
            name: "an order does not pass on money of the same step, but could", firms: 3,
            legs: [
                Flows.leg("f", 0, 1, [90]), Flows.leg("p", 1, 2, [80]), Flows.leg("p", 2, 0, [70]),
            ], books: [1: known(1), 2: known(1)], documented: 0, traced: [0, 0, 0], atMost: 70),
        Known(
            name: "outside revenue comes in untagged", firms: 2,
            legs: [Flows.leg("f", 0, 1, [100]), Flows.leg("p", 1, 0, [100])],
            books: [1: known(1, revenue: [300])], documented: 0,
            // A pool of 400 pays the order and 200 that was earned beyond it: 25 tagged of the order's 100; the oldest money is revenue.
            traced: [25, 0, 33], atMost: 100),
        Known(
            name: "a firm of which nothing is known loses the trail", firms: 2,
            legs: [Flows.leg("f", 0, 1, [100]), Flows.leg("p", 1, 0, [100])],
            documented: 0, traced: [0, 0, 0], atMost: 100),
        Known(
            name: "financiers of one purchase share it", firms: 3,
            legs: [
                Flows.leg("f", 0, 1, [60], tiedTo: [2]), Flows.leg("f", 2, 1, [60], tiedTo: [2]),
                Flows.leg("p", 1, 0, [80]),
            ], books: [1: known(1), 2: known(1)], documented: 40, traced: [40, 40, 40],
            atMost: 60),
        Known(
            name: "a tie to somebody else's sale documents nothing for the vendor", firms: 3,
            legs: [
                Flows.leg("f", 0, 1, [50, 0], tiedTo: [1]), Flows.leg("p", 1, 2, [50, 0]),
                Flows.leg("p", 2, 0, [0, 50]),
            ], books: [1: known(2, cash: 900), 2: known(2)], documented: 0, traced: [50, 50, 50],
            atMost: 50),
        Known(
            name: "an order without dates may come as late as it is open", firms: 2,
            legs: [
                Flows.leg("f", 0, 1, [0, 100]),
                Flows.leg("p", 1, 0, [50, 50], free: 0...1),
            ], books: [1: known(2)], documented: 0, traced: [50, 50, 50], atMost: 100),
        Known(
            name: "a loan to the vendor that is tied to its own purchase ends the trail", firms: 3,
            legs: [
                Flows.leg("f", 0, 1, [50, 0, 0]), Flows.leg("f", 1, 0, [0, 50, 0], tiedTo: [2]),
                Flows.leg("p", 0, 2, [0, 50, 0]), Flows.leg("p", 2, 0, [0, 0, 50]),
                Flows.leg("p", 1, 0, [0, 0, 1]),
            ], books: [1: known(3), 2: known(3)], documented: 0, traced: [0, 0, 0], atMost: 1),
        Known(
            name: "what the vendor buys, and what it is lent, is no return", firms: 2,
            legs: [Flows.leg("p", 0, 1, [100]), Flows.leg("f", 1, 0, [100])],
            books: [1: known(1)], documented: 0, traced: [0, 0, 0], atMost: 0),
    ]

    @Test("cases that a pencil solves", arguments: cases.indices)
    func closedForms(index: Int) throws {
        let known = Self.cases[index]
        let flows = try Flows.make(known.firms, known.legs)
        let books = (0..<known.firms).map { known.books[$0] ?? .unknown }
        let band = try RoundTripBounds(of: flows, books: books, vendor: 0)
        #expect(band.total.documented == known.documented, "\(known.name)")
        #expect(band.total.atMost == known.atMost, "\(known.name)")
        for (method, expected) in zip(TracingMethod.allCases, known.traced) {
            let traced = TaintAnalysis(of: flows, books: books, vendor: 0, method: method)
            #expect(traced.returned.reduce(0, +) == expected, "\(known.name), \(method)")
        }
    }

    @Test("what an unknown firm could pass on makes the traced amount undefined, not zero")
    func undefined() throws {
        let flows = try Flows.make(
            2, [Flows.leg("f", 0, 1, [100]), Flows.leg("p", 1, 0, [100])])
        let band = try RoundTripBounds(of: flows, books: [.unknown, .unknown], vendor: 0)
        #expect(band.total.traced == nil)
        #expect(band.total.tracedLow == 0 && band.total.tracedHigh == 100)
        #expect(band.unknownFirms == [1])
    }

    @Test("a year's bound is what a solution for its steps alone gives", arguments: 0..<400)
    func years(seed: Int) throws {
        let (flows, books) = try Flows.random(seed)
        for vendor in 0..<flows.firms {
            let band = try RoundTripBounds(of: flows, books: books, vendor: vendor)
            for year in band.years {
                let steps = (0..<flows.calendar.count).filter {
                    flows.calendar.year(of: $0) == year.year
                }
                let first = try #require(steps.first)
                let alone = try TimeExpandedFlow(
                    of: flows, vendor: vendor, arrival: first...(steps.last ?? first))
                #expect(year.amounts.atMost == alone.value, "\(vendor), \(year.year)")
            }
        }
    }

    @Test(
        "documented ≤ traced ≤ at most, in total and in every year, by every rule and reading",
        arguments: 0..<400)
    func order(seed: Int) throws {
        let (flows, books) = try Flows.random(seed)
        for vendor in 0..<flows.firms {
            let band = try RoundTripBounds(of: flows, books: books, vendor: vendor)
            for amounts in [band.total] + band.years.map(\.amounts) {
                #expect(amounts.documented >= 0)
                #expect(amounts.documented <= amounts.tracedLow)
                #expect(amounts.tracedLow <= amounts.tracedHigh)
                #expect(amounts.tracedHigh <= amounts.atMost)
            }
            #expect(band.total.atMost <= min(band.financing, band.orders))
            for method in TracingMethod.allCases {
                for reading in AccountAssumption.allCases {
                    let traced = TaintAnalysis(
                        of: flows, books: books, vendor: vendor, method: method, reading: reading)
                    #expect(zip(traced.documented, traced.returned).allSatisfy { $0 <= $1 })
                    #expect(traced.returned.reduce(0, +) <= band.total.atMost)
                    #expect(traced.documented.reduce(0, +) == band.total.documented)
                    for step in 0..<flows.calendar.count where seed % 4 == 1 {
                        let upper = try TimeExpandedFlow(
                            of: flows, vendor: vendor, arrival: step...step)
                        #expect(traced.returned[step] <= upper.value)
                    }
                }
            }
        }
    }

    @Test(
        "the cut adds up to the bound, and without its legs nothing comes back", arguments: 0..<200)
    func cut(seed: Int) throws {
        let (flows, _) = try Flows.random(seed)
        for vendor in 0..<flows.firms {
            let bound = try TimeExpandedFlow(of: flows, vendor: vendor)
            #expect(bound.cut.reduce(0) { $0 + $1.amount } == bound.value)
            let cut = Set(bound.cut.map(\.leg))
            let rest = try DatedFlows(
                firms: flows.firms, calendar: flows.calendar,
                legs: flows.legs.map { leg in
                    var leg = leg
                    if cut.contains(leg.id) { leg.payments = leg.payments.map { _ in 0 } }
                    return leg
                })
            #expect(try TimeExpandedFlow(of: rest, vendor: vendor).value == 0)
        }
    }

    @Test("twice the money is twice the bound, and firms' order changes nothing", arguments: 0..<60)
    func invariance(seed: Int) throws {
        let (flows, books) = try Flows.random(seed)
        let mirror = { (firm: Int) in flows.firms - 1 - firm }
        let doubled = try DatedFlows(
            firms: flows.firms, calendar: flows.calendar,
            legs: flows.legs.map { leg in
                var leg = leg
                leg.payments = leg.payments.map { $0 * 2 }
                return leg
            })
        let mirrored = try DatedFlows(
            firms: flows.firms, calendar: flows.calendar,
            legs: flows.legs.map { leg in
                var leg = leg
                (leg.from, leg.to) = (mirror(leg.from), mirror(leg.to))
                return leg
            })
        for vendor in 0..<flows.firms {
            let bound = try TimeExpandedFlow(of: flows, vendor: vendor).value
            #expect(try TimeExpandedFlow(of: doubled, vendor: vendor).value == 2 * bound)
            #expect(try TimeExpandedFlow(of: mirrored, vendor: mirror(vendor)).value == bound)
            let traced = TaintAnalysis(of: flows, books: books, vendor: vendor)
            let other = TaintAnalysis(
                of: mirrored, books: books.reversed(), vendor: mirror(vendor))
            #expect(traced.returned == other.returned)
        }
    }

    @Test("a ledger's payments add up to its counted amounts", arguments: 0..<40)
    func payments(seed: Int) throws {
        let network = FlowNetwork(LedgerBuilder.random(seed).ledger)
        let amounts = network.amounts(FlowView(layer: .announced))
        let flows = try DatedFlows(network, layer: .announced)
        var sums = [Int64](repeating: 0, count: network.legs.count)
        for leg in flows.legs { sums[leg.id] += leg.total }
        #expect(sums == amounts)
        #expect(flows.calendar.boundaries.first?.civil.month == 1)
    }

    @Test("ties in a ledger are documented round trips")
    func ties() throws {
        var builder = LedgerBuilder(firms: ["vendor", "customer"])
        let order = builder.deal("customer", "vendor", .purchase, 6_000) { leg in
            leg.start = PartialDate("2026-01-01")
            leg.term = Term("P1Y")
            leg.pay = PayProfile(shape: .even)
        }
        builder.deal("vendor", "customer", .equity, 10_000) { leg in
            leg.start = PartialDate("2025-03-01")
            leg.pay = PayProfile(shape: .upfront)
            leg.tiedTo = ["\(order)/leg"]
        }
        let ledger = builder.ledger
        let trips = try RoundTrips(FlowNetwork(ledger), ledger: ledger, layer: .announced)
        #expect(trips.bands.count == 1)
        #expect(trips.bands.first?.total.documented == 6_000)
        #expect(trips.bands.first?.total.atMost == 6_000)
        #expect(trips.bands.first?.years.map(\.year) == [2026])
    }

    @Test("hostile dates make longer steps, not more of them")
    func calendars() {
        let first = Day(year: 1900, month: 1, day: 1) ?? Day(daysSince1970: 0)
        let end = Day(year: 2199, month: 12, day: 31) ?? Day(daysSince1970: 0)
        for legs in [1, 100, 9_000, 100_000, 1_000_000] {
            let calendar = StepCalendar(first: first, end: end, legs: legs)
            #expect(calendar.count * legs <= max(StepCalendar.cellLimit, 4 * legs))
            #expect(calendar.step(of: first) == 0)
            #expect(calendar.step(of: end) == calendar.count - 1)
        }
    }
}
