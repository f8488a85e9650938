import Analysis
import Ledger
import Money
import Testing
import Text

@testable import Gate
@testable import Analysis

@Suite("Verdicts")
struct VerdictTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var rule: String
        var value: Double?
        var error: Double?
        var state: GateState
        var testDescription: String {
            "\(rule) with \(value.map { "\($0)" } ?? "nothing") ± \(error ?? 0) → \(state)"
        }
    }

    @Test(
        "a value is held against its limits, and a limit within three standard errors decides nothing",
        arguments: [
            Case(rule: "fail: 0.2", value: 0.1, state: .pass),
            Case(rule: "fail: 0.2", value: 0.2, state: .fail),
            Case(rule: "fail: 0.2", value: 0.3, state: .fail),
            Case(rule: "warn: 0.1, fail: 0.2", value: 0.05, state: .pass),
            Case(rule: "warn: 0.1, fail: 0.2", value: 0.1, state: .warn),
            Case(rule: "warn: 0.1, fail: 0.2", value: 0.19, state: .warn),
            Case(rule: "warn: 0.1, fail: 0.2", value: 0.2, state: .fail),
            Case(rule: "warn: 0.1", value: 5, state: .warn),
            Case(rule: "direction: below, fail: 0.2", value: 0.1, state: .fail),
            Case(rule: "direction: below, warn: 0.3, fail: 0.2", value: 0.25, state: .warn),
            Case(rule: "direction: below, fail: 0.2", value: 0.3, state: .pass),
            Case(rule: "fail: 0.2", value: 0.23, error: 0.01, state: .fail),
            Case(rule: "fail: 0.2", value: 0.17, error: 0.01, state: .pass),
            // Three standard errors after three doublings: 3 · 0.01 / √8 = 0.0106.
            Case(rule: "fail: 0.2", value: 0.212, error: 0.01, state: .fail),
            Case(rule: "fail: 0.2", value: 0.209, error: 0.01, state: .indeterminate),
            Case(rule: "fail: 0.2", value: 0.191, error: 0.01, state: .indeterminate),
            Case(rule: "warn: 0.2", value: 0.2, error: 0.01, state: .indeterminate),
            Case(rule: "warn: 0.1, fail: 0.2", value: 0.2, error: 0.01, state: .indeterminate),
            Case(rule: "fail: 0.2", value: nil, state: .indeterminate),
            Case(rule: "fail: 0.2", value: .nan, state: .indeterminate),
            Case(rule: "fail: 0.2, on_missing: fail", value: nil, state: .fail),
            Case(rule: "fail: 0.2, on_missing: pass", value: nil, state: .pass),
        ])
    func limits(_ example: Case) throws {
        let report = try Made.check(
            """
            random: {replicates: 1000, cap: 8000}
            rules: [{id: vendor-financing, firm: nvidia, \(example.rule)}]
            """,
            [Made.measure("vendor-financing@nvidia", example.value, error: example.error)])
        let verdict = try #require(report.verdicts.first)
        #expect(verdict.state == example.state, "\(verdict.why)")
        #expect(report.state == example.state)
    }

    @Test("replicates are doubled until the limit is clear, and no further than the cap")
    func doubling() throws {
        let policy = try Made.policy(
            """
            random: {replicates: 1000, cap: 8000}
            rules: [{id: vendor-financing, firm: nvidia, fail: 0.2}]
            """)
        func asked(_ value: Double) -> [Int] {
            var source = MadeUpSource(measures: [
                Made.measure("vendor-financing@nvidia", value, error: 0.01)
            ])
            _ = Gate.check(policy, Made.subject(), measures: &source)
            return source.asked
        }
        #expect(asked(0.24) == [])
        #expect(asked(0.222) == [2000])
        #expect(asked(0.216) == [2000, 4000])
        #expect(asked(0.2) == [2000, 4000, 8000])
    }

    @Test("a limit on p is held against the measure's p-value, small being bad")
    func probabilities() throws {
        let rule = "rules: [{id: gsadf, series: s.csv, warn: {p: 0.1}, fail: {p: 0.01}}]"
        for (p, error, state) in [
            (0.5, 0.001, GateState.pass), (0.05, 0.001, .warn), (0.001, 0.0005, .fail),
            (0.01, 0.001, .indeterminate),
        ] {
            let report = try Made.check(
                "random: {replicates: 1000, cap: 1000}\n\(rule)",
                [
                    Made.measure("gsadf@s.csv", 2.5),
                    Made.measure("gsadf-p@s.csv", p, error: error),
                ])
            let verdict = try #require(report.verdicts.first)
            #expect(verdict.state == state, "p = \(p): \(verdict.why)")
            #expect(verdict.measure?.value == 2.5 && verdict.probability?.value == p)
        }
        let without = try Made.check(rule, [Made.measure("gsadf@s.csv", 2.5)])
        #expect(without.state == .indeterminate)
    }

    @Test(
        "data that are missing, old or few are judged as the policy says, never as a pass by default"
    )
    func data() throws {
        let rule = "rules: [{id: vendor-financing, firm: nvidia, fail: 0.2}]"
        let old = Made.measure("vendor-financing@nvidia", 0.1, asOf: day("2025-09-21"))
        #expect(try Made.check("data: {max_age: 101d}\n\(rule)", [old]).state == .pass)
        let stale = try Made.check("data: {max_age: 100d}\n\(rule)", [old])
        #expect(stale.state == .indeterminate)
        #expect(stale.verdicts.first?.why.contains("101 days before 2025-12-31") == true)
        #expect(
            try Made.check("data: {max_age: 100d, on_missing: fail}\n\(rule)", [old]).state == .fail
        )
        #expect(try Made.check(rule, []).state == .indeterminate)
        let missing = try Made.check(
            rule, [Made.measure("vendor-financing@nvidia", nil, missing: ["revenue_annual"])])
        #expect(missing.verdicts.first?.why.contains("revenue_annual is missing") == true)

        var source = MadeUpSource(
            measures: [Made.measure("gsadf@s.csv", 1)],
            observations: [MeasureID("gsadf", subject: "s.csv"): 59])
        let policy = try Made.policy(
            "data: {min_observations: 60}\nrules: [{id: gsadf, series: s.csv, fail: 5}]")
        #expect(Gate.check(policy, Made.subject(), measures: &source).state == .indeterminate)
        source.observations = [MeasureID("gsadf", subject: "s.csv"): 60]
        #expect(Gate.check(policy, Made.subject(), measures: &source).state == .pass)
    }

    @Test("a rule without a subject checks everything that no closer rule names")
    func groups() throws {
        let report = try Made.check(
            """
            rules:
              - {id: vendor-financing, fail: 0.2}
              - {id: vendor-financing, firm: nvidia, fail: 0.5}
              - {id: cash-out, firm: openai, fail: 0.5}
              - {id: cash-out, firm: openai, time: 2027-Q4, fail: 0.9}
            """,
            [
                Made.measure("vendor-financing@nvidia", 0.3),
                Made.measure("vendor-financing@amd", 0.3),
                Made.measure("vendor-financing@oracle", 0.1),
                Made.measure("cash-out@openai/freeze/2026-Q4", 0.6),
                Made.measure("cash-out@openai/freeze/2027-Q4", 0.6),
                Made.measure("cash-out@xai/freeze/2027-Q4", 0.99),
            ])
        let states = Dictionary(
            report.verdicts.map { ($0.id, $0.state) }, uniquingKeysWith: { a, _ in a })
        #expect(
            states == [
                "vendor-financing@nvidia": .pass, "vendor-financing@amd": .fail,
                "vendor-financing@oracle": .pass, "cash-out@openai/freeze/2026-Q4": .fail,
                "cash-out@openai/freeze/2027-Q4": .pass,
            ])
    }

    @Test("a model without anything of the kind is undecided unless the rule says otherwise")
    func nothing() throws {
        #expect(
            try Made.check("rules: [{id: vendor-financing, fail: 0.2}]", []).state == .indeterminate
        )
        #expect(
            try Made.check("rules: [{id: vendor-financing, fail: 0.2, on_none: pass}]", []).state
                == .pass)
        // One firm that is named and has no number is missing, whatever holds for none at all.
        #expect(
            try Made.check(
                "rules: [{id: vendor-financing, firm: nvidia, fail: 0.2, on_none: pass}]", []
            ).state == .indeterminate)
    }

    @Test(
        "the gate fails at the stated number of failures or warnings",
        arguments: [
            ("", 1, 0, GateState.fail), ("", 0, 1, .warn), ("", 0, 0, .pass),
            ("aggregate: {fail_when: {failed: 2}}", 1, 0, .warn),
            ("aggregate: {fail_when: {failed: 2}}", 2, 0, .fail),
            ("aggregate: {fail_when: {failed: 2, warned: 2}}", 0, 2, .fail),
            ("aggregate: {fail_when: {failed: 2, warned: 2}}", 1, 1, .warn),
        ])
    func aggregate(_ text: String, _ failed: Int, _ warned: Int, _ state: GateState) throws {
        let measures = (0..<4).map { index in
            Made.measure(
                "vendor-financing@f\(index)",
                index < failed ? 0.3 : index < failed + warned ? 0.15 : 0.05)
        }
        let report = try Made.check(
            "rules: [{id: vendor-financing, warn: 0.1, fail: 0.2}]\n\(text)", measures)
        #expect(report.state == state)
    }

    @Test("what cannot be decided outranks a warning, and a failure outranks both")
    func order() throws {
        let rule = "rules: [{id: vendor-financing, warn: 0.1, fail: 0.2}]"
        let unknown = Made.measure("vendor-financing@a", nil)
        let warned = Made.measure("vendor-financing@b", 0.15)
        let failed = Made.measure("vendor-financing@c", 0.25)
        #expect(try Made.check(rule, [unknown, warned]).state == .indeterminate)
        let all = try Made.check(rule, [unknown, warned, failed])
        #expect(all.state == .fail)
        #expect(all.worstFirst.map(\.state) == [.fail, .indeterminate, .warn])
    }

    // MARK: Waivers

    @Test(
        "a waiver holds up to its last day and its worst value",
        arguments: [
            ("expires: 2025-12-31", 0.3, GateState.waived),
            ("expires: 2026-12-31", 0.3, .waived),
            ("expires: 2025-12-30", 0.3, .fail),
            ("expires: 2026-12-31, max_value: 0.3", 0.3, .waived),
            ("expires: 2026-12-31, max_value: 0.29", 0.3, .fail),
            ("expires: 2026-12-31", 0.1, .pass),
        ])
    func waivers(_ terms: String, _ value: Double, _ state: GateState) throws {
        let report = try Made.check(
            """
            rules: [{id: vendor-financing, fail: 0.2}]
            waivers: [{rule: vendor-financing, firm: nvidia, \(terms), owner: desk, reason: known}]
            """, [Made.measure("vendor-financing@nvidia", value)])
        #expect(report.state == state)
        #expect(report.diagnostics.map(\.code) == (state == .waived ? [] : [.idleWaiver]))
    }

    @Test("a waiver of one firm excuses no other")
    func waiverOfAnother() throws {
        let report = try Made.check(
            """
            rules: [{id: vendor-financing, fail: 0.2}]
            waivers: [{rule: vendor-financing, firm: amd, expires: 2026-12-31, owner: desk, reason: known}]
            """,
            [
                Made.measure("vendor-financing@nvidia", 0.3),
                Made.measure("vendor-financing@amd", 0.3),
            ])
        #expect(report.state == .fail)
        #expect(report.verdicts.map(\.state) == [.waived, .fail])
    }

    @Test("a malformed waiver hides nothing: the policy is refused as a whole")
    func malformedWaiver() {
        for waiver in [
            "{rule: vendor-financing, firm: nvidia, expires: 2026-02-30, owner: a, reason: b}",
            "{rule: vendor-financing, firm: nvidia, expires: 2026-12-31, reason: b}",
            "{rule: vendor-financing, firm: nvidia, expires: 2026-12-31, owner: a, reason: b, max: 3}",
            "{rule: vendor-financing, firm: nvidia, expires: 2026-12-31, owner: a, reason: ''}",
            "vendor-financing",
        ] {
            let codes = Made.codes(
                "version: 1\nrules: [{id: vendor-financing, fail: 0.2}]\nwaivers: [\(waiver)]")
            #expect(!codes.isEmpty, "\(waiver)")
        }
    }

    // MARK: Memory

    /// Runs the gate day after day, each run with the baseline that the one before wrote.
    private func runs(_ limit: String, _ values: [Double?]) throws -> [GateState] {
        var baseline: Baseline?
        var states: [GateState] = []
        for (index, value) in values.enumerated() {
            let report = try Made.check(
                "rules: [{id: vendor-financing, firm: nvidia, fail: \(limit)}]",
                [Made.measure("vendor-financing@nvidia", value)],
                asOf: day("2025-12-01").adding(days: index), hash: "h\(index)",
                // Only the memory is carried on: what is worse than before has its own test.
                baseline: baseline.map { Baseline(model: $0.model, runs: $0.runs) })
            states.append(report.state)
            baseline = try BaselineReader.read(
                Array(report.updatedBaseline.text.utf8), file: "baseline.json", model: "made-up")
        }
        return states
    }

    @Test("a rule fails after enough runs in a row, and clears only on the other side")
    func hysteresis() throws {
        #expect(
            try runs(
                "{at: 0.25, clear: 0.20, for: 2}",
                [0.3, 0.1, 0.3, 0.3, 0.22, 0.3, 0.19, 0.22, 0.3, 0.3])
                == [.warn, .pass, .warn, .fail, .fail, .fail, .pass, .pass, .warn, .fail])
        #expect(
            try runs("{at: 0.25, for: 3}", [0.3, 0.3, 0.3, 0.2, 0.3]) == [
                .warn, .warn, .fail, .pass, .warn,
            ])
        #expect(
            try runs("{at: 0.25, clear: 0.20}", [0.26, 0.21, 0.2, 0.19, 0.21]) == [
                .fail, .fail, .fail, .pass, .pass,
            ])
    }

    @Test("a gap in the data neither ends a failure nor counts as a run")
    func gap() throws {
        #expect(
            try runs("{at: 0.25, clear: 0.20}", [0.26, nil, 0.21]) == [
                .fail, .indeterminate, .fail,
            ])
    }

    @Test("running the same model on the same day again is the same run")
    func sameRun() throws {
        let policy = "rules: [{id: vendor-financing, firm: nvidia, fail: {at: 0.25, for: 2}}]"
        let measures = [Made.measure("vendor-financing@nvidia", 0.3)]
        let first = try Made.check(policy, measures)
        let baseline = Baseline(model: "made-up", runs: first.updatedBaseline.runs)
        #expect(try Made.check(policy, measures, baseline: baseline).state == .warn)
        #expect(
            try Made.check(policy, measures, asOf: day("2026-01-01"), hash: "x", baseline: baseline)
                .state == .fail)
    }

    // MARK: Baseline

    @Test(
        "worse than the baseline fails, beyond what the replicates leave open",
        arguments: [
            (0.10, 0.0, 0.10, GateState.pass), (0.10, 0.0, 0.11, .fail), (0.10, 0.0, 0.09, .pass),
            (0.10, 0.01, 0.12, .pass), (0.10, 0.01, 0.15, .fail),
        ])
    func baseline(_ then: Double, _ error: Double, _ now: Double, _ state: GateState) throws {
        let report = try Made.check(
            "rules: [{id: vendor-financing, firm: nvidia, fail: 0.5}]",
            [Made.measure("vendor-financing@nvidia", now, error: error > 0 ? error : nil)],
            baseline: Baseline(
                model: "made-up",
                values: [
                    "vendor-financing@nvidia": .init(then, standardError: error > 0 ? error : nil)
                ]))
        #expect(report.state == state, "\(report.verdicts.first?.why ?? "")")
    }

    @Test("where less is worse, falling below the baseline fails")
    func baselineBelow() throws {
        let baseline = Baseline(model: "made-up", values: ["paid-share": .init(0.3)])
        for (value, state) in [(0.29, GateState.fail), (0.31, .pass)] {
            #expect(
                try Made.check(
                    "rules: [{id: paid-share, fail: 0.1}]", [Made.measure("paid-share", value)],
                    baseline: baseline
                ).state == state)
        }
    }

    @Test("an entry of the baseline that matches no rule is reported, and fails nothing")
    func stale() throws {
        let report = try Made.check(
            "rules: [{id: vendor-financing, fail: 0.5}]",
            [Made.measure("vendor-financing@nvidia", 0.1)],
            baseline: Baseline(
                model: "made-up",
                values: [
                    "vendor-financing@lucent": .init(0.2), "vendor-financing@nvidia": .init(0.2),
                ]
            ))
        #expect(report.state == .pass)
        #expect(report.diagnostics.map(\.code) == [.staleBaselineEntry])
        #expect(report.updatedBaseline.values.keys.sorted() == ["vendor-financing@nvidia"])
    }

    @Test("margins are what is left up to the limit")
    func margins() throws {
        func margin(_ rule: String, _ value: Double) throws -> Double? {
            try Made.check(
                "rules: [{id: vendor-financing, \(rule)}]",
                [Made.measure("vendor-financing@a", value)]
            ).verdicts.first?.margin
        }
        #expect(try margin("fail: 0.5", 0.25) == 0.25)
        #expect(try margin("fail: 0.5", 0.75) == -0.25)
        #expect(try margin("direction: below, fail: 0.5", 0.75) == 0.25)
        #expect(try margin("warn: 0.25, fail: 0.5", 0.25) == 0.25)
    }
}

