import Analysis
import Circularity
import Documents
import FlowNetwork
import Money
import Text

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
        let words = context.words.significance
        return [
            .heading(level: 3, [.text(words.heading)]),
            .paragraph([.text(judgement(result, context))]),
            .table(
                Table(
                    words.heads, [.left, .right, .right, .right], rows: rows(result, context))),
            .paragraph([
                .text(
                    words.explanation(
                        replicates: DecimalFormat.integer(first.test.replicates),
                        layer: result.layer,
                        swaps: swaps(result, context)))
            ]),
        ] + dated(result.datedCircuits, context)
    }

    private func judgement(_ result: SignificanceResult, _ context: ReportContext) -> String {
        let words = context.words.significance
        let low = result.excess.filter { $0.test.pValue < Self.threshold }
        let comparisons = result.excess.map {
            words.comparison($0.null, p: DecimalFormat.pValue($0.test.pValue))
        }
        if low.count == result.excess.count { return words.isMore(comparisons) }
        return low.isEmpty ? words.isNotMore(comparisons) : words.differs(comparisons)
    }

    private func rows(_ result: SignificanceResult, _ context: ReportContext) -> [[[Inline]]] {
        let words = context.words.significance
        var rows = result.excess.map { excess in
            row(words.question(excess.null), excess.test) { context.percent($0) }
        }
        if let alignment = result.alignment {
            rows.append(
                row(
                    words.alignment(
                        aligned: alignment.alignedPairs, financed: alignment.financedPairs),
                    alignment.test
                ) { DecimalFormat.fixed($0, 2) })
        }
        let dated = result.datedCircuits
        if dated.candidates > 0 {
            rows.append(
                row(
                    words.datedLoops(
                        days: dated.windowDays, candidates: DecimalFormat.integer(dated.candidates)),
                    dated.count
                ) { DecimalFormat.fixed($0, $0 == $0.rounded() ? 0 : 1) })
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
            [.text(DecimalFormat.pValue(test.pValue))],
        ]
    }

    private func swaps(_ result: SignificanceResult, _ context: ReportContext) -> String {
        guard let swaps = result.excess(.swap)?.swaps else { return "" }
        return context.words.significance.swaps(
            DecimalFormat.integer(swaps.burnIn),
            acceptance: context.percent(swaps.acceptanceRate.significant(2)))
    }

    private func dated(_ test: DatedCircuitTest, _ context: ReportContext) -> [Block] {
        let shown = test.circuits.prefix(Self.shownCircuits)
        guard !shown.isEmpty else { return [] }
        let words = context.words.significance
        return [
            .paragraph([.text(words.ordered(shown: shown.count, of: test.circuits.count))]),
            .table(
                Table(
                    words.orderedHeads, [.left, .left, .right, .right],
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
                            [.text("\(circuit.schedule.span)")],
                            [.text(DecimalFormat.pValue(circuit.pValue))],
                        ]
                    })),
        ]
    }
}
