import Ledger
import Stress
import Testing

struct ContagionReaderTests {
    static let firms = "firm,cash,external_liabilities,equity\na,2,1,5\nb,0,0,3\nc,1,0,8\n"
    static let edges = "src,dst,weight_musd\na,b,10\nb,c,4.25\n"

    func read(_ edges: String, _ firms: String) throws(InvalidInput) -> ContagionInput {
        try ContagionReader().read(
            edges: Array(edges.utf8), edgesFile: "edges.csv", firms: Array(firms.utf8),
            firmsFile: "firms.csv")
    }

    func problems(_ edges: String, _ firms: String) -> [Diagnostic] {
        do throws(InvalidInput) {
            _ = try read(edges, firms)
            return []
        } catch { return error.diagnostics }
    }

    @Test func `a network is read with its firms in order and parallel debts kept`() throws {
        let input = try read(Self.edges + "a,b,0.5\r\na,c,0\r\n", Self.firms)
        #expect(input.names == ["a", "b", "c"])
        #expect(input.network.owedInside == [10.5, 4.25, 0])
        #expect(input.network.claimCount == 3)
        #expect(input.cash == [2, 0, 1])
        #expect(input.externalLiabilities == [1, 0, 0])
        #expect(input.equity == [5, 3, 8])
    }

    @Test func `columns may stand in any order, be quoted, and equity may be missing`() throws {
        let input = try read(
            "weight,note,dst,src\n1e2,\"x, y\",b,\"a \"\"1\"\"\"\n",
            "\u{FEFF}external_liabilities,id,cash\n0,\"a \"\"1\"\"\",1\n0,b,2\n")
        #expect(input.names == ["a \"1\"", "b"])
        #expect(input.equity == nil)
        #expect(input.network.owedInside == [100, 0])
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var edges = ContagionReaderTests.edges
        var firms = ContagionReaderTests.firms
        var code: String
        var at: String
        var testDescription: String { name }
    }

    static let faults = [
        Fault(name: "no header", edges: "", code: "E401", at: "edges.csv:1:1"),
        Fault(
            name: "a missing column", firms: "firm,cash\na,1\n", code: "E402", at: "firms.csv:1:1"),
        Fault(
            name: "a column twice", edges: "src,dst,weight,weight_usd\n", code: "E402",
            at: "edges.csv:1:16"),
        Fault(
            name: "too few fields", edges: "src,dst,weight\na,b\n", code: "E403",
            at: "edges.csv:2:1"),
        Fault(
            name: "words for a number", edges: "src,dst,weight\n\na,b,ten\n", code: "E404",
            at: "edges.csv:3:5"),
        Fault(
            name: "not a number", edges: "src,dst,weight\na,b,nan\n", code: "E404",
            at: "edges.csv:2:5"),
        Fault(
            name: "infinite", firms: "firm,cash,external_liabilities\na,1e999,0\nb,0,0\nc,0,0\n",
            code: "E404", at: "firms.csv:2:3"),
        Fault(
            name: "an empty cell", firms: "firm,cash,external_liabilities\na,,0\nb,0,0\nc,0,0\n",
            code: "E404", at: "firms.csv:2:3"),
        Fault(
            name: "a negative weight", edges: "src,dst,weight\na,b,-1\n", code: "E405",
            at: "edges.csv:2:5"),
        Fault(
            name: "negative equity",
            firms: "firm,cash,external_liabilities,equity\na,1,0,-3\nb,0,0,1\nc,0,0,1\n",
            code: "E405", at: "firms.csv:2:7"),
        Fault(
            name: "a firm without figures", edges: "src,dst,weight\na,é,1\n", code: "E406",
            at: "edges.csv:2:3"),
        Fault(
            name: "a firm twice",
            firms: "firm,cash,external_liabilities\na,1,0\nb,1,0\nc,1,0\na,1,0\n", code: "E407",
            at: "firms.csv:5:1"),
        Fault(
            name: "a debt to itself", edges: "src,dst,weight\na,a,1\n", code: "E408",
            at: "edges.csv:2:1"),
        Fault(
            name: "sums without end", edges: "src,dst,weight\na,b,1e308\na,c,1e308\n", code: "E409",
            at: "edges.csv:1:1"),
        Fault(
            name: "an open quote", edges: "src,dst,weight\n\"a,b,1\n", code: "E410",
            at: "edges.csv:2:1"),
        Fault(name: "no name", edges: "src,dst,weight\n,b,1\n", code: "E411", at: "edges.csv:2:1"),
    ]

    @Test(arguments: faults)
    func `an error names its file, line and column`(_ fault: Fault) throws {
        let found = problems(fault.edges, fault.firms)
        let first = try #require(found.first)
        #expect(first.code.rawValue == fault.code, "\(found)")
        #expect("\(first.place.file):\(first.place.line):\(first.place.column)" == fault.at)
        #expect(first.help?.isEmpty == false)
        #expect(DiagnosticCatalog.entry(fault.code) != nil)
    }

    @Test func `all problems are listed, up to a limit`() {
        let bad = "src,dst,weight\n" + String(repeating: "a,b,x\n", count: 250)
        let found = problems(bad, Self.firms)
        #expect(found.count == 101)
        #expect(found.last?.code.rawValue == "E412")
    }

    @Test(arguments: Array(UInt64(1)...200))
    func `no bytes crash the reader`(_ seed: UInt64) {
        var random = SplitMix(seed)
        let alphabet = Array("a,b\"\n\r1.-e+ src dst weight\u{FF}é".utf8) + [0, 0xFF, 0xC3]
        func noise(_ head: String) -> [UInt8] {
            Array(head.utf8)
                + (0..<80).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
        }
        let edges = noise(seed.isMultiple(of: 2) ? "src,dst,weight\n" : "")
        let firms = noise(seed.isMultiple(of: 3) ? "firm,cash,external_liabilities\n" : "")
        do throws(InvalidInput) {
            let input = try ContagionReader().read(
                edges: edges, edgesFile: "e", firms: firms, firmsFile: "f")
            #expect(input.cash.allSatisfy { $0 >= 0 })
        } catch {
            #expect(!error.diagnostics.isEmpty)
        }
    }
}
