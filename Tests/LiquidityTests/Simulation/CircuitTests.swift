import Foundation
import TestSupport
import Testing

@testable import Liquidity

/// A ring of firms with plenty of cash: firm 0 funds firm 1 out of what comes back to it, firm 1 buys from firm 2, each next one from the next, and the
/// last from firm 0.
struct FundedRing {
    var model: CashFlowModel
    /// φ, ψ and the shares that are passed on.
    var recycling: Double
    var perUnit: Double
    var shares: [Double]

    /// Gain of the ring: the product of what each leg passes on.
    var gain: Double { recycling * perUnit * shares.reduce(1, *) }

    /// - Parameter isOpen: the last firm passes nothing on that depends on what it gets.
    init(seed: UInt64, isOpen: Bool = false) {
        var random = SplitMix(seed)
        let count = Int.random(in: 3...6, using: &random)
        let quarters = 40
        recycling = Double.random(in: 0.2...0.9, using: &random)
        perUnit = Double.random(in: 0.2...1, using: &random)
        shares = (0..<count - 2).map { _ in Double.random(in: 0.4...1, using: &random) }
        if isOpen { shares[shares.count - 1] = 0 }
        let firms = (0..<count).map {
            SimulatedFirm(
                id: "firm \($0)", openingCash: 1e6, externalRevenue: 5, growth: [], volatility: 0)
        }
        let base = (0..<quarters).map { _ in Double.random(in: 5...10, using: &random) }
        var dues = [
            Obligation(
                id: "due 1", payer: 1, payee: 2, takeOrPay: base,
                contingent: .init(funding: 0, perUnit: perUnit))
        ]
        for place in 2..<count {
            dues.append(
                Obligation(
                    id: "due \(place)", payer: place, payee: (place + 1) % count,
                    takeOrPay: isOpen && place == count - 1 ? base : [],
                    follows: .init(obligation: place - 2, share: shares[place - 2])))
        }
        model = CashFlowModel(
            firms: firms, quarters: quarters, shocks: .common(0, firms: count), obligations: dues,
            fundings: [
                Funding(
                    id: "investment", investor: 0, recipient: 1,
                    amounts: [Double](repeating: 3, count: quarters), recycling: recycling)
            ])
    }

    /// Money that firms pay one another for something, over the horizon.
    static func purchases(_ model: CashFlowModel) throws -> Double {
        try LiquiditySimulation(model).zeroShock().payment.reduce(0, +)
    }
}

struct CircuitTests {
    @Test func `the toy has one circuit that brings back 24 cents of a dollar`() throws {
        let model = CircularToy.model()
        let circuits = model.financingCircuits()
        try #require(circuits.count == 1)
        #expect(circuits[0].legs == [.funding(0), .obligation(0), .obligation(1)])
        #expect(circuits[0].firms == [2, 0, 1])
        #expect(abs(circuits[0].gain - 0.24) < 1e-15)
        #expect(abs(model.loopGain(of: 0) - 0.24) < 1e-15)
        #expect(abs(CashFlowModel.amplification(loopGain: 0.24) - 1 / 0.76) < 1e-15)
        #expect(model.circuitLegs() == [.funding(0), .obligation(0), .obligation(1)])
    }

    @Test func `a circuit whose purchases do not depend on the funding gains nothing and is one`()
        throws
    {
        var model = CircularToy.model()
        model.obligations[0].contingent = nil
        #expect(model.financingCircuits().map(\.gain) == [0])
        #expect(model.loopGain(of: 0) == 0)
        #expect(model.circuitLegs().count == 3)
        // Without the last purchase nothing comes back at all.
        model.obligations.removeLast()
        #expect(model.financingCircuits().isEmpty)
        #expect(model.circuitLegs().isEmpty)
    }

    @Test func `gains of circuits through one funding add up, and purchases alone are no circuit`()
        throws
    {
        var model = CircularToy.model()
        model.obligations.append(
            Obligation(
                id: "direct", payer: 0, payee: 2, contingent: .init(funding: 0, perUnit: 0.25)))
        model.obligations.append(Obligation(id: "back", payer: 2, payee: 1, takeOrPay: [1]))
        #expect(Set(model.financingCircuits().map(\.legs.count)) == [2, 3])
        #expect(abs(model.loopGain(of: 0) - (0.24 + 0.6 * 0.25)) < 1e-15)
        #expect(!model.circuitLegs().contains(.obligation(3)))
        // Only the receipts from the cloud are put back in.
        model.fundings[0].recyclingPayer = 1
        #expect(abs(model.loopGain(of: 0) - 0.24) < 1e-15)
    }

