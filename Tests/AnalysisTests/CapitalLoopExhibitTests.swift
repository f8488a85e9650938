import Charts
import Circularity
import Documents
import FlowNetwork
import Ledger
import Testing
import Text

@testable import Analysis
@testable import Reports

/// In the ledger of FTX: 5.82bn is the thinner leg between FTX and Alameda, 377m the thinner between Alameda and Voyager; the one loop with an order has no amount.
@Suite("Loops of capital alone in the exhibits")
struct CapitalLoopExhibitTests {
    private func analysis(_ name: String, parts: AnalysisParts = CircularityData.parts) throws
        -> Analysis
    {
        var options = AnalysisOptions(replicates: 0)
        options.uncertainty.draws = 0
        return try Analysis(
            of: try OpenedModel(try Repository.folder(name)), options: options, parts: parts)
    }

    @Test(
        "where capital alone is the larger, E1 draws its loops first and says what they are",
        arguments: [ReportLanguage.en, .ko])
    func drawn(_ language: ReportLanguage) throws {
        let exhibits = ReportExhibits(
            ReportContext(try analysis("cases/ftx-2022"), language: language))
        #expect(exhibits.circuitRows.map(\.id) == ["K1", "K2", "C1"])
        #expect(
            exhibits.circuitRows[0].legs.allSatisfy { $0.family == .financing && $0.amount != nil })
        let ladder = exhibits.ladder
        let svg = ladder.draw(.light).svg
        let (title, note) =
            language == .en
            ? ("loop of capital alone", "K: capital that goes round in shares and loans")
            : ("자본만으로 이어진 가장 큰 고리", "K: 주문 없이 지분과 대출로만 도는 자본")
        #expect(ladder.text.title.contains(title))
        #expect(ladder.text.title.contains(language == .en ? "$5.8 bn" : "58억"))
        #expect(ladder.text.description.hasPrefix(note) && svg.contains(note))
    }

    @Test("the exhibit, both tables and the data give a loop of capital the same id")
    func ids() throws {
        let analysis = try analysis("cases/ftx-2022")
        let context = ReportContext(analysis)
        let section = CircularitySection()
        let chains = ["K1", "K2"].map { id in
            context.circuitNumbers.capital.first { context.circuitNumbers.id(of: $0) == id }.map(
                context.chain)
        }
        for blocks in [section.blocks(context), section.appendix(context)] {
            let text = try MarkdownRenderer().render(Document(blocks + context.footnotes))
            for (id, chain) in zip(["K1", "K2"], chains) {
                let chain = try #require(chain)
                let row = text.split(separator: "\n").first {
                    $0.hasPrefix("| \(id) ") && $0.contains(chain)
                }
                #expect(row != nil, "\(id)")
            }
        }
        let data = CircularityData(analysis).circuits.list
        let found = data.filter { $0.id?.hasPrefix("K") ?? false }
        #expect(found.map(\.id) == ["K1", "K2"])
        #expect(found.map(\.firms) == [["ftx", "alameda"], ["alameda", "voyager"]])
        #expect(found.allSatisfy { $0.kind == "cross_holding" })
    }

    @Test("pages that show circuits alone draw the same E1", arguments: [ReportLanguage.en, .ko])
    func alone(_ language: ReportLanguage) throws {
        let all = try analysis("cases/ftx-2022")
        let ladder = ReportExhibits(ReportContext(all, language: language)).ladder
        let drawings = FlowDrawings(
            try analysis("cases/ftx-2022", parts: [.circuits]), language: language, idPrefix: "x")
        #expect(drawings.drawings[0].light == ladder.draw(.light).svg(idSuffix: "x-light"))
    }

    @Test(
        "where more can come back as orders, no loop of capital has a number and nothing is said of it",
        arguments: ["demo", "cases/boeing-capital-2003"])
    func others(_ name: String) throws {
        let analysis = try analysis(name)
        let context = ReportContext(analysis)
        #expect(context.circuitNumbers.capital.isEmpty)
        let exhibits = ReportExhibits(context)
        #expect(exhibits.circuitRows.allSatisfy { $0.id.hasPrefix("C") })
        #expect(!exhibits.ladder.draw(.light).svg.contains("K: "))
        #expect(
            CircularityData(analysis).circuits.list.allSatisfy {
                $0.kind == "circular_financing" || $0.id == nil
            })
    }
}

@Suite("Numbers of loops")
struct CircuitNumbersTests {
    /// Ada and Bo hold shares of each other, 5bn and 3bn; Bo orders 1bn of Cy, who lent it 2bn.
    private func analysis(order: Int) throws -> Analysis {
        let reading = LedgerReader.read(
            folder: MemoryFolder(
                name: "three",
                texts: [
                    "model.yaml":
                        "title: Three\nbase_currency: USD\nas_of: 2025-12-31\nuniverse: [ada, bo, cy]\nfiles: {entities: e.yaml, sources: s.yaml, deals: d.yaml}\n",
                    "e.yaml":
                        "entities: {ada: {name: Ada, kind: company}, bo: {name: Bo, kind: company}, cy: {name: Cy, kind: company}}\n",
                    "s.yaml":
                        "sources: {s: {title: S, kind: release, grade: A1, published: 2025-01-15, url: 'https://example.com'}}\n",
                    "d.yaml": """
                    deals:
                      all:
                        title: Shares, a loan and an order
                        parties: [ada, bo, cy]
                        claims:
                          - source: s
                            status: in_force
                            date: 2025-01-15
                            legs:
                              a: {from: ada, to: bo, kind: equity, amount: USD 5bn, binding: binding}
                              b: {from: bo, to: ada, kind: equity, amount: USD 3bn, binding: binding}
                              c: {from: cy, to: bo, kind: debt, amount: USD 9bn, binding: binding}
                              d: {from: bo, to: cy, kind: purchase, amount: USD \(order)bn, binding: binding}

                    """,
                ]))
        let model = try #require(reading.model, "\(reading.diagnostics)")
        return try Analysis(of: model, options: .point(asOf: nil))
    }

    @Test("loops of capital have numbers as long as more goes round in them than comes back")
    func leading() throws {
        let smaller = try analysis(order: 2).circuitNumbers
        #expect(smaller.capital.count == 1)
        #expect(smaller.capital.map { smaller.id(of: $0) } == ["K1"])
        #expect(smaller.circuits.map { smaller.id(of: $0) } == ["C1"])
        // As much as orders can bring back is not more.
        for order in [3, 4] {
            let numbers = try analysis(order: order).circuitNumbers
            #expect(numbers.capital.isEmpty, "\(order)")
            #expect(numbers.circuits.map { numbers.id(of: $0) } == ["C1"], "\(order)")
        }
    }
}
