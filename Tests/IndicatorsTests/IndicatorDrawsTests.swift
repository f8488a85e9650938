import Circularity
import FlowNetwork
import Ledger
import Statistics
import Testing
import Text

@testable import Indicators

@Suite struct IndicatorDrawsTests {
    struct Drawn {
        let readings: [IndicatorReading]
        let draws: IndicatorDraws

        func intervals(_ id: String, _ firm: String?) -> IndicatorDraws.Intervals? {
            readings.first { $0.indicator == id && $0.firm == firm }.flatMap {
                draws.intervals(of: $0)
            }
        }
    }

    static func drawn(
        _ texts: [String: String] = IndicatorTests.texts, threads: Int = 2
    ) throws -> Drawn {
        let reading = LedgerReader.read(folder: MemoryFolder(name: "toy", texts: texts))
        let model = try #require(reading.model, "\(reading.diagnostics)")
        let ledger = model.resolved(asOf: model.defaultAsOf, policy: .graded)
        let network = FlowNetwork(ledger)
        let inputs = try IndicatorInputs(ledger, network)
        let draws = LedgerDraws(
            network, ledger,
            model: RealisationModel(
                ledger, announced: HeadlineDecay(ledger),
                binding: HeadlineDecay(ledger, layer: .binding)),
            options: .init(draws: 400, level: 0.8), streams: RandomStreams(seed: 3))
        return Drawn(
            readings: IndicatorRegistry.readings(inputs),
            draws: try IndicatorDraws(inputs, draws, level: 0.8, threads: threads))
    }

    /// The vendor's spending is "about" 10: triangular on 9…11, of which 80 % lie within √0.2 of the way from each end.
    @Test func `a figure in words is drawn within them`() throws {
        let interval = try #require(try Self.drawn().intervals("capex-sales", "vendor")?.value)
        let tail = (0.2 / 2 * 2).squareRoot() * 0.05
        #expect(abs(interval.low - (0.45 + tail)) < 0.005)
        #expect(abs(interval.high - (0.55 - tail)) < 0.005)
        #expect(interval.level == 0.8 && interval.draws == 400)
    }

    @Test func `a ratio of figures as reported has no interval`() throws {
        let drawn = try Self.drawn()
        #expect(drawn.intervals("minsky", "buyer")?.value == nil)
        #expect(drawn.readings.contains { $0.indicator == "minsky" && $0.firm == "buyer" })
    }

    @Test func `a promise that may fall lets the share of its customer vary`() throws {
        let drawn = try Self.drawn()
        let share = try #require(drawn.intervals("largest-customer", "vendor")?.value)
        #expect(share.low < share.high && share.high <= 1 && share.low > 0)
        let commitments = try #require(drawn.intervals("commitments", "buyer")?.value)
        // What is paid of the ten cannot fall; nothing is drawn above what is promised.
        #expect(commitments.low >= 0 && commitments.high <= 3 + 1e-12)
    }

    @Test func `what has ends of its own, or is about promises that fall, is not drawn`() throws {
        let drawn = try Self.drawn()
        #expect(drawn.intervals("circular-revenue-share", "vendor") == nil)
        #expect(drawn.intervals("headline-decay", nil) == nil)
        #expect(drawn.readings.contains { $0.indicator == "headline-decay" })
    }

    @Test func `the intervals are the same on one thread and on seven`() throws {
        let (one, seven) = (try Self.drawn(threads: 1), try Self.drawn(threads: 7))
        for reading in one.readings {
            #expect(one.draws.intervals(of: reading) == seven.draws.intervals(of: reading))
        }
    }
}
