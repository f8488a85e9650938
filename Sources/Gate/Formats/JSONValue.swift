import Text

/// JSON with the order of keys kept and an indent of two; numbers have twelve significant digits at the most.
indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// The whole document with its final line feed.
    var text: String { text(indent: "") + "\n" }

    private func text(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .integer(let number): return String(number)
        case .number(let number): return JSONValue.digits(number)
        case .string(let text): return JSONString.quoted(text)
        case .array(let items):
            guard !items.isEmpty else { return "[]" }
            return "[\n" + items.map { inner + $0.text(indent: inner) }.joined(separator: ",\n")
                + "\n\(indent)]"
        case .object(let pairs):
            guard !pairs.isEmpty else { return "{}" }
            return "{\n"
                + pairs.map { "\(inner)\(JSONString.quoted($0.0)): \($0.1.text(indent: inner))" }
                .joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    /// JSON has no word for what is not finite.
    private static func digits(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        guard abs(number) < 1e15, abs(number) >= 1e-9 || number == 0 else { return "\(number)" }
        return DecimalFormat.significant(number, 12, .data)
    }
}
