/// A shortfall probability that one assumed probability explains: the number is what was put in, not what came out.
///
/// A firm that needs one promise and has it with probability p runs short with 1 − p, whatever else the model does. The mark is set where a promise (with those of its
/// group) taken as kept takes away ``share`` of the probability or more.
public struct ReadBack: Sendable, Hashable {
    public let firm: String
    /// The promises that are kept or broken together.
    public let fundings: [String]
    /// The probability that was assumed for them.
    public let assumed: Double
    /// P(shortfall) within ``GoingConcern/quarters`` quarters; with the promise kept.
    public let withinYear, withinYearIfKept: Estimate
    /// P(shortfall) within the horizon; with the promise kept.
    public let withinHorizon, withinHorizonIfKept: Estimate

    /// Part of a probability from which one promise explains it.
    public static let share = 0.8
    /// Probabilities below this are not asked about.
    public static let least = 0.01

    /// Whether the probability of the first year, or of the horizon, is the promise's.
    public var explainsYear: Bool { Self.explains(withinYear, withinYearIfKept) }
    public var explainsHorizon: Bool { Self.explains(withinHorizon, withinHorizonIfKept) }

    private static func explains(_ whole: Estimate, _ kept: Estimate) -> Bool {
        whole.value >= least && kept.value <= (1 - share) * whole.value
    }

    /// Every firm's number that one promise explains; the promise that explains most where several would.
    ///
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public static func all(
        _ model: CashFlowModel, options: SimulationOptions, level: Double = Estimate.defaultLevel
    ) throws(SimulationError) -> [ReadBack] {
        let base = try times(model, options, level)
        var found: [ReadBack] = []
        for firm in model.firms.indices
        where model.firms[firm].failsAt == nil && !model.firms[firm].isJudgedByHeadroom {
            let whole = base[firm]
            guard max(whole.year.value, whole.horizon.value) >= least else { continue }
            var own: [ReadBack] = []
            for promise in promises(of: firm, in: model) {
                var kept = model
                for leg in promise { kept.fundings[leg].keep() }
                let without = try times(kept, options, level)[firm]
                let answer = ReadBack(
                    firm: model.firms[firm].id, fundings: promise.map { model.fundings[$0].id },
                    assumed: model.fundings[promise[0]].probability, withinYear: whole.year,
                    withinYearIfKept: without.year, withinHorizon: whole.horizon,
                    withinHorizonIfKept: without.horizon)
                if answer.explainsYear || answer.explainsHorizon { own.append(answer) }
            }
            if let best = own.min(by: {
                ($0.withinHorizonIfKept.value, $0.withinYearIfKept.value) < (
                    $1.withinHorizonIfKept.value, $1.withinYearIfKept.value
                )
            }) {
                found.append(best)
            }
        }
        return found
    }

    /// Promises to a firm that may be broken, those of one group together.
    private static func promises(of firm: Int, in model: CashFlowModel) -> [[Int]] {
        var groups: [Int: Int] = [:]
        var promises: [[Int]] = []
        for (index, leg) in model.fundings.enumerated()
        where leg.recipient == firm && leg.probability < 1 {
            if let group = leg.promiseGroup {
                if let place = groups[group] {
                    promises[place].append(index)
                    continue
                }
                groups[group] = promises.count
            }
            promises.append([index])
        }
        return promises
    }

    private static func times(
        _ model: CashFlowModel, _ options: SimulationOptions, _ level: Double
    ) throws(SimulationError) -> [(year: Estimate, horizon: Estimate)] {
        let outcomes = try LiquiditySimulation(model).run(options, seesDays: false)
        let groups = outcomes.groups(options)
        return model.firms.indices.map { firm in
            let paths = outcomes.cashOut[firm * outcomes.paths..<(firm + 1) * outcomes.paths]
            func share(_ counts: (UInt8) -> Bool) -> Estimate {
                RiskMeasures.mean(
                    paths.map { counts($0) ? 1 : 0 }[...], groups: groups, level: level
                ).clamped(to: 0...1)
            }
            return (share { $0 > 0 && $0 <= GoingConcern.quarters }, share { $0 > 0 })
        }
    }
}
