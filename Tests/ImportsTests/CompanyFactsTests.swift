import Ledger
import Money
import Testing
import Text

@testable import Imports

/// Company facts written for the traps that real ones hold.
enum FilingBench {
    struct Row {
        var tag: String
        var start: String?
        var end: String
        var value: String
        var accession: String
        var form: String
        var filed: String
        var unit = "USD"
    }

    static func row(
        _ tag: String, _ period: String, _ value: String, _ form: String, _ filed: String,
        unit: String = "USD", accession: String? = nil
    ) -> Row {
        let parts = period.split(separator: "/").map(String.init)
        return Row(
            tag: tag, start: parts.count == 2 ? parts[0] : nil, end: parts[parts.count - 1],
            value: value,
            accession: accession
                ?? "0000000001-\(filed.dropFirst(2).prefix(2))-\(filed.filter(\.isNumber).suffix(6))",
            form: form, filed: filed, unit: unit)
    }

    static func json(_ rows: [Row], cik: String = "1234567") -> String {
        var tags: [String: [String: [String]]] = [:]
        for row in rows {
            let start = row.start.map { "\"start\": \"\($0)\", " } ?? ""
            tags[row.tag, default: [:]][row.unit, default: []].append(
                "{\(start)\"end\": \"\(row.end)\", \"val\": \(row.value), \"accn\": \"\(row.accession)\", \"fy\": null, \"fp\": null, \"form\": \"\(row.form)\", \"filed\": \"\(row.filed)\", \"frame\": \"CY1999\"}"
            )
        }
        var taxonomies: [String: [String]] = [:]
        for (tag, units) in tags.sorted(by: { $0.key < $1.key }) {
            let parts = tag.split(separator: ":").map(String.init)
            let body = units.sorted { $0.key < $1.key }.map {
                "\"\($0.key)\": [\($0.value.joined(separator: ",\n"))]"
            }.joined(separator: ", ")
            taxonomies[parts[0], default: []].append(
                "\"\(parts[1])\": {\"label\": null, \"description\": \"\", \"units\": {\(body)}}")
        }
        let facts = taxonomies.sorted { $0.key < $1.key }.map {
            "\"\($0.key)\": {\($0.value.joined(separator: ",\n"))}"
        }.joined(separator: ",\n")
        return "{\"cik\": \(cik), \"entityName\": \"Example Corp\", \"facts\": {\(facts)}}"
    }

    static let rules = "import: chipco-sec\nreads: {kind: edgar-companyfacts, firm: chipco}\n"

    static func read(_ rows: [Row], rules text: String = rules) throws -> ImportReading {
        try CompanyFactsSource.read(
            ImportFile(name: "facts.json", bytes: Array(json(rows).utf8)),
            rules: try ImportBench.rules(text),
            model: try #require(LedgerReader.read(folder: ImportBench.folder()).model),
            lock: ImportLock(name: "chipco-sec"))
    }

    static func facts(_ rows: [Row], rules text: String = rules) throws -> [String] {
        let reading = try read(rows, rules: text)
        return all(reading).map { fact in
            let known =
                reading.sources.first { $0.id == fact.source }?.published?.description ?? "?"
            return [
                "\(fact.metric)@\(fact.asOf)", fact.amount.text, fact.period ?? "-",
                fact.scope ?? "-", fact.basis.rawValue, known,
            ].joined(separator: " ")
        }.sorted()
    }

    static func all(_ reading: ImportReading) -> [FactEntry] {
        let given: [ImportEntry] = reading.units.compactMap {
            if case .gives(let entry) = $0.outcome { return entry }
            return nil
        }
        return (given + reading.derived).compactMap {
            if case .fact(let fact) = $0 { return fact }
            return nil
        }
    }

    /// A calendar year in quarters: three filed year-to-date, then the year.
    static func cash(_ values: [String]) -> [Row] {
        let tag = "us-gaap:NetCashProvidedByUsedInOperatingActivities"
        return [
            row(tag, "2025-01-01/2025-03-31", values[0], "10-Q", "2025-05-01"),
            row(tag, "2025-01-01/2025-06-30", values[1], "10-Q", "2025-08-01"),
            row(tag, "2025-01-01/2025-09-30", values[2], "10-Q", "2025-11-01"),
            row(tag, "2025-01-01/2025-12-31", values[3], "10-K", "2026-02-01"),
        ]
    }
}

