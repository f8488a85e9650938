import Foundation
import Statistics
import TestSupport
import Testing

@testable import Liquidity

/// Models with every kind of leg, at random.
struct RandomModel {
    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed) }

    mutating func unit(_ range: ClosedRange<Double> = 0...1) -> Double {
        Double.random(in: range, using: &random)
    }

    mutating func index(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    mutating func chance(_ p: Double) -> Bool { unit() < p }

    mutating func schedule(_ quarters: Int, upTo most: Double) -> [Double] {
        (0..<quarters).map { _ in unit(0...most) }
    }

    mutating func condition(_ firms: Int) -> FundingCondition {
        switch index(8) {
        case 0: .from(index(4))
        case 1: .revenue(firm: index(firms), atLeast: [unit(0...12)])
        case 2: .capacity(firm: index(firms), atLeast: unit(0...3))
        case 3: .listed(firm: index(firms))
        case 4: .alive(firm: index(firms))
        case 5:
            .all([
                .covenantsKept(firm: index(firms)),
                .revenue(firm: index(firms), atLeast: [1, 2, 3]),
            ])
        default: .always
        }
    }

    mutating func firm(_ name: Int, quarters: Int) -> SimulatedFirm {
        SimulatedFirm(
            id: "firm \(name)", openingCash: chance(0.2) ? 0 : unit(0...20),
            externalRevenue: chance(0.2) ? 0 : unit(0...10),
            growth: (0..<quarters).map { _ in
                chance(0.02) ? -.infinity : unit(-0.2...0.3)
            },
            volatility: chance(0.2) ? 0 : unit(0...0.4),
            fixedCost: (0..<quarters).map { _ in unit(-0.5...4) },
            variableCostShare: unit(0...0.6), receiptCostShare: chance(0.5) ? 0 : unit(0...0.5),
            openingReceipts: unit(0...5), capacity: schedule(quarters, upTo: 4),
            capacitySlip: chance(0.5) ? 0 : unit(-1...3),
            listedFrom: chance(0.5) ? nil : index(quarters),
            covenants: (chance(0.3) ? [.minimumCash(unit(0...5))] : [])
                + (chance(0.3) ? [.maximumLeverage(debt: unit(0...200), ratio: unit(1...6))] : []))
    }

    mutating func obligation(_ place: Int, firms: Int, quarters: Int, fundings: Int) -> Obligation {
        let payer = index(firms)
        let other = (payer + 1 + index(max(1, firms - 1))) % firms
        return Obligation(
            id: "due \(place)", payer: payer,
            payee: chance(0.25) || other == payer ? nil : other,
            takeOrPay: schedule(quarters, upTo: 6), slip: chance(0.5) ? 0 : unit(-2...4),
            usage: chance(0.5) ? 0 : unit(0...0.8), price: unit(0.5...1.5),
            contingent: fundings > 0 && chance(0.3)
                ? .init(funding: index(fundings), perUnit: unit(0...1.2)) : nil,
            follows: place > 0 && chance(0.3)
                ? .init(obligation: index(place), share: unit(0...1)) : nil,
            rank: chance(0.5) ? 0 : index(4),
            arrears: [.extinguish, .roll(interest: 0.02), .terminate][index(3)],
            condition: condition(firms), stopsAt: chance(0.2) ? index(quarters) : nil)
    }

    mutating func model() -> CashFlowModel {
        let firms = 1 + index(6)
        let quarters = 1 + index(12)
        let fundings = firms > 1 ? index(5) : 0
        let dues = index(14)
        let stakes = firms > 1 && chance(0.6) ? index(4) : 0
        var model = CashFlowModel(
            firms: (0..<firms).map { firm($0, quarters: quarters) }, quarters: quarters,
            shocks: .common(chance(0.1) ? 1 : unit(0...0.8), firms: firms))
        if chance(0.4) {
            model.shocks.jump = .init(probability: unit(0...0.3), logSize: unit(-0.8...0))
        }
        model.fundings = (0..<fundings).map { place in
            let recipient = index(firms)
            let investor: Int? =
                chance(0.3) ? nil : (recipient + 1 + index(firms - 1)) % firms
            return Funding(
                id: "funding \(place)", investor: investor, recipient: recipient,
                amounts: chance(0.3) ? [] : schedule(quarters, upTo: 5),
                slip: chance(0.7) ? 0 : unit(0...3),
                recycling: investor == nil || chance(0.3) ? 0 : unit(0...0.8),
                recyclingPayer: chance(0.5) ? nil : index(firms), condition: condition(firms),
                probability: chance(0.5) ? 1 : unit(), stopsAt: chance(0.2) ? index(quarters) : nil)
        }
        model.obligations = (0..<dues).map {
            obligation($0, firms: firms, quarters: quarters, fundings: fundings)
        }
        if dues > 0 {
            model.backstops = (0..<index(3)).map {
                Backstop(
                    id: "backstop \($0)", guarantor: index(firms), obligation: index(dues),
                    limit: unit(0...10))
            }
        }
        model.stakes = (0..<stakes).map {
            Stake(
                id: "stake \($0)", holder: index(firms), issuer: index(firms), value: unit(0...20),
                elasticity: unit(0...2), valueInDefault: unit(), condition: condition(firms))
        }
        model.clearing =
            chance(0.2)
            ? nil
            : chance(0.5)
                ? .eisenbergNoe
                : RecoveryRule(cashRecovery: unit(0.3...1), receiptRecovery: unit(0.3...1))
        model.forcedSaleHaircut = chance(0.5) ? nil : unit()
        return model
    }

    /// Adds what came later: σ by quarter, firms that borrow what they have not, orders that are lost in part.
    mutating func extend(_ model: inout CashFlowModel) {
        let quarters = model.quarters
        for firm in model.firms.indices {
            if chance(0.3) {
                model.firms[firm].volatilityByQuarter = (0..<1 + index(quarters)).map { _ in
                    unit(0...0.4)
                }
            }
            model.firms[firm].isJudgedByHeadroom = chance(0.2)
        }
        for due in model.obligations.indices where chance(0.4) {
            model.obligations[due].lossGivenDefault = unit()
        }
    }
}

