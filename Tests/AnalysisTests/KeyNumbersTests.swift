import Analysis
import Circularity
import Foundation
import Liquidity
import Testing
import Text

@testable import Reports

@Suite("Key numbers")
struct KeyNumbersTests {
    /// Rows of the table of key numbers, by the name in the first column.
    private static func table(_ report: String?) throws -> [String: [String]] {
        let report = try #require(report)
        let lines = report.split(separator: "\n").drop {
            $0.firstMatch(of: /^## (?:A\d+ )?(?:Key numbers|핵심 수치)$/) == nil
        }
        .drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return Dictionary(
            lines.map { line in
                let cells = line.split(separator: "|").map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                return (cells[0], cells)
            }, uniquingKeysWith: { a, _ in a })
    }

    @Test("limits, states and changes stand beside the numbers that they are about")
    func standing() throws {
        let model = try Repository.demo(
            policy: """
                version: 1
                random: {seed: 1, replicates: 99, cap: 99}
                rules:
                  - {id: widest-loop, layer: announced, warn: 1bn, fail: 100bn}
                  - {id: paid-share, fail: 0.99}
                  - {id: circulation, layer: paid, warn: 100bn}
                  - {id: returnable-financing, layer: paid, warn: 100bn}
                """)
        var options = AnalysisOptions.point(asOf: nil)
        options.replicates = 0
        let files = try Dictionary(
            uniqueKeysWithValues: ReportRequest(
                analysis: options, languages: [.en, .ko], since: day("2025-08-15")
            ).resolved(for: model).files(of: model).map { ($0.path, $0.contents) })
        let rows = try Self.table(files["appendix.md"])
        let widest = try #require(rows["Widest single loop, announced"])
        #expect(widest[4...6] == ["warns at $1 bn, fails at $100 bn", "warned", "unchanged"])
        let paid = try #require(rows["Share of headline money that has been paid"])
        #expect(paid[4...5] == ["fails at 99%", "failed"])
        #expect(paid[6].hasPrefix("+") && paid[6].hasSuffix(" points"))
        let circulation = try #require(rows["Circulation (sum over legs), paid"])
        #expect(circulation[4...6] == ["warns at $100 bn", "passed", "+$3 bn"])
        let korean = try Self.table(files["summary.ko.md"])
        // Limit, state and change stand before the mark.
        #expect(
            korean["주문으로 돌아올 수 있는 투자금, 지급"]?.suffix(4).prefix(3)
                == ["경고 1,000억 달러", "통과", "+10억 달러"])
        let bare = try Self.table(
            try Dictionary(
                uniqueKeysWithValues: Report.files(
                    try Analysis(of: try Repository.model("demo"), options: options),
                    languages: [.en]
                ).map { ($0.path, $0.contents) })["appendix.md"])
        #expect(bare["Indicator"]?.count == 5)
    }

    @Test("every row with a number of the catalogue names one that is there")
    func numbers() throws {
        let options = AnalysisOptions(
            replicates: 0, uncertainty: .init(draws: 0), stress: StressSettings(paths: 100, seed: 1)
        )
        let analysis = try Analysis(of: try Repository.model("ai-infrastructure"), options: options)
        let rows = KeyNumbersSection().rows(ReportContext(analysis))
        let ids = rows.compactMap(\.number)
        #expect(ids.count >= 20)
        for id in ids { #expect(analysis.measure(id) != nil, "\(id)") }
    }
}
