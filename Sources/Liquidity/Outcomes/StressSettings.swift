/// How a stress test is run.
public struct StressSettings: Sendable, Hashable, Codable {
    /// Paths of every scenario.
    public var paths: Int
    /// Quarters; `nil`: as each scenario says.
    public var horizon: Int?
    public var seed: UInt64
    public var sampling: SimulationOptions.Sampling
    /// Threads at the most; never shows in a result.
    public var threads: Int?
    /// Ids of scenarios to run; empty: all.
    public var scenarios: [String]
    /// Whether the base scenario is taken apart: tornado, Sobol indices, freeze, going concern, break-even.
    public var explains: Bool
    /// Level of every interval.
    public var level: Double

    public static let defaultPaths = 100_000

    public init(
        paths: Int = defaultPaths, horizon: Int? = nil, seed: UInt64 = 1,
        sampling: SimulationOptions.Sampling = .pseudoRandom, threads: Int? = nil,
        scenarios: [String] = [], explains: Bool = true, level: Double = Estimate.defaultLevel
    ) {
        self.paths = paths
        self.horizon = horizon
        self.seed = seed
        self.sampling = sampling
        self.threads = threads
        self.scenarios = scenarios
        self.explains = explains
        self.level = level
    }

    /// Options of a simulation.
    public func simulation(paths: Int? = nil) -> SimulationOptions {
        SimulationOptions(
            paths: paths ?? self.paths, seed: seed, sampling: sampling, threads: threads)
    }
}

extension PathOutcomes {
    /// The independent repetitions among the paths.
    public func groups(_ options: SimulationOptions) -> PathGroups {
        guard options.sampling.copy(ofPath: 0) != nil else { return .independent }
        return PathGroups(count: SimulationOptions.Sampling.copies, paths: paths) {
            options.sampling.copy(ofPath: firstPath + $0) ?? 0
        }
    }
}
