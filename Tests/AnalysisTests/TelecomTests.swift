import Circularity
import FlowNetwork
import Ledger
import Testing
import Text

@testable import Analysis

/// The boom of 1998 to 2001, where it is known that money went round: the methods must find it.
@Suite("Telecom boom: a control in which money went round")
struct TelecomTests {
    private func analysis(asOf: String? = nil) throws -> Analysis {
        try Analysis(
            of: Repository.model("telecom-2000"), options: .point(asOf: asOf.map(day)))
    }

    @Test("circular financing is found, and reciprocal trade is kept apart from it")
    func loops() throws {
        let analysis = try analysis()
        func chains(_ kind: CircuitClass) -> Set<[String]> {
            Set(
                analysis.circuits.circuits(kind).map { circuit in
                    circuit.firms.map { analysis.network.firms[$0].id }
                })
        }
        #expect(
            chains(.circularFinancing) == [
                ["lucent", "winstar"], ["lucent", "lucent-customers"],
                ["nortel", "nortel-customers"], ["cisco", "cisco-customers"],
                ["motorola", "telsim"], ["nokia", "telsim"],
            ])
        #expect(chains(.reciprocalTrade) == [["qwest", "enron"], ["qwest", "global-crossing"]])
        #expect(analysis.circuits.circuits(.crossHolding).isEmpty)
    }

    @Test(
        "what can go round is Lucent's drawn credit to Winstar and the swap of Qwest and Enron, both ways"
    )
    func circulation() throws {
        let analysis = try analysis()
        let paid = analysis.layer(.paid)
        #expect(paid.stated.circulation.value == 2 * 70_000_000_000)
        let binding = analysis.layer(.binding)
        #expect(binding.stated.circulation.value == 2 * (70_000_000_000 + 20_000_000_000))
        // What Winstar bought has no published amount: at the low end of the wording nothing came back.
        #expect(paid.low.circulation == 0)
    }

    @Test(
        "Lucent's loan commitments are a fifth of its revenue, a quarter with guarantees, as published"
    )
    func lucent() throws {
        let analysis = try analysis()
        let lucent = try #require(
            analysis.vendors.first { analysis.network.firms[$0.vendor].id == "lucent" })
        #expect(lucent.drawn + lucent.committed == 460_000_000_000)
        #expect(lucent.revenue?.minorUnits == 2_130_000_000_000)
        let ratios = try #require(lucent.ratios)
        // Published comparisons give 20 to 24 %, for USD 8.1bn over the revenue of fiscal 2000; the ledger has the year after.
        #expect((0.20...0.24).contains(ratios[1]))
        #expect(abs(ratios[1] - 0.216) < 0.0005)
        let exposure = Double(lucent.drawn + lucent.committed + lucent.contingent)
        #expect(abs(exposure / 2_130_000_000_000 - 0.249) < 0.0005)
    }

    @Test("before Winstar failed the exposure was USD 8.1bn, of which 1.3 drawn")
    func beforeTheFall() throws {
        let analysis = try analysis(asOf: "2001-02-28")
        let lucent = try #require(
            analysis.vendors.first { analysis.network.firms[$0.vendor].id == "lucent" })
        #expect(lucent.drawn == 130_000_000_000)
        #expect(lucent.drawn + lucent.committed + lucent.contingent == 810_000_000_000)
        // Over the latest revenue that was known then, fiscal 1999.
        let share = Double(810_000_000_000) / Double(try #require(lucent.revenue).minorUnits)
        #expect((0.20...0.24).contains(share))
    }

    @Test("no error, and every warning is accepted with its reason")
    func lint() throws {
        let reading = try LedgerReader.read(folder: Repository.folder("telecom-2000"))
        #expect(reading.diagnostics.allSatisfy { $0.acceptedReason != nil })
        let analysis = try analysis()
        #expect(analysis.ledger.diagnostics.allSatisfy { $0.acceptedReason != nil })
    }
}
