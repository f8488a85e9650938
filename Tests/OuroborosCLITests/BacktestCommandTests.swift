import Foundation
import Testing

@Suite("The commands backtest, forecast and score")
struct BacktestCommandTests {
    private static let one = "Models/cases/asml-coinvestment-2012"

    @Test("one case, by its folder, with another policy, in every format")
    func formats() throws {
        let options = [Self.one, "--policy", "Models/cases/policy.yaml"]
        for (format, part) in [
            ("text", "The gate on history"), ("markdown", "# The gate on history"),
            ("json", "\"schemaVersion\" : 1"),
        ] {
            let run = try CommandRun(["backtest"] + options + ["--format", format])
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.output.contains(part))
            #expect(run.output.contains("asml-coinvestment-2012"))
        }
    }

    @Test("a report is a folder with the page, its exhibit and the data, the same bytes each time")
    func report() throws {
        let folder = try TemporaryFolder()
        func write(_ name: String) throws -> [Data] {
            let target = folder.url.appending(path: name)
            let run = try CommandRun([
                "backtest", Self.one, "--policy", "Models/cases/policy.yaml", "--report",
                target.path(),
            ])
            #expect(run.status == 0, "\(run.messages)")
            return try [
                "README.md", "backtest.json", "forecasts.json", "figures/E11-alarms.svg",
                "figures/E11-alarms.dark.svg",
            ].map { try Data(contentsOf: target.appending(path: $0)) }
        }
        #expect(try write("a") == write("b"))
        #expect(try write("a") == write("a"))
    }

    @Test("a model without an outcome, a folder without a case and a missing policy are refused")
    func refused() throws {
        let policy = ["--policy", "Models/cases/policy.yaml"]
        let demo = try CommandRun(["backtest", "Models/demo"] + policy)
        #expect(demo.status == 2 && demo.messages.contains("E901"))
        let empty = try TemporaryFolder()
        #expect(try CommandRun(["backtest", empty.url.path()] + policy).status == 2)
        #expect(try CommandRun(["backtest", Self.one]).status == 2)
        #expect(try CommandRun(["backtest", Self.one, Self.one] + policy).status == 2)
    }

    @Test("a case with one fact that cannot be used is named and left out; the others are shown")
    func leftOut() throws {
        let folder = try TemporaryFolder()
        let broken = folder.url.appending(path: "broken")
        try FileManager.default.copyItem(
            at: CommandRun.root.appending(path: Self.one), to: broken)
        let fact = """
            firm: samsung
            facts:
              revenue_annual:
                - {amount: TWD 5bn, as_of: 2011-12-31, source: programme-2012-07}

            """
        let firms = broken.appending(path: "firms")
        try Data(fact.utf8).write(to: firms.appending(path: "one-more.yaml"))
        let policy = ["--policy", "Models/cases/policy.yaml"]
        let run = try CommandRun(["backtest", Self.one, broken.path()] + policy)
        #expect(run.status == 2)
        #expect(run.output.contains("asml-coinvestment-2012"))
        #expect(!run.output.contains("broken"))
        #expect(run.messages.contains("one-more.yaml:4:16: error[E150]"), "\(run.messages)")
        #expect(run.messages.contains("broken: error: the case has errors and is left out"))
        #expect(run.messages.contains("1 of 2 cases are left out"))
        let target = folder.url.appending(path: "report")
        let report = try CommandRun(
            ["backtest", Self.one, broken.path(), "--report", target.path()] + policy)
        #expect(report.status == 2)
        #expect(!FileManager.default.fileExists(atPath: target.path()))
        #expect(try CommandRun(["backtest", broken.path()] + policy).status == 2)
    }

    @Test("forecasts are added once, and a file with a changed byte is refused")
    func chain() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "forecasts.ndjson")
        let forecast = ["forecast", "Models/demo", "-o", file.path(), "--paths", "200"]
        #expect(try CommandRun(forecast).status == 0)
        let first = try Data(contentsOf: file)
        #expect(!first.isEmpty)
        let again = try CommandRun(forecast)
        #expect(again.status == 0 && again.messages.contains("Added 0 of"))
        #expect(try Data(contentsOf: file) == first)

        let score = ["score", "Models/demo", file.path()]
        let run = try CommandRun(score)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try CommandRun(score).output == run.output)
        var changed = [UInt8](first)
        changed[changed.count / 2] ^= 1
        try Data(changed).write(to: file)
        for arguments in [score, forecast] {
            let broken = try CommandRun(arguments)
            #expect(broken.status == 2)
            #expect(broken.messages.contains("E90"))
        }
        #expect(try [UInt8](Data(contentsOf: file)) == changed)
    }

    @Test("forecasts of another model are refused")
    func otherModel() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "forecasts.ndjson").path()
        #expect(
            try CommandRun(["forecast", "Models/demo", "-o", file, "--paths", "200"]).status == 0)
        let run = try CommandRun(["score", "Models/cases/telecom-vendors-1998", file])
        #expect(run.status == 2 && run.messages.contains("E904"))
    }
}
