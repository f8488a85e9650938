import FlowNetwork
import Testing

@Suite("Gains found by taking back the least")
struct PrimalDualTests {
    /// Like and unlike capacities, some of them 0, parallel arcs, arcs outside every circuit, several components.
    private static func problem(_ seed: UInt64, nodes: Int, arcs: Int) -> GainProblem {
        var generator = SeededGenerator(seed)
        let most: Int64 = [1, 2, 50, 1_000_000_000_000][Int(seed % 4)]
        var problem = GainProblem(nodes: nodes)
        for _ in 0..<arcs {
            let tail = Int.random(in: 0..<nodes, using: &generator)
            let head = (tail + Int.random(in: 1..<nodes, using: &generator)) % nodes
            problem.addArc(
                from: tail, to: head, capacity: Int64.random(in: 0...most, using: &generator),
                gains: seed % 3 == 0 || Int.random(in: 0..<3, using: &generator) == 0)
        }
        return problem
    }

    @Test("are those that cost scaling finds", arguments: 0..<16)
    func scaling(group: UInt64) throws {
        for seed in (group * 25)..<(group * 25 + 25) {
            let nodes = 2 + Int(seed % 37)
            let problem = Self.problem(seed, nodes: nodes, arcs: nodes * (1 + Int(seed % 5)))
            var solver = try MaximumGainSolver(of: problem)
            var rewired = try MaximumGainSolver(rewiring: problem)
            let expected = try MaximumGainCirculation(of: problem).value
            #expect(try solver.value(capacities: problem.capacities) == expected, "seed \(seed)")
            #expect(
                try rewired.value(heads: problem.heads, capacities: problem.capacities)
                    == expected, "seed \(seed)")
        }
    }

    @Test("arcs that end elsewhere give what a problem made so gives", arguments: 0..<10)
    func rewired(seed: UInt64) throws {
        var generator = SeededGenerator(seed ^ 0x5A5A)
        let problem = Self.problem(seed, nodes: 12, arcs: 40)
        var solver = try MaximumGainSolver(rewiring: problem)
        for _ in 0..<12 {
            var other = GainProblem(nodes: 12)
            for arc in 0..<problem.arcCount {
                let tail = Int(problem.tails[arc])
                other.addArc(
                    from: tail, to: (tail + Int.random(in: 1..<12, using: &generator)) % 12,
                    capacity: Int64.random(in: 0...9, using: &generator),
                    gains: problem.gains[arc])
            }
            #expect(
                try solver.value(heads: other.heads, capacities: other.capacities)
                    == MaximumGainCirculation(of: other).value)
        }
    }

    /// A ring with a way back to the start after each step: every firm is another number of steps from what it lacks.
    private static func ladder(_ firms: Int) throws -> WeightedDigraph {
        var legs: [(Int, Int, Int64)] = []
        for firm in 0..<firms { legs.append((firm, (firm + 1) % firms, Int64(2 * firms - firm))) }
        for firm in stride(from: 2, to: firms, by: 3) { legs.append((firm, 0, 1)) }
        return try WeightedDigraph(EdgeList(firms: firms, legs: legs))
    }

    @Test(
        "chains of more steps than there is patience for, and webs of more firms, give the same",
        arguments: [30, 300, 5_001])
    func chains(firms: Int) throws {
        let network = try Self.ladder(firms)
        let expected = try MaximumCirculation(of: network).value
        var solver = CirculationSolver(of: network)
        var rewired = RewiredCirculationSolver(of: network)
        for _ in 0..<2 {
            #expect(try solver.value(weights: network.weight) == expected)
            #expect(try rewired.value(heads: network.head) == expected)
        }
        let halves = network.weight.map { $0 / 2 }
        let half = try WeightedDigraph(
            EdgeList(
                names: network.names, tails: network.tail, heads: network.head, weights: halves))
        #expect(try solver.value(weights: halves) == MaximumCirculation(of: half).value)
        #expect(try solver.value(weights: network.weight) == expected)
    }

    @Test("amounts of half of what 64 bits hold pass the sums")
    func largest() throws {
        let most = GainProblem.largestTotal / 3
        var problem = GainProblem(nodes: 3)
        for node in 0..<3 {
            problem.addArc(from: node, to: (node + 1) % 3, capacity: most, gains: true)
        }
        var solver = try MaximumGainSolver(of: problem)
        #expect(try solver.value(capacities: problem.capacities) == 3 * most)
    }
}
