import Foundation
import Testing

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
