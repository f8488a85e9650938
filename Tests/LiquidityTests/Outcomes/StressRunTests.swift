import Money
import Testing

@testable import Liquidity

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A buyer that burns cash, a seller that invests in it: what the seller is paid comes back as funding.
private func circle(
    quarters: Int = 8, recycling: Double = 0.6, perUnit: Double = 0.5, volatility: Double = 0.15
) -> CashFlowModel {
    CashFlowModel(
        firms: [
            SimulatedFirm(
                id: "lab", openingCash: 20, externalRevenue: 6,
                growth: [Double](repeating: 0.05, count: quarters), volatility: volatility,
                fixedCost: [Double](repeating: 2, count: quarters)),
            SimulatedFirm(
                id: "chip", openingCash: 40, externalRevenue: 4,
                growth: [Double](repeating: 0, count: quarters), volatility: volatility,
                fixedCost: [Double](repeating: 3, count: quarters), receiptCostShare: 0.5,
                openingReceipts: 8),
        ], quarters: quarters, shocks: .common(0.3, firms: 2),
        obligations: [
            Obligation(
                id: "chips", payer: 0, payee: 1,
                takeOrPay: (0..<quarters).map { 7 + Double($0) },
                contingent: .init(funding: 0, perUnit: perUnit))
        ],
        fundings: [Funding(id: "stake", investor: 1, recipient: 0, recycling: recycling)])
}

private func scenario(_ model: CashFlowModel, factors: [StressFactor] = []) throws -> StressCase {
    StressCase(
        id: "baseline", title: ["en": "Baseline"], start: try #require(Quarter("2026-Q3")),
        model: model, factors: factors)
}

/// One firm that has one quarter: everything about it is known in closed form.
private func single(
    cash: Double, revenue: Double, growth: Double, volatility: Double, cost: Double
) -> CashFlowModel {
    CashFlowModel(
        firms: [
            SimulatedFirm(
                id: "firm", openingCash: cash, externalRevenue: revenue, growth: [growth],
                volatility: volatility, fixedCost: [cost])
        ], quarters: 1, shocks: .common(0, firms: 1))
}

@Suite struct ReverseStressTests {
    @Test(arguments: [(10.0, 100.0, 0.1, 0.2, 100.0), (5.0, 20.0, 0.0, 0.4, 15.0)])
    func oneQuarterHasItsClosedForm(
        cash: Double, revenue: Double, growth: Double, volatility: Double, cost: Double
    ) throws {
        let reverse = try ReverseStress(
            single(
                cash: cash, revenue: revenue, growth: growth, volatility: volatility, cost: cost),
            firm: 0)
        let point = try #require(reverse.point)
        // cash + R exp(g − σ²/2 + σ z) = cost
        let z =
            (log((cost - cash) / revenue) - growth + volatility * volatility / 2) / volatility
        #expect(abs(point.beta + z) < 1e-5, "\(point)")
        #expect(reverse.quarter == 1)
        let shock = try #require(reverse.revenues.first)
        #expect(abs(shock.deviations - z) < 1e-5)
        #expect(abs(shock.stressed - (cost - cash)) < 1e-4)
    }

    @Test func simulatedProbabilityIsThatOfTheHalfSpace() throws {
        let model = single(cash: 10, revenue: 100, growth: 0.1, volatility: 0.2, cost: 100)
        let point = try #require(try ReverseStress(model, firm: 0).point)
        let outcomes = try LiquiditySimulation(model).run(
            SimulationOptions(paths: 100_000, seed: 5))
        let simulated = CashOutTimes(outcomes, firm: 0).byQuarter[0]
        #expect(
            abs(simulated.value - point.probability) <= 3 * simulated.standardError,
            "\(simulated) \(point.probability)")
    }

    @Test func aFirmThatFailsAnywayNeedsNoShock() throws {
        let reverse = try ReverseStress(
            single(cash: 1, revenue: 1, growth: 0, volatility: 0.1, cost: 5), firm: 0)
        #expect(reverse.point?.beta == 0 && reverse.quarter == 1 && reverse.revenues.isEmpty)
    }

    @Test func withoutUncertaintyNothingIsReached() throws {
        let reverse = try ReverseStress(
            single(cash: 10, revenue: 10, growth: 0, volatility: 0, cost: 5), firm: 0)
        #expect(reverse.point == nil && reverse.quarter == nil)
    }
}

@Suite struct BreakEvenTests {
    @Test func volatilityAloneTakesNothingFromTheLowestBalance() throws {
        let still = try BreakEven(
            single(cash: 10, revenue: 100, growth: 0.1, volatility: 0, cost: 100), firm: 0)
        let wild = try BreakEven(
            single(cash: 10, revenue: 100, growth: 0.1, volatility: 0.5, cost: 100), firm: 0)
        #expect(still.lowest == wild.lowest && still.revenue == wild.revenue)
    }

