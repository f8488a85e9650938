import Text

/// Amounts in the Korean units 조 (10¹²), 억 (10⁸) and 만 (10⁴): `380억 달러`, `1조 4,000억 달러`.
///
/// Takes amounts that ``MoneyFormat`` has rounded, so that both languages print the same figure.
enum KoreanMoney {
    /// - Parameter cents: at most 10³⁰.
    static func text(cents: Int128) -> String {
        let number = number(cents)
        return number + unit(after: number)
    }

    /// The lower amount first: `270억~420억 달러`.
    static func range(cents low: Int128, _ high: Int128) -> String {
        let (a, b) = (number(low), number(high))
        return a == b ? a + unit(after: a) : a + "~" + b + unit(after: b)
    }

    /// The number of 억 alone, for a cell whose heading gives the unit.
    static func hundredMillions(cents: Int128) -> String {
        (cents < 0 ? "\u{2212}" : "")
            + DecimalRounding.text(cents.magnitude, digits: 10, trimmed: true)
    }

    /// Units stand apart from a word, not from a digit.
    private static func unit(after number: String) -> String {
        number.last?.isASCII == true ? "달러" : " 달러"
    }

    /// The amount without its currency: `1조 4,000억`.
    static func number(_ cents: Int128) -> String {
        let sign = cents < 0 ? "\u{2212}" : ""
        let (dollars, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        var parts: [String] = []
        var left = dollars
        for (exponent, name) in [(12, "조"), (8, "억"), (4, "만")] {
            let (count, remainder) = left.quotientAndRemainder(
                dividingBy: UInt128(DecimalRounding.powerOfTen(exponent)))
            if count > 0 { parts.append(DecimalRounding.grouped(String(count)) + name) }
            left = remainder
        }
        if left > 0 || rest > 0 || parts.isEmpty {
            parts.append(DecimalRounding.text(left * 100 + rest, digits: 2, trimmed: true))
        }
        return sign + parts.joined(separator: " ")
    }
}
