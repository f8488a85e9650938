#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which combination of shocks, the most likely of all, leaves a firm short?
///
/// The shocks are the firms' revenue surprises in their leading directions in time, in which a random walk does most of its moving (Karhunen & Loève:
/// half a cosine wave over the horizon, one and a half, …), correlated between firms as the model says. Promises that the ledger calls uncertain are
/// taken as on the path without shocks, so the answer is about revenue.
public struct ReverseStress: Sendable, Hashable {
    public let firm: String
    /// The shortfall that is looked for: a hair above 0 is the first unpaid dollar.
    public let target: Double
    /// `nil`: no shock within eight standard deviations is enough.
    public let point: FailurePoint?
    /// Quarter, from 1, in which the shortfall is reached.
    public let quarter: Int?
    /// Revenue of each firm at the point against the plan: the ratio of sums over the quarters up to it, those that move first.
    public let revenues: [RevenueShock]

    public struct RevenueShock: Sendable, Hashable {
        public let firm: String
        /// Money over the quarters to the point: as planned, and at the point.
        public let planned, stressed: Double
        /// Shock in standard deviations of the firm's log revenue at that quarter, from its median.
        public let deviations: Double

        /// −0.2: a fifth less than planned.
        public var change: Double { planned > 0 ? stressed / planned - 1 : 0 }
    }

    /// Directions in time.
    public static let modes = 2

    /// - Parameter target: the shortfall, in the model's unit.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init(_ model: CashFlowModel, firm: Int, target: Double = 0) throws(SimulationError) {
        let simulation = try LiquiditySimulation(model)
        let basis = ShockBasis(model, modes: Self.modes)
        let plan = simulation.zeroShock()
        // Shocks are counted from the centre of what is drawn.
        let calm = simulation.medianPath()
        self.firm = model.firms[firm].id
        self.target = target
        // Money of the size of the model, so that the search sees numbers near 1.
        let scale = max(1, calm.shadowBalance.map(abs).max() ?? 1)
        let threshold = max(target, 1e-9 * scale)
        var failure: SimulationError?
        let point = FailurePoint.find(dimensions: basis.dimensions) { z in
            do throws(SimulationError) {
                let path = try simulation.trajectory(shocks: basis.shocks(z))
                return (0..<path.quarters).map {
                    (-path.shadowBalance[$0 * path.firms + firm] - threshold) / scale
                }
            } catch {
                failure = error
                return [Double](repeating: -1, count: model.quarters)
            }
        }
        if let failure { throw failure }
        self.point = point
        quarter = point.map { $0.limit + 1 }
        guard let point, point.beta > 0 else {
            revenues = []
            return
        }
        let stressed = try simulation.trajectory(shocks: basis.shocks(point.z))
        revenues = model.firms.indices.compactMap { index in
            let volatility = model.firms[index].volatility(through: point.limit)
            let place = point.limit * calm.firms + index
            guard volatility > 0, calm.revenue[place] > 0, stressed.revenue[place] > 0 else {
                return nil
            }
            func total(_ path: Trajectory) -> Double {
                (0...point.limit).reduce(0) { $0 + path.revenue[$1 * path.firms + index] }
            }
            return RevenueShock(
                firm: model.firms[index].id, planned: total(plan), stressed: total(stressed),
                deviations: log(stressed.revenue[place] / calm.revenue[place]) / volatility)
        }.filter { abs($0.deviations) >= 0.05 }
            .sorted { (-abs($0.deviations), $0.firm) < (-abs($1.deviations), $1.firm) }
    }
}

/// Independent standard normal numbers, a few for each factor of the shocks, as the shocks of a path.
struct ShockBasis {
    private let waves: [[Double]]
    private let factors: Int
    private let quarters: Int

    var dimensions: Int { factors * waves.count }

    init(_ model: CashFlowModel, modes: Int) {
        factors = model.firms.count
        quarters = model.quarters
        waves = (0..<min(modes, model.quarters)).map { Self.wave($0, quarters: model.quarters) }
    }

    /// The k-th right singular vector of the matrix that sums shocks, of length 1: cos((2k − 1)(2j − 1)π/(4n + 2)), j = 1…n.
    static func wave(_ mode: Int, quarters: Int) -> [Double] {
        let angle = Double(2 * mode + 1) * .pi / Double(4 * quarters + 2)
        let values = (0..<quarters).map { cos(angle * Double(2 * $0 + 1)) }
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / length }
    }

    /// `[quarter * factors + factor]`
    func shocks(_ z: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: quarters * factors)
        for factor in 0..<factors {
            for (mode, wave) in waves.enumerated() {
                let size = z[factor * waves.count + mode]
                for quarter in 0..<quarters {
                    result[quarter * factors + factor] += size * wave[quarter]
                }
            }
        }
        return result
    }
}
