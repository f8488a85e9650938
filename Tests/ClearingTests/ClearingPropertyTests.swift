import Clearing
import TestSupport
import Testing

struct ClearingPropertyTests {
    static let seeds = Array(UInt64(1)...12)
    static let rates: [(Double, Double)] = [(1, 1), (0.7, 0.6), (0.5, 1), (1, 0), (0, 0)]

    /// Both solvers: dense rounds, and sweeps with sparse systems.
    static func solutions(
        _ web: RandomWeb, _ alpha: Double, _ beta: Double
    ) throws -> [ClearingResult] {
        try [256, 0].map { limit in
            var options = ClearingOptions()
            options.denseLimit = limit
            return try web.problem().clear(
                RecoveryRates(cash: alpha, claims: beta), options: options)
        }
    }

    @Test(arguments: seeds)
    func `both solutions are what the equation gives from above and from below`(_ seed: UInt64)
        throws
    {
        for (alpha, beta) in Self.rates {
            let web = RandomWeb(seed: seed, firms: 3 + Int(seed), claimsPerFirm: 1 + Int(seed % 5))
            let problem = try web.problem()
            let above = iterated(
                problem, alpha: alpha, beta: beta, fromAbove: true, rounds: 4_000)
            let below = iterated(
                problem, alpha: alpha, beta: beta, fromAbove: false, rounds: 4_000)
            for result in try Self.solutions(web, alpha, beta) {
                let place = "seed \(seed), alpha \(alpha), beta \(beta)"
                expectClose(result.greatest.payments, above, within: 1e-10, "greatest, \(place)")
                expectClose(result.least.payments, below, within: 1e-10, "least, \(place)")
            }
        }
    }

    @Test(arguments: seeds)
    func `nobody pays more than it owes or has, and the greatest is above the least`(
        _ seed: UInt64
    ) throws {
        let web = RandomWeb(seed: seed, firms: 40, claimsPerFirm: 3)
        let problem = try web.problem()
        for (alpha, beta) in Self.rates {
            for result in try Self.solutions(web, alpha, beta) {
                for firm in 0..<web.firms {
                    let (most, least) = (result.greatest, result.least)
                    #expect(most.payments[firm] <= problem.obligations[firm])
                    #expect(least.payments[firm] >= 0)
                    #expect(most.payments[firm] >= least.payments[firm] - 1e-12)
                    for end in [most, least] {
                        #expect(end.equity[firm] >= 0)
                        let shares = zip(end.payments, problem.obligations).map {
                            $1 > 0 ? $0 / $1 : 0
                        }
                        let assets = problem.network.claims(of: firm).reduce(web.cash[firm]) {
                            $0 + problem.network.amount[$1]
                                * shares[Int(problem.network.debtor[$1])]
                        }
                        #expect(end.payments[firm] <= assets + 1e-9)
                        #expect(
                            end.isDefaulted[firm]
                                == (end.payments[firm] < problem.obligations[firm] * (1 - 1e-12)))
                    }
                }
                #expect(result.selfFulfillingLoss >= 0)
            }
        }
    }

    @Test(arguments: seeds)
    func `more cash never lowers a payment`(_ seed: UInt64) throws {
        let poor = RandomWeb(seed: seed, firms: 30, claimsPerFirm: 3)
        var rich = poor
        rich.cash[Int(seed) % 30] += 3
        for (alpha, beta) in Self.rates {
            let before = try Self.solutions(poor, alpha, beta)
            let after = try Self.solutions(rich, alpha, beta)
            for (a, b) in zip(before, after) {
                for firm in 0..<30 {
                    #expect(b.greatest.payments[firm] >= a.greatest.payments[firm] - 1e-12)
                    #expect(b.least.payments[firm] >= a.least.payments[firm] - 1e-12)
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `other numbers for the firms and another unit of money change nothing`(_ seed: UInt64)
        throws
    {
        let web = RandomWeb(seed: seed, firms: 30, claimsPerFirm: 3)
        var random = SplitMix(seed)
        let place = (0..<30).shuffled(using: &random)
        for (alpha, beta) in Self.rates {
            let plain = try Self.solutions(web, alpha, beta)
            let moved = try Self.solutions(web.relabelled(place), alpha, beta)
            let large = try Self.solutions(web.scaled(by: 1_048_576), alpha, beta)
            for solver in plain.indices {
                for (old, new) in place.enumerated() {
                    let value = plain[solver].greatest.payments[old]
                    #expect(abs(moved[solver].greatest.payments[new] - value) <= 1e-11)
                    let low = plain[solver].least.payments[old]
                    #expect(abs(moved[solver].least.payments[new] - low) <= 1e-11)
                }
                #expect(
                    large[solver].greatest.payments
                        == plain[solver].greatest.payments.map { $0 * 1_048_576 })
            }
        }
    }

    @Test(arguments: [false, true])
    func `a long ring that leaks a little is solved, not abandoned`(isShuffled: Bool) throws {
        let firms = 600
        var random = SplitMix(7)
        // Firm 0 keeps its number, so that the leak stays with it.
        var place: [Int32] = (1..<Int32(firms)).map { $0 }
        if isShuffled { place.shuffle(using: &random) }
        place.insert(0, at: 0)
        var outside = [Double](repeating: 0, count: firms)
        outside[0] = 1e-3
        var cash = outside
        cash[0] = 0.5e-3
        let network = try ObligationNetwork(
            firms: firms, debtors: place, creditors: Array(place[1...]) + [0],
            amounts: [Double](repeating: 1, count: firms))
        let result = try ClearingProblem(network, cash: cash, externalLiabilities: outside).clear()
        // p = x + p/(1 + 0.001) around the ring: p = 0.0005·1.001/0.001 = 0.5005 for firm 0.
        #expect(abs(result.greatest.payments[0] - 0.5005) < 1e-9)
        #expect(abs(result.greatest.payments[Int(place[firms - 1])] - 0.5) < 1e-9)
        #expect(result.greatest.defaulted.count == firms)
        expectClose(
            result.least.payments, result.greatest.payments, within: 1e-12, "least")
    }
}
