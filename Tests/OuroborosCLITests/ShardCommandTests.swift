import Foundation
import Testing

/// `ouroboros shard`: jobs out, results in any order, and the bytes of the undivided run.
@Suite("Divided runs")
struct ShardCommandTests {
    private static let paths = "40000"

    /// A plan with its results, in files of a folder.
    private final class Run {
        let folder: TemporaryFolder
        let model: String
        let jobs: [String]

        init(_ operation: String, parts: Int, options: [String] = []) throws {
            folder = try TemporaryFolder()
            model =
                operation == "bootstrap"
                ? try ShardCommandTests.modelWithSeries(in: folder) : "Models/demo"
            let count = ["stress": ShardCommandTests.paths, "sobol": "96"][operation] ?? "900"
            let plan = try CommandRun(
                [
                    "shard", "plan", operation, model, "--count", count, "--parts", "\(parts)",
                ]
                    + options)
            try #require(plan.status == 0, "\(plan.messages)")
            try folder.write(plan.output, to: "jobs")
            jobs = plan.output.split(separator: "\n").map(String.init)
        }

        func path(_ name: String) -> String { folder.url.appending(path: name).path() }

        /// The results of some of the jobs, as one worker writes them.
        func work(_ lines: [String], threads: Int = 1) throws -> String {
            try folder.write(lines.joined(separator: "\n") + "\n", to: "some")
            let run = try CommandRun(
                ["shard", "run", model, path("some"), "--threads", "\(threads)"])
            try #require(run.status == 0, "\(run.messages)")
            return run.output
        }

        func merge(_ results: [String], options: [String] = []) throws -> CommandRun {
            for (index, text) in results.enumerated() {
                try folder.write(text, to: "results-\(index)")
            }
            return try CommandRun(
                ["shard", "merge", path("jobs")] + results.indices.map { path("results-\($0)") }
                    + options)
        }
    }

    /// Two firms, and eighty months of a price that ends well above where it began.
    private static func modelWithSeries(in folder: TemporaryFolder) throws -> String {
        try folder.write(
            """
            title: Two firms
            base_currency: USD
            as_of: 2026-01-31
            universe: [maker, buyer]
            files: {entities: [entities.yaml], sources: [sources.yaml], deals: [deals.yaml], series: [series/*.csv]}
            """, to: "model/model.yaml")
        try folder.write(
            "entities:\n  maker: {name: Maker, kind: company}\n  buyer: {name: Buyer, kind: company}\n",
            to: "model/entities.yaml")
        try folder.write("sources: {}\n", to: "model/sources.yaml")
        try folder.write("deals: {}\n", to: "model/deals.yaml")
        let prices = (0..<80).map { month in
            "20\(19 + month / 12)-\(month % 12 < 9 ? "0" : "")\(1 + month % 12)-28,\(100 + (month * 37) % 11 + max(0, month - 50) * (month - 50) / 10)"
        }
        try folder.write(
            "date,price\n" + prices.joined(separator: "\n") + "\n",
            to: "model/series/price.csv")
        return folder.url.appending(path: "model").path()
    }

    @Test(
        "1, 7 and 32 parts give the same bytes",
        arguments: ["stress", "nulls", "bootstrap", "sobol"])
    func division(_ operation: String) throws {
        var outputs: [String] = []
        for parts in [1, 7, 32] {
            let run = try Run(operation, parts: parts)
            // Two workers, the second one's jobs backwards.
            let half = run.jobs.count / 2
            let results =
                half == 0
                ? [try run.work(run.jobs)]
                : [
                    try run.work(run.jobs[half...].reversed(), threads: 3),
                    try run.work(Array(run.jobs[..<half])),
                ]
            let merged = try run.merge(results)
            #expect(merged.status == 0 && merged.messages.isEmpty, "\(merged.messages)")
            outputs.append(merged.output)
        }
        #expect(outputs[1] == outputs[0] && outputs[2] == outputs[0])
        #expect(outputs[0].contains("\"op\" : \"\(operation)\""))
    }

    private struct Stress: Decodable {
        struct Scenario: Decodable {
            let id: String
            let paths: Int
            let firms: [Firm]
        }
        struct Firm: Decodable {
            let firm: String
            let cashOutProbability: [Chance]
        }
        struct Chance: Decodable, Equatable {
            let quarter: String
            let value, low, high: Double
        }
        let scenarios: [Scenario]
    }