    @Test func growthAtWhichTheBalanceIsZeroHasItsClosedForm() throws {
        let value = try BreakEven(
            single(cash: 10, revenue: 100, growth: 0.1, volatility: 0, cost: 130), firm: 0)
        // 10 + 100 exp(0.1 + s) = 130, four quarters a year.
        let shift = log(1.2) - 0.1
        #expect(abs((value.growthChange ?? .nan) - 4 * shift) < 1e-6)
        #expect(abs((value.breakEvenRevenue ?? .nan) - 120) < 1e-4)
        #expect(abs(value.lowest - (10 + 100 * exp(0.1) - 130)) < 1e-9)
        #expect(value.lowestQuarter == 1)
    }

    @Test func roomIsNegative() throws {
        let value = try BreakEven(
            single(cash: 10, revenue: 100, growth: 0.1, volatility: 0, cost: 100), firm: 0)
        #expect(abs((value.growthChange ?? .nan) - 4 * (log(0.9) - 0.1)) < 1e-6)
        #expect(value.lowest > 0)
    }

    @Test func aSearchThatLeavesWhatCanBeSimulatedSaysSo() {
        // Its own growth may be simulated; half a log point a quarter more may not.
        let model = single(cash: 1, revenue: 1e-40, growth: 99.8, volatility: 0, cost: 5)
        #expect {
            try BreakEven(model, firm: 0)
        } throws: {
            "\($0)".contains("growth is 100.3")
        }
    }

    @Test func indicesOfAPointThatCannotBeSimulatedSayWhy() throws {
        // Either factor alone stays within what can be simulated, both together do not.
        let factors = ["first", "second"].map {
            StressFactor(
                id: $0, quantity: .growth,
                adjustment: Adjustment(kind: .growthShift, target: .firm(0)), low: -0.8, base: 0,
                high: 0.8)
        }
        let scenario = StressCase(
            id: "s", title: ["en": "S"], start: Quarter(index: 8104),
            model: single(cash: 1, revenue: 1e-40, growth: 99, volatility: 0.1, cost: 5000),
            factors: factors)
        #expect {
            try SensitivityReport.Sensitivity(
                scenario, firm: 0, settings: StressSettings(paths: 64))
        } throws: {
            "\($0)".contains("growth is 100.")
        }
    }

    @Test func noGrowthMendsAFirmWithoutRevenue() throws {
        let value = try BreakEven(
            single(cash: 1, revenue: 0, growth: 0, volatility: 0, cost: 5), firm: 0)
        #expect(value.growthChange == nil && value.breakEvenRevenue == nil && value.lowest == -4)
    }
}

@Suite struct GoingConcernTests {
    private func model(plan probability: Double) -> CashFlowModel {
        var model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "firm", openingCash: 10, externalRevenue: 1,
                    growth: [Double](repeating: 0, count: 8), volatility: 0.1,
                    fixedCost: [Double](repeating: 5, count: 8))
            ], quarters: 8, shocks: .common(0, firms: 1))
        model.fundings = [
            Funding(
                id: "round", investor: nil, recipient: 0, amounts: [30], probability: probability,
                isCommitted: false)
        ]
        return model
    }

    private let options = SimulationOptions(paths: 2048, seed: 1)

    @Test func probablePlansAlleviate() throws {
        let found = try #require(
            try GoingConcern.all(model(plan: 0.9), options: options).first)
        #expect(found.committedOnly.value == 1 && found.withProbablePlans.value == 0)
        #expect(found.finding == .alleviatedByPlans)
        #expect(found.plans == ["round"] && found.leftOut.isEmpty)
    }

    @Test func plansThatAreNotProbableDoNotCount() throws {
        let found = try #require(
            try GoingConcern.all(model(plan: 0.5), options: options).first)
        #expect(found.withProbablePlans.value == 1)
        #expect(found.finding == .substantialDoubt)
        #expect(found.plans.isEmpty && found.leftOut == ["round"])
    }

    @Test func committedMoneyCountsBothTimes() throws {
        var committed = model(plan: 1)
        committed.fundings[0].isCommitted = true
        let found = try #require(try GoingConcern.all(committed, options: options).first)
        #expect(found.finding == .noSubstantialDoubt)
    }

    @Test func onlyOneYearIsLookedAt() throws {
        var model = model(plan: 1)
        // Lasts for five quarters: 10 + 5 · (1 − 3).
        model.firms[0].fixedCost = [Double](repeating: 3, count: 8)
        model.firms[0].volatility = 0
        model.firms[0].openingCash = 9
        let found = try #require(try GoingConcern.all(model, options: options).first)
        #expect(found.committedOnly.value == 0)
    }
}

@Suite struct CircularFreezeTests {
    private let options = SimulationOptions(paths: 4096, seed: 3)

    @Test func aCircleStopsMoreMoneyThanTheSameOutsideMoneyWhereTheBuyerCanStillPay() throws {
        var model = circle()
        model.firms[0].openingCash = 1000
        let freeze = try #require(try CircularFreeze(model, options: options))
        #expect(freeze.funding > 0)
        #expect(freeze.lostWhenCircuitsStop > freeze.lostWhenOutsideStops)
        #expect(freeze.lostWhenOutsideStops >= freeze.funding - 1e-9)
        // The seller loses what it sold for its own money.
        let chip = try #require(freeze.firms.first { $0.firm == "chip" })
        #expect(chip.salesLost >= freeze.funding - 1e-9)
        #expect(chip.change.excess.value >= 0)
    }

