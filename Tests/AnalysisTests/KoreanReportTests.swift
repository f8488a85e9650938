import Analysis
import Circularity
import Documents
import Foundation
import Ledger
import Liquidity
import Money
import SeriesTests
import Testing

@testable import Reports
@testable import Text

@Suite("The Korean report of a small model")
struct KoreanReportTests {
    /// The demo with texts of its files replaced, and with a series that is too short to be tested.
    private static func report(
        _ changes: [(path: String, old: String, new: String)] = []
    ) throws -> (report: Report, model: LedgerModel) {
        var folder = try Repository.folder("demo")
        let listing = try #require(folder.files["model.yaml"])
        folder.files["model.yaml"] = listing + Array("  series: [prices.csv]\n".utf8)
        folder.files["prices.csv"] = Array(
            "# title: Prices of the year\n# title.ko: 그해의 가격\ndate,value\n2024-01-01,1\n2024-02-01,2\n"
                .utf8)
        for change in changes {
            let text = String(decoding: try #require(folder.files[change.path]), as: UTF8.self)
            try #require(text.contains(change.old), "\(change.path)")
            folder.files[change.path] = Array(
                text.replacingOccurrences(of: change.old, with: change.new).utf8)
        }
        let reading = LedgerReader.read(folder: folder)
        guard let model = reading.model else {
            throw Repository.Unreadable(diagnostics: reading.diagnostics)
        }
        let analysis = try Analysis(
            of: model,
            options: AnalysisOptions(
                replicates: 9, uncertainty: .init(draws: 20), seriesReplicates: 9,
                stress: StressSettings(paths: 50, seed: 1)))
        return (Report(analysis, language: .ko), model)
    }

    private static func texts(_ report: Report) -> [String] {
        (report.document.blocks + report.appendix.blocks).flatMap(LatinRuns.texts)
    }

    private static let whole = Result { try report() }

    @Test("has nothing English but names, in the main report and in the appendix")
    func unmixed() throws {
        let (report, model) = try Self.whole.get()
        let names = LatinRuns.names(of: model)
        let texts = Self.texts(report)
        for text in texts {
            #expect(LatinRuns.find(in: text, names: names).isEmpty, "\(text)")
        }
        #expect(texts.count > 300)
    }

    @Test("prints notes, findings, choices and titles in Korean")
    func translated() throws {
        let texts = Self.texts(try Self.whole.get().report)
        for text in [
            "발표: 의향서", "서명: 계약 금액은 의향서보다 적으며 조건은 없다", "계약 당사자의 수치이며, 신문은 옵션까지 센다",
            "4년간 USD 80억", "신문은 5년째의 옵션을 더했는데, 이는 누구도 구속하지 않는다.", "칩코, 랩코 주식 매입",
        ] {
            #expect(texts.contains { $0.contains(text) }, "\(text)")
        }
        #expect(texts.contains { $0.hasPrefix("컴퓨팅 계약의 금액") })
    }

    @Test("a note without Korean stands in its own language")
    func untranslated() throws {
        let deals = try Repository.text("Models/demo/deals/deals.yaml")
        let note = try #require(deals.firstMatch(of: /\{en: a letter of intent, ko: [^}]*\}/))
        let (report, _) = try Self.report([
            ("deals/deals.yaml", String(note.0), "a letter of intent")
        ])
        let texts = Self.texts(report)
        #expect(texts.contains("발표: a letter of intent"))
        #expect(!texts.contains { $0.contains("발표: 의향서") })
    }

    @Test("a series that cannot be tested has its reason in Korean")
    func untested() throws {
        let texts = Self.texts(try Self.whole.get().report)
        let reason = try #require(texts.first { $0.hasPrefix("그해의 가격은 검정할 수 없다: ") })
        #expect(reason == "그해의 가격은 검정할 수 없다: 관측이 2개로, 가장 짧은 구간에 필요한 4개에 못 미친다.")
    }

    private static let problems: [SeriesProblem] = [
        .untestable(.notFinite(index: 3)), .untestable(.tooShort(observations: 9, needed: 20)),
        .untestable(.windowTooShort(window: 4, unit: .levels, lag: 2, needed: 8)),
        .untestable(.noVariation), .untestable(.lagOutOfRange(lag: 99, largest: 12)),
        .untestable(.replicatesOutOfRange(replicates: 1, smallest: 19, largest: 1000)),
        .untestable(.tooLong(observations: 9_000, largest: 8_000)),
        .untestable(.levelOutOfRange(1.5)), .untestable(.unequalLengths([3, 4])),
        .untestable(.panelTooSmall(1)), .untestable(.controlWindowOutOfRange(0, largest: 9)),
        .untestable(.unstableNull(lag: 1)),
        .unreadable(.seriesEmpty, message: "the file has no row with a value"),
        .unreadable(.seriesColumn, message: "no column fits"),
        .unreadable(.seriesBadNumber, message: "a cell is no number"),
        .unreadable(.seriesBadDate, message: "a cell is no date"),
        .unreadable(.seriesBadRow, message: "a row has too few cells"),
        .unreadable(.seriesNotPositive, message: "a value has no logarithm"),
        .unreadable(.seriesNoDates, message: "thinning needs dates"),
        .unreadable(.seriesBadNote, message: "a note has no such value"),
        .unreadable(.seriesNotKnown, message: "nothing was known on the day"),
        .unreadable(.seriesUnreadable, message: "the file is not text"),
    ]

    @Test("every reason has words of its own in both languages")
    func reasons() {
        let korean = Self.problems.map { IndicatorWords(language: .ko).untestable("가격", $0) }
        #expect(Set(korean).count == Self.problems.count)
        for text in korean {
            #expect(text.hasPrefix("가격은 검정할 수 없다: ") && text.hasSuffix("."))
            #expect(text.firstMatch(of: /[A-Za-z]{2,}/) == nil, "\(text)")
        }
        for problem in Self.problems {
            #expect(
                IndicatorWords(language: .en).untestable("Prices", problem)
                    == "Prices cannot be tested: \(problem.message).")
        }
        #expect(IndicatorWords(language: .ko).untestable("가격", nil) == "가격은 검정할 수 없다.")
    }

