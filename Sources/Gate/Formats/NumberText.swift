import Analysis
import Text

/// Numbers in the gate's outputs, without locale and without digits that mean nothing.
enum NumberText {
    /// Plain decimal notation with the given significant digits, trailing zeros taken off.
    static func significant(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite, value != 0, abs(value) < 1e15 else {
            return value == 0 ? "0" : "\(value)"
        }
        return trimmed(Decimals.fixed(value, min(15, max(0, digits - 1 - exponent(value)))))
    }

    /// To the second digit of the standard error, or nine digits where the number is exact: what a committed file may hold.
    static func stored(_ value: Double, standardError: Double?) -> String {
        guard let error = standardError, error > 0, error.isFinite else {
            return significant(value, 9)
        }
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        return trimmed(Decimals.fixed(value, min(15, max(0, 1 - exponent(error)))))
    }

    /// Power of ten of the first digit.
    private static func exponent(_ value: Double) -> Int {
        var rest = abs(value)
        guard rest > 1e-300, rest < 1e300 else { return 0 }
        var exponent = 0
        while rest >= 10 {
            rest /= 10
            exponent += 1
        }
        while rest < 1 {
            rest *= 10
            exponent -= 1
        }
        return exponent
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text == "-0" ? "0" : text
    }

    /// For people: `13.4 %`, `38.2bn`, `2,150`.
    static func readable(_ value: Double, _ unit: MeasureUnit) -> String {
        switch unit {
        case .share: return "\(significant(100 * value, 3)) %"
        case .money:
            for (scale, suffix) in [(1e12, "tn"), (1e9, "bn"), (1e6, "m")]
            where abs(value) >= scale {
                return significant(value / scale, 4) + suffix
            }
            return significant(value, 4)
        case .probability: return significant(value, 3)
        case .count, .category: return significant(value, 12)
        case .ratio, .years, .quarters, .points, .statistic: return significant(value, 4)
        }
    }
}
