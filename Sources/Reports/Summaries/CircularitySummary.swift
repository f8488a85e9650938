import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger

/// The circularity of a model for a terminal: section 4's tables without the pictures.
public struct CircularitySummary: Sendable {
    private let context: ReportContext
    private let listsCircuits: Bool

    public init(_ analysis: Analysis, listsCircuits: Bool = false) {
        context = ReportContext(analysis)
        self.listsCircuits = listsCircuits
    }

    public var document: Document {
        var blocks = BottomLineSection().blocks(context).dropFirst() + [layers]
        if listsCircuits { blocks += [.paragraph([.text(sentence)]), circuits] }
        return Document(Array(blocks))
    }

    private var sentence: String {
        let census = context.analysis.circuits
        return
            "\(census.isTruncated ? "At least " : "")\(String.count(census.circuits.count, "circuit")) of up to \(census.maxLength) firms. Circuits share legs: their amounts must not be added up."
    }

    private var layers: Block {
        .table(
            Table(
                columns: [
                    .init("Layer"), .init("All money", .right), .init("Can go round", .right),
                    .init("Range", .right), .init("Share", .right),
                ],
                rows: context.analysis.layers.map { result in
                    [
                        [.text(result.layer.name)],
                        [.text(context.money(result.stated.totalWeight))],
                        [.text(context.money(result.stated.circulation.value))],
                        [.text(context.range(result.low.circulation, result.high.circulation))],
                        [.text(context.percent(result.stated.share))],
                    ]
                }))
    }

    private var circuits: Block {
        .table(
            Table(
                columns: [
                    .init("Class"), .init("Chain"), .init("Thinnest leg", .right),
                    .init("Firmness"),
                    .init("Grade"),
                ],
                rows: context.analysis.circuits.circuits.map { circuit in
                    [
                        [.text(circuit.kind.shortLabel)], [.text(context.chain(circuit))],
                        [.text(circuit.bottleneck.map { context.money($0) } ?? "not disclosed")],
                        [.text(circuit.layer.name)], [.text(circuit.grade?.description ?? "–")],
                    ]
                }))
    }
}

extension CircuitClass {
    /// In words, singular.
    var shortLabel: String {
        switch self {
        case .circularFinancing: "circular financing"
        case .reciprocalTrade: "reciprocal trade"
        case .crossHolding: "cross-holding"
        }
    }
}
