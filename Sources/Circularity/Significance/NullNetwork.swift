import FlowNetwork
import Statistics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Random networks of which it is known whether money was put in a ring: what calibration and power are measured on.
public enum NullNetwork {
    /// A simple digraph with legs between random firms and log-normal amounts, and, where asked for, a ring of large amounts.
    ///
    /// Amounts are `exp(4 + z)` units with a standard normal `z` (median 55); every leg of a ring carries ``largestLeg`` unless told. The ring's legs are among the `legs`.
    ///
    /// - Parameters:
    ///   - plantedRing: firms of the ring; 0: none, else at least 2.
    ///   - amount: of each leg of the ring.
    /// - Throws: ``MeasureError`` for more legs than pairs of firms, or a ring that does not fit.
    public static func drawn(
        seed: UInt64, firms: Int, legs: Int, plantedRing: Int,
        amount: Int64 = largestLeg
    ) throws(MeasureError) -> WeightedDigraph {
        guard firms > 1, legs <= firms * (firms - 1) / 2, plantedRing <= min(firms, legs),
            plantedRing == 0 || plantedRing > 1
        else {
            throw .statistics(
                .parameter("\(firms) firms, \(legs) legs, a ring of \(plantedRing)"))
        }
        var list = EdgeList(firms: firms, legs: [])
        do throws(StatisticsError) {
            var generator = try RandomStreams(seed: seed).generator(.weightNull, block: 0)
            var members = Array(0..<firms)
            try generator.shuffle(&members)
            var taken: Set<[Int]> = []
            func add(_ from: Int, _ to: Int, _ amount: Int64) {
                taken.insert([from, to])
                list.tails.append(Int32(from))
                list.heads.append(Int32(to))
                list.weights.append(amount)
            }
            for place in 0..<plantedRing {
                add(members[place], members[(place + 1) % plantedRing], amount)
            }
            while list.count < legs {
                let from = try generator.integer(below: firms)
                let to = try generator.integer(below: firms)
                let z = try Quantile.normal(
                    (generator.uniform() * 4_294_967_296 + 0.5) / 4_294_967_296)
                guard from != to, !taken.contains([from, to]) else { continue }
                add(from, to, Int64(exp(4 + z)) + 1)
            }
        } catch { throw .statistics(error) }
        do throws(GraphError) { return try WeightedDigraph(list) } catch { throw .graph(error) }
    }

    /// The median of the largest of 90 amounts, `exp(4 + z)` with `Φ(z)⁹⁰ = ½`: a ring of this size is made of legs like the largest one that chance brings.
    public static let largestLeg: Int64 = 617
}

/// How well a score tells two groups apart.
public enum ROC {
    /// The area under the receiver operating characteristic: the chance that a random member of `with` scores above a random member of `without`, ties counting half
    /// (Mann & Whitney 1947). Not a number for an empty group.
    public static func area(with: [Double], without: [Double]) -> Double {
        var wins = 0.0
        for score in with {
            for other in without { wins += score > other ? 1 : score == other ? 0.5 : 0 }
        }
        return wins / Double(with.count * without.count)
    }

    /// Points of the curve, false alarms against hits, from (0, 0) to (1, 1): one for each threshold.
    public static func curve(
        with: [Double], without: [Double]
    ) -> [(falseAlarms: Double, hits: Double)] {
        let thresholds = Set(with + without).sorted(by: >)
        return [(0, 0)]
            + thresholds.map { threshold in
                (
                    Double(without.count { $0 >= threshold }) / Double(without.count),
                    Double(with.count { $0 >= threshold }) / Double(with.count)
                )
            }
    }
}
