import Clearing
import TestSupport
import Testing

struct CrossHoldingTests {
    private func network(
        _ firms: Int, _ claims: [(Int32, Int32, Double)] = []
    ) throws -> ObligationNetwork {
        try ObligationNetwork(
            firms: firms, debtors: claims.map(\.0), creditors: claims.map(\.1),
            amounts: claims.map(\.2))
    }

    private func holdings(
        _ firms: Int, _ shares: [(Int32, Int32, Double)] = []
    ) throws -> Shareholdings {
        try Shareholdings(
            firms: firms, owned: shares.map(\.0), owners: shares.map(\.1),
            shares: shares.map(\.2))
    }

    @Test(arguments: Array(UInt64(1)...8))
    func `one rank of debt without holdings is Eisenberg–Noe`(_ seed: UInt64) throws {
        let web = RandomWeb(seed: seed, firms: 20, claimsPerFirm: 3)
        let plain = try web.problem().clear()
        let ranked = try SeniorityProblem(
            tranches: [.init(web.network(), externalLiabilities: web.outside)], cash: web.cash,
            holdings: holdings(20))
        let most = try ranked.greatest()
        expectClose(most.payments[0], plain.greatest.payments, within: 1e-11, "greatest")
        expectClose(most.equity, plain.greatest.equity, within: 1e-11, "equity")
        expectClose(
            try ranked.least().payments[0], plain.least.payments, within: 1e-11, "least")
        #expect(most.isDefaulted == plain.greatest.isDefaulted)
    }

    @Test func `senior debts are paid before junior ones`() throws {
        // Firm 0 has 5 and owes 4 (senior) to firm 1 and 4 (junior) to firm 2.
        let problem = try SeniorityProblem(
            tranches: [
                .init(network(3, [(0, 1, 4)]), externalLiabilities: [0, 0, 0]),
                .init(network(3, [(0, 2, 4)]), externalLiabilities: [0, 0, 0]),
            ], cash: [5, 0, 0], holdings: holdings(3))
        let result = try problem.greatest()
        #expect(result.payments == [[4, 0, 0], [1, 0, 0]])
        #expect(result.equity == [0, 4, 1])
        #expect(result.isDefaulted == [true, false, false])
    }

    @Test func `firms that own each other count their values once each`() throws {
        // E0 = 10 + E1/2, E1 = 4 + E0/4 − 2: E0 = 88/7, E1 = 36/7.
        let problem = try SeniorityProblem(
            tranches: [.init(network(2), externalLiabilities: [0, 2])], cash: [10, 4],
            holdings: holdings(2, [(1, 0, 0.5), (0, 1, 0.25)]))
        for result in [try problem.greatest(), try problem.least()] {
            expectClose(result.equity, [88.0 / 7, 36.0 / 7], within: 1e-12, "equity")
        }
    }

    @Test func `an owner of a failed firm gets nothing and owes nothing for it`() throws {
        let problem = try SeniorityProblem(
            tranches: [.init(network(2, [(1, 0, 3)]), externalLiabilities: [0, 3])], cash: [1, 2],
            holdings: holdings(2, [(1, 0, 0.9)]))
        let result = try problem.greatest()
        expectClose(result.payments[0], [0, 2], within: 1e-12, "payments")
        expectClose(result.equity, [2, 0], within: 1e-12, "equity")
    }

    @Test(arguments: [1.0, 1.5])
    func `a firm that the network owns whole is refused`(share: Double) throws {
        #expect(throws: ClearingError.self) { try holdings(2, [(0, 1, share)]) }
    }

    @Test func `failure costs pull down owners in waves`() throws {
        // Firm 1 owns half of firm 0, firm 2 owns half of firm 1.
        let web = try FailureCosts(
            holdings: holdings(3, [(0, 1, 0.5), (1, 2, 0.5)]), assets: [4, 4, 4],
            thresholds: [3, 2.8, 3.5], costs: [2, 2, 2])
        // V0 = 4 − 2 = 2; v0 = 1. V1 = 4 + V0/2 = 5, v1 = 2.5 < 2.8: fails, V1 = 3.
        let best = try web.bestCase()
        #expect(best.waves == [[0], [1]])
        expectClose(best.value, [1, 1.5, 5.5], within: 1e-12, "value")
        #expect(best.failed == [0, 1])
    }

    @Test func `a costly failure can be a matter of belief`() throws {
        // Each owns half of the other: v = a − cost·failed in symmetry, threshold between.
        let web = try FailureCosts(
            holdings: holdings(2, [(0, 1, 0.5), (1, 0, 0.5)]), assets: [10, 10],
            thresholds: [8, 8], costs: [5, 5])
        #expect(try web.bestCase().failed.isEmpty)
        let worst = try web.worstCase()
        #expect(worst.failed == [0, 1])
        expectClose(worst.value, [5, 5], within: 1e-12, "value")
        expectClose(try web.bestCase().value, [10, 10], within: 1e-12, "value")
    }

    @Test func `a value at the threshold does not fail`() throws {
        let web = try FailureCosts(
            holdings: holdings(1), assets: [0.1 + 0.2], thresholds: [0.3], costs: [1])
        #expect(try web.bestCase().failed.isEmpty)
        let short = try FailureCosts(
            holdings: holdings(1), assets: [0.3], thresholds: [0.1 + 0.2], costs: [1])
        #expect(try short.bestCase().failed.isEmpty)
    }
}
