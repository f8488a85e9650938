import Analysis
import Charts
import Documents
import Gate
import Text

/// The analyst's report of one analysis: a document, its exhibits and its data.
///
/// ```swift
/// let files = try Report(analysis).files()                         // report.md, figures/…, data.json
/// let both = try Report.files(analysis, languages: [.en, .ko])     // and report.ko.md, figures/….ko.svg
/// ```
public struct Report: Sendable {
    let context: ReportContext

    /// - Parameters:
    ///   - languages: every language that is written, for links between them; none: this one alone.
    ///   - gate: what the gate says of the model, for the status strip; `nil`: nothing.
    ///   - changes: since the report before; `nil`: there is none.
    public init(
        _ analysis: Analysis, language: ReportLanguage = .en, languages: [ReportLanguage] = [],
        gate: GateReport? = nil, changes: AnalysisChange? = nil
    ) {
        context = ReportContext(
            analysis, language: language, languages: languages, gate: gate, changes: changes)
    }

    /// All files in several languages; what has no words, such as `data.json`, is written once.
    /// - Throws: ``DocumentError`` or `EncodingError`: defects of the program.
    public static func files(
        _ analysis: Analysis, languages: [ReportLanguage], gate: GateReport? = nil,
        changes: AnalysisChange? = nil
    ) throws -> [(path: String, contents: String)] {
        var seen: Set<String> = []
        return try languages.flatMap {
            try Report(
                analysis, language: $0, languages: languages, gate: gate, changes: changes
            ).files()
        }.filter { seen.insert($0.path).inserted }
    }

    /// Every section after page one, in the order of the report.
    static let sections: [any ReportSection] = [
        CircularitySection(), DependenceSection(), LiquiditySection(), ContagionSection(),
        IndicatorSection(), WatchSection(), WhatChangedSection(), CounterCaseSection(),
        ConflictsSection(), LimitsSection(), KeyNumbersSection(), MethodSection(),
        AssumptionsSection(), EvidenceSection(), NumberIndexSection(), AppendixSection(),
    ]

    /// The main report: page one and the sections.
    public var document: Document {
        let page = PageOne(context).blocks(in: ReportFile.report)
        return Document(page + ReportOutline(context).main + context.footnotes)
    }

    /// What the main report rests on: every table, deal and number.
    public var appendix: Document { ReportOutline(context).document(context) }

    /// All files, paths relative to the report's folder, in a fixed order.
    /// - Throws: ``DocumentError`` or `EncodingError`: defects of the program.
    public func files() throws -> [(path: String, contents: String)] {
        let outline = ReportOutline(context)
        let page = PageOne(context)
        let documents = [
            (
                ReportFile.report,
                page.blocks(in: ReportFile.report) + outline.main + context.footnotes
            ),
            (ReportFile.summary, page.blocks(in: ReportFile.summary) + context.footnotes),
            (ReportFile.appendix, outline.document(context).blocks),
        ]
        var files = try documents.map { name, blocks in
            (
                path: context.language.file(name),
                contents: try MarkdownRenderer().render(Document(blocks))
            )
        }
        for exhibit in ReportExhibits(context).all {
            for theme in Theme.all {
                files.append((exhibit.path(theme), exhibit.draw(theme).svg))
            }
        }
        files.append(("data.json", try JSONText.of(ReportData(context.analysis))))
        files += try DataPackage(context.analysis, changes: context.changes).files()
        return files
    }
}
