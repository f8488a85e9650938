import Foundation
import Statistics
import TestSupport
import Testing

@testable import Liquidity

/// Numbers of an independent scalar program, written from the recursion in `Documentation/stress-feedback.md`, against the engine.
struct FeedbackReferenceTests {
    /// Shares to 10⁻¹², amounts (millions) to 10⁻⁹.
    private static func tolerance(_ name: String) -> Double {
        ["demandLost", "capacityRatio", "quotient", "availability", "overPlan"].contains(name)
            ? 1e-12 : 1e-9
    }

    private func near(
        _ got: [Double], _ expected: [Double], _ tolerance: Double, _ what: String
    ) {
        #expect(got.count == expected.count, "\(what)")
        for (index, pair) in zip(got, expected).enumerated() {
            #expect(
                abs(pair.0 - pair.1) <= tolerance,
                "\(what)[\(index)]: got \(pair.0), expected \(pair.1), tolerance \(tolerance)")
        }
    }

    @Test(arguments: ["cuts", "three-firms", "everything-off", "leontief"])
    func `a path is the reference's in every figure of every quarter`(name: String) throws {
        let reference = try feedback(name, as: FeedbackCase.self)
        let path = try reference.path()
        for (quarter, row) in reference.expected.quarters.enumerated() {
            for (figure, expected) in row.sorted(by: { $0.key < $1.key })
            where figure != "availability" {
                let got = try #require(path.quarter(figure, quarter), "\(figure)")
                near(
                    got, expected, Self.tolerance(figure), "\(name), quarter \(quarter), \(figure)")
            }
            // The engine follows what is capacity for somebody; the reference follows every leg.
            let all = try #require(row["availability"])
            for (leg, due) in reference.model.obligations.enumerated()
            where !due.capacity.isEmpty {
                near(
                    [path.availability[quarter * path.obligations + leg]], [all[leg]], 1e-12,
                    "\(name), quarter \(quarter), availability of \(due.id)")
            }
        }
        near(path.gap, reference.expected.gap, 1e-9, "\(name), gap")
        #expect(path.cashOut == reference.expected.cashOut)
    }

    @Test func `with everything off the model without feedback gives the same bits`() throws {
        let reference = try feedback("everything-off", as: FeedbackCase.self)
        let with = try reference.path()
        var bare = reference.model.model()
        for firm in bare.firms.indices {
            bare.firms[firm].capacityLimit = nil
            bare.firms[firm].spendingPlan = nil
            bare.firms[firm].plannedRevenue = []
        }
        for leg in bare.obligations.indices { bare.obligations[leg].capacityPlan = [] }
        for leg in bare.fundings.indices { bare.fundings[leg].response = nil }
        let without = try LiquiditySimulation(bare).trajectory(
            shocks: reference.shocks.flatMap { $0 }, uniforms: reference.uniforms)
        #expect(with.revenue == without.revenue && with.cash == without.cash)
        #expect(with.payment == without.payment && with.gap == without.gap)
        let options = SimulationOptions(paths: 500, seed: 4)
        let outcomes = try LiquiditySimulation(reference.model.model()).run(options)
        let before = try LiquiditySimulation(bare).run(options)
        #expect(outcomes.gap == before.gap && outcomes.cashOut == before.cashOut)
        #expect(outcomes.bridgeSurvival == before.bridgeSurvival && outcomes.fan == before.fan)
    }

    struct Served: Decodable {
        let demand, plan, slack, elasticity, need, quotient, revenue, capacityRatio: Double
    }

    /// A firm whose one leg brings a share of its planned capacity from the first quarter on.
    private func served(_ limit: CapacityLimit, demand: Double, plan: Double, capacity: [Double])
        throws -> CashFlowModel
    {
        let quarters = capacity.count
        var due = Obligation(
            id: "compute", payer: 0, payee: nil,
            capacityPlan: [Double](repeating: 8, count: quarters))
        due.capacitySupply = capacity.map { 8 * $0 }
        return CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "lab", openingCash: 1e6, externalRevenue: demand, growth: [],
                    volatility: 0, plannedRevenue: [Double](repeating: plan, count: quarters),
                    capacityLimit: limit)
            ], quarters: quarters, shocks: .common(0, firms: 1), obligations: [due])
    }

    @Test func `revenue is demand as far as capacity serves it, corners too`() throws {
        for row in try feedback("capacity-revenue", as: [Served].self) {
            let model = try served(
                CapacityLimit(elasticity: row.elasticity, slack: row.slack), demand: row.demand,
                plan: row.plan, capacity: [row.capacityRatio])
            let path = try LiquiditySimulation(model).zeroShock()
            near(path.capacityRatio, [row.capacityRatio], 1e-15, "capacity")
            near(path.quotient, [row.quotient], 1e-12, "quotient of \(row)")
            near(path.revenue, [row.revenue], 1e-12 * max(1, row.revenue), "revenue of \(row)")
        }
    }

    struct LongRun: Decodable {
        let longElasticity, speed, capacityRatio, limit, factorAfter12: Double
        let logDemandLost: [Double]
    }

    @Test func `demand follows capacity to its long-run level at its pace`() throws {
        for row in try feedback("long-run-demand", as: [LongRun].self) {
            let model = try served(
                CapacityLimit(
                    elasticity: 0, longRunElasticity: row.longElasticity, adjustment: row.speed),
                demand: 100, plan: 100,
                capacity: [Double](repeating: row.capacityRatio, count: 12))
            let path = try LiquiditySimulation(model).zeroShock()
            near(path.demandLost, row.logDemandLost, 1e-12, "log demand lost")
            near([path.revenue[11] / 100], [row.factorAfter12], 1e-12, "what is left of demand")
            let closed = (1...12).map {
                row.longElasticity * log(row.capacityRatio) * (1 - pow(1 - row.speed, Double($0)))
            }
            near(path.demandLost, closed, 1e-12, "closed form")
        }
        #expect(abs(CapacityLimit.adjustment(halfLife: 1) - (1 - pow(2, -0.25))) < 1e-15)
    }

    struct Promise: Decodable {
        let probability, b, gamma, logRevenueOverPlan, scheduled: Double
        let probabilityNow, amountIfKept, expected: Double
    }

    @Test func `a promise answers to revenue beside its plan as the formula says`() throws {
        for row in try feedback("answering-promises", as: [Promise].self) {
            // Revenue has left its plan in the first quarter; the promise falls due in the second.
            let model = CashFlowModel(
                firms: [
                    SimulatedFirm(
                        id: "lab", openingCash: 0, externalRevenue: 100,
                        growth: [row.logRevenueOverPlan], volatility: 0,
                        plannedRevenue: [100, 100])
                ], quarters: 2, shocks: .common(0, firms: 1),
                fundings: [
                    Funding(
                        id: "round", investor: nil, recipient: 0, amounts: [0, row.scheduled],
                        probability: row.probability,
                        response: FundingResponse(firm: 0, probability: row.b, amount: row.gamma))
                ])
            let simulation = try LiquiditySimulation(model)
            near(
                [simulation.zeroShock().funding[1] / row.scheduled],
                [row.expected / row.scheduled], 1e-12, "expected share")
            for (uniform, amount) in [
                (row.probabilityNow - 1e-9, row.amountIfKept), (row.probabilityNow + 1e-9, 0),
            ] {
                let path = try simulation.trajectory(shocks: [0, 0], uniforms: [uniform])
                near(
                    [path.funding[1] / row.scheduled], [amount / row.scheduled], 1e-12,
                    "amount at u = \(uniform)")
            }
            let outcomes = try simulation.run(SimulationOptions(paths: 4096, seed: 8))
            let revenue = 200 * exp(row.logRevenueOverPlan)
            let paid = (0..<4096).count {
                outcomes.fan[4096 + $0] > revenue + row.amountIfKept / 2
            }
            let p = row.probabilityNow
            #expect(
                abs(Double(paid) / 4096 - p) <= 4.5 * (p * (1 - p) / 4096).squareRoot(),
                "\(row)")
        }
    }

    struct Loop: Decodable {
        let inputs: Inputs
        let gain, gainOfFundingAlone, gainOfRevenueAlone, amplification: Double
        let funding, purchases, revenue: [Double]
        let outsideFreeze, circularFreeze: Freeze

        struct Inputs: Decodable {
            let outside, phi, psi, mu, theta: Double
            let quarters, freezeFrom: Int
        }

        struct Freeze: Decodable {
            let purchases, funding: [Double]
        }
    }

    /// The loop with sales to users as money that comes with last quarter's purchases: a funding of θ, spent on μ.
    private func loop(_ inputs: Loop.Inputs, outside: Int? = nil, circular: Int? = nil)
        -> CashFlowModel
    {
        let quarters = inputs.quarters
        let amounts = (0..<quarters).map { $0 < outside ?? quarters ? inputs.outside : 0 }
        return CashFlowModel(
            firms: ["lab", "maker"].map {
                SimulatedFirm(
                    id: $0, openingCash: 1e7, externalRevenue: 0, growth: [], volatility: 0)
            }, quarters: quarters, shocks: .common(0, firms: 2),
            obligations: [
                Obligation(
                    id: "invested", payer: 0, payee: 1,
                    contingent: .init(funding: 0, perUnit: inputs.psi)),
                Obligation(
                    id: "earned", payer: 0, payee: 1,
                    contingent: .init(funding: 1, perUnit: inputs.mu)),
            ],
            fundings: [
                Funding(
                    id: "investment", investor: 1, recipient: 0, amounts: amounts,
                    recycling: inputs.phi, stopsAt: circular),
                Funding(
                    id: "sales", investor: 1, recipient: 0, recycling: inputs.theta),
            ])
    }

    @Test func `the loop of two firms has its closed form, and both freezes theirs`() throws {
        for row in try feedback("two-firm-loop", as: [Loop].self) {
            func path(_ model: CashFlowModel) throws -> (purchases: [Double], funding: [Double]) {
                let path = try LiquiditySimulation(model).zeroShock()
                return (
                    (0..<path.quarters).map { path.payment[2 * $0] + path.payment[2 * $0 + 1] },
                    (0..<path.quarters).map { path.funding[2 * $0] }
                )
            }
            let base = try path(loop(row.inputs))
            near(base.purchases, row.purchases, 1e-9, "purchases")
            near(base.funding, row.funding, 1e-9, "funding")
            let outside = try path(loop(row.inputs, outside: row.inputs.freezeFrom))
            near(outside.purchases, row.outsideFreeze.purchases, 1e-9, "outside freeze")
            near(outside.funding, row.outsideFreeze.funding, 1e-9, "funding, outside freeze")
            let circular = try path(loop(row.inputs, circular: row.inputs.freezeFrom))
            near(circular.purchases, row.circularFreeze.purchases, 1e-9, "circular freeze")
            near(circular.funding, row.circularFreeze.funding, 1e-9, "funding, circular freeze")
            let closed = (1...row.inputs.quarters).map {
                row.inputs.psi * row.inputs.outside * (1 - pow(row.gain, Double($0)))
                    / (1 - row.gain)
            }
            near(base.purchases, closed, 1e-9, "closed form")
            // A dollar of funding comes back through the other loop as often as that turns.
            let through = loop(row.inputs).loopGain(of: 0)
            #expect(
                abs(through - row.gainOfFundingAlone / (1 - row.gainOfRevenueAlone)) < 1e-12)
            #expect(
                abs(CashFlowModel.amplification(loopGain: row.gain) - row.amplification) < 1e-12)
        }
    }

    struct Freezes: Decodable {
        let model: FeedbackModel
        let runs: [Run]

        struct Run: Decodable {
            let elasticity: Double
            let kind: String
            let labRevenue, labCash, gap: [Double]
            let receipts, shadowBalance: [[Double]]
            let cashOut: [Int]
        }
    }

    @Test func `a circular and an outside freeze leave what the reference says`() throws {
        let reference = try feedback("freezes", as: Freezes.self)
        var brought: [Double: [Double]] = [:]
        for run in reference.runs {
            var model = reference.model.model()
            model.firms[0].capacityLimit?.elasticity = run.elasticity
            if run.kind == "circular" {
                for leg in [0, 2, 4] { model.obligations[leg].stopsAt = 2 }
                model.fundings[0].stopsAt = 2
            }
            if run.kind == "outside" {
                let lost = try #require(brought[run.elasticity], "the base run comes first")
                model.fundings.append(
                    Funding(
                        id: "outside money that stops", investor: nil, recipient: 0,
                        amounts: lost.indices.map { $0 < 2 ? 0 : -lost[$0] }))
            }
            let path = try LiquiditySimulation(model).trajectory(
                shocks: [Double](repeating: 0, count: 18),
                uniforms: model.fundings.map { _ in 0.1 })
            if run.kind == "base" {
                brought[run.elasticity] = (0..<6).map { path.funding[$0 * path.fundings] }
            }
            let what = "\(run.kind), elasticity \(run.elasticity)"
            near((0..<6).map { path.revenue[$0 * 3] }, run.labRevenue, 1e-9, "revenue, \(what)")
            near((0..<6).map { path.cash[$0 * 3] }, run.labCash, 1e-9, "cash, \(what)")
            near(path.receipts, run.receipts.flatMap { $0 }, 1e-9, "receipts, \(what)")
            near(path.shadowBalance, run.shadowBalance.flatMap { $0 }, 1e-9, "balance, \(what)")
            near(path.gap, run.gap, 1e-9, "gap, \(what)")
            #expect(path.cashOut == run.cashOut, "\(what)")
        }
        #expect(brought.count == 3 && reference.runs.count == 9)
    }

    struct Median: Decodable {
        let model: FeedbackModel
        let revenue, shadowBalance: [[Double]]
        let minimum: [Double]
    }

    @Test func `three firms of a whole ledger move on the median path as in the reference`() throws
    {
        let reference = try feedback("demo-median-path", as: Median.self)
        let model = reference.model.model()
        let path = try LiquiditySimulation(model).trajectory(
            shocks: [Double](repeating: 0, count: 36))
        near(path.revenue, reference.revenue.flatMap { $0 }, 1e-8, "revenue")
        near(path.shadowBalance, reference.shadowBalance.flatMap { $0 }, 1e-8, "balance")
        for firm in 0..<3 {
            let lowest = (0..<12).map { path.shadowBalance[$0 * 3 + firm] }.min() ?? .nan
            near([lowest], [reference.minimum[firm]], 1e-8, "lowest balance")
        }
    }
}
