import Ledger
import Liquidity
import Testing
import Text

@Suite("Reading scenarios")
struct ScenarioReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var code: String
        var place: (line: Int, column: Int)?
        var text: String
        var says: String
        var testDescription: String { "\(code): \(says)" }
    }

    private static func base(_ extra: String, horizon: String = "8") -> String {
        """
        scenario: s
        title: {en: T}
        narrative: {en: N}
        horizon: \(horizon)
        firms:
          maker: {}
          buyer: {}
        \(extra)
        """
    }

    static let cases: [Case] = [
        Case(
            code: "E601", place: (9, 3),
            text: """
                scenario: s
                title: {en: T}
                narrative: {en: N}
                horizon: 8
                firms:
                  maker: {}
                  buyer: {}

                  makr: {}
                """, says: "did you mean 'maker'?"),
        Case(
            code: "E601", place: (9, 29),
            text: base(
                "changes:\n  - {kind: failure, target: firm bayer, assumption: {reason: r}}"),
            says: "did you mean 'buyer'?"),
        Case(
            code: "E602", place: (9, 3),
            text: base("legs:\n  loop/order: {rank: 1}"), says: "did you mean 'loop/orders'?"),
        Case(
            code: "E602", place: (9, 28),
            text: base(
                "changes:\n  - {kind: freeze, target: leg loop/equty, assumption: {reason: r}}"),
            says: "did you mean 'loop/equity'?"),
        Case(
            code: "E603", place: nil,
            text: base(
                """
                  bank: {}
                correlation:
                  pairs:
                    - {firms: [maker, buyer], value: 0.9, source: filing}
                    - {firms: [buyer, bank], value: 0.9, source: filing}
                    - {firms: [maker, bank], value: -0.9, source: filing}
                """), says: "the smallest eigenvalue is -0.8000"),
        Case(
            code: "E603", place: nil,
            text: base(
                """
                correlation:
                  pairs:
                    - {firms: [maker, buyer], value: 0.3, source: filing}
                    - {firms: [buyer, maker], value: 0.5, source: filing}
                """), says: "is the same in both directions"),
        Case(
            code: "E603", place: nil,
            text: base(
                "correlation:\n  pairs:\n    - {firms: [maker, maker], value: 0.3, source: filing}"),
            says: "between two firms"),
        Case(
            code: "E604", place: (9, 19),
            text: base("correlation:\n  common: {value: 1.2, source: filing}"),
            says: "a correlation from -1 to 1"),
        Case(
            code: "E604", place: nil,
            text: """
                scenario: s
                title: {en: T}
                narrative: {en: N}
                horizon: 8
                firms:
                  maker: {volatility: {value: -0.2, source: filing}}
                """, says: "not negative"),
        Case(code: "E605", place: (4, 10), text: base("", horizon: "0"), says: "from 1 to 80"),
        Case(code: "E605", place: (4, 10), text: base("", horizon: "81"), says: "from 1 to 80"),
        Case(
            code: "E605", place: (8, 8), text: base("paths: 1000000000000"),
            says: "from 1 to 10000000"),
        Case(code: "E605", place: (8, 8), text: base("paths: 0"), says: "from 1 to 10000000"),
        Case(
            code: "E605", place: nil,
            text: base(
                "changes:\n  - {kind: freeze, target: circuits, from: 8, assumption: {reason: r}}"),
            says: "after the horizon"),
        Case(code: "E606", place: (8, 8), text: base("start: 2026-07"), says: "2026-Q3"),
        Case(code: "E606", place: (8, 8), text: base("start: 2026-Q5"), says: "2026-Q3"),
        Case(
            code: "E024", place: (9, 12),
            text: base(
                "changes:\n  - {kind: frieze, target: circuits, assumption: {reason: r}}"),
            says: "did you mean 'freeze'?"),
        Case(
            code: "E607", place: nil,
            text: base("changes:\n  - {kind: freeze, target: maker, assumption: {reason: r}}"),
            says: "target: firm maker"),
        Case(
            code: "E607", place: nil,
            text: base("changes:\n  - {kind: freeze, target: makers, assumption: {reason: r}}"),
            says: "{kind: freeze, target: firm "),
        Case(
            code: "E607", place: nil,
            text: base("changes:\n  - {kind: freeze, target: circuit, assumption: {reason: r}}"),
            says: "write everything, outside-funding"),
        Case(
            code: "E607", place: nil,
            text: base(
                "changes:\n  - {kind: volatility-factor, target: circuits, value: 2, source: filing}"
            ), says: "a firm, or everything"),
        Case(
            code: "E608", place: nil,
            text: base("correlation:\n  common: {value: 0.2}"),
            says: "neither a source nor a range"),
        Case(
            code: "E608", place: nil, text: base("correlation:\n  common: 0.2"),
            says: "neither a source nor a range"),
        Case(
            code: "E608", place: nil,
            text: base("correlation:\n  common: {value: 0.2, assumption: {reason: r}}"),
            says: "has no range"),
        Case(
            code: "E609", place: nil,
            text: base(
                "correlation:\n  common: {value: 0.2, assumption: {range: [0.3, 0.5], reason: r}}"),
            says: "does not hold its value 0.2"),
        Case(
            code: "E609", place: nil,
            text: base(
                "correlation:\n  common: {value: 0.2, assumption: {range: [0.3, 0.1], reason: r}}"),
            says: "the lower one first"),
        Case(code: "E610", place: (1, 11), text: base("extends: other"), says: "no file defines"),
        Case(code: "E611", place: (1, 11), text: base("extends: s"), says: "s → s"),
        Case(
            code: "E613", place: nil,
            text: "scenario: s\ntitle: {en: T}\nnarrative: {en: N}\nfirms: {maker: {}}",
            says: "has no horizon"),
        Case(
            code: "E613", place: nil, text: base("fundings:\n  round: {to: buyer}"),
            says: "has no 'amount'"),
        Case(
            code: "E613", place: nil,
            text: base(
                "correlation:\n  common: {value: 0.1, fact: {metric: revenue_annual}, source: filing}"
            ), says: "either 'value' or 'fact'"),
        Case(
            code: "E102", place: nil,
            text: base("correlation:\n  common: {value: 0.1, source: fling}"),
            says: "did you mean 'filing'?"),
        Case(
            code: "E104", place: nil,
            text: base("correlation:\n  common: {fact: {metric: revenue_anual}}"),
            says: "did you mean 'revenue_annual'?"),
        Case(
            code: "E006", place: nil, text: "scenario: [", says: "YAML syntax"),
        Case(
            code: "W601", place: nil,
            text: base(
                "correlation:\n  common: {value: 0.2, assumption: {range: [0.2, 0.2], reason: r}}"),
            says: "no width"),
    ]

    @Test("a wrong file is refused with its code, at its place, and with help", arguments: cases)
    func refused(wrong: Case) throws {
        let reading = ScenarioReader.read(try ScenarioLedger.model(["a": wrong.text]))
        let found = try #require(
            reading.diagnostics.first { $0.code.rawValue == wrong.code },
            "\(reading.diagnostics.map { "\($0.code.rawValue) \($0.message)" })")
        #expect(found.place.file == "scenarios/a.yaml")
        if let place = wrong.place {
            #expect(found.place.line == place.line && found.place.column == place.column)
        }
        #expect("\(found.message) \(found.help ?? "")".contains(wrong.says))
        #expect((reading.scenarios == nil) == (found.severity == .error))
        #expect(Self.catalogue.entry(wrong.code) != nil)
    }

    static let catalogue =
        DiagnosticCatalog.ledger + DiagnosticCatalog.scenarios + DiagnosticCatalog.scenarioWarnings

    @Test("every code of a scenario has a case here")
    func everyCode() {
        let catalogued = Self.catalogue.map(\.code.rawValue)
            .filter { $0.dropFirst().hasPrefix("6") }
        // Those have tests of their own; E614 and W602 are found when a scenario is built.
        let tested = Set(Self.cases.map(\.code)).union([
            "E612", "E614", "E615", "E616", "E617", "W602",
        ])
        #expect(Set(catalogued).subtracting(tested) == [])
    }

    @Test("all problems of all files are found in one run, by place; two scenarios of one id too")
    func several() throws {
        let one = Self.base("correlation:\n  common: {value: 2, source: fling}", horizon: "0")
        let reading = ScenarioReader.read(
            try ScenarioLedger.model(["a": one, "b": Self.base("paths: x")]))
        #expect(
            reading.diagnostics.map { "\($0.place.file) \($0.code.rawValue)" } == [
                "scenarios/a.yaml E605", "scenarios/a.yaml E604", "scenarios/a.yaml E102",
                "scenarios/b.yaml E612", "scenarios/b.yaml E605",
            ])
    }

    @Test("a chain of sixteen bases is read, a longer one is refused once")
    func chains() throws {
        func reading(_ count: Int) throws -> ScenarioReading {
            var texts = ["s0": Self.base("").replacing("scenario: s", with: "scenario: s0")]
            for index in 1..<count {
                texts["s\(index)"] =
                    "scenario: s\(index)\ntitle: {en: T}\nnarrative: {en: N}\nextends: s\(index - 1)\n"
            }
            return ScenarioReader.read(try ScenarioLedger.model(texts))
        }
        #expect(try reading(17).scenarios?.count == 17)
        let long = try reading(40)
        #expect(long.scenarios == nil)
        #expect(long.diagnostics.map(\.code.rawValue) == ["E615"])
        #expect(long.diagnostics.first?.message.contains("; so do 22 more") == true)
    }

    @Test("a scenario takes over what it does not say, and adds its changes")
    func inheritance() throws {
        let child = """
            scenario: child
            title: {en: Child}
            narrative: {en: N}
            extends: baseline
            firms:
              buyer:
                volatility: {value: 0.6, assumption: {range: [0.5, 0.7], reason: r}}
            changes:
              - {kind: freeze, target: outside-funding, from: 2, assumption: {reason: r}}
            """
        let reading = ScenarioReader.read(
            try ScenarioLedger.model(["a": ScenarioLedger.baseline, "b": child]))
        let scenarios = try #require(reading.scenarios)
        let whole = try #require(scenarios.first { $0.id == "child" })
        #expect(whole.horizon == 8)
        #expect(whole.firms.map(\.id) == ["maker", "buyer"])
        #expect(whole.firms[1].volatility != scenarios[0].firms[1].volatility)
        #expect(whole.firms[1].revenuePlan == scenarios[0].firms[1].revenuePlan)
        #expect(whole.changes.count == 1)
        #expect(whole.correlation == scenarios[0].correlation)
    }

    @Test("any change of a byte gives diagnostics or a scenario, never a crash")
    func hostile() throws {
        let bytes = Array(ScenarioLedger.baseline.utf8)
        for step in stride(from: 0, to: bytes.count, by: 17) {
            for byte in [UInt8(ascii: "["), UInt8(ascii: "9"), UInt8(ascii: "\n"), 0] {
                var changed = bytes
                changed[step] = byte
                var model = try ScenarioLedger.model(["a": "scenario: x"])
                model.attachments[0].bytes = changed
                let reading = ScenarioReader.read(model)
                #expect(reading.scenarios != nil || !reading.diagnostics.isEmpty)
            }
        }
    }
}
