import Analysis
import Foundation
import Ledger
import Testing
import Text

@testable import Gate
@testable import Analysis

/// The gate of the AI ledger on episodes whose end is known.
@Suite("The real policy on the controls")
struct HistoricalPolicyTests {
    private func model(_ name: String) throws -> LedgerModel {
        let base = Files.root.appending(path: "Models/\(name)")
        var files: [String: [UInt8]] = [:]
        let prefix = base.path() + "/"
        for case let url as URL in FileManager.default.enumerator(
            at: base, includingPropertiesForKeys: [.isRegularFileKey]) ?? .init()
        where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            files[url.path().replacingOccurrences(of: prefix, with: "")] = Array(
                try Data(contentsOf: url))
        }
        return try #require(
            LedgerReader.read(folder: MemoryFolder(name: name, files: files)).model)
    }

    /// The policy as committed, with fewer replicates: the verdicts here do not hang on simulated numbers.
    private func check(_ name: String) throws -> GateReport {
        let file = "Models/ai-infrastructure/policy.yaml"
        let bytes = [UInt8](try Data(contentsOf: Files.root.appending(path: file)))
        var policy = try PolicyReader(measures: MeasureCatalogue.rules).read(bytes, file: file)
        policy.random = MonteCarloSettings(seed: 1, replicates: 199, cap: 199)
        return try GateRun(
            model: try OpenedModel(try model(name)), policy: policy, policyBytes: bytes
        ).report()
    }

    @Test(
        "telecom 2000 fails, because of what Lucent promised and had not paid, and warns of Winstar"
    )
    func telecom() throws {
        let report = try check("cases/telecom-vendors-1998")
        #expect(report.state == .fail)
        let failed = report.verdicts.filter { $0.state == .fail }
        #expect(
            failed.contains { $0.id == "vendor-promises@lucent" },
            "\(report.verdicts.map { "\($0.state) \($0.id): \($0.why)" })")
        let warned = report.verdicts.filter { $0.state == .warn }
        #expect(warned.contains { $0.id == "outside-coverage@winstar/1999" })
    }

    @Test("a supply chain without a loop passes")
    func acyclic() throws {
        let report = try check("acyclic-control")
        #expect(
            report.state == .pass,
            "\(report.verdicts.map { "\($0.state) \($0.id): \($0.why)" })")
    }

    @Test(
        "the AI ledger is judged by every rule, and whatever is not a pass has a reason for its limit"
    )
    func today() throws {
        let report = try check("ai-infrastructure")
        #expect(Set(report.verdicts.map(\.rule.id)).count == 9)
        #expect(report.verdicts.allSatisfy { $0.state == .pass || $0.rule.reason != nil })
    }

    @Test("the AI ledger is judged by every limit that the cases give")
    func sameLimits() throws {
        func limits(_ name: String) throws -> [String: [Double?]] {
            let file = "Models/\(name)/policy.yaml"
            let bytes = [UInt8](try Data(contentsOf: Files.root.appending(path: file)))
            let rules = try PolicyReader(measures: MeasureCatalogue.rules).read(bytes, file: file)
                .rules
            return Dictionary(
                rules.map { ($0.id, [$0.warn?.at, $0.fail?.at]) },
                uniquingKeysWith: { first, _ in first })
        }
        let own = try limits("ai-infrastructure")
        for (id, limit) in try limits("cases") { #expect(own[id] == limit, "\(id)") }
    }
}
