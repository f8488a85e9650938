import Foundation
import Testing

@Suite("The verb trace")
struct TraceCommandTests {
    private let quick = ["--draws", "20", "--replicates", "20"]

    @Test("a number is followed to claims with their lines and sources with their grades")
    func text() throws {
        let run = try CommandRun(
            ["trace", "Models/demo", "circulation-share@announced"] + quick)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("= most that can go round ÷ all money"))
        #expect(run.output.contains("circulation@announced: $22 bn (USD 22000000000)"))
        let lines = try String(
            contentsOf: CommandRun.root.appending(path: "Models/demo/deals/deals.yaml"),
            encoding: .utf8
        ).split(separator: "\n", omittingEmptySubsequences: false)
        let cited = run.output.matches(of: /deals\/deals\.yaml:([0-9]+): [^\[]*\[([a-z0-9-]+)/)
        #expect(cited.count > 5)
        for match in cited {
            let line = try #require(Int(match.1)) - 1
            let before = lines[..<(line + 1)].suffix(12)
            #expect(before.contains { $0.contains("source: \(match.2)") }, "\(match.0)")
        }
        #expect(run.output.contains("[chipco-filing-2025-06]"))
    }

    @Test("JSON has the layout's version, the number, its parts and the manifest")
    func json() throws {
        let run = try CommandRun(
            ["trace", "Models/demo", "widest-loop@announced", "--format", "json"] + quick)
        #expect(run.status == 0, "\(run.messages)")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(data["schemaVersion"] as? Int == 1)
        let number = try #require(data["number"] as? [String: Any])
        #expect(number["value"] as? Double == 6e9)
        let legs = try #require(data["legs"] as? [[String: Any]])
        #expect(legs.count == 3)
        #expect(legs.allSatisfy { !(($0["claims"] as? [Any])?.isEmpty ?? true) })
        #expect(data["manifest"] != nil)
    }

    @Test("without a number every number is listed, and each of them can be traced")
    func list() throws {
        let run = try CommandRun(["trace", "Models/demo"] + quick)
        #expect(run.status == 0)
        let ids = run.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
        #expect(ids.count > 60)
        #expect(ids == ids.sorted())
        for id in [ids[0], ids[ids.count / 2], ids[ids.count - 1]] {
            #expect(try CommandRun(["trace", "Models/demo", id] + quick).status == 0, "\(id)")
        }
    }

    @Test(
        "an unknown number is an error of usage that says what was probably meant",
        arguments: [
            ("circulation-shar@announced", "Did you mean 'circulation-share@announced'?"),
            ("circulation-share@anounced", "Did you mean 'circulation-share@announced'?"),
            ("circulation-share@nvidia", "of 'circulation-share' there is"),
            ("contagion-losss", "Did you mean one of 'contagion-loss'?"),
            ("zzzzzzzzzzzz", "lists all of them"),
        ])
    func unknown(_ id: String, _ words: String) throws {
        let run = try CommandRun(["trace", "Models/demo", id] + quick)
        #expect(run.status == 64)
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.output.isEmpty)
    }
}
