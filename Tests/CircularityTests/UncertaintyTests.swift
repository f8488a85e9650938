import FlowNetwork
import Ledger
import Money
import Statistics
import Testing
import Text

@testable import Circularity

@Suite("Uncertainty")
struct UncertaintyTests {
    private typealias Probability = RealisationModel.Probability

    private static func model(
        binding: Double = 1, announced: Double = 1, talks: Double = 1, count: Double = 1e7
    ) -> RealisationModel {
        RealisationModel(
            binding: Probability(observed: binding, effectiveCount: count),
            announced: Probability(observed: announced, effectiveCount: count),
            talks: Probability(observed: talks, effectiveCount: count))
    }

    /// `a` finances `b`, `b` orders from `a`; a third firm gives a longer loop.
    private static func ledger(_ basis: AmountBasis = .exact) -> SmallLedger {
        var b = SmallLedger()
        b.deal("invest", [b.claim(.completed, "2025-01-01", b.leg("equity", 10))])
        b.deal(
            "order",
            [
                b.claim(
                    .signed, "2025-02-01",
                    b.leg("compute", 40, basis: basis, from: "b", to: "a", kind: .purchase))
            ])
        b.deal(
            "plan",
            [
                b.claim(
                    .announced, "2025-03-01",
                    b.leg("more", 20, basis: basis, from: "a", to: "c", binding: .loi))
            ])
        b.deal(
            "chain",
            [
                b.claim(
                    .announced, "2025-03-01",
                    b.leg("rent", 15, from: "c", to: "b", kind: .lease, binding: .unknown))
            ])
        b.deal(
            "talk",
            [
                b.claim(
                    .inTalks, "2025-04-01",
                    b.leg("loan", 7, from: "a", to: "b", kind: .debt, binding: .unknown))
            ])
        return b
    }

    private static func run(
        _ b: SmallLedger, _ model: RealisationModel, draws: Int = 300, seed: UInt64 = 3,
        threads: Int? = nil, losingClaims: Bool = false
    ) throws -> Uncertainty {
        let ledger = b.resolved()
        let network = FlowNetwork(ledger)
        return try Uncertainty(
            network, ledger, census: CircuitCensus(of: network),
            vendors: VendorFinancing.all(network, ledger: ledger),
            layers: [.paid, .binding, .announced, .reported], headline: .announced, model: model,
            options: .init(draws: draws, losingClaims: losingClaims),
            streams: RandomStreams(seed: seed), threads: threads)
    }

    @Test("exact amounts and certain promises give the stated figures, without a spread")
    func certain() throws {
        let b = Self.ledger()
        let network = FlowNetwork(b.resolved())
        let drawn = try Self.run(b, Self.model())
        for layer in drawn.layers {
            let stated = try LayerMeasures(network, view: FlowView(layer: layer.layer))
            for interval in [layer.totalWeight, layer.circulation, layer.multiParty] {
                #expect(interval.low == interval.high && interval.standardError == 0)
            }
            #expect(layer.totalWeight.median == Double(stated.totalWeight))
            #expect(layer.circulation.median == Double(stated.circulation.value))
            #expect(layer.multiParty.median == Double(stated.multiParty))
            #expect(layer.share.median == stated.share)
            #expect(layer.reciprocity.median == stated.reciprocity.weighted)
        }
        #expect(drawn.layers.map(\.layer) == [.paid, .binding, .announced, .reported])
        #expect(drawn.widestLoop?.median == Double(b.cents(15)))
        #expect(abs(drawn.paidShare.median - 10.0 / 92) < 1e-12)
    }

    @Test("promises that never stand leave what is paid, and cut the loops that need them")
    func never() throws {
        let b = Self.ledger()
        let noTalk = try Self.run(b, Self.model(talks: 0))
        #expect(noTalk.layer(.reported)?.circulation == noTalk.layer(.announced)?.circulation)
        let onlySigned = try Self.run(b, Self.model(announced: 0))
        #expect(onlySigned.layer(.announced)?.totalWeight.median == Double(b.cents(50)))
        #expect(onlySigned.layer(.announced)?.circulation.median == Double(b.cents(20)))
        #expect(onlySigned.widestLoop?.median == Double(b.cents(10)))
        let onlyPaid = try Self.run(b, Self.model(binding: 0))
        #expect(onlyPaid.layer(.reported)?.totalWeight.median == Double(b.cents(10)))
        #expect(onlyPaid.layer(.reported)?.circulation.median == 0)
        // Promises stay in the headline that the paid share is of.
        #expect(onlyPaid.paidShare == noTalk.paidShare)
    }

