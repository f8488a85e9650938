import TestSupport
import Testing

@testable import Liquidity

@Suite("Loss given default of an order")
struct LossGivenDefaultTests {
    @Test("losses scale with it, and nothing else moves", arguments: [UInt64(1), 7, 21, 40, 58])
    func scales(seed: UInt64) throws {
        var random = RandomModel(seed: seed)
        var model = random.model()
        for due in model.obligations.indices { model.obligations[due].lossGivenDefault = 1 }
        var half = model
        for due in half.obligations.indices { half.obligations[due].lossGivenDefault = 0.25 }
        let options = SimulationOptions(paths: 64, seed: seed)
        let whole = try LiquiditySimulation(model).run(options)
        let part = try LiquiditySimulation(half).run(options)
        #expect(whole.cashOut == part.cashOut && whole.gap == part.gap)
        #expect(whole.stakeLoss == part.stakeLoss)
        expectClose(
            part.directLoss, whole.directLoss.map { $0 / 4 }, within: 1e-9, "direct")
        expectClose(
            part.passedOnLoss, whole.passedOnLoss.map { $0 / 4 }, within: 1e-9, "passed on")
        expectClose(
            part.terminatedLoss, whole.terminatedLoss.map { $0 / 4 }, within: 1e-9, "terminated")
    }

    @Test("a terminated contract and an unpaid due are lost at their own shares")
    func byLeg() throws {
        let payer = SimulatedFirm(
            id: "payer", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0)
        let payee = SimulatedFirm(
            id: "payee", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0)
        var ended = Obligation(
            id: "ended", payer: 0, payee: 1, takeOrPay: [10, 10], arrears: .terminate)
        ended.lossGivenDefault = 0.5
        let lent = Obligation(
            id: "lent", payer: 0, payee: 1, takeOrPay: [4, 4], arrears: .extinguish)
        let path = try LiquiditySimulation(
            CashFlowModel(
                firms: [payer, payee], quarters: 2, shocks: .common(0, firms: 2),
                obligations: [ended, lent])
        ).zeroShock()
        #expect(path.directLoss[1] == 13)
        #expect(path.terminatedLoss[1] == 5)
    }
}
