import Circularity
import FlowNetwork
import Testing

@Suite("Returnable financing")
struct ReturnableFinancingTests {
    @Test(
        "hand cases and random networks give what a linear programme and a minimum-cost flow gave",
        arguments: try ReturnableCase.all())
    func reference(_ expected: ReturnableCase) throws {
        let network = try financingNetwork(expected.firms, expected.legs)
        let found = try ReturnableFinancing(of: network)
        #expect(found.value == expected.returnable)
        #expect(found.dualValue == expected.returnable)
        try found.verify(on: network)
    }

    @Test("random networks: equal to cancelling cycles on firms of four nodes")
    func plainTwin() throws {
        for seed in 0..<120 as Range<UInt64> {
            let firms = 2 + Int(seed % 9)
            let legs = randomKindLegs(seed, firms: firms, legs: firms * (1 + Int(seed % 4)))
            #expect(
                try returnable(firms, legs) == plainReturnable(firms, legs), "seed \(seed)")
        }
    }

    @Test(
        "never above financing, never above orders, and twice it never above the circulation of the same legs"
    )
    func bounds() throws {
        for seed in 200..<300 as Range<UInt64> {
            let firms = 2 + Int(seed % 12)
            let legs = randomKindLegs(seed, firms: firms, legs: firms * 3)
            let network = try financingNetwork(firms, legs)
            let value = try ReturnableFinancing(of: network).value
            #expect(value >= 0)
            #expect(value <= network.financing.totalWeight, "seed \(seed)")
            #expect(value <= network.orders.totalWeight, "seed \(seed)")
            let plain = try WeightedDigraph(
                EdgeList(firms: firms, legs: legs.map { ($0.from, $0.to, $0.weight) }))
            #expect(try 2 * value <= MaximumCirculation(of: plain).value, "seed \(seed)")
        }
    }

    @Test("relabelling firms and reordering rows changes nothing; scaling weights scales it")
    func invariance() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 3 + Int(seed % 12)
            let legs = randomKindLegs(seed, firms: firms, legs: firms * 3)
            let value = try returnable(firms, legs)
            var generator = SeededGenerator(seed)
            let names = (0..<firms).shuffled(using: &generator)
            let renamed = legs.map {
                KindLeg(names[$0.from], names[$0.to], $0.weight, financing: $0.isFinancing)
            }.shuffled(using: &generator)
            #expect(try returnable(firms, renamed) == value)
            let scaled = legs.map {
                KindLeg($0.from, $0.to, $0.weight * 37, financing: $0.isFinancing)
            }
            #expect(try returnable(firms, scaled) == 37 * value)
        }
    }

    @Test("money that flows one way, from new firms or to them, changes nothing")
    func oneWay() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 3 + Int(seed % 8)
            let legs = randomKindLegs(seed, firms: firms, legs: firms * 3)
            let value = try returnable(firms, legs)
            var generator = SeededGenerator(seed)
            var more = legs
            for place in 0..<6 {
                let other = Int.random(in: 0..<firms, using: &generator)
                let kind = Bool.random(using: &generator)
                // A source of money, a sink of money.
                more.append(
                    place % 2 == 0
                        ? KindLeg(firms, other, 1_000_000, financing: kind)
                        : KindLeg(other, firms + 1, 1_000_000, financing: kind))
            }
            #expect(try returnable(firms + 2, more) == value, "seed \(seed)")
        }
    }

    @Test("never less when a leg carries more, or when there is another")
    func monotone() throws {
        for seed in 0..<30 as Range<UInt64> {
            let firms = 3 + Int(seed % 8)
            let legs = randomKindLegs(seed, firms: firms, legs: firms * 4)
            var last: Int64 = 0
            for count in legs.indices {
                let value = try returnable(firms, Array(legs[...count]))
                #expect(value >= last, "seed \(seed), leg \(count)")
                last = value
            }
            var wider = legs
            wider[Int(seed) % legs.count].weight += 500
            #expect(try returnable(firms, wider) >= last)
        }
    }

    @Test("never more when a firm is split in two")
    func splitting() throws {
        for seed in 0..<60 as Range<UInt64> {
            let firms = 3 + Int(seed % 8)
            let legs = randomKindLegs(seed, firms: firms, legs: firms * 4)
            let value = try returnable(firms, legs)
            var generator = SeededGenerator(seed)
            let halved = legs.map { leg in
                var leg = leg
                if leg.from == 0, Bool.random(using: &generator) { leg.from = firms }
                if leg.to == 0, Bool.random(using: &generator) { leg.to = firms }
                return leg
            }
            #expect(try returnable(firms + 1, halved) <= value, "seed \(seed)")
        }
    }

    @Test(
        "without an order, or without financing, nothing can return; a firm that pays itself is left out"
    )
    func oneKind() throws {
        for seed in 0..<10 as Range<UInt64> {
            let legs = randomKindLegs(seed, firms: 8, legs: 40)
            for kind in [true, false] {
                let same = legs.map { KindLeg($0.from, $0.to, $0.weight, financing: kind) }
                #expect(try returnable(8, same) == 0)
            }
        }
        #expect(
            try returnable(
                1, [KindLeg(0, 0, 5, financing: true), KindLeg(0, 0, 5, financing: false)])
                == 0)
        #expect(try returnable(0, []) == 0)
    }

    @Test("a certificate with a broken potential is refused")
    func brokenPotential() throws {
        let legs = randomKindLegs(7, firms: 12, legs: 60)
        let network = try financingNetwork(12, legs)
        let found = try ReturnableFinancing(of: network)
        #expect(found.value > 0)
        var refused = 0
        for firm in 0..<12 {
            for change in [-1, 1] as [Int64] {
                for path in [
                    \ReturnableFinancing.Certificate.arrival, \.held, \.departure,
                ] {
                    var broken = found.certificate
                    broken[keyPath: path][firm] += change
                    // Either the potentials bound nothing, or they bound no less than the value: never less.
                    do {
                        let bound = try broken.bound(on: network)
                        #expect(bound >= Int128(found.value))
                        if bound != Int128(found.value) { refused += 1 }
                    } catch CirculationError.notFeasible {
                        refused += 1
                    }
                }
            }
        }
        #expect(refused > 12)
        let pair = try financingNetwork(
            2, [KindLeg(0, 1, 50, financing: true), KindLeg(1, 0, 138, financing: false)])
        var certificate = try ReturnableFinancing(of: pair).certificate
        #expect(try certificate.bound(on: pair) == 50)
        certificate.departure[1] = certificate.arrival[1]
        #expect(throws: CirculationError.notFeasible(firm: "1")) {
            try certificate.bound(on: pair)
        }
    }

    @Test("a solution of another network fails its check")
    func tampering() throws {
        let pair = try financingNetwork(
            2, [KindLeg(0, 1, 50, financing: true), KindLeg(1, 0, 138, financing: false)])
        let narrow = try financingNetwork(
            2, [KindLeg(0, 1, 40, financing: true), KindLeg(1, 0, 138, financing: false)])
        let wide = try financingNetwork(
            2, [KindLeg(0, 1, 60, financing: true), KindLeg(1, 0, 138, financing: false)])
        let found = try ReturnableFinancing(of: pair)
        #expect(throws: CirculationError.outsideLeg(leg: 0, amount: 50)) {
            try found.verify(on: narrow)
        }
        #expect(throws: CirculationError.notOptimal(value: 50, bound: "60")) {
            try found.verify(on: wide)
        }
        #expect(throws: CirculationError.otherNetwork) {
            try found.verify(on: financingNetwork(2, [KindLeg(0, 1, 50, financing: true)]))
        }
    }

    @Test(
        "a re-solve finds what a fresh solve finds, also where amounts are zero", arguments: 0..<8)
    func solver(_ seed: Int) throws {
        let firms = 3 + 2 * seed
        let legs = randomKindLegs(UInt64(seed), firms: firms, legs: firms * 4)
        let network = try financingNetwork(firms, legs)
        var solver = try ReturnableSolver(of: network)
        #expect(
            try solver.value(weights: network.weights) == ReturnableFinancing(of: network).value)
        var generator = SeededGenerator(UInt64(seed))
        for _ in 0..<20 {
            let weights = network.weights.map { weight in
                Bool.random(using: &generator) ? 0 : Int64.random(in: 1...weight, using: &generator)
            }
            let drawn = (0..<network.legCount).map {
                KindLeg(
                    network.tail($0), network.head($0), weights[$0],
                    financing: network.isFinancing($0))
            }
            #expect(try solver.value(weights: weights) == returnable(firms, drawn))
        }
        #expect(try solver.value(weights: network.weights.map { _ in 0 }) == 0)
    }

    @Test("amounts that a solver's sums cannot hold are an error")
    func huge() throws {
        let limit = FinancingNetwork.largestTotal
        let whole = [
            KindLeg(0, 1, limit / 2, financing: true), KindLeg(1, 0, limit / 2, financing: false),
        ]
        #expect(try returnable(2, whole) == limit / 2)
        #expect(throws: GraphError.totalAbove(limit: limit)) {
            try returnable(2, whole + [KindLeg(0, 1, 9, financing: true)])
        }
    }
}
