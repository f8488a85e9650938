import Ledger
import Money
import Testing
import Text

@testable import Imports

/// Real tables of payments and registers, where somebody has them.
@Suite(
    .enabled(
        if: References.folder != nil, "OUROBOROS_REFERENCES names no folder with import/fixtures"))
struct ReferenceRegisterTests {
    private func read(_ name: String, _ text: String) throws -> ImportReading {
        let rules = try ImportBench.rules(text)
        let source = try #require(ImportSources.of(rules.kind))
        let model = LedgerModel(
            id: "m", title: "M", baseCurrency: .usd, defaultAsOf: try #require(Day("2026-10-10")))
        return try source.read(
            try References.file(name), rules: rules, model: model, lock: ImportLock(name: "m"))
    }

    /// Sum of all legs in minor units, and how many there are.
    private func total(_ reading: ImportReading) -> (sum: Int64, legs: Int) {
        var found: (sum: Int64, legs: Int) = (0, 0)
        for case .deal(let deal) in reading.derived {
            for leg in deal.legs {
                found.sum += leg.amount.stated?.minorUnits ?? 0
                found.legs += 1
            }
        }
        return found
    }

    private static let rest = """
        defaults: {kind: purchase}
        on_unknown: add
        known: 2026-10-10

        """

    @Test func `payments of four origins add up to the cent`() throws {
        let simulated = try read(
            "payments/amlsim_transactions.csv",
            "import: p\nreads: {kind: payments}\ncolumns: {payer: sourceNodeId, payee: targetNodeId, amount: value}\ncurrency: {default: USD}\non_missing: {date: known}\n"
                + Self.rest)
        #expect(simulated.units.count == 300)
        #expect(total(simulated) == (7_832_927, 300))
        #expect(simulated.entities.count == 577)
        let pandas = try read(
            "payments/hi_small_lookalike_pandas.csv",
            "import: p\nreads: {kind: payments}\ncolumns: {payer: Account, payee: Account.1, payer_bank: From Bank, payee_bank: To Bank, amount: Amount Paid, currency: Payment Currency, date: Timestamp}\n"
                + Self.rest)
        #expect(total(pandas) == (4_307_096, 40))
        let orders = try read(
            "payments/berka_order.asc",
            "import: p\nreads: {kind: payments}\ncolumns: {payer: account_id, payee: account_to, payee_bank: bank_to, amount: amount}\ncurrency: {default: CZK}\non_missing: {date: known}\n"
                + Self.rest)
        #expect(total(orders) == (24_823_460, 80))
        let list = try read(
            "payments/berka_trans.asc",
            "import: p\nreads: {kind: payments, date_order: yymmdd}\ncolumns: {payer: account_id, payee: account, payee_bank: bank, amount: amount, kind: type, date: date}\nkinds: {PRIJEM: {kind: purchase, reverse: true}}\ncurrency: {default: CZK}\non_missing: {party: skip}\non_unknown: add\nknown: 2026-10-10\n"
        )
        #expect(total(list) == (9_993_400, 12))
        #expect(list.units.count { if case .skipped = $0.outcome { true } else { false } } == 88)
        let days = list.derived.compactMap { entry -> String? in
            if case .deal(let deal) = entry { return deal.date.description }
            return nil
        }
        #expect(days.min() == "1993-01-05")
        #expect(days.max() == "1993-01-14")
    }

    @Test
    func
        `payments between an account and itself are left out, of two currencies the paid one counts`()
        throws
    {
        let reading = try read(
            "payments/ibm_hi_small.csv",
            "import: p\nreads: {kind: payments}\ncolumns: {payer: 'Account #1', payee: 'Account #2', payer_bank: From Bank, payee_bank: To Bank, amount: Amount Paid, currency: Payment Currency, date: Timestamp}\n"
                + Self.rest)
        #expect(total(reading) == (1 + 1_826_420, 2))
        #expect(reading.units.count == 3)
    }

    @Test func `relationships of legal entities become parents`() throws {
        let rules = "import: g\nreads: {kind: gleif}\non_unknown: add\n"
        let reading = try read("gleif/rr_layout.csv", rules)
        var parents: [String] = []
        var refused = 0
        for unit in reading.units {
            if case .gives(.entity(let entity)) = unit.outcome {
                parents.append("\(entity.id) < \(entity.parent ?? "")")
            }
            if case .refused = unit.outcome { refused += 1 }
        }
        #expect(
            parents.sorted() == [
                "lei-9999000child0beta002 < lei-9999000parentalpha78",
                "lei-9999000child0gamma44 < lei-9999000child0beta002",
            ])
        #expect(refused == 1)
        let entities = try read("gleif/lei_level1_excerpt.csv", rules)
        #expect(entities.units.count == 5)
        #expect(entities.units.allSatisfy { if case .gives = $0.outcome { true } else { false } })
    }

