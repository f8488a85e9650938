import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money
import Reports
import Synchronization
import Text

/// What one ledger says on one day, each part computed once: it does not depend on scenarios, and layer and language are chosen when it is read.
final class ExplorerNumbers: Sendable {
    let analysis: Analysis
    /// One a layer, firmest first.
    let layers: [ExplorerSide.Layer]
    private let drawn = Mutex<[DrawingKey: [FlowDrawings.Drawing]]>([:])

    private struct DrawingKey: Hashable {
        let language: ReportLanguage
        let place: Place
    }

    /// Where on a page a drawing stands: two on one page need ids of their own.
    enum Place: String { case ledger, changed }

    init(
        _ opened: OpenedModel, asOf: Day, _ policy: ConflictPolicy
    ) throws(MeasureError) {
        analysis = try Analysis(
            of: opened, options: .point(asOf: asOf, conflictPolicy: policy), parts: [.circuits])
        let network = analysis.network
        var layers: [ExplorerSide.Layer] = []
        for layer in Firmness.allCases {
            let (flows, found) = try network.returnable(network.amounts(FlowView(layer: layer)))
            layers.append(
                ExplorerSide.Layer(
                    layer: layer, returnable: found.value, dual: found.dualValue,
                    financing: flows.financing.totalWeight))
        }
        self.layers = layers
    }

    /// The circuits and who pays whom, drawn once for each language and place.
    func drawings(_ language: ReportLanguage, _ place: Place) -> [FlowDrawings.Drawing] {
        let key = DrawingKey(language: language, place: place)
        if let found = drawn.withLock({ $0[key] }) { return found }
        let drawings = FlowDrawings(
            analysis, language: language, idPrefix: place.rawValue
        ).drawings
        drawn.withLock { $0[key] = drawings }
        return drawings
    }
}
