import Analysis
import Money
import Text

/// The Model Context Protocol over lines: an assistant asks, and quotes numbers with their sources. Nothing can be changed through it.
///
/// ```swift
/// var server = ModelServer(source: source, version: "1.0")
/// server.answer(Array(#"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#.utf8))
/// ```
/// A pure function of the lines so far, given the models: JSON-RPC 2.0, one message a line.
public struct ModelServer {
    /// Bytes of a line that are read at the most.
    public static let lineLimit = 1 << 20

    /// Versions of the protocol that are spoken, the newest first.
    static let versions = ["2025-06-18", "2025-03-26", "2024-11-05"]

    private let source: any ModelSource
    private let version: String
    private var isInitialised = false
    private var tools: ModelTools

    /// - Parameter version: of the program.
    public init(source: any ModelSource, version: String) {
        self.source = source
        self.version = version
        tools = ModelTools(source: source)
    }

    /// The answer to a line, without a line feed; `nil`: none is due.
    public mutating func answer(_ line: [UInt8]) -> String? {
        guard line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return nil }
        guard let message = JSONValue.message(line) else {
            return ProtocolError.parse.answer(to: .null)
        }
        guard let request = message.object else {
            return ProtocolError.invalid("a message is one object; batches are not read")
                .answer(to: .null)
        }
        let given = request["id"]
        let id: JSONValue
        switch given {
        case .string(let text): id = .string(text)
        case .number where given?.integer != nil: id = given ?? .null
        case nil: id = .null
        default: return ProtocolError.invalid("an id is a text or a whole number").answer(to: .null)
        }
        guard request["jsonrpc"]?.string == "2.0" else {
            return ProtocolError.invalid("'jsonrpc' is not \"2.0\"").answer(to: id)
        }
        guard let method = request["method"]?.string else {
            // An answer to a question that was never asked.
            if request["result"] != nil || request["error"] != nil { return nil }
            return ProtocolError.invalid("the message has no 'method'").answer(to: id)
        }
        // What has no id is told, not asked.
        guard given != nil else { return nil }
        do throws(ProtocolError) {
            let result = try self.result(method, request["params"])
            return JSONValue.object([
                ("jsonrpc", .string("2.0")), ("id", id), ("result", result),
            ]).line
        } catch { return error.answer(to: id) }
    }

    /// The answer to a line that is longer than ``lineLimit``.
    public static var tooLong: String {
        ProtocolError.invalid("a line has at most \(lineLimit) bytes").answer(to: .null)
    }

    private mutating func result(
        _ method: String, _ parameters: JSONValue?
    ) throws(ProtocolError) -> JSONValue {
        if let parameters, parameters.object == nil {
            throw .parameters("'params' is an object")
        }
        switch method {
        case "initialize": return initialise(parameters)
        case "ping": return .object([])
        case "tools/list":
            try needInitialisation()
            return .object([("tools", .array(ModelTool.all.map(\.description)))])
        case "tools/call":
            try needInitialisation()
            return try call(parameters?.object ?? [:])
        default: throw .method(method)
        }
    }

    private func needInitialisation() throws(ProtocolError) {
        guard isInitialised else { throw .invalid("'initialize' comes first") }
    }

    private mutating func initialise(_ parameters: JSONValue?) -> JSONValue {
        isInitialised = true
        let wanted = parameters?.object?["protocolVersion"]?.string ?? ""
        return .object([
            (
                "protocolVersion",
                .string(Self.versions.contains(wanted) ? wanted : Self.versions[0])
            ), ("capabilities", .object([("tools", .object([("listChanged", .bool(false))]))])),
            (
                "serverInfo",
                .object([("name", .string("ouroboros")), ("version", .string(version))])
            ),
            (
                "instructions",
                .string(
                    "Numbers about circular financing between firms, each with its interval and its sources: quote them together. A null value or interval has its reason beside it. A circular deal is not an accusation."
                )
            ),
        ])
    }

    private mutating func call(
        _ parameters: [String: JSONValue]
    ) throws(ProtocolError) -> JSONValue {
        guard let name = parameters["name"]?.string else {
            throw .parameters("'name' says which tool")
        }
        guard let tool = ModelTool.all.first(where: { $0.name == name }) else {
            throw .parameters(
                "there is no tool '\(name)'; there are \(ModelTool.all.map(\.name).joined(separator: ", "))"
            )
        }
        let given = parameters["arguments"] ?? .object([])
        guard let arguments = given.object else { throw .parameters("'arguments' is an object") }
        for key in arguments.keys.sorted() where !tool.arguments.contains(where: { $0.name == key })
        {
            throw .parameters("the tool \(name) has no argument '\(key)'")
        }
        for argument in tool.arguments where argument.isRequired && arguments[argument.name] == nil
        {
            throw .parameters("the tool \(name) needs '\(argument.name)'")
        }
        do throws(ModelToolProblem) {
            let found = try tools.run(tool, arguments)
            return .object([
                ("content", .array([Self.text(found.line)])), ("structuredContent", found),
                ("isError", .bool(false)),
            ])
        } catch {
            return .object([
                ("content", .array([Self.text(error.message)])), ("isError", .bool(true)),
            ])
        }
    }

    private static func text(_ text: String) -> JSONValue {
        .object([("type", .string("text")), ("text", .string(text))])
    }
}

/// Where the models of a ``ModelServer`` come from.
public protocol ModelSource {
    /// Names by which an assistant asks for them, in their order.
    var names: [String] { get }
    /// - Throws: ``ModelToolProblem`` for a model that cannot be used on the day.
    func open(_ name: String, asOf: Day?) throws(ModelToolProblem) -> OpenedModel
    /// How numbers are drawn.
    func options(asOf: Day?) -> AnalysisOptions
}

/// Why a tool has no result, in words for the assistant.
public struct ModelToolProblem: Error, Sendable, Hashable {
    public let message: String

    public init(_ message: String) { self.message = message }
}
