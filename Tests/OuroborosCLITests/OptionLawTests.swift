import Foundation
import Testing

@testable import OuroborosCLI

/// An option changes what is printed, or is refused: on a model, on a network and on a series.
@Suite("Options have an effect")
struct OptionLawTests {
    /// What a verb is run on, with an example of every option that it lists.
    struct Case: CustomTestStringConvertible, Sendable {
        let verb: String
        let input: [String]
        let options: [String: [String]]
        var testDescription: String { "\(verb) \(input.first ?? "")" }
    }

    /// What messages look like, how many threads do the same work, and where results go: not in the result.
    private static let aside: Set<String> = [
        "quiet", "verbose", "color", "version", "help", "threads", "output",
    ]

    private static let bubble: [String: [String]] = [
        "dates": ["ymd"], "decimal": ["comma"], "log": [], "resample": ["weekly"],
        "method": ["lppls"], "lag": ["2"], "max-lag": ["3"], "min-window": ["30"],
        "unit": ["days"], "critical-values": ["montecarlo"], "multiplier": ["gaussian"],
        "drift": ["none"], "control-window": ["10"], "tables": ["none"], "seed": ["5"],
        "level": ["0.9"], "boundary": ["simultaneous"], "screen": ["none"], "looks": ["12"],
        "filter": ["none"], "shortest": ["60"], "longest": ["100"], "step": ["2"],
        "trust": ["5"], "format": ["json"], "as-of": ["2025-05-01"], "conflict": ["widest"],
    ]
    private static let contagion: [String: [String]] = [
        "model": ["furfine"], "shock": ["a=1"], "holdings": ["holdings.csv"],
        "layer": ["reported"], "format": ["json"], "alpha": ["0.3"], "beta": ["0.3"],
        "failure-cost": ["0.1"], "lgd": ["0.5"], "volatility": ["0.3"], "recovery": ["0.2"],
        "as-of": ["2025-08-01"], "conflict": ["widest"],
    ]
    private static let circularity: [String: [String]] = [
        "format": ["json"], "max-length": ["2"], "window": ["20"], "null": ["swap"],
        "compare-headline": ["USD 100bn"],
        "circuits": [], "top": ["1"], "dot": [], "mermaid": [], "seed": ["3"],
        "replicates": ["9"], "as-of": ["2025-08-01"], "conflict": ["widest"],
    ]

    static let cases = [
        Case(
            verb: "circularity", input: ["m"],
            options: circularity.merging(
                ["column": ["weight=weight"], "decimal-comma": []], uniquingKeysWith: { a, _ in a })
        ),
        Case(
            verb: "circularity", input: ["edges.csv"],
            options: circularity.merging(
                ["column": ["weight=other"], "as-of": ["2025-02-01"]],
                uniquingKeysWith: { _, b in b })),
        Case(
            verb: "bubble", input: ["prices.csv", "--column", "price", "--replicates", "99"],
            options: bubble),
        Case(
            verb: "bubble", input: ["m"],
            options: bubble.merging(
                ["column": ["price"], "replicates": ["99"], "no-log": []],
                uniquingKeysWith: { a, _ in a }
            ).filter { $0.key != "seed" }),
        Case(
            verb: "contagion", input: ["m"],
            options: contagion.merging(["decimal-comma": []], uniquingKeysWith: { a, _ in a })
                .filter { $0.key != "conflict" }),
        Case(verb: "contagion", input: ["edges.csv", "firms.csv"], options: contagion),
        Case(
            verb: "stress", input: ["m", "--paths", "200", "--no-explain"],
            options: [
                "scenario": ["baseline"], "horizon": ["4"], "seed": ["4"], "sampling": ["sobol"],
                "reverse": ["labco"], "target": ["1bn"], "format": ["json"],
                "as-of": ["2025-08-01"], "conflict": ["widest"],
            ]),
        Case(
            verb: "diff", input: ["m", "--from", "2025-08-15"],
            options: [
                "to": ["2025-10-01"], "conflict": ["widest"], "from-conflict": ["widest"],
                "top": ["1"], "format": ["json"],
            ]),
        Case(
            verb: "export", input: ["m", "--as", "csv", "--table", "edges"],
            options: [
                "layer": ["paid"], "as-of": ["2025-08-01"], "conflict": ["widest"],
                "draws": ["10"], "paths": ["0"], "replicates": ["9"], "seed": ["3"],
            ]),
        Case(
            verb: "export",
            input: [
                "m", "--as", "csv", "--table", "measures", "--paths", "0", "--draws", "50",
                "--replicates", "19",
            ], options: ["seed": ["3"], "layer": ["paid"], "as-of": ["2025-08-01"]]),
        Case(
            verb: "lint", input: ["m"],
            options: ["format": ["json"], "warn-exit": []]),
    ]

