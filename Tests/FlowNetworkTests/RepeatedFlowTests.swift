import FlowNetwork
import Testing

@Suite("Maximum flows between changing ends")
struct RepeatedFlowTests {
    @Test(
        "one network gives the value and the cut of a network built for each end", arguments: 0..<20
    )
    func anew(group: UInt64) throws {
        for seed in (group * 20)..<(group * 20 + 20) {
            var generator = SeededGenerator(seed)
            let nodes = Int.random(in: 2...10, using: &generator)
            let most: Int64 = [1, 4, 1000][Int(seed % 3)]
            var problem = FlowProblem(nodes: nodes)
            for _ in 0..<Int.random(in: 1...(5 * nodes), using: &generator) {
                let tail = Int.random(in: 0..<nodes, using: &generator)
                let head = (tail + Int.random(in: 1..<nodes, using: &generator)) % nodes
                problem.addArc(
                    from: tail, to: head, capacity: Int64.random(in: 0...most, using: &generator))
            }
            // A chain that never limits a flow, as steps in time.
            for node in 0..<(nodes - 1) where seed % 2 == 0 {
                problem.addArc(from: node, to: node + 1, capacity: FlowProblem.unlimited)
            }
            var solver = try RepeatedFlow(of: problem)
            for node in 0..<nodes {
                let leaving = (0..<problem.arcCount).filter { Int(problem.tails[$0]) == node }
                let arriving = (0..<problem.arcCount).filter { Int(problem.heads[$0]) == node }
                let limited = { (arc: Int) in problem.capacities[arc] < FlowProblem.unlimited }
                let entries = leaving.filter { limited($0) && Bool.random(using: &generator) }
                let exits = arriving.filter { limited($0) && Bool.random(using: &generator) }
                let closed = (leaving + arriving).filter {
                    !entries.contains($0) && !exits.contains($0)
                }
                let widened = exits.first.map { [(arc: $0, capacity: Int64(2))] } ?? []
                try solver.solve(
                    entries: entries, exits: exits, closed: closed, opened: widened)
                var plain = FlowProblem(nodes: nodes + 2)
                for arc in 0..<problem.arcCount {
                    plain.addArc(
                        from: entries.contains(arc) ? nodes : Int(problem.tails[arc]),
                        to: exits.contains(arc) ? nodes + 1 : Int(problem.heads[arc]),
                        capacity: closed.contains(arc)
                            ? 0
                            : widened.first { $0.arc == arc }?.capacity ?? problem.capacities[arc])
                }
                let flow = try MaximumFlow(of: plain, from: nodes, to: nodes + 1)
                #expect(solver.value == flow.value, "seed \(seed) node \(node)")
                let cut = Set(flow.cutArcs(of: plain).filter { plain.capacities[$0] > 0 })
                #expect(Set(solver.cutArcs().map(\.arc)) == cut, "seed \(seed) node \(node)")
                #expect(solver.cutArcs().reduce(0) { $0 + $1.capacity } == flow.value)
                #expect(exits.reduce(0) { $0 + solver.flow(ofArc: $1) } == flow.value)
            }
        }
    }

    @Test("capacities that add up to more than an unlimited one are refused")
    func tooLarge() {
        var problem = FlowProblem(nodes: 2)
        problem.addArc(from: 0, to: 1, capacity: FlowProblem.unlimited - 1)
        problem.addArc(from: 0, to: 1, capacity: 1)
        #expect(throws: MaximumFlowError.tooLarge) { _ = try RepeatedFlow(of: problem).value }
    }
}
