import Analysis
import Ledger
import Money
import Testing
import Text

@testable import Gate

@Suite("Limits as they are written")
struct LimitTests {
    @Test(
        "a share may be written as outputs print it",
        arguments: ["0.25", "25%", "25 %", "25.0 %", "'25 %'", "25\u{A0}%", "{at: 25 %}"])
    func percentage(_ text: String) throws {
        let policy = try Made.policy("rules: [{id: circulation-share, layer: paid, fail: \(text)}]")
        #expect(policy.rules.first?.fail?.at == 0.25)
    }

    @Test("percentages go wherever a limit of a share or a p-value goes")
    func everywhere() throws {
        let policy = try Made.policy(
            """
            rules:
              - {id: vendor-financing, firm: a, warn: 10 %, fail: {at: 25%, clear: 20%, for: 2}}
              - {id: gsadf, series: s.csv, warn: {p: 10 %}, fail: {p: 1%}}
            waivers:
              - {rule: vendor-financing, firm: a, expires: 2026-12-31, owner: o, reason: r, max_value: 30 %}
            """)
        let first = try #require(policy.rules.first)
        #expect(first.warn?.at == 0.1 && first.fail?.at == 0.25 && first.fail?.clear == 0.2)
        #expect(policy.rules[1].warn?.at == 0.1 && policy.rules[1].fail?.at == 0.01)
        #expect(policy.waivers.first?.maxValue == 0.3)
    }

    @Test(
        "what is no percentage is refused, and one of a number of firms too",
        arguments: [
            "{id: circulation-share, layer: paid, fail: 25 percent}",
            "{id: circulation-share, layer: paid, fail: '%'}",
            "{id: circulation-share, layer: paid, fail: 2bn %}",
            "{id: circulation-share, layer: paid, fail: '0x10 %'}",
            "{id: gsadf, series: s.csv, fail: {p: 101 %}}",
            "{id: circuit-length, direction: above, fail: 5 %}",
        ])
    func refused(_ rule: String) {
        #expect(Made.codes("version: 1\nrules: [\(rule)]") == ["E028"])
    }

    private func check(_ rule: String, p: Double, least: Double?) throws -> Verdict {
        let number = Measure(
            id: MeasureID("gsadf-p", subject: "s.csv"), title: "p", value: p, unit: .probability,
            least: least, formula: "made up", asOf: Made.asOf)
        let report = try Made.check(
            "rules: [\(rule)]", [Made.measure("gsadf@s.csv", 9), number])
        return try #require(report.verdicts.first)
    }

    @Test("a limit below every p-value that so few points can give decides nothing, and says so")
    func tooFew() throws {
        let rule = "{id: gsadf, series: s.csv, fail: {p: 0.05}}"
        for p in [0.063, 0.4, 1] {
            let verdict = try check(rule, p: p, least: 0.0625)
            #expect(verdict.state == .indeterminate, "\(p)")
            #expect(
                verdict.why
                    == "no p below 0.0625 is possible with so few points, so the limit of 0.05 cannot be reached"
            )
        }
        #expect(try check(rule, p: 0.4, least: 0.03).state == .pass)
        #expect(try check(rule, p: 0.4, least: nil).state == .pass)
        // Just possible is possible.
        #expect(try check(rule, p: 0.05, least: 0.05).state == .fail)
        #expect(
            try check("{id: gsadf, series: s.csv, warn: {p: 0.1}}", p: 0.4, least: 0.0625).state
                == .pass)
        #expect(
            try check("{id: gsadf-p, series: s.csv, fail: 5 %}", p: 0.4, least: 0.0625).state
                == .indeterminate)
        #expect(
            try check(
                "{id: gsadf, series: s.csv, fail: {p: 0.05}, on_missing: fail}", p: 0.4,
                least: 0.0625
            ).state == .fail)
    }
}

@Suite("Numbers of which only a bound is known")
struct BoundTests {
    private func state(_ rule: String, _ value: Double, _ bound: Measure.Bound?) throws
        -> GateState?
    {
        let id = rule.contains("paid-share") ? "paid-share" : "vendor-financing@a"
        let plain = Made.measure(id, value, missing: bound == nil ? [] : ["the amount of x/loan"])
        let measure = Measure(
            id: plain.id, title: plain.title, value: value, unit: plain.unit, formula: "made up",
            asOf: Made.asOf, missing: plain.missing, bound: bound)
        return try Made.check("rules: [\(rule)]", [measure]).verdicts.first?.state
    }

    static let above = "{id: vendor-financing, firm: a, warn: 10 %, fail: 20 %, on_missing: warn}"
    static let below = "{id: paid-share, fail: 20 %, on_missing: indeterminate}"

    @Test("what is at least so much can fail, and cannot pass")
    func atLeast() throws {
        #expect(try state(Self.above, 0.25, .atLeast) == .fail)
        #expect(try state(Self.above, 0.15, .atLeast) == .warn)
        #expect(try state(Self.above, 0.05, .atLeast) == .warn)
        #expect(try state(Self.above, 0.05, nil) == .pass)
        #expect(
            try state("{id: vendor-financing, firm: a, fail: 20 %}", 0.05, .atLeast)
                == .indeterminate)
    }

    @Test("what is at most so much passes where much is bad, and cannot pass where little is")
    func atMost() throws {
        #expect(try state(Self.above, 0.05, .atMost) == .pass)
        #expect(try state(Self.below, 0.5, .atMost) == .indeterminate)
        #expect(try state(Self.below, 0.1, .atMost) == .fail)
        #expect(try state(Self.below, 0.5, nil) == .pass)
    }
}
