import Documents

/// What must be true and what to watch: the simulation's triggers, and those that stand in contracts.
struct WatchSection: ReportSection {
    func title(_ context: ReportContext) -> String { TriggersSection().title(context) }

    func blocks(_ context: ReportContext) -> [Block] {
        let simulated = TriggersSection().blocks(context)
        let conditions = ConditionBlocks(context).blocks
        return simulated + conditions
    }

    func appendix(_ context: ReportContext) -> [Block] { TriggersSection().appendix(context) }
}
