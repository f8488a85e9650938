import Foundation
import Testing

@Suite("Bare networks of any size, source and spelling on the command line")
struct EdgeListCommandTests {
    private func run(_ text: String, _ options: [String] = []) throws -> CommandRun {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "edges.csv")
        return try CommandRun(["circularity", "edges.csv"] + options, in: folder.url)
    }

    private func json(_ text: String, _ options: [String] = []) throws -> [String: Any] {
        let run = try run(text, options + ["--format", "json"])
        #expect(run.status == 0, "\(run.messages)")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    @Test("amounts beyond 2^53 keep all their digits in text, JSON, DOT and Mermaid")
    func exact() throws {
        let text = "src,dst,weight\na,b,9007199254740993\nb,a,9007199254740993\n"
        let json = try run(text, ["--format", "json"]).output
        #expect(json.contains("\"dualValue\" : 18014398509481986"))
        #expect(json.contains("\"totalWeight\" : 18014398509481986"))
        #expect(json.contains("\"value\" : 18014398509481986"))
        #expect(try run(text).output.contains(" 18014398509481986\n"))
        for option in ["--dot", "--mermaid"] {
            #expect(try run(text, [option]).output.contains("9007199254740993"))
        }
    }

    @Test("decimals are those of the table: no noise, no digits that are not there")
    func decimals() throws {
        let text = "src,dst,weight\na,b,0.1\nb,a,0.2\nb,c,90071992547.409931\n"
        let json = try run(text, ["--format", "json"]).output
        #expect(json.contains("\"totalWeight\" : 90071992547.709931"))
        #expect(json.contains("\"value\" : 0.2"))
        let words = try run(text, ["--circuits"]).output
        #expect(words.contains(" 90071992547.709931\n") && words.contains(" 0.1\n"))
    }

    /// Twelve banks that all trade with each other, and the last two at 900.
    private var banks: String {
        var text = "src,dst,weight\n"
        for u in 0..<12 {
            for v in 0..<12 where u != v {
                text +=
                    "bank\(10 + u),bank\(10 + v),\(u >= 10 && v >= 10 ? 900 : 1 + (u + v) % 9)\n"
            }
        }
        return text
    }

    @Test("a list that is cut has the widest circuits first, and says so in text and JSON")
    func widest() throws {
        let text = try run(banks, ["--circuits", "--top", "20"]).output
        #expect(text.contains("The list is truncated: the 20 widest of 133364 circuits"))
        let rows = text.split(separator: "\n").filter { $0.contains("→") }
        #expect(rows.count == 20)
        #expect(rows.first?.hasPrefix("bank20 → bank21 → bank20") == true)
        #expect(rows.first?.hasSuffix(" 900") == true)
        for options in [["--circuits"], ["--circuits", "--top", "3"]] {
            let circuits = try #require(
                try json(banks, options)["circuits"] as? [String: Any])
            let list = try #require(circuits["list"] as? [[String: Any]])
            #expect(list.count == (options.count == 1 ? 100_000 : 3))
            #expect(list.first?["bottleneck"] as? Int == 900)
            #expect(circuits["truncated"] as? Bool == true)
        }
        let short = try #require(
            try json(banks, ["--circuits", "--max-length", "2"])["circuits"] as? [String: Any])
        #expect((short["list"] as? [Any])?.count == 66)
        #expect(short["truncated"] as? Bool == false)
    }

    @Test("a day cuts the table as if later rows were not there")
    func asOf() throws {
        let early = "src,dst,weight,date\na,b,5,2026-01-01\nb,a,3,2026-01-31\n"
        let late = early + "c,a,50,2026-02-01\na,c,50,2026-02-02\n"
        var cut = try json(late, ["--as-of", "2026-01-31"])
        #expect(cut["asOf"] as? String == "2026-01-31" && cut["laterRows"] as? Int == 2)
        for key in ["asOf", "laterRows"] { cut[key] = nil }
        #expect(NSDictionary(dictionary: cut) == NSDictionary(dictionary: try json(early)))
        #expect(
            try run(late, ["--as-of", "2026-01-31"]).output
                .hasPrefix("As of 2026-01-31: 2 rows are of a later date and left out."))
        let refused = try run("src,dst,weight\na,b,5\n", ["--as-of", "2026-01-31"])
        #expect(refused.status == 2 && refused.messages.contains("E316"))
    }

    @Test(
        "an option that has no effect is an error",
        arguments: [
            ["--seed", "3"], ["--replicates", "10"], ["--conflict", "latest"], ["--window", "30"],
            ["--top", "3"], ["--dot", "--circuits"], ["--mermaid", "--max-length", "3"],
            ["--dot", "--null", "swap"], ["--dot", "--format", "json"], ["--column", "weight"],
        ])
    func noEffect(_ options: [String]) throws {
        let run = try run("src,dst,weight\na,b,5\nb,a,5\n", options)
        #expect(run.status == 64 && run.output.isEmpty, "\(run.messages)")
    }

    @Test(
        "options of a bare network are refused with a model",
        arguments: [
            ["--window", "30"], ["--null", "swap"], ["--seed", "2"], ["--column", "src=a"],
            ["--decimal-comma"],
        ])
    func notOfModels(_ options: [String]) throws {
        let run = try CommandRun(["circularity", "Models/demo"] + options)
        #expect(run.status == 64 && run.output.isEmpty, "\(run.messages)")
    }

    /// Quotes, marks on quotes, escapes, line separators, Mermaid directives and words of both languages.
    static let names = [
        "a\"\u{301} b", "\"\"", "a\\", "\\N", "\"; node [label=x]; \"", "end", "graph", "<b>&amp;",
        "%%{init: {}}%%", "`**x**`", "#quot;", "a|b]", "\u{202E}abc", "a\u{300}\\\u{301}\"\u{302}",
    ]

    @Test("DOT and Mermaid stay what they are whatever the names", arguments: names)
    func exports(_ name: String) throws {
        let quoted = "\"\(name.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined())\""
        let text = "src,dst,weight\n\(quoted),b,5\nb,\(quoted),5\n"
        let dot = try run(text, ["--dot"])
        #expect(dot.status == 0, "\(dot.messages)")
        let lines = dot.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 7)
        for line in lines.dropFirst(2).prefix(2) {
            #expect(dotLabel(line) != nil, "\(line)")
        }
        let mermaid = try run(text, ["--mermaid"]).output
        let nodes = mermaid.split(separator: "\n")
        #expect(nodes.count == 5)
        for line in nodes.dropFirst() {
            #expect(line.unicodeScalars.count { $0 == "\"" } == 2, "\(line)")
            for mark: Unicode.Scalar in ["`", "%", "<", "\\"] {
                #expect(!line.unicodeScalars.contains(mark), "\(line)")
            }
        }
    }

    /// The label of a node's line by the grammar of DOT: a quoted string ends at the first quote without a backslash before it.
    private func dotLabel(_ line: String) -> String? {
        let start = "  n0 [label=\"".unicodeScalars.count
        var rest = Array(line.unicodeScalars.dropFirst(start))[...]
        var label = ""
        while let scalar = rest.popFirst() {
            if scalar == "\\", let next = rest.popFirst() {
                label.unicodeScalars.append(next)
            } else if scalar == "\"" {
                return String(String.UnicodeScalarView(rest)) == "];" ? label : nil
            } else {
                label.unicodeScalars.append(scalar)
            }
        }
        return nil
    }

    @Test(
        "contagion writes no digit that it does not have, and finds firms behind blanks that nobody sees"
    )
    func contagion() throws {
        let folder = try TemporaryFolder()
        try folder.write("from;to;amount\na;b;1234567.89\nb;c\u{A0};99999.95\n", to: "edges.csv")
        try folder.write(
            "firm\tcash\texternal_liabilities\na\t1234567.89\t0\n b\u{200B}\t0\t0\nc\t0\t0\n",
            to: "firms.csv")
        let run = try CommandRun(["contagion", "edges.csv", "firms.csv"], in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("1334567.84 owed inside the network"))
        #expect(run.output.contains(" 1234567.89 ") && run.output.contains(" 99999.95 "))
        #expect(run.messages.contains("W401"))
    }

    @Test(
        "options of other models and of ledgers are refused with tables of debts",
        arguments: [
            ["--as-of", "2026-01-01"], ["--conflict", "latest"], ["--layer", "binding"],
            ["--alpha", "0.5"], ["--lgd", "1"], ["--model", "merton", "--beta", "0.5"],
            ["--model", "furfine", "--recovery", "0.5"],
        ])
    func otherModels(_ options: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("src,dst,weight\na,b,1\n", to: "edges.csv")
        try folder.write(
            "firm,cash,external_liabilities,equity\na,1,0,1\nb,1,0,1\n", to: "firms.csv")
        let run = try CommandRun(["contagion", "edges.csv", "firms.csv"] + options, in: folder.url)
        #expect(run.status == 64 && run.output.isEmpty, "\(run.messages)")
    }
}
