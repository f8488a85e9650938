import Ledger
import Money
import Testing
import Text

@testable import Imports

@Suite struct PaymentTests {
    static let listing = [
        "model.yaml": (ImportBench.model["model.yaml"] ?? "").replacing(
            "[entities.yaml]", with: "[entities.yaml, entities-imported-*.yaml]")
    ]
    static var folder: MemoryFolder { ImportBench.folder(listing) }

    private static let rules = """
        import: wires
        reads: {kind: payments}
        columns: {payer: 'Account #1', payee: 'Account #2', payer_bank: From Bank, payee_bank: To Bank, amount: Amount Paid, currency: Payment Currency, date: Timestamp}
        defaults: {kind: purchase}
        entities: {010/A-1: labco, 010/A1: cloudco}
        on_unknown: add
        known: 2026-07-01

        """

    private static let table = """
        Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency
        2026/03/01 00:20,010,A-1,010,A1,0.10,US Dollar,0.10,US Dollar
        2026/02/01 14:16:00,010,A-1,010,A1,0.20,US Dollar,0.20,US Dollar
        2026/03/05 10:00,010,A-1,020,B2,7.00,Yuan,18264.20,Euro
        2026/03/05 10:00,010,A-1,020,B2,1.00,Euro,0.01,US Dollar
        2026/03/06 10:00,020,B2,020,B2,5.00,US Dollar,5.00,US Dollar
        2026/03/07 10:00,020,B2,010,A-1,5.00,Bitcoin,5.00,Bitcoin
        2026/03/08 10:00,020,B2,010,A-1,5.00,US Dollar,,US Dollar
        2026/03/09 10:00,020,B2,010,A-1,5.00,US Dollar,5.001,US Dollar
        2026/03/10 10:00,,,010,A-1,5.00,US Dollar,5.00,US Dollar

        """

