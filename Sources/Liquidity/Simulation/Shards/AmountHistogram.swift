/// How often amounts fall into classes with fixed edges, 32 for every doubling: a quantile is known to within a 32nd of itself, whatever was added in which order.
///
/// The classes are those of Tene's HdrHistogram (2012): amounts up to 32 parts one by one, then by the five bits behind the leading one.
public struct AmountHistogram: Sendable, Hashable {
    /// Amounts of a class; classes without any are left out.
    public private(set) var counts: [Int: Int]

    private static let bits = 5
    /// Classes of all amounts that ``ExactSum`` takes.
    public static let classes = 0..<((62 - bits) << bits)

    public init(_ counts: [Int: Int] = [:]) { self.counts = counts }

    /// The class of a number of parts; what is below zero counts as nothing.
    static func index(parts: Int64) -> Int {
        let number = Int(max(0, parts))
        guard number >= 1 << bits else { return number }
        let exponent = Int.bitWidth - 1 - number.leadingZeroBitCount
        return (exponent - bits + 1) << bits + (number >> (exponent - bits)) - 1 << bits
    }

    /// Parts at which a class begins.
    static func edge(_ index: Int) -> Int64 {
        guard index >= 1 << bits else { return Int64(index) }
        let exponent = index >> bits + bits - 1
        let rest = index & (1 << bits - 1)
        return Int64(1 << bits + rest) << Int64(exponent - bits)
    }

    mutating func add(parts: Int64) { counts[Self.index(parts: parts), default: 0] += 1 }

    mutating func add(_ other: AmountHistogram) {
        counts.merge(other.counts) { $0 + $1 }
    }

    public var total: Int { counts.values.reduce(0, +) }

    /// Where the least amount lies that a share `alpha` of all does not exceed, in the model's unit: first and last part of its class.
    public func quantile(_ alpha: Double) -> ClosedRange<Double> {
        let total = total
        let rank = min(total, max(1, Int((alpha * Double(total)).rounded(.up))))
        var seen = 0
        for (index, count) in counts.sorted(by: { $0.key < $1.key }) {
            seen += count
            guard seen >= rank else { continue }
            let low = Double(Self.edge(index)) / ExactSum.scale
            return low...max(low, Double(Self.edge(index + 1) - 1) / ExactSum.scale)
        }
        return 0...0
    }
}
