import Analysis
import Circularity
import Documents
import FlowNetwork
import Foundation
import Ledger
import Liquidity
import Money
import Testing
import Text

@testable import Reports

/// Words of blocks as a reader sees them.
private func plain(_ text: [Inline]) -> String {
    text.map { inline in
        switch inline {
        case .text(let text), .code(let text): text
        case .strong(let inner), .emphasis(let inner), .link(let inner, _): plain(inner)
        case .footnote, .lineBreak: ""
        }
    }.joined()
}

private func tables(_ blocks: [Block]) -> [[[String]]] {
    blocks.compactMap { block in
        guard case .table(let table) = block else { return nil }
        return [table.columns.map { plain($0.title) }] + table.rows.map { $0.map(plain) }
    }
}

private func text(_ blocks: [Block]) -> String {
    blocks.map { block in
        switch block {
        case .paragraph(let text), .heading(_, let text): plain(text)
        case .list(_, let items): items.map(plain).joined(separator: "\n")
        default: ""
        }
    }.joined(separator: "\n")
}

/// A web of five firms with everything that the tables of firms read.
private enum Web {
    static let entities = """
        entities:
          seller: {name: Seller, names: {ko: 셀러}, kind: company}
          buyer: {name: Buyer, names: {ko: 바이어}, kind: company}
          bank: {name: Bank, names: {ko: 은행}, kind: company}
          vehicle: {name: Vehicle, names: {ko: 기구}, kind: spv}
          seoul: {name: Seoul Memory, names: {ko: 서울메모리}, kind: company, country: KR}
        """
    static let sources = """
        sources:
          filing: {title: A filing, kind: filing, grade: A1, published: 2026-01-10}
          desk: {title: A note, publisher: HSBC, kind: analyst, grade: B2, published: 2026-02-01}
        """
    static let deals = """
        deals:
          rack:
            title: Buyer rents from Seller
            titles: {ko: '바이어, 셀러에서 임차'}
            parties: [buyer, seller]
            claims:
              - source: filing
                status: signed
                date: 2026-01-01
                legs:
                  rent:
                    {from: buyer, to: seller, kind: purchase, amount: USD 40bn, quantity: 2 GW, settles: cash, binding: binding, start: 2026-07-01, term: P10Y, pay: {profile: even, every: quarter}}
                  undated: {from: buyer, to: seller, kind: purchase, amount: USD 6bn, settles: cash, binding: binding}
                  warrant: {from: seller, to: buyer, kind: warrant, amount: undisclosed, binding: binding}
              - {source: desk, event: dispute, date: 2026-05-01, note: Both sides read the contract otherwise.}
          stake:
            title: Seller invests in Buyer
            titles: {ko: '셀러, 바이어에 투자'}
            parties: [seller, buyer]
            claims:
              - source: filing
                status: signed
                date: 2026-01-01
                legs:
                  shares:
                    from: seller
                    to: buyer
                    kind: equity
                    amount: USD 10bn
                    settles: cash
                    binding: binding
                    tranches:
                      - {amount: USD 3bn, expected: 2026-02, paid: 2026-02-01}
                      - {amount: USD 7bn, when: [{metric: listing, op: event, entity: buyer}]}
          notes:
            title: Bank lends to a vehicle and to Buyer
            titles: {ko: '은행, 기구와 바이어에 대출'}
            parties: [bank, vehicle, buyer]
            claims:
              - source: filing
                status: in_force
                date: 2026-01-01
                legs:
                  vehicle: {from: bank, to: vehicle, kind: debt, amount: USD 5bn, settles: cash, binding: binding, paid: USD 5bn}
                  buyer: {from: seller, to: buyer, kind: debt, amount: USD 2bn, settles: cash, binding: binding}
          memory:
            title: Buyer orders memory
            titles: {ko: '바이어, 메모리 주문'}
            parties: [buyer, seoul]
            claims:
              - source: filing
                status: announced
                date: 2026-01-01
                legs:
                  chips: {from: buyer, to: seoul, kind: purchase, amount: undisclosed, settles: cash, binding: loi}
        """
    static let seller = """
        firm: seller
        facts:
          total_debt:
            - {amount: USD 30bn, as_of: 2025-12-31, source: filing}
          cash_and_securities:
            - {amount: USD 10bn, as_of: 2025-12-31, source: filing}
          operating_cash_flow_annual:
            - {amount: USD 8bn, as_of: 2025-12-31, period: FY2025, source: filing}
          interest_expense_quarter:
            - {amount: USD 0.4bn, as_of: 2025-12-31, period: 2025-Q4, source: filing}
          leases_not_commenced:
            - {amount: USD 11bn, as_of: 2025-12-31, source: filing}
          revenue_annual:
            - {amount: USD 20bn, as_of: 2025-12-31, period: FY2025, source: filing}
          remaining_performance_obligations:
            - {amount: USD 90bn, as_of: 2025-09-30, source: filing}
            - {amount: USD 100bn, as_of: 2025-12-31, source: filing}
          backlog:
            - {amount: USD 45bn, as_of: 2025-09-30, scope: buyer, source: desk}
          backlog_concentration:
            - {quantity: 5 %, as_of: 2025-12-31, scope: seoul, source: filing}
          investment_gain_quarter:
            - {amount: USD 1bn, as_of: 2025-12-31, period: 2025-Q4, scope: buyer, source: filing}
            - {amount: USD 3bn, as_of: 2025-12-31, period: 2025-Q4, scope: all of it, source: filing}
          net_income_quarter:
            - {amount: USD 4bn, as_of: 2025-12-31, period: 2025-Q4, source: filing}
        """
    static let buyer = """
        firm: buyer
        facts:
          revenue_annual:
            - {amount: USD 2bn, as_of: 2025-12-31, period: FY2025, source: filing}
            - {amount: USD 5bn, as_of: 2027-12-31, period: 2027, scope: forecast of 2026-01, basis: forecast, source: filing}
            - {amount: USD 4bn, as_of: 2027-12-31, period: 2027, scope: HSBC, basis: forecast, source: desk}
          cash_and_securities:
            - {amount: USD 6bn, as_of: 2025-12-31, source: filing}
          funding_gap:
            - {amount: USD 9bn, as_of: 2028-12-31, scope: HSBC, basis: forecast, source: desk}
        """
    static let scenario = """
        scenario: baseline
        title: {en: Baseline, ko: 기준}
        narrative: {en: Everything goes as planned., ko: 모두 계획대로 된다.}
        horizon: 10
        firms:
          seller:
            growth: {value: 0.1, assumption: {range: [0, 0.2], reason: invented}}
            volatility: {value: 0.2, assumption: {range: [0.1, 0.3], reason: invented}}
            variable_cost_share: {value: 0.3, assumption: {range: [0.2, 0.4], reason: invented}}
            cash_margin: {value: 0.3, assumption: {range: [0.2, 0.4], reason: invented}}
          buyer:
            revenue_plan:
              - {year: 2025, fact: {metric: revenue_annual}}
              - {year: 2026, value: 3000, assumption: {range: [2000, 4000], reason: invented}}
              - {year: 2027, value: 4500, assumption: {range: [2500, 6500], reason: invented}}
              - {year: 2028, value: 6500, assumption: {range: [3000, 10000], reason: invented}}
            cash_plan:
              - {year: 2026, value: '-3500', assumption: {range: ['-4500', '-2500'], reason: invented}}
              - {year: 2027, value: '-3000', assumption: {range: ['-5000', '-1500'], reason: invented}}
              - {year: 2028, value: '-1500', assumption: {range: ['-4000', 500], reason: invented}}
            volatility: {value: 0.4, assumption: {range: [0.2, 0.6], reason: invented}}
        """
    static let model = """
        id: web
        title: A web
        titles: {ko: 거래망}
        base_currency: USD
        as_of: 2026-06-30
        vocabulary:
          capacity_unit: {en: GW, ko: GW}
        universe: [seller, buyer]
        files:
          entities: [entities.yaml]
          sources: [sources.yaml]
          fx: [fx.yaml]
          firms: [seller.yaml, buyer.yaml]
          deals: [deals.yaml]
          scenarios: [baseline.yaml]
        """
    static let rates = """
        rates:
          - {base: USD, quote: KRW, date: 2026-01-31, rate: 1300, source: filing}
          - {base: USD, quote: KRW, date: 2026-03-31, rate: 1500.5, source: filing}
        """

