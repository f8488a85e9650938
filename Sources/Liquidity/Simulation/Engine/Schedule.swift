/// A schedule by quarter read at a quarter, late by a slip.
enum Schedule {
    /// Value at quarter `quarter − slip`: linear between whole quarters, 0 before the first and after the last.
    static func value(_ values: [Double], at quarter: Int, slip: Double) -> Double {
        let place = Double(quarter) - slip
        let below = place.rounded(.down)
        guard below >= -1, below < Double(values.count) else { return 0 }
        let index = Int(below)
        let share = place - below
        let left = index >= 0 ? values[index] : 0
        guard share > 0 else { return left }
        let right = index + 1 < values.count ? values[index + 1] : 0
        return left + share * (right - left)
    }

    /// The same by quarter from 0.
    static func values(_ values: [Double], quarters: Int, slip: Double = 0) -> [Double] {
        (0..<quarters).map { value(values, at: $0, slip: slip) }
    }
}
