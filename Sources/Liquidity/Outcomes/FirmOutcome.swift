/// What a simulation says about one firm. Money is in the model's unit.
public struct FirmOutcome: Sendable, Hashable {
    /// Index in the model, and id.
    public let index: Int
    public let firm: String
    /// Whether the scenario itself makes the firm fail: its cash-out is then no result, and its gap that of the quarters before.
    public let isMadeToFail: Bool
    /// Whether the firm is judged by ``Headroom``: that it leaves something unpaid on a path is then no finding, and what others owe it still is.
    public let isJudgedByHeadroom: Bool
    public let cashOut: CashOutTimes
    public let gap: FundingGap
    public let loss: SupplierLoss
    /// P(the firm cuts something to keep its buffer within the horizon); `nil` for a firm that cuts nothing.
    public let planCut: Estimate?

    public init(
        _ outcomes: PathOutcomes, model: CashFlowModel, firm: Int,
        groups: PathGroups = .independent,
        level: Double = Estimate.defaultLevel
    ) {
        index = firm
        self.firm = model.firms[firm].id
        isMadeToFail = model.firms[firm].failsAt.map { $0 < model.quarters } ?? false
        isJudgedByHeadroom = model.firms[firm].isJudgedByHeadroom
        cashOut = CashOutTimes(outcomes, firm: firm, groups: groups, level: level)
        gap = FundingGap(outcomes, firm: firm, groups: groups, level: level)
        loss = SupplierLoss(outcomes, firm: firm, groups: groups, level: level)
        let cuts = outcomes.firstCut[firm * outcomes.paths..<(firm + 1) * outcomes.paths]
        planCut =
            model.firms[firm].spendingPlan == nil
            ? nil
            : RiskMeasures.mean(
                cuts.map { $0 > 0 ? 1 : 0 }[...], groups: groups, level: level
            ).clamped(to: 0...1)
    }

    /// P(cash-out within the horizon).
    public var withinHorizon: Estimate {
        cashOut.byQuarter.last ?? Estimate(exactly: 0)
    }
}

/// The deepest cumulative shortfall of a firm: the money that someone would have to bring.
public struct FundingGap: Sendable, Hashable {
    public let mean: Estimate
    public let valueAtRisk95, valueAtRisk99: Estimate
    public let expectedShortfall95, expectedShortfall99: Estimate

    init(_ outcomes: PathOutcomes, firm: Int, groups: PathGroups, level: Double) {
        let risk = RiskMeasures(
            outcomes.gap[firm * outcomes.paths..<(firm + 1) * outcomes.paths], groups: groups)
        func floored(_ estimate: Estimate) -> Estimate { estimate.clamped(to: 0 ... .infinity) }
        mean = floored(risk.mean(level: level))
        valueAtRisk95 = floored(risk.valueAtRisk(0.95, level: level))
        valueAtRisk99 = floored(risk.valueAtRisk(0.99, level: level))
        expectedShortfall95 = floored(risk.expectedShortfall(0.95, level: level))
        expectedShortfall99 = floored(risk.expectedShortfall(0.99, level: level))
    }
}

/// What a firm loses on those who cannot pay it, means over the paths.
public struct SupplierLoss: Sendable, Hashable {
    /// Because its debtor was short even with full receipts.
    public let direct: Estimate
    /// Because its debtor was not paid by others.
    public let passedOn: Estimate
    /// Revenue of contracts that were terminated.
    public let terminated: Estimate
    /// Value of shares, against their value at the opening. A mark, not a bill: it is in no sum.
    public let stakes: Estimate
    /// Unpaid dues, direct and passed on, and terminated contracts; stakes apart.
    public let total: Estimate

    init(_ outcomes: PathOutcomes, firm: Int, groups: PathGroups, level: Double) {
        let range = firm * outcomes.paths..<(firm + 1) * outcomes.paths
        func mean(_ values: ArraySlice<Double>) -> Estimate {
            RiskMeasures.mean(values, groups: groups, level: level).clamped(to: 0 ... .infinity)
        }
        let parts = [
            outcomes.directLoss[range], outcomes.passedOnLoss[range],
            outcomes.terminatedLoss[range],
        ]
        direct = mean(parts[0])
        passedOn = mean(parts[1])
        terminated = mean(parts[2])
        stakes = mean(outcomes.stakeLoss[range])
        var sum = [Double](repeating: 0, count: outcomes.paths)
        for part in parts {
            for (path, value) in part.enumerated() { sum[path] += value }
        }
        total = mean(sum[...])
    }
}
