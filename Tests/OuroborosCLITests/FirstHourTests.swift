import Foundation
import Testing

@testable import OuroborosCLI

@Suite("The first hour")
struct FirstHourTests {
    @Test(
        "a fresh model passes every verb as it is",
        arguments: ["deals", "vendor-finance", "holdings"])
    func template(_ name: String) throws {
        let folder = try TemporaryFolder()
        func run(_ arguments: [String]) throws -> CommandRun {
            try CommandRun(arguments, in: folder.url, environment: GateOutputTests.alone)
        }
        let initial = try run(["init", "work/mine", "--template", name])
        #expect(initial.status == 0, "\(initial.messages)")
        let lint = try run(["lint", "work/mine", "--warn-exit"])
        #expect(
            lint.status == 0 && ["no problems\n", "2 accepted\n"].contains(lint.output),
            "\(lint.output)")
        let form = try run(["fmt", "work/mine", "--check"])
        #expect(form.status == 0, "\(form.output)")
        let check = try run(["check", "work/mine"])
        #expect(check.status == 0 && check.output.contains("gate: pass"), "\(check.output)")
        let stress = try run(["stress", "work/mine", "--paths", "200", "--no-explain"])
        #expect(stress.status == 0, "\(stress.messages)")
        let report = try run([
            "report", "work/mine", "--draws", "0", "--replicates", "0", "--paths", "200",
        ])
        #expect(report.status == 0, "\(report.messages)")
        // The id is made of where the model lies.
        #expect(folder.files.contains("Reports/work-mine/report.md"))
        let verify = try run(["verify", "Reports/work-mine"])
        #expect(verify.status == 0, "\(verify.output)\(verify.messages)")
        #expect(try run(["init", "work/mine"]).status != 0)
    }

    @Test(
        "two fresh models of one repository have two ids, and their schemas are where their files say"
    )
    func ids() throws {
        let folder = try TemporaryFolder()
        for path in ["eu/ledger", "us/ledger"] {
            let run = try CommandRun(
                ["init", path], in: folder.url, environment: GateOutputTests.alone)
            #expect(run.status == 0)
        }
        func id(_ path: String) throws -> Substring? {
            try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
                .split(separator: "\n").first { $0.hasPrefix("id: ") }
        }
        #expect(try id("eu/ledger/model.yaml") == "id: eu-ledger")
        #expect(try id("us/ledger/model.yaml") == "id: us-ledger")
        for file in folder.files where file.hasSuffix(".yaml") {
            let url = folder.url.appending(path: file)
            let first = try #require(
                try String(contentsOf: url, encoding: .utf8).split(separator: "\n").first)
            let schema = try #require(first.split(separator: "=").last, "\(file)")
            #expect(
                FileManager.default.fileExists(
                    atPath: url.deletingLastPathComponent().appending(path: String(schema)).path()),
                "\(file): \(schema)")
        }
    }

    @Test("lint reads the policy that the model lists")
    func policy() throws {
        let folder = try TemporaryFolder()
        #expect(try CommandRun(["init", "m"], in: folder.url).status == 0)
        try folder.write("garbage: [", to: "m/policy.yaml")
        let run = try CommandRun(["lint", "m"], in: folder.url)
        #expect(run.status == 2 && run.output.contains("m/policy.yaml:"), "\(run.output)")
    }

    @Test(
        "a misspelt verb is named with the one that was meant",
        arguments: [
            ("circularty", "circularity"), ("stres", "stress"), ("chekc", "check"),
            ("contagon", "contagion"),
        ])
    func verbs(_ typed: String, _ meant: String) throws {
        let run = try CommandRun([typed, "Models/demo"])
        #expect(run.status == 64)
        #expect(run.messages.contains("Did you mean '\(meant)'?"), "\(run.messages)")
    }

    @Test(
        "a usage error shows the usage of its own verb",
        arguments: [
            ["contagion", "edges.csv"], ["trace", "Models/demo", "no-such-number"],
            ["explain", "no-such-code"], ["diff", "Models/demo"],
            ["circularity", "Models/demo", "--top", "3"],
            ["circularity", "Models/demo", "--max-length", "99"],
        ])
    func usage(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("src,dst,weight\na,b,1\n", to: "edges.csv")
        let isFile = arguments[1] == "edges.csv"
        let run = try CommandRun(arguments, in: isFile ? folder.url : CommandRun.root)
        #expect(run.status == 64, "\(run.messages)")
        #expect(run.messages.contains("Usage: ouroboros \(arguments[0])"), "\(run.messages)")
    }

    @Test("every verb's help has examples, and every example is a command that there is")
    func examples() throws {
        for verb in VerbHelp.verbs {
            let run = try CommandRun([verb, "--help"])
            #expect(run.status == 0)
            let lines = run.output.split(separator: "\n").map {
                $0.drop { $0 == " " }
            }
            let examples = lines.drop { $0 != "EXAMPLES:" }.dropFirst()
                .prefix { $0.contains("ouroboros ") && !$0.hasPrefix("USAGE:") }
            #expect(!examples.isEmpty, "\(verb)")
            for example in examples {
                let words = example.split(separator: "|").last?.split(separator: " ") ?? []
                #expect(words.first == "ouroboros" && words.dropFirst().first == verb[...])
                #expect(throws: Never.self, "\(example)") {
                    try VerbHelp.read(words.dropFirst().map(String.init))
                }
            }
        }
    }

    @Test("text is as wide as COLUMNS says, and a hundred columns without a terminal")
    func width() throws {
        func longest(_ arguments: [String], columns: String) throws -> Int {
            let run = try CommandRun(arguments, environment: ["COLUMNS": columns])
            #expect(run.status == 0, "\(run.messages)")
            return run.output.split(separator: "\n").map(\.count).max() ?? 0
        }
        for arguments in [["circularity", "Models/demo"], ["explain", "W201"]] {
            let standard = try longest(arguments, columns: "")
            #expect(standard <= 100 && standard > 70)
            #expect(try longest(arguments, columns: "60") <= 60)
            #expect(try longest(arguments, columns: "140") > 100)
            // What no terminal has is not believed.
            #expect(try longest(arguments, columns: "wide") == standard)
        }
    }

    @Test("--top shortens lists and says how much is left out")
    func top() throws {
        let all = try CommandRun(["circularity", "Models/demo", "--circuits"])
        let some = try CommandRun(["circularity", "Models/demo", "--circuits", "--top", "1"])
        #expect(some.status == 0)
        #expect(some.output.contains("The list is truncated") && !all.output.contains("truncated"))
        #expect(some.output.split(separator: "\n").count < all.output.split(separator: "\n").count)
        let diff = ["diff", "Models/demo", "--from", "2025-08-15"]
        let short = try CommandRun(diff + ["--top", "3"])
        #expect(short.status == 0 && short.output.contains("more\n"), "\(short.messages)")
        #expect(
            short.output.split(separator: "\n").count
                < (try CommandRun(diff)).output.split(separator: "\n").count)
        #expect(try CommandRun(diff + ["--top", "3", "--format", "json"]).status == 64)
        #expect(try CommandRun(diff + ["--top", "0"]).status == 64)
    }

    @Test("a day before the first claim is said to be one")
    func nothingKnown() throws {
        let run = try CommandRun(["circularity", "Models/demo", "--as-of", "1990-01-01"])
        #expect(run.status == 0)
        #expect(
            run.output.hasPrefix(
                "No deal of the model was known by 1990-01-01. The first became known on "))
    }
}

