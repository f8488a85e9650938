import Foundation
import Money
import Testing
import Text

@testable import Analysis
@testable import Gate

/// Measures that tests make up.
enum Made {
    static let financing = MetricDefinition(
        "vendor-financing", LocalizedText("Vendor financing"), .ratio, .higherIsWorse,
        of: [[.firm]],
        formula: "loans to customers ÷ revenue")
    static let share = MetricDefinition(
        "circulation-share", LocalizedText("Circulation share"), .share, .higherIsWorse,
        of: [[.layer]],
        formula: "most that can go round ÷ all money")
    static let paid = MetricDefinition(
        "paid-share", LocalizedText("Share that is paid"), .share, .lowerIsWorse,
        formula: "paid ÷ promised")
    static let gsadf = MetricDefinition(
        "gsadf", LocalizedText("GSADF statistic"), .statistic, .higherIsWorse, of: [[.series]],
        formula: "sup of backward sup ADF")
    static let gsadfP = MetricDefinition(
        "gsadf-p", LocalizedText("p of the GSADF statistic"), .probability, .lowerIsWorse,
        of: [[.series]],
        formula: "share of replicates at least as large")
    static let cape = MetricDefinition(
        "cape", LocalizedText("Cyclically adjusted price-earnings ratio"), .ratio, .higherIsWorse,
        kind: .advisory, formula: "price ÷ ten years' earnings")
    static let length = MetricDefinition(
        "circuit-length", LocalizedText("Firms in the longest loop"), .count, .neither,
        formula: "firms")
    static let cashOut = MetricDefinition(
        "cash-out", LocalizedText("Probability of running out of cash"), .probability,
        .higherIsWorse,
        of: [[.firm, .scenario, .time]], formula: "first passage")
    static let rules = [financing, share, paid, gsadf, gsadfP, cape, length, cashOut]

    static let asOf = day("2025-12-31")

    static func measure(
        _ id: String, _ value: Double?, error: Double? = nil, replicates: Int? = nil,
        asOf: Day? = Made.asOf, missing: [String] = [], bound: Measure.Bound? = nil
    ) -> Measure {
        let id = MeasureID(parsing: id, known: { rule in rules.first { $0.id == rule } })
        return Measure(
            id: id, title: id.rule, value: value,
            unit: rules.first { $0.id == id.rule }?.unit ?? .ratio, standardError: error,
            replicates: replicates ?? error.map { _ in 1000 }, formula: "made up", asOf: asOf,
            missing: missing, bound: bound)
    }

    static func policy(_ text: String, firms: [String]? = nil) throws -> Policy {
        try PolicyReader(measures: rules, firms: firms).read(
            Array("version: 1\n\(text)".utf8), file: "policy.yaml")
    }

    static func codes(_ text: String, firms: [String]? = nil) -> [String] {
        do throws(InvalidInput) {
            _ = try PolicyReader(measures: rules, firms: firms).read(
                Array(text.utf8), file: "policy.yaml")
            return []
        } catch { return error.diagnostics.map(\.code.rawValue) }
    }

    static func subject(_ asOf: Day = Made.asOf, hash: String = "abc") -> GateReport.Subject {
        GateReport.Subject(
            modelID: "made-up", modelHash: hash, asOf: asOf, policyFile: "policy.yaml",
            policyHash: "def", seed: 1, replicates: 1000)
    }

    /// The check of a policy over numbers.
    static func check(
        _ policy: String, _ measures: [Measure], asOf: Day = Made.asOf, hash: String = "abc",
        baseline: Baseline? = nil
    ) throws -> GateReport {
        var source = MadeUpSource(measures: measures)
        return Gate.check(
            try Made.policy(policy), subject(asOf, hash: hash), measures: &source,
            baseline: baseline)
    }
}

/// Numbers by id; those with a standard error become exacter with more replicates.
struct MadeUpSource: MeasureSource {
    var measures: [Measure]
    var observations: [MeasureID: Int] = [:]
    var loops: [MeasureID: MoneyCircuit] = [:]
    /// What was asked for anew.
    var asked: [Int] = []

    mutating func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) -> Measure? {
        guard let found = measures.first(where: { $0.id == id }) else { return nil }
        guard let replicates, let error = found.standardError, let before = found.replicates else {
            return found
        }
        asked.append(replicates)
        return Measure(
            id: id, title: found.title, value: found.value, unit: found.unit,
            standardError: error * (Double(before) / Double(replicates)).squareRoot(),
            replicates: replicates, formula: found.formula, asOf: found.asOf)
    }

    func observations(_ id: MeasureID, parameters: [String: String]) -> Int? { observations[id] }
    func loop(_ measure: Measure) -> MoneyCircuit? { loops[measure.id] }
}

func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

/// Files of the repository, found from where this source stands.
enum Files {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let fixtures = root.appending(path: "Tests/Fixtures/gate")

    /// Compares byte for byte; with `OUROBOROS_RECORD=1` writes anew and fails.
    static func expect(
        _ actual: String, matches file: URL, location: SourceLocation = #_sourceLocation
    ) throws {
        if ProcessInfo.processInfo.environment["OUROBOROS_RECORD"] != nil {
            try Data(actual.utf8).write(to: file)
            Issue.record("recorded \(file.lastPathComponent)", sourceLocation: location)
            return
        }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(actual == expected, sourceLocation: location)
    }
}
