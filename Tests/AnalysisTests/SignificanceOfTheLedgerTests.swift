import Circularity
import FlowNetwork
import Ledger
import Reports
import Testing

@testable import Analysis

@Suite("Tests, decay and intervals of the ledgers")
struct SignificanceOfTheLedgerTests {
    @Test("Nvidia's plan of 100 that became 30 is followed; Abilene and Norway are named")
    func decay() throws {
        let model = try Repository.model("ai-infrastructure")
        let decay = HeadlineDecay(model.resolved(asOf: day("2026-07-15")))
        let fall = try #require(
            decay.withdrawals.first { $0.legs.contains("nvidia-openai-equity-2025/equity") })
        #expect(fall.before == 100 * 100_000_000_000 && fall.after == 30 * 100_000_000_000)
        #expect(fall.day == day("2026-02-27") && fall.age == 158)
        let named = decay.unpriced.map(\.leg)
        #expect(named.contains("openai-oracle-abilene-expansion-2026/compute"))
        #expect(named.contains("openai-nscale-norway/compute"))
        let earlier = HeadlineDecay(model.resolved(asOf: day("2025-12-20")))
        #expect(
            !earlier.withdrawals.contains { $0.legs.contains("nvidia-openai-equity-2025/equity") })
        #expect(!earlier.unpriced.map(\.leg).contains("openai-nscale-norway/compute"))
        for outcome in [decay.outcome, earlier.outcome] {
            #expect(
                outcome.paid + outcome.signed + outcome.standing + outcome.withdrawn
                    == outcome.announced)
        }
    }

    @Test(
        "the same seed gives the same report, another seed other intervals; no draws, no intervals")
    func seeds() throws {
        let model = try Repository.model("demo")
        func files(_ seed: UInt64, draws: Int = 40, replicates: Int = 40) throws -> [String] {
            try Report(
                try Analysis(
                    of: model,
                    options: AnalysisOptions(
                        seed: seed, replicates: replicates,
                        uncertainty: Uncertainty.Options(draws: draws)))
            ).files().map(\.contents)
        }
        #expect(try files(1) == files(1))
        #expect(try files(1) != files(2))
        let bare = try Analysis(
            of: model,
            options: AnalysisOptions(replicates: 0, uncertainty: Uncertainty.Options(draws: 0)))
        #expect(bare.uncertainty == nil && bare.significance == nil)
        #expect(try Report(bare).files().first?.contents.contains("More than chance?") == false)
    }

    @Test("what is certain is drawn as stated, and every interval holds its median")
    func intervals() throws {
        let model = try Repository.model("ai-infrastructure")
        let analysis = try Analysis(
            of: model,
            options: AnalysisOptions(replicates: 20, uncertainty: Uncertainty.Options(draws: 200)))
        let uncertainty = try #require(analysis.uncertainty)
        #expect(
            uncertainty.layers.map(\.layer)
                == analysis.layers.filter(\.hasOwnLegs).map(\.layer))
        for layer in uncertainty.layers {
            let stated = analysis.layer(layer.layer).stated
            for interval in [layer.totalWeight, layer.circulation, layer.share, layer.multiParty] {
                #expect(interval.low <= interval.median && interval.median <= interval.high)
                #expect(interval.draws == 200)
            }
            // Promises can only fall; wording can raise an open amount by a tenth or so.
            #expect(layer.circulation.median < 1.2 * Double(stated.circulation.value))
        }
        let paid = try #require(uncertainty.layer(.paid))
        let stated = analysis.layer(.paid).stated
        #expect(abs(paid.circulation.median / Double(stated.circulation.value) - 1) < 0.05)
    }
}