@Suite("Arguments")
struct ArgumentTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("src,dst,weight\na,b,10\nb,a,4\n", to: "edges.csv")
        try folder.write(
            "firm,cash,external_liabilities,equity\na,1,0,5\nb,1,0,5\n", to: "firms.csv")
        return folder
    }

    @Test(
        "a number below zero is a number, and out of range it says what the range is",
        arguments: ["-0.1", "1.5"])
    func negative(_ value: String) throws {
        let folder = try folder()
        for form in [["--alpha", value], ["--alpha=\(value)"]] {
            let run = try CommandRun(
                ["contagion", "edges.csv", "firms.csv", "--model", "rogers-veraart"] + form,
                in: folder.url)
            #expect(run.status == 64)
            #expect(
                run.messages.contains("--alpha is \(value); it must be in 0…1."),
                "\(run.messages)")
        }
    }

    @Test("a firm is shocked once, and standard input is read once")
    func once() throws {
        let folder = try folder()
        let twice = try CommandRun(
            ["contagion", "edges.csv", "firms.csv", "--shock", "a=0.2", "--shock", "a=0.9"],
            in: folder.url)
        #expect(twice.status == 64 && twice.messages.contains("'a' twice"), "\(twice.messages)")
        let dashes = try CommandRun(["contagion", "-", "-"], in: folder.url)
        #expect(dashes.status == 64 && dashes.messages.contains("read once"), "\(dashes.messages)")
    }
}

@Suite("Manual pages and completions")
struct ManualTests {
    @Test("there is a page for the command and for every verb, which man can set")
    func pages() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun(["manual", "-o", "man"], in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(
            Set(folder.files)
                == Set(["man/ouroboros.1"] + VerbHelp.verbs.map { "man/ouroboros-\($0).1" }))
        for file in folder.files {
            let text = try String(contentsOf: folder.url.appending(path: file), encoding: .utf8)
            #expect(text.contains(".SH NAME\n") && text.contains(".SH SYNOPSIS\n"), "\(file)")
            #expect(text.contains("EXAMPLES"), "\(file)")
            // Every line of text is text: only the requests that a page is made of begin with a dot.
            for line in text.split(separator: "\n") where line.hasPrefix(".") {
                #expect(
                    [".SH ", ".TH ", ".nf", ".fi", ".\\\""].contains { line.hasPrefix($0) },
                    "\(file): \(line)")
            }
        }
    }

    @Test("completions are made for every shell", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        let run = try CommandRun(["--generate-completion-script", shell])
        #expect(run.status == 0)
        for verb in VerbHelp.verbs { #expect(run.output.contains(verb), "\(verb)") }
    }
}
