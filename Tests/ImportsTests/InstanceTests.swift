import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct InstanceTests {
    private static let head = """
        <html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:d="http://xbrl.org/2006/xbrldi"><body><ix:header><ix:hidden>
        <ix:nonNumeric contextRef="q" name="dei:CurrentFiscalYearEndDate">--12-31</ix:nonNumeric><ix:nonNumeric contextRef="q" name="dei:EntityRegistrantName">Example Corp</ix:nonNumeric>
        </ix:hidden><ix:resources>
        """

    private static func context(
        _ id: String, _ period: String, _ members: [(String, String)] = [], typed: String? = nil
    ) -> String {
        let parts = period.split(separator: "/").map(String.init)
        let time =
            parts.count == 1
            ? "<xbrli:instant>\(parts[0])</xbrli:instant>"
            : "<xbrli:startDate>\(parts[0])</xbrli:startDate><xbrli:endDate>\(parts[1])</xbrli:endDate>"
        let dimensions =
            members.map {
                "<d:explicitMember dimension=\"us-gaap:\($0.0)\">us-gaap:\($0.1)</d:explicitMember>"
            }.joined()
            + (typed.map {
                "<d:typedMember dimension=\"us-gaap:RevenueRemainingPerformanceObligationExpectedTimingOfSatisfactionStartDateAxis\"><us-gaap:x.domain>\($0)</us-gaap:x.domain></d:typedMember>"
            } ?? "")
        return
            "<xbrli:context id=\"\(id)\"><xbrli:entity><xbrli:identifier>1</xbrli:identifier><xbrli:segment>\(dimensions)</xbrli:segment></xbrli:entity><xbrli:period>\(time)</xbrli:period></xbrli:context>"
    }

    private static func fact(
        _ tag: String, _ context: String, _ text: String, scale: Int = 6, unit: String = "usd",
        extra: String = ""
    ) -> String {
        "<p>Of <ix:nonFraction unitRef=\"\(unit)\" contextRef=\"\(context)\" name=\"us-gaap:\(tag)\" scale=\"\(scale)\" \(extra)>\(text)</ix:nonFraction> in all</p>"
    }

    private static let risk = [
        ("MajorCustomersAxis", "CustomerOneMember"),
        ("ConcentrationRiskByTypeAxis", "CustomerConcentrationRiskMember"),
    ]

    private static let body: String = {
        let contexts = [
            context("q", "2026-01-01/2026-03-31"), context("y", "2025-01-01/2025-12-31"),
            context("i", "2026-03-31"),
            context(
                "seg", "2025-01-01/2025-12-31",
                [("StatementBusinessSegmentsAxis", "CloudServicesSegmentMember")]),
            context(
                "sales", "2026-01-01/2026-03-31",
                risk + [("ConcentrationRiskByBenchmarkAxis", "SalesRevenueNetMember")]),
            context(
                "owed", "2026-01-01/2026-03-31",
                risk + [("ConcentrationRiskByBenchmarkAxis", "AccountsReceivableMember")]),
            context(
                "lease", "2026-03-31",
                [
                    (
                        "UnrecordedUnconditionalPurchaseObligationByCategoryOfItemPurchasedAxis",
                        "OperatingLeaseLeaseNotYetCommencedMember"
                    )
                ]),
            context(
                "energy", "2026-03-31",
                [
                    (
                        "UnrecordedUnconditionalPurchaseObligationByCategoryOfItemPurchasedAxis",
                        "EnergyMember"
                    )
                ]),
            context("other", "2026-03-31", [("LegalEntityAxis", "SomebodyMember")]),
            context("when", "2026-03-31", typed: "2026-04-01"),
        ].joined(separator: "\n")
        let units =
            "<xbrli:unit id=\"usd\"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit><xbrli:unit id=\"pure\"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>"
        let facts = [
            fact("Revenues", "y", "1,234.5", extra: "format=\"ixt:num-dot-decimal\""),
            fact("Revenues", "y", "1,235", extra: "format=\"ixt:num-dot-decimal\""),
            fact("Revenues", "seg", "400"),
            fact(
                "NetIncomeLoss", "q", "1.234,5",
                extra: "sign=\"-\" format=\"ixt:num-comma-decimal\""),
            fact("ConcentrationRiskPercentage1", "sales", "23", scale: -2, unit: "pure"),
            fact("ConcentrationRiskPercentage1", "owed", "19", scale: -2, unit: "pure"),
            fact(
                "UnrecordedUnconditionalPurchaseObligationBalanceSheetAmount", "lease", "7.1",
                scale: 9),
            fact(
                "UnrecordedUnconditionalPurchaseObligationBalanceSheetAmount", "energy", "50",
                scale: 6),
            fact(
                "UnrecordedUnconditionalPurchaseObligationBalanceSheetAmount", "i", "60", scale: 6),
            fact("InventoryNet", "other", "5"), fact("InventoryNet", "gone", "5"),
            fact("InventoryNet", "i", "many"),
            fact("RevenueRemainingPerformanceObligation", "when", "177", scale: 9),
            fact("PurchaseObligation", "i", "", extra: "xsi:nil=\"true\" xmlns:xsi=\"x\""),
        ].joined(separator: "\n")
        return head + contexts + units + "</ix:resources></ix:header>" + facts + "</body></html>"
    }()

    private static let rules =
        "import: filing\nreads: {kind: xbrl-instance, firm: cloudco}\nknown: 2026-05-01\n"

    private func plan(_ text: String, rules: String = rules) throws -> ImportPlan {
        ImportPlanner(folder: ImportBench.folder(), rules: try ImportBench.rules(rules)).plan(
            ImportFile(name: "q.htm", bytes: Array(text.utf8)))
    }

    @Test
    func `the axis decides what a figure is of, and scale, sign and format are undone exactly`()
        throws
    {
        let plan = try plan(Self.body)
        #expect(plan.obstacles == [])
        #expect(plan.counts.isBalanced)
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let facts = model.facts.filter { $0.firm == "cloudco" }.map {
            "\($0.metric) \($0.amount?.text ?? "\($0.quantity?.value ?? "")%") \($0.period ?? "-") \($0.scope ?? "-") \($0.known)"
        }
        #expect(
            facts.sorted() == [
                "customer_concentration 23% 2026-01-01 to 2026-03-31 Customer One 2026-05-01",
                "leases_not_commenced USD 7.1bn - Operating Lease Lease Not Yet Commenced 2026-05-01",
                "net_income_quarter USD -1.234bn 2026-Q1 - 2026-05-01".replacing(
                    "-1.234bn", with: "-1234.5m"),
                "receivable_concentration 19% - Customer One 2026-05-01",
                "remaining_performance_obligations USD 177bn - - 2026-05-01",
                "revenue_annual USD 1234.5m 2025 - 2026-05-01",
                "segment_revenue_annual USD 400m 2025 Cloud Services 2026-05-01",
                "unconditional_purchase_obligations USD 50m - Energy 2026-05-01",
            ])
    }

    @Test func `rows without context or number are refused, the others are read`() throws {
        let plan = try plan(Self.body)
        #expect(
            plan.diagnostics.map(\.code)
                == [.importRow, .importAmount].sorted { $0.rawValue < $1.rawValue })
        #expect(plan.counts.refused == 2)
        #expect(plan.lines.contains { $0.text == "stands twice" })
        #expect(plan.lines.contains { $0.text == "nil" })
    }

    @Test(
        "a figure whose scale is no power of ten that can be is refused, not read at another size",
        arguments: ["9223372036854775807", "-9223372036854775808", "many", "1e3"])
    func scales(_ scale: String) throws {
        let whole = try plan(Self.body)
        let text = Self.body.replacing(
            Self.fact("RevenueRemainingPerformanceObligation", "when", "177", scale: 9),
            with: Self.fact("RevenueRemainingPerformanceObligation", "when", "177", scale: 9)
                .replacing("scale=\"9\"", with: "scale=\"\(scale)\""))
        let changed = try plan(text)
        #expect(changed.counts.refused == whole.counts.refused + 1)
        #expect(changed.counts.isBalanced)
    }

    @Test func `without the day of filing, and without facts, the file is refused`() throws {
        #expect(
            try plan(Self.body, rules: Self.rules.replacing("known: 2026-05-01\n", with: ""))
                .obstacles.map(\.code) == [.missingKey])
        #expect(try plan("<html><body>x</body></html>").obstacles.map(\.code) == [.importForm])
        #expect(try plan(String(Self.body.prefix(3000))).obstacles.map(\.code) == [.importForm])
    }
}
