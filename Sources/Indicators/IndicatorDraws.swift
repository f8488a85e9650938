import Circularity

/// The structural readings on draws of what the ledger leaves open: how much amounts are, and whether promises stand.
///
/// Left out: `circular-revenue-share`, which has documented and contractual ends instead, and `headline-decay`, which is itself about promises
/// that fall. Cost: one pass over the legs of each firm and indicator for a draw.
public struct IndicatorDraws: Sendable {
    /// More draws tell no more than the digits that are shown.
    public static let most = 500

    /// Intervals of a reading; `nil` where every draw gives the same.
    public struct Intervals: Sendable, Equatable {
        public let value: Interval?
        public let net: Interval?
    }

    private struct Key: Hashable {
        let indicator: String
        let firm: String?
    }

    private let intervals: [Key: Intervals]

    static let indicators = IndicatorRegistry.structural.filter {
        !($0 is CircularRevenueIndicator) && !($0 is HeadlineDecayIndicator)
    }

    /// - Parameters:
    ///   - inputs: as stated.
    ///   - level: share of the draws inside an interval.
    /// - Throws: ``MeasureError`` when nothing can be drawn.
    public init(
        _ inputs: IndicatorInputs, _ draws: LedgerDraws, level: Double, threads: Int? = nil
    ) throws(MeasureError) {
        let keys = Self.readings(inputs).filter { $0.value != nil }.map {
            Key(indicator: $0.indicator, firm: $0.firm)
        }
        let rows = try draws.rows(threads: threads) { draw in
            var found: [Key: IndicatorReading] = [:]
            for reading in Self.readings(inputs.drawn(draw)) {
                found[Key(indicator: reading.indicator, firm: reading.firm)] = reading
            }
            return keys.flatMap { key -> [Double] in
                [found[key]?.value?.value ?? .nan, found[key]?.net?.value ?? .nan]
            }
        }
        var intervals: [Key: Intervals] = [:]
        for (index, key) in keys.enumerated() {
            func interval(_ column: Int) -> Interval? {
                guard let all = try? Interval(rows.map { $0[column] }, level: level),
                    all.low < all.high
                else { return nil }
                return all
            }
            intervals[key] = Intervals(value: interval(2 * index), net: interval(2 * index + 1))
        }
        self.intervals = intervals
    }

    private static func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        indicators.flatMap { $0.readings(inputs) }
    }

    /// The intervals of a reading with a value; `nil` for what is not drawn.
    public func intervals(of reading: IndicatorReading) -> Intervals? {
        intervals[Key(indicator: reading.indicator, firm: reading.firm)]
    }
}
