import FlowNetwork
import Ledger
import Money

/// A buyer that owes to firms of the ledger and of which no source says whether it can pay from outside: a finding of its own, by how much it owes.
///
/// Owed: orders of which neither the seller nor anybody else has seen the money (announced or firmer, not paid), and loans, prepayments and leases
/// from its sellers that are drawn and not paid back. Its coverage cannot be computed where no fact gives its revenue.
public struct UnknownCoverage: Sendable, Hashable {
    /// Position of the buyer in ``FlowNetwork/firms``.
    public let buyer: Int
    /// The seller to which it owes most, and how much of it, minor units.
    public let seller: Int
    public let owed: Int64
    public let legs: [Int]
    public let revenue: TrailingYear?

    /// What is owed over the seller's revenue of a year; `nil` without one.
    public var ratio: Double? {
        guard let revenue, revenue.minorUnits > 0 else { return nil }
        return Double(owed) / Double(revenue.minorUnits)
    }

    /// Every such buyer, the one that owes most first.
    public static func all(_ network: FlowNetwork, ledger: ResolvedLedger) -> [UnknownCoverage] {
        struct Pair: Hashable { var buyer, seller: Int }
        let sells = network.legs.reduce(into: Set<Pair>()) {
            if $1.family == .commerce, $1.isLive { $0.insert(Pair(buyer: $1.from, seller: $1.to)) }
        }
        var owed: [Pair: (units: Int64, legs: [Int])] = [:]
        func add(_ pair: Pair, _ units: Int64, _ leg: Int) {
            guard units > 0 else { return }
            owed[pair, default: (0, [])].units += units
            owed[pair, default: (0, [])].legs.append(leg)
        }
        for (index, leg) in network.legs.enumerated() where leg.isLive {
            if leg.family == .commerce {
                let pair = Pair(buyer: leg.from, seller: leg.to)
                add(pair, leg.stated.upTo(.announced) - leg.stated.paid, index)
            } else if leg.kind != .equity {
                let pair = Pair(buyer: leg.to, seller: leg.from)
                if sells.contains(pair) { add(pair, leg.owed(leg.stated).paid, index) }
            }
        }
        return network.firms.indices.compactMap { buyer -> UnknownCoverage? in
            guard RevenueCurve(of: network.firms[buyer].id, ledger) == nil else { return nil }
            let most = network.firms.indices.compactMap { seller in
                owed[Pair(buyer: buyer, seller: seller)].map { (seller, $0.units, $0.legs) }
            }.max { ($0.1, -$0.0) < ($1.1, -$1.0) }
            guard let (seller, units, legs) = most else { return nil }
            return UnknownCoverage(
                buyer: buyer, seller: seller, owed: units, legs: legs,
                revenue: ledger.trailingYear(.revenue, of: network.firms[seller].id))
        }
        .sorted { ($0.owed, -$0.buyer) > ($1.owed, -$1.buyer) }
    }
}
