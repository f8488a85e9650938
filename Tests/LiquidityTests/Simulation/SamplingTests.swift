import Foundation
import Statistics
import Testing

@testable import Liquidity

struct SamplingTests {
    /// Means of the gap over a run's sixteen copies of the Sobol points, or sixteen equal groups of independent paths.
    private func groupMeans(_ outcomes: PathOutcomes, firm: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: 16)
        for path in 0..<outcomes.paths {
            sums[path % 16] += outcomes.gap[firm * outcomes.paths + path]
        }
        return sums.map { $0 * 16 / Double(outcomes.paths) }
    }

    private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, squares / Double(values.count - 1))
    }

    @Test func `Sobol points agree with independent paths and vary much less`() throws {
        let reference = try ReferenceModel.load()
        let simulation = try LiquiditySimulation(reference.model())
        let paths = 1 << 15
        let plain = try simulation.run(SimulationOptions(paths: paths, seed: 21))
        let sobol = try simulation.run(SimulationOptions(paths: paths, seed: 21, sampling: .sobol))
        // The lab's mean gap, against two million paths of an independent program.
        let (mean, variance) = moments(groupMeans(sobol, firm: 0))
        let (_, plainVariance) = moments(groupMeans(plain, firm: 0))
        let known = reference.gaussian.meanGapError[0]
        let error = (variance / 16 + known * known).squareRoot()
        // Sixteen groups: three standard errors of a normal are 3.59 of a t with 15 degrees of freedom.
        #expect(
            abs(mean - reference.gaussian.meanGap[0]) <= 3.59 * error,
            "got \(mean), expected \(reference.gaussian.meanGap[0]), error \(error)")
        // A ratio of two variances with 15 degrees of freedom each is below 6 with a probability over 99.9 %.
        #expect(plainVariance / variance > 6, "variance ratio \(plainVariance / variance)")
    }

    @Test(arguments: [(1, 1), (3, 2), (12, 3), (40, 10)])
    func `principal directions are orthonormal waves and a factor of the correlations`(
        quarters: Int, firms: Int
    ) throws {
        var model = volatileToy()
        model.quarters = quarters
        model.obligations = []
        model.fundings = []
        model.firms = (0..<firms).map {
            SimulatedFirm(
                id: "\($0)", openingCash: 1, externalRevenue: Double($0), growth: [],
                volatility: 0.1)
        }
        model.shocks = .common(0.3, firms: firms)
        let directions = try PrincipalDirections(CompiledModel(model))
        #expect(directions.directions.count == min(40, quarters * firms))
        #expect(Set(directions.directions).count == directions.directions.count)
        for (a, one) in directions.waves.enumerated() {
            for (b, two) in directions.waves.enumerated() {
                let product = zip(one, two).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (a == b ? 1 : 0)) < 1e-12)
            }
        }
        let factor = directions.factor.values
        var worst = 0.0
        for row in 0..<firms {
            for column in 0..<firms {
                var product = 0.0
                for inner in 0..<firms {
                    product += factor[row * firms + inner] * factor[column * firms + inner]
                }
                worst = max(
                    worst, abs(product - model.shocks.correlation[row * firms + column]))
            }
        }
        #expect(worst < 1e-9)
    }

    @Test(arguments: [1.0, 2.5, 4, 30, 1e6])
    func `the map from t to normal keeps quantiles`(degrees: Double) {
        let copula = StudentCopula(degrees: degrees)
        #expect(copula.normal(0) == 0)
        // Quantiles of the t distribution with one degree of freedom are tangents; with many they are the normal ones.
        if degrees == 1 {
            for p in [0.6, 0.75, 0.9, 0.99, 0.9999, 1 - 1e-9] {
                let z = copula.normal(tan(.pi * (p - 0.5)))
                #expect(abs(z - NormalDistribution.quantile(p)) < 1e-6)
            }
        }
        if degrees == 1e6 {
            for z in [0.5, 1, 2, 4] { #expect(abs(copula.normal(z) - z) < 1e-4) }
        }
        #expect(copula.normal(-1.5) == -copula.normal(1.5))
        var last = -Double.infinity
        for step in -300...300 {
            let value = copula.normal(sinh(Double(step) / 12))
            #expect(value >= last && value.isFinite)
            last = value
        }
    }

    @Test func `a t copula keeps normal margins and brings extremes together`() throws {
        func shocks(_ copula: ShockModel.Copula) throws -> [(Double, Double)] {
            var model = CashFlowModel(
                firms: (0..<2).map {
                    SimulatedFirm(
                        id: "\($0)", openingCash: 0, externalRevenue: 1, growth: [0.5],
                        volatility: 1)
                }, quarters: 1, shocks: .common(0.3, firms: 2), clearing: nil)
            model.shocks.copula = copula
            // Cash after a quarter is exp(z): revenue of 1 and growth of σ²/2. The fan keeps the first 4096 paths of each run.
            return try (0..<16).flatMap { seed -> [(Double, Double)] in
                let run = try LiquiditySimulation(model).run(
                    SimulationOptions(paths: 4096, seed: UInt64(seed)))
                return (0..<4096).map { (log(run.fan[$0]), log(run.fan[4096 + $0])) }
            }
        }
        func tail(_ pairs: [(Double, Double)]) -> Double {
            let limit = NormalDistribution.quantile(0.01)
            return Double(pairs.count { $0.0 < limit && $0.1 < limit }) / Double(pairs.count)
        }
        let joint = try shocks(.studentT(degrees: 3))
        let n = Double(joint.count)
        let (mean, variance) = moments(joint.map(\.0))
        #expect(abs(mean) < 5 * (1 / n).squareRoot())
        #expect(abs(variance - 1) < 5 * (2 / n).squareRoot())
        let below = Double(joint.count { $0.1 < NormalDistribution.quantile(0.01) }) / n
        #expect(abs(below - 0.01) < 5 * (0.01 * 0.99 / n).squareRoot())
        // Both in their lowest hundredth: 4·10⁶ pairs drawn with numpy give 0.055 % under the normal copula and 0.23 % under the t one.
        #expect(tail(joint) > 3 * tail(try shocks(.gaussian)))
    }
}
