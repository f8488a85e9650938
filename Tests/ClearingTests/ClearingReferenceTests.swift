import Clearing
import Foundation
import TestSupport
import Testing

struct ClearingReferenceTests {
    @Test(arguments: try ExactCase.all())
    func `rational cases have their exact greatest and least solution`(_ item: ExactCase) throws {
        let result = try item.problem().clear(item.recovery())
        expectClose(
            result.greatest.payments, try item.greatest.map(ExactCase.value), within: 1e-12,
            "greatest")
        // The least solutions are stored with twelve decimals.
        expectClose(result.least.payments, item.least, within: 1e-12, "least")
        expectClose(result.greatest.equity, item.equity, within: 1e-12, "equity")
        #expect(result.greatest.isDefaulted.map { $0 ? 1 : 0 } == item.default)
        #expect(result.greatest.rounds == item.rounds)
    }

    @Test(arguments: try ExactCase.all())
    func `rational cases come out the same through the solvers of large networks`(
        _ item: ExactCase
    ) throws {
        var options = ClearingOptions()
        options.denseLimit = 0
        let result = try item.problem().clear(item.recovery(), options: options)
        expectClose(
            result.greatest.payments, try item.greatest.map(ExactCase.value), within: 1e-12,
            "greatest")
        expectClose(result.least.payments, item.least, within: 1e-12, "least")
    }

    @Test(arguments: [256, 0])
    func `a hundred firms clear as in the reference`(denseLimit: Int) throws {
        let web = try HundredFirms()
        var options = ClearingOptions()
        options.denseLimit = denseLimit
        let full = try web.problem().clear(options: options)
        expectClose(full.greatest.payments, try web.column("en_p"), within: 1e-9, "en_p")
        expectClose(full.least.payments, try web.column("en_p"), within: 1e-9, "least en_p")
        #expect(full.greatest.defaulted.count == 40)
        #expect(full.selfFulfillingLoss == 0)
        let partial = try web.problem().clear(
            RecoveryRates(cash: 0.7, claims: 0.6), options: options)
        expectClose(
            partial.greatest.payments, try web.column("rv_greatest_p"), within: 1e-9, "rv greatest")
        expectClose(
            partial.least.payments, try web.column("rv_least_p"), within: 1e-9, "rv least")
        #expect(partial.greatest.defaulted.count == 60)
        #expect(partial.least.defaulted.count == 60)
    }

    @Test func `a ring without cash loses everything or nothing`() throws {
        let item = try #require(try ExactCase.all().first { $0.name == "ring_no_cash_EN" })
        let result = try item.problem().clear()
        #expect(result.selfFulfillingLoss == 3)
        #expect(result.greatest.defaulted.isEmpty)
        #expect(result.least.defaulted == [0, 1, 2])
    }
}
