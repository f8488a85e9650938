import Documents
import Ledger
import Statistics
import Testing
import Text

@testable import Analysis
@testable import Backtest

@Suite("The page of a backtest")
struct BacktestPageTests {
    private static let healthy = "outcome: {kind: healthy, date: 2001-09-30, source: court}\n"

    private func cases() throws -> [HistoryCase] {
        [
            try SmallCase(name: "lender").history(),
            try SmallCase(
                name: "calm", outcome: Self.healthy,
                deals: SmallCase.deals.replacing("USD 6bn", with: "USD 1bn")
                    .replacing("paid: USD 2bn", with: "paid: USD 1bn")
                    .replacing("balance: USD 1.5bn", with: "balance: USD 1bn")
            ).history(),
        ]
    }

    @Test("the page says what was found, with exact intervals, and the same bytes each time")
    func page() throws {
        let policy = try SmallCase.policy()
        func page() throws -> String {
            let backtest = try Backtest(
                try cases(), policy: policy, policyBytes: Array(SmallCase.policyText.utf8))
            #expect(backtest.early.successes == 1 && backtest.early.trials == 1)
            #expect(backtest.falseFailures.successes == 0 && backtest.falseFailures.trials == 1)
            return try MarkdownRenderer().render(
                BacktestReport(backtest, try WalkForward(try cases())).document)
        }
        let text = try page()
        #expect(text.contains("2000-09-10 (293)"))
        #expect(text.contains("`vendor-promises`"))
        #expect(try page() == text)
    }

    @Test("a folder without an outcome is no case")
    func noOutcome() {
        do throws(InvalidInput) {
            _ = try HistoryCase(SmallCase(outcome: nil).folder, name: "x")
            Issue.record("accepted")
        } catch {
            #expect(error.diagnostics.map(\.code) == [.noOutcome])
            #expect(error.diagnostics.first?.place.file.hasSuffix("outcome.yaml") == true)
        }
    }
}

@Suite("Exact binomial intervals")
struct BinomialIntervalTests {
    struct Row: Sendable {
        let successes, trials: Int
        let low, high: Double
    }

    /// Closed forms: 1 − (α/2)^(1/n) at the ends; the rest from tables of Clopper and Pearson's limits.
    @Test(
        "the ends are those of Clopper and Pearson",
        arguments: [
            Row(successes: 0, trials: 4, low: 0, high: 0.602365),
            Row(successes: 4, trials: 4, low: 0.397635, high: 1),
            Row(successes: 0, trials: 10, low: 0, high: 0.308497),
            Row(successes: 5, trials: 10, low: 0.187086, high: 0.812914),
            Row(successes: 1, trials: 10, low: 0.002529, high: 0.445016),
            Row(successes: 3, trials: 4, low: 0.194120, high: 0.993691),
            Row(successes: 0, trials: 0, low: 0, high: 1),
        ])
    func ends(_ row: Row) {
        let found = BinomialInterval(successes: row.successes, trials: row.trials)
        #expect(abs(found.low - row.low) < 1e-6)
        #expect(abs(found.high - row.high) < 1e-6)
    }

    @Test("a mirrored count has a mirrored interval")
    func mirror() {
        let one = BinomialInterval(successes: 2, trials: 9)
        let other = BinomialInterval(successes: 7, trials: 9)
        #expect(abs(one.low + other.high - 1) < 1e-12)
        #expect(abs(one.high + other.low - 1) < 1e-12)
    }
}
