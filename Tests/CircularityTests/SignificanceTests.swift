import FlowNetwork
import Statistics
import Testing

@testable import Circularity

@Suite("Significance")
struct SignificanceTests {
    private static let streams = RandomStreams(seed: 20_260_715)

    private struct NullSummary: Decodable {
        var share: Double
        var weightsMean: Double
        var weightsSD: Double
        var weightsP: Double
        var swapMean: Double
        var swapSD: Double
        var swapP: Double

        private enum CodingKeys: String, CodingKey {
            case share = "circ_share"
            case weightsMean = "perm_mean"
            case weightsSD = "perm_sd"
            case weightsP = "perm_p_up"
            case swapMean = "swap_mean"
            case swapSD = "swap_sd"
            case swapP = "swap_p_up"
        }
    }

    @Test(
        "both nulls agree with the independent simulation, within the error of both",
        arguments: ["deal_30", "ring_100"], NullModel.allCases)
    func reference(_ name: String, _ null: NullModel) throws {
        let all = try Fixture.json("null_models", as: [String: NullSummary].self)
        let expected = try #require(all[name])
        let (mean, sd, p) =
            null == .weights
            ? (expected.weightsMean, expected.weightsSD, expected.weightsP)
            : (expected.swapMean, expected.swapSD, expected.swapP)
        let found = try ExcessCirculation(
            of: Fixture.network(name), null: null, replicates: 2000, streams: Self.streams)
        #expect(abs(found.test.observed - expected.share) < 1e-12)
        // The reference has 1,000 replicates, this has 2,000: errors add in quadrature; 3.5 of them.
        let error = (1.0 / 1000 + 1.0 / 2000).squareRoot()
        #expect(abs(found.test.mean - mean) < 3.5 * sd * error, "\(found.test.mean) for \(mean)")
        #expect(
            abs(found.test.standardDeviation / sd - 1) < 4 * error,
            "\(found.test.standardDeviation) for \(sd)")
        #expect(
            abs(found.test.pValue - p) < 3.5 * (p * (1 - p)).squareRoot() * error + 0.001,
            "\(found.test.pValue) for \(p)")
        #expect(found.test.replicates == 2000)
        if let swaps = found.swaps {
            #expect(swaps.acceptanceRate > 0.5 && swaps.acceptanceRate < 1)
            #expect(swaps.burnIn == 10 * (try Fixture.network(name)).legCount)
        } else {
            #expect(null == .weights)
        }
    }

    @Test(
        "p counts the observed network itself, and ties",
        arguments: [
            (1.0, [0.0, 0, 0, 0], 0.2), (0, [0, 0, 0, 0], 1), (1, [2, 0, 1, 0], 0.6),
        ])
    func permutationP(_ observed: Double, _ replicates: [Double], _ p: Double) throws {
        let test = try PermutationTest(observed: observed, replicates: replicates)
        #expect(abs(test.pValue - p) < 1e-15)
        #expect(test.excess == observed - test.mean)
    }

    @Test("any number of threads gives the same numbers, another seed gives others")
    func threads() throws {
        let network = try Fixture.network("deal_30")
        for null in NullModel.allCases {
            func run(_ threads: Int?, seed: UInt64 = 5) throws -> ExcessCirculation {
                try ExcessCirculation(
                    of: network, null: null, replicates: 130, streams: RandomStreams(seed: seed),
                    threads: threads)
            }
            let one = try run(1)
            #expect(try run(2) == one)
            #expect(try run(7) == one)
            #expect(try run(nil) == one)
            #expect(try run(1, seed: 6) != one)
        }
    }

    @Test("parts of the replicates add up to the undivided test", arguments: NullModel.allCases)
    func parts(_ null: NullModel) throws {
        let network = try Fixture.network("deal_30")
        let whole = try ExcessCirculation(
            of: network, null: null, replicates: 230, streams: Self.streams
        ).test
        var sum: NullTally?
        for range in [150..<230, 0..<50, 50..<150] {
            let part = try NullTally(of: network, null: null, range: range, streams: Self.streams)
            if sum == nil { sum = part } else { try sum?.add(part) }
        }
        let tally = try #require(sum)
        #expect(tally.replicates == 230 && tally.atLeast == whole.atLeast)
        #expect(tally.pValue == whole.pValue && tally.observedShare == whole.observed)
        #expect(abs(tally.mean - whole.mean) < 1e-12)
        let deviation = try #require(tally.standardDeviation)
        #expect(abs(deviation / whole.standardDeviation - 1) < 1e-9)
        #expect(
            try NullTally(of: network, null: null, range: 0..<230, streams: Self.streams) == tally)
    }

    @Test("ranges that do not begin with a block, and parts of another network, are refused")
    func foreignParts() throws {
        let network = try Fixture.network("deal_30")
        for range in [10..<60, 0..<0, 0..<(NullTally.limit + 1)] {
            #expect(throws: MeasureError.self) {
                try NullTally(of: network, null: .weights, range: range, streams: Self.streams)
            }
        }
        var tally = try NullTally(
            of: network, null: .weights, range: 0..<50, streams: Self.streams)
        let other = try NullTally(
            of: Fixture.network("ring_100"), null: .weights, range: 50..<100,
            streams: Self.streams)
        #expect(throws: MeasureError.self) { try tally.add(other) }
    }

    @Test("scaling every amount, or naming firms otherwise, leaves the test as it is")
    func invariance() throws {
        let legs = randomLegs(seed: 3, firms: 12, legs: 40)
        let scaled = legs.map { ($0.from, $0.to, $0.weight * 1000) }
        for null in NullModel.allCases {
            func run(_ list: EdgeList) throws -> PermutationTest {
                try ExcessCirculation(
                    of: WeightedDigraph(list), null: null, replicates: 60, streams: Self.streams
                ).test
            }
            var renamed = EdgeList(firms: 12, legs: legs)
            renamed.names = renamed.names.map { "firm \($0)" }
            let plain = try run(EdgeList(firms: 12, legs: legs))
            #expect(try run(EdgeList(firms: 12, legs: scaled)) == plain)
            #expect(try run(renamed) == plain)
        }
    }

    @Test("swaps keep every firm's number of payees and payers, and the network simple")
    func swapsKeepDegrees() throws {
        let network = try Fixture.network("dense_20")
        var chain = EdgeSwapChain(of: network)
        var generator = try Self.streams.generator(.swapNull, block: 0)
        for _ in 0..<50 {
            try chain.walk(40, &generator)
            let pairs = Set(zip(chain.tails, chain.heads).map { [$0, $1] })
            #expect(pairs.count == network.legCount)
            #expect(!pairs.contains { $0[0] == $0[1] })
            #expect(chain.heads.sorted() == network.head.sorted())
            #expect(chain.tails == network.tail)
        }
        #expect(chain.accepted > 0 && chain.accepted < chain.steps)
    }

    @Test("the chain visits every network that it can reach equally often")
    func swapsAreUniform() throws {
        // A ring of four: 9 simple digraphs on four firms have all degrees 1 (derangements), and
        // swaps lead from each to each.
        let ring = try network(4, [(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 0, 1)])
        var generator = try Self.streams.generator(.swapNull, block: 1)
        var chain = EdgeSwapChain(of: ring)
        var visits: [[Int32]: Int] = [:]
        let draws = 18_000
        for _ in 0..<draws {
            try chain.walk(25, &generator)
            visits[chain.heads, default: 0] += 1
        }
        #expect(visits.count == 9)
        let expected = Double(draws) / 9
        let chiSquare = visits.values.reduce(0.0) {
            $0 + (Double($1) - expected) * (Double($1) - expected) / expected
        }
        // 99.9 % quantile with 8 degrees of freedom: 26.12.
        #expect(chiSquare < 26.12, "\(chiSquare)")
    }

    @Test("a network without money, or a single replicate, is refused")
    func refused() throws {
        let empty = try network(3, [])
        let ring = try network(2, [(0, 1, 1), (1, 0, 1)])
        #expect(throws: MeasureError.self) {
            _ = try ExcessCirculation(
                of: empty, null: .weights, replicates: 10, streams: Self.streams)
        }
        #expect(throws: MeasureError.self) {
            _ = try ExcessCirculation(of: ring, null: .swap, replicates: 1, streams: Self.streams)
        }
    }

    @Test(
        "on networks drawn from the null p is below a half about half of the time, and rarely below 0.05"
    )
    func calibrated() throws {
        for null in NullModel.allCases {
            var below = (half: 0, twentieth: 0)
            let networks = 120
            for index in 0..<networks {
                let drawn = try NullNetwork.drawn(
                    seed: UInt64(1000 + index), firms: 12, legs: 34, plantedRing: 0)
                let p = try ExcessCirculation(
                    of: drawn, null: null, replicates: 79,
                    streams: RandomStreams(seed: UInt64(index)), threads: 1
                ).test.pValue
                if p <= 0.5 { below.half += 1 }
                if p <= 0.05 { below.twentieth += 1 }
            }
            // Binomial with 120 trials: 60 ± 5.5 and 6 ± 2.4; four standard deviations.
            #expect((38...82).contains(below.half), "\(null): \(below)")
            #expect((0...15).contains(below.twentieth), "\(null): \(below)")
        }
    }

    @Test("a large planted ring stands out in the circulation share")
    func power() throws {
        var scores: (with: [Double], without: [Double]) = ([], [])
        for index in 0..<30 {
            let seed = UInt64(5000 + index)
            let plain = try NullNetwork.drawn(seed: seed, firms: 30, legs: 90, plantedRing: 0)
            let ring = try NullNetwork.drawn(
                seed: seed + 500, firms: 30, legs: 90, plantedRing: 3)
            scores.without.append(try #require(MaximumCirculation(of: plain).share(of: plain)))
            scores.with.append(try #require(MaximumCirculation(of: ring).share(of: ring)))
        }
        #expect(ROC.area(with: scores.with, without: scores.without) >= 0.85)
    }

    @Test("area under the curve: 1, 0 and a half in closed form, ties count half")
    func area() {
        #expect(ROC.area(with: [2, 3], without: [0, 1]) == 1)
        #expect(ROC.area(with: [0, 1], without: [2, 3]) == 0)
        #expect(ROC.area(with: [1, 1], without: [1, 1]) == 0.5)
        #expect(ROC.area(with: [1, 3], without: [2, 0]) == 0.75)
    }
}
