import Analysis
import Circularity
import Documents
import FlowNetwork
import Foundation
import Ledger
import Liquidity
import Money
import Testing
import Text

@testable import Reports

/// Reports of models of several fields, with a small stress test; computed once.
private enum Reported {
    static let models = [
        "demo", "ai-infrastructure", "cases/telecom-vendors-1998", "acyclic-control",
        "cases/boeing-capital-2003",
    ]

    private static let analyses = models.map { name in
        (name, Result { try analysis(name) })
    }

    static func analysis(_ name: String) throws -> Analysis {
        try Analysis(
            of: try Repository.model(name),
            options: AnalysisOptions(
                replicates: 20, uncertainty: .init(draws: 50), seriesReplicates: 19,
                stress: StressSettings(paths: 1000, seed: 1)))
    }

    static func get(_ name: String) throws -> Analysis {
        try #require(analyses.first { $0.0 == name }).1.get()
    }
}

private func plain(_ text: [Inline]) -> String {
    text.map { inline in
        switch inline {
        case .text(let text), .code(let text): text
        case .strong(let inner), .emphasis(let inner), .link(let inner, _): plain(inner)
        case .footnote: ""
        case .lineBreak: " "
        }
    }.joined()
}

/// Prose of a block: no table, no picture's description, no footnote.
private func prose(_ block: Block) -> [String] {
    switch block {
    case .heading(_, let text), .paragraph(let text): [plain(text)]
    case .exhibit(let figure): [plain(figure.caption)]
    case .list(_, let items): items.map(plain)
    case .quote(let inner), .alert(_, let inner): inner.flatMap(prose)
    case .table, .code, .footnote, .comment, .rule: []
    }
}

private func cells(_ block: Block) -> [String] {
    guard case .table(let table) = block else { return [] }
    return table.columns.map { plain($0.title) } + table.rows.flatMap { $0.map(plain) }
}

private func words(_ text: String) -> Int {
    text.split { $0.isWhitespace }.count { $0.contains { $0.isLetter || $0.isNumber } }
}

@Suite("Page one")
struct PageOneTests {
    @Test(
        "has at most 450 words without tables, two exhibits and twelve numbers",
        arguments: Reported.models, ReportLanguage.allCases)
    func short(_ model: String, _ language: ReportLanguage) throws {
        let context = ReportContext(try Reported.get(model), language: language)
        let blocks = PageOne(context).blocks(in: ReportFile.report)
        #expect(blocks.flatMap(prose).map(words).reduce(0, +) <= 450)
        let exhibits = blocks.count { if case .exhibit = $0 { true } else { false } }
        #expect((1...2).contains(exhibits))
        #expect(KeyNumbersSection().leading(context).count <= KeyNumbersSection.leadingNumbers)
    }

    @Test("the summary is the report's page one", arguments: ReportLanguage.allCases)
    func summary(_ language: ReportLanguage) throws {
        let report = Report(try Reported.get("ai-infrastructure"), language: language)
        let page = PageOne(ReportContext(try Reported.get("ai-infrastructure"), language: language))
        let blocks = page.blocks(in: ReportFile.report)
        #expect(Array(report.document.blocks.prefix(blocks.count)) == blocks)
        let files = try report.files()
        let summary = try #require(files.first { $0.path == language.file("summary.md") }).contents
        for sentence in page.bottomLine {
            let text = plain(sentence).trimmingCharacters(in: .whitespaces)
            // Markdown escapes tildes.
            let shown = summary.replacingOccurrences(of: "**", with: "")
                .replacingOccurrences(of: "\\", with: "")
            #expect(text.isEmpty || shown.contains(text))
        }
    }

    @Test(
        "the bottom line has at most five sentences of its kinds, none longer than 35 words",
        arguments: Reported.models)
    func sentences(_ model: String) throws {
        let page = PageOne(ReportContext(try Reported.get(model)))
        #expect((1...5).contains(page.bottomLine.count))
        for sentence in page.bottomLine {
            for part in plain(sentence).split(separator: #/[.;:] /#) {
                #expect(words(String(part)) <= 35, "\(part)")
            }
        }
    }

