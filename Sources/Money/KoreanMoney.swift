import Text

/// Amounts in the Korean units 조 (10¹²), 억 (10⁸) and 만 (10⁴): `380억 달러`, `1조 4,000억 원`.
///
/// Takes amounts that ``MoneyFormat`` has rounded, so that both languages print the same figure.
enum KoreanMoney {
    static func text(_ amount: MoneyFormat.Minor) -> String {
        let number = number(amount)
        return number + unit(amount.currency, after: number)
    }

    /// The lower amount first: `270억~420억 달러`.
    static func range(_ low: MoneyFormat.Minor, _ high: MoneyFormat.Minor) -> String {
        let (a, b) = (number(low), number(high))
        return a == b
            ? a + unit(low.currency, after: a) : a + "~" + b + unit(high.currency, after: b)
    }

    /// The number of 억 alone, for a cell whose heading gives the unit.
    static func hundredMillions(_ amount: MoneyFormat.Minor) -> String {
        (amount.units < 0 ? "\u{2212}" : "")
            + DecimalRounding.text(
                amount.units.magnitude, digits: 8 + amount.currency.minorDigits, trimmed: true)
    }

    /// A power of ten with the currency: `십억 달러`.
    static func heading(_ power: String, _ currency: Currency) -> String {
        power + unit(currency, after: power)
    }

    /// Units stand apart from a word, not from a digit.
    private static func unit(_ currency: Currency, after number: String) -> String {
        (number.last?.isASCII == true ? "" : " ") + currency.koreanUnit
    }

    /// The amount without its currency: `1조 4,000억`.
    static func number(_ amount: MoneyFormat.Minor) -> String {
        let sign = amount.units < 0 ? "\u{2212}" : ""
        let per = UInt128(amount.currency.minorUnitsPerUnit)
        let (ones, rest) = amount.units.magnitude.quotientAndRemainder(dividingBy: per)
        var parts: [String] = []
        var left = ones
        for (exponent, name) in [(12, "조"), (8, "억"), (4, "만")] {
            let (count, remainder) = left.quotientAndRemainder(
                dividingBy: UInt128(DecimalRounding.powerOfTen(exponent)))
            if count > 0 { parts.append(DecimalRounding.grouped(String(count)) + name) }
            left = remainder
        }
        if left > 0 || rest > 0 || parts.isEmpty {
            parts.append(
                DecimalRounding.text(
                    left * per + rest, digits: amount.currency.minorDigits, trimmed: true))
        }
        return sign + parts.joined(separator: " ")
    }
}
