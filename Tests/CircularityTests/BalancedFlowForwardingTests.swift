import FlowNetwork
import Statistics
import Testing

@testable import Circularity

@Suite struct BalancedFlowForwardingTests {
    @Test("the allocation is a circulation within the legs, and leaves no circuit")
    func allocation() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 3 + Int(seed % 12)
            let network = try network(
                firms, randomLegs(seed: seed, firms: firms, legs: firms * 3))
            let found = try BalancedFlowForwarding(of: network)
            var rest: [(from: Int, to: Int, weight: Int64)] = []
            for firm in 0..<firms {
                let out = network.outLegs(of: firm).reduce(0) { $0 + found.legAmounts[$1] }
                let into = network.inLegs(of: firm).reduce(0) { $0 + found.legAmounts[Int($1)] }
                #expect(abs(out - into) < 1e-9 * Double(network.totalWeight))
            }
            for leg in 0..<network.legCount {
                let weight = Double(network.weight[leg])
                #expect(found.legAmounts[leg] >= 0)
                #expect(found.legAmounts[leg] <= weight * (1 + 1e-9))
                if weight - found.legAmounts[leg] > 1e-6 {
                    rest.append((Int(network.tail[leg]), Int(network.head[leg]), 1))
                }
            }
            let left = try withoutCirculation(firms, rest)
            #expect(StronglyConnectedComponents(of: left).largest <= 1, "seed \(seed)")
        }
    }

    @Test("stationary rates solve their balance, as sweeps and a dense solve do")
    func stationary() throws {
        var settled = 0
        for seed in 0..<20 as Range<UInt64> {
            let n = 2 + Int(seed % 15)
            var generator = SeededGenerator(seed)
            var original = [Double](repeating: 0, count: n * n)
            for i in 0..<n {
                original[i * n + (i + 1) % n] = Double.random(in: 1e-6...1e6, using: &generator)
            }
            for _ in 0..<2 * n {
                let (i, j) = (
                    Int.random(in: 0..<n, using: &generator),
                    Int.random(in: 0..<n, using: &generator)
                )
                if i != j { original[i * n + j] = Double.random(in: 0.1...10, using: &generator) }
            }
            let targets = (0..<n).map { i in
                (0..<n).filter { original[i * n + $0] > 0 }.map { Int32($0) }
            }
            let rows = (0..<n).map { i in targets[i].map { original[i * n + Int($0)] } }
            let z = StationaryDistribution(targets: targets, rates: rows).solve()
            let guess = [Double](repeating: 1, count: n)
            if let swept = GaussSeidelSweeps(targets: targets, rates: rows).solve(from: guess) {
                settled += 1
                for i in 0..<n { #expect(abs(swept[i] - z[i]) <= 1e-11 * z[i]) }
            }
            #expect(abs(z.reduce(0, +) - 1) < 1e-12)
            for i in 0..<n {
                let out = (0..<n).reduce(0) { $0 + z[i] * original[i * n + $1] }
                let into = (0..<n).reduce(0) { $0 + z[$1] * original[$1 * n + i] }
                #expect(abs(out - into) <= 1e-12 * out)
            }
            // The last balance equation is replaced by the sum.
            var matrix = try Matrix(rows: n, columns: n)
            for i in 0..<n {
                for j in 0..<n where i != j {
                    matrix[j, i] += original[i * n + j]
                    matrix[i, i] -= original[i * n + j]
                }
            }
            for i in 0..<n { matrix[n - 1, i] = 1 }
            let right = (0..<n).map { $0 == n - 1 ? 1.0 : 0 }
            let dense = try LUFactorization(matrix).solve(right)
            for i in 0..<n { #expect(abs(dense[i] - z[i]) < 1e-7) }
        }
        #expect(settled > 5)
    }
}

private func withoutCirculation(
    _ firms: Int, _ legs: [(from: Int, to: Int, weight: Int64)]
) throws -> WeightedDigraph { try network(firms, legs) }
