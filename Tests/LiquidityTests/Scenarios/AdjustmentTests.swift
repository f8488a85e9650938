import Foundation
import Liquidity
import Testing

@Suite("Changing a model")
struct AdjustmentTests {
    /// Two firms in a circuit, and money from outside.
    static let model = CashFlowModel(
        firms: [
            SimulatedFirm(
                id: "a", openingCash: 100, externalRevenue: 10, growth: [0.1, 0.1, 0.1, 0.1],
                volatility: 0.2, fixedCost: [1, 2, 3, 4], capacity: [0, 1, 2, 3]),
            SimulatedFirm(
                id: "b", openingCash: 50, externalRevenue: 20, growth: [0, 0, 0, 0],
                volatility: 0.3, fixedCost: [5, 5, 5, 5]),
        ], quarters: 4, shocks: .common(0.5, firms: 2),
        obligations: [
            Obligation(
                id: "b-a", payer: 1, payee: 0, takeOrPay: [4, 8, 12, 16],
                arrears: .roll(interest: 0.01)),
            Obligation(id: "a-out", payer: 0, payee: nil, takeOrPay: [1, 1, 1, 1]),
        ],
        fundings: [
            Funding(id: "a-b", investor: 0, recipient: 1, amounts: [3, 3, 3, 3], probability: 0.5),
            Funding(id: "out-b", investor: nil, recipient: 1, amounts: [2, 2, 2, 2]),
        ],
        stakes: [Stake(id: "a-b", holder: 0, issuer: 1, value: 40)])

    private func applied(
        _ kind: Adjustment.Kind, _ target: Adjustment.Target, _ value: Double = 0, from: Int = 0
    ) -> CashFlowModel {
        var model = Self.model
        Adjustment(kind: kind, target: target, value: value, from: from).apply(to: &model)
        return model
    }

