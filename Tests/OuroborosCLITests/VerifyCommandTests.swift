import Foundation
import Testing

@Suite("The verb verify")
struct VerifyCommandTests {
    /// The demo's report in a folder of its own.
    private func report(_ more: [String] = []) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let run = try CommandRun(
            [
                "report", "Models/demo", "-o", folder.url.path(), "--draws", "20",
                "--replicates", "20", "--quiet",
            ] + more)
        try #require(run.status == 0, "\(run.messages)")
        return folder
    }

    @Test(
        "a report that nobody touched is the same, whatever its options",
        arguments: [
            [], ["--as-of", "2025-10-15", "--seed", "7"], ["--conflict", "widest"],
            ["--since", "2025-08-15", "--lang", "en,ko"],
        ])
    func same(_ options: [String]) throws {
        let folder = try report(options)
        let run = try CommandRun(["verify", folder.url.path()])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("are what the model and the options give"))
    }

    @Test("it says which file differs, and where first")
    func differs() throws {
        let folder = try report()
        let file = folder.url.appending(path: "report.md")
        var lines = try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[4] = "x" + lines[4]
        try folder.write(lines.joined(separator: "\n"), to: "report.md")
        let run = try CommandRun(["verify", folder.url.path()])
        #expect(run.status == 1)
        #expect(run.output.contains("report.md:5:1: differs"))
        let json = try CommandRun(["verify", folder.url.path(), "--format", "json"])
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(json.status == 1 && data["same"] as? Bool == false)
        let found = try #require((data["differences"] as? [[String: Any]])?.first)
        #expect(found["path"] as? String == "report.md" && found["line"] as? Int == 5)
    }

    @Test("a missing file, a longer file and a file of nobody's differ")
    func files() throws {
        let folder = try report()
        try FileManager.default.removeItem(at: folder.url.appending(path: "deals.csv"))
        let legs = try String(
            contentsOf: folder.url.appending(path: "legs.csv"), encoding: .utf8)
        try folder.write(legs + "more\n", to: "legs.csv")
        try folder.write("mine", to: "notes.txt")
        let run = try CommandRun(["verify", folder.url.path()])
        #expect(run.status == 1)
        for words in ["deals.csv: missing", "legs.csv:", "notes.txt: the report made again has no"]
        {
            #expect(run.output.contains(words), "\(run.output)")
        }
    }

    @Test("another model is named")
    func otherModel() throws {
        let folder = try report()
        let models = try TemporaryFolder()
        let copy = models.url.appending(path: "demo")
        try FileManager.default.copyItem(
            at: CommandRun.root.appending(path: "Models/demo"), to: copy)
        let deals = copy.appending(path: "deals/deals.yaml")
        let text = try String(contentsOf: deals, encoding: .utf8)
        try Data(text.replacingOccurrences(of: "USD 6bn", with: "USD 7bn").utf8).write(to: deals)
        let run = try CommandRun(["verify", folder.url.path(), "--model", copy.path()])
        #expect(run.status == 1)
        #expect(run.output.contains("The model is another: deals/deals.yaml"))
    }

    @Test("what cannot be made again is invalid input")
    func invalid() throws {
        let empty = try TemporaryFolder()
        #expect(try CommandRun(["verify", empty.url.path()]).status == 2)
        #expect(try CommandRun(["verify", "no-such-folder"]).status == 2)
        for text in ["", "{}", "[1, 2]", "{\"tool\": \"other\"}"] {
            try empty.write(text, to: "manifest.json")
            let run = try CommandRun(["verify", empty.url.path()])
            #expect(run.status == 2, "\(text)")
            #expect(run.messages.contains("manifest.json: error:"), "\(run.messages)")
        }
        let folder = try report()
        let run = try CommandRun(["verify", folder.url.path(), "--model", "Models/none"])
        #expect(run.status == 2)
        let manifest = try String(
            contentsOf: folder.url.appending(path: "manifest.json"), encoding: .utf8)
        try folder.write(
            manifest.replacingOccurrences(
                of: "\"draws\" : 20", with: "\"draws\" : 2000000000"), to: "manifest.json")
        let refused = try CommandRun(["verify", folder.url.path()])
        #expect(refused.status == 2)
        #expect(refused.messages.contains("draws is 2000000000"), "\(refused.messages)")
    }
}
