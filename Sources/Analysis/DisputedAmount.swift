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
    /// - Parameter returnable: `R*` of what is announced.
    /// - Throws: ``MeasureError`` when amounts overflow 64 bits.
    static func all(
        _ ledger: ResolvedLedger, network: FlowNetwork, returnable: Int64
    ) throws(MeasureError) -> [DisputedAmount] {
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
                let change = try Self.returnable(changed) - returnable
                if change.magnitude > widest?.magnitude ?? 0 || widest == nil { widest = change }
            }
            if let widest {
                all.append(DisputedAmount(disagreement: index, change: widest))
            }
        }
        return all
    }

    private static func returnable(_ network: FlowNetwork) throws(MeasureError) -> Int64 {
        let kinds: FinancingNetwork
        do throws(GraphError) {
            kinds = try FinancingNetwork(network, view: FlowView(layer: .announced))
        } catch { throw .graph(error) }
        do throws(CirculationError) {
            return try ReturnableFinancing(of: kinds).value
        } catch { throw .circulation(error) }
    }
}
