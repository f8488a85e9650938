import Foundation
import Testing

/// Series of a model: the same numbers in every verb, known on the day.
@Suite("Series of a model")
struct SeriesModelTests {
    /// The demonstration with a series, and a policy beside it.
    private func model(_ folder: TemporaryFolder, series: String, rule: String) throws {
        try FileManager.default.copyItem(
            at: CommandRun.root.appending(path: "Models/demo"),
            to: folder.url.appending(path: "demo"))
        let model = folder.url.appending(path: "demo/model.yaml")
        let text = try String(contentsOf: model, encoding: .utf8)
        try text.replacing("files:\n", with: "files:\n  series: [series/*.csv]\n")
            .write(to: model, atomically: true, encoding: .utf8)
        try folder.write(series, to: "demo/series/px.csv")
        try folder.write(
            """
            version: 1
            data: {max_age: 14d}
            random: {seed: 1, replicates: 199, cap: 399}
            rules:
              - \(rule)
            """, to: "policy.yaml")
    }

    private func check(_ folder: TemporaryFolder, _ options: [String] = []) throws -> CommandRun {
        try CommandRun(
            ["check", "demo", "--policy", "policy.yaml", "-q"] + options, in: folder.url)
    }

    /// A price that wanders, and from some day on doubles every 25 days.
    private func price(_ day: Int, explodesAt start: Int = .max) -> Double {
        let walk = 100 + Double((day * day * 7 + day * 13) % 31) / 10 + Double(day % 17) / 4
        return day < start ? walk : walk * exp2(Double(day - start) / 25)
    }

    @Test("what came after the day changes nothing, even where months are made of days")
    func knownOnTheDay() throws {
        let folder = try TemporaryFolder()
        let header = "# resample: monthly\ndate,close\n"
        let rows = (0..<2_100).map { "\(SeriesFixture.day($0)),\(price($0))\n" }
        try model(
            folder, series: header + rows.joined(),
            rule: "{id: gsadf, series: series/px.csv, fail: {p: 0.01}}")
        // One day before the month's last; the newest input must be of that day.
        let day = "2020-06-29"
        func answers() throws -> [String] {
            let trace = try CommandRun(
                [
                    "trace", "demo", "gsadf@series/px.csv", "--as-of", day, "--draws", "0",
                    "--replicates", "0",
                ], in: folder.url)
            return [trace.output, try check(folder, ["--as-of", day]).output]
        }
        let whole = try answers()
        #expect(whole[0].contains("66 observations") && whole[0].contains(day), "\(whole[0])")
        #expect(whole[1].contains("pass"), "\(whole[1])")
        let known = rows.filter { $0.prefix(10) <= day }
        try folder.write(header + known.joined(), to: "demo/series/px.csv")
        #expect(try answers() == whole)
    }

