/// Chooses how far each flow bends so that it keeps clear of firms that it has nothing to do with.
package struct FlowRouting {
    /// One flow to route.
    package struct Leg {
        let from: Int
        let to: Int
        let width: Double
    }

    package let centres: [Point]
    package let radii: [Double]
    /// Frame that curves stay in.
    package let size: Point

    private static let bends = [0.15, 0.25, 0.07, 0.36, -0.1, -0.22, 0.48, -0.36]

    /// Curves in the order of the legs, each the best of eight bends given those before it.
    ///
    /// - Complexity: O(legs × firms), and O(legs) for the legs of the same pair.
    package func curves(_ legs: [Leg]) -> [FlowCurve] {
        var taken: [Int: [Double]] = [:]
        return legs.map { leg in
            let key = min(leg.from, leg.to) * centres.count + max(leg.from, leg.to)
            // Signed as seen from the lower index, so that both directions compare.
            let sign = leg.from < leg.to ? 1.0 : -1.0
            let others = taken[key] ?? []
            var best: (cost: Double, bend: Double, curve: FlowCurve)?
            for bend in Self.bends {
                let curve = FlowCurve(
                    from: leg.from, to: leg.to, a: centres[leg.from], b: centres[leg.to],
                    radiusA: radii[leg.from], radiusB: radii[leg.to], bend: bend,
                    lineWidth: leg.width)
                var cost = cost(curve, width: leg.width) + 6 * abs(bend) + (bend < 0 ? 2.5 : 0)
                for other in others where abs(other - sign * bend) < 0.15 {
                    cost += 60 * (0.15 - abs(other - sign * bend)) / 0.15 + 20
                }
                if let found = best, found.cost <= cost { continue }
                best = (cost, bend, curve)
            }
            taken[key, default: []].append(sign * (best?.bend ?? 0))
            return best?.curve
                ?? FlowCurve(
                    from: leg.from, to: leg.to, a: centres[leg.from], b: centres[leg.to],
                    radiusA: radii[leg.from], radiusB: radii[leg.to], bend: 0.15,
                    lineWidth: leg.width)
        }
    }

    private func cost(_ curve: FlowCurve, width: Double) -> Double {
        var cost = 0.0
        for index in centres.indices where index != curve.from && index != curve.to {
            let clear = radii[index] + width / 2 + 7
            let centre = centres[index]
            if curve.high.x + clear < centre.x || curve.low.x - clear > centre.x { continue }
            if curve.high.y + clear < centre.y || curve.low.y - clear > centre.y { continue }
            var nearest = Double.infinity
            for sample in curve.samples {
                nearest = min(nearest, (sample - centre).length)
            }
            if nearest < clear { cost += 8 + 30 * (clear - nearest) / clear }
        }
        for sample in curve.samples
        where sample.x < 4 || sample.y < 4 || sample.x > size.x - 4 || sample.y > size.y - 4 {
            cost += 3
        }
        return cost
    }
}
