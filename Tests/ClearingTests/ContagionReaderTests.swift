import Clearing
import FlowNetwork
import TestSupport
import Testing
import Text

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
        Fault(
            name: "a seniority of 0", edges: "src,dst,weight,seniority\na,b,1,0\n", code: "E413",
            at: "edges.csv:2:7"),
        Fault(
            name: "a seniority in part", edges: "src,dst,seniority,weight\na,b,1.5,1\n",
            code: "E413", at: "edges.csv:2:5"),
        Fault(
            name: "a seniority beyond the ranks", edges: "src,dst,weight,seniority\na,b,1,21\n",
            code: "E413", at: "edges.csv:2:7"),
        Fault(
            name: "debts in two currencies", edges: "src,dst,weight,ccy\na,b,1,USD\na,b,1,KRW\n",
            code: "E417", at: "edges.csv:3:7"),
        Fault(
            name: "cash in two currencies",
            firms:
                "firm,currency,cash,external_liabilities\na,EUR,1,0\nb,EUR,1,0\nc,GBP,1,0\n",
            code: "E417", at: "firms.csv:4:3"),
        Fault(
            name: "no seniority in its column", edges: "src,dst,weight,seniority\na,b,1,\n",
            code: "E413", at: "edges.csv:2:7"),
    ]

    @Test(arguments: faults)
    func `an error names its file, line and column`(_ fault: Fault) throws {
        let found = problems(fault.edges, fault.firms)
        let first = try #require(found.first)
        #expect(first.code.rawValue == fault.code, "\(found)")
        #expect("\(first.place.file):\(first.place.line):\(first.place.column)" == fault.at)
        #expect(first.help?.isEmpty == false)
        #expect(
            (DiagnosticCatalog.contagion + DiagnosticCatalog.edgeLists + DiagnosticCatalog.text)
                .entry(fault.code) != nil)
    }

    @Test func `debts are kept by rank, senior first`() throws {
        let input = try read(
            "src,dst,weight,seniority\na,b,10,3\nb,c,4,1\na,c,1,3\n", Self.firms)
        #expect(input.ranks.map(\.seniority) == [1, 3])
        #expect(input.ranks.map(\.network.owedInside) == [[0, 4, 0], [11, 0, 0]])
        #expect(input.network.owedInside == [11, 4, 0])
        #expect(try read(Self.edges, Self.firms).ranks.map(\.seniority) == [1])
    }

    @Test func `what is owed outside comes first, even if no debt has rank 1`() throws {
        let input = try read(
            "src,dst,weight,seniority\na,b,10,2\n", Self.firms)
        let (problem, seniorities) = try input.seniorityProblem(cash: input.cash, holdings: nil)
        #expect(seniorities == [1, 2])
        // a has 2, owes 1 outside and then 10.
        #expect(try problem.greatest().payments == [[1, 0, 0], [1, 0, 0]])
    }

    static let holdingFaults: [(rows: String, code: String, at: String)] = [
        ("a,b,1.5", "E414", "h.csv:2:5"), ("a,b,-0.1", "E414", "h.csv:2:5"),
        ("a,b,half", "E404", "h.csv:2:5"), ("a,a,0.5", "E416", "h.csv:2:1"),
        ("a,zz,0.5", "E406", "h.csv:2:3"), ("a,b,0.5\nc,b,0.5", "E415", "h.csv:3:5"),
        ((0..<10).map { _ in "a,b,0.1" }.joined(separator: "\n"), "E415", "h.csv:11:5"),
        ("a,b", "E403", "h.csv:2:1"),
    ]

    @Test(arguments: holdingFaults)
    func `an error of the holdings names its line and column`(
        rows: String, code: String, at: String
    ) throws {
        do throws(InvalidInput) {
            _ = try ContagionReader().readHoldings(
                Array("owner,firm,share\n\(rows)\n".utf8), file: "h.csv", firms: ["a", "b", "c"])
            Issue.record("read without an error")
        } catch {
            let first = try #require(error.diagnostics.first)
            #expect(error.diagnostics.count == 1)
            #expect(first.code.rawValue == code)
            #expect("\(first.place.file):\(first.place.line):\(first.place.column)" == at)
            #expect(
                (DiagnosticCatalog.contagion + DiagnosticCatalog.edgeLists + DiagnosticCatalog.text)
                    .entry(code) != nil)
        }
    }

    @Test func `holdings are read by name, and parallel shares add up`() throws {
        let holdings = try ContagionReader().readHoldings(
            Array("share,owner,firm\n0.25,a,b\n0.5,a,b\n0.125,b,c\n".utf8), file: "h.csv",
            firms: ["a", "b", "c"])
        #expect(holdings.heldOutside == [1, 0.25, 0.875])
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