@Suite("What a gate passes without knowing")
struct UnknownPassTests {
    @Test("passes that rest on no number are counted apart from those of which there is nothing")
    func counted() throws {
        let report = try Made.check(
            """
            rules:
              - {id: vendor-financing, fail: 0.2, on_missing: pass}
              - {id: circulation-share, fail: 0.5, on_none: pass}
            """,
            [
                Made.measure("vendor-financing@nvidia", nil, missing: ["revenue"]),
                Made.measure("vendor-financing@amd", 0.1),
            ])
        #expect(report.state == .pass)
        #expect(report.passedUnknown == 1)
        #expect(report.countText == "3 passed, 1 of them unknown")
        #expect(report.verdicts.map(\.valueText).sorted() == ["0.1", "none", "unknown"])
    }

    @Test("a bound on the good side of its limit passes unknown, one beyond it is decided")
    func bound() throws {
        func check(_ value: Double) throws -> GateReport {
            try Made.check(
                "rules: [{id: vendor-financing, fail: 0.2, on_missing: pass}]",
                [
                    Made.measure(
                        "vendor-financing@nvidia", value, missing: ["a loan"], bound: .atLeast)
                ])
        }
        #expect(try check(0.1).countText == "1 passed, 1 of them unknown")
        #expect(try check(0.3).countText == "1 failed")
    }
}
