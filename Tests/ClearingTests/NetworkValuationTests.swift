import Clearing
import Foundation
import TestSupport
import Testing

/// One line of `neva_examples.json`: a network, a loss of outside assets, a valuation, and the equity it leads to.
struct ValuationCase: Sendable, CustomTestStringConvertible {
    let network: String
    let losses: [Double]
    let model: String
    let equityBefore: [Double]
    let equity: [Double]
    var testDescription: String { "\(network) \(losses) \(model)" }

    private struct Answer: Decodable {
        let equity0: [Double]?
        let equity: [Double]?
    }

    /// Cases with an answer; those that the published program could not compute have none.
    static func all() throws -> [ValuationCase] {
        let answers = try JSONDecoder().decode(
            [String: Answer].self, from: fixture("neva_examples.json"))
        return try answers.sorted { $0.key < $1.key }.compactMap { key, answer in
            guard let before = answer.equity0, let equity = answer.equity else { return nil }
            let parts = key.split(separator: "|").map(String.init)
            let losses = try JSONDecoder().decode([Double].self, from: Data(parts[1].utf8))
            return ValuationCase(
                network: parts[0], losses: losses, model: parts[2], equityBefore: before,
                equity: equity)
        }
    }
}

struct NetworkValuationTests {
    private struct Bank: Decodable {
        let name: String
        let extasset: Double
        let extliab: Double
        let ibasset: [String: Double]?
    }

    static func sheet(_ name: String) throws -> NetworkValuation {
        let banks = try JSONDecoder().decode([Bank].self, from: fixture("\(name).json"))
        var debtors: [Int32] = []
        var creditors: [Int32] = []
        var amounts: [Double] = []
        for (creditor, bank) in banks.enumerated() {
            for (debtor, amount) in (bank.ibasset ?? [:]).sorted(by: { $0.key < $1.key }) {
                debtors.append(Int32(try #require(banks.firstIndex { $0.name == debtor })))
                creditors.append(Int32(creditor))
                amounts.append(amount)
            }
        }
        return try NetworkValuation(
            ObligationNetwork(
                firms: banks.count, debtors: debtors, creditors: creditors, amounts: amounts),
            externalAssets: banks.map(\.extasset), externalLiabilities: banks.map(\.extliab))
    }

    static func valuation(_ name: String) throws -> any ClaimValuation {
        switch name {
        case "eisenberg_noe": EisenbergNoeValuation()
        case "furfine": try FurfineValuation()
        // The published program counts a firm with no equity left as failed.
        case "rv_0.7_0.6":
            RogersVeraartValuation(
                try RecoveryRates(cash: 0.7, claims: 0.6), failsAtZeroEquity: true)
        case "linear_dr": LinearDebtRankValuation()
        case "blackcox_s0.05_r0.6": try BlackCoxValuation(volatility: 0.05, recovery: 0.6)
        case "merton_s0.05_r1": try MertonValuation(volatility: 0.05)
        default: throw ClearingError.shape("no valuation named \(name)")
        }
    }

    @Test(arguments: try ValuationCase.all())
    func `equity after a shock is that of the reference`(_ item: ValuationCase) throws {
        let sheet = try Self.sheet(item.network)
        expectClose(sheet.equityAtPar, item.equityBefore, within: 1e-12, "before")
        let result = try sheet.valued(Self.valuation(item.model), losses: item.losses)
        expectClose(result.greatest.equity, item.equity, within: 1e-9, "after")
        for firm in item.losses.indices {
            #expect(result.least.equity[firm] <= result.greatest.equity[firm] + 1e-12)
            #expect(result.loss[firm] <= max(0, item.equityBefore[firm]))
            let fall = item.equityBefore[firm] - result.greatest.equity[firm]
            #expect(abs(result.loss[firm] + result.excessLoss[firm] - max(0, fall)) < 1e-12)
        }
    }

    @Test func `there are as many cases as the reference has answers`() throws {
        #expect(try ValuationCase.all().count == 3 * 6 * 6 - 3)
    }

    @Test func `a firm that lost all outside assets is valued by its coverage in Merton's model`()
        throws
    {
        let sheet = try Self.sheet("shock_chain")
        let merton = try sheet.valued(MertonValuation(volatility: 0.05), losses: [2.5, 1, 3])
        let plain = try sheet.valued(EisenbergNoeValuation(), losses: [2.5, 1, 3])
        #expect(merton.greatest.equity.allSatisfy { $0.isFinite })
        #expect(merton.greatest.equity[2] == plain.greatest.equity[2])
        #expect(merton.greatest.equity[1] == plain.greatest.equity[1])
    }

    @Test func `a firm at zero equity is solvent unless asked otherwise`() throws {
        let edge = FirmBalance(
            equity: 0, equityBefore: 1, externalAssets: 2.5, obligations: 2.5)
        let recovery = try RecoveryRates(cash: 0.7, claims: 0.6)
        #expect(RogersVeraartValuation(recovery).value(edge) == 1)
        #expect(RogersVeraartValuation(recovery, failsAtZeroEquity: true).value(edge) == 0.7)
        #expect(EisenbergNoeValuation().value(edge) == 1)
        #expect(try FurfineValuation().value(edge) == 0)
        #expect(try BlackCoxValuation(volatility: 0.2, recovery: 0.4).value(edge) == 0.4)
    }

    @Test(arguments: [
        "eisenberg_noe", "rv_0.7_0.6", "linear_dr", "blackcox_s0.05_r0.6", "merton_s0.05_r1",
        "furfine",
    ])
    func `a valuation stays between 0 and 1 and does not fall when equity rises`(name: String)
        throws
    {
        let valuation = try Self.valuation(name)
        for assets in [0.0, 1e-9, 0.5, 3, 1e9] {
            var last = 0.0
            for step in -300...300 {
                let equity = Double(step) / 100
                let value = valuation.value(
                    FirmBalance(
                        equity: equity, equityBefore: 1, externalAssets: assets, obligations: 4))
                #expect(value >= 0 && value <= 1, "\(name) at \(equity), \(assets): \(value)")
                #expect(value >= last - 1e-12, "\(name) at \(equity), \(assets): \(value)")
                last = value
            }
        }
    }

    @Test func `parameters and losses outside their ranges are errors`() throws {
        #expect(throws: ClearingError.self) { try MertonValuation(volatility: 0) }
        #expect(throws: ClearingError.self) { try MertonValuation(volatility: .nan) }
        #expect(throws: ClearingError.self) { try BlackCoxValuation(volatility: 1, recovery: 2) }
        let sheet = try Self.sheet("shock_cycle")
        #expect(throws: ClearingError.self) {
            try sheet.valued(EisenbergNoeValuation(), losses: [11, 0, 0])
        }
        #expect(throws: ClearingError.self) {
            try sheet.valued(EisenbergNoeValuation(), losses: [-1, 0, 0])
        }
    }
}