    @Test("a promise of probability p stands in a share p of the draws")
    func frequency() throws {
        var b = SmallLedger()
        b.deal("plan", [b.claim(.announced, "2025-03-01", b.leg("x", 20, binding: .loi))])
        let ledger = b.resolved()
        let draws = LegDraws(
            FlowNetwork(ledger), ledger, model: Self.model(announced: 0.3), losingClaims: false)
        var generator = try RandomStreams(seed: 8).generator(.amountDraws, block: 0)
        let n = 4000
        var stood = 0
        for _ in 0..<n {
            let draw = try draws.draw(&generator)
            if draw.standing[0].announced > 0 { stood += 1 }
        }
        // Four standard deviations of the binomial share.
        #expect(abs(Double(stood) / Double(n) - 0.3) < 4 * (0.21 / Double(n)).squareRoot())
    }

    @Test("legs of a deal stand or fall together, and with the deal that they are conditional on")
    func together() throws {
        var b = SmallLedger()
        b.deal(
            "first",
            [
                b.claim(
                    .announced, "2025-03-01", b.leg("x", 20, binding: .loi),
                    b.leg("y", 5, from: "b", to: "a", kind: .purchase, binding: .loi))
            ])
        b.deal(
            "second",
            [b.claim(.announced, "2025-03-01", b.leg("z", 3, from: "b", to: "c", binding: .loi))],
            links: DealLinks(conditionalOn: ["first"]))
        let ledger = b.resolved()
        let draws = LegDraws(
            FlowNetwork(ledger), ledger, model: Self.model(announced: 0.5), losingClaims: false)
        var generator = try RandomStreams(seed: 8).generator(.amountDraws, block: 0)
        var seen: Set<[Bool]> = []
        for _ in 0..<500 {
            seen.insert(try draws.draw(&generator).standing.map { $0.total > 0 })
        }
        #expect(seen == [[true, true, true], [true, true, false], [false, false, false]])
    }

    @Test(
        "layers are nested in every draw, circulation is within the money, the interval around its median",
        arguments: [AmountBasis.about, .upTo, .atLeast])
    func ordered(_ basis: AmountBasis) throws {
        let drawn = try Self.run(
            Self.ledger(basis), Self.model(binding: 0.9, announced: 0.6, talks: 0.5, count: 20))
        for (firmer, looser) in zip(drawn.layers, drawn.layers.dropFirst()) {
            #expect(firmer.totalWeight.median <= looser.totalWeight.median)
            #expect(firmer.circulation.high <= looser.circulation.high)
            #expect(firmer.circulation.low <= looser.circulation.low)
        }
        for layer in drawn.layers {
            for interval in [layer.totalWeight, layer.circulation, layer.share, layer.multiParty] {
                #expect(interval.low <= interval.median && interval.median <= interval.high)
            }
            #expect(layer.share.low >= 0 && layer.share.high <= 1)
            #expect(layer.multiParty.low >= 0)
        }
    }

    @Test("any number of threads gives the same intervals, another seed gives others")
    func threads() throws {
        let b = Self.ledger(.about)
        let model = Self.model(announced: 0.6, count: 10)
        let one = try Self.run(b, model, threads: 1)
        for threads in [2, 5, nil] {
            let other = try Self.run(b, model, threads: threads)
            #expect(other.layers == one.layers && other.widestLoop == one.widestLoop)
            #expect(other.vendors == one.vendors && other.paidShare == one.paidShare)
        }
        #expect(try Self.run(b, model, seed: 4).layers != one.layers)
    }

    struct Wording: Sendable, CustomTestStringConvertible {
        var basis: AmountBasis
        var low, stated, high: Int64
        /// Of many draws.
        var mean, least, most: Double
        var testDescription: String { basis.rawValue }
    }

