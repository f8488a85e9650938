import Analysis
import Clearing
import FlowNetwork
import Foundation
import Ledger
import Testing
import Text

/// The demonstration of three firms. As signed: Chipco has paid 4 bn for a stake in Labco; Labco has paid 1 of 8 bn to Cloudco; Cloudco has
/// paid 2 of 6 bn to Chipco. Cash: Chipco 12, Cloudco 3, Labco 5 bn.
struct LedgerExposureTests {
    static func demo(without dropped: String? = nil) throws -> (FlowNetwork, ResolvedLedger) {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Models/demo")
        var files: [String: [UInt8]] = [:]
        let names = FileManager.default.enumerator(atPath: root.path())?.compactMap {
            $0 as? String
        }
        for name in names ?? [] where name.hasSuffix(".yaml") && name != dropped {
            files[name] = Array(try Data(contentsOf: root.appending(path: name)))
        }
        let reading = LedgerReader.read(folder: MemoryFolder(name: "demo", files: files))
        let model = try #require(reading.model, "\(reading.diagnostics)")
        let ledger = model.resolved(asOf: model.defaultAsOf)
        return (FlowNetwork(ledger), ledger)
    }

    struct Setting {
        let network: FlowNetwork
        let exposures: LedgerExposures

        init(without dropped: String? = nil) throws {
            let (network, ledger) = try demo(without: dropped)
            self.network = network
            exposures = LedgerExposures(network, ledger: ledger)
        }

        func firm(_ id: String) throws -> Int {
            try #require(network.firms.firstIndex { $0.id == id })
        }

        /// Losses in USD bn by firm.
        func losses(
            _ outcome: ContagionOutcome, _ value: (ContagionOutcome.Loss) -> Double
        ) -> [String: Double] {
            Dictionary(
                uniqueKeysWithValues: outcome.losses.map {
                    (network.firms[$0.firm].id, value($0) / 1e11)
                })
        }
    }

    @Test func `claims are stakes at cost and orders not yet paid`() throws {
        let demo = try Setting()
        let found = demo.exposures.claims.map {
            "\($0.kind) \(demo.network.firms[$0.debtor].id) \(demo.network.firms[$0.creditor].id) \($0.amount / 100_000_000_000)"
        }
        #expect(
            Set(found) == [
                "stake labco chipco 4", "backlog labco cloudco 7", "backlog cloudco chipco 4",
            ])
        #expect(
            demo.exposures.buffers.compactMap { $0?.minorUnits }.reduce(0, +) == 2_000_000_000_000)
    }

    @Test func `a buyer that stops paying costs its seller, and the seller's seller`() throws {
        let demo = try Setting()
        let outcome = try demo.exposures.outcome(of: .stopsPaying(firm: demo.firm("labco")))
        #expect(demo.losses(outcome, \.direct) == ["cloudco": 7, "chipco": 4])
        #expect(demo.losses(outcome, \.passedOn) == ["cloudco": 0, "chipco": 4])
        #expect(demo.losses(outcome, \.ownLoss) == ["cloudco": 3, "chipco": 8])
        #expect(outcome.rounds.map { $0 / 1e11 } == [7, 4])
        #expect(outcome.selfFulfilling == 0)
        #expect(outcome.amplification == 15.0 / 11)
        #expect(outcome.circularAmplification == 1)
        let cloudco = try #require(
            outcome.losses.first { demo.network.firms[$0.firm].id == "cloudco" })
        #expect(cloudco.shareOfBuffer == 7.0 / 3)
        #expect(cloudco.excess == 4e11)
    }

    @Test func `write-downs and cancelled orders start where they hit`() throws {
        let demo = try Setting()
        let (labco, cloudco) = (try demo.firm("labco"), try demo.firm("cloudco"))
        let written = try demo.exposures.outcome(of: .stakeWrittenDown(firm: labco, share: 0.5))
        #expect(demo.losses(written, \.direct) == ["chipco": 2])
        #expect(written.passedOn == 0)
        let cancelled = try demo.exposures.outcome(
            of: .backlogCancelled(buyer: labco, seller: cloudco))
        #expect(demo.losses(cancelled, \.direct) == ["cloudco": 7, "chipco": 0])
        #expect(demo.losses(cancelled, \.passedOn) == ["cloudco": 0, "chipco": 4])
        #expect(cancelled.rounds.map { $0 / 1e11 } == [3, 4])
    }

    @Test func `a firm without a known buffer loses but passes nothing on`() throws {
        let demo = try Setting(without: "firms/cloudco.yaml")
        let outcome = try demo.exposures.outcome(of: .stopsPaying(firm: demo.firm("labco")))
        #expect(demo.losses(outcome, \.direct) == ["cloudco": 7, "chipco": 4])
        #expect(outcome.passedOn == 0)
        #expect(demo.exposures.creditorsWithoutBuffer == [try demo.firm("cloudco")])
        let cloudco = try #require(
            outcome.losses.first { demo.network.firms[$0.firm].id == "cloudco" })
        #expect(cloudco.shareOfBuffer == nil)
    }

    @Test func `the catalogue has every shock with an amount, and failures are ranked by loss`()
        throws
    {
        let demo = try Setting()
        let catalogue = demo.exposures.catalogue()
        #expect(catalogue.count == 2 + 1 + 2)
        for shock in catalogue { #expect(try demo.exposures.outcome(of: shock).total > 0) }
        let top = try demo.exposures.mostImportant(5)
        #expect(top.map { $0.total / 1e11 } == [15, 4])
        let (network, ledger) = try Self.demo()
        let contagion = try LedgerContagion(network: network, ledger: ledger)
        #expect(contagion.coverage.creditors == 2)
        #expect(contagion.shareWithBuffer == 1)
        #expect(contagion.failures.count == 2)
    }

    @Test func `shocks to firms that do not exist are errors`() throws {
        let exposures = try Setting().exposures
        #expect(throws: ClearingError.self) { try exposures.outcome(of: .stopsPaying(firm: 99)) }
        #expect(throws: ClearingError.self) {
            try exposures.outcome(of: .stakeWrittenDown(firm: 0, share: 1.5))
        }
    }
}
