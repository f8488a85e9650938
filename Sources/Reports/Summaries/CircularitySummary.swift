import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Money

/// The circularity of a model for a terminal: section 4's tables without the pictures.
public struct CircularitySummary: Sendable {
    private let context: ReportContext
    private let listsCircuits: Bool
    private let listed: Int?
    private let headline: HeadlineComparison?

    /// - Parameters:
    ///   - listed: circuits, and loops of a headline, that are listed at the most, the widest; `nil` for all that were found.
    ///   - headline: a tracker's headline, compared with what is announced or firmer.
    public init(
        _ analysis: Analysis, listsCircuits: Bool = false, listed: Int? = nil,
        headline: HeadlineComparison? = nil
    ) {
        self.listed = listed
        self.headline = headline
        context = ReportContext(analysis)
        self.listsCircuits = listsCircuits
    }

    public var document: Document {
        if let nothing { return Document([.paragraph([.text(nothing)])]) }
        let sentences = PageOne(context, isFull: false).bottomLine.flatMap { $0 }
        var blocks: [Block] = [.paragraph(sentences), layers, .paragraph([.text(sentence)])]
        if let headline {
            let analysis = context.analysis
            blocks +=
                HeadlineSummary(
                    headline, network: analysis.returnable.headline.network,
                    names: analysis.network.firms.map(\.name),
                    unit: analysis.network.currency.code, listed: listed
                ).blocks
        }
        return Document(listsCircuits ? blocks + [circuits] : blocks)
    }

    /// What is said of a day before the first claim; `nil`: something was known.
    private var nothing: String? {
        let ledger = context.analysis.ledger
        guard ledger.deals.isEmpty else { return nil }
        let first = ledger.model.deals.flatMap(\.claims).map(\.known).min()
        return "No deal of the model was known by \(ledger.asOf)."
            + (first.map { " The first became known on \($0)." } ?? "")
    }

    private var sentence: String {
        let census = context.analysis.circuits
        let shown = listed.map { min($0, census.circuits.count) } ?? census.circuits.count
        let isCut = census.isTruncated || shown < census.circuits.count
        let cut = isCut ? " The list is truncated: the \(shown) widest, by their thinnest leg." : ""
        return
            "\(census.isTruncated ? "At least " : "")\(String.count(census.circuits.count, "circuit")) of up to \(census.maxLength) firms.\(cut) Circuits share legs: their amounts must not be added up."
    }

    private var layers: Block {
        .table(
            Table(
                columns: [
                    .init("Layer"), .init("Financing", .right),
                    .init("Can come back as orders", .right), .init("Range", .right),
                    .init("Share", .right), .init("Capital alone, at most", .right),
                    .init("Circulation (sum over legs)", .right),
                ],
                rows: context.analysis.layers.map { result in
                    let own = context.analysis.returnable.layer(result.layer)
                    return [
                        [.text(result.layer.name)],
                        [.text(context.money(own.network.financing.totalWeight))],
                        [.text(context.money(own.stated.value))],
                        [.text(context.range(own.low.returnable, own.high.returnable))],
                        [.text(context.percent(own.share))],
                        [.text(context.money(own.capital.atMost))],
                        [.text(context.money(result.stated.circulation.value))],
                    ]
                }))
    }

    private var circuits: Block {
        .table(
            Table(
                columns: [
                    .init("Class"), .init("Chain"), .init("Bottleneck amount", .right),
                    .init("Firmness"),
                    .init("Grade"),
                ],
                rows: context.analysis.circuits.circuits.prefix(listed ?? .max).map { circuit in
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
