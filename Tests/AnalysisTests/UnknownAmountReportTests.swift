import Analysis
import Ledger
import Reports
import Testing
import Text

@Suite("A report of amounts that nobody gives")
struct UnknownAmountReportTests {
    /// Maker lends to its customer Carrier; what is due lies before the day or has no date.
    private func page(
        _ path: String = "summary.md", loan: String,
        gear: String = "amount: USD 2bn, start: 2000-01-01, end: 2000-12-31", more: String = ""
    ) throws -> String {
        try page(
            path,
            legs: """
                          loan: {from: maker, to: carrier, kind: debt, amount: \(loan), settles: cash, binding: binding}
                          gear: {from: carrier, to: maker, kind: purchase, \(gear), settles: cash, binding: binding}
                          bond: {from: carrier, to: maker, kind: debt, amount: USD 1bn, settles: cash, binding: binding, start: 2002-01-01, end: 2002-12-31}
                \(more)
                """)
    }

    private func page(_ path: String, legs: String) throws -> String {
        let texts = [
            "model.yaml": """
            title: A small ledger
            base_currency: USD
            as_of: 2001-12-31
            universe: [maker, carrier]
            files:
              entities: [entities.yaml]
              sources: [sources.yaml]
              firms: [maker.yaml]
              deals: [deals.yaml]

            """,
            "entities.yaml": """
            entities:
              maker: {name: Maker, kind: company}
              carrier: {name: Carrier, kind: company}

            """,
            "sources.yaml": """
            sources:
              report: {title: Report, kind: filing, grade: A1, published: 2001-02-01, url: 'https://example.com/1'}

            """,
            "maker.yaml": """
            firm: maker
            facts:
              revenue_annual:
                - {amount: USD 25bn, as_of: 2000-12-31, period: 2000, source: report}

            """,
            "deals.yaml": """
            deals:
              line:
                title: Maker lends to Carrier
                parties: [maker, carrier]
                claims:
                  - source: report
                    status: in_force
                    date: 2000-12-31
                    legs:
            \(legs)

            """,
        ]
        let folder = MemoryFolder(name: "small", files: texts.mapValues { Array($0.utf8) })
        let reading = LedgerReader.read(folder: folder)
        let model = try #require(reading.model, "\(reading.diagnostics)")
        var options = AnalysisOptions.point(asOf: nil)
        options.replicates = 0
        let files = try ReportRequest(analysis: options).resolved(for: model).files(of: model)
        return try #require(files.first { $0.path == path }).contents
    }

    @Test("financing without an amount has no ratio of zero, and nothing due is nothing to watch")
    func unknown() throws {
        let hidden = try page(loan: "undisclosed")
        #expect(!hidden.contains("Customer financing"))
        #expect(!hidden.contains("orders of $0"))
        let known = try page(loan: "USD 5bn")
        #expect(known.contains("| Customer financing incl. equity ÷ annual revenue, Maker |"))
        #expect(!known.contains("orders of $0"))
    }

    @Test("a buyer without dated orders is not called one without a revenue")
    func undated() throws {
        let dates = ", start: 2002-01-01, end: 2002-12-31"
        let line =
            "          fibre: {from: maker, to: carrier, kind: purchase, amount: USD 3bn, settles: cash, binding: binding"
        let gear = "amount: USD 2bn\(dates)"
        // Carrier publishes no revenue, Maker does.
        let without = try page("report.md", loan: "USD 5bn", gear: gear, more: line + "}")
        #expect(without.contains("for want of a revenue: Carrier."))
        #expect(without.contains("since no order of theirs has a date: Maker."))
        let dated = try page("report.md", loan: "USD 5bn", gear: gear, more: line + dates + "}")
        #expect(dated.contains("for want of a revenue: Carrier."))
        #expect(!dated.contains("no order of theirs has a date"))
    }

    @Test("where nothing can return, page one names the financing that has no order back")
    func nothingReturns() throws {
        let loan =
            "          loan: {from: maker, to: carrier, kind: debt, amount: USD 5bn, settles: cash, binding: binding}"
        let alone = try page("summary.md", legs: loan)
        #expect(alone.contains("without an order back in the ledger: Maker → Carrier ($5 bn)."))
        let answered = try page(loan: "USD 5bn")
        #expect(!answered.contains("without an order back"))
    }

    @Test("orders without dates fall due in no year, on page one neither")
    func nothingDue() throws {
        func order(_ dates: String) -> String {
            "          gear: {from: carrier, to: maker, kind: purchase, amount: USD 2bn, settles: cash, binding: binding\(dates)}"
        }
        #expect(!(try page("summary.md", legs: order(""))).contains("fall due in 2002"))
        let dated = try page("summary.md", legs: order(", start: 2002-01-01, end: 2002-12-31"))
        #expect(dated.contains("orders of $2 bn fall due in 2002, of which at most $0"))
    }
}
