import Liquidity
import Money
import TestSupport
import Testing

struct BreakEvenElasticityTests {
    struct Row: Decodable {
        let computeSpending, revenue, variable, shareCut, saved: Double
        let elasticityStar: Double?
        let elasticityStarOfASmallCut: Double
        let cashChangeAt: [Change]

        struct Change: Decodable {
            let elasticity, change: Double
        }
    }

    @Test func `a cut is worth its cash up to the elasticity of the reference`() throws {
        for row in try feedback("break-even-elasticity", as: [Row].self) {
            let sums = BreakEvenElasticity(
                computeSpending: row.computeSpending, revenue: row.revenue,
                variableShare: row.variable)
            let star = sums.ofCut(row.shareCut)
            #expect((star == nil) == (row.elasticityStar == nil))
            if let star, let expected = row.elasticityStar {
                #expect(abs(star - expected) < 1e-12)
            }
            #expect(abs((sums.ofSmallCut ?? 0) - row.elasticityStarOfASmallCut) < 1e-12)
            for at in row.cashChangeAt {
                let change = sums.cashChange(ofCut: row.shareCut, elasticity: at.elasticity)
                #expect(abs(change - at.change) < 1e-9)
            }
        }
        #expect(
            BreakEvenElasticity(computeSpending: 300, revenue: 100, variableShare: 0.1)
                .ofCut(0.5) == nil)
        #expect(
            BreakEvenElasticity(computeSpending: 1, revenue: 0, variableShare: 0).ofSmallCut == nil)
    }

    @Test func `the engine's cash changes sign where the formula says`() throws {
        // Half of the compute does not come, and is not due, in the second of two quarters.
        func cash(_ elasticity: Double, share: Double) throws -> Double {
            var due = Obligation(
                id: "compute", payer: 0, payee: nil, takeOrPay: [80, 80 * share],
                capacityPlan: [80, 80])
            due.capacitySupply = [80, 80 * share]
            let model = CashFlowModel(
                firms: [
                    SimulatedFirm(
                        id: "lab", openingCash: 1000, externalRevenue: 100, growth: [],
                        volatility: 0, variableCostShare: 0.1, plannedRevenue: [100, 100],
                        capacityLimit: CapacityLimit(elasticity: elasticity))
                ], quarters: 2, shocks: .common(0, firms: 1), obligations: [due])
            return try LiquiditySimulation(model).zeroShock().cash[1]
        }
        let sums = BreakEvenElasticity(computeSpending: 80, revenue: 100, variableShare: 0.1)
        let star = try #require(sums.ofCut(0.5))
        for (elasticity, sign) in [(star - 0.01, 1.0), (star + 0.01, -1.0)] {
            let change = try cash(elasticity, share: 0.5) - cash(elasticity, share: 1)
            #expect(change * sign > 0)
            #expect(abs(change - sums.cashChange(ofCut: 0.5, elasticity: elasticity)) < 1e-9)
        }
    }

    @Test func `the plan's elasticity by year adds up contracts and the costs that buy compute`()
        throws
    {
        let due = Obligation(
            id: "compute", payer: 0, payee: nil, takeOrPay: [60, 60, 30],
            capacityPlan: [60, 60, 30])
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "lab", openingCash: 0, externalRevenue: 100, growth: [], volatility: 0,
                    fixedCost: [40, 40, 40], variableCostShare: 0.2,
                    plannedRevenue: [100, 100, 200],
                    capacityLimit: CapacityLimit(elasticity: 1, shareOfCosts: 0.5))
            ], quarters: 3, shocks: .common(0, firms: 1), obligations: [due])
        let start = try #require(Quarter("2026-Q3"))
        let years = try BreakEvenElasticity.byYear(model, firm: 0, start: start)
        #expect(years.map(\.year) == [2026, 2027])
        #expect(years.map(\.value.ofSmallCut) == [160 / 160, 50 / 160])
        var bare = model
        bare.firms[0].capacityLimit = nil
        #expect(try BreakEvenElasticity.byYear(bare, firm: 0, start: start).isEmpty)
    }
}
