import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Liquidity
import Text

/// How sure the report is, how far its sources depend on one another, and how a mistake in it is put right.
struct StandingBlocks {
    private let context: ReportContext
    private let words: StandingWords

    init(_ context: ReportContext) {
        self.context = context
        words = StandingWords(language: context.language)
    }

    /// The independent source on which most of the counted money rests, with its share of it.
    var largestRoot: (source: String, share: Double)? {
        let legs = context.network.legs.filter { !$0.isDerived && $0.stated.total > 0 }
        let total = legs.reduce(0.0) { $0 + Double($1.stated.total) }
        guard total > 0 else { return nil }
        var byRoot: [String: Double] = [:]
        for leg in legs {
            // A leg that several independent sources give hangs on none of them.
            let roots = context.ledger.roots(of: leg.resolved.amountSources)
            if roots.count == 1, let root = roots.first {
                byRoot[root, default: 0] += Double(leg.stated.total)
            }
        }
        return byRoot.max { ($0.value, $1.key) < ($1.value, $0.key) }.map {
            ($0.key, $0.value / total)
        }
    }

    /// Share of the counted money that one independent source alone gives.
    var onOneRoot: Double? {
        let legs = context.network.legs.filter { !$0.isDerived && $0.stated.total > 0 }
        let total = legs.reduce(0.0) { $0 + Double($1.stated.total) }
        guard total > 0 else { return nil }
        return legs.filter { context.ledger.roots(of: $0.resolved.amountSources).count <= 1 }
            .reduce(0.0) { $0 + Double($1.stated.total) } / total
    }

    var blocks: [Block] {
        var items: [[Inline]] = [
            PageOneWords(language: context.language).confidence(ReportConfidence(context))
        ]
        items[0].append(.text(" " + words.levels))
        if let onOneRoot, let largest = largestRoot {
            items.append(
                [
                    .text(
                        words.sources(
                            alone: context.percent(onOneRoot.significant(2)),
                            largest: context.percent(largest.share.significant(2))))
                ] + context.cite([largest.source]))
        }
        if let inputs = context.analysis.stress?.base?.inputs {
            let assumed = inputs.filter { $0.mark == .assumed }
            if !assumed.isEmpty {
                items.append([
                    .text(
                        words.assumptions(
                            assumed.count,
                            without: assumed.count { $0.low == nil || $0.high == nil },
                            of: inputs.count))
                ])
            }
        }
        items.append([.text(words.makers)])
        items.append([.text(words.corrections)])
        return [.heading(level: 3, [.text(words.heading)]), .list(ordered: false, items)]
    }
}
