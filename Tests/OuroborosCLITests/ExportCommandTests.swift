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
            folder.files
                == [
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
}
