import Analysis
import Circularity
import Foundation
import Money
import Testing
import Text

@testable import Exports

@Suite struct ModelServerTests {
    private struct Bench: ModelSource {
        let names = ["bench", "ruled"]

        func open(_ name: String, asOf: Day?) throws(ModelToolProblem) -> OpenedModel {
            do throws(InvalidInput) {
                return try OpenedModel(
                    name == "ruled" ? ExportBench.ruled : ExportBench.model, asOf: asOf)
            } catch { throw ModelToolProblem("\(error)") }
        }

        func options(asOf: Day?) -> AnalysisOptions {
            var options = AnalysisOptions(asOf: asOf, replicates: 0)
            options.uncertainty.draws = 50
            return options
        }
    }

    /// A client that says what it has to and reads every answer.
    private struct Client {
        var server = ModelServer(source: Bench(), version: "1")

        mutating func send(_ line: String) throws -> [String: Any]? {
            guard let answer = server.answer(Array(line.utf8)) else { return nil }
            #expect(!answer.contains("\n"))
            return try #require(
                try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
        }

        mutating func start() throws {
            let answer = try send(
                #"{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "t", "version": "0"}}}"#
            )
            let result = try #require(answer?["result"] as? [String: Any])
            #expect(result["protocolVersion"] as? String == "2025-03-26")
            #expect(try send(#"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#) == nil)
        }

        mutating func call(_ tool: String, _ arguments: String) throws -> [String: Any] {
            let answer = try send(
                #"{"jsonrpc": "2.0", "id": "q", "method": "tools/call", "params": {"name": "\#(tool)", "arguments": \#(arguments)}}"#
            )
            #expect(answer?["id"] as? String == "q")
            return try #require(answer?["result"] as? [String: Any], "\(answer ?? [:])")
        }

        mutating func content(_ tool: String, _ arguments: String) throws -> [String: Any] {
            let result = try call(tool, arguments)
            #expect(result["isError"] as? Bool == false, "\(result)")
            let blocks = try #require(result["content"] as? [[String: Any]])
            let text = try #require(blocks.first?["text"] as? String)
            let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
            #expect(read == result["structuredContent"] as? NSDictionary)
            return try #require(result["structuredContent"] as? [String: Any])
        }
    }

    private func client() throws -> Client {
        var client = Client()
        try client.start()
        return client
    }

