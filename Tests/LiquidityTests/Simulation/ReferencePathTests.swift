import Foundation
import Liquidity
import TestSupport
import Testing

/// A quarter of `circular_toy.json`, in fractions.
struct ToyQuarter: Decodable {
    let t: Int
    let funding, compute: String
    let payments, arrears, cash, outsideShortfall: [String]

    enum CodingKeys: String, CodingKey {
        case t, arrears, cash
        case funding = "F"
        case compute = "K"
        case payments = "p"
        case outsideShortfall = "ext_shortfall"
    }
}

/// Mean and variance, with the divisor n − 1. A loop: closures over a million numbers take long in a debug build.
private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    var sum = 0.0
    for value in values { sum += value }
    let mean = sum / Double(values.count)
    var squares = 0.0
    for value in values { squares += (value - mean) * (value - mean) }
    return (mean, squares / Double(values.count - 1))
}

struct ReferencePathTests {
    @Test func `the path of zero shocks is the reference's`() throws {
        let reference = try ReferenceModel.load()
        let path = try LiquiditySimulation(reference.model()).medianPath()
        // The reference writes 41 for never.
        #expect(path.cashOut.map { $0 == 0 ? 41 : $0 } == reference.zeroShockPath.tau)
        expectClose(path.gap, reference.zeroShockPath.gap, within: 1e-12, "gap")
        expectClose(
            Array(path.cash.suffix(path.firms)), reference.zeroShockPath.finalCash, within: 1e-12,
            "final cash")
    }

    @Test func `a million paths agree with the reference within three standard errors`() throws {
        let reference = try ReferenceModel.load()
        let outcomes = try LiquiditySimulation(reference.model()).run(
            SimulationOptions(paths: 1_000_000, seed: 1, threads: 2))
        let n = Double(outcomes.paths)
        let expected = reference.gaussian
        // First failures by firm and quarter, and paths on which anyone failed.
        var failures = [[Int]](repeating: [Int](repeating: 0, count: 41), count: outcomes.firms)
        var failed = [Bool](repeating: false, count: outcomes.paths)
        for firm in 0..<outcomes.firms {
            for path in 0..<outcomes.paths {
                let quarter = Int(outcomes.cashOut[firm * outcomes.paths + path])
                failures[firm][quarter] += 1
                if quarter > 0 { failed[path] = true }
            }
        }
        for (quarter, shares) in expected.cashOutBy {
            let by = try #require(Int(quarter))
            for firm in 0..<outcomes.firms {
                let share = Double(failures[firm][1...by].reduce(0, +)) / n
                let pooled = (share * n + shares.p[firm] * expected.paths) / (n + expected.paths)
                let error = (pooled * (1 - pooled) * (1 / n + 1 / expected.paths)).squareRoot()
                #expect(
                    abs(share - shares.p[firm]) <= 3 * error,
                    "firm \(firm) by \(quarter): got \(share), expected \(shares.p[firm]), error \(error)"
                )
            }
        }
        for firm in 0..<outcomes.firms {
            let gaps = Array(outcomes.gap[firm * outcomes.paths..<(firm + 1) * outcomes.paths])
            let (mean, variance) = moments(gaps)
            let other = expected.meanGapError[firm]
            let error = (variance / n + other * other).squareRoot()
            #expect(
                abs(mean - expected.meanGap[firm]) <= 3 * error,
                "firm \(firm): got \(mean), expected \(expected.meanGap[firm]), error \(error)")
        }
        let any = failed.count { $0 }
        let p = expected.anyCashOut
        #expect(
            abs(Double(any) / n - p) <= 3
                * (p * (1 - p) * (1 / n + 1 / expected.paths)).squareRoot())
    }

    @Test(arguments: [("baseline", nil), ("freeze_t4", 4)] as [(String, Int?)])
    func `the circular toy comes out in its exact fractions`(name: String, freeze: Int?) throws {
        let cases = try JSONDecoder().decode(
            [String: [ToyQuarter]].self, from: fixture("circular_toy.json"))
        let expected = try #require(cases[name])
        let path = try LiquiditySimulation(CircularToy.model(freeze: freeze)).zeroShock()
        for (quarter, row) in expected.enumerated() {
            func firms(_ values: [Double]) -> [Double] {
                Array(values[quarter * 3..<(quarter + 1) * 3])
            }
            let place = "\(name), quarter \(row.t)"
            expectClose(
                [path.funding[quarter]], [try ExactCase.value(row.funding)], within: 1e-12,
                "funding, \(place)")
            expectClose(
                [path.due[quarter * 2]], [try ExactCase.value(row.compute)], within: 1e-12,
                "compute due, \(place)")
            expectClose(
                Array(path.payment[quarter * 2..<quarter * 2 + 2]),
                try row.payments.prefix(2).map(ExactCase.value), within: 1e-12, "payments, \(place)"
            )
            expectClose(
                firms(path.unpaid), try row.arrears.map(ExactCase.value), within: 1e-12,
                "arrears, \(place)")
            expectClose(
                firms(path.cash), try row.cash.map(ExactCase.value), within: 1e-12,
                "cash, \(place)")
            expectClose(
                firms(path.seniorShortfall), try row.outsideShortfall.map(ExactCase.value),
                within: 1e-12, "shortfall of outside costs, \(place)")
        }
        #expect(path.cashOut == [freeze == nil ? 9 : 5, 0, 0])
    }
}
