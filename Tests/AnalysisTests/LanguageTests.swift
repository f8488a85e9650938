import Circularity
import Analysis
import Charts
import Foundation
import Indicators
import Ledger
import Testing

@testable import Documents
@testable import Reports
@testable import Text

@Suite("Reports in two languages")
struct LanguageTests {
    private static let analysis = Result {
        try Analysis(
            of: try Repository.model("ai-infrastructure"),
            options: AnalysisOptions(
                replicates: 19, uncertainty: .init(draws: 40), seriesReplicates: 99))
    }

    /// The main report, and behind it the appendix.
    private func document(_ language: ReportLanguage) throws -> Document {
        let report = Report(try Self.analysis.get(), language: language)
        return Document(report.document.blocks + report.appendix.blocks)
    }

    /// A block without its words.
    private func shape(_ block: Block) -> String {
        switch block {
        case .heading(let level, _): "heading \(level)"
        case .paragraph: "paragraph"
        case .table(let table):
            "table \(table.columns.map(\.alignment)) \(table.rows.map(\.count))"
        case .exhibit: "exhibit"
        case .list(_, let items): "list \(items.count)"
        case .quote(let inner): "quote \(inner.map(shape))"
        case .alert(let kind, let inner): "alert \(kind) \(inner.map(shape))"
        case .code: "code"
        case .footnote(let id, _): "footnote \(id)"
        case .comment: "comment"
        case .rule: "rule"
        }
    }

    @Test("both have the same sections, tables, rows and exhibits")
    func sameShape() throws {
        let english = try document(.en).blocks.map(shape)
        let korean = try document(.ko).blocks.map(shape)
        #expect(english.count == korean.count)
        for (index, pair) in zip(english, korean).enumerated() where pair.0 != pair.1 {
            Issue.record("block \(index): \(pair.0) in English, \(pair.1) in Korean")
        }
    }

