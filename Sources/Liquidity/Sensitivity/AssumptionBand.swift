import Statistics

/// A firm's shortfall probability and mean funding gap with all assumptions drawn over their ranges at once: how far the answer depends on what is assumed.
///
/// Each assumption is as likely to lie below its value as above it, and even within both parts, so that its value is the median of what is drawn. The years of one plan are
/// drawn together, at the same place of each year's range: a plan that is too high for one year is not independently right for the next. Everything
/// else is drawn on its own. What paths add to the spread is small: with 512 paths a draw, two points beside a band of twenty or more.
public struct AssumptionBand: Sendable, Hashable {
    public let firm: String
    public let draws, pathsPerDraw: Int
    /// Assumptions that were drawn.
    public let assumptions: Int
    /// Share of the draws between the ends.
    public let level: Double
    /// P(shortfall within the horizon): ends, median and mean over the draws.
    public let low, median, high, mean: Double
    /// The mean funding gap, likewise.
    public let gapLow, gapMedian, gapHigh: Double

    public static let defaultDraws = 256
    public static let defaultPaths = 512
    public static let defaultLevel = 0.8

    /// The stream of the counter-based generator that no simulation and no other sensitivity uses.
    private static let stream: UInt64 = 0xA5A7_0000_0000_0000

    /// - Returns: `nil` for a scenario without an assumption that has a range.
    /// - Throws: ``SimulationError`` for a draw that cannot be simulated.
    public init?(
        _ scenario: StressCase, firm: Int, settings: StressSettings, draws: Int = defaultDraws,
        level: Double = defaultLevel
    ) throws(SimulationError) {
        let groups = Self.groups(scenario.factors)
        guard !groups.isEmpty, draws > 1 else { return nil }
        let paths = min(settings.paths, Self.defaultPaths)
        let generator = Philox(seed: settings.seed)
        let found = try Blocks(items: draws, size: 8).map(
            threads: settings.threads,
            throwing: { _, items -> Result<[(Double, Double)], SimulationError> in
                var values: [(Double, Double)] = []
                for draw in items {
                    let places = groups.indices.map { group in
                        generator.uniformPair(
                            stream: Self.stream + UInt64(draw), index: UInt64(group)
                        ).0
                    }
                    var options = settings.simulation(paths: paths)
                    // Other paths for every draw: what they add is spread, and no common error of the band.
                    options.seed = settings.seed &+ UInt64(draw) &+ 1
                    options.sampling = .pseudoRandom
                    options.threads = 1
                    do throws(SimulationError) {
                        let model = Self.model(scenario, groups, places)
                        let outcomes = try LiquiditySimulation(model).run(options, seesDays: false)
                        values.append(Self.outcome(outcomes, firm))
                    } catch {
                        return .failure(error)
                    }
                }
                return .success(values)
            }
        ).flatMap { $0 }
        self.firm = scenario.model.firms[firm].id
        self.draws = draws
        pathsPerDraw = paths
        assumptions = scenario.factors.count
        self.level = level
        let shares = SortedSample(found.map(\.0)[...])
        let gaps = SortedSample(found.map(\.1)[...])
        low = shares.quantile((1 - level) / 2)
        median = shares.quantile(0.5)
        high = shares.quantile((1 + level) / 2)
        mean = found.reduce(0) { $0 + $1.0 } / Double(draws)
        gapLow = gaps.quantile((1 - level) / 2)
        gapMedian = gaps.quantile(0.5)
        gapHigh = gaps.quantile((1 + level) / 2)
    }

    /// Share of the paths with a shortfall, and the mean gap.
    private static func outcome(_ outcomes: PathOutcomes, _ firm: Int) -> (Double, Double) {
        let range = firm * outcomes.paths..<(firm + 1) * outcomes.paths
        let count = Double(outcomes.paths)
        let short = outcomes.cashOut[range].reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        return (Double(short) / count, outcomes.gap[range].reduce(0, +) / count)
    }

    /// What is drawn together: the years of one plan, each other factor alone; in the order of the factors.
    static func groups(_ factors: [StressFactor]) -> [[StressFactor]] {
        var places: [Key: Int] = [:]
        var groups: [[StressFactor]] = []
        for factor in factors {
            let key = Key(kind: factor.adjustment.kind, target: factor.adjustment.target)
            if factor.year != nil, let place = places[key] {
                groups[place].append(factor)
                continue
            }
            if factor.year != nil { places[key] = groups.count }
            groups.append([factor])
        }
        return groups.map { $0.sorted { ($0.year ?? 0) < ($1.year ?? 0) } }
    }

    private struct Key: Hashable {
        var kind: Adjustment.Kind
        var target: Adjustment.Target
    }

    /// The scenario with every group at a place between 0 and 1 of its ranges.
    static func model(
        _ scenario: StressCase, _ groups: [[StressFactor]], _ places: [Double]
    ) -> CashFlowModel {
        var model = scenario.model
        for (group, place) in zip(groups, places) {
            // A year's factor holds for all later years too: the next one is set against it.
            var before = 1.0
            for factor in group {
                var adjustment = factor.adjustment
                let value = factor.value(at: place)
                if factor.year == nil {
                    adjustment.value = value
                } else {
                    let held = max(leastFactor, value)
                    adjustment.value = held / before
                    before = held
                }
                adjustment.apply(to: &model)
            }
        }
        return model
    }

    /// A factor of nothing could not be undone in the next year.
    private static let leastFactor = 1e-9
}

extension StressFactor {
    /// The value at a place between 0 and 1 of the range, with the scenario's own value in the middle and straight lines to both ends.
    public func value(at place: Double) -> Double {
        place < 0.5
            ? low + (base - low) * (2 * place) : base + (high - base) * (2 * place - 1)
    }
}