extension LiquiditySimulation {
    /// A path of a run, through the plain twin, with the cash of every quarter.
    func plain(seed: UInt64, path: Int) -> (path: ReferencePath, cash: [[Double]]) {
        let generator = Philox(seed: seed)
        let stream = UInt64(path)
        let uniforms = compiled.feedback.draw.map { number in
            let pair = PathStream.promises.uniformPair(generator, path: stream, number: number / 2)
            return number % 2 == 0 ? pair.0 : pair.1
        }
        let market = (0..<compiled.quarters).map { quarter in
            let pair = PathStream.market.uniformPair(generator, path: stream, number: quarter / 2)
            return quarter % 2 == 0 ? pair.0 : pair.1
        }
        var result = ReferencePath(
            model: compiled, program: KernelProgram(compiled, seed: seed),
            promises: .uniforms(uniforms, market: market))
        let count = compiled.firms.count
        let numbers = (0..<(compiled.quarters * count + 3) / 4).flatMap {
            PathStream.shocks.normals(generator, path: stream, number: $0)
        }
        var cash: [[Double]] = []
        for quarter in 0..<compiled.quarters {
            let normals = Array(numbers[quarter * count..<(quarter + 1) * count])
            var jump = 0.0
            if let model = compiled.shocks.jump {
                let pair = PathStream.jumps.uniformPair(
                    generator, path: stream, number: quarter / 2)
                jump = (quarter % 2 == 0 ? pair.0 : pair.1) < model.probability ? model.logSize : 0
            }
            result.step(
                quarter, shocks: compiled.factor.correlated(Array(normals[..<count])), jump: jump)
            cash.append(result.cash)
        }
        return (result, cash)
    }
}

struct TwinTests {
    @Test(arguments: 0..<300)
    func `the kernel gives the bits of its plain twin`(seed: Int) throws {
        var random = RandomModel(seed: UInt64(seed))
        var model = random.model()
        random.extend(&model)
        try compare(model, seed: seed)
    }

    @Test(arguments: 0..<300)
    func `the kernel gives the bits of its plain twin with everything that feeds back`(
        seed: Int
    ) throws {
        var random = RandomModel(seed: UInt64(seed))
        try compare(random.feedbackModel(), seed: seed)
    }

    private func compare(_ model: CashFlowModel, seed: Int) throws {
        let simulation = try LiquiditySimulation(model)
        let paths = 13
        let outcomes = try simulation.run(
            SimulationOptions(paths: paths, seed: UInt64(seed) << 33 | 7, threads: 1))
        var survival = [Double](repeating: 0, count: outcomes.firms)
        for path in 0..<paths {
            let (plain, cash) = simulation.plain(seed: UInt64(seed) << 33 | 7, path: path)
            for firm in 0..<outcomes.firms {
                let place = firm * paths + path
                let what: Comment = "model \(seed), path \(path), firm \(firm)"
                #expect(outcomes.cashOut[place] == plain.cashOut[firm], what)
                #expect(outcomes.gap[place].bitPattern == plain.gap(firm).bitPattern, what)
                for (kernel, twin) in [
                    (outcomes.directLoss, plain.directLoss),
                    (outcomes.passedOnLoss, plain.passedOnLoss),
                    (outcomes.terminatedLoss, plain.terminatedLoss),
                    (outcomes.stakeLoss, plain.stakeLoss),
                ] {
                    #expect(kernel[place] == twin[firm], what)
                    #expect(kernel[place].isFinite, what)
                }
                for quarter in 0..<outcomes.quarters {
                    let kept = outcomes.fan[
                        (firm * outcomes.quarters + quarter) * outcomes.fanPaths + path]
                    #expect(kept == cash[quarter][firm], what)
                }
                survival[firm] += plain.survival[firm]
            }
        }
        for firm in 0..<outcomes.firms {
            let last = outcomes.bridgeSurvival[0][firm * outcomes.quarters + outcomes.quarters - 1]
            #expect(abs(last - survival[firm]) <= 1e-13 * Double(paths))
        }
    }

