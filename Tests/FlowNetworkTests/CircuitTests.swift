import FlowNetwork
import Testing

@Suite struct CircuitTests {
    @Test("circuits by length agree with the reference", arguments: ReferenceMeasures.names)
    func reference(name: String) throws {
        let expected = try ReferenceMeasures.named(name)
        let byLength = expected.circuits ?? [:]
        let longest = byLength.keys.compactMap { Int($0) }.max() ?? 6
        let found = try Fixture.network(name).circuitCounts(maxLength: longest)
        #expect(!found.truncated)
        #expect(
            Dictionary(uniqueKeysWithValues: found.byLength.map { ("\($0)", $1) }) == byLength)
    }

    @Test("in sparse networks, where only part of the firms is looked at, nothing is missed")
    func sparseTwin() throws {
        for seed in 0..<60 as Range<UInt64> {
            let firms = 12 + Int(seed % 9)
            let network = try network(
                firms, randomLegs(seed: seed, firms: firms, legs: firms * (5 + Int(seed % 4)) / 4))
            for maxLength in 2...9 {
                let expected = plainCircuits(network, maxLength: maxLength)
                let found = network.circuits(maxLength: maxLength, limit: .max)
                #expect(found.circuits.map(\.firms) == expected, "seed \(seed) length \(maxLength)")
                let counts = network.circuitCounts(maxLength: maxLength)
                #expect(
                    counts.byLength
                        == Dictionary(grouping: expected, by: \.count).mapValues(\.count))
            }
        }
    }

    @Test("bounded and unbounded search visit what walking every path visits, in the same order")
    func plainTwin() throws {
        for seed in 0..<60 as Range<UInt64> {
            let firms = 2 + Int(seed % 7)
            let network = try network(
                firms, randomLegs(seed: seed, firms: firms, legs: firms * (1 + Int(seed % 3))))
            for maxLength in 2...firms {
                let expected = plainCircuits(network, maxLength: maxLength)
                let found = network.circuits(maxLength: maxLength, limit: .max)
                #expect(found.circuits.map(\.firms) == expected, "seed \(seed) length \(maxLength)")
                #expect(!found.truncated)
            }
            let all = network.circuits(maxLength: nil, limit: .max)
            #expect(all.circuits.map(\.firms) == plainCircuits(network, maxLength: firms))
        }
    }

    @Test("the legs of a circuit join its firms in order")
    func legsJoinFirms() throws {
        let network = try Fixture.network("dense_20")
        for circuit in network.circuits(maxLength: 4, limit: 500).circuits {
            for (place, leg) in circuit.legs.enumerated() {
                #expect(Int(network.tail[leg]) == circuit.firms[place])
                #expect(
                    Int(network.head[leg]) == circuit.firms[(place + 1) % circuit.firms.count])
                #expect(circuit.bottleneck(in: network) <= network.weight[leg])
            }
        }
    }

    @Test("a complete network of n firms has n!/(k·(n−k)!) circuits of length k")
    func complete() throws {
        let n = 7
        var legs: [(from: Int, to: Int, weight: Int64)] = []
        for u in 0..<n { for v in 0..<n where v != u { legs.append((u, v, 1)) } }
        var expected: [Int: Int] = [:]
        var falling = n
        for k in 2...n {
            falling *= n - k + 1
            expected[k] = falling / k
        }
        let complete = try network(n, legs)
        #expect(complete.circuitCounts(maxLength: nil).byLength == expected)
        #expect(
            complete.circuitCounts(maxLength: 4).byLength == expected.filter { $0.key <= 4 })
    }

    @Test("limits end the search and say so; what was found is a prefix")
    func limits() throws {
        let network = try Fixture.network("dense_20")
        let all = network.circuits(maxLength: 6, limit: .max)
        let some = network.circuits(maxLength: 6, limit: 100)
        #expect(some.truncated && some.circuits == Array(all.circuits.prefix(100)))
        for maxLength in [6, nil] as [Int?] {
            let few = network.circuits(maxLength: maxLength, limit: .max, stepLimit: 2000)
            #expect(few.truncated && few.circuits.count > 0)
            #expect(network.circuitCounts(maxLength: maxLength, stepLimit: 2000).truncated)
        }
    }

    @Test("no length, no firms, no legs, no cycle: no circuits")
    func nothing() throws {
        #expect(try network(0, []).circuitCounts(maxLength: 6).total == 0)
        #expect(try network(1, []).circuitCounts(maxLength: nil).total == 0)
        #expect(try network(3, [(0, 1, 1), (1, 2, 1)]).circuitCounts(maxLength: nil).total == 0)
        #expect(try network(2, [(0, 1, 1), (1, 0, 1)]).circuitCounts(maxLength: 1).total == 0)
        #expect(try network(3, [(0, 1, 1), (1, 0, 1)]).circuitCounts(maxLength: -3).total == 0)
    }

    @Test("a ring of 200,000 firms is one circuit")
    func longRing() throws {
        let n = 200_000
        let ring = try network(n, (0..<n).map { ($0, ($0 + 1) % n, 1) })
        #expect(StronglyConnectedComponents(of: ring).count == 1)
        #expect(ring.circuitCounts(maxLength: nil).byLength == [n: 1])
    }
}
