import FlowNetwork
import Ledger
import Liquidity
import Money
import Testing
import Text

/// Figures of the maker, in lines of a firm's file.
private enum Books {
    static let cashFlows = """
          operating_cash_flow_annual:
            - {amount: USD 10bn, as_of: 2025-12-31, period: 2025, source: filing}
          capex_annual:
            - {amount: USD 7bn, as_of: 2025-12-31, period: 2025, source: filing}
        """
    static let debt = """
          total_debt:
            - {amount: USD 9bn, as_of: 2025-12-31, source: filing}
        """
    static let earnings = """
          operating_income_annual:
            - {amount: USD 2.5bn, as_of: 2025-12-31, period: 2025, source: filing}
          depreciation_annual:
            - {amount: USD 1.5bn, as_of: 2025-12-31, period: 2025, source: filing}
        """
    static let limit = """
          leverage_limit:
            - {quantity: 2.5 x, as_of: 2025-06-30, scope: an agency, source: filing}
        """

    static func ledger(_ parts: String..., day: String = "2026-01-10") throws -> ResolvedLedger {
        var texts = ScenarioLedger.files
        texts["firms/maker.yaml"] =
            (try #require(texts["firms/maker.yaml"]) + "\n"
                + parts.joined(separator: "\n"))
        texts["model.yaml"] = texts["model.yaml"]?.replacing("2026-01-10", with: day)
        texts["scenarios/a.yaml"] = ScenarioLedger.baseline
        let reading = LedgerReader.read(folder: MemoryFolder(name: "m", texts: texts))
        let model = try #require(reading.model, "\(reading.diagnostics.map(\.message))")
        return model.resolved(asOf: model.defaultAsOf)
    }
}

