import FlowNetwork
import Ledger
import Money
import Statistics
import Testing

@testable import Circularity

@Suite("Double pledges and the value of disclosure")
struct PledgeAndDisclosureTests {
    /// Leases of 60 to a vehicle; notes of 42 rest on them, a backstop of 29 rests on them too.
    private func leases(_ amount: Int64?) -> SmallLedger {
        var ledger = SmallLedger(entities: ["tenant", "vehicle", "bank", "maker"])
        ledger.deal(
            "leases",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    ledger.leg("rent", amount, from: "tenant", to: "vehicle", kind: .lease))
            ])
        var notes = ledger.leg("notes", 42, from: "bank", to: "vehicle", kind: .debt)
        notes.securedBy = ["leases/rent"]
        var backstop = ledger.leg(
            "backstop", 29, basis: .upTo, from: "maker", to: "tenant", kind: .backstop)
        backstop.securedBy = ["leases/rent"]
        ledger.deal("notes", [ledger.claim(.signed, "2026-01-01", notes)])
        ledger.deal("backstop", [ledger.claim(.signed, "2026-01-01", backstop)])
        return ledger
    }

    @Test("one set of leases under notes and a backstop: what it cannot carry is pledged twice")
    func twice() throws {
        let ledger = leases(60)
        let unit = ledger.cents(1)
        let found = try DoublePledge(ledger.resolved())
        #expect(found.claimed == 71 * unit)
        #expect(found.carried == 60 * unit)
        #expect(found.shortfall == 11 * unit)
        let asset = try #require(found.assets.first)
        #expect(asset.id == "leases/rent")
        #expect(asset.isPledgedTwice && asset.isUsedUp)
        #expect(found.claims.map(\.leg) == ["notes/notes", "backstop/backstop"])
    }

    @Test(
        "an asset that carries all its claims is not used up; one without an amount is taken as unlimited and said"
    )
    func carried() throws {
        let wide = try DoublePledge(leases(80).resolved())
        #expect(wide.shortfall == 0)
        #expect(wide.assets.map(\.isPledgedTwice) == [false])
        #expect(wide.assets.map(\.isUsedUp) == [false])
        let unknown = try DoublePledge(leases(nil).resolved())
        #expect(unknown.shortfall == 0)
        #expect(unknown.assets.map(\.amount) == [nil])
        #expect(unknown.assets.map(\.claimed) == [leases(nil).cents(71)])
    }

    @Test("a guarantee stands behind the claim that it covers, and carries no other")
    func covers() throws {
        var ledger = SmallLedger(entities: ["tenant", "vehicle", "bank", "maker"])
        ledger.deal(
            "leases",
            [
                ledger.claim(
                    .signed, "2026-01-01",
                    ledger.leg("rent", 30, from: "tenant", to: "vehicle", kind: .lease))
            ])
        for (id, amount) in [("senior", Int64(25)), ("junior", 20)] {
            var notes = ledger.leg("notes", amount, from: "bank", to: "vehicle", kind: .debt)
            notes.securedBy = ["vehicle"]
            ledger.deal(id, [ledger.claim(.signed, "2026-01-01", notes)])
        }
        let unit = ledger.cents(1)
        // The vehicle carries what is owed to it.
        #expect(try DoublePledge(ledger.resolved()).carried == 30 * unit)
        var guarantee = ledger.leg(
            "guarantee", 9, from: "maker", to: "bank", kind: .guarantee)
        guarantee.covers = ["junior/notes"]
        ledger.deal("guarantee", [ledger.claim(.signed, "2026-01-01", guarantee)])
        let found = try DoublePledge(ledger.resolved())
        #expect(found.carried == 39 * unit)
        #expect(found.claims.map(\.guarantees) == [[], ["guarantee/guarantee"]])
    }

    private static let certain: RealisationModel = {
        let one = RealisationModel.Probability(observed: 1, effectiveCount: 1e7)
        return RealisationModel(binding: one, announced: one, talks: one)
    }()

    @Test("the amount that limits the loop is worth most, one off every loop is worth nothing")
    func plantedTruth() throws {
        var ledger = SmallLedger(entities: ["a", "b", "c", "d"])
        func add(_ id: String, _ leg: Leg) {
            ledger.deal(id, [ledger.claim(.signed, "2026-01-01", leg)])
        }
        add("money", ledger.leg("equity", nil))
        add("orders", ledger.leg("buy", 500, from: "b", to: "a", kind: .purchase))
        add("aside", ledger.leg("equity", nil, to: "c"))
        add("like", ledger.leg("equity", 30, from: "c", to: "d"))
        let resolved = ledger.resolved()
        let network = FlowNetwork(resolved)
        let bounds = try UndisclosedBounds(network, ledger: resolved, layer: .announced)
        let found = try DisclosureValue(
            network, resolved, undisclosed: bounds, model: Self.certain, layer: .announced,
            options: Uncertainty.Options(draws: 2000), streams: RandomStreams(seed: 3))
        let best = try #require(found.inputs.first)
        #expect(best.subject == .undisclosedAmount(leg: 0))
        #expect(best.isResolved)
        // Known, nearly nothing is left of the interval.
        #expect(best.narrowing > 0.8 * found.width)
        let aside = try #require(
            found.inputs.first { $0.subject == .undisclosedAmount(leg: 2) })
        #expect(abs(aside.narrowing) < 0.1 * found.width)
    }
}
