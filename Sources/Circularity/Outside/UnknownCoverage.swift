import FlowNetwork
import Ledger
import Money

/// A firm that owes to firms of the ledger and of which no source says whether it can pay from outside: a finding of its own, by how much it owes.
///
/// Owed: orders of which neither the seller nor anybody else has seen the money (announced or firmer, not paid), of dated ones what falls due after the day, and loans, prepayments and leases
/// that are drawn and not paid back. Its coverage cannot be computed where no fact gives its revenue. Whoever lends without selling is a creditor only
/// where its revenue of a year is known: depositors and funds have none.
public struct UnknownCoverage: Sendable, Hashable {
    /// Position of the firm that owes in ``FlowNetwork/firms``.
    public let debtor: Int
    /// The seller to which most is owed, or the lender, where that is more of its revenue.
    public let creditor: Int
    /// What that creditor is owed, minor units.
    public let owed: Int64
    public let legs: [Int]
    public let revenue: TrailingYear?

    /// What is owed over the creditor's revenue of a year; `nil` without one.
    public var ratio: Double? {
        guard let revenue, revenue.minorUnits > 0 else { return nil }
        return Double(owed) / Double(revenue.minorUnits)
    }

    /// What is left of an order: of one whose term is over nothing, although no source says that it was paid.
    private static func open(_ leg: NetworkLeg, after day: Day) -> Int64 {
        let total = leg.stated.upTo(.announced)
        let unpaid = total - leg.stated.paid
        guard unpaid > 0, let span = leg.resolved.schedule.span else { return unpaid }
        let start = max(span.start, day.adding(days: 1))
        guard start < span.end else { return 0 }
        return min(
            unpaid, leg.resolved.schedule.paid(from: start, to: span.end, of: total) ?? unpaid)
    }

    /// Every such firm, the one that owes most first.
    public static func all(_ network: FlowNetwork, ledger: ResolvedLedger) -> [UnknownCoverage] {
        struct Pair: Hashable { var debtor, creditor: Int }
        struct Owed {
            var units: Int64 = 0
            var legs: [Int] = []
        }
        let sells = network.legs.reduce(into: Set<Pair>()) {
            if $1.family == .commerce, $1.isLive {
                $0.insert(Pair(debtor: $1.from, creditor: $1.to))
            }
        }
        var owed: [Pair: Owed] = [:]
        for (index, leg) in network.legs.enumerated() where leg.isLive {
            let isOrder = leg.family == .commerce
            guard isOrder || (leg.family == .financing && leg.kind.claim != .stake) else {
                continue
            }
            let pair =
                isOrder
                ? Pair(debtor: leg.from, creditor: leg.to)
                : Pair(debtor: leg.to, creditor: leg.from)
            let units =
                isOrder
                ? open(leg, after: ledger.asOf) : leg.owed(leg.stated).paid
            guard units > 0 else { continue }
            owed[pair, default: Owed()].units += units
            owed[pair, default: Owed()].legs.append(index)
        }
        let revenue = network.firms.map { ledger.trailingYear(.revenue, of: $0.id) }
        let byDebtor = Dictionary(grouping: owed, by: \.key.debtor)
        return network.firms.indices.compactMap { debtor -> UnknownCoverage? in
            guard RevenueCurve(of: network.firms[debtor].id, ledger) == nil else { return nil }
            let all = (byDebtor[debtor] ?? []).map { pair, sum in
                UnknownCoverage(
                    debtor: debtor, creditor: pair.creditor, owed: sum.units, legs: sum.legs,
                    revenue: revenue[pair.creditor])
            }
            func most(_ candidates: [UnknownCoverage]) -> UnknownCoverage? {
                candidates.max { ($0.owed, -$0.creditor) < ($1.owed, -$1.creditor) }
            }
            func isSeller(_ one: UnknownCoverage) -> Bool {
                sells.contains(Pair(debtor: debtor, creditor: one.creditor))
            }
            let seller = most(all.filter(isSeller))
            let lender = most(all.filter { !isSeller($0) && $0.ratio != nil })
            guard let seller, let lender else { return seller ?? lender }
            return (lender.ratio ?? 0) > (seller.ratio ?? 0) ? lender : seller
        }
        .sorted { ($0.owed, -$0.debtor) > ($1.owed, -$1.debtor) }
    }
}
