/// A row in the list of changes: one setting stands once, whatever number of scenarios it is in.
struct ChangeRow {
    /// The first of those that the row stands for.
    let change: InputChange
    /// Deal, `DEAL/LEG`, firms; `SCENARIO/FIRM` of a change in one place alone.
    var subjects: [String]
    /// Scenarios that have it; 0 for a change of the ledger.
    var scenarios = 0

    /// Elasticities that were the same, by the same sources, share a row.
    static func rows(_ changes: [InputChange]) -> [ChangeRow] {
        var rows: [ChangeRow] = []
        var together: [[InputChange]] = []
        for change in changes {
            guard change.kind == .elasticity else {
                rows.append(ChangeRow(change: change, subjects: [change.id]))
                continue
            }
            if let place = together.firstIndex(where: {
                $0[0].before == change.before && $0[0].sources == change.sources
            }) {
                together[place].append(change)
            } else {
                together.append([change])
            }
        }
        return rows
            + together.map { group in
                let places = group.map { $0.id.split(separator: "/", maxSplits: 1) }
                let scenarios = Set(places.compactMap(\.first)).count
                guard scenarios > 1 else {
                    return ChangeRow(
                        change: group[0], subjects: group.map(\.id), scenarios: scenarios)
                }
                var firms: [String] = []
                for firm in places.compactMap(\.last).map(String.init)
                where !firms.contains(firm) { firms.append(firm) }
                return ChangeRow(change: group[0], subjects: firms, scenarios: scenarios)
            }
    }
}
