import Foundation
import Ledger
import Money
import Testing
import Text

@testable import Gate
@testable import Analysis

@Suite("The baseline's file")
struct BaselineTests {
    static let sample = Baseline(
        model: "made-up",
        values: [
            "vendor-financing@nvidia": .init(0.123_456_789_012),
            "circulation@announced": .init(207_000_000_000),
            "gsadf-p@series/a.csv": .init(0.012_345, standardError: 0.001_234),
        ],
        runs: [
            .init(
                asOf: day("2025-12-30"), modelHash: "aa",
                memory: ["vendor-financing@nvidia": .init(hasReached: true, isFailing: false)]),
            .init(asOf: day("2025-12-31"), modelHash: "bb", memory: [:]),
        ], file: "baseline.json")

    @Test("one sorted value a line, with the digits that its error supports")
    func canonical() {
        #expect(
            Self.sample.text == """
                {
                  "schemaVersion": 1,
                  "model": "made-up",
                  "values": {
                    "circulation@announced": {"value": 207000000000},
                    "gsadf-p@series/a.csv": {"value": 0.0123, "standardError": 0.0012},
                    "vendor-financing@nvidia": {"value": 0.123456789}
                  },
                  "runs": [
                    {"asOf": "2025-12-30", "modelHash": "aa",
                     "memory": {
                       "vendor-financing@nvidia": {"reached": true, "failing": false}
                     }},
                    {"asOf": "2025-12-31", "modelHash": "bb",
                     "memory": {}}
                  ]
                }

                """)
    }

    @Test("what is written is JSON, and is read back as it was")
    func roundTrip() throws {
        let text = Self.sample.text
        _ = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let read = try BaselineReader.read(
            Array(text.utf8), file: "baseline.json", model: "made-up")
        #expect(read.text == text)
        #expect(read.runs == Self.sample.runs)
        #expect(read.values["gsadf-p@series/a.csv"]?.place?.line == 6)
        let empty = Baseline(model: "a \"b\"")
        let again = try BaselineReader.read(
            Array(empty.text.utf8), file: "b.json", model: "a \"b\"")
        #expect(again.text == empty.text)
    }

    @Test(
        "a baseline that is not one is refused with a code",
        arguments: [
            ("", "E015"), ("[]", "E022"), ("{", "E006"),
            (
                "{\"schemaVersion\": 2, \"model\": \"made-up\", \"values\": {}, \"runs\": []}",
                "E024"
            ),
            ("{\"schemaVersion\": 1, \"model\": \"other\", \"values\": {}, \"runs\": []}", "E713"),
            ("{\"schemaVersion\": 1, \"model\": \"made-up\", \"values\": {}}", "E021"),
            (
                "{\"schemaVersion\": 1, \"model\": \"made-up\", \"values\": {\"a\": {\"value\": \"x\"}}, \"runs\": []}",
                "E028"
            ),
            (
                "{\"schemaVersion\": 1, \"model\": \"made-up\", \"values\": {\"a\": {\"valeu\": 1, \"value\": 1}}, \"runs\": []}",
                "E020"
            ),
        ])
    func refused(_ text: String, _ code: String) {
        let error = #expect(throws: InvalidInput.self) {
            try BaselineReader.read(Array(text.utf8), file: "baseline.json", model: "made-up")
        }
        #expect(error?.diagnostics.map(\.code.rawValue) == [code])
        #expect(
            (DiagnosticCatalog.ledger + DiagnosticCatalog.policies
                + DiagnosticCatalog.policyWarnings).entry(code) != nil)
    }

    @Test("old runs are dropped, as many as the longest streak may need are kept")
    func bounded() throws {
        var baseline: Baseline?
        for index in 0..<40 {
            let report = try Made.check(
                "rules: [{id: vendor-financing, firm: a, fail: {at: 0.2, for: 3}}]",
                [Made.measure("vendor-financing@a", 0.1)],
                asOf: day("2025-01-01").adding(days: index), hash: "\(index)",
                baseline: baseline)
            baseline = report.updatedBaseline
        }
        #expect(baseline?.runs.count == 3 + Gate.spareRuns)
        #expect(baseline?.runs.last?.modelHash == "39")
    }
}