    /// - Parameter judged: a firm that the scenario judges by headroom.
    static func analysis(without: [String] = [], judged: String? = nil) throws -> Analysis {
        func cut(_ text: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
                !without.contains { line.contains($0) }
            }.joined(separator: "\n")
        }
        let files = [
            "model.yaml": model, "entities.yaml": entities, "sources.yaml": sources,
            "fx.yaml": rates, "seller.yaml": seller, "buyer.yaml": buyer, "deals.yaml": deals,
            "baseline.yaml": judged.map {
                scenario.replacing("  \($0):\n", with: "  \($0):\n    headroom: invented\n")
            } ?? scenario,
        ].mapValues { Array((cut($0) + "\n").utf8) }
        let reading = LedgerReader.read(folder: MemoryFolder(name: "web", files: files))
        guard let model = reading.model else {
            throw Repository.Unreadable(diagnostics: reading.diagnostics)
        }
        return try Analysis(
            of: model,
            options: AnalysisOptions(
                replicates: 0, uncertainty: .init(draws: 0),
                stress: StressSettings(paths: 200, seed: 1)))
    }

    private static let whole = Result { try analysis() }

    static func context(_ language: ReportLanguage = .en) throws -> ReportContext {
        ReportContext(try whole.get(), language: language)
    }
}

