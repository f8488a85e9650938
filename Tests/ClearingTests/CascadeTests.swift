import Clearing
import TestSupport
import Testing

struct CascadeTests {
    @Test(arguments: ["dr_unstable", "dr_stable"])
    func `DebtRank of a hundred firms is that of the reference, plain and in blocks`(
        column: String
    ) throws {
        let web = try HundredFirms()
        let equity = try web.column(column == "dr_stable" ? "equity_stable" : "equity")
        let capital = try CapitalNetwork(web.network, equity: equity)
        let expected = try web.column(column)
        let plain = try (0..<100).map { firm in
            try capital.debtRank(shock: (0..<100).map { $0 == firm ? 1 : 0 }).impact
        }
        expectClose(plain, expected, within: 1e-9, "plain")
        let fast = try capital.debtRankOfEveryFirm()
        expectClose(fast, expected, within: 1e-9, "blocks")
        expectClose(fast, plain, within: 1e-11, "blocks against plain")
        #expect(try capital.debtRankOfEveryFirm(threads: 3) == fast)
    }

    @Test(arguments: ["drsinglehit_unstable", "drsinglehit_stable"])
    func `the rule of 2012 is that of the reference`(column: String) throws {
        let web = try HundredFirms()
        let equity = try web.column(column.hasSuffix("unstable") ? "equity" : "equity_stable")
        let capital = try CapitalNetwork(web.network, equity: equity)
        let got = try (0..<100).map { firm in
            try capital.debtRank(
                shock: (0..<100).map { $0 == firm ? 1 : 0 }, rule: .singleHit
            ).impact
        }
        expectClose(got, try web.column(column), within: 1e-9, column)
    }

    // The column `furfine_lgd06` follows from a loss of 0.4 of a claim (0.6 recovered): at a loss of 0.6 firm 4, which owes
    // firm 54 more than 1.73 times its equity, would bring it down, and the column says it does not.
    @Test(arguments: [("furfine_lgd1", 1.0), ("furfine_lgd06", 0.4)])
    func `failures that follow are those of the reference`(column: String, lossGivenDefault: Double)
        throws
    {
        let web = try HundredFirms()
        let capital = try CapitalNetwork(web.network, equity: web.column("equity"))
        let got = try capital.furfineOfEveryFirm(lossGivenDefault: lossGivenDefault)
        #expect(got.map(Double.init) == (try web.column(column)))
    }

