import Foundation
import TestSupport
import Testing

@testable import Liquidity

/// What each leg and rule does, on models small enough for a hand to follow.
struct LegTests {
    private func firm(
        _ id: String, cash: Double = 0, revenue: Double = 0, costs: [Double] = []
    ) -> SimulatedFirm {
        SimulatedFirm(
            id: id, openingCash: cash, externalRevenue: revenue, growth: [], volatility: 0,
            fixedCost: costs)
    }

    private func path(_ model: CashFlowModel) throws -> Trajectory {
        try LiquiditySimulation(model).zeroShock()
    }

    private func model(
        _ firms: [SimulatedFirm], quarters: Int, _ obligations: [Obligation] = [],
        _ fundings: [Funding] = []
    ) -> CashFlowModel {
        CashFlowModel(
            firms: firms, quarters: quarters, shocks: .common(0, firms: firms.count),
            obligations: obligations, fundings: fundings)
    }

    @Test(
        arguments: [
            (0.0, [10.0, 20, 30, 40]), (1, [0, 10, 20, 30]), (0.5, [5, 15, 25, 35]),
            (2.25, [0, 0, 7.5, 17.5]), (-1, [20, 30, 40, 0]),
        ] as [(Double, [Double])])
    func `a slip moves a schedule, and a part of a quarter is interpolated`(
        slip: Double, expected: [Double]
    ) throws {
        let rent = Obligation(
            id: "rent", payer: 0, payee: nil, takeOrPay: [10, 20, 30, 40], slip: slip)
        let due = try path(model([firm("a", cash: 1000)], quarters: 4, [rent])).due
        expectClose(due, expected, within: 1e-15, "due")
    }

    @Test func `take-or-pay is the larger of schedule and usage, times price`() throws {
        let rent = Obligation(
            id: "rent", payer: 0, payee: nil, takeOrPay: [1, 100], usage: 0.5, price: 2)
        let due = try path(model([firm("a", cash: 1000, revenue: 30)], quarters: 2, [rent])).due
        #expect(due == [30, 200])
    }

    @Test func `what is not paid is lost, carried on with interest, or ends the contract`() throws {
        func run(_ arrears: Obligation.Arrears) throws -> Trajectory {
            let rent = Obligation(
                id: "rent", payer: 0, payee: 1, takeOrPay: [10, 10, 10], arrears: arrears)
            return try path(
                model(
                    [firm("payer", cash: 12, revenue: 6), firm("payee", cash: 1)], quarters: 3,
                    [rent]))
        }
        // 18 pays the first 10; 8 + 6 the second; 4 + 6 the third.
        let paid = try run(.extinguish)
        #expect(paid.payment == [10, 10, 10])
        func poor(_ arrears: Obligation.Arrears) throws -> Trajectory {
            let rent = Obligation(
                id: "rent", payer: 0, payee: 1, takeOrPay: [10, 10, 10], arrears: arrears)
            return try path(
                model(
                    [firm("payer", revenue: 6), firm("payee", cash: 1)], quarters: 3, [rent]))
        }
        let lost = try poor(.extinguish)
        #expect(lost.payment == [6, 6, 6])
        #expect(lost.due == [10, 10, 10])
        #expect(lost.gap == [12, 0])
        #expect(lost.directLoss == [0, 12])
        let rolled = try poor(.roll(interest: 0.5))
        // 4 unpaid, 6 with interest; 16 due, 10 unpaid; 25 due, 19 unpaid.
        #expect(rolled.due == [10, 16, 25])
        #expect(rolled.gap == [19, 0])
        #expect(rolled.directLoss == [0, 19])
        let ended = try poor(.terminate)
        #expect(ended.due == [10, 0, 0])
        #expect(ended.payment == [6, 0, 0])
        #expect(ended.terminatedLoss == [0, 20])
        #expect(ended.directLoss == [0, 4])
        #expect(ended.cashOut == [1, 0])
    }

    @Test func `senior costs come first and their shortfall is a failure`() throws {
        let rent = Obligation(id: "rent", payer: 0, payee: nil, takeOrPay: [1])
        let path = try path(model([firm("a", cash: 3, costs: [5])], quarters: 1, [rent]))
        #expect(path.seniorShortfall == [2])
        #expect(path.payment == [0])
        #expect(path.gap == [3])
        #expect(path.cashOut == [1])
    }

