import Circularity
import FlowNetwork
import Ledger
import Text

/// The loops: how many, how wide.
struct CircuitMeasures: MeasureProvider {
    static let circuits = MetricDefinition(
        "circuits", LocalizedText(en: "Loops", ko: "고리의 수"), .count, .higherIsWorse,
        of: [[.circuitClass]],
        formula:
            "elementary circuits of live legs up to the longest length that is looked at, each way to take its steps counted"
    )
    static let derived = MetricDefinition(
        "circuits-derived",
        LocalizedText(
            en: "Loops of investment and orders that a derived leg closes",
            ko: "도출된 구간이 있어야 닫히는 투자·주문 고리"), .count,
        .neither,
        formula: "loops of investment and orders in which a step has nothing but derived legs")
    static let priced = MetricDefinition(
        "circuits-priced",
        LocalizedText(
            en: "Loops of investment and orders with an amount on every leg",
            ko: "모든 구간의 금액이 알려진 투자·주문 고리"), .count,
        .higherIsWorse, of: [[.layer]],
        formula: "loops without a derived step and with a counted amount on every step")
    static let widest = MetricDefinition(
        "widest-loop",
        LocalizedText(en: "Widest single loop of investment and orders", ko: "가장 굵은 단일 투자·주문 고리"),
        .money, .higherIsWorse,
        of: [[.layer]],
        formula: "largest bottleneck of any such loop without a derived step; zero without one")
    static let bottleneck = MetricDefinition(
        "circuit-bottleneck",
        LocalizedText(
            en: "Thinnest leg of a loop of investment and orders", ko: "투자·주문 고리의 가장 얇은 구간"),
        .money,
        .higherIsWorse, of: [[.circuit]],
        formula:
            "smallest step of the loop, everything known counted; of several ways to take the same firms' steps the widest"
    )

    let rules = [circuits, derived, priced, widest, bottleneck]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.layers, .circuits, .uncertainty])
        var builder = MeasureBuilder(analysis)
        for kind in CircuitClass.allCases {
            let found = analysis.circuits.circuits(kind)
            builder.add(
                Self.circuits, [.kind(kind)], Double(found.count),
                inputs: builder.legs(
                    Self.legs(found), orElse: Self.legs(of: kind, analysis.network)),
                detail: analysis.circuits.isTruncated
                    ? "the search stopped at its limit: there are more" : nil)
        }
        let all = analysis.circuits.circuits(.circularFinancing)
        let stated = all.filter { !$0.needsDerivedLeg(analysis.network) }
        let closed = all.filter { $0.needsDerivedLeg(analysis.network) }
        builder.add(
            Self.derived, [], Double(closed.count), inputs: builder.legs(Self.legs(closed)))
        let layer = Firmness.announced
        let priced = stated.filter { $0.bottleneck(layer) != nil }
        builder.add(
            Self.priced, [.layer(layer)], Double(priced.count),
            inputs: builder.legs(Self.legs(priced)))
        let widest = priced.max { ($0.bottleneck(layer) ?? 0) < ($1.bottleneck(layer) ?? 0) }
        // Drawn for the layer of the headlines.
        let isDrawn = widest != nil && analysis.headline.layer <= layer
        builder.add(
            Self.widest, [.layer(layer)], builder.money(widest?.bottleneck(layer) ?? 0),
            interval: isDrawn ? builder.money(analysis.uncertainty?.widestLoop) : nil,
            inputs: builder.legs(Self.legs(widest.map { [$0] } ?? [])))
        rings(all, &builder)
        return builder.measures
    }

    /// One number for each ring of firms; rings without an amount on every step have none.
    private func rings(_ circuits: [DealCircuit], _ builder: inout MeasureBuilder) {
        var widest: [String: (units: Int64, circuit: DealCircuit)] = [:]
        for circuit in circuits {
            guard let units = circuit.bottleneck else { continue }
            let ring = circuit.ring(builder.analysis.network)
            if units > widest[ring]?.units ?? 0 { widest[ring] = (units, circuit) }
        }
        for (ring, found) in widest.sorted(by: { $0.key < $1.key }) {
            builder.add(
                Self.bottleneck, [.circuit(ring)], builder.money(found.units),
                inputs: Self.legs([found.circuit]).map(builder.leg))
        }
    }

    /// Live legs that a circuit of a class can have.
    private static func legs(of kind: CircuitClass, _ network: FlowNetwork) -> [Int] {
        network.legs.indices.filter {
            network.legs[$0].isLive && kind.canHold(network.legs[$0].side)
        }
    }

    /// Legs of circuits, each once, in the network's order.
    private static func legs(_ circuits: [DealCircuit]) -> [Int] {
        Set(circuits.flatMap { $0.hops.flatMap(\.legs) }).sorted()
    }
}

extension DealCircuit {
    /// The circuit of firms as a measure's subject: ids in the direction of the money, from the first in alphabetical order.
    public func ring(_ network: FlowNetwork) -> String {
        DealCircuit.ring(firms.map { network.firms[$0].id })
    }

    static func ring(_ ids: [String]) -> String {
        guard let first = ids.indices.min(by: { ids[$0] < ids[$1] }) else { return "" }
        return (ids[first...] + ids[..<first]).joined(separator: "~")
    }

    /// Whether a step has nothing but legs that a rule derives.
    func needsDerivedLeg(_ network: FlowNetwork) -> Bool {
        hops.contains { hop in hop.legs.allSatisfy { network.legs[$0].isDerived } }
    }
}
