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

    /// Amounts of a random ledger of every firmness, with legs that nobody prices, legs paid in part, and pairs joined by several legs.
    static func mixed(_ seed: Int) -> FlowNetwork {
        var random = SplitMix(UInt64(seed) + 7_000)
        let names = (0..<(3 + random.below(5))).map { "firm-\($0)" }
        var builder = LedgerBuilder(firms: names)
        let kinds: [LegKind] = [.equity, .debt, .purchase, .lease, .prepayment, .guarantee]
        for _ in 0..<(4 + random.below(24)) {
            let from = random.below(names.count)
            let to = (from + 1 + random.below(names.count - 1)) % names.count
            let units =
                random.below(6) == 0 ? nil : Int64(1 + random.below(seed % 2 == 0 ? 4 : 900))
            builder.deal(names[from], names[to], kinds[random.below(kinds.count)], units) { leg in
                if let units, random.below(3) == 0 {
                    leg.paid = Amount(.exact, .usd(cents: Int64(random.below(Int(units) + 1))))
                }
                if random.below(4) == 0 { leg.binding = .some(.nonBinding) }
                if let units, random.below(4) == 0 {
                    leg.amount = Amount(.upTo, .usd(cents: units))
                }
            }
            let deal = builder.model.deals.count - 1
            if random.below(4) == 0 { builder.model.deals[deal].claims[0].status = .announced }
            if random.below(8) == 0 { builder.model.deals[deal].claims[0].status = .rumoured }
        }
        return FlowNetwork(builder.ledger)
    }

    @Test(
        "what is sent another way is what solving anew gives, in every layer and at every end",
        arguments: 0..<60)
    func everyLayer(seed: Int) throws {
        let network = Self.mixed(seed)
        for layer in Firmness.allCases {
            for end in AmountEnd.allCases {
                let view = FlowView(layer: layer, end: end)
                let amounts = network.amounts(view)
                let circulation = try LeaveOneOut(network, view: view)
                let returnable = try ReturnableFragility(network, view: view)
                #expect(
                    circulation.circulation == (try network.circulation(amounts).solution.value))
                #expect(returnable.returnable == (try network.returnable(amounts).1.value))
                func without(_ belongs: (NetworkLeg) -> Bool) throws -> (Int64, Int64) {
                    let rest = network.legs.indices.map {
                        belongs(network.legs[$0]) ? 0 : amounts[$0]
                    }
                    return (
                        try network.circulation(rest).solution.value,
                        try network.returnable(rest).1.value
                    )
                }
                for (a, b) in zip(
                    circulation.deals.sorted { $0.id < $1.id },
                    returnable.deals.sorted { $0.id < $1.id })
                {
                    let plain = try without { $0.resolved.dealID == a.id }
                    #expect((a.without, b.without) == plain && a.id == b.id)
                }
                for (a, b) in zip(
                    circulation.firms.sorted { $0.id < $1.id },
                    returnable.firms.sorted { $0.id < $1.id })
                {
                    let firm = network.firms.firstIndex { $0.id == a.id }
                    let plain = try without { $0.from == firm || $0.to == firm }
                    #expect((a.without, b.without) == plain && a.id == b.id)
                }
                let counted = network.legs.indices.filter { amounts[$0] > 0 }
                #expect(
                    circulation.deals.count
                        == Set(counted.map { network.legs[$0].resolved.dealID }).count)
                for trip in try FirmRoundTrip.all(network, view: view) {
                    let alone = try FirmRoundTrip(network, firm: trip.firm, view: view)
                    #expect(trip.value == alone.value && trip.cut == alone.cut)
                }
            }
        }
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