    @Test func `an investor pays in the order of the list out of its opening cash`() throws {
        let fundings = [
            Funding(id: "first", investor: 1, recipient: 0, amounts: [6]),
            Funding(id: "second", investor: 1, recipient: 0, amounts: [6]),
            Funding(id: "outside", investor: nil, recipient: 0, amounts: [6]),
        ]
        let path = try path(
            model([firm("a"), firm("b", cash: 10, revenue: 5)], quarters: 1, [], fundings))
        #expect(path.funding == [6, 4, 6])
        #expect(path.cash == [16, 5])
    }

    @Test func `a loss is direct as far as the debtor is short by itself, else passed on`() throws {
        // a owes b 10 and has 4; b owes c 10 and has 1: short by 5 with a's 4, but only because a is.
        let dues = [
            Obligation(id: "ab", payer: 0, payee: 1, takeOrPay: [10]),
            Obligation(id: "bc", payer: 1, payee: 2, takeOrPay: [12]),
        ]
        let path = try path(
            model([firm("a", cash: 4), firm("b", cash: 1), firm("c")], quarters: 1, dues))
        #expect(path.payment == [4, 5])
        #expect(path.directLoss == [0, 6, 1])
        #expect(path.passedOnLoss == [0, 0, 6])
    }

    @Test func `a guarantor pays what is missing out of what it has left, up to its limit`() throws
    {
        let due = Obligation(id: "rent", payer: 0, payee: 1, takeOrPay: [10, 10])
        var model = model(
            [firm("a", cash: 4), firm("b"), firm("c", cash: 7)], quarters: 2, [due])
        model.backstops = [Backstop(id: "g", guarantor: 2, obligation: 0, limit: 9)]
        let path = try path(model)
        #expect(path.payment == [4, 0])
        #expect(path.receipts == [0, 10, 0, 0, 1, 0])
        #expect(path.cash == [0, 10, 1, 0, 11, 0])
        #expect(path.directLoss == [0, 9, 0])
        #expect(path.cashOut == [1, 0, 0])
    }

    @Test func `stakes are sold before dues go unpaid, at a loss, and lose value with the issuer`()
        throws
    {
        var model = model(
            [firm("a", cash: 4), firm("b", cash: 1)], quarters: 2,
            [
                Obligation(id: "rent", payer: 0, payee: nil, takeOrPay: [10]),
                Obligation(id: "tax", payer: 1, payee: nil, takeOrPay: [0, 2]),
            ])
        model.stakes = [Stake(id: "shares", holder: 0, issuer: 1, value: 20, valueInDefault: 0.25)]
        #expect(try path(model).cashOut == [1, 2])
        model.forcedSaleHaircut = 0.5
        let sold = try path(model)
        // 6 are missing: 12 of 20 are sold at half; of the 8 left a quarter survives b's failure.
        #expect(sold.cashOut == [0, 2])
        expectClose(sold.stakeLoss, [6 + 6, 0], within: 1e-15, "loss on stakes")
        #expect(sold.cash == [0, 1, 0, 0])
    }

    @Test(arguments: [(2.3, 1.0), (-4.6, 1.0), (0.0, 2.0), (-1000.0, 1.0)])
    func `a stake loses its opening value, less what is left, whatever its issuer grew to`(
        growth: Double, elasticity: Double
    ) throws {
        var issuer = firm("b", cash: 1, revenue: 5, costs: [0, 0])
        issuer.growth = [growth]
        var model = model(
            [firm("a", cash: 10), issuer], quarters: 2,
            [Obligation(id: "rent", payer: 1, payee: 0, takeOrPay: [0, 1000])])
        model.stakes = [
            Stake(
                id: "shares", holder: 0, issuer: 1, value: 20, elasticity: elasticity,
                valueInDefault: 0.3)
        ]
        let lost = try path(model)
        #expect(lost.cashOut == [0, 2])
        expectClose(lost.stakeLoss, [14, 0], within: 1e-12, "loss on the stake")
        #expect(lost.directLoss[0] > 800 && lost.directLoss[0] < 1000)
    }

