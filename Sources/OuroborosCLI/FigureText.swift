#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Computed amounts for a terminal, with no digit that a calculation in `Double` does not have.
///
/// ```swift
/// FigureText.of(1234567.89)     // 1234567.89
/// FigureText.of(99999.95)       // 99999.95
/// FigureText.of(100.0 / 3)      // 33.3333
/// FigureText.of(1.8e16 + 2)     // 1.8e16
/// ```
///
/// Six significant digits, or two decimals where that is more, twelve digits in all; whole numbers below 10¹⁵ in full, larger ones with an exponent.
/// No zeros at the end of decimals.
enum FigureText {
    static func of(_ value: Double) -> String {
        guard value.isFinite else { return "\(value)" }
        guard value != 0 else { return "0" }
        let size = value.magnitude
        let sign = value < 0 ? "-" : ""
        let power = Int(log10(size).rounded(.down))
        guard power < 15, power > -13 else {
            let (digits, behind) = rounded(size / pow(10, Double(power)), decimals: 5)
            // 9.999996 rounds up to the next power.
            return digits.count > 1 + behind
                ? "\(sign)1e\(power + 1)" : "\(sign)\(trimmed(digits, behind))e\(power)"
        }
        let whole = power + 1
        let decimals = max(0, max(6 - whole, min(2, 12 - whole)))
        let (digits, behind) = rounded(size, decimals: decimals)
        return sign + trimmed(digits, behind)
    }

    /// All digits of a number, so many of them decimals.
    private static func rounded(_ value: Double, decimals: Int) -> (digits: String, behind: Int) {
        let units = (value * pow(10, Double(decimals))).rounded()
        let digits = String(Int64(exactly: units) ?? .max)
        let missing = max(0, decimals + 1 - digits.count)
        return (String(repeating: "0", count: missing) + digits, decimals)
    }

    private static func trimmed(_ digits: String, _ decimals: Int) -> String {
        var fraction = digits.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = digits.dropLast(decimals)
        return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
    }
}