@Suite("Cash bridge")
struct CashBridgeTests {
    @Test("in every year of every firm what comes in less what goes out is the change of cash")
    func identity() throws {
        for analysis in [
            try Web.context().analysis,
            try Analysis(
                of: try Repository.model("demo"),
                options: AnalysisOptions(
                    replicates: 0, uncertainty: .init(draws: 0),
                    stress: StressSettings(paths: 100, seed: 1))),
        ] {
            let base = try #require(analysis.stress?.results.base)
            for firm in base.scenario.model.firms.indices {
                let bridge = base.bridges[firm]
                let model = base.scenario.model
                #expect(bridge.years.map(\.quarters).reduce(0, +) == model.quarters)
                #expect(bridge.years.first?.opening == model.firms[firm].openingCash)
                for (year, next) in zip(bridge.years, bridge.years.dropFirst()) {
                    #expect(year.closing == next.opening)
                }
                // Nothing is sold, guaranteed or left unpaid here but by Labco: no other line is needed.
                for year in bridge.years where year.unpaid == 0 {
                    #expect(abs(year.other) < 1e-6, "\(firm) \(year.year): \(year.other)")
                }
            }
        }
    }

    @Test(
        "contracts are paid to whom they are owed, new money is committed or not as the scenario says"
    )
    func lines() throws {
        let context = try Web.context()
        let base = try #require(context.analysis.stress?.results.base)
        let names = base.scenario.model.firms.map(\.id)
        let buyer = try #require(names.firstIndex(of: "buyer"))
        let seller = try #require(names.firstIndex(of: "seller"))
        let path = try LiquiditySimulation(base.scenario.model).zeroShock()
        let bridge = base.bridges[buyer]
        let year = try #require(bridge.years.first { $0.quarters == 4 })
        // 40 over ten years.
        #expect(abs((year.payments[seller] ?? 0) - 4000) < 40)
        #expect(bridge.payees.first == .some(seller))
        let model = base.scenario.model
        for committed in [true, false] {
            let there = model.fundings.enumerated().filter {
                $0.element.recipient == buyer && $0.element.isCommitted == committed
            }.reduce(0.0) { sum, leg in
                sum
                    + (0..<path.quarters).reduce(0.0) {
                        $0 + path.funding[$1 * path.fundings + leg.offset]
                    }
            }
            let here = bridge.total { committed ? $0.committed : $0.uncommitted }
            #expect(abs(here - there) < 1e-9)
        }
    }

    @Test("the printed lines add up to the printed cash", arguments: ReportLanguage.allCases)
    func printed(_ language: ReportLanguage) throws {
        let blocks = CashBridgeBlocks(try Web.context(language)).leading
        let table = try #require(tables(blocks).first)
        #expect(table[0].count == 4)
        #expect(text(blocks).contains(language == .en ? "Buyer" : "바이어"))
        let words = CashBridgeWords(language: language)
        #expect(table.map { $0[0] }.contains(words.opening))
        #expect(table.map { $0[0] }.contains(words.closing))
    }
}

