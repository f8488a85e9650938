import FlowNetwork
import Ledger

/// On whom a firm depends: its suppliers by what it is to pay them, or its customers by what they are to pay.
public struct CounterpartyConcentration: Sendable {
    public enum Side: String, Sendable, CaseIterable { case suppliers, customers }

    /// Position in ``FlowNetwork/firms``.
    public let firm: Int
    public let side: Side
    /// Counterparties with units, largest first.
    public let parts: [Part]
    public let herfindahl: Herfindahl

    public struct Part: Sendable, Hashable {
        public let firm: Int
        public let amount: Int64
    }

    public var total: Int64 { parts.reduce(0) { $0 + $1.amount } }

    /// Every firm with a counted purchase (or sale), largest total first.
    public static func all(
        _ network: FlowNetwork, side: Side, view: FlowView
    ) -> [CounterpartyConcentration] {
        let amounts = network.amounts(view)
        var sums: [Int: [Int: Int64]] = [:]
        for (index, leg) in network.legs.enumerated()
        where leg.family == .commerce && amounts[index] > 0 {
            let (firm, other) = side == .suppliers ? (leg.from, leg.to) : (leg.to, leg.from)
            sums[firm, default: [:]][other, default: 0] += amounts[index]
        }
        return sums.map { firm, parts in
            CounterpartyConcentration(firm: firm, side: side, sums: parts)
        }
        .sorted { ($0.total, -$0.firm) > ($1.total, -$1.firm) }
    }

    init(firm: Int, side: Side, sums: [Int: Int64]) {
        self.firm = firm
        self.side = side
        parts = sums.map { Part(firm: $0.key, amount: $0.value) }
            .sorted { ($0.amount, -$0.firm) > ($1.amount, -$1.firm) }
        herfindahl = Herfindahl(parts.map(\.amount))
    }
}
