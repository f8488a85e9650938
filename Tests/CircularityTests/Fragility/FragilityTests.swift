import FlowNetwork
import Ledger
import Money
import Testing

@testable import Circularity

@Suite("Fragility")
struct FragilityTests {
    static let view = FlowView(layer: .announced)

    @Test("a loss is the circulation without the deal or the firm, solved anew", arguments: 0..<60)
    func losses(seed: Int) throws {
        let builder = LedgerBuilder.random(seed)
        let network = FlowNetwork(builder.ledger)
        let result = try LeaveOneOut(network, view: Self.view)
        #expect(
            result.circulation
                == (try LayerMeasures(network, view: Self.view).circulation.value))
        for item in result.deals {
            var reduced = builder
            reduced.model.deals.removeAll { $0.id == item.id }
            let other = try LayerMeasures(FlowNetwork(reduced.ledger), view: Self.view)
            #expect(item.without == other.circulation.value)
            #expect(item.loss == result.circulation - other.circulation.value)
        }
        for item in result.firms {
            var reduced = builder
            reduced.model.deals.removeAll { $0.parties.contains(item.id) }
            let other = try LayerMeasures(FlowNetwork(reduced.ledger), view: Self.view)
            #expect(item.without == other.circulation.value)
        }
        #expect(result.deals.map(\.loss) == result.deals.map(\.loss).sorted(by: >))
        #expect(result.deals.allSatisfy { $0.loss >= 0 && $0.loss <= result.circulation })
    }

    @Test(
        "a firm's round trip is limited by its cut, and the largest is in the circulation",
        arguments: 0..<60)
    func firmTrips(seed: Int) throws {
        let network = FlowNetwork(LedgerBuilder.random(seed).ledger)
        let amounts = network.amounts(Self.view)
        let circulation = try LayerMeasures(network, view: Self.view).circulation.value
        for firm in network.firms.indices {
            let trip = try FirmRoundTrip(network, firm: firm, view: Self.view)
            #expect(trip.cut.reduce(0) { $0 + $1.amount } == trip.value)
            #expect(trip.cut.allSatisfy { $0.amount == amounts[$0.leg] })
            // Every dollar that comes back has passed two legs at least.
            #expect(2 * trip.value <= circulation)
            let paid = network.legs.indices.filter { network.legs[$0].from == firm }
                .reduce(Int64(0)) { $0 + amounts[$1] }
            #expect(trip.value <= paid)
        }
    }

    @Test(
        "a vendor's bound in time is never above the firm's round trip without dates",
        arguments: 0..<60)
    func timeLimits(seed: Int) throws {
        let ledger = LedgerBuilder.random(seed).ledger
        let network = FlowNetwork(ledger)
        for band in try RoundTrips(network, ledger: ledger, layer: .announced).bands {
            let trip = try FirmRoundTrip(network, firm: band.vendor, view: Self.view)
            #expect(band.total.atMost <= trip.value)
        }
    }

    @Test("undisclosed legs are imputed by power, then by like legs, and never lower the bound")
    func undisclosed() throws {
        var builder = LedgerBuilder(firms: ["vendor", "customer", "market"])
        builder.deal("vendor", "customer", .equity, 9_000)
        builder.deal("vendor", "customer", .debt, 1_000)
        builder.deal("customer", "vendor", .purchase, 2_000)
        builder.deal("customer", "vendor", .purchase, nil) {
            $0.quantity = Quantity(basis: .exact, value: "2", unit: "GW")
        }
        builder.deal("customer", "vendor", .purchase, nil) {
            $0.quantity = Quantity(basis: .exact, value: "500", unit: "MW")
        }
        builder.deal("customer", "vendor", .purchase, nil)
        builder.deal("customer", "vendor", .licence, nil)
        builder.deal("vendor", "customer", .prepayment, nil)
        for (index, cost) in [100, 300, 700].enumerated() {
            builder.fact(
                "market", "cost_per_gw", Int64(cost), asOf: "2025-06-30", scope: "source \(index)")
        }
        builder.fact(
            "market", "cost_per_gw", 90_000, asOf: "2025-06-30", basis: .derived, scope: "derived")
        let ledger = builder.ledger
        let bounds = try UndisclosedBounds(
            FlowNetwork(ledger), ledger: ledger, layer: .announced)
        #expect(bounds.costPerGigawatt == 300)
        #expect(bounds.legs.map(\.amount) == [600, 150, 2_000, 2_000, 5_000])
        #expect(
            bounds.legs.map(\.rule)
                == [
                    .costPerGigawatt, .costPerGigawatt, .medianOfKind, .medianOfFamily,
                    .medianOfFamily,
                ])
        #expect(bounds.atZero.circulation == 4_000)
        #expect(bounds.imputed.circulation == 2 * (2_000 + 600 + 150 + 2_000 + 2_000))
    }

    static let medians: [(values: [Int64], median: Int64?)] = [
        ([], nil), ([5], 5), ([9, 1], 5), ([3, 1, 2], 2), ([.max, .max], .max),
    ]

    @Test("medians need no order and do not overflow", arguments: medians.indices)
    func median(index: Int) {
        let known = Self.medians[index]
        #expect(UndisclosedBounds.median(known.values) == known.median)
    }
}
