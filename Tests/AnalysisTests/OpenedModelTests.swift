import Foundation
import Analysis
import Ledger
import Liquidity
import Money
import SeriesTests
import Testing
import Text

@Suite("A model is opened once, and soundly")
struct OpenedModelTests {
    static let policy = """
        version: 1
        rules:
          - {id: paid-share, fail: 0.1}

        """

    /// The demo with a series and a policy, and texts of its files replaced.
    private func folder(
        _ changes: [(path: String, old: String, new: String)] = [], policy: String? = policy,
        lists: Bool = true, series: String = "date,value\n2024-01-01,1\n2024-02-01,2\n"
    ) throws -> MemoryFolder {
        var folder = try Repository.folder("demo")
        let listing = try #require(folder.files["model.yaml"])
        let more = "  series: [prices.csv]\n" + (lists ? "  policy: [policy.yaml]\n" : "")
        folder.files["model.yaml"] = listing + Array(more.utf8)
        folder.files["prices.csv"] = Array(series.utf8)
        folder.files["policy.yaml"] = policy.map { Array($0.utf8) }
        for change in changes {
            let bytes = try #require(folder.files[change.path])
            let text = String(decoding: bytes, as: UTF8.self)
            try #require(text.contains(change.old), "\(change.path)")
            folder.files[change.path] = Array(
                text.replacingOccurrences(of: change.old, with: change.new).utf8)
        }
        return folder
    }

    @Test("a sound model has its ledger, scenarios, series and policy")
    func sound() throws {
        let opened = try OpenedModel(try folder())
        #expect(opened.model.id == "demo")
        #expect(opened.scenarios.map(\.id).contains("baseline"))
        #expect(opened.series.map(\.path) == ["prices.csv"])
        #expect(opened.series.first?.warnings.isEmpty == true)
        #expect(opened.policy?.policy.rules.count == 1)
        #expect(opened.policy?.isListed == true)
        #expect(opened.files["policy.yaml"] != nil)
    }

    @Test("the policy.yaml of the folder is read although the model does not list it")
    func unlisted() throws {
        let opened = try OpenedModel(try folder(lists: false))
        #expect(opened.policy?.isListed == false)
        #expect(try OpenedModel(try folder(policy: nil, lists: false)).policy == nil)
        let broken = ModelReading(try folder(policy: "version: 1\nrules: []\n", lists: false))
        #expect(broken.model == nil)
        #expect(broken.diagnostics.contains { $0.code.rawValue == "E711" })
    }

    @Test(
        "a mistake in any file is an error with its place, whatever file it is in",
        arguments: [
            (
                "scenarios/baseline.yaml", "horizon: ", "horizon: twelve #",
                "scenarios/baseline.yaml"
            ),
            ("policy.yaml", "paid-share", "paid-shre", "policy.yaml"),
            ("prices.csv", "2024-02-01,2", "2024-02-01,two", "prices.csv"),
            ("entities.yaml", "kind: ", "kinds: ", "entities.yaml"),
        ])
    func mistakes(_ path: String, _ old: String, _ new: String, _ place: String) throws {
        let reading = ModelReading(try folder([(path, old, new)]))
        #expect(reading.model == nil)
        let errors = reading.diagnostics.filter { $0.severity == .error }
        #expect(errors.contains { $0.place.file == place && $0.place.line > 0 }, "\(errors)")
        #expect(throws: InvalidInput.self) { try reading.opened() }
    }

    @Test("mistakes of several files are all said in one run, by place")
    func together() throws {
        let reading = ModelReading(
            try folder([
                ("scenarios/baseline.yaml", "horizon: ", "horizon: twelve #"),
                ("policy.yaml", "paid-share", "paid-shre"),
                ("prices.csv", "2024-02-01,2", "2024-02-01,two"),
            ]))
        let files = Set(
            reading.diagnostics.filter { $0.severity == .error }.map(\.place.file))
        #expect(files == ["scenarios/baseline.yaml", "policy.yaml", "prices.csv"])
        #expect(reading.diagnostics == reading.diagnostics.sorted())
    }

    private static let nobody = """
        scenario: nobody
        title: {en: Nobody}
        narrative: {en: A firm of which no valuation is known.}
        horizon: 4
        firms:
          chipco:
            cash: {fact: {metric: valuation}}

        """

    @Test("a scenario of which no firm can be simulated is an error on the model's own day")
    func nobody() throws {
        var folder = try folder()
        folder.files["scenarios/nobody.yaml"] = Array(Self.nobody.utf8)
        let reading = ModelReading(folder)
        let found = reading.diagnostics.filter { $0.code.rawValue == "E614" }
        #expect(found.map(\.place.file) == ["scenarios/nobody.yaml"], "\(reading.diagnostics)")
        #expect(found.first?.place.line == 1)
        #expect(found.first?.message.contains("cash of chipco") == true)
    }

    @Test("… and a warning on another day, on which less was known")
    func early() throws {
        let reading = ModelReading(try folder(), asOf: day("2019-01-01"))
        let codes = reading.diagnostics.map(\.code.rawValue)
        #expect(codes.contains("W602"), "\(codes)")
        #expect(!codes.contains("E614"))
        #expect(reading.model != nil)
    }
}
