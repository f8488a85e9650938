import Foundation
import Ledger
import Money
import Testing
import Text

@testable import Imports

/// Real files, where somebody has them: a folder with `import/fixtures`.
enum References {
    static let folder = ProcessInfo.processInfo.environment["OUROBOROS_REFERENCES"]
        .map { URL(filePath: $0).appending(path: "import/fixtures") }
        .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

    static func file(_ name: String) throws -> ImportFile {
        let url = try #require(folder).appending(path: name)
        return ImportFile(name: name, bytes: [UInt8](try Data(contentsOf: url)))
    }
}

@Suite(
    .enabled(
        if: References.folder != nil, "OUROBOROS_REFERENCES names no folder with import/fixtures"))
struct ReferenceTests {
    @Test func `every expected figure of ten firms' company facts comes out`() throws {
        let expected = try JSONValue(try References.file("edgar/expected.json"))
        let metrics = [
            "long_term_debt_noncurrent": "long_term_debt", "total_debt_tag": "total_debt",
            "purchase_obligation": "supply_commitments",
            "private_equity": "private_equity_investments", "guarantee_max": "lease_guarantees",
        ]
        var compared = 0
        for (firm, figures) in expected.entries {
            let names = [
                "edgar/companyfacts_\(firm).json", "edgar/companyfacts_\(firm)_excerpt.json",
            ]
            guard let name = names.first(where: { (try? References.file($0)) != nil }) else {
                continue
            }
            let file = try References.file(name)
            var rules = ImportRules()
            rules.name = firm
            rules.kind = .companyFacts
            rules.firm = firm
            let model = LedgerModel(
                id: firm, title: firm, baseCurrency: .usd,
                defaultAsOf: try #require(Day("2026-10-10")))
            let reading = try CompanyFactsSource.read(
                file, rules: rules, model: model, lock: ImportLock(name: firm))
            #expect(reading.units.count == (try CompanyFacts(file).observations.count))
            let facts = FilingBench.all(reading)
            let company = try CompanyFacts(file)
            #expect(
                company.fiscalYearEnds.map(\.description).suffix(4)
                    == (figures["fiscal_year_ends"]?.items.compactMap(\.text) ?? [])[...])
            for (key, byDay) in figures.entries
            where !["cik", "unit", "fiscal_year_ends"].contains(key) {
                let metric = metrics[key] ?? key
                for (day, figure) in byDay.entries {
                    let tag = figure["tag"]?.text ?? ""
                    let value = try #require(figure["value"]?.decimal)
                    guard FactMetric.named(metric) != nil else {
                        // What is no metric of its own: the tag's own value.
                        let rows = company.observations.filter {
                            $0.tag == tag && $0.end.description == day && $0.start == nil
                                && $0.unit == company.currency
                        }
                        if !rows.isEmpty {
                            #expect(
                                TagValues(rows).stocks(withStart: false).values.first?.last?.value
                                    == value, "\(firm) \(key) \(day)")
                            compared += 1
                        }
                        continue
                    }
                    let found = facts.filter {
                        $0.metric == metric && $0.asOf.description == day
                            && $0.locator.hasPrefix(tag + ",")
                    }
                    let known: (FactEntry) -> String = { fact in
                        reading.sources.first { $0.id == fact.source }?.published?.description ?? ""
                    }
                    let last = found.max { known($0) < known($1) }
                    let units = last?.amount.stated.map { ExactDecimal($0.decimalString) } ?? nil
                    // Where two taxonomies agree, the first to be known is the fact.
                    let agreeing = facts.contains {
                        $0.metric == metric && $0.asOf.description == day
                            && ExactDecimal($0.amount.stated?.decimalString ?? "").map {
                                $0.agrees(with: value)
                            } ?? false
                    }
                    #expect(
                        units == value || agreeing,
                        "\(firm) \(metric) \(day): \(units?.plain ?? "none"), expected \(value.plain) (\(tag))"
                    )
                    if let how = figure["how"]?.text, let last {
                        #expect(
                            (last.basis == .derived) == (how == "derived"),
                            "\(firm) \(metric) \(day) is \(last.basis), expected \(how)")
                    }
                    if let first = figure["known_first"]?.text,
                        let earliest = found.map(known).min()
                    {
                        #expect(
                            earliest <= first,
                            "\(firm) \(metric) \(day) known \(earliest), expected \(first)")
                    }
                    compared += 1
                }
            }
        }
        #expect(compared > 500, "\(compared)")
    }

    @Test func `every spelling of amounts is read as expected`() throws {
        let text = String(
            decoding: try References.file("deals/amount_spellings.txt").bytes, as: UTF8.self)
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(
                String.init)
            guard fields.count >= 6 else { continue }
            let words = ["exact", "at least", "up to", "about", "range", "scale"]
            var qualifier = fields[5].trimmingCharacters(in: .whitespaces)
            if !words.contains(qualifier), !qualifier.hasPrefix("ambiguous"), fields.count > 6 {
                qualifier = fields[6].trimmingCharacters(in: .whitespaces)
            }
            let mark: DecimalMark? =
                ["en", "en-IN", "ko", "ja", "de-CH"].contains(fields[1])
                ? .point : ["de", "fr"].contains(fields[1]) ? .comma : nil
            if qualifier == "scale" {
                #expect(
                    ScaleHeading(fields[0]).power
                        == fields[6].split(separator: "^").last.flatMap {
                            Int($0.prefix { $0.isNumber })
                        }, "\(line)")
                continue
            }
            let reading = AmountSpelling(
                mark: mark, currency: fields[1] == "en-?" ? Currency("CAD") : nil
            ).read(fields[0])
            switch (qualifier, reading) {
            case ("undisclosed", .undisclosed), ("quantity", .quantity), ("error", .refused),
                ("not money", .refused):
                break
            case (let word, .refused) where word.hasPrefix("ambiguous"): break
            case ("", .refused) where fields[3].isEmpty: break
            case ("zero", .amount(let amount)): #expect(amount.low?.isZero == true)
            case ("exact", .amount(let a)), ("at least", .amount(let a)), ("up to", .amount(let a)),
                ("about", .amount(let a)), ("range", .amount(let a)):
                #expect(a.basis.rawValue == qualifier, "\(line): \(a)")
                #expect((a.low?.plain ?? "") == fields[3], "\(line): \(a)")
                #expect((a.high?.plain ?? "") == fields[4], "\(line): \(a)")
                #expect((a.currency ?? "?") == fields[2], "\(line): \(a)")
            default: Issue.record("\(line): \(reading)")
            }
        }
    }

    @Test func `every spelling of dates is read as expected`() throws {
        let text = String(
            decoding: try References.file("deals/date_spellings.txt").bytes, as: UTF8.self)
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(
                String.init)
            guard fields.count >= 4 else { continue }
            // Serial numbers are dates by a cell's format only; two-digit years without marks need rules.
            if fields[1].hasPrefix("excel") || fields[1] == "yymmdd" { continue }
            let reading = DateSpelling(order: DateOrder(rawValue: fields[1])).read(fields[0])
            switch (fields[3], reading) {
            case ("day", .date(let date)), ("month", .date(let date)), ("year", .date(let date)),
                ("quarter", .date(let date)), ("half", .date(let date)),
                ("instant", .date(let date)):
                #expect(date.description == fields[2], "\(line)")
            case ("period", .period), ("text", .words), ("deadline", .deadline),
                ("quarter", .fiscal), ("ambiguous", .refused), ("error", .refused):
                break
            default: Issue.record("\(line): \(reading)")
            }
        }
    }

    /// A model that has an entity for every name of a table.
    private func folder(_ names: [String]) -> MemoryFolder {
        let ids = Set(names.map(CellText.slug)).sorted()
        let entities = ids.map { "  \($0): {name: N \($0), kind: company}\n" }.joined()
        return ImportBench.folder([
            "entities.yaml":
                "entities:\n  labco: {name: LabCo, kind: company}\n  cloudco: {name: CloudCo, kind: company}\n  chipco: {name: ChipCo, kind: company}\n"
                + entities
        ])
    }

    private func entities(_ names: [String]) -> String {
        "entities: {"
            + Set(names).sorted().map { "'\($0)': \(CellText.slug($0))" }.joined(separator: ", ")
            + "}\n"
    }

    @Test(arguments: [
        "dialect_plain.csv", "dialect_sep_line.csv", "dialect_bom_semicolon_decimal_comma_crlf.csv",
        "dialect_utf16le_tab.txt",
    ])
    func `one table in several dialects gives the same legs`(_ name: String) throws {
        let names = ["OpenAI", "Oracle", "Nvidia", "AWS", "SK hynix", "Nvidia, Inc."]
        let order =
            name.contains("semicolon") || name.contains("sep_line") ? ", date_order: dmy" : ""
        let rules = """
            import: dialect
            reads: {kind: table\(order)}
            columns: {payer: from, payee: to, date: date, amount: amount, currency: currency, kind: kind, status: status}
            kinds: {'supply "HBM"': purchase}
            known: 2026-01-01

            """ + entities(names)
        let folder = folder(names)
        let plan = ImportPlanner(folder: folder, rules: try ImportBench.rules(rules)).plan(
            try References.file("deals/" + name))
        #expect(plan.obstacles == [])
        #expect(plan.counts.added == 4, "\(plan.diagnostics)")
        let model = try #require(
            LedgerReader.read(folder: ImportBench.applied(plan, to: folder)).model)
        let amounts = model.deals.filter { $0.id != "own-order" }.map {
            "\($0.id) \($0.claims[0].legs[0].amount?.text ?? "")"
        }
        #expect(
            amounts.sorted() == [
                "nvidia-openai-equity-2025-09 USD 100bn", "openai-aws-purchase-2025-11 USD 38bn",
                "openai-oracle-purchase-2025-09 USD 300bn",
                "sk-hynix-nvidia-inc-purchase-2025-10 EUR 1234567.89",
            ])
    }

    @Test func `a public table of deals sums to its stated amounts`() throws {
        let file = try References.file("deals/bubble-map-edges.csv")
        let table = try TextTable.read(file)
        let names = table.rows.dropFirst().flatMap { [$0.cells[0].text, $0.cells[1].text] }
        let words = Set(table.rows.dropFirst().map { $0.cells[2].text }).filter {
            LegKind(rawValue: $0) == nil
        }
        let kinds = words.sorted().map {
            "\($0): \($0 == "other" ? "skip" : $0.contains("purchase") || $0.contains("compute") ? "purchase" : "equity")"
        }
        let statuses = Set(table.rows.dropFirst().map { $0.cells[4].text }).sorted().map {
            "'\($0)': announced"
        }
        let rules = """
            import: bubble-map
            reads: {kind: table}
            columns: {payer: from, payee: to, amount: amount_usd, kind: instrument, status: status}
            kinds: {\(kinds.joined(separator: ", "))}
            statuses: {\(statuses.joined(separator: ", "))}
            currency: {default: USD}
            on_missing: {date: known}
            skip: [{column: from, is: [US_Banks]}]
            known: 2026-01-01

            """ + entities(names)
        let folder = folder(names)
        let plan = ImportPlanner(folder: folder, rules: try ImportBench.rules(rules)).plan(file)
        #expect(plan.obstacles == [], "\(plan.obstacles.prefix(3))")
        #expect(plan.counts.refused == 0, "\(plan.diagnostics.prefix(3))")
        #expect(plan.counts.read == 47 && plan.counts.isBalanced)
        let model = try #require(
            LedgerReader.read(folder: ImportBench.applied(plan, to: folder)).model)
        let sum = model.deals.filter { $0.id != "own-order" }.flatMap(\.claims).flatMap(\.legs)
            .reduce(Int64(0)) { $0 + ($1.amount?.stated?.minorUnits ?? 0) }
        #expect(sum == 126_026_900_000_000)
    }

    @Test(arguments: [
        ("fred_DGS10_old_header.csv", "1962-01-02,4.06"),
        ("fred_FEDFUNDS_crlf.csv", "2025-01-01,4.33"),
        ("fred_FEDFUNDS_new_header.csv", "2022-12-01,4.1"),
        ("stooq_nvda_us_d.csv", "1999-01-22,0.0376018"),
        ("stooq_nvda_us_d_polish.csv", "2023-12-08,475.038"),
        ("yahoo_download_page.csv", "2000-01-03,24.21875"),
        ("yahoo_yfinance_multiheader.csv", "2015-01-02,102.94000244140625"),
    ])
    func `series of FRED, Stooq and Yahoo are read`(_ name: String, _ first: String) throws {
        let rules = try ImportBench.rules("import: s\nreads: {kind: series}\n")
        let file = try References.file("market/" + name)
        #expect(ImportSources.identify(file)?.kind == .series)
        let reading = try SeriesSource.read(
            file, rules: rules,
            model: try #require(LedgerReader.read(folder: ImportBench.folder()).model),
            lock: ImportLock(name: "s"))
        #expect(!reading.units.contains { if case .refused = $0.outcome { true } else { false } })
        guard case .point(let day, let value)? = reading.units.first?.outcome else {
            Issue.record("no value")
            return
        }
        #expect("\(day),\(value.plain)" == first)
    }

    @Test func `a hundredfold slip in a series is said`() throws {
        let rules = try ImportBench.rules("import: s\nreads: {kind: series}\n")
        let reading = try SeriesSource.read(
            try References.file("market/yahoo_yfinance_tz_100x_error.csv"), rules: rules,
            model: try #require(LedgerReader.read(folder: ImportBench.folder()).model),
            lock: ImportLock(name: "s"))
        #expect(reading.notes.contains { $0.code == .importConflict })
    }

    @Test
    func
        `a tracker as a workbook gives its deals with their cells, and refuses four rows by place`()
        throws
    {
        let file = try References.file("deals/deal_tracker.xlsx")
        let names = [
            "OpenAI", "Oracle", "Nvidia", "AMD", "AWS", "CoreWeave", "Microsoft", "Nebius",
            "Anthropic", "Samsung", "Tesla", "SoftBank", "Ampere", "Meta", "Scale AI", "xAI",
        ]
        let rules = """
            import: tracker
            reads: {kind: table, sheet: Deals, header: 4}
            columns: {payer: Investor / Buyer, payee: Recipient / Seller, date: Announced, amount: Amount, currency: Ccy, kind: Type, status: Status, url: Source}
            scale: bn
            currency: {default: USD}
            kinds: {Cloud contract: purchase, 'Equity (LOI)': {kind: equity, binding: loi}, Purchase: purchase, Backstop: backstop, Equity: equity, Supply: purchase, Acquisition: acquisition}
            statuses: {LOI: {status: announced, binding: loi}, in force: in_force}
            known: 2026-07-15

            """ + entities(names)
        let folder = folder(names)
        let plan = ImportPlanner(folder: folder, rules: try ImportBench.rules(rules)).plan(file)
        #expect(plan.obstacles == [])
        #expect(plan.counts.isBalanced)
        let model = try #require(
            LedgerReader.read(folder: ImportBench.applied(plan, to: folder)).model)
        let amounts = Dictionary(
            uniqueKeysWithValues: model.deals.map {
                ($0.id, $0.claims[0].legs[0].amount?.text ?? "")
            })
        #expect(amounts["openai-oracle-purchase-2025-09"] == "USD 300bn")
        #expect(amounts["nvidia-openai-equity-2025-09"] == "up to USD 100bn")
        #expect(amounts["openai-amd-purchase-2025-10"] == "undisclosed")
        #expect(amounts["nvidia-coreweave-backstop-2025-09"] == "USD 6.3bn")
        #expect(amounts["microsoft-nebius-purchase-2025-09"] == "USD 17.4bn..19.4bn")
        #expect(amounts["nvidia-anthropic-equity-2025-11"] == "up to USD 10bn")
        #expect(amounts["samsung-tesla-purchase-2025-07"] == "KRW 22.76tn")
        #expect(amounts["softbank-ampere-acquisition-2025-03"] == "USD 6.5bn")
        // A date that is a bare number, an amount below zero, no date.
        #expect(
            plan.diagnostics.filter { $0.severity == .error }.map {
                "\($0.code.rawValue) \(SheetReader.address($0.place.column - 1, $0.place.line))"
            } == ["E810 C8", "E809 E14", "E810 C15"])
    }

    @Test func `odd workbooks are read, or refused with a reason`() throws {
        let folder = try #require(References.folder).appending(path: "deals/xlsx-edge-cases")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        var refused: [String] = []
        for name in names {
            do throws(InvalidInput) {
                let bytes = [UInt8]((try? Data(contentsOf: folder.appending(path: name))) ?? Data())
                let book = try Workbook(ImportFile(name: name, bytes: bytes))
                for sheet in book.sheets where sheet.part.contains("worksheets") {
                    _ = try book.table(sheet.name)
                }
            } catch {
                refused.append(name)
                #expect(error.diagnostics.first?.help?.isEmpty == false)
            }
        }
        #expect(refused == ["date_1904.xls", "merge_cells.xls", "pass_protected.xlsx"])
    }

    @Test func `a Korean firm's accounts and contracts give the expected figures`() throws {
        var rules = ImportRules()
        (rules.name, rules.kind, rules.firm, rules.yearEnd) = ("dart", .dartAccounts, "chipco", 12)
        let model = try #require(LedgerReader.read(folder: ImportBench.folder()).model)
        for name in [
            "dart/fnlttSinglAcntAll_005930_2021_CFS.json", "dart/fnlttSinglAcnt_005930_2021.json",
        ] {
            let reading = try DartAccountsSource.read(
                try References.file(name), rules: rules, model: model,
                lock: ImportLock(name: "dart"))
            let facts = Dictionary(
                FilingBench.all(reading).map { ($0.metric, $0.amount.stated?.decimalString ?? "") },
                uniquingKeysWith: { a, _ in a })
            #expect(facts["revenue_annual"] == "279604799000000")
            #expect(facts["operating_income_annual"] == "51633856000000")
        }
        #expect(throws: InvalidInput.self) {
            try DartAccountsSource.read(
                try References.file("dart/list_limit.json"), rules: rules, model: model,
                lock: ImportLock(name: "dart"))
        }
        let text =
            "import: c\nreads: {kind: dart-supply-contract, firm: chipco}\nentities: {글로벌 대형기업: fundco, '테슬라(Tesla, Inc.)': labco, SK하이닉스: cloudco}\n"
        var folder = ImportBench.folder()
        for name in [
            "supply_contract_kospi_20250728800035.xml",
            "supply_contract_kospi_20250731800028_correction.xml",
            "supply_contract_kosdaq_euckr.html",
        ] {
            let plan = ImportPlanner(folder: folder, rules: try ImportBench.rules(text)).plan(
                try References.file("dart/" + name))
            #expect(plan.obstacles == [])
            #expect(
                plan.counts.added == 1 && plan.diagnostics.isEmpty, "\(name) \(plan.diagnostics)")
            folder = ImportBench.applied(plan, to: folder)
        }
        let after = try #require(LedgerReader.read(folder: folder).model)
        let samsung = try #require(after.deals.first { $0.id == "chipco-supply-2025-07-28" })
        #expect(
            samsung.claims.map { "\($0.known) \($0.legs[0].from ?? "")" } == [
                "2025-07-28 fundco", "2025-07-31 labco",
            ])
        #expect(samsung.claims[0].legs[0].amount?.stated?.minorUnits == 22_764_764_160_000)
        #expect(samsung.claims[0].legs[0].conversion?.stated.minorUnits == 1_654_416_000_000)
        let jusung = try #require(after.deals.first { $0.id == "chipco-supply-2024-07-10" })
        #expect(jusung.claims[0].legs[0].amount?.stated?.minorUnits == 19_426_988_796)
        #expect(jusung.claims[0].legs[0].from == "cloudco")
    }

    @Test(arguments: ["networkx.graphml", "networkx.gexf", "networkx.net"])
    func `networks written by networkx keep their 44 edges`(_ name: String) throws {
        let table = try ImportTables.read(try References.file("graph/" + name))
        #expect(table.rows.count == 45)
        #expect(table.rows[0].cells.prefix(3).map(\.text) == ["source", "target", "weight"])
        let sum = table.rows.dropFirst().compactMap { ExactDecimal($0.cells[2].text) }
            .filter { ExactDecimal(1) < $0 }.reduce(ExactDecimal(0)) { $0.adding($1) ?? $0 }
        #expect(sum.plain == "1260269000000")
    }

    private func instance(_ name: String) throws -> [String: String] {
        var rules = ImportRules()
        (rules.name, rules.kind, rules.firm, rules.known) = (
            "f", .instance, "chipco", Day("2026-01-01")
        )
        let reading = try InstanceSource.read(
            try References.file(name), rules: rules,
            model: try #require(LedgerReader.read(folder: ImportBench.folder()).model),
            lock: ImportLock(name: "f"))
        #expect(!reading.units.contains { if case .refused = $0.outcome { true } else { false } })
        return Dictionary(
            FilingBench.all(reading).map {
                (
                    "\($0.metric)@\($0.asOf) \($0.scope ?? "-")\($0.period.map { " \($0)" } ?? "")",
                    $0.quantity ?? $0.amount.text
                )
            },
            uniquingKeysWith: { a, _ in a })
    }

    @Test func `filings with dimensions give commitments by kind, customers, segments`() throws {
        let chips = try instance("ixbrl/nvda-20250727-excerpt.htm")
        #expect(chips["supply_commitments@2025-07-27 -"] == "USD 45.774bn")
        #expect(chips["remaining_performance_obligations@2025-07-27 -"] == "USD 1.9bn")
        #expect(
            chips.filter { $0.key.hasPrefix("leases_not_commenced@2025-07-27") }.values.first
                == "USD 7.1bn")
        #expect(
            chips[
                "customer_concentration@2025-07-27 Customer A, Compute And Networking 2025-04-28 to 2025-07-27"
            ] == "23 %")
        #expect(
            chips[
                "customer_concentration@2025-07-27 Customer B, Compute And Networking 2025-04-28 to 2025-07-27"
            ] == "16 %")
        #expect(
            chips[
                "customer_concentration@2025-07-27 Customer A, Compute And Networking 2025-01-27 to 2025-07-27"
            ] == "20 %")
        #expect(
            ["One", "Two", "Three"].map {
                chips["receivable_concentration@2025-07-27 Customer \($0)"]
            } == ["23 %", "19 %", "14 %"])
        let shop = try instance("ixbrl/amzn-20241231-excerpt.htm")
        #expect(shop["total_commitments@2024-12-31 -"] == "USD 333.001bn")
        #expect(shop["capex_annual@2024-12-31 cash 2024"] == "USD 82.999bn")
        #expect(shop["remaining_performance_obligations@2024-12-31 -"] == "USD 177bn")
        #expect(
            shop.filter { $0.key.hasPrefix("leases_not_commenced") }.map(\.value) == [
                "USD 61.627bn"
            ])
        #expect(
            shop.filter { $0.key.hasPrefix("unconditional_purchase") }.map(\.value) == [
                "USD 50.375bn"
            ])
        #expect(
            shop["segment_revenue_annual@2024-12-31 Amazon Web Services 2024"] == "USD 107.556bn")
        let korea = try instance("dart/samsung-2021-ifrs-excerpt.xbrl")
        #expect(korea["revenue_annual@2021-12-31 - 2021"] == "KRW 279604.799bn")
        #expect(korea["capex_annual@2021-12-31 cash 2021"] == "KRW 47122.106bn")
        #expect(korea["operating_cash_flow_annual@2021-12-31 - 2021"] == "KRW 65105.448bn")
    }
}
