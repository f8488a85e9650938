import Money
import Testing

@testable import Liquidity

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A laboratory that burns cash on one contract, helped by promises; a seller that lives on it and invests in it.
private func pair(
    quarters: Int = 8, volatility: Double = 0.2, spending: SpendingPlan? = nil,
    limit: CapacityLimit? = nil, promise: Double = 0.7
) -> CashFlowModel {
    let revenue = (1...quarters).map { 6 * exp(0.05 * Double($0)) }
    let dues = (0..<quarters).map { 5 + 0.5 * Double($0) }
    return CashFlowModel(
        firms: [
            SimulatedFirm(
                id: "lab", openingCash: 12, externalRevenue: 6,
                growth: [Double](repeating: 0.05, count: quarters), volatility: volatility,
                fixedCost: [Double](repeating: 3, count: quarters), plannedRevenue: revenue,
                capacityLimit: limit, spendingPlan: spending),
            SimulatedFirm(
                id: "seller", openingCash: 30, externalRevenue: 4,
                growth: [Double](repeating: 0, count: quarters), volatility: volatility,
                fixedCost: [Double](repeating: 5, count: quarters), openingReceipts: 5),
        ], quarters: quarters, shocks: .common(0.3, firms: 2),
        obligations: [
            Obligation(
                id: "compute", payer: 0, payee: 1, takeOrPay: dues, takeOrPayFloor: 0.9,
                capacityPlan: dues)
        ],
        fundings: [
            Funding(
                id: "equity", investor: 1, recipient: 0,
                amounts: [Double](repeating: 1, count: quarters)),
            Funding(
                id: "round", investor: nil, recipient: 0,
                amounts: [0, 0, 8] + [Double](repeating: 0, count: quarters - 3),
                probability: promise, isCommitted: false),
        ])
}

private func scenario(_ model: CashFlowModel, factors: [StressFactor] = []) throws -> StressCase {
    StressCase(
        id: "baseline", title: ["en": "Baseline"], start: try #require(Quarter("2026-Q3")),
        model: model, factors: factors)
}

private func factor(
    _ kind: Adjustment.Kind, _ quantity: ModelInput.Quantity, low: Double, high: Double,
    from: Int = 0, year: Int? = nil
) -> StressFactor {
    StressFactor(
        id: "\(kind.rawValue).\(year ?? 0)", quantity: quantity, year: year,
        adjustment: Adjustment(kind: kind, target: .firm(0), value: 1, from: from), low: low,
        base: 1, high: high)
}

@Suite struct AssumptionBandTests {
    @Test func aPlaceIsTheShareOfDrawsBelowIt() {
        let factor = factor(.openingCashFactor, .cash, low: 0.2, high: 3)
        #expect(factor.value(at: 0) == 0.2 && factor.value(at: 0.5) == 1)
        #expect(factor.value(at: 1) == 3)
        #expect(abs(factor.value(at: 0.25) - 0.6) < 1e-15)
        #expect(abs(factor.value(at: 0.75) - 2) < 1e-15)
    }

    /// Each year's revenue stays inside its own range, although a factor of one year holds for the next too.
    @Test func theYearsOfAPlanAreDrawnTogether() throws {
        let factors = [
            factor(.revenueFactor, .revenue, low: 0.5, high: 2, year: 2026),
            factor(.revenueFactor, .revenue, low: 0.8, high: 1.1, from: 2, year: 2027),
            factor(.openingCashFactor, .cash, low: 0.5, high: 2),
        ]
        let groups = AssumptionBand.groups(factors)
        #expect(groups.map(\.count) == [2, 1])
        let whole = try LiquiditySimulation(pair(volatility: 0)).zeroShock()
        for place in [0.1, 0.5, 0.9] {
            let model = AssumptionBand.model(
                try scenario(pair(volatility: 0), factors: factors), groups, [place, 0.5])
            let path = try LiquiditySimulation(model).zeroShock()
            for quarter in 0..<8 {
                let ratio = path.revenue[quarter * 2] / whole.revenue[quarter * 2]
                let wanted = factors[quarter < 2 ? 0 : 1].value(at: place)
                #expect(abs(ratio - wanted) < 1e-12, "\(place), \(quarter)")
            }
        }
    }