    @Test("the probabilities are those of the verb stress, to the last bit")
    func sameAsStress() throws {
        let run = try Run("stress", parts: 5)
        let merged = try run.merge([run.work(run.jobs)])
        let stress = try CommandRun([
            "stress", "Models/demo", "--paths", Self.paths, "--no-explain", "--format", "json",
        ])
        let found = try JSONDecoder().decode(Stress.self, from: Data(merged.output.utf8))
        let expected = try JSONDecoder().decode(Stress.self, from: Data(stress.output.utf8))
        #expect(found.scenarios.map(\.id) == expected.scenarios.map(\.id))
        for (one, other) in zip(found.scenarios, expected.scenarios) {
            #expect(one.paths == other.paths && one.firms.map(\.firm) == other.firms.map(\.firm))
            for (firm, same) in zip(one.firms, other.firms) {
                #expect(!firm.cashOutProbability.isEmpty)
                #expect(firm.cashOutProbability == same.cashOutProbability)
            }
        }
    }

    private struct Bootstraps: Decodable {
        struct Bootstrap: Decodable {
            let series: String
            let gsadf, pValue: Double
            let replicates: Int
        }
        let bootstraps: [Bootstrap]
    }

    private struct Bubble: Decodable {
        struct PValue: Decodable { let value: Double }
        let gsadf: Double
        let pValues: [String: PValue]
    }

