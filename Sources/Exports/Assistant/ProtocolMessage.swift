#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

import Text

/// JSON as a client sends it.
struct ProtocolMessage: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .bool(flag)
        } else if let number = try? container.decode(Int.self) {
            value = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            value = number.isFinite ? .number("\(number)") : .null
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let items = try? container.decode([ProtocolMessage].self) {
            value = .array(items.map(\.value))
        } else {
            let entries = try container.decode([String: ProtocolMessage].self)
            value = .object(
                entries.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.value) })
        }
    }

    /// - Returns: `nil` for what is no JSON, or is nested deeper than the decoder goes.
    static func parse(_ line: [UInt8]) -> JSONValue? {
        do { return try JSONDecoder().decode(ProtocolMessage.self, from: Data(line)).value } catch {
            return nil
        }
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
