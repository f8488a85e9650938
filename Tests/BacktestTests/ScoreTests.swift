import Documents
import Ledger
import Money
import Testing

@testable import Analysis
@testable import Backtest

@Suite("Scores of forecasts")
struct ScoreTests {
    @Test("the Brier score is the squared error of a chance")
    func brier() {
        #expect(abs(ForecastScores.score(.chance(0.3), 1) - 0.49) < 1e-12)
        #expect(abs(ForecastScores.score(.chance(0.3), 0) - 0.09) < 1e-12)
    }

    @Test("quantiles are scored by twice their pinball losses, a point by its distance")
    func ranked() {
        // Quantiles 0 … 1 in quarters against 0.5: (0.05·0.5 + 0.25·0.25 + 0 + 0.25·0.25 + 0.05·0.5) · 2 / 5
        let score = ForecastScores.score(.quantiles([0, 0.25, 0.5, 0.75, 1]), 0.5)
        #expect(abs(score - 0.07) < 1e-12)
        #expect(abs(ForecastScores.rival(0.2, .quantiles([0, 0, 0, 0, 0]), 0.5) - 0.3) < 1e-12)
    }

    private func chain(_ model: LedgerModel, on text: String) throws -> ForecastChain {
        let known = model.cutOff(at: day(text))
        let analysis = try Analysis(
            of: try OpenedModel(known, asOf: day(text)), options: .point(asOf: day(text)),
            parts: [])
        var chain = ForecastChain()
        chain.append(try ForecastMaker(analysis).forecasts())
        return chain
    }

    @Test("an announcement that is cancelled within a year fell; the share left is what was paid")
    func settles() throws {
        let model = try SmallCase().history().model
        let chain = try chain(model, on: "2000-09-10")
        #expect(chain.forecasts.map(\.subject) == ["line/loan", "line/gear", ""])
        let settled = chain.forecasts.map { Settlement($0, by: model, on: day("2001-12-31")) }
        // Of 6bn lent and 2bn ordered, 2bn were paid by 2001-06-30.
        #expect(settled.map(\.value) == [0, 0, 0.25])
        let early = chain.forecasts.map { Settlement($0, by: model, on: day("2001-06-30")) }
        #expect(early.map(\.value) == [nil, nil, nil])
        #expect(early[0].reason == "it is due on 2001-09-10")
    }

    @Test("what is settled depends on nothing that became known later")
    func noHindsight() throws {
        let model = try SmallCase().history().model
        let forecast = try #require(try chain(model, on: "2000-03-15").forecasts.first)
        #expect(forecast.subject == "line/loan" && forecast.due == day("2001-03-15"))
        // The cancellation of June 2001 is later; by December 2001 it still is not the state of March.
        #expect(Settlement(forecast, by: model, on: day("2001-12-31")).value == 1)
    }

    @Test("of what the model never had nothing is settled")
    func unknownSubject() throws {
        let model = try SmallCase().history().model
        for (subject, kind) in [
            ("line/other", Forecast.Kind.standing), ("other/loan", .standing),
            ("nobody", .coverage), ("nobody", .shortfall), ("line", .attrition),
        ] {
            let forecast = ForecastChainTests.forecast(subject, 0.5, due: "2026-06-30", kind: kind)
            let settled = Settlement(forecast, by: model, on: day("2026-12-31"))
            #expect(settled.value == nil)
            #expect(settled.reason == "the model has no '\(subject)'")
        }
    }

    @Test("scoring twice gives the same bytes")
    func twice() throws {
        let history = try SmallCase().history()
        func page() throws -> [String] {
            let forward = try WalkForward([history])
            let document = Document(forward.scores.blocks(title: "Scores"))
            return [
                try MarkdownRenderer().render(document),
                try chain(history.model, on: "2000-09-10").text,
            ]
        }
        #expect(try page() == page())
    }

    @Test("a firm that reports on a later day went on, an insolvent one did not")
    func shortfall() throws {
        var small = SmallCase()
        small.facts += """
              insolvency:
                - {text: protection from creditors, as_of: 2001-06-30, source: court}

            """
        let model = try small.history().model
        func settled(_ due: String, on text: String) -> Double? {
            var forecast = ForecastChainTests.forecast("maker", 0.5, due: due, kind: .shortfall)
            forecast.made = day("2000-02-01")
            return Settlement(forecast, by: model, on: day(text)).value
        }
        #expect(settled("2000-12-31", on: "2001-02-01") == 0)
        #expect(settled("2001-06-30", on: "2001-12-31") == 1)
        #expect(settled("2001-03-31", on: "2001-05-31") == nil)
    }
}
