import Foundation
import Testing

/// The verb `stress` as a user meets it.
@Suite struct StressCommandTests {
    private static let quick = ["stress", "Models/demo", "--paths", "3000"]

    private func json(_ run: CommandRun) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    @Test func jsonHasTheKeysThatOthersRelyOn() throws {
        let run = try CommandRun(Self.quick + ["--format", "json", "--no-explain"])
        #expect(run.status == 0, "\(run.messages)")
        let document = try json(run)
        #expect(document["schemaVersion"] as? Int == 1)
        let manifest = try #require(document["manifest"] as? [String: Any])
        #expect((manifest["modelHash"] as? String)?.count == 64)
        let scenarios = try #require(document["scenarios"] as? [[String: Any]])
        #expect(scenarios.compactMap { $0["id"] as? String } == ["baseline", "circular-freeze"])
        for scenario in scenarios {
            let firms = try #require(scenario["firms"] as? [[String: Any]])
            #expect(!firms.isEmpty)
            for firm in firms {
                let quarters = try #require(firm["cashOutProbability"] as? [[String: Any]])
                #expect(quarters.count == scenario["quarters"] as? Int)
                let estimates =
                    quarters
                    + ["fundingGap", "expectedShortfall", "supplierLoss"].compactMap {
                        firm[$0] as? [String: Any]
                    }
                #expect(estimates.count == quarters.count + 3)
                for estimate in estimates {
                    for key in ["value", "low", "high", "level", "standardError"] {
                        #expect(estimate[key] is NSNumber, "\(key) of \(firm["firm"] ?? "")")
                    }
                }
                let runway = try #require(firm["runway"] as? [String: Any])
                #expect(runway["quantiles"] is [[String: Any]])
            }
        }
    }

    @Test func threadsDoNotShow() throws {
        let runs = try ["1", "2", "7"].map {
            try CommandRun(Self.quick + ["--format", "json", "--threads", $0])
        }
        #expect(runs[0].status == 0, "\(runs[0].messages)")
        #expect(runs[1].output == runs[0].output && runs[2].output == runs[0].output)
    }

    @Test(arguments: [1, 12])
    func shardsPutTogetherAreTheWhole(count: Int) throws {
        let folder = try TemporaryFolder()
        let options = ["stress", "Models/demo", "--paths", "13000", "--no-explain"]
        let whole = try CommandRun(options + ["--format", "json"])
        #expect(whole.status == 0, "\(whole.messages)")
        var files: [String] = []
        for number in 1...count {
            let file = folder.url.appending(path: "part-\(number)").path()
            let part = try CommandRun(options + ["--shard", "\(number)/\(count)", "-o", file])
            #expect(part.status == 0 && part.output.isEmpty, "\(part.messages)")
            files.append(file)
        }
        let merged = try CommandRun(
            options + ["--format", "json", "--merge"] + files.reversed())
        #expect(merged.status == 0, "\(merged.messages)")
        #expect(merged.output == whole.output)
        guard count > 1 else { return }
        let missing = try CommandRun(options + ["--merge"] + files.dropLast())
        #expect(missing.status == 2 && missing.messages.contains("missing: shard 12/12"))
        let doubled = try CommandRun(options + ["--merge"] + files + [files[0]])
        #expect(doubled.status == 2 && doubled.messages.contains("shard 1/12 is there twice"))
        let foreign = try CommandRun(options + ["--seed", "2", "--merge"] + files)
        #expect(foreign.status == 2 && foreign.messages.contains("another model, date, seed"))
        var bytes = try Data(contentsOf: URL(filePath: files[0]))
        bytes[bytes.count / 3] ^= 1
        try bytes.write(to: URL(filePath: files[0]))
        let damaged = try CommandRun(options + ["--merge"] + files)
        #expect(damaged.status == 2 && damaged.messages.contains("damaged"))
    }