@Suite struct CompanyFactsTests {
    @Test func `quarters are differences of what was filed of one tag, the fourth too`() throws {
        let facts = try FilingBench.facts(FilingBench.cash(["100", "250", "180", "500"]))
        #expect(
            facts == [
                "operating_cash_flow_annual@2025-12-31 USD 500 2025 - reported 2026-02-01",
                "operating_cash_flow_quarter@2025-03-31 USD 100 2025-Q1 - reported 2025-05-01",
                "operating_cash_flow_quarter@2025-06-30 USD 150 2025-Q2 - derived 2025-08-01",
                "operating_cash_flow_quarter@2025-09-30 USD -70 2025-Q3 - derived 2025-11-01",
                "operating_cash_flow_quarter@2025-12-31 USD 320 2025-Q4 - derived 2026-02-01",
            ])
    }

    @Test func `interest is a figure of the year and of the quarter`() throws {
        func row(_ period: String, _ value: String, _ form: String, _ filed: String)
            -> FilingBench.Row
        {
            FilingBench.row("us-gaap:InterestExpenseNonoperating", period, value, form, filed)
        }
        let facts = try FilingBench.facts(
            FilingBench.cash(["100", "250", "180", "500"]) + [
                row("2025-01-01/2025-03-31", "34", "10-Q", "2025-04-25"),
                row("2025-01-01/2025-12-31", "736", "10-K", "2026-02-05"),
            ])
        #expect(
            facts.filter { $0.hasPrefix("interest_expense") } == [
                "interest_expense_annual@2025-12-31 USD 736 2025 - reported 2026-02-05",
                "interest_expense_quarter@2025-03-31 USD 34 2025-Q1 - reported 2025-04-25",
            ])
    }

    @Test
    func `a fourth quarter is the year less nine months, never less a sum of rounded quarters`()
        throws
    {
        let tag = "us-gaap:OperatingIncomeLoss"
        let facts = try FilingBench.facts([
            FilingBench.row(tag, "2025-01-01/2025-03-31", "4277", "10-Q", "2025-05-01"),
            FilingBench.row(tag, "2025-04-01/2025-06-30", "4731", "10-Q", "2025-08-01"),
            FilingBench.row(tag, "2025-07-01/2025-09-30", "5464", "10-Q", "2025-11-01"),
            FilingBench.row(tag, "2025-01-01/2025-09-30", "14473", "10-Q", "2025-11-01"),
            FilingBench.row(tag, "2025-01-01/2025-12-31", "20606", "10-K", "2026-02-01"),
        ])
        #expect(facts.contains { $0.hasPrefix("operating_income_quarter@2025-12-31 USD 6.133k") })
    }

    @Test func `without an operand of the same tag there is no quarter`() throws {
        var rows = FilingBench.cash(["100", "250", "180", "500"])
        rows.remove(at: 2)
        let facts = try FilingBench.facts(rows)
        #expect(!facts.contains { $0.contains("quarter@2025-12-31") })
        #expect(!facts.contains { $0.contains("quarter@2025-09-30") })
    }

    @Test
    func
        `a restatement is a second claim, known from its filing, and an earlier day gives the earlier value`()
        throws
    {
        let tag = "ifrs-full:CashFlowsFromUsedInOperatingActivities"
        let year = "2023-07-01/2024-06-30"
        let rows = [
            FilingBench.row(tag, year, "52716000", "20-F", "2024-08-28"),
            FilingBench.row(tag, year, "-130870000", "20-F/A", "2025-03-20"),
            FilingBench.row(
                "us-gaap:NetCashProvidedByUsedInOperatingActivities", year, "52219000", "10-K",
                "2025-08-28"),
        ]
        let metric = "operating_cash_flow_annual@2024-06-30"
        #expect(
            try FilingBench.facts(rows) == [
                "\(metric) USD -130.87m FY2024 - reported 2025-03-20",
                "\(metric) USD 52.219m FY2024 US GAAP reported 2025-08-28",
                "\(metric) USD 52.716m FY2024 - reported 2024-08-28",
            ])
        let folder = ImportBench.folder()
        let planner = ImportPlanner(
            folder: folder, rules: try ImportBench.rules(FilingBench.rules))
        let plan = planner.plan(
            ImportFile(name: "f.json", bytes: Array(FilingBench.json(rows).utf8)))
        #expect(plan.obstacles == [])
        #expect(plan.counts.isBalanced)
        let after = ImportBench.applied(plan, to: folder)
        let model = try #require(LedgerReader.read(folder: after).model)
        func value(on day: String) throws -> [String] {
            let resolved = model.resolved(asOf: try #require(Day(day)))
            #expect(resolved.diagnostics.allSatisfy { $0.code != .claimsDisagree })
            let facts: [Fact] = resolved.facts.filter {
                $0.metric == "operating_cash_flow_annual" && $0.scope == nil
            }
            return facts.map { $0.amount?.text ?? "" }
        }
        #expect(try value(on: "2024-12-31") == ["USD 52.716m"])
        #expect(try value(on: "2025-06-30") == ["USD -130.87m"])
        #expect(try value(on: "2026-06-30") == ["USD -130.87m"])
        #expect(
            !ImportPlanner(folder: after, rules: try ImportBench.rules(FilingBench.rules))
                .plan(ImportFile(name: "f.json", bytes: Array(FilingBench.json(rows).utf8)))
                .hasChanges)
    }

    @Test
    func
        `repeats, rounded repeats, proxies, translations and tags without a metric give nothing and are counted`()
        throws
    {
        let tag = "us-gaap:NetIncomeLoss"
        let rows = [
            FilingBench.row(tag, "2025-01-01/2025-12-31", "29068000", "10-K", "2026-02-01"),
            FilingBench.row(tag, "2025-01-01/2025-12-31", "29000000", "10-K", "2027-02-01"),
            FilingBench.row(tag, "2025-01-01/2025-12-31", "29068", "DEF 14A", "2026-04-01"),
            FilingBench.row(
                tag, "2025-01-01/2025-12-31", "31000000", "10-K", "2026-02-01", unit: "EUR"),
            FilingBench.row("us-gaap:SomethingElse", "2025-12-31", "7", "10-K", "2026-02-01"),
            FilingBench.row("us-gaap:Assets", "2025-12-31", "900", "10-K", "2026-02-01"),
        ]
        let reading = try FilingBench.read(rows)
        #expect(
            FilingBench.all(reading).map { "\($0.metric) \($0.amount.text)" } == [
                "net_income_annual USD 29.068m"
            ])
        #expect(reading.units.count == rows.count)
        let reasons = reading.units.compactMap { unit -> String? in
            if case .skipped(let why) = unit.outcome { return why }
            return nil
        }
        #expect(reasons.contains("a DEF 14A gives no statements"))
        #expect(reasons.contains("in EUR"))
        #expect(reasons.contains("no metric for the tag SomethingElse"))
        #expect(reasons.contains { $0.hasPrefix("repeats 0000000001-26") })
    }

    @Test func `trailing years of quarterly reports are no fiscal years`() throws {
        let tag = "us-gaap:NetCashProvidedByUsedInOperatingActivities"
        let facts = try FilingBench.facts([
            FilingBench.row(tag, "2025-01-01/2025-12-31", "500", "10-K", "2026-02-01"),
            FilingBench.row(tag, "2025-04-01/2026-03-31", "520", "10-Q", "2026-05-01"),
        ])
        #expect(
            facts == [
                "operating_cash_flow_annual@2025-12-31 USD 500 2025 - reported 2026-02-01",
                "operating_cash_flow_trailing@2026-03-31 USD 520 - - reported 2026-05-01",
            ])
    }

    @Test func `fiscal calendars of weeks keep their own labels and days`() throws {
        let tag = "us-gaap:Revenues"
        let facts = try FilingBench.facts([
            FilingBench.row(tag, "2024-01-29/2025-01-26", "100", "10-K", "2025-02-26"),
            FilingBench.row(tag, "2025-01-27/2026-01-25", "200", "10-K", "2026-02-25"),
            FilingBench.row(tag, "2025-07-28/2025-10-26", "60", "10-Q", "2025-11-19"),
            FilingBench.row(tag, "2026-01-26/2026-04-26", "80", "10-Q", "2026-05-20"),
        ])
        #expect(
            facts == [
                "revenue_annual@2025-01-26 USD 100 FY2025 - reported 2025-02-26",
                "revenue_annual@2026-01-25 USD 200 FY2026 - reported 2026-02-25",
                "revenue_quarter@2025-10-26 USD 60 FY2026-Q3 - reported 2025-11-19",
                "revenue_quarter@2026-04-26 USD 80 FY2027-Q1 - reported 2026-05-20",
            ])
    }

    @Test func `a part and the whole under two tags are told apart by size, and said`() throws {
        let year = "2025-01-01/2025-12-31"
        let reading = try FilingBench.read([
            FilingBench.row("us-gaap:Revenues", year, "80", "10-K", "2026-02-01"),
            FilingBench.row(
                "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax", year, "100", "10-K",
                "2026-02-01"),
        ])
        #expect(FilingBench.all(reading).map(\.amount.text) == ["USD 100"])
        #expect(reading.notes.map(\.code) == [.importConflict])
        #expect(reading.coverage.first { $0.metric == "revenue_annual" }?.kind == .conflict)
    }

    @Test func `a change of definition is another scope, known when the first was`() throws {
        let year = "2016-01-01/2016-12-31"
        let facts = try FilingBench.facts([
            FilingBench.row(
                "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment", year, "6737", "10-K",
                "2017-02-10"),
            FilingBench.row(
                "us-gaap:PaymentsToAcquireProductiveAssets", year, "7804", "10-K", "2019-02-01"),
        ])
        #expect(
            facts == [
                "capex_annual@2016-12-31 USD 6.737k 2016 as PaymentsToAcquirePropertyPlantAndEquipment reported 2017-02-10",
                "capex_annual@2016-12-31 USD 7.804k 2016 cash reported 2019-02-01",
            ])
    }

    @Test
    func
        `sums take their parts from one filing, and a commitment with a duration is taken at its end`()
        throws
    {
        let facts = try FilingBench.facts([
            FilingBench.row(
                "us-gaap:CashAndCashEquivalentsAtCarryingValue", "2025-12-31", "30", "10-K",
                "2026-02-01"),
            FilingBench.row(
                "us-gaap:MarketableSecuritiesCurrent", "2025-12-31", "50", "10-K", "2026-02-01"),
            FilingBench.row(
                "us-gaap:CashAndCashEquivalentsAtCarryingValue", "2026-03-31", "31", "10-Q",
                "2026-05-01"),
            FilingBench.row(
                "us-gaap:LongTermPurchaseCommitmentAmount", "2026-01-01/2026-03-31", "232", "10-Q",
                "2026-05-01"),
        ])
        #expect(
            facts == [
                "cash_and_securities@2025-12-31 USD 80 - - derived 2026-02-01",
                "supply_commitments@2026-03-31 USD 232 - - reported 2026-05-01",
            ])
    }

    @Test func `free cash flow is of one filing`() throws {
        let rows =
            FilingBench.cash(["100", "250", "180", "500"]) + [
                FilingBench.row(
                    "us-gaap:PaymentsToAcquireProductiveAssets", "2025-01-01/2025-12-31", "120",
                    "10-K", "2026-02-01")
            ]
        let facts = try FilingBench.facts(rows)
        #expect(
            facts.contains("free_cash_flow_annual@2025-12-31 USD 380 2025 - derived 2026-02-01"))
        #expect(!facts.contains { $0.hasPrefix("free_cash_flow_quarter") })
    }

    @Test func `a figure by hand stays, and the file's stands beside it only when asked for`()
        throws
    {
        let rows = [
            FilingBench.row(
                "us-gaap:InventoryNet", "2025-12-31", "2200000000", "10-K", "2026-02-01")
        ]
        let file = ImportFile(name: "f.json", bytes: Array(FilingBench.json(rows).utf8))
        let rules = try ImportBench.rules(FilingBench.rules)
        let plan = ImportPlanner(folder: ImportBench.folder(), rules: rules).plan(file)
        #expect(plan.diagnostics.map(\.code) == [.importCovered])
        #expect(plan.counts.skipped == 1)
        #expect(!plan.hasChanges)
        let beside = ImportPlanner(folder: ImportBench.folder(), rules: rules, isBeside: true).plan(
            file)
        #expect(beside.counts.added == 1)
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(beside)).model)
        #expect(model.facts.filter { $0.metric == "inventory" }.count == 2)
        let agreeing = [
            FilingBench.row(
                "us-gaap:InventoryNet", "2025-12-31", "2000000000", "10-K", "2026-02-01")
        ]
        let same = ImportPlanner(folder: ImportBench.folder(), rules: rules).plan(
            ImportFile(name: "f.json", bytes: Array(FilingBench.json(agreeing).utf8)))
        #expect(same.counts.same == 1)
        #expect(!same.hasChanges)
    }

    @Test func `a file that is none, or of another firm, is refused whole`() throws {
        let folder = ImportBench.folder()
        let rules = try ImportBench.rules(
            FilingBench.rules.replacing("firm: chipco", with: "firm: chipco, cik: 0000000099"))
        let other = ImportPlanner(folder: folder, rules: rules).plan(
            ImportFile(
                name: "f.json",
                bytes: Array(FilingBench.json(FilingBench.cash(["1", "2", "3", "4"])).utf8)))
        #expect(other.obstacles.map(\.code) == [.importForm])
        for text in [
            "", "{\"cik\": 1}", "{\"facts\": {\"us-gaap\": ", "<html>",
            String(repeating: "[", count: 100_000),
        ] {
            let plan = ImportPlanner(folder: folder, rules: rules).plan(
                ImportFile(name: "f.json", bytes: Array(text.utf8)))
            #expect(
                plan.obstacles.map(\.code) == [text.count > 1000 ? .importLimit : .importForm],
                "\(text.prefix(20))")
            #expect(!plan.hasChanges)
        }
    }

    @Test func `cents are kept to the last`() throws {
        let reading = try FilingBench.read([
            FilingBench.row(
                "us-gaap:InventoryNet", "2025-12-31", "6207375725.08", "10-K", "2026-02-01")
        ])
        #expect(
            FilingBench.all(reading).first?.amount.stated
                == Money(minorUnits: 620_737_572_508, currency: .usd))
    }
}
