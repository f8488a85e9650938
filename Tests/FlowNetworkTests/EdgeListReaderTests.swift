import FlowNetwork
import Ledger
import Money
import Testing
import Text

@Suite struct EdgeListReaderTests {
    private func read(_ text: String) throws -> EdgeList {
        try EdgeListReader().read(Array(text.utf8), file: "e.csv").list
    }

    private func problems(
        _ bytes: [UInt8], _ options: EdgeListReader.Options = .init()
    ) -> [Diagnostic] {
        do throws(InvalidInput) {
            _ = try EdgeListReader(options: options).read(bytes, file: "e.csv")
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test("weights of any decimals become exact integers of one scale")
    func exactDecimals() throws {
        let list = try read("src,dst,weight_usd\na,b,1.25\nb,c,.5\nc,a,1e2\na,c,2.500000000\n")
        #expect(list.scale == 100)
        #expect(list.weights == [125, 50, 10_000, 250])
        #expect(
            try read("src,dst,weight\na,b,0.000001\nb,a,+9000000.1\n").weights == [
                1, 9_000_000_100_000,
            ])
        #expect(try read("src,dst,weight\na,b,120e-1\nb,a,0e999\n").weights == [12, 0])
        #expect(try read("src,dst,weight\na,b,9223372036854775807\n").weights == [.max])
    }

    @Test(
        "noise of floating point is rounded, and said; what rounding would change is an error",
        arguments: [
            ("0.30000000000000004", 3 as Int64, 10 as Int64),
            ("1234.5600000000002", 123_456, 100), ("33.333333333333336", 33_333_333, 1_000_000),
            ("0.1000000000000000055511151231257827", 1, 10), ("2.9999999999999996", 3, 1),
            ("1234567.0000000001", 1_234_567, 1),
        ])
    func noise(_ weight: String, _ units: Int64, _ scale: Int64) throws {
        let text = "src,dst,weight\na,b,\(weight)\n"
        let result = try EdgeListReader().read(Array(text.utf8), file: "e.csv")
        #expect(result.list.weights == [units] && result.list.scale == scale)
        #expect(result.warnings.map(\.code) == [.edgesRounded])
        for refused in ["0.1234567", "0.00000012345678901234567", "1e-9"] {
            let error = try #require(throws: InvalidInput.self) {
                try EdgeListReader().read(
                    Array("src,dst,weight\na,b,\(refused)\n".utf8), file: "e.csv")
            }
            #expect(error.diagnostics.first?.help?.contains("float_format") == true)
        }
    }

    @Test(
        "quotes, line ends, byte-order mark, spaces, other columns and order of columns do not matter"
    )
    func forms() throws {
        let plain = try read("src,dst,weight\nA b,\"c,\"\"d\"\"\",3\n")
        #expect(plain.names == ["A b", "c,\"d\""])
        for text in [
            "\u{FEFF}src,dst,weight\r\nA b,\"c,\"\"d\"\"\",3\r\n",
            "note,weight_musd,dst,src\rx,3,\"c,\"\"d\"\"\", A b \r",
            "\n\nsrc,\"dst\",weight\n\n\"A b\",\"c,\"\"d\"\"\",\"3\"",
        ] {
            let list = try read(text)
            #expect(Set(list.names) == Set(plain.names) && list.weights == [3])
            #expect(list.names[Int(list.tails[0])] == "A b")
        }
    }

    @Test("days are whole numbers or ISO dates; an empty field is unknown")
    func days() throws {
        let list = try read("src,dst,weight,day\na,b,1,424\nb,a,1,2025-11-03\na,c,1,\n")
        #expect(list.days == [Day(daysSince1970: 424), Day("2025-11-03"), nil])
        #expect(try read("date,src,dst,weight\n2026-01-01,a,b,1\n").days == [Day("2026-01-01")])
        #expect(try read("src,dst,weight\na,b,1\n").days.isEmpty)
    }

