/// What moves a firm's shortfall probability: one thing switched off at a time, other ways to model the same world, and a fair split into four parts.
///
/// All runs have the same random numbers: the error of a change is that of paired differences.
public struct ShortfallDrivers: Sendable, Hashable {
    public let firm: String
    /// P(shortfall within the horizon) of the scenario as it is, on the paths of this comparison.
    public let base: Estimate
    /// What was switched off; what changes nothing in the model is left out.
    public let lines: [Line]
    /// Other structures.
    public let structures: [Line]

    /// How much of the probability each rung of cuts takes away, the first before the second; `nil` for a model in which nothing is cut.
    public var rungs: (costs: Double, purchases: Double)? {
        guard let none = lines.first(where: { $0.variant == .cutsOff }) else { return nil }
        let costsOnly = lines.first { $0.variant == .purchasesKept }
        let purchases = costsOnly?.change.value ?? 0
        return (none.change.value - purchases, purchases)
    }
    public let split: ShortfallSplit

    public struct Line: Sendable, Hashable {
        public let variant: ModelVariant
        public let probability: Estimate
        /// Changes against the scenario as it is.
        public let change, gapChange: Estimate

        /// Whether the probability moves by more than three standard errors of the paired difference.
        public var isResolved: Bool { abs(change.value) > 3 * change.standardError }
    }

    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init(
        _ model: CashFlowModel, firm: Int, options: SimulationOptions,
        level: Double = Estimate.defaultLevel
    ) throws(SimulationError) {
        self.firm = model.firms[firm].id
        let outcomes = try LiquiditySimulation(model).run(options, seesDays: false)
        let groups = outcomes.groups(options)
        let whole = FirmPaths(outcomes, firm)
        func mean(_ values: [Double]) -> Estimate {
            RiskMeasures.mean(values[...], groups: groups, level: level)
        }
        func lines(_ variants: [ModelVariant]) throws(SimulationError) -> [Line] {
            var lines: [Line] = []
            for variant in variants {
                let changed = try variant.applied(to: model, firm: firm)
                guard changed != model else { continue }
                let paths = FirmPaths(
                    try LiquiditySimulation(changed).run(options, seesDays: false), firm)
                lines.append(
                    Line(
                        variant: variant, probability: mean(paths.short).clamped(to: 0...1),
                        change: mean(zip(paths.short, whole.short).map { $0 - $1 }),
                        gapChange: mean(zip(paths.gap, whole.gap).map { $0 - $1 })))
            }
            return lines
        }
        base = mean(whole.short).clamped(to: 0...1)
        self.lines = try lines(ModelVariant.drivers)
        structures = try lines(ModelVariant.structures)
        var fewer = options
        fewer.paths = min(options.paths, SensitivityReport.tornadoPaths)
        split = try ShortfallSplit(model, firm: firm, options: fewer, level: level)
    }
}

/// Where a firm ran short on each path, and how deep.
struct FirmPaths {
    var short, gap: [Double]

    init(_ outcomes: PathOutcomes, _ firm: Int) {
        let range = firm * outcomes.paths..<(firm + 1) * outcomes.paths
        short = outcomes.cashOut[range].map { $0 > 0 ? 1 : 0 }
        gap = Array(outcomes.gap[range])
    }
}

/// A shortfall probability split into what uncertain revenue, uncertain promises, contracts and joint movement bring: the Shapley values of switching each on,
/// over all orders (Shapley 1953; Owen 2014 for sensitivity). The parts add up to the probability less that of a world in which all four are off.
public struct ShortfallSplit: Sendable, Hashable {
    /// P(shortfall) with all four off: revenue and promises certain, other costs in the place of contracts, nothing correlated.
    public let rest: Estimate
    public let parts: [Part]

    public struct Part: Sendable, Hashable {
        public let name: Name
        public let share: Estimate
    }

    public enum Name: String, Sendable, Hashable, CaseIterable {
        case revenue, funding, dues, correlation

        /// What switches it off.
        var variant: ModelVariant {
            switch self {
            case .revenue: .revenueCertain
            case .funding: .promisesKept
            case .dues: .contractsOut
            case .correlation: .independent
            }
        }
    }

    init(
        _ model: CashFlowModel, firm: Int, options: SimulationOptions, level: Double
    ) throws(SimulationError) {
        let names = Name.allCases
        let count = names.count
        // short[s][path]: with the parts of the bit set s switched on.
        var short: [[Double]] = []
        var groups = PathGroups.independent
        for set in 0..<(1 << count) {
            var changed = model
            for (bit, name) in names.enumerated() where set & (1 << bit) == 0 {
                changed = try name.variant.applied(to: changed, firm: firm)
            }
            let outcomes = try LiquiditySimulation(changed).run(options, seesDays: false)
            groups = outcomes.groups(options)
            short.append(FirmPaths(outcomes, firm).short)
        }
        func mean(_ values: [Double]) -> Estimate {
            RiskMeasures.mean(values[...], groups: groups, level: level)
        }
        rest = mean(short[0]).clamped(to: 0...1)
        let factorials = (0...count).map { (1...max(1, $0)).reduce(1.0) { $0 * Double($1) } }
        parts = names.enumerated().map { bit, name in
            var sum = [Double](repeating: 0, count: short[0].count)
            for set in 0..<(1 << count) where set & (1 << bit) == 0 {
                let size = set.nonzeroBitCount
                let weight = factorials[size] * factorials[count - size - 1] / factorials[count]
                for path in sum.indices {
                    sum[path] += weight * (short[set | (1 << bit)][path] - short[set][path])
                }
            }
            return Part(name: name, share: mean(sum))
        }
    }
}
