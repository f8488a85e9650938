#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A fitted log-periodic power law,
/// `ln p = a + b·f + c1·f·cos(ω ln(tc − t)) + c2·f·sin(ω ln(tc − t))`, `f = (tc − t)^m`
/// (Filimonov and Sornette 2013). Time is counted in observations from 0.
public struct LPPLSFit: Sendable, Equatable {
    /// First observation of the window.
    public let start: Int
    /// Last observation of the window.
    public let end: Int
    /// Critical time, in observations.
    public let tc: Double
    /// Exponent.
    public let m: Double
    /// Angular log-frequency.
    public let omega: Double
    /// Log price at the critical time.
    public let a: Double
    /// Power law; negative when the growth is faster than exponential.
    public let b: Double
    /// Cosine.
    public let c1: Double
    /// Sine.
    public let c2: Double
    /// Sum of squared residuals.
    public let sse: Double
    /// Mean |price/fitted price − 1|.
    public let relativeError: Double

    /// Observations in the window.
    public var count: Int { end - start + 1 }

    /// Amplitude of the oscillation, `√(c1² + c2²)`.
    public var amplitude: Double { (c1 * c1 + c2 * c2).squareRoot() }

    /// Full turns of the oscillation within the window, `(ω/2π)·ln((tc − t1)/(tc − t2))`.
    public var oscillations: Double {
        omega / (2 * .pi) * log((tc - Double(start)) / (tc - Double(end)))
    }

    /// Damping, `m·|b|/(ω·|c|)`: at least 1 when the hazard rate never falls below zero (Bothmer and
    /// Meister 2003).
    public var damping: Double { m * abs(b) / (omega * amplitude) }

    /// The log price that the fit gives at a time before ``tc``.
    public func value(at time: Double) -> Double {
        let distance = tc - time
        let power = pow(distance, m)
        let phase = omega * log(distance)
        return a + power * (b + c1 * cos(phase) + c2 * sin(phase))
    }
}