    @Test("revenue factors change one growth, growth shifts all from the quarter on")
    func revenue() {
        #expect(
            applied(.revenueFactor, .firm(0), 0.5, from: 2).firms[0].growth
                == [0.1, 0.1, 0.1 + log(0.5), 0.1])
        #expect(
            applied(.growthShift, .everything, -0.25, from: 1).firms.map(\.growth) == [
                [0.1, 0.1 - 0.25, 0.1 - 0.25, 0.1 - 0.25], [0, -0.25, -0.25, -0.25],
            ])
        #expect(applied(.revenueFactor, .firm(0), 0).firms[0].growth[0] < -50)
    }

    @Test("factors of a firm")
    func firmFactors() {
        #expect(applied(.volatilityFactor, .firm(1), 2).firms.map(\.volatility) == [0.2, 0.6])
        #expect(applied(.openingCashFactor, .firm(0), 0.25).firms[0].openingCash == 25)
        #expect(
            applied(.fixedCostFactor, .everything, 2, from: 2).firms.map(\.fixedCost) == [
                [1, 2, 6, 8], [5, 5, 10, 10],
            ])
        #expect(applied(.stakeFactor, .stake(0), 0.5).stakes[0].value == 20)
        #expect(applied(.stakeFactor, .firm(0), 0.5).stakes[0].value == 20)
        #expect(applied(.stakeFactor, .firm(1), 0.5).stakes[0].value == 40)
    }

    @Test("prices change everything that is due, or what is due from a quarter on")
    func prices() {
        #expect(applied(.priceFactor, .obligation(0), 2).obligations.map(\.price) == [2, 1])
        #expect(
            applied(.priceFactor, .firm(1), 2, from: 2).obligations.map(\.takeOrPay) == [
                [4, 8, 24, 32], [1, 1, 1, 1],
            ])
    }

    @Test("fundings: amounts, probabilities, and those from outside")
    func fundings() {
        #expect(
            applied(.fundingFactor, .outsideFunding, 0.5, from: 1).fundings.map(\.amounts) == [
                [3, 3, 3, 3], [2, 1, 1, 1],
            ])
        #expect(
            applied(.promiseFactor, .everything, 1.5).fundings.map(\.probability) == [0.75, 1])
        #expect(applied(.freeze, .outsideFunding, from: 2).fundings.map(\.stopsAt) == [nil, 2])
    }

    @Test(
        "a slip moves schedules, by parts of a quarter in between, and from a quarter on only what comes later"
    )
    func slips() {
        let whole = applied(.slip, .everything, 1.5)
        #expect(whole.obligations.map(\.slip) == [1.5, 1.5])
        #expect(whole.fundings.map(\.slip) == [1.5, 1.5])
        #expect(whole.firms.map(\.capacitySlip) == [1.5, 1.5])
        let late = applied(.slip, .obligation(0), 0.5, from: 1)
        #expect(late.obligations[0].slip == 0)
        #expect(late.obligations[0].takeOrPay == [4, 4, 10, 14])
        #expect(applied(.slip, .firm(1), 1).fundings.map(\.slip) == [1, 1])
        #expect(applied(.slip, .firm(1), 1).obligations.map(\.slip) == [1, 0])
    }

    @Test("freezing the circuits stops what goes round of funding and purchases, and nothing else")
    func circuits() {
        let frozen = applied(.freeze, .circuits, from: 3)
        // Half of 3 comes in the quarter, against purchases of 16.
        #expect(frozen.fundings.map(\.stopsAt) == [3, nil])
        #expect(frozen.obligations.map(\.stopsAt) == [nil, nil])
        #expect(frozen.obligations[0].kept == [1, 1, 1, 1 - 1.5 / 16])
        #expect(frozen.obligations[1].kept == [] && frozen.fundings[0].kept == [])
        // A second freeze later changes nothing.
        var again = frozen
        Adjustment(kind: .freeze, target: .circuits, from: 5).apply(to: &again)
        #expect(again == frozen)
    }

    @Test("rates: interest on arrears, and what is due to the outside")
    func rates() {
        let dear = applied(.rateShift, .everything, 0.5, from: 2)
        #expect(dear.obligations[0].arrears == .roll(interest: 0.51))
        #expect(dear.obligations.map(\.takeOrPay) == [[4, 8, 12, 16], [1, 1, 1.5, 1.5]])
    }

    @Test("correlations move as far as they stay possible")
    func correlations() {
        #expect(
            applied(.correlationShift, .everything, 0.25).shocks.correlation == [1, 0.75, 0.75, 1])
        let most = applied(.correlationShift, .everything, 0.7).shocks.correlation
        #expect(most[1] > 0.99 && most[1] < 1)
        #expect(most[0] == 1 && most[1] == most[2])
    }

    @Test("a failed firm gets and gives no new money from its quarter on, the first of several")
    func failure() {
        let failed = applied(.failure, .firm(1), from: 2)
        #expect(failed.fundings.map(\.stopsAt) == [2, 2])
        #expect(failed.firms.map(\.failsAt) == [nil, 2])
        #expect(failed.firms[1].fixedCost == Self.model.firms[1].fixedCost)
        #expect(applied(.failure, .firm(0), from: 1).fundings.map(\.stopsAt) == [1, nil])
        var again = failed
        Adjustment(kind: .failure, target: .firm(1), from: 3).apply(to: &again)
        #expect(again.firms == failed.firms)
        #expect(applied(.failure, .firm(1), from: 4) == Self.model)
    }

    @Test("a firm that is made to fail does so on every path, and its own gap is not invented")
    func failureOnEveryPath() throws {
        for from in [0, 1, 3] {
            var model = applied(.failure, .firm(1), from: from)
            model.firms[1].volatility = 1.5
            // A firm that a rising star would save under any cost.
            model.firms[1].growth = [2, 2, 2, 2]
            let outcomes = try LiquiditySimulation(model).run(
                SimulationOptions(paths: 2000, seed: 3))
            #expect(outcomes.cashOut[2000...].allSatisfy { $0 > 0 && Int($0) <= from + 1 })
            #expect(outcomes.cashOut[2000...].contains(UInt8(from + 1)))
            var before = Self.model
            before.firms[1] = model.firms[1]
            before.firms[1].failsAt = nil
            before.quarters = max(1, from)
            let gap = try LiquiditySimulation(before).run(SimulationOptions(paths: 2000, seed: 3))
                .gap
            if from > 0 { #expect(Array(outcomes.gap[2000...]) == Array(gap[2000...])) }
            if from == 0 { #expect(outcomes.gap[2000...].allSatisfy { $0 == 0 }) }
            // The holder of its shares loses them, on every path.
            #expect(outcomes.stakeLoss[..<2000].allSatisfy { $0 == 40 })
            let result = FirmOutcome(outcomes, model: model, firm: 1)
            #expect(result.isMadeToFail && result.withinHorizon.value == 1)
        }
    }

    @Test("an adjustment at its neutral value, or of a firm that is not there, changes nothing")
    func neutral() {
        for kind in Adjustment.Kind.allCases
        where ![.freeze, .failure].contains(kind) {
            let value: Double =
                [
                    .growthShift, .slip, .rateShift, .correlationShift, .variableCostShift,
                    .receiptCostShift, .marginShift, .elasticityShift, .slackShift,
                    .capacityCostShift, .demandElasticityShift, .discretionaryShift, .floorShift,
                    .probabilityResponseShift, .amountResponseShift, .cashShareShift,
                    .stakeLeftShift, .marketClosed,
                ].contains(kind) ? 0 : 1
            for target in [
                Adjustment.Target.everything, .firm(0), .obligation(0), .funding(1), .circuits,
            ] {
                #expect(applied(kind, target, value) == Self.model, "\(kind) \(target)")
            }
            #expect(applied(kind, .firm(9), 3) == Self.model || kind == .correlationShift)
        }
    }
}