    /// The files of a folder as the archive that the SEC publishes.
    private func set(_ folder: String, _ rules: String) throws -> ImportReading {
        let members = try ["sub.txt", "num.txt"].map { name in
            (
                name: name,
                text: String(
                    decoding: try References.file("fsds/\(folder)/\(name)").bytes, as: UTF8.self)
            )
        }
        let model = LedgerModel(
            id: "m", title: "M", baseCurrency: .usd, defaultAsOf: try #require(Day("2026-10-10")))
        return try StatementSetSource.read(
            ImportFile(name: "\(folder).zip", bytes: WorkbookBench.zip(members)),
            rules: try ImportBench.rules(rules), model: model, lock: ImportLock(name: "m"))
    }

    @Test func `financial statement data of 2009 and 2010 give quarters and trailing years`() throws
    {
        func value(_ reading: ImportReading, _ metric: String, _ day: String) -> String? {
            FilingBench.all(reading).first { $0.metric == metric && $0.asOf.description == day }?
                .amount.text
        }
        let oracle = try set(
            "2009q3", "import: f\nreads: {kind: sec-fsds, firm: orcl, cik: 1341439, year_end: 5}\n")
        #expect(value(oracle, "revenue_quarter", "2009-08-31") == "USD 5.054bn")
        #expect(value(oracle, "operating_income_quarter", "2009-08-31") == "USD 1.74bn")
        #expect(value(oracle, "operating_cash_flow_quarter", "2009-08-31") == "USD 3.738bn")
        let microsoft = try set(
            "2010q2", "import: f\nreads: {kind: sec-fsds, firm: msft, cik: 789019, year_end: 6}\n")
        #expect(value(microsoft, "operating_cash_flow_quarter", "2010-03-31") == "USD 7.393bn")
        let amazon = try set(
            "2010q2", "import: f\nreads: {kind: sec-fsds, firm: amzn, cik: 1018724, year_end: 12}\n"
        )
        #expect(value(amazon, "capex_quarter", "2010-03-31") == "USD 140m")
        #expect(value(amazon, "capex_annual", "2010-03-31") == nil)
        let lennar = try set(
            "20250701", "import: f\nreads: {kind: sec-fsds, firm: len, year_end: 11}\n")
        #expect(!FilingBench.all(lennar).isEmpty)
    }

    @Test func `lists of filings and of disclosures become sources`() throws {
        let filings = try read(
            "edgar/submissions_amzn.json",
            "import: f\nreads: {kind: edgar-submissions, firm: amzn}\nitems: ['1.01']\n")
        let days = filings.units.compactMap { unit -> String? in
            if case .gives(.source(let source)) = unit.outcome {
                return source.published?.description
            }
            return nil
        }
        #expect(days.contains("2026-02-27"))
        #expect(filings.units.count == 49)
        let disclosures = try read(
            "dart/list.json", "import: d\nreads: {kind: dart-list, firm: samsung}\n")
        #expect(disclosures.units.count == 12)
        #expect(
            disclosures.units.allSatisfy { if case .gives = $0.outcome { true } else { false } })
        let empty = try read(
            "dart/list_no_data.json", "import: d\nreads: {kind: dart-list, firm: samsung}\n")
        #expect(empty.units.isEmpty)
        #expect(throws: InvalidInput.self) {
            try read("dart/list_limit.json", "import: d\nreads: {kind: dart-list, firm: samsung}\n")
        }
        let frame = try References.file("edgar/frames_OperatingIncomeLoss_USD_CY2025.json")
        #expect(ImportSources.identify(frame)?.kind == .frames)
    }
}
