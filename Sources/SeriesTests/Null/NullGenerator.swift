import Statistics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Fills the lanes of a kernel with replicates of a null model.
///
/// Replicate r draws from stream r of the counter-based generator, so that it is the same series
/// whichever lane, block or thread makes it.
struct NullGenerator: Sendable {
    private enum Recipe: Sendable {
        case randomWalk
        case rademacher([Double], drift: Double)
        case gaussian([Double], drift: Double)
        case composite(phi: [Double], initial: [Double], residuals: [Double])
    }

    private let recipe: Recipe
    private let generator: Philox
    /// Observations of a replicate.
    let count: Int

    /// - Parameter levels: the series as ``PreparedLevels`` makes it; only its length matters for the
    ///   random walk.
    init(
        model: NullModel, levels: [Double], lag: Int, minimumLevels: Int, seed: UInt64
    ) throws(SeriesTestError) {
        generator = Philox(seed: seed)
        let changes = levels.indices.dropFirst().map { levels[$0] - levels[$0 - 1] }
        switch model {
        case .randomWalk:
            recipe = .randomWalk
            count = levels.count
        case .wild(let multiplier, let drift):
            let mean = NullGenerator.keepsDrift(changes, drift) ? NullGenerator.mean(changes) : 0
            let deviations = changes.map { $0 - mean }
            recipe =
                multiplier == .rademacher
                ? .rademacher(deviations, drift: mean) : .gaussian(deviations, drift: mean)
            count = levels.count
        case .composite(let control):
            let largest = levels.count - minimumLevels + 1
            if let control {
                guard (1...max(largest, 1)).contains(control) else {
                    throw .controlWindowOutOfRange(control, largest: largest)
                }
                count = minimumLevels + control - 1
            } else {
                count = levels.count
            }
            guard
                let fit = LeastSquares(
                    levels: levels, lag: lag, firstRow: lag + 1, withLevel: false)
            else { throw .noVariation }
            let phi = Array(fit.coefficients.dropFirst())
            guard NullGenerator.isStable(phi) else { throw .unstableNull(lag: lag) }
            recipe = .composite(
                phi: phi, initial: Array(changes.prefix(lag)), residuals: fit.residuals)
        }
    }

    /// Whether the mean change is kept: asked for, and of enough changes.
    static func keepsDrift(_ changes: [Double], _ drift: WildDrift) -> Bool {
        drift == .kept && changes.count { $0 != 0 } >= WildDrift.fewestChanges
    }

    private static func mean(_ changes: [Double]) -> Double {
        changes.reduce(0, +) / Double(max(changes.count, 1))
    }

    /// The least p that the null model can give a series, whatever its values: one over the number of replicates that can differ.
    ///
    /// With signs as multipliers n changes other than zero have 2ⁿ replicates, the series itself among them; without a drift they come in
    /// pairs that differ by the sign of all and have one statistic.
    static func smallestP(_ series: [Double], _ model: NullModel) -> Double {
        guard case .wild(.rademacher, let drift) = model else { return 0 }
        let changes = series.indices.dropFirst().map { series[$0] - series[$0 - 1] }
        let moving = keepsDrift(changes, drift) ? changes.count : changes.count { $0 != 0 } - 1
        return moving <= 0 ? 1 : pow(0.5, Double(min(moving, 1_000)))
    }

    /// Whether the response to a shock dies out instead of growing.
    static func isStable(_ phi: [Double]) -> Bool {
        guard !phi.isEmpty else { return true }
        var window = [Double](repeating: 0, count: phi.count)
        window[0] = 1
        for _ in 0..<4_000 {
            var next = 0.0
            for (weight, value) in zip(phi, window) { next += weight * value }
            guard abs(next) < 1e4 else { return false }
            window.removeLast()
            window.insert(next, at: 0)
        }
        return (window.map(abs).max() ?? 0) < 10
    }

    /// Writes replicates `first ..< first + lanes` into `levels` ([count][lanes]).
    func fill(_ levels: inout [Double], lanes: Int, first: Int) {
        levels.withUnsafeMutableBufferPointer { buffer in
            for lane in 0..<lanes {
                fill(buffer, lanes: lanes, lane: lane, stream: UInt64(first + lane))
            }
        }
    }

    private func fill(
        _ out: UnsafeMutableBufferPointer<Double>, lanes: Int, lane: Int, stream: UInt64
    ) {
        out[lane] = 0
        var level = 0.0
        switch recipe {
        case .randomWalk:
            var t = 1
            while t < count {
                let pair = generator.normalPair(stream: stream, index: UInt64(t / 2))
                level += pair.0
                out[t * lanes + lane] = level
                if t + 1 < count {
                    level += pair.1
                    out[(t + 1) * lanes + lane] = level
                }
                t += 2
            }
        case .rademacher(let changes, let drift):
            changes.withUnsafeBufferPointer { changes in
                var bits = SIMD4<UInt32>()
                for s in 0..<(count - 1) {
                    let place = s & 127
                    if place == 0 { bits = generator.block(stream: stream, index: UInt64(s / 128)) }
                    let negative = bits[place / 32] >> UInt32(place & 31) & 1 == 1
                    level += drift + (negative ? -changes[s] : changes[s])
                    out[(s + 1) * lanes + lane] = level
                }
            }
        case .gaussian(let changes, let drift):
            changes.withUnsafeBufferPointer { changes in
                var spare = 0.0
                for s in 0..<(count - 1) {
                    var factor = spare
                    if s & 1 == 0 {
                        (factor, spare) = generator.normalPair(stream: stream, index: UInt64(s / 2))
                    }
                    level += drift + factor * changes[s]
                    out[(s + 1) * lanes + lane] = level
                }
            }
        case .composite(let phi, let initial, let residuals):
            var recent = [Double](initial.reversed())
            for s in 0..<(count - 1) {
                var change: Double
                if s < initial.count {
                    change = initial[s]
                } else {
                    let bits = generator.block(stream: stream, index: UInt64(s))
                    let drawn = Philox.index(bits.x, bits.y, below: residuals.count)
                    let unit =
                        (Double((UInt64(bits.w) << 32 | UInt64(bits.z)) >> 12) + 0.5) * 0x1p-52
                    change = NormalDistribution.quantile(unit) * residuals[drawn]
                    for (weight, value) in zip(phi, recent) { change += weight * value }
                    if !recent.isEmpty {
                        recent.removeLast()
                        recent.insert(change, at: 0)
                    }
                }
                level += change
                out[(s + 1) * lanes + lane] = level
            }
        }
    }
}
