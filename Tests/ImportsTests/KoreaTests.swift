import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct KoreaTests {
    private static let contractRules = """
        import: contracts
        reads: {kind: dart-supply-contract, firm: chipco}
        entities: {글로벌 기업: fundco, '고객사(LabCo, Inc.)': labco}

        """

    private static func page(
        _ customer: String, title: String, before: String = "",
        amount: String = "2,200,000,000,000", ratio: String = "7.6"
    ) -> String {
        func row(_ label: String, _ value: String) -> String {
            "<tr><td colspan=\"2\"><span>\(label)</span></td><td><span class=\"xforms_input\">\(value)</span></td></tr>\n"
        }
        return
            "<html><head><meta charset=euc-kr><title>\(title)</title></head><body><table>\(before)"
            + row("1. 판매ㆍ공급계약 구분", "상품공급") + row("- 체결계약명", "위탁생산 계약")
            + "<tr><td rowspan=4><span>2. 계약내역</span><td><span>계약금액(원)</span></td><td><span class=\"xforms_input\">\(amount)</span></td></tr>"
            + row("최근매출액(원)", "28,947,368,421,053") + row("매출액대비(%)", ratio)
            + row("3. 계약상대", customer) + row("-최근 매출액(원)", "1,000")
            + row("시작일", "2026-02-01") + row("종료일", "2033-12-31") + row("7. 계약(수주)일자", "2026-02-01")
            + row("유보기한", "2033-12-31")
            + "<tr><td colspan=3><span class=\"xforms_input\">상기 계약금액은 USD 1,600,000,000에 최초고시환율 1,375.0원을 적용한 금액임</span></td></tr></table>"
    }

    private static let first = page("글로벌 기업", title: "칩코/단일판매ㆍ공급계약체결/2026.02.03")
    private static let second = page(
        "고객사(LabCo, Inc.)", title: "칩코/[기재정정]단일판매ㆍ공급계약체결/2026.03.05",
        before:
            "<tr><td>정정일자</td><td><span class=\"xforms_input\">2026-03-05</span></td></tr><tr><td>2. 정정관련 공시서류제출일</td><td><span class=\"xforms_input\">2026-02-03</span></td></tr><tr><td class=\"xforms_input\">3. 계약상대</td><td class=\"xforms_input\">글로벌 기업</td><td class=\"xforms_input\">고객사</td></tr>"
    )

    private func plan(_ text: String, _ name: String, in folder: MemoryFolder) throws -> ImportPlan
    {
        ImportPlanner(folder: folder, rules: try ImportBench.rules(Self.contractRules))
            .plan(ImportFile(name: name, bytes: Array(text.utf8)))
    }

    @Test func `a contract is one deal, the correction that names the customer its second claim`()
        throws
    {
        let folder = ImportBench.folder()
        let one = try plan(Self.first, "a.xml", in: folder)
        #expect(one.obstacles == [])
        #expect(one.diagnostics == [])
        let middle = ImportBench.applied(one, to: folder)
        let two = try plan(Self.second, "b.xml", in: middle)
        #expect(two.obstacles == [])
        #expect(two.vanished == [])
        let after = ImportBench.applied(two, to: middle)
        let model = try #require(LedgerReader.read(folder: after).model)
        let deal = try #require(model.deals.first { $0.id == "chipco-supply-2026-02-03" })
        #expect(
            deal.claims.map {
                "\($0.known) \($0.legs[0].from ?? "") \($0.legs[0].amount?.text ?? "")"
            } == [
                "2026-02-03 fundco KRW 2.2tn", "2026-03-05 labco KRW 2.2tn",
            ])
        #expect(deal.claims[0].legs[0].conversion?.stated.shortText == "USD 1.6bn")
        #expect(deal.claims[0].legs[0].end?.description == "2033-12-31")
        for (text, name) in [(Self.first, "a.xml"), (Self.second, "b.xml")] {
            #expect(!(try plan(text, name, in: after)).hasChanges)
        }
    }

    @Test func `a customer that nobody mapped is refused, and a ratio that does not fit is said`()
        throws
    {
        let unknown = try plan(
            Self.page("모르는 회사", title: "칩코/단일판매ㆍ공급계약체결/2026.02.03"), "a.xml",
            in: ImportBench.folder())
        #expect(unknown.counts.refused == 1)
        #expect(unknown.diagnostics.map(\.code) == [.importParty])
        let odd = try plan(
            Self.page("글로벌 기업", title: "칩코/단일판매ㆍ공급계약체결/2026.02.03", ratio: "9.61"), "a.xml",
            in: ImportBench.folder())
        #expect(odd.diagnostics.map(\.code) == [.importConflict])
        let other = try plan(
            "<html><table><tr><td>x</td></tr></table>", "a.xml", in: ImportBench.folder())
        #expect(other.obstacles.map(\.code) == [.importForm])
    }

    private static func accounts(_ rows: [String], status: String = "000") -> String {
        "{\"status\": \"\(status)\", \"message\": \"정상\", \"list\": [\(rows.joined(separator: ",\n"))]}"
    }

    private static func row(
        _ statement: String, _ id: String, _ name: String, _ amount: String,
        division: String? = nil, code: String = "11011", date: String? = nil
    ) -> String {
        "{\"rcept_no\": \"20260308000798\", \"reprt_code\": \"\(code)\", \"bsns_year\": \"2025\", \"corp_code\": \"00000001\", \"sj_div\": \"\(statement)\", \"account_id\": \"\(id)\", \"account_nm\": \"\(name)\", \"account_detail\": \"-\", \"thstrm_amount\": \"\(amount)\", \"currency\": \"KRW\""
            + (division.map { ", \"fs_div\": \"\($0)\"" } ?? "")
            + (date.map { ", \"thstrm_dt\": \"\($0)\"" } ?? "") + "}"
    }

    private func accounts(
        _ rows: [String], status: String = "000",
        rules: String = "import: dart\nreads: {kind: dart-accounts, firm: chipco, year_end: 12}\n"
    ) throws -> ImportPlan {
        ImportPlanner(folder: ImportBench.folder(), rules: try ImportBench.rules(rules))
            .plan(
                ImportFile(name: "a.json", bytes: Array(Self.accounts(rows, status: status).utf8)))
    }

    @Test func `consolidated accounts become facts in won, known from the receipt`() throws {
        let plan = try accounts([
            Self.row("IS", "ifrs-full_Revenue", "수익(매출액)", "279,604,799,000,000"),
            Self.row("IS", "-표준계정코드 미사용-", "영업이익", "△51000000"),
            Self.row(
                "CF",
                "ifrs-full_PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities",
                "유형자산의 취득", "47122106000000"),
            Self.row("BS", "ifrs-full_CashAndCashEquivalents", "현금및현금성자산", "39031415000000"),
            Self.row(
                "BS", "dart_ShortTermDepositsNotClassifiedAsCashEquivalents", "단기금융상품",
                "81708986000000"),
            Self.row("SCE", "ifrs-full_ProfitLossAttributableToOwnersOfParent", "당기순이익", "1"),
            Self.row("IS", "ifrs-full_ProfitLossAttributableToOwnersOfParent", "지배기업", ""),
        ])
        #expect(plan.obstacles == [])
        #expect(
            plan.counts.text
                == "read 7 = 3 added + 0 same + 0 changed + 2 derived from + 2 skipped + 0 refused")
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let facts = model.facts.filter { $0.source != "own" }.map {
            "\($0.metric)@\($0.asOf) \($0.amount?.text ?? "") \($0.known)"
        }
        #expect(
            facts.sorted() == [
                "capex_annual@2025-12-31 KRW 47.122106tn 2026-03-08".replacing(
                    "47.122106tn", with: "47122.106bn"),
                "cash_and_securities@2025-12-31 KRW 120740.401bn 2026-03-08",
                "operating_income_annual@2025-12-31 KRW -51m 2026-03-08",
                "revenue_annual@2025-12-31 KRW 279604.799bn 2026-03-08",
            ])
    }

    @Test func `separate statements and cash flows to date give nothing, quarters of income do`()
        throws
    {
        let plan = try accounts(
            [
                Self.row(
                    "IS", "ifrs-full_Revenue", "매출액", "100", division: "OFS", code: "11012",
                    date: "2025.06.30 현재"),
                Self.row(
                    "IS", "ifrs-full_Revenue", "매출액", "150", division: "CFS", code: "11012",
                    date: "2025.04.01 ~ 2025.06.30"),
                Self.row(
                    "CF", "ifrs-full_CashFlowsFromUsedInOperatingActivities", "영업활동 현금흐름", "300",
                    division: "CFS", code: "11012", date: "2025.01.01 ~ 2025.06.30"),
            ], rules: "import: dart\nreads: {kind: dart-accounts, firm: chipco}\n")
        #expect(plan.lines.map(\.kind) == [.skipped, .added, .skipped])
        #expect(plan.lines[1].text.hasPrefix("chipco/revenue_quarter@2025-06-30 2025-Q2/"))
    }

    @Test func `a row that stands twice is read once, and one that contradicts it is refused`()
        throws
    {
        let row = Self.row("IS", "ifrs-full_Revenue", "수익(매출액)", "279,604,799,000,000")
        let other = row.replacing("279,604", with: "279,605")
        let plan = try accounts([row, row, other])
        #expect(plan.lines.map(\.kind) == [.added, .skipped, .refused])
        #expect(plan.lines[1].text == "the same as \(plan.lines[0].locator)")
        #expect(plan.diagnostics.map(\.code) == [.importRow])
        #expect(plan.counts.isBalanced)
        let rules = try ImportBench.rules(
            "import: dart\nreads: {kind: dart-accounts, firm: chipco, year_end: 12}\n")
        let again = ImportPlanner(folder: ImportBench.applied(plan), rules: rules).plan(
            ImportFile(name: "a.json", bytes: Array(Self.accounts([row, row, other]).utf8)))
        #expect(!again.hasChanges)
    }

    @Test func `answers without data say why`() throws {
        #expect(try accounts([], status: "013").counts.read == 0)
        #expect(try accounts([], status: "020").obstacles.map(\.code) == [.importForm])
        let undated = try accounts(
            [Self.row("IS", "ifrs-full_Revenue", "매출액", "1")],
            rules: "import: dart\nreads: {kind: dart-accounts, firm: chipco}\n")
        #expect(undated.diagnostics.map(\.code) == [.importDate])
    }
}
