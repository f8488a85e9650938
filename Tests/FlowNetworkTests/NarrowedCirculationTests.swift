import FlowNetwork
import Testing

@Suite("Gains of narrowed problems")
struct NarrowedCirculationTests {
    /// Few nodes and small capacities, so that ties are many; gains on some arcs, parallel arcs, arcs outside every circuit.
    static func problem(_ seed: UInt64) -> GainProblem {
        var generator = SeededGenerator(seed)
        let nodes = Int.random(in: 2...9, using: &generator)
        let most: Int64 = [1, 3, 1000][Int(seed % 3)]
        var problem = GainProblem(nodes: nodes)
        for _ in 0..<Int.random(in: 1...(4 * nodes), using: &generator) {
            let tail = Int.random(in: 0..<nodes, using: &generator)
            let head = (tail + Int.random(in: 1..<nodes, using: &generator)) % nodes
            problem.addArc(
                from: tail, to: head, capacity: Int64.random(in: 0...most, using: &generator),
                gains: seed % 4 == 0 || Int.random(in: 0..<2, using: &generator) == 0)
        }
        return problem
    }

    @Test("sending on what no longer fits gives what solving anew gives", arguments: 0..<20)
    func anew(group: UInt64) throws {
        for seed in (group * 40)..<(group * 40 + 40) {
            var generator = SeededGenerator(seed ^ 0xABCD)
            let problem = Self.problem(seed)
            let whole = try MaximumGainCirculation(of: problem)
            var plain = try MaximumGainSolver(of: problem)
            var solver = NarrowedCirculation(
                of: problem, flows: whole.flows, potentials: whole.potentials)
            #expect(try solver.value(narrowing: []) == whole.value)
            for round in 0..<6 {
                var left = problem.capacities
                var narrowing: [(arc: Int, by: Int64)] = []
                for _ in 0..<(1 + 3 * round) {
                    let arc = Int.random(in: 0..<problem.arcCount, using: &generator)
                    let by =
                        round % 2 == 0
                        ? left[arc] : Int64.random(in: 0...left[arc], using: &generator)
                    narrowing.append((arc, by))
                    left[arc] -= by
                }
                let found = try solver.value(narrowing: narrowing)
                #expect(try found == plain.value(capacities: left), "seed \(seed) round \(round)")
            }
        }
    }

    @Test("all of a node, as when a firm is left out", arguments: 0..<60)
    func nodes(seed: UInt64) throws {
        let problem = Self.problem(seed)
        let whole = try MaximumGainCirculation(of: problem)
        var plain = try MaximumGainSolver(of: problem)
        var solver = NarrowedCirculation(
            of: problem, flows: whole.flows, potentials: whole.potentials)
        for node in 0..<problem.nodeCount {
            let arcs = (0..<problem.arcCount).filter {
                Int(problem.tails[$0]) == node || Int(problem.heads[$0]) == node
            }
            var left = problem.capacities
            for arc in arcs { left[arc] = 0 }
            let found = try solver.value(
                narrowing: arcs.map { (arc: $0, by: problem.capacities[$0]) })
            #expect(try found == plain.value(capacities: left))
        }
    }

    @Test("a start that is no optimum shows in the check of the value")
    func tampering() throws {
        var problem = GainProblem(nodes: 2)
        problem.addArc(from: 0, to: 1, capacity: 8, gains: true)
        problem.addArc(from: 1, to: 0, capacity: 8, gains: false)
        var solver = NarrowedCirculation(of: problem, flows: [5, 5], potentials: [0, 0])
        #expect(throws: CirculationError.notOptimal(value: 5, bound: "8")) {
            try solver.value(narrowing: [])
        }
    }
}
