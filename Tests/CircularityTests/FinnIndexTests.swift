import Circularity
import FlowNetwork
import Testing

@Suite struct FinnIndexTests {
    @Test("the oyster reef with its boundary flows has the index that enaR publishes")
    func oyster() throws {
        // Flows with four decimals, as whole numbers of 1/10,000.
        let legs = try Fixture.table("out_oyster_flow").map {
            (from: Int($0[0]), to: Int($0[1]), weight: Int64(($0[2] * 10_000).rounded()))
        }
        let boundary = try Fixture.table("out_oyster_bound")
        let reef = try WeightedDigraph(EdgeList(firms: 6, legs: legs, scale: 10_000))
        let found = try FinnIndex(
            of: reef,
            boundary: .init(
                inflow: boundary.map { $0[0] * 10_000 }, outflow: boundary.map { $0[1] * 10_000 }))
        #expect(abs((found.index ?? .nan) - 0.110168608813) < 1e-10)
        #expect(abs(found.throughflows.reduce(0, +) / 10_000 - 83.5833) < 1e-3)
    }

    @Test("a closed component returns everything, one with a leak less, by the size of the leak")
    func leaks() throws {
        let closed = try FinnIndex(of: network(3, [(0, 1, 7), (1, 2, 7), (2, 0, 7)]))
        #expect(closed.returnShares == [1, 1, 1] && closed.index == 1)
        // One unit in a million leaves the ring.
        let leaking = try FinnIndex(
            of: network(4, [(0, 1, 1_000_000), (1, 2, 999_999), (1, 3, 1), (2, 0, 999_999)]))
        for share in leaking.returnShares.prefix(3) { #expect(abs(share - 0.999999) < 1e-9) }
        #expect(leaking.returnShares[3] == 0)
        // A closed ring that is fed from outside keeps all that it has.
        let fed = try FinnIndex(of: network(3, [(0, 1, 5), (1, 2, 10), (2, 1, 10)]))
        #expect(fed.returnShares[0] == 0)
        #expect(abs(fed.returnShares[2] - 10.0 / 15) < 1e-12)
    }

    @Test("return shares are the probabilities that random walks come back")
    func walks() throws {
        let network = try Fixture.network("dense_20")
        let found = try FinnIndex(of: network)
        var into = [Double](repeating: 0, count: 20)
        for leg in 0..<network.legCount {
            into[Int(network.head[leg])] += Double(network.weight[leg])
        }
        // First return of the walk from one firm, by summing over the lengths of walks.
        for start in 0..<20 {
            var mass = [Double](repeating: 0, count: 20)
            mass[start] = 1
            var returned = 0.0
            for _ in 0..<3000 {
                var next = [Double](repeating: 0, count: 20)
                for firm in 0..<20 where mass[firm] > 0 {
                    for leg in network.outLegs(of: firm) {
                        next[Int(network.head[leg])] +=
                            mass[firm] * Double(network.weight[leg]) / found.throughflows[firm]
                    }
                }
                returned += next[start]
                next[start] = 0
                mass = next
            }
            #expect(abs(returned - found.returnShares[start]) < 1e-9)
        }
    }

    @Test("boundary flows that are missing, negative or not numbers are errors")
    func boundaries() throws {
        let ring = try network(2, [(0, 1, 5), (1, 0, 5)])
        for (inflow, outflow) in [([1.0], [1.0, 2]), ([1, -1], [0, 0]), ([.nan, 0], [0, 0])] {
            #expect(throws: CircularityError.self) {
                try FinnIndex(of: ring, boundary: .init(inflow: inflow, outflow: outflow))
            }
        }
        let closed = try FinnIndex(of: ring, boundary: .init(inflow: [0, 0], outflow: [0, 0]))
        #expect(closed.index == 1)
        #expect(throws: CircularityError.self) {
            try FinnIndex(of: ring, boundary: .init(inflow: [5, 0], outflow: [0, 5]))
        }
        let open = try FinnIndex(
            of: network(2, [(0, 1, 10), (1, 0, 5)]),
            boundary: .init(inflow: [5, 0], outflow: [0, 5]))
        #expect(abs((open.index ?? .nan) - 0.5) < 1e-12)
    }
}