    /// What every number is quoted with.
    private func check(_ number: [String: Any]) {
        let id = number["id"] as? String ?? ""
        #expect(!id.isEmpty)
        #expect(number["unit"] is String, "\(id)")
        let sources = number["sources"] as? [[String: Any]]
        #expect(sources?.isEmpty == (number["sourcesReason"] is String), "\(id)")
        #expect((number["value"] is NSNumber) != (number["valueReason"] is String), "\(id)")
        #expect(
            (number["interval"] is [String: Any]) != (number["intervalReason"] is String), "\(id)")
    }

    @Test func `tools are listed with the form of their arguments, and none of them writes`() throws
    {
        var client = try client()
        let answer = try client.send(#"{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}"#)
        let tools = try #require(
            (answer?["result"] as? [String: Any])?["tools"] as? [[String: Any]])
        #expect(
            tools.compactMap { $0["name"] as? String } == [
                "list_models", "list_measures", "get_measure", "trace_measure", "check_model",
                "open_findings",
            ])
        for tool in tools {
            let schema = try #require(tool["inputSchema"] as? [String: Any])
            #expect(schema["type"] as? String == "object")
            #expect((tool["annotations"] as? [String: Any])?["readOnlyHint"] as? Bool == true)
        }
    }

    @Test
    func `every number has an id, a value or why there is none, an interval or why, and sources`()
        throws
    {
        var client = try client()
        let list = try client.content("list_measures", #"{"model": "bench", "limit": 500}"#)
        let numbers = try #require(list["measures"] as? [[String: Any]])
        #expect(numbers.count > 20)
        numbers.forEach(check)
        let part = try client.content(
            "list_measures", #"{"model": "bench", "limit": 3, "offset": 2}"#)
        #expect(
            (part["measures"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
                == numbers[2..<5].compactMap { $0["id"] as? String })
    }

    /// Numbers that stand alone, by their place; what says where something stands in a list or file is no figure.
    private static func bare(_ value: JSONValue, _ place: String = "") -> [String] {
        switch value {
        case .number: return [place]
        case .array(let items): return items.flatMap { bare($0, place + "[]") }
        case .object(let entries):
            let isQuoted = value["id"]?.string != nil && value["sources"] != nil
            return entries.flatMap { key, item -> [String] in
                let isPlace = ["count", "offset", "line", "column", "schemaVersion", "manifest"]
                    .contains(key)
                if isPlace || isQuoted && key == "interval" { return [] }
                let found = bare(item, "\(place).\(key)")
                return isQuoted && found == ["\(place).\(key)"] ? [] : found
            }
        case .null, .bool, .string, .raw: return []
        }
    }

    @Test(arguments: ["bench", "ruled"])
    func `no tool gives a number alone`(_ model: String) throws {
        var client = try client()
        let id = "returnable-share@announced"
        for (tool, arguments) in [
            ("list_models", "{}"), ("list_measures", #"{"model": "\#(model)", "limit": 500}"#),
            ("get_measure", #"{"model": "\#(model)", "id": "\#(id)"}"#),
            ("trace_measure", #"{"model": "\#(model)", "id": "\#(id)"}"#),
            ("check_model", #"{"model": "\#(model)"}"#),
            ("open_findings", #"{"model": "\#(model)"}"#),
        ] {
            let blocks = try client.call(tool, arguments)["content"] as? [[String: Any]]
            let text = try #require(blocks?.first?["text"] as? String)
            let answer = try #require(JSONValue.message(Array(text.utf8)))
            #expect(Self.bare(answer) == [], "\(tool)")
        }
    }

    @Test func `verdicts quote their number, and their limit with the policy that sets it`() throws
    {
        var client = try client()
        let check = try client.content("check_model", #"{"model": "ruled"}"#)
        #expect(check["state"] as? String == "fail")
        let verdicts = try #require(check["verdicts"] as? [[String: Any]])
        #expect(verdicts.count == 3)
        for verdict in verdicts {
            if let number = verdict["measure"] as? [String: Any] { self.check(number) }
            let limit = try #require(verdict["limit"] as? [String: Any])
            self.check(limit.merging(["sourcesReason": NSNull()]) { a, _ in a })
        }
        let failed = try #require(verdicts.first { $0["state"] as? String == "fail" })
        let limit = try #require(failed["limit"] as? [String: Any])
        #expect(limit["value"] as? Double == 0.01)
        let source = try #require((limit["sources"] as? [[String: Any]])?.first)
        #expect((source["id"] as? String)?.hasSuffix("policy.yaml") == true)
        #expect(source["line"] as? Int == 3 && source["publisher"] as? String == "desk")
        let open = try client.content("open_findings", #"{"model": "ruled"}"#)
        let states = (open["verdicts"] as? [[String: Any]])?.compactMap { $0["state"] as? String }
        #expect(states?.first == "fail" && states?.contains("pass") == false)
    }

    @Test func `a number, its trace and its sources agree`() throws {
        var client = try client()
        let list = try client.content(
            "list_measures", #"{"model": "bench", "rule": "returnable-share"}"#)
        let numbers = try #require(list["measures"] as? [[String: Any]])
        let id = try #require(numbers.first?["id"] as? String)
        let one = try client.content("get_measure", #"{"model": "bench", "id": "\#(id)"}"#)
        let number = try #require(one["measure"] as? [String: Any])
        check(number)
        #expect(number as NSDictionary == numbers.first as NSDictionary?)
        let trace = try client.content("trace_measure", #"{"model": "bench", "id": "\#(id)"}"#)
        #expect(trace["measure"] as? NSDictionary == number as NSDictionary)
        (trace["numbers"] as? [[String: Any]])?.forEach(check)
        #expect(((trace["trace"] as? [String: Any])?["legs"] as? [Any])?.isEmpty == false)
    }

    @Test func `a day asks for what was known on it`() throws {
        var client = try client()
        let early = try client.content(
            "list_measures", #"{"model": "bench", "as_of": "2026-01-10", "limit": 1}"#)
        #expect(early["asOf"] as? String == "2026-01-10")
    }

    @Test func `a model without a policy has no verdicts and says why; what is open is told`()
        throws
    {
        var client = try client()
        let check = try client.content("check_model", #"{"model": "bench"}"#)
        #expect(check["state"] is NSNull && check["stateReason"] is String)
        let open = try client.content("open_findings", #"{"model": "bench"}"#)
        #expect(open["warnings"] is [[String: Any]])
        let models = try client.content("list_models", "{}")
        #expect((models["models"] as? [[String: Any]])?.first?["model"] as? String == "bench")
    }

    @Test(arguments: [
        ("no json", -32700), ("[]", -32600), ("7", -32600), (#"{"id": 1}"#, -32600),
        (#"{"jsonrpc": "2.0", "id": {}, "method": "ping"}"#, -32600),
        (#"{"jsonrpc": "2.0", "id": 1}"#, -32600),
        (#"{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}"#, -32601),
        (#"{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}"#, -32602),
        (#"{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {}}"#, -32602),
        (
            #"{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "rm"}}"#,
            -32602
        ),
        (
            #"{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "get_measure", "arguments": {"model": "bench"}}}"#,
            -32602
        ),
        (
            #"{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_models", "arguments": {"path": "/etc"}}}"#,
            -32602
        ), (String(repeating: "[", count: 100_000), -32700),
    ])
    func `a message that is wrong is answered with what is wrong`(_ line: String, _ code: Int)
        throws
    {
        var client = try client()
        let error = try client.send(line)?["error"] as? [String: Any]
        #expect(error?["code"] as? Int == code)
        #expect((error?["message"] as? String)?.isEmpty == false)
    }

    @Test(arguments: [
        ("get_measure", #"{"model": "other", "id": "x"}"#),
        ("get_measure", #"{"model": "bench", "id": "returnabel@announced"}"#),
        ("list_measures", #"{"model": "bench", "limit": 0}"#),
        ("list_measures", #"{"model": "bench", "limit": "all"}"#),
        ("list_measures", #"{"model": "bench", "rule": "nothing"}"#),
        ("check_model", #"{"model": "bench", "as_of": "yesterday"}"#),
    ])
    func `a question without an answer is told in words`(_ tool: String, _ arguments: String) throws
    {
        var client = try client()
        let result = try client.call(tool, arguments)
        #expect(result["isError"] as? Bool == true)
    }

    @Test func `tools come after initialize; ping and silence may come before`() throws {
        var client = Client()
        let early = try client.send(#"{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}"#)
        #expect((early?["error"] as? [String: Any])?["code"] as? Int == -32600)
        #expect(
            try client.send(#"{"jsonrpc": "2.0", "id": 2, "method": "ping"}"#)?["result"] != nil)
        #expect(try client.send("  ") == nil)
        #expect(try client.send(#"{"jsonrpc": "2.0", "id": 3, "result": {}}"#) == nil)
    }
}
