/// When a firm runs out of cash: probabilities by quarter, and quantiles of the runway.
public struct CashOutTimes: Sendable, Hashable {
    /// P(cash-out by the end of quarter q), first passage, one entry a quarter.
    public let byQuarter: [Estimate]
    /// The same if cash could run out on any day: from Brownian bridges between quarter ends, which quarter-end figures understate.
    public let continuous: [Estimate]
    public let runway: Runway

    /// - Parameters:
    ///   - firm: index in the model.
    ///   - groups: the repetition of each path.
    public init(
        _ outcomes: PathOutcomes, firm: Int, groups: PathGroups = .independent,
        level: Double = Estimate.defaultLevel
    ) {
        let quarters = outcomes.quarters
        let times = outcomes.cashOut[firm * outcomes.paths..<(firm + 1) * outcomes.paths]
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: quarters + 1), count: groups.count)
        var sizes = [Int](repeating: 0, count: groups.count)
        if groups.areIndependentPaths {
            for time in times { counts[0][Int(time)] += 1 }
            sizes[0] = times.count
        } else {
            for (time, group) in zip(times, groups.ofPath) {
                counts[Int(group)][Int(time)] += 1
                sizes[Int(group)] += 1
            }
        }
        var reached = [Int](repeating: 0, count: groups.count)
        var byQuarter: [Estimate] = []
        var cumulative: [Int] = []
        for quarter in 1...max(1, quarters) where quarter <= quarters {
            for group in reached.indices { reached[group] += counts[group][quarter] }
            let total = reached.reduce(0, +)
            cumulative.append(total)
            byQuarter.append(
                Self.probability(reached, of: sizes, groups: groups, level: level))
        }
        self.byQuarter = byQuarter
        continuous = Self.bridge(outcomes, firm: firm, discrete: byQuarter, level: level)
        runway = Runway(cumulative: cumulative, paths: times.count, level: level)
    }

    private static func probability(
        _ successes: [Int], of sizes: [Int], groups: PathGroups, level: Double
    ) -> Estimate {
        let wilson = WilsonInterval.estimate(
            successes: successes.reduce(0, +), trials: sizes.reduce(0, +), level: level)
        guard !groups.areIndependentPaths else { return wilson }
        let spread = groups.estimate(
            wilson.value,
            ofGroups: zip(successes, sizes).map { $1 > 0 ? Double($0) / Double($1) : 0 },
            level: level)
        // Repetitions that all say the same do not make the number certain.
        return spread.standardError > 0 ? spread.clamped(to: 0...1) : wilson
    }

    /// Blocks from which a standard error is taken; with fewer, the error of a yes-or-no outcome bounds it.
    private static let leastBlocks = 16

    private static func bridge(
        _ outcomes: PathOutcomes, firm: Int, discrete: [Estimate], level: Double
    ) -> [Estimate] {
        let size = PathOutcomes.blockSize
        let blocks = outcomes.bridgeSurvival
        let n = Double(outcomes.paths)
        return (0..<outcomes.quarters).map { quarter in
            let sums = blocks.map { $0[firm * outcomes.quarters + quarter] }
            let survival = min(1, max(0, sums.reduce(0, +) / n))
            var squares = 0.0
            for (block, sum) in sums.enumerated() {
                let paths = Double(min(size, outcomes.paths - block * size))
                squares += (sum - paths * survival) * (sum - paths * survival)
            }
            let count = Double(blocks.count)
            let error =
                blocks.count >= leastBlocks
                ? (squares * count / (count - 1)).squareRoot() / n
                : (survival * (1 - survival) / n).squareRoot()
            return Estimate(1 - survival, standardError: error, level: level).clamped(to: 0...1)
        }
    }
}

/// Quantiles of the quarters until cash runs out. What never runs out within the horizon is censored: counted, and later than every quarter.
public struct Runway: Sendable, Hashable {
    public let quantiles: [RunwayQuantile]
    /// Share of paths on which cash lasts beyond the horizon.
    public let never: Estimate

    /// The shares of paths that have run out at the printed quantiles.
    public static let fractions = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9]

    /// - Parameter cumulative: paths out by the end of each quarter.
    init(cumulative: [Int], paths: Int, level: Double) {
        never = WilsonInterval.estimate(
            successes: paths - (cumulative.last ?? 0), trials: paths, level: level)
        func quarter(rank: Int) -> Int? {
            rank > paths ? nil : cumulative.firstIndex { $0 >= max(1, rank) }.map { $0 + 1 }
        }
        quantiles = Self.fractions.map { fraction in
            let ranks = OrderStatistics.ranks(fraction: fraction, count: paths, level: level)
            return RunwayQuantile(
                fraction: fraction,
                quarter: quarter(rank: Int((fraction * Double(paths)).rounded(.up))),
                low: quarter(rank: ranks.low), high: quarter(rank: ranks.high), level: level)
        }
    }

    public func quantile(_ fraction: Double) -> RunwayQuantile? {
        quantiles.first { $0.fraction == fraction }
    }
}

/// The quarter, from 1, by which a share of paths has run out of cash; `nil`: beyond the horizon.
public struct RunwayQuantile: Sendable, Hashable {
    public let fraction: Double
    public let quarter: Int?
    /// Ends of the order-statistic interval.
    public let low, high: Int?
    public let level: Double
}
