import FlowNetwork
import Money
import Testing
import Text

@Suite("Edge lists as other programs write them")
struct EdgeListTableTests {
    private func read(
        _ text: String, _ change: (inout EdgeListReader.Options) -> Void = { _ in }
    ) throws -> EdgeListReader.Result {
        var options = EdgeListReader.Options()
        change(&options)
        return try EdgeListReader(options: options).read(Array(text.utf8), file: "e.csv")
    }

    private func codes(
        _ text: String, _ change: (inout EdgeListReader.Options) -> Void = { _ in }
    ) -> [String] {
        do {
            _ = try read(text, change)
            return []
        } catch let error as InvalidInput {
            return error.diagnostics.map(\.code.rawValue)
        } catch {
            return ["\(error)"]
        }
    }

    static let tables = [
        "src,dst,weight\na,b,5\nb,a,3\n",
        "source,target,amount\na,b,5\nb,a,3\n",
        "from,to,value\na,b,5\nb,a,3\n",
        "payer,payee,amount_usd\na,b,5\nb,a,3\n",
        "Source,Target,Type,Id,Label,timeset,Weight\na,b,Directed,0,,,5.0\nb,a,Directed,1,,,3.0\n",
        "\"\",\"from\",\"to\",\"weight\"\n\"1\",\"a\",\"b\",5\n\"2\",\"b\",\"a\",3\n",
        ",source,target,weight,key\n0,a,b,5,x\n1,b,a,3,y\n",
        "src;dst;weight\na;b;5\nb;a;3\n",
        "src\tdst\tweight\na\tb\t5\nb\ta\t3\n",
        "src|dst|weight\na|b|5\nb|a|3\n",
        "sep=;\r\nsrc;dst;weight\r\na;b;5\r\nb;a;3\r\n",
        "\u{FEFF}From ; To ; Amount (USD)\ra;b;5\rb;a;3\r",
        "src,dst,weight,value_date,amount_currency\na,b,5,2026-01-01,USD\nb,a,3,2026-01-01,USD\n,,,,\n",
    ]

    @Test(
        "headers, separators and line ends of other programs make the same network",
        arguments: tables)
    func sameNetwork(_ table: String) throws {
        let list = try read(table).list
        #expect(list.names == ["a", "b"])
        #expect(list.tails == [0, 1] && list.heads == [1, 0])
        #expect(list.weights == [5, 3] && list.scale == 1)
    }

    @Test("a comma before the decimals is read where it is declared, and nowhere else")
    func decimalComma() throws {
        let table = "von;src;dst;weight\nx;a;b;1234,5\nx;b;a;0,25\n"
        #expect(codes(table) == ["E305", "E305"])
        let list = try read(table) { $0.isDecimalComma = true }.list
        #expect(list.weights == [123_450, 25] && list.scale == 100)
        #expect(codes("src;dst;weight\na;b;1.234,5\n") { $0.isDecimalComma = true } == ["E305"])
    }

    @Test("columns that are named by hand settle what is ambiguous or unknown")
    func named() throws {
        let table = "lender,borrower,weight,amount\na,b,1,500\nb,a,1,300\n"
        #expect(codes(table) == ["E303", "E302"])
        let list = try read(table) {
            $0.columns = [.source: "lender", .target: "Borrower", .weight: "amount"]
        }.list
        #expect(list.weights == [500, 300] && list.names == ["a", "b"])
        #expect(codes(table) { $0.columns = [.weight: "amuont"] }.contains("E302"))
    }

    @Test(
        "blanks that nobody sees make no second firm, and are said",
        arguments: ["\u{A0}", "\u{200B}", "\u{3000}", "\u{FEFF}", "\u{2009}", "\u{AD}", "\u{2060}"])
    func blanks(_ blank: String) throws {
        for text in [
            "src,dst,weight\nacme,bolt,10\nbolt\(blank),acme,10\n",
            "src,dst,weight\nacme,bolt,10\n\(blank)bolt,\"\(blank) acme\",10\n",
        ] {
            let result = try read(text)
            #expect(result.list.names == ["acme", "bolt"])
            #expect(result.warnings.map(\.code) == [.edgesFoldedNames])
            #expect(result.warnings.first?.place.line == 3)
        }
        #expect(try read("src\(blank),\(blank)dst,weight\na,b,5\(blank)\n").list.weights == [5])
    }

    @Test(
        "names that differ in their letters, accents or capitals stay apart; composed and decomposed ones are one"
    )
    func lettersCount() throws {
        let list = try read("src,dst,weight\nBolt,bolt,1\nbólt,bolt,1\nbo\u{301}lt,Bolt,1\n").list
        #expect(list.names == ["Bolt", "bolt", "bólt"])
    }

    @Test("a day cuts the rows before their firms and weights count")
    func asOf() throws {
        let table = "src,dst,weight,date\na,b,5,2026-01-31\nb,c,0.5,2026-02-01\nb,a,3,2025-12-01\n"
        let cut = try read(table) { $0.asOf = Day("2026-01-31") }
        #expect(cut.laterRows == 1)
        #expect(cut.list.names == ["a", "b"] && cut.list.weights == [5, 3] && cut.list.scale == 1)
        let whole = try read(table)
        #expect(whole.laterRows == 0 && whole.list.names == ["a", "b", "c"])
        #expect(whole.list.weights == [50, 5, 30])
    }

    @Test("a day cannot cut what has no dates")
    func noDates() {
        let asOf: (inout EdgeListReader.Options) -> Void = { $0.asOf = Day("2026-01-31") }
        #expect(codes("src,dst,weight\na,b,5\n", asOf) == ["E316"])
        #expect(codes("src,dst,weight,date\na,b,5,\nb,a,1,2026-01-01\n", asOf) == ["E316"])
        #expect(codes("src,dst,weight,day\na,b,5,17\n", asOf) == ["E316"])
    }
}