    @Test(
        "every number lies inside the range beside it, or the range says that the number is a ceiling",
        arguments: Reported.models)
    func ranges(_ model: String) throws {
        let analysis = try Reported.get(model)
        let context = ReportContext(analysis)
        for row in KeyNumbersSection().leading(context) {
            guard let spread = row.spread, let id = row.number else { continue }
            let value = try #require(analysis.measure(id)?.value, "\(id)")
            #expect(spread.low <= spread.high, "\(id)")
            // The simulated amounts are in millions there and in units here.
            let scale = id.rule == "funding-gap" ? 1e6 : 1
            let kindSays = spread.kind == .ceiling
            let money = id.rule == "returnable-financing"
            let unit = money ? Double(analysis.network.currency.minorUnitsPerUnit) : 1
            let own = value * unit / scale
            #expect(
                (spread.low * (1 - 1e-9)...spread.high * (1 + 1e-9)).contains(own)
                    || (kindSays && own > spread.high),
                "\(id): \(own) in \(spread.low)–\(spread.high)")
            let words = PageOneWords(language: .en).kind(spread.kind, level: context.intervalName)
            #expect(!words.isEmpty)
        }
    }

    @Test("every kind of range has its own words", arguments: ReportLanguage.allCases)
    func kinds(_ language: ReportLanguage) {
        let words = PageOneWords(language: language)
        let texts = KeyNumbersSection.Spread.Kind.allCases.map { words.kind($0, level: "L") }
        #expect(Set(texts).count == texts.count)
    }

    @Test("the main report has at most 6,000 words, tables included", arguments: Reported.models)
    func length(_ model: String) throws {
        let blocks = Report(try Reported.get(model)).document.blocks
        let count = (blocks.flatMap(prose) + blocks.flatMap(cells)).map(words).reduce(0, +)
        #expect(count <= 6000, "\(model): \(count)")
    }

    /// Sentences of a text: a colon or a semicolon ends none.
    private func parts(_ text: String) -> [String] {
        text.split(separator: #/[.!?](?:\s+|$)/#).map(String.init)
    }

    @Test(
        "no sentence of the main report is longer than 35 words, in Korean than 140 characters",
        arguments: Reported.models, ReportLanguage.allCases)
    func sentenceLength(_ model: String, _ language: ReportLanguage) throws {
        let report = Report(try Reported.get(model), language: language)
        var seen = 0
        for sentence in report.document.blocks.flatMap(prose).flatMap(parts)
        // The status strip is a row of facts.
        where !sentence.contains(" · ") {
            seen += 1
            switch language {
            case .en: #expect(words(sentence) <= 35, "\(words(sentence)): \(sentence)")
            case .ko: #expect(sentence.count <= 140, "\(sentence.count): \(sentence)")
            }
        }
        #expect(seen > 20)
    }

    @Test(
        "every total of a buyer's orders is a sum of the rows of its table",
        arguments: Reported.models)
    func totals(_ model: String) throws {
        let analysis = try Reported.get(model)
        guard let table = analysis.returnable.totals.first else { return }
        let legs = analysis.network.legs.filter {
            $0.from == table.firm && $0.side == .commerce && $0.isLive && !$0.isDerived
        }
        // The whole that E3 draws, and that contracts by duration and shares by supplier take their parts of.
        let parts = legs.reduce(LayeredAmount.zero) { $0 + $1.stated }
        #expect(table.byFirmness == parts)
        #expect(table.total == parts.upTo(.announced))
        #expect(table.purchases + table.others == table.total)
        #expect(table.scheduled + table.recorded + table.undated == table.total)
        let context = ReportContext(analysis)
        let rows = ReturnableBlocks().dependence(context).flatMap(cells)
        let wholes = ReturnableBlocks().wholes(of: table.firm, context)
        #expect(wholes.orders == parts.total)
        // What exhibits draw of the buyer stands in the table.
        #expect(rows.contains(context.money(parts.total)))
        let paidOut = analysis.network.legs.filter {
            $0.from == table.firm && $0.isLive && !$0.isDerived
        }.reduce(0) { $0 + $1.stated.total }
        #expect(rows.contains(context.money(paidOut)))
        let exhibits = ReportExhibits(context).all
        for exhibit in exhibits
        where ["E3-firmness", "E7-money-of-one-firm"].contains(exhibit.name) {
            let name = context.firm(table.firm)
            let text = exhibit.block
            guard case .exhibit(let figure) = text, figure.alternative.contains(name) else {
                continue
            }
            let shown = figure.alternative + plain(figure.caption)
            #expect(
                shown.contains(context.money(parts.total))
                    || shown.contains(context.money(paidOut)),
                "\(exhibit.name)")
        }
        let open = BacklogBlocks(context).durations
            .filter { analysis.network.firms[$0.firm].isInUniverse }
        for seller in open {
            let owed = legs.filter { $0.to == seller.firm }.reduce(0) {
                $0 + $1.stated.binding + $1.stated.announced
            }
            #expect(owed <= seller.total)
        }
    }

    @Test("sections are numbered by where they stand", arguments: Reported.models)
    func numbers(_ model: String) throws {
        let report = Report(try Reported.get(model))
        func numbers(_ document: Document) -> [String] {
            document.blocks.compactMap { block in
                guard case .heading(2, let title) = block else { return nil }
                return plain(title).split(separator: " ").first.map(String.init)
            }.filter { $0.contains(where: \.isNumber) }
        }
        let main = numbers(report.document)
        #expect(main == (1...max(main.count, 1)).map { "\($0)" }.prefix(main.count).map { $0 })
        let appendix = numbers(report.appendix)
        #expect(appendix == (1...appendix.count).map { "A\($0)" })
    }

    @Test(
        "the judgement follows share and coverage",
        arguments: [
            (0, 0.5, "No circular financing can be shown; what decides is new money"),
            (0.049, 2, "Circular financing is small here; Buyer can meet"),
            (0.05, 1, "Circular financing is notable here; Buyer can meet"),
            (0.1, 0.99, "Circular financing is material here; what decides is new money"),
        ] as [(Double, Double, String)])
    func judgement(_ share: Double, _ coverage: Double, _ text: String) {
        let judgement = Judgement(
            size: .init(share: share), buyer: "Buyer", payment: .init(coverage: .value(coverage)))
        #expect(PageOneWords(language: .en).judgement(judgement).hasPrefix(text))
    }

    @Test("an upper end of coverage above one says nothing, below one that buyers cannot pay")
    func bounds() {
        #expect(Judgement.Payment(coverage: .atMost(1.2)) == .unknown)
        #expect(Judgement.Payment(coverage: .atMost(0.9)) == .uncovered)
        #expect(Judgement.Payment(coverage: .unknown) == .unknown)
    }

    @Test("confidence levels part at one third and two thirds")
    func confidence() {
        #expect(ReportConfidence.level(known: 0.7) == .high)
        #expect(ReportConfidence.level(known: 0.5) == .moderate)
        #expect(ReportConfidence.level(known: 0.3) == .low)
    }
}

