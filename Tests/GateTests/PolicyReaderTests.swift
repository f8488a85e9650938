import Foundation
import Ledger
import Testing
import Text

@testable import Gate
@testable import Analysis

@Suite("The reader of policies")
struct PolicyReaderTests {
    @Test("every key arrives where it belongs")
    func complete() throws {
        let policy = try Made.policy(
            """
            as_of: 2025-12-31
            data: {max_age: 100d, on_missing: warn, min_observations: 60}
            random: {seed: 7, replicates: 500, cap: 4000}
            rules:
              - id: vendor-financing
                firm: nvidia
                warn: 0.10
                fail: {at: 0.25, clear: 0.20, for: 2}
                on_missing: fail
                on_none: pass
                reason: Lucent in 2000
                owner: risk-desk
              - id: gsadf
                series: series/nasdaq-100.csv
                parameters: {lag: bic, min_window: psy, unit: levels, critical_values: wild, boundary: familywise}
                warn: {p: 0.10}
                fail: {p: 0.01}
              - {id: circuit-length, direction: above, warn: 5}
            aggregate: {fail_when: {failed: 2, warned: 5}}
            baseline: baseline.json
            waivers:
              - {rule: gsadf, series: series/nasdaq-100.csv, expires: 2026-12-31, owner: risk-desk, reason: known, max_value: 4.5}
            """)
        #expect(policy.asOf == day("2025-12-31"))
        #expect(policy.data == DataQualityRules(maxAge: 100, onMissing: .warn, minObservations: 60))
        #expect(policy.random == MonteCarloSettings(seed: 7, replicates: 500, cap: 4000))
        #expect(policy.aggregate == FailCriteria(failed: 2, warned: 5))
        #expect(policy.baseline == "baseline.json")
        let first = try #require(policy.rules.first)
        #expect(first.id == "vendor-financing@nvidia")
        #expect(first.place.line == 6)
        #expect(first.fail?.at == 0.25 && first.fail?.clear == 0.2 && first.fail?.runs == 2)
        #expect(first.warn?.at == 0.1 && first.warn?.runs == 1)
        #expect(first.onMissing == .fail && first.onNone == .pass)
        #expect(first.reason == "Lucent in 2000" && first.owner == "risk-desk")
        let series = policy.rules[1]
        #expect(series.parameters["lag"] == "bic" && series.parameters.count == 5)
        #expect(series.fail?.scale == .probability && series.fail?.at == 0.01)
        #expect(policy.rules[2].side == .above)
        let waiver = try #require(policy.waivers.first)
        #expect(waiver.id == "gsadf@series/nasdaq-100.csv" && waiver.maxValue == 4.5)
        #expect(waiver.expires == day("2026-12-31"))
    }

    struct Slip: Sendable, CustomTestStringConvertible {
        var code: String
        var text: String
        var testDescription: String { "\(code): \(text)" }
    }

    static let rule = "rules: [{id: vendor-financing, firm: nvidia, fail: 0.2}]"

