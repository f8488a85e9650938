import Foundation
import Testing

/// The verb `bubble` as a user meets it.
@Suite("The command bubble")
struct BubbleCommandTests {
    private static let nasdaq = "Models/telecom-2000/series/nasdaq-composite.csv"

    private func json(_ run: CommandRun) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(object as? [String: Any])
    }

    @Test("a series follows the notes of its file, and the text says how it was tested")
    func text() throws {
        let run = try CommandRun(["bubble", Self.nasdaq, "--replicates", "199"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.isEmpty)
        #expect(run.output.hasPrefix("close: 323 observations, 1994-01-07 to 2000-03-10"))
        #expect(run.output.contains("lag 1"))
        for statistic in ["ADF", "SADF", "GSADF"] { #expect(run.output.contains(statistic)) }
        #expect(run.output.contains("199, seed 20260101") || run.output.contains("199 replicates"))
    }

    @Test("the JSON has the keys that other tools rely on, the same on one thread and on two")
    func keys() throws {
        let arguments = [
            "bubble", Self.nasdaq, "--column", "close", "--log", "--lag", "1", "--unit", "rows",
            "--critical-values", "wild", "--replicates", "199", "--format", "json",
        ]
        let run = try CommandRun(arguments + ["--threads", "1"])
        #expect(run.status == 0, "\(run.messages)")
        let data = try json(run)
        for key in [
            "adf", "sadf", "gsadf", "badf", "bsadf", "criticalValues", "episodes", "schemaVersion",
        ] { #expect(data[key] != nil, "\(key)") }
        let badf = try #require(data["badf"] as? [Any])
        let bsadf = try #require(data["bsadf"] as? [Any])
        #expect(badf.count == bsadf.count && !badf.isEmpty)
        #expect(try CommandRun(arguments + ["--threads", "2"]).output == run.output)
    }

    @Test("a log-periodic fit has its parameters and its confidence")
    func powerLaw() throws {
        let run = try CommandRun([
            "bubble", Self.nasdaq, "--log", "--method", "lppls", "--shortest", "125", "--longest",
            "200", "--format", "json",
        ])
        #expect(run.status == 0, "\(run.messages)")
        let data = try json(run)
        let fit = try #require(data["fit"] as? [String: Any])
        for key in ["tc", "m", "omega", "a", "b", "c1", "c2", "sse"] {
            #expect(fit[key] is Double, "\(key)")
        }
        #expect(data["confidence"] != nil)
    }

    @Test("a model has its indicators as JSON: values, bounds, what is missing")
    func indicators() throws {
        let run = try CommandRun(["bubble", "Models/ai-infrastructure", "--format", "json"])
        #expect(run.status == 0, "\(run.messages)")
        let all = try #require(try json(run)["indicators"] as? [[String: Any]])
        #expect(Set(all.compactMap { $0["kind"] as? String }) == ["structural", "advisory"])
        for indicator in all {
            let readings = try #require(indicator["readings"] as? [[String: Any]])
            for reading in readings {
                let missing = try #require(reading["missing"] as? [String])
                #expect((reading["value"] is [String: Any]) == missing.isEmpty)
            }
        }
    }

    @Test(
        "what cannot be tested is an error with a place or a way out, and nothing else is printed",
        arguments: [
            ("date,close\n2025-01-02,1\n2025-01-03,x\n", [], "E503"),
            ("# lag: many\ndate,close\n2025-01-02,1\n", [], "E509"),
            ("date,close\n", [], "E501"),
            ("date,close\n2025-01-02,1\n2025-01-03,2\n", [], "needs"),
            ("value\n" + String(repeating: "7\n", count: 60), [], "do not vary"),
            ("value\n1\n2\ninf\n4\n", [], "E503"),
            ("value\n1\n2\n", ["--resample", "weekly"], "E508"),
        ])
    func refused(_ text: String, _ options: [String], _ words: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: "a.csv")
        let run = try CommandRun(["bubble", file.path()] + options)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains(words), "\(run.messages)")
    }

    @Test("what nobody can mean is a usage error")
    func usage() throws {
        for options in [["--lag", "soon"], ["--threads", "0"], ["--filter", "best"]] {
            #expect(try CommandRun(["bubble", Self.nasdaq] + options).status == 64)
        }
        #expect(try CommandRun(["bubble", "no-such.csv"]).status == 2)
    }

    @Test("an SVG shows the series, the statistic and the boundary, and names the episodes")
    func drawing() throws {
        let run = try CommandRun(["bubble", Self.nasdaq, "--replicates", "199", "--format", "svg"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.hasPrefix("<svg") || run.output.hasPrefix("<?xml"))
        #expect(run.output.contains("</svg>"))
        for words in ["BSADF", "boundary", "1994-01-07", "2000-03-10"] {
            #expect(run.output.contains(words), "\(words)")
        }
        #expect(try CommandRun(["bubble", "Models/demo", "--format", "svg"]).status == 64)
    }

    private static let walk =
        "value\n"
        + (0..<60).map { "\(($0 * $0 * 7 + $0 * 13) % 31 + $0 / 5)\n" }.joined()

    @Test("a table of critical values stands in for the simulation, and the output says so")
    func tables() throws {
        let folder = try TemporaryFolder()
        let series = try folder.write(Self.walk, to: "a.csv").path()
        let make = [
            "critical-values", "--length", "60", "--lag", "1", "--replicates", "199", "--seed", "5",
        ]
        let made = try CommandRun(make)
        #expect(made.status == 0, "\(made.messages)")
        #expect(made.output.contains("# observations: 60\n# lag: 1\n"))
        #expect(try CommandRun(make + ["--threads", "1"]).output == made.output)
        let table = try folder.write(made.output, to: "tables/T60-lag1.csv").path()
        let test = [
            "bubble", series, "--lag", "1", "--critical-values", "montecarlo", "--tables",
        ]
        for place in [table, folder.url.appending(path: "tables").path()] {
            let text = try CommandRun(test + [place])
            #expect(text.status == 0 && text.messages.isEmpty, "\(text.messages)")
            #expect(text.output.contains("199 replicates, seed 5, from a table"))
            let data = try json(try CommandRun(test + [place, "--format", "json"]))
            let manifest = try #require(data["manifest"] as? [String: Any])
            #expect(manifest["tabulated"] as? Bool == true)
            #expect(manifest["seed"] as? Int == 5 && manifest["replicates"] as? Int == 199)
        }
        let level = try CommandRun(
            test + [folder.url.appending(path: "tables").path(), "--level", "0.9"]
                + ["--replicates", "99"])
        #expect(level.status == 0)
        #expect(level.messages.contains("note: ") && level.messages.contains("level 0.9"))
        #expect(level.output.contains("99 replicates, seed 20260101;"))
        let empty = try CommandRun(test + [folder.url.path(), "--replicates", "99"])
        #expect(empty.status == 0 && empty.messages.contains("has no T60-lag1.csv"))
    }

    @Test("a table that does not fit, or is malformed, is refused")
    func wrongTables() throws {
        let folder = try TemporaryFolder()
        let series = try folder.write(Self.walk, to: "a.csv").path()
        let made = try CommandRun(["critical-values", "--length", "60", "--replicates", "99"])
        let table = try folder.write(made.output, to: "t.csv").path()
        let test = ["bubble", series, "--critical-values", "montecarlo", "--tables", table]
        let lag = try CommandRun(test + ["--lag", "1"])
        #expect(lag.status == 2 && lag.output.isEmpty)
        #expect(lag.messages.contains("E511") && lag.messages.contains("lag 1 instead of 0"))
        try folder.write(made.output.replacing("levels,0.95,", with: "levels,0.95,x"), to: "t.csv")
        let touched = try CommandRun(test)
        #expect(touched.status == 2 && touched.output.isEmpty)
        #expect(touched.messages.contains("E510") && touched.messages.contains("t.csv:12"))
        #expect(try CommandRun(Array(test.dropLast()) + ["no-such.csv"]).status == 2)
        #expect(try CommandRun(["bubble", series, "--tables", table]).status == 64)
        for options in [["--length", "3"], ["--length", "60", "--lag", "30"], ["--length=-1"]] {
            #expect(try CommandRun(["critical-values"] + options).status == 2, "\(options)")
        }
        for options in [[], ["--length", "60", "--min-window", "soon"]] {
            #expect(try CommandRun(["critical-values"] + options).status == 64, "\(options)")
        }
    }

    @Test("a model with a malformed series is refused by every verb, at the line of the file")
    func modelWithBadSeries() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: CommandRun.root.appending(path: "Models/demo"),
            to: folder.url.appending(path: "demo"))
        let model = folder.url.appending(path: "demo/model.yaml")
        let text = try String(contentsOf: model, encoding: .utf8)
        try text.replacing("files:\n", with: "files:\n  series: [series/*.csv]\n")
            .write(to: model, atomically: true, encoding: .utf8)
        try folder.write("date,close\n2025-01-02,1o2\n", to: "demo/series/a.csv")
        for verb in ["lint", "bubble", "circularity"] {
            let run = try CommandRun([verb, "demo"], in: folder.url)
            #expect(run.status == 2, "\(verb)")
            #expect((run.messages + run.output).contains("series/a.csv:2"), "\(verb)")
        }
    }
}
