import Text

/// Amounts of money as a reader of a report sees them, in whatever currency they are.
///
/// ```swift
/// MoneyFormat().text(38e9, .usd)                       // $38 bn
/// MoneyFormat().text(Money(minorUnits: 26_000_000_000, currency: .krw))   // ₩26 bn
/// MoneyFormat(unit: .billions).text(350e6, .usd)       // $0.35 bn
/// MoneyFormat().range(27e9, 42e9, .usd)                // $27–42 bn
/// MoneyFormat(language: .ko).text(38e9, .usd)          // 380억 달러
/// ```
///
/// Every language prints the same rounded figure: the unit decides the digits, the language the words, the currency its sign and nothing else.
/// A currency without a symbol of its own is written with its code: `KWD 38 bn`, in Korean `380억 쿠웨이트 디나르`.
///
/// Amounts become whole minor units of their currency first and are then rounded on integers, halves to even; digits that
/// are zero at the end are dropped. An amount that is not finite, or beyond 10³⁰ minor units, reads `n/a`.
/// The minus sign is U+2212. There is no locale.
public struct MoneyFormat: Sendable, Hashable {
    /// The unit of an amount.
    public enum Unit: Sendable, Hashable {
        /// The largest unit of which there is at least one.
        case automatic
        /// Whole units of the currency.
        case ones
        case millions, billions, trillions
    }

    /// The unit of every amount.
    public var unit: Unit
    /// Most decimals; `nil` means two for trillions and for amounts below one unit, none for
    /// whole units, else one.
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

    // MARK: Amounts

    /// An exact amount.
    public func text(_ money: Money) -> String { text(Minor(money)) }

    /// An amount that was computed, in units of its currency.
    public func text(_ amount: Double, _ currency: Currency) -> String {
        Minor(amount, currency).map(text) ?? notAvailable
    }

    /// An amount for narrow places whose heading names the currency: `$38 bn`, `380억`.
    public func narrow(_ money: Money) -> String {
        let amount = Minor(money)
        guard language == .ko else { return text(amount) }
        return KoreanMoney.number(whole(amount, in: resolved(amount)))
    }

    /// The number alone, for a cell whose heading gives the unit: `22.4`. With the unit `automatic`
    /// the reader cannot know the unit, so that it is taken as billions; Korean counts in 억, always.
    public func number(_ amount: Double, _ currency: Currency) -> String {
        guard let amount = Minor(amount, currency) else { return notAvailable }
        var fixed = self
        if unit == .automatic { fixed.unit = .billions }
        let scale = fixed.resolved(amount)
        if language == .ko { return KoreanMoney.hundredMillions(fixed.whole(amount, in: scale)) }
        return (fixed.rounded(amount, in: scale).scaled < 0 ? "\u{2212}" : "")
            + fixed.digits(amount, in: scale)
    }

    /// The same of an exact amount.
    public func number(_ money: Money) -> String { number(money.doubleValue, money.currency) }

    /// Two computed amounts, the lower first: `$27–42 bn`.
    public func range(_ low: Double, _ high: Double, _ currency: Currency) -> String {
        guard let a = Minor(low, currency), let b = Minor(high, currency) else {
            return notAvailable
        }
        return range(a, b)
    }

    /// Two exact amounts of one currency, the lower first; one amount if they read the same.
    ///
    /// Both have the unit of the larger one. A range that reaches below zero is written with `to`,
    /// because a dash beside a minus sign is misread.
    public func range(_ low: Money, _ high: Money) -> String { range(Minor(low), Minor(high)) }

    // MARK: Headings

    /// What the heading of a table or drawing calls the currency: `US$`, `₩`, `미국 달러`.
    public func heading(_ currency: Currency) -> String {
        language == .ko ? currency.koreanName : currency.heading
    }

    /// The same with the unit of ``number(_:_:)``: `US$ bn`, `억 달러`.
    public func cellHeading(_ currency: Currency) -> String {
        language == .ko
            ? KoreanMoney.heading("억", currency) : "\(currency.heading) bn"
    }

    /// The same for an axis in billions, in every language: `US$ bn`, `십억 달러`.
    public func axisHeading(_ currency: Currency) -> String {
        language == .ko
            ? KoreanMoney.heading("십억", currency) : "\(currency.heading) bn"
    }

    // MARK: Rounding

    private var notAvailable: String { language.notAvailable }

    /// Minor units of a currency, more than a `Money` holds.
    struct Minor {
        var units: Int128
        let currency: Currency

