import Testing

@testable import Liquidity

/// A firm whose capital spending is its own decision pays and borrows; others see it pay.
@Suite("Firms that borrow what they have not")
struct HeadroomPathTests {
    /// A buyer with 5 of cash owes 10 a quarter to a maker; costs of 4 a quarter.
    private static func model(judged: Bool) -> CashFlowModel {
        var buyer = SimulatedFirm(
            id: "buyer", openingCash: 5, externalRevenue: 1, growth: [], volatility: 0,
            fixedCost: [4, 4, 4])
        buyer.isJudgedByHeadroom = judged
        let maker = SimulatedFirm(
            id: "maker", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0)
        return CashFlowModel(
            firms: [buyer, maker], quarters: 3, shocks: .common(0, firms: 2),
            obligations: [
                Obligation(id: "rent", payer: 0, payee: 1, takeOrPay: [10, 10, 10])
            ])
    }

    private func cash(_ path: Trajectory, _ firm: Int) -> [Double] {
        (0..<path.quarters).map { path.cash[$0 * path.firms + firm] }
    }

    @Test("it pays costs and dues in full, and owes what is missing")
    func pays() throws {
        let path = try LiquiditySimulation(Self.model(judged: true)).zeroShock()
        // 5 + 1 − 4 − 10 a quarter.
        #expect(cash(path, 0) == [-8, -21, -34])
        #expect(cash(path, 1) == [10, 20, 30])
        #expect(path.cashOut == [0, 0])
        #expect(path.directLoss == [0, 0] && path.gap == [34, 0])
        let plain = try LiquiditySimulation(Self.model(judged: false)).zeroShock()
        #expect(plain.cashOut[0] == 1 && plain.directLoss[1] == 28)
    }

    @Test("a firm that a scenario makes fail pays nothing more, whatever it could borrow")
    func fails() throws {
        var model = Self.model(judged: true)
        Adjustment(kind: .failure, target: .firm(0), from: 1).apply(to: &model)
        let path = try LiquiditySimulation(model).zeroShock()
        #expect(path.cashOut == [2, 0])
        #expect(cash(path, 1) == [10, 10, 10])
        #expect(path.directLoss[1] == 20)
    }

    @Test("it honours a guarantee beyond its cash")
    func guarantees() throws {
        var model = Self.model(judged: false)
        var backer = SimulatedFirm(
            id: "backer", openingCash: 3, externalRevenue: 0, growth: [], volatility: 0)
        backer.isJudgedByHeadroom = true
        model.firms.append(backer)
        model.shocks = .common(0, firms: 3)
        model.backstops = [Backstop(id: "b", guarantor: 2, obligation: 0, limit: 100)]
        let path = try LiquiditySimulation(model).zeroShock()
        #expect(path.directLoss[1] == 0)
        // 8 missing in the first quarter, 10 in each later one.
        #expect(path.cash[2 * 3 + 2] == 3 - 28)
    }
}
