import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct DealTableTests {
    @Test func `a table becomes deals of a model that lints`() throws {
        let plan = try ImportBench.plan()
        #expect(plan.obstacles == [])
        #expect(
            plan.counts.text
                == "read 3 = 3 added + 0 same + 0 changed + 0 derived from + 0 skipped + 0 refused")
        let after = ImportBench.applied(plan)
        let reading = LedgerReader.read(folder: after)
        let model = try #require(reading.model)
        // That money goes to a firm that orders nothing is a finding about the deals, not about their form.
        #expect(
            reading.diagnostics.filter { $0.severity != .note && $0.acceptedReason == nil }
                .map(\.code) == [.missingOrder, .unusedEntity])
        let deal = try #require(model.deals.first { $0.id == "labco-cloudco-purchase-2026-03" })
        let leg = try #require(deal.claims.first?.legs.first)
        #expect(leg.amount?.text == "up to USD 300bn")
        #expect(deal.claims.first?.locator == "line 2")
        let equity = try #require(model.deals.first { $0.id == "chipco-labco-equity-2026-02" })
        #expect(equity.claims.first?.legs.first?.binding == .loi)
        #expect(equity.claims.first?.legs.first?.amount?.text == "USD 10bn..15bn")
        #expect(model.deals.contains { $0.id == "cloudco-chipco-purchase-2026-q1" })
    }

    @Test func `planning twice says the same, and after applying there is nothing to do`() throws {
        let first = try ImportBench.plan()
        #expect(try ImportBench.plan().hash == first.hash)
        #expect(first.hash.count == 12)
        let after = ImportBench.applied(first)
        let again = try ImportBench.plan(in: after)
        #expect(!again.hasChanges, "\(again.changes.map(\.path))")
        #expect(again.counts.same == 3)
        #expect(again.counts.isBalanced)
    }

    @Test func `what is written by hand keeps its bytes`() throws {
        let plan = try ImportBench.plan()
        #expect(
            Set(plan.changes.map(\.path)) == [
                "deals/imported-tracker.yaml", "sources-imported-tracker.yaml",
                "imports/tracker.lock",
            ])
    }

    @Test func `files of an import are in canonical form`() throws {
        for change in try ImportBench.plan().changes where change.path.hasSuffix(".yaml") {
            #expect(
                try LedgerFormatter.format(Array(change.after.utf8), file: change.path)
                    == change.after)
        }
    }

    @Test func `a changed row is a change, a row that is gone stays, a new one is added`() throws {
        let folder = ImportBench.applied(try ImportBench.plan())
        let edited = """
            Buyer,Seller,Announced,Value,Type,Status
            LabCo,CloudCo,2026-03-02,up to $310bn,cloud contract,signed
            CloudCo,chipco,2026-Q1,undisclosed,purchase,done
            Fund Co,LabCo,2026-05-01,$2bn,loan,signed

            """
        let plan = try ImportBench.plan(edited, in: folder)
        #expect(
            plan.counts.text
                == "read 3 = 1 added + 1 same + 1 changed + 0 derived from + 0 skipped + 0 refused")
        #expect(plan.vanished == ["chipco-labco-equity-2026-02/equity"])
        #expect(plan.diagnostics.map(\.code) == [.importVanished])
        let after = ImportBench.applied(plan, to: folder)
        let model = try #require(LedgerReader.read(folder: after).model)
        #expect(model.deals.count == 5)
        #expect(
            model.deals.first { $0.id == "labco-cloudco-purchase-2026-03" }?.claims.first?.legs
                .first?.amount?.text == "up to USD 310bn")
        #expect(!(try ImportBench.plan(edited, in: after)).hasChanges)
    }

    @Test func `identical rows are counted, not merged`() throws {
        let row = "LabCo,CloudCo,2026-03-02,$1bn,purchase,signed\n"
        let plan = try ImportBench.plan(
            "Buyer,Seller,Announced,Value,Type,Status\n" + row + row)
        #expect(plan.counts.added == 2)
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        #expect(
            model.deals.map(\.id).sorted() == [
                "labco-cloudco-purchase-2026-03", "labco-cloudco-purchase-2026-03-2", "own-order",
            ])
    }

    struct Refusal: Sendable {
        var row: String
        var code: String
        var column: Int
    }

    static let refusals: [Refusal] = [
        Refusal(row: "LabKo,CloudCo,2026-03-02,$1bn,purchase,signed", code: "E806", column: 1),
        Refusal(row: ",CloudCo,2026-03-02,$1bn,purchase,signed", code: "E806", column: 1),
        Refusal(row: "LabCo,labco,2026-03-02,$1bn,purchase,signed", code: "E806", column: 7),
        Refusal(row: "LabCo,CloudCo,2026-03-02,$1bn,stake,signed", code: "E807", column: 31),
        Refusal(row: "LabCo,CloudCo,2026-03-02,$1bn,investment,signed", code: "E807", column: 31),
        Refusal(row: "LabCo,CloudCo,2026-03-02,$1bn,purchase,soon", code: "E808", column: 40),
        Refusal(row: "LabCo,CloudCo,2026-03-02,1bn,purchase,signed", code: "E809", column: 26),
        Refusal(row: "LabCo,CloudCo,2026-03-02,($1bn),purchase,signed", code: "E809", column: 26),
        Refusal(row: "LabCo,CloudCo,2026-03-02,#REF!,purchase,signed", code: "E809", column: 26),
        Refusal(row: "LabCo,CloudCo,2026-03-02,$0,purchase,signed", code: "E809", column: 26),
        Refusal(row: "LabCo,CloudCo,2026-03-02,$0.001,purchase,signed", code: "E809", column: 26),
        Refusal(row: "LabCo,CloudCo,3/4/2026,$1bn,purchase,signed", code: "E810", column: 15),
        Refusal(row: "LabCo,CloudCo,,$1bn,purchase,signed", code: "E810", column: 15),
        Refusal(
            row: "LabCo,\"=HYPERLINK(\"\"x\"\",\"\"CloudCo\"\")\",2026-03-02,$1bn,purchase,signed",
            code: "E811", column: 7),
        Refusal(
            row: "LabCo,\"CloudCo\"x,2026-03-02,$1bn,purchase,signed", code: "E805", column: 16),
    ]

    @Test(arguments: refusals)
    func `a bad row is refused at its place with what would make it pass`(_ bad: Refusal) throws {
        let plan = try ImportBench.plan(ImportBench.table + bad.row + "\n")
        #expect(plan.counts.refused == 1)
        #expect(plan.counts.added == 3)
        #expect(plan.counts.isBalanced)
        let problem = try #require(plan.diagnostics.first { $0.severity == .error })
        #expect(problem.code.rawValue == bad.code, "\(problem)")
        #expect(
            "\(problem.place.file):\(problem.place.line):\(problem.place.column)"
                == "deals.csv:5:\(bad.column)")
        #expect(problem.help?.isEmpty == false)
        #expect(DiagnosticCatalog.imports.entry(bad.code) != nil)
        // The others would still lint.
        #expect(plan.obstacles == [])
    }

    @Test func `ten bad rows of twenty are ten refusals, and ten deals`() throws {
        var table = "Buyer,Seller,Announced,Value,Type,Status\n"
        for number in 1...20 {
            table +=
                "LabCo,\(number % 2 == 0 ? "CloudCo" : "Nobody"),2026-03-\(number < 10 ? "0" : "")\(number),$\(number)bn,purchase,signed\n"
        }
        let plan = try ImportBench.plan(table)
        #expect(plan.counts.refused == 10)
        #expect(plan.counts.added == 10)
        #expect(
            plan.diagnostics.filter { $0.severity == .error }.map(\.place.line)
                == Array(stride(from: 2, through: 20, by: 2)))
    }

    @Test func `titles, blank rows, totals, footnotes and headings again are skipped and said`()
        throws
    {
        let table = """
            Deals of the year,,,,,
            in USD bn,,,,,
            Buyer,Seller,Announced,Value,Type,Status
            LabCo,CloudCo,2026-03-02,3,purchase,signed
            ,,,,,
            Buyer,Seller,Announced,Value,Type,Status
            ChipCo,CloudCo,2026-03-05,4,purchase,signed
            Total,,,7,,
            * as announced,,,,,

            """
        let plan = try ImportBench.plan(
            table, rules: ImportBench.rules + "scale: bn\ncurrency: {default: USD}\n")
        #expect(
            plan.counts.text
                == "read 6 = 2 added + 0 same + 0 changed + 0 derived from + 4 skipped + 0 refused")
        #expect(
            plan.lines.filter { $0.kind == .skipped }.map(\.text) == [
                "blank", "the headings again", "a total", "a note",
            ])
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        #expect(
            model.deals.flatMap(\.claims).flatMap(\.legs).map { $0.amount?.text ?? "" }.sorted()
                == [
                    "USD 30bn", "USD 3bn", "USD 4bn",
                ])
    }

    @Test(arguments: [
        "\u{FEFF}Buyer;Seller;Announced;Value;Type;Status\r\nLabCo;CloudCo;02.03.2026;1.234.567,89 €;purchase;signed\r\nLabCo;ChipCo;25.03.2026;5,5 €;purchase;signed\r\n",
        "sep=;\nBuyer;Seller;Announced;Value;Type;Status\nLabCo;CloudCo;02.03.2026;1.234.567,89 €;purchase;signed\nLabCo;ChipCo;25.03.2026;5,5 €;purchase;signed\n",
        "Buyer\tSeller\tAnnounced\tValue\tType\tStatus\nLabCo\tCloudCo\t2/3/2026\t€1,234,567.89\tpurchase\tsigned\nLabCo\tChipCo\t25/3/2026\t€5.5\tpurchase\tsigned\n",
        "\"Buyer\",\"SELLER \",\"announced\",\"Va\nlue\",\"Type\",\"Status\"\nLabCo\u{200B},\"CloudCo\u{00A0}\",2/3/2026,\"€1,234,567.89\",purchase,signed\nLabCo,ChipCo,25/3/2026,€5.5,purchase,signed\n",
    ])
    func `dialects of one table give the same amounts`(_ table: String) throws {
        let plan = try ImportBench.plan(table)
        #expect(plan.counts.added == 2, "\(plan.diagnostics)")
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let leg = model.deals.first { $0.id == "labco-cloudco-purchase-2026-03" }?.claims[0].legs[0]
        #expect(
            leg?.amount?.stated
                == Money(minorUnits: 123_456_789, currency: try #require(Currency("EUR"))))
        #expect(model.deals.contains { $0.id == "labco-chipco-purchase-2026-03" })
    }

    @Test func `UTF-16 and Korean Windows are read, and a wrong guess is not made`() throws {
        let text = "구매,판매,일자,금액,종류,상태\nLabCo,클라우드,2026-03-02,400억 달러,purchase,signed\n"
        let rules = """
            import: korea
            reads: {kind: table, encoding: cp949}
            columns: {payer: 구매, payee: 판매, date: 일자, amount: 금액, kind: 종류, status: 상태}
            known: 2026-07-01

            """
        let wide: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        // 구매,판매,일자,금액,종류,상태 / 클라우드 / 400억 달러 in code page 949.
        let heading: [UInt8] = [
            0xB1, 0xB8, 0xB8, 0xC5, 0x2C, 0xC6, 0xC7, 0xB8, 0xC5, 0x2C, 0xC0, 0xCF, 0xC0, 0xDA,
            0x2C,
            0xB1, 0xDD, 0xBE, 0xD7, 0x2C, 0xC1, 0xBE, 0xB7, 0xF9, 0x2C, 0xBB, 0xF3, 0xC5, 0xC2,
            0x0A,
        ]
        let korean: [UInt8] =
            heading + Array("LabCo,".utf8)
            + [0xC5, 0xAC, 0xB6, 0xF3, 0xBF, 0xEC, 0xB5, 0xE5] + Array(",2026-03-02,400".utf8)
            + [0xBE, 0xEF, 0x20, 0xB4, 0xDE, 0xB7, 0xAF] + Array(",purchase,signed\n".utf8)
        for bytes in [wide, korean] {
            let plan = ImportPlanner(
                folder: ImportBench.folder(), rules: try ImportBench.rules(rules)
            ).plan(ImportFile(name: "k.csv", bytes: bytes))
            #expect(plan.obstacles == [])
            #expect(plan.counts.added == 1, "\(plan.diagnostics)")
            let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
            #expect(
                model.deals.first { $0.id != "own-order" }?.claims[0].legs[0].amount?.text
                    == "USD 40bn")
        }
        let blind = ImportPlanner(
            folder: ImportBench.folder(),
            rules: try ImportBench.rules(rules.replacing(", encoding: cp949", with: ""))
        ).plan(ImportFile(name: "k.csv", bytes: korean))
        #expect(blind.obstacles.map(\.code) == [.importEncoding])
        #expect(blind.obstacles.first?.place.line == 1)
    }

    @Test func `rows with one id are legs of one deal, and headlines are never added`() throws {
        let rules = ImportBench.rules.replacing("columns: {", with: "columns: {id: Deal, ")
        let table = """
            Deal,Buyer,Seller,Announced,Value,Type,Status,Headline
            A1,LabCo,CloudCo,2026-03-02,$3bn,purchase,signed,$90bn
            A1,CloudCo,LabCo,2026-03-02,,equity,signed,$90bn

            """
        let plan = try ImportBench.plan(table, rules: rules)
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let deal = try #require(model.deals.first { $0.id == "a1" })
        #expect(
            deal.claims.flatMap(\.legs).map { "\($0.id) \($0.amount?.text ?? "")" } == [
                "purchase USD 3bn", "equity undisclosed",
            ])
    }

    @Test func `several investors in a cell are legs without shares of the round`() throws {
        let rules = ImportBench.rules + "split: {payer: ','}\n"
        let table = """
            Buyer,Seller,Announced,Value,Type,Status
            "Fund Co, ChipCo",LabCo,2026-03-02,$5bn,equity,done

            """
        let plan = try ImportBench.plan(table, rules: rules)
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let deal = try #require(model.deals.first { $0.id != "own-order" })
        #expect(deal.claims[0].legs.map { $0.amount?.text } == ["undisclosed", "undisclosed"])
        #expect(deal.claims[0].note == "USD 5bn together, shares not given")
    }

    @Test func `the other way round by rule`() throws {
        let table =
            "Buyer,Seller,Announced,Value,Type,Status\nChipCo,LabCo,2026-03-02,$5bn,gpu sale,done\n"
        let plan = try ImportBench.plan(table)
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let leg = model.deals.first { $0.id != "own-order" }?.claims[0].legs[0]
        #expect(leg?.from == "labco")
        #expect(leg?.to == "chipco")
    }

    @Test
    func `a deal like one by hand is said, and left out when a rule says that it is the same`()
        throws
    {
        let table =
            "Buyer,Seller,Announced,Value,Type,Status\nLabCo,CloudCo,2026-01-20,$31bn,purchase,signed\n"
        let plan = try ImportBench.plan(table)
        #expect(plan.diagnostics.map(\.code) == [.importNear])
        #expect(plan.counts.added == 1)
        let same = try ImportBench.plan(
            table,
            rules: ImportBench.rules + "same_as: {labco-cloudco-purchase-2026-01: own-order}\n")
        #expect(same.counts.skipped == 1)
        #expect(!same.hasChanges)
    }

    @Test func `a file of an import that was edited by hand is not overwritten`() throws {
        var folder = ImportBench.applied(try ImportBench.plan())
        let path = "deals/imported-tracker.yaml"
        let edited = ImportBench.text(path, folder).replacing(
            "chipco-labco-equity-2026-02", with: "my-own-id")
        folder.files[path] = Array(edited.utf8)
        let plan = try ImportBench.plan(
            ImportBench.table + "Fund Co,LabCo,2026-05-01,$2bn,loan,signed\n", in: folder)
        #expect(plan.obstacles.map(\.code) == [.importEdited])
        #expect(!plan.hasChanges)
    }

    @Test func `a file that model.yaml does not list is refused with the line to add`() throws {
        let model = (ImportBench.model["model.yaml"] ?? "").replacing(
            ", sources-imported-*.yaml", with: "")
        let plan = try ImportBench.plan(in: ImportBench.folder(["model.yaml": model]))
        #expect(plan.obstacles.map(\.code) == [.importUnlisted])
        #expect(
            plan.obstacles.first?.help
                == "add it: `sources: [sources.yaml, sources-imported-*.yaml]`")
    }

    @Test func `a broken lock is refused at its line`() throws {
        let plan = try ImportBench.plan(
            in: ImportBench.folder(["imports/tracker.lock": "import\ttracker\n<<<<<<< HEAD\n"]))
        #expect(plan.obstacles.map(\.code) == [.importLock])
        #expect(plan.obstacles.first?.place.line == 2)
    }

    @Test func `a number that a spreadsheet shortened is read and said`() throws {
        let plan = try ImportBench.plan(
            "Buyer,Seller,Announced,Value,Type,Status\nLabCo,CloudCo,2026-03-02,USD 3.0E+11,purchase,signed\n"
        )
        #expect(plan.counts.added == 1)
        #expect(plan.diagnostics.map(\.code) == [.importCut])
        #expect(plan.diagnostics.first?.place.column == 26)
    }

    @Test func `a plan is known by its hash`() throws {
        let plan = try ImportBench.plan()
        #expect(plan.mismatch(with: plan.hash) == nil)
        #expect(plan.mismatch(with: "0123456789ab")?.code == .importPlanDiffers)
    }
}