    @Test(arguments: [
        (["--paths", "0"], "--paths is 0"), (["--paths", "1000000000000"], "it must be in 2…"),
        (["--horizon", "0"], "--horizon is 0"), (["--horizon", "1000"], "it must be in 1…80"),
        (["--threads", "0"], "--threads is 0"), (["--shard", "1/2"], "-o FILE"),
        (["--shard", "3/2", "-o", "x"], "3/2"), (["--sampling", "lattice"], "lattice"),
        (["--scenario", "circular-freez"], "Did you mean 'circular-freeze'?"),
        (["--scenario", "baseline", "--scenario", "baseline"], "twice"),
        (["--reverse", "nobody"], "there is no simulated firm 'nobody'"),
        (["--target=-1"], "--target"),
    ])
    func badOptionsSayWhatIsAllowed(options: [String], words: String) throws {
        let run = try CommandRun(["stress", "Models/demo"] + options)
        #expect(run.status == 64, "\(run.status) \(run.messages)")
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.output.isEmpty)
    }

    @Test func modelWithoutScenariosSaysHowToAddThem() throws {
        let run = try CommandRun(["stress", "Models/cases/telecom-vendors-1998"])
        #expect(run.status == 2 && run.messages.contains("scenarios/*.yaml"), "\(run.messages)")
    }

    @Test func textSaysWhoAndWhen() throws {
        let run = try CommandRun(Self.quick)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("baseline") && run.output.contains("circular-freeze"))
        #expect(run.output.contains("not forecasts"))
        #expect(run.messages.isEmpty)
        for words in [
            "Error of", "Simulation", "Assumptions", "Contracts out", "Shapley split",
            "Unpaid to", "Lost on", "Who bears a freeze", "Opening cash",
            "What the scenarios are",
        ] { #expect(run.output.contains(words), "\(words)") }
    }

    @Test func explanationHasTheErrorsAndThePrices() throws {
        let document = try json(try CommandRun(Self.quick + ["--format", "json"]))
        let explanation = try #require(document["explanation"] as? [String: Any])
        let headline = try #require(explanation["headline"] as? [String: Any])
        let band = try #require(headline["assumptions"] as? [String: Any])
        let ends = try ["low", "median", "high"].map { try #require(band[$0] as? Double) }
        #expect(ends == ends.sorted() && band["level"] as? Double == 0.8)
        let drivers = try #require(headline["drivers"] as? [[String: Any]])
        #expect(drivers.contains { $0["variant"] as? String == "contracts-out" })
        #expect(headline["contractsMatter"] is Bool)
        let split = try #require(headline["split"] as? [[String: Any]])
        #expect(
            split.compactMap { $0["name"] as? String } == [
                "revenue", "funding", "dues", "correlation",
            ])
        let freeze = try #require(explanation["freezeTable"] as? [[String: Any]])
        #expect(
            Set(freeze.compactMap { $0["kind"] as? String }) == ["outside", "matched", "whole"])
        let bridges = try #require(explanation["cashBridge"] as? [[String: Any]])
        for bridge in bridges {
            for year in try #require(bridge["years"] as? [[String: Any]]) {
                func number(_ key: String) throws -> Double {
                    try #require(year[key] as? Double, "\(key)")
                }
                var sum = 0.0
                for key in [
                    "opening", "revenue", "receipts", "committed", "uncommitted", "other",
                ] { sum += try number(key) }
                for key in ["compute", "otherDues", "repayments", "costs", "invested"] {
                    sum -= try number(key)
                }
                #expect(try abs(sum - number("closing")) < 1e-6)
            }
        }
        let scenarios = try #require(document["scenarios"] as? [[String: Any]])
        for scenario in scenarios { #expect(scenario["pathWithoutShocks"] is [[String: Any]]) }
    }

    @Test func reverseNamesTheWayToFailure() throws {
        let listing = try json(try CommandRun(Self.quick + ["--format", "json", "--no-explain"]))
        let scenarios = try #require(listing["scenarios"] as? [[String: Any]])
        let firms = try #require(scenarios.first?["firms"] as? [[String: Any]])
        let firm = try #require(firms.first?["firm"] as? String)
        let run = try CommandRun(
            ["stress", "Models/demo", "--reverse", firm, "--scenario", "baseline"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("Reverse stress of"))
    }

    @Test func interruptionEndsWithWhatIsDone() throws {
        let process = Process()
        process.executableURL = CommandRun.command
        // Long enough that the signal always comes first.
        process.arguments = ["stress", "Models/demo", "--paths", "5000000", "--format", "json"]
        process.currentDirectoryURL = CommandRun.root
        let folder = try TemporaryFolder()
        let out = folder.url.appending(path: "out")
        let err = folder.url.appending(path: "err")
        for file in [out, err] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        Thread.sleep(forTimeInterval: 1.5)
        process.interrupt()
        process.waitUntilExit()
        let messages = String(decoding: try Data(contentsOf: err), as: UTF8.self)
        #expect(process.terminationReason == .exit, "\(messages)")
        #expect(process.terminationStatus == 3, "\(messages)")
        #expect(messages.contains("interrupted:") && messages.contains("scenarios done"))
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: out)) as? [String: Any])
        #expect(document["isComplete"] as? Bool == false)
    }

    @Test func theCommittedValidationIsWhatTheCommandWrites() throws {
        let folder = try TemporaryFolder()
        let target = folder.url.appending(path: "validation")
        let run = try CommandRun([
            "stress", "Models/ai-infrastructure", "--validation", target.path(),
        ])
        #expect(run.status == 0 && run.output.isEmpty, "\(run.messages)")
        let committed = CommandRun.root.appending(path: "Reports/validation")
        for name in ["validation.md", "validation.ko.md"] {
            let fresh = try String(contentsOf: target.appending(path: name), encoding: .utf8)
            #expect(
                try String(contentsOf: committed.appending(path: name), encoding: .utf8) == fresh,
                "run `make reports` and look at what changed")
        }
        #expect(folder.files == ["validation/validation.ko.md", "validation/validation.md"])
    }

    @Test func aDayThatIsOverIsHeldAgainstWhatCame() throws {
        let folder = try TemporaryFolder()
        func page(_ arguments: [String]) throws -> String {
            let target = folder.url.appending(path: "page")
            let run = try CommandRun(
                ["stress", "Models/hindcast/winstar-2000", "--validation", target.path()]
                    + arguments)
            #expect(run.status == 0, "\(run.messages)")
            return try String(contentsOf: target.appending(path: "validation.md"), encoding: .utf8)
        }
        let past = try page([])
        #expect(past.contains("What was forecast on this day, and what came"))
        #expect(past.contains("insolvent on 2001-04-18"))
        // Once everything is known nothing is left to come.
        #expect(try !page(["--as-of", "2001-04-18"]).contains("What was forecast on this day"))
    }

    @Test func textAndJSONSayTheSame() throws {
        let run = try CommandRun(Self.quick)
        let document = try json(try CommandRun(Self.quick + ["--format", "json"]))
        let scenarios = try #require(document["scenarios"] as? [[String: Any]])
        let rows = run.output.split(separator: "\n")
        var probabilities = 0
        for scenario in scenarios {
            for firm in try #require(scenario["firms"] as? [[String: Any]]) {
                let quarters = try #require(firm["cashOutProbability"] as? [[String: Any]])
                let last = try #require(quarters.last?["value"] as? Double)
                let name = try #require(firm["firm"] as? String)
                // Shares of 3000 paths, to two digits at the least.
                #expect(
                    rows.contains { row in
                        row.lowercased().contains(name)
                            && row.matches(of: /([0-9.]+)%/).contains { match in
                                abs((Double(match.1) ?? .nan) / 100 - last) <= 0.005
                            }
                    }, "\(name)")
                probabilities += 1
            }
        }
        #expect(probabilities > 0)
        let explanation = try #require(document["explanation"] as? [String: Any])
        let gaps = try #require(explanation["tornado"] as? [String: Any])
        let failures = try #require(explanation["cashOutTornado"] as? [String: Any])
        let factors = try [gaps, failures].map {
            Set(try #require($0["bars"] as? [[String: Any]]).compactMap { $0["factor"] as? String })
        }
        #expect(factors[0] == factors[1] && factors[0].contains("labco.variable-cost-share"))
        // Words instead of ids.
        #expect(run.output.contains("Labco: cash"))
        #expect(!run.output.contains("labco.") && !run.output.contains("labco-"))
    }

    @Test(arguments: [
        ("horizon: 12", "horizon: 0", "E605", "from 1 to 80"),
        ("horizon: 12", "horizon: 12\npaths: 1000000000000", "E605", "from 1 to 10000000"),
        (
            "volatility: {value: 0.4, assumption: {range: [0.2, 0.6]",
            "volatility: {value: -0.4, assumption: {range: [-0.6, 0.6]", "E604", "not negative"
        ),
        (
            "  cloudco-chipco-chips/chips:", "  cloudco-chipco-chips/chip:", "E602",
            "did you mean 'cloudco-chipco-chips/chips'?"
        ),
        (
            "  common: {value: 0.3, assumption: {range: [0, 0.6], reason: revenues of firms that sell to the same market move together}}",
            "  common: {value: -0.9, assumption: {range: [-1, 0], reason: impossible}}", "E603",
            "eigenvalue"
        ),
    ])
    func badScenarioFilesAreRefusedAtTheirLine(
        old: String, new: String, code: String, says: String
    ) throws {
        let folder = try TemporaryFolder()
        let model = folder.url.appending(path: "demo")
        try FileManager.default.copyItem(
            at: CommandRun.root.appending(path: "Models/demo"), to: model)
        let file = model.appending(path: "scenarios/baseline.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let before = try #require(text.range(of: old)).lowerBound
        let line = text[..<before].count { $0 == "\n" } + 1
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
        let run = try CommandRun(["stress", model.path(), "--paths", "100"])
        #expect(run.status == 2 && run.output.isEmpty, "\(run.status) \(run.output)")
        #expect(run.messages.contains(code) && run.messages.contains(says), "\(run.messages)")
        let at = run.messages.matches(of: /baseline\.yaml:(\d+):\d+/).compactMap { Int($0.1) }
        #expect(at.contains { abs($0 - line) <= 1 }, "\(line): \(run.messages)")
    }
}
