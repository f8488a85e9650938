import CKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The least-squares problem of one window: the linear parameters solved for at given nonlinear ones,
/// and the Jacobian of what is left (variable projection; Golub and Pereyra 1973, in the form of Kaufman
/// 1975).
///
/// A class, since GSL calls back with a pointer to it; made and used within one task.
public final class LPPLSProblem {
    /// Observations.
    let count: Int
    /// First observation of the window, in the time of the series.
    let start: Int
    private let padded: Int
    private let buffer: UnsafeMutablePointer<Double>
    private let mean: Double
    private var times: UnsafeMutablePointer<Double> { buffer }
    private var values: UnsafeMutablePointer<Double> { buffer + padded }
    private var logarithms: UnsafeMutablePointer<Double> { buffer + 2 * padded }
    private var f: UnsafeMutablePointer<Double> { buffer + 3 * padded }
    private var g: UnsafeMutablePointer<Double> { buffer + 4 * padded }
    private var h: UnsafeMutablePointer<Double> { buffer + 5 * padded }
    /// Residuals at the last evaluation.
    var residuals: UnsafeMutablePointer<Double> { buffer + 6 * padded }
    private var directions: UnsafeMutablePointer<Double> { buffer + 7 * padded }
    private(set) var linear = Linear()
    private var factor = Factor()
    /// Nonlinear parameters of the last evaluation.
    private(set) var last = SIMD3<Double>(repeating: .nan)

    /// a, b, c1, c2.
    struct Linear { var a = 0.0, b = 0.0, c1 = 0.0, c2 = 0.0 }

    /// - Parameter series: logarithms of prices, at least one, evenly spaced.
    public init(_ series: ArraySlice<Double>) {
        count = series.count
        start = series.startIndex
        let pad = Int(OUROBOROS_LPPLS_PAD)
        padded = (count + pad - 1) / pad * pad
        // On lines of the cache, so that no vector straddles two.
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: 10 * padded * MemoryLayout<Double>.stride, alignment: 64)
        buffer = bytes.initializeMemory(as: Double.self, repeating: 0, count: 10 * padded)
        mean = series.reduce(0, +) / Double(count)
        for (offset, value) in series.enumerated() {
            buffer[offset] = Double(offset)
            // Centred: sums of products keep their digits.
            buffer[padded + offset] = value - mean
        }
    }

    deinit { UnsafeMutableRawPointer(buffer).deallocate() }

    /// The sum of squares at (tc, m, ω), time counted from the start of the window; `nil` when the basis is
    /// collinear.
    public func evaluate(_ parameters: SIMD3<Double>) -> Double? {
        var sums = Sums()
        withUnsafeMutablePointer(to: &sums) { pointer in
            pointer.withMemoryRebound(to: Double.self, capacity: 12) {
                ouroboros_lppls_basis(
                    times, values, Int64(count), parameters.x, parameters.y, parameters.z,
                    logarithms, f, g, h, $0)
            }
        }
        guard let factor = Factor(sums, count: Double(count)) else { return nil }
        self.factor = factor
        let solution = factor.solve(SIMD3(sums.yf, sums.yg, sums.yh))
        let level = -(solution * factor.means).sum()
        linear = Linear(a: mean + level, b: solution.x, c1: solution.y, c2: solution.z)
        last = parameters
        return ouroboros_lppls_residuals(
            values, f, g, h, Int64(count), level, solution.x, solution.y, solution.z, residuals)
    }

    /// What Levenberg and Marquardt need of the Jacobian J of the residuals r with respect to (tc, m, ω).
    struct Normal {
        /// Jᵀr.
        var gradient = SIMD3<Double>()
        /// The diagonal of JᵀJ, and its elements 01, 02, 12.
        var squares = SIMD3<Double>()
        var products = SIMD3<Double>()
    }

    /// The normal equations at the last evaluation.
    func normal() -> Normal {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 24) { work in
            guard let sums = work.baseAddress else { return Normal() }
            let projection = sums + 12
            ouroboros_lppls_directions(
                times, logarithms, f, g, h, Int64(count), last.x, last.y, last.z, linear.b,
                linear.c1, linear.c2, directions, Int64(padded), sums)
            for d in 0..<3 {
                let onto = factor.project(
                    SIMD3(sums[3 + d], sums[6 + d], sums[9 + d]), sums[d], Double(count))
                for k in 0..<4 { projection[4 * d + k] = onto[k] }
            }
            ouroboros_lppls_normal(
                f, g, h, residuals, directions, Int64(padded), Int64(count), projection, sums)
            return Normal(
                gradient: SIMD3(sums[0], sums[1], sums[2]),
                squares: SIMD3(sums[3], sums[4], sums[5]),
                products: SIMD3(sums[6], sums[7], sums[8]))
        }
    }

    /// Derivatives of the residuals with respect to (tc, m, ω), by `store(row, ∂tc, ∂m, ∂ω)`, at the last
    /// evaluation: the plain twin of ``normal()``.
    func jacobian(_ store: (Int, SIMD3<Double>) -> Void) {
        let (b, c1, c2) = (linear.b, linear.c1, linear.c2)
        let (tc, m, omega) = (last.x, last.y, last.z)
        let (v0, v1, v2) = (directions, directions + padded, directions + 2 * padded)
        var one = SIMD3<Double>()
        var onF = SIMD3<Double>()
        var onG = SIMD3<Double>()
        var onH = SIMD3<Double>()
        for i in 0..<count {
            let logarithm = logarithms[i]
            let power = b * f[i] + c1 * g[i] + c2 * h[i]
            let turn = c2 * g[i] - c1 * h[i]
            let v = SIMD3(
                (m * power + omega * turn) / (tc - times[i]), logarithm * power, logarithm * turn)
            v0[i] = v.x
            v1[i] = v.y
            v2[i] = v.z
            one += v
            onF += f[i] * v
            onG += g[i] * v
            onH += h[i] * v
        }
        // The part of each direction that the linear parameters cannot follow.
        let s0 = factor.project(SIMD3(onF.x, onG.x, onH.x), one.x, Double(count))
        let s1 = factor.project(SIMD3(onF.y, onG.y, onH.y), one.y, Double(count))
        let s2 = factor.project(SIMD3(onF.z, onG.z, onH.z), one.z, Double(count))
        for i in 0..<count {
            let basis = SIMD4(1, f[i], g[i], h[i])
            store(
                i,
                SIMD3(
                    (basis * s0).sum() - v0[i], (basis * s1).sum() - v1[i],
                    (basis * s2).sum() - v2[i]))
        }
    }

    /// Mean |price/fitted price − 1| at the last evaluation: free of the unit of the price, which moves every logarithm by the same amount.
    /// Infinite when a residual has no exponential, as those of values that are no logarithms may have none.
    func relativeError() -> Double {
        var sum = 0.0
        for i in 0..<count { sum += abs(expm1(residuals[i])) }
        return sum / Double(count)
    }
}

