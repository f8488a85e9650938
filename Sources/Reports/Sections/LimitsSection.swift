import Documents
import FlowNetwork
import Ledger

/// What the report does not show.
struct LimitsSection: ReportSection {
    func title(_ context: ReportContext) -> String { context.words.limits.heading }

    func blocks(_ context: ReportContext) -> [Block] {
        let sources = Set(context.ledger.deals.flatMap(\.history).map(\.source))
        let words = context.words.limits
        let items = words.items(
            sources: sources.count, roots: context.ledger.roots(of: sources).count,
            hasDerived: !context.network.passThrough.isEmpty)
        return [
            .list(ordered: false, items.map { [.text($0)] })
        ] + StandingBlocks(context).blocks
    }
}
