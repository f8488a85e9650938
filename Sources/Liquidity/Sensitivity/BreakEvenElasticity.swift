import Money

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The elasticity of revenue to compute above which buying less compute costs a firm more cash than it saves.
///
/// A cut of the share m of compute spending S saves mS and costs (1−v)·R·(1 − (1−m)^ε) of revenue R with variable costs v. The two are equal at
/// ε* = ln(1 − mS ÷ ((1−v)R)) ÷ ln(1−m), which for a small cut is S ÷ ((1−v)R). Above 1, a firm gains cash by buying less even if its revenue falls in step.
///
/// ```swift
/// BreakEvenElasticity(computeSpending: 187, revenue: 280, variableShare: 0.1).ofSmallCut   // 0.742
/// ```
public struct BreakEvenElasticity: Sendable, Hashable {
    /// S and R in the same unit and period; v.
    public var computeSpending, revenue, variableShare: Double

    public init(computeSpending: Double, revenue: Double, variableShare: Double) {
        self.computeSpending = computeSpending
        self.revenue = revenue
        self.variableShare = variableShare
    }

    private var margin: Double { (1 - variableShare) * revenue }

    /// ε* of a small cut; `nil` without revenue that leaves anything.
    public var ofSmallCut: Double? { margin > 0 ? computeSpending / margin : nil }

    /// ε* of a cut of the share m, 0 < m < 1; `nil`: the cut saves more than all revenue leaves, and no elasticity is enough.
    public func ofCut(_ share: Double) -> Double? {
        guard margin > 0, share > 0, share < 1, share * computeSpending < margin else { return nil }
        return log(1 - share * computeSpending / margin) / log(1 - share)
    }

    /// What a cut of the share m changes in cash at an elasticity: above 0 it saves more than it costs.
    public func cashChange(ofCut share: Double, elasticity: Double) -> Double {
        share * computeSpending - margin * (1 - pow(1 - share, elasticity))
    }

    /// ε* of the plan by calendar year: compute is what the firm's capacity costs as planned, in contracts and in the share of its costs that buys it.
    ///
    /// - Returns: years with a planned quarter, in order; empty for a firm without a limit of capacity.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public static func byYear(
        _ model: CashFlowModel, firm: Int, start: Quarter
    ) throws(SimulationError) -> [(year: Int, value: BreakEvenElasticity)] {
        let compiled = try CompiledModel(model)
        guard model.firms[firm].capacityLimit != nil else { return [] }
        var years: [(year: Int, value: BreakEvenElasticity)] = []
        for quarter in 0..<model.quarters {
            let place = quarter * model.firms.count + firm
            let year = start.advanced(by: quarter).year
            if years.last?.year != year {
                years.append(
                    (
                        year,
                        BreakEvenElasticity(
                            computeSpending: 0, revenue: 0,
                            variableShare: model.firms[firm].variableCostShare)
                    ))
            }
            years[years.count - 1].value.computeSpending += compiled.feedback.plannedCapacity[place]
            years[years.count - 1].value.revenue += compiled.feedback.plannedRevenue[place]
        }
        return years
    }
}