    @Test("the verb, the trace and the gate give one confidence")
    func oneConfidence() throws {
        let folder = try TemporaryFolder()
        let rows = (0..<320).map { day -> String in
            let distance = 345.0 - Double(day)
            let power = distance.squareRoot()
            let log = 6 - 0.1 * power + 0.006 * power * cos(8 * Foundation.log(distance) + 1)
            let price = exp(log + 0.004 * sin(Double(day * day % 97)))
            return "\(SeriesFixture.day(3_690 + day)),\(price)\n"
        }
        try model(
            folder, series: "# resample: weekly\n# log: yes\ndate,close\n" + rows.joined(),
            rule: "{id: lppls-confidence, series: series/px.csv, warn: 0.01}")
        let verb = try CommandRun(
            ["bubble", "demo/series/px.csv", "--method", "lppls", "--format", "json"],
            in: folder.url)
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(verb.output.utf8)) as? [String: Any])
        let confidence = try #require(data["confidence"] as? Double)
        #expect(data["windows"] as? Int == 40 && confidence > 0)
        let trace = try CommandRun(
            [
                "trace", "demo", "lppls-confidence@series/px.csv", "--draws", "0", "--replicates",
                "0", "--format", "json",
            ], in: folder.url)
        #expect(trace.output.contains("\(confidence)".prefix(6)), "\(trace.output)")
        let gate = try check(folder, ["--format", "json"])
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(gate.output.utf8)) as? [String: Any])
        let rules = try #require(report["rules"] as? [[String: Any]])
        #expect(rules.first?["value"] as? Double == confidence, "\(gate.output)")
        // A rule's own settings reach the same place.
        try folder.write(
            "version: 1\nrules:\n  - {id: lppls-confidence, series: series/px.csv, parameters: {step: 50}, warn: 0.01}\n",
            to: "policy.yaml")
        let stepped = try check(folder, ["--format", "json"])
        let other = try CommandRun(
            [
                "bubble", "demo/series/px.csv", "--method", "lppls", "--step", "50", "--format",
                "json",
            ],
            in: folder.url)
        let two = try #require(
            try JSONSerialization.jsonObject(with: Data(other.output.utf8)) as? [String: Any])
        let three = try #require(
            try JSONSerialization.jsonObject(with: Data(stepped.output.utf8)) as? [String: Any])
        let values = try #require(three["rules"] as? [[String: Any]])
        #expect(values.first?["value"] as? Double == two["confidence"] as? Double)
    }

    @Test("a rule on too few observations is indeterminate, with the smallest p that they can have")
    func tooFew() throws {
        let folder = try TemporaryFolder()
        let values = [1, 2.01, 3.98, 8.03, 15.9, 32.2]
        let rows = values.enumerated().map { "2025-12-2\($0.offset),\($0.element)\n" }
        try model(
            folder, series: "date,close\n" + rows.joined(),
            rule: "{id: gsadf, series: series/px.csv, fail: {p: 0.05}}")
        let run = try check(folder)
        #expect(run.status == 3)
        #expect((run.output + run.messages).contains("0.0625"), "\(run.output)\(run.messages)")
        // With a limit that they can reach, the rule decides.
        try folder.write(
            "version: 1\nrandom: {seed: 1, replicates: 199, cap: 399}\nrules:\n  - {id: gsadf, series: series/px.csv, warn: {p: 0.3}}\n",
            to: "policy.yaml")
        #expect(try check(folder).output.contains("warn"))
        let report = try CommandRun(
            ["report", "demo", "-o", "out", "--draws", "0", "--replicates", "0"], in: folder.url)
        #expect(report.status == 0, "\(report.messages)")
        let page = try String(
            contentsOf: folder.url.appending(path: "out/report.md"), encoding: .utf8)
        #expect(page.contains("too few"))
    }

    @Test("a rule may name the column of a file that has several; so may the file")
    func column() throws {
        let folder = try TemporaryFolder()
        let rows = (0..<200).map {
            "\(SeriesFixture.day(3_815 + $0)),\(price($0)),\(price($0, explodesAt: 150))\n"
        }
        let text = "date,open_px,close_px\n" + rows.joined()
        try model(
            folder, series: text,
            rule:
                "{id: gsadf, series: series/px.csv, parameters: {column: close_px}, fail: {p: 0.05}}"
        )
        let named = try check(folder)
        #expect(named.status == 1, "\(named.output)\(named.messages)")
        let lint = try CommandRun(["lint", "demo"], in: folder.url)
        #expect(lint.status == 0 && (lint.output + lint.messages).contains("W509"))
        try folder.write(
            "version: 1\nrandom: {seed: 1, replicates: 199}\nrules:\n  - {id: gsadf, series: series/px.csv, fail: {p: 0.05}}\n",
            to: "policy.yaml")
        #expect(try check(folder).status == 3)
        try folder.write("# column: close_px\n" + text, to: "demo/series/px.csv")
        #expect(try check(folder).status == 1)
        #expect(try CommandRun(["lint", "demo"], in: folder.url).output.contains("W509") == false)
    }

    @Test("a series without dates is unknown on every day")
    func undated() throws {
        let folder = try TemporaryFolder()
        try model(
            folder, series: "close\n" + (0..<120).map { "\(price($0))\n" }.joined(),
            rule: "{id: gsadf, series: series/px.csv, fail: {p: 0.05}}")
        let run = try check(folder)
        #expect(run.status == 3)
        #expect((run.output + run.messages).contains("no dates"), "\(run.output)\(run.messages)")
    }

    @Test("over repeated looks the last observation needs more to be a surprise")
    func looks() throws {
        let folder = try TemporaryFolder()
        let rows = (0..<200).map {
            "\(SeriesFixture.day(3_815 + $0)),\(price($0, explodesAt: 190))\n"
        }
        func p(_ looks: Int) throws -> Double {
            try folder.write(
                "version: 1\nrandom: {seed: 1, replicates: 999}\nrules:\n  - {id: bsadf-p, series: series/px.csv, parameters: {looks: \(looks)}, warn: 0.05}\n",
                to: "policy.yaml")
            let run = try check(folder, ["--format", "json"])
            let data = try #require(
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let rules = try #require(data["rules"] as? [[String: Any]])
            return try #require(rules.first?["value"] as? Double, "\(run.output)\(run.messages)")
        }
        try model(folder, series: "date,close\n" + rows.joined(), rule: "{}")
        let one = try p(1)
        let sixty = try p(60)
        #expect(one <= sixty)
    }
}
