/// Shares as percentages with the digits they need.
///
/// ```swift
/// PercentFormat.text(0.274)           // 27%
/// PercentFormat.text(0.053)           // 5.3%
/// PercentFormat.text(0.0012)          // 0.12%
/// PercentFormat.text(0.996)           // 99.6%
/// PercentFormat.text(0.053, in: .ko)  // 5.3%
/// ```
///
/// Two significant digits at least, and never a rounded `0%` or `100%` for a share that is
/// neither: below 0.01% it reads `<0.01%`, above 99.99% `>99.99%`. Halves to even, on integers.
public enum PercentFormat {
    /// - Parameters:
    ///   - share: 1 is 100%. Not finite, or beyond 10¹⁸, reads `n/a`.
    ///   - decimals: exactly so many decimals, 0…6; `nil` chooses.
    public static func text(
        _ share: Double, decimals: Int? = nil, in language: ReportLanguage = .en
    ) -> String {
        guard let figure = Figure(share, decimals: decimals) else {
            return language.notAvailable
        }
        return figure.text(language)
    }

    /// Two shares, the lower first, with the digits of the finer one: `5.3–12%`, `5.3~12%`.
    public static func range(
        _ low: Double, _ high: Double, in language: ReportLanguage = .en
    ) -> String {
        let (low, high) = (min(low, high), max(low, high))
        guard let a = Figure(low), let b = Figure(high), a != b else {
            return text(low, in: language)
        }
        switch language {
        case .en:
            let isPlain = a.bound == nil && low >= 0 && b.bound != .above
            return isPlain
                ? a.digits + "–" + b.text(.en) : a.text(.en) + " to " + b.text(.en)
        case .ko:
            return (a.bound == nil ? a.digits : a.text(.ko)) + "~" + b.text(.ko)
        }
    }

    /// A percentage before its sign is written.
    private struct Figure: Equatable {
        enum Bound { case below, above }
        /// With the minus sign, U+2212.
        let digits: String
        /// Whether the share lies beyond the digits.
        let bound: Bound?

        init?(_ share: Double, decimals: Int? = nil) {
            guard share.magnitude < 1e18, let parts = DecimalRounding.integer(share * 1e9) else {
                return nil
            }
            let size = Int128(parts.magnitude)
            let sign = parts < 0 ? "\u{2212}" : ""
            if let decimals {
                let digits = min(6, max(0, decimals))
                let scaled = Self.scaled(size, digits: digits)
                self.digits =
                    (scaled == 0 ? "" : sign)
                    + DecimalRounding.text(scaled.magnitude, digits: digits, trimmed: false)
                bound = nil
                return
            }
            // In billionths of one: 0.01% is 100,000.
            if size == 0 && (share == 0 || share.magnitude < 1e-12) {
                (digits, bound) = ("0", nil)
            } else if size < 100_000 {
                (digits, bound) = (sign + "0.01", parts < 0 ? .above : .below)
            } else if size < 1_000_000_000 && size > 999_900_000 {
                (digits, bound) = (sign + "99.99", parts < 0 ? .below : .above)
            } else {
                let places = Self.places(size)
                digits =
                    sign
                    + DecimalRounding.text(
                        Self.scaled(size, digits: places).magnitude, digits: places, trimmed: true)
                bound = nil
            }
        }

        private static func places(_ size: Int128) -> Int {
            switch size {
            case ..<9_950_000: 2
            case ..<99_500_000: 1
            case 999_500_001..<1_000_000_000: 2
            case 995_000_000..<1_000_000_000: 1
            default: 0
            }
        }

        private static func scaled(_ billionths: Int128, digits: Int) -> Int128 {
            DecimalRounding.divide(billionths, by: DecimalRounding.powerOfTen(7 - digits))
        }

        func text(_ language: ReportLanguage) -> String {
            switch (language, bound) {
            case (.en, nil): digits + "%"
            case (.en, .below): "<" + digits + "%"
            case (.en, .above): ">" + digits + "%"
            case (.ko, nil): digits + "%"
            case (.ko, .below): digits + "% 미만"
            case (.ko, .above): digits + "% 초과"
            }
        }
    }
}
