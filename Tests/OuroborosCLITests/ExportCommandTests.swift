import Foundation
import Testing

@Suite("A model for other programs, on the command line")
struct ExportCommandTests {
    private let quick = ["--paths", "0", "--draws", "20", "--replicates", "9"]

    @Test("a folder of tables, one table, and files that are no text")
    func outputs() throws {
        let folder = try TemporaryFolder()
        let tables = folder.url.appending(path: "tables").path()
        let run = try CommandRun(
            ["export", "Models/demo", "--as", "csv", "-o", tables] + quick)
        #expect(run.status == 0 && run.output.isEmpty, "\(run.messages)")
        #expect(
            folder.files == [
                "deals", "edges", "events", "facts", "firms", "inputs", "legs", "measures",
            ].map { "tables/\($0).csv" })
        let one = try CommandRun(["export", "Models/demo", "--as", "csv", "--table", "edges"])
        #expect(
            try one.output
                == String(
                    contentsOf: folder.url.appending(path: "tables/edges.csv"), encoding: .utf8))
        let book = folder.url.appending(path: "demo.xlsx")
        let written = try CommandRun(
            ["export", "Models/demo", "--as", "xlsx", "-o", book.path()] + quick)
        #expect(written.status == 0, "\(written.messages)")
        #expect(try Data(contentsOf: book).prefix(4) == Data([0x50, 0x4B, 3, 4]))
    }

    @Test(
        "what cannot be done is said",
        arguments: [
            (["--as", "xlsx"], "is no text"), (["--as", "csv"], "name a folder with -o"),
            (["--as", "graphlm"], "did you mean 'graphml'"),
            (["--as", "gexf", "--table", "legs"], "--table has no effect"),
            (["--as", "bods", "--layer", "paid"], "--layer has no effect"),
            (["--as", "csv", "--table", "legs", "--layer", "paid"], "--layer has no effect"),
            (["--as", "ftm", "--seed", "3"], "--seed has no effect"),
        ])
    func refusals(_ options: [String], _ words: String) throws {
        let run = try CommandRun(["export", "Models/demo"] + options)
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.messages.contains(words), "\(run.messages)")
    }

    @Test("an assistant gets one line for each question, also for one that is too long")
    func assistant() throws {
        let folder = try TemporaryFolder()
        let ask = #"{"jsonrpc": "2.0", "id": ID, "method": METHOD}"#
        func line(_ id: Int, _ method: String) -> String {
            ask.replacing("ID", with: "\(id)").replacing("METHOD", with: "\"\(method)\"")
        }
        let lines = [
            line(1, "initialize"), line(2, "tools/list"),
            String(repeating: "x", count: 1_200_000), "broken", "", line(3, "ping"),
        ]
        try folder.write(lines.joined(separator: "\n"), to: "asked")
        let run = try ShellRun("\"$O\" mcp \"$REPO/Models/demo\" --paths 0 < asked", in: folder.url)
        #expect(run.status == 0, "\(run.output)")
        let answers = try run.output.split(separator: "\n").map {
            try #require(
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(answers.map { $0["id"] as? Int } == [1, 2, nil, nil, 3])
        #expect(
            answers.map { ($0["error"] as? [String: Any])?["code"] as? Int }
                == [nil, nil, -32600, -32700, nil])
        let missing = try CommandRun(["mcp", "Models/nowhere"])
        #expect(missing.status == 2)
    }
}

@Suite("A tracker's headline on the command line")
struct HeadlineCommandTests {
    private static let edges =
        "src,dst,weight,kind\na,b,30,equity\nb,c,300,purchase\nc,a,40,purchase\n"

    private func run(_ text: String, _ options: [String]) throws -> CommandRun {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "edges.csv")
        return try CommandRun(["circularity", "edges.csv"] + options, in: folder.url)
    }

    @Test("the difference, what is counted again and the loop are in text and JSON")
    func comparison() throws {
        let text = try run(Self.edges, ["--compare-headline", "400.5"]).output
        #expect(text.contains("370.5 more than the financing that can come back as orders"))
        #expect(text.contains("a → b ⇒ c ⇒ a"))
        let json = try run(Self.edges, ["--compare-headline", "400.5", "--format", "json"]).output
        let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let headline = try #require(read?["headline"] as? [String: Any])
        #expect(headline["difference"] as? Double == 370.5)
        #expect(headline["countedAgain"] as? Double == 60)
        #expect(headline["oneWay"] as? Double == 280)
        #expect(headline["beyondRows"] as? Double == 30.5)
        let loops = try #require(headline["loops"] as? [[String: Any]])
        #expect(loops.first?["firms"] as? [String] == ["a", "b", "c"])
    }

    @Test("on a model it is money of the model's currency")
    func model() throws {
        let run = try CommandRun(
            ["circularity", "Models/demo", "--compare-headline", "USD 100bn", "--format", "json"])
        #expect(run.status == 0, "\(run.messages)")
        let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let headline = try #require(read?["headline"] as? [String: Any])
        let amount = headline["amount"] as? [String: String]
        #expect(amount == ["amount": "100000000000", "currency": "USD"])
        for wrong in ["EUR 1bn", "about USD 1bn", "many"] {
            #expect(
                try CommandRun(["circularity", "Models/demo", "--compare-headline", wrong]).status
                    == 64)
        }
    }

    @Test("a table without kinds, and an amount that is none, are refused with what to do")
    func refusals() throws {
        let plain = try run("src,dst,weight\na,b,1\n", ["--compare-headline", "3"])
        #expect(plain.status == 2 && plain.messages.contains("add a column `kind`"))
        for wrong in ["3bn", "-3", "1.2345678", "", "9999999999999999999"] {
            #expect(try run(Self.edges, ["--compare-headline", wrong]).status == 64, "\(wrong)")
        }
    }
}
