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
struct LPPLSSearch {
    /// In the time of the window.
    let low: SIMD3<Double>
    let high: SIMD3<Double>
    static let iterations = 60

    private final class Context {
        let problem: LPPLSProblem
        let middle: SIMD3<Double>
        let half: SIMD3<Double>

        init(_ problem: LPPLSProblem, _ middle: SIMD3<Double>, _ half: SIMD3<Double>) {
            self.problem = problem
            self.middle = middle
            self.half = half
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
                ouroboros_gsl_nlinear_trust(), &settings, problem.count, 3)
        else { return nil }
        defer { gsl_multifit_nlinear_free(workspace) }
        guard let initial = gsl_vector_alloc(3) else { return nil }
        defer { gsl_vector_free(initial) }
        for index in 0..<3 { gsl_vector_set(initial, index, asin(ratio[index])) }

        var system = gsl_multifit_nlinear_fdf()
        system.n = problem.count
        system.p = 3
        system.params = Unmanaged.passUnretained(context).toOpaque()
        system.f = { x, parameters, out in
            guard let x, let parameters, let out else { return Int32(GSL_EFAULT) }
            let context = Unmanaged<Context>.fromOpaque(parameters).takeUnretainedValue()
            guard context.problem.evaluate(context.parameters(x)) != nil else {
                return Int32(GSL_EDOM)
            }
            out.pointee.data.update(from: context.problem.residuals, count: context.problem.count)
            return Int32(GSL_SUCCESS)
        }
        system.df = { x, parameters, out in
            guard let x, let parameters, let out else { return Int32(GSL_EFAULT) }
            let context = Unmanaged<Context>.fromOpaque(parameters).takeUnretainedValue()
            let wanted = context.parameters(x)
            if context.problem.last != wanted {
                guard context.problem.evaluate(wanted) != nil else { return Int32(GSL_EDOM) }
            }
            let slope =
                context.half
                * SIMD3(
                    cos(gsl_vector_get(x, 0)), cos(gsl_vector_get(x, 1)), cos(gsl_vector_get(x, 2)))
            guard let data = out.pointee.data else { return Int32(GSL_EFAULT) }
            let stride = out.pointee.tda
            context.problem.jacobian { row, derivative in
                let scaled = derivative * slope
                data[row * stride] = scaled.x
                data[row * stride + 1] = scaled.y
                data[row * stride + 2] = scaled.z
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
