import FlowNetwork
import Testing

@Suite("Circulations of the greatest gain")
struct MaximumGainTests {
    @Test("with a gain on every arc it is the maximum circulation")
    func everyArc() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 2 + Int(seed % 12)
            let network = try network(
                firms, randomLegs(seed: seed, firms: firms, legs: firms * 3))
            var problem = GainProblem(nodes: firms)
            for leg in 0..<network.legCount {
                problem.addArc(
                    from: Int(network.tail[leg]), to: Int(network.head[leg]),
                    capacity: network.weight[leg], gains: true)
            }
            let found = try MaximumGainCirculation(of: problem)
            #expect(found.value == (try MaximumCirculation(of: network).value), "seed \(seed)")
            var solver = try MaximumGainSolver(of: problem)
            #expect(try solver.value(capacities: problem.capacities) == found.value)
        }
    }

    @Test(
        "prices of the last solution lead to the optimum of any amounts that come next",
        arguments: 0..<30)
    func oneAfterAnother(seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        let nodes = Int.random(in: 2...14, using: &generator)
        var problem = GainProblem(nodes: nodes)
        for _ in 0..<(5 * nodes) {
            let tail = Int.random(in: 0..<nodes, using: &generator)
            let head = (tail + Int.random(in: 1..<nodes, using: &generator)) % nodes
            problem.addArc(
                from: tail, to: head, capacity: 1, gains: Bool.random(using: &generator))
        }
        var solver = try MaximumGainSolver(of: problem)
        for round in 0..<40 {
            // From ties of ones to amounts of very different size, with more and more arcs empty.
            let most: Int64 = [1, 2, 1_000_000, 1 << 50][round % 4]
            let capacities = (0..<problem.arcCount).map { _ in
                Int.random(in: 0..<40, using: &generator) < round
                    ? 0 : Int64.random(in: 0...most, using: &generator)
            }
            var fresh = try MaximumGainSolver(of: problem)
            #expect(
                try solver.value(capacities: capacities) == fresh.value(capacities: capacities))
        }
    }

    @Test("only arcs that gain count, and parallel arcs are kept apart")
    func fewArcs() throws {
        var problem = GainProblem(nodes: 3)
        problem.addArc(from: 0, to: 1, capacity: 4, gains: true)
        problem.addArc(from: 0, to: 1, capacity: 9, gains: false)
        problem.addArc(from: 1, to: 2, capacity: 7, gains: false)
        problem.addArc(from: 2, to: 0, capacity: 6, gains: false)
        let found = try MaximumGainCirculation(of: problem)
        #expect(found.value == 4)
        #expect(
            MaximumGainCirculation.dualValue(of: problem, potentials: found.potentials) == 4)
    }

    @Test("a solution or a potential that is tampered with fails its check")
    func tampering() throws {
        func ring(_ capacity: Int64) -> GainProblem {
            var problem = GainProblem(nodes: 2)
            problem.addArc(from: 0, to: 1, capacity: capacity, gains: true)
            problem.addArc(from: 1, to: 0, capacity: 10, gains: false)
            return problem
        }
        let found = try MaximumGainCirculation(of: ring(8))
        #expect(found.value == 8)
        #expect(throws: CirculationError.outsideLeg(leg: 0, amount: 8)) {
            try found.verify(on: ring(7))
        }
        #expect(throws: CirculationError.notOptimal(value: 8, bound: "9")) {
            try found.verify(on: ring(9))
        }
        var broken = found.potentials
        broken[1] += 1
        #expect(MaximumGainCirculation.dualValue(of: ring(8), potentials: broken) > 8)
    }

    @Test("capacities beyond what the sums hold are an error")
    func huge() {
        var problem = GainProblem(nodes: 2)
        problem.addArc(from: 0, to: 1, capacity: GainProblem.largestTotal, gains: true)
        problem.addArc(from: 1, to: 0, capacity: 1, gains: false)
        #expect(
            throws: CirculationError.network(.totalAbove(limit: GainProblem.largestTotal))
        ) { try MaximumGainCirculation(of: problem) }
    }
}
