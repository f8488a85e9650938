import FlowNetwork
import Foundation

/// Measures that are popular and that this package does not offer, written plainly so that tests can show why. Documentation/circularity.md prints what they give.
enum LeftOutMeasures {
    /// `1 − ½ Σ|out − in| / W`: the share of money that "stays inside".
    static func balanceShare(_ network: WeightedDigraph) -> Double {
        var balance = [Int64](repeating: 0, count: network.firmCount)
        for leg in 0..<network.legCount {
            balance[Int(network.tail[leg])] += network.weight[leg]
            balance[Int(network.head[leg])] -= network.weight[leg]
        }
        let moved = balance.reduce(0) { $0 + $1.magnitude }
        return 1 - Double(moved) / 2 / Double(network.totalWeight)
    }

    /// Share of the weight of legs inside strongly connected components.
    static func insideShare(_ network: WeightedDigraph) -> Double {
        let inside = StronglyConnectedComponents(of: network).weightInside(of: network)
        return Double(inside) / Double(network.totalWeight)
    }

    /// Trophic incoherence: `min_h Σ w (h_j − h_i − 1)² / W` (MacKay, Johnson & Sansom 2020).
    static func trophicIncoherence(_ network: WeightedDigraph) -> Double {
        let pairs = (0..<network.legCount).map { leg in
            Pair(
                from: Int(network.tail[leg]), to: Int(network.head[leg]),
                weight: Double(network.weight[leg]), target: 1)
        }
        return residual(pairs, firms: network.firmCount)
    }

    /// Circular share of the Helmholtz–Hodge decomposition of net flows: `Σ w (φ_j − φ_i − F/w)² / Σ F²/w` with `F = a_ij − a_ji`, `w = a_ij + a_ji`
    /// (Kichikawa, Iyetomi, Iino & Inoue 2019). Without any net flow there is nothing to decompose: 0.
    static func hodgeCircularShare(_ network: WeightedDigraph) -> Double {
        var pairs: [Pair] = []
        for leg in 0..<network.legCount {
            let (from, to) = (Int(network.tail[leg]), Int(network.head[leg]))
            let back = network.leg(from: to, to: from).map { network.weight[$0] } ?? 0
            guard back == 0 || from < to else { continue }
            let sum = Double(network.weight[leg] + back)
            pairs.append(
                Pair(
                    from: from, to: to, weight: sum,
                    target: Double(network.weight[leg] - back) / sum))
        }
        return residual(pairs, firms: network.firmCount)
    }

    private struct Pair {
        var from: Int
        var to: Int
        var weight: Double
        var target: Double
    }

    /// Least weighted squares of `x_to − x_from − target`, relative to all targets at x = 0, by Gaussian elimination on the normal equations.
    private static func residual(_ pairs: [Pair], firms: Int) -> Double {
        let size = firms
        var rows = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
        for pair in pairs {
            rows[pair.from][pair.from] += pair.weight
            rows[pair.to][pair.to] += pair.weight
            rows[pair.from][pair.to] -= pair.weight
            rows[pair.to][pair.from] -= pair.weight
            rows[pair.to][size] += pair.weight * pair.target
            rows[pair.from][size] -= pair.weight * pair.target
        }
        let scale = rows.flatMap { $0 }.map(abs).max() ?? 1
        var levels = [Double](repeating: 0, count: size)
        var pivots: [(row: Int, column: Int)] = []
        var next = 0
        for column in 0..<size {
            guard
                let best = (next..<size).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[best][column]) > 1e-11 * scale
            else { continue }  // one level of each component is free
            rows.swapAt(next, best)
            for row in 0..<size where row != next && rows[row][column] != 0 {
                let factor = rows[row][column] / rows[next][column]
                for place in column...size { rows[row][place] -= factor * rows[next][place] }
            }
            pivots.append((next, column))
            next += 1
            if next == size { break }
        }
        for pivot in pivots {
            levels[pivot.column] = rows[pivot.row][size] / rows[pivot.row][pivot.column]
        }
        var left = 0.0
        var whole = 0.0
        for pair in pairs {
            let miss = levels[pair.to] - levels[pair.from] - pair.target
            left += pair.weight * miss * miss
            whole += pair.weight * pair.target * pair.target
        }
        return whole > 0 ? left / whole : 0
    }

    /// Area under the ROC curve: how often a case scores above a control, ties half.
    static func area(cases: [Double], controls: [Double]) -> Double {
        var wins = 0.0
        for a in cases {
            for b in controls { wins += a > b ? 1 : a == b ? 0.5 : 0 }
        }
        return wins / Double(cases.count * controls.count)
    }
}

