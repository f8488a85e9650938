import Foundation
import Liquidity
import Statistics
import TestSupport
import Testing

/// Closed forms of `analytic.json`.
private struct Tail: Decodable, CustomTestStringConvertible {
    let nu: Double?
    let alpha, `var`, es: Double
    var testDescription: String { "\(nu.map { "t\($0)" } ?? "normal") at \(alpha)" }

    struct File: Decodable {
        let normal, studentT: [Tail]
        enum CodingKeys: String, CodingKey {
            case normal = "normal_var_es"
            case studentT = "t4_var_es"
        }
    }

    static func all() throws -> [Tail] {
        let file = try JSONDecoder().decode(File.self, from: fixture("analytic.json"))
        return file.normal + file.studentT
    }
}

@Suite struct RiskMeasureTests {
    private static let draws = 400_000

    @Test(arguments: [nil, 4.0] as [Double?])
    func tailsOfKnownDistributionsLieWithinThreeErrors(degrees: Double?) throws {
        let generator = Philox(seed: 7)
        let values = try (0..<Self.draws).map { draw -> Double in
            let u = generator.uniformPair(stream: 1, index: UInt64(draw)).0
            return try degrees.map { try Quantile.studentT(u, degrees: $0) }
                ?? NormalDistribution.quantile(u)
        }
        let risk = RiskMeasures(values)
        for tail in try Tail.all() where tail.nu == degrees {
            let atRisk = risk.valueAtRisk(tail.alpha)
            let shortfall = risk.expectedShortfall(tail.alpha)
            #expect(
                abs(atRisk.value - tail.var) <= 3 * atRisk.standardError, "\(tail) \(atRisk)")
            #expect(
                abs(shortfall.value - tail.es) <= 3 * shortfall.standardError,
                "\(tail) \(shortfall)")
            // The errors themselves have the right size: 1.5 % of the value at the most, and not nothing.
            #expect(shortfall.standardError > 0 && shortfall.standardError < 0.05 * tail.es)
            #expect(atRisk.low <= atRisk.value && atRisk.value <= atRisk.high)
        }
    }

    @Test func errorOfTheShortfallIsTheSpreadOfRepetitions() {
        let generator = Philox(seed: 3)
        var values: [Double] = []
        var claimed = 0.0
        let repetitions = 400
        for repetition in 0..<repetitions {
            let sample = (0..<2000).map {
                generator.normalPair(stream: UInt64(repetition), index: UInt64($0)).0
            }
            let estimate = RiskMeasures(sample).expectedShortfall(0.95)
            values.append(estimate.value)
            claimed += estimate.standardError / Double(repetitions)
        }
        let mean = values.reduce(0, +) / Double(repetitions)
        let spread =
            (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(repetitions - 1))
            .squareRoot()
        // The spread of 400 repetitions is known to 3.5 %.
        #expect(abs(claimed / spread - 1) < 0.12, "claimed \(claimed), seen \(spread)")
    }

    @Test func handWorkedSample() {
        let values: [Double] = [0, 0, 0, 0, 0, 0, 10, 20, 30, 40]
        let risk = RiskMeasures(values)
        #expect(risk.mean().value == 10)
        #expect(risk.valueAtRisk(0.8).value == 20)
        #expect(risk.expectedShortfall(0.8).value == 35)
        // Two and a half of ten: 40, 30 and half of 20.
        #expect(abs(risk.expectedShortfall(0.75).value - 32) < 1e-12)
        #expect(risk.valueAtRisk(0.5).value == 0)
    }

    @Test func moneyScalesAndShifts() {
        let generator = Philox(seed: 11)
        let values = (0..<5000).map { max(0, generator.normalPair(stream: 5, index: UInt64($0)).0) }
        let plain = RiskMeasures(values)
        let moved = RiskMeasures(values.map { 1000 * $0 + 7 })
        for alpha in [0.9, 0.95, 0.99] {
            let a = plain.expectedShortfall(alpha)
            let b = moved.expectedShortfall(alpha)
            #expect(abs(b.value - (1000 * a.value + 7)) < 1e-9 * b.value)
            #expect(abs(b.standardError - 1000 * a.standardError) < 1e-9 * b.standardError)
            #expect(plain.valueAtRisk(alpha).value <= a.value)
        }
    }

    @Test func shiftsGiveTheErrorOfQuasiRandomPaths() {
        // Sixteen groups whose means are 0…15, without spread inside a group.
        let paths = 1600
        let values = (0..<paths).map { Double($0 % 16) }
        let groups = PathGroups(count: 16, paths: paths) { $0 % 16 }
        let mean = RiskMeasures(values[...], groups: groups).mean()
        #expect(mean.value == 7.5)
        // Standard deviation of 0…15 is √(68/3), over √16.
        #expect(abs(mean.standardError - (68.0 / 3 / 16).squareRoot()) < 1e-12)
        // Student's t with 15 degrees of freedom: 2.131450.
        #expect(abs((mean.high - 7.5) / mean.standardError - 2.131450) < 1e-5)
    }
}

@Suite struct IntervalTests {
    /// Newcombe (1998), table I, Wilson's score method without continuity correction.
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ])
    func wilsonAgreesWithPublishedIntervals(
        successes: Int, trials: Int, low: Double, high: Double
    ) {
        let estimate = WilsonInterval.estimate(successes: successes, trials: trials)
        #expect(abs(estimate.low - low) < 5e-5 && abs(estimate.high - high) < 5e-5, "\(estimate)")
    }

    @Test func wilsonIsSymmetricAndInside() {
        for trials in [1, 5, 100] {
            for successes in 0...trials {
                let a = WilsonInterval.estimate(successes: successes, trials: trials)
                let b = WilsonInterval.estimate(successes: trials - successes, trials: trials)
                #expect(abs(a.low - (1 - b.high)) < 1e-12)
                #expect(a.low >= 0 && a.high <= 1 && a.low <= a.value && a.value <= a.high)
                #expect(a.low < a.high)
            }
        }
    }

    @Test func binomialQuantilesJoinWhereTheExpansionTakesOver() {
        let trials = BinomialDistribution.exactTrials
        for success in [0.05, 0.5, 0.95, 0.99] {
            for probability in [0.025, 0.5, 0.975] {
                let exact = BinomialDistribution.quantile(
                    probability, trials: trials, success: success)
                let expanded = BinomialDistribution.quantile(
                    probability, trials: trials + 1, success: success)
                #expect((exact - 1...exact + 2).contains(expanded), "\(success) \(probability)")
            }
        }
        // P(X ≤ 5) of ten fair coins is 638/1024.
        #expect(BinomialDistribution.quantile(0.62, trials: 10, success: 0.5) == 5)
        #expect(BinomialDistribution.quantile(0.63, trials: 10, success: 0.5) == 6)
    }
}

@Suite struct SupplierLossTests {
    @Test func billsAndMarksAreNeverOneSum() {
        let outcomes = PathOutcomes(
            firms: 1, quarters: 1, firstPath: 0, paths: 2, cashOut: [0, 0], firstCut: [0, 0],
            gap: [0, 0], bridgeSurvival: [], directLoss: [1, 3], passedOnLoss: [2, 2],
            terminatedLoss: [4, 0], stakeLoss: [100, 300], fan: [], fanPaths: 0)
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "a", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0)
            ], quarters: 1, shocks: .common(0, firms: 1))
        let loss = FirmOutcome(outcomes, model: model, firm: 0).loss
        #expect(loss.total.value == 6)
        #expect(loss.stakes.value == 200)
    }
}