@Suite("Figures of firms")
struct FirmBlocksTests {
    @Test("debt: latest figures, interest of a year from a quarter, net debt over cash flow")
    func debt() throws {
        let context = try Web.context()
        let row = try #require(DebtBlocks(context).rows.first)
        #expect(row.firm == "seller")
        #expect(row.debt == 3_000_000_000_000)
        #expect(row.interest == 160_000_000_000)
        #expect(row.netDebt == 2_000_000_000_000)
        let table = try #require(tables(DebtBlocks(context).leading).first)
        #expect(
            table[1] == ["Seller", "2025-12-31", "$30 bn", "$10 bn", "2.5×", "$1.6 bn", "$11 bn"])
    }

    @Test("lenders: by firmness, and those that sell to their borrowers")
    func lenders() throws {
        let context = try Web.context()
        let lenders = DebtBlocks(context).lenders
        #expect(lenders.map { context.network.firms[$0.firm].id } == ["bank", "seller"])
        #expect(lenders.map(\.paid) == [500_000_000_000, 0])
        #expect(lenders.map(\.binding) == [0, 200_000_000_000])
        #expect(
            text(DebtBlocks(context).leading).contains(
                "$7 bn of loans and notes, talks included; $2 bn is lent by firms that sell to their borrowers"
            ))
    }

    @Test("backlog: a customer's share is taken over the total of its day")
    func customers() throws {
        let row = try #require(BacklogBlocks(try Web.context()).stated.first)
        #expect(row.backlog == 10_000_000_000_000)
        #expect(row.customers.map(\.name) == ["Buyer", "Seoul Memory"])
        #expect(row.customers.map(\.share) == [0.5, 0.05])
        #expect(row.revenue == 2_000_000_000_000)
    }

    @Test("backlog: spans and undated orders add up to what is not paid")
    func durations() throws {
        let context = try Web.context()
        let row = try #require(BacklogBlocks(context).durations.first)
        #expect(row.total == 4_600_000_000_000)
        #expect(row.undated == 600_000_000_000)
        // Four a year: one year, two, two, and the last five.
        let billions = row.due.map { Double($0) / 1e11 }
        for (amount, expected) in zip(billions, [4.0, 8, 8, 20]) {
            #expect(abs(amount - expected) < 0.05)
        }
        #expect(context.network.firms[try #require(row.largest).buyer].id == "buyer")
    }

    @Test("prices: money over capacity and years")
    func prices() throws {
        let row = try #require(UnitPriceBlocks(try Web.context()).rows.first)
        #expect(row.perUnit == 20e9)
        #expect(abs((row.perUnitYear ?? 0) - 2e9) < 2e6)
        let other = try Web.analysis(without: ["vocabulary", "capacity_unit"])
        #expect(UnitPriceBlocks(ReportContext(other)).blocks.isEmpty)
    }

    @Test("accounts: the largest gain of a quarter beside its income; vehicles, customers, leases")
    func accounts() throws {
        let context = try Web.context()
        let blocks = AccountingBlocks(context)
        let gain = try #require(blocks.gains.first)
        #expect((gain.gain, gain.netIncome) == (300_000_000_000, 400_000_000_000))
        #expect(blocks.vehicles == (1, 500_000_000_000, 1))
        #expect(blocks.consideration == (1, 1, 1_200_000_000_000))
        #expect(blocks.leases == (1, 1_100_000_000_000))
    }

    @Test("views of one plan: newest first, with the scenario's own path")
    func baselines() throws {
        let context = try Web.context()
        let views = BaselineBlocks(context).views("revenue_annual", of: "buyer", in: 2026..<2031)
        #expect(views.map(\.name) == ["HSBC", "forecast of 2026-01"])
        #expect(views.map { $0.amounts[2027] } == [4000, 5000])
        let table = try #require(tables(BaselineBlocks(context).leading).first)
        #expect(table.last?.contains("$4.5 bn") == true)
        #expect(table.last?.last == "○")
        var view = BaselineBlocks.View(
            name: "", amounts: [2027: 5, 2028: 6], sources: [], mark: .scenario)
        view.short = [2028]
        let cells = [2026, 2027, 2028].map { BaselineBlocks(context).cell(view, $0) }
        #expect(cells == ["–", "$5 m", "short"])
    }

    @Test("other numbers stand beside ours with who said them")
    func others() throws {
        let row = try #require(OtherNumbersBlocks(try Web.context()).rows.first)
        #expect((row.question, row.who) == (.missing, "HSBC"))
        #expect(row.ours.contains("mean $"))
    }

    @Test(
        "what is not paid waits for its condition; what was paid does not; disputes are shown for a year"
    )
    func conditions() throws {
        let context = try Web.context()
        let blocks = ConditionBlocks(context)
        #expect(blocks.waiting.map(\.amount.stated?.minorUnits) == [700_000_000_000])
        #expect(blocks.events.map(\.kind) == [.dispute])
        #expect(tables(blocks.blocks)[0][1][2] == "Buyer: listing")
    }

    @Test(
        "a country's firms, and amounts in its money at the newest rate",
        arguments: ReportLanguage.allCases)
    func won(_ language: ReportLanguage) throws {
        let context = try Web.context(language)
        let blocks = HomeMoneyBlocks(context)
        #expect(blocks.rate(of: .krw)?.rate == 1500.5)
        #expect(blocks.firms(of: "KR").map(\.id) == ["seoul"])
        let table = try #require(tables(blocks.blocks).first)
        let value = context.analysis.returnable.headline.stated.value
        #expect(value == 1_000_000_000_000 || value == 1_200_000_000_000)
        let won = MoneyFormat(language: language).text(
            (Double(value) / 100 * 1500.5).significant(3), .krw)
        #expect(table[1][2] == won)
    }

    @Test("where the ledger has no such fact, its table is not there")
    func absent() throws {
        let analysis = try Analysis(
            of: try Repository.model("acyclic-control"), options: .point(asOf: nil))
        let context = ReportContext(analysis)
        #expect(HomeMoneyBlocks(context).blocks.isEmpty)
        #expect(UnitPriceBlocks(context).blocks.isEmpty)
        #expect(CashBridgeBlocks(context).leading.isEmpty)
        #expect(BaselineBlocks(context).leading.isEmpty)
        #expect(OtherNumbersBlocks(context).blocks.isEmpty)
    }

    @Test("labels of what figures are about: firms, vintages and names, no running words")
    func labels() throws {
        let english = ScopeLabel(context: try Web.context())
        let korean = ScopeLabel(context: try Web.context(.ko))
        #expect(english.text("buyer") == "Buyer")
        #expect(korean.text("forecast of 2026-Q1") == "2026년 1분기 전망")
        #expect(english.text("target of 2026-02-20") == "target of 2026-02-20")
        #expect(english.text("HSBC") == "HSBC")
        #expect(korean.text("rental of compute, HSBC") == nil)
    }

    @Test(
        "confidence, independence and corrections are always said",
        arguments: ReportLanguage.allCases)
    func standing(_ language: ReportLanguage) throws {
        let blocks = StandingBlocks(try Web.context(language))
        let largest = try #require(blocks.largestRoot)
        #expect(largest.source == "filing" && largest.share == 1)
        #expect(blocks.onOneRoot == 1)
        guard case .list(_, let items) = blocks.blocks[1] else {
            Issue.record("no list")
            return
        }
        #expect(items.count == 5)
    }

    @Test("every change of method says what cannot be compared", arguments: ReportLanguage.allCases)
    func methods(_ language: ReportLanguage) throws {
        let table = try #require(tables(MethodHistory.blocks(try Web.context(language))).first)
        #expect(table.count == MethodHistory.allCases.count + 1)
        #expect(Set(table.map { $0[1] }).count == table.count)
        #expect(table.allSatisfy { $0.allSatisfy { !$0.isEmpty } })
    }
}

