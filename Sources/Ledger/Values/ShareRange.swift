import Money
import Text

/// A share of one with the range that its wording allows, in billionths: exact for percentages of up to seven decimals.
public struct ShareRange: Sendable, Hashable {
    public static let one: Int64 = 1_000_000_000

    public var low: Int64
    public var stated: Int64
    public var high: Int64

    public init(low: Int64, stated: Int64, high: Int64) {
        self.low = low
        self.stated = stated
        self.high = high
    }

    /// `80..92%` → 0.80, 0.86, 0.92; `about 33%` ± a tenth; `at least 80%` has no upper end, so the value stands; `up to` begins at nothing.
    ///
    /// - Returns: `nil` for another unit than %, and for a value outside 0 to 100.
    public init?(_ quantity: Quantity) {
        func share(_ text: String) -> Int64? {
            guard let value = DecimalText(text[...])?.integer(timesTenTo: 7),
                (0...ShareRange.one).contains(value)
            else { return nil }
            return value
        }
        guard quantity.unit == "%", let value = share(quantity.value) else { return nil }
        stated = value
        switch quantity.basis {
        case .exact, .undisclosed, .atLeast: (low, high) = (value, value)
        case .about: (low, high) = (value - value / 10, min(ShareRange.one, value + value / 10))
        case .upTo: (low, high) = (0, value)
        case .range:
            guard let ends = quantity.ends, let first = share(ends.low), let last = share(ends.high)
            else { return nil }
            (low, high) = (first, last)
        }
    }

    /// The first one's value, and the widest range of all of them; `nil` for none.
    public static func widest(_ shares: [ShareRange]) -> ShareRange? {
        guard let first = shares.first else { return nil }
        return shares.reduce(first) {
            ShareRange(low: min($0.low, $1.low), stated: $0.stated, high: max($0.high, $1.high))
        }
    }
}
