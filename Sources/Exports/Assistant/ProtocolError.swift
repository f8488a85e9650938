import Text

extension JSONValue {
    /// Nesting of a message, at the most.
    private static let messageDepth = 128

    /// A message as a client sends it.
    ///
    /// - Returns: `nil` for what is no JSON, or is nested too deeply.
    static func message(_ line: [UInt8]) -> JSONValue? {
        var reader = JSONReader(line, depth: messageDepth)
        do throws(JSONReader.Problem) { return try reader.document() } catch { return nil }
    }
}

extension JSONValue {
    /// The entries of an object by key; `nil` for what is none.
    var object: [String: JSONValue]? {
        guard case .object(let entries) = self else { return nil }
        return Dictionary(
            entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

/// An error of JSON-RPC 2.0.
struct ProtocolError: Error, Hashable {
    let code: Int
    let message: String

    static let parse = ProtocolError(code: -32700, message: "the line is no JSON")

    static func invalid(_ what: String) -> ProtocolError {
        ProtocolError(code: -32600, message: what)
    }

    static func method(_ name: String) -> ProtocolError {
        ProtocolError(code: -32601, message: "there is no method '\(name)'")
    }

    static func parameters(_ what: String) -> ProtocolError {
        ProtocolError(code: -32602, message: what)
    }

    /// An answer with the error.
    func answer(to id: JSONValue) -> String {
        JSONValue.object([
            ("jsonrpc", .string("2.0")), ("id", id),
            (
                "error",
                .object([("code", .integer(code)), ("message", .string(message))])
            ),
        ]).line
    }
}
