import CKernels
import Foundation
import Testing

@testable import SeriesTests

@Suite struct LPPLSTests {
    struct Reference: Decodable {
        struct Fit: Decodable {
            let sse: Double
            let tc: Double
            let m: Double
            let w: Double
            let a: Double
            let b: Double
            let c1: Double
            let c2: Double

            enum CodingKeys: String, CodingKey {
                case sse, tc, m, w
                case a = "A"
                case b = "B"
                case c1 = "C1"
                case c2 = "C2"
            }
        }
        let fits: [String: Fit]
    }

    @Test(arguments: [("clean", 1e-6), ("noisy", 1e-4)])
    func `the parameters of the synthetic series are recovered`(
        name: String, tolerance: Double
    ) throws {
        let reference = try #require(
            Fixture.json("lppls_synthetic.json", as: Reference.self).fits[name])
        let series = try Fixture.column("series/lppls_synthetic.csv", name)
        let fit = try LPPLS.fit(series)
        for (mine, theirs) in [
            (fit.tc, reference.tc), (fit.m, reference.m), (fit.omega, reference.w),
            (fit.a, reference.a), (fit.b, reference.b), (fit.c1, reference.c1),
            (fit.c2, reference.c2),
        ] {
            #expect(abs(mine - theirs) <= tolerance * abs(theirs), "\(mine), \(theirs)")
        }
        if name == "noisy" {
            #expect(abs(fit.sse - reference.sse) <= 1e-7 * reference.sse)
        } else {
            #expect(fit.sse < 1e-15)
        }
        #expect(fit.start == 0 && fit.end == series.count - 1)
        // Its damping of 0.75 is enough for one set and not for the other.
        #expect(LPPLSFilter.demirer2019.qualifies(fit))
        #expect(LPPLSFilter.sornette2015.failures(of: fit) == [.damping])
    }

    // Blocks of the series end at none, at some and at all of the whole blocks of eight, and the last block is whole or not.
    @Test(arguments: [1, 61, 389, 392])
    func `the basis equals the functions of the C library`(_ count: Int) {
        let padded = (count + 7) / 8 * 8
        let times = (0..<padded).map { Double($0 < count ? $0 : 0) }
        let values = (0..<padded).map { $0 < count ? Double($0).squareRoot() : 0 }
        var columns = [[Double]](repeating: [Double](repeating: 0, count: padded), count: 4)
        var sums = [Double](repeating: 0, count: 12)
        let last = Double(count) - 1
        let places: [(Double, Double, Double)] = [
            (last + 0.001, 0.05, 2), (last + 1.5, 0.5, 8), (last + 30, 1.9, 25), (last + 90, 0, -9),
            (last + 350, -0.5, 0), (5e6, 1, 99), (5e6, 0.3, 4e3),
        ]
        for (tc, m, omega) in places {
            var (logarithms, f, g, h) = (columns[0], columns[1], columns[2], columns[3])
            ouroboros_lppls_basis(
                times, values, Int64(count), tc, m, omega, &logarithms, &f, &g, &h, &sums)
            var expected = [Double](repeating: 0, count: 12)
            for i in 0..<count {
                let distance = tc - times[i]
                let power = pow(distance, m)
                let phase = omega * log(distance)
                #expect(abs(logarithms[i] - log(distance)) <= 4e-16 * max(abs(log(distance)), 1))
                #expect(abs(f[i] - power) <= 1e-14 * power)
                // Either side rounds the phase.
                let error = power * max(4e-13, 2e-16 * abs(phase))
                #expect(abs(g[i] - power * cos(phase)) <= error)
                #expect(abs(h[i] - power * sin(phase)) <= error)
                let products = [
                    f[i], g[i], h[i], f[i] * f[i], g[i] * f[i], g[i] * g[i], h[i] * f[i],
                    h[i] * g[i], h[i] * h[i], values[i] * f[i], values[i] * g[i], values[i] * h[i],
                ]
                for s in 0..<12 { expected[s] += products[s] }
            }
            #expect(f[count...].allSatisfy { $0 == 0 })
            for s in 0..<12 {
                #expect(abs(sums[s] - expected[s]) <= 1e-12 * max(abs(expected[s]), 1))
            }
            columns = [logarithms, f, g, h]
        }
    }

    @Test
    func `the Jacobian is the slope of the residuals along the other parameters' best answer`()
        throws
    {
        let series = try Fixture.column("series/lppls_synthetic.csv", "noisy")
        let problem = LPPLSProblem(series[100...])
        let place = SIMD3(430.0, 0.45, 7.5)
        _ = try #require(problem.evaluate(place))
        // The derivative of ½Σr² is exact in this form of the Jacobian, though each row is not.
        var gradient = SIMD3<Double>()
        let residuals = (0..<problem.count).map { problem.residuals[$0] }
        problem.jacobian { row, derivative in gradient += residuals[row] * derivative }
        for axis in 0..<3 {
            let step = [1e-3, 1e-6, 1e-5][axis]
            var up = place
            var down = place
            up[axis] += step
            down[axis] -= step
            let slope =
                (try #require(problem.evaluate(up)) - #require(problem.evaluate(down))) / (4 * step)
            #expect(abs(gradient[axis] - slope) <= 1e-5 * abs(slope), "axis \(axis)")
        }
    }

    @Test func `the trust has the stricter set of its paper, where the paper has one`() {
        let strict = LPPLSFilter.sornette2015.ofTrust
        #expect(strict.m == 0.01...0.99 && strict.damping == 1 && strict.relativeError == 0.2)
        #expect(LPPLSFilter.demirer2019.ofTrust == .demirer2019)
        #expect(LPPLSFilter.filimonov2013.ofTrust == .filimonov2013)
    }

    @Test(arguments: [397, 398, 399, 400])
    func `the normal equations are those of the plain Jacobian`(_ count: Int) throws {
        let series = try Fixture.column("series/lppls_synthetic.csv", "noisy")
        let problem = LPPLSProblem(series.prefix(count))
        for place in [
            SIMD3(Double(count) + 12, 0.4, 7), SIMD3(Double(count) + 0.6, 0.9, 21.5),
            SIMD3(1.2 * Double(count), 0.06, 2.2),
        ] {
            let sse = try #require(problem.evaluate(place))
            var gradient = SIMD3<Double>()
            var squares = SIMD3<Double>()
            var products = SIMD3<Double>()
            problem.jacobian { row, d in
                gradient += problem.residuals[row] * d
                squares += d * d
                products += SIMD3(d.x * d.y, d.x * d.z, d.y * d.z)
            }
            let normal = problem.normal()
            for axis in 0..<3 {
                let (i, j) = [(0, 1), (0, 2), (1, 2)][axis]
                let size = (squares[i] * squares[j]).squareRoot()
                #expect(abs(normal.squares[axis] - squares[axis]) <= 1e-9 * squares[axis])
                #expect(abs(normal.products[axis] - products[axis]) <= 1e-9 * size)
                let scale = (squares[axis] * sse).squareRoot()
                #expect(abs(normal.gradient[axis] - gradient[axis]) <= 1e-9 * scale)
            }
        }
    }

    @Test func `sums added up from the end give the fits of windows taken one by one`() throws {
        let series = try Fixture.column("series/lppls_synthetic.csv", "noisy")
        let starts = [0, 120, 300]
        let together = LPPLSGrid.best(
            series: series[...], starts: starts, bounds: LPPLSBounds(), keep: 1)
        for (index, start) in starts.enumerated() {
            let candidate = try #require(together[index].first)
            let problem = LPPLSProblem(series[start...])
            let sse = try #require(
                problem.evaluate(
                    candidate.parameters + SIMD3(Double(series.count - 1 - start), 0, 0)))
            #expect(abs(sse - candidate.sse) <= 1e-7 * sse)
        }
    }

    @Test func `most nested windows of a bubble qualify, and threads do not matter`() throws {
        let series = try Fixture.column("series/lppls_synthetic.csv", "noisy")
        var settings = LPPLSWindows.Settings(
            shortest: 350, longest: 500, step: 30, filter: .demirer2019)
        settings.trustReplicates = 3
        let one = try LPPLSWindows(series, settings: settings)
        #expect(one.fits.count == 6)
        #expect(one.confidence >= 0.5)
        #expect(try #require(one.trust) >= 0 && #require(one.trust) <= 1)
        settings.threads = 2
        let two = try LPPLSWindows(series, settings: settings)
        #expect(one.fits == two.fits && one.trust == two.trust)
    }

    @Test func `a random walk qualifies in few windows`() throws {
        let series = try Fixture.column("series/rw_T200_seed43.csv", "y").map { $0 * 0.01 + 5 }
        let windows = try LPPLSWindows(
            series, settings: .init(shortest: 100, longest: 200, step: 25))
        #expect(windows.confidence < 0.5)
        #expect(windows.trust == nil)
    }

    @Test func `a fit that fails a filter says which conditions`() {
        let fit = LPPLSFit(
            start: 0, end: 100, tc: 130, m: 1.5, omega: 30, a: 5, b: 0.2, c1: 0.3, c2: 0.4, sse: 1,
            relativeError: 0.2)
        #expect(
            LPPLSFilter.sornette2015.failures(of: fit) == [
                .exponent, .frequency, .criticalTime, .damping, .relativeError, .sign,
            ])
        #expect(abs(fit.amplitude - 0.5) < 1e-15)
        #expect(abs(fit.damping - 1.5 * 0.2 / (30 * 0.5)) < 1e-15)
        #expect(abs(fit.oscillations - 30 / (2 * Double.pi) * log(130.0 / 30)) < 1e-12)
    }

    @Test(arguments: [
        ([Double](repeating: 1, count: 60), LPPLSError.noVariation),
        ([1, 2, 3], .tooShort(observations: 3, needed: 30)),
        ((0..<40).map { $0 == 7 ? .infinity : Double($0) }, .notFinite(index: 7)),
        (.init(repeating: 1, count: 20_001), .tooLong(observations: 20_001, largest: 20_000)),
    ])
    func `an unfit series gives its own error`(series: [Double], error: LPPLSError) {
        #expect(throws: error) { try LPPLS.fit(series) }
        #expect(!error.message.isEmpty)
    }

    @Test func `bounds outside the model are refused`() {
        let series = (0..<40).map { Double($0 * $0) }
        for bounds in [
            LPPLSBounds(tc: 0...0.2), LPPLSBounds(m: 0.5...0.5), LPPLSBounds(omega: 2...500),
        ] {
            #expect(throws: LPPLSError.self) { try LPPLS.fit(series, bounds: bounds) }
        }
        #expect(throws: LPPLSError.self) {
            try LPPLSWindows(series, settings: .init(shortest: 10, longest: 40, step: 5))
        }
    }
}
