#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// JSON as a client sends it.
indirect enum ProtocolValue: Sendable, Hashable, Decodable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([ProtocolValue])
    case object([String: ProtocolValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([ProtocolValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: ProtocolValue].self))
        }
    }

    /// - Returns: `nil` for what is no JSON, or is nested deeper than the decoder goes.
    static func parse(_ line: [UInt8]) -> ProtocolValue? {
        do { return try JSONDecoder().decode(ProtocolValue.self, from: Data(line)) } catch {
            return nil
        }
    }

    var object: [String: ProtocolValue]? {
        if case .object(let entries) = self { entries } else { nil }
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }

    /// As it came: what an answer repeats.
    var json: ExportJSON {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .number(let value): value.isFinite ? .number("\(value)") : .null
        case .string(let text): .string(text)
        case .array(let items): .array(items.map(\.json))
        case .object(let entries):
            .object(entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
        }
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
    func answer(to id: ExportJSON) -> String {
        ExportJSON.object([
            ("jsonrpc", .string("2.0")), ("id", id),
            (
                "error",
                .object([("code", .integer(code)), ("message", .string(message))])
            ),
        ]).line
    }
}
