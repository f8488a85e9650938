import FlowNetwork
import Ledger

/// What a buyer has ordered, in one table: every total that a report or a press article prints is a sum of its rows.
public struct BuyerTotals: Sendable, Hashable {
    /// Position of the buyer in ``FlowNetwork/firms``.
    public let firm: Int
    /// Counted orders by firmness, minor units; each layer's own part.
    public let byFirmness: LayeredAmount
    /// Of what is announced or firmer: purchases and leases (compute, chips, sites), and the rest (revenue shares, licences).
    public let purchases: Int64
    public let others: Int64
    /// Of what is announced or firmer: with payment dates, recorded as paid without a schedule, and without dates.
    public let scheduled: Int64
    public let recorded: Int64
    public let undated: Int64
    /// Legs that are in no sum: amounts that no source gives, and legs that describe dollars of another.
    public let undisclosed: Int
    public let overlapping: Int

    /// Announced or firmer.
    public var total: Int64 { byFirmness.upTo(.announced) }

    /// Every firm that orders, the largest total first.
    public static func all(_ network: FlowNetwork, ledger: ResolvedLedger) -> [BuyerTotals] {
        let payments = PaymentYears(network, ledger: ledger, layer: .announced)
        return network.firms.indices.compactMap { firm in
            let orders = network.legs.filter { $0.from == firm && $0.family == .commerce }
            guard !orders.isEmpty else { return nil }
            let own = payments.legs.filter {
                network.legs[$0.leg].from == firm && network.legs[$0.leg].family == .commerce
            }
            func sum(_ legs: [NetworkLeg]) -> Int64 {
                legs.reduce(0) { $0 + $1.stated.upTo(.announced) }
            }
            func dated(_ isScheduled: Bool) -> Int64 {
                own.filter { network.legs[$0.leg].resolved.schedule.isDated == isScheduled }
                    .reduce(0) { $0 + $1.byYear.values.reduce(0, +) }
            }
            let purchases = orders.filter { $0.kind.isSupply }
            return BuyerTotals(
                firm: firm, byFirmness: orders.reduce(.zero) { $0 + $1.stated },
                purchases: sum(purchases), others: sum(orders) - sum(purchases),
                scheduled: dated(true), recorded: dated(false),
                undated: own.reduce(0) { $0 + $1.undated },
                undisclosed: orders.count { $0.exclusion == .undisclosed && $0.isLive },
                overlapping: orders.count { $0.exclusion == .overlap && $0.isLive })
        }
        .sorted { ($0.total, -$0.firm) > ($1.total, -$1.firm) }
    }
}