    @Test("the p-value of a series is that of the verb bubble")
    func sameAsBubble() throws {
        let run = try Run("bootstrap", parts: 3, options: ["--seed", "7"])
        let merged = try run.merge([run.work(run.jobs)])
        let found = try #require(
            try JSONDecoder().decode(Bootstraps.self, from: Data(merged.output.utf8))
                .bootstraps.first)
        let bubble = try CommandRun([
            "bubble", run.model + "/series/price.csv", "--seed", "7", "--replicates", "900",
            "--format", "json",
        ])
        let expected = try JSONDecoder().decode(Bubble.self, from: Data(bubble.output.utf8))
        #expect(found.series == "series/price.csv" && found.replicates == 900)
        #expect(found.gsadf == expected.gsadf)
        #expect(found.pValue == expected.pValues["gsadf"]?.value)
    }

    private struct Designs: Decodable {
        struct Design: Decodable {
            let subject: String
            let rows: Int
            let factors: [Factor]
        }
        struct Factor: Decodable {
            let factor: String
            let first, total: Share
        }
        struct Share: Decodable, Equatable { let value, low, high: Double? }
        let designs: [Design]
    }

    private struct Explained: Decodable {
        struct Explanation: Decodable { let sobol: Sobol }
        struct Sobol: Decodable {
            let firm: String
            let factors: [Designs.Factor]
        }
        let explanation: Explanation
    }

    @Test("the Sobol indices are those of the verb stress for the firm that it explains")
    func sameAsExplanation() throws {
        let stress = try CommandRun([
            "stress", "Models/demo", "--paths", "5000", "--scenario", "baseline", "--format",
            "json",
        ])
        let expected = try JSONDecoder().decode(Explained.self, from: Data(stress.output.utf8))
            .explanation.sobol
        let subject = "baseline/\(expected.firm)"
        let folder = try TemporaryFolder()
        let plan = try CommandRun([
            "shard", "plan", "sobol", "Models/demo", "--count", "256", "--parts", "5", "--subject",
            subject,
        ])
        let jobs = try folder.write(plan.output, to: "jobs").path()
        let results = try CommandRun(["shard", "run", "Models/demo", jobs])
        let merged = try CommandRun([
            "shard", "merge", jobs, try folder.write(results.output, to: "results").path(),
        ])
        let found = try #require(
            try JSONDecoder().decode(Designs.self, from: Data(merged.output.utf8)).designs.first)
        #expect(found.subject == subject && found.rows == 256 && !found.factors.isEmpty)
        #expect(found.factors.map(\.factor) == expected.factors.map(\.factor))
        #expect(found.factors.map(\.first) == expected.factors.map(\.first))
        #expect(found.factors.map(\.total) == expected.factors.map(\.total))
    }

    @Test("missing parts are listed, written as jobs, and end with 4")
    func missing() throws {
        let run = try Run("stress", parts: 3)
        let results = try run.work([run.jobs[0], run.jobs[4]])
        let merged = try run.merge([results], options: ["--missing", run.path("again")])
        #expect(merged.status == 4 && merged.output.isEmpty)
        #expect(merged.messages.contains("4 of 6 jobs have no result"))
        #expect(merged.messages.contains("missing: stress/baseline/"))
        let again = try String(contentsOfFile: run.path("again"), encoding: .utf8)
        #expect(again.split(separator: "\n").map(String.init) == [1, 2, 3, 5].map { run.jobs[$0] })
        let whole = try run.merge([
            results, try run.work(again.split(separator: "\n").map(String.init)),
        ])
        #expect(whole.status == 0)
        #expect(try whole.output == run.merge([run.work(run.jobs)]).output)
    }

    @Test(
        "a result that is there twice counts once, and a worker that was cut off for what it finished"
    )
    func repeated() throws {
        let run = try Run("nulls", parts: 3)
        let all = try run.work(run.jobs)
        let whole = try run.merge([all])
        let twice = try run.merge([all, all])
        #expect(twice.status == 0 && twice.output == whole.output)
        #expect(twice.messages.contains("6 results are there more than once"))
        let cut = String(all.prefix(all.utf8.count * 2 / 3))
        let parts = try run.merge([cut])
        #expect(parts.status == 4 && parts.messages.contains("does not end as a worker ends"))
        #expect(try run.merge([cut, all]).output == whole.output)
    }

    @Test("what was changed, is of another plan, or contradicts itself ends with 65 and its name")
    func refused() throws {
        let run = try Run("stress", parts: 2, options: ["--subject", "baseline"])
        let all = try run.work(run.jobs)
        let changed = try run.merge([all.replacing("\"start\":\"20", with: "\"start\":\"19")])
        #expect(changed.status == 65 && changed.messages.contains("line 1: it was changed"))
        let other = try Run("stress", parts: 2, options: ["--seed", "2", "--subject", "baseline"])
        let foreign = try run.merge([other.work(other.jobs)])
        #expect(foreign.status == 65 && foreign.messages.contains("stress/baseline/0-"))
        let third = try Run("stress", parts: 3, options: ["--subject", "baseline"])
        let unknown = try run.merge([third.work(third.jobs)])
        #expect(unknown.status == 65 && unknown.messages.contains("the plan has no such job"))
        try run.folder.write(run.jobs[1] + "\n", to: "jobs")
        let gap = try run.merge([all])
        #expect(gap.status == 65 && gap.messages.contains("nothing covers 0 to"))
    }

    @Test("a worker refuses a job that it cannot do, by name, with 65")
    func poisoned() throws {
        let run = try Run("stress", parts: 2)
        for (change, words) in [
            (("\"inputs\":\"", "\"inputs\":\"0"), "is planned from another model"),
            (("baseline", "baselin"), "no scenario 'baselin'"),
            (("\"lo\":0,", "\"lo\":7,"), "it is no job"), (("{\"v\":1", "{\"v\":2"), "format 2"),
            (("\"seed\":\"1\"", "\"seed\":\"2\""), "is planned from another model"),
        ] {
            var line = run.jobs[0].replacing(change.0, with: change.1)
            if change.0.hasPrefix("\"inputs") {
                line = line.replacing(#/"inputs":"0(.{63})./#) { "\"inputs\":\"0\($0.1)" }
            }
            try run.folder.write(run.jobs[1] + "\n" + line + "\n", to: "some")
            let worker = try CommandRun(["shard", "run", "Models/demo", run.path("some")])
            #expect(worker.status == 65, "\(worker.messages)")
            #expect(worker.messages.contains(words), "\(worker.messages)")
        }
    }

    @Test(
        "options that make no plan are usage errors",
        arguments: [
            (["--count", "1"], "--count is 1"), (["--count", "2000000000000"], "--count"),
            (["--count", "100", "--parts", "0"], "--parts is 0"),
            (["--count", "100", "--horizon", "0"], "--horizon is 0"),
            (["--count", "100", "--subject", "baselin"], "Did you mean 'baseline'?"),
        ])
    func usage(_ options: [String], _ words: String) throws {
        let run = try CommandRun(["shard", "plan", "stress", "Models/demo"] + options)
        #expect(run.status == 64 && run.messages.contains(words), "\(run.messages)")
    }

    @Test("quarters of what has none are a usage error", arguments: ["nulls", "bootstrap"])
    func horizonOfNulls(_ operation: String) throws {
        let run = try CommandRun([
            "shard", "plan", operation, "Models/demo", "--count", "100", "--horizon", "4",
        ])
        #expect(run.status == 64 && run.messages.contains("has no quarters"))
    }

    @Test("a model without series has nothing to draw, and a design has rows that fit")
    func nothing() throws {
        let series = try CommandRun(["shard", "plan", "bootstrap", "Models/demo", "--count", "99"])
        #expect(series.status == 2 && series.messages.contains("the model has no series"))
        for count in ["3", "2000000"] {
            let design = try CommandRun(["shard", "plan", "sobol", "Models/demo", "--count", count])
            #expect(design.status == 64 && design.messages.contains("in 4…1048576"))
        }
    }
}