extension LPPLSProblem {
    /// Sums of products of the basis and the observations, in the order of the kernel.
    struct Sums {
        var f = 0.0, g = 0.0, h = 0.0
        var ff = 0.0, gf = 0.0, gg = 0.0, hf = 0.0, hg = 0.0, hh = 0.0
        var yf = 0.0, yg = 0.0, yh = 0.0
    }

    /// Cholesky factor of the centred normal equations of f, g, h.
    struct Factor {
        var means = SIMD3<Double>()
        private var l00 = 1.0, l10 = 0.0, l11 = 1.0, l20 = 0.0, l21 = 0.0, l22 = 1.0

        init() {}

        /// `nil` when a column is, within rounding, a combination of the others and the constant.
        init?(_ s: Sums, count: Double) {
            means = SIMD3(s.f, s.g, s.h) / count
            let least = 1e-13
            let ff = s.ff - s.f * means.x
            guard ff > least * s.ff else { return nil }
            l00 = ff.squareRoot()
            l10 = (s.gf - s.f * means.y) / l00
            let gg = s.gg - s.g * means.y - l10 * l10
            guard gg > least * s.gg else { return nil }
            l11 = gg.squareRoot()
            l20 = (s.hf - s.f * means.z) / l00
            l21 = (s.hg - s.g * means.z - l20 * l10) / l11
            let hh = s.hh - s.h * means.z - l20 * l20 - l21 * l21
            guard hh > least * s.hh else { return nil }
            l22 = hh.squareRoot()
        }

        /// Solves for the right-hand side of centred products.
        func solve(_ r: SIMD3<Double>) -> SIMD3<Double> {
            let y0 = r.x / l00
            let y1 = (r.y - l10 * y0) / l11
            let y2 = (r.z - l20 * y0 - l21 * y1) / l22
            let x2 = y2 / l22
            let x1 = (y1 - l21 * x2) / l11
            return SIMD3((y0 - l10 * x1 - l20 * x2) / l00, x1, x2)
        }

        /// Coefficients of 1, f, g, h in the projection of a vector with these raw products.
        func project(_ products: SIMD3<Double>, _ sum: Double, _ count: Double) -> SIMD4<Double> {
            let solution = solve(products - sum * means)
            return SIMD4(
                sum / count - (solution * means).sum(), solution.x, solution.y, solution.z)
        }
    }
}