    @Test func `elementary functions are within a few units in the last place of the library's`() {
        for step in -7000...7000 {
            let x = Double(step) / 10
            #expect(abs(PathNumbers.exponential(x) / exp(x) - 1) < 1e-15)
        }
        for step in 1...4000 {
            let x = exp(Double(step - 2000) / 60)
            #expect(
                abs(PathNumbers.logarithm(x) - log(x)) <= 4e-16 * max(1e-3, abs(log(x))) + 1e-19)
        }
        #expect(PathNumbers.exponential(-.infinity) == 0)
        #expect(PathNumbers.exponential(-1000) == 0)
    }

    @Test func `normal numbers are the polar form of the generator's uniform ones`() {
        let generator = Philox(seed: 99)
        for number in 0..<2000 {
            let bits = generator.block(stream: 5, index: UInt64(number))
            let normals = PathStream.shocks.normals(generator, path: 5, number: number)
            for (place, words) in [(bits.x, bits.y), (bits.z, bits.w)].enumerated() {
                let radius = (-2 * log((Double(words.0) + 0.5) / 0x1p32)).squareRoot()
                let angle = 2 * .pi * (Double(words.1) + 0.5) / 0x1p32
                #expect(abs(normals[2 * place] - radius * cos(angle)) < 1e-14 * max(1, radius))
                #expect(abs(normals[2 * place + 1] - radius * sin(angle)) < 1e-14 * max(1, radius))
            }
        }
        // The ends of both words.
        for word in [UInt32.min, .max] {
            for other in [UInt32.min, 0x4000_0000, 0x7fff_ffff, .max] {
                let (a, b) = PathNumbers.normalPair(word, other)
                #expect(a.isFinite && b.isFinite && abs(a) < 6.8 && abs(b) < 6.8)
            }
        }
    }

    /// P(|radius · cos(angle)| > x) over all words of the radius, which are few in the tail, with an even angle.
    @Test(arguments: [(5.0, 1e-5), (5.5, 1e-4), (6.0, 0.002), (6.5, 0.015)])
    func `32 bits of the radius leave the tails as heavy as they are`(x: Double, within: Double) {
        var sum = 0.0
        var word: UInt32 = 0
        while true {
            let (a, b) = PathNumbers.normalPair(word, 0x1234_5678)
            let radius = (a * a + b * b).squareRoot()
            guard radius > x else { break }
            sum += 2 / .pi * acos(x / radius)
            word += 1
        }
        let share = sum * 0x1p-32 / erfc(x / 2.0.squareRoot())
        #expect(abs(share - 1) < within, "\(share) of the normal tail beyond \(x)")
    }

    @Test func `numbers fall into every part of the normal distribution as often as they should`() {
        let generator = Philox(seed: 12)
        let edges = [-4, -3.5, -3, -2, -1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]
        var counts = [Double](repeating: 0, count: edges.count + 1)
        let blocks = 250_000
        for number in 0..<blocks {
            for z in PathStream.shocks.normals(generator, path: 9, number: number) {
                counts[edges.firstIndex { z < $0 } ?? edges.count] += 1
            }
        }
        let bounds = [-Double.infinity] + edges + [.infinity]
        var statistic = 0.0
        for (place, count) in counts.enumerated() {
            let expected =
                Double(4 * blocks)
                * (NormalDistribution.cumulative(bounds[place + 1])
                    - NormalDistribution.cumulative(bounds[place]))
            statistic += (count - expected) * (count - expected) / expected
        }
        // χ² with 14 degrees of freedom is above 36.1 once in a thousand.
        #expect(statistic < 36.1, "\(statistic)")
    }

    @Test func `normal numbers have the moments of a normal distribution`() {
        let generator = Philox(seed: 3)
        var sums = (0.0, 0.0, 0.0, 0.0, 0.0)
        let blocks = 50_000
        for number in 0..<blocks {
            let z = PathStream.shocks.normals(generator, path: 1, number: number)
            for place in 0..<4 {
                let (a, b) = (z[place], z[(place + 1) % 4])
                sums.0 += a
                sums.1 += a * a
                sums.2 += a * a * a * a
                sums.3 += a * b
                sums.4 += a * a * b * b
            }
        }
        let n = Double(4 * blocks)
        // Five standard errors: √(1/n), √(2/n), √(96/n); of neighbours' products √(1/n), of their squares' √(12/n).
        #expect(abs(sums.0 / n) < 5 * (1 / n).squareRoot())
        #expect(abs(sums.1 / n - 1) < 5 * (2 / n).squareRoot())
        #expect(abs(sums.2 / n - 3) < 5 * (96 / n).squareRoot())
        #expect(abs(sums.3 / n) < 5 * (1 / n).squareRoot())
        #expect(abs(sums.4 / n - 1) < 5 * (12 / n).squareRoot())
    }
}
