import Analysis
import Charts
import Documents
import Gate
import Text

extension Report {
    /// A page for each language.
    ///
    /// - Throws: ``DocumentError``: a defect of the program.
    public static func pages(
        _ analysis: Analysis, languages: [ReportLanguage], gate: GateReport? = nil,
        changes: AnalysisChange? = nil
    ) throws(DocumentError) -> [(path: String, contents: String)] {
        var pages: [(path: String, contents: String)] = []
        for language in languages {
            pages.append(
                try Report(
                    analysis, language: language, languages: languages, gate: gate,
                    changes: changes
                ).page())
        }
        return pages
    }

    /// The report as one page that needs nothing but itself: `report.html`, `report.ko.html`.
    ///
    /// - Throws: ``DocumentError``: a defect of the program.
    public func page() throws(DocumentError) -> (path: String, contents: String) {
        let exhibits = ReportExhibits(context)
        var figures: [String: HTMLRenderer.Figure] = [:]
        for exhibit in exhibits.all {
            figures[exhibit.path(.light)] = HTMLRenderer.Figure(
                light: exhibit.draw(.light).svg(idSuffix: "light"),
                dark: exhibit.draw(.dark).svg(idSuffix: "dark"))
        }
        let others = context.languages.filter { $0 != context.language }
        // The status strip links the Markdown; from a page it leads to the page.
        var targets: [String: String] = [:]
        for other in others { targets[other.file("report.md")] = other.file("report.html") }
        let page = ReportPage(
            title: context.words.status.title(context.modelTitle), document: document,
            figures: figures,
            ladder: (path: exhibits.ladder.path(.light), rows: exhibits.circuitRows),
            translations: others.map { other in
                ReportPage.Translation(
                    file: other.file("report.html"), code: other.code,
                    name: Words.of(other).common.languageName)
            }, targets: targets, words: context.words.page, strings: exhibits.strings)
        return (context.language.file("report.html"), try page.html())
    }
}
