import Liquidity
import Testing

struct ModelErrorTests {
    /// A way to spoil the toy, and what is said about it.
    struct Case: Sendable, CustomTestStringConvertible {
        let spoil: @Sendable (inout CashFlowModel) -> Void
        let says: String
        var testDescription: String { says }

        init(_ says: String, _ spoil: @escaping @Sendable (inout CashFlowModel) -> Void) {
            self.says = says
            self.spoil = spoil
        }
    }

    @Test(arguments: [
        Case("quarters: 0 is outside 1…240") { $0.quarters = 0 },
        Case("quarters: 241 is outside 1…240") { $0.quarters = 241 },
        Case("firms: 0 is outside 1…256") { $0.firms = [] },
        Case("firm lab: volatility is -0.1; it must be between 0.0 and 100.0") {
            $0.firms[0].volatility = -0.1
        },
        Case(
            "firm lab: opening cash is nan; it must be between -1000000000000000.0 and 1000000000000000.0"
        ) {
            $0.firms[0].openingCash = .nan
        },
        Case("firm cloud: growth is nan; it must be a number of at most 100") {
            $0.firms[1].growth[3] = .nan
        },
        Case("firm cloud: growth is inf; it must be a number of at most 100") {
            $0.firms[1].growth[3] = .infinity
        },
        Case(
            "obligation compute: take-or-pay is -1.0; it must be between 0.0 and 1000000000000000.0"
        ) {
            $0.obligations[0].takeOrPay[2] = -1
        },
        Case("obligation compute: payee is 3, outside 0…2") { $0.obligations[0].payee = 3 },
        Case("obligation compute: lab would pay itself") { $0.obligations[0].payee = 0 },
        Case("obligation compute: rank: 4 is outside 0…3") { $0.obligations[0].rank = 4 },
        Case("obligation compute: funding is 1, outside 0…0") {
            $0.obligations[0].contingent = .init(funding: 1, perUnit: 1)
        },
        Case("obligation compute follows chips, which must come before it in the list") {
            $0.obligations[0].follows = .init(obligation: 1, share: 1)
        },
        Case(
            "obligation chips: share of the followed obligation is inf; it must be between 0.0 and 1000000.0"
        ) {
            $0.obligations[1].follows = .init(obligation: 0, share: .infinity)
        },
        Case("obligation chips: slip is 1e+18; it must be between -1000.0 and 1000.0") {
            $0.obligations[1].slip = 1e18
        },
        Case("funding investment: recipient is -1, outside 0…2") { $0.fundings[0].recipient = -1 },
        Case("funding investment: chip would fund itself") { $0.fundings[0].recipient = 2 },
        Case("funding investment: recycling needs an investor whose receipts come back") {
            $0.fundings[0].investor = nil
        },
        Case("funding investment: probability is 1.5; it must be between 0.0 and 1.0") {
            $0.fundings[0].probability = 1.5
        },
        Case("funding investment: firm of the condition is 9, outside 0…2") {
            $0.fundings[0].condition = .all([.always, .alive(firm: 9)])
        },
        Case("backstop g: obligation is 7, outside 0…1") {
            $0.backstops = [Backstop(id: "g", guarantor: 0, obligation: 7, limit: 1)]
        },
        Case("stake s: value in default is 2.0; it must be between 0.0 and 1.0") {
            $0.stakes = [Stake(id: "s", holder: 0, issuer: 1, value: 1, valueInDefault: 2)]
        },
        Case("clearing: cash recovery is 1.1; it must be between 0.0 and 1.0") {
            $0.clearing = RecoveryRule(cashRecovery: 1.1, receiptRecovery: 1)
        },
        Case("forced sale: haircut is -1.0; it must be between 0.0 and 1.0") {
            $0.forcedSaleHaircut = -1
        },
        Case("shocks: degrees of freedom is 0.0; it must be between 1.0 and 1000000.0") {
            $0.shocks.copula = .studentT(degrees: 0)
        },
        Case("jump: probability is 2.0; it must be between 0.0 and 1.0") {
            $0.shocks.jump = .init(probability: 2, logSize: 0)
        },
        Case("correlations of the shocks: 4 values for 3 firms; 3 × 3 are needed") {
            $0.shocks.correlation = [1, 0, 0, 1]
        },
        Case("correlations of the shocks: cloud with itself is 0.9, not 1") {
            $0.shocks.correlation[4] = 0.9
        },
        Case("correlations of the shocks: chip with lab is 1.2, outside −1…1") {
            $0.shocks.correlation[2] = 1.2
            $0.shocks.correlation[6] = 1.2
        },
        Case("correlations of the shocks: cloud with lab is nan, outside −1…1") {
            $0.shocks.correlation[1] = .nan
            $0.shocks.correlation[3] = .nan
        },
        Case("correlations of the shocks: chip with cloud is 0.1 one way and 0.0 the other") {
            $0.shocks.correlation[7] = 0.1
        },
    ])
    func `a model that cannot be simulated is refused in words`(_ item: Case) throws {
        var model = CircularToy.model()
        item.spoil(&model)
        let error = try #require(throws: SimulationError.self) { try LiquiditySimulation(model) }
        #expect(error.description == item.says)
    }

    @Test func `correlations that cannot be together are refused with eigenvalue and pair`() throws
    {
        var model = CircularToy.model()
        model.shocks.correlation = [1, 0.9, 0.9, 0.9, 1, -0.9, 0.9, -0.9, 1]
        let error = try #require(throws: SimulationError.self) { try LiquiditySimulation(model) }
        guard case .correlation(.notPositive(let eigenvalue, let first, let second)) = error else {
            Issue.record("\(error)")
            return
        }
        // All pairs are 0.9 up to signs whose product is negative: the eigenvalues are 1.9, 1.9 and −0.8.
        #expect(abs(eigenvalue + 0.8) < 1e-12)
        #expect(first != second)
    }

    @Test func `firms that move as one are a correlation`() throws {
        var model = CircularToy.model()
        model.shocks = .common(1, firms: 3)
        for firm in 0..<3 { model.firms[firm].volatility = 0.2 }
        #expect(try LiquiditySimulation(model).run(SimulationOptions(paths: 10)).paths == 10)
    }

    @Test(arguments: [
        (SimulationOptions(paths: 0), "paths: 0 is outside 1…10000000"),
        (SimulationOptions(paths: 1_000_000_000_000), "paths: 1000000000000 is outside 1…10000000"),
        (SimulationOptions(threads: 0), "threads: 0 is outside 1…4096"),
        (SimulationOptions(shard: .init(index: 3, count: 3)), "shard index: 3 is outside 0…2"),
        (SimulationOptions(shard: .init(index: 0, count: 0)), "shards: 0 is outside 1…4096"),
    ])
    func `options outside the limits are refused`(options: SimulationOptions, says: String) throws {
        let simulation = try LiquiditySimulation(CircularToy.model())
        let error = try #require(throws: SimulationError.self) { try simulation.run(options) }
        #expect(error.description == says)
    }

    @Test func `shocks of another shape are refused`() throws {
        let simulation = try LiquiditySimulation(CircularToy.model())
        #expect(throws: SimulationError.self) { try simulation.trajectory(shocks: [1, 2]) }
        #expect(throws: SimulationError.self) {
            try simulation.trajectory(shocks: [Double](repeating: .nan, count: 36))
        }
        let flat = try simulation.trajectory(shocks: [Double](repeating: 0, count: 36))
        #expect(flat == simulation.medianPath())
    }
}
