/// Exact decimal rounding on integers, for ``DecimalFormat`` and the formats of money and shares.
package enum DecimalRounding {
    /// `value / divisor`, rounded to the nearest integer, halves to even (IEEE 754-2019, 4.3.1).
    ///
    /// - Precondition: `divisor` is positive.
    package static func divide(_ value: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        let twice = remainder.magnitude * 2
        let size = divisor.magnitude
        if twice < size || (twice == size && quotient % 2 == 0) { return quotient }
        return value < 0 ? quotient - 1 : quotient + 1
    }

    package static func powerOfTen(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<max(0, exponent) { result *= 10 }
        return result
    }

    /// The digits of a non-negative `scaled / 10^digits`, grouped in thousands.
    ///
    /// - Parameter trimmed: drops zeros at the end of the fraction.
    package static func text(_ scaled: UInt128, digits: Int, trimmed: Bool) -> String {
        let one = UInt128(powerOfTen(digits))
        var text = grouped(String(scaled / one))
        if digits == 0 { return text }
        var fraction = String(scaled % one)
        while fraction.utf8.count < digits { fraction = "0" + fraction }
        if trimmed { while fraction.last == "0" { fraction.removeLast() } }
        if !fraction.isEmpty { text += "." + fraction }
        return text
    }

    /// `1234567` as `1,234,567`.
    package static func grouped(_ digits: String) -> String {
        let count = digits.utf8.count
        var result = ""
        for (index, character) in digits.enumerated() {
            if index > 0 && (count - index) % 3 == 0 { result += "," }
            result.append(character)
        }
        return result
    }

    /// The nearest integer to a finite number below 10^30 in size, halves to even; `nil` otherwise.
    package static func integer(_ value: Double) -> Int128? {
        guard value.isFinite, value.magnitude < 1e30 else { return nil }
        return Int128(value.rounded(.toNearestOrEven))
    }
}
