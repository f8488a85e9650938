import Foundation
import Testing

/// A small model in a folder of its own, of two firms whose money goes round.
enum SmallModel {
    static func write(
        _ folder: TemporaryFolder, at path: String, policy: String, id: String? = nil,
        listing: String = ""
    ) throws {
        try folder.write(
            "\(id.map { "id: \($0)\n" } ?? "")title: My model\nbase_currency: USD\nas_of: 2026-01-31\nuniverse: [maker, buyer]\nfiles:\n  entities: [entities.yaml]\n  sources: [sources.yaml]\n  deals: [deals.yaml]\n\(listing)",
            to: "\(path)/model.yaml")
        try folder.write(
            "entities:\n  maker: {name: Maker, kind: company}\n  buyer: {name: Buyer, kind: company}\n",
            to: "\(path)/entities.yaml")
        try folder.write(
            "sources:\n  s: {title: Release, kind: release, grade: A2, published: 2026-01-15, url: 'https://example.com'}\n",
            to: "\(path)/sources.yaml")
        try folder.write(
            """
            deals:
              d:
                title: Maker invests in Buyer, which orders from Maker
                parties: [maker, buyer]
                claims:
                  - source: s
                    status: signed
                    date: 2026-01-15
                    legs:
                      equity: {from: maker, to: buyer, kind: equity, amount: USD 2bn, binding: binding}
                      orders: {from: buyer, to: maker, kind: purchase, amount: USD 3bn, binding: binding}

            """, to: "\(path)/deals.yaml")
        try folder.write("version: 1\n\(policy)", to: "\(path)/policy.yaml")
    }

    static let warning = "rules: [{id: circulation-share, layer: binding, warn: 10 %}]\n"
}

@Suite("What check writes")
struct GateOutputTests {
    /// CI servers say where their root is; the tests say so themselves.
    static let alone = ["CI_PROJECT_DIR": "", "GITHUB_WORKSPACE": ""]

    private func check(
        _ folder: TemporaryFolder, _ arguments: [String], in path: String = "",
        environment: [String: String] = alone
    ) throws -> CommandRun {
        try CommandRun(
            ["check"] + arguments, in: path.isEmpty ? folder.url : folder.url.appending(path: path),
            environment: environment)
    }

