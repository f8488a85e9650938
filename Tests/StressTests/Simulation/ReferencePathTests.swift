import Foundation
import Stress
import Testing

/// A quarter of `circular_toy.json`, in fractions.
struct ToyQuarter: Decodable {
    let t: Int
    let F, K: String
    let p, arrears, cash, ext_shortfall: [String]
}

struct ReferencePathTests {
    @Test func `the path without shocks is the reference's`() throws {
        let reference = try ReferenceModel.load()
        let path = try BurnSimulation(reference.model()).zeroShock()
        // The reference writes 41 for never.
        #expect(path.cashOut.map { $0 == 0 ? 41 : $0 } == reference.zeroShockPath.tau)
        expectClose(path.gap, reference.zeroShockPath.gap, within: 1e-12, "gap")
        expectClose(
            Array(path.cash.suffix(path.firms)), reference.zeroShockPath.final_cash, within: 1e-12,
            "final cash")
    }

    @Test func `a million paths agree with the reference within three standard errors`() throws {
        let reference = try ReferenceModel.load()
        let outcomes = try BurnSimulation(reference.model()).run(
            SimulationOptions(paths: 1_000_000, seed: 1, threads: 2))
        let n = Double(outcomes.paths)
        let expected = reference.gaussian
        for (quarter, shares) in expected.p_cashout_by {
            let by = try #require(UInt8(quarter))
            for firm in 0..<outcomes.firms {
                let out = outcomes.cashOut[firm * outcomes.paths..<(firm + 1) * outcomes.paths]
                let share = Double(out.count { $0 > 0 && $0 <= by }) / n
                let pooled = (share * n + shares.p[firm] * expected.N) / (n + expected.N)
                let error = (pooled * (1 - pooled) * (1 / n + 1 / expected.N)).squareRoot()
                #expect(
                    abs(share - shares.p[firm]) <= 3 * error,
                    "firm \(firm) by \(quarter): got \(share), expected \(shares.p[firm]), error \(error)"
                )
            }
        }
        for firm in 0..<outcomes.firms {
            let gaps = outcomes.gap[firm * outcomes.paths..<(firm + 1) * outcomes.paths]
            let mean = gaps.reduce(0, +) / n
            let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
            let other = expected.mean_gap_se[firm]
            let error = (variance / n + other * other).squareRoot()
            #expect(
                abs(mean - expected.mean_gap[firm]) <= 3 * error,
                "firm \(firm): got \(mean), expected \(expected.mean_gap[firm]), error \(error)")
        }
        let any = (0..<outcomes.paths).count { path in
            (0..<outcomes.firms).contains { outcomes.cashOut[$0 * outcomes.paths + path] > 0 }
        }
        let p = expected.p_any_cashout
        #expect(
            abs(Double(any) / n - p) <= 3 * (p * (1 - p) * (1 / n + 1 / expected.N)).squareRoot())
    }

    @Test(arguments: [("baseline", nil), ("freeze_t4", 4)] as [(String, Int?)])
    func `the circular toy comes out in its exact fractions`(name: String, freeze: Int?) throws {
        let cases = try JSONDecoder().decode(
            [String: [ToyQuarter]].self, from: fixture("circular_toy.json"))
        let expected = try #require(cases[name])
        let path = try BurnSimulation(CircularToy.model(freeze: freeze)).zeroShock()
        for (quarter, row) in expected.enumerated() {
            func firms(_ values: [Double]) -> [Double] {
                Array(values[quarter * 3..<(quarter + 1) * 3])
            }
            let where_ = "\(name), quarter \(row.t)"
            expectClose(
                [path.funding[quarter]], [try ExactCase.value(row.F)], within: 1e-12,
                "funding, \(where_)")
            expectClose(
                [path.due[quarter * 2]], [try ExactCase.value(row.K)], within: 1e-12,
                "compute due, \(where_)")
            expectClose(
                Array(path.payment[quarter * 2..<quarter * 2 + 2]),
                try row.p.prefix(2).map(ExactCase.value), within: 1e-12, "payments, \(where_)")
            expectClose(
                firms(path.unpaid), try row.arrears.map(ExactCase.value), within: 1e-12,
                "arrears, \(where_)")
            expectClose(
                firms(path.cash), try row.cash.map(ExactCase.value), within: 1e-12,
                "cash, \(where_)")
            expectClose(
                firms(path.seniorShortfall), try row.ext_shortfall.map(ExactCase.value),
                within: 1e-12, "shortfall of outside costs, \(where_)")
        }
        #expect(path.cashOut == [freeze == nil ? 9 : 5, 0, 0])
    }
}
