/// How firm a dollar is. The layers are cumulative, from the firmest: what is paid is also binding, and so on.
public enum Firmness: Int, Sendable, CaseIterable, Comparable {
    case paid, binding, announced, reported, estimated

    public var name: String {
        switch self {
        case .paid: "paid"
        case .binding: "binding"
        case .announced: "announced"
        case .reported: "reported"
        case .estimated: "estimated"
        }
    }

    public static func < (a: Firmness, b: Firmness) -> Bool { a.rawValue < b.rawValue }
}

/// An amount split by firmness, in minor units of the base currency; the parts add up to the whole.
public struct LayeredAmount: Sendable, Hashable {
    public var paid: Int64 = 0
    public var binding: Int64 = 0
    public var announced: Int64 = 0
    public var reported: Int64 = 0
    public var estimated: Int64 = 0

    public init() {}

    public static let zero = LayeredAmount()

    /// The part that belongs to one layer alone.
    public subscript(layer: Firmness) -> Int64 {
        get {
            switch layer {
            case .paid: paid
            case .binding: binding
            case .announced: announced
            case .reported: reported
            case .estimated: estimated
            }
        }
        set {
            switch layer {
            case .paid: paid = newValue
            case .binding: binding = newValue
            case .announced: announced = newValue
            case .reported: reported = newValue
            case .estimated: estimated = newValue
            }
        }
    }

    /// Everything at least as firm as `layer`.
    public func upTo(_ layer: Firmness) -> Int64 {
        Firmness.allCases.reduce(0) { $1 <= layer ? $0 + self[$1] : $0 }
    }

    public var total: Int64 { upTo(.estimated) }

    /// The firmest layer with anything in it.
    public var firmest: Firmness? { Firmness.allCases.first { self[$0] > 0 } }

    public static func + (a: LayeredAmount, b: LayeredAmount) -> LayeredAmount {
        var sum = a
        for layer in Firmness.allCases { sum[layer] += b[layer] }
        return sum
    }

    /// What is left when `part`, which is included in this amount, is counted elsewhere.
    ///
    /// Each layer gives up the part's own layer first; what the part has beyond that comes off the less firm layers, then off the firmer ones,
    /// so that `remainder.total == max(0, total − part.total)`.
    public func remainder(without part: LayeredAmount) -> LayeredAmount {
        var left = self
        var excess: Int64 = 0
        for layer in Firmness.allCases {
            let taken = min(left[layer], part[layer])
            left[layer] -= taken
            excess += part[layer] - taken
        }
        for layer in Firmness.allCases.reversed() where excess > 0 {
            let taken = min(left[layer], excess)
            left[layer] -= taken
            excess -= taken
        }
        return left
    }
}
