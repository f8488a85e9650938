/// What one assumption at a time does to an outcome: each factor at the low and at the high end of its range, the others as they are.
///
/// Every run has the same random numbers, so that the error of a change is that of the paired differences and far smaller than
/// that of the outcomes themselves.
public struct TornadoAnalysis: Sendable, Hashable {
    public let base: Estimate
    /// The widest bar first; bars of one width in the factors' order.
    public let bars: [Bar]

    public struct Bar: Sendable, Hashable {
        public let factor: StressFactor
        /// The outcome at the ends of the range.
        public let low, high: Estimate
        /// Its change against the base, with the error of paired differences.
        public let lowChange, highChange: Estimate

        /// Distance between the outcomes at both ends and at the base, the widest.
        public var swing: Double {
            let all = [0, lowChange.value, highChange.value]
            return (all.max() ?? 0) - (all.min() ?? 0)
        }

        /// Whether paths could turn the bar into nothing: both changes include none.
        public var isUnresolved: Bool {
            lowChange.low <= 0 && lowChange.high >= 0 && highChange.low <= 0
                && highChange.high >= 0
        }
    }

    /// - Parameters:
    ///   - factors: what is turned.
    ///   - groups: the repetition of each path.
    ///   - evaluate: the outcome on every path with a factor at a value; without a factor as it is. The same number of paths each time.
    public init<Failure: Error>(
        _ factors: [StressFactor], groups: PathGroups = .independent,
        level: Double = Estimate.defaultLevel,
        evaluate: (_ factor: StressFactor?, _ value: Double) throws(Failure) -> [Double]
    ) throws(Failure) {
        let base = try evaluate(nil, 0)
        self.base = RiskMeasures.mean(base[...], groups: groups, level: level)
        func change(_ values: [Double]) -> Estimate {
            RiskMeasures.mean(zip(values, base).map { $0 - $1 }[...], groups: groups, level: level)
        }
        var bars: [Bar] = []
        for factor in factors {
            let low = try evaluate(factor, factor.low)
            let high = try evaluate(factor, factor.high)
            bars.append(
                Bar(
                    factor: factor,
                    low: RiskMeasures.mean(low[...], groups: groups, level: level),
                    high: RiskMeasures.mean(high[...], groups: groups, level: level),
                    lowChange: change(low), highChange: change(high)))
        }
        self.bars = bars.enumerated().sorted {
            ($0.element.swing, -$0.offset) > ($1.element.swing, -$1.offset)
        }.map(\.element)
    }
}

extension TornadoAnalysis {
    /// How its runs are simulated: with few paths, since every run has the same random numbers.
    static func simulation(_ settings: StressSettings) -> SimulationOptions {
        settings.simulation(paths: min(settings.paths, SensitivityReport.tornadoPaths))
    }

    /// Every assumption of a scenario that has a range, by what it does to an outcome.
    ///
    /// - Parameter outcome: of a run on every path: of the scenario as it is, then of each factor at its low and its high end.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated with an assumption at the end of its range.
    init(
        _ scenario: StressCase, settings: StressSettings, outcome: (PathOutcomes) -> [Double]
    ) throws(SimulationError) {
        let options = Self.simulation(settings)
        let base = try LiquiditySimulation(scenario.model).run(options, seesDays: false)
        try self.init(
            scenario.factors, groups: base.groups(options), level: settings.level
        ) { factor, value throws(SimulationError) in
            guard let factor else { return outcome(base) }
            return outcome(
                try LiquiditySimulation(scenario.model(factor, at: value))
                    .run(options, seesDays: false))
        }
    }
}