@Suite("Headroom")
struct HeadroomTests {
    @Test("free cash flow, leverage and room are those of the books")
    func closedForm() throws {
        let ledger = try Books.ledger(Books.cashFlows, Books.debt, Books.earnings, Books.limit)
        let room = Headroom("maker", reason: "r", ledger: ledger)
        #expect(room.freeCashFlow == 3000)
        #expect(room.netDebt == 4000)
        #expect(room.earnings == 4000)
        #expect(room.leverage == 1)
        #expect(room.distance == 1.5)
        #expect(room.room == 6000)
        #expect(room.limit?.scope == "an agency")
        #expect(room.missing.isEmpty)
        let metrics = Set(room.facts.map { ledger.facts[$0].metric })
        #expect(
            metrics == [
                "operating_cash_flow_annual", "capex_annual", "total_debt", "cash_and_securities",
                "operating_income_annual", "depreciation_annual", "leverage_limit",
            ])
    }

    @Test("what no source gives is not known and named, never zero")
    func missing() throws {
        let room = Headroom(
            "maker", reason: "r",
            ledger: try Books.ledger(
                """
                  operating_cash_flow_annual:
                    - {amount: USD 10bn, as_of: 2025-12-31, period: 2025, source: filing}
                """, Books.limit))
        #expect(room.operatingCashFlow == 10_000)
        #expect(room.capitalSpending == nil && room.freeCashFlow == nil)
        #expect(room.netDebt == nil && room.earnings == nil)
        #expect(room.leverage == nil && room.distance == nil && room.room == nil)
        #expect(
            room.missing == [
                .year(.capex), .debt, .year(.operatingIncome), .year(.depreciation),
            ])
        for language in ReportLanguage.allCases {
            #expect(room.missing.allSatisfy { !$0.text(in: language).isEmpty })
        }
        let without = Headroom(
            "maker", reason: "r", ledger: try Books.ledger(Books.debt, Books.earnings))
        #expect(without.leverage == 1 && without.room == nil)
        #expect(without.missing.contains(.limit))
    }

    @Test("two flows are of one year: the latest for which both are known")
    func sameYear() throws {
        let newer = """
              operating_cash_flow_trailing:
                - {amount: USD 12bn, as_of: 2026-06-30, source: filing, known: 2026-07-31}
            """
        let ledger = try Books.ledger(Books.cashFlows, newer, day: "2026-08-10")
        #expect(
            ledger.trailingYear(.operatingCashFlow, of: "maker")?.minorUnits == 12_000_000_000_00)
        let room = Headroom("maker", reason: "r", ledger: ledger)
        #expect(room.cashYear == Day(year: 2025, month: 12, day: 31))
        #expect(room.freeCashFlow == 3000)
        let apart = Headroom(
            "maker", reason: "r",
            ledger: try Books.ledger(
                newer,
                """
                  capex_annual:
                    - {amount: USD 7bn, as_of: 2025-12-31, period: 2025, source: filing}
                """, day: "2026-08-10"))
        #expect(apart.freeCashFlow == nil)
        #expect(apart.missing.contains(.sameYear(.operatingCashFlow, .capex)))
    }

    @Test("debt is no multiple of earnings that are not above zero")
    func losses() throws {
        let room = Headroom(
            "maker", reason: "r",
            ledger: try Books.ledger(
                Books.debt, Books.limit,
                """
                  operating_income_annual:
                    - {amount: USD -2bn, as_of: 2025-12-31, period: 2025, source: filing}
                  depreciation_annual:
                    - {amount: USD 1.5bn, as_of: 2025-12-31, period: 2025, source: filing}
                """))
        #expect(room.earnings == -500)
        #expect(room.leverage == nil && room.room == nil)
        #expect(room.missing.contains(.earningsAboveZero))
    }

    @Test(
        "a firm that is judged by headroom pays whatever falls due, and has no part in what is said of running out"
    )
    func judged() throws {
        let text = ScenarioLedger.baseline.replacing(
            "  buyer:\n", with: "  buyer:\n    headroom: it spends as it likes\n")
        let (plain, plainLedger) = try ScenarioLedger.scenario()
        let (marked, markedLedger) = try ScenarioLedger.scenario(text)
        func built(_ scenario: Scenario, _ model: LedgerModel) -> ScenarioModel {
            let ledger = model.resolved(asOf: model.defaultAsOf)
            return ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger))
        }
        let before = built(plain, plainLedger)
        let after = built(marked, markedLedger)
        let settings = StressSettings(paths: 400, seed: 3)
        func results(_ model: ScenarioModel) throws -> StressResults {
            try StressRun([StressCase(model)], settings: settings).results()
        }
        let one = try results(before)
        let other = try results(after)
        #expect(one.focus?.firm == "buyer")
        #expect(other.focus?.firm != "buyer")
        let buyers = try [one, other].map { try #require($0.base?.firm("buyer")) }
        #expect(buyers.map(\.isJudgedByHeadroom) == [false, true])
        #expect(buyers[0].withinHorizon.value > 0 && buyers[1].withinHorizon.value == 0)
        let maker = try [one, other].map { try #require($0.base?.firm("maker")) }
        #expect(maker[0].loss.total.value > 0 && maker[1].loss.total.value == 0)
        #expect(other.explanation?.goingConcern.map(\.firm) == ["maker"])
        #expect(other.base?.convergence.checks.contains { $0.firm == "buyer" } == false)
        let rooms = Headroom.all(
            marked, ledger: markedLedger.resolved(asOf: markedLedger.defaultAsOf))
        #expect(rooms.map(\.firm) == ["buyer"])
        #expect(rooms.first?.reason == "it spends as it likes")
        #expect(
            Headroom.all(plain, ledger: plainLedger.resolved(asOf: plainLedger.defaultAsOf))
                .isEmpty)
    }

    @Test("a scenario takes over who is judged by headroom")
    func inherited() throws {
        let text = ScenarioLedger.baseline.replacing(
            "  buyer:\n", with: "  buyer:\n    headroom: it spends as it likes\n")
        let child = """
            scenario: worse
            title: {en: Worse}
            narrative: {en: Worse.}
            extends: baseline
            """
        let reading = ScenarioReader.read(try ScenarioLedger.model(["a": text, "b": child]))
        let worse = try #require(reading.scenarios?.first { $0.id == "worse" })
        #expect(worse.firms.first { $0.id == "buyer" }?.headroom == "it spends as it likes")
    }
}
