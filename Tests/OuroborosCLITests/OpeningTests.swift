import Foundation
import Testing

/// A model is opened in one way: what is wrong with any of its files is an error of every verb, in the same words and at the same place.
@Suite("Every verb opens a model alike")
struct OpeningTests {
    /// A copy of the demo with a series and a policy, and one text of one file replaced.
    private func model(
        _ folder: TemporaryFolder, _ path: String, _ old: String, _ new: String
    ) throws -> String {
        let target = folder.url.appending(path: "m")
        try FileManager.default.copyItem(
            at: CommandRun.root.appending(path: "Models/demo"), to: target)
        try folder.write("date,value\n2024-01-01,1\n2024-02-01,2\n", to: "m/prices.csv")
        try folder.write(
            "version: 1\nrandom: {seed: 1, replicates: 19, cap: 19}\nrules:\n  - {id: paid-share, fail: 0.01}\n",
            to: "m/policy.yaml")
        let listing = try text(target, "model.yaml")
        try folder.write(
            listing + "  series: [prices.csv]\n  policy: [policy.yaml]\n", to: "m/model.yaml")
        if path != "scenarios/nobody.yaml" {
            let before = try text(target, path)
            try #require(before.contains(old), "\(path)")
            try folder.write(
                before.replacingOccurrences(of: old, with: new), to: "m/\(path)")
        } else {
            try folder.write(new, to: "m/\(path)")
        }
        return target.path()
    }

    private func text(_ folder: URL, _ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    private func verbs(_ model: String, _ output: String) -> [[String]] {
        [
            ["lint", model], ["circularity", model], ["contagion", model], ["bubble", model],
            ["stress", model, "--paths", "50"], ["check", model],
            ["trace", model, "circulation@announced", "--draws", "20"],
            ["diff", model, "--from", "2025-08-15"], ["fmt", model, "--check"],
            [
                "report", model, "-o", output, "--paths", "50", "--draws", "20", "--replicates",
                "20",
            ],
        ]
    }

    /// A firm that exists and of which no cash is known.
    private static let nobody = """
        scenario: nobody
        title: {en: Nobody}
        narrative: {en: A firm of which no cash is known.}
        horizon: 4
        firms:
          chipco:
            cash: {fact: {metric: valuation}}

        """

    @Test(
        "a mistake in a scenario, a series or the policy ends every verb with status 2",
        arguments: [
            ("scenarios/baseline.yaml", "horizon: 12", "horizon: twelve", ""),
            ("policy.yaml", "paid-share", "paid-shre", "E701"),
            ("prices.csv", "2024-02-01,2", "2024-02-01,two", ""),
            ("scenarios/nobody.yaml", "", nobody, "E614"),
        ])
    func mistakes(_ path: String, _ old: String, _ new: String, _ code: String) throws {
        let folder = try TemporaryFolder()
        let model = try model(folder, path, old, new)
        var places: Set<String> = []
        for arguments in verbs(model, folder.url.appending(path: "out").path()) {
            let run = try CommandRun(arguments)
            #expect(run.status == 2, "\(arguments): \(run.messages)")
            let said = arguments[0] == "lint" ? run.output : run.messages
            #expect(said.contains("error[\(code)"), "\(arguments): \(said)")
            let place = said.split(separator: "\n").first { $0.contains("\(path):") }
            places.insert(place.map(String.init) ?? "no place: \(arguments)")
        }
        #expect(places.count == 1, "\(places)")
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out").path()))
    }

    @Test("without a mistake every verb does its work on the same model")
    func sound() throws {
        let folder = try TemporaryFolder()
        let model = try model(folder, "policy.yaml", "paid-share", "paid-share")
        for arguments in verbs(model, folder.url.appending(path: "out").path())
        where arguments[0] != "fmt" {
            let run = try CommandRun(arguments)
            #expect([0, 3].contains(run.status), "\(arguments): \(run.messages)")
            #expect(!run.messages.contains("error"), "\(arguments): \(run.messages)")
        }
    }

    @Test("on a day on which no firm of a scenario was known it is left out, and said")
    func early() throws {
        let run = try CommandRun(["circularity", "Models/demo", "--as-of", "2024-01-01"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("warning[W602]"), "\(run.messages)")
        let stress = try CommandRun(
            ["stress", "Models/demo", "--as-of", "2024-01-01", "--paths", "50"])
        #expect(stress.status == 2)
        #expect(stress.messages.contains("has a firm to simulate as of 2024-01-01"))
    }
}
