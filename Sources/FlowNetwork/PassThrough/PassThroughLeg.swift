import Ledger

/// What a pass-through rule gives for one payer: spending × factors, less what deals of the ledger say already.
///
/// ```
/// capex 100 × accelerator share 39% (39…70%) × vendor's share 86% (80…92%) = 33.5 (31.2…64.4)
/// ```
/// All of it is in the layer `estimated`. It is what a firm with average purchases would pass on: the shares are those of the field, not of the payer.
public struct PassThroughLeg: Sendable {
    public let rule: PassThroughRule
    /// Positions in ``FlowNetwork/firms``.
    public let from: Int
    public let to: Int
    /// Facts known on the day, oldest first.
    public let spending: [Fact]
    /// Minor units of the base currency.
    public let spent: AmountBand
    public let factors: [Factor]
    /// Spending times factors, minor units.
    public let gross: AmountBand
    /// What purchases of the ledger between the two firms amount to in the same time (an undated one with all of it), minor units: it is taken off.
    public let covered: AmountBand
    /// The leg that enters the network; `nil` when deals cover all of it.
    public let resolved: ResolvedLeg?

    /// A factor with the facts that were known on the day.
    public struct Factor: Sendable {
        public let id: String
        public let share: ShareRange
        public let facts: [Fact]
    }

    /// What remains, minor units.
    public var net: AmountBand { gross.less(covered) }
    /// Every source that the leg needs, each once.
    public var sources: [String] {
        (spending + factors.flatMap(\.facts)).map(\.source).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }
}

/// An amount with the ends of what its wording allows, in minor units.
public struct AmountBand: Sendable, Hashable {
    public var low: Int64
    public var stated: Int64
    public var high: Int64

    public static let zero = AmountBand(low: 0, stated: 0, high: 0)

    public init(low: Int64, stated: Int64, high: Int64) {
        self.low = low
        self.stated = stated
        self.high = high
    }

    static func + (a: AmountBand, b: AmountBand) -> AmountBand {
        AmountBand(low: a.low + b.low, stated: a.stated + b.stated, high: a.high + b.high)
    }

    /// Least with the other at its most, most with the other at its least; never below zero.
    func less(_ other: AmountBand) -> AmountBand {
        AmountBand(
            low: max(0, low - other.high), stated: max(0, stated - other.stated),
            high: max(0, high - other.low))
    }

    /// Rounded to the nearest minor unit.
    func times(_ share: ShareRange) -> AmountBand {
        func product(_ amount: Int64, _ part: Int64) -> Int64 {
            let one = Int128(ShareRange.one)
            return Int64((Int128(amount) * Int128(part) + one / 2) / one)
        }
        return AmountBand(
            low: product(low, share.low), stated: product(stated, share.stated),
            high: product(high, share.high))
    }
}
