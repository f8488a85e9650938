import Foundation
import Testing

/// Another base currency changes nothing but its sign: the demo in dollars, and the same demo with another code in place of every `USD`.
@Suite("The demo in another currency")
struct CurrencyLawTests {
    /// A currency with the texts that stand in place of the dollar's.
    struct Case: Sendable, CustomTestStringConvertible {
        let code: String
        /// Before an amount, and in headings.
        let prefix: String
        let heading: String
        /// The financing of the demo as both languages print them.
        let all: String
        let allInKorean: String
        let koreanHeading: String

        var testDescription: String { code }
    }

    static let cases = [
        Case(
            code: "KRW", prefix: "₩", heading: "₩", all: "₩12 bn", allInKorean: "120억 원",
            koreanHeading: "억 원"),
        Case(
            code: "JPY", prefix: "¥", heading: "¥", all: "¥12 bn", allInKorean: "120억 엔",
            koreanHeading: "억 엔"),
        Case(
            code: "EUR", prefix: "€", heading: "€", all: "€12 bn", allInKorean: "120억 유로",
            koreanHeading: "억 유로"),
        Case(
            code: "KWD", prefix: "KWD ", heading: "KWD", all: "KWD 12 bn",
            allInKorean: "120억 쿠웨이트 디나르", koreanHeading: "억 쿠웨이트 디나르"),
    ]

    static let commands: [[String]] = [
        ["lint"], ["circularity"], ["circularity", "--circuits"], ["contagion"], ["check"],
        ["stress", "--paths", "1000"], ["trace", "total-flow@announced"],
    ]

    private static let policy = """
        version: 1
        random: {seed: 1, replicates: 99, cap: 99}
        rules:
          - {id: circulation-share, layer: announced, fail: 0.5}
          - {id: widest-loop, layer: announced, warn: 1bn, fail: 100bn}
        """

