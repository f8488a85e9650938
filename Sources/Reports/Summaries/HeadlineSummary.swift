import Circularity
import Documents
import Text

/// A tracker's headline beside the financing that can come back, for a terminal.
struct HeadlineSummary: Sendable {
    private let comparison: HeadlineComparison
    private let network: FinancingNetwork
    private let listed: Int
    private let names: [String]
    private let unit: String

    /// Loops that are listed unless told otherwise.
    static let listLimit = 20

    /// - Parameters:
    ///   - names: of the firms, in the network's order.
    ///   - unit: written in front of every amount: a currency's code, or nothing.
    init(
        _ comparison: HeadlineComparison, network: FinancingNetwork, names: [String]? = nil,
        unit: String = "", listed: Int? = nil
    ) {
        self.comparison = comparison
        self.network = network
        self.listed = listed ?? Self.listLimit
        self.names = names ?? network.names
        self.unit = unit.isEmpty ? "" : unit + " "
    }

    private func amount(_ units: Int128) -> String {
        unit + DecimalFormat.exact(units, scale: comparison.scale)
    }

    private var sentence: String {
        let gap = amount(comparison.difference.magnitude == 0 ? 0 : abs(comparison.difference))
        guard let ratio = comparison.ratio else {
            return
                "The headline is \(amount(comparison.headline)); none of the financing can come back as orders."
        }
        let how = comparison.difference >= 0 ? "more" : "less"
        return
            "The headline of \(amount(comparison.headline)) is \(gap) \(how) than the financing that can come back as orders, each amount counted once: \(DecimalFormat.significant(ratio, 3)) times as much."
    }

    var blocks: [Block] {
        let rows: [(String, Int128)] = [
            ("Headline", comparison.headline),
            ("Legs of the network, all added up", comparison.rows),
            ("of it financing", comparison.financing), ("of it orders", comparison.orders),
            ("Financing that can come back as orders, each amount once", comparison.returnable),
            ("The same money again, on further legs of its loops", comparison.countedAgain),
            ("Money on no loop", comparison.oneWay),
            ("Headline beyond the legs of the network", comparison.beyondRows),
        ]
        var blocks: [Block] = [
            .paragraph([.text(sentence)]),
            .table(
                Table(
                    columns: [.init("Headline and network"), .init("Amount", .right)],
                    rows: rows.map { [[.text($0.0)], [.text(amount($0.1))]] })),
        ]
        let all = comparison.loops.loops
        guard !all.isEmpty else { return blocks }
        let shown = all.prefix(listed)
        if shown.count < all.count || comparison.loops.isTruncated {
            blocks.append(
                .paragraph([
                    .text(
                        "The list is truncated: the \(shown.count) loops of which a sum counts most again."
                    )
                ]))
        }
        blocks.append(
            .table(
                Table(
                    columns: [
                        .init("Loop (→ financing, ⇒ order)"), .init("Amount", .right),
                        .init("In a sum of legs", .right), .init("Returned", .right),
                        .init("Counted again", .right),
                    ],
                    rows: shown.map { loop in
                        let factor = comparison.unitFactor
                        return [
                            [.text(chain(loop))], [.text(amount(Int128(loop.amount) * factor))],
                            [.text(amount(loop.summed * factor))],
                            [.text(amount(loop.returned * factor))],
                            [.text(amount((loop.summed - loop.returned) * factor))],
                        ]
                    })))
        blocks.append(
            .paragraph([
                .text(
                    "The loops, and what is counted again, are one way in which this money can go round; the amount that can come back is the same in every way."
                )
            ]))
        return blocks
    }

    private func chain(_ loop: ReturnableLoops.Loop) -> String {
        guard let first = loop.legs.first else { return "" }
        return loop.legs.reduce(names[network.tail(first)]) {
            $0 + (network.isFinancing($1) ? " → " : " ⇒ ") + names[network.head($1)]
        }
    }
}
