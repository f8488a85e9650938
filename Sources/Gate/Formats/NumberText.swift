import Analysis
import Text

/// Numbers in the gate's outputs, without locale and without digits that mean nothing.
enum NumberText {
    /// Plain decimal notation with the given significant digits, trailing zeros taken off.
    static func significant(_ value: Double, _ digits: Int) -> String {
        DecimalFormat.significant(value, digits, .data)
    }

    /// To the second digit of the standard error, or nine digits where the number is exact: what a committed file may hold.
    static func stored(_ value: Double, standardError: Double?) -> String {
        DecimalFormat.supported(value, standardError: standardError, exactDigits: 9, .data)
    }

    /// For people: `13.4%`, `38.2bn`, `2,150`.
    static func readable(_ value: Double, _ unit: MeasureUnit) -> String {
        switch unit {
        case .share: return "\(significant(100 * value, 3))%"
        case .money:
            for (scale, suffix) in [(1e12, "tn"), (1e9, "bn"), (1e6, "m")]
            where abs(value) >= scale {
                return significant(value / scale, 4) + suffix
            }
            return significant(value, 4)
        case .probability: return significant(value, 3)
        case .count, .category: return significant(value, 12)
        case .ratio, .years, .quarters, .points, .percentagePoints, .statistic:
            return significant(value, 4)
        }
    }
}
