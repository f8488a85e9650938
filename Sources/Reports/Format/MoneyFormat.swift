import Text

/// Amounts of US dollars as a reader of a report sees them.
///
/// ```swift
/// MoneyFormat().text(usd: 38e9)               // $38 bn
/// MoneyFormat().text(usd: 1.4e12)             // $1.4 tn
/// MoneyFormat().text(usd: 350e6)              // $350 m
/// MoneyFormat(unit: .billions).text(usd: 350e6)  // $0.35 bn
/// MoneyFormat().range(usd: 27e9, 42e9)        // $27–42 bn
/// MoneyFormat(language: .ko).text(usd: 38e9)  // 380억 달러
/// ```
///
/// Every language prints the same rounded figure: the unit decides the digits, the language the words.
///
/// Amounts become whole cents first and are then rounded on integers, halves to even; digits that
/// are zero at the end are dropped. An amount that is not finite, or beyond 10²⁸ dollars, reads `n/a`.
/// The minus sign is U+2212. There is no locale.
public struct MoneyFormat: Sendable, Hashable {
    /// The unit of an amount.
    public enum Unit: Sendable, Hashable {
        /// The largest unit of which there is at least one.
        case automatic
        case dollars, millions, billions, trillions
    }

    /// The unit of every amount.
    public var unit: Unit
    /// Most decimals; `nil` means two for trillions and for amounts below one unit, none for
    /// dollars, else one.
    public var decimals: Int?
    public var language: ReportLanguage

    /// - Parameter decimals: clamped to 0…9.
    public init(
        unit: Unit = .automatic, decimals: Int? = nil, language: ReportLanguage = .en
    ) {
        self.unit = unit
        self.language = language
        self.decimals = decimals.map { min(9, max(0, $0)) }
    }

    /// An amount in US dollars.
    public func text(usd: Double) -> String {
        guard let cents = DecimalRounding.integer(usd * 100) else { return notAvailable }
        return text(cents: cents)
    }

    /// An amount in cents, exactly.
    public func text(cents: Int128) -> String {
        let unit = resolved(cents)
        if language == .ko { return KoreanMoney.text(cents: whole(cents, in: unit)) }
        let sign = rounded(cents, in: unit).scaled < 0 ? "\u{2212}$" : "$"
        return sign + digits(cents, in: unit) + unit.suffix
    }

    /// An amount in cents for narrow places whose heading names the currency: `$38 bn`, `380억`.
    public func narrow(cents: Int128) -> String {
        guard language == .ko else { return text(cents: cents) }
        return KoreanMoney.number(whole(cents, in: resolved(cents)))
    }

    /// The number alone, for a cell whose heading gives the unit: `22.4`. With the unit `automatic`
    /// the reader cannot know the unit, so that it is taken as billions; Korean counts in 억, always.
    public func number(usd: Double) -> String {
        guard let cents = DecimalRounding.integer(usd * 100) else { return notAvailable }
        var fixed = self
        if unit == .automatic { fixed.unit = .billions }
        let scale = fixed.resolved(cents)
        if language == .ko {
            return KoreanMoney.hundredMillions(cents: fixed.whole(cents, in: scale))
        }
        return (fixed.rounded(cents, in: scale).scaled < 0 ? "\u{2212}" : "")
            + fixed.digits(cents, in: scale)
    }

    /// Two amounts in US dollars, the lower first: `$27–42 bn`.
    public func range(usd low: Double, _ high: Double) -> String {
        guard let a = DecimalRounding.integer(low * 100),
            let b = DecimalRounding.integer(high * 100)
        else { return notAvailable }
        return range(cents: a, b)
    }

    /// Two amounts in cents, the lower first; one amount if they read the same.
    ///
    /// Both have the unit of the larger one. A range that reaches below zero is written with `to`,
    /// because a dash beside a minus sign is misread.
    public func range(cents low: Int128, _ high: Int128) -> String {
        let (low, high) = low <= high ? (low, high) : (high, low)
        let unit = resolved(low.magnitude > high.magnitude ? low : high)
        if language == .ko {
            return KoreanMoney.range(cents: whole(low, in: unit), whole(high, in: unit))
        }
        let a = digits(low, in: unit)
        let b = digits(high, in: unit)
        let isNegative = rounded(low, in: unit).scaled < 0
        if a == b && isNegative == (rounded(high, in: unit).scaled < 0) {
            return (isNegative ? "\u{2212}$" : "$") + b + unit.suffix
        }
        if !isNegative { return "$" + a + "–" + b + unit.suffix }
        let highSign = rounded(high, in: unit).scaled < 0 ? "\u{2212}$" : "$"
        return "\u{2212}$" + a + unit.suffix + " to " + highSign + b + unit.suffix
    }

    private var notAvailable: String { Words.of(language).common.notAvailable }

    private struct Scale: Hashable {
        let exponent: Int
        let suffix: String
        let decimals: Int

        static let all = [
            Scale(exponent: 2, suffix: "", decimals: 0),
            Scale(exponent: 8, suffix: " m", decimals: 1),
            Scale(exponent: 11, suffix: " bn", decimals: 1),
            Scale(exponent: 14, suffix: " tn", decimals: 2),
        ]
    }

    /// The unit of an amount; one higher where rounding makes a thousand of the lower unit.
    private func resolved(_ cents: Int128) -> Scale {
        switch unit {
        case .dollars: return Scale.all[0]
        case .millions: return Scale.all[1]
        case .billions: return Scale.all[2]
        case .trillions: return Scale.all[3]
        case .automatic: break
        }
        for (index, scale) in Scale.all.enumerated() {
            guard index + 1 < Scale.all.count else { return scale }
            // Whole dollars are kept up to a million: there is no unit of thousands.
            let limit: Int128 = index == 0 ? 1_000_000 : 1000
            let value = rounded(cents, in: scale)
            if value.scaled.magnitude < UInt128(limit * DecimalRounding.powerOfTen(value.digits)) {
                return scale
            }
        }
        return Scale.all[0]
    }

    private func rounded(_ cents: Int128, in scale: Scale) -> (scaled: Int128, digits: Int) {
        var digits = decimals ?? scale.decimals
        let unitSize = DecimalRounding.powerOfTen(scale.exponent)
        if decimals == nil && scale.exponent > 2 && cents.magnitude < unitSize.magnitude {
            digits = 2
        }
        digits = min(digits, scale.exponent)
        let divisor = DecimalRounding.powerOfTen(scale.exponent - digits)
        return (DecimalRounding.divide(cents, by: divisor), digits)
    }

    /// The rounded amount, in cents again.
    private func whole(_ cents: Int128, in scale: Scale) -> Int128 {
        let value = rounded(cents, in: scale)
        return value.scaled * DecimalRounding.powerOfTen(scale.exponent - value.digits)
    }

    private func digits(_ cents: Int128, in scale: Scale) -> String {
        let value = rounded(cents, in: scale)
        return DecimalRounding.text(value.scaled.magnitude, digits: value.digits, trimmed: true)
    }
}
