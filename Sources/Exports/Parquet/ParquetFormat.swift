import Analysis
import Reports

/// Apache Parquet: a file for each table. One row group, one page a column, plain encoding, no compression: bytes that no other library's
/// release can change.
struct ParquetFormat: ExportFormat {
    let name = "parquet"
    let summary = "tables for DuckDB, pandas, polars"
    let hasTables = true
    let hasLayer = true
    let isText = false

    func parts(_ table: ExportTable?) -> AnalysisParts { table?.parts ?? .measures }

    func files(
        _ subject: ExportSubject, table: ExportTable?
    ) throws(ExportError) -> [ExportFile] {
        var files: [ExportFile] = []
        for table in table.map({ [$0] }) ?? ExportTable.allCases {
            let made = table.table(subject)
            let file = ParquetFile(made, money: table.money, about: subject.caption)
            files.append(
                ExportFile(path: "\(made.name).parquet", bytes: try file.bytes()))
        }
        return files
    }
}
