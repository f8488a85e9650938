import Foundation
import Testing

@Suite("Models for an assistant, on the command line")
struct AssistantCommandTests {
    @Test("an assistant gets one line for each question, also for one that is too long")
    func assistant() throws {
        let folder = try TemporaryFolder()
        let ask = #"{"jsonrpc": "2.0", "id": ID, "method": METHOD}"#
        func line(_ id: Int, _ method: String) -> String {
            ask.replacing("ID", with: "\(id)").replacing("METHOD", with: "\"\(method)\"")
        }
        let lines = [
            line(1, "initialize"), line(2, "tools/list"),
            String(repeating: "x", count: 1_200_000), "broken", "", line(3, "ping"),
        ]
        try folder.write(lines.joined(separator: "\n"), to: "asked")
        let run = try ShellRun("\"$O\" mcp \"$REPO/Models/demo\" --paths 0 < asked", in: folder.url)
        #expect(run.status == 0, "\(run.output)")
        let answers = try run.output.split(separator: "\n").map {
            try #require(
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(answers.map { $0["id"] as? Int } == [1, 2, nil, nil, 3])
        #expect(
            answers.map { ($0["error"] as? [String: Any])?["code"] as? Int }
                == [nil, nil, -32600, -32700, nil])
        let missing = try CommandRun(["mcp", "Models/nowhere"])
        #expect(missing.status == 2)
    }
}
