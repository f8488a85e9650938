import Circularity
import FlowNetwork
import Ledger

/// Whether the ledger's loops are more than chance would make of its firms, amounts and days.
public struct SignificanceResult: Sendable {
    /// The cumulative layer that the amounts are of.
    public let layer: Firmness
    /// Circulation share against each null model; empty where there is no money.
    public let excess: [ExcessCirculation]
    /// `nil` where nobody finances, or nobody buys.
    public let alignment: InvestorSupplierAlignment?
    public let datedCircuits: DatedCircuitTest

    public func excess(_ null: NullModel) -> ExcessCirculation? {
        excess.first { $0.null == null }
    }
}

/// Tests against chance, each computed when it is first asked for: analyses with the same ledger, seed and replicates share them.
final class ChanceParts: Sendable {
    let excess = Parts<NullModel, ExcessCirculation?>()
    let alignment = Part<InvestorSupplierAlignment?>()
    let datedCircuits = Part<DatedCircuitTest>()
}
