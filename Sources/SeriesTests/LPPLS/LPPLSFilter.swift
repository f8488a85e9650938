/// When a fit counts as a bubble. Sets differ between papers, and so does the verdict: results carry the
/// name.
public struct LPPLSFilter: Sendable, Equatable {
    /// What a fit can fail.
    public enum Condition: String, Sendable, CaseIterable {
        /// Exponent in range.
        case exponent
        /// Angular log-frequency in range.
        case frequency
        /// Critical time in range.
        case criticalTime
        /// Enough oscillations.
        case oscillations
        /// Enough damping.
        case damping
        /// Small relative error.
        case relativeError
        /// Faster than exponential growth: b below zero.
        case sign
    }

    /// Name in outputs.
    public let name: String
    /// Where the numbers are published.
    public let source: String
    /// Range of the exponent.
    public let m: ClosedRange<Double>
    /// Range of the angular log-frequency.
    public let omega: ClosedRange<Double>
    /// Critical time at most this share of the window after it.
    public let tcAfter: Double
    /// … and at most this many observations.
    public let tcAfterMost: Double
    /// Least oscillations.
    public let oscillations: Double
    /// Least damping.
    public let damping: Double
    /// Largest relative error; papers write it `(p − p̂)/p̂` of the price without saying over which observations. Here it is the mean over the
    /// window of its absolute value.
    public let relativeError: Double

    /// Sornette and others (2015), "Real-time prediction and post-mortem analysis of the Shanghai 2015
    /// stock market bubble and crash", table 1, condition 1. The paper also admits critical times up to 5% of the
    /// window before its end, where the model here has no value.
    public static let sornette2015 = LPPLSFilter(
        name: "sornette-2015", source: "Sornette et al. 2015, table 1", m: 0.01...1.2,
        omega: 2...25, tcAfter: 0.1, tcAfterMost: .infinity, oscillations: 2.5, damping: 0.8,
        relativeError: 0.05)

    /// Condition 2 of the same table, which the trust is made with.
    public static let sornette2015Trust = LPPLSFilter(
        name: "sornette-2015-trust", source: "Sornette et al. 2015, table 1, condition 2",
        m: 0.01...0.99, omega: 2...25, tcAfter: 0.1, tcAfterMost: .infinity, oscillations: 2.5,
        damping: 1, relativeError: 0.2)

    /// Filimonov and Sornette (2013), section 5: the ranges that earlier bubbles fell into.
    public static let filimonov2013 = LPPLSFilter(
        name: "filimonov-2013", source: "Filimonov and Sornette 2013, section 5", m: 0.1...0.9,
        omega: 6...13, tcAfter: 0.2, tcAfterMost: .infinity, oscillations: 0, damping: 1,
        relativeError: .infinity)

    /// Demirer, Demos, Gupta and Sornette (2019), "On the predictability of stock market bubbles", section 2: the
    /// defaults of the Python package lppls; a year of trading days at most until the critical time.
    public static let demirer2019 = LPPLSFilter(
        name: "demirer-2019", source: "Demirer et al. 2019, section 2", m: 0...1, omega: 2...15,
        tcAfter: 0.5, tcAfterMost: 252, oscillations: 2.5, damping: 0.5, relativeError: .infinity)

    /// All sets, in the order of help texts.
    public static let all = [sornette2015, filimonov2013, demirer2019]

    /// What a fit to a bootstrap series must meet for the trust: the same, unless the paper has a set for it.
    public var ofTrust: LPPLSFilter { self == .sornette2015 ? .sornette2015Trust : self }

    /// Conditions that a fit fails; none when it qualifies.
    public func failures(of fit: LPPLSFit) -> [Condition] {
        var failed: [Condition] = []
        if !(m ~= fit.m) { failed.append(.exponent) }
        if !(omega ~= fit.omega) { failed.append(.frequency) }
        let after = fit.tc - Double(fit.end)
        if !(after <= min(tcAfter * Double(fit.end - fit.start), tcAfterMost)) {
            failed.append(.criticalTime)
        }
        if !(fit.oscillations >= oscillations) { failed.append(.oscillations) }
        if !(fit.damping >= damping) { failed.append(.damping) }
        if !(fit.relativeError <= relativeError) { failed.append(.relativeError) }
        if !(fit.b < 0) { failed.append(.sign) }
        return failed
    }

    /// Whether a fit meets all conditions.
    public func qualifies(_ fit: LPPLSFit) -> Bool { failures(of: fit).isEmpty }
}
