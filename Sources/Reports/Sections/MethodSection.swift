import Analysis
import Documents

/// Section 10: how the numbers are made, for a reader who wants to make them again.
struct MethodSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        let manifest = context.analysis.manifest
        let words = context.words.method
        return [
            .heading(level: 2, [.text(words.heading)]),
            .list(
                ordered: false,
                words.items(
                    asOf: context.dates.text(manifest.asOf), policy: manifest.conflictPolicy,
                    maxLength: manifest.maxCircuitLength)),
        ]
    }
}
