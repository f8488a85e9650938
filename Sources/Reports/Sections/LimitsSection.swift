import Documents
import FlowNetwork
import Ledger

/// Section 11: what the report does not show.
struct LimitsSection: ReportSection {
    func blocks(_ context: ReportContext) -> [Block] {
        let sources = Set(context.ledger.deals.flatMap(\.history).map(\.source))
        let words = context.words.limits
        let items = words.items(
            sources: sources.count, roots: context.ledger.roots(of: sources).count,
            hasDerived: !context.network.passThrough.isEmpty)
        return [
            .heading(level: 2, [.text(words.heading)]),
            .list(ordered: false, items.map { [.text($0)] }),
        ]
    }
}
