import Circularity
import FlowNetwork
import Ledger

/// What hangs on a disagreement about an amount: how the returnable financing changes if the leg's amount is what another claim says.
public struct DisputedAmount: Sendable, Hashable {
    /// Position in ``ResolvedLedger/disagreements``.
    public let disagreement: Int
    /// Change of `R*` of what is announced, in minor units, with the claim that moves it most.
    public let change: Int64

    /// Every disagreement about the amount of a leg.
    ///
    /// - Throws: ``MeasureError`` when amounts overflow 64 bits.
    static func all(
        _ ledger: ResolvedLedger, network: FlowNetwork
    ) throws(MeasureError) -> [DisputedAmount] {
        let base = try returnable(network)
        var all: [DisputedAmount] = []
        for (index, disagreement) in ledger.disagreements.enumerated() {
            let parts = disagreement.field.split(separator: ".")
            guard parts.count == 2, parts[1] == "amount",
                let used = disagreement.statements.first?.money
            else { continue }
            var widest: Int64?
            for other in disagreement.statements.dropFirst().compactMap(\.money) {
                let changed = network.adding(
                    other - used, toLeg: "\(disagreement.subject)/\(parts[0])")
                let change = try returnable(changed) - base
                if change.magnitude > widest?.magnitude ?? 0 || widest == nil { widest = change }
            }
            if let widest {
                all.append(DisputedAmount(disagreement: index, change: widest))
            }
        }
        return all
    }

    private static func returnable(_ network: FlowNetwork) throws(MeasureError) -> Int64 {
        try network.returnable(network.amounts(FlowView(layer: .announced))).1.value
    }
}
