import FlowNetwork
import Testing

@Suite("Circuits by width")
struct WidestCircuitTests {
    /// All circuits by width, then length, then names: enumerated and sorted.
    private func plain(_ network: WeightedDigraph, maxLength: Int?) -> [[String]] {
        network.circuits(maxLength: maxLength, limit: .max).circuits.map { circuit in
            let names = circuit.firms.map { network.names[$0] }
            let first = names.indices.min { names[$0] < names[$1] } ?? 0
            return (
                width: circuit.bottleneck(in: network),
                names: Array(names[first...] + names[..<first])
            )
        }.sorted { a, b in
            if a.width != b.width { return a.width > b.width }
            if a.names.count != b.names.count { return a.names.count < b.names.count }
            return a.names.lexicographicallyPrecedes(b.names)
        }.map(\.names)
    }

    private func names(_ list: CircuitList, _ network: WeightedDigraph) -> [[String]] {
        list.circuits.map { $0.firms.map { network.names[$0] } }
    }

    @Test(
        "a list of any size is the beginning of all circuits by width, and says whether it is cut")
    func plainTwin() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 3 + Int(seed % 6)
            // Few weights: many circuits of equal width.
            let network = try network(
                firms,
                randomLegs(
                    seed: seed, firms: firms, legs: firms * 4, most: seed % 2 == 0 ? 3 : 1000))
            for maxLength in [2, 3, 4, nil] {
                let all = plain(network, maxLength: maxLength)
                for limit in [1, 2, 3, 7, 20, all.count, all.count + 1] where limit > 0 {
                    let list = network.widestCircuits(maxLength: maxLength, limit: limit)
                    #expect(list.truncated == (limit < all.count))
                    #expect(list.circuits.count == min(limit, all.count))
                    // Without a limit on length equals at the cut are in no order of length.
                    if maxLength != nil || limit >= all.count {
                        #expect(names(list, network) == Array(all.prefix(limit)), "seed \(seed)")
                    } else {
                        let widths = list.circuits.map { $0.bottleneck(in: network) }
                        #expect(widths == widths.sorted(by: >))
                    }
                }
            }
        }
    }

    /// All firms trade with each other at 1 … 9, and two at 900.
    private func banks(_ count: Int, wide: (Int, Int)) throws -> WeightedDigraph {
        var legs: [(from: Int, to: Int, weight: Int64)] = []
        for u in 0..<count {
            for v in 0..<count where u != v {
                let isWide = (u, v) == wide || (v, u) == wide
                legs.append((u, v, isWide ? 900 : Int64(1 + (7 * u + 3 * v) % 9)))
            }
        }
        return try network(count, legs)
    }

    @Test("the widest of billions of circuits comes first, wherever it stands among the names")
    func amongBillions() throws {
        // 60!/54!/6 circuits of six firms alone.
        for wide in [(58, 59), (0, 1), (31, 7)] {
            let network = try banks(60, wide: wide)
            let list = network.widestCircuits(maxLength: 6, limit: 1000)
            #expect(list.truncated && list.circuits.count == 1000)
            let first = try #require(list.circuits.first)
            #expect(Set(first.firms) == [wide.0, wide.1])
            #expect(first.bottleneck(in: network) == 900)
            #expect(list.circuits[1].bottleneck(in: network) == 9)
        }
    }

    @Test("the list does not depend on the order of rows and firms")
    func relabelling() throws {
        let legs = randomLegs(seed: 3, firms: 9, legs: 50, most: 4)
        func list(_ order: [(from: Int, to: Int, weight: Int64)], _ rename: (Int) -> Int) throws
            -> [[String]]
        {
            let names = (0..<9).map { "f\($0)" }
            let edges = EdgeList(
                names: (0..<9).map { names[rename($0)] },
                tails: order.map { leg in Int32((0..<9).first { rename($0) == leg.from } ?? 0) },
                heads: order.map { leg in Int32((0..<9).first { rename($0) == leg.to } ?? 0) },
                weights: order.map(\.weight))
            let network = try WeightedDigraph(edges)
            return self.names(network.widestCircuits(maxLength: 5, limit: 25), network)
        }
        let plain = try list(legs) { $0 }
        #expect(try list(legs.reversed()) { $0 } == plain)
        #expect(try list(legs) { ($0 * 4 + 3) % 9 } == plain)
    }

    @Test("a search that runs out of steps lists fewer, still the widest")
    func steps() throws {
        let network = try banks(12, wide: (10, 11))
        let all = network.widestCircuits(maxLength: 6, limit: 5000)
        let some = network.widestCircuits(maxLength: 6, limit: 5000, stepLimit: 3000)
        #expect(some.truncated && some.circuits.count < all.circuits.count)
        #expect(Array(all.circuits.prefix(some.circuits.count)) == some.circuits)
    }

    @Test("parallel legs are ways of their own, and a filter decides which circuits belong")
    func parallel() {
        let widths = CircuitWidths(
            firms: 3, tails: [0, 0, 1, 1, 2], heads: [1, 1, 0, 2, 0], widths: [5, 9, 7, 8, 0])
        let all = widths.widest(maxLength: 6, limit: 10)
        #expect(!all.truncated)
        #expect(all.circuits.map(\.legs) == [[1, 2], [0, 2], [0, 3, 4], [1, 3, 4]])
        #expect(all.circuits.map(widths.width) == [7, 5, 0, 0])
        let long = widths.widest(maxLength: 6, limit: 1) { $0.count == 3 }
        #expect(long.circuits.map(\.legs) == [[0, 3, 4]] && long.truncated)
        #expect(
            CircuitWidths(firms: 0, tails: [], heads: [], widths: []).widest(
                maxLength: nil, limit: 1
            ).circuits.isEmpty)
    }

    @Test("counts that a limit cuts are exact for the short lengths")
    func shortLengthsFirst() throws {
        let network = try banks(20, wide: (0, 1))
        let exact = network.circuitCounts(maxLength: 6)
        #expect(!exact.truncated && exact.byLength[2] == 190 && exact.byLength[6] == 4_651_200)
        let cut = network.circuitCounts(maxLength: 6, stepLimit: 500_000)
        #expect(cut.truncated && cut.exactThrough >= 3 && cut.exactThrough < 6)
        for length in 2...6 {
            #expect((cut.byLength[length] ?? 0) <= (exact.byLength[length] ?? 0))
            if cut.isExact(length) { #expect(cut.byLength[length] == exact.byLength[length]) }
        }
    }

    @Test("counting agrees with walking", arguments: 2...7)
    func counting(maxLength: Int) throws {
        for seed in 0..<30 as Range<UInt64> {
            let network = try network(8, randomLegs(seed: seed, firms: 8, legs: 24))
            var byLength: [Int: Int] = [:]
            network.forEachCircuit(maxLength: maxLength) { _, legs in
                byLength[legs.count, default: 0] += 1
                return true
            }
            #expect(network.circuitCounts(maxLength: maxLength).byLength == byLength)
        }
    }
}
