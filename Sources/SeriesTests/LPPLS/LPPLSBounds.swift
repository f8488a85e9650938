/// Where the nonlinear parameters are searched.
public struct LPPLSBounds: Sendable, Equatable {
    /// Critical time, as a share of the window's length after its last observation; above 0.
    public var tc: ClosedRange<Double>
    /// Exponent.
    public var m: ClosedRange<Double>
    /// Angular log-frequency.
    public var omega: ClosedRange<Double>

    /// Filimonov and Sornette (2013), section 5, with the critical time after the window, since the
    /// model has no value at or before it.
    public init(
        tc: ClosedRange<Double> = 0.001...0.2, m: ClosedRange<Double> = 0.05...1.0,
        omega: ClosedRange<Double> = 2...25
    ) {
        self.tc = tc
        self.m = m
        self.omega = omega
    }

    /// Whether a fit ended on a side of the search, where the best answer may lie beyond: within a thousandth of a range.
    public func isOnBound(_ fit: LPPLSFit) -> Bool {
        let length = Double(fit.end - fit.start)
        let after = length > 0 ? (fit.tc - Double(fit.end)) / length : 0
        return [(after, tc), (fit.m, m), (fit.omega, omega)].contains { value, range in
            let margin = 1e-3 * range.width
            return value <= range.lowerBound + margin || value >= range.upperBound - margin
        }
    }

    func check() throws(LPPLSError) {
        guard tc.lowerBound > 0, tc.upperBound <= 10, tc.lowerBound < tc.upperBound else {
            throw .bounds("tc must be searched between 0 and 10 window lengths after the window")
        }
        guard m.lowerBound > 0, m.upperBound <= 2, m.lowerBound < m.upperBound else {
            throw .bounds("m must be searched between 0 and 2")
        }
        guard omega.lowerBound > 0, omega.upperBound <= 100, omega.lowerBound < omega.upperBound
        else { throw .bounds("omega must be searched between 0 and 100") }
    }
}
