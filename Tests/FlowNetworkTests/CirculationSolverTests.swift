import FlowNetwork
import Testing

@Suite("Repeated circulations")
struct CirculationSolverTests {
    @Test(
        "a re-solve finds what a fresh solve finds, also where amounts are zero",
        arguments: 0..<12)
    func agrees(_ seed: Int) throws {
        var generator = SeededGenerator(UInt64(seed))
        let firms = 2 + seed * 3
        let list = EdgeList(
            firms: firms,
            legs: (0..<(firms * 3)).map { _ in
                (
                    Int.random(in: 0..<firms, using: &generator),
                    Int.random(in: 0..<firms, using: &generator),
                    Int64.random(in: 1...1_000_000, using: &generator)
                )
            })
        let network = try WeightedDigraph(list)
        var solver = CirculationSolver(of: network)
        #expect(
            try solver.value(weights: network.weight) == MaximumCirculation(of: network).value)
        for _ in 0..<20 {
            let weights = network.weight.map { weight -> Int64 in
                Bool.random(using: &generator) ? 0 : Int64.random(in: 1...weight, using: &generator)
            }
            let fresh = try WeightedDigraph(
                EdgeList(
                    names: network.names, tails: network.tail, heads: network.head,
                    weights: weights))
            #expect(
                try solver.value(weights: weights) == MaximumCirculation(of: fresh).value)
        }
        let none = [Int64](repeating: 0, count: network.legCount)
        #expect(try solver.value(weights: none) == 0)
    }

    @Test("a network without a circuit, or without legs, carries nothing round")
    func acyclic() throws {
        let chain = try WeightedDigraph(EdgeList(firms: 3, legs: [(0, 1, 10), (1, 2, 10)]))
        var solver = CirculationSolver(of: chain)
        #expect(try solver.value(weights: [7, 9]) == 0)
        let empty = try WeightedDigraph(EdgeList(firms: 2, legs: []))
        var nothing = CirculationSolver(of: empty)
        #expect(try nothing.value(weights: []) == 0)
    }
}
