import Analysis
import Ledger
import Text

/// The tables beside a report with a description that programs read: a Frictionless tabular data package
/// (Data Package and Table Schema, version 1).
///
/// ```swift
/// let files = try DataPackage(analysis).files()      // deals.csv … datapackage.json
/// ```
public struct DataPackage: Sendable {
    let tables: [DataTable]
    private let manifest: Manifest
    private let title: String

    /// - Parameter changes: since the report before; `nil`: there is none.
    public init(_ analysis: Analysis, changes: AnalysisChange? = nil) {
        tables =
            [.deals(analysis), .legs(analysis), .events(analysis), .measures(analysis)]
            + (changes.map { [.changes($0)] } ?? [])
        manifest = analysis.manifest
        title = analysis.ledger.model.title
    }

    /// - Throws: `EncodingError`: a defect of the program.
    public func files() throws -> [(path: String, contents: String)] {
        let texts = tables.map { (path: $0.path, contents: $0.csv) }
        let descriptor = Descriptor(
            name: manifest.modelID, title: "\(title), as known on \(manifest.asOf)",
            resources: zip(tables, texts).map { Descriptor.Resource($0, text: $1.contents) })
        return texts + [("datapackage.json", try JSONText.of(descriptor))]
    }
}

/// `datapackage.json`.
private struct Descriptor: Encodable {
    let profile = "tabular-data-package"
    let name: String
    let title: String
    let description =
        "A text that begins with a sign of a formula (=, +, -, @) has an apostrophe in front, so that a spreadsheet shows it and does not compute it."
    let resources: [Resource]

    struct Resource: Encodable {
        let profile = "tabular-data-resource"
        let name: String
        let title: String
        let path: String
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let dialect = Dialect()
        let bytes: Int
        let hash: String
        let schema: Schema

        init(_ table: DataTable, text: String) {
            name = table.name
            title = table.title
            path = table.path
            let contents = Array(text.utf8)
            bytes = contents.count
            hash = "sha256:" + SHA256.hex(contents)
            schema = Schema(table)
        }
    }

    struct Dialect: Encodable {
        let delimiter = ","
        let lineTerminator = "\n"
        let quoteChar = "\""
        let doubleQuote = true
        let header = true
    }

    struct Schema: Encodable {
        let fields: [Field]
        let primaryKey: [String]
        let foreignKeys: [ForeignKey]?
        let missingValues = [""]

        init(_ table: DataTable) {
            fields = table.columns.map(Field.init)
            primaryKey = table.primaryKey
            foreignKeys =
                table.foreignKeys.isEmpty
                ? nil
                : table.foreignKeys.map {
                    ForeignKey(
                        fields: $0.column,
                        reference: .init(resource: $0.table, fields: $0.otherColumn))
                }
        }
    }

    struct Field: Encodable {
        let name: String
        let type: String
        let description: String
        let constraints: Constraints?

        init(_ column: DataTable.Column) {
            name = column.name
            type = column.kind.rawValue
            description = column.description
            let limits = Constraints(
                required: column.isRequired ? true : nil, unique: column.isUnique ? true : nil,
                enum: column.values.isEmpty ? nil : column.values, minimum: column.least,
                maximum: column.most)
            constraints = limits.isEmpty ? nil : limits
        }
    }

    struct Constraints: Encodable {
        let required: Bool?
        let unique: Bool?
        let `enum`: [String]?
        let minimum: Double?
        let maximum: Double?

        var isEmpty: Bool {
            required == nil && unique == nil && `enum` == nil && minimum == nil && maximum == nil
        }
    }

    struct ForeignKey: Encodable {
        let fields: String
        let reference: Reference

        struct Reference: Encodable {
            let resource: String
            let fields: String
        }
    }
}
