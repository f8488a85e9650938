import Analysis
import Money
import Text

/// Numbers of the catalogue in the language of the report.
extension ReportContext {
    var numbers: MeasureFormat { MeasureFormat(currency: currency, language: language) }

    func text(_ value: Double, in unit: MeasureUnit) -> String { numbers.text(value, unit) }

    /// A difference, with its sign; of shares in percentage points.
    func signed(_ value: Double, in unit: MeasureUnit) -> String {
        let sign = value > 0 ? "+" : ""
        switch unit {
        case .share, .probability, .ratio:
            return sign
                + words.whatChanged.points(
                    DecimalFormat.fixed(value * 100, value.magnitude < 0.009_95 ? 2 : 1))
        default: return sign + text(value, in: unit)
        }
    }
}