@Suite("Cases of history")
struct HistoricalCasesTests {
    @Test("what a firm put into its customers is what its case gives", arguments: 0..<3)
    func ratios(_ index: Int) throws {
        let known = HistoricalCases.all[index]
        let analysis = try Analysis(
            of: try Repository.model(known.model), options: .point(asOf: nil))
        #expect(analysis.ledger.asOf.year == known.year)
        let vendor = try #require(
            analysis.vendors.first { analysis.network.firms[$0.vendor].id == known.firm })
        let ratio = try #require(vendor.ratios?[2])
        #expect(abs(ratio - known.ratio) < 1e-12, "\(known.model): \(ratio)")
        let outcome = LedgerReader.read(folder: try Repository.folder(known.model)).outcome
        #expect(outcome?.kind == known.outcome)
        #expect(HistoricalCases.all.count == 3)
    }
}

@Suite("Capital alone on page one")
struct CapitalAloneTests {
    private func bottomLine(_ name: String, _ language: ReportLanguage) throws -> String {
        var options = AnalysisOptions(replicates: 0)
        options.uncertainty.draws = 0
        let analysis = try Analysis(
            of: try OpenedModel(try Repository.folder(name)), options: options, parts: [])
        try analysis.compute([.layers, .circuits, .returnableLayers])
        let page = PageOne(ReportContext(analysis, language: language), isFull: false)
        return page.bottomLine.map(plain).joined()
    }

    @Test(
        "loops of capital stand in the bottom line where they hold more than can return as orders")
    func larger() throws {
        #expect(try bottomLine("cases/ftx-2022", .en).contains("as capital alone"))
        #expect(try bottomLine("cases/ftx-2022", .en).contains("at most $6.2 bn."))
        #expect(try bottomLine("cases/ftx-2022", .ko).contains("지분과 대출만으로"))
    }

    @Test("where more returns as orders, or no capital goes round, nothing is said of it")
    func smaller() throws {
        for name in ["demo", "acyclic-control"] {
            #expect(try !bottomLine(name, .en).contains("capital alone"), "\(name)")
        }
    }
}

@Suite("Words of a field")
struct VocabularyTests {
    /// Words of the field of the AI model, in both languages.
    private static var field: Regex<Substring> {
        /\b(?:compute|clouds?|neoclouds?|chips?|gigawatts?|GW|servers?|laborator(?:y|ies)|data cent(?:re|er)s?|accelerators?|GPUs?)\b|컴퓨팅|클라우드|기가와트|서버|가속기|데이터센터|연구기업|연구소|칩/
    }

    @Test(
        "a report of another field has no word of the AI field but its model's own",
        arguments: [
            "cases/telecom-vendors-1998", "acyclic-control", "cases/boeing-capital-2003", "demo",
        ],
        ReportLanguage.allCases)
    func neutral(_ model: String, _ language: ReportLanguage) throws {
        let analysis = try Reported.get(model)
        let own = analysis.ledger.model.files.map { String(decoding: $0.bytes, as: UTF8.self) }
            .joined()
        let files = try Report(analysis, language: language).files()
        let field = Self.field
        for (path, contents) in files
        where path.hasSuffix(".md") || path.hasSuffix(".svg") {
            for match in contents.matches(of: field) {
                let word = String(match.0)
                #expect(own.contains(word), "\(path): \(word)")
            }
        }
    }

    @Test("a model's vocabulary stands where neutral words stand otherwise")
    func stated() throws {
        let analysis = try Reported.get("ai-infrastructure")
        #expect(ReportContext(analysis).word(.commitments) == "compute commitments")
        #expect(ReportContext(analysis, language: .ko).word(.commitments) == "컴퓨팅 약정")
        let telecom = try Reported.get("cases/telecom-vendors-1998")
        #expect(ReportContext(telecom).word(.commitments) == "purchase commitments")
        #expect(ReportContext(telecom, language: .ko).word(.capacityUnit) == "단위")
    }
}
