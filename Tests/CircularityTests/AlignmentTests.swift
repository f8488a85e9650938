import Statistics
import Testing

@testable import Circularity

@Suite("Investor–supplier alignment")
struct AlignmentTests {
    private static func alignment(
        _ financing: [[Int]: Double], _ purchases: [[Int]: Double], replicates: Int = 2000,
        threads: Int? = nil
    ) throws -> InvestorSupplierAlignment? {
        try InvestorSupplierAlignment(
            financing: financing, transposedPurchases: purchases, replicates: replicates,
            streams: RandomStreams(seed: 9), threads: threads)
    }

    @Test("investors who fund just their customers correlate perfectly, and chance rarely does")
    func aligned() throws {
        var same: [[Int]: Double] = [:]
        for (index, pair) in [[0, 1], [0, 2], [3, 4], [5, 1], [6, 7], [2, 6]].enumerated() {
            same[pair] = Double(index + 1)
        }
        let found = try #require(try Self.alignment(same, same))
        #expect(abs(found.test.observed - 1) < 1e-12)
        #expect(found.test.pValue < 0.005)
        #expect(found.alignedPairs == 6 && found.financedPairs == 6 && found.firms == 8)
    }

    @Test("p agrees with all relabellings of five firms, tried one by one")
    func bruteForce() throws {
        let financing: [[Int]: Double] = [[0, 1]: 5, [1, 2]: 3, [3, 0]: 2, [2, 4]: 1]
        let purchases: [[Int]: Double] = [[0, 1]: 4, [2, 1]: 3, [3, 4]: 2]
        func value(_ order: [Int]) throws -> Double {
            var (x, y): ([Double], [Double]) = ([], [])
            for i in 0..<5 {
                for j in 0..<5 where i != j {
                    x.append(financing[[i, j]] ?? 0)
                    y.append(purchases[[order[i], order[j]]] ?? 0)
                }
            }
            return try #require(try Association.correlation(x, y))
        }
        var all: [Double] = []
        func permute(_ order: [Int], _ rest: [Int]) throws {
            if rest.isEmpty { all.append(try value(order)) }
            for (index, next) in rest.enumerated() {
                var left = rest
                left.remove(at: index)
                try permute(order + [next], left)
            }
        }
        try permute([], Array(0..<5))
        #expect(all.count == 120)
        let found = try #require(try Self.alignment(financing, purchases, replicates: 8000))
        let observed = try value(Array(0..<5))
        #expect(abs(found.test.observed - observed) < 1e-12)
        let exact = Double(all.count { $0 >= observed - 1e-12 }) / 120
        #expect(abs(found.test.pValue - exact) < 4 * (exact * (1 - exact) / 8000).squareRoot())
        #expect(abs(found.test.mean - all.reduce(0, +) / 120) < 0.01)
    }

    @Test("without financing, or without purchases, there is nothing to correlate")
    func undefined() throws {
        #expect(try Self.alignment([:], [[0, 1]: 1]) == nil)
        #expect(try Self.alignment([[0, 1]: 1], [:]) == nil)
        #expect(try Self.alignment([:], [:]) == nil)
    }

    @Test("any number of threads gives the same numbers")
    func threads() throws {
        let pairs: [[Int]: Double] = [[0, 1]: 5, [1, 2]: 3, [3, 0]: 2, [2, 4]: 1]
        let one = try Self.alignment(pairs, pairs, replicates: 350, threads: 1)
        #expect(try Self.alignment(pairs, pairs, replicates: 350, threads: 4) == one)
    }
}
