import FlowNetwork
import Testing

@Suite struct ComponentTests {
    @Test(
        "components and weight inside them agree with the reference",
        arguments: ReferenceMeasures.names)
    func reference(name: String) throws {
        let expected = try ReferenceMeasures.named(name)
        let network = try Fixture.network(name)
        #expect(network.legCount == expected.legs)
        #expect(network.totalWeight == expected.totalWeight)
        let components = StronglyConnectedComponents(of: network)
        // A firm without legs is in no row of an edge list; the reference counts it as a component.
        let absent = expected.firms - network.firmCount
        #expect(components.count + absent == expected.components)
        #expect(components.largest == expected.largestComponent)
        let share = Double(components.weightInside(of: network)) / Double(network.totalWeight)
        #expect(abs(share - expected.shareInside) < 1e-12)
    }

    @Test("two firms share a component exactly when each can reach the other")
    func reachability() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 2 + Int(seed % 9)
            let network = try network(
                firms, randomLegs(seed: seed, firms: firms, legs: firms * 3 / 2))
            let reach = (0..<firms).map { root in
                var seen: Set<Int> = [root]
                var open = [root]
                while let u = open.popLast() {
                    for leg in network.outLegs(of: u) {
                        let v = Int(network.head[leg])
                        if seen.insert(v).inserted { open.append(v) }
                    }
                }
                return seen
            }
            let components = StronglyConnectedComponents(of: network)
            for u in 0..<firms {
                for v in 0..<firms {
                    let together = reach[u].contains(v) && reach[v].contains(u)
                    #expect((components.component[u] == components.component[v]) == together)
                    if !together, reach[u].contains(v) {
                        #expect(components.component[u] > components.component[v])
                    }
                }
            }
            for c in 0..<components.count {
                #expect(components.members(of: c).allSatisfy { components.component[Int($0)] == c })
            }
        }
    }

    @Test("an empty network has no components, a chain one each")
    func small() throws {
        let empty = StronglyConnectedComponents(of: try network(0, []))
        #expect(empty.count == 0 && empty.largest == 0)
        let chain = StronglyConnectedComponents(of: try network(3, [(0, 1, 5), (1, 2, 5)]))
        #expect(chain.count == 3 && chain.largest == 1)
    }
}