    @Test(
        "a wording's draws keep within it and have the mean of its distribution",
        arguments: [
            Wording(
                basis: .exact, low: 100, stated: 100, high: 100, mean: 100, least: 100, most: 100),
            Wording(
                basis: .about, low: 90, stated: 100, high: 110, mean: 100, least: 90, most: 110),
            Wording(basis: .upTo, low: 0, stated: 100, high: 100, mean: 50, least: 0, most: 100),
            Wording(basis: .upTo, low: 40, stated: 100, high: 100, mean: 70, least: 40, most: 100),
            Wording(basis: .range, low: 10, stated: 12, high: 15, mean: 12.5, least: 10, most: 15),
            // Exponential excess of mean 10, cut where it would double the amount.
            Wording(
                basis: .atLeast, low: 100, stated: 100, high: 100, mean: 110 - 10 * 4.54e-5,
                least: 100, most: 200),
            // Exact, with parts of ±10: their spread, not the wording's.
            Wording(
                basis: .exact, low: 90, stated: 100, high: 140, mean: 110, least: 90, most: 140),
        ])
    func wording(_ wording: Wording) {
        let distribution = AmountDistribution(
            basis: wording.basis, low: wording.low, stated: wording.stated, high: wording.high)
        let n = 20_000
        var values: [Double] = []
        for index in 0..<n {
            values.append(distribution.quantile((Double(index) + 0.5) / Double(n)))
        }
        #expect(values == values.sorted())
        #expect(values.allSatisfy { $0 >= wording.least && $0 <= wording.most })
        #expect(abs(values.reduce(0, +) / Double(n) - wording.mean) < 0.02)
    }

    @Test(
        "claims that lost take part only when asked to, each rank half as likely as the one before")
    func losingClaims() throws {
        var b = SmallLedger()
        guard let worse = Grade("C3") else { return }
        b.model.sources.append(
            Source(
                id: "blog", title: "blog", kind: .news, grade: worse,
                published: PartialDate("2024-01-01"), place: Place(file: "t", line: 1, column: 1)))
        var other = b.claim(.signed, "2025-01-01", b.leg("x", 30))
        other.source = "blog"
        b.deal("deal", [b.claim(.signed, "2025-01-01", b.leg("x", 10)), other])
        let ledger = b.resolved()
        #expect(ledger.disagreements.map(\.field) == ["x.amount"])
        func mean(_ losing: Bool) throws -> Double {
            let draws = LegDraws(
                FlowNetwork(ledger), ledger, model: Self.model(), losingClaims: losing)
            var generator = try RandomStreams(seed: 1).generator(.amountDraws, block: 0)
            var sum = 0.0
            for _ in 0..<3000 { sum += Double(try draws.draw(&generator).standing[0].total) }
            return sum / 3000 / Double(b.cents(1))
        }
        #expect(try abs(mean(false) - 10) < 1e-9)
        // 10 with weight 2/3, 30 with 1/3; standard deviation 9.4, four errors of the mean.
        #expect(try abs(mean(true) - 50.0 / 3) < 4 * 9.43 / 3000.0.squareRoot())
    }

    @Test("an interval is made of quantiles; undefined draws are left out")
    func interval() throws {
        let interval = try Interval((0...1000).map(Double.init) + [.nan], level: 0.8)
        #expect(interval.median == 500 && interval.draws == 1001)
        #expect(abs(interval.low - 100) < 1e-9 && abs(interval.high - 900) < 1e-9)
        // Uniform on 0…1000: the median's error is half the square root of n, in ranks.
        #expect(abs(interval.standardError - 0.5 * 1001.0.squareRoot()) < 0.6)
        #expect(throws: StatisticsError.self) { _ = try Interval([.nan], level: 0.8) }
    }

    @Test("a history without a failure is no certainty, and no history is no knowledge")
    func jeffreys() throws {
        let short = Probability(observed: 1, effectiveCount: 5)
        let long = Probability(observed: 1, effectiveCount: 500)
        #expect(try short.quantile(0.1) < long.quantile(0.1))
        #expect(try short.quantile(0.1) < 0.9)
        let none = Probability(observed: nil, effectiveCount: 9)
        #expect(none.effectiveCount == 0)
        #expect(try abs(none.quantile(0.5) - 0.5) < 1e-9)
    }
}
