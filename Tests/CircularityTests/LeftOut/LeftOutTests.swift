import FlowNetwork
import Testing

/// Why some popular measures are not offered. Documentation/circularity.md prints these numbers.
@Suite("Measures that are left out, and why")
struct LeftOutTests {
    @Test(
        "the plain versions agree with the reference",
        arguments: [
            ("er_100", 0.330655049241664, 0.312782653086760),
            ("dag_100", 0.104722563628299, 0.104722563628299),
            ("ring_100", 0.188186430238224, 0.182796587844803),
            ("deal_30", 0.234984136381685, 0.207531615521148),
            ("dense_20", 0.680680090327086, 0.641924162677640),
        ])
    func reference(name: String, trophic: Double, hodge: Double) throws {
        let network = try LeftOutNetwork.fixture(name)
        #expect(abs(LeftOutMeasures.trophicIncoherence(network) - trophic) < 1e-12)
        #expect(abs(LeftOutMeasures.hodgeCircularShare(network) - hodge) < 1e-12)
    }

    @Test(
        "1 − ½Σ|out − in|/W calls a plain chain circular, the more so the longer it is",
        arguments: [
            (2, 0.5), (5, 0.8), (10, 0.9),
        ])
    func balance(length: Int, share: Double) throws {
        let chain = try LeftOutNetwork.of(length + 1, (0..<length).map { ($0, $0 + 1, 10) })
        #expect(abs(LeftOutMeasures.balanceShare(chain) - share) < 1e-12)
        #expect(try MaximumCirculation(of: chain).value == 0)
    }

    @Test(
        "the share inside components is near one wherever legs are dense, whatever the amounts",
        arguments: [
            ("deal_30", 0.93, 0.115), ("dense_20", 1.0, 0.455),
        ])
    func inside(name: String, inside: Double, share: Double) throws {
        let network = try LeftOutNetwork.fixture(name)
        #expect(abs(LeftOutMeasures.insideShare(network) - inside) < 0.0005)
        let circulation = try #require(try MaximumCirculation(of: network).share(of: network))
        #expect(abs(circulation - share) < 0.0005)
    }

    @Test(
        "the Hodge decomposition sees nothing in a round trip of two, equal or not",
        arguments: [
            (10, 10, 1.0), (100, 30, 0.461538461538),
        ])
    func hodgeRoundTrip(there: Int, back: Int, share: Double) throws {
        let pair = try LeftOutNetwork.of(2, [(0, 1, Int64(there)), (1, 0, Int64(back))])
        #expect(abs(LeftOutMeasures.hodgeCircularShare(pair)) < 1e-12)
        let circulation = try #require(try MaximumCirculation(of: pair).share(of: pair))
        #expect(abs(circulation - share) < 1e-12)
    }

    @Test("Hodge and trophic incoherence are above zero where nothing can come back")
    func acyclic() throws {
        let triangle = try LeftOutNetwork.of(3, [(0, 1, 10), (1, 2, 10), (0, 2, 10)])
        for network in [triangle, try LeftOutNetwork.fixture("dag_100")] {
            #expect(try MaximumCirculation(of: network).value == 0)
            #expect(LeftOutMeasures.hodgeCircularShare(network) > 0.1)
            #expect(LeftOutMeasures.trophicIncoherence(network) > 0.1)
        }
        #expect(abs(LeftOutMeasures.hodgeCircularShare(triangle) - 1.0 / 9) < 1e-12)
        #expect(abs(LeftOutMeasures.trophicIncoherence(triangle) - 1.0 / 9) < 1e-12)
    }

    @Test(
        "the number of circuits does not tell networks with a large planted ring from those without"
    )
    func counts() throws {
        var counts: [[Double]] = [[], []]
        var shares: [[Double]] = [[], []]
        for index in 0..<200 {
            for (place, ring) in [false, true].enumerated() {
                let network = try LeftOutNetwork.random(seed: UInt64(index * 2 + place), ring: ring)
                counts[place].append(Double(network.circuitCounts(maxLength: 5).total))
                shares[place].append(
                    try #require(try MaximumCirculation(of: network).share(of: network)))
            }
        }
        let byCount = LeftOutMeasures.area(cases: counts[1], controls: counts[0])
        let byShare = LeftOutMeasures.area(cases: shares[1], controls: shares[0])
        #expect(abs(byCount - 0.508) < 0.0005)
        #expect(byShare > 0.99)
    }

    @Test(
        "joining stubs and dropping what does not fit loses legs, and makes an ordinary count of circuits look rare"
    )
    func stubs() throws {
        let network = try LeftOutNetwork.fixture("deal_30")
        let observed = network.circuitCounts(maxLength: 5).total
        #expect(observed == 52)
        func summary(
            _ draw: (WeightedDigraph, UInt64) throws -> WeightedDigraph
        ) throws -> (legs: Double, weight: Double, circuits: Double, p: Double) {
            let rounds = 500
            var (legs, circuits, above) = (0, 0, 0)
            var weight = 0.0
            for round in 0..<rounds {
                let drawn = try draw(network, UInt64(1000 + round))
                let count = drawn.circuitCounts(maxLength: 5).total
                legs += drawn.legCount
                weight += Double(drawn.totalWeight) / Double(network.totalWeight)
                circuits += count
                if count >= observed { above += 1 }
            }
            let number = Double(rounds)
            return (
                Double(legs) / number, weight / number, Double(circuits) / number,
                Double(above + 1) / Double(rounds + 1)
            )
        }
        let stubs = try summary(LeftOutNetwork.stubMatched)
        #expect(abs(stubs.legs - 79.3) < 0.05)
        #expect(abs(stubs.weight - 0.88) < 0.005)
        #expect(abs(stubs.circuits - 33.6) < 0.05)
        #expect(abs(stubs.p - 0.068) < 0.0005)
        let swaps = try summary(LeftOutNetwork.swapped)
        #expect(swaps.legs == 90)
        #expect(swaps.weight == 1)
        #expect(abs(swaps.circuits - 57.4) < 0.05)
        #expect(abs(swaps.p - 0.62) < 0.005)
    }
}