    @Test func `a loss of 0.6 of a claim above 1/0.6 of equity fails the creditor`() throws {
        let web = try HundredFirms()
        let capital = try CapitalNetwork(web.network, equity: web.column("equity"))
        let shock = (0..<100).map { $0 == 4 ? 1.0 : 0 }
        let cascade = try capital.furfine(shock: shock, lossGivenDefault: 0.6)
        // 0.6 · 29.059365655173593 = 17.44 against an equity of 16.79.
        #expect(cascade.rounds == [[4], [54]])
        #expect(
            abs(cascade.excessLoss[54] - (0.6 * 29.059365655173593 - 16.786403099129252)) < 1e-12)
        #expect(cascade.loss[54] == capital.equity[54])
    }

    @Test func `circular amplification and screening agree with exact runs`() throws {
        let web = try HundredFirms()
        let capital = try CapitalNetwork(web.network, equity: web.column("equity_stable"))
        let all = try capital.screened(top: 100)
        #expect(all.isStable)
        let largest = all.candidates.compactMap(\.amplification).max()
        #expect(abs(try #require(largest) - 1.0609030046902443) < 1e-9)
        let exact = try capital.debtRankOfEveryFirm()
        let order = exact.indices.sorted { exact[$0] > exact[$1] }
        let five = try capital.screened(top: 5)
        #expect(five.candidates.map(\.firm) == Array(order.prefix(5)))
        for candidate in all.candidates {
            #expect(abs(candidate.impact - exact[candidate.firm]) < 1e-11)
            // Capping can only lower what the linear rule predicts.
            #expect(try #require(candidate.linearImpact) >= candidate.impact - 1e-11)
        }
    }

    @Test func `screening says so when stress feeds on itself`() throws {
        let web = try HundredFirms()
        let capital = try CapitalNetwork(web.network, equity: web.column("equity"))
        let screening = try capital.screened(top: 3)
        #expect(!screening.isStable)
        #expect(screening.candidates.count == 3)
        #expect(screening.candidates.allSatisfy { $0.amplification == nil })
    }

    @Test func `expecting the worst ruins a circle of large claims that nothing else would`() throws
    {
        let ring = try ObligationNetwork(
            firms: 3, debtors: [0, 1, 2], creditors: [1, 2, 0], amounts: [5, 5, 5])
        let thin = try CapitalNetwork(ring, equity: [4, 4, 4])
        #expect(try thin.debtRank(shock: [0, 0, 0]).final == [0, 0, 0])
        #expect(try thin.worstExpectation(shock: [0, 0, 0]) == [1, 1, 1])
        let thick = try CapitalNetwork(ring, equity: [10, 10, 10])
        expectClose(
            try thick.worstExpectation(shock: [0, 0, 0]), [0, 0, 0], within: 1e-12, "thick")
        // h = s + h/8 round the ring for firm 0: 0.5 · 8/7.
        let shocked = try thick.worstExpectation(shock: [0.5, 0, 0])
        expectClose(shocked, [4.0 / 7, 2.0 / 7, 1.0 / 7], within: 1e-12, "worst")
        expectClose(
            try thick.debtRank(shock: [0.5, 0, 0]).final, shocked, within: 1e-12, "least")
    }

    /// Firm 0 is owed 5 by firm 1, which is owed 8 by firm 2.
    private func chain(equity: [Double]) throws -> CapitalNetwork {
        try CapitalNetwork(
            ObligationNetwork(
                firms: 3, debtors: [1, 2], creditors: [0, 1], amounts: [5, 8]), equity: equity)
    }

    @Test func `a chain loses round by round, and never more than its equity`() throws {
        let spread = try chain(equity: [10, 16, 3]).debtRank(shock: [0, 0, 1])
        #expect(spread.final == [0.25, 0.5, 1])
        #expect(spread.directLoss == [0, 8, 0])
        #expect(spread.passedOnLoss == [2.5, 0, 0])
        #expect(spread.rounds == [[0, 8, 0], [2.5, 0, 0]])
        #expect(abs(spread.impact - 10.5 / 29) < 1e-15)
        let thin = try chain(equity: [2, 3, 3]).debtRank(shock: [0, 0, 1])
        #expect(thin.final == [1, 1, 1])
        #expect(thin.excessLoss == [3, 5, 0])
        #expect(thin.directLoss[1] + thin.passedOnLoss[1] == 3)
    }

    @Test func `losses equal to equity fail a firm, and a firm that loses nothing does not`() throws
    {
        let edge = try chain(equity: [5.000001, 8, 3]).furfine(shock: [0, 0, 1])
        #expect(edge.rounds == [[2], [1]])
        #expect(edge.loss == [5, 8, 0])
        let safe = try chain(equity: [5, 8.000001, 0]).furfine(shock: [0, 0, 1])
        #expect(safe.rounds == [[2]])
        let bare = try chain(equity: [0, 0, 0]).furfine(shock: [1, 0, 0])
        #expect(bare.rounds == [[0]])
        let decimals = try CapitalNetwork(
            ObligationNetwork(
                firms: 3, debtors: [1, 2], creditors: [0, 0], amounts: [0.1, 0.2]),
            equity: [0.1 + 0.2, 1, 1])
        #expect(try decimals.furfine(shock: [0, 1, 1]).furtherFailures == 1)
    }

    @Test func `a firm without equity is ruined by any loss and by none without`() throws {
        let capital = try chain(equity: [10, 0, 0])
        #expect(try capital.debtRank(shock: [0, 0, 1]).final == [0.5, 1, 1])
        #expect(try capital.debtRank(shock: [0, 0, 0]).final == [0, 0, 0])
        #expect(try capital.debtRankOfEveryFirm() == [0, 0.5, 0.5])
        #expect(try capital.screened(top: 1).isStable == false)
        let nobody = try chain(equity: [0, 0, 0])
        #expect(try nobody.debtRankOfEveryFirm() == [0, 0, 0])
        let none = try CapitalNetwork(
            ObligationNetwork(firms: 0, debtors: [], creditors: [], amounts: []), equity: [])
        #expect(try none.debtRankOfEveryFirm().isEmpty)
        #expect(try none.screened(top: 3).candidates.isEmpty)
    }

    @Test(arguments: Array(UInt64(1)...12))
    func `losses stay below equity, do not depend on names or units, and grow with the shock`(
        _ seed: UInt64
    ) throws {
        let web = RandomWeb(seed: seed, firms: 37, claimsPerFirm: 3)
        let capital = try CapitalNetwork(web.network(), equity: web.equity)
        var random = SplitMix(seed)
        let place = (0..<37).shuffled(using: &random)
        let other = web.relabelled(place).scaled(by: 1024)
        let moved = try CapitalNetwork(other.network(), equity: other.equity)
        let impact = try capital.debtRankOfEveryFirm()
        let again = try moved.debtRankOfEveryFirm(threads: 2)
        for firm in 0..<37 { #expect(abs(impact[firm] - again[place[firm]]) < 1e-11) }
        var shock = [Double](repeating: 0, count: 37)
        shock[3] = 0.4
        let small = try capital.debtRank(shock: shock)
        shock[3] = 0.8
        let large = try capital.debtRank(shock: shock)
        let single = try capital.debtRank(shock: shock, rule: .singleHit)
        for firm in 0..<37 {
            #expect(large.final[firm] >= small.final[firm] - 1e-12)
            let lost = large.directLoss[firm] + large.passedOnLoss[firm]
            #expect(lost <= web.equity[firm] * (1 + 1e-12))
            #expect(single.final[firm] <= large.final[firm] + 1e-12)
        }
    }

    @Test(arguments: [-0.1, 1.1, Double.nan])
    func `shocks outside 0…1 are errors`(share: Double) throws {
        #expect(throws: ClearingError.self) {
            try chain(equity: [1, 1, 1]).debtRank(shock: [share, 0, 0])
        }
        #expect(throws: ClearingError.self) {
            try chain(equity: [1, 1, 1]).furfine(shock: [0, 0, 1], lossGivenDefault: share)
        }
    }
}
