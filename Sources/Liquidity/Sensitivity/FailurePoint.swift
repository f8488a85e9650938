import Statistics

/// The most likely way to fail: the point of a failure region that is nearest to the centre of standard normal shocks.
///
/// min ½‖z‖² subject to limit(z) ≥ 0 for one of several limits. Its distance β is the reliability index, and Φ(−β) the probability of a half-space
/// that far away: exact where the limit is linear, an approximation of first order elsewhere.
///
/// Each limit is solved by the method of Hasofer & Lind (1974) and Rackwitz & Fiessler (1978) with the line search of Zhang & Der Kiureghian (1995),
/// then moved onto the limit along its ray, which also serves where the iteration does not settle (a limit with corners).
public struct FailurePoint: Sendable, Hashable {
    public let z: [Double]
    /// The limit that is reached, an index of the function's results.
    public let limit: Int
    /// ‖z‖; 0 when the centre itself fails.
    public let beta: Double
    /// Value of the limit at z: zero but for rounding.
    public let residual: Double
    public let iterations: Int
    /// Whether the iteration settled, so that z is the nearest point of the limit in its neighbourhood; if not, β is an upper bound.
    public let isConverged: Bool

    /// Φ(−β).
    public var probability: Double { NormalDistribution.cumulative(-beta) }

    /// Distance beyond which nothing is called possible: Φ(−8) is 6·10⁻¹⁶.
    public static let reach = 8.0
    /// Limits that are followed, the nearest ones as seen from the centre.
    public static let limitsFollowed = 8

    /// - Parameters:
    ///   - dimensions: of the shocks.
    ///   - limits: at z, one value a limit, failure where one is 0 or more; the same number of values each time.
    /// - Returns: `nil` when no limit can be reached within ``reach``.
    public static func find(dimensions: Int, limits: ([Double]) -> [Double]) -> FailurePoint? {
        let centre = [Double](repeating: 0, count: dimensions)
        let start = limits(centre)
        if let failed = start.indices.first(where: { start[$0] >= 0 }) {
            return FailurePoint(
                z: centre, limit: failed, beta: 0, residual: start[failed], iterations: 0,
                isConverged: true)
        }
        let slopes = gradients(at: centre, limits)
        let nearest = start.indices.filter { length(slopes[$0]) > 0 }
            .sorted { -start[$0] / length(slopes[$0]) < -start[$1] / length(slopes[$1]) }
        var best: FailurePoint?
        for limit in nearest.prefix(limitsFollowed) {
            guard let found = search(limit, dimensions, slopes[limit], limits) else { continue }
            if found.beta < best?.beta ?? .infinity { best = found }
        }
        return best
    }

    private static func search(
        _ limit: Int, _ dimensions: Int, _ slope: [Double], _ limits: ([Double]) -> [Double]
    ) -> FailurePoint? {
        func value(_ z: [Double]) -> Double { limits(z)[limit] }
        var z = [Double](repeating: 0, count: dimensions)
        var current = value(z)
        var gradient = slope
        var iterations = 0
        var isConverged = false
        let scale = abs(current)
        while iterations < 60 {
            iterations += 1
            let steepness = length(gradient)
            guard steepness > 0, steepness.isFinite else { break }
            let factor = (dot(gradient, z) - current) / (steepness * steepness)
            let step = zip(gradient, z).map { $0 * factor - $1 }
            if length(step) < 1e-7, abs(current) < 1e-9 * scale {
                isConverged = true
                break
            }
            let penalty =
                2
                * max(
                    length(z) / steepness,
                    0.5 * dot(z, z) / max(abs(current), scale > 0 ? 1e-12 * scale : 1))
            func merit(_ z: [Double], _ value: Double) -> Double {
                0.5 * dot(z, z) + penalty * abs(value)
            }
            let before = merit(z, current)
            var share = 1.0
            var next = z
            var reached = current
            for attempt in 0..<30 {
                next = zip(z, step).map { $0 + share * $1 }
                reached = value(next)
                if merit(next, reached) < before || attempt == 29 { break }
                share /= 2
            }
            if length(zip(next, z).map { $0 - $1 }) < 1e-9 {
                isConverged = length(step) < 1e-4
                break
            }
            z = next
            current = reached
            guard length(z) < 4 * reach else { break }
            gradient = gradients(at: z, limits, only: limit)[0]
        }
        let direction = length(z) > 1e-9 ? z : slope
        guard let distance = ray(along: direction, value) else { return nil }
        let unit = direction.map { $0 / length(direction) }
        let point = unit.map { $0 * distance }
        return FailurePoint(
            z: point, limit: limit, beta: distance, residual: value(point), iterations: iterations,
            isConverged: isConverged)
    }

    /// The first distance along a ray at which a limit is reached: marched, then bisected.
    private static func ray(along direction: [Double], _ value: ([Double]) -> Double) -> Double? {
        let size = length(direction)
        guard size > 0 else { return nil }
        let unit = direction.map { $0 / size }
        func at(_ t: Double) -> Double { value(unit.map { $0 * t }) }
        var low = 0.0
        var high = 0.0
        while true {
            high += 0.25
            guard high <= reach else { return nil }
            if at(high) >= 0 { break }
            low = high
        }
        for _ in 0..<60 where high - low > 1e-12 {
            let middle = (low + high) / 2
            if at(middle) >= 0 { high = middle } else { low = middle }
        }
        return high
    }

    /// Gradients by central differences: of every limit, or of one.
    private static func gradients(
        at z: [Double], _ limits: ([Double]) -> [Double], only limit: Int? = nil
    ) -> [[Double]] {
        let width = 1e-4
        var result: [[Double]] = []
        for place in z.indices {
            var (up, down) = (z, z)
            up[place] += width
            down[place] -= width
            let slopes = zip(limits(up), limits(down)).map { ($0 - $1) / (2 * width) }
            if result.isEmpty {
                result = [[Double]](
                    repeating: [Double](repeating: 0, count: z.count),
                    count: limit == nil ? slopes.count : 1)
            }
            if let limit {
                result[0][place] = slopes[limit]
            } else {
                for index in slopes.indices { result[index][place] = slopes[index] }
            }
        }
        return result
    }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += x * y }
    return sum
}

private func length(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