    @Test
    func `conditions look at the calendar, revenue, capacity, listing, payment and covenants`()
        throws
    {
        func funded(_ condition: FundingCondition, change: (inout CashFlowModel) -> Void = { _ in })
            throws
            -> [Double]
        {
            var firms = [firm("a", cash: 5, revenue: 4, costs: [0, 0, 50, 0])]
            firms[0].growth = [0, log(2), 0, 0]
            firms[0].capacity = [1, 2, 3, 4]
            firms[0].capacitySlip = 1
            firms[0].listedFrom = 3
            firms[0].covenants = [.minimumCash(6)]
            var model = model(
                firms, quarters: 4,
                [],
                [
                    Funding(
                        id: "f", investor: nil, recipient: 0, amounts: [1, 1, 1, 1],
                        condition: condition)
                ])
            change(&model)
            return try path(model).funding
        }
        #expect(try funded(.from(2)) == [0, 0, 1, 1])
        #expect(try funded(.revenue(firm: 0, atLeast: [5])) == [0, 1, 1, 1])
        #expect(try funded(.revenue(firm: 0, atLeast: [4, 9, 8])) == [1, 0, 1, 1])
        #expect(try funded(.capacity(firm: 0, atLeast: 2)) == [0, 0, 1, 1])
        #expect(try funded(.listed(firm: 0)) == [0, 0, 0, 1])
        #expect(try funded(.alive(firm: 0)) == [1, 1, 1, 0])
        // 5 + 4 + 1, 10 + 8 + 1, then 50 are spent: below 6 at the end of the third quarter.
        #expect(try funded(.covenantsKept(firm: 0)) == [1, 1, 1, 0])
        #expect(
            try funded(.all([.from(1), .all([.capacity(firm: 0, atLeast: 2)])])) == [0, 0, 1, 1])
        #expect(try funded(.always) { $0.fundings[0].stopsAt = 2 } == [1, 1, 0, 0])
        // Debt of 80 against four times a revenue of 4 and then 8.
        #expect(
            try funded(.covenantsKept(firm: 0)) {
                $0.firms[0].covenants = [.maximumLeverage(debt: 80, ratio: 5)]
            } == [1, 1, 1, 1])
        #expect(
            try funded(.covenantsKept(firm: 0)) {
                $0.firms[0].covenants = [.maximumLeverage(debt: 80.1, ratio: 5)]
            } == [1, 0, 0, 0])
    }

    @Test func `recycled receipts of one payer leave out the others'`() throws {
        func funded(_ payer: Int?) throws -> [Double] {
            var firms = [firm("a", cash: 100), firm("b", cash: 100), firm("c", cash: 100)]
            firms[2].openingReceipts = 8
            return try path(
                model(
                    firms, quarters: 3,
                    [
                        Obligation(id: "a", payer: 0, payee: 2, takeOrPay: [6, 6, 6]),
                        Obligation(id: "b", payer: 1, payee: 2, takeOrPay: [2, 10, 10]),
                    ],
                    [
                        Funding(
                            id: "f", investor: 2, recipient: 0, recycling: 0.5,
                            recyclingPayer: payer)
                    ])
            ).funding
        }
        #expect(try funded(nil) == [4, 4, 8])
        #expect(try funded(0) == [3, 3, 3])
        #expect(try funded(1) == [1, 1, 5])
    }

    @Test func `a promise pays its share without shocks, and all or nothing on a path`() throws {
        let model = model(
            [firm("a")], quarters: 3, [],
            [
                Funding(
                    id: "f", investor: nil, recipient: 0, amounts: [1, 1, 1], probability: 0.25)
            ])
        let simulation = try LiquiditySimulation(model)
        #expect(simulation.zeroShock().funding == [0.25, 0.25, 0.25])
        let outcomes = try simulation.run(SimulationOptions(paths: 4096, seed: 3))
        let last = (0..<4096).map { outcomes.fan[2 * 4096 + $0] }
        #expect(Set(last) == [0, 3])
        let share = Double(last.count { $0 == 3 }) / 4096
        #expect(abs(share - 0.25) < 4 * (0.25 * 0.75 / 4096).squareRoot())
    }

    @Test func `revenue that grows without bound stays finite`() throws {
        var boom = firm("a", cash: 1, revenue: 1)
        boom.growth = [Double](repeating: 100, count: 40)
        boom.volatility = 100
        let outcomes = try LiquiditySimulation(model([boom], quarters: 40)).run(
            SimulationOptions(paths: 100))
        #expect(outcomes.gap.allSatisfy { $0.isFinite })
        #expect(outcomes.fan.allSatisfy { $0.isFinite })
        #expect(outcomes.bridgeSurvival[0].allSatisfy { $0 >= 0 && $0 <= 100 })
    }
}