        init(units: Int128, currency: Currency) {
            self.units = units
            self.currency = currency
        }

        init(_ money: Money) {
            self.init(units: Int128(money.minorUnits), currency: money.currency)
        }

        init?(_ amount: Double, _ currency: Currency) {
            guard let units = DecimalRounding.integer(amount * Double(currency.minorUnitsPerUnit))
            else { return nil }
            self.init(units: units, currency: currency)
        }
    }

    private func text(_ amount: Minor) -> String {
        let unit = resolved(amount)
        if language == .ko { return KoreanMoney.text(whole(amount, in: unit)) }
        let sign = rounded(amount, in: unit).scaled < 0 ? "\u{2212}" : ""
        return sign + prefix(amount.currency) + digits(amount, in: unit) + unit.suffix
    }

    private func range(_ low: Minor, _ high: Minor) -> String {
        let (low, high) = low.units <= high.units ? (low, high) : (high, low)
        let unit = resolved(low.units.magnitude > high.units.magnitude ? low : high)
        if language == .ko {
            return KoreanMoney.range(whole(low, in: unit), whole(high, in: unit))
        }
        let sign = prefix(high.currency)
        let a = digits(low, in: unit)
        let b = digits(high, in: unit)
        let isNegative = rounded(low, in: unit).scaled < 0
        if a == b && isNegative == (rounded(high, in: unit).scaled < 0) {
            return (isNegative ? "\u{2212}" : "") + sign + b + unit.suffix
        }
        if !isNegative { return sign + a + "–" + b + unit.suffix }
        let highSign = rounded(high, in: unit).scaled < 0 ? "\u{2212}" : ""
        return "\u{2212}" + sign + a + unit.suffix + " to " + highSign + sign + b + unit.suffix
    }

    /// The symbol before the digits; a code is set apart by a blank.
    private func prefix(_ currency: Currency) -> String {
        currency.symbol + (currency.symbol.last?.isLetter == true ? " " : "")
    }

    private struct Scale: Hashable {
        /// Power of ten of the unit, in units of the currency.
        let exponent: Int
        let suffix: String
        let decimals: Int

        static let all = [
            Scale(exponent: 0, suffix: "", decimals: 0),
            Scale(exponent: 6, suffix: " m", decimals: 1),
            Scale(exponent: 9, suffix: " bn", decimals: 1),
            Scale(exponent: 12, suffix: " tn", decimals: 2),
        ]
    }

    /// The unit of an amount; one higher where rounding makes a thousand of the lower unit.
    private func resolved(_ amount: Minor) -> Scale {
        switch unit {
        case .ones: return Scale.all[0]
        case .millions: return Scale.all[1]
        case .billions: return Scale.all[2]
        case .trillions: return Scale.all[3]
        case .automatic: break
        }
        for (index, scale) in Scale.all.enumerated() {
            guard index + 1 < Scale.all.count else { return scale }
            // Whole units are kept up to a million: there is no unit of thousands.
            let limit: Int128 = index == 0 ? 1_000_000 : 1000
            let value = rounded(amount, in: scale)
            if value.scaled.magnitude < UInt128(limit * DecimalRounding.powerOfTen(value.digits)) {
                return scale
            }
        }
        return Scale.all[0]
    }

    private func rounded(_ amount: Minor, in scale: Scale) -> (scaled: Int128, digits: Int) {
        var digits = decimals ?? scale.decimals
        let exponent = scale.exponent + amount.currency.minorDigits
        let unitSize = DecimalRounding.powerOfTen(exponent)
        if decimals == nil && scale.exponent > 0 && amount.units.magnitude < unitSize.magnitude {
            digits = 2
        }
        digits = min(digits, exponent)
        let divisor = DecimalRounding.powerOfTen(exponent - digits)
        return (DecimalRounding.divide(amount.units, by: divisor), digits)
    }

    /// The rounded amount, in minor units again.
    private func whole(_ amount: Minor, in scale: Scale) -> Minor {
        let value = rounded(amount, in: scale)
        let exponent = scale.exponent + amount.currency.minorDigits
        return Minor(
            units: value.scaled * DecimalRounding.powerOfTen(exponent - value.digits),
            currency: amount.currency)
    }

    private func digits(_ amount: Minor, in scale: Scale) -> String {
        let value = rounded(amount, in: scale)
        return DecimalRounding.text(value.scaled.magnitude, digits: value.digits, trimmed: true)
    }
}