/// Networks for the demonstrations.
enum LeftOutNetwork {
    typealias Leg = (from: Int, to: Int, weight: Int64)

    static func of(_ firms: Int, _ legs: [Leg]) throws -> WeightedDigraph {
        try WeightedDigraph(EdgeList(firms: firms, legs: legs))
    }

    static func fixture(_ name: String) throws -> WeightedDigraph {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/circularity")
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(name).csv")))
        return try WeightedDigraph(EdgeListReader().read(bytes, file: "\(name).csv").list)
    }

    static func legs(of network: WeightedDigraph) -> [Leg] {
        (0..<network.legCount).map {
            (Int(network.tail[$0]), Int(network.head[$0]), network.weight[$0])
        }
    }

    /// 30 firms and 90 different legs with heavy-tailed amounts; with `ring`, three of the legs are a ring of large amount instead.
    static func random(seed: UInt64, ring: Bool) throws -> WeightedDigraph {
        var generator = SplitMix(state: seed)
        var seen: Set<Int> = []
        var legs: [Leg] = []
        if ring {
            var firms = Array(0..<30)
            firms.shuffle(using: &generator)
            for place in 0..<3 {
                let (from, to) = (firms[place], firms[(place + 1) % 3])
                seen.insert(from * 30 + to)
                legs.append((from, to, 20_000))
            }
        }
        while legs.count < 90 {
            let from = Int.random(in: 0..<30, using: &generator)
            let to = Int.random(in: 0..<30, using: &generator)
            guard from != to, seen.insert(from * 30 + to).inserted else { continue }
            // Pareto with index 1.5, cut at 20,000.
            let uniform = Double.random(in: 1e-6..<1, using: &generator)
            legs.append((from, to, Int64(min(20_000, 200 / pow(uniform, 1 / 1.5)))))
        }
        return try of(30, legs)
    }

    /// SplitMix64 (Steele, Lea & Flood 2014).
    struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Stubs joined at random, self-loops and repeated pairs thrown away: the wrong null. Amounts stay with the payer's stub.
    static func stubMatched(_ network: WeightedDigraph, seed: UInt64) throws -> WeightedDigraph {
        var generator = SplitMix(state: seed)
        let legs = legs(of: network)
        let heads = legs.map(\.to).shuffled(using: &generator)
        var seen: Set<Int> = []
        let kept = zip(legs, heads).compactMap { leg, to -> Leg? in
            guard leg.from != to, seen.insert(leg.from * network.firmCount + to).inserted else {
                return nil
            }
            return (leg.from, to, leg.weight)
        }
        return try of(network.firmCount, kept)
    }

    /// 20 tried swaps of two legs' receivers per leg, those that would make a self-loop or a repeated pair refused: every firm keeps its numbers of legs.
    static func swapped(_ network: WeightedDigraph, seed: UInt64) throws -> WeightedDigraph {
        var generator = SplitMix(state: seed)
        var legs = legs(of: network)
        var pairs = Set(legs.map { $0.from * network.firmCount + $0.to })
        for _ in 0..<(20 * legs.count) {
            let a = Int.random(in: 0..<legs.count, using: &generator)
            let b = Int.random(in: 0..<legs.count, using: &generator)
            let first = legs[a].from * network.firmCount + legs[b].to
            let second = legs[b].from * network.firmCount + legs[a].to
            guard a != b, legs[a].from != legs[b].to, legs[b].from != legs[a].to,
                first != second, !pairs.contains(first), !pairs.contains(second)
            else { continue }
            pairs.remove(legs[a].from * network.firmCount + legs[a].to)
            pairs.remove(legs[b].from * network.firmCount + legs[b].to)
            pairs.insert(first)
            pairs.insert(second)
            (legs[a].to, legs[b].to) = (legs[b].to, legs[a].to)
        }
        return try of(network.firmCount, legs)
    }
}