    /// The demo with a policy and every `USD` replaced.
    private static func demo(
        _ code: String, change: (String) -> String = { $0 }
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let source = CommandRun.root.appending(path: "Models/demo")
        for case let url as URL in FileManager.default.enumerator(
            at: source, includingPropertiesForKeys: [.isRegularFileKey]) ?? .init()
        where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            let path = url.path().replacingOccurrences(of: source.path() + "/", with: "")
            let text = try String(contentsOf: url, encoding: .utf8)
            try folder.write(
                change(text.replacingOccurrences(of: "USD", with: code))
                    + (path == "model.yaml" ? "  policy: [policy.yaml]\n" : ""),
                to: "demo/\(path)")
        }
        try folder.write(policy, to: "demo/policy.yaml")
        return folder
    }

    /// Text without what the width of a column, the hash of a model and the escapes of Markdown decide.
    private static func plain(_ text: String) -> String {
        var text = text.replacingOccurrences(of: "\\", with: "")
        for (pattern, replacement) in [
            ("`[0-9a-f]{64}`|`[0-9a-f]{12}`|sha256 [0-9a-f]{64}", "HASH"), ("─+|-{3,}", "—"),
            ("\\s+", " "),
        ] {
            text = text.replacingOccurrences(
                of: pattern, with: replacement, options: .regularExpression)
        }
        return text
    }

    private static func translated(_ text: String, _ to: Case) -> String {
        text.replacingOccurrences(of: "US$", with: to.heading)
            .replacingOccurrences(of: "$", with: to.prefix)
            .replacingOccurrences(of: "USD", with: to.code)
    }

    private static func numbers(_ text: String) -> [String] {
        plain(text).split { !$0.isASCII || !($0.isNumber || $0 == "." || $0 == ",") }
            .map(String.init)
    }

    private static let dollars = Result { try demo("USD") }

    @Test("every verb says the same in the other currency", arguments: cases, commands)
    func verbs(currency: Case, verb: [String]) throws {
        let arguments = [verb[0], "demo"] + verb.dropFirst()
        // Where a column breaks depends on the width of the amounts in it.
        let wide = ["COLUMNS": "300"]
        let base = try CommandRun(arguments, in: try Self.dollars.get().url, environment: wide)
        let folder = try Self.demo(currency.code)
        let other = try withExtendedLifetime(folder) {
            try CommandRun(arguments, in: folder.url, environment: wide)
        }
        #expect(base.status == other.status, "\(other.messages)")
        #expect([0, 1].contains(base.status), "\(base.messages)")
        let expected = Self.plain(Self.translated(base.output, currency))
        #expect(Self.plain(other.output) == expected)
        #expect(!other.output.contains("$"))
        if verb == ["circularity"] { #expect(other.output.contains(currency.all)) }
    }

    /// Cash-out probabilities of every scenario and firm, in order.
    private static func probabilities(_ folder: TemporaryFolder) throws -> [[Double]] {
        let run = try CommandRun(
            ["stress", "demo", "--paths", "2000", "--format", "json"], in: folder.url)
        let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let scenarios = try #require((root as? [String: Any])?["scenarios"] as? [[String: Any]])
        return try scenarios.flatMap { scenario in
            try #require(scenario["firms"] as? [[String: Any]]).map { firm in
                try #require(firm["cashOutProbability"] as? [Any]).map { estimate in
                    try #require((estimate as? [String: Any])?["value"] as? Double)
                }
            }
        }
    }

    @Test("a thousandth of every amount changes no probability")
    func scale() throws {
        // Ledger amounts are in bn; the plan of the laboratory is the only amount of a scenario.
        let small = try Self.demo("USD") { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                guard let plan = line.range(of: "value: "), line.contains("{year: ") else {
                    return line.replacing(/(\d)bn\b/) { "\($0.1)m" }
                }
                let numbers = line[plan.lowerBound...].replacing(/\d{3,}/) {
                    "\((Double($0.0) ?? .nan) / 1000)"
                }
                return line[..<plan.lowerBound] + numbers
            }.joined(separator: "\n")
        }
        let before = try Self.probabilities(try Self.dollars.get())
        #expect(before.flatMap { $0 }.contains { $0 > 0.01 && $0 < 0.99 })
        #expect(try Self.probabilities(small) == before)
    }

    @Test("the report says the same in both languages", arguments: cases)
    func report(currency: Case) throws {
        let options = ["-o", "out", "--lang", "en,ko", "--paths", "500", "--replicates", "50"]
        let base = try Self.dollars.get()
        let other = try Self.demo(currency.code)
        for folder in [base, other] {
            let run = try CommandRun(["report", "demo"] + options, in: folder.url)
            #expect(run.status == 0, "\(run.messages)")
        }
        func text(_ folder: TemporaryFolder, _ path: String) throws -> String {
            try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
        }
        let files = other.files.filter { $0.hasPrefix("out/") }
        #expect(files == base.files.filter { $0.hasPrefix("out/") })
        for path in files {
            let (usd, own) = (try text(base, path), try text(other, path))
            if path.hasSuffix(".md"), !path.hasSuffix(".ko.md") {
                let expected = Self.plain(Self.translated(usd, currency))
                #expect(Self.plain(own) == expected, "\(path)")
            } else if path.hasSuffix(".ko.md") || path.hasSuffix(".csv") {
                // Drawn amounts are whole minor units, which are finer or coarser than cents.
                func fields(_ text: String) -> [Substring] {
                    Self.numbers(text).flatMap { $0.split(separator: ",") }
                }
                let (mine, theirs) = (fields(own), fields(usd))
                #expect(mine.count == theirs.count, "\(path)")
                for (one, other) in zip(mine, theirs) where one != other {
                    let values = [one, other].map { Double($0) ?? .nan }
                    #expect(
                        abs(values[0] - values[1]) <= 1e-7 * abs(values[1]),
                        "\(path): \(one) instead of \(other)")
                }
            }
            let dollar = own.firstRange(of: /\$\d|US\$|달러|[Dd]ollar/).map { own[$0] }
            #expect(dollar == nil, "\(path)")
        }
        let english = try text(other, "out/report.md")
        let korean = try text(other, "out/report.ko.md")
        #expect(english.contains(currency.all) && korean.contains(currency.allInKorean))
        let matrix = try text(other, "out/figures/E2-payer-receiver-matrix.ko.svg")
        #expect(matrix.contains(currency.koreanHeading))
    }
}
