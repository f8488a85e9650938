import Testing

@testable import FlowNetwork

@Suite("Maximum flow")
struct MaximumFlowTests {
    struct Known: Sendable {
        let name: String
        let nodes: Int
        let arcs: [(from: Int, to: Int, capacity: Int64)]
        let value: Int64
    }

    static let known: [Known] = [
        Known(name: "no arc", nodes: 2, arcs: [], value: 0),
        Known(name: "chain", nodes: 3, arcs: [(0, 2, 10), (2, 1, 7)], value: 7),
        Known(name: "parallel arcs", nodes: 2, arcs: [(0, 1, 3), (0, 1, 4)], value: 7),
        Known(name: "wrong way", nodes: 2, arcs: [(1, 0, 5)], value: 0),
        // The cross arc must be undone by a later path.
        Known(
            name: "crossing paths", nodes: 4,
            arcs: [(0, 2, 10), (0, 3, 10), (2, 3, 1), (2, 1, 10), (3, 1, 10)], value: 20),
        // Cormen, Leiserson, Rivest and Stein, figure 26.1: source 0, sink 1.
        Known(
            name: "textbook", nodes: 6,
            arcs: [
                (0, 2, 16), (0, 3, 13), (2, 4, 12), (3, 2, 4), (3, 5, 14), (4, 3, 9), (4, 1, 20),
                (5, 4, 7), (5, 1, 4),
            ], value: 23),
    ]

    static func problem(_ nodes: Int, _ arcs: [(from: Int, to: Int, capacity: Int64)])
        -> FlowProblem
    {
        var problem = FlowProblem(nodes: nodes)
        for arc in arcs { problem.addArc(from: arc.from, to: arc.to, capacity: arc.capacity) }
        return problem
    }

    @Test(
        "known networks have their known value, and a cut of that capacity",
        arguments: known.indices)
    func knownValues(index: Int) throws {
        let known = Self.known[index]
        let problem = Self.problem(known.nodes, known.arcs)
        let flow = try MaximumFlow(of: problem, from: 0, to: 1)
        #expect(flow.value == known.value, "\(known.name)")
        let cut = flow.cutArcs(of: problem).reduce(Int64(0)) { $0 + problem.capacities[$1] }
        #expect(cut == known.value, "\(known.name)")
    }

    @Test("the value is the least of all cuts, tried one by one", arguments: 0..<150)
    func bruteForce(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let nodes = 2 + below(7)
        let arcs = (0..<below(25)).map { _ in
            (from: below(nodes), to: below(nodes), capacity: Int64(below(50)))
        }
        let problem = Self.problem(nodes, arcs)
        var least = Int64.max
        for side in 0..<(1 << nodes) where side & 1 == 1 && side & 2 == 0 {
            var capacity: Int64 = 0
            for arc in arcs where side >> arc.from & 1 == 1 && side >> arc.to & 1 == 0 {
                capacity += arc.capacity
            }
            least = min(least, capacity)
        }
        #expect(try MaximumFlow(of: problem, from: 0, to: 1).value == least)
    }

    @Test("an arc without a limit limits nothing; a path of them is refused")
    func unlimited() throws {
        let free = Self.problem(3, [(0, 2, FlowProblem.unlimited), (2, 1, 5)])
        #expect(try MaximumFlow(of: free, from: 0, to: 1).value == 5)
        let open = Self.problem(
            3, [(0, 2, FlowProblem.unlimited), (2, 1, FlowProblem.unlimited)])
        #expect(throws: MaximumFlowError.unbounded) { try MaximumFlow(of: open, from: 0, to: 1) }
    }

    @Test("capacities that 64 bits cannot add up, and missing terminals, are refused")
    func refused() {
        let half = FlowProblem.unlimited - 1
        let large = Self.problem(2, [(0, 1, half), (0, 1, half)])
        #expect(throws: MaximumFlowError.tooLarge) { try MaximumFlow(of: large, from: 0, to: 1) }
        let small = Self.problem(2, [(0, 1, 1)])
        #expect(throws: MaximumFlowError.noTerminals) {
            try MaximumFlow(of: small, from: 0, to: 0)
        }
        #expect(throws: MaximumFlowError.noTerminals) {
            try MaximumFlow(of: small, from: 0, to: 2)
        }
    }

    @Test("a flow does not verify against another network")
    func verification() throws {
        let problem = Self.problem(3, [(0, 2, 10), (2, 1, 7)])
        let flow = try MaximumFlow(of: problem, from: 0, to: 1)
        let other = Self.problem(3, [(0, 2, 10), (2, 1, 8)])
        #expect(throws: MaximumFlowError.self) { try flow.verify(on: other, from: 0, to: 1) }
    }

    @Test("a long chain of steps costs no stack")
    func longChain() throws {
        let count = 200_000
        var problem = FlowProblem(nodes: count)
        for node in 1..<(count - 1) {
            problem.addArc(from: node, to: node + 1, capacity: FlowProblem.unlimited)
        }
        problem.addArc(from: 0, to: 1, capacity: 3)
        #expect(try MaximumFlow(of: problem, from: 0, to: count - 1).value == 3)
    }
}