    /// One firm, one quarter, no volatility: the gap is 130 − 100 e^0.1 − 10 f with f between 0 and 2.
    @Test func theBandOfOneAssumptionHasItsClosedForm() throws {
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "firm", openingCash: 10, externalRevenue: 100, growth: [0.1],
                    volatility: 0, fixedCost: [130])
            ], quarters: 1, shocks: .common(0, firms: 1))
        let cash = factor(.openingCashFactor, .cash, low: 0, high: 2)
        let band = try #require(
            try AssumptionBand(
                try scenario(model, factors: [cash]), firm: 0, settings: StressSettings(paths: 16),
                draws: 1024))
        let missing = 130 - 100 * exp(0.1)
        // Quantiles of 1024 draws of a uniform number between 0 and 20: half a unit is three errors.
        #expect(abs(band.gapMedian - (missing - 10)) < 1)
        #expect(abs(band.gapLow - (missing - 18)) < 0.6)
        #expect(abs(band.gapHigh - (missing - 2)) < 0.6)
        // Short where f < (130 − 100 e^0.1)/10 = 1.948: on 97 % of the draws, and so at all three quantiles.
        #expect(band.low == 1 && band.median == 1 && band.high == 1)
        #expect(abs(band.mean - missing / 20) < 0.03)
        #expect(try AssumptionBand(try scenario(model), firm: 0, settings: StressSettings()) == nil)
    }

    @Test func threadsDoNotShow() throws {
        let all = try scenario(
            pair(), factors: [factor(.openingCashFactor, .cash, low: 0.5, high: 2)])
        let bands = try [1, 3].map { threads in
            try AssumptionBand(
                all, firm: 0, settings: StressSettings(paths: 64, threads: threads), draws: 40)
        }
        #expect(bands[0] == bands[1])
    }
}

@Suite struct ShortfallDriverTests {
    private let options = SimulationOptions(paths: 2048, seed: 3)

    @Test func thePartsAddUpToTheProbability() throws {
        let drivers = try ShortfallDrivers(
            pair(spending: SpendingPlan(buffer: 2, discretionaryShare: 0.5)), firm: 0,
            options: options)
        let sum = drivers.split.parts.reduce(drivers.split.rest.value) { $0 + $1.share.value }
        #expect(abs(sum - drivers.base.value) < 1e-12)
        #expect(drivers.base.value > 0.1 && drivers.base.value < 0.95, "\(drivers.base)")
        for line in drivers.lines + drivers.structures {
            #expect(
                abs(line.probability.value - drivers.base.value - line.change.value) < 1e-12,
                "\(line.variant)")
        }
    }

    /// Costs in the place of a contract are the same dollars: only what can be cut of them makes a difference.
    @Test func contractsMatterOnlyWhereTheyCannotBeCutAsCostsCan() throws {
        func line(_ model: CashFlowModel) throws -> ShortfallDrivers.Line {
            let drivers = try ShortfallDrivers(model, firm: 0, options: options)
            return try #require(drivers.lines.first { $0.variant == .contractsOut })
        }
        // An investor rich enough to invest whether or not it is paid.
        var rich = pair()
        rich.firms[1].openingCash = 1e4
        let rigid = try line(rich)
        #expect(rigid.change.value == 0 && !rigid.isResolved)
        #expect(abs(rigid.gapChange.value) < 1e-9)
        let flexible = try line(pair(spending: SpendingPlan(buffer: 2, discretionaryShare: 0.5)))
        #expect(flexible.change.value < 0 && flexible.isResolved)
    }

    @Test func whatIsSwitchedOffIsOff() throws {
        let model = pair(
            spending: SpendingPlan(buffer: 2, discretionaryShare: 0.5),
            limit: CapacityLimit(elasticity: 1))
        func changed(_ variant: ModelVariant) throws -> CashFlowModel {
            try variant.applied(to: model, firm: 0)
        }
        #expect(try changed(.revenueCertain).firms.allSatisfy { $0.volatility == 0 })
        #expect(try changed(.promisesKept).fundings.allSatisfy { $0.probability == 1 })
        #expect(try changed(.capacityOff).firms.allSatisfy { $0.capacityLimit == nil })
        #expect(try changed(.purchasesKept).obligations.allSatisfy { $0.takeOrPayFloor == 1 })
        #expect(
            try changed(.purchasesKept).firms.map(\.spendingPlan) == model.firms.map(\.spendingPlan)
        )
        #expect(try changed(.cutsOff).firms.allSatisfy { $0.spendingPlan == nil })
        #expect(try changed(.elasticityOne).firms[0].capacityLimit?.longRunElasticity == 1)
        #expect(try changed(.independent).shocks.correlation == [1, 0, 0, 1])
        #expect(try changed(.contractsStopped).obligations[0].stopsAt == 0)
        // Nothing that a model does not have is a line.
        let drivers = try ShortfallDrivers(pair(), firm: 0, options: options)
        let lines = Set((drivers.lines + drivers.structures).map(\.variant))
        #expect(lines.isDisjoint(with: [.capacityOff, .cutsOff, .responsesOff, .elasticityOne]))
        // Contracts that leave keep what a dollar of cost buys.
        let out = try changed(.contractsOut)
        let costs: [Double] = (0..<8).map { 8 + 0.5 * Double($0) }
        #expect(out.firms[0].fixedCost == costs)
    }
}