    @Test(
        "a kind is financing or order, in these words or in the ledger's; without the column there is none"
    )
    func kinds() throws {
        let list = try read(
            "src,dst,weight,kind\na,b,1,financing\nb,a,1,order\na,b,1,Debt\nb,c,1,revenue_share\nc,a,1,lease_financing\n"
        )
        #expect(list.kinds == [.financing, .order, .financing, .order, .financing])
        #expect(try read("src,dst,weight\na,b,1\n").kinds == nil)
        for kind in LegKind.allCases where kind.family != .other {
            let kinds = try read("kind,src,dst,weight\n\(kind.rawValue),a,b,1\n").kinds
            #expect(kinds == [kind.family == .financing ? .financing : .order])
        }
    }

    @Test("kinds that move no money are left out, contingent ones count, and both are said")
    func kindsToBeSaid() throws {
        let result = try EdgeListReader().read(
            Array(
                "src,dst,weight,kind\na,b,1,order\na,b,2,acquisition\nb,a,3,warrant\nb,a,4,governance_right\n"
                    .utf8), file: "e.csv")
        #expect(result.list.weights == [1, 3])
        #expect(result.list.kinds == [.order, .financing])
        #expect(result.warnings.map(\.code) == [.edgesOtherKinds, .edgesContingentKinds])
        #expect(result.warnings.map(\.place.line) == [3, 4])
    }

    static let faults: [(text: String, code: String, line: Int, column: Int)] = [
        ("", "E301", 1, 1),
        ("\n\r\n", "E301", 1, 1),
        ("src,weight\na,1\n", "E302", 1, 1),
        ("src,dst,weight,src\n", "E303", 1, 16),
        ("src,dst,weight_a,weight_b\n", "E303", 1, 18),
        ("src,dst,weight,day,date\n", "E303", 1, 20),
        ("src,dst,weight\na,b\n", "E304", 2, 3),
        ("src,dst,weight\na,b,1\na,b,1,2\n", "E304", 3, 7),
        ("src,dst,weight\na,b,\n", "E305", 2, 5),
        ("src,dst,weight\na,b,1 000\n", "E305", 2, 5),
        ("src,dst,weight\na,b,\"1,000\"\n", "E305", 2, 5),
        ("src,dst,weight\na,b,nan\n", "E305", 2, 5),
        ("src,dst,weight\na,b,-Infinity\n", "E305", 2, 5),
        ("src,dst,weight\na,b,1e\n", "E305", 2, 5),
        ("src,dst,weight\na,b,0x10\n", "E305", 2, 5),
        ("src,dst,weight\na,b,-1\n", "E306", 2, 5),
        ("src,dst,weight\na,b,0.0000001\n", "E307", 2, 5),
        ("src,dst,weight\na,b,0.1234567890123456\n", "E307", 2, 5),
        ("src,dst,weight\na,b,1e40\n", "E307", 2, 5),
        ("src,dst,weight\na,b,9223372036854775808\n", "E307", 2, 5),
        ("src,dst,weight\na,b,9223372036854775807\na,b,1\n", "E307", 3, 1),
        ("src,dst,weight\na,b,9223372036854775807\na,b,0.1\n", "E307", 2, 1),
        ("src,dst,weight\n,b,1\n", "E308", 2, 1),
        ("src,dst,weight\na,\" \",1\n", "E308", 2, 3),
        ("src,dst,weight\na,\"b\nc\",1\n", "E308", 2, 3),
        ("src,dst,weight,date\na,b,1,2025-02-30\n", "E309", 2, 7),
        ("src,dst,weight,date\na,b,1,17\n", "E309", 2, 7),
        ("src,dst,weight,day\na,b,1,x\n", "E309", 2, 7),
        ("from;to;value\na;b;1,5\n", "E305", 2, 5),
        ("source,target,amount,value\na,b,1,1\n", "E303", 1, 22),
        ("src,to,from,weight\n", "E303", 1, 8),
        ("lender,borrower,principal\na,b,1\n", "E302", 1, 1),
        ("src,dst;weight\na,b;1\n", "E317", 1, 1),
        ("src,dst,weight,currency\na,b,1,USD\nb,a,1,usd\nb,a,1,\nb,a,2,EUR\n", "E318", 5, 7),
        ("src,dst,weight,Amount_Currency\na,b,1,\nb,a,1,USD\nb,a,2,EUR\n", "E318", 4, 7),
        ("Source,Target,Type,Weight\na,b,Undirected,1\n", "E315", 2, 5),
        ("\u{FF}\u{0}s", "E311", 1, 1),
        ("src,dst,weight,kind\na,b,1,loans\n", "E314", 2, 7),
        ("src,dst,weight,kind\na,b,1,\n", "E314", 2, 7),
        ("src,dst,weight,kind,kind\na,b,1,order,order\n", "E303", 1, 21),
        ("src,dst,weight\né,\"b,1\n", "E310", 2, 3),
        ("src,dst,weight\na,\"b\"c,1\n", "E310", 2, 6),
        ("src,dst,weight\na,b\"c,1\n", "E310", 2, 4),
    ]

