import Text

/// JSON whose keys keep their order and whose numbers keep their digits.
indirect enum ExportJSON: Sendable {
    case null
    case bool(Bool)
    /// A number as text, so that no digit of it is lost.
    case number(String)
    case string(String)
    case array([ExportJSON])
    case object([(String, ExportJSON)])
    /// JSON that was written elsewhere, on any number of lines.
    case raw(String)

    static func string(_ text: String?) -> ExportJSON { text.map { .string($0) } ?? .null }

    static func integer(_ value: Int) -> ExportJSON { .number(String(value)) }

    /// On one line.
    var line: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): JSONString.quoted(text)
        case .array(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
        // No line feed stands inside a text of JSON.
        case .raw(let text): text.filter { $0 != "\n" }
        case .object(let entries):
            "{" + entries.map { "\(JSONString.quoted($0.0)):\($0.1.line)" }.joined(separator: ",")
                + "}"
        }
    }

    /// An object without the keys that have nothing to say.
    static func filled(_ entries: [(String, ExportJSON)]) -> ExportJSON {
        .object(
            entries.filter { entry in
                switch entry.1 {
                case .null: false
                case .string(let text): !text.isEmpty
                case .array(let items): !items.isEmpty
                default: true
                }
            })
    }
}
