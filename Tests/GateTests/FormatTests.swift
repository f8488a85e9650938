import Analysis
import Foundation
import Ledger
import Testing
import Text

@testable import Gate
@testable import Analysis

@Suite("Output formats")
struct FormatTests {
    static let policy = """
        version: 1
        random: {replicates: 1000, cap: 1000}
        rules:
          - id: vendor-financing
            warn: 0.1
            fail: 0.2
            reason: Lucent in 2000, <20 %> & more
            owner: risk-desk
          - {id: circulation-share, layer: announced, fail: 0.4}
          - {id: gsadf, series: series/a.csv, fail: {p: 0.01}}
          - {id: paid-share, fail: 0.05}
        waivers:
          - {rule: vendor-financing, firm: waived, expires: 2026-06-30, owner: desk, reason: known since spring}

        """

    static let loop = MoneyCircuit(
        id: "chipco~labco",
        steps: [
            .init(
                from: "Chipco", to: "Labco", terms: "equity, USD 10bn, announced",
                places: [Place(file: "deals/chip co.yaml", line: 12, column: 11, length: 6)]),
            .init(
                from: "Labco", to: "Chipco", terms: "purchase, USD 8bn, binding",
                places: [Place(file: "deals/labco.yaml", line: 3, column: 11, length: 4)]),
        ])

    /// Every state once, with words that each format has to escape.
    static func report(value: Double = 0.31, policy: String = policy) throws -> GateReport {
        var source = MadeUpSource(measures: [
            Made.measure("vendor-financing@chip::co,\"1\"", value),
            Made.measure("vendor-financing@labco", 0.15),
            Made.measure("vendor-financing@waived", 0.4),
            Measure(
                id: MeasureID("circulation-share", subject: "announced"), title: "Share",
                value: 0.234_567, unit: .share,
                interval: .init(low: 0.1, high: 0.3, level: 0.8), formula: "x", asOf: Made.asOf),
            Made.measure("gsadf@series/a.csv", 2.25),
            Made.measure("gsadf-p@series/a.csv", 0.0101, error: 0.003),
        ])
        source.loops[MeasureID("vendor-financing", subject: "chip::co,\"1\"")] = loop
        return Gate.check(
            try PolicyReader(measures: Made.rules).read(
                Array(policy.utf8), file: "models/made up/policy.yaml"),
            Made.subject(), measures: &source)
    }

    static let surroundings = RenderContext(policy: Array(policy.utf8), toolVersion: "0.1.0")

    static let formats = GateFormats.all.map(\.name)

    @Test("every format is written as recorded, the same twice", arguments: formats)
    func golden(_ name: String) throws {
        let format = try #require(GateFormats.format(name))
        let text = format.text(try Self.report(), Self.surroundings)
        #expect(text == format.text(try Self.report(), Self.surroundings))
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        try Files.expect(text, matches: Files.fixtures.appending(path: "golden/report.\(name)"))
    }

    @Test("the job summary is written as recorded")
    func summary() throws {
        try Files.expect(
            JobSummary.markdown(try Self.report()),
            matches: Files.fixtures.appending(path: "golden/summary.md"))
    }