    @Test("a fault is reported with its code and place", arguments: faults.indices)
    func fault(_ index: Int) {
        let fault = EdgeListReaderTests.faults[index]
        let found = problems(Array(fault.text.utf8))
        #expect(found.map(\.code.rawValue) == [fault.code], "\(fault.text)")
        #expect(found.first?.place.line == fault.line, "\(fault.text)")
        #expect(found.first?.place.column == fault.column, "\(fault.text)")
        #expect(found.first?.help != nil)
    }

    @Test("bytes that are not UTF-8 are reported where they stand")
    func encoding() {
        let bytes = Array("src,dst,weight\na,b".utf8) + [0xFF] + Array(",1\n".utf8)
        let found = problems(bytes)
        #expect(found.map(\.code) == [.edgesInvalidUTF8])
        #expect(found.first?.place == Place(file: "e.csv", line: 2, column: 3, length: 2))
    }

    @Test("every bad row is reported, up to the limit, and the rest counted")
    func collecting() {
        let text = "src,dst,weight\n" + String(repeating: "a,b,x\n", count: 7)
        var options = EdgeListReader.Options()
        #expect(problems(Array(text.utf8)).map(\.place.line) == Array(2...8))
        options.maxProblems = 3
        let some = problems(Array(text.utf8), options)
        #expect(some.count == 4 && some.last?.code == .edgesMoreProblems)
        #expect(some.last?.message == "4 more problems are not listed")
    }

    @Test("limits on rows and bytes are errors")
    func limits() {
        let text = "src,dst,weight\na,b,1\nb,a,1\n"
        var options = EdgeListReader.Options()
        options.maxRows = 1
        #expect(problems(Array(text.utf8), options).map(\.code) == [.edgesTooLarge])
        options.maxRows = 2
        #expect(problems(Array(text.utf8), options).isEmpty)
        options.maxBytes = text.utf8.count - 1
        #expect(problems(Array(text.utf8), options).map(\.code) == [.edgesTooLarge])
    }

    @Test("own legs and empty amounts are warnings")
    func warnings() throws {
        let result = try EdgeListReader().read(
            Array("src,dst,weight\na,b,1\nb,b,2\nb,a,0\nc,c,1\n".utf8), file: "e.csv")
        #expect(result.warnings.map(\.code) == [.edgesSelfLoops, .edgesZeroWeights])
        #expect(result.warnings.map(\.place.line) == [3, 4])
        let network = try WeightedDigraph(result.list)
        #expect(network.droppedSelfLoops == 2 && network.droppedZeroRows == 1)
    }

    @Test("damaged files give a list or diagnostics with places inside the file")
    func damage() {
        let sound = Array("\u{FEFF}src,dst,weight_m,day\r\n\"a\",é,1.5,3\nb,\"c\"\"d\",2e3,\n".utf8)
        let pieces: [UInt8] = Array("\",\r\n\u{0}-e9.a".utf8) + [0xFF, 0xC3]
        var generator = SeededGenerator(11)
        for _ in 0..<4000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = pieces.randomElement(using: &generator) ?? 0
                case 1: bytes.insert(pieces.randomElement(using: &generator) ?? 0, at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                }
            }
            let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
            for problem in problems(bytes) {
                #expect(problem.place.line >= 1 && problem.place.line <= lines)
                #expect(problem.place.column >= 1 && problem.place.column <= bytes.count + 1)
            }
        }
    }
}
