import CGSL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Bounded Levenberg–Marquardt from one start, by GSL's `multifit_nlinear`: the bounds are kept by the
/// substitution θ = middle + half·sin(u).
///
/// The method only uses the residuals' norm ‖r‖, Jᵀr and JᵀJ. So GSL is given four residuals instead of one an
/// observation, (‖r‖, 0, 0, 0), with the Jacobian that has the same three: its first row is Jᵀr/‖r‖, the
/// others the Cholesky factor of what is left of JᵀJ. Its vectors are short then, whatever the series.
struct LPPLSSearch {
    /// In the time of the window.
    let low: SIMD3<Double>
    let high: SIMD3<Double>
    static let iterations = 60
    /// Rows of the reduced problem.
    private static let rows = 4

    private final class Context {
        let problem: LPPLSProblem
        /// Of the last evaluation.
        var sse = 0.0
        let middle: SIMD3<Double>
        let half: SIMD3<Double>

        init(_ problem: LPPLSProblem, _ middle: SIMD3<Double>, _ half: SIMD3<Double>) {
            self.problem = problem
            self.middle = middle
            self.half = half
        }

        /// Evaluates at the place of `x`; `false` when the basis is collinear there.
        func evaluate(_ x: UnsafePointer<gsl_vector>) -> Bool {
            guard let sse = problem.evaluate(parameters(x)) else { return false }
            self.sse = sse
            return true
        }

        /// The reduced Jacobian, row by row, at the last evaluation; `slope`: of the substitution.
        func reducedJacobian(slope: SIMD3<Double>, _ store: (Int, SIMD3<Double>) -> Void) {
            let normal = problem.normal()
            let gradient = normal.gradient * slope
            var squares = normal.squares * slope * slope
            var products =
                normal.products * SIMD3(slope.x, slope.x, slope.y)
                * SIMD3(slope.y, slope.z, slope.z)
            let norm = sse.squareRoot()
            let first = norm > 0 ? gradient / norm : SIMD3()
            squares -= first * first
            products -=
                SIMD3(first.x, first.x, first.y) * SIMD3(first.y, first.z, first.z)
            // Rounding may leave less than nothing of a direction that the others hold.
            func root(_ square: Double) -> Double { square > 0 ? square.squareRoot() : 0 }
            func divided(_ value: Double, _ by: Double) -> Double { by > 0 ? value / by : 0 }
            let l00 = root(squares.x)
            let l10 = divided(products.x, l00)
            let l20 = divided(products.y, l00)
            let l11 = root(squares.y - l10 * l10)
            let l21 = divided(products.z - l20 * l10, l11)
            let l22 = root(squares.z - l20 * l20 - l21 * l21)
            store(0, first)
            store(1, SIMD3(l00, l10, l20))
            store(2, SIMD3(0, l11, l21))
            store(3, SIMD3(0, 0, l22))
        }

        func parameters(_ x: UnsafePointer<gsl_vector>) -> SIMD3<Double> {
            let u = SIMD3(gsl_vector_get(x, 0), gsl_vector_get(x, 1), gsl_vector_get(x, 2))
            return middle + half * SIMD3(sin(u.x), sin(u.y), sin(u.z))
        }
    }

    /// The end of the search and its sum of squares; `nil` when the basis is collinear where it starts.
    func run(
        _ problem: LPPLSProblem, from start: SIMD3<Double>
    ) -> (parameters: SIMD3<Double>, sse: Double)? {
        _ = LPPLSSearch.handlerIsOff
        let middle = (low + high) / 2
        let half = (high - low) / 2
        let context = Context(problem, middle, half)
        // Start off the bounds, where the derivative of the substitution vanishes.
        let ratio = ((start - middle) / half).clamped(
            lowerBound: SIMD3(repeating: -0.98), upperBound: SIMD3(repeating: 0.98))
        guard problem.evaluate(middle + half * ratio) != nil else { return nil }

        var settings = gsl_multifit_nlinear_default_parameters()
        settings.solver = ouroboros_gsl_nlinear_cholesky()
        guard
            let workspace = gsl_multifit_nlinear_alloc(
                ouroboros_gsl_nlinear_trust(), &settings, LPPLSSearch.rows, 3)
        else { return nil }
        defer { gsl_multifit_nlinear_free(workspace) }
        guard let initial = gsl_vector_alloc(3) else { return nil }
        defer { gsl_vector_free(initial) }
        for index in 0..<3 { gsl_vector_set(initial, index, asin(ratio[index])) }

        var system = gsl_multifit_nlinear_fdf()
        system.n = LPPLSSearch.rows
        system.p = 3
        system.params = Unmanaged.passUnretained(context).toOpaque()
        system.f = { x, parameters, out in
            guard let x, let parameters, let out else { return Int32(GSL_EFAULT) }
            let context = Unmanaged<Context>.fromOpaque(parameters).takeUnretainedValue()
            guard context.evaluate(x) else { return Int32(GSL_EDOM) }
            gsl_vector_set_zero(out)
            gsl_vector_set(out, 0, context.sse.squareRoot())
            return Int32(GSL_SUCCESS)
        }
        system.df = { x, parameters, out in
            guard let x, let parameters, let out else { return Int32(GSL_EFAULT) }
            let context = Unmanaged<Context>.fromOpaque(parameters).takeUnretainedValue()
            if context.problem.last != context.parameters(x) {
                guard context.evaluate(x) else { return Int32(GSL_EDOM) }
            }
            let slope =
                context.half
                * SIMD3(
                    cos(gsl_vector_get(x, 0)), cos(gsl_vector_get(x, 1)), cos(gsl_vector_get(x, 2)))
            guard let data = out.pointee.data else { return Int32(GSL_EFAULT) }
            let stride = out.pointee.tda
            context.reducedJacobian(slope: slope) { row, derivative in
                data[row * stride] = derivative.x
                data[row * stride + 1] = derivative.y
                data[row * stride + 2] = derivative.z
            }
            return Int32(GSL_SUCCESS)
        }
        return withExtendedLifetime(context) {
            guard
                gsl_multifit_nlinear_init(initial, &system, workspace) == Int32(GSL_SUCCESS)
            else { return nil }
            var info: Int32 = 0
            // No progress, or the limit of iterations: the place reached still counts.
            _ = gsl_multifit_nlinear_driver(
                LPPLSSearch.iterations, 1e-11, 1e-14, 0, nil, nil, &info, workspace)
            guard let position = gsl_multifit_nlinear_position(workspace) else { return nil }
            let found = context.parameters(position)
            guard let sse = problem.evaluate(found), sse.isFinite else { return nil }
            return (found, sse)
        }
    }

    private static let handlerIsOff: Bool = {
        _ = gsl_set_error_handler_off()
        return true
    }()
}
