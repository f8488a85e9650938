import Foundation
import Testing

@Suite("The verb contagion")
struct ContagionCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("src,dst,weight\na,b,10\nb,c,4\n", to: "edges.csv")
        try folder.write(
            "firm,cash,external_liabilities,equity\na,2,0,5\nb,1,0,8\nc,1,0,8\n", to: "firms.csv")
    }

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let run = try CommandRun(
            ["contagion", "edges.csv", "firms.csv", "--format", "json"] + arguments,
            in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(value as? [String: Any])
    }

    @Test("clearing has the greatest and the least payments by firm")
    func clearing() throws {
        let data = try json([])
        let clearing = try #require(data["clearing"] as? [String: [String: Any]])
        for end in ["greatest", "least"] {
            let payments = try #require(clearing[end]?["payments"] as? [String: Double])
            for (firm, amount) in ["a": 2.0, "b": 3, "c": 0] {
                #expect(abs((payments[firm] ?? .nan) - amount) < 1e-12)
            }
        }
        #expect(data["defaulted"] as? [String] == ["a", "b"])
        #expect(data["selfFulfillingLoss"] as? Double == 0)
        let impact = try #require(data["impact"] as? [String: Double])
        // a's failure ruins b, and c loses half of its equity.
        #expect(abs((impact["a"] ?? 0) - 12.0 / 21) < 1e-12)
    }

    @Test("a shock takes a share of cash, or of equity")
    func shock() throws {
        let cleared = try json(["--model", "eisenberg-noe", "--shock", "a=0.5"])
        let clearing = try #require(cleared["clearing"] as? [String: [String: Any]])
        let payments = try #require(clearing["greatest"]?["payments"] as? [String: Double])
        for (firm, amount) in ["a": 1.0, "b": 2, "c": 0] {
            #expect(abs((payments[firm] ?? .nan) - amount) < 1e-12)
        }
        let spread = try json(["--model", "debtrank", "--shock", "b=0.5"])
        #expect(spread["final"] as? [String: Double] == ["a": 0, "b": 0.5, "c": 0.25])
        #expect(abs((spread["impact"] as? Double ?? 0) - 2.0 / 21) < 1e-12)
    }

    @Test(
        "every model answers in text and JSON",
        arguments: [
            "eisenberg-noe", "rogers-veraart", "debtrank", "debtrank-single-hit", "furfine",
            "black-cox",
            "merton", "elsinger",
        ])
    func models(model: String) throws {
        _ = try json(["--model", model])
        _ = try json(["--model", model, "--shock", "a=1"])
        let text = try CommandRun(
            ["contagion", "edges.csv", "firms.csv", "--model", model], in: folder.url)
        #expect(text.status == 0 && text.output.hasPrefix(model), "\(text.messages)")
    }

    @Test("bad input is named by file, line and column")
    func errors() throws {
        try folder.write("src,dst,weight\na,b,-10\n", to: "bad.csv")
        let bad = try CommandRun(["contagion", "bad.csv", "firms.csv"], in: folder.url)
        #expect(bad.status == 2)
        #expect(bad.messages.contains("bad.csv:2:5"), "\(bad.messages)")
        #expect(bad.messages.contains("E405"))
        #expect(bad.output.isEmpty)
        for arguments in [
            ["edges.csv"], ["edges.csv", "firms.csv", "--shock", "zz=1"],
            ["edges.csv", "firms.csv", "--shock", "a=2"],
        ] {
            #expect(try CommandRun(["contagion"] + arguments, in: folder.url).status == 64)
        }
    }

    @Test("a model says who loses if a firm stops paying")
    func model() throws {
        let run = try CommandRun(["contagion", "Models/demo", "--format", "json"])
        #expect(run.status == 0, "\(run.messages)")
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let data = try #require(value as? [String: Any])
        let failures = try #require(data["failures"] as? [[String: Any]])
        #expect(failures.compactMap { $0["firm"] as? String } == ["labco", "cloudco"])
        let passed = try #require(failures.first?["passedOn"] as? [String: String])
        #expect(passed == ["amount": "4000000000", "currency": "USD"])
        #expect(try CommandRun(["contagion", "Models/demo"]).output.contains("Labco"))
    }

    @Test("a model without a binding deal has nobody who loses, and says so")
    func nothingBinding() throws {
        try folder.write(
            "payer,payee,date,amount,type,status\nLabCo,CloudCo,2026-01-10,USD 3bn,purchase,announced\n",
            to: "deals.csv")
        for arguments in [
            ["import", "init", "deals.csv", "--model", "m"], ["import", "apply", "m", "deals.csv"],
        ] {
            let run = try CommandRun(arguments, in: folder.url)
            #expect(run.status == 0, "\(run.messages)")
        }
        let output = try CommandRun(["contagion", "m"], in: folder.url).output
        #expect(output.contains("by its contracts nobody loses"))
        #expect(!output.contains("of 0 creditors"))
    }
}
