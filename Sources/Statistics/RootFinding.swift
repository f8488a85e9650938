import CGSL

/// Zeros of continuous functions of one variable.
public enum RootFinding {
    /// A zero between two ends at which the function has different signs: Brent's method (1973), by GSL.
    ///
    /// - Parameters:
    ///   - range: the ends.
    ///   - tolerance: width of the bracket at which it stops, absolute.
    ///   - limit: evaluations at the most.
    /// - Returns: `nil` when the signs at the ends agree, or a value is not a number.
    /// - Throws: ``StatisticsError/gsl(routine:message:)`` when the bracket does not close within the limit.
    public static func brent(
        in range: ClosedRange<Double>, tolerance: Double, limit: Int = 100,
        _ function: @escaping (Double) -> Double
    ) throws(StatisticsError) -> Double? {
        let low = function(range.lowerBound)
        let high = function(range.upperBound)
        if low == 0 { return range.lowerBound }
        if high == 0 { return range.upperBound }
        guard low.isFinite, high.isFinite, (low < 0) != (high < 0) else { return nil }
        guard GSL.handlerIsOff, let type = ouroboros_gsl_root_brent(),
            let solver = gsl_root_fsolver_alloc(type)
        else { throw .memory(elements: 1) }
        defer { gsl_root_fsolver_free(solver) }
        let box = FunctionBox(function)
        // The solver keeps a pointer to the callback, so both live until it is freed.
        let callback = UnsafeMutablePointer<gsl_function>.allocate(capacity: 1)
        callback.initialize(
            to: gsl_function(
                function: { x, context in
                    guard let context else { return .nan }
                    return Unmanaged<FunctionBox>.fromOpaque(context).takeUnretainedValue()
                        .function(x)
                }, params: Unmanaged.passUnretained(box).toOpaque()))
        defer {
            callback.deallocate()
            withExtendedLifetime(box) {}
        }
        try GSL.check(
            gsl_root_fsolver_set(solver, callback, range.lowerBound, range.upperBound),
            "gsl_root_fsolver_set")
        for _ in 0..<limit {
            try GSL.check(gsl_root_fsolver_iterate(solver), "gsl_root_fsolver_iterate")
            let width = gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver)
            if width <= tolerance { return gsl_root_fsolver_root(solver) }
        }
        throw .gsl(
            routine: "gsl_root_fsolver_brent", message: "no root within \(limit) evaluations")
    }
}

private final class FunctionBox {
    let function: (Double) -> Double
    init(_ function: @escaping (Double) -> Double) { self.function = function }
}
