import Foundation
import Liquidity
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct FailurePointTests {
    @Test func linearLimitHasItsClosedForm() throws {
        // a·z ≥ b: β = b/‖a‖, z = b a/‖a‖².
        let a = [3.0, -4.0, 12.0]
        let found = try #require(
            FailurePoint.find(dimensions: 3) { z in
                [zip(a, z).reduce(0) { $0 + $1.0 * $1.1 } - 26]
            })
        #expect(abs(found.beta - 2) < 1e-9)
        for (z, slope) in zip(found.z, a) { #expect(abs(z - 26 * slope / 169) < 1e-6) }
        #expect(found.isConverged)
        // Φ(−2), Abramowitz & Stegun table 26.1.
        #expect(abs(found.probability - 0.0227501319) < 1e-9)
    }

    private struct Merton: Decodable {
        let value, debt, mu, sigma, years, dd, pd: Double

        enum CodingKeys: String, CodingKey {
            case mu, sigma, dd, pd
            case value = "V"
            case debt = "D"
            case years = "T"
        }

        struct File: Decodable {
            let firms: [Merton]
            enum CodingKeys: String, CodingKey { case firms = "merton_pd" }
        }
    }

    @Test func distanceToDefaultIsTheDistanceOfTheFailurePoint() throws {
        let file = try JSONDecoder().decode(Merton.File.self, from: fixture("analytic.json"))
        for firm in file.firms {
            let found = FailurePoint.find(dimensions: 1) { z in
                let drift = (firm.mu - firm.sigma * firm.sigma / 2) * firm.years
                return [
                    firm.debt - firm.value
                        * exp(drift + firm.sigma * firm.years.squareRoot() * z[0])
                ]
            }
            let point = try #require(found)
            if firm.dd > 0 {
                #expect(abs(point.beta - firm.dd) < 1e-8, "\(firm)")
                #expect(abs(point.probability - firm.pd) < 1e-8, "\(firm)")
            } else {
                #expect(point.beta == 0)
            }
        }
    }

    /// Cash of a random walk with drift: each date is a half-space, and the nearest of them is known.
    @Test(arguments: [
        (40.0, -1.0, 8.0, 12), (17.5, -0.5, 4.0, 8), (100.0, 1.0, 15.0, 40),
    ])
    func firstPassageFindsTheNearestDate(
        cash: Double, drift: Double, volatility: Double, steps: Int
    ) throws {
        let expected = (1...steps).map { step in
            (cash + drift * Double(step)) / (volatility * Double(step).squareRoot())
        }
        let found = try #require(
            FailurePoint.find(dimensions: steps) { z in
                var level = cash
                return z.map { shock in
                    level += drift + volatility * shock
                    return -level
                }
            })
        let nearest = try #require(expected.min())
        #expect(abs(found.beta - nearest) < 1e-6)
        #expect(found.limit == expected.firstIndex(of: nearest))
        // Every shock before the date is the same: the cheapest way down is a steady one.
        let used = found.z[...found.limit]
        for shock in used { #expect(abs(shock + nearest / Double(used.count).squareRoot()) < 1e-5) }
    }

    @Test func curvedLimitIsTheNearestPointOfTheCurve() throws {
        // Outside of the ellipse (x/2)² + (y/5)² = 1 the nearest failure is at (±2, 0).
        let found = try #require(
            FailurePoint.find(dimensions: 2) { z in
                // A tilt breaks the symmetry in which every gradient at the centre is zero.
                [pow((z[0] + 0.01) / 2, 2) + pow(z[1] / 5, 2) - 1]
            })
        #expect(abs(found.beta - 1.99) < 1e-6, "\(found)")
    }

    @Test func whatCannotFailHasNoPoint() {
        #expect(FailurePoint.find(dimensions: 2) { _ in [-1] } == nil)
        #expect(FailurePoint.find(dimensions: 1) { [$0[0] - 9] } == nil)
    }

    @Test func aCentreThatFailsNeedsNoShock() throws {
        let found = try #require(FailurePoint.find(dimensions: 2) { _ in [-1, 3] })
        #expect(found.beta == 0 && found.limit == 1 && found.z == [0, 0])
        #expect(abs(found.probability - 0.5) < 1e-12)
    }
}

@Suite struct TornadoTests {
    private func factor(_ id: String, _ low: Double, _ high: Double) -> StressFactor {
        StressFactor(
            id: id, quantity: .growth,
            adjustment: Adjustment(kind: .growthShift, target: .everything),
            low: low, base: 0, high: high)
    }

    @Test func barsAreChangesInOrderOfTheirWidth() {
        let noise: [Double] = [5, -3, 1, -1, 2, -4]
        let tornado = TornadoAnalysis([factor("small", -1, 1), factor("large", -2, 8)]) {
            factor, value in
            noise.map { $0 + value * (factor?.id == "large" ? 10 : 1) }
        }
        #expect(tornado.bars.map(\.factor.id) == ["large", "small"])
        #expect(tornado.bars[0].swing == 100)
        // The noise is common, so that the change has no error although the outcome has.
        #expect(tornado.bars[0].highChange.value == 80)
        #expect(tornado.bars[0].highChange.standardError == 0)
        #expect(tornado.base.standardError > 1)
        #expect(tornado.base.value == 0)
    }

    @Test func barsThatPathsCouldErase() {
        let noise: [Double] = [5, -3, 1, -1, 2, -4]
        let tornado = TornadoAnalysis([factor("x", -1, 1)]) { factor, value in
            factor == nil ? noise : noise.map { -$0 * value }
        }
        #expect(tornado.bars[0].isUnresolved)
    }
}
