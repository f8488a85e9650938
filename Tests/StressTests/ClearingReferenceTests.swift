import Foundation
import Stress
import Testing

/// A case of `clearing_exact_small.json`: rational data, rational answers.
struct ExactCase: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let owed: [[String]]
    let x: [String]
    let b: [String]
    let alpha: String
    let beta: String
    let greatest: [String]
    let least: [Double]
    let `default`: [Int]
    let equity: [Double]
    let rounds: Int

    enum CodingKeys: String, CodingKey {
        case name, x, b, alpha, beta, `default`, equity, rounds
        case owed = "L"
        case greatest = "greatest_p"
        case least = "least_p_float"
    }

    var testDescription: String { name }

    static func all() throws -> [ExactCase] {
        try JSONDecoder().decode([ExactCase].self, from: fixture("clearing_exact_small.json"))
    }

    static func value(_ text: String) throws -> Double {
        let parts = text.split(separator: "/").compactMap { Double($0) }
        let top = try #require(parts.first)
        return parts.count == 2 ? top / parts[1] : top
    }

    func problem() throws -> ClearingProblem {
        var debtors: [Int32] = []
        var creditors: [Int32] = []
        var amounts: [Double] = []
        for (i, row) in owed.enumerated() {
            for (j, text) in row.enumerated() where i != j {
                debtors.append(Int32(i))
                creditors.append(Int32(j))
                amounts.append(try Self.value(text))
            }
        }
        return try ClearingProblem(
            ObligationNetwork(
                firms: x.count, debtors: debtors, creditors: creditors, amounts: amounts),
            cash: x.map(Self.value), externalLiabilities: b.map(Self.value))
    }

    func recovery() throws -> RecoveryRates {
        try RecoveryRates(cash: Self.value(alpha), claims: Self.value(beta))
    }
}

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
