import Foundation
import TestSupport
import Testing

@testable import Liquidity

/// Closed forms of `analytic.json`.
private struct Analytic: Decodable {
    let passages: [Passage]
    let merton: [Merton]

    struct Passage: Decodable {
        let cash, drift, vol: Double
        let horizon, steps: Int
        let continuous, discrete, discreteError: Double

        enum CodingKeys: String, CodingKey {
            case cash, drift, vol, steps, continuous
            case horizon = "T"
            case discrete = "mc_discrete"
            case discreteError = "mc_se"
        }
    }

    struct Merton: Decodable {
        let assets, debt, mu, sigma, horizon, pd: Double

        enum CodingKeys: String, CodingKey {
            case mu, sigma, pd
            case assets = "V"
            case debt = "D"
            case horizon = "T"
        }
    }

    enum CodingKeys: String, CodingKey {
        case passages = "first_passage"
        case merton = "merton_pd"
    }

    static func load() throws -> Analytic {
        try JSONDecoder().decode(Analytic.self, from: fixture("analytic.json"))
    }
}

struct PassageTests {
    /// Cash that moves by independent normal steps, out of the model's own legs: firm 0 passes its revenue on to firm 1, which pays last quarter's
    /// receipts as costs, so that its cash moves by the difference. With a σ of 10⁻⁴ log-normal and normal differ by less than 10⁻³ of a step.
    @Test(arguments: 0..<5)
    func `first passage at quarter ends agrees with the reference`(index: Int) throws {
        let item = try Analytic.load().passages[index]
        let step = Double(item.horizon) / Double(item.steps)
        let sigma = 1e-4
        let revenue = item.vol * step.squareRoot() / sigma
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "source", openingCash: 0, externalRevenue: revenue, growth: [],
                    volatility: sigma),
                SimulatedFirm(
                    id: "walk", openingCash: item.cash, externalRevenue: 0, growth: [],
                    volatility: 0,
                    fixedCost: [Double](repeating: -item.drift * step, count: item.steps),
                    receiptCostShare: 1, openingReceipts: revenue),
            ], quarters: item.steps, shocks: .common(0, firms: 2),
            obligations: [Obligation(id: "pass", payer: 0, payee: 1, usage: 1)], clearing: nil)
        let paths = 200_000
        let outcomes = try LiquiditySimulation(model).run(SimulationOptions(paths: paths, seed: 11))
        var out = 0
        for path in 0..<paths where outcomes.cashOut[paths + path] > 0 { out += 1 }
        let share = Double(out) / Double(paths)
        let error =
            (share * (1 - share) / Double(paths) + item.discreteError * item.discreteError)
            .squareRoot()
        #expect(
            abs(share - item.discrete) <= 3 * error,
            "got \(share), expected \(item.discrete), error \(error)")
    }

    /// One quarter as long as the whole horizon: what the bridge adds to the end of it is exact for a Brownian motion.
    @Test(arguments: 0..<5)
    func `first passage in continuous time agrees with its closed form through the bridge`(
        index: Int
    ) throws {
        let item = try Analytic.load().passages[index]
        let horizon = Double(item.horizon)
        let sigma = 1e-4
        let revenue = item.vol * horizon.squareRoot() / sigma
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "walk", openingCash: item.cash, externalRevenue: revenue, growth: [],
                    volatility: sigma, fixedCost: [revenue - item.drift * horizon])
            ], quarters: 1, shocks: .common(0, firms: 1), clearing: nil)
        let paths = 400_000
        let outcomes = try LiquiditySimulation(model).run(SimulationOptions(paths: paths, seed: 12))
        let survival = outcomes.bridgeSurvival.reduce(0) { $0 + $1[0] } / Double(paths)
        // A survival probability of a path is between 0 and 1: its variance is at most p(1 − p).
        let error = (item.continuous * (1 - item.continuous) / Double(paths)).squareRoot()
        #expect(
            abs((1 - survival) - item.continuous) <= 3 * error,
            "got \(1 - survival), expected \(item.continuous), error at most \(error)")
        var out = 0
        for path in 0..<paths where outcomes.cashOut[path] > 0 { out += 1 }
        #expect(Double(out) / Double(paths) < item.continuous)
    }

    @Test(arguments: 0..<3)
    func `the probability that assets miss a debt is Merton's`(index: Int) throws {
        let item = try Analytic.load().merton[index]
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "firm", openingCash: 0, externalRevenue: item.assets,
                    growth: [item.mu * item.horizon],
                    volatility: item.sigma * item.horizon.squareRoot())
            ], quarters: 1, shocks: .common(0, firms: 1),
            obligations: [Obligation(id: "debt", payer: 0, payee: nil, takeOrPay: [item.debt])])
        let paths = 400_000
        let outcomes = try LiquiditySimulation(model).run(SimulationOptions(paths: paths, seed: 13))
        var out = 0
        for path in 0..<paths where outcomes.cashOut[path] > 0 { out += 1 }
        let share = Double(out) / Double(paths)
        let error = (item.pd * (1 - item.pd) / Double(paths)).squareRoot()
        #expect(abs(share - item.pd) <= 3 * error, "got \(share), expected \(item.pd)")
    }
}