    @Test func everyChangeIsPairedAndAddsUp() throws {
        let freeze = try #require(try CircularFreeze(circle(), options: options))
        for part in freeze.firms.map(\.change) + [freeze.total] {
            #expect(
                abs(part.circuits.value - part.outside.value - part.excess.value) < 1e-9)
        }
        let sum = freeze.firms.reduce(0) { $0 + $1.change.excess.value }
        #expect(abs(sum - freeze.total.excess.value) < 1e-9)
    }

    @Test func withoutACircleThereIsNothingToCompare() throws {
        var model = circle()
        model.fundings[0].investor = nil
        model.fundings[0].recycling = 0
        model.fundings[0].amounts = [5, 5, 5]
        #expect(try CircularFreeze(model, options: options) == nil)
    }

    @Test func gainOfTheLoopIsTheProductOfItsParts() throws {
        let loop = try #require(FundingCircuit.all(circle()).first)
        #expect(loop.funding == "stake" && loop.investor == "chip" && loop.recipient == "lab")
        #expect(abs(loop.gain - 0.3) < 1e-12)
        #expect(abs(loop.amplification - 1 / 0.7) < 1e-12)
    }
}

@Suite struct StressRunTests {
    private let growth = StressFactor(
        id: "lab.growth", quantity: .growth,
        adjustment: Adjustment(kind: .growthShift, target: .firm(0)), low: -0.05, base: 0,
        high: 0.05)
    private let correlation = StressFactor(
        id: "correlation", quantity: .correlation,
        adjustment: Adjustment(kind: .correlationShift, target: .everything), low: -0.2, base: 0,
        high: 0.2)

    private func results(
        threads: Int, sampling: SimulationOptions.Sampling = .pseudoRandom, paths: Int = 3000
    ) throws -> StressResults {
        try StressRun(
            [scenario(circle(), factors: [growth, correlation])],
            settings: StressSettings(paths: paths, sampling: sampling, threads: threads)
        ).results()
    }

    @Test func threadsDoNotShow() throws {
        let all = try [1, 2, 7].map { try results(threads: $0) }
        for other in all.dropFirst() {
            #expect(other.scenarios[0].firms == all[0].scenarios[0].firms)
            #expect(other.explanation?.freeze == all[0].explanation?.freeze)
            #expect(
                other.explanation?.sensitivity?.indices == all[0].explanation?.sensitivity?.indices)
            #expect(
                other.explanation?.sensitivity?.tornado == all[0].explanation?.sensitivity?.tornado)
        }
    }

    @Test func explanationSeesWhatMovesTheGap() throws {
        let results = try results(threads: 2)
        #expect(results.focus?.firm == "lab")
        let sensitivity = try #require(results.explanation?.sensitivity)
        let bar = try #require(sensitivity.tornado.bars.first)
        #expect(bar.factor.id == "lab.growth")
        // Faster growth, smaller gap.
        #expect(bar.highChange.high < 0 && bar.lowChange.low > 0)
        let indices = try #require(sensitivity.indices)
        #expect(indices.factors[0].total.value > 0.8)
        #expect(results.explanation?.breakEven.count == 2)
    }

    @Test func shiftsGiveSmallerErrorsThanIndependentPaths() throws {
        let plain = try results(threads: 2, paths: 8192)
        let even = try results(threads: 2, sampling: .sobol, paths: 8192)
        let a = plain.scenarios[0].firms[0]
        let b = even.scenarios[0].firms[0]
        let error =
            (a.gap.mean.standardError * a.gap.mean.standardError
            + b.gap.mean.standardError * b.gap.mean.standardError).squareRoot()
        #expect(abs(a.gap.mean.value - b.gap.mean.value) < 4 * error)
        #expect(b.gap.mean.standardError < a.gap.mean.standardError)
    }

    @Test func anInterruptedRunSaysWhatIsDone() throws {
        let run = StressRun(
            [try scenario(circle())], settings: StressSettings(paths: 5000, threads: 1))
        let none = try run.results(isCancelled: { true })
        #expect(none.scenarios.isEmpty && none.undone == ["baseline"] && !none.isComplete)
        #expect(none.explanation == nil)
    }

    @Test func convergenceKnowsWhenPathsAreFew() throws {
        let few = try results(threads: 1, paths: 64).scenarios[0].convergence
        guard case .needsPaths(let needed) = few.verdict else {
            Issue.record("\(few.verdict)")
            return
        }
        #expect(needed > 64)
    }

    @Test func datesAreThoseOfTheSchedules() {
        var model = circle(quarters: 6)
        model.obligations[0].takeOrPay = [0, 0, 5, 5]
        model.fundings[0].amounts = [0, 7]
        let dates = WatchDate.all(model)
        #expect(dates.map(\.quarter) == [1, 2, 3])
        #expect(dates.map(\.kind) == [.tranche, .firstPayment, .lastPayment])
        #expect(dates.map(\.amount) == [7, 5, 5])
    }
}
