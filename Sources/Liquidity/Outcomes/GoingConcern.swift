/// Can a firm pay what falls due within a year? Asked twice, as FASB ASC 205-40-50 asks it.
///
/// First with what is committed alone: is it probable that the firm cannot meet its obligations within one year? If so, again with management's plans,
/// which count only as far as it is probable that they are carried out. The standard dates its year from the day on which statements
/// are issued; here it begins with the first simulated quarter. No auditor's judgement, and not about disclosure.
/// Both probabilities are upper ends: credit lines and holdings that the model does not have could only lower them.
public struct GoingConcern: Sendable, Hashable {
    public let firm: String
    /// P(cash-out within a year) with committed funding only.
    public let committedOnly: Estimate
    /// The same with plans that are probable, taken as carried out.
    public let withProbablePlans: Estimate
    /// Funding legs that count as plans: probable, and not committed.
    public let plans: [String]
    /// Funding legs that count in neither question.
    public let leftOut: [String]
    /// Least probability that is called probable.
    public let threshold: Double

    /// Quarters of the look-forward.
    public static let quarters = 4
    /// "Likely to occur" (ASC 450-20-20) has no number; practice puts it at 70 to 80%.
    public static let threshold = 0.7

    public enum Finding: String, Sendable, Hashable, CaseIterable {
        /// Inability to pay is not probable.
        case noSubstantialDoubt
        /// It is probable on committed funding alone, and plans that are probable change that.
        case alleviatedByPlans
        /// It is probable even with those plans.
        case substantialDoubt
        /// An interval includes the threshold.
        case undecided
    }

    public var finding: Finding {
        switch Self.isProbable(committedOnly, threshold) {
        case nil: return .undecided
        case false: return .noSubstantialDoubt
        default: break
        }
        switch Self.isProbable(withProbablePlans, threshold) {
        case nil: return .undecided
        case false: return .alleviatedByPlans
        default: return .substantialDoubt
        }
    }

    private static func isProbable(_ estimate: Estimate, _ threshold: Double) -> Bool? {
        if estimate.low >= threshold { return true }
        return estimate.high < threshold ? false : nil
    }

    /// Both questions for every firm of a model that is not judged by headroom.
    ///
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public static func all(
        _ model: CashFlowModel, options: SimulationOptions, level: Double = Estimate.defaultLevel,
        threshold: Double = threshold
    ) throws(SimulationError) -> [GoingConcern] {
        let committed = try estimates(
            year(of: model) { $0.isCommitted }, options: options, level: level)
        let planned = try estimates(
            year(of: model) { $0.isCommitted || $0.probability >= threshold }, options: options,
            level: level)
        return model.firms.indices.filter { !model.firms[$0].isJudgedByHeadroom }.map { firm in
            let own = model.fundings.filter { $0.recipient == firm && !$0.isCommitted }
            return GoingConcern(
                firm: model.firms[firm].id, committedOnly: committed[firm],
                withProbablePlans: planned[firm],
                plans: own.filter { $0.probability >= threshold }.map(\.id),
                leftOut: own.filter { $0.probability < threshold }.map(\.id), threshold: threshold)
        }
    }

    /// The first year, with the funding that counts. What counts is kept for certain; indices stay as they are.
    static func year(of model: CashFlowModel, counting: (Funding) -> Bool) -> CashFlowModel {
        var changed = model
        changed.quarters = min(quarters, model.quarters)
        for place in model.fundings.indices {
            if counting(model.fundings[place]) {
                changed.fundings[place].keep()
            } else {
                changed.fundings[place].stopsAt = 0
            }
        }
        return changed
    }

    private static func estimates(
        _ model: CashFlowModel, options: SimulationOptions, level: Double
    ) throws(SimulationError) -> [Estimate] {
        let outcomes = try LiquiditySimulation(model).run(options)
        let groups = outcomes.groups(options)
        return model.firms.indices.map {
            CashOutTimes(outcomes, firm: $0, groups: groups, level: level).byQuarter.last
                ?? Estimate(exactly: 0)
        }
    }
}