    private func plain(_ text: [Inline]) -> String {
        text.map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): plain(inner)
            case .footnote, .lineBreak: ""
            }
        }.joined()
    }

    /// `$1.4 tn` and `1조 4,000억 달러` as dollars; `nil` for text that is not one amount alone.
    private func dollars(_ text: String) -> Double? {
        if let match = text.wholeMatch(of: /(−?)\$([\d,]+(?:\.\d+)?)( m| bn| tn)?/) {
            let units: [String: Double] = ["": 1, " m": 1e6, " bn": 1e9, " tn": 1e12]
            let scale = units[String(match.3 ?? "")] ?? .nan
            let size = Double(match.2.filter { $0 != "," }) ?? .nan
            return (size * scale).rounded() * (match.1.isEmpty ? 1 : -1)
        }
        guard text.hasSuffix("달러") else { return nil }
        let units: [String: Double] = ["": 1, "만": 1e4, "억": 1e8, "조": 1e12]
        var sum = 0.0
        for match in text.matches(of: /([\d,]+)(조|억|만)?/) {
            let scale = units[String(match.2 ?? "")] ?? .nan
            sum += (Double(match.1.filter { $0 != "," }) ?? .nan) * scale
        }
        return text.hasPrefix("\u{2212}") ? -sum : sum
    }

    @Test("every amount in a cell is the same in both")
    func sameAmounts() throws {
        var compared = 0
        for case (.table(let english), .table(let korean)) in zip(
            try document(.en).blocks, try document(.ko).blocks)
        {
            for (row, other) in zip(english.rows, korean.rows) {
                for (cell, translated) in zip(row, other) {
                    guard let amount = dollars(plain(cell)) else { continue }
                    compared += 1
                    #expect(dollars(plain(translated)) == amount, "\(plain(cell))")
                }
            }
        }
        #expect(compared > 300)
    }

    @Test("no particle is left open in the Korean report, and each one fits the word before it")
    func particles() throws {
        let analysis = try Self.analysis.get()
        let report = try MarkdownRenderer().render(document(.ko))
        let drawings = ReportExhibits(ReportContext(analysis, language: .ko)).all
            .map { $0.draw(.light).svg }
        let forms: [String: Particle] = [
            "이": .subject, "가": .subject, "은": .topic, "는": .topic, "을": .object, "를": .object,
            "과": .and, "와": .and, "으로": .direction, "로": .direction,
        ]
        let names = analysis.ledger.model.entities.compactMap { $0.names["ko"] }
            .sorted { $0.count > $1.count }.map(NSRegularExpression.escapedPattern)
        let pattern = try NSRegularExpression(
            pattern:
                "(\(names.joined(separator: "|"))|달러|[0-9A-Za-z%]|[0-9A-Za-z%러]\\([^()]*\\))(이|가|은|는|을|를|과|와|으로|로)(?=[ ,.;:)*]|$)",
            options: .anchorsMatchLines)
        var checked = 0
        for text in [report] + drawings {
            for open in ["이(가)", "은(는)", "을(를)", "와(과)", "과(와)", "(으)로", "(이)"] {
                #expect(!text.contains(open))
            }
            let range = NSRange(text.startIndex..., in: text)
            for match in pattern.matches(in: text, range: range) {
                guard let word = Range(match.range(at: 1), in: text),
                    let form = Range(match.range(at: 2), in: text),
                    let particle = forms[String(text[form])]
                else { continue }
                // The word with what stands before it: a decimal, an abbreviation.
                let start = text[..<word.lowerBound].lastIndex { " (|*".contains($0) }
                let before = String(
                    text[(start.map(text.index(after:)) ?? word.lowerBound)..<word.upperBound])
                checked += 1
                #expect(
                    particle.form(after: before) == text[form],
                    "\(before)\(text[form]) should be \(before.with(particle))")
            }
        }
        #expect(checked > 40)
    }

    @Test(
        "no label of a drawing covers another, in either language",
        arguments: ReportLanguage.allCases)
    func labels(_ language: ReportLanguage) throws {
        let context = ReportContext(try Self.analysis.get(), language: language)
        let exhibits = ReportExhibits(context).all
        #expect(exhibits.count > 6)
        for exhibit in exhibits {
            let drawn = exhibit.draw(.light)
            #expect(drawn.overlaps.isEmpty, "\(exhibit.name)")
            for label in drawn.labels {
                for corner in label.corners {
                    #expect((0...drawn.width).contains(corner.x), "\(exhibit.name): \(label.text)")
                    #expect((0...drawn.height).contains(corner.y), "\(exhibit.name): \(label.text)")
                }
            }
        }
    }

    @Test("the Korean report has nothing English but names, and the English one no Hangul")
    func unmixed() throws {
        let analysis = try Self.analysis.get()
        let names = LatinRuns.names(of: analysis.ledger.model)
        let korean = Report(analysis, language: .ko)
        let texts = (korean.document.blocks + korean.appendix.blocks).flatMap(LatinRuns.texts)
        for text in texts {
            #expect(LatinRuns.find(in: text, names: names).isEmpty, "\(text)")
        }
        #expect(texts.count > 5000)
        for text in try document(.en).blocks.flatMap(LatinRuns.texts) {
            #expect(text.firstMatch(of: /[가-힣]/) == nil, "\(text)")
        }
    }

    @Test(
        "the committed Korean reports have nothing English but names",
        arguments: [
            ("ai-infrastructure", "ai-infrastructure/2025-12-20"),
            ("ai-infrastructure", "ai-infrastructure/2026-07-15"),
            ("ai-infrastructure", "ai-infrastructure/2026-10-10"),
            ("cases/telecom-vendors-1998", "telecom-2000"),
        ])
    func committed(_ model: String, _ folder: String) throws {
        let names = LatinRuns.names(of: try Repository.model(model))
        for file in ["summary.ko.md", "report.ko.md", "appendix.ko.md"] {
            let text = try Repository.text("Reports/\(folder)/\(file)")
            let mixed = LatinRuns.lines(ofMarkdown: text, names: names)
            #expect(mixed.prefix(3) == [], "\(file) has \(mixed.count) such lines")
        }
    }

    /// Digits that a table of words may hold: section numbers, years of publications, standards, formulas and the definition of a unit.
    private static let allowed = [
        #"\((?:[A-Z][^()]*|U\.S\.[^()]*) \d{4}[^()]*\)"#,
        #"(?:of|by|al\.) \d{4}"#,
        #"\(\d{4}\)"#, #"et al\. \d{4}"#, #"\b\d{4}년 미국"#, #"SHA-256"#, #"1/n"#, #"1–6"#,
        #"max\(0, 1"#,
        #"0 ≤ c"#, #"\bE\d"#, #"100 ?%"#, #"±10 ?%"#, #"\$1 that"#, #"1달러"#, #"1센트"#, #"2차"#,
        #"ASC \d{3}(?:-\d+)*"#,
        // The id of a measure.
        #"funding-gap-es95"#, #"\bA2"#,
        // Terms and thresholds of published odds, and years of what a limit is named after.
        #"fell by 40% or more"#, #"40% 이상"#, #"[1259]년 (?:동안|안에|만에|구간)"#, #"5년에"#, #"12개월"#,
        // Points of a Herfindahl index: 10,000 is its largest value by definition.
        #"10,000"#,
        #"BIS Bulletin 137"#, #"BIS 회보 137호"#,
        #"향후 1년"#, #"4개 분기"#, #" 0 초과"#, #"(?:1999|2000)년"#,
        #"s²"#, #"제3의"#, #"to 1 for"#, #"뿐이면 1이다"#, #"세면 0"#, #"0으로 보면"#, #"0으로 두"#, #"=0"#,
    ]

    @Test("no number is typed in a table of words")
    func noNumbers() throws {
        let folder = Repository.root.appending(path: "Sources/Reports")
        var literals = 0
        for case let file as URL in FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: nil) ?? .init()
        where file.lastPathComponent.hasSuffix(".swift") {
            let source = try String(contentsOf: file, encoding: .utf8)
            // A section may have its table in its own file.
            guard let start = source.firstRange(of: "WordTable {") else { continue }
            let table =
                file.lastPathComponent.hasSuffix("Words.swift")
                ? source[...] : source[start.upperBound...]
            for line in table.split(separator: "\n") where !line.contains("///") {
                for literal in Self.literals(String(line)) {
                    literals += 1
                    var rest = literal
                    for pattern in Self.allowed {
                        rest = rest.replacing(try Regex(pattern), with: "")
                    }
                    #expect(
                        rest.firstMatch(of: /\d/) == nil, "\(file.lastPathComponent): \(literal)")
                }
            }
        }
        #expect(literals > 500)
    }

    /// String literals of a line, in quotation marks, without what is interpolated.
    private static func literals(_ line: String) -> [String] {
        var found: [String] = []
        var literal: String?
        var depth = 0
        var previous: Character = " "
        for character in line {
            if depth > 0 {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
            } else if character == "(" && previous == "\\" && literal != nil {
                depth = 1
            } else if character == "\"" && previous != "\\" {
                if let text = literal {
                    found.append(text + "\"")
                    literal = nil
                } else {
                    literal = "\""
                }
            } else {
                literal?.append(character)
            }
            previous = character
        }
        return found
    }
}
