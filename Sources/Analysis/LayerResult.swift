import Circularity
import FlowNetwork
import Ledger
import Money

/// The measures of one cumulative layer, with the circulation at both ends of what the amounts' wording allows.
public struct LayerResult: Sendable {
    public let layer: Firmness
    /// Whether some leg has a dollar that is exactly as firm as the layer.
    public let hasOwnLegs: Bool
    public let stated: LayerMeasures
    /// `C*` and `W` in minor units with every amount at its lowest, and at its highest.
    public let low: Bound
    public let high: Bound

    public struct Bound: Sendable, Hashable {
        public let circulation: Int64
        public let totalWeight: Int64
    }

    static func all(_ network: FlowNetwork) throws(MeasureError) -> [LayerResult] {
        var results: [LayerResult] = []
        for layer in Firmness.allCases {
            let hasOwnLegs = network.legs.contains { $0.stated[layer] > 0 || $0.high[layer] > 0 }
            if !hasOwnLegs, let firmer = results.last {
                results.append(
                    LayerResult(
                        layer: layer, hasOwnLegs: false, stated: firmer.stated, low: firmer.low,
                        high: firmer.high))
                continue
            }
            let low = try LayerMeasures(network, view: FlowView(layer: layer, end: .low))
            let high = try LayerMeasures(network, view: FlowView(layer: layer, end: .high))
            results.append(
                LayerResult(
                    layer: layer, hasOwnLegs: hasOwnLegs,
                    stated: try LayerMeasures(network, view: FlowView(layer: layer)),
                    low: Bound(circulation: low.circulation.value, totalWeight: low.totalWeight),
                    high: Bound(circulation: high.circulation.value, totalWeight: high.totalWeight))
            )
        }
        return results
    }

    /// - Parameter results: what ``all(_:)`` made: one for every layer, in their order.
    static func of(_ layer: Firmness, in results: [LayerResult]) -> LayerResult {
        results[layer.rawValue]
    }
}

/// The circulation of the dollars that fall due in one calendar year, as announced or firmer.
public struct YearResult: Sendable {
    public let year: Int
    public let measures: LayerMeasures

    static func all(_ network: FlowNetwork) throws(MeasureError) -> [YearResult] {
        let spans = network.legs.filter { $0.stated.upTo(.announced) > 0 }
            .compactMap(\.resolved.schedule.span)
        guard let first = spans.map(\.start).min(), let last = spans.map(\.end).max() else {
            return []
        }
        var results: [YearResult] = []
        for year in first.year...max(first.year, last.adding(days: -1).year) {
            guard let window = FlowView.Window(year: year) else { continue }
            let measures = try LayerMeasures(
                network, view: FlowView(layer: .announced, window: window))
            if measures.totalWeight > 0 {
                results.append(YearResult(year: year, measures: measures))
            }
        }
        return results
    }
}
