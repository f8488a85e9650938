import Statistics

/// What must be true for a firm to pay everything within the horizon, on the path without shocks.
public struct BreakEven: Sendable, Hashable {
    public let firm: String
    /// Lowest balance on the path without shocks: cash less everything left unpaid. Below 0 it is the money that is missing.
    public let lowest: Double
    /// Quarter of the lowest balance, from 1.
    public let lowestQuarter: Int
    /// Change of yearly growth of the firm's own external revenue at which the lowest balance is 0: log points a year, negative where there is
    /// room. `nil`: no change within the searched range does it.
    public let growthChange: Double?
    /// Own external revenue in the last simulated year without shocks, and at the break-even.
    public let revenue: Double
    public let breakEvenRevenue: Double?

    /// Searched changes of growth, log points a quarter.
    static let range = -0.5...0.5

    /// - Throws: ``SimulationError`` for a model that cannot be simulated, as it is or with another growth.
    public init(_ model: CashFlowModel, firm: Int) throws(SimulationError) {
        self.firm = model.firms[firm].id
        let calm = try LiquiditySimulation(model).zeroShock()
        let balances = (0..<calm.quarters).map { calm.shadowBalance[$0 * calm.firms + firm] }
        let lowest = balances.min() ?? 0
        self.lowest = lowest
        lowestQuarter = (balances.firstIndex(of: lowest) ?? 0) + 1
        revenue = Self.lastYear(calm, firm)
        guard model.firms[firm].externalRevenue > 0 else {
            (growthChange, breakEvenRevenue) = (nil, nil)
            return
        }
        let scale = max(1, abs(lowest))
        // The root finder's function cannot throw: what it met is thrown when it is back.
        var refused: SimulationError?
        let balance: (Double) -> Double = { shift in
            do throws(SimulationError) {
                let path = try Self.path(model, firm: firm, shift: shift)
                let least = (0..<path.quarters).map { path.shadowBalance[$0 * path.firms + firm] }
                    .min()
                return (least ?? .nan) / scale
            } catch {
                refused = refused ?? error
                return .nan
            }
        }
        let root: Double?
        do throws(StatisticsError) {
            root = try RootFinding.brent(in: Self.range, tolerance: 1e-9, balance)
        } catch {
            throw refused
                ?? .shape("break-even of \(self.firm): no change of growth is found: \(error)")
        }
        if let refused { throw refused }
        growthChange = root.map { 4 * $0 }
        guard let root else {
            breakEvenRevenue = nil
            return
        }
        breakEvenRevenue = Self.lastYear(try Self.path(model, firm: firm, shift: root), firm)
    }

    private static func path(
        _ model: CashFlowModel, firm: Int, shift: Double
    ) throws(SimulationError) -> Trajectory {
        try LiquiditySimulation(shifted(model, firm: firm, by: shift)).zeroShock()
    }

    private static func shifted(_ model: CashFlowModel, firm: Int, by shift: Double)
        -> CashFlowModel
    {
        var changed = model
        var growth = model.firms[firm].growth
        while growth.count < model.quarters { growth.append(0) }
        changed.firms[firm].growth = growth.map { $0 + shift }
        return changed
    }

    private static func lastYear(_ path: Trajectory, _ firm: Int) -> Double {
        (max(0, path.quarters - 4)..<path.quarters).reduce(0) {
            $0 + path.revenue[$1 * path.firms + firm]
        }
    }
}
