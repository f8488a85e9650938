import Money
import Text

/// A number of the catalogue as every verb and every language prints it: by its unit, with the digits that its error supports.
///
/// | unit | text |
/// |---|---|
/// | money | ``MoneyFormat``: `$38 bn` |
/// | share, probability | ``PercentFormat``: `12%`; a p-value as ``DecimalFormat/pValue(_:_:)``: `0.026` |
/// | ratio | a percentage up to one, above it a multiple: `12%`, `1.36×` |
/// | points | whole points: `4,400` |
/// | percentage points | one decimal: `9.6` |
/// | years, quarters | three significant digits |
/// | statistic | three decimals: `3.431` |
/// | count, class | as it is |
public struct MeasureFormat: Sendable, Hashable {
    public let currency: Currency
    public let language: ReportLanguage

    public init(currency: Currency, language: ReportLanguage = .en) {
        self.currency = currency
        self.language = language
    }

    /// The value of a number; `nil` where it has none.
    public func text(_ measure: Measure) -> String? {
        measure.value.map { text($0, of: measure) }
    }

    /// A value on the scale of a number: its own, an end of its interval, a limit that is set for it.
    public func text(_ value: Double, of measure: Measure) -> String {
        measure.isPValue
            ? DecimalFormat.pValue(value)
            : text(value, measure.unit, standardError: measure.standardError)
    }

    /// The ends of a number's interval; `nil` where it has none. Drawn ends have two significant digits, simulated ones three, bounds from the
    /// wording of amounts those of the value.
    public func ends(_ measure: Measure) -> (low: String, high: String)? {
        measure.interval.map { interval in
            let digits = interval.level == nil ? nil : measure.standardError == nil ? 2 : 3
            func end(_ value: Double) -> String {
                text(digits.map { value.significant($0) } ?? value, measure.unit)
            }
            return (end(interval.low), end(interval.high))
        }
    }

    /// - Parameter standardError: of a simulated value; 0: simulated without error; `nil`: not simulated.
    public func text(
        _ value: Double, _ unit: MeasureUnit, standardError: Double? = nil
    ) -> String {
        let value =
            standardError.map { DecimalFormat.supported(value, standardError: $0) } ?? value
        switch unit {
        case .money: return MoneyFormat(language: language).text(value, currency)
        case .share, .probability: return PercentFormat.text(value, in: language)
        case .ratio:
            return value.magnitude <= 1
                ? PercentFormat.text(value, in: language) : DecimalFormat.multiple(value) + "×"
        case .points: return DecimalFormat.fixed(value, 0)
        case .percentagePoints: return DecimalFormat.fixed(value, 1)
        case .years, .quarters: return DecimalFormat.significant(value, 3)
        case .statistic: return DecimalFormat.statistic(value)
        case .count, .category: return DecimalFormat.atMost(value, 4)
        }
    }
}
