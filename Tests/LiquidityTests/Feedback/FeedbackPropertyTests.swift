import Foundation
import TestSupport
import Testing

@testable import Liquidity

extension RandomModel {
    /// A random model in which capacity limits, firms cut and promises answer, here and there.
    mutating func feedbackModel() -> CashFlowModel {
        var model = model()
        let quarters = model.quarters
        for firm in model.firms.indices {
            let revenue = model.firms[firm].externalRevenue
            if chance(0.8) {
                model.firms[firm].plannedRevenue = (0..<quarters).map { _ in
                    chance(0.05) ? 0 : (revenue + 0.1) * unit(0.5...2)
                }
            }
            if model.firms[firm].plannedRevenue.contains(where: { $0 > 0 }), chance(0.7) {
                model.firms[firm].capacityLimit = CapacityLimit(
                    elasticity: chance(0.2) ? 0 : unit(0...1.5), slack: chance(0.4) ? 0 : unit(),
                    shareOfCosts: chance(0.3) ? 0 : unit(),
                    longRunElasticity: chance(0.4) ? 0 : unit(0...1.2), adjustment: unit())
            }
            if chance(0.1) { model.firms[firm].failsAt = index(quarters) }
            if chance(0.6) {
                model.firms[firm].spendingPlan = SpendingPlan(
                    buffer: unit(-1...8), discretionaryShare: chance(0.2) ? 0 : unit())
            }
        }
        for leg in model.obligations.indices {
            if chance(0.2) { model.obligations[leg].kept = schedule(quarters, upTo: 1) }
            if chance(0.6) { model.obligations[leg].takeOrPayFloor = unit() }
            if chance(0.6) {
                model.obligations[leg].capacityPlan = schedule(quarters, upTo: 5)
                model.obligations[leg].capacitySupply = model.obligations[leg].capacityPlan.map {
                    chance(0.7) ? $0 : $0 * unit()
                }
            }
            model.obligations[leg].delivers = chance(0.5)
        }
        let planned = model.firms.indices.filter {
            model.firms[$0].plannedRevenue.contains { $0 > 0 }
        }
        if chance(0.5) {
            let first = index(quarters)
            model.market = FundingMarket(
                closing: unit(), opening: unit(), isOpenAtFirst: chance(0.7),
                shut: chance(0.3) ? first..<first + 1 + index(3) : nil)
        }
        for leg in model.fundings.indices {
            if chance(0.5) { model.fundings[leg].whenClosed = chance(0.5) ? 0 : unit() }
            if !planned.isEmpty, chance(0.7) {
                model.fundings[leg].response = FundingResponse(
                    firm: planned[index(planned.count)], probability: chance(0.3) ? 0 : unit(0...4),
                    amount: chance(0.3) ? 0 : unit(0...2))
            }
            if chance(0.2) { model.fundings[leg].kept = schedule(quarters, upTo: 1) }
            if chance(0.4) { model.fundings[leg].cashShare = unit() }
            if chance(0.4) { model.fundings[leg].promiseGroup = index(2) }
        }
        extend(&model)
        return model
    }
}

struct FeedbackPropertyTests {
    private func model(_ seed: Int, _ change: (inout CashFlowModel) -> Void = { _ in })
        -> CashFlowModel
    {
        var random = RandomModel(seed: UInt64(40_000 + seed))
        var model = random.feedbackModel()
        change(&model)
        return model
    }

    /// A path of the model with shocks and draws of its own.
    private func path(_ model: CashFlowModel, seed: Int) throws -> Trajectory {
        var random = RandomModel(seed: UInt64(90_000 + seed))
        let shocks = (0..<model.quarters * model.firms.count).map { _ in random.unit(-2.5...2.5) }
        let uniforms = model.fundings.map { _ in random.unit(0.001...0.999) }
        return try LiquiditySimulation(model).trajectory(shocks: shocks, uniforms: uniforms)
    }

