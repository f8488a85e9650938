import Circularity
import Ledger
import Ouroboros

/// Section 4, "More than chance?": the ledger against its own firms, amounts and days in random order.
struct SignificanceBlocks {
    /// Dated circuits in the table; the data file has all.
    static let shownCircuits = 8
    /// Below this p the words say that chance alone would rarely do it.
    static let threshold = 0.05

    func blocks(_ context: ReportContext) -> [Block] {
        guard let result = context.analysis.significance, let first = result.excess.first else {
            return []
        }
        return [
            .heading(level: 3, ["More than chance?"]),
            .paragraph([.text(judgement(result))]),
            .table(
                Table(
                    columns: [
                        .init("Question"), .init("Observed", .right), .init("By chance", .right),
                        .init("p", .right),
                    ], rows: rows(result))),
            .paragraph([
                .text(
                    "By chance: mean ± standard deviation of \(first.test.replicates.grouped) replicates, as \(result.layer.name) or firmer. p is exact and one-sided: the share of replicates, the ledger among them, that come out at least as high.\(swaps(result)) All of it is conditional on the ledger: deals were entered because somebody wrote about them, and writers look for loops. The tests say whether the money sits in the loops more than these firms and amounts would make it, not how common loops are elsewhere."
                )
            ]),
        ] + dated(result.datedCircuits, context)
    }

    private func judgement(_ result: SignificanceResult) -> String {
        let low = result.excess.filter { $0.test.pValue < Self.threshold }
        let names = result.excess.map { "\($0.null.words) p = \(Self.p($0.test.pValue))" }
        let list = names.joined(separator: ", ")
        if low.count == result.excess.count {
            return
                "More can go round than the same firms and amounts would give by chance: \(list)."
        }
        if low.isEmpty {
            return
                "What can go round is not more than chance would give a web of these firms and amounts: \(list). Loops on this scale need no design to explain them."
        }
        return
            "The two comparisons differ: \(list). The excess depends on what is held fixed, so it carries little weight."
    }

    private func rows(_ result: SignificanceResult) -> [[[Inline]]] {
        var rows = result.excess.map { excess in
            row(excess.null.question, excess.test) { PercentFormat.text($0) }
        }
        if let alignment = result.alignment {
            rows.append(
                row(
                    "Do investors fund their own customers? Correlation of money invested with money bought back, labels permuted (\(alignment.alignedPairs) of \(String.count(alignment.financedPairs, "financed pair")) buy back directly)",
                    alignment.test
                ) { Self.decimal($0, digits: 2) })
        }
        let dated = result.datedCircuits
        if dated.candidates > 0 {
            rows.append(
                row(
                    "Loops announced in the order of their money within \(dated.windowDays) days, of \(dated.candidates.grouped) loops; announcement days of deals shuffled",
                    dated.count
                ) { Self.decimal($0, digits: $0 == $0.rounded() ? 0 : 1) })
        }
        return rows
    }

    private func row(
        _ question: String, _ test: PermutationTest, _ format: (Double) -> String
    ) -> [[Inline]] {
        [
            [.text(question)], [.text(format(test.observed))],
            [
                .text(
                    "\(format(test.mean.significant(3))) ± \(format(test.standardDeviation.significant(2)))"
                )
            ],
            [.text(Self.p(test.pValue))],
        ]
    }

    private func swaps(_ result: SignificanceResult) -> String {
        guard let swaps = result.excess(.swap)?.swaps else { return "" }
        return
            " Partners are swapped \(swaps.burnIn.grouped) times from the ledger to a common start and again from there to each replicate; \(PercentFormat.text(swaps.acceptanceRate.significant(2))) of the swaps were possible."
    }

    private func dated(_ test: DatedCircuitTest, _ context: ReportContext) -> [Block] {
        let shown = test.circuits.prefix(Self.shownCircuits)
        guard !shown.isEmpty else { return [] }
        return [
            .paragraph([
                .text(
                    "Loops whose deals were announced one after the other, tightest first (\(shown.count) of \(test.circuits.count)). Legs announced on the same day have no order and do not count; a month counts from its first day. Each p is adjusted for having looked at all of them (largest statistic of each shuffle)."
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Chain"), .init("Announced"), .init("Days", .right),
                        .init("Adjusted p", .right),
                    ],
                    rows: shown.map { circuit in
                        let firms = circuit.inOrder
                        let chain = (firms + firms.prefix(1)).map(context.firm)
                        return [
                            [.text(chain.joined(separator: " → "))],
                            [
                                .text(
                                    circuit.schedule.days.map(\.description).joined(separator: ", ")
                                )
                            ],
                            [.text("\(circuit.schedule.span)")], [.text(Self.p(circuit.pValue))],
                        ]
                    })),
        ]
    }

    /// Two decimals, three below 0.1: a p of a few thousand replicates has no more.
    static func p(_ value: Double) -> String {
        decimal(value, digits: value < 0.0995 ? 3 : 2)
    }

    static func decimal(_ value: Double, digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
        guard let whole = DecimalRounding.integer(value * scale) else { return "n/a" }
        return (whole < 0 ? "\u{2212}" : "")
            + DecimalRounding.text(whole.magnitude, digits: digits, trimmed: false)
    }
}

extension NullModel {
    fileprivate var words: String {
        switch self {
        case .weights: "against the same amounts on the same legs in random order"
        case .swap: "against the same firms with random partners"
        }
    }

    fileprivate var question: String {
        switch self {
        case .weights:
            "Does the money sit where it can go round? Circulation share, amounts permuted over the legs"
        case .swap:
            "Do the firms pick each other so that money can come back? Circulation share, partners swapped"
        }
    }
}
