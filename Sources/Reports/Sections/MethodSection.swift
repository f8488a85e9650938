import Analysis
import Documents

/// How the numbers are made, for a reader who wants to make them again.
struct MethodSection: ReportSection {
    func title(_ context: ReportContext) -> String { context.words.method.heading }

    func appendix(_ context: ReportContext) -> [Block] {
        let manifest = context.analysis.manifest
        let words = context.words.method
        return [
            .list(
                ordered: false,
                words.items(
                    asOf: context.dates.text(manifest.asOf), policy: manifest.conflictPolicy,
                    maxLength: manifest.maxCircuitLength))
        ] + MethodHistory.blocks(context)
    }
}