    @Test
    func `payments are added up exactly, by pair and currency, and every row is accounted for`()
        throws
    {
        let plan = try ImportBench.plan(Self.table, rules: Self.rules, in: Self.folder)
        #expect(plan.obstacles == [])
        #expect(
            plan.counts.text
                == "read 9 = 0 added + 0 same + 0 changed + 4 derived from + 1 skipped + 4 refused")
        #expect(plan.computed == 2)
        #expect(
            plan.diagnostics.filter { $0.severity == .error }.map(\.code) == [
                .importAmount, .importAmount, .importAmount, .importParty,
            ])
        let after = ImportBench.applied(plan, to: Self.folder)
        let model = try #require(LedgerReader.read(folder: after).model)
        let own = try #require(model.deals.first { $0.id == "wires-labco-cloudco" }?.claims.first)
        #expect(own.status == .completed)
        #expect(own.date.description == "2026-03-01")
        // 0.1 and 0.2 are 0.3 and nothing beside it.
        #expect(own.legs[0].amount?.stated == Money(minorUnits: 30, currency: .usd))
        #expect(own.legs[0].start?.description == "2026-02-01")
        #expect(own.note == "2 payments, added up")
        #expect(own.locator == "lines 2 to 3")
        let other = try #require(model.deals.first { $0.id == "wires-labco-wires-020-b2" })
        #expect(
            other.claims[0].legs.map { "\($0.id) \($0.amount?.text ?? "")" } == [
                "purchase-eur EUR 18264.2", "purchase-usd USD 0.01",
            ])
        #expect(model.entities.first { $0.id == "wires-020-b2" }?.name == "020/B2")
    }

    @Test func `a second plan has nothing to do, and a changed payment changes its sum alone`()
        throws
    {
        let first = try ImportBench.plan(Self.table, rules: Self.rules, in: Self.folder)
        let after = ImportBench.applied(first, to: Self.folder)
        #expect(!(try ImportBench.plan(Self.table, rules: Self.rules, in: after)).hasChanges)
        let edited = try ImportBench.plan(
            Self.table.replacing("0.20,US Dollar\n", with: "0.25,US Dollar\n"), rules: Self.rules,
            in: after)
        #expect(edited.obstacles == [])
        #expect(
            edited.changes.map(\.path) == [
                "sources-imported-wires.yaml", "deals/imported-wires.yaml", "imports/wires.lock",
            ])
        let source = try #require(edited.changes.first)
        #expect(
            LineDifference.text(source.before ?? "", source.after).split(separator: "\n").filter {
                $0.hasPrefix("-") || $0.hasPrefix("+")
            }.allSatisfy { $0.contains("sha256: ") })
        #expect(edited.vanished == [])
    }

    @Test func `an account that nobody mapped is refused, skipped or added, as the rules say`()
        throws
    {
        func counts(_ rule: String) throws -> ImportCounts {
            try ImportBench.plan(
                Self.table, rules: Self.rules.replacing("on_unknown: add\n", with: rule),
                in: Self.folder
            ).counts
        }
        #expect(try counts("").refused == 7)
        #expect(try counts("on_unknown: skip\n").refused == 4)
        #expect(try counts("on_unknown: skip\n").derived == 2)
    }

    @Test func `two accounts that differ in a sign alone are never one`() throws {
        let rules = Self.rules.replacing("entities: {010/A-1: labco, 010/A1: cloudco}\n", with: "")
        let plan = try ImportBench.plan(
            """
            Timestamp,From Bank,Account,To Bank,Account,Amount Paid,Payment Currency
            2026-03-01,1,A 1,2,B,1,USD
            2026-03-01,1,A-1,2,B,1,USD

            """, rules: rules, in: Self.folder)
        #expect(plan.lines.map(\.kind) == [.derived, .refused])
        #expect(plan.diagnostics.first?.code == .importParty)
    }

    @Test func `a one-sided list says by its words who pays, and cash has no other side`() throws {
        let rules = """
            import: bank
            reads: {kind: payments, date_order: yymmdd}
            columns: {payer: account_id, payee: account, payee_bank: bank, amount: amount, kind: type, date: date}
            kinds: {PRIJEM: {kind: purchase, reverse: true}, VYDAJ: purchase}
            on_missing: {party: skip}
            on_unknown: add
            currency: {default: USD}
            known: 2026-07-01

            """
        let plan = try ImportBench.plan(
            """
            "account_id";"date";"type";"operation";"amount";"balance";"bank";"account"
            7;980105;"PRIJEM";"VKLAD";700.00;700.00;;
            7;980106;"PRIJEM";"PREVOD";5123.00;5823.00;"YZ";"62457513"
            7;050107;"VYDAJ";"PREVOD";23.50;5799.50;"YZ";"62457513"

            """, rules: rules, in: Self.folder)
        #expect(plan.obstacles == [])
        #expect(plan.lines.map(\.kind) == [.skipped, .derived, .derived])
        let model = try #require(
            LedgerReader.read(folder: ImportBench.applied(plan, to: Self.folder)).model)
        let deals = model.deals.filter { $0.id.hasPrefix("bank-") }.map { deal in
            "\(deal.id) \(deal.claims[0].date) \(deal.claims[0].legs[0].amount?.text ?? "")"
        }
        #expect(
            deals.sorted() == [
                "bank-bank-7-bank-yz-62457513 2005-01-07 USD 23.5",
                "bank-bank-yz-62457513-bank-7 1998-01-06 USD 5.123k",
            ])
    }

    @Test func `the file is known by its headings, and rules without effect are errors`() throws {
        let file = ImportFile(name: "x.csv", bytes: Array(Self.table.utf8))
        #expect(ImportSources.identify(file)?.kind == .payments)
        #expect(throws: InvalidInput.self) {
            try ImportBench.rules(Self.rules + "split: {payer: ','}\n")
        }
        #expect(throws: InvalidInput.self) {
            try ImportBench.rules(Self.rules + "on_missing: {amount: undisclosed}\n")
        }
        #expect(throws: InvalidInput.self) {
            try ImportBench.rules(
                ImportBench.rules.replacing("payer: Buyer", with: "payer_bank: Bank, payer: Buyer"))
        }
    }
}