    @Test(arguments: 0..<200)
    func `no dollar appears or vanishes in any quarter`(seed: Int) throws {
        let model = model(seed) {
            $0.clearing = .eisenbergNoe
            $0.backstops = []
            $0.forcedSaleHaircut = nil
        }
        let path = try path(model, seed: seed)
        var opening = model.firms.map(\.openingCash)
        for quarter in 0..<path.quarters {
            func firms(_ values: [Double]) -> [Double] {
                Array(values[quarter * path.firms..<(quarter + 1) * path.firms])
            }
            var sources = opening.reduce(0, +) + firms(path.revenue).reduce(0, +)
            var uses = firms(path.seniorCosts).reduce(0, +)
            uses -= firms(path.seniorShortfall).reduce(0, +)
            for (index, funding) in model.fundings.enumerated() where funding.investor == nil {
                sources += path.funding[quarter * path.fundings + index]
            }
            for (index, due) in model.obligations.enumerated() where due.payee == nil {
                uses += path.payment[quarter * path.obligations + index]
            }
            let closing = firms(path.cash)
            #expect(
                abs(closing.reduce(0, +) - (sources - uses)) <= 1e-9 * max(1, sources),
                "model \(seed), quarter \(quarter)")
            opening = closing
        }
    }

    @Test(arguments: 0..<200)
    func `shares stay shares, and cuts stay within what can be cut`(seed: Int) throws {
        let model = model(seed)
        let path = try path(model, seed: seed)
        let slack = 1e-9
        #expect(path.availability.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
        #expect(path.capacityRatio.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
        #expect(path.quotient.allSatisfy { $0 >= 0 && $0 <= 1 })
        #expect(path.demandLost.allSatisfy { $0 <= 1e-12 })
        for place in path.cut.indices {
            let due = model.obligations[place % path.obligations]
            let most = (1 - due.takeOrPayFloor) * path.newDue[place]
            #expect(path.cut[place] >= 0 && path.cut[place] <= most + slack)
            if model.firms[due.payer].spendingPlan == nil { #expect(path.cut[place] == 0) }
        }
        for place in path.cutCosts.indices {
            let firm = model.firms[place % path.firms]
            let cost = Schedule.value(firm.fixedCost, at: place / path.firms, slip: 0)
            let most = (firm.spendingPlan?.discretionaryShare ?? 0) * max(0, cost)
            #expect(path.cutCosts[place] >= 0 && path.cutCosts[place] <= most + slack)
            let isPlanned = firm.failsAt.map { place / path.firms < $0 } ?? true
            if !isPlanned { #expect(path.revenue[place] == 0 && path.cutCosts[place] == 0) }
            #expect(path.revenue[place] <= path.demand[place] * (1 + 1e-12))
        }
    }

    @Test func `revenue never rises when capacity falls`() throws {
        var random = RandomModel(seed: 5)
        for _ in 0..<300 {
            let limit = CapacityLimit(
                elasticity: random.unit(0...2), slack: random.unit(0...1),
                longRunElasticity: random.unit(0...1), adjustment: random.unit())
            let (demand, plan) = (random.unit(1...200), random.unit(1...200))
            var last = Double.infinity
            for step in (0...20).reversed() {
                var due = Obligation(id: "compute", payer: 0, payee: nil, capacityPlan: [1])
                due.capacitySupply = [Double(step) / 20]
                let model = CashFlowModel(
                    firms: [
                        SimulatedFirm(
                            id: "lab", openingCash: 0, externalRevenue: demand, growth: [],
                            volatility: 0, plannedRevenue: [plan], capacityLimit: limit)
                    ], quarters: 1, shocks: .common(0, firms: 1), obligations: [due])
                let revenue = try LiquiditySimulation(model).zeroShock().revenue[0]
                #expect(revenue <= last * (1 + 1e-12))
                last = revenue
            }
        }
    }

    @Test func `a promise is the likelier the better revenue stands, on every path at once`() throws
    {
        var kept = 0
        for step in -10...10 {
            let model = CashFlowModel(
                firms: [
                    SimulatedFirm(
                        id: "lab", openingCash: 0, externalRevenue: 1, growth: [Double(step) / 10],
                        volatility: 0, plannedRevenue: [1, 1])
                ], quarters: 2, shocks: .common(0, firms: 1),
                fundings: [
                    Funding(
                        id: "round", investor: nil, recipient: 0, amounts: [0, 1000],
                        probability: 0.6,
                        response: FundingResponse(firm: 0, probability: 2, amount: 0))
                ])
            let outcomes = try LiquiditySimulation(model).run(
                SimulationOptions(paths: 1024, seed: 2))
            let now = (0..<1024).count { outcomes.fan[1024 + $0] > 500 }
            #expect(now >= kept)
            kept = now
        }
        #expect(kept > 1000)
    }

    @Test(arguments: 0..<60)
    func `a horizon of fewer quarters sees the same quarters`(seed: Int) throws {
        let model = model(seed) { $0.quarters = 12 }
        let whole = try LiquiditySimulation(model).run(SimulationOptions(paths: 24, seed: 9))
        for horizon in [1, 4, 8] {
            var short = model
            short.quarters = horizon
            let part = try LiquiditySimulation(short).run(SimulationOptions(paths: 24, seed: 9))
            #expect(
                part.cashOut == whole.cashOut.map { Int($0) <= horizon ? $0 : 0 },
                "model \(seed), \(horizon) quarters")
            #expect(part.firstCut == whole.firstCut.map { Int($0) <= horizon ? $0 : 0 })
            for firm in 0..<part.firms {
                for quarter in 0..<horizon {
                    let (a, b) = (firm * horizon + quarter, firm * 12 + quarter)
                    #expect(part.fan[a * 24..<(a + 1) * 24] == whole.fan[b * 24..<(b + 1) * 24])
                }
            }
        }
    }

    @Test(arguments: 0..<40)
    func `amounts in another unit give the same paths in that unit, to the bit`(seed: Int) throws {
        let scale = 1024.0
        func scaled(_ condition: FundingCondition) -> FundingCondition {
            switch condition {
            case .revenue(let firm, let levels):
                .revenue(firm: firm, atLeast: levels.map { $0 * scale })
            case .all(let parts): .all(parts.map { scaled($0) })
            default: condition
            }
        }
        let model = model(seed)
        var large = model
        for firm in large.firms.indices {
            large.firms[firm].openingCash *= scale
            large.firms[firm].externalRevenue *= scale
            large.firms[firm].openingReceipts *= scale
            large.firms[firm].fixedCost = model.firms[firm].fixedCost.map { $0 * scale }
            large.firms[firm].plannedRevenue = model.firms[firm].plannedRevenue.map { $0 * scale }
            large.firms[firm].spendingPlan?.buffer *= scale
            large.firms[firm].covenants = model.firms[firm].covenants.map {
                switch $0 {
                case .minimumCash(let cash): .minimumCash(cash * scale)
                case .maximumLeverage(let debt, let ratio):
                    .maximumLeverage(debt: debt * scale, ratio: ratio)
                }
            }
        }
        for leg in large.obligations.indices {
            large.obligations[leg].takeOrPay = model.obligations[leg].takeOrPay.map { $0 * scale }
            large.obligations[leg].capacityPlan = model.obligations[leg].capacityPlan.map {
                $0 * scale
            }
            large.obligations[leg].capacitySupply = model.obligations[leg].capacitySupply.map {
                $0 * scale
            }
            large.obligations[leg].condition = scaled(model.obligations[leg].condition)
        }
        for leg in large.fundings.indices {
            large.fundings[leg].amounts = model.fundings[leg].amounts.map { $0 * scale }
            large.fundings[leg].condition = scaled(model.fundings[leg].condition)
        }
        for leg in large.backstops.indices { large.backstops[leg].limit *= scale }
        for leg in large.stakes.indices {
            large.stakes[leg].value *= scale
            large.stakes[leg].condition = scaled(model.stakes[leg].condition)
        }
        let options = SimulationOptions(paths: 16, seed: 3)
        let one = try LiquiditySimulation(model).run(options)
        let other = try LiquiditySimulation(large).run(options)
        #expect(one.cashOut == other.cashOut && one.firstCut == other.firstCut)
        #expect(one.gap.map { $0 * scale } == other.gap)
        #expect(one.fan.map { $0 * scale } == other.fan)
        #expect(one.directLoss.map { $0 * scale } == other.directLoss)
    }

    @Test(arguments: 0..<60)
    func `a leg in two equal halves changes nothing`(seed: Int) throws {
        let model = model(seed)
        let free = model.obligations.indices.filter { leg in
            !model.obligations.contains { $0.follows?.obligation == leg }
                && !model.backstops.contains { $0.obligation == leg }
        }
        guard let leg = free.first else { return }
        var split = model
        var half = model.obligations[leg]
        half.takeOrPay = half.takeOrPay.map { $0 / 2 }
        half.usage /= 2
        half.contingent?.perUnit /= 2
        half.follows?.share /= 2
        half.capacityPlan = half.capacityPlan.map { $0 / 2 }
        half.capacitySupply = half.capacitySupply.map { $0 / 2 }
        split.obligations[leg] = half
        split.obligations.append(half)
        let (one, two) = (try path(model, seed: seed), try path(split, seed: seed))
        for (a, b) in zip(one.cash, two.cash) { #expect(abs(a - b) <= 1e-8 * max(1, abs(a))) }
        for (a, b) in zip(one.revenue, two.revenue) {
            #expect(abs(a - b) <= 1e-8 * max(1, abs(a)))
        }
        #expect(one.cashOut == two.cashOut)
    }

    @Test func `promises of one group are one draw, and a promise in two halves in a group is one`()
        throws
    {
        func model(_ parts: Int, group: Int?) -> CashFlowModel {
            CashFlowModel(
                firms: [
                    SimulatedFirm(
                        id: "lab", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0,
                        fixedCost: [10])
                ], quarters: 1, shocks: .common(0, firms: 1),
                fundings: (0..<parts).map {
                    Funding(
                        id: "part \($0)", investor: nil, recipient: 0,
                        amounts: [12 / Double(parts)], probability: 0.4, promiseGroup: group)
                })
        }
        let options = SimulationOptions(paths: 2000, seed: 6)
        let whole = try LiquiditySimulation(model(1, group: nil)).run(options)
        let grouped = try LiquiditySimulation(model(3, group: 7)).run(options)
        #expect(whole.cashOut == grouped.cashOut && whole.gap == grouped.gap)
        let apart = try LiquiditySimulation(model(3, group: nil)).run(options)
        #expect(apart.gap != whole.gap)
    }

    @Test func `a market is open as often as its odds say, for all promises at once`() throws {
        let (closing, opening) = (0.2, 0.3)
        let quarters = 10
        var model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "lab", openingCash: 0, externalRevenue: 0, growth: [], volatility: 0)
            ], quarters: quarters, shocks: .common(0, firms: 1),
            fundings: ["unsecured", "secured"].map {
                Funding(
                    id: $0, investor: nil, recipient: 0,
                    amounts: [Double](repeating: 1, count: quarters))
            }, market: FundingMarket(closing: closing, opening: opening))
        model.fundings[0].whenClosed = 0
        model.fundings[1].whenClosed = 0.5
        let simulation = try LiquiditySimulation(model)
        let paths = 4096
        let outcomes = try simulation.run(SimulationOptions(paths: paths, seed: 4))
        let share = simulation.zeroShock()
        let still = opening / (opening + closing)
        for quarter in 0..<quarters {
            // Closed form of a chain of two states.
            let open = still + (1 - still) * pow(1 - opening - closing, Double(quarter))
            #expect(abs(share.funding[2 * quarter] - open) < 1e-12)
            #expect(abs(share.funding[2 * quarter + 1] - (open + 1) / 2) < 1e-12)
            let came = (0..<paths).map { path in
                outcomes.fan[quarter * paths + path]
                    - (quarter > 0 ? outcomes.fan[(quarter - 1) * paths + path] : 0)
            }
            #expect(came.allSatisfy { $0 == 2 || $0 == 0.5 })
            let found = Double(came.count { $0 == 2 }) / Double(paths)
            #expect(abs(found - open) <= 4.5 * (open * (1 - open) / Double(paths)).squareRoot())
        }
        model.market?.shut = 3..<5
        let shut = try LiquiditySimulation(model).zeroShock()
        #expect(shut.funding[6] == 0 && shut.funding[8] == 0 && shut.funding[7] == 0.5)
        #expect(abs(shut.funding[10] - opening) < 1e-12)
    }

    @Test func `any number of threads and of shards gives the same bytes`() throws {
        for seed in [3, 11, 17] {
            let model = model(seed)
            let simulation = try LiquiditySimulation(model)
            func run(_ threads: Int) throws -> PathOutcomes {
                try simulation.run(SimulationOptions(paths: 12_500, seed: 5, threads: threads))
            }
            let one = try run(1)
            #expect(try run(2) == one)
            #expect(try run(7) == one)
            for count in [1, 5, 12] {
                let parts = try (0..<count).map { index in
                    StressPartial(
                        label: "m", inputs: [1], totalPaths: 12_500,
                        shard: .init(index: index, count: count),
                        outcomes: try simulation.run(
                            SimulationOptions(
                                paths: 12_500, seed: 5, shard: .init(index: index, count: count))))
                }
                let read = try StressPartial.decode(StressPartial.encode(parts))
                #expect(read == parts)
                #expect(try StressPartial.merged(read) == one)
            }
        }
    }
}
