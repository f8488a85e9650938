import Analysis
import Charts
import Documents
import Gate
import Ledger
import Text

extension Report {
    /// Two pages for each language: the whole report, and page one alone.
    ///
    /// - Throws: ``DocumentError``: a defect of the program.
    public static func pages(
        _ analysis: Analysis, languages: [ReportLanguage], gate: GateReport? = nil,
        changes: AnalysisChange? = nil
    ) throws(DocumentError) -> [(path: String, contents: String)] {
        var pages: [(path: String, contents: String)] = []
        for language in languages {
            let report = Report(
                analysis, language: language, languages: languages, gate: gate, changes: changes)
            pages.append(try report.page())
            pages.append(try report.summaryPage())
        }
        return pages
    }

    /// The report as one page that needs nothing but itself: `report.html`, `report.ko.html`.
    ///
    /// - Throws: ``DocumentError``: a defect of the program.
    public func page() throws(DocumentError) -> (path: String, contents: String) {
        let exhibits = ReportExhibits(context)
        let layers = LayerChoice(context)
        var figures: [String: HTMLRenderer.Figure] = [:]
        for exhibit in exhibits.all { figures[exhibit.path(.light)] = exhibit.figure() }
        for (base, at) in [
            (exhibits.ladder, exhibits.ladder(upTo:)), (exhibits.matrix, exhibits.matrix(upTo:)),
        ] {
            figures[base.path(.light)] = base.figure(
                variants: layers.firmer.map { (key: $0.name, exhibit: at($0)) })
        }
        figures[exhibits.ladder.path(.light)]?.appendix = layers.html
        let others = context.languages.filter { $0 != context.language }
        // The status strip links the Markdown; from a page it leads to the page.
        var targets: [String: String] = [:]
        for other in others { targets[other.file(ReportFile.report)] = other.file("report.html") }
        let outline = ReportOutline(context)
        let whole = Document(
            PageOne(context).blocks(in: ReportFile.report) + outline.main + outline.appendix
                + context.footnotes)
        let page = ReportPage(
            title: context.words.status.title(context.modelTitle),
            document: whole.mapLinks(insidePage), figures: figures,
            ladder: (path: exhibits.ladder.path(.light), rows: exhibits.circuitRows),
            flows: exhibits.dealsByFlow.map { entry in
                ReportPage.Flow(
                    key: entry.flow,
                    deals: entry.deals.map {
                        (context.dealTitle($0), headingAnchor(context.dealTitle($0)))
                    })
            },
            translations: others.map { other in
                ReportPage.Translation(
                    file: other.file("report.html"), code: other.code,
                    name: Words.of(other).common.languageName)
            }, targets: targets, words: context.words.page, strings: exhibits.strings,
            citation: citation)
        return (context.language.file("report.html"), try page.html())
    }

    /// Page one alone, which prints on one sheet: `summary.html`, `summary.ko.html`.
    ///
    /// - Throws: ``DocumentError``: a defect of the program.
    public func summaryPage() throws(DocumentError) -> (path: String, contents: String) {
        let exhibits = ReportExhibits(context)
        var figures: [String: HTMLRenderer.Figure] = [:]
        for exhibit in exhibits.leading { figures[exhibit.path(.light)] = exhibit.figure() }
        let others = context.languages.filter { $0 != context.language }
        var targets: [String: String] = [:]
        for other in others { targets[other.file(ReportFile.summary)] = other.file("summary.html") }
        let whole = context.language.file("report.html")
        let document = Document(
            PageOne(context).blocks(in: ReportFile.summary) + context.footnotes)
        let page = ReportPage(
            title: context.words.status.title(context.modelTitle),
            document: document.mapLinks { url in
                // Deals and tables stand on the page of the whole report.
                let files = [ReportFile.report, ReportFile.appendix].map(context.language.file)
                guard let file = files.first(where: { url == $0 || url.hasPrefix($0 + "#") }) else {
                    return url
                }
                return whole + url.dropFirst(file.count)
            }, figures: figures,
            translations: others.map { other in
                ReportPage.Translation(
                    file: other.file("summary.html"), code: other.code,
                    name: Words.of(other).common.languageName)
            }, targets: targets, words: context.words.page, strings: exhibits.strings,
            citation: citation, isOnePage: true)
        return (context.language.file("summary.html"), try page.html())
    }

    /// What a number that is copied from the page names as its source.
    private var citation: String {
        let manifest = context.analysis.manifest
        return context.words.page.citation(
            context.words.status.title(context.modelTitle), asOf: context.dates.text(manifest.asOf),
            hash: String(manifest.modelHash.prefix(12)), version: manifest.toolVersion)
    }

    /// Report and appendix are one page: what leads from one to the other stays on it.
    private func insidePage(_ url: String) -> String {
        for name in [ReportFile.report, ReportFile.appendix] {
            let file = context.language.file(name)
            if url.hasPrefix(file + "#") { return String(url.dropFirst(file.count)) }
        }
        return url
    }
}

extension Document {
    /// The same with every link's address changed.
    func mapLinks(_ change: (String) -> String) -> Document {
        Document(blocks.map { $0.mapLinks(change) })
    }
}

extension Block {
    fileprivate func mapLinks(_ change: (String) -> String) -> Block {
        func text(_ inlines: [Inline]) -> [Inline] { inlines.map { $0.mapLinks(change) } }
        switch self {
        case .heading(let level, let inlines): return .heading(level: level, text(inlines))
        case .paragraph(let inlines): return .paragraph(text(inlines))
        case .table(let table):
            return .table(
                Table(
                    columns: table.columns.map { Table.Column(text($0.title), $0.alignment) },
                    rows: table.rows.map { $0.map(text) }))
        case .exhibit(var figure):
            figure.caption = text(figure.caption)
            return .exhibit(figure)
        case .list(let isOrdered, let items):
            return .list(ordered: isOrdered, items.map(text))
        case .quote(let inner): return .quote(inner.map { $0.mapLinks(change) })
        case .alert(let kind, let inner): return .alert(kind, inner.map { $0.mapLinks(change) })
        case .footnote(let id, let inlines): return .footnote(id: id, text(inlines))
        case .code, .comment, .rule: return self
        }
    }
}

extension Inline {
    fileprivate func mapLinks(_ change: (String) -> String) -> Inline {
        switch self {
        case .link(let inner, let url):
            // The name of a file is its address.
            .link(
                inner == [.text(url)] ? [.text(change(url))] : inner.map { $0.mapLinks(change) },
                url: change(url))
        case .strong(let inner): .strong(inner.map { $0.mapLinks(change) })
        case .emphasis(let inner): .emphasis(inner.map { $0.mapLinks(change) })
        case .text, .code, .footnote, .lineBreak: self
        }
    }
}
