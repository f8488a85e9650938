import Text

/// A vertical axis: a range that ends on round numbers, with about five ticks.
package struct AxisScale {
    package let low: Double
    package let high: Double
    private let step: Double
    private let digits: Int

    /// The least range that holds both ends and is a multiple of 1, 2 or 5 times a power of ten.
    package init(low: Double, high: Double) {
        guard low.isFinite, high.isFinite, high > low else {
            let middle = low.isFinite ? low : 0
            (self.low, self.high, step, digits) = (middle - 1, middle + 1, 1, 0)
            return
        }
        // Powers of ten by multiplication: the same on every libm.
        var power = 1.0
        var digits = 0
        let rough = (high - low) / 5
        while power * 10 <= rough, power < 1e300 { (power, digits) = (power * 10, digits - 1) }
        while power > rough, power > 1e-300 { (power, digits) = (power / 10, digits + 1) }
        let factor = [1.0, 2, 5].last { $0 * power <= rough } ?? 1
        step = power * factor
        self.digits = max(0, digits)
        self.low = (low / step).rounded(.down) * step
        self.high = (high / step).rounded(.up) * step
    }

    /// 0 at the lower end, 1 at the upper.
    package func place(_ value: Double) -> Double { (value - low) / (high - low) }

    /// Round numbers with their labels.
    package var ticks: [(value: Double, label: String)] {
        let count = min(12, Int(((high - low) / step).rounded()))
        return (0...max(count, 1)).map { index in
            let value = low + Double(index) * step
            return (value, DecimalFormat.fixed(value, min(digits, 6)))
        }
    }
}