@Suite struct ReadBackTests {
    private func needy(_ probability: Double, volatility: Double) -> CashFlowModel {
        CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "builder", openingCash: 4, externalRevenue: 10, growth: [0, 0, 0, 0, 0],
                    volatility: volatility, fixedCost: [12, 12, 12, 12, 12])
            ], quarters: 5, shocks: .common(0, firms: 1),
            fundings: [
                Funding(
                    id: "debt", investor: nil, recipient: 0, amounts: [20],
                    probability: probability,
                    isCommitted: false)
            ])
    }

    @Test func oneNeededPromiseIsReadBack() throws {
        let found = try ReadBack.all(
            needy(0.85, volatility: 0.01), options: SimulationOptions(paths: 8192, seed: 1))
        let value = try #require(found.first)
        #expect(value.firm == "builder" && value.fundings == ["debt"] && value.assumed == 0.85)
        #expect(abs(value.withinYear.value - 0.15) < 3 * value.withinYear.standardError)
        #expect(value.withinYearIfKept.value == 0 && value.explainsYear && value.explainsHorizon)
    }

    @Test func whatRevenueExplainsIsNot() throws {
        #expect(
            try ReadBack.all(
                needy(0.98, volatility: 1), options: SimulationOptions(paths: 4096, seed: 1)) == [])
    }
}

@Suite struct CashBridgeTests {
    @Test func everyDollarHasItsLine() throws {
        let model = pair()
        let bridges = try CashBridge.all(model, start: try #require(Quarter("2026-Q3")))
        let path = try LiquiditySimulation(model).zeroShock()
        for (firm, bridge) in bridges.enumerated() {
            #expect(bridge.years.map(\.year) == [2026, 2027, 2028])
            #expect(bridge.years.map(\.quarters) == [2, 4, 2])
            #expect(bridge.years.first?.opening == model.firms[firm].openingCash)
            #expect(bridge.years.last?.closing == path.cash[7 * 2 + firm])
            for (year, next) in zip(bridge.years, bridge.years.dropFirst()) {
                #expect(year.closing == next.opening)
            }
            for year in bridge.years {
                #expect(abs(year.other) < 1e-9, "\(year)")
                #expect(abs(year.payments.values.reduce(0, +) - year.paid) < 1e-9, "\(year)")
            }
        }
        let lab = bridges[0].years
        #expect(abs(lab[0].compute - (5 + 5.5)) < 1e-12 && lab[0].otherDues == 0)
        #expect(abs(lab[0].committed - 2) < 1e-12)
        // 8 with a probability of 0.7 in the third quarter.
        #expect(abs(lab[1].uncommitted - 5.6) < 1e-12)
        #expect(abs(bridges[1].years[0].invested - 2) < 1e-12)
    }
}

@Suite struct FreezeTableTests {
    private let options = SimulationOptions(paths: 512, seed: 2)

    @Test func revenueThatHangsOnComputeIsLostWithIt() throws {
        let table = try #require(
            try FreezeTable(pair(limit: CapacityLimit(elasticity: 0.5)), options: options))
        #expect(table.rows.count == 9)
        #expect(table.rows.allSatisfy { $0.buyers.map(\.firm) == ["lab"] })
        func row(_ kind: FreezeTable.Kind, _ elasticity: Double) throws -> FreezeTable.Row {
            try #require(table.rows.first { $0.kind == kind && $0.elasticity == elasticity })
        }
        for kind in FreezeTable.Kind.allCases {
            #expect(try abs(row(kind, 0).revenue) < 1e-9)
            #expect(try row(kind, 1).revenue <= row(kind, 0.5).revenue + 1e-9)
        }
        #expect(try row(.whole, 1).revenue < -10)
        // The seller loses everything when the circuit stops, a part when what goes round does, and nothing it is paid when money from elsewhere stops in time.
        #expect(try row(.whole, 0).suppliersReceipts < row(.matched, 0).suppliersReceipts)
        #expect(try row(.matched, 0).suppliersReceipts < row(.outside, 0).suppliersReceipts)
        // What the matched freeze takes from purchases is what it takes from funding: one dollar a quarter.
        #expect(try abs(row(.matched, 0).suppliersReceipts + 8) < 1e-9)
    }

    @Test func withoutALimitThereIsOneRowAKind() throws {
        let table = try #require(try FreezeTable(pair(), options: options))
        #expect(table.rows.map(\.kind) == FreezeTable.Kind.allCases)
        #expect(table.rows.allSatisfy { $0.elasticity == nil })
        var open = pair()
        open.fundings[0].investor = nil
        #expect(try FreezeTable(open, options: options) == nil)
    }
}
