import Analysis
import Ledger
import Reports

/// A table that can be asked for by its name.
public enum ExportTable: String, Sendable, CaseIterable {
    case firms, deals, legs, events, facts, edges, inputs, measures

    /// What must be computed for it.
    var parts: AnalysisParts { self == .measures ? .measures : [] }

    /// Whether it holds the money of one layer.
    public var hasLayer: Bool { self == .edges }

    /// Columns that are money, whose decimals are exact.
    var money: Set<String> {
        switch self {
        case .legs:
            Set(Firmness.allCases.map(\.name) + ["counted", "counted_low", "counted_high"])
        case .edges: ["weight"]
        case .facts: ["low", "stated", "high"]
        case .firms, .deals, .events, .inputs, .measures: []
        }
    }

    func table(_ subject: ExportSubject) -> DataTable {
        switch self {
        case .firms: .firms(subject)
        case .deals: .deals(subject.analysis)
        case .legs: .legs(subject.analysis)
        case .events: .events(subject.analysis)
        case .facts: .facts(subject.analysis)
        case .edges: .edges(subject)
        case .inputs: .inputs(subject)
        case .measures: .measures(subject.analysis)
        }
    }
}

/// Tables as CSV: those that stand beside the report, with the firms, facts, edges and inputs of the scenarios.
struct CSVFormat: ExportFormat {
    let name = "csv"
    let summary = "tables: \(ExportTable.allCases.map(\.rawValue).joined(separator: ", "))"
    let hasTables = true
    let hasLayer = true

    func parts(_ table: ExportTable?) -> AnalysisParts { table?.parts ?? .measures }

    func files(
        _ subject: ExportSubject, table: ExportTable?
    ) throws(ExportError) -> [ExportFile] {
        (table.map { [$0] } ?? ExportTable.allCases).map {
            let made = $0.table(subject)
            return ExportFile(path: made.path, text: made.csv)
        }
    }
}
