import Clearing
import TestSupport
import Testing

struct ClearingEdgeTests {
    private func network(
        _ firms: Int, _ claims: [(Int32, Int32, Double)] = []
    ) throws -> ObligationNetwork {
        try ObligationNetwork(
            firms: firms, debtors: claims.map(\.0), creditors: claims.map(\.1),
            amounts: claims.map(\.2))
    }

    @Test(arguments: [256, 0])
    func `an empty network, one firm and isolated firms clear`(limit: Int) throws {
        var options = ClearingOptions()
        options.denseLimit = limit
        let none = try ClearingProblem(network(0), cash: [], externalLiabilities: [])
            .clear(options: options)
        #expect(none.greatest.payments.isEmpty)
        #expect(none.selfFulfillingLoss == 0)
        let one = try ClearingProblem(network(1), cash: [3], externalLiabilities: [5])
            .clear(options: options)
        #expect(one.greatest.payments == [3])
        #expect(one.least.payments == [3])
        #expect(one.greatest.defaulted == [0])
        let idle = try ClearingProblem(network(2), cash: [0, 7], externalLiabilities: [0, 0])
            .clear(options: options)
        #expect(idle.greatest.payments == [0, 0])
        #expect(idle.greatest.equity == [0, 7])
        #expect(idle.greatest.defaulted.isEmpty)
    }

    @Test(arguments: [256, 0])
    func `no cash anywhere pays nobody outside`(limit: Int) throws {
        var options = ClearingOptions()
        options.denseLimit = limit
        let problem = try ClearingProblem(
            network(3, [(0, 1, 1), (1, 2, 1), (2, 0, 1)]), cash: [0, 0, 0],
            externalLiabilities: [1, 0, 0])
        let result = try problem.clear(options: options)
        expectClose(result.greatest.payments, [0, 0, 0], within: 1e-12, "payments")
        #expect(result.greatest.defaulted == [0, 1, 2])
        #expect(result.selfFulfillingLoss == 0)
    }

    @Test(arguments: [(1.0, 1.0), (0.5, 0.5)])
    func `assets equal to obligations are solvent, also in decimals`(rates: (Double, Double)) throws
    {
        // 0.1 + 0.2 is not 0.3 in binary.
        let problem = try ClearingProblem(
            network(3, [(0, 2, 0.1), (1, 2, 0.2)]), cash: [0.1, 0.2, 0],
            externalLiabilities: [0, 0, 0.1 + 0.2])
        let edge = try ClearingProblem(
            network(2, [(0, 1, 0.3)]), cash: [0.1 + 0.2, 0], externalLiabilities: [0, 0.3])
        let below = try ClearingProblem(
            network(1), cash: [0.3], externalLiabilities: [0.1 + 0.2])
        for each in [problem, edge, below] {
            let result = try each.clear(RecoveryRates(cash: rates.0, claims: rates.1))
            #expect(result.greatest.defaulted.isEmpty)
        }
        let short = try ClearingProblem(
            network(1), cash: [0.3], externalLiabilities: [0.3 * (1 + 1e-9)])
        #expect(try short.clear().greatest.defaulted == [0])
    }

    static let bad: [Double] = [-1, -.leastNonzeroMagnitude, .nan, .infinity, -.infinity]

    @Test(arguments: bad)
    func `negative and non-finite figures are errors that name their place`(value: Double) throws {
        #expect(throws: ClearingError.self) { try network(2, [(0, 1, value)]) }
        #expect(throws: ClearingError.self) {
            try ClearingProblem(network(1), cash: [value], externalLiabilities: [0])
        }
        #expect(throws: ClearingError.self) {
            try ClearingProblem(network(1), cash: [0], externalLiabilities: [value])
        }
        #expect(throws: ClearingError.self) { try CapitalNetwork(network(1), equity: [value]) }
        #expect(throws: ClearingError.self) { try RecoveryRates(cash: value, claims: 1) }
        let two = try network(2)
        do throws(ClearingError) {
            _ = try ClearingProblem(two, cash: [1, value], externalLiabilities: [0, 0])
            Issue.record("accepted")
        } catch {
            #expect("\(error)".hasPrefix("the cash of firm 1 is "))
        }
    }

    @Test func `firms that owe themselves, unknown firms and sums without end are refused`() throws
    {
        #expect(throws: ClearingError.selfClaim(claim: 0)) { try network(2, [(1, 1, 1)]) }
        #expect(throws: ClearingError.unknownFirm(claim: 0)) { try network(2, [(0, 2, 1)]) }
        #expect(throws: ClearingError.unknownFirm(claim: 0)) { try network(2, [(-1, 0, 1)]) }
        #expect(throws: ClearingError.overflow(firm: 0)) {
            try network(3, [(0, 1, .greatestFiniteMagnitude), (0, 2, .greatestFiniteMagnitude)])
        }
    }

    @Test func `amounts of very different size still clear`() throws {
        let problem = try ClearingProblem(
            network(3, [(0, 1, 1e300), (1, 2, 1e-300), (2, 0, 1)]), cash: [1e-300, 0, 1e200],
            externalLiabilities: [0, 0, 0])
        let result = try problem.clear()
        expectClose(result.greatest.payments, [1, 1e-300, 1], within: 1e-12, "payments")
    }
}
