import Circularity
import FlowNetwork
import Ledger
import Testing
import Text

@testable import Analysis

/// Two cases of 1997 to 2002 where it is known what money did: the methods must find it, and keep loans to customers apart from mere trade.
@Suite("Telecom boom: controls in which money went round")
struct TelecomTests {
    /// On the cases' own days what a reader then could know; at the end of 2025 everything.
    private static let end = "2025-12-31"

    private func vendors(asOf: String? = nil) throws -> Analysis {
        try Analysis(
            of: Repository.model("cases/telecom-vendors-1998"),
            options: .point(asOf: asOf.map(day)))
    }

    private func swaps(asOf: String? = nil) throws -> Analysis {
        try Analysis(
            of: Repository.model("cases/capacity-swaps-2000"),
            options: .point(asOf: asOf.map(day)))
    }

    private func chains(_ analysis: Analysis, _ kind: CircuitClass) -> Set<[String]> {
        Set(
            analysis.circuits.circuits(kind).map { circuit in
                circuit.firms.map { analysis.network.firms[$0].id }
            })
    }

    private func lucent(_ analysis: Analysis) throws -> VendorFinancing {
        try #require(analysis.vendors.first { analysis.network.firms[$0.vendor].id == "lucent" })
    }

    @Test("the day before Lucent's correction its own loops and Cisco's with Winstar are found")
    func loops() throws {
        let analysis = try vendors()
        #expect(
            chains(analysis, .circularFinancing) == [
                ["lucent", "winstar"], ["lucent", "lucent-customers"], ["cisco", "winstar"],
            ])
        #expect(chains(analysis, .reciprocalTrade).isEmpty)
        #expect(chains(analysis, .crossHolding).isEmpty)
    }

    @Test("with all that became known every vendor that lent to its customers has its loop")
    func allLoops() throws {
        let analysis = try vendors(asOf: Self.end)
        // Cisco's line for Winstar ended with Winstar; nobody knows what was drawn of it.
        #expect(
            chains(analysis, .circularFinancing) == [
                ["lucent", "winstar"], ["lucent", "lucent-customers"],
                ["nortel", "nortel-customers"], ["cisco", "cisco-customers"],
                ["motorola", "telsim"],
            ])
        #expect(chains(analysis, .reciprocalTrade).isEmpty)
        #expect(chains(analysis, .crossHolding).isEmpty)
    }

    @Test("swaps of capacity are reciprocal trade: they go round, and no financing comes back")
    func reciprocalTrade() throws {
        let analysis = try swaps()
        #expect(chains(analysis, .circularFinancing).isEmpty)
        #expect(
            chains(analysis, .reciprocalTrade) == [
                ["qwest", "calpoint"], ["qwest", "global-crossing"],
            ])
        #expect(chains(analysis, .crossHolding).isEmpty)
        // Of the pair with a price on both sides the smaller one, both ways.
        let binding = analysis.layer(.binding)
        #expect(binding.stated.circulation.value == 2 * 20_000_000_000)
        #expect(analysis.layer(.paid).stated.circulation.value == 0)
        for layer in Firmness.allCases {
            #expect(analysis.returnable.layer(layer).stated.value == 0)
        }
    }

    @Test("what can go round is Lucent's drawn credit to Winstar, both ways")
    func circulation() throws {
        let analysis = try vendors()
        let paid = analysis.layer(.paid)
        #expect(paid.stated.circulation.value == 2 * 83_580_000_000)
        #expect(analysis.layer(.binding).stated.circulation.value == 2 * 83_580_000_000)
        // What Winstar bought is known by its upper end alone: at the low end of the wording nothing came back.
        #expect(paid.low.circulation == 0)
    }

    @Test("in the end it is what was drawn by Winstar and what Telsim is said to have bought")
    func circulationAtTheEnd() throws {
        let analysis = try vendors(asOf: Self.end)
        let paid = analysis.layer(.paid)
        #expect(paid.stated.circulation.value == 2 * (70_000_000_000 + 100_000_000_000))
        let binding = analysis.layer(.binding)
        #expect(binding.stated.circulation.value == 2 * (70_000_000_000 + 150_000_000_000))
        // Plaintiffs give a lower end for Telsim, nobody gives one for Winstar.
        #expect(paid.low.circulation == 2 * 100_000_000_000)
    }

    @Test(
        "Lucent's loan commitments are a fifth of its revenue, a quarter with guarantees, as published"
    )
    func lucentAfterwards() throws {
        let lucent = try lucent(try vendors(asOf: "2001-12-31"))
        #expect(lucent.drawn + lucent.committed == 460_000_000_000)
        #expect(lucent.revenue?.minorUnits == 2_129_400_000_000)
        let ratios = try #require(lucent.ratios)
        // Published comparisons give 20 to 24 %, for USD 8.1bn over the revenue of fiscal 2000; this is the year after.
        #expect((0.20...0.24).contains(ratios[1]))
        #expect(abs(ratios[1] - 0.216) < 0.0005)
        let exposure = Double(lucent.drawn + lucent.committed + lucent.contingent)
        #expect(abs(exposure / 2_129_400_000_000 - 0.249) < 0.0005)
    }

    @Test("before Winstar failed the exposure was USD 8.1bn, of which 1.3 drawn")
    func beforeTheFall() throws {
        let lucent = try lucent(try vendors(asOf: "2001-01-31"))
        #expect(lucent.drawn == 130_000_000_000)
        #expect(lucent.drawn + lucent.committed == 670_000_000_000)
        #expect(lucent.contingent == 140_000_000_000)
        // Over the revenue of fiscal 2000 as corrected, the upper reading of the published 20 to 24 %.
        #expect(lucent.revenue?.minorUnits == 3_360_000_000_000)
        #expect(abs(try #require(lucent.ratios)[1] - 6.7 / 33.6) < 1e-12)
        #expect(abs(8.1 / 33.6 - 0.241) < 0.0005)
    }

    @Test("a reader of the day before saw loans and promises of a fifth of the revenue")
    func onTheDay() throws {
        let lucent = try lucent(try vendors())
        #expect(lucent.drawn == 150_000_000_000)
        #expect(lucent.drawn + lucent.committed == 870_000_000_000)
        #expect(lucent.revenue?.minorUnits == 3_830_300_000_000)
        #expect((0.20...0.24).contains(try #require(lucent.ratios)[1]))
    }

    @Test(
        "no error, and every warning is accepted with its reason",
        arguments: ["telecom-vendors-1998", "capacity-swaps-2000"])
    func lint(_ name: String) throws {
        let reading = try LedgerReader.read(folder: Repository.folder("cases/\(name)"))
        #expect(reading.diagnostics.allSatisfy { $0.acceptedReason != nil })
        let analysis = try Analysis(
            of: Repository.model("cases/\(name)"), options: .point(asOf: nil))
        #expect(analysis.ledger.diagnostics.allSatisfy { $0.acceptedReason != nil })
    }
}
