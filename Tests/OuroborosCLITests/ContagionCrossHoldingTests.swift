import Foundation
import Testing

@Suite("The verb contagion, firms that own parts of each other")
struct ContagionCrossHoldingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) throws -> CommandRun {
        try CommandRun(["contagion", "edges.csv", "firms.csv"] + arguments, in: folder.url)
    }

    private func json(_ run: CommandRun) throws -> [String: Any] {
        #expect(run.status == 0, "\(run.messages)")
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(value as? [String: Any])
    }

    private func expect(
        _ found: Any?, _ wanted: [String: Double],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try #require(found as? [String: Double], sourceLocation: sourceLocation)
        #expect(Set(found.keys) == Set(wanted.keys), sourceLocation: sourceLocation)
        for (firm, amount) in wanted {
            #expect(
                abs((found[firm] ?? .nan) - amount) < 1e-12, "\(firm): \(found)",
                sourceLocation: sourceLocation)
        }
    }

    /// a has 5, owes b 4 first and c 4 second; c owns half of b; d and e owe each other 1 and have nothing.
    private func writeRanked() throws {
        try folder.write(
            "src,dst,weight,seniority\na,b,4,1\na,c,4,2\nd,e,1,1\ne,d,1,1\n", to: "edges.csv")
        try folder.write(
            "firm,cash,external_liabilities\na,5,0\nb,0,2\nc,0,3\nd,0,0\ne,0,0\n", to: "firms.csv")
        try folder.write("owner,firm,share\nc,b,0.5\n", to: "holdings.csv")
    }

    @Test("elsinger pays senior debts first and owners last")
    func elsinger() throws {
        try writeRanked()
        let data = try json(
            try run("--model", "elsinger", "--holdings", "holdings.csv", "--format", "json"))
        let clearing = try #require(data["clearing"] as? [String: [String: Any]])
        // b gets 4, pays 2 and keeps 2; c gets 1 and half of those 2, and owes 3.
        try expect(clearing["greatest"]?["payments"], ["a": 5, "b": 2, "c": 2, "d": 1, "e": 1])
        try expect(clearing["least"]?["payments"], ["a": 5, "b": 2, "c": 2, "d": 0, "e": 0])
        try expect(clearing["greatest"]?["equity"], ["a": 0, "b": 2, "c": 0, "d": 0, "e": 0])
        let ranks = try #require(
            clearing["greatest"]?["paymentsBySeniority"] as? [String: [String: Double]])
        try expect(ranks["1"], ["a": 4, "b": 2, "c": 2, "d": 1, "e": 1])
        try expect(ranks["2"], ["a": 1, "b": 0, "c": 0, "d": 0, "e": 0])
        #expect(data["defaulted"] as? [String] == ["a", "c"])
        #expect(clearing["least"]?["defaulted"] as? [String] == ["a", "c", "d", "e"])
        #expect(abs((data["selfFulfillingLoss"] as? Double ?? .nan) - 2) < 1e-12)
    }

    @Test("a shock takes cash before debts are paid by rank")
    func elsingerShock() throws {
        try writeRanked()
        let data = try json(
            try run(
                "--model", "elsinger", "--holdings", "holdings.csv", "--shock", "a=0.4",
                "--format", "json"))
        let clearing = try #require(data["clearing"] as? [String: [String: Any]])
        // a has 3, all for b, which keeps 1; c gets half of that.
        try expect(clearing["greatest"]?["payments"], ["a": 3, "b": 2, "c": 0.5, "d": 1, "e": 1])
    }

    @Test("elsinger without ranks and holdings is Eisenberg–Noe")
    func plain() throws {
        try writeRanked()
        try folder.write("src,dst,weight\na,b,4\na,c,4\nd,e,1\ne,d,1\n", to: "edges.csv")
        for model in ["elsinger", "eisenberg-noe"] {
            let data = try json(try run("--model", model, "--format", "json"))
            let clearing = try #require(data["clearing"] as? [String: [String: Any]])
            try expect(
                clearing["greatest"]?["payments"], ["a": 5, "b": 2, "c": 2.5, "d": 1, "e": 1])
        }
    }

    /// a and b have 10 each, owe 16 each and own half of each other; c has 1, is owed 4 by a, and owes 6.
    private func writeOwners() throws {
        try folder.write("src,dst,weight\na,c,4\n", to: "edges.csv")
        try folder.write(
            "firm,cash,external_liabilities\na,10,12\nb,10,16\nc,1,6\n", to: "firms.csv")
        try folder.write("owner,firm,share\na,b,0.5\nb,a,0.5\n", to: "holdings.csv")
    }

    @Test("elliott-golub-jackson has the best and the worst case")
    func failureCosts() throws {
        try writeOwners()
        let data = try json(
            try run(
                "--model", "elliott-golub-jackson", "--holdings", "holdings.csv", "--format",
                "json"))
        let outcomes = try #require(data["failureCosts"] as? [String: [String: Any]])
        // V = 10 + V/2 = 20 covers 16; if both fail, V = 5 + V/2 = 10. Outsiders hold half.
        // c has 5, fails and loses half.
        try expect(outcomes["best"]?["value"], ["a": 10, "b": 10, "c": 2.5])
        try expect(outcomes["worst"]?["value"], ["a": 5, "b": 5, "c": 2.5])
        #expect(outcomes["best"]?["failed"] as? [String] == ["c"])
        #expect(outcomes["worst"]?["failed"] as? [String] == ["a", "b", "c"])
        #expect(data["defaulted"] as? [String] == ["c"])
        #expect(abs((data["selfFulfillingLoss"] as? Double ?? .nan) - 10) < 1e-12)
    }

    @Test("a failure pulls down its owner in the next wave; without a cost it does not")
    func waves() throws {
        try writeOwners()
        func best(_ cost: String) throws -> [String: Any] {
            let data = try json(
                try run(
                    "--model", "elliott-golub-jackson", "--holdings", "holdings.csv", "--shock",
                    "a=0.5", "--failure-cost", cost, "--format", "json"))
            let outcomes = try #require(data["failureCosts"] as? [String: [String: Any]])
            return try #require(outcomes["best"])
        }
        // a: 5 + V_b/2 = 40/3 < 16 and loses 2.5; then b: 10 + 10/2 = 15 < 16 and loses 5.
        let costly = try best("0.5")
        #expect(costly["waves"] as? [[String]] == [["a", "c"], ["b"]])
        try expect(costly["value"], ["a": 10.0 / 3, "b": 25.0 / 6, "c": 2.5])
        let free = try best("0")
        #expect(free["failed"] as? [String] == ["a", "c"])
        try expect(free["value"], ["a": 20.0 / 3, "b": 25.0 / 3, "c": 5])
    }

    @Test("text says how many fail, and if everyone expects the worst")
    func text() throws {
        try writeOwners()
        let owners = try run(
            "--model", "elliott-golub-jackson", "--holdings", "holdings.csv")
        #expect(owners.status == 0, "\(owners.messages)")
        let words = owners.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("1 of 3 fail (1 wave);"), "\(words)")
        #expect(words.contains("3 if everyone expects the worst"))
        #expect(words.contains("Self-fulfilling loss: 10."))
        try writeRanked()
        let ranked = try run("--model", "elsinger", "--holdings", "holdings.csv")
        #expect(ranked.output.hasPrefix("elsinger: 5 firms"), "\(ranked.messages)")
    }

    @Test("a seniority that is no rank is named by file, line and column")
    func badSeniority() throws {
        try writeRanked()
        try folder.write("src,dst,weight,seniority\na,b,4,first\n", to: "edges.csv")
        let bad = try run("--model", "elsinger")
        #expect(bad.status == 2)
        #expect(bad.messages.contains("edges.csv:2:7"), "\(bad.messages)")
        #expect(bad.messages.contains("E413"))
        #expect(bad.output.isEmpty)
    }

    @Test("a firm that the network owns whole is named by file, line and column")
    func ownedWhole() throws {
        try writeOwners()
        try folder.write("owner,firm,share\na,b,0.5\nc,b,0.5\n", to: "holdings.csv")
        let bad = try run("--model", "elliott-golub-jackson", "--holdings", "holdings.csv")
        #expect(bad.status == 2)
        #expect(bad.messages.contains("holdings.csv:3:5"), "\(bad.messages)")
        #expect(bad.messages.contains("E415"))
        #expect(bad.output.isEmpty)
    }

    @Test("holdings go with the models that read them, and a cost is a share")
    func usage() throws {
        try writeOwners()
        #expect(try run("--holdings", "holdings.csv").status == 64)
        #expect(try run("--model", "elliott-golub-jackson").status == 64)
        let cost = try run(
            "--model", "elliott-golub-jackson", "--holdings", "holdings.csv", "--failure-cost",
            "1.5")
        #expect(cost.status == 64)
        #expect(
            cost.messages.contains("--failure-cost is 1.5; it must be in 0…1"),
            "\(cost.messages)")
    }

    @Test("one bad file in the place of two tables is an error, not a crash")
    func sameFile() throws {
        try folder.write("a,b\n", to: "edges.csv")
        let bad = try CommandRun(["contagion", "edges.csv", "edges.csv"], in: folder.url)
        #expect(bad.status == 2)
        #expect(bad.messages.contains("E402"), "\(bad.messages)")
    }
}
