/// What it costs that money goes round: all circuits of funding and purchases stop, against the same money from outside stopping.
///
/// The comparison takes away the same dollars at the same time. In the one run what still goes round stops, funding and purchases together, dollar for dollar
/// (``CashFlowModel/circulation(from:maxLength:)``): a purchase of which a tenth goes round loses a tenth. In
/// the other the circuits go on, and each recipient loses from an outside source exactly what the circuits' funding brought it on the path
/// without shocks. Both have the same random numbers, so the error is that of paired differences.
public struct CircularFreeze: Sendable, Hashable {
    /// Funding that stops, over the horizon, on the path without shocks; the same in both runs.
    public let funding: Double
    /// Money that firms no longer receive over the horizon on the path without shocks: funding and revenue from the network.
    public let lostWhenCircuitsStop: Double
    public let lostWhenOutsideStops: Double
    public let firms: [Firm]
    /// All firms together.
    public let total: Change

    /// The rise of the mean funding gap against nothing being frozen.
    public struct Change: Sendable, Hashable {
        public let circuits: Estimate
        public let outside: Estimate
        /// The first less the second.
        public let excess: Estimate
    }

    public struct Firm: Sendable, Hashable {
        public let firm: String
        public let change: Change
        /// Sales to other firms that stop when circuits stop, over the horizon on the path without shocks.
        public let salesLost: Double
    }

    /// Money that stops flowing beyond the same outside money.
    public var excessLost: Double { lostWhenCircuitsStop - lostWhenOutsideStops }

    /// - Parameter quarter: the first frozen quarter, from 0.
    /// - Returns: `nil` for a model without a circuit whose funding brings a dollar.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init?(
        _ model: CashFlowModel, from quarter: Int = 0, options: SimulationOptions,
        level: Double = Estimate.defaultLevel
    ) throws(SimulationError) {
        let base = try LiquiditySimulation(model)
        let path = base.zeroShock()
        guard let frozen = try FrozenModels(model, from: quarter) else { return nil }
        let simulations = (
            try LiquiditySimulation(frozen.matched), try LiquiditySimulation(frozen.outside)
        )
        let inflow = Self.inflow(path)
        funding = frozen.funding
        let still = simulations.0.zeroShock()
        lostWhenCircuitsStop = inflow - Self.inflow(still)
        lostWhenOutsideStops = inflow - Self.inflow(simulations.1.zeroShock())
        let outcomes = try base.run(options, seesDays: false)
        let groups = outcomes.groups(options)
        let gaps = (
            outcomes.gap, try simulations.0.run(options, seesDays: false).gap,
            try simulations.1.run(options, seesDays: false).gap
        )
        let paths = outcomes.paths
        func change(_ gap: (Int) -> (Double, Double, Double)) -> Change {
            func mean(_ value: (Double, Double, Double) -> Double) -> Estimate {
                let values = (0..<paths).map { path in
                    let (base, circuits, outside) = gap(path)
                    return value(base, circuits, outside)
                }
                return RiskMeasures.mean(values[...], groups: groups, level: level)
            }
            return Change(
                circuits: mean { base, circuits, _ in circuits - base },
                outside: mean { base, _, other in other - base },
                excess: mean { _, circuits, other in circuits - other })
        }
        firms = model.firms.enumerated().map { index, firm in
            Firm(
                firm: firm.id,
                change: change { path in
                    let place = index * paths + path
                    return (gaps.0[place], gaps.1[place], gaps.2[place])
                }, salesLost: path.sales(of: index) - still.sales(of: index))
        }
        var sums = [(Double, Double, Double)](repeating: (0, 0, 0), count: paths)
        for index in model.firms.indices {
            for path in 0..<paths {
                let place = index * paths + path
                sums[path].0 += gaps.0[place]
                sums[path].1 += gaps.1[place]
                sums[path].2 += gaps.2[place]
            }
        }
        total = change { sums[$0] }
    }

    /// Funding and revenue from the network, all firms and quarters.
    private static func inflow(_ path: Trajectory) -> Double {
        path.funding.reduce(0, +) + path.receipts.reduce(0, +)
    }
}
