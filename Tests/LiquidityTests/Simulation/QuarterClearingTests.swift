import Foundation
import TestSupport
import Testing

@testable import Clearing
@testable import Liquidity

/// One quarter of a model is a clearing problem that the module also solves by itself.
struct QuarterClearingTests {
    /// A model of one quarter in which firms owe what a random web says.
    private func model(_ web: RandomWeb, ranks: [Int]? = nil, rule: RecoveryRule) -> CashFlowModel {
        var obligations = web.debtors.indices.map { claim in
            Obligation(
                id: "claim \(claim)", payer: Int(web.debtors[claim]),
                payee: Int(web.creditors[claim]), takeOrPay: [web.amounts[claim]],
                rank: ranks?[claim] ?? 0)
        }
        for firm in 0..<web.firms where web.outside[firm] > 0 {
            obligations.append(
                Obligation(
                    id: "outside \(firm)", payer: firm, payee: nil, takeOrPay: [web.outside[firm]]))
        }
        return CashFlowModel(
            firms: (0..<web.firms).map {
                SimulatedFirm(
                    id: "\($0)", openingCash: web.cash[$0], externalRevenue: 0, growth: [],
                    volatility: 0)
            }, quarters: 1, shocks: .common(0, firms: web.firms), obligations: obligations,
            clearing: rule)
    }

    private func payments(_ path: Trajectory, _ model: CashFlowModel) -> [Double] {
        var paid = [Double](repeating: 0, count: path.firms)
        for (index, due) in model.obligations.enumerated() {
            paid[due.payer] += path.payment[index]
        }
        return paid
    }

    @Test(arguments: 0..<120)
    func `payments are the module's greatest clearing solution`(seed: Int) throws {
        var web = RandomWeb(seed: UInt64(seed), firms: 2 + seed % 14, claimsPerFirm: 1 + seed % 5)
        // A third of the webs hardly leak, so that sweeps alone would not do.
        if seed % 3 == 0 {
            web.outside = web.outside.map { $0 * 1e-3 }
            web.cash = web.cash.map { $0 * 0.1 }
        }
        let rates: (Double, Double) = seed % 2 == 0 ? (1, 1) : (0.7, 0.6)
        let model = model(
            web, rule: RecoveryRule(cashRecovery: rates.0, receiptRecovery: rates.1))
        let path = try LiquiditySimulation(model).zeroShock()
        let expected = try web.problem().clearGreatest(
            RecoveryRates(cash: rates.0, claims: rates.1))
        expectClose(
            payments(path, model), expected.payments, within: 1e-10, "web \(seed), payments")
        #expect(path.hasPaid == expected.isDefaulted.map { !$0 }, "web \(seed)")
        let run = try LiquiditySimulation(model).run(SimulationOptions(paths: 1))
        #expect(run.cashOut.map { $0 == 0 } == path.hasPaid, "web \(seed)")
        expectClose(run.gap, path.gap, within: 1e-15, "web \(seed), gap of the kernel")
    }

    @Test(arguments: 0..<90)
    func `with ranks payments are Elsinger's greatest solution`(seed: Int) throws {
        var web = RandomWeb(
            seed: UInt64(1000 + seed), firms: 2 + seed % 9, claimsPerFirm: 1 + seed % 4)
        if seed % 3 == 0 { web.outside = web.outside.map { $0 * 1e-2 } }
        var random = SplitMix(UInt64(seed))
        let ranks = web.debtors.map { _ in Int.random(in: 0..<4, using: &random) }
        let model = model(web, ranks: ranks, rule: .eisenbergNoe)
        let path = try LiquiditySimulation(model).zeroShock()
        let nothing = [Double](repeating: 0, count: web.firms)
        let tranches = try (0..<4).map { rank in
            let chosen = web.debtors.indices.filter { ranks[$0] == rank }
            return SeniorityProblem.Tranche(
                try ObligationNetwork(
                    firms: web.firms, debtors: chosen.map { web.debtors[$0] },
                    creditors: chosen.map { web.creditors[$0] },
                    amounts: chosen.map { web.amounts[$0] }),
                externalLiabilities: rank == 0 ? web.outside : nothing)
        }
        let holdings = try Shareholdings(firms: web.firms)
        let expected = try SeniorityProblem(
            tranches: tranches, cash: web.cash, holdings: holdings
        ).greatest()
        let total = (0..<web.firms).map { firm in
            expected.payments.reduce(0) { $0 + $1[firm] }
        }
        expectClose(payments(path, model), total, within: 1e-9, "web \(seed)")
    }

    @Test(arguments: [(10.0, true), (9.9999, false)])
    func `exactly enough is solvent`(cash: Double, isSolvent: Bool) throws {
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "a", openingCash: cash, externalRevenue: 0, growth: [], volatility: 0)
            ], quarters: 1, shocks: .common(0, firms: 1),
            obligations: [Obligation(id: "rent", payer: 0, payee: nil, takeOrPay: [10])])
        #expect(try LiquiditySimulation(model).zeroShock().hasPaid == [isSolvent])
    }

    @Test func `a ring without cash pays itself and an unsettled ring of partial recovery ends`()
        throws
    {
        let firms = (0..<3).map {
            SimulatedFirm(
                id: "\($0)", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0)
        }
        var dues = (0..<3).map {
            Obligation(id: "\($0)", payer: $0, payee: ($0 + 1) % 3, takeOrPay: [5])
        }
        var model = CashFlowModel(
            firms: firms, quarters: 1, shocks: .common(0, firms: 3), obligations: dues)
        #expect(try LiquiditySimulation(model).zeroShock().payment == [5, 5, 5])
        // One cent leaks: nothing at all can be paid in the end.
        dues.append(Obligation(id: "tax", payer: 0, payee: nil, takeOrPay: [0.01]))
        model.obligations = dues
        let path = try LiquiditySimulation(model).zeroShock()
        expectClose(path.payment, [0, 0, 0, 0], within: 1e-12, "payments")
        #expect(path.cashOut == [1, 1, 1])
    }
}
