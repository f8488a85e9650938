import Circularity
import FlowNetwork
import Ledger
import Testing
import Text

@testable import Analysis

/// A chain from which no dollar can come back: the methods must find nothing.
@Suite("Acyclic supply chain: a control in which nothing goes round")
struct AcyclicTests {
    private static let point = Result {
        try Analysis(of: try Repository.model("acyclic-control"), options: .point(asOf: nil))
    }

    private func analysis() throws -> Analysis { try Self.point.get() }

    @Test(
        "every layer has dollars of its own and none can go round, at either end of the wording",
        arguments: Firmness.allCases)
    func nothing(layer: Firmness) throws {
        let analysis = try analysis()
        let result = analysis.layer(layer)
        #expect(result.stated.totalWeight > 0)
        #expect(result.stated.circulation.value == 0)
        #expect(result.low.circulation == 0)
        #expect(result.high.circulation == 0)
        #expect(result.stated.multiParty == 0)
        #expect(result.stated.components == 0)
    }

    @Test("no circuit, no year with circulation, no seller that finances a customer")
    func noLoops() throws {
        let analysis = try analysis()
        #expect(analysis.circuits.circuits.isEmpty)
        #expect(analysis.vendors.isEmpty)
        #expect(!analysis.years.isEmpty)
        #expect(analysis.years.allSatisfy { $0.measures.circulation.value == 0 })
    }

    @Test("the derived leg is there: what the cloud passes on closes no loop either")
    func derived() throws {
        let analysis = try analysis()
        let leg = try #require(analysis.network.passThrough.first)
        #expect(leg.gross.stated == 240_000_000_000)
        #expect(leg.net.stated > 0)
        #expect(
            analysis.layer(.estimated).stated.totalWeight
                > analysis.layer(.reported).stated.totalWeight)
    }

    @Test("no error, and every warning is accepted with its reason")
    func lint() throws {
        let reading = try LedgerReader.read(folder: Repository.folder("acyclic-control"))
        #expect(reading.diagnostics.allSatisfy { $0.acceptedReason != nil })
    }
}
