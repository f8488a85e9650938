import FlowNetwork
import Testing

@Suite struct CirculationTests {
    @Test(
        "the maximum circulation is the one that four other solvers agree on",
        arguments: ReferenceMeasures.names)
    func reference(name: String) throws {
        let network = try Fixture.network(name)
        let circulation = try MaximumCirculation(of: network)
        #expect(circulation.value == (try ReferenceMeasures.named(name)).circulation)
        #expect(circulation.dualValue == circulation.value)
    }

    static let closedForms: [(name: String, firms: Int, legs: [(Int, Int, Int64)], value: Int64)] =
        [
            ("a ring of three", 3, [(0, 1, 10), (1, 2, 10), (2, 0, 10)], 30),
            ("two parties, equal", 2, [(0, 1, 10), (1, 0, 10)], 20),
            ("two parties, unequal", 2, [(0, 1, 100), (1, 0, 30)], 60),
            ("a chain", 3, [(0, 1, 10), (1, 2, 10)], 0),
            ("a ring with a short way back", 3, [(0, 1, 1), (1, 2, 1), (2, 0, 1), (1, 0, 1)], 3),
            (
                "a figure of eight", 5,
                [(0, 1, 5), (1, 2, 5), (2, 0, 5), (0, 3, 6), (3, 4, 6), (4, 0, 6)], 33
            ),
            ("a cascade", 3, [(0, 1, 100), (1, 2, 60), (2, 0, 40)], 120),
            ("nothing", 0, [], 0),
            ("one firm", 1, [], 0),
            ("one firm that pays itself", 1, [(0, 0, 7)], 0),
            ("two rings apart", 4, [(0, 1, 3), (1, 0, 4), (2, 3, 5), (3, 2, 6), (1, 2, 9)], 16),
            ("parallel legs", 2, [(0, 1, 3), (0, 1, 4), (1, 0, 9)], 14),
        ]

    @Test("closed forms", arguments: closedForms.indices)
    func closedForm(_ index: Int) throws {
        let form = CirculationTests.closedForms[index]
        let circulation = try MaximumCirculation(of: network(form.firms, form.legs))
        #expect(circulation.value == form.value, "\(form.name)")
    }

    @Test("random networks: equal to cancelling cycles, bounded, conserved, proven")
    func properties() throws {
        for seed in 0..<150 as Range<UInt64> {
            let firms = 2 + Int(seed % 14)
            let legs = randomLegs(seed: seed, firms: firms, legs: firms * (1 + Int(seed % 4)))
            let network = try network(firms, legs)
            let circulation = try MaximumCirculation(of: network)
            #expect(circulation.value == plainMaximumCirculation(network), "seed \(seed)")
            #expect(circulation.value >= 0 && circulation.value <= network.totalWeight)
            try circulation.verify(on: network)
            var mutual: Int64 = 0
            for leg in 0..<network.legCount {
                if let back = network.leg(
                    from: Int(network.head[leg]), to: Int(network.tail[leg]))
                {
                    mutual += min(network.weight[leg], network.weight[back])
                }
            }
            #expect(circulation.value >= mutual, "seed \(seed)")
        }
    }

    @Test("relabelling firms and reordering rows changes nothing; scaling weights scales it")
    func invariance() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 3 + Int(seed % 12)
            let legs = randomLegs(seed: seed, firms: firms, legs: firms * 3)
            let value = try MaximumCirculation(of: network(firms, legs)).value
            var generator = SeededGenerator(seed)
            let names = (0..<firms).shuffled(using: &generator)
            let renamed = legs.map { (from: names[$0.from], to: names[$0.to], weight: $0.weight) }
                .shuffled(using: &generator)
            #expect(try MaximumCirculation(of: network(firms, renamed)).value == value)
            let scaled = legs.map { (from: $0.from, to: $0.to, weight: $0.weight * 37) }
            #expect(try MaximumCirculation(of: network(firms, scaled)).value == 37 * value)
        }
    }

    @Test("adding a leg never lowers it")
    func monotone() throws {
        for seed in 0..<30 as Range<UInt64> {
            let firms = 3 + Int(seed % 8)
            let legs = randomLegs(seed: seed, firms: firms, legs: firms * 4)
            var last: Int64 = 0
            for count in legs.indices {
                let value = try MaximumCirculation(of: network(firms, Array(legs[...count]))).value
                #expect(value >= last, "seed \(seed), leg \(count)")
                last = value
            }
        }
    }

    @Test("without a cycle nothing goes round")
    func acyclic() throws {
        for seed in 0..<20 as Range<UInt64> {
            let legs = randomLegs(seed: seed, firms: 30, legs: 120)
                .map { (from: min($0.from, $0.to), to: max($0.from, $0.to), weight: $0.weight) }
            #expect(try MaximumCirculation(of: network(30, legs)).value == 0)
        }
    }

    @Test("weights up to the limit of the total are exact; beyond it is an error")
    func hugeWeights() throws {
        let huge = Int64.max / 3
        let ring = try network(3, [(0, 1, huge), (1, 2, huge), (2, 0, huge)])
        #expect(try MaximumCirculation(of: ring).value == 3 * huge)
        let uneven = try network(3, [(0, 1, huge), (1, 2, huge), (2, 0, 5), (1, 0, huge - 7)])
        #expect(try MaximumCirculation(of: uneven).value == 2 * (huge - 7) + 15)
        #expect(throws: GraphError.totalOverflow) {
            try network(3, [(0, 1, huge), (1, 2, huge), (2, 0, huge), (0, 2, 9)])
        }
    }

    @Test("a circulation that is tampered with fails its check")
    func tampering() throws {
        let ring = try network(3, [(0, 1, 10), (1, 2, 10), (2, 0, 10)])
        let smaller = try network(3, [(0, 1, 10), (1, 2, 9), (2, 0, 10)])
        let larger = try network(3, [(0, 1, 10), (1, 2, 11), (2, 0, 12)])
        let turned = try network(3, [(0, 1, 10), (0, 2, 10), (2, 1, 10)])
        let circulation = try MaximumCirculation(of: ring)
        #expect(throws: CirculationError.outsideLeg(leg: 1, amount: 10)) {
            try circulation.verify(on: smaller)
        }
        #expect(throws: CirculationError.notConserved(firm: "0")) {
            try circulation.verify(on: turned)
        }
        #expect(throws: CirculationError.otherNetwork) {
            try circulation.verify(on: try network(2, [(0, 1, 1)]))
        }
        // Wider legs may leave the old circulation optimal, but the bound then has to prove it.
        let wider = try MaximumCirculation(of: larger)
        #expect(wider.value == 30)
        try wider.verify(on: larger)
    }
}
