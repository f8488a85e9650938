import Analysis
import Foundation
import Ledger
import Money
import Testing
import Text

@testable import Gate

@Suite("Identity and paths in reports for programs")
struct IdentityTests {
    struct Named: Sendable, CustomTestStringConvertible {
        var path: String
        var shown: String
        var testDescription: String { "\(path) → \(shown)" }
    }

    @Test(
        "however a file is named, its path goes from the root of the repository",
        arguments: [
            Named(path: "m/policy.yaml", shown: "models/m/policy.yaml"),
            Named(path: "./m/policy.yaml", shown: "models/m/policy.yaml"),
            Named(path: "../models/m/policy.yaml", shown: "models/m/policy.yaml"),
            Named(path: "m/../m/./policy.yaml", shown: "models/m/policy.yaml"),
            Named(path: "/builds/web/models/m/policy.yaml", shown: "models/m/policy.yaml"),
            Named(path: "/link/models//m/policy.yaml", shown: "models/m/policy.yaml"),
            Named(path: "../..", shown: "/builds"),
            Named(path: "..", shown: ""),
            Named(path: "/builds/web-2/m", shown: "/builds/web-2/m"),
            Named(path: "../../web-2/m", shown: "/builds/web-2/m"),
        ])
    func paths(_ named: Named) {
        let paths = RepositoryPaths(
            roots: ["/builds/web", "/link"], workingDirectories: ["/builds/web/models"])
        #expect(paths.path(named.path) == named.shown)
    }

    @Test("one path leads to another, down, up and across")
    func relative() {
        #expect(RepositoryPaths.relative(from: "/a/b", to: "/a/b/c/d") == "c/d")
        #expect(RepositoryPaths.relative(from: "/a/b/c", to: "/a") == "../..")
        #expect(RepositoryPaths.relative(from: "/a/b", to: "/x") == "../../x")
        #expect(RepositoryPaths.relative(from: "/a/b", to: "/a/b") == ".")
    }

    private func report(_ place: ModelPlace?) throws -> GateReport {
        var source = MadeUpSource(measures: [Made.measure("paid-share", 0)])
        var subject = Made.subject()
        subject.place = place
        return Gate.check(
            try Made.policy("rules: [{id: paid-share, fail: 0.05}]"), subject, measures: &source)
    }

    private func fingerprint(_ report: GateReport) throws -> String {
        let verdict = try #require(report.verdicts.first)
        return report.fingerprint(verdict)
    }

    @Test(
        "twins of one repository have two fingerprints and two categories; a stated id has one anywhere"
    )
    func twins() throws {
        let eu = try report(ModelPlace(inRepository: "eu/ledger"))
        let us = try report(ModelPlace(inRepository: "us/ledger"))
        let stated = try report(nil)
        #expect(
            Set([try fingerprint(eu), try fingerprint(us), try fingerprint(stated)]).count == 3)
        let surroundings = RenderContext(policy: [], toolVersion: "0.1.0")
        func category(_ report: GateReport) -> String? {
            SARIFFormat().text(report, surroundings).split(separator: "\n")
                .first { $0.contains("ouroboros-check/") }.map(String.init)
        }
        #expect(category(eu)?.contains("\"ouroboros-check/made-up/eu/ledger/\"") == true)
        #expect(category(eu) != category(us))
        #expect(category(stated)?.contains("\"ouroboros-check/made-up/\"") == true)
        // The root of a repository is a place without a name.
        #expect(try fingerprint(try report(ModelPlace(inRepository: ""))) == fingerprint(stated))
    }

    @Test(
        "a baseline is refused for a twin that lies elsewhere, and taken wherever both moved together"
    )
    func baseline() throws {
        let place = ModelPlace(inRepository: "eu/ledger", fromBaseline: "eu/ledger")
        let text = try report(place).updatedBaseline.text
        #expect(text.contains("\"place\": \"eu/ledger\""))
        func codes(_ place: String?, model: String = "made-up") -> [String] {
            do throws(InvalidInput) {
                _ = try BaselineReader.read(
                    Array(text.utf8), file: "eu.json", model: model, place: place)
                return []
            } catch { return error.diagnostics.map(\.code.rawValue) }
        }
        #expect(codes("eu/ledger").isEmpty)
        #expect(codes("us/ledger") == ["E713"])
        #expect(codes("eu/ledger", model: "other") == ["E713"])
        // A model that states the same id is the same wherever it lies.
        #expect(codes(nil).isEmpty)
        #expect(!(try report(nil).updatedBaseline.text.contains("place")))
    }

    @Test("programs that show every result get neither what passed nor what is waived")
    func open() throws {
        let report = try FormatTests.report()
        #expect(report.count(.pass) > 0 && report.count(.waived) > 0)
        let sarif = SARIFFormat().text(report, FormatTests.surroundings)
        let gitlab = GitLabFormat().text(report, FormatTests.surroundings)
        for text in [sarif, gitlab] {
            #expect(!text.contains("vendor-financing@waived"))
            #expect(!text.contains("\"state\": \"pass\"") && !text.contains("\"waived\""))
        }
        // Their rules are still listed.
        #expect(sarif.contains("\"id\": \"circulation-share\""))
        let summary = JobSummary.markdown(report)
        #expect(summary.contains("| waived |") && summary.contains("| pass |"))
        let text = TextFormat().text(report, FormatTests.surroundings)
        #expect(text.contains("\npass ") && text.contains("\nwaived "))
    }

    @Test("quiet text says what failed, warned or is undecided, and how the gate ended")
    func quiet() throws {
        var surroundings = FormatTests.surroundings
        surroundings.isQuiet = true
        let text = TextFormat().text(try FormatTests.report(), surroundings)
        let lines = text.split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("pass ") || $0.hasPrefix("waived") })
        #expect(lines.contains { $0.hasPrefix("fail ") })
        #expect(lines.last?.hasPrefix("gate: fail (1 failed,") == true)
        let passed = try Made.check(
            "rules: [{id: paid-share, fail: 0.05}]", [Made.measure("paid-share", 0.5)])
        #expect(
            TextFormat().text(passed, surroundings).split(separator: "\n").count == 1)
    }
}