@Suite("Headroom of firms that make cash")
struct HeadroomBlocksTests {
    /// The web with the seller judged by headroom.
    private func context(_ language: ReportLanguage) throws -> ReportContext {
        let analysis = try Web.analysis(judged: "seller")
        return ReportContext(analysis, language: language)
    }

    @Test("figures with their sources; what is missing by name", arguments: ReportLanguage.allCases)
    func blocks(_ language: ReportLanguage) throws {
        let context = try context(language)
        let blocks = HeadroomBlocks(context).leading
        let table = try #require(tables(blocks).first)
        #expect(table.count == 2)
        #expect(table[1][0] == (language == .en ? "Seller" : "셀러"))
        // Debt of 30 less cash of 10; neither capital spending nor earnings are known.
        #expect(table[1][5] == (language == .en ? "$20 bn" : "200억 달러"))
        #expect(table[1][4] == context.words.common.notKnown)
        let words = text(blocks)
        #expect(words.contains("capex_annual"))
        #expect(words.contains("operating_income_annual"))
        #expect(HeadroomBlocks(try Web.context(language)).leading.isEmpty)
    }

    @Test("the gate has the numbers, in units of the currency, and no probability of the firm")
    func measures() throws {
        let analysis = try Web.analysis(judged: "seller")
        let measures = analysis.measures
        func value(_ rule: String) -> Measure? {
            measures.first { $0.id == MeasureID(rule, subject: "seller") }
        }
        let flow = try #require(value("free-cash-flow"))
        #expect(flow.value == nil)
        #expect(flow.missing == ["capex_annual or four capex_quarter"])
        let leverage = try #require(value("net-debt-to-ebitda"))
        #expect(leverage.value == nil && leverage.missing.count == 2)
        #expect(leverage.sources == ["filing"])
        #expect(value("leverage-room")?.missing.contains("leverage_limit") == true)
        #expect(
            !measures.contains {
                $0.id.rule == "cash-out-probability" && $0.id.description.contains("seller")
            })
        #expect(
            measures.contains {
                $0.id.rule == "supplier-loss" && $0.id.description.contains("seller")
            })
    }
}
