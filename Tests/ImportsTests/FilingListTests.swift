import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct FilingListTests {
    private static let rules = """
        import: filings
        reads: {kind: edgar-submissions, firm: chipco}

        """

    private static let submissions = """
        {"data": {"cik": "0000000042", "name": "ChipCo Corp", "filings": {"recent": {
        "accessionNumber": ["0000000042-26-000003", "0000000042-26-000002", "0000000042-26-000001", "0000000042-25-000009"],
        "filingDate": ["2026-03-04", "2026-02-27", "2026-02-01", "not a day"],
        "reportDate": ["2026-02-26", "2026-02-26", "2025-12-31", ""],
        "form": ["8-K/A", "8-K", "10-K", "8-K"],
        "items": ["1.01,9.01", "2.02,9.01", "", "1.01"],
        "extra": [1, 2, 3, 4],
        "primaryDocument": ["a.htm", "b.htm", "c.htm", "d.htm"]},
        "files": [{"name": "CIK0000000042-submissions-001.json", "filingCount": 1200}]}}}
        """

    private func plan(
        _ text: String, _ rules: String, in folder: MemoryFolder = ImportBench.folder()
    ) throws -> ImportPlan {
        try ImportBench.plan(text, rules: rules, in: folder, file: "list.json")
    }

    @Test func `filings that tell of deals become sources with their day and address`() throws {
        let plan = try plan(Self.submissions, Self.rules)
        #expect(plan.obstacles == [])
        #expect(plan.lines.map(\.kind) == [.added, .skipped, .skipped, .refused, .skipped])
        #expect(plan.lines[4].text == "1200 older filings stand in a file of their own")
        let after = ImportBench.applied(plan)
        let model = try #require(LedgerReader.read(folder: after).model)
        let source = try #require(
            model.sources.first { $0.id == "chipco-8-k-a-0000000042-26-000003" })
        #expect(source.published?.description == "2026-03-04")
        #expect(
            source.url == "https://www.sec.gov/Archives/edgar/data/42/000000004226000003/a.htm")
        #expect(source.kind == .filing)
        #expect(!(try self.plan(Self.submissions, Self.rules, in: after)).hasChanges)
    }

    @Test func `forms and items are the rules' choice, and a source by hand stays`() throws {
        let rules = Self.rules + "forms: [10-K, 8-K]\nitems: ['2.02']\n"
        #expect(
            try plan(Self.submissions, rules).lines.map(\.kind) == [
                .skipped, .added, .added, .refused, .skipped,
            ])
        let own = """
            sources:
              own: {title: Own notes, kind: analyst, grade: C3, published: 2026-01-05, file: notes.txt}
              by-hand: {title: An agreement, kind: filing, grade: A1, published: 2026-03-04, url: 'https://www.sec.gov/Archives/edgar/data/42/000000004226000003/a.htm'}

            """
        let plan = try plan(
            Self.submissions, Self.rules, in: ImportBench.folder(["sources.yaml": own]))
        #expect(plan.lines[0].kind == .same)
        #expect(plan.counts.added == 0)
    }

    @Test func `columns of different lengths are no list`() throws {
        let cut = Self.submissions.replacing(", \"not a day\"", with: "")
        #expect(try plan(cut, Self.rules).obstacles.map(\.code) == [.importForm])
        let other = Self.rules.replacing("firm: chipco", with: "firm: chipco, cik: 0000000043")
        #expect(try plan(Self.submissions, other).obstacles.map(\.code) == [.importForm])
        #expect(throws: InvalidInput.self) {
            try ImportBench.rules(Self.rules + "metrics: [inventory]\n")
        }
        #expect(throws: InvalidInput.self) {
            try ImportBench.rules(ImportBench.rules + "forms: [8-K]\n")
        }
    }

    @Test func `a frame is known and refused: it does not say since when it is known`() throws {
        let frame =
            "{\"taxonomy\": \"us-gaap\", \"tag\": \"Assets\", \"ccp\": \"CY2025Q4I\", \"data\": [{\"accn\": \"1\", \"val\": 5}]}"
        #expect(
            ImportSources.identify(ImportFile(name: "f", bytes: Array(frame.utf8)))?.kind == .frames
        )
        #expect(
            try plan(frame, "import: f\nreads: {kind: edgar-frames, firm: chipco}\n").obstacles
                .map(\.code) == [.importForm])
    }

    private static let disclosures = """
        {"status": "000", "message": "정상", "total_count": 12, "list": [
        {"corp_code": "00000042", "corp_name": "칩코", "report_nm": "[기재정정]단일판매ㆍ공급계약체결(자율공시)", "rcept_no": "20260305000001", "flr_nm": "칩코", "rcept_dt": "20260305", "rm": "유"},
        {"corp_code": "00000042", "corp_name": "칩코", "report_nm": "주식등의대량보유상황보고서", "rcept_no": "20260304000002", "flr_nm": "홍길동", "rcept_dt": "20260304", "rm": ""},
        {"corp_code": "00000043", "corp_name": "다른회사", "report_nm": "단일판매ㆍ공급계약체결", "rcept_no": "20260303000003", "flr_nm": "다른회사", "rcept_dt": "20260303", "rm": ""},
        {"corp_code": 42, "corp_name": "칩코", "report_nm": "단일판매ㆍ공급계약체결", "rcept_no": "20260302000004", "flr_nm": "칩코", "rcept_dt": "20260302", "rm": ""}]}
        """

    @Test func `Korean disclosures become sources; corrections and other filers say so`() throws {
        let rules = "import: dart-list\nreads: {kind: dart-list, firm: chipco}\n"
        let entities = (ImportBench.model["entities.yaml"] ?? "").replacing(
            "name: ChipCo,", with: "name: ChipCo, ids: {dart: '00000042'},")
        let folder = ImportBench.folder(["entities.yaml": entities])
        let plan = try plan(Self.disclosures, rules, in: folder)
        #expect(plan.obstacles == [])
        #expect(plan.lines.map(\.kind) == [.added, .added, .skipped, .refused])
        let model = try #require(
            LedgerReader.read(folder: ImportBench.applied(plan, to: folder)).model)
        let first = try #require(
            model.sources.first { $0.id == "chipco-dart-20260305000001" })
        #expect(first.published?.description == "2026-03-05")
        #expect(first.url == "https://dart.fss.or.kr/dsaf001/main.do?rcpNo=20260305000001")
        let text = ImportBench.text(
            "sources-imported-dart-list.yaml", ImportBench.applied(plan, to: folder))
        #expect(text.contains("기재정정: corrects or completes an earlier disclosure"))
        #expect(text.contains("filed by 홍길동"))
        let one = try self.plan(Self.disclosures, rules + "forms: [단일판매ㆍ공급계약체결]\n", in: folder)
        #expect(one.lines.map(\.kind) == [.added, .skipped, .skipped, .refused])
    }

    @Test func `an answer without rows is empty, one about limits is refused`() throws {
        let rules = "import: dart-list\nreads: {kind: dart-list, firm: chipco}\n"
        #expect(try plan("{\"status\": \"013\", \"message\": \"x\"}", rules).counts.read == 0)
        #expect(
            try plan("{\"status\": \"020\", \"message\": \"x\"}", rules).obstacles.map(\.code)
                == [.importForm])
    }
}