    @Test("names of formats are those of the documentation, each once")
    func names() {
        #expect(
            Self.formats == ["text", "json", "junit", "sarif", "github", "gitlab", "openmetrics"])
    }

    @Test("JSON has the keys that other tools rely on")
    func keys() throws {
        let text = JSONFormat().text(try Self.report(), Self.surroundings)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["schemaVersion"] as? Int == 1)
        #expect(object["state"] as? String == "fail")
        let rules = try #require(object["rules"] as? [[String: Any]])
        #expect(rules.count == 6)
        for rule in rules {
            for key in [
                "id", "state", "value", "limit", "margin", "interval", "standardError", "unit",
            ] { #expect(rule[key] != nil, "\(key)") }
        }
        #expect(rules[0]["state"] as? String == "fail")
        #expect(rules[0]["value"] as? Double == 0.31)
        #expect(rules[0]["margin"] as? Double == -0.11)
    }

    // MARK: Standards

    /// Runs a validator; its messages when it refuses.
    private func run(_ tool: String, _ arguments: [String]) throws -> (
        status: Int32, output: String
    ) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    private func temporary(_ text: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(text.utf8).write(to: file)
        return file.path()
    }

    private static let validator = """
        import json, sys
        sys.path.append("/usr/lib/python3/dist-packages")
        import jsonschema
        schema = json.load(open(sys.argv[1]))
        problems = list(jsonschema.Draft4Validator(schema).iter_errors(json.load(open(sys.argv[2]))))
        for problem in problems: print(list(problem.path), problem.message[:300])
        sys.exit(1 if problems else 0)
        """

    private func validate(_ sarif: String) throws -> (status: Int32, output: String) {
        let schema = Files.fixtures.appending(path: "schemas/sarif-2.1.0.json").path()
        return try run("python3", ["-c", Self.validator, schema, try temporary(sarif)])
    }

    @Test("SARIF is valid against the OASIS schema of 2.1.0, which refuses a broken one")
    func sarif() throws {
        let text = SARIFFormat().text(try Self.report(), Self.surroundings)
        let good = try validate(text)
        #expect(
            good.status == 0, "\(good.output) (Scripts/setup.sh --tests installs the validator)")
        let bad = try validate(
            text.replacingOccurrences(of: "\"level\": \"error\"", with: "\"level\": \"fatal\""))
        #expect(bad.status == 1 && bad.output.contains("fatal"), "\(bad.output)")
    }

    @Test("JUnit is valid against its XSD, which refuses a broken one")
    func junit() throws {
        let text = JUnitFormat().text(try Self.report(), Self.surroundings)
        let schema = Files.fixtures.appending(path: "schemas/junit-10.xsd").path()
        let good = try run("xmllint", ["--noout", "--schema", schema, try temporary(text)])
        #expect(good.status == 0, "\(good.output) (Scripts/setup.sh --tests installs xmllint)")
        let broken = text.replacingOccurrences(of: "tests=", with: "test=")
        #expect(
            try run("xmllint", ["--noout", "--schema", schema, try temporary(broken)]).status != 0)
    }

    // MARK: SARIF's promises

    private func results(_ report: GateReport) throws -> [[String: Any]] {
        let text = SARIFFormat().text(report, Self.surroundings)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let run = try #require((object?["runs"] as? [[String: Any]])?.first)
        return try #require(run["results"] as? [[String: Any]])
    }

    private func fingerprints(_ report: GateReport) throws -> Set<String> {
        Set(
            try results(report).compactMap {
                ($0["partialFingerprints"] as? [String: String])?["ouroborosVerdict/v1"]
            })
    }

    @Test("fingerprints stay when lines move and values change, and differ between rules and firms")
    func stable() throws {
        let first = try fingerprints(try Self.report())
        // Neither the one that passed nor the one that is waived.
        #expect(first.count == 4)
        #expect(try fingerprints(try Self.report(value: 0.77)) == first)
        let moved = Self.policy.replacingOccurrences(of: "rules:", with: "# moved\n\n\nrules:")
        #expect(try fingerprints(try Self.report(policy: moved)) == first)
    }

    @Test("a code flow walks the loop leg by leg through the deal files")
    func codeFlow() throws {
        let failed = try #require(
            try results(try Self.report()).first { $0["level"] as? String == "error" })
        let flows = try #require(failed["codeFlows"] as? [[String: Any]])
        let thread = try #require((flows.first?["threadFlows"] as? [[String: Any]])?.first)
        let steps = try #require(thread["locations"] as? [[String: Any]])
        let places = steps.compactMap { step -> String? in
            let location = step["location"] as? [String: Any]
            let physical = location?["physicalLocation"] as? [String: Any]
            let uri = (physical?["artifactLocation"] as? [String: String])?["uri"]
            let line = (physical?["region"] as? [String: Int])?["startLine"]
            return "\(uri ?? "?"):\(line ?? 0)"
        }
        #expect(places == ["deals/chip%20co.yaml:12", "deals/labco.yaml:3"])
    }

    // MARK: GitHub

    @Test("GitHub gets ten annotations a kind, the worst first, and the rest is counted")
    func tenAKind() throws {
        let measures =
            (0..<13).map { Made.measure("vendor-financing@f\(10 + $0)", 0.2 + 0.01 * Double($0)) }
            + (0..<11).map { Made.measure("vendor-financing@w\(10 + $0)", 0.1) }
        let report = try Made.check(
            "rules: [{id: vendor-financing, warn: 0.1, fail: 0.2}]", measures)
        let lines = GitHubFormat().text(report, Self.surroundings).split(separator: "\n")
        let errors = lines.filter { $0.hasPrefix("::error ") }
        #expect(errors.count == 10)
        #expect(lines.filter { $0.hasPrefix("::warning ") }.count == 10)
        #expect(errors.first?.contains("f22") == true)
        #expect(!errors.contains { $0.contains("f10") })
        #expect(lines.contains("::notice title=not shown::3 more errors, 1 more warning"))
    }

    @Test("workflow commands cannot be broken out of")
    func injection() throws {
        let report = try Made.check(
            "rules: [{id: vendor-financing, fail: 0.2}]",
            [Made.measure("vendor-financing@a\n::error::b", 0.3)])
        let text = GitHubFormat().text(report, Self.surroundings)
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("::") }.count == 1)
    }
}
