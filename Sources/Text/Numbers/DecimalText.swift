/// A decimal number as text has it, read exactly: sign, digits, and how many of them stand behind the point.
package struct DecimalText: Hashable {
    package var isNegative: Bool
    /// All digits as one number.
    package var digits: Int64
    /// Power of ten that the digits are multiplied by; negative behind a decimal point.
    package var exponent: Int

    /// Scales of amounts and quantities (short scale) with their powers of ten.
    package static let scales: [(suffix: String, exponent: Int)] = [
        ("", 0), ("k", 3), ("m", 6), ("bn", 9), ("tn", 12),
    ]

    /// `-12.50bn`: an optional minus, digits, at most one point with digits on both sides, an optional scale.
    ///
    /// - Returns: `nil` for anything else, and for more than 18 digits.
    package init?(_ text: Substring) {
        var rest = text
        isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        let whole = rest.prefix { $0.isASCIIDigit }
        rest = rest.dropFirst(whole.count)
        var fraction: Substring = ""
        if rest.first == "." {
            fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
            guard !fraction.isEmpty else { return nil }
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty, whole.count + fraction.count <= 18,
            let digits = Int64(whole + fraction),
            let scale = DecimalText.scales.first(where: { $0.suffix == rest })
        else { return nil }
        self.digits = digits
        exponent = scale.exponent - fraction.count
    }

    /// The scale of a range's upper end, when its lower end has none and needs it; empty otherwise.
    package static func sharedScale(_ low: Substring, _ high: Substring) -> Substring {
        guard low.last?.isASCIIDigit == true else { return "" }
        return high.drop { $0.isASCIIDigit || $0 == "." || $0 == "-" }
    }

    /// Whether two ends of a range, of one sign and not zero, are more than a hundredfold apart: a scale that is missing or wrong.
    package static func isSlip(_ low: Int64, _ high: Int64) -> Bool {
        guard low != 0, high != 0, (low < 0) == (high < 0) else { return false }
        let (small, large) = (
            min(low.magnitude, high.magnitude), max(low.magnitude, high.magnitude)
        )
        return large / 100 > small || (large / 100 == small && large % 100 != 0)
    }

    /// The number times 10 to the `power` as an integer; `nil` if it is not one or exceeds ±10¹⁸.
    package func integer(timesTenTo power: Int) -> Int64? {
        var value = digits
        var shift = exponent + power
        while shift < 0, value != 0 {
            guard value % 10 == 0 else { return nil }
            value /= 10
            shift += 1
        }
        while shift > 0, value != 0 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow, product <= 1_000_000_000_000_000_000 else { return nil }
            value = product
            shift -= 1
        }
        return isNegative ? -value : value
    }

    /// Whether the number times 10 to the `power` has no fraction.
    package func isInteger(timesTenTo power: Int) -> Bool {
        var value = digits
        var shift = exponent + power
        while shift < 0, value != 0 {
            if value % 10 != 0 { return false }
            value /= 10
            shift += 1
        }
        return true
    }

    /// The number without scale or exponent: `160000000`, `0.8`.
    package var plain: String {
        var text = String(digits)
        if digits == 0 { return "0" }
        if exponent >= 0 {
            text += String(repeating: "0", count: exponent)
        } else {
            let behind = -exponent
            if text.count <= behind {
                text = String(repeating: "0", count: behind - text.count + 1) + text
            }
            var fraction = text.suffix(behind)
            while fraction.last == "0" { fraction.removeLast() }
            let whole = text.dropLast(behind)
            text = fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
        }
        return isNegative ? "-" + text : text
    }
}

extension Character {
    /// `0` … `9`, not the digits of other scripts.
    package var isASCIIDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
