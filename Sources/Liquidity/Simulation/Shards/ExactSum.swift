/// Sum and sum of squares of amounts, in whole 1024ths of the model's unit: integers, so that the order of adding never shows.
///
/// ```swift
/// var sum = ExactSum()
/// try sum.add(12.5)
/// ```
/// Rounding moves an amount by a 2048th of the unit at the most, either way.
public struct ExactSum: Sendable, Hashable {
    public private(set) var sum: Int128
    public private(set) var squares: Int128

    /// Parts of a unit.
    public static let scale = 1024.0
    /// Amounts below this are taken.
    private static let limit = 0x1p50

    public init(sum: Int128 = 0, squares: Int128 = 0) {
        self.sum = sum
        self.squares = squares
    }

    /// The amount in whole parts; `nil` for none that a simulation gives.
    static func parts(_ amount: Double) -> Int64? {
        guard amount > -limit, amount < limit else { return nil }
        return Int64((amount * scale).rounded())
    }

    /// - Throws: ``SimulationError/shape(_:)`` when a sum grows beyond what 128 bits hold.
    mutating func add(parts: Int64) throws(SimulationError) {
        try add(ExactSum(sum: Int128(parts), squares: Int128(parts) * Int128(parts)))
    }

    public mutating func add(_ other: ExactSum) throws(SimulationError) {
        let total = sum.addingReportingOverflow(other.sum)
        let square = squares.addingReportingOverflow(other.squares)
        guard !total.overflow, !square.overflow else {
            throw .shape("the squares of the amounts add up to more than 128 bits hold")
        }
        sum = total.partialValue
        squares = square.partialValue
    }

    /// Mean of `count` amounts, in the model's unit, with its error.
    public func mean(of count: Int, level: Double = Estimate.defaultLevel) -> Estimate {
        let n = Double(count)
        let total = Double(sum)
        let mean = total / n / Self.scale
        guard count > 1 else {
            return Estimate(
                value: mean, low: -.infinity, high: .infinity, level: level,
                standardError: .infinity)
        }
        let spread = max(0, Double(squares) - total / n * total)
        return Estimate(
            mean, standardError: (spread / (n - 1) / n).squareRoot() / Self.scale, level: level)
    }
}