    private func twins(id: Bool = false) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["eu", "us"] {
            try SmallModel.write(
                folder, at: "\(name)/ledger", policy: SmallModel.warning, id: id ? name : nil)
        }
        return folder
    }

    private func lines(_ run: CommandRun, with word: String) -> [String] {
        run.output.split(separator: "\n").filter { $0.contains(word) }.map(String.init)
    }

    @Test("one run writes what each format alone writes")
    func several() throws {
        let folder = try twins()
        func contents(_ name: String) throws -> String {
            try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
        }
        let run = try check(
            folder,
            [
                "eu/ledger", "--format", "github", "--sarif", "s", "--junit", "j", "--gitlab", "g",
                "--format", "openmetrics=o", "--format", "json=d", "--summary", "page.md",
            ])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.hasPrefix("::warning file=eu/ledger/policy.yaml,"))
        for (file, format) in [
            ("s", "sarif"), ("j", "junit"), ("g", "gitlab"), ("o", "openmetrics"), ("d", "json"),
        ] {
            let alone = try check(folder, ["eu/ledger", "--format", format])
            #expect(try contents(file) == alone.output, "\(format)")
        }
        #expect(try contents("page.md").hasPrefix("## Gate: warn"))
    }

    @Test(
        "two results into one place, a format without a file and an unknown one are usage errors",
        arguments: [
            ["--sarif", "x", "--junit", "x"], ["--format", "sarif=x", "-o", "x"],
            ["--format", "text", "--format", "json"], ["--format", "sarif="],
            ["--format", "sarf"], ["--summary", "x", "--json", "x"],
        ])
    func refused(_ options: [String]) throws {
        let folder = try twins()
        let run = try check(folder, ["eu/ledger"] + options)
        #expect(run.status == 64, "\(run.messages)")
        #expect(!folder.files.contains("x"))
    }

    @Test("two equal ledgers of one repository are two models, and a baseline is of one of them")
    func twoModels() throws {
        let folder = try twins()
        var fingerprints: Set<String> = []
        var categories: Set<String> = []
        for path in ["eu/ledger", "us/ledger"] {
            fingerprints.formUnion(
                lines(try check(folder, [path, "--format", "gitlab"]), with: "fingerprint"))
            categories.formUnion(
                lines(try check(folder, [path, "--format", "sarif"]), with: "ouroboros-check/"))
        }
        #expect(fingerprints.count == 2 && categories.count == 2)
        let update = ["--baseline", "eu.json", "--update-baseline"]
        #expect(try check(folder, ["eu/ledger"] + update).status == 0)
        #expect(try check(folder, ["eu/ledger", "--baseline", "eu.json"]).status == 0)
        let foreign = try check(folder, ["us/ledger", "--baseline", "eu.json"])
        #expect(foreign.status == 2 && foreign.messages.contains("E713"))
    }

    @Test("the same committed files give the same verdict in every checkout, behind a link too")
    func checkouts() throws {
        let folder = try TemporaryFolder()
        try SmallModel.write(
            folder, at: "ledger", policy: SmallModel.warning + "baseline: baseline.json\n")
        #expect(try check(folder, [".", "--update-baseline"], in: "ledger").status == 0)
        let first = try check(folder, [".", "--format", "gitlab"], in: "ledger")
        #expect(first.status == 0, "\(first.messages)")
        let files = FileManager.default
        try files.copyItem(
            at: folder.url.appending(path: "ledger"), to: folder.url.appending(path: "ledger@2"))
        let second = try check(folder, [".", "--format", "gitlab"], in: "ledger@2")
        #expect(second.status == 0 && second.output == first.output, "\(second.messages)")
        try files.createDirectory(
            at: folder.url.appending(path: "releases"), withIntermediateDirectories: false)
        try files.moveItem(
            at: folder.url.appending(path: "ledger@2"),
            to: folder.url.appending(path: "releases/2026-02-01"))
        try files.createSymbolicLink(
            atPath: folder.url.appending(path: "current").path(),
            withDestinationPath: "releases/2026-02-01")
        let linked = try check(folder, ["current"])
        #expect(linked.status == 0, "\(linked.messages)")
    }

    @Test("paths go from the working directory, or from where a CI server says that its root is")
    func paths() throws {
        let folder = try twins()
        let name = folder.url.lastPathComponent
        let absolute = folder.url.appending(path: "eu/ledger").path()
        for path in ["eu/ledger", "./eu/ledger/", absolute, "../\(name)/eu/ledger"] {
            for format in ["gitlab", "sarif", "github"] {
                let run = try check(folder, [path, "--format", format])
                #expect(run.output.contains("eu/ledger/policy.yaml"), "\(path) \(run.messages)")
                for wrong in ["./", "..", "file:", folder.url.path(), ":/"] {
                    let found = lines(run, with: "policy.yaml").filter { $0.contains(wrong) }
                    #expect(found.isEmpty, "\(format) \(path): \(found)")
                }
            }
        }
        let below = try check(
            folder, ["ledger", "--format", "gitlab"], in: "eu",
            environment: ["CI_PROJECT_DIR": folder.url.path(), "GITHUB_WORKSPACE": ""])
        #expect(below.output.contains("\"path\": \"eu/ledger/policy.yaml\""), "\(below.output)")
    }

    @Test("a rule names the column of a series that has several")
    func column() throws {
        let folder = try TemporaryFolder()
        let rule =
            "{id: gsadf, series: s.csv, parameters: {column: close}, fail: {p: 5 %}}"
        try SmallModel.write(
            folder, at: "m", policy: "random: {replicates: 199, cap: 399}\nrules: [\(rule)]\n",
            listing: "  series: [s.csv]\n")
        var text = "day,open,close\n"
        var close = 100.0
        for day in 0..<60 {
            close *= day < 30 ? (day % 2 == 0 ? 1.01 : 0.99) : 1.05
            text +=
                "2025-\(day < 30 ? "01" : "03")-\(day % 30 < 9 ? "0" : "")\(day % 30 + 1),1,\(close)\n"
        }
        text = text.replacingOccurrences(of: "day,open", with: "date,open")
        try folder.write(text, to: "m/s.csv")
        let run = try check(folder, ["m"])
        #expect(run.status == 1, "\(run.output)\(run.messages)")
        #expect(run.output.contains("fail  gsadf@s.csv"), "\(run.output)")
        try folder.write(
            "version: 1\nrules: [\(rule.replacingOccurrences(of: "close", with: "volume"))]\n",
            to: "m/policy.yaml")
        let unknown = try check(folder, ["m"])
        #expect(unknown.status == 3 && unknown.output.contains("volume"), "\(unknown.output)")
    }

    @Test("six observations cannot reject at 5 %: the gate is undecided and says what is possible")
    func tooFew() throws {
        let folder = try TemporaryFolder()
        try SmallModel.write(
            folder, at: "m",
            policy:
                "random: {replicates: 199, cap: 399}\nrules: [{id: gsadf, series: s.csv, fail: {p: 0.05}}]\n",
            listing: "  series: [s.csv]\n")
        let prices = ["1", "2.01", "3.98", "8.03", "15.9", "32.2"]
        let rows = prices.enumerated().map { "2025-01-0\($0.offset + 1),\($0.element)" }
        try folder.write("date,price\n" + rows.joined(separator: "\n") + "\n", to: "m/s.csv")
        let run = try check(folder, ["m"])
        #expect(run.status == 3, "\(run.output)\(run.messages)")
        #expect(run.output.contains("no p below 0.0625 is possible"), "\(run.output)")
    }
}
