import TestSupport
import Testing

@testable import Liquidity

@Suite("σ that differs between quarters")
struct VolatilityTests {
    private static func model(_ sigma: [Double], quarters: Int = 8) -> CashFlowModel {
        var firm = SimulatedFirm(
            id: "a", openingCash: 4, externalRevenue: 10, growth: [0.1, -0.05], volatility: 0.2,
            fixedCost: [9])
        firm.volatilityByQuarter = sigma
        return CashFlowModel(firms: [firm], quarters: quarters, shocks: .common(0, firms: 1))
    }

    @Test("quarters that are alike give the bits of one σ")
    func alike() throws {
        let options = SimulationOptions(paths: 256, seed: 4)
        let one = try LiquiditySimulation(Self.model([])).run(options)
        let all = try LiquiditySimulation(Self.model([Double](repeating: 0.2, count: 8))).run(
            options)
        let last = try LiquiditySimulation(Self.model([0.2])).run(options)
        #expect(one == all && one == last)
    }

    @Test("revenue is its plan in the mean, and spreads by the root of the sum of squares")
    func spread() throws {
        let sigma = [0.05, 0.05, 0.3, 0.3]
        let model = Self.model(sigma, quarters: 4)
        #expect(
            abs(model.firms[0].volatility(through: 3) - (2 * 0.0025 + 2 * 0.09).squareRoot())
                < 1e-15)
        let simulation = try LiquiditySimulation(model)
        let shocks = [1.0, -2, 0.5, 1]
        let path = try simulation.trajectory(shocks: shocks)
        let calm = try simulation.trajectory(shocks: [0, 0, 0, 0])
        for quarter in 0..<4 {
            let sum = (0...quarter).reduce(0.0) { $0 + sigma[$1] * shocks[$1] }
            let found = PathNumbers.logarithm(path.revenue[quarter] / calm.revenue[quarter])
            #expect(abs(found - sum) < 1e-9)
        }
    }

    @Test("a factor holds from its quarter until another, and setting σ makes quarters alike")
    func factor() {
        var model = Self.model([])
        Adjustment(kind: .volatilityFactor, target: .everything, value: 2).apply(to: &model)
        #expect(model.firms[0].volatility == 0.4 && model.firms[0].volatilityByQuarter.isEmpty)
        Adjustment(kind: .volatilityFactor, target: .firm(0), value: 3, from: 2, until: 4)
            .apply(to: &model)
        let expected = [0.4, 0.4, 1.2, 1.2, 0.4, 0.4, 0.4, 0.4]
        expectClose(model.firms[0].volatilityByQuarter, expected, within: 1e-15, "σ")
        Adjustment(kind: .volatilityFactor, target: .firm(0), value: 0.5, from: 6)
            .apply(to: &model)
        expectClose(
            model.firms[0].volatilityByQuarter, [0.4, 0.4, 1.2, 1.2, 0.4, 0.4, 0.2, 0.2],
            within: 1e-15, "σ")
        model.firms[0].volatility = 0
        #expect(model.firms[0].volatilityByQuarter.isEmpty)
    }
}
