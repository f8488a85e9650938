import Foundation
import Testing

@Suite("The command check")
struct CheckCommandTests {
    /// The demonstration's widest loop of what is announced or firmer carries USD 6bn.
    private func policy(_ rules: String, _ rest: String = "") -> String {
        "version: 1\nrandom: {seed: 1, replicates: 99, cap: 99}\nrules: [\(rules)]\n\(rest)"
    }

    private static let widest = "id: widest-loop, layer: announced"

    private func check(
        _ policy: String, _ options: [String] = [], folder: TemporaryFolder? = nil
    ) throws -> CommandRun {
        let folder = try folder ?? TemporaryFolder()
        let file = try folder.write(policy, to: "policy.yaml")
        return try CommandRun(
            ["check", "Models/demo", "--policy", file.path()] + options)
    }

    @Test(
        "exit status 0 passed, 1 failed, 2 invalid, 3 indeterminate, 4 warned on request, 64 usage")
    func statuses() throws {
        let pass = policy("{\(Self.widest), fail: 100bn}")
        let warn = policy("{\(Self.widest), warn: 1bn, fail: 100bn}")
        #expect(try check(pass).status == 0)
        #expect(try check(policy("{\(Self.widest), fail: 1bn}")).status == 1)
        #expect(try check(policy("{\(Self.widest), fial: 1bn}")).status == 2)
        #expect(try check("").status == 2)
        #expect(
            try check(policy("{id: widest-loop, layer: paid, subject: x, fail: 1}")).status == 2)
        #expect(
            try check(policy("{id: widest-loop, subject: nothing-of-the-kind, fail: 1}")).status
                == 3)
        #expect(try check(warn).status == 0)
        #expect(try check(warn, ["--warn-exit"]).status == 4)
        #expect(try check(pass, ["--warn-exit"]).status == 0)
        #expect(try check(pass, ["--format", "fax"]).status == 64)
        #expect(try check(pass, ["--update-baseline"]).status == 64)
        #expect(try CommandRun(["check"]).status == 64)
    }

    @Test("a policy or a model that is missing is an error, not a pass")
    func missing() throws {
        let none = try CommandRun(["check", "Models/demo", "--policy", "no-such-policy.yaml"])
        #expect(none.status == 2 && none.messages.contains("no-such-policy.yaml"))
        let folder = try TemporaryFolder()
        try folder.write("title: x\n", to: "m/model.yaml")
        let broken = try CommandRun(["check", folder.url.appending(path: "m").path()])
        #expect(broken.status == 2 && broken.messages.contains("model.yaml:1:1: error"))
        let model = try CommandRun(["check", "Models/demo"])
        #expect(model.status == 2 && model.messages.contains("no policy"))
        #expect(try CommandRun(["check", "Models/no-such-model"]).status == 2)
    }

    @Test("a waiver that expired yesterday fails, and --as-of decides what yesterday is")
    func expiry() throws {
        let text = policy(
            "{\(Self.widest), fail: 1bn}",
            "waivers: [{rule: widest-loop, expires: 2025-12-30, owner: desk, reason: known}]")
        #expect(try check(text).status == 1)
        #expect(try check(text, ["--as-of", "2025-12-30"]).status == 0)
        #expect(try check(text, ["--as-of", "2025-12-31"]).status == 1)
        #expect(try check("as_of: 2025-12-30\n" + text).status == 0)
    }

    @Test("the baseline is written, read, and missed")
    func baseline() throws {
        let folder = try TemporaryFolder()
        let text = policy("{\(Self.widest), fail: 100bn}", "baseline: old.json")
        let missed = try check(text, folder: folder)
        #expect(missed.status == 2 && missed.messages.contains("E712"))
        #expect(try check(text, ["--update-baseline"], folder: folder).status == 0)
        #expect(folder.files.contains("old.json"))
        #expect(try check(text, folder: folder).status == 0)
        // The loop was narrower before: now it is worse.
        let file = folder.url.appending(path: "old.json")
        let written = try String(contentsOf: file, encoding: .utf8)
        try folder.write(
            written.replacingOccurrences(
                of: "\"value\": 6000000000", with: "\"value\": 5000000000"),
            to: "old.json")
        let worse = try check(text, folder: folder)
        #expect(worse.status == 1 && worse.output.contains("baseline"), "\(written)\(worse.output)")
        try folder.write("{", to: "old.json")
        #expect(try check(text, folder: folder).status == 2)
    }

    @Test(
        "the same inputs give the same bytes in every format, and --output the same as standard output",
        arguments: ["text", "json", "junit", "sarif", "github", "gitlab", "openmetrics"])
    func reproducible(_ format: String) throws {
        let folder = try TemporaryFolder()
        let text = policy("{\(Self.widest), fail: 1bn}, {id: circulation-share, warn: 0.1}")
        let first = try check(text, ["--format", format], folder: folder)
        let out = folder.url.appending(path: "out").path()
        let summary = folder.url.appending(path: "summary.md").path()
        try "What another step said.\n".write(
            toFile: summary, atomically: true, encoding: .utf8)
        let second = try check(
            text, ["--format", format, "-o", out, "--summary", summary], folder: folder)
        #expect(first.status == 1 && second.status == 1)
        #expect(!first.output.isEmpty && second.output.isEmpty)
        #expect(try String(contentsOfFile: out, encoding: .utf8) == first.output)
        #expect(
            try String(contentsOfFile: summary, encoding: .utf8)
                .hasPrefix("What another step said.\n## Gate: fail"))
    }

    @Test("the loop behind a failure is named with its lines in the deal files")
    func loop() throws {
        let run = try check(policy("{\(Self.widest), fail: 1bn}"))
        #expect(run.output.contains("Chipco → Labco → Cloudco → Chipco"), "\(run.output)")
        #expect(run.output.contains("Models/demo/deals/"))
    }
}
