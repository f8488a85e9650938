import FlowNetwork
import Ledger

/// Firms that finance another from which the ledger has no order: one missing leg can hide a circle.
///
/// A pair is named when the financing is live or paid, the financed firm's orders are what the model is about (both firms are in the
/// universe), and no purchase, lease, licence or revenue share of any amount leads back, ended or live.
public struct MissingOrder: Sendable, Hashable {
    /// Positions in ``FlowNetwork/firms``.
    public let financier: Int
    public let financed: Int
    /// The financing legs, positions in ``FlowNetwork/legs``.
    public let legs: [Int]
    /// Counted dollars of them, all layers, minor units.
    public let amount: Int64

    /// Every pair, the largest financing first.
    public static func all(_ network: FlowNetwork) -> [MissingOrder] {
        struct Pair: Hashable { var from, to: Int }
        var financing: [Pair: [Int]] = [:]
        var ordered: Set<Pair> = []
        for (index, leg) in network.legs.enumerated() {
            if leg.family == .commerce {
                ordered.insert(Pair(from: leg.to, to: leg.from))
            } else if leg.isLive, network.firms[leg.from].isInUniverse,
                network.firms[leg.to].isInUniverse
            {
                financing[Pair(from: leg.from, to: leg.to), default: []].append(index)
            }
        }
        return financing.filter { !ordered.contains($0.key) }.map { pair, legs in
            MissingOrder(
                financier: pair.from, financed: pair.to, legs: legs,
                amount: legs.reduce(0) { $0 + network.legs[$1].stated.total })
        }
        .sorted {
            ($0.amount, -$0.financier, -$0.financed) > ($1.amount, -$1.financier, -$1.financed)
        }
    }
}
