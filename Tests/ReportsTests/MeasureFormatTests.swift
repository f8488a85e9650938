import Analysis
import Money
import Testing
import Text

@Suite("A number of the catalogue, wherever it is printed")
struct MeasureFormatTests {
    private func measure(
        _ value: Double, _ unit: MeasureUnit, rule: String = "x", error: Double? = nil,
        interval: Measure.Interval? = nil
    ) -> Measure {
        Measure(
            id: MeasureID(rule), title: "", value: value, unit: unit, interval: interval,
            standardError: error, formula: "")
    }

    private static let rows:
        [(value: Double, unit: MeasureUnit, error: Double?, english: String, korean: String)] =
            [
                (0.116883, .share, nil, "12%", "12%"),
                (0.20513, .probability, 0.0021, "20%", "20%"),
                (0.20513, .probability, 0.03, "21%", "21%"), (0.31, .ratio, nil, "31%", "31%"),
                (1.355, .ratio, nil, "1.36×", "1.36×"), (26e9, .money, nil, "₩26 bn", "260억 원"),
                (346.7e6, .money, 12e6, "₩350 m", "3억 5,000만 원"),
                (4387.4, .points, nil, "4,387", "4,387"),
                (9.64, .percentagePoints, nil, "9.6", "9.6"), (2.7143, .years, nil, "2.71", "2.71"),
                (3.4312, .statistic, nil, "3.431", "3.431"), (1234, .count, nil, "1,234", "1,234"),
            ]

    @Test("every unit has one way", arguments: rows.indices)
    func units(index: Int) {
        let row = Self.rows[index]
        let measure = measure(row.value, row.unit, error: row.error)
        #expect(MeasureFormat(currency: .krw).text(measure) == row.english)
        #expect(MeasureFormat(currency: .krw, language: .ko).text(measure) == row.korean)
    }

    @Test("a p-value is no percentage; ends have the digits of how they were found")
    func values() {
        let format = MeasureFormat(currency: .usd)
        #expect(
            format.text(measure(0.0265, .probability, rule: "gsadf-p", error: 0.005)) == "0.026")
        func ends(_ level: Double?, error: Double? = nil) -> String {
            let measure = measure(
                5e9, .money, error: error,
                interval: Measure.Interval(low: 1.2345e9, high: 9.876e9, level: level))
            return format.ends(measure).map { $0.low + " " + $0.high } ?? ""
        }
        #expect(ends(nil) == "$1.2 bn $9.9 bn" && ends(0.8) == "$1.2 bn $9.9 bn")
        #expect(format.ends(measure(1, .count)) == nil)
    }
}
