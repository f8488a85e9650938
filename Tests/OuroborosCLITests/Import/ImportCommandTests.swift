import Foundation
import Testing

/// `ouroboros import`: what its verbs print, write and end with.
@Suite("import")
struct ImportCommandTests {
    private static let table = """
        Investor / Buyer,Recipient / Seller,Announced,Amount,Type,Status
        LabCo,CloudCo,2026-01-10,$300bn,purchase,signed
        ChipCo,LabCo,2026-01-22,up to $100bn,equity,announced
        Total,,,$400bn,,

        """

    /// A folder with a table and the model that `import init` drafts for it.
    private func drafted(_ folder: TemporaryFolder) throws -> (model: String, table: String) {
        let table = try folder.write(Self.table, to: "deals.csv").path()
        let model = folder.url.appending(path: "m").path()
        let run = try CommandRun(["import", "init", table, "--model", model])
        try #require(run.status == 0, "\(run.messages)")
        return (model, table)
    }

    @Test("a table becomes a model that lints in two commands")
    func twoCommands() throws {
        let folder = try TemporaryFolder()
        let (model, table) = try drafted(folder)
        let apply = try CommandRun(["import", "apply", model, table])
        #expect(apply.status == 0, "\(apply.messages)")
        #expect(
            apply.messages.contains(
                "read 3 = 2 added + 0 same + 0 changed + 0 derived from + 1 skipped + 0 refused"))
        let lint = try CommandRun(["lint", model])
        #expect(lint.status == 0, "\(lint.output)")
        #expect(!lint.output.contains("error["))
        #expect(folder.files.contains("m/deals/imported-deals.yaml"))
        #expect(folder.files.contains("m/imports/deals.lock"))
    }

    @Test("a table in two currencies needs nothing but its rules file: the rate stands there")
    func twoCurrencies() throws {
        let folder = try TemporaryFolder()
        let table = try folder.write(
            """
            Buyer,Seller,Date,Amount,Type,Status
            LabCo,CloudCo,2026-03-02,USD 5bn,purchase,signed
            LabCo,ChipCo,2026-03-04,KRW 2.9tn,purchase,signed

            """, to: "won.csv"
        ).path()
        let model = folder.url.appending(path: "m").path()
        let draft = try CommandRun(["import", "init", table, "--model", model])
        #expect(draft.status == 0, "\(draft.messages)")
        #expect(
            (draft.output + draft.messages).contains("currency.rates.KRW: KRW for one USD"))
        let rules = folder.url.appending(path: "m/imports/won.yaml")
        let text = try String(contentsOf: rules, encoding: .utf8)
        #expect(try CommandRun(["import", "apply", model, table]).status == 2)
        try Data(text.replacingOccurrences(of: "    KRW:", with: "    KRW: 1450").utf8)
            .write(to: rules)
        let apply = try CommandRun(["import", "apply", model, table])
        #expect(apply.status == 0, "\(apply.messages)")
        let lint = try CommandRun(["lint", model])
        #expect(lint.status == 0 && !lint.output.contains("error["), "\(lint.output)")
        let rates = try String(
            contentsOf: folder.url.appending(path: "m/fx-imported-won.yaml"), encoding: .utf8)
        #expect(
            rates.contains(
                "- {base: USD, quote: KRW, date: 2026-03-04, rate: 1450, source: won-rates}"))
        let again = try CommandRun(["import", "plan", model, table])
        #expect(again.status == 0, "\(again.output)")
    }

    @Test(
        "plan ends with 1 while changes wait, with 0 when there is nothing to do, and writes nothing"
    )
    func planStatus() throws {
        let folder = try TemporaryFolder()
        let (model, table) = try drafted(folder)
        let before = folder.files
        let first = try CommandRun(["import", "plan", model, table])
        #expect(first.status == 1, "\(first.messages)")
        #expect(folder.files == before)
        let again = try CommandRun(["import", "plan", model, table])
        #expect(again.output == first.output)
        _ = try CommandRun(["import", "apply", model, table])
        let last = try CommandRun(["import", "plan", model, table])
        #expect(last.status == 0, "\(last.output)")
        #expect(last.output.contains("nothing to do"))
    }

    @Test("a plan for machines says the counts and the hash, and apply takes that plan only")
    func planHash() throws {
        let folder = try TemporaryFolder()
        let (model, table) = try drafted(folder)
        let plan = try CommandRun(["import", "plan", model, table, "--format", "json"])
        #expect(plan.status == 1, "\(plan.messages)")
        let object = try JSONSerialization.jsonObject(with: Data(plan.output.utf8))
        let fields = try #require(object as? [String: Any])
        let hash = try #require(fields["plan"] as? String)
        let counts = try #require(fields["counts"] as? [String: Int])
        #expect(counts["read"] == 3)
        #expect(counts["added"] == 2)
        let other = try CommandRun(["import", "apply", model, table, "--plan", "0123456789ab"])
        #expect(other.status == 2)
        #expect(other.messages.contains("E816"))
        let same = try CommandRun(["import", "apply", model, table, "--plan", hash])
        #expect(same.status == 0, "\(same.messages)")
    }

    @Test("rows that are refused hold the others back until --partial, and are named by their line")
    func partial() throws {
        let folder = try TemporaryFolder()
        let (model, _) = try drafted(folder)
        let table = try folder.write(
            Self.table + "LabCo,Nobody Inc,2026-02-01,$1bn,purchase,signed\n", to: "deals.csv"
        ).path()
        let plan = try CommandRun(["import", "plan", model, table])
        #expect(plan.status == 2, "\(plan.messages)")
        #expect(plan.messages.contains("E806"))
        #expect(plan.messages.contains("deals.csv:5:"))
        let held = try CommandRun(["import", "apply", model, table])
        #expect(held.status == 2)
        #expect(!folder.files.contains("m/deals/imported-deals.yaml"))
        let partial = try CommandRun(["import", "apply", model, table, "--partial"])
        #expect(partial.status == 0, "\(partial.messages)")
        #expect(folder.files.contains("m/deals/imported-deals.yaml"))
    }

    @Test("identify says what files are, and ends with 2 when one is not known")
    func identify() throws {
        let folder = try TemporaryFolder()
        let table = try folder.write(Self.table, to: "deals.csv").path()
        let payments = try folder.write(
            "sourceNodeId,targetNodeId,value,time\n1,2,3.50,1\n", to: "tx.csv"
        ).path()
        let known = try CommandRun(["import", "identify", table, payments])
        #expect(known.status == 0, "\(known.messages)")
        #expect(known.output.contains(": table: "))
        #expect(known.output.contains(": payments: "))
        let unknown = try folder.write("nothing of any kind", to: "note.txt").path()
        #expect(try CommandRun(["import", "identify", unknown]).status == 2)
    }

    @Test("explain leads from an entry back to its row, coverage lists what there is")
    func explainAndCoverage() throws {
        let folder = try TemporaryFolder()
        let (model, table) = try drafted(folder)
        _ = try CommandRun(["import", "apply", model, table])
        let explained = try CommandRun(["import", "explain", model, "labco-cloudco-purchase"])
        #expect(explained.status == 0, "\(explained.messages)")
        #expect(explained.output.contains("file deals.csv, sha256 "))
        #expect(try CommandRun(["import", "explain", model, "no-such-entry"]).status == 2)
        let coverage = try CommandRun(["import", "coverage", model])
        #expect(coverage.status == 0, "\(coverage.messages)")
        #expect(coverage.output.hasPrefix("firm\tmetric\tclass\tlast\tage\tvalue\tfile\n"))
        #expect(coverage.output.contains("revenue_annual\tnone"))
    }
}
