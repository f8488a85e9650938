import Text

/// Diagnostics in JSON, sorted by place.
public struct DiagnosticsData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    let diagnostics: [Entry]

    struct Entry: Encodable, Sendable {
        let code: String
        let severity: String
        let file: String
        let line: Int
        let column: Int
        let length: Int
        let message: String
        let help: String?
        let acceptedReason: String?
    }

    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics.map {
            Entry(
                code: $0.code.rawValue, severity: $0.severity.rawValue, file: $0.place.file,
                line: $0.place.line, column: $0.place.column, length: $0.place.length,
                message: $0.message, help: $0.help, acceptedReason: $0.acceptedReason)
        }
    }
}
