import Analysis
import FlowNetwork
import Ledger
import Money
import Text

extension DataTable {
    /// Every number of the analysis.
    package static func measures(_ analysis: Analysis) -> DataTable {
        DataTable(
            name: "measures",
            title: "Every number of the analysis, money in \(analysis.network.currency.code)",
            columns: [
                Column(
                    "id", .string, "what `ouroboros trace` takes", isRequired: true,
                    isUnique: true),
                Column("rule", .string, "what is measured", isRequired: true),
                Column("subject", .string, "of what; missing: the whole model"),
                Column("title", .string, "in words", isRequired: true),
                Column("value", .number, "missing where it cannot be computed"),
                Column(
                    "unit", .string, "what it is counted in", isRequired: true,
                    values: MeasureUnit.allCases.map(\.rawValue)),
                Column("low", .number, "lower end of the interval, or bound"),
                Column("high", .number, "upper end of the interval, or bound"),
                Column(
                    "level", .number, "level of the interval; missing: bounds", least: 0, most: 1),
                Column(
                    "standard_error", .number, "Monte-Carlo standard error of the value",
                    least: 0),
                Column("replicates", .integer, "behind the standard error", least: 1),
                Column("grade", .string, "Admiralty grade of the weakest source"),
                Column("as_of", .date, "latest day of the inputs"),
                Column("formula", .string, "how it follows from the inputs", isRequired: true),
                Column("missing", .string, "what is missing, separated by semicolons"),
                Column("sources", .string, "ids of sources, separated by spaces"),
            ], rows: analysis.measures.map(row), primaryKey: ["id"])
    }

    private static func row(_ measure: Measure) -> [String] {
        let interval = measure.interval
        // Amounts at the edge of two readings are sums of the ledger; a level says that they were drawn.
        let isBound = interval?.level == nil
        return [
            measure.id.description, measure.id.rule, measure.id.subject ?? "", measure.title,
            measure.value.map { DataNumber.text($0, isExact: measure.isExact) } ?? "",
            measure.unit.rawValue,
            interval.map { DataNumber.text($0.low, isExact: measure.isExact && isBound) } ?? "",
            interval.map { DataNumber.text($0.high, isExact: measure.isExact && isBound) } ?? "",
            interval?.level.map { DataNumber.text($0) } ?? "",
            measure.standardError.map { DataNumber.text($0) } ?? "",
            measure.replicates.map { "\($0)" } ?? "", measure.grade?.description ?? "",
            measure.asOf?.description ?? "", measure.formula,
            measure.missing.joined(separator: "; "), measure.sources.joined(separator: " "),
        ]
    }
}

extension Measure {
    /// Whether the value is a sum of amounts or a count, known to the last cent.
    var isExact: Bool { standardError == nil && (unit == .money || unit == .count) }
}
