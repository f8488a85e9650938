import Foundation
import Testing

/// The verb `bubble` as a user meets it.
@Suite("The command bubble")
struct BubbleCommandTests {
    private static let nasdaq = "Models/series/nasdaq-1994-2000.csv"

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
            ("value\n1\n2\n", ["--as-of", "2025-01-02"], "E508"),
            ("date,close\n2025-01-02,1\n", ["--as-of", "2024-01-02"], "E512"),
            ("date,close\n01/02/2025,1\n", [], "month/day/year"),
            ("date,close\n2025-01-02,0x6B\n", [], "E503"),
            ("date,close\n2025-01-02,0\n", ["--method", "lppls"], "E506"),
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
        for options in [
            ["--lag", "soon"], ["--threads", "0"], ["--method", "lppls", "--filter", "best"],
            ["--looks", "0"],
        ] {
            #expect(try CommandRun(["bubble", Self.nasdaq] + options).status == 64)
        }
        #expect(try CommandRun(["bubble", "no-such.csv"]).status == 2)
    }

    @Test(
        "an option without effect is refused, and named",
        arguments: [
            ["--shortest", "125"], ["--longest", "200"], ["--step", "5"], ["--trust", "9"],
            ["--filter", "demirer-2019"], ["--method", "lppls", "--lag", "1"],
            ["--method", "lppls", "--critical-values", "none"],
            ["--method", "lppls", "--boundary", "sadf"], ["--method", "lppls", "--level", "0.9"],
            ["--method", "lppls", "--replicates", "99"], ["--conflict", "latest"],
            ["--critical-values", "none", "--level", "0.9"], ["--max-lag", "3"],
            ["--critical-values", "composite", "--drift", "none"],
            ["--critical-values", "montecarlo", "--multiplier", "gaussian"],
            ["--control-window", "9"],
        ])
    func noEffect(_ options: [String]) throws {
        let run = try CommandRun(["bubble", Self.nasdaq] + options)
        #expect(run.status == 64 && run.output.isEmpty)
        let name = try #require(options.last { $0.hasPrefix("--") })
        #expect(run.messages.contains(name), "\(run.messages)")
    }

    @Test(
        "options of a series are refused on a model",
        arguments: [["--column", "close"], ["--log"], ["--method", "gsadf"], ["--lag", "1"]])
    func modelOptions(_ options: [String]) throws {
        let run = try CommandRun(["bubble", "Models/demo"] + options)
        #expect(run.status == 64 && run.messages.contains(options[0]), "\(run.messages)")
    }

    @Test("a day cuts a series as a file that ends on it")
    func asOf() throws {
        let folder = try TemporaryFolder()
        var rows = "# resample: monthly\ndate,close\n"
        var cut = rows
        for day in 0..<1_500 {
            let date = SeriesFixture.day(day)
            let row = "\(date),\(100 + (day * day * 7 + day * 13) % 31 + day / 5)\n"
            rows += row
            if date <= "2018-06-12" { cut += row }
        }
        let whole = try folder.write(rows, to: "whole.csv").path()
        let known = try folder.write(cut, to: "known.csv").path()
        for options in [["--replicates", "199"], ["--method", "lppls", "--longest", "200"]] {
            let one = try CommandRun(
                ["bubble", whole, "--as-of", "2018-06-12", "--format", "json"] + options)
            let two = try CommandRun(["bubble", known, "--format", "json"] + options)
            #expect(one.status == 0 && one.output == two.output, "\(one.messages)")
        }
    }

    @Test("a log-periodic fit is of logarithms, said or not, in whatever unit the price is")
    func logarithms() throws {
        let folder = try TemporaryFolder()
        func file(_ scale: Double) throws -> String {
            let rows = (0..<300).map { day -> String in
                let distance = 325.0 - Double(day)
                let power = distance.squareRoot()
                let log = 6 - 0.1 * power + 0.006 * power * cos(8 * Foundation.log(distance) + 1)
                let noise = 0.004 * sin(Double(day * day % 97))
                return "\(SeriesFixture.day(day)),\(scale * exp(log + noise))\n"
            }
            return try folder.write("date,price\n" + rows.joined(), to: "\(scale).csv").path()
        }
        let asked = ["--method", "lppls", "--step", "25", "--format", "json"]
        let plain = try json(try CommandRun(["bubble", file(1)] + asked))
        let logs = try json(try CommandRun(["bubble", file(1), "--log"] + asked))
        let fit = try #require(plain["fit"] as? [String: Any])
        #expect(NSDictionary(dictionary: plain) == NSDictionary(dictionary: logs))
        #expect(abs(try #require(fit["tc"] as? Double) - 324) < 3)
        #expect(abs(try #require(fit["m"] as? Double) - 0.5) < 0.05)
        for scale in [0.001, 1_000.0] {
            let other = try json(try CommandRun(["bubble", file(scale)] + asked))
            #expect(other["confidence"] as? Double == plain["confidence"] as? Double)
        }
        let raw = try json(try CommandRun(["bubble", file(1), "--no-log"] + asked))
        #expect(raw["logarithm"] as? Bool == false)
    }

    @Test("numbers that are not finite are null, with the reason")
    func notFinite() throws {
        let folder = try TemporaryFolder()
        let rows = (0..<60).map {
            "\(SeriesFixture.day($0)),\($0 == 30 ? "1e-300" : "\(100 + $0 % 7)")\n"
        }
        let file = try folder.write("date,price\n" + rows.joined(), to: "a.csv").path()
        for options in [[], ["--no-log"]] {
            let run = try CommandRun(
                ["bubble", file, "--method", "lppls", "--format", "json"] + options)
            #expect(run.status == 0, "\(run.messages)")
            let data = try json(run)
            let reasons = try #require(data["reasons"] as? [String: String])
            #expect(data["confidence"] is NSNull && reasons["confidence"]?.contains("125") == true)
            let text = try CommandRun(["bubble", file, "--method", "lppls"] + options)
            #expect(text.status == 0 && !text.output.contains("inf"))
        }
    }

    @Test("too few observations are indeterminate, with the smallest p that they can have")
    func tooFew() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("p\n1\n2.01\n3.98\n8.03\n15.9\n32.2\n", to: "a.csv").path()
        let text = try CommandRun(["bubble", file])
        #expect(text.status == 0)
        #expect(text.output.contains("Indeterminate") && text.output.contains("0.0625"))
        #expect(!text.output.contains("Not explosive"))
        let data = try json(try CommandRun(["bubble", file, "--format", "json"]))
        #expect(data["verdict"] as? String == "indeterminate")
        #expect(data["smallestP"] as? Double == 0.0625)
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

/// Days of made-up series.
enum SeriesFixture {
    /// The day so many after 2015-01-01, as text.
    static func day(_ number: Int) -> String {
        let date = Date(timeIntervalSince1970: 1_420_070_400 + 86_400 * Double(number))
        return date.formatted(.iso8601.year().month().day())
    }
}
