/// Shares as percentages with the digits they need.
///
/// ```swift
/// PercentFormat.text(0.274)   // 27 %
/// PercentFormat.text(0.053)   // 5.3 %
/// PercentFormat.text(0.0012)  // 0.12 %
/// PercentFormat.text(0.996)   // 99.6 %
/// ```
///
/// Two significant digits at least, and never a rounded `0 %` or `100 %` for a share that is
/// neither: below 0.01 % it reads `< 0.01 %`, above 99.99 % `> 99.99 %`. Halves to even, on integers.
public enum PercentFormat {
    /// - Parameters:
    ///   - share: 1 is 100 %. Not finite, or beyond 10¹⁸, reads `n/a`.
    ///   - decimals: exactly so many decimals, 0…6; `nil` chooses.
    public static func text(_ share: Double, decimals: Int? = nil) -> String {
        guard share.magnitude < 1e18, let parts = DecimalRounding.integer(share * 1e9) else {
            return "n/a"
        }
        let size = Int128(parts.magnitude)
        let sign = parts < 0 ? "\u{2212}" : ""
        if let decimals {
            let digits = min(6, max(0, decimals))
            let scaled = scaled(size, digits: digits)
            return (scaled == 0 ? "" : sign)
                + DecimalRounding.text(scaled.magnitude, digits: digits, trimmed: false) + " %"
        }
        // In billionths of one: 0.01 % is 100,000.
        if size == 0 { return share == 0 || share.magnitude < 1e-12 ? "0 %" : "< 0.01 %" }
        if size < 100_000 { return parts < 0 ? "> \u{2212}0.01 %" : "< 0.01 %" }
        if size < 1_000_000_000 && size > 999_900_000 {
            return parts < 0 ? "< \u{2212}99.99 %" : "> 99.99 %"
        }
        let digits: Int
        switch size {
        case ..<9_950_000: digits = 2
        case ..<99_500_000: digits = 1
        case 999_500_001..<1_000_000_000: digits = 2
        case 995_000_000..<1_000_000_000: digits = 1
        default: digits = 0
        }
        return sign
            + DecimalRounding.text(
                scaled(size, digits: digits).magnitude, digits: digits, trimmed: true) + " %"
    }

    /// Two shares, the lower first, with the digits of the finer one: `5.3–12 %`.
    public static func range(_ low: Double, _ high: Double) -> String {
        let a = text(min(low, high))
        let b = text(max(low, high))
        if a == b { return a }
        let plain = a.hasSuffix(" %") && !a.contains("<") && !a.contains(">") && low >= 0
        return plain && high >= 0 && !b.contains(">")
            ? String(a.dropLast(2)) + "–" + b : a + " to " + b
    }

    private static func scaled(_ billionths: Int128, digits: Int) -> Int128 {
        DecimalRounding.divide(billionths, by: DecimalRounding.powerOfTen(7 - digits))
    }
}
