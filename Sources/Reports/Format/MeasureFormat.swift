import Analysis
import Text

/// Numbers of the catalogue in the language of the report.
extension ReportContext {
    func text(_ value: Double, in unit: MeasureUnit) -> String {
        switch unit {
        case .money: format.text(usd: value)
        case .share, .probability, .ratio: percent(value)
        // Sections print the index of Herfindahl from 0 to 1.
        case .points: ConcentrationBlocks.hhi(value / 10_000)
        case .count, .years, .quarters, .statistic, .category:
            NumberText.of(value, isExact: unit == .count)
        }
    }

    /// A difference, with its sign; of shares in percentage points.
    func signed(_ value: Double, in unit: MeasureUnit) -> String {
        let sign = value > 0 ? "+" : ""
        switch unit {
        case .share, .probability, .ratio:
            return sign + words.whatChanged.points(NumberText.points(value * 100))
        case .points:
            let minus = value < 0 ? "\u{2212}" : sign
            return minus + ConcentrationBlocks.hhi(value.magnitude / 10_000)
        default: return sign + text(value, in: unit)
        }
    }
}

extension NumberText {
    /// A difference in percentage points: one decimal, two below one point, with a minus sign of its own.
    fileprivate static func points(_ value: Double) -> String {
        let digits = value.magnitude < 0.995 ? 2 : 1
        let scale = digits == 2 ? 100.0 : 10.0
        guard let whole = DecimalRounding.integer(value * scale) else { return "0" }
        return (whole < 0 ? "\u{2212}" : "")
            + DecimalRounding.text(whole.magnitude, digits: digits, trimmed: false)
    }
}
