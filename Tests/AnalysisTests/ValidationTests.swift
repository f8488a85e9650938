import Foundation
import Ledger
import Liquidity
import Testing
import Text

@testable import Reports

@Suite("The model against published forecasts")
struct ValidationTests {
    private func ledger(_ asOf: String = "2026-07-15") throws -> ResolvedLedger {
        try Repository.model("ai-infrastructure").resolved(asOf: day(asOf))
    }

    @Test("OpenAI's three vintages return their troughs exactly")
    func troughs() throws {
        let vintages = try CashVintage.all(try ledger())
        #expect(
            vintages.map(\.scope) == [
                "forecast of 2025-Q1", "forecast of 2025-Q3", "forecast of 2026-Q1",
            ])
        #expect(vintages.map(\.trough) == [-46, -116, -226])
        #expect(vintages.map(\.troughYear) == [2028, 2029, 2029])
        #expect(
            vintages.map { $0.years.map(\.cash) } == [
                [-7, -8, -20, -11, 12, 41], [-9, -17, -35, -47, -8, 38],
                [-8, -25, -57, -85, -51, 39],
            ])
        #expect(vintages[2].years.map(\.balance) == [-8, -33, -90, -175, -226, -187])
    }

    @Test(
        "the published total of 115 is set against the 116 of its years, and the other report's 8 and 45 are shown"
    )
    func contradictions() throws {
        let vintage = try #require(
            try CashVintage.all(try ledger()).first { $0.scope == "forecast of 2025-Q3" })
        let total = try #require(vintage.totals.first)
        #expect(total.stated == 115 && total.computed == 116)
        #expect(total.first == 2025 && total.last == 2029)
        #expect(vintage.contradictions.map(\.year) == [2025, 2028])
        #expect(vintage.contradictions.map(\.used) == [-9, -47])
        #expect(vintage.contradictions.map(\.other) == [-8, -45])
    }

    @Test("the bridge of HSBC does not add up, and by how much")
    func bridge() throws {
        let bridges = try FundingBridge.all(try ledger())
        #expect(bridges.map(\.analyst) == ["HSBC"])
        let bridge = try #require(bridges.first)
        #expect(bridge.rent.amount == 792 && bridge.lastYear == 2030)
        #expect(bridge.laterRent?.year == 2033 && bridge.laterRent?.part.amount == 1400)
        #expect(bridge.means.map(\.amount) == [282, 26, 24])
        #expect(bridge.means.first?.name.text(in: .en) == "free cash flow")
        #expect(bridge.means.first?.name.text(in: .ko) == "잉여현금흐름")
        #expect(bridge.cash?.amount == 17.5)
        #expect(bridge.stated.amount == 207)
        #expect(abs(bridge.gapWithoutCash - (792 - 282 - 50)) < 1e-9)
        #expect(abs(bridge.gapWithCash - (792 - 282 - 50 - 17.5)) < 1e-9)
        #expect(abs(bridge.unexplained - (207 - 460)) < 1e-9)
        #expect(bridge.buffer?.amount == 10)
        #expect(bridge.upside?.amount == 194)
        #expect(bridge.revenue.map(\.amount) == [12.5, 213.6])
        #expect(abs((bridge.impliedGrowth ?? 0) - 0.7641) < 1e-4)
    }

    @Test(
        "the page says what went in, what came out and what contradicts, in two languages, and cites its sources"
    )
    func page() throws {
        let files = try ValidationReport(try ledger()).files()
        #expect(files.map(\.path) == ["validation.md", "validation.ko.md"])
        for file in files {
            #expect(file.contents.contains("the-decoder.com"))
            #expect(file.contents.contains("techzine.eu"))
        }
        for text in [
            "−$46 bn", "−$116 bn", "−$226 bn", "$115 bn", "$207 bn", "$460 bn", "$442.5 bn",
        ] {
            #expect(files[0].contents.contains(text), "\(text)")
        }
        for text in ["−1,160억 달러", "−2,260억 달러", "−2,070억 달러"] {
            #expect(files[1].contents.contains(text), "\(text)")
        }
        #expect(try ValidationReport(try ledger()).files().map(\.contents) == files.map(\.contents))
    }

    @Test(
        "numbers of others stand beside ours once they are published, with our sums and what is not in them"
    )
    func peers() throws {
        let all = try PeerComparison.all(try ledger("2026-10-10"))
        #expect(all.map(\.peer.kind) == PeerNumber.Kind.allCases)
        let leases = try #require(all.first { $0.peer.kind == .leasesNotCommenced })
        // Amazon at the end of 2025 and Oracle at the end of November; Microsoft's figure of 2024 has a scope.
        #expect(leases.parts.map(\.firm) == ["amazon", "oracle"])
        #expect(abs(leases.ours - (96.373 + 248)) < 1e-9)
        #expect(leases.missing == ["google", "meta", "microsoft"])
        for share in all where share.peer.isShare {
            #expect(share.ours > 0 && share.ours < 1)
        }
        let page = try ValidationReport(try ledger("2026-10-10")).files()
        #expect(page[0].contents.contains("$662 bn"))
        #expect(
            page[0].contents.contains("Not known by then: Alphabet (Google), Meta and Microsoft."))
        #expect(page[1].contents.contains("다른 기관의 수치와 비교"))
    }

    @Test("nothing is held against what was published later, or against another field")
    func peersNotYet() throws {
        let early = try PeerComparison.all(try ledger("2026-07-15")).map(\.peer.kind)
        #expect(early == [.leasesNotCommenced, .leaseCommitments, .endRevenue, .endRunRate])
        #expect(try PeerComparison.all(try ledger("2025-12-20")).isEmpty)
        let other = try Repository.model("demo")
        #expect(try PeerComparison.all(other.resolved(asOf: day("2026-12-31"))).isEmpty)
    }

    @Test("before the forecasts were known the page says so")
    func early() throws {
        let early = try ledger("2025-01-31")
        #expect(try CashVintage.all(early).isEmpty)
        #expect(try FundingBridge.all(early).isEmpty)
    }
}
