/// A JSON value (RFC 8259) whose keys keep their order and whose numbers keep their digits.
package indirect enum JSONValue: Sendable {
    package typealias Member = (key: String, value: JSONValue)

    case null
    case bool(Bool)
    /// A number as text, so that no digit of it is lost.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])
    /// JSON that was written elsewhere, on any number of lines.
    case raw(String)

    package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// Twelve significant digits at the most; `null` for nothing, and for what is not finite: JSON has no word for it.
    package static func number(_ value: Double?) -> JSONValue {
        guard let value, value.isFinite else { return .null }
        guard abs(value) < 1e15, abs(value) >= 1e-9 || value == 0 else {
            return .number("\(value)")
        }
        return .number(DecimalFormat.significant(value, 12, .data))
    }

    package static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    package static func strings(_ texts: [String]) -> JSONValue {
        .array(texts.map { .string($0) })
    }

    /// An object without the keys that have nothing to say.
    package static func filled(_ entries: [Member]) -> JSONValue {
        .object(
            entries.filter { entry in
                switch entry.value {
                case .null: false
                case .string(let text): !text.isEmpty
                case .array(let items): !items.isEmpty
                default: true
                }
            })
    }
}

extension JSONValue {
    /// The value of a key of an object; of the first where a key stands twice.
    package subscript(_ key: String) -> JSONValue? {
        entries.first { $0.key == key }?.value
    }

    package var entries: [Member] {
        if case .object(let entries) = self { entries } else { [] }
    }

    package var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }

    /// Text, or a number as it is printed.
    package var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }
}

extension JSONValue {
    /// On one line.
    package var line: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): JSONString.quoted(text)
        case .array(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
        // No line feed stands inside a text of JSON.
        case .raw(let text): text.filter { $0 != "\n" }
        case .object(let entries):
            "{"
                + entries.map { "\(JSONString.quoted($0.key)):\($0.value.line)" }
                .joined(separator: ",") + "}"
        }
    }

    /// The whole document with its final line feed, indented by two.
    ///
    /// - Parameter listsOnOneLine: whether a list of texts alone is written on one line.
    package func document(listsOnOneLine: Bool = false) -> String {
        lines(indent: "", listsOnOneLine) + "\n"
    }

    private func lines(indent: String, _ listsOnOneLine: Bool) -> String {
        let inner = indent + "  "
        switch self {
        case .null, .bool, .number, .string, .raw: return line
        case .array(let items):
            guard !items.isEmpty else { return "[]" }
            if listsOnOneLine, items.allSatisfy({ $0.string != nil }) {
                return "[" + items.map(\.line).joined(separator: ", ") + "]"
            }
            return "[\n"
                + items.map { inner + $0.lines(indent: inner, listsOnOneLine) }
                .joined(separator: ",\n") + "\n\(indent)]"
        case .object(let entries):
            guard !entries.isEmpty else { return "{}" }
            return "{\n"
                + entries.map {
                    "\(inner)\(JSONString.quoted($0.key)): \($0.value.lines(indent: inner, listsOnOneLine))"
                }.joined(separator: ",\n") + "\n\(indent)}"
        }
    }
}
