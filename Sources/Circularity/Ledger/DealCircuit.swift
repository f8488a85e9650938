import FlowNetwork
import Ledger

/// What goes round: money against orders, orders against orders, or capital against capital.
public enum CircuitClass: String, Sendable, CaseIterable {
    /// At least one financing leg and at least one purchase leg: circular financing.
    case circularFinancing = "circular_financing"
    /// Purchases only: reciprocal trade.
    case reciprocalTrade = "reciprocal_trade"
    /// Financing only: cross-holdings.
    case crossHolding = "cross_holding"
}

/// One step of a circuit: everything of one side that a firm gives the next.
public struct CircuitHop: Sendable {
    /// What the legs of a hop have in common.
    public enum Side: Int, Sendable, CaseIterable, Comparable {
        /// Equity, loans, prepayments.
        case financing
        /// Guarantees, backstops, warrants: value without a counted dollar.
        case contingent
        /// Purchases, leases, licences, revenue shares.
        case commerce

        public static func < (a: Side, b: Side) -> Bool { a.rawValue < b.rawValue }
    }

    /// Positions in ``FlowNetwork/firms``.
    public let from: Int
    public let to: Int
    public let side: Side
    /// Positions in ``FlowNetwork/legs``.
    public let legs: [Int]
    /// Counted minor units by firmness, all legs together.
    public let amount: LayeredAmount
    /// The firmest layer in which any of the legs is known, with or without an amount.
    public let firmness: Firmness
    /// Worst grade among the best-sourced way to support the hop: the best leg's grade.
    public let grade: Grade?

    /// Whether any dollar of the hop is counted.
    public var isPriced: Bool { amount.total > 0 }
}

/// An elementary circuit: a chain of firms that comes back to where it began, no firm twice.
///
/// Circuits share legs, so their bottlenecks must never be added up; how much can go round in all is ``MaximumCirculation``.
public struct DealCircuit: Sendable {
    /// In the direction of the money. The first hop is the largest financing one where there is one.
    public let hops: [CircuitHop]
    public let kind: CircuitClass

    public var length: Int { hops.count }

    /// The firmest cumulative layer in which every hop is present.
    public var layer: Firmness { hops.map(\.firmness).max() ?? .estimated }

    /// Whether every hop has a counted amount.
    public var isPriced: Bool { hops.allSatisfy(\.isPriced) }

    /// The most that can travel all the way round within a layer, minor units: the smallest hop. `nil` when a hop has no counted amount in it.
    public func bottleneck(_ layer: Firmness) -> Int64? {
        var least = Int64.max
        for hop in hops { least = min(least, hop.amount.upTo(layer)) }
        return hops.isEmpty || least <= 0 ? nil : least
    }

    /// The bottleneck of everything that is known, however loosely.
    public var bottleneck: Int64? { bottleneck(.estimated) }

    /// Grade of the weakest hop; `nil` when a hop has none.
    public var grade: Grade? {
        let grades = hops.compactMap(\.grade)
        return grades.count == hops.count ? grades.max() : nil
    }

    /// Firms in order, without the return to the first.
    public var firms: [Int] { hops.map(\.from) }
}

extension NetworkLeg {
    /// What the leg is in a circuit.
    public var side: CircuitHop.Side {
        if family == .commerce { return .commerce }
        return kind.isContingent ? .contingent : .financing
    }
}