    /// The demo with a disagreement that nothing decides, a network, debts and a series.
    private static let folder = Result {
        let folder = try TemporaryFolder()
        let demo = CommandRun.root.appending(path: "Models/demo")
        for path in try FileManager.default.subpathsOfDirectory(atPath: demo.path())
        where path.hasSuffix(".yaml") {
            var text = try String(contentsOf: demo.appending(path: path), encoding: .utf8)
            text = text.replacing(#/ +resolve:\n +- .*\n(?: {8}.*\n)*/#, with: "")
            if path == "model.yaml" { text += "  series: [prices.csv]\n" }
            try folder.write(text, to: "m/\(path)")
        }
        try folder.write(
            "src,dst,weight,other,day\na,b,5,1,2025-01-05\nb,c,7,9,2025-01-10\nc,a,3,4,2025-02-01\n"
                + "a,c,2,1,2025-03-01\nb,a,1,1,2025-03-02\n", to: "edges.csv")
        try folder.write(
            "firm,cash,external_liabilities,equity\na,1,0,2\nb,1,1,2\nc,0.5,0,1\n",
            to: "firms.csv")
        try folder.write("owner,firm,share\na,b,0.2\nb,c,0.1\n", to: "holdings.csv")
        var state: UInt64 = 1
        var price = 100.0
        var rows = "date,price,volume\n"
        for day in 0..<160 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            price *= 1 + (Double(state >> 33) / Double(1 << 31) - 0.48) * 0.03
            let date = Date(timeIntervalSince1970: 1_735_689_600 + Double(day) * 86_400)
            rows += "\(date.ISO8601Format(.iso8601.year().month().day())),\(price),\(price + 1)\n"
        }
        try folder.write(rows, to: "prices.csv")
        try folder.write(rows, to: "m/prices.csv")
        return folder
    }

    @Test("one that changes nothing is refused", arguments: cases)
    func effect(of verb: Case) throws {
        let folder = try Self.folder.get()
        let base = try CommandRun([verb.verb] + verb.input, in: folder.url)
        #expect(base.status == 0, "\(base.messages)")
        for (option, value) in verb.options.sorted(by: { $0.key < $1.key }) {
            let run = try CommandRun(
                [verb.verb] + verb.input + ["--\(option)"] + value, in: folder.url)
            #expect(
                run.status != base.status || run.output != base.output,
                "\(verb.verb) \(verb.input) --\(option) changes nothing")
            #expect(
                [0, 2, 4, 64].contains(run.status), "--\(option): \(run.status) \(run.messages)")
        }
    }

    @Test("every option of these verbs is tried on one input at the least")
    func complete() throws {
        let run = try CommandRun(["--experimental-dump-help"])
        let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let command = try #require((root as? [String: Any])?["command"] as? [String: Any])
        for verb in try #require(command["subcommands"] as? [[String: Any]]) {
            guard let name = verb["commandName"] as? String,
                Self.cases.contains(where: { $0.verb == name })
            else { continue }
            let tried = Self.cases.filter { $0.verb == name }.reduce(into: Set<String>()) {
                $0.formUnion($1.options.keys)
                $0.formUnion($1.input.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) })
            }
            for argument in verb["arguments"] as? [[String: Any]] ?? [] {
                let names = (argument["names"] as? [[String: Any]] ?? [])
                    .compactMap { $0["name"] as? String }
                guard let long = names.max(by: { $0.count < $1.count }) else { continue }
                #expect(
                    tried.contains(long) || Self.aside.contains(long)
                        || ["shard", "merge", "validation", "as-of", "conflict", "top"].contains(
                            long),
                    "\(name) --\(long)")
            }
        }
    }
}