    @Test func `a loop that returns more than it takes has no finite amplification`() {
        var model = CircularToy.model()
        model.fundings[0].recycling = 3
        #expect(abs(model.loopGain(of: 0) - 1.2) < 1e-14)
        #expect(CashFlowModel.amplification(loopGain: 1.2) == .infinity)
    }

    /// A cut of 1 in one quarter's funding stops ψ(1 + s₁ + s₁s₂ + …) of purchases. Coming out of the ring, it is missing again in the next quarters: g,
    /// g², … of it. Coming from outside, it is not: the same money, cut in the same quarter, in a model with the same payments.
    @Test(arguments: 0..<40)
    func `cutting a circuit stops more purchases than cutting the same outside money`(seed: Int)
        throws
    {
        let ring = FundedRing(seed: UInt64(seed))
        let base = try LiquiditySimulation(ring.model).zeroShock()
        #expect(abs(ring.model.loopGain(of: 0) - ring.gain) < 1e-12)
        var outside = ring.model
        outside.fundings[0] = Funding(
            id: "outside", investor: nil, recipient: 1, amounts: base.funding)
        outside.firms[0].fixedCost = base.funding
        let same = try LiquiditySimulation(outside).zeroShock()
        expectClose(same.cash, base.cash, within: 1e-12, "cash before the cut")
        let quarter = 4
        func loss(_ model: CashFlowModel) throws -> Double {
            var cut = model
            cut.fundings[0].amounts[quarter] -= 1
            return try FundedRing.purchases(model) - FundedRing.purchases(cut)
        }
        var passed = 0.0
        var product = ring.perUnit
        for share in [1] + ring.shares {
            product *= share
            passed += product
        }
        let fromOutside = try loss(outside)
        let fromCircuit = try loss(ring.model)
        #expect(abs(fromOutside - passed) < 1e-9)
        #expect(fromCircuit > fromOutside)
        let turns = Double(ring.model.quarters - quarter)
        let amplified = passed * (1 - pow(ring.gain, turns)) / (1 - ring.gain)
        #expect(
            abs(fromCircuit - amplified) < 1e-9, "got \(fromCircuit), expected \(amplified)")
    }

    @Test(arguments: 0..<10)
    func `without a gain a circuit stops no more than outside money`(seed: Int) throws {
        let ring = FundedRing(seed: UInt64(seed), isOpen: true)
        #expect(ring.model.loopGain(of: 0) == 0)
        #expect(ring.model.financingCircuits().map(\.gain) == [0])
        let base = try LiquiditySimulation(ring.model).zeroShock()
        var outside = ring.model
        outside.fundings[0] = Funding(
            id: "outside", investor: nil, recipient: 1, amounts: base.funding)
        func loss(_ model: CashFlowModel) throws -> Double {
            var cut = model
            cut.fundings[0].amounts[4] -= 1
            return try FundedRing.purchases(model) - FundedRing.purchases(cut)
        }
        #expect(abs(try loss(ring.model) - loss(outside)) < 1e-9)
    }

    @Test func `freezing the toy's circuit brings the lab's failure forward by four quarters`()
        throws
    {
        let base = try LiquiditySimulation(CircularToy.model()).zeroShock()
        let frozen = try LiquiditySimulation(CircularToy.model(freeze: 4)).zeroShock()
        #expect(base.cashOut[0] - frozen.cashOut[0] == 4)
    }

    /// A seller that invests 1 in each of four quarters in a buyer, which orders 10 in each.
    private func order(invested: [Double], arrears: Obligation.Arrears = .extinguish)
        -> CashFlowModel
    {
        CashFlowModel(
            firms: ["buyer", "seller"].map {
                SimulatedFirm(
                    id: $0, openingCash: 1000, externalRevenue: 0, growth: [], volatility: 0)
            }, quarters: 4, shocks: .common(0, firms: 2),
            obligations: [
                Obligation(
                    id: "orders", payer: 0, payee: 1, takeOrPay: [10, 10, 10, 10], arrears: arrears)
            ],
            fundings: [Funding(id: "stake", investor: 1, recipient: 0, amounts: invested)])
    }

    private func frozen(_ model: CashFlowModel, from quarter: Int) throws -> Trajectory {
        var changed = model
        Adjustment(kind: .freeze, target: .circuits, from: quarter).apply(to: &changed)
        return try LiquiditySimulation(changed).zeroShock()
    }

    @Test func `a freeze stops purchases only as far as funding goes round`() throws {
        let model = order(invested: [1, 1, 1, 1])
        #expect(try model.circulation(from: 0) == [.funding(0): 1, .obligation(0): 0.1])
        let path = try frozen(model, from: 1)
        #expect(path.funding == [1, 0, 0, 0])
        expectClose(path.payment, [10, 9, 9, 9], within: 1e-12, "purchases")
    }

    @Test func `a circuit whose funding has already come freezes nothing`() throws {
        let model = order(invested: [5, 0, 0, 0])
        #expect(try model.circulation(from: 1) == [:])
        #expect(try frozen(model, from: 1) == LiquiditySimulation(model).zeroShock())
        #expect(
            try CircularFreeze(model, from: 1, options: SimulationOptions(paths: 16)) == nil)
    }

    @Test func `a freeze whose model cannot be simulated says why, and freezes nothing`() throws {
        var model = order(invested: [1, 1, 1, 1])
        model.firms[0].volatility = -1
        #expect(throws: SimulationError.self) { try model.circulation(from: 0) }
        var changed = model
        Adjustment(kind: .freeze, target: .circuits).apply(to: &changed)
        #expect(changed.obligations == model.obligations && changed.fundings == model.fundings)
        // Whatever mends the figure afterwards, the freeze was not made.
        changed.firms[0].volatility = 0
        #expect {
            try LiquiditySimulation(changed)
        } throws: { error in
            "\(error)".contains("volatility is -1")
        }
    }

    @Test func `more funding than purchases goes round as far as the purchases`() throws {
        let model = order(invested: [40, 0, 0, 40])
        let shares = try model.circulation(from: 0)
        #expect(shares == [.funding(0): 0.5, .obligation(0): 1])
        #expect(try frozen(model, from: 0).funding == [20, 0, 0, 20])
    }

    @Test func `a due that hangs on a frozen one falls once, not twice`() throws {
        var model = CircularToy.model()
        model.firms = model.firms.map { firm in
            var rich = firm
            rich.openingCash = 1e5
            return rich
        }
        let before = try LiquiditySimulation(model).zeroShock()
        let after = try frozen(model, from: 4)
        func lost(_ leg: Int) -> Double {
            (4..<12).reduce(0.0) { $0 + before.newDue[$1 * 2 + leg] - after.newDue[$1 * 2 + leg] }
        }
        let funding = before.funding[4...].reduce(0, +)
        #expect(after.funding[4...].allSatisfy { $0 == 0 })
        // The funding is the narrowest leg: as much of each purchase stops.
        #expect(abs(lost(0) - funding) < 0.02 * funding)
        #expect(abs(lost(1) - funding) < 0.02 * funding)
    }

    @Test func `no dollar goes round twice, and a circuit goes no further than its narrowest leg`()
        throws
    {
        for seed in 0..<60 {
            var random = RandomModel(seed: UInt64(seed))
            let model = random.feedbackModel()
            let amounts = try model.amountsToCome(from: 0)
            let shares = try model.circulation(from: 0)
            #expect(shares.values.allSatisfy { $0 > 0 && $0 <= 1 })
            // Into and out of every firm goes the same: what goes round is a circulation.
            var balance = model.firms.map { _ in 0.0 }
            for (leg, share) in shares {
                let amount = share * (amounts[leg] ?? 0)
                switch leg {
                case .funding(let place):
                    balance[model.fundings[place].recipient] += amount
                    if let investor = model.fundings[place].investor { balance[investor] -= amount }
                case .obligation(let place):
                    balance[model.obligations[place].payer] -= amount
                    if let payee = model.obligations[place].payee { balance[payee] += amount }
                }
            }
            #expect(balance.allSatisfy { abs($0) < 1e-9 }, "model \(seed)")
        }
    }

    @Test func `a dense network ends the search at its limit`() {
        let count = 40
        var model = CircularToy.model()
        model.firms = (0..<count).map {
            SimulatedFirm(
                id: "\($0)", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0)
        }
        model.fundings = []
        model.obligations = []
        for payer in 0..<count {
            for payee in 0..<count where payer != payee {
                model.obligations.append(
                    Obligation(id: "\(payer)-\(payee)", payer: payer, payee: payee))
                model.fundings.append(
                    Funding(id: "\(payer)-\(payee)", investor: payer, recipient: payee))
            }
        }
        #expect(model.financingCircuits(limit: 500).count == 500)
    }
}
