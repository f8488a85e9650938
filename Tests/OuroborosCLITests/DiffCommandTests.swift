import Foundation
import Testing

@Suite("The verb diff")
struct DiffCommandTests {
    @Test("text says which deals and numbers changed, and by what")
    func text() throws {
        let run = try CommandRun(
            ["diff", "Models/demo", "--from", "2025-08-15", "--to", "2025-12-31"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("Deals added\n  cloudco-labco-equity:"))
        #expect(run.output.contains("labco-chipco-chips/chips: nothing → labco → chipco"))
        #expect(run.output.contains("  circulation@announced: "))
        #expect(run.output.contains("time, data, status, exchange rate, method"))
    }

    @Test("JSON has the layout's version, both manifests, and parts that add up")
    func json() throws {
        let run = try CommandRun(
            [
                "diff", "Models/demo", "--from", "2025-08-15", "--format", "json",
            ])
        #expect(run.status == 0, "\(run.messages)")
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(data["schemaVersion"] as? Int == 1)
        #expect((data["from"] as? [String: Any])?["asOf"] as? String == "2025-08-15")
        #expect((data["to"] as? [String: Any])?["asOf"] as? String == "2025-12-31")
        let numbers = try #require(data["measures"] as? [[String: Any]])
        var split = 0
        for number in numbers {
            guard let parts = number["parts"] as? [String: Double] else { continue }
            split += 1
            #expect(Set(parts.keys).isSubset(of: Set(data["causes"] as? [String] ?? [])))
        }
        #expect(split > 5)
    }

    @Test("two models are compared, each on its own day")
    func twoModels() throws {
        let run = try CommandRun(["diff", "Models/demo", "Models/acyclic-control"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("Deals removed"))
        #expect(run.output.contains("Deals added"))
    }

    @Test("output goes to a file when one is named")
    func output() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "diff.txt").path()
        let run = try CommandRun(
            ["diff", "Models/demo", "--from", "2025-08-15", "--output", file])
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(folder.files == ["diff.txt"])
    }

    @Test(
        "what cannot be compared is said",
        arguments: [
            (["diff", "Models/demo"], Int32(64), "previous_as_of"),
            (["diff", "Models/demo", "--from", "2030-01-01"], 64, "is after"),
            (["diff", "Models/demo", "--from", "yesterday"], 64, "--from"),
            (["diff", "Models/none", "--from", "2025-08-15"], 2, "Models/none"),
            (["diff", "Models/demo", "Models/none"], 2, "Models/none"),
        ])
    func mistakes(_ arguments: [String], _ status: Int32, _ words: String) throws {
        let run = try CommandRun(arguments)
        #expect(run.status == status)
        #expect(run.messages.contains(words), "\(run.messages)")
    }
}
