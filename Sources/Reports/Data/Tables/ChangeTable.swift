import Analysis

extension DataTable {
    /// Every number that changed since the report before, split by cause.
    static func changes(_ change: AnalysisChange) -> DataTable {
        DataTable(
            name: "changes",
            title:
                "Numbers that changed from \(change.from.asOf) to \(change.to.asOf), by cause in order of replacement",
            columns: [
                Column("id", .string, "id of the number", isRequired: true, isUnique: true),
                Column(
                    "unit", .string, "what it is counted in", isRequired: true,
                    values: MeasureUnit.allCases.map(\.rawValue)),
                Column("before", .number, "missing: it was not there"),
                Column("after", .number, "missing: it is not there any more"),
                Column("change", .number, "after less before"),
            ]
                + ChangeCause.allCases.map {
                    Column($0.rawValue, .number, "what this cause added to the number")
                } + [
                    Column(
                        "turn", .string, "with which cause it appeared or went away",
                        values: ChangeCause.allCases.map(\.rawValue))
                ],
            rows: change.measures.map { number in
                let values = [number.before, number.after, number.total]
                let parts = ChangeCause.allCases.map { number.part($0) }
                return [number.id.description, number.unit.rawValue]
                    + (values + parts).map { $0.map(number.text) ?? "" }
                    + [number.turn?.rawValue ?? ""]
            }, primaryKey: ["id"])
    }
}
