import Ledger
import Money
import Testing
import Text

@testable import Liquidity

@Suite("The most that a loop through an investor can gain")
struct RecyclingBoundTests {
    private func ledger(share: String) throws -> ResolvedLedger {
        var texts = ScenarioLedger.files
        texts["firms/maker.yaml"] =
            try #require(texts["firms/maker.yaml"]) + """

                  equity_purchases_share:
                    - {quantity: 10 %, as_of: 2024-12-31, source: filing}
                    - {quantity: \(share), as_of: 2025-12-31, source: filing}
                """
        texts["scenarios/a.yaml"] = ScenarioLedger.baseline
        let reading = LedgerReader.read(folder: MemoryFolder(name: "m", texts: texts))
        let model = try #require(reading.model, "\(reading.diagnostics.map(\.message))")
        return model.resolved(asOf: model.defaultAsOf)
    }

    private func loop(of investor: String, gain: Double) -> FundingCircuit {
        FundingCircuit(funding: "f", investor: investor, recipient: "lab", gain: gain)
    }

    @Test("is the share of the newest source, and 1/(1 − φ) times the money")
    func newest() throws {
        let ledger = try ledger(share: "20 %")
        let bounds = RecyclingBound.all(["lab", "maker"], loops: [], ledger: ledger)
        #expect(bounds.map(\.investor) == ["maker"])
        #expect(bounds.first?.share == 0.2)
        #expect(bounds.first?.amplification == 1.25)
        #expect(bounds.first?.fact.asOf.last == Day("2025-12-31"))
    }

    @Test("is not said of a firm whose loops have a gain of their own")
    func known() throws {
        let ledger = try ledger(share: "20 %")
        func investors(_ loops: FundingCircuit...) -> [String] {
            RecyclingBound.all(["maker"], loops: loops, ledger: ledger).map(\.investor)
        }
        #expect(investors(loop(of: "maker", gain: 0.1)).isEmpty)
        #expect(investors(loop(of: "maker", gain: 0)) == ["maker"])
        #expect(investors(loop(of: "lab", gain: 0.1)) == ["maker"])
    }

    @Test("has no end where all revenue is paid for shares")
    func whole() throws {
        let bounds = RecyclingBound.all(
            ["maker"], loops: [], ledger: try ledger(share: "100 %"))
        #expect(bounds.first?.amplification == .infinity)
    }
}