    @Test(
        "every mistake has its code, and a catalogue entry",
        arguments: [
            Slip(code: "E015", text: "# nothing\n"),
            Slip(code: "E021", text: "version: 1"),
            Slip(code: "E021", text: rule),
            Slip(code: "E024", text: "version: 2\n\(rule)"),
            Slip(code: "E022", text: "version: 1\nrules: 3"),
            Slip(code: "E020", text: "version: 1\n\(rule)\nruels: []"),
            Slip(code: "E701", text: "version: 1\nrules: [{id: vendor-finance, fail: 0.2}]"),
            Slip(code: "E702", text: "version: 1\nrules: [{id: vendor-financing, firm: nvidia}]"),
            Slip(
                code: "E703",
                text: "version: 1\nrules: [{id: vendor-financing, warn: 0.3, fail: 0.2}]"),
            Slip(code: "E703", text: "version: 1\nrules: [{id: paid-share, warn: 0.1, fail: 0.2}]"),
            Slip(
                code: "E703",
                text: "version: 1\nrules: [{id: vendor-financing, fail: {at: 0.2, clear: 0.3}}]"),
            Slip(
                code: "E704",
                text: "version: 1\nrules: [{id: vendor-financing, layer: paid, fail: 1}]"),
            Slip(
                code: "E704",
                text: "version: 1\nrules: [{id: vendor-financing, firm: nobody, fail: 1}]"),
            Slip(
                code: "E704",
                text: "version: 1\nrules: [{id: circulation-share, layer: solid, fail: 1}]"),
            Slip(
                code: "E705",
                text:
                    "version: 1\nrules: [{id: paid-share, fail: 0.2}, {id: paid-share, warn: 0.3}]"),
            Slip(
                code: "E706",
                text:
                    "version: 1\nrules: [{id: gsadf, series: s.csv, parameters: {lags: 2}, fail: {p: 0.01}}]"
            ),
            Slip(
                code: "E706",
                text: "version: 1\nrules: [{id: paid-share, parameters: {lag: 2}, fail: 0.2}]"),
            Slip(
                code: "E024",
                text:
                    "version: 1\nrules: [{id: gsadf, series: s.csv, parameters: {lag: many}, fail: {p: 0.01}}]"
            ),
            Slip(
                code: "E707",
                text:
                    "version: 1\n\(rule)\nwaivers: [{rule: paid-share, expires: 2026-01-01, owner: a, reason: b}]"
            ),
            Slip(code: "E708", text: "version: 1\n\(rule)\ndata: {max_age: 3 months}"),
            Slip(code: "E708", text: "version: 1\n\(rule)\ndata: {max_age: 0d}"),
            Slip(code: "E709", text: "version: 1\nrules: [{id: circuit-length, fail: 5}]"),
            Slip(code: "E710", text: "version: 1\nrules: [{id: cape, fail: 30}]"),
            Slip(code: "E711", text: "version: 1\nrules: []"),
            Slip(
                code: "E714", text: "version: 1\n\(rule)\nrandom: {replicates: 99, cap: 9}"),
            Slip(code: "E715", text: "version: 1\nrules: [{id: paid-share, fail: {p: 0.05}}]"),
            Slip(
                code: "E030",
                text: "version: 1\nrules: [{id: gsadf, series: s.csv, fail: {at: 2, p: 0.05}}]"),
            Slip(
                code: "E030",
                text: "version: 1\nrules: [{id: gsadf, series: s.csv, fail: {p: 0.05, for: 2}}]"),
            Slip(
                code: "E030",
                text:
                    "version: 1\nrules: [{id: vendor-financing, firm: nvidia, subject: nvidia, fail: 1}]"
            ),
            Slip(code: "E021", text: "version: 1\nrules: [{id: paid-share, fail: {clear: 0.2}}]"),
            Slip(code: "E028", text: "version: 1\nrules: [{id: paid-share, fail: much}]"),
            Slip(
                code: "E028", text: "version: 1\nrules: [{id: paid-share, fail: {at: 0.1, for: 0}}]"
            ),
            Slip(
                code: "E021",
                text:
                    "version: 1\n\(rule)\nwaivers: [{rule: vendor-financing, expires: 2026-01-01, owner: a}]"
            ),
            Slip(
                code: "E026",
                text:
                    "version: 1\n\(rule)\nwaivers: [{rule: vendor-financing, expires: soon, owner: a, reason: b}]"
            ),
        ])
    func mistake(_ slip: Slip) {
        let codes = Made.codes(slip.text, firms: ["nvidia", "openai"])
        #expect(codes == [slip.code])
        #expect(
            (DiagnosticCatalog.ledger + DiagnosticCatalog.policies
                + DiagnosticCatalog.policyWarnings).entry(slip.code) != nil)
    }

    @Test("a policy with ten mistakes reports all ten with line, column and help")
    func tenMistakes() throws {
        let folder = Files.fixtures.appending(path: "policies")
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "ten-mistakes.yaml")))
        let error = #expect(throws: InvalidInput.self) {
            try PolicyReader(measures: Made.rules, firms: ["nvidia", "openai"]).read(
                bytes, file: "policy.yaml")
        }
        let diagnostics = try #require(error?.diagnostics)
        #expect(diagnostics.count >= 10)
        #expect(Set(diagnostics.map(\.place.line)).count >= 9)
        try Files.expect(
            DiagnosticRenderer().render(diagnostics, text: { _ in bytes }),
            matches: folder.appending(path: "ten-mistakes.expected.txt"))
    }

    @Test("slips are answered with the word that was probably meant")
    func suggestions() throws {
        func help(_ text: String) -> String? {
            do throws(InvalidInput) {
                _ = try PolicyReader(measures: Made.rules, firms: ["nvidia"]).read(
                    Array(text.utf8), file: "p.yaml")
                return nil
            } catch { return error.diagnostics.first?.help }
        }
        #expect(
            help("version: 1\nrules: [{id: vendor-finance, fail: 1}]")
                == "did you mean 'vendor-financing'?")
        #expect(
            help("version: 1\nrules: [{id: vendor-financing, firm: nvidea, fail: 1}]")
                == "did you mean 'nvidia'?")
        #expect(
            help(
                "version: 1\nrules: [{id: gsadf, series: s, parameters: {min_windw: psy}, fail: 1}]"
            )
                == "did you mean 'min_window'?")
    }

    @Test(
        "ages are days",
        arguments: [
            ("100d", 100), ("1d", 1), ("P3M", 90), ("P1Y", 365), ("P1Y6M", 545), ("P10D", 10),
        ])
    func ages(_ text: String, _ days: Int) { #expect(PolicyReader.days(text) == days) }

    @Test(
        "what is no age is none",
        arguments: ["", "d", "0d", "-3d", "1.5d", "100", "P0D", "9999999d", "١d"])
    func noAges(_ text: String) { #expect(PolicyReader.days(text) == nil) }

    @Test(
        "random changes of a policy are read or refused, with a place, and never crash the reader")
    func mutations() throws {
        let base = try [UInt8](
            Data(
                contentsOf: Files.fixtures.appending(path: "policies/complete.yaml")))
        let pieces = [
            "- ", ": ", "{", "}", "[", "]", ",", "\n", "  ", "0", "-1", "1e9", "p", "'", "\"", "#",
            "&a", "*a", "!!x", "\u{0}", "\u{FEFF}", "é", "null", "~", "9999999999999999999999",
        ]
        var state: UInt64 = 11
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, bound)))
        }
        var read = 0
        var refused = 0
        for round in 0..<3000 {
            var bytes = base
            switch round % 4 {
            case 0: bytes = Array(bytes.prefix(next(bytes.count)))
            case 1: bytes = (0..<next(200)).map { _ in UInt8(next(256)) }
            default:
                for _ in 0...next(4) {
                    let at = next(bytes.count + 1)
                    if next(2) == 0 {
                        bytes.insert(contentsOf: pieces[next(pieces.count)].utf8, at: at)
                    } else {
                        bytes.removeSubrange(at..<min(bytes.count, at + 1 + next(12)))
                    }
                }
            }
            do throws(InvalidInput) {
                let policy = try PolicyReader(measures: Made.rules).read(bytes, file: "p.yaml")
                #expect(!policy.rules.isEmpty)
                read += 1
            } catch {
                #expect(!error.diagnostics.isEmpty)
                #expect(error.diagnostics.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 })
                refused += 1
            }
        }
        #expect(read > 50 && refused > 500, "\(read) read, \(refused) refused")
    }

    @Test("the committed schema is the one that the reader's tables give")
    func schema() throws {
        try Files.expect(
            PolicySchema.json(), matches: Files.root.appending(path: "policy.schema.json"))
        let object = try JSONSerialization.jsonObject(with: Data(PolicySchema.json().utf8))
        let definitions = try #require((object as? [String: Any])?["definitions"] as? [String: Any])
        for match in PolicySchema.json().matches(of: /#\/definitions\/([A-Za-z]+)/) {
            #expect(definitions[String(match.1)] != nil, "\(match.1)")
        }
    }
}
