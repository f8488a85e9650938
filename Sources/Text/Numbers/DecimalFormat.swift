/// Numbers as text: the one place where a number loses digits.
///
/// ```swift
/// DecimalFormat.fixed(1234.565, 2)                     // 1,234.56
/// DecimalFormat.significant(0.0123456, 3)              // 0.0123
/// DecimalFormat.significant(-1234567.89, 6, .data)     // -1234570
/// ```
///
/// Rounded to the nearest, halves to even (IEEE 754-2019, 4.3.1), on integers: a number is scaled by a power of ten, made an integer, and that integer's digits are
/// printed. No locale, no exponent, no negative zero. What is not finite, or beyond 10³⁰ of its last digit, reads `n/a`.
public enum DecimalFormat {
    /// For whom the text is.
    public enum Style: Sendable, Hashable {
        /// People: thousands grouped by commas, the minus sign U+2212.
        case reader
        /// Programs: digits and a point, an ASCII minus.
        case data
    }

    /// What stands for a number that is none.
    public static let notAvailable = "n/a"

    /// Exactly so many decimals.
    public static func fixed(_ value: Double, _ decimals: Int, _ style: Style = .reader) -> String {
        text(value, decimals: decimals, trimmed: false, style)
    }

    /// So many decimals at most: zeros at the end are dropped.
    public static func atMost(_ value: Double, _ decimals: Int, _ style: Style = .reader) -> String
    {
        text(value, decimals: decimals, trimmed: true, style)
    }

    /// So many significant digits at most, above the point too; zeros at the end of a fraction are dropped.
    public static func significant(
        _ value: Double, _ digits: Int, _ style: Style = .reader
    ) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : notAvailable }
        return text(
            value, decimals: max(1, digits) - 1 - exponent(of: value), trimmed: true, style)
    }

    /// To the given digit of the standard error (2: its second), or that many significant digits of a number without one.
    public static func supported(
        _ value: Double, standardError: Double?, errorDigits: Int = 2, exactDigits: Int,
        _ style: Style = .reader
    ) -> String {
        guard let error = standardError, error > 0, error.isFinite else {
            return significant(value, exactDigits, style)
        }
        return text(
            value, decimals: max(0, errorDigits - 1 - exponent(of: error)), trimmed: true, style)
    }

    /// The value rounded at the leading digit of its standard error, three significant digits at the most: a simulated number is not printed finer.
    ///
    /// A number smaller than its error keeps its first digit.
    public static func supported(_ value: Double, standardError: Double) -> Double {
        guard value.isFinite, value != 0 else { return 0 }
        let leading = exponent(of: value)
        let isKnown = standardError > 0 && standardError.isFinite
        let last = max(isKnown ? exponent(of: standardError) : leading - 2, leading - 2)
        let unit = min(last, leading)
        // Dividing by a whole power of ten keeps decimals short.
        return unit < 0
            ? (value * power(-unit)).rounded(.toNearestOrEven) / power(-unit)
            : (value / power(unit)).rounded(.toNearestOrEven) * power(unit)
    }

    /// Whole numbers without a point, others with the fewest digits that read back the same.
    public static func shortest(_ value: Double, _ style: Style = .data) -> String {
        guard value.isFinite else { return notAvailable }
        if value == value.rounded(), value.magnitude < 0x1p53 { return fixed(value, 0, style) }
        for digits in 1...17 {
            let text = significant(value, digits, .data)
            if Double(text) == value { return significant(value, digits, style) }
        }
        return "\(value)"
    }

    /// A p-value: two decimals, three below a tenth, five below a thousandth (the least that R replicates can give is 1/(R + 1)).
    public static func pValue(_ value: Double, _ style: Style = .reader) -> String {
        fixed(value, value < 0.000_995 ? 5 : value < 0.0995 ? 3 : 2, style)
    }

    /// A test statistic.
    public static func statistic(_ value: Double, _ style: Style = .reader) -> String {
        fixed(value, 3, style)
    }

    /// A multiple of one, without its sign: `1.36`.
    public static func multiple(_ value: Double, _ style: Style = .reader) -> String {
        fixed(value, 2, style)
    }

    /// An integer.
    public static func integer(_ value: some BinaryInteger, _ style: Style = .reader) -> String {
        let digits = String(value.magnitude)
        return sign(value < 0, style)
            + (style == .reader ? DecimalRounding.grouped(digits) : digits)
    }

    /// `units / scale` exactly, for a scale that is a power of ten: `12.5` for 1250 hundredths.
    public static func exact(
        _ units: some BinaryInteger, scale: Int64, _ style: Style = .reader
    ) -> String {
        var (rest, decimals) = (max(1, scale), 0)
        while rest >= 10 { (rest, decimals) = (rest / 10, decimals + 1) }
        return sign(units < 0, style)
            + digits(UInt128(units.magnitude), decimals: decimals, trimmed: true, style)
    }

    // MARK: Parts

    private static func text(
        _ value: Double, decimals: Int, trimmed: Bool, _ style: Style
    ) -> String {
        let decimals = min(decimals, 300)
        guard decimals >= 0 else {
            // Tens, hundreds and so on: a digit above the point is the last.
            guard let scaled = DecimalRounding.integer(value / power(-decimals)) else {
                return notAvailable
            }
            let (whole, overflow) = scaled.multipliedReportingOverflow(
                by: DecimalRounding.powerOfTen(min(-decimals, 30)))
            return overflow ? notAvailable : integer(whole, style)
        }
        guard let scaled = DecimalRounding.integer(value * power(decimals)) else {
            // Too many digits for an integer: fewer of them.
            return value.isFinite && decimals > 0 && value.magnitude < 1e30
                ? text(value, decimals: decimals - 1, trimmed: trimmed, style) : notAvailable
        }
        return sign(scaled < 0, style)
            + digits(scaled.magnitude, decimals: decimals, trimmed: trimmed, style)
    }

    private static func digits(
        _ scaled: UInt128, decimals: Int, trimmed: Bool, _ style: Style
    ) -> String {
        var text = String(scaled)
        if text.utf8.count <= decimals {
            text = String(repeating: "0", count: decimals + 1 - text.utf8.count) + text
        }
        var whole = String(text.dropLast(decimals))
        var fraction = text.suffix(decimals)
        if trimmed { while fraction.last == "0" { fraction.removeLast() } }
        if style == .reader { whole = DecimalRounding.grouped(whole) }
        return fraction.isEmpty ? whole : whole + "." + fraction
    }

    private static func sign(_ isNegative: Bool, _ style: Style) -> String {
        isNegative ? (style == .reader ? "\u{2212}" : "-") : ""
    }

    /// Ten to a power, by multiplication: the same on every libm.
    private static func power(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1.0) { product, _ in product * 10 }
    }

    /// Power of ten of the first digit of a finite number other than zero.
    static func exponent(of value: Double) -> Int {
        var rest = value.magnitude
        guard rest > 1e-300, rest < 1e300 else { return 0 }
        var exponent = 0
        while rest >= 10 { (rest, exponent) = (rest / 10, exponent + 1) }
        while rest < 1 { (rest, exponent) = (rest * 10, exponent - 1) }
        return exponent
    }
}
