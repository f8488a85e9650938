import Money
import Testing

@testable import Ledger

@Suite struct VintageTests {
    @Test(
        arguments: [
            ("forecast of 2026-Q1", Vintage.Kind.forecast, "2026-Q1"),
            ("plan of 2026-09", .plan, "2026-09"), ("target of 2026-02-20", .target, "2026-02-20"),
        ])
    func `a scope says when a forecast was made`(
        scope: String, kind: Vintage.Kind, made: String
    ) throws {
        let vintage = try #require(Vintage(scope: scope))
        #expect(vintage.kind == kind)
        #expect(vintage.made == PartialDate(made))
    }

    @Test(
        arguments: [
            "plan of OpenAI", "leaked plan of 2025", "forecast  2026", "forecasts of 2026", "",
            "forecast of 2026 ",
        ])
    func `another scope is no vintage`(scope: String) { #expect(Vintage(scope: scope) == nil) }
}
