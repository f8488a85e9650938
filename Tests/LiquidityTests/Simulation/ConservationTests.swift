import Testing

@testable import Liquidity

@Suite("Dollars are conserved")
struct ConservationTests {
    @Test("a path keeps every dollar, and one dollar more or less is seen")
    func tampered() throws {
        let model = AdjustmentTests.model
        let compiled = try CompiledModel(model)
        let opening = model.firms.map(\.openingCash)
        var path = try LiquiditySimulation(model).path(3, seed: 5)
        #expect(path.conserves(compiled, opening: opening))
        path.cash[path.firms] += 1
        #expect(!path.conserves(compiled, opening: opening))
        path.cash[path.firms] -= 1
        #expect(path.conserves(compiled, opening: opening))
        #expect(!path.conserves(compiled, opening: opening.map { $0 - 1 }))
    }

    @Test("where dollars leave by another door, nothing is claimed")
    func otherDoors() throws {
        var model = AdjustmentTests.model
        model.clearing = RecoveryRule(cashRecovery: 0.5, receiptRecovery: 0.5)
        var path = try LiquiditySimulation(model).zeroShock()
        path.cash[0] += 1
        #expect(path.conserves(try CompiledModel(model), opening: model.firms.map(\.openingCash)))
    }
}