    private static func money(_ billions: Int64) -> Money {
        Money(minorUnits: billions * 100_000_000_000, currency: .usd)
    }

    private static let said: [(said: Disagreement.Said, english: String, korean: String)] = [
        (.binding(.binding), "binding", "구속력 있음"),
        (.binding(.nonBinding), "not binding", "구속력 없음"),
        (.binding(.loi), "letter of intent", "의향서(LOI)"),
        (.binding(.unknown), "not known whether binding", "구속력 불명"),
        (.status(.inForce), "in force", "발효"),
        (.verbatim("2026-01-31"), "2026-01-31", "2026-01-31"),
    ]

    @Test("values that contradict each other are in words of the report", arguments: said)
    func values(said: Disagreement.Said, english: String, korean: String) throws {
        let analysis = try Self.whole.get().report.context.analysis
        #expect(ReportContext(analysis, language: .en).text(said) == english)
        #expect(ReportContext(analysis, language: .ko).text(said) == korean)
    }

    @Test(
        "lengths of time",
        arguments: [
            ("P5Y", "5 years", "5년"), ("P1Y", "1 year", "1년"), ("P18M", "18 months", "18개월"),
            ("P90D", "90 days", "90일"), ("P1Y1D", "1 year and 1 day", "1년 1일"),
        ])
    func terms(term: String, english: String, korean: String) throws {
        let term = try #require(Term(term))
        let analysis = try Self.whole.get().report.context.analysis
        #expect(ReportContext(analysis, language: .en).text(.term(term)) == english)
        #expect(ReportContext(analysis, language: .ko).text(.term(term)) == korean)
    }

    @Test(
        "amounts and quantities keep every digit",
        arguments: [
            ("USD 180.169bn", "$180.169 bn", "1,801억 6,900만 달러"),
            ("up to USD 10bn", "up to $10 bn", "최대 100억 달러"),
            ("USD 19.2bn..20.1bn", "$19.2 bn to $20.1 bn", "192억 달러~201억 달러"),
            ("undisclosed", "undisclosed", "미공개"),
        ])
    func amounts(amount: String, english: String, korean: String) throws {
        let amount = try Amount.parse(amount)
        let analysis = try Self.whole.get().report.context.analysis
        #expect(ReportContext(analysis, language: .en).text(.amount(amount)) == english)
        #expect(ReportContext(analysis, language: .ko).text(.amount(amount)) == korean)
    }

    @Test(
        "a number of something has the unit as the language writes it",
        arguments: [
            ("about 27 %", "about 27%", "약 27%"), ("6 GW", "6 GW", "6GW"),
            ("up to 160m shares", "up to 160m shares", "최대 1억 6,000만 주"),
            ("300m shares", "300m shares", "3억 주"), ("500 shares", "500 shares", "500주"),
            ("1205m shares", "1205m shares", "12억 500만 주"), ("7 years", "7 years", "7년"),
            ("up to 900k wafers/month", "up to 900k wafers/month", "월 최대 90만 장"),
        ])
    func quantities(quantity: String, english: String, korean: String) throws {
        let quantity = try Quantity.parse(quantity)
        let analysis = try Self.whole.get().report.context.analysis
        #expect(ReportContext(analysis, language: .en).text(quantity) == english)
        #expect(ReportContext(analysis, language: .ko).text(quantity) == korean)
    }
}
